#include "report/words/flag_words.hpp"

#include <array>
#include <string_view>

namespace holdfast::report {

namespace {

struct Mark {
    std::string_view sign, means;
};
constexpr std::array marks{
    Mark{"z", "not applicable"},  Mark{"x", "not available"}, Mark{"c", "suppressed for confidentiality"},
    Mark{"u", "low reliability"}, Mark{"low", "rounds to 0"}, Mark{":", "not available"}};

//! A mark is all that follows a figure's name: "agency: u", "leaving rate without 2025: in post x".
bool may_end_in_mark(std::string_view before)
{
    constexpr std::string_view leaving = "leaving rate without ";
    auto const ends_with = [&](std::string_view end) {
        return before.size() >= end.size() && before.substr(before.size() - end.size()) == end;
    };
    return ends_with(":") ||
           (before.substr(0, leaving.size()) == leaving && (ends_with(": in post") || ends_with(": leavers")));
}

}  // namespace

std::string flag_words(std::string const& flag)
{
    auto const space = flag.rfind(' ');
    if (space == std::string::npos) return flag;
    std::string_view const all = flag;
    for (auto const& mark : marks)
        if (all.substr(space + 1) == mark.sign && may_end_in_mark(all.substr(0, space)))
            return flag.substr(0, space + 1) + std::string(mark.means) + " (" + std::string(mark.sign) + ")";
    return flag;
}

std::vector<std::string> flag_words(std::vector<std::string> const& flags)
{
    std::vector<std::string> all;
    all.reserve(flags.size());
    for (auto const& flag : flags) all.push_back(flag_words(flag));
    return all;
}

}  // namespace holdfast::report

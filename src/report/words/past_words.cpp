#include "report/words/past_words.hpp"

#include "base/text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

std::string ignored_inputs_words(std::vector<std::string> const& paths, std::string const& what)
{
    constexpr std::size_t most_named = 4;
    std::vector<std::string> named;
    for (std::size_t i = 0; i < std::min(paths.size(), most_named); ++i) named.push_back(visible(paths[i]));
    if (paths.size() > most_named) named.push_back(fmt::format("{} more", paths.size() - most_named));
    return fmt::format(
        "{} {} typed in the study and {} nothing here. {} read from the published panel alone: --panel FILE "
        "takes another.",
        in_words(named, "and"), paths.size() == 1 ? "is" : "are", paths.size() == 1 ? "moves" : "move", what);
}

}  // namespace holdfast::report

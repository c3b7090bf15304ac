#include "holdfast/panel/look_back_windows.hpp"

#include <algorithm>
#include <variant>

namespace holdfast {

namespace {

//! The longest run of published years in which every one of them can be used; of several as long, the last.
std::optional<YearSpan> longest_run(Panel const& panel, std::vector<std::string> const& numbers,
                                    YearSpan const& published)
{
    std::optional<YearSpan> longest;
    std::optional<int> first;
    for (int year = published.first; year <= published.last; ++year) {
        bool const usable = std::all_of(numbers.begin(), numbers.end(), [&](auto const& number) {
            auto const known = panel.find(number);
            return known != panel.end() && !not_usable_in(number, known->second, year);
        });
        if (!usable) {
            first.reset();
            continue;
        }
        if (!first) first = year;
        if (!longest || year - *first >= longest->last - longest->first) longest = YearSpan{*first, year};
    }
    return longest;
}

}  // namespace

std::optional<YearSpan> usual_years_before(int since, YearSpan const& published)
{
    int const last = since - 1 - years_between;
    YearSpan const usual{std::max(last + 1 - years_of_before, published.first), std::min(last, published.last)};
    return usual.first <= usual.last ? std::optional(usual) : std::nullopt;
}

std::optional<YearSpan> usual_first_years_after(YearSpan const& published)
{
    YearSpan const years{published.first + years_of_before + years_between, published.last};
    return years.first <= years.last ? std::optional(years) : std::nullopt;
}

std::optional<Windows> windows_that_hold(Panel const& panel, std::vector<std::string> const& numbers)
{
    auto const published = published_years(panel);
    if (!published || numbers.empty()) return std::nullopt;
    auto const run = longest_run(panel, numbers, *published);
    if (!run) return std::nullopt;
    int const since = std::min(run->first + years_of_before + years_between, run->last);
    auto const before = usual_years_before(since, *run);
    if (!before) return std::nullopt;
    LookBackQuestion question;
    question.adopters = numbers;
    question.windows = {*before, {since, run->last}};
    question.placebo_sets = 100;  // whether there is an answer does not hang on how many
    auto const answer = look_back(panel, question);
    auto const* found = std::get_if<LookBack>(&answer);
    return found != nullptr && found->left_out.empty() ? std::optional(question.windows) : std::nullopt;
}

}  // namespace holdfast

#include "cli/past/windows_typed.hpp"

#include "base/text.hpp"
#include "holdfast/panel/look_back_windows.hpp"
#include "inputs/fields/year_span.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! "2021", "2018 to 2025"
std::string from_to(int first, int last)
{
    return first >= last ? std::to_string(last) : fmt::format("{} to {}", first, last);
}

std::string colon(int first, int last)
{
    return first >= last ? std::to_string(last) : fmt::format("{}:{}", first, last);
}

//! What to give with --since, so that it runs with what else is typed: the years that leave three before them, or those after
//! the years before that are typed.
std::string advice_on_since(YearsTyped const& typed, YearSpan const& published)
{
    auto const before = year_span_typed(typed.before);
    bool const is_published = before && before->first >= published.first && before->first <= before->last;
    int const last = std::clamp(typed.until.value_or(published.last), published.first, published.last);
    if (is_published && before->last + years_between < last)
        return fmt::format("give a year of {}", from_to(before->last + 1 + years_between, last));
    std::string const without_before = typed.before.empty() ? "" : ", without --before";
    if (auto const years = usual_first_years_after({published.first, last}))
        return fmt::format("give a year of {}{}", from_to(years->first, years->last), without_before);
    if (auto const years = usual_first_years_after(published))
        return fmt::format("give a year of {}{}, without --until", from_to(years->first, years->last), without_before);
    int const since = published.first + 1 + years_between;
    if (since > published.last) return "--panel FILE takes one of more years";
    return fmt::format("write --since {} --before {}", since, published.first);
}

//! The first year after; a sentence where it cannot be.
std::variant<int, std::string> since_typed(YearsTyped const& typed, YearSpan const& published)
{
    int const since = typed.since.value_or(published.first + years_of_before + years_between);
    if (published.first >= published.last) return std::string("the panel holds one year: nothing lies before another");
    if (since > published.first && since <= published.last) return since;
    return fmt::format("--since {}: the panel holds {}, and something must lie before: {}", since,
                       from_to(published.first, published.last), advice_on_since(typed, published));
}

std::variant<YearSpan, std::string> after_typed(YearsTyped const& typed, int since, YearSpan const& published)
{
    int const until = typed.until.value_or(published.last);
    if (until < since || until > published.last)
        return fmt::format("--until {} is not one of the years after, which begin with {}: give a year of {}, or leave "
                           "it out",
                           until, since, from_to(since, published.last));
    return YearSpan{since, until};
}

//! The usual years before, as far as they are published. The year just before --since is in neither window, and nobody is told to
//! take it.
std::string advice_on_before(YearsTyped const& typed, int since, YearSpan const& published)
{
    if (auto const usual = usual_years_before(since, published))
        return fmt::format("write --before {}", colon(usual->first, usual->last));
    return fmt::format("before it only {} is published, and the year just before --since is in neither window. Begin "
                       "later: {}",
                       since - 1, advice_on_since({{}, typed.until, ""}, published));
}

//! Without --before: the three years that end two before --since.
std::variant<YearSpan, std::string> usual_before(int since, std::string const& advice, YearSpan const& published)
{
    YearSpan const usual{since - years_of_before - years_between, since - 1 - years_between};
    if (usual.first >= published.first) return usual;
    return fmt::format("--since {} would have {} before it, and the panel begins with {}: {}", since,
                       from_to(usual.first, usual.last), published.first, advice);
}

std::variant<YearSpan, std::string> before_typed(YearsTyped const& typed, int since, YearSpan const& published)
{
    auto const advice = advice_on_before(typed, since, published);
    if (typed.before.empty()) return usual_before(since, advice, published);
    auto const before = year_span_typed(typed.before);
    auto const shown = visible(typed.before);
    if (!before) return fmt::format("--before {}: that is not two years: {}", shown, advice);
    bool const turned = before->first + years_between < since && before->last >= published.first;
    if (before->first > before->last)
        return fmt::format("--before {}: {} is later than {}: {}", shown, before->first, before->last,
                           turned ? fmt::format("write --before {}", colon(before->last, before->first)) : advice);
    if (before->last >= since)
        return fmt::format("--before {} overlaps with the years after, which begin with {}: {}", shown, since, advice);
    if (before->first < published.first)
        return fmt::format("--before {}: the panel begins with {}: {}", shown, published.first, advice);
    return *before;
}

}  // namespace

std::variant<Windows, std::string> windows_typed(YearsTyped const& typed, YearSpan const& published)
{
    auto const since = since_typed(typed, published);
    if (auto const* wrong = std::get_if<std::string>(&since)) return *wrong;
    auto const after = after_typed(typed, std::get<int>(since), published);
    auto const before = before_typed(typed, std::get<int>(since), published);
    auto const* not_after = std::get_if<std::string>(&after);
    auto const* not_before = std::get_if<std::string>(&before);
    if (not_after != nullptr && not_before != nullptr) return *not_after + ". " + *not_before;
    if (not_after != nullptr) return *not_after;
    if (not_before != nullptr) return *not_before;
    return Windows{std::get<YearSpan>(before), std::get<YearSpan>(after)};
}

}  // namespace holdfast::cli

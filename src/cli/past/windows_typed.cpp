#include "cli/past/windows_typed.hpp"

#include "base/text.hpp"
#include "inputs/fields/year_span.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! The year before --since is in neither window: what is adopted during it moves it already.
constexpr int years_between = 1;
constexpr int years_before = years_of_before;

//! "2021", "2018 to 2025"
std::string from_to(int first, int last)
{
    return first >= last ? std::to_string(last) : fmt::format("{} to {}", first, last);
}

std::string colon(int first, int last)
{
    return first >= last ? std::to_string(last) : fmt::format("{}:{}", first, last);
}

std::variant<YearSpan, std::string> after_typed(YearsTyped const& typed, YearSpan const& published)
{
    int const since = typed.since.value_or(published.first + years_before + years_between);
    if (published.first >= published.last) return std::string("the panel holds one year: nothing lies before another");
    if (since <= published.first || since > published.last)
        return fmt::format("--since {}: the panel holds {}, and something must lie before: give a year of {}", since,
                           from_to(published.first, published.last), from_to(published.first + 1, published.last));
    int const until = typed.until.value_or(published.last);
    if (until < since || until > published.last)
        return fmt::format("--until {} is not one of the years after, which begin with {}: give a year of {}, or leave "
                           "it out",
                           until, since, from_to(since, published.last));
    return YearSpan{since, until};
}

std::variant<YearSpan, std::string> before_typed(YearsTyped const& typed, int since, YearSpan const& published)
{
    auto const advice = fmt::format("write --before {}", colon(published.first, since - 1));
    if (typed.before.empty()) {
        YearSpan const usual{since - years_before - years_between, since - 1 - years_between};
        if (usual.first >= published.first) return usual;
        return fmt::format("--since {} would have {} before it, and the panel begins with {}: {}", since,
                           from_to(usual.first, usual.last), published.first, advice);
    }
    auto const before = year_span_typed(typed.before);
    if (!before) return fmt::format("--before {}: that is not two years: {}", visible(typed.before), advice);
    if (before->first > before->last)
        return fmt::format("--before {}: {} is later than {}: write --before {}:{}", visible(typed.before),
                           before->first, before->last, before->last, before->first);
    if (before->last >= since)
        return fmt::format("--before {} overlaps with the years after, which begin with {}: {}", visible(typed.before),
                           since, advice);
    if (before->first < published.first)
        return fmt::format("--before {}: the panel begins with {}: {}", visible(typed.before), published.first, advice);
    return *before;
}

}  // namespace

std::variant<Windows, std::string> windows_typed(YearsTyped const& typed, YearSpan const& published)
{
    auto const after = after_typed(typed, published);
    if (auto const* wrong = std::get_if<std::string>(&after)) return *wrong;
    auto const& years_after = std::get<YearSpan>(after);
    auto const before = before_typed(typed, years_after.first, published);
    if (auto const* wrong = std::get_if<std::string>(&before)) return *wrong;
    return Windows{std::get<YearSpan>(before), years_after};
}

}  // namespace holdfast::cli

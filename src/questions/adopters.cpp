#include "holdfast/questions/adopters.hpp"

#include "holdfast/panel/look_back_windows.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! A set with its path in the inputs, for problems.
struct NamedSet {
    std::string path;
    Adopters const& adopters;
    Problems& problems;

    void error(Place const& at, char const* key, std::string says, std::string hint) const
    {
        auto field = *key == '\0' ? path : path + "." + key;
        problems.push_back({Problem::Kind::error, at, std::move(field), std::move(says), std::move(hint), {}});
    }
};

std::string span_of(YearSpan const& span)
{
    return span.first >= span.last ? std::to_string(span.last) : fmt::format("{} to {}", span.first, span.last);
}

//! A first year after that needs no `before` beside it.
std::string advice_on_since(YearSpan const& published)
{
    auto const years = usual_first_years_after(published);
    return years ? fmt::format("give a year of {}", span_of(*years)) : std::string("leave the set out");
}

std::optional<YearSpan> years_after(NamedSet const& set, YearSpan const& published)
{
    auto const& adopters = set.adopters;
    int const last = adopters.until.value_or(published.last);
    if (adopters.since <= published.first || adopters.since > published.last) {
        set.error(adopters.at_since, "since",
                  fmt::format("{}.since is {}, but the published panel holds {}, and something must lie before",
                              set.path, adopters.since, span_of(published)),
                  advice_on_since(published));
        return std::nullopt;
    }
    if (last > published.last) {
        set.error(adopters.at_until, "until",
                  fmt::format("{}.until is {}, but the published panel ends with {}", set.path, last, published.last),
                  fmt::format("give a year of {}, or leave it out", span_of({adopters.since, published.last})));
        return std::nullopt;
    }
    return YearSpan{adopters.since, last};
}

std::optional<YearSpan> years_before(NamedSet const& set, YearSpan const& published)
{
    auto const& adopters = set.adopters;
    int const last = adopters.since - 1 - years_between;
    auto const before = adopters.before.value_or(YearSpan{last + 1 - years_of_before, last});
    if (before.first >= published.first) return before;
    auto const usual = usual_years_before(adopters.since, published);
    auto const advice = usual ? fmt::format("write before = \"{}:{}\"", usual->first, usual->last)
                              : fmt::format("nothing is published before the year just before it, which is in neither "
                                            "window: {}",
                                            advice_on_since(published));
    if (adopters.before)
        set.error(adopters.at_before, "before",
                  fmt::format("{}.before begins with {}, but the published panel begins with {}", set.path,
                              before.first, published.first),
                  advice);
    else
        set.error(adopters.at_since, "since",
                  fmt::format("{} would have {} before it, but the published panel begins with {}", set.path,
                              span_of(before), published.first),
                  advice);
    return std::nullopt;
}

//! Years that hold for all of them; else to name others.
std::string advice_on_years(NamedSet const& set, Panel const& panel)
{
    auto const windows = windows_that_hold(panel, set.adopters.numbers);
    if (!windows) return "name others, or leave the set out: in no years is there an answer about all of these";
    return fmt::format("write since = {}, until = {} and before = \"{}:{}\", name others, or leave the set out",
                       windows->after.first, windows->after.last, windows->before.first, windows->before.last);
}

void complain_of_no_answer(NamedSet const& set, CannotLookBack const& why, Panel const& panel)
{
    std::string reasons;
    for (auto const& unusable : why.left_out) reasons += (reasons.empty() ? "" : "; ") + not_usable_words(unusable);
    if (why.others < fewest_to_compare)
        reasons += fmt::format("{}only {} others can be used in these years", reasons.empty() ? "" : "; ", why.others);
    if (reasons.empty()) reasons = "more are named than are left to hold them against";
    set.error(set.adopters.at, "", fmt::format("{}: there is no answer about these authorities: {}", set.path, reasons),
              advice_on_years(set, panel));
}

//! What one set saw; nothing, and a problem, where there is no answer. What is known of a set like it is not worked out again.
std::optional<LookBack> seen_by(NamedSet const& set, Panel const& panel, std::vector<AdoptersFound> const& known)
{
    auto const published = published_years(panel);
    if (!published) {
        set.error(set.adopters.at, "", set.path + " needs published years, and the panel holds none", "give a panel");
        return std::nullopt;
    }
    auto const after = years_after(set, *published);
    if (!after) return std::nullopt;
    auto const before = years_before(set, *published);
    if (!before) return std::nullopt;
    LookBackQuestion question;
    question.adopters = set.adopters.numbers;
    question.windows = {*before, *after};
    for (auto const& other : known)
        if (other.adopters.numbers == question.adopters && other.happened.windows == question.windows)
            return other.happened;
    auto answer = look_back(panel, question);
    if (auto* found = std::get_if<LookBack>(&answer)) return std::move(*found);
    complain_of_no_answer(set, std::get<CannotLookBack>(answer), panel);
    return std::nullopt;
}

}  // namespace

bool names_adopters(Study const& study)
{
    return std::any_of(study.interventions.begin(), study.interventions.end(),
                       [](Intervention const& intervention) { return !intervention.adopters.empty(); });
}

Read<std::vector<AdoptersFound>> what_adopters_saw(Study const& study, Panel const& panel)
{
    Read<std::vector<AdoptersFound>> read;
    std::vector<AdoptersFound> all;
    for (auto const& intervention : study.interventions)
        for (std::size_t i = 0; i < intervention.adopters.size(); ++i) {
            NamedSet const set{fmt::format("interventions.{}.adopters.{}", intervention.id, i + 1),
                               intervention.adopters[i], read.problems};
            if (auto found = seen_by(set, panel, all))
                all.push_back({intervention.id, intervention.adopters[i], *std::move(found)});
        }
    if (!has_errors(read.problems)) read.value = std::move(all);
    return read;
}

}  // namespace holdfast

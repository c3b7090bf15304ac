#include "report/words/takes.hpp"

#include "report/words/patterns.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

Taken taken_by(Standing const& standing)
{
    Taken taken;
    for (auto const* result : standing.results) {
        taken.cash += result->programme_cost.mean;
        taken.time += result->programme_time.mean;
        taken.hours += result->programme_hours.mean;
    }
    return taken;
}

std::string hours_are(bool guessed) { return guessed ? " (our guess)" : ""; }

std::string taken_pattern(Standing const& standing)
{
    if (taken_by(standing).hours <= 0.0) return "";
    std::string text =
        standing.placeholder ? "Cash out: {cash}, of which some or all is our guess. " : "Cash out: {cash}. ";
    text += "Time out: {hours} hours of staff" + hours_are(standing.hours_guessed) + ", worth {time}.";
    if (standing.savings)
        text += " What is left: {left} in cash; {left_in_all} with capacity and that time counted, too.";
    return text;
}

std::string taken_sentence(Standing const& standing)
{
    auto const taken = taken_by(standing);
    Slots slots{{"cash", spoken(taken.cash)}, {"hours", figure(taken.hours)}, {"time", spoken(taken.time)}};
    if (standing.savings) {
        slots.emplace_back("left", spoken(standing.savings->net_cash.mean));
        slots.emplace_back("left_in_all", spoken(standing.savings->net_total.mean));
    }
    return filled(taken_pattern(standing), slots);
}

std::string_view row_rests_on(CostRow const& row)
{
    if (row.part != CostPart::guessed) return row.own ? "stated, yours" : "stated";
    switch (row.basis) {
    case Basis::elicited: return row.own ? "experts expect it, yours" : "experts expect it";
    case Basis::assumption: return row.own ? "your guess" : "our guess";
    default: return row.own ? "your placeholder" : "placeholder";
    }
}

std::string build_up_sentence(std::vector<CostRow> const& rows)
{
    bool const time = std::any_of(rows.begin(), rows.end(), [](CostRow const& row) { return row.each.hours > 0.0; });
    auto const any_guess_of = [&rows](Basis basis) {
        return std::any_of(rows.begin(), rows.end(),
                           [basis](CostRow const& row) { return row.part == CostPart::guessed && row.basis == basis; });
    };
    bool const guess = any_guess_of(Basis::assumption);
    bool const own = std::any_of(rows.begin(), rows.end(), [](CostRow const& row) { return row.own; });
    std::string text = "What the programme costs, row by row, with every number at its mean.";
    if (guess) text += " A row is our guess where nobody published how much is taken, even if its price has a source.";
    if (any_guess_of(Basis::elicited))
        text += " A row that experts expect is what those who were asked believe, and nobody's price.";
    if (own && std::any_of(rows.begin(), rows.end(), [](CostRow const& row) { return !row.own; }))
        text += " Rows called yours are from your own files; all others came with the programme's inputs.";
    if (time) text += std::string(" ") + time_is_no_cash;
    return text;
}

std::vector<CostRow> cost_rows_of(Findings const& findings, Strategy const& strategy)
{
    std::vector<CostRow> all;
    for (auto const member : strategy.members) {
        auto rows = holdfast::cost_rows_of(findings.study, findings.study.interventions.at(member));
        all.insert(all.end(), rows.begin(), rows.end());
    }
    return all;
}

std::string each_in_cash(CostRow const& row) { return row.each.cash > 0.0 ? spoken(row.each.cash) : std::string(); }

std::string each_in_time(CostRow const& row)
{
    if (row.each.hours <= 0.0) return "";
    return fmt::format("{} hours, {}", figure(row.each.hours), spoken(row.each.time));
}

}  // namespace holdfast::report

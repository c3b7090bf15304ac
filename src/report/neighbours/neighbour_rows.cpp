#include "report/neighbours/neighbour_rows.hpp"

#include "report/words/cost_parts.hpp"
#include "report/words/evidence.hpp"

namespace holdfast::report {

namespace {

using Role = ComparedRow::Role;

ComparedRow row_of(Neighbourhood const& neighbourhood, Role role, Compared const& who)
{
    auto const& strategy = neighbourhood.findings.strategies.at(neighbourhood.strategy);
    ComparedRow row;
    row.role = role;
    row.who = &who;
    if (!strategy.has_effect) row.no_saving_reason = no_saving_claimed;
    else if (evidence_of(strategy) == Evidence::null_result) row.no_saving_reason = null_result_claims_nothing;
    else if (!who.savings || !who.per_fte || !who.chances)
        row.no_saving_reason = role == Role::england ? "England is not run here" : "the run gives no value";
    else {
        bool const before = strategy.placeholder_cost;
        row.saving = lead_cash(*who.savings, before);
        row.per_fte = lead_cash(*who.per_fte, before);
        row.chance = lead_chance(*who.chances, before);
    }
    return row;
}

}  // namespace

char const* name(Role role)
{
    switch (role) {
    case Role::authority: return "authority";
    case Role::neighbour: return "neighbour";
    case Role::region: return "region";
    case Role::england: return "england";
    }
    return "";
}

std::vector<ComparedRow> rows_of(Neighbourhood const& neighbourhood)
{
    std::vector<ComparedRow> rows{row_of(neighbourhood, Role::authority, neighbourhood.authority)};
    for (auto const& neighbour : neighbourhood.neighbours)
        rows.push_back(row_of(neighbourhood, Role::neighbour, neighbour));
    rows.push_back(row_of(neighbourhood, Role::region, neighbourhood.region));
    if (neighbourhood.england) rows.push_back(row_of(neighbourhood, Role::england, *neighbourhood.england));
    return rows;
}

char const* when_counted(Strategy const& strategy)
{
    switch (cost_known(strategy.cost_parts)) {
    case CostKnown::all: return "after the programme's own cost";
    case CostKnown::partly:
        return "after the stated part of the programme's own cost, of which the rest is still our guess";
    case CostKnown::nothing: return "before the programme's own cost, which is still our guess";
    }
    return "";
}

}  // namespace holdfast::report

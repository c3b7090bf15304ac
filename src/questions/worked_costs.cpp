#include "holdfast/questions/worked_costs.hpp"

#include "base/decimal.hpp"
#include "engine/authority_model.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr auto penny = Rounding::to_nearest_penny;

std::string hours_in_words(double hours) { return fmt::format("{:.4g} {}", hours, hours == 1.0 ? "hour" : "hours"); }

std::string in_words_of(Resource const& of)
{
    auto text = fmt::format("{:.4g} {}", mean(of.quantity.about), of.quantity.unit);
    if (of.price) return fmt::format("{} × £{:g}", text, mean(of.price->about));
    text += " × " + hours_in_words(mean(of.hours->about));
    if (of.terms.kind == ResourceKind::cash) return text + ", paid at pay";
    text += " of staff time";
    if (!of.backfilled) return text;
    text += fmt::format(", {:.0f}% of it backfilled", 100.0 * mean(of.backfilled->about));
    return of.backfill_price ? fmt::format("{} at £{:g} an hour", text, mean(of.backfill_price->about))
                             : text + " at pay";
}

Basis basis_of(Resource const& of)
{
    auto basis = of.quantity.basis;
    of.for_numbers([&basis](Belief const& number) {
        bool const firmer = cost_part_of(basis) == CostPart::stated;
        if (firmer && cost_part_of(number.basis) == CostPart::guessed) basis = number.basis;
        if (number.basis == Basis::placeholder) basis = number.basis;
    });
    return basis;
}

bool is_own(Resource const& of)
{
    bool own = false;
    of.for_numbers([&own](Belief const& number) { own = own || number.local; });
    return own;
}

std::string source_of(Resource const& of)
{
    std::vector<std::string> sources;
    of.for_numbers([&sources](Belief const& number) {
        if (number.source.empty()) return;
        if (std::find(sources.begin(), sources.end(), number.source) == sources.end()) sources.push_back(number.source);
    });
    std::string text;
    for (auto const& source : sources) text += (text.empty() ? "" : " ") + source;
    return text;
}

//! A study of one authority whose interventions have nothing to pay, for one row to be put in. It is copied for every row, and
//! all of England's authorities would be with it.
Study with_no_costs(Study study, Authority const& authority)
{
    study.authorities = {authority};
    for (auto& of : study.interventions) {
        for_rows(cost_rows, [&of](auto const& row) { row.place(of).reset(); });
        of.resources.clear();
    }
    return study;
}

}  // namespace

std::vector<CostRow> cost_rows_of(Study const& study, Intervention const& intervention)
{
    std::vector<CostRow> list;
    for_rows(cost_rows, [&](auto const& row) {
        std::optional<Belief> const& amount = row.place(intervention);
        if (!amount) return;
        list.push_back({std::string(row.says.label),
                        fmt::format("{:g} {}", mean(amount->about), amount->unit),
                        std::string(row.says.unit),
                        false,
                        cost_part_of(amount->basis),
                        amount->basis,
                        amount->source,
                        {mean_in_pounds(study, amount), 0.0, 0.0},
                        amount->local});
    });
    for (auto const& of : intervention.resources)
        list.push_back({of.item, in_words_of(of), std::string(cost_said(amount_of(of.terms.per)).unit), true, of.part(),
                        basis_of(of), source_of(of), mean_resource_cost(study, of), is_own(of)});
    return list;
}

namespace {

//! Of an authority that shares a set-up, rows that are paid once say so.
std::vector<CostRow> with_shares(Study const& study, Authority const& authority, Intervention const& of)
{
    auto rows = cost_rows_of(study, of);
    if (alliance_of(study, authority, of) == nullptr) return rows;
    auto const once = cost_said(ProgrammePart::setup).unit;
    for (auto& row : rows)
        if (row.unit == once)
            row.how +=
                fmt::format(", of which {} carries {:.6g} (M19c)", authority.name, setup_share(study, authority, of));
    return rows;
}

}  // namespace

std::vector<WorkedCost> worked_costs(Study const& study, Authority const& authority, std::size_t strategy)
{
    std::vector<WorkedCost> list;
    auto const nothing = with_no_costs(study, authority);
    auto const add = [&](CostRow row, Intervention const& of, Study const& alone) {
        Plan const plan(alone);
        SharedBeliefs const beliefs(alone);
        MeanModel<Decimal> means(alone, plan, beliefs);
        means.start(authority);
        auto const& saving = means.save(plan.strategies[strategy]);
        list.push_back({std::move(row), of.name, to_money(saving.programme, penny),
                        to_money(saving.programme_time, penny), saving.programme_hours.convert_to<double>()});
    };
    auto const members = strategies_of(study).at(strategy).members;
    for (auto const member : members) {
        auto const& of = study.interventions[member];
        auto const rows = with_shares(study, authority, of);
        std::size_t number = 0;
        for_rows(cost_rows, [&](auto const& row) {
            if (!row.place(of)) return;
            auto alone = nothing;
            row.place(alone.interventions[member]) = row.place(of);
            add(rows[number++], of, alone);
        });
        for (auto const& resource : of.resources) {
            auto alone = nothing;
            alone.interventions[member].resources = {resource};
            add(rows[number++], of, alone);
        }
    }
    return list;
}

}  // namespace holdfast

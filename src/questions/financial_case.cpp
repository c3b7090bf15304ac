#include "holdfast/questions/financial_case.hpp"

#include "engine/head.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/study/rating.hpp"
#include "numerics/running.hpp"
#include "questions/cash_columns.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace holdfast {

namespace {

constexpr int green_from = 75;  //!< in 100
constexpr int red_below = 50;   //!< in 100

using Draws = std::vector<double>;

void add(Draws& into, std::span<double const> column, double weight = 1.0)
{
    for (std::size_t i = 0; i < into.size(); ++i) into[i] += weight * column[i];
}

//! Sums up the draws of some financial years.
class Summary {
public:
    Summary(CashColumns const& columns, std::size_t replicates, bool has_effect)
        : columns_(columns), replicates_(replicates), has_effect_(has_effect)
    {
    }

    //! Financial years [first, last), of the period that the impact has.
    [[nodiscard]] CasePeriod period(ImpactPeriod const& of, std::size_t first, std::size_t last) const
    {
        CasePeriod period;
        period.starts = of.starts;
        period.months = of.months;
        auto const capital = over(first, last, [&](std::size_t y) { return columns_.capital(y); });
        auto once = over(first, last, [&](std::size_t y) { return columns_.part(y, ProgrammePart::setup); });
        add(once, capital, -1.0);
        auto ongoing = none();
        for (auto const part : all_programme_parts)
            if (part != ProgrammePart::setup)
                add(ongoing, over(first, last, [&](std::size_t y) { return columns_.part(y, part); }));
        auto const cost = cost_over(first, last);
        period.capital = estimate(capital);
        period.one_off_revenue = estimate(once);
        period.ongoing = estimate(ongoing);
        period.cost = estimate(cost);
        if (has_effect_) period.savings = savings(first, last, cost);
        return period;
    }

    [[nodiscard]] CasePayback payback() const
    {
        auto const months = columns_.whole(OfTheWhole::paid_back_month);
        std::vector<int> paid_back;
        for (double const month : months)
            if (month > 0.0) paid_back.push_back(static_cast<int>(month));
        std::sort(paid_back.begin(), paid_back.end());
        auto const draws = static_cast<double>(months.size());
        auto const by = [&](int in_ten) -> std::optional<int> {
            auto const needed = static_cast<std::size_t>(std::ceil(in_ten * draws / 10.0));
            if (needed > paid_back.size()) return std::nullopt;
            return paid_back[needed - 1];
        };
        return {by(1), by(5), by(9), 1.0 - static_cast<double>(paid_back.size()) / draws};
    }

private:
    [[nodiscard]] Draws none() const { return Draws(columns_.draws(), 0.0); }
    template <class Column> [[nodiscard]] Draws over(std::size_t first, std::size_t last, Column const& column) const
    {
        auto sum = none();
        for (auto y = first; y < last; ++y) add(sum, column(y));
        return sum;
    }
    [[nodiscard]] Draws cost_over(std::size_t first, std::size_t last) const
    {
        auto cost = none();
        for (auto y = first; y < last; ++y) add(cost, columns_.saving(y, Line::programme), -1.0);
        return cost;
    }
    [[nodiscard]] Draws line_over(std::size_t first, std::size_t last, BudgetLine which) const
    {
        auto sum = none();
        for (auto const line : all_lines)
            if (budget_line_of(line) == which)
                add(sum, over(first, last, [&](std::size_t y) { return columns_.saving(y, line); }));
        return sum;
    }
    [[nodiscard]] Draws net_over(std::size_t first, std::size_t last) const
    {
        auto net = none();
        for (auto const line : all_budget_lines) add(net, line_over(first, last, line));
        add(net, cost_over(first, last), -1.0);
        return net;
    }

    [[nodiscard]] CaseSavings savings(std::size_t first, std::size_t last, Draws const& cost) const
    {
        CaseSavings savings;
        auto cashable = none();
        for (auto const line : all_budget_lines) {
            auto const saved = line_over(first, last, line);
            at(savings.lines, line) = estimate(saved);
            add(cashable, saved);
        }
        auto net = cashable;
        add(net, cost, -1.0);
        auto const so_far = net_over(0, last);
        savings.cashable = estimate(cashable);
        savings.net = estimate(net);
        savings.so_far = estimate(so_far);
        savings.chance = not_below_zero(net);
        savings.chance_so_far = not_below_zero(so_far);
        savings.cashable_exceeds = percentiles(std::move(cashable));
        savings.net_exceeds = percentiles(std::move(net));
        savings.so_far_exceeds = percentiles(so_far);
        return savings;
    }

    [[nodiscard]] Estimate estimate(Draws const& draws) const
    {
        Draws scratch(draws.size());
        RunningSummary summary;
        summary.add(draws, {replicates_, false}, scratch);
        return summary.estimate();
    }
    static Percentiles percentiles(Draws draws)
    {
        auto const exceeded_by = [&draws](double share) { return quantile_of(draws, 1.0 - share); };
        return {exceeded_by(0.9), exceeded_by(0.5), exceeded_by(0.1)};
    }
    static double not_below_zero(Draws const& draws)
    {
        auto const count = std::count_if(draws.begin(), draws.end(), [](double pounds) { return pounds >= 0.0; });
        return static_cast<double>(count) / static_cast<double>(draws.size());
    }

    CashColumns const& columns_;
    std::size_t replicates_;
    bool has_effect_;
};

RestsOn weakest(std::initializer_list<Belief const*> beliefs)
{
    auto all = RestsOn::stated;
    for (auto const* belief : beliefs) all = std::max(all, rests_on(belief->basis));
    return all;
}

//! The prices that each line is worked out from.
ByBudgetLine<RestsOn> prices_of_lines(Study const& study)
{
    auto const& prices = study.prices;
    ByBudgetLine<RestsOn> lines{};
    auto& agency = at(lines, BudgetLine::agency);
    agency = weakest({&prices.pay, &prices.agency_premium, &prices.agency_released});
    for (auto const& authority : study.authorities) agency = std::max(agency, weakest({&authority.cover_share}));
    at(lines, BudgetLine::recruitment) = weakest({&prices.recruitment});
    at(lines, BudgetLine::training) = weakest({&prices.induction});
    at(lines, BudgetLine::staff_pay) = weakest({&prices.pay, &prices.exit});
    return lines;
}

bool is_stated(Basis basis) { return rests_on(basis) == RestsOn::stated; }

//! Of an effect nothing is assumed and not guessed: what no study found is our guess, and all savings rest on it. So is what
//! stands beside a pilot, be it the range around a null result.
RestsOn effect_rests_on(Study const& study, Strategy const& strategy)
{
    bool stated = is_stated(strategy.basis);
    for (auto const member : strategy.members)
        if (auto const& effect = study.interventions.at(member).effect; effect && effect->beside_pilot)
            stated = stated && is_stated(*effect->beside_pilot);
    return stated ? RestsOn::stated : RestsOn::guessed;
}

//! Is the range of the effect our guess, or does it hold one: how far it may lie where nothing published applies (M13a)?
bool has_guessed_range(LeavingEffect const& effect)
{
    auto const& robust = effect.robust;
    return !effect.interval_published || (robust && !robust->spread_stated && robust->prior.does_not_apply > 0.0);
}

//! What keeps a saving that is as likely as that from being green: how sure its effect is, member by member.
void put_doubts(CaseFacts& facts, Study const& study, Strategy const& strategy)
{
    for (auto const member : strategy.members) {
        auto const& intervention = study.interventions.at(member);
        if (!intervention.effect) continue;
        auto const& effect = *intervention.effect;
        bool const expected = intervention.basis == Basis::elicited;
        facts.experts = facts.experts || expected;
        facts.very_low = facts.very_low || rate_evidence(intervention).certainty <= Certainty::very_low;
        facts.range_guessed = facts.range_guessed || (!expected && has_guessed_range(effect));
        facts.bias_left_in = facts.bias_left_in || (effect.deals_with_bias() && effect.bias_method == BiasMethod::none);
        for (auto const& authority : study.authorities) {
            auto const place = pilot_place(effect.pilot, study, authority);
            facts.fall_expected = facts.fall_expected || (place.fall && place.fall->was_to_be_expected());
        }
    }
    // Of what is a guess by itself, experts are not the reason.
    facts.experts = facts.experts && strategy.basis == Basis::elicited;
}

bool any(ByBudgetLine<RestsOn> const& lines, RestsOn which)
{
    return std::find(lines.begin(), lines.end(), which) != lines.end();
}

}  // namespace

std::optional<BudgetLine> budget_line_of(Line line)
{
    switch (line) {
    case Line::agency: return BudgetLine::agency;
    case Line::recruitment: return BudgetLine::recruitment;
    case Line::induction: return BudgetLine::training;
    case Line::pay:
    case Line::exit: return BudgetLine::staff_pay;
    default: return std::nullopt;  // the programme, and what is no cash
    }
}

std::string_view name(BudgetLine line)
{
    switch (line) {
    case BudgetLine::agency: return "agency";
    case BudgetLine::recruitment: return "recruitment";
    case BudgetLine::training: return "training";
    case BudgetLine::staff_pay: return "staff_pay";
    }
    throw ContractBroken("a line of the budget is one of all_budget_lines");
}

std::string const& owner_of(CaseOwners const& owners, BudgetLine line)
{
    switch (line) {
    case BudgetLine::agency: return owners.agency;
    case BudgetLine::recruitment: return owners.recruitment;
    case BudgetLine::training: return owners.training;
    case BudgetLine::staff_pay: return owners.staff_pay;
    }
    throw ContractBroken("a line of the budget is one of all_budget_lines");
}

RestsOn rests_on(Basis basis)
{
    if (cost_part_of(basis) == CostPart::stated) return RestsOn::stated;
    return basis == Basis::assumption ? RestsOn::assumed : RestsOn::guessed;
}

std::string_view name(RestsOn what)
{
    switch (what) {
    case RestsOn::stated: return "stated";
    case RestsOn::assumed: return "assumed";
    case RestsOn::guessed: return "guessed";
    }
    throw ContractBroken("a figure is stated, assumed or guessed");
}

std::string_view name(CaseRating rating)
{
    switch (rating) {
    case CaseRating::green: return "green";
    case CaseRating::amber: return "amber";
    case CaseRating::red: return "red";
    }
    throw ContractBroken("a case is green, amber or red");
}

CaseRating best_with(CaseReason reason)
{
    switch (reason) {
    case CaseReason::no_evidence:
    case CaseReason::effect_guessed:
    case CaseReason::effect_expected:
    case CaseReason::below_half:
    case CaseReason::cost_guessed:
    case CaseReason::line_guessed: return CaseRating::red;
    case CaseReason::below_threshold:
    case CaseReason::cost_built:
    case CaseReason::line_assumed:
    case CaseReason::very_low:
    case CaseReason::range_guessed:
    case CaseReason::bias_left_in:
    case CaseReason::fall_expected:
    case CaseReason::owner_missing: return CaseRating::amber;
    }
    throw ContractBroken("a reason holds a case at red or amber");
}

bool is_counted_on(CaseSavings const& horizon, BudgetLine line)
{
    constexpr double a_pound = 1.0;
    return std::abs(at(horizon.lines, line).mean) >= a_pound;
}

RatedCase rate_case(CaseFacts const& facts)
{
    RatedCase rated;
    auto const held_by = [&rated](bool holds, CaseReason reason) {
        if (holds) rated.reasons.push_back(reason);
    };
    auto const in_100 = facts.chance ? std::lround(100.0 * *facts.chance) : 0L;
    held_by(!facts.chance, CaseReason::no_evidence);
    bool const not_measured = facts.chance && facts.effect != RestsOn::stated;
    held_by(not_measured && !facts.experts, CaseReason::effect_guessed);
    held_by(not_measured && facts.experts, CaseReason::effect_expected);
    held_by(facts.chance && in_100 < red_below, CaseReason::below_half);
    held_by(at(facts.cost_parts, CostPart::guessed), CaseReason::cost_guessed);
    held_by(any(facts.lines, RestsOn::guessed), CaseReason::line_guessed);
    held_by(facts.chance && in_100 >= red_below && in_100 < green_from, CaseReason::below_threshold);
    held_by(at(facts.cost_parts, CostPart::built), CaseReason::cost_built);
    held_by(any(facts.lines, RestsOn::assumed), CaseReason::line_assumed);
    held_by(facts.chance && facts.very_low, CaseReason::very_low);
    held_by(facts.chance && facts.range_guessed, CaseReason::range_guessed);
    held_by(facts.chance && facts.bias_left_in, CaseReason::bias_left_in);
    held_by(facts.chance && facts.fall_expected, CaseReason::fall_expected);
    held_by(facts.chance && facts.owner_missing, CaseReason::owner_missing);
    rated.rating = CaseRating::green;
    for (auto const reason : rated.reasons) rated.rating = std::max(rated.rating, best_with(reason));
    return rated;
}

FinancialCase financial_case(Study const& study, std::size_t authority, std::string const& strategy,
                             Execution const& execution)
{
    return financial_case_together(with_one_authority(study, authority), strategy, execution);
}

FinancialCase financial_case_together(Study const& study, std::string const& strategy, Execution const& execution)
{
    FinancialCase made;
    auto const summarise = [&made](BudgetImpact const& impact, CashColumns const& columns, std::size_t replicates) {
        Summary const summary(columns, replicates, impact.cash.has_value());
        for (std::size_t y = 0; y < impact.years.size(); ++y)
            made.years.push_back(summary.period(impact.years[y], y, y + 1));
        made.horizon = summary.period(impact.horizon, 0, impact.years.size());
        if (impact.cash) made.payback = summary.payback();
    };
    made.impact = budget_impact_of_all(study, strategy, execution, summarise, {});
    auto const& head = made.impact.head;
    auto const& chosen = head.strategies.at(made.impact.strategy);
    made.lines = prices_of_lines(head.study);
    CaseFacts facts{std::nullopt, chosen.cost_parts, effect_rests_on(head.study, chosen), made.lines};
    put_doubts(facts, head.study, chosen);
    if (auto const& savings = made.horizon.savings) {
        facts.chance = savings->chance;
        facts.owner_missing = std::any_of(all_budget_lines.begin(), all_budget_lines.end(), [&](BudgetLine line) {
            return is_counted_on(*savings, line) && owner_of(head.study.case_owners, line).empty();
        });
    }
    made.rated = rate_case(facts);
    return made;
}

}  // namespace holdfast

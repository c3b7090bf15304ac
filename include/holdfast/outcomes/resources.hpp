//! What a programme takes, and what that costs (M19a): rooms, trainers, sessions in cash; the time of staff as capacity, not as
//! cash, unless somebody is paid to stand in for them. Written once over the number type, as the model is.
//! Tested in tests/outcomes/resources_test.cpp and against the slow twin in tests/laws/.
#pragma once

#include "holdfast/outcomes/programme.hpp"

#include <string_view>

namespace holdfast {

enum class ResourceKind : std::size_t { cash, time };
inline constexpr std::array all_resource_kinds{ResourceKind::cash, ResourceKind::time};
[[nodiscard]] std::string_view name(ResourceKind);  //!< "cash", "time"

//! What is said of a resource, and is no number.
struct ResourceTerms {
    ResourcePer per{};
    ResourceKind kind{};
    bool paid_at_pay{};         //!< its price is pay by the hour; always so of time
    bool has_backfill_price{};  //!< who stands in is paid at a price of their own, not at pay
    CostPart part{};            //!< what its cost rests on
    bool capital{};             //!< an asset: paid once, in cash, from capital (decision 0054); moves no money
    friend bool operator==(ResourceTerms const&, ResourceTerms const&) = default;
};

//! One value of every belief about a resource.
template <class Real> struct ResourceValues {
    Real quantity{};        //!< in units, as `per` says
    Real price{};           //!< [£ per unit]; not where it is paid at pay
    Real hours{};           //!< [hours per unit]; only where it is paid at pay
    Real backfilled{};      //!< share of the hours in which somebody else is paid to do the work
    Real backfill_price{};  //!< what they are paid [£ per hour]; otherwise pay
};

//! What turns hours into pounds and teams into workers.
template <class Real> struct HoursAndTeams {
    Real pay{};         //!< [£ per FTE-year]
    Real paid_hours{};  //!< [hours per FTE-year]
    Real team_size{};   //!< [FTE]
};

//! What all resources of an intervention come to, as amounts of a programme's cost, by what they rest on.
template <class Real> struct ResourceCosts {
    ByPart<ProgrammeCosts<Real>> cash{};  //!< [£], as ProgrammeCosts
    ByPart<ProgrammeCosts<Real>> time{};  //!< the value of staff's time that nobody stands in for [£]
    ProgrammeCosts<Real> hours{};         //!< that time in hours
    Real capital{};                       //!< of the cash that is paid once: what is capital [£]
};

//! One resource, as a part of the amount that it adds to (M19a).
template <class Real> struct ResourceCost {
    Real cash{};
    Real time{};
    Real hours{};
};
template <class Real>
[[nodiscard]] ResourceCost<Real> cost_of_resource(ResourceTerms const& terms, ResourceValues<Real> const& values,
                                                  HoursAndTeams<Real> const& with)
{
    Real quantity = values.quantity;
    if (terms.per == ResourcePer::team_year) quantity = quantity / with.team_size;
    if (!terms.paid_at_pay) return {Real(quantity * values.price), Real(0.0), Real(0.0)};
    Real const hours = quantity * values.hours;
    Real const an_hour = with.pay / with.paid_hours;
    if (terms.kind == ResourceKind::cash) return {Real(hours * an_hour), Real(0.0), Real(0.0)};
    Real const stood_in_for = hours * values.backfilled;
    Real const left = hours * (1.0 - values.backfilled);
    return {terms.has_backfill_price ? Real(stood_in_for * values.backfill_price) : Real(stood_in_for * an_hour),
            Real(left * an_hour), left};
}

//! Adds a resource to what the intervention takes.
template <class Real>
void add_resource(ResourceCosts<Real>& costs, ResourceTerms const& terms, ResourceCost<Real> const& cost)
{
    auto const add = [&terms](ProgrammeCosts<Real>& to, Real const& more) {
        auto& amount = at(to, amount_of(terms.per));
        amount = amount + more;
    };
    add(at(costs.cash, terms.part), cost.cash);
    add(at(costs.time, terms.part), cost.time);
    add(costs.hours, cost.hours);
    if (terms.capital) costs.capital = costs.capital + cost.cash;
}

//! All parts together.
template <class Real> [[nodiscard]] ProgrammeCosts<Real> whole(ByPart<ProgrammeCosts<Real>> const& parts)
{
    return at(parts, CostPart::stated) + at(parts, CostPart::built) + at(parts, CostPart::guessed);
}

}  // namespace holdfast

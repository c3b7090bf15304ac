//! The amounts of a programme's cost (M19), and the parts of it by what they rest on.
//! Tested in tests/outcomes/strategy_test.cpp and tests/study/cost_parts_test.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace holdfast {

//! What a programme costs, beside what it saves. Of anything that each of its amounts has: numbers, what they rest on, what
//! they are shares of.
template <class Real> struct ProgrammeCosts {
    Real setup{};            //!< once, in the start month [£]
    Real annual{};           //!< while delivered [£ a year]
    Real per_worker_year{};  //!< while delivered, per eligible worker reached [£ per FTE-year]
    Real per_starter{};      //!< while delivered, per new starter reached [£]
    friend bool operator==(ProgrammeCosts const&, ProgrammeCosts const&) = default;
};
//! Its amounts, in their order.
enum class ProgrammePart : std::size_t { setup, annual, per_worker_year, per_starter };
template <class Real>
inline constexpr std::array programme_amounts{&ProgrammeCosts<Real>::setup, &ProgrammeCosts<Real>::annual,
                                              &ProgrammeCosts<Real>::per_worker_year,
                                              &ProgrammeCosts<Real>::per_starter};
template <class Real> [[nodiscard]] Real& at(ProgrammeCosts<Real>& costs, ProgrammePart part)
{
    return costs.*programme_amounts<Real>[static_cast<std::size_t>(part)];
}
template <class Real> [[nodiscard]] Real const& at(ProgrammeCosts<Real> const& costs, ProgrammePart part)
{
    return costs.*programme_amounts<Real>[static_cast<std::size_t>(part)];
}
inline constexpr std::array all_programme_parts{ProgrammePart::setup, ProgrammePart::annual,
                                                ProgrammePart::per_worker_year, ProgrammePart::per_starter};
inline constexpr std::size_t programme_part_count = all_programme_parts.size();

//! What an amount of a programme's cost rests on. The parts are kept apart from the start, because a placeholder of 1% of
//! a cost must not hide what is known of the other 99%.
//!   stated   somebody's figure: published, official, local, derived from such
//!   built    assumed quantities at prices with a source: none says one, because a resource with an assumed quantity is a
//!            guess (docs/decisions/0041)
//!   guessed  everything else: a placeholder, an assumption, an amount whose basis nobody says
enum class CostPart : std::size_t { stated, built, guessed };
inline constexpr std::array all_cost_parts{CostPart::stated, CostPart::built, CostPart::guessed};
inline constexpr std::size_t cost_part_count = all_cost_parts.size();
[[nodiscard]] std::string_view name(CostPart);  //!< "stated", "built", "guessed"

template <class T> using ByPart = std::array<T, cost_part_count>;
template <class T> [[nodiscard]] T& at(ByPart<T>& by_part, CostPart part)
{
    return by_part[static_cast<std::size_t>(part)];
}
template <class T> [[nodiscard]] T const& at(ByPart<T> const& by_part, CostPart part)
{
    return by_part[static_cast<std::size_t>(part)];
}

//! The part that each amount belongs to.
using PartsOfCosts = ProgrammeCosts<CostPart>;
//! The amounts of one part alone, all others being 0. The programme's cost is linear in its amounts (M19), so that the costs
//! of the parts add up to the whole.
template <class Real>
[[nodiscard]] ProgrammeCosts<Real> only(CostPart part, PartsOfCosts const& parts, ProgrammeCosts<Real> const& costs)
{
    auto const if_of = [part](CostPart its, Real const& cost) { return its == part ? cost : Real(0.0); };
    return {if_of(parts.setup, costs.setup), if_of(parts.annual, costs.annual),
            if_of(parts.per_worker_year, costs.per_worker_year), if_of(parts.per_starter, costs.per_starter)};
}

//! The sum of two programmes' amounts, one by one.
template <class Real>
[[nodiscard]] ProgrammeCosts<Real> operator+(ProgrammeCosts<Real> const& a, ProgrammeCosts<Real> const& b)
{
    auto sum = a;
    for (auto const part : all_programme_parts) at(sum, part) = at(a, part) + at(b, part);
    return sum;
}

//! How often a quantity is taken.
enum class ResourcePer : std::size_t {
    worker_year,     //!< for each worker reached, every year of delivery
    team_year,       //!< for each team reached (workers reached over beliefs.team_size), every year of delivery
    authority_once,  //!< once, in the month it starts
    authority_year,  //!< every year of delivery
    starter          //!< for each new starter reached
};
inline constexpr std::array all_resource_pers{ResourcePer::worker_year, ResourcePer::team_year,
                                              ResourcePer::authority_once, ResourcePer::authority_year,
                                              ResourcePer::starter};
[[nodiscard]] std::string_view name(ResourcePer);  //!< as in the inputs: "worker and year"

//! The amount of a programme's cost that it adds to; a team is `team_size` workers.
[[nodiscard]] constexpr ProgrammePart amount_of(ResourcePer per)
{
    switch (per) {
    case ResourcePer::worker_year:
    case ResourcePer::team_year: return ProgrammePart::per_worker_year;
    case ResourcePer::authority_once: return ProgrammePart::setup;
    case ResourcePer::authority_year: return ProgrammePart::annual;
    case ResourcePer::starter: return ProgrammePart::per_starter;
    }
    return ProgrammePart::annual;
}

//! What a programme costs while it is delivered, of one member with its coverage (M19).
template <class Real> struct ProgrammeRates {
    Real setup{};         //!< in the start month [£]
    Real a_month{};       //!< [£ a month]
    Real per_eligible{};  //!< [£ per eligible FTE-month]
    Real per_hire{};      //!< [£ per hire of the authority]; starters join the first band
};

template <class Real>
[[nodiscard]] ProgrammeRates<Real> rates_of(ProgrammeCosts<Real> const& costs, Real const& coverage,
                                            bool reaches_starters)
{
    return {costs.setup, Real(costs.annual / 12.0), Real(costs.per_worker_year * coverage / 12.0),
            reaches_starters ? Real(costs.per_starter * coverage) : Real(0.0)};
}

}  // namespace holdfast

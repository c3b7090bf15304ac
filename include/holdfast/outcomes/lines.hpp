//! Cost lines: what the flows of a workforce cost, line by line [£] (M16–M22).
//! Cash lines leave the authority's bank account; capacity lines are the value of work that is not done.
//! They are never added up without saying so: net cash saving, and net total saving which adds the capacity lines.
//! Every line is linear in the flows, so one function prices a month, a year, a discounted sum or a difference.
//! Tested in tests/outcomes/lines_test.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace holdfast {

enum class Line { pay, agency, recruitment, induction, exit, programme, uncovered, ramp_up, absence, programme_time };
inline constexpr std::size_t line_count = 10;
inline constexpr std::array<Line, line_count> all_lines{
    Line::pay,       Line::agency,    Line::recruitment, Line::induction, Line::exit,
    Line::programme, Line::uncovered, Line::ramp_up,     Line::absence,   Line::programme_time};

[[nodiscard]] constexpr bool is_cash(Line line)
{
    return line != Line::uncovered && line != Line::ramp_up && line != Line::absence && line != Line::programme_time;
}
//! The programme's own lines, which follow from no flow of staff: its cost in cash, and the time that it takes (M19, M19a).
[[nodiscard]] constexpr bool is_of_programme(Line line)
{
    return line == Line::programme || line == Line::programme_time;
}
//! Lines that follow vacancies, whose savings count (1 − ψ) for England (M26).
[[nodiscard]] constexpr bool follows_vacancies(Line line)
{
    return line == Line::pay || line == Line::agency || line == Line::uncovered;
}
[[nodiscard]] std::string_view name(Line);   //!< as in the JSON: "ramp_up"
[[nodiscard]] std::string_view label(Line);  //!< as a person says it: "new starters' months to full productivity"

//! Sums of flows over some months: FTE-months, people. A difference of two is again FlowSums.
template <class Real> struct FlowSums {
    Real permanent{};  //!< w
    Real vacancy{};    //!< v
    Real hires{};      //!< N
    Real leavers{};    //!< ℓ
    Real absent{};     //!< w · Π [1 − e f (1 − α)]: permanent FTE-months as far as sickness absence goes (M21a)

    void add(FlowSums const& other, double weight)
    {
        permanent = permanent + other.permanent * weight;
        vacancy = vacancy + other.vacancy * weight;
        hires = hires + other.hires * weight;
        leavers = leavers + other.leavers * weight;
        absent = absent + other.absent * weight;
    }
    friend FlowSums operator-(FlowSums const& a, FlowSums const& b)
    {
        return {a.permanent - b.permanent, a.vacancy - b.vacancy, a.hires - b.hires, a.leavers - b.leavers,
                a.absent - b.absent};
    }
};

//! What things cost, for one authority.
template <class Real> struct Prices {
    Real pay{};             //!< salary with on-costs [£ per FTE-year]
    Real agency_premium{};  //!< agency cost over pay, as a share of pay
    Real cover_share{};     //!< c: share of vacant posts covered by agency staff
    Real recruitment{};     //!< [£ per hire]
    Real induction{};       //!< [£ per hire]
    Real exit{};            //!< [£ per leaver]
    Real months_to_full_productivity{};
    Real starting_productivity{};   //!< share of full productivity on the first day
    Real uncovered_value = 1.0;     //!< κ: value of capacity nobody supplies, as a share of its pay
    Real absence_rate{};            //!< share of working time lost to sickness
    Real agency_released = 1.0;     //!< r: share of covered posts whose agency worker goes when the post is filled
    Real agency_price_level = 1.0;  //!< g: what agency workers cost this authority, over what they cost elsewhere
};

//! What all authorities pay, and what a salary costs on top of itself. The cover share and the absence rate, which are each
//! authority's own, are not used.
template <class Real> struct SharedPrices : Prices<Real> {
    Real on_costs{};            //!< as a share of salary
    Real national_insurance{};  //!< of a payment on top of salary, as a share of it
};

template <class Real> using Lines = std::array<Real, line_count>;

template <class Real> [[nodiscard]] Real& at(Lines<Real>& lines, Line line)
{
    return lines[static_cast<std::size_t>(line)];
}
template <class Real> [[nodiscard]] Real const& at(Lines<Real> const& lines, Line line)
{
    return lines[static_cast<std::size_t>(line)];
}

//! Agency cover of an FTE-month vacant (M17).
template <class Real> [[nodiscard]] Real agency_of_a_vacancy(Prices<Real> const& prices)
{
    return prices.pay / 12.0 * (1.0 + prices.agency_premium) * prices.agency_price_level * prices.cover_share;
}

//! All lines but the programme's own (M16–M18, M20, M21, M21a).
template <class Real> [[nodiscard]] Lines<Real> price(FlowSums<Real> const& flows, Prices<Real> const& prices)
{
    Real const monthly_pay = prices.pay / 12.0;
    Lines<Real> lines;
    at(lines, Line::programme) = Real(0.0);
    at(lines, Line::programme_time) = Real(0.0);
    at(lines, Line::pay) = monthly_pay * flows.permanent;
    at(lines, Line::agency) = agency_of_a_vacancy(prices) * flows.vacancy;
    at(lines, Line::recruitment) = prices.recruitment * flows.hires;
    at(lines, Line::induction) = prices.induction * flows.hires;
    at(lines, Line::exit) = prices.exit * flows.leavers;
    at(lines, Line::uncovered) = prices.uncovered_value * monthly_pay * (1.0 - prices.cover_share) * flows.vacancy;
    at(lines, Line::ramp_up) =
        flows.hires * monthly_pay * prices.months_to_full_productivity * (1.0 - prices.starting_productivity) * 0.5;
    at(lines, Line::absence) = monthly_pay * prices.absence_rate * flows.absent;
    return lines;
}

//! What flows that a strategy saves are worth (M17a): where the agency worker stays, a filled post saves no agency cover. Its
//! own lines are those of the comparator less these.
template <class Real> [[nodiscard]] Lines<Real> price_saved(FlowSums<Real> const& saved, Prices<Real> const& prices)
{
    auto lines = price(saved, prices);
    at(lines, Line::agency) = at(lines, Line::agency) * prices.agency_released;
    return lines;
}

template <class Real> [[nodiscard]] Real cash(Lines<Real> const& lines)
{
    Real sum = 0.0;
    for (auto const line : all_lines)
        if (is_cash(line)) sum = sum + at(lines, line);
    return sum;
}
template <class Real> [[nodiscard]] Real capacity(Lines<Real> const& lines)
{
    Real sum = 0.0;
    for (auto const line : all_lines)
        if (!is_cash(line)) sum = sum + at(lines, line);
    return sum;
}

//! What one unit more of a flow costs, in the difference of two strategies. Every line is proportional to its flow, so that sums of flows, years and months
//! can be priced without their lines.
template <class Real> struct UnitCost {
    Real cash{};
    Real capacity{};
};
template <class Real> struct UnitCosts {
    UnitCost<Real> vacancy;  //!< an FTE-month vacant, which is one not worked by permanent staff (M9)
    UnitCost<Real> hire;
    UnitCost<Real> leaver;
    UnitCost<Real> absent;  //!< an FTE-month as far as sickness goes
};
template <class Real> [[nodiscard]] UnitCosts<Real> unit_costs(Prices<Real> const& prices)
{
    Real const none = 0.0;
    Real const one = 1.0;
    auto const cost = [&](FlowSums<Real> const& unit) {
        auto const lines = price_saved(unit, prices);
        return UnitCost<Real>{cash(lines), capacity(lines)};
    };
    return {cost({-one, one, none, none, none}), cost({none, none, one, none, none}),
            cost({none, none, none, one, none}), cost({none, none, none, none, one})};
}

//! Costs of flows in which time worked and vacant add up to nothing, as in every difference of two strategies.
template <class Real> [[nodiscard]] UnitCost<Real> cost_of(FlowSums<Real> const& flows, UnitCosts<Real> const& units)
{
    return {units.vacancy.cash * flows.vacancy + units.hire.cash * flows.hires + units.leaver.cash * flows.leavers,
            units.vacancy.capacity * flows.vacancy + units.hire.capacity * flows.hires +
                units.absent.capacity * flows.absent};
}

//! Savings as England sees them: lines that follow vacancies count (1 − ψ), the others in full (M26).
template <class Real> [[nodiscard]] Lines<Real> for_england(Lines<Real> lines, Real const& moves_between_authorities)
{
    for (auto const line : all_lines)
        if (follows_vacancies(line)) at(lines, line) = at(lines, line) * (1.0 - moves_between_authorities);
    return lines;
}

}  // namespace holdfast

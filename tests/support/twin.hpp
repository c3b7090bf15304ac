//! The slow, obvious twin: the model of docs/method.md once more, written from that page (and docs/decisions/0003) alone.
//! Month by month, one function a formula, plain doubles. It shares no line with the library, so that
//! an error in one does not hide in the other. For tests only; it checks the few things it cannot compute and throws
//! std::invalid_argument.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace holdfast::twin {

//! A tenure band of the workforce.
struct Band {
    double share;          //!< of staff in post at the opening; shares sum to one
    double relative_rate;  //!< ρ of (M2)
    double width_months;   //!< mean months spent in the band; 0 = open, nobody ages out
};

//! One authority at the opening.
struct Authority {
    double in_post;       //!< permanent staff [FTE]
    double vacancies;     //!< [FTE]
    double caseload;      //!< children a worker
    double absence_rate;  //!< share of working days lost to sickness
};

//! What is believed of one authority, in one draw.
struct Beliefs {
    double leaving_rate;                             //!< λ, per FTE and year, national × relative
    double months_to_fill;                           //!< τ; ignored where the fill is implied
    bool implied_fill = false;                       //!< `fill = "implied"` of (M3)
    std::optional<double> hires_capacity_per_month;  //!< C of (M8)
    double posts_growth = 0;                         //!< g of (M1a), a year
};

//! Prices in pounds of one price year.
struct Prices {
    double pay;                     //!< salary with on-costs, per FTE-year
    double agency_premium;          //!< share of pay
    double cover_share;             //!< c, share of vacant posts covered by agency staff
    double recruitment;             //!< per hire
    double induction;               //!< per hire
    double exit;                    //!< per leaver
    double ramp_months;             //!< months to full productivity
    double starting_productivity;   //!< share of full productivity on the first day
    double uncovered_value;         //!< κ of (M20)
    double agency_price_level = 1;  //!< g of (M17)
    double paid_hours = 1924;       //!< that a year's pay is for (M19a)
    double team_size = 7;           //!< [FTE] (M19a)
};

//! One thing that a programme takes (M19a).
struct Resource {
    enum class Per { worker_and_year, team_and_year, authority_once, authority_and_year, starter };
    Per per;
    double quantity;
    double price = 0;                        //!< [£ per unit], where it is not paid at pay
    std::optional<double> hours{};           //!< [per unit], where it is paid at pay
    bool is_time = false;                    //!< of the authority's own staff
    double backfilled = 0;                   //!< share of that time
    std::optional<double> backfill_price{};  //!< [£ per hour]; empty = pay
};

//! One intervention as it acts in this authority, in this draw.
struct Intervention {
    double log_hazard_ratio;             //!< log θ with bias, transport and heterogeneity already in it
    double coverage;                     //!< share of eligible staff reached
    std::vector<bool> eligible;          //!< one entry a band
    int start_month;                     //!< delivered from this month on
    double lag;                          //!< months
    double ramp;                         //!< months; 0 = at once
    std::optional<int> duration_months;  //!< delivered for so long; empty = to the horizon
    double half_life;                    //!< months, after delivery stops; 0 = gone at once
    double absence_ratio;                //!< α of (M21a)
    double setup;                        //!< once, in the start month
    double annual;                       //!< per year of delivery
    double per_worker_year;              //!< per FTE reached and year of delivery
    double per_starter;                  //!< per hire reached
    std::vector<Resource> resources{};
};

//! From this many years after the start on, this rate holds. The first step starts at 0.
struct DiscountStep {
    double from_year;
    double rate;
};

struct Study {
    std::vector<Band> bands;
    int months;  //!< T
    std::vector<DiscountStep> discounting;
    std::optional<double> outcome_discount_rate;  //!< empty = as money
    int first_month_of_year;                      //!< calendar month of t = 0, 1…12; financial years start in 4
    double moves_between_authorities;             //!< ψ of (M26)
    double overlap;                               //!< ω of (M11)
};

//! The ten cost lines [£].
struct Lines {
    double pay = 0;
    double agency = 0;
    double recruitment = 0;
    double induction = 0;
    double exit = 0;
    double programme = 0;
    double uncovered = 0;
    double ramp_up = 0;
    double absence = 0;
    double programme_time = 0;
};

//! One month of one strategy, undiscounted.
struct Month {
    Lines lines;
    double leavers = 0;               //!< [FTE]
    double hires = 0;                 //!< [FTE]
    double vacancy_fte_months = 0;    //!< v
    double permanent_fte_months = 0;  //!< w
    double agency_fte_months = 0;
    double sickness_days = 0;
    double handovers = 0;
    double reached_fte = 0;            //!< Σ coverage · eligible FTE over what is delivered this month
    double money_factor = 0;           //!< d(s) for money
    double outcome_factor = 0;         //!< d(s) for outcomes
    std::vector<double> staff_at_end;  //!< S_k after the month
    double frictional_at_end = 0;      //!< F after the month
    double structural = 0;             //!< U
    double posts_at_end = 0;           //!< ΣS_k + F + U after the month
};

//! What one strategy costs and brings.
struct Result {
    std::vector<Month> months;
    Lines undiscounted;
    Lines discounted;
    std::vector<Lines> by_financial_year;  //!< undiscounted; the first entry is the year that holds month 0
    double opening_frictional = 0;
    double opening_structural = 0;
    double opening_posts = 0;

    // Undiscounted outcomes, and the same discounted at the outcome rate.
    double leavers = 0, leavers_discounted = 0;
    double hires = 0, hires_discounted = 0;
    double vacancy_fte_months = 0, vacancy_fte_months_discounted = 0;
    double permanent_fte_years = 0, permanent_fte_years_discounted = 0;
    double agency_fte_years = 0, agency_fte_years_discounted = 0;
    double sickness_days = 0, sickness_days_discounted = 0;
    double handovers = 0, handovers_discounted = 0;

    double discounted_worker_years_reached = 0;  //!< at the money rate, for the largest affordable cost
};

//! Four ways to add up a saving [£], discounted. `gross` leaves the programme out.
struct Totals {
    double gross_cash = 0;
    double gross_total = 0;
    double net_cash = 0;
    double net_total = 0;
};

//! A strategy against its comparator: positive is good.
struct Saving {
    Lines undiscounted;
    Lines discounted;
    std::vector<Lines> by_financial_year;
    Totals authority;            //!< as the authority sees it
    Totals england;              //!< as England sees it (M26)
    double leavers_averted = 0;  //!< undiscounted
    double leavers_averted_discounted = 0;
    double fte_years_kept = 0;  //!< permanent FTE-years, undiscounted
    double fte_years_kept_discounted = 0;
    double sickness_days_averted = 0;
    double handovers_averted = 0;
    std::optional<int> payback_month;  //!< t of (M24), 0 = the first month; empty = never
};

// The formulas, one by one.

std::vector<double> opening_staff(Study const&, Authority const&);                                       //!< (M1)
std::vector<double> leaving_hazards(Study const&, Beliefs const&);                                       //!< (M2)
double months_to_fill(Study const&, Authority const&, Beliefs const&);                                   //!< (M3) τ_a
double opening_frictional(Study const&, Authority const&, Beliefs const&);                               //!< (M3) F
double effect_profile(Intervention const&, double s);                                                    //!< (M10)
std::vector<double> log_hazard_ratios_in_package(std::vector<Intervention> const&, double overlap);      //!< (M11) ω
double hazard_multiplier(std::vector<Intervention> const&, double overlap, std::size_t band, double s);  //!< (M11)
//! (M21a), where a member spares sickness only of the staff (at the month's start) whom it may reach.
double absence_multiplier(std::vector<Intervention> const&, std::vector<double> const& staff, double s);
double discount_factor(std::vector<DiscountStep> const&, double s);  //!< (M23)
int financial_year_index(Study const&, int month);

//! Leaving, ageing and filling of one month: (M4) to (M9).
struct Step {
    std::vector<double> leavers;  //!< ℓ_k
    std::vector<double> staff;    //!< S_k after the month
    double frictional = 0;        //!< F'
    double hires = 0;             //!< N
    double vacancy_months = 0;    //!< v
    double permanent_months = 0;  //!< w
};
Step one_month(std::vector<double> const& staff, double frictional, double structural,
               std::vector<double> const& hazards, std::vector<double> const& widths, double tau,
               std::optional<double> capacity, double new_posts = 0);

double cash(Lines const&);      //!< pay, agency, recruitment, induction, exit, programme (M22)
double capacity(Lines const&);  //!< uncovered, ramp-up, absence, the programme's time (M22)
double total(Lines const&);     //!< both
Lines plus(Lines const&, Lines const&);
Lines minus(Lines const&, Lines const&);
Lines times(Lines const&, double);
std::array<double, 10> in_order(Lines const&);  //!< pay … programme_time, as declared, to compare line by line

//! One strategy: no interventions is the comparator, several are a package.
Result run(Study const&, Authority const&, Beliefs const&, Prices const&, std::vector<Intervention> const&);

//! (M17a) Of covered posts that are filled, the agency worker goes in a share only: agency cover of the strategy, where the others stay.
Result where_agency_stays(Result strategy, Result const& comparator, double released);

//! Comparator minus strategy (M24), (M26).
Saving saving(Study const&, Result const& comparator, Result const& strategy);

}  // namespace holdfast::twin

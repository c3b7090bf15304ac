//! What the model would have said, beside what happened (M32): from an origin year, everything is estimated as of that year, and
//! each later year's leavers, vacancies and agency cover are held against what was published.
//!
//! Forecast of authority a for year y, as of the origin y0:
//!   leavers    national rate · relative_a (M27, from the years up to y0) · (opening + closing FTE of y) / 2
//!   interval   the same with relative_a drawn from its gamma, the year's factor from its own (M29), and whole people: of 12 n
//!              person-months, n the mean FTE rounded, each is a leaver with the chance 1 − exp(−λ g / 12)
//!   vacancies  those of the origin: without a programme they stay (M3)
//!   cover      m of M17, from the years up to y0
//! The national rate is what it was in y: what is tested is how far an authority differs from England. Beside that the errors are
//! given at the rate of the origin, which is all that anybody knew.
//! Rivals: the authority's own last ratio, its own mean of up to five years, and 1 (England's rate for all).
//! Counted are authority-years of 20 FTE or more at the end, with an opening, of authorities with an estimate as of the origin.
//! An interval holds what happened where the leavers, rounded to people, lie in it, ends included.
//! The first year of the panel has no opening: its national rate is over the closing stocks.
//! Tested in tests/panel/backtest_test.cpp: a made panel whose truth is known, and the published one (check values of M32).
#pragma once

#include "holdfast/belief/distribution.hpp"
#include "holdfast/panel/agency_spend.hpp"
#include "holdfast/panel/panel.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

struct BacktestQuestion {
    int origin{};
    std::optional<std::string> authority;  //!< DfE number: its years one by one
    LeavingModel model{};
    std::uint64_t seed{20260401};
    std::size_t draws{1000};  //!< of each interval
};

//! Mean absolute errors, of the model and of what is simpler [FTE; for cover, shares].
struct ForecastErrors {
    double model{}, own_last_year{}, own_five_years{}, national{};
};

inline constexpr std::array interval_levels{0.50, 0.80, 0.95};
//! Share of what happened that lay inside, by level.
using Coverage = std::array<double, interval_levels.size()>;

struct LeaverForecasts {
    std::size_t authority_years{};
    double bias{};  //!< Σ forecast / Σ happened − 1
    ForecastErrors mae;
    //! With the national rate of the origin instead of the true one; its own five years are then their plain mean rate.
    ForecastErrors mae_at_origins_rate;
    Coverage coverage{};
    std::array<Coverage, 3> coverage_by_size{};  //!< smallest third of authority-years first
};

//! Of vacancies [FTE] or of the share covered; the rivals as for leavers: own last year, own five years, England's share.
struct LevelForecasts {
    std::size_t authority_years{};
    double bias{};  //!< as above
    ForecastErrors mae;
};
struct CoverForecasts {
    LevelForecasts levels;
    std::size_t means{};       //!< authorities with a mean of three later years
    double means_inside_95{};  //!< share of them inside the 95% interval
};

//! Authorities of 50 FTE or more in the top tenth by leaving of a year, and the year after.
struct BeforeAndAfter {
    std::size_t cases{};
    double rate_before{}, rate_after{};  //!< leavers over mean FTE, means of the cases
    double share_that_fell{};
    double staff{};  //!< mean FTE of a case
    //! What a leaver who is replaced costs in cash: recruitment, induction, exit [£]. Filled by who knows a study; 0: nobody did.
    double leaver_cost{};

    //! Leavers that are fewer for nothing in such an authority [FTE].
    [[nodiscard]] double fewer() const { return (rate_before - rate_after) * staff; }
};

//! What the model and what is simpler say of one year [FTE].
struct Forecasts {
    double model{}, own_last_year{}, own_five_years{}, national{};
};

//! One later year of one authority.
struct ForecastYear {
    int year{};
    double forecast{}, happened{};                                       //!< leavers [FTE]
    std::array<std::pair<int, int>, interval_levels.size()> interval{};  //!< people, by level
    double own_last_year{}, own_five_years{}, national{};                //!< what the rivals say
    Forecasts at_origins_rate{};  //!< all that could be said in the year of the origin; above at England's true rate
};

struct Backtest {
    int origin{};
    int last{};  //!< the panel's last year
    LeaverForecasts leavers;
    LevelForecasts vacancies;
    CoverForecasts cover;
    BeforeAndAfter before_after;
    std::string authority;                      //!< name; empty: all
    std::string why_no_years;                   //!< filled where there are none of that authority
    std::vector<ForecastYear> years;            //!< of that authority
    ForecastErrors authoritys;                  //!< mean absolute errors of those years, at England's true rate
    ForecastErrors authoritys_at_origins_rate;  //!< and at that of the origin
    AgencySpendCheck agency_spend;              //!< filled by who knows a study: a panel has no prices
    //! Filled by who knows a study: what is typed there and moves nothing here, as paths; and what is doubted of the rest.
    std::vector<std::string> ignored_inputs;
    Problems warnings;
};

//! Nothing where the panel ends at the origin or before, or holds too little up to it.
[[nodiscard]] std::optional<Backtest> backtest(Panel const&, BacktestQuestion const&);

//! Origins from which a forecast can be made and held against a later year, ascending.
[[nodiscard]] std::vector<int> origins_of(Panel const&);

//! All origins together, and one year ahead from each.
struct Origins {
    std::vector<Backtest> by_origin;
    Coverage coverage{};                         //!< of all authority-years of all origins
    std::array<Coverage, 3> coverage_by_size{};  //!< by thirds of all
    LeaverForecasts one_year_ahead;              //!< rolling
    double
        variance_needed{};  //!< what the variance that is left would have to be multiplied by for the relative rates to have
                            //!< their spread, mean over the origins (M27's 1.8)
};
[[nodiscard]] Origins backtest_all(Panel const&, BacktestQuestion const&);

//! What is forecast for the year after the panel's last, to be held against it when it is published.
struct NextYear {
    std::string number, name;
    double leavers{};                                                    //!< median [FTE]
    std::array<std::pair<int, int>, interval_levels.size()> interval{};  //!< with England's rate as uncertain as it is
    std::optional<double> vacancies;                                     //!< [FTE] as they are
    double cover{};                                                      //!< mean
    std::array<std::pair<double, double>, interval_levels.size()> cover_interval{};
};
//! `national`: what is believed of England's rate.
[[nodiscard]] std::vector<NextYear> forecast_next_year(Panel const&, BacktestQuestion const&,
                                                       Distribution const& national);

}  // namespace holdfast

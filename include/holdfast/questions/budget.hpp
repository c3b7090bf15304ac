//! A budget shared out: for which authority which package is bought, what it is expected to give, and how sure that is.
//! Every authority and strategy of the study is an offer (portfolio/offer.hpp). Its value is the mean over the draws of
//! what is maximised; its spend is the mean cost of the programme by financial year, undiscounted; both are rounded to
//! whole pounds, or to thousandths of a person or FTE-year, so that the choice can be proven best.
//! Nothing is claimed where nothing was found: interventions without turnover evidence, those of which a study found no
//! significant effect, and those whose basis the inputs do not state are bought only where a condition names them. The
//! first have a cost and no saving; the others count as they were drawn. The first's spend is spread over the years as in
//! the base case.
//! The choice is then worked out again on the same draws, authority by authority, and summed draw by draw (never the sum
//! of quantiles), and once more on as many draws that had no part in the choice: a maximum over many means is too large.
//! A set-up that an alliance pays once (M19c) is a purchase of its own: bought with the first of its members' offers, at its whole
//! cost, and not again. Its cost counts in the budget, in what is maximised and in every chance of the portfolio. Members of
//! this run that buy carry it between them, by workers in post; those who share it and are not in this run are taken not to buy.
//! A portfolio "saves" where its net saving is above zero: in cash and capacity where that is maximised, else in cash.
//! Pure: the same study and question, the same findings, on any number of threads.
//! Tested in tests/questions/budget_test.cpp.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/portfolio/choose.hpp"
#include "holdfast/portfolio/conflict.hpp"
#include "holdfast/portfolio/frontier.hpp"
#include "holdfast/portfolio/regret.hpp"
#include "holdfast/study/findings.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace holdfast {

//! What is maximised: net saving in cash, or in cash and capacity [£, present value]; leavers averted [people];
//! permanent FTE-years kept.
enum class Objective { cash_saving, total_saving, leavers_averted, fte_years };
[[nodiscard]] char const* name(Objective);  //!< as on the command line: "cash-saving"

//! Limits on risk are about the portfolio's saving on the first so many draws.
inline constexpr std::size_t most_scenarios = 500;

struct BudgetQuestion {
    Objective objective{Objective::cash_saving};
    std::vector<Condition> conditions;  //!< in the numbers of market_of()
    RiskLimits limits;
    std::vector<WholePounds> frontier;  //!< budgets, strictly rising; none: no frontier
    bool published_only{};              //!< buy on published effects and your own only, not on assumed ones
    //! Where a search is cut short; see Terms. Where `stop` never says yes, the same question has the same answer.
    std::size_t most_nodes{Terms{}.most_nodes};
    std::function<bool()> stop{};
};

//! Said by who stopped the search and has a clock.
struct SearchStopped {
    double after_s{};
    bool by_hand{};  //!< else by its limit of time
};

//! The names that conditions are about, without offers: authorities and regions in the study's order, interventions and
//! then packages by id, financial years.
[[nodiscard]] Market market_of(Study const&);

//! The study with every set of two to `up_to` interventions that something is claimed for as a package of its own, id
//! "a+b", with this overlap (M11); sets that the study already declares are left out. `up_to` is 1 to 3, or
//! ContractBroken.
[[nodiscard]] Study with_all_packages(Study, std::size_t up_to, double overlap, bool published_only);

//! The study with part coverage on offer: every strategy that something is claimed for once more for each of these shares
//! of those whom it would reach, in (0, 1) (or ContractBroken), id "a@50%". Setting up and a yearly amount cost as much as
//! for all; what is paid for a worker or a starter, and what is saved, goes with whom it reaches, in the same draws. An
//! authority buys at most one of them; each counts for the interventions that it consists of.
[[nodiscard]] Study with_part_coverage(Study, std::vector<double> const& shares, bool published_only);

//! What one offer is expected to give: means over the draws. Of a set-up that is shared it bears the authority's share, as if all
//! of the alliance bought (M19c): what it bears where some do not is purchase_in().
struct OfferFigures {
    std::size_t authority{};         //!< index into Study::authorities
    std::size_t strategy{};          //!< index into BudgetFindings::strategies
    double net_cash{}, net_total{};  //!< [£, present value]
    double england_net_cash{}, england_net_total{};
    double leavers_averted{}, fte_years{};
    double workers_reached{};              //!< discounted FTE-years, as in Result
    double chance_cash{}, chance_total{};  //!< that it saves
    std::vector<double> spend;             //!< by year [£, undiscounted]
    ByPart<double> programme_parts{};      //!< of its cost, by what they rest on [£, present value]
    std::int64_t
        value{};  //!< of what is maximised, in smallest units: the market's, less its share of the set-ups it needs
};

//! A set-up that an alliance pays once: means over the draws.
struct SetupFigures {
    std::size_t alliance{};            //!< index into Study::alliances
    std::size_t intervention{};        //!< index into Study::interventions
    double cash{}, time{};             //!< [£, present value]: of cash, of the time of staff
    std::vector<double> spend;         //!< by year [£, undiscounted]
    ByPart<double> programme_parts{};  //!< of the cash, by what they rest on [£, present value]
};

//! What an offer comes to within a choice.
struct Purchase {
    OfferFigures figures;            //!< with what it bears of set-ups, shared by those that buy
    std::vector<WholePounds> spend;  //!< by year; over a choice's offers these add up to what the choice spends
};

//! A portfolio over all draws.
struct PortfolioFigures {
    Choice choice;
    Estimate value;  //!< of what is maximised
    Estimate net_cash, net_total, england_net_cash, england_net_total;
    Estimate leavers_averted, fte_years;
    Estimate spend;                 //!< over all years, undiscounted [£]
    std::vector<Estimate> by_year;  //!< the same by year
    double chance_of_saving{};
    double chance_of_no_loss{};
    double chance_beyond_budget{};  //!< that more is spent in all than TotalAtMost; 0 without one
    //! Of the choice's offers, in order: the chance that each saves after what it bears of set-ups; in cash, and with capacity.
    std::vector<std::pair<double, double>> chances{};
};

//! The best portfolio, and what is known of it.
struct Bought {
    PortfolioFigures best;
    std::optional<PortfolioFigures> second;
    std::optional<PortfolioFigures> greedy;  //!< without its proof; none where it does not keep to the conditions
    bool greedy_keeps_all{};
    std::optional<Estimate> fresh_value;  //!< of the best, on draws that had no part in the choice
    double chance_that_it_beats_second{};
    Regret regret;
    std::vector<std::string> alternatives;      //!< against which regret is: in words
    std::optional<double> next_pound_in_parts;  //!< at the budget in all
    //! Where nothing is bought though something is worth buying: conditions, each of which alone, if given up, would let something
    //! be bought. Empty where it takes more than one of them, or limits on risk.
    std::vector<std::size_t> in_the_way;
    bool limits_in_the_way{};                                         //!< the same of the limits on risk
    std::optional<double> mean_of_worst_in_scenarios, mean_of_worst;  //!< [£] of the best: there, and over all draws
    std::optional<double> no_loss_in_scenarios;
};

//! Nothing keeps to the conditions, or to the limits on risk.
struct NothingKeeps {
    std::vector<Clash> clashes;
    std::optional<double> best_mean_of_worst;      //!< [£] the most that could be reached; none: not found in time
    std::optional<double> best_chance_of_no_loss;  //!< the same
};

//! What it is worth to choose for England as a whole, where each authority would otherwise choose for itself: what keeps a
//! worker in one authority takes a recruit from another (M26), which no authority by itself counts. Without budget or
//! conditions; each authority has the best of what something is claimed for, or nothing. [£, present value]
struct ActingTogether {
    double together{};        //!< England's net saving, each choice made by it
    double alone{};           //!< England's net saving, each choice made by the authority's own
    std::size_t otherwise{};  //!< authorities of which the two choices differ
    [[nodiscard]] double worth() const { return together - alone; }  //!< never below 0
};

struct BudgetFindings {
    std::string version, inputs_hash;
    std::uint64_t seed{}, draws{};
    Study study;  //!< the echo of the inputs
    BudgetQuestion question;
    std::vector<Strategy> strategies;
    Market market;
    std::vector<OfferFigures> offers;  //!< one for each of the market's, but for set-ups
    std::vector<SetupFigures> setups;  //!< one for each of the market's set-ups

    SearchEnd search;
    std::optional<SearchStopped> stopped;  //!< not known here

    std::size_t scenarios{};  //!< that limits on risk were kept on

    //! One of the two, or neither where the search ended before anything was found.
    std::optional<Bought> bought;
    std::optional<NothingKeeps> nothing_keeps;

    std::vector<FrontierPoint> frontier;
    std::vector<BudgetEntry> entries;

    std::optional<ActingTogether> acting_together;  //!< where money is maximised, for two authorities or more

    //! Offers that something is claimed for: how many, and how many are worth more than nothing.
    std::size_t claimed{}, worth_something{};
};

[[nodiscard]] BudgetFindings share_out(BudgetQuestion const&, Study const&, Execution const& = {});

//! One of a choice's offers, with what it bears of the set-ups that it shares: those who buy share by workers in post. Its chances
//! are its own only where the portfolio has been worked out.
[[nodiscard]] Purchase purchase_in(BudgetFindings const&, Choice const&, std::size_t offer);
[[nodiscard]] Purchase purchase_in(BudgetFindings const&, PortfolioFigures const&, std::size_t offer);

//! Is an effect claimed for a strategy of this study, on which money may be spent without being told to?
[[nodiscard]] bool is_claimed(Strategy const&, Study const&, bool published_only);

}  // namespace holdfast

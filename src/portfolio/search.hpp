//! A market and its terms as an integer programme, and searches in it: for the most valuable choice, for the cheapest of
//! equals, for the choice that comes nearest to a limit on risk. Cuts and choices found in one search serve the next.
//! A search that is cut short, by its limit of nodes or because it was told to stop, hands over the best that it knows and
//! the bound that it reached.
#pragma once

#include "holdfast/portfolio/choose.hpp"
#include "portfolio/integer_programme.hpp"
#include "portfolio/trimmed_sums.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

inline constexpr std::size_t no_node_limit = 2'000'000'000;

//! What nothing is claimed for is bought only where a condition asks for it by name.
[[nodiscard]] bool may_be_bought(Offer const&, std::span<Condition const>, Market const&);

//! What ties set-ups to the offers that need them: no such offer without its set-up, and no set-up without such an offer.
//! `columns`: the offer of each column; every set-up that one of them needs is among them.
[[nodiscard]] std::vector<ProgrammeRow> rows_of_setups(Market const&, std::vector<std::size_t> const& columns);

//! Of a choice whose offers hold set-ups, too.
void set_setups_apart(Choice&, Market const&);

class Search {
public:
    Search(Market const&, std::span<Condition const>, RiskLimits const&, Scenarios const&, std::size_t most_nodes,
           std::function<bool()> stop = {});

    struct Found {
        std::vector<std::size_t> offers;  //!< rising, set-ups among them, as in every set here
        Proof proof;
    };
    //! The choice of the largest Σ worth that keeps to the conditions, to `also` and to the limits, and is none of
    //! `not_these`. None where there is none, or none was found before the search was cut short: was_cut_short() says which.
    using Sets = std::vector<std::vector<std::size_t>>;
    [[nodiscard]] std::optional<Found> maximise(std::vector<std::int64_t> const& worth,
                                                std::vector<ConditionRow> const& also = {}, Sets const& not_these = {});

    //! A choice that may be handed over, if it keeps to all, where a search is cut short.
    void remember(std::vector<std::size_t> offers);
    //! The last search ended before it was done.
    [[nodiscard]] bool was_cut_short() const { return cut_short_; }
    //! It was told to stop; nothing further is searched.
    [[nodiscard]] bool was_stopped() const { return stopped_; }

    //! The largest mean of the worst share, or chance of no loss, that the conditions allow; none where they allow nothing, or
    //! the search was cut short.
    [[nodiscard]] std::optional<double> largest_mean_of_worst(double share);
    [[nodiscard]] std::optional<double> largest_chance_of_no_loss();

    //! The programme without cuts, and which row is which condition's (the rows of authorities follow).
    [[nodiscard]] IntegerProgramme relaxed(std::vector<std::int64_t> const& worth) const;

private:
    //! What one search is for.
    struct Task {
        std::vector<std::int64_t> const& worth;
        std::vector<ConditionRow> const& also;
        Sets const& not_these;
    };
    [[nodiscard]] ProgrammeRow row(ConditionRow const&) const;
    [[nodiscard]] ProgrammeRow anything_but(std::vector<std::size_t> const& offers) const;
    [[nodiscard]] ProgrammeRow weighed_savings(std::span<double const> weights) const;
    void may_lose(std::size_t scenario, double worth);
    [[nodiscard]] double largest_loss(ProgrammeRow const& savings) const;
    [[nodiscard]] IntegerProgramme assembled(Task const&) const;
    [[nodiscard]] std::vector<std::size_t> bought(std::vector<double> const& values) const;
    [[nodiscard]] bool add_cuts(std::vector<std::size_t> const& offers);
    [[nodiscard]] bool keeps_all(std::vector<std::size_t> const& offers, std::vector<ConditionRow> const& also) const;
    [[nodiscard]] bool may_be_handed_over(std::vector<std::size_t> const& offers, Task const&) const;
    void tighten(Task const&, Proof&);
    void look_near(std::vector<std::size_t> const& offers, Task const&);
    [[nodiscard]] bool solve_round(Task const&, Proof&, std::optional<std::vector<std::size_t>>& found);
    [[nodiscard]] std::optional<std::vector<std::size_t>> best_known(Task const&) const;
    [[nodiscard]] bool should_stop();

    Market const& market_;
    RiskLimits limits_;
    Scenarios const& scenarios_;
    std::size_t most_nodes_;
    std::function<bool()> stop_;
    bool stopped_{};
    bool cut_short_{};
    std::vector<ConditionRow> conditions_;
    std::vector<std::size_t> kept_;          //!< offers that are columns, in order, with the set-ups that they need
    std::vector<ProgrammeRow> authorities_;  //!< at most one package each
    std::vector<ProgrammeRow> setups_;       //!< see rows_of_setups
    std::vector<ProgrammeRow> trims_;        //!< see trimmed_sums.hpp
    std::vector<ProgrammeRow> cuts_;
    std::vector<ProgrammeColumn> losers_;               //!< after the offers: may this scenario lose?
    std::vector<std::optional<std::size_t>> loser_of_;  //!< by scenario
    Sets impossible_;  //!< found by the solver within its tolerance, and wrong in whole numbers
    Sets known_;       //!< choices that may be handed over
};

}  // namespace holdfast

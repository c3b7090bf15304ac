//! Tornado of the base case (M30): every belief at its 2.5% and at its 97.5% quantile, one at a time, with all others at
//! their means, and what the net saving is then [£, present value], in cash and in total (M22).
//! The bars do not add up, and say nothing about what beliefs do together; the base case is not the expected saving.
//! Beliefs that are not varied (fixed values) have no bar. η, by which the effect differs in this authority (M15), has one
//! for every intervention with an effect.
//! Of a belief that several experts were asked for, there is also an end for each of them left out: the belief at the mean of
//! what the others believe.
//! Of several authorities it is the sum of theirs: a shared belief moves all of them to the same value, and what is each
//! one's own has one bar, with all of them at their own end together.
//! Pure. Tested in tests/questions/tornado_test.cpp: each end is the base case of a study with the belief fixed there.
#pragma once

#include "holdfast/belief/belief.hpp"
#include "holdfast/study/beliefs.hpp"
#include "holdfast/study/study.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace holdfast {

struct TornadoEnd {
    double input{};      //!< the belief's value
    double net_cash{};   //!< [£]
    double net_total{};  //!< [£]
    double programme{};  //!< its cost, inside both [£]
    double guessed{};    //!< what of that is a placeholder [£]
};

struct TornadoBar {
    Belief belief;
    BarScale scale{BarScale::plain};
    double mean{};    //!< of the belief: its value in the base case
    TornadoEnd low;   //!< at the belief's 2.5% quantile
    TornadoEnd high;  //!< at its 97.5% quantile
    //! By expert, in the order of belief.judgements: without that one. Empty of beliefs that fewer than two were asked for.
    std::vector<TornadoEnd> without_expert{};
    //! Of a sum: a belief that each authority has its own of, all moved together. Its id has "*" for the authority, and as there
    //! is no one value, `mean` and every `input` are NaN.
    bool each_own{};
    [[nodiscard]] double cash_width() const;
    [[nodiscard]] double total_width() const;
    [[nodiscard]] double known_cash_width() const;  //!< after what is known of the programme's own cost
};

struct Tornado {
    double net_cash{};  //!< of the base case [£]
    double net_total{};
    double programme{};                       //!< its cost, inside both [£]
    double guessed{};                         //!< what of that is a placeholder [£]
    std::vector<TornadoBar> bars;             //!< in the order of the study
    std::vector<std::size_t> widest_in_cash;  //!< numbers of bars, widest first; equals in the study's order
    std::vector<std::size_t> widest_in_total;
};

//! `strategy` is the id of an intervention or a package of the study, with turnover evidence (or ContractBroken).
[[nodiscard]] Tornado tornado(Study const&, Authority const&, std::string const& strategy);
//! Of the sum over all authorities of the study; of one, that authority's to the last bit.
[[nodiscard]] Tornado tornado_of_sum(Study const&, std::string const& strategy);

}  // namespace holdfast

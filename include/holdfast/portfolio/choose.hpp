//! The best choice of at most one package an authority, proven: an exact integer programme over the offers.
//!   maximise Σ value · bought   subject to every condition, and to limits on risk where there are any.
//! Of choices of equal value the cheaper one; of equally cheap ones that whose offers stand earlier in the market (by
//! the sum of their places). The second best is the best choice that differs in at least one offer.
//! A set-up that several authorities share (portfolio/offer.hpp) is one yes-or-no column more, at its whole cost, which each
//! offer that needs it is held below, and which is held below their sum.
//! Offers that are worth nothing or less are left out where no condition asks for them: leaving them out is never worse.
//! (Under limits on risk they stay: what loses on average may save where everything else loses.)
//! Solved by branch and cut with CBC on one thread, gap 0; every choice is checked again in whole numbers. Limits on risk
//! come in as cuts: a choice that breaks one adds the row that it breaks, until none is broken
//! (docs/decisions/0018-budgets-by-integer-programme.md).
//! Deterministic: equal markets and conditions give equal choices, also where a limit of nodes cuts a search short. No clock
//! is known here: whoever has one may say when to stop, and then has the best that was found by then, and its gap.
//! Beside a chance of no loss, rows of trimmed sums (src/portfolio/trimmed_sums.hpp) are what lets a search end
//! (docs/decisions/0032-searches-that-end.md).
//! Tested in tests/portfolio/choose_test.cpp: hundreds of small markets against all choices there are, larger ones
//! against GLPK.
#pragma once

#include "holdfast/portfolio/condition.hpp"
#include "holdfast/portfolio/offer.hpp"
#include "holdfast/portfolio/risk.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

//! What is asked of a choice.
struct Terms {
    std::vector<Condition> conditions;
    RiskLimits limits;
    Scenarios scenarios;  //!< where there are limits on risk
    //! After so many nodes of a search (for the best choice, for the second best, …) the best so far is taken, and its gap
    //! said.
    std::size_t most_nodes{200'000};
    //! Asked often, in any of the searches; once it says yes they all end.
    std::function<bool()> stop{};
};

//! How searching ended.
struct SearchEnd {
    bool cut_short{};  //!< before all was proven: by the limit of nodes, or it was stopped
    bool stopped{};
};

//! How it is known that nothing is better.
struct Proof {
    bool proven{};        //!< else the search was cut short
    double bound{};       //!< no choice is worth more than this [smallest units]
    std::size_t nodes{};  //!< of the search
    std::size_t cuts{};   //!< rows that limits on risk have added
};

struct Choice {
    std::vector<std::size_t> offers;  //!< the authorities', as numbers in the market, rising
    std::int64_t value{};             //!< [smallest units], less the set-ups
    WholePounds spend{};              //!< over all years, with the set-ups
    Proof proof;
    std::vector<std::size_t> setups{};  //!< offers, too, of set-ups that these need and that are paid once; rising

    [[nodiscard]] double gap() const { return proof.bound - static_cast<double>(value); }
};

struct Choices {
    Choice best;
    std::optional<Choice> second;  //!< none where there is no other, or none was looked for
};

//! None where no choice keeps to the terms: portfolio/conflict.hpp says why. Or, where it was cut short, none was found.
[[nodiscard]] std::optional<Choices> choose(Market const&, Terms const&);
[[nodiscard]] std::optional<Choices> choose(Market const&, Terms const&, SearchEnd&);

//! The programme without whole numbers: parts of packages could be bought. Never worth less than the best choice.
struct Relaxation {
    double value{};             //!< [smallest units]
    double worth_of_a_pound{};  //!< by how much it would rise for one pound more in all (the dual of TotalAtMost)
};
//! Limits on risk are left out. None where even parts of packages do not keep to the conditions.
[[nodiscard]] std::optional<Relaxation> relax(Market const&, std::span<Condition const>);

}  // namespace holdfast

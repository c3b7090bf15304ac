//! Expected net benefit of sampling [£]: what a trial would be worth to all who would use its answer, less what it costs.
//!
//! From one decision to years of use. EVSI is the worth of deciding better once, over the T years that the decision's
//! costs and effects are counted. An answer does not make everybody decide anew each year, so EVSI must not be earned
//! every year; nor is it used up when the first T years are over. It is therefore spread evenly: a level amount a for
//! every year of every user, such that T discounted years of it are EVSI,
//!   a = EVSI / A(T),   A(y) = ∫₀^y (1 + r)^(−t) dt.
//! The answer is used for Y years, from when the trial reports, R years from now:
//!   benefit = a · (1 + r)^(−R) · A(Y).
//! With R = 0 and Y = T that is EVSI, once. Users that take part in the trial count for nothing of it.
//!   cost = fixed + 2n · per participant + n · programme,   all of it spent now.
//! What the programme does for those who get it in the trial is not counted, either way.
//! Claxton & Posnett 1996; Willan & Pinto 2005. Tested in tests/decision/enbs_test.cpp: laws and a case by hand.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

struct TrialCost {
    double fixed{};            //!< [£] whatever the size
    double per_participant{};  //!< [£] of recruiting and following up one of 2n
    double programme{};        //!< [£] of the programme for one of the n who get it, over the follow-up

    [[nodiscard]] double of(std::size_t size) const;
};

struct AnswerUse {
    double years_of_decision{};   //!< T, above 0
    double years_until_report{};  //!< R
    double years_of_use{};        //!< Y
    double discount_rate{0.035};  //!< r, a year
    double participants{};  //!< of whom the 2n in the trial are drawn, users of the answer or not: 2n of them in the
                            //!< trial take their share of the benefit

    //! Years of EVSI's worth: (1 + r)^(−R) · A(Y)/A(T).
    [[nodiscard]] double factor() const;
    //! 1 − 2n/participants, at least 0.
    [[nodiscard]] double outside_the_trial(std::size_t size) const;
};

//! What a trial of one size is worth to all users, each deciding once.
struct WorthOfAnswer {
    std::size_t size{};
    double value{};           //!< Σ EVSI [£]
    double standard_error{};  //!< [£]
};

struct Enbs {
    std::size_t size{};
    double benefit{};         //!< [£]
    double cost{};            //!< [£]
    double value{};           //!< benefit − cost [£]
    double standard_error{};  //!< of the benefit, and so of the value [£]
};

struct TrialSizes {
    std::vector<Enbs> at;                      //!< in the order of the sizes
    std::size_t best{};                        //!< number of the entry with the highest value; of equal ones the first
    std::vector<std::size_t> as_good_as_best;  //!< entries within two standard errors of it, which is cautious: the
                                               //!< errors of neighbouring sizes go together
    //! Does any size pay for itself?
    [[nodiscard]] bool any_pays() const { return at[best].value > 0.0; }
    //! Is the sign of the best beyond doubt: two standard errors?
    [[nodiscard]] bool is_clear() const;
};

//! At least one size. Amounts and years not below 0, the years of a decision and the participants above 0
//! (ContractBroken otherwise).
[[nodiscard]] TrialSizes enbs(std::span<WorthOfAnswer const>, TrialCost const&, AnswerUse const&);

}  // namespace holdfast

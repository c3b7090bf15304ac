//! The sentences that people will quote. Each stands alone: cut out of the page, it still says what it rests on.
#pragma once

#include "report/words/standing.hpp"
#include "report/words/subject.hpp"

#include <string>

namespace holdfast::report {

//! Who would save, as the object of "would save …", and when.
struct Setting {
    std::string who;   //!< "Leeds", "148 of 149 authorities (England)"
    std::string when;  //!< "60 months from April 2026"
    bool is_sum{};     //!< of several authorities
};

//! What nobody may overlook stands before the verb: "on an assumed effect, …, "; empty for a published effect.
[[nodiscard]] std::string proviso(Grounds const&);
[[nodiscard]] Setting setting_of(Findings const&, Authority const&);
[[nodiscard]] Setting setting_of(Findings const&, Total const&);
//! "12 authorities (North East)", "all 2 authorities in the inputs", "3 selected authorities (of 149 in the inputs)".
[[nodiscard]] std::string whose_sum(std::string const& name, std::size_t authorities, std::size_t of);

//! "For the programme to pay for itself in cash, leaving among those taking part must fall by 23% (hazard ratio 0.77)."
[[nodiscard]] std::string break_even_sentence(Maybe<BreakEven> const&, std::string const& in_what,
                                              std::string const& placeholder_words);
//! A change of leaving that is shown as none.
inline constexpr double no_fall = 0.0005;
//! What the programme may cost a worker a year, and still pay.
//! `empty_posts`: the clause that says so where the cash comes from posts that stand empty (report/words/subject.hpp); it
//! becomes a sentence of its own.
[[nodiscard]] std::string affordable_sentence(Maybe<Estimate> const&, std::string const& in_what, Grounds const&,
                                              std::string const& empty_posts = {});
//! The same with slots for the amounts: mean, low, high. One text for all of whom it says the same.
[[nodiscard]] std::string affordable_pattern(Maybe<Estimate> const&, std::string const& in_what, Grounds const&,
                                             std::string const& empty_posts = {});
//! What several figures come to, and what one more place would find; of an effect that is pooled.
[[nodiscard]] std::string pooled_sentence(LeavingEffect const&);
//! How far the figures differ, and whether chance explains it; of an effect that is pooled.
[[nodiscard]] std::string heterogeneity_sentence(LeavingEffect const&);
//! A way of dealing with bias, as a row of a table: "ours: weakened by design".
[[nodiscard]] std::string bias_method_words(BiasMethod);
//! What shrinkage does to this effect and what it does not, and which way is used here; of an effect from a study.
[[nodiscard]] std::string bias_sentences(LeavingEffect const&);
//! The table's rows in one sentence: the hazard ratio by each way, with its 95% range; of an effect from a study.
[[nodiscard]] std::string effects_by_method_sentence(LeavingEffect const&);
//! What a standing says of cash and people; nothing moves where it has no savings.
[[nodiscard]] CashAndPeople cash_and_people(Standing const&, std::string who = {});
//! empty_posts_clause of a standing; empty where no saving is claimed.
[[nodiscard]] std::string empty_posts_clause(Standing const&);
//! The same without what comes before it, of whatever has figures: of a null result, too, whose affordable cost is one over
//! an assumed range.
[[nodiscard]] std::string empty_posts_remark(Standing const&);
//! The largest lines, for and against.
[[nodiscard]] std::string drivers_sentence(Standing const&);
//! Of what is bought for families: which share of its cost keeping staff could carry, the largest affordable cost over the cost
//! in use. Empty of all else.
[[nodiscard]] std::string bought_for_sentence(Findings const&, Standing const&);
//! What to keep in mind, of every member, what it is bought for, and who shares its set-up; empty where the inputs say nothing.
[[nodiscard]] std::string cautions_of(Findings const&, Standing const&);
//! Why an authority's saving is not England's.
[[nodiscard]] std::string england_sentence(Findings const&, Standing const&, Setting const&);

}  // namespace holdfast::report

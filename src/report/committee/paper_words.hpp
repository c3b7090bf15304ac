//! What a paper for committee says in its own voice: its title, what is recommended, the risks and the decision asked. Rules
//! over what was found: a loss is never recommended, nor a saving that rests on a guess or on posts that stand empty.
//! Tested in tests/report/report_paper_test.cpp.
#pragma once

#include "report/committee/paper_subject.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! What the findings allow to be recommended, the gravest first.
enum class Advice {
    no_evidence,     //!< no study measured leaving
    found_nothing,   //!< a study looked and found no significant effect
    loses,           //!< on average nothing is left after its cost
    fall_expected,   //!< half or more of its pilot's fall would have come with nothing done
    empty_posts,     //!< what is left comes from posts that stand empty
    cost_guessed,    //!< something is left, at a cost that is our guess
    effect_guessed,  //!< something is left, by an effect that nobody measured
    may_lose,        //!< something is left on average, with a chance below 75 in 100
    pays             //!< with 75 in 100 or more, from measured effects and a cost that is no guess
};
[[nodiscard]] Advice advice_on(PaperSubject const&);

//! "Should Leeds pay for Working with staff (ARC)? At today's figures it would lose £1.4m"
[[nodiscard]] std::string paper_title(PaperSubject const&);
//! "Date: 1 December 2026"; to be filled in by hand where the caller gave none.
[[nodiscard]] std::string date_line(ReportMaterial const&);
//! The sentence for a budget report (report/words/budget_sentence.hpp), and that of the first financial year.
[[nodiscard]] std::string first_sentences(PaperSubject const&);
//! Two or three sentences; and one more where another option would by the same figures leave more, which is not what leads.
[[nodiscard]] std::string recommendation(PaperSubject const&);
//! What could go wrong, the gravest first; at most six, each a sentence or two.
[[nodiscard]] std::vector<std::string> paper_risks(PaperSubject const&);
//! What the committee is asked to do; clauses that follow "to".
[[nodiscard]] std::vector<std::string> decisions_asked(PaperSubject const&);
//! Of every member at most two lines: what was measured and how it is rated; and which study that is.
[[nodiscard]] std::vector<std::string> evidence_in_short(PaperSubject const&);
//! What happened where it was adopted: a line for each set of authorities.
[[nodiscard]] std::vector<std::string> adopters_in_short(PaperSubject const&);
//! How many warnings and local figures there are: where they are listed, never which files they stand in.
[[nodiscard]] std::string inputs_in_short(Findings const&);

inline constexpr std::string_view present_value_here =
    "Amounts are present value, in cash, against doing nothing new. A chance is that what is left is above £0.";
inline constexpr std::string_view children_are_not_in_it =
    "No study measured effects on children or families: none are in these figures.";
inline constexpr std::string_view where_the_rest_is =
    "Not in this paper: every range, input, source and rule. They are in the workbook (report.xlsx) and on the page "
    "(report.html).";

}  // namespace holdfast::report

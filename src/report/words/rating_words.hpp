//! The rating of an intervention's evidence in words (study/rating.hpp): three marks that can be read without colour, the
//! five facts, the certainty with the reason of each step down, and the rules. Said here once, for every page alike.
//! Tested in tests/report/rating_words_test.cpp.
#pragma once

#include "holdfast/study/rating.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! The first mark: "better", "not measured".
[[nodiscard]] std::string_view leaving_words(LeavingMark);
//! The same in a sentence, with the measured ratio: "Fewer left: a hazard ratio of 0.47 (95% range 0.23 to 0.94; the range is
//! our guess)."
[[nodiscard]] std::string leaving_sentence(EvidenceRating const&);

//! The second mark: "1 of 5".
[[nodiscard]] std::string strength_words(EvidenceRating const&);
//! "Independent of its developers", as the head of a row.
[[nodiscard]] std::string_view words_of(EvidenceFact);
//! "yes (the design of its effect)", "not known".
[[nodiscard]] std::string answer_words(RatedFact const&);
//! Every fact with its answer, and who says so: "Randomised: yes (…). …"
[[nodiscard]] std::string facts_sentence(Rating const&);

//! The third mark: "£900 a worker a year, our guess"; with what is paid otherwise.
[[nodiscard]] std::string cost_mark_words(Rating const&);
//! The same in a cell: "£900", "£900 +", "fixed"; and what it rests on: "guessed".
[[nodiscard]] std::string cost_mark_in_a_cell(Rating const&);
[[nodiscard]] std::string_view cost_basis_words(Rating const&);

//! "very low", "no evidence".
[[nodiscard]] std::string_view certainty_words(Certainty);
[[nodiscard]] std::string_view domain_words(CertaintyDomain);  //!< "risk of bias"
//! Why: "its developers ran the study".
[[nodiscard]] std::string_view reason_words(CertaintyReason);
//! "Very low. Begins high (randomised). Down 1 for risk of bias: its developers ran the study. …"
[[nodiscard]] std::string certainty_sentence(EvidenceRating const&);

//! The three marks and the certainty as rows of a list, each label with its words.
struct RatingLine {
    std::string label, words;
};
[[nodiscard]] std::vector<RatingLine> rating_lines(Rating const&, CalendarMonth forecast_starts);

//! How the marks are made, and what the certainty is; as paragraphs of their own.
inline constexpr std::string_view strength_rule = "Strength of evidence is a mark each for: randomised, independent of "
                                                  "its developers, about children's social workers, "
                                                  "in England, with an interval published. What the inputs do not say "
                                                  "counts as no. Where nobody is known to have measured "
                                                  "leaving it is 0.";
inline constexpr std::string_view certainty_rule = "Certainty is in GRADE's form, by fixed rules from the inputs. It "
                                                   "begins high for a randomised study and low for any "
                                                   "other. It goes down for risk of bias, indirectness, imprecision "
                                                   "and inconsistency. Publication bias cannot be judged "
                                                   "here.";

//! Beside cells of cost_mark_in_a_cell.
inline constexpr std::string_view cost_cell_rule = "The cost is that of each worker taking part; + says that other "
                                                   "sums, or hours of staff, come on top. `explain` has them all.";

//! "Evidence was last looked for in November 2026."; with what to do where that is long before the forecast starts.
[[nodiscard]] std::string searched_sentence(std::optional<CalendarMonth> const&, CalendarMonth forecast_starts);
[[nodiscard]] std::string searched_sentence(Study const&);

}  // namespace holdfast::report

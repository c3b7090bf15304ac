//! Questions that people ask of the figures, each answered in a sentence or two where it arises: by the figures at hand, and
//! only where they show what the answer says. Where a figure is missing, or nothing differs, the question is not asked.
//! Tested in tests/report/questions_people_ask_test.cpp.
#pragma once

#include "holdfast/questions/budget_impact.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "report/words/standing.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! An answer is a sentence with slots, "{0}", and what fills them, so that the page carries each sentence once (patterns.hpp).
struct QuestionAsked {
    std::string_view question;
    std::string_view pattern;
    std::vector<std::string> figures;
};
//! The answer in full.
[[nodiscard]] std::string answer_to(QuestionAsked const&);

//! Two figures that should be the same and are not, with the standard error of the second [£].
struct TwoAverages {
    double base{};     //!< every input at its mean
    double average{};  //!< over the draws
    double mcse{};
    std::string when;  //!< "before paying for the programme"
};

//! "Does it fill our vacancies?" Vacancies counted, and how many fewer posts are empty at any time, on average [FTE].
[[nodiscard]] std::optional<QuestionAsked> does_it_fill_vacancies(double counted, double fewer_empty);
//! "What if the agency staff stay?" Cash saved before paying for the programme, and how much of it on agency cover [£].
[[nodiscard]] std::optional<QuestionAsked> what_if_agency_staff_stay(double gross_cash, double on_agency);
//! "Why is England's figure different?" Both before paying for the programme [£]; the share of leavers who go to another council.
[[nodiscard]] std::optional<QuestionAsked> why_england_differs(double own, double england, double movers, bool is_sum);
//! "Why is the average below the base case?", or above. Nothing where chance in the draws could explain it.
[[nodiscard]] std::optional<QuestionAsked> why_average_differs(TwoAverages const&);
//! "Why are there two numbers of leavers avoided?" In people, and discounted.
[[nodiscard]] std::optional<QuestionAsked> why_leavers_differ(double people, double discounted);
//! "Why can cash fall while people stay?" Cash before paying for the programme, and how much of it is pay [£].
[[nodiscard]] std::optional<QuestionAsked> why_cash_falls(double gross_cash, double on_pay, double leavers_avoided);

//! Those that arise, in the order above. Of one authority, or of a sum; none where nothing is claimed.
[[nodiscard]] std::vector<QuestionAsked> questions_people_ask(Findings const&, Standing const&);
[[nodiscard]] std::vector<QuestionAsked> questions_people_ask(WorkedSum const&);
[[nodiscard]] std::vector<QuestionAsked> questions_people_ask(BudgetImpact const&);

}  // namespace holdfast::report

//! The tables of a financial case, as its page, the paper and report.html show them: rows of words, made once.
#pragma once

#include "holdfast/report/financial_case.hpp"
#include "report/forms/paper.hpp"

#include <string>
#include <vector>

namespace holdfast::report {

//! What is paid, saved and left, by financial year and in all: averages, and the two chances. Of what claims no saving, what is
//! paid.
[[nodiscard]] Table case_by_year(FinancialCase const&);
//! Each line of the budget: its saving over the horizon, what it rests on, who answers, and what must happen.
[[nodiscard]] Table case_lines(FinancialCase const&);
//! What 9 in 10, 5 in 10 and 1 in 10 draws exceed: of the saving and of what is left, each year and in all.
[[nodiscard]] Table case_percentiles(FinancialCase const&);
//! The study and each scenario: saving, cost, what is left with P10 and P90, chance, payback of half of the draws, rating.
[[nodiscard]] Table case_in_scenarios(CaseReport const&);
//! That the years rest on is said under them: rating, what is paid, who shares a set-up, payback, who is to be named. Whole sentences.
[[nodiscard]] std::vector<std::string> case_sentences(FinancialCase const&);
//! The rules of the figures, a paragraph each.
[[nodiscard]] std::vector<std::string> case_rules(FinancialCase const&);

}  // namespace holdfast::report

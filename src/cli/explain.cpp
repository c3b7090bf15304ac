//! `holdfast explain`: the base case of one authority and one intervention as a worked sum.
#include "commands.hpp"

#include "study_request.hpp"

#include "holdfast/report/worked_sum_text.hpp"
#include "holdfast/study/worked_sum.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace holdfast::cli {

ExitCode explain(ExplainOptions const& options)
{
    auto asked = options.study;
    asked.authorities = {options.authority};
    asked.interventions = {options.intervention};
    auto const study = study_or_complaints(asked);
    if (!study) return ExitCode::problem_in_inputs;
    auto const strategy = study->interventions.size() == 1 ? study->interventions.front().id : options.intervention;
    auto const text = worked_sum_text(worked_sum(*study, study->authorities.front(), strategy), options.months);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return ExitCode::done;
}

}  // namespace holdfast::cli

//! Small inputs in memory: a whole study in one text, and readers of single trees.
#pragma once

#include "holdfast/inputs/read_study.hpp"
#include "support/where.hpp"

#include <string>

namespace holdfast::test {

//! The shipped inputs of this checkout.
[[nodiscard]] inline std::string shipped_study() { return where::project() + "/inputs/study.toml"; }

//! A complete study in one file: two authorities, two interventions, everything fixed but pay.
inline std::string const small_study = R"([study]
name = "Small"
horizon = "3 years"
start = "2026-04"
price_year = 2025
discount_rate = "3.5%"
draws = 100
seed = 7

[prices]
pay = { distribution = "gamma", mean = "£66,560", sd = "£6,000", basis = "local", source = "payroll" }
agency_premium = { value = "40.6%", basis = "local", source = "invoices" }
recruitment = { value = "£4,500", basis = "local", source = "finance" }
induction = { value = "£3k", basis = "local", source = "finance" }
exit = { value = 500, basis = "local", source = "finance" }
months_to_full_productivity = { value = "6.5 months", basis = "local", source = "managers" }
starting_productivity = { value = 0.5, basis = "local", source = "managers" }
uncovered_value = { value = 1, basis = "assumption", source = "us" }
cover_share = { effective_size = 50, basis = "assumption", source = "us" }
working_days = { value = 253, basis = "assumption", source = "us" }

[beliefs]
leaving_rate = { value = "12.11%", basis = "local", source = "payroll" }
months_to_fill = { value = "6 months", basis = "local", source = "payroll" }
moves_between_authorities = { value = 0.29, basis = "local", source = "payroll" }
transport_sd = { value = 0.15, basis = "assumption", source = "us" }
between_authorities_sd = { value = 0.1, basis = "assumption", source = "us" }
bands = [
    { name = "new", share = "60%", width = "5 years", relative_rate = 1.36, basis = "local", source = "payroll" },
    { name = "old", share = "40%", relative_rate = 1, basis = "local", source = "payroll" },
]
[beliefs.bias]
basis = "assumption"
source = "us"
factors = { randomised = 1, "before-after" = 0.5, developer_evaluated = 0.5 }

[england]
cover_share = { value = "73.6%", basis = "official-statistic", source = "DfE" }
caseload = { value = 15.2, basis = "official-statistic", source = "DfE" }
absence_rate = { value = "3.5%", basis = "official-statistic", source = "DfE" }

[authorities.E01]
name = "Upper Testshire"
dfe_number = "901"
region = "North"
year = 2025
in_post = 200
vacancies = 30
cover_share = "80%"
caseload = 15
absence_rate = "3%"
relative_leaving_rate = { mean = 1.1, sd = 0.2, basis = "derived", source = "M27" }
basis = "official-statistic"
source = "DfE"

[authorities."E02 / E03"]
name = "Lower Testshire"
dfe_number = "902 / 903"
region = "South"
year = 2025
in_post = 100
vacancies = 0
relative_leaving_rate = { mean = 0.9, sd = 0.2, basis = "derived", source = "M27" }
basis = "official-statistic"
source = "DfE"

[interventions.peer-supervision]
name = "Peer supervision"
level = "organisational"
group = "other"
[interventions.peer-supervision.effect]
basis = "published"
measure = "odds ratio"
value = 0.344
standard_error_log = { value = 0.45, basis = "assumption", source = "us" }
comparator_risk = "65%"
follow_up = "12 months"
design = "before-after"
developer_evaluated = true
source = "a study"
[interventions.peer-supervision.delivery]
coverage = "80%"
ramp = "12 months"
basis = "assumption"
source = "us"
[interventions.peer-supervision.costs]
annual = { distribution = "gamma", mean = "£10,000", sd = "£5,000", basis = "placeholder", source = "us" }

[interventions.journals]
name = "Journals"
level = "individual"
group = "review"
effect = { basis = "no-turnover-evidence", reason = "not measured", source = "a study" }
delivery = { coverage = "30%", basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
)";

//! Reads "study.toml" of the files, with nothing shipped.
[[nodiscard]] inline Read<Study> read_in_memory(std::map<std::string, std::string> files, StudyRequest request = {})
{
    if (request.study_path.empty()) request.study_path = "study.toml";
    return read_study(request, MemoryFiles(std::move(files)));
}

[[nodiscard]] inline std::string described(Problems const& problems)
{
    std::string text;
    for (auto const& problem : problems) text += describe(problem);
    return text;
}

}  // namespace holdfast::test

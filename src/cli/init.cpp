//! `holdfast init`: a commented starter study for one authority, saying who in the council usually holds each number.
#include "commands.hpp"

#include "answers.hpp"
#include "output_files.hpp"
#include "study_request.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! Prose lines begin with "# ", settings that can be switched on with "#" and no blank; a test switches all of them on.
constexpr char const* starter = R"(# What keeping social workers would be worth to {name}.
#
# Run it as it stands:   holdfast run {file}
# Check it:              holdfast check {file}
#
# Everything starts from the inputs that come with holdfast. Each value you replace here makes the answer more your own,
# and every output lists it as local. To replace one, take away the # in front of it and in front of its table's
# [heading]. Say in `source` where your figure comes from: the auditor will ask.

based_on = ["shipped"]

[study]
name = "Keeping social workers in {name}"
authorities = ["{code}"]
interventions = "all"             # or some of them: holdfast list interventions
horizon = "60 months"
start = "2026-04"                 # the month in which a programme would begin
draws = 10000
seed = 1

# Staff and vacancies: the published figures are of 30 September {year}.
# Ask: the workforce or HR data team (it makes the return to DfE). Newer figures are better ones.
#[authorities."{code}"]
#in_post = {in_post:g}
#vacancies = {vacancies:g}
# The share of vacancies covered by agency staff. Ask: the agency contract manager or the principal social worker.
#cover_share = "{cover:g}%"
#source = "our HR system, month and year"
#basis = "local"

# Pay of a social worker with pension and national insurance, per full-time equivalent and year.
# Ask: the finance business partner for children's services.
#[prices.pay]
#mean = "£66,560"
#sd = "£2,000"
#source = "our payroll, year"
#basis = "local"

# What an agency worker costs above that, as a share of it. Ask: the agency contract manager, or accounts payable.
#[prices.agency_premium]
#mean = "40.6%"
#sd = "5%"
#source = "our agency invoices, year"
#basis = "local"

# Advertising, fees, checks and time of interviewers, per hire. Ask: the recruitment team.
#[prices.recruitment]
#mean = "£4,500"
#sd = "£1,000"
#source = "our recruitment team, year"
#basis = "local"

# Training and supervision in the first weeks, per hire. Ask: the principal social worker, workforce development.
#[prices.induction]
#mean = "£3,000"
#sd = "£1,000"
#source = "our workforce development team, year"
#basis = "local"

# Months from a resignation to the next starter. Ask: the recruitment team.
#[beliefs.months_to_fill]
#mean = "6 months"
#sd = "1 month"
#source = "our recruitment team, year"
#basis = "local"

# What a programme would cost here. As shipped, most of these are placeholders that nobody published, and the results
# say so until you put in your own. Ask: the commissioner or the provider.
#[interventions.participatory-development.costs.setup]
#mean = "£60,000"
#sd = "£10,000"
#source = "the provider's quotation, date"
#basis = "local"
#[interventions.participatory-development.costs.per_worker_year]
#mean = "£900"
#sd = "£100"
#source = "the provider's quotation, date"
#basis = "local"
)";

}  // namespace

ExitCode init(InitOptions const& options)
{
    StudyOptions asked;
    asked.authorities = {options.authority};
    auto const study = study_or_complaints(asked);
    if (!study) return ExitCode::problem_in_inputs;
    auto const& authority = study->authorities.front();
    auto const file = options.folder + "/study.toml";
    if (exists(file)) {
        fmt::print(stderr, "holdfast: {} is there already and was left alone; choose another folder\n", file);
        return ExitCode::could_not_write;
    }
    auto const text = fmt::format(fmt::runtime(starter), fmt::arg("name", authority.name), fmt::arg("file", file),
                                  fmt::arg("code", authority.code), fmt::arg("year", authority.year),
                                  fmt::arg("in_post", authority.in_post), fmt::arg("vacancies", authority.vacancies),
                                  fmt::arg("cover", 100.0 * mean(authority.cover_share.about)));
    if (auto const code = write_files(options.folder, {{"study.toml", text}}); code != ExitCode::done) return code;
    fmt::print("{} is written, for {}. Next: holdfast run {}\n", file, authority.name, file);
    return ExitCode::done;
}

}  // namespace holdfast::cli

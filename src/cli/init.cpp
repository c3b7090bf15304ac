//! `holdfast init`: a commented starter study for one authority, saying who in the council usually holds each number.
//! As written it changes nothing: its figures are those of `run --authority`. Prose lines begin with "# ", settings that can
//! be switched on with "#" and no blank; a test switches all of them on. What they hold is what is calculated with today.
#include "cli/commands.hpp"

#include "cli/output/answers.hpp"
#include "cli/output/output_target.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/pilot_study.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "holdfast/study/beliefs.hpp"
#include "inputs/fields/example_sources.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/published/toml_text.hpp"
#include "report/words/first_screen.hpp"

#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct InitOptions {
    std::string folder;
    std::optional<std::string> authority;
    std::vector<std::string> interventions;  //!< none: all
    bool pilot{};
};

void declare(CLI::App& app, InitOptions& options)
{
    app.add_option("folder", options.folder, "the folder to make")->required()->type_name("DIR");
    app.add_option("--authority", options.authority, "whose study it is: name, ONS code or DfE number")
        ->type_name("NAME");
    add_repeated(app, "--intervention", options.interventions,
                 "only this intervention, by id, alias or name; all without it", "NAME");
    app.add_flag(
        "--pilot", options.pilot,
        "instead: a study of a pilot of your own, with what is to be filled in; with --intervention beside what was "
        "published of that one");
}

constexpr char const* opening = R"(# What keeping social workers would be worth to {name}.
#
# Run it as it stands:   holdfast run {file}
# Check it:              holdfast check {file}
#
# Everything starts from the inputs that come with holdfast. Each value you replace here makes the answer more your own,
# and every output lists it as local. To replace one, take away the # in front of it and in front of its table's
# [heading]. Say in `source` where your figure comes from: the auditor will ask.

based_on = ["shipped"]

[study]
name = {study_name}
authorities = ["{code}"]
interventions = {interventions}   # "all", or ids: holdfast list interventions
horizon = "{months} months"
start = "{start}"   # the month in which a programme would begin
draws = {draws}
seed = {seed}   # the same seed, the same results
)";

constexpr char const* workforce = R"(
# Staff, vacancies and agency workers: the published figures are of 30 September {year}.
# Ask: the workforce or HR data team (it makes the return to DfE), and the agency contract manager. Newer is better.
# On 30 September newly qualified social workers have just started: vacancies may be at the year's low. Your own average
# over the year is better.
# `agency` counts all agency workers, agency_covering_vacancies those of them who fill a vacant post: only these move the
# result. Your count is one more year's count beside DfE's. For a share that you plan, write instead of both:
# cover_share = {{ value = "60%", basis = "local", source = "agency contract from April" }}
#[authorities.{key}]
#in_post = {in_post:g}
#vacancies = {vacancies:g}
#agency = {agency:g}
#agency_covering_vacancies = {covering:g}{covering_is}
#source = "{hr_system}"
#basis = "local"

# Leavers, a table for each year to 30 September, as DfE counts. A year that DfE published is replaced by yours; the last
# five years with a figure count. staff is the mean FTE in post over the year, leavers the FTE who left, for another
# authority too. What stands here is an example. In place of both you may write turnover = "12.4%".
#[[authorities.{key}.own_years]]
#year = {next_year}
#leavers = {leavers:.1f}
#staff = {in_post:g}
#source = "{payroll}"
#basis = "local"
)";

struct Item {
    std::string table;
    Belief const* belief;
    char const* source;
};

//! A mean as its unit has it: "£66,560", "40.6%", "6 months", "8% of salary".
std::string amount(Belief const& belief, double value)
{
    if (belief.share_of != ShareOf::nothing)
        return fmt::format("\"{} of {}\"", in_per_cent(value), in_words(belief.share_of));
    if (belief.unit.starts_with("£")) return fmt::format("\"{}\"", in_measure(NumberKind::money, value));
    if (belief.unit.find("month") != std::string::npos) return fmt::format("\"{} months\"", with_thousands(value));
    if (belief.unit.find("share") != std::string::npos) return fmt::format("\"{}\"", in_per_cent(value));
    return fmt::format("{:g}", value);
}

std::string table_of(Item const& item)
{
    auto const& about = item.belief->about;
    // What does not vary has no spread to replace, and is no less to be replaced.
    auto const numbers = sd(about) > 0.0 ? fmt::format("#mean = {}\n#sd = {}", amount(*item.belief, mean(about)),
                                                       amount(*item.belief, sd(about)))
                                         : fmt::format("#value = {}", amount(*item.belief, mean(about)));
    return fmt::format("#[{}]\n{}\n#source = \"{}\"\n#basis = \"local\"\n", item.table, numbers, item.source);
}

std::string prices(Study const& study)
{
    struct Asked {
        char const* prose;
        std::string_view id;
        char const* source;
    };
    constexpr std::array asked{
        Asked{"Pay of a social worker with pension and national insurance, per full-time equivalent and year.\n"
              "# Ask: the finance business partner for children's services.",
              "prices.pay", example_sources::payroll},
        Asked{"What an agency worker costs above that, as a share of it. Ask: the agency contract manager, or accounts "
              "payable.",
              "prices.agency_premium", example_sources::agency_invoices},
        Asked{"Advertising, fees, checks and time of interviewers, per hire. Ask: the recruitment team.",
              "prices.recruitment", example_sources::recruitment_team},
        Asked{"Training and supervision in the first weeks, per hire. Ask: the principal social worker, workforce "
              "development.",
              "prices.induction", example_sources::development_team},
        Asked{"Months from a resignation to the next starter. Ask: the recruitment team.", "beliefs.months_to_fill",
              example_sources::recruitment_team}};
    std::string text;
    for (auto const& price : asked)
        for_rows(shared_rows, [&](auto const& row) {
            if (row.says.id != price.id || (row.says.chapter == Chapter::fill && study.implied_fill)) return;
            if (auto const* belief = belief_of(row, study))
                text += fmt::format("\n# {}\n{}", price.prose, table_of({std::string(price.id), belief, price.source}));
        });
    return text;
}

std::string costs_of(Study const& study, Intervention const& intervention)
{
    std::string text = fmt::format("\n# {}\n", intervention.name);
    auto const id = toml_key(intervention.id);
    for_beliefs(cost_rows, Chapter::costs, intervention, [&](auto const& row, Belief const& cost) {
        text +=
            table_of({fmt::format("interventions.{}.costs.{}", id, row.says.key()), &cost, example_sources::quotation});
    });
    // What is built from what it takes is offered as the amount that a quotation would say.
    auto const built = whole(mean_resource_costs(study, intervention).cash);
    for_rows(cost_rows, [&](auto const& row) {
        double const pounds = row.place(built);
        if (row.place(intervention) || pounds <= 0.0) return;
        Belief cost;
        cost.unit = std::string(row.says.unit);
        cost.about = Fixed{std::round(pounds)};
        text +=
            table_of({fmt::format("interventions.{}.costs.{}", id, row.says.key()), &cost, example_sources::quotation});
    });
    if (intervention.takes_time())
        text +=
            "# It also takes time of staff, which no quotation holds: [[interventions." + id + ".costs.resources]].\n";
    return text;
}

std::string costs(Study const& study)
{
    std::string text =
        "\n# What each programme would cost here. As shipped, most of these are our guesses, which nobody "
        "published, and the\n# results say so until you put in your own. Ask: the commissioner or the "
        "provider.\n";
    for (auto const& intervention : study.interventions) text += costs_of(study, intervention);
    return text;
}

std::string interventions_of(InitOptions const& options, Study const& study)
{
    if (options.interventions.empty()) return "\"all\"";
    std::string list;
    auto const add = [&list](std::string const& id) { list += (list.empty() ? "" : ", ") + holdfast::quoted(id); };
    for (auto const& package : study.packages) add(package.id);
    for (auto const& intervention : study.interventions) add(intervention.id);
    return "[" + list + "]";
}

std::string starter(InitOptions const& options, Study const& study, std::string const& file)
{
    auto const& authority = study.authorities.front();
    auto const key = toml_key(authority.code);
    auto const covering = authority.agency_covering_vacancies.value_or(
        std::round(authority.vacancies * mean(authority.cover_share.about)));
    auto const leavers =
        authority.in_post * mean(study.leaving_rate.about) * mean(authority.relative_leaving_rate.about);
    auto text =
        fmt::format(fmt::runtime(opening), fmt::arg("name", authority.name), fmt::arg("file", report::as_typed(file)),
                    fmt::arg("study_name", holdfast::quoted("Keeping social workers in " + authority.name)),
                    fmt::arg("code", authority.code), fmt::arg("interventions", interventions_of(options, study)),
                    fmt::arg("months", study.months), fmt::arg("start", written(study.start)),
                    fmt::arg("draws", study.draws), fmt::arg("seed", study.seed));
    text += fmt::format(
        fmt::runtime(workforce), fmt::arg("key", key), fmt::arg("year", authority.year),
        fmt::arg("next_year", authority.year + 1), fmt::arg("in_post", authority.in_post),
        fmt::arg("vacancies", authority.vacancies), fmt::arg("agency", authority.agency.value_or(covering)),
        fmt::arg("covering", covering),
        fmt::arg("covering_is", authority.agency_covering_vacancies
                                    ? ""
                                    : "   # no count is published: this is England's share of the vacancies"),
        fmt::arg("leavers", leavers), fmt::arg("hr_system", example_sources::hr_system),
        fmt::arg("payroll", example_sources::payroll_month));
    return text + prices(study) + costs(study);
}

ExitCode is_there_already(std::string const& file)
{
    say_sentence("holdfast: {} is there already and was left alone; choose another folder", file);
    return ExitCode::could_not_write;
}

//! A pilot needs no authority yet: it can be filled in with the rest.
ExitCode init_pilot(InitOptions const& options)
{
    if (options.interventions.size() > 1)
        return wrong_usage("a pilot is of one intervention: name one, or none for one of your own");
    StudyOptions asked;
    asked.interventions = options.interventions;
    auto const study = options.authority ? study_of_authority(asked, *options.authority) : study_or_complaints(asked);
    if (!study) return ExitCode::problem_in_inputs;
    if (!options.interventions.empty() && study->interventions.size() != 1)
        return wrong_usage("a pilot is of one intervention, and a package is several: name one of its members");
    PilotAsked const about{options.folder + "/study.toml", options.authority ? &study->authorities.front() : nullptr,
                           options.interventions.empty() ? nullptr : &study->interventions.front()};
    if (anything_at(about.file)) return is_there_already(about.file);
    auto const code = write_files(options.folder, {{"study.toml", pilot_study(about, *study)}});
    if (code != ExitCode::done) return code;
    return hand_over(fmt::format("{} is written. Next: fill it in; holdfast check {} says what is still open\n",
                                 about.file, report::as_typed(about.file)));
}

ExitCode init(InitOptions const& options)
{
    if (options.pilot) return init_pilot(options);
    if (!options.authority)
        return wrong_usage(fmt::format("whose study is it? Write holdfast init {} --authority NAME; holdfast list "
                                       "authorities has every name",
                                       report::as_typed(options.folder)));
    StudyOptions asked;
    asked.interventions = options.interventions;
    auto const study = study_of_authority(asked, *options.authority);
    if (!study) return ExitCode::problem_in_inputs;
    auto const file = options.folder + "/study.toml";
    if (anything_at(file)) return is_there_already(file);
    auto const code = write_files(options.folder, {{"study.toml", starter(options, *study, file)}});
    if (code != ExitCode::done) return code;
    return hand_over(fmt::format("{} is written, for {}. Next: holdfast run {}\n", file,
                                 study->authorities.front().name, report::as_typed(file)));
}

}  // namespace

Work add_init(CLI::App& app) { return work_of<InitOptions>(app, declare, init); }

}  // namespace holdfast::cli

//! `holdfast trial`: what a trial of an intervention would be worth.
#include "cli/commands.hpp"

#include "cli/output/answers.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/study_request.hpp"
#include "holdfast/base/text.hpp"
#include "inputs/fields/typed_amount.hpp"
#include "report/trial/trial.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

constexpr std::size_t most_sizes = 100;
constexpr double most_workers = 100'000.0;

//! Everything wrong with what was typed, one sentence each.
class Usage {
public:
    void wrong(std::string says) { all_.push_back(std::move(says)); }

    //! What was read, within its range.
    template <class Number>
    double number(char const* option, std::string const& text, Typed<Number> const& read, double low, double high,
                  char const* hint)
    {
        if (auto const* why = std::get_if<NotANumber>(&read)) {
            wrong(fmt::format("--{} {} {}: {}", option, visible(text), why->why, hint));
            return low;
        }
        auto const value = static_cast<double>(std::get<Number>(read));
        if (!(value >= low && value <= high))
            wrong(fmt::format("--{} {} is out of range: {}", option, visible(text), hint));
        return value;
    }

    [[nodiscard]] bool is_fine() const { return all_.empty(); }
    void show() const
    {
        for (auto const& says : all_) say_sentence("holdfast: {}", says);
    }

private:
    std::vector<std::string> all_;
};

std::vector<std::size_t> read_sizes(std::string const& text, Usage& usage)
{
    auto const read = read_series(text, {SeriesRule::Of::whole_numbers, 1.0, most_workers, most_sizes,
                                         "first:last:step, as in 50:1000:50, or a list with commas"});
    if (auto const* why = std::get_if<NotANumber>(&read)) {
        usage.wrong(fmt::format("--workers-per-arm {} {}: {}", visible(text), why->why, why->hint));
        return {1};
    }
    std::vector<std::size_t> sizes;
    for (auto const size : std::get<std::vector<double>>(read)) sizes.push_back(static_cast<std::size_t>(size));
    return sizes;
}

//! "24 months", "2 years"; a figure without a unit could be either.
Typed<double> read_duration(std::string const& text)
{
    if (auto wrong = zero_in_front(text)) return *std::move(wrong);
    auto const read = read_number(text);
    if (auto const* wrong = std::get_if<NotANumber>(&read)) return *wrong;
    auto const number = std::get<WrittenNumber>(read);
    if (number.mark == NumberMark::months) return number.value;
    return NotANumber{number.mark == NumberMark::none ? "has no unit" : "is no duration", ""};
}

//! "5", "2.5" or "5 years".
Typed<double> read_years(std::string const& text)
{
    if (auto wrong = zero_in_front(text)) return *std::move(wrong);
    auto const read = read_number(text);
    if (auto const* wrong = std::get_if<NotANumber>(&read)) return *wrong;
    auto const number = std::get<WrittenNumber>(read);
    if (number.mark == NumberMark::none) return number.value;
    constexpr double months_a_year = 12.0;
    if (number.mark == NumberMark::months) return number.value / months_a_year;
    return NotANumber{"is no number of years", ""};
}

TrialQuestion question_of(TrialOptions const& options, Usage& usage)
{
    TrialQuestion question;
    auto const given = [&](char const* option, std::optional<std::string> const& text, auto const& read, double low,
                           double high, char const* hint, double& value) {
        if (text) value = usage.number(option, *text, read(*text), low, high, hint);
    };
    question.workers_per_arm = read_sizes(options.workers_per_arm, usage);
    double clusters = static_cast<double>(question.clusters_per_arm);
    given("clusters-per-arm", options.clusters_per_arm, read_whole_number, 1.0, most_workers,
          "write a whole number, as in 20", clusters);
    question.clusters_per_arm = static_cast<std::size_t>(std::max(clusters, 1.0));
    given("intra-cluster-correlation", options.intra_cluster_correlation, read_share, 0.0, 0.99,
          "write a share below 1, as in 0.05", question.intra_cluster_correlation);
    given("follow-up", options.follow_up, read_duration, 1.0, 120.0, "write 1 to 120 months, as in \"24 months\"",
          question.follow_up_months);
    question.months_until_report = question.follow_up_months + 12.0;
    given("report-after", options.report_after, read_duration, 0.0, 360.0, "write \"36 months\" or \"3 years\"",
          question.months_until_report);
    if (options.report_after && usage.is_fine() && question.months_until_report < question.follow_up_months)
        usage.wrong("--report-after is before the follow-up ends");
    char const* const pounds = "write an amount, as in £200,000";
    given("fixed-cost", options.fixed_cost, read_money, 0.0, 1e12, pounds, question.fixed_cost);
    given("cost-per-worker", options.cost_per_worker, read_money, 0.0, 1e9, pounds, question.cost_per_worker);
    given("years-of-use", options.years_of_use, read_years, 0.0, 100.0, "write a number of years up to 100, as in 5",
          question.years_of_use);
    given("share-of-authorities", options.share_of_authorities, read_share, 1e-6, 1.0,
          "write a share above 0, as in 0.5 or 50%", question.share_of_authorities);
    if (options.perspective)
        question.perspective = *options.perspective == "cash" ? Perspective::cash : Perspective::total;
    question.against_all = options.against_all;
    return question;
}

std::set<std::string> given_in(TrialOptions const& options)
{
    std::set<std::string> names;
    auto const add = [&](char const* name, auto const& value) {
        if (value) names.insert(name);
    };
    add("clusters-per-arm", options.clusters_per_arm);
    add("intra-cluster-correlation", options.intra_cluster_correlation);
    add("follow-up", options.follow_up);
    add("report-after", options.report_after);
    add("fixed-cost", options.fixed_cost);
    add("cost-per-worker", options.cost_per_worker);
    add("years-of-use", options.years_of_use);
    add("share-of-authorities", options.share_of_authorities);
    add("perspective", options.perspective);
    if (options.against_all) names.insert("against-all");
    return names;
}

//! Where the intervention is in the study; a complaint where a trial of it cannot be valued.
std::optional<std::size_t> intervention_in(Study const& study, std::string const& id)
{
    auto const found = std::find_if(study.interventions.begin(), study.interventions.end(),
                                    [&](Intervention const& intervention) { return intervention.id == id; });
    std::string says;
    if (found == study.interventions.end()) says = fmt::format("{} is a package: a trial is of one intervention", id);
    else if (!found->effect)
        says =
            fmt::format("nobody has measured what {} does to leaving, so that nothing is known of what a trial would "
                        "find: holdfast run --intervention {} says what would have to be true for it to pay",
                        found->name, id);
    if (says.empty()) return static_cast<std::size_t>(found - study.interventions.begin());
    show_problems({{Problem::Kind::error, found == study.interventions.end() ? Place{} : found->at, "", says, "", {}}});
    return std::nullopt;
}

}  // namespace

ExitCode trial(TrialOptions const& options)
{
    Usage usage;
    auto question = question_of(options, usage);
    if (!usage.is_fine()) {
        usage.show();
        return ExitCode::wrong_usage;
    }
    auto request = options.study;
    if (!options.against_all) request.interventions = {options.intervention};
    auto const study = study_or_complaints(request);
    if (!study) return ExitCode::problem_in_inputs;
    auto const intervention = intervention_in(*study, options.intervention);
    if (!intervention) return ExitCode::problem_in_inputs;
    question.intervention = *intervention;
    if (study->draws < fewest_draws_for_evppi)
        return wrong_usage(fmt::format("a trial's worth needs at least {} draws", fewest_draws_for_evppi));
    // A trial for one authority is for all that were chosen; of many, half using it is a guess that is said to be one.
    if (!options.share_of_authorities && study->authorities.size() > 1) question.share_of_authorities = 0.5;
    auto const findings =
        with_progress({}, [&](Execution const& execution) { return worth_of_trial(*study, question, execution); });
    if (options.format == "json") return hand_over(trial_json(findings), options.out);
    return hand_over(trial_text(findings, given_in(options), style_of_page(options.out)), options.out);
}

}  // namespace holdfast::cli

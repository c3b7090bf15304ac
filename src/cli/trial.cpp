//! `holdfast trial`: what a trial of an intervention would be worth.
#include "commands.hpp"

#include "answers.hpp"
#include "study_request.hpp"
#include "terminal.hpp"

#include "holdfast/base/text.hpp"
#include "holdfast/inputs/number_text.hpp"
#include "holdfast/report/trial.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
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

    //! A number with one of the marks.
    double number(char const* option, std::string const& text, double low, double high, char const* hint,
                  NumberMark wanted)
    {
        auto const read = read_number(text);
        auto const* found = std::get_if<WrittenNumber>(&read);
        if (found == nullptr) {
            auto const& why = std::get<NotANumber>(read);
            wrong(fmt::format("--{} {} {}: {}", option, text, why.why, hint));
            return low;
        }
        if (found->mark != NumberMark::none && found->mark != wanted)
            wrong(fmt::format("--{} {}: {}", option, text, hint));
        else if (wanted == NumberMark::months && found->mark == NumberMark::none)
            wrong(fmt::format("--{} {} has no unit: {}", option, text, hint));
        else if (!(found->value >= low && found->value <= high))
            wrong(fmt::format("--{} {} is out of range: {}", option, text, hint));
        return found->value;
    }

    [[nodiscard]] bool is_fine() const { return all_.empty(); }
    void show() const
    {
        for (auto const& says : all_) fmt::print(stderr, "holdfast: {}\n", says);
    }

private:
    std::vector<std::string> all_;
};

constexpr char const* sizes_hint = "write first:last:step, as in 50:1000:50, or a list with commas";

std::vector<std::size_t> read_sizes(std::string const& text, Usage& usage)
{
    auto const before = usage.is_fine();
    auto const one = [&](std::string const& part) {
        auto const value = usage.number("workers-per-arm", std::string(trimmed(part)), 1.0, most_workers, sizes_hint,
                                        NumberMark::none);
        if (value != std::floor(value))
            usage.wrong(fmt::format("--workers-per-arm {}: half a worker cannot be randomised", part));
        return static_cast<std::size_t>(std::max(value, 1.0));
    };
    std::vector<std::size_t> sizes;
    auto const parts = split(text, ':');
    if (parts.size() == 3) {
        auto const first = one(parts[0]);
        auto const last = one(parts[1]);
        auto const step = one(parts[2]);
        if (before && !usage.is_fine()) return {1};
        if (last < first) usage.wrong(fmt::format("--workers-per-arm {} ends before it begins", text));
        for (auto size = first; size <= last && sizes.size() <= most_sizes; size += step) sizes.push_back(size);
    } else {
        for (auto const& part : split(text, ',')) sizes.push_back(one(part));
        std::sort(sizes.begin(), sizes.end());
        sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    }
    if (sizes.size() > most_sizes)
        usage.wrong(fmt::format("--workers-per-arm {} has more than {} sizes", text, most_sizes));
    return sizes;
}

TrialQuestion question_of(TrialOptions const& options, Usage& usage)
{
    TrialQuestion question;
    auto const given = [&](char const* option, std::optional<std::string> const& text, double low, double high,
                           char const* hint, NumberMark wanted, double& value) {
        if (text) value = usage.number(option, *text, low, high, hint, wanted);
    };
    question.workers_per_arm = read_sizes(options.workers_per_arm, usage);
    double clusters = static_cast<double>(question.clusters_per_arm);
    given("clusters-per-arm", options.clusters_per_arm, 1.0, most_workers, "write a whole number, as in 20",
          NumberMark::none, clusters);
    if (clusters != std::floor(clusters)) usage.wrong("--clusters-per-arm is a whole number");
    question.clusters_per_arm = static_cast<std::size_t>(std::max(clusters, 1.0));
    given("intra-cluster-correlation", options.intra_cluster_correlation, 0.0, 0.99,
          "write a share below 1, as in 0.05", NumberMark::per_cent, question.intra_cluster_correlation);
    given("follow-up", options.follow_up, 1.0, 120.0, "write 1 to 120 months, as in \"24 months\"", NumberMark::months,
          question.follow_up_months);
    question.months_until_report = question.follow_up_months + 12.0;
    given("report-after", options.report_after, 0.0, 360.0, "write \"36 months\" or \"3 years\"", NumberMark::months,
          question.months_until_report);
    if (options.report_after && usage.is_fine() && question.months_until_report < question.follow_up_months)
        usage.wrong("--report-after is before the follow-up ends");
    char const* const pounds = "write an amount, as in £200,000";
    given("fixed-cost", options.fixed_cost, 0.0, 1e12, pounds, NumberMark::pounds, question.fixed_cost);
    given("cost-per-worker", options.cost_per_worker, 0.0, 1e9, pounds, NumberMark::pounds, question.cost_per_worker);
    given("years-of-use", options.years_of_use, 0.0, 100.0, "write a number of years up to 100, as in 5",
          NumberMark::none, question.years_of_use);
    given("share-of-authorities", options.share_of_authorities, 1e-6, 1.0, "write a share above 0, as in 0.5 or 50%",
          NumberMark::per_cent, question.share_of_authorities);
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

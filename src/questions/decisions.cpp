#include "holdfast/questions/decisions.hpp"

#include "engine/workers.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace holdfast {

namespace {

BeliefGroup group_of(BeliefGroup::Form form, std::string name, std::string label, StudyDraws const& draws,
                     auto const& belongs)
{
    BeliefGroup group{form, std::move(name), std::move(label), {}};
    for (std::size_t p = 0; p < draws.about.size(); ++p)
        if (belongs(draws.about[p])) group.parameters.push_back(p);
    return group;
}

//! A group's columns, fewer where nothing is lost by it.
class FewerColumns {
public:
    FewerColumns(StudyDraws const& draws, std::vector<std::size_t> const& group)
    {
        std::map<std::size_t, Draws> effects;  // by intervention: the logarithm of its hazard ratio, as far as known
        std::optional<Draws> leaving_rate;
        for (auto const p : group) {
            auto const& about = draws.about[p];
            auto const& column = draws.parameters.columns[p];
            if (!about.correlated && about.in_log_hazard_ratio != 0.0)
                add(effects.try_emplace(*about.intervention, column.size(), 0.0).first->second, column,
                    about.in_log_hazard_ratio);
            else if (!about.correlated && about.in_leaving_rate) multiply(leaving_rate, column);
            else parameters_.columns.push_back(column);
        }
        for (auto& [intervention, column] : effects) parameters_.columns.push_back(std::move(column));
        if (leaving_rate) parameters_.columns.push_back(*std::move(leaving_rate));
        for (std::size_t p = 0; p < parameters_.columns.size(); ++p) parameters_.names.push_back(std::to_string(p));
        all_.resize(parameters_.columns.size());
        std::iota(all_.begin(), all_.end(), std::size_t{});
    }
    [[nodiscard]] PartialInformation evppi_of(Samples const& samples, std::vector<NetBenefit> const& curve) const
    {
        return evppi(samples, parameters_, all_, curve);
    }

private:
    static void add(Draws& into, Draws const& column, double weight)
    {
        for (std::size_t i = 0; i < column.size(); ++i) into[i] += weight * column[i];
    }
    static void multiply(std::optional<Draws>& into, Draws const& column)
    {
        if (!into) into = column;
        else
            for (std::size_t i = 0; i < column.size(); ++i) (*into)[i] *= column[i];
    }

    Parameters parameters_;
    std::vector<std::size_t> all_;
};

//! What of a group matters in a perspective.
std::vector<std::size_t> that_matter(StudyDraws const& draws, BeliefGroup const& group, Perspective perspective)
{
    std::vector<std::size_t> matter;
    for (auto const p : group.parameters) {
        require(p < draws.about.size(), "a group's beliefs are among the parameters");
        if (perspective == Perspective::total || !draws.about[p].capacity_only) matter.push_back(p);
    }
    return matter;
}

StudyDecision decide_one(StudyDraws const& draws, StudyQuestion const& question, Perspective perspective,
                         Benefit benefit, Workers& workers)
{
    auto const samples = draws.samples(perspective, benefit);
    StudyDecision decision{perspective, benefit, decide(samples, {}, {question.willingness_to_pay, {}}), {}};
    auto& findings = decision.findings;
    if (findings.draws < fewest_draws_for_evppi) return decision;
    std::vector<std::vector<std::size_t>> wanted;
    for (std::size_t g = 0; g < question.groups.size(); ++g) {
        auto matter = that_matter(draws, question.groups[g], perspective);
        if (matter.empty()) continue;
        auto& group = findings.groups.emplace_back();
        for (auto const p : matter) group.parameters.push_back(draws.parameters.names[p]);
        decision.groups.push_back(g);
        wanted.push_back(std::move(matter));
    }
    workers.share_out(wanted.size(), [&](std::size_t g, std::size_t) {
        findings.groups[g].information = FewerColumns(draws, wanted[g]).evppi_of(samples, findings.curve);
    });
    return decision;
}

}  // namespace

std::vector<BeliefGroup> each_belief(StudyDraws const& draws)
{
    std::vector<BeliefGroup> groups;
    for (std::size_t p = 0; p < draws.about.size(); ++p) {
        auto const& belief = draws.about[p].belief;
        groups.push_back({BeliefGroup::Form::one_belief, belief.id, belief.label, {p}});
    }
    return groups;
}

std::vector<BeliefGroup> each_effect(StudyDraws const& draws)
{
    std::vector<BeliefGroup> groups;
    std::vector<std::size_t> done;
    for (auto const& about : draws.about) {
        if (about.in_log_hazard_ratio == 0.0) continue;
        auto const intervention = *about.intervention;
        if (std::find(done.begin(), done.end(), intervention) != done.end()) continue;
        done.push_back(intervention);
        auto group = group_of(BeliefGroup::Form::effect_of_one_intervention, draws.intervention_ids[intervention],
                              "effect on leaving, all its parts: " + draws.intervention_names[intervention], draws,
                              [&](StudyParameter const& other) {
                                  return other.intervention == intervention && other.in_log_hazard_ratio != 0.0;
                              });
        if (group.parameters.size() > 1) groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<BeliefGroup> each_kind(StudyDraws const& draws)
{
    std::vector<BeliefGroup> groups;
    for (auto const kind : all_belief_kinds) {
        auto group = group_of(BeliefGroup::Form::kind, std::string(name(kind)), "all " + std::string(name(kind)), draws,
                              [kind](StudyParameter const& about) { return about.kind == kind; });
        if (!group.parameters.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<BeliefGroup> every_group(StudyDraws const& draws)
{
    auto groups = each_kind(draws);
    for (auto& group : each_effect(draws)) groups.push_back(std::move(group));
    for (auto& group : each_belief(draws)) groups.push_back(std::move(group));
    return groups;
}

std::vector<StudyDecision> decide_study(StudyDraws const& draws, StudyQuestion const& question,
                                        Execution const& execution)
{
    require(draws.strategies.size() > 1, "a decision is between two strategies at least");
    Workers workers(execution.threads);
    std::vector<StudyDecision> decisions;
    for (auto const perspective : question.perspectives)
        for (auto const benefit : question.benefits) {
            decisions.push_back(decide_one(draws, question, perspective, benefit, workers));
            if (execution.progress)
                execution.progress(static_cast<double>(decisions.size()) /
                                   static_cast<double>(question.perspectives.size() * question.benefits.size()));
        }
    return decisions;
}

}  // namespace holdfast

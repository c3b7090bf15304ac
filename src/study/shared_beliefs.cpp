#include "shared_beliefs.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/instruction_set.hpp"
#include "holdfast/numerics/stream.hpp"

#include <algorithm>
#include <set>

namespace holdfast {

SharedBeliefs::SharedBeliefs(Study const& study)
{
    auto const add = [this](Belief const& belief) {
        list.push_back(&belief);
        return static_cast<Slot>(list.size() - 1);
    };
    auto const add_if = [&add](std::optional<Belief> const& belief) { return belief ? add(*belief) : no_belief; };

    leaving_rate = add(study.leaving_rate);
    months_to_fill = add(study.months_to_fill);
    moves_between_authorities = add(study.moves_between_authorities);
    pay = add(study.prices.pay);
    agency_premium = add(study.prices.agency_premium);
    recruitment = add(study.prices.recruitment);
    induction = add(study.prices.induction);
    exit = add(study.prices.exit);
    months_to_full_productivity = add(study.prices.months_to_full_productivity);
    starting_productivity = add(study.prices.starting_productivity);
    uncovered_value = add(study.prices.uncovered_value);
    for (auto const& band : study.bands) relative_rates.push_back(add(band.relative_rate));
    for (auto const& intervention : study.interventions) {
        InterventionSlots slots;
        if (intervention.effect) {
            slots.log_hazard_ratio = add(intervention.effect->log_hazard_ratio);
            slots.transport = add(intervention.effect->transport);
        }
        slots.coverage = add(intervention.coverage);
        slots.absence_ratio = add_if(intervention.absence_ratio);
        slots.setup = add_if(intervention.setup);
        slots.annual = add_if(intervention.annual);
        slots.per_worker_year = add_if(intervention.per_worker_year);
        slots.per_starter = add_if(intervention.per_starter);
        interventions.push_back(slots);
    }

    std::set<BeliefKey> keys;
    for (auto const* belief : list)
        require(keys.insert(belief_key(belief->id)).second,
                "two shared beliefs have one name in the stream: " + belief->id);
}

void draw_belief(Belief const& belief, std::uint64_t seed, std::uint64_t first_draw, std::span<double> out,
                 InstructionSet instructions)
{
    draw_belief(belief, Sampler(belief.about), seed, first_draw, out, instructions);
}

void draw_belief(Belief const& belief, Sampler const& sampler, std::uint64_t seed, std::uint64_t first_draw,
                 std::span<double> out, InstructionSet instructions)
{
    if (auto const* fixed = std::get_if<Fixed>(&belief.about)) {
        std::fill(out.begin(), out.end(), fixed->value);
        return;
    }
    uniforms(seed, first_draw, belief_key(belief.id), out);
    sampler.from_uniforms(instructions, out, out);
}

namespace {

//! Columns that hang together: uniforms → normal scores → correlated scores → values (M28).
void draw_correlated(std::span<Slot const> slots, SharedBeliefs const& beliefs, Study const& study,
                     CorrelationFactor const& lower, std::uint64_t first_draw, SharedDraws& into)
{
    auto const instructions = best_instruction_set();
    Sampler const score(Normal{0.0, 1.0});
    std::vector<std::vector<double>> scores;
    for (auto const slot : slots) {
        auto& column = scores.emplace_back(into.rows);
        uniforms(study.seed, first_draw, belief_key(beliefs.list[static_cast<std::size_t>(slot)]->id), column);
        score.from_uniforms(instructions, column, column);
    }
    std::vector<double> z(slots.size());
    for (std::size_t row = 0; row < into.rows; ++row) {
        for (std::size_t i = 0; i < slots.size(); ++i) z[i] = scores[i][row];
        lower.correlate(z);
        for (std::size_t i = 0; i < slots.size(); ++i) scores[i][row] = z[i];
    }
    for (std::size_t i = 0; i < slots.size(); ++i) {
        auto const slot = static_cast<std::size_t>(slots[i]);
        Sampler const sampler(beliefs.list[slot]->about);
        sampler.from_scores(instructions, scores[i], std::span(into.values).subspan(slot * into.rows, into.rows));
    }
}

}  // namespace

SharedDraws::SharedDraws(SharedBeliefs const& beliefs, Study const& study, std::uint64_t first_draw, std::size_t draws)
{
    constexpr std::size_t lanes = most_lanes;
    rows = (draws + lanes - 1) / lanes * lanes;
    values.resize(beliefs.list.size() * rows);
    for (std::size_t i = 0; i < beliefs.list.size(); ++i)
        draw_belief(*beliefs.list[i], study.seed, first_draw, std::span(values).subspan(i * rows, rows));

    if (study.correlations.empty()) return;
    std::vector<Slot> slots;
    for (auto const& id : study.correlated) {
        auto const found = std::find_if(beliefs.list.begin(), beliefs.list.end(),
                                        [&id](Belief const* belief) { return belief->id == id; });
        require(found != beliefs.list.end(), "a correlated belief is one of the study's shared beliefs: " + id);
        slots.push_back(static_cast<Slot>(found - beliefs.list.begin()));
    }
    auto const made = factor(slots.size(), study.correlations);
    auto const* lower = std::get_if<CorrelationFactor>(&made);
    require(lower != nullptr, "a study's correlation matrix has been checked to be positive definite");
    draw_correlated(slots, beliefs, study, *lower, first_draw, *this);
}

}  // namespace holdfast

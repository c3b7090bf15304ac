#include "engine/shared_beliefs.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/instruction_set.hpp"
#include "numerics/stream.hpp"

#include <algorithm>
#include <set>

namespace holdfast {

bool follows_salary(Study const& study)
{
    return std::any_of(study.interventions.begin(), study.interventions.end(),
                       [](Intervention const& intervention) { return intervention.follows_salary(); });
}

double mean_in_pounds(Study const& study, std::optional<Belief> const& cost)
{
    if (!cost) return 0.0;
    auto const mean_of = [](std::optional<Belief> const& belief) { return belief ? mean(belief->about) : 0.0; };
    auto const& prices = study.prices;
    return in_pounds(cost->share_of, mean(cost->about), mean(prices.pay.about), mean_of(prices.on_costs),
                     mean_of(prices.national_insurance));
}

ResourceCost<double> mean_resource_cost(Study const& study, Resource const& of)
{
    auto const mean_of = [](std::optional<Belief> const& belief) { return belief ? mean(belief->about) : 0.0; };
    return cost_of_resource<double>(
        of.modelled(),
        {mean(of.quantity.about), mean_of(of.price), mean_of(of.hours), mean_of(of.backfilled),
         mean_of(of.backfill_price)},
        {mean(study.prices.pay.about), mean_of(study.paid_hours), mean_of(study.team_size)});
}

ResourceCosts<double> mean_resource_costs(Study const& study, Intervention const& intervention)
{
    ResourceCosts<double> costs;
    for (auto const& of : intervention.resources) add_resource(costs, of.modelled(), mean_resource_cost(study, of));
    return costs;
}

SharedBeliefs::SharedBeliefs(Study const& study)
{
    auto const add = [this](Belief const& belief) {
        list.push_back(&belief);
        return static_cast<Slot>(list.size() - 1);
    };
    auto const add_all = [&](auto const& rows, auto const& chapters, auto const& of, auto& slots) {
        for_beliefs(rows, chapters, of, [&](auto const& row, Belief const& belief) { row.place(slots) = add(belief); });
    };

    add_all(shared_rows, order::draws, study, *this);
    for (auto const& band : study.bands) relative_rates.push_back(add(band_row.place(band)));
    for (auto const& intervention : study.interventions) {
        InterventionSlots slots;
        slots.resources.resize(intervention.resources.size());
        for (auto const& resource : intervention.resources) slots.terms.push_back(resource.modelled());
        add_all(intervention_rows, order::interventions, intervention, slots);
        for (auto const part : all_programme_parts)
            if (auto const& cost = intervention.cost(part)) at(slots.shares_of, part) = cost->share_of;
        interventions.push_back(slots);
    }
    on_costs = national_insurance = no_belief;
    if (follows_salary(study)) {
        require(study.prices.on_costs && study.prices.national_insurance,
                "a cost that is a share of salary comes with on-costs and national insurance");
        add_all(shared_rows, std::array{Chapter::on_costs}, study, *this);
    }
    require(!follows_hours(study.interventions) || study.paid_hours,
            "a resource that is paid at pay comes with paid hours");
    require(!follows_teams(study.interventions) || study.team_size,
            "a resource that is taken by the team comes with its size");
    add_all(shared_rows, std::array{Chapter::hours_and_teams}, study, *this);
    for (auto& slots : interventions) {
        slots.paid_hours = paid_hours;
        slots.team_size = team_size;
        slots.pay = pay;
        slots.on_costs = on_costs;
        slots.national_insurance = national_insurance;
    }

    // Last of all, so that whoever shrinks no effect has the Sobol points that they had.
    for (std::size_t i = 0; i < interventions.size(); ++i) {
        auto const& effect = study.interventions[i].effect;
        interventions[i].published =
            effect && effect->unshrunk ? add(*effect->unshrunk) : interventions[i].log_hazard_ratio;
    }

    std::set<BeliefKey> keys;
    for (auto const* belief : list)
        require(keys.insert(belief_key(belief->id)).second,
                "two shared beliefs have one name in the stream: " + belief->id);
}

void draw_belief(Belief const& belief, std::uint64_t seed, std::uint64_t first_draw, std::span<double> out)
{
    uniforms(seed, first_draw, belief_key(belief.id), out);
    Sampler(belief.about).from_uniforms(best_instruction_set(), out, out);
}

SharedSamplers::SharedSamplers(SharedBeliefs const& beliefs, Study const& study, Workers& workers)
    : beliefs_(beliefs), samplers_(beliefs.list.size())
{
    workers.share_out(samplers_.size(),
                      [&](std::size_t i, std::size_t) { samplers_[i].emplace(beliefs.list[i]->about); });
    if (study.correlations.empty()) return;
    for (auto const& id : study.correlated) {
        auto const found = std::find_if(beliefs.list.begin(), beliefs.list.end(),
                                        [&id](Belief const* belief) { return belief->id == id; });
        require(found != beliefs.list.end(), "a correlated belief is one of the study's shared beliefs: " + id);
        correlated_.push_back(static_cast<Slot>(found - beliefs.list.begin()));
    }
    auto const made = factor(correlated_.size(), study.correlations);
    auto const* lower = std::get_if<CorrelationFactor>(&made);
    require(lower != nullptr, "a study's correlation matrix has been checked to be positive definite");
    lower_ = *lower;
}

SharedDraws::SharedDraws(SharedSamplers const& from, DrawSource const& source, std::size_t of_draws, Workers& workers,
                         InstructionSet instructions)
    : draws(of_draws), rows(whole_batches(of_draws)), values(from.samplers_.size() * column_stride(rows))
{
    auto const column_of = [this](std::size_t slot) {
        return std::span(values).subspan(slot * column_stride(rows), rows);
    };
    workers.share_out(from.samplers_.size(), [&](std::size_t slot, std::size_t) {
        auto const column = column_of(slot);
        source.shared(belief_key(from.beliefs_.list[slot]->id), slot, 0, column);
        bool const correlated = std::find(from.correlated_.begin(), from.correlated_.end(), static_cast<Slot>(slot)) !=
                                from.correlated_.end();
        if (!correlated) from.samplers_[slot]->from_uniforms(instructions, column, column);
    });
    if (!from.lower_) return;

    // Columns that hang together: uniforms → normal scores → correlated scores → values (M28).
    Sampler const score(Normal{0.0, 1.0});
    auto const columns = from.correlated_.size();
    for (auto const slot : from.correlated_) {
        auto const column = column_of(static_cast<std::size_t>(slot));
        score.from_uniforms(instructions, column, column);
    }
    std::vector<double> z(columns);
    for (std::size_t row = 0; row < rows; ++row) {
        auto const at = [&](std::size_t i) -> double& {
            return values[static_cast<std::size_t>(from.correlated_[i]) * column_stride(rows) + row];
        };
        for (std::size_t i = 0; i < columns; ++i) z[i] = at(i);
        from.lower_->correlate(z);
        for (std::size_t i = 0; i < columns; ++i) at(i) = z[i];
    }
    for (auto const slot : from.correlated_) {
        auto const column = column_of(static_cast<std::size_t>(slot));
        from.samplers_[static_cast<std::size_t>(slot)]->from_scores(instructions, column, column);
    }
}

namespace {

SharedDraws on_one_thread(SharedBeliefs const& beliefs, Study study, std::uint64_t first_draw, std::size_t draws)
{
    Workers workers(1);
    study.sampling = Sampling::philox;
    return {SharedSamplers(beliefs, study, workers), DrawSource(study, first_draw, draws), draws, workers};
}

}  // namespace

SharedDraws::SharedDraws(SharedBeliefs const& beliefs, Study const& study, std::uint64_t first_draw,
                         std::size_t of_draws)
    : SharedDraws(on_one_thread(beliefs, study, first_draw, of_draws))
{
}

}  // namespace holdfast

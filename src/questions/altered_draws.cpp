#include "questions/altered_draws.hpp"

#include "engine/head.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace holdfast {

namespace {

//! What is looked at of a sum.
constexpr std::array summed{Measure::gross_cash,        Measure::gross_total,      Measure::programme,
                            Measure::programme_time,    Measure::programme_stated, Measure::programme_built,
                            Measure::programme_guessed, Measure::workers_reached,  Measure::after_stated_cash,
                            Measure::after_built_cash};

//! An effect of nothing, to be written over.
LeavingEffect stand_in(Intervention const& intervention)
{
    LeavingEffect effect;
    effect.log_hazard_ratio.id = "interventions." + intervention.id + ".effect.stand_in.log_hazard_ratio";
    effect.transport.id = "interventions." + intervention.id + ".effect.stand_in.transport";
    return effect;
}

Study prepared(Study study, std::vector<std::size_t> const& members)
{
    auto& first = study.interventions[members.front()];
    if (members.size() == 1 && !first.effect) first.effect = stand_in(first);
    return study;
}

InputNow as_believed(Belief const& belief)
{
    constexpr double low = 0.025;
    return {mean(belief.about), quantile(belief.about, low), quantile(belief.about, 1.0 - low)};
}

InputNow fixed(double value) { return {value, value, value}; }

InputNow summary_of(std::vector<double> values)
{
    std::vector<double> scratch(values.size());
    auto const estimate = summarise(values, scratch);
    return {estimate.mean, estimate.low, estimate.high};
}

}  // namespace

AlteredDraws::AlteredDraws(Study study, std::span<Authority const> authorities, std::string const& strategy,
                           std::size_t most, Execution const& execution)
    : strategy_(place_of(strategies_of(study), strategy)), members_(strategies_of(study)[strategy_].members),
      has_effect_(strategies_of(study)[strategy_].has_effect), study_(prepared(std::move(study), members_)),
      authorities_(authorities), altered_(authorities.begin(), authorities.end()), engine_(study_, execution),
      chunk_(engine_, 0, std::min(most, engine_.most()), engine_.most()), as_drawn_(chunk_.shared)
{
    require(!authorities.empty(), "draws are of one authority at least");
    if (is_sum()) sums_.resize(summed.size());
    effect_ = member().effect;
    delivery_ = member().delivery;
    bool const all = as_drawn_.draws == engine_.most();
    how_.replicates = all ? chunk_.source().replicates() : 0;
    plan_again();
}

void AlteredDraws::plan_again()
{
    runs_.reset();
    engine_.plan_again();
    runs_ = std::make_unique<AuthorityDraws>(chunk_.authority_draws());
    columns_stand_ = false;
}

std::optional<std::string> AlteredDraws::obstacle(ThresholdInput input) const
{
    bool const of_one =
        input == ThresholdInput::hazard_ratio || input == ThresholdInput::coverage || input == ThresholdInput::duration;
    if (of_one && !single()) return "a package has several: look at its members one by one";
    if (input == ThresholdInput::months_to_fill && study_.implied_fill)
        return "it is worked out from the vacancies and the leaving rate, not given";
    if (input == ThresholdInput::duration && longest_duration() < 1) return "nothing is delivered within the horizon";
    return std::nullopt;
}

int AlteredDraws::longest_duration() const { return study_.months - delivery_.start; }

void AlteredDraws::give_column(Slot slot, double value)
{
    auto const stride = column_stride(chunk_.shared.rows);
    auto const column =
        std::span(chunk_.shared.values).subspan(static_cast<std::size_t>(slot) * stride, chunk_.shared.rows);
    std::fill(column.begin(), column.end(), value);
    given_.push_back(slot);
}

void AlteredDraws::give(ThresholdInput input, double value)
{
    require(!obstacle(input), "an input that cannot be given a value is not searched");
    if (input == ThresholdInput::programme_cost) {
        cost_factor_ = value;
        return;
    }
    columns_stand_ = false;
    switch (input) {
    case ThresholdInput::hazard_ratio:
        member().effect->bias_factor = 1.0;
        member().effect->bias_shift = 0.0;
        member().effect->between_authorities_sd = 0.0;
        give_column(slots().log_hazard_ratio, std::log(value));
        give_column(slots().transport, 0.0);
        return;
    case ThresholdInput::cover_share:
        for (auto& authority : altered_) authority.cover_share.about = Fixed{value};
        return;
    case ThresholdInput::agency_premium: give_column(engine_.beliefs().agency_premium, value); return;
    case ThresholdInput::months_to_fill: give_column(engine_.beliefs().months_to_fill, value); return;
    case ThresholdInput::recruitment: give_column(engine_.beliefs().recruitment, value); return;
    case ThresholdInput::pay: give_column(engine_.beliefs().pay, value); return;
    case ThresholdInput::coverage: give_column(slots().coverage, value); return;
    case ThresholdInput::leaving_rate:  // λ = national · relative (M27)
        give_column(engine_.beliefs().leaving_rate, value);
        for (auto& authority : altered_) authority.relative_leaving_rate.about = Fixed{1.0};
        return;
    case ThresholdInput::duration:
        member().delivery.duration = static_cast<int>(std::lround(value));
        plan_again();
        return;
    case ThresholdInput::programme_cost: return;
    }
}

void AlteredDraws::release()
{
    auto const stride = column_stride(chunk_.shared.rows);
    for (auto const slot : given_) {
        auto const from = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(slot) * stride);
        std::copy_n(as_drawn_.values.begin() + from, chunk_.shared.rows, chunk_.shared.values.begin() + from);
    }
    if (!given_.empty() || !std::equal(altered_.begin(), altered_.end(), authorities_.begin())) columns_stand_ = false;
    given_.clear();
    std::copy(authorities_.begin(), authorities_.end(), altered_.begin());
    cost_factor_ = 1.0;
    if (!single()) return;
    member().effect = effect_;
    if (member().delivery == delivery_) return;
    member().delivery = delivery_;
    plan_again();
}

//! Of one authority, the engine's own columns stand; of several they are added up.
void AlteredDraws::run_all()
{
    for (auto& sum : sums_) sum.assign(draws(), 0.0);
    for (auto const& authority : altered_) {
        runs_->start(authority);
        runs_->run(strategy_, Parts::as_used);
        for (std::size_t i = 0; i < sums_.size(); ++i) {
            auto const part = runs_->column(index(summed[i]));
            std::transform(part.begin(), part.end(), sums_[i].begin(), sums_[i].begin(), std::plus<>());
        }
    }
}

std::span<double const> AlteredDraws::column(Measure measure) const
{
    if (!is_sum()) return runs_->column(index(measure));
    auto const found = std::find(summed.begin(), summed.end(), measure);
    require(found != summed.end(), "a sum has the measures that are summed");
    return sums_[static_cast<std::size_t>(found - summed.begin())];
}

void AlteredDraws::run()
{
    if (!columns_stand_) {
        run_all();
        columns_stand_ = true;
    }
    auto const cash = column(Measure::gross_cash);
    auto const total = column(Measure::gross_total);
    auto const programme = column(Measure::programme);
    auto const time = column(Measure::programme_time);
    net_cash_.resize(draws());
    net_total_.resize(draws());
    for (std::size_t i = 0; i < draws(); ++i) {
        net_cash_[i] = cash[i] - cost_factor_ * programme[i];
        net_total_[i] = total[i] - cost_factor_ * programme[i] - time[i];
    }
}

std::optional<InputNow> AlteredDraws::now(ThresholdInput input) const
{
    auto const shared = [this](Slot slot) { return as_drawn_.column(slot); };
    switch (input) {
    case ThresholdInput::programme_cost: return fixed(1.0);
    case ThresholdInput::cover_share:
        if (is_sum()) return std::nullopt;
        return as_believed(authorities_.front().cover_share);
    case ThresholdInput::agency_premium: return as_believed(study_.prices.agency_premium);
    case ThresholdInput::months_to_fill:
        if (study_.implied_fill) return std::nullopt;
        return as_believed(study_.months_to_fill);
    case ThresholdInput::recruitment: return as_believed(study_.prices.recruitment);
    case ThresholdInput::pay: return as_believed(study_.prices.pay);
    case ThresholdInput::coverage:
        if (!single()) return std::nullopt;
        return as_believed(member().coverage);
    case ThresholdInput::duration:
        if (!single()) return std::nullopt;
        return fixed(std::min(longest_duration(), delivery_.duration.value_or(longest_duration())));
    case ThresholdInput::leaving_rate: {
        if (is_sum()) return std::nullopt;
        std::vector<double> rate(draws());
        draw_belief(authorities_.front().relative_leaving_rate, study_.seed, 0, rate);
        for (std::size_t i = 0; i < draws(); ++i) rate[i] *= shared(engine_.beliefs().leaving_rate)[i];
        return summary_of(std::move(rate));
    }
    case ThresholdInput::hazard_ratio: {
        if (!single() || !has_effect_) return std::nullopt;
        std::vector<double> ratio(draws());
        // Of a sum, the effect elsewhere: one place of several is the pilot's at most.
        bool const is_carried = std::any_of(authorities_.begin(), authorities_.end(), [this](Authority const& each) {
            return effect_->is_carried_to(each.code);
        });
        double const carried = is_carried ? 1.0 : 0.0;
        for (std::size_t i = 0; i < draws(); ++i)
            ratio[i] =
                std::exp(effect_->used(shared(slots().log_hazard_ratio)[i], carried * shared(slots().transport)[i]));
        return summary_of(std::move(ratio));
    }
    }
    return std::nullopt;
}

}  // namespace holdfast

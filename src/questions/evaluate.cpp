#include "holdfast/questions/evaluate.hpp"

#include "engine/authority_model.hpp"
#include "engine/engine.hpp"
#include "engine/head.hpp"
#include "engine/strategy_summary.hpp"
#include "engine/totals.hpp"
#include "holdfast/base/contract.hpp"
#include "questions/evaluate_watched.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace holdfast {

namespace {

void fill_base_case(AtMeans& at_means, MeanModel<double>& base_case, StrategyPlan const& strategy)
{
    auto const& saving = base_case.save(strategy);
    auto const lines = price_saved(saving.discounted, base_case.model().prices());
    at_means.gross_cash = cash(lines);
    at_means.gross_total = cash(lines) + capacity(lines);
    at_means.net_cash = at_means.gross_cash - saving.programme;
    at_means.net_total = at_means.gross_total - saving.programme - saving.programme_time;
    at_means.programme_time = saving.programme_time;
    at_means.programme = saving.programme_parts;
}

//! Hazard ratios in those reached, over the draws: as published, and as used with bias and transport.
struct HazardRatios {
    RunningSummary published, used;
};

//! What is kept of a run, chunk of draws after chunk. It does not grow with the number of draws.
class Kept final : public Watcher {
public:
    //! Chunks have at most so many draws; where there are several, the ends of intervals are read off counts.
    Kept(Engine& engine, std::size_t most_draws, bool in_chunks)
        : engine_(engine), study_(engine.study()),
          plan_(engine.plan()), how_{engine.sampled_as().replicates, in_chunks}, totals_(study_, plan_, most_draws),
          hazard_ratios_(plan_.strategies.size()), scratch_(engine.workers().count())
    {
        auto const results = study_.authorities.size() * plan_.strategies.size();
        summaries_.reserve(results);
        for (std::size_t i = 0; i < results; ++i)
            summaries_.emplace_back(plan_.strategies[i % plan_.strategies.size()], measures_of(plan_));
        for (auto const& region : totals_.regions())
            tour_.insert(tour_.end(), region.authorities.begin(), region.authorities.end());
    }

    //! Region by region.
    [[nodiscard]] Tour tour() const { return {tour_}; }

    void start_chunk(Chunk const& chunk) override
    {
        for (auto& scratch : scratch_) scratch.resize(chunk.draws());
        if (draws_ == 0) break_even_draws_ = std::min(chunk.draws(), AuthorityDraws::most_break_even_draws);
        draws_ += chunk.draws();
        add_hazard_ratios(chunk.shared);
        totals_.start_chunk(chunk.draws());
        region_ = 0;
    }
    void see(AuthorityNumber authority, StrategyNumber strategy, AuthorityDraws const& draws) override
    {
        auto const s = index(strategy);
        auto& summary = summaries_[index(authority) * plan_.strategies.size() + s];
        engine_.workers().share_out(summary.tasks(), [&](std::size_t task, std::size_t worker) {
            summary.add(task, draws, how_, scratch_[worker]);
            totals_.add(s, task, draws);
        });
    }
    void end_authority(std::size_t authority) override
    {
        if (authority == totals_.regions()[region_].authorities.back())
            totals_.end_region(region_++, engine_.workers(), how_);
    }
    void end_chunk() override { totals_.end_chunk(engine_.workers(), how_); }

    [[nodiscard]] Findings findings() const
    {
        auto findings = head_of(study_);
        findings.draws = findings.study.draws = draws_;
        findings.break_even_draws = break_even_draws_;
        auto const strategies = plan_.strategies.size();
        for (std::size_t s = 0; s < strategies; ++s) {
            if (hazard_ratios_[s].used.draws() == 0) continue;
            findings.strategies[s].hazard_ratio = hazard_ratios_[s].used.estimate();
            findings.strategies[s].hazard_ratio_published = hazard_ratios_[s].published.estimate();
        }
        findings.results.resize(summaries_.size());
        MeanModel<double> base_case(study_, plan_, engine_.beliefs());
        for (std::size_t i = 0; i < summaries_.size(); ++i) {
            Result& result = findings.results[i];
            result.authority = i / strategies;
            result.strategy = i % strategies;
            auto const& strategy = plan_.strategies[result.strategy];
            if (result.strategy == 0) base_case.start(study_.authorities[result.authority]);
            summaries_[i].fill(result, plan_.line);
            findings.interval_error = std::max(findings.interval_error, summaries_[i].interval_error());
            if (result.saved) fill_base_case(result.saved->base, base_case, strategy);
        }
        findings.totals = totals_.totals();
        findings.interval_error = std::max(findings.interval_error, totals_.interval_error());
        return findings;
    }

    //! How many times more draws the least precise headline needs; 1 or less where all are precise enough.
    [[nodiscard]] double draws_factor(Precision wished) const;

private:
    void add_hazard_ratios(SharedDraws const& shared)
    {
        std::vector<double> used(shared.draws), published(shared.draws);
        for (std::size_t s = 0; s < plan_.strategies.size(); ++s) {
            auto const& strategy = plan_.strategies[s];
            if (strategy.members.size() != 1 || !strategy.has_effect) continue;
            auto const member = strategy.members.front();
            auto const& slots = engine_.beliefs().interventions[member];
            auto const& effect = *study_.interventions[member].effect;
            double const* const log_ratio = shared.column(slots.log_hazard_ratio);
            double const* const as_published = shared.column(slots.published);
            double const* const transport = shared.column(slots.transport);
            for (std::size_t i = 0; i < shared.draws; ++i) {
                published[i] = std::exp(as_published[i]);
                used[i] = std::exp(effect.used(log_ratio[i], transport[i]));
            }
            hazard_ratios_[s].used.add(used, how_, scratch_.front());
            hazard_ratios_[s].published.add(published, how_, scratch_.front());
        }
    }

    Engine& engine_;
    Study const& study_;
    Plan const& plan_;
    SampledAs how_;
    Totals totals_;
    std::vector<std::size_t> tour_;
    std::size_t region_{};                    //!< whose authorities go by
    std::vector<StrategySummary> summaries_;  //!< authority by authority, strategy by strategy
    std::vector<HazardRatios> hazard_ratios_;
    std::vector<std::vector<double>> scratch_;  //!< by worker
    std::uint64_t draws_{};
    std::uint64_t break_even_draws_{};
};

double Kept::draws_factor(Precision wished) const
{
    double factor = 0.0;
    auto const look = [&](Estimate const& e) {
        double const target = std::max(wished.pounds, wished.relative * std::abs(e.mean));
        if (e.mcse == 0.0) return;
        double const times = target > 0.0 ? e.mcse / target : std::numeric_limits<double>::infinity();
        factor = std::max(factor, times * times);
    };
    for (std::size_t i = 0; i < summaries_.size(); ++i)
        if (plan_.strategies[i % plan_.strategies.size()].has_effect)
            for (auto const& headline : summaries_[i].headlines()) look(headline);
    return factor;
}

//! One bar for a run whose length is not known before its first chunk: that has a tenth of the bar, and each further chunk
//! its part of what is then left to draw. It only ever goes forward.
class ProgressToPrecision {
public:
    explicit ProgressToPrecision(std::function<void(double)> const& shown) : shown_(shown) {}

    void show(double share_of_chunk) const
    {
        if (shown_) shown_(from_ + (to_ - from_) * share_of_chunk);
    }
    //! `draws` are done; so many come next, and so many will be needed in all.
    void next(std::size_t draws, std::size_t chunk, double needed)
    {
        double const left = std::max(needed - static_cast<double>(draws), static_cast<double>(chunk));
        from_ = to_;
        to_ += (1.0 - to_) * static_cast<double>(chunk) / left;
    }

private:
    std::function<void(double)> const& shown_;
    double from_{};
    double to_{0.1};
};

}  // namespace

Findings evaluate_watched(Engine& engine, Watcher* beside, std::function<void(double share)> const& progress)
{
    Kept kept(engine, engine.most(), engine.most() < engine.draws());
    if (beside != nullptr) engine.run(kept.tour(), {&kept, beside}, progress);
    else engine.run(kept.tour(), {&kept}, progress);
    return kept.findings();
}

Findings evaluate(Study const& study, Execution const& execution)
{
    Engine engine(study, execution);
    return evaluate_watched(engine, nullptr, execution.progress);
}

Findings evaluate_to(Precision wished, Study const& study, Execution const& execution)
{
    Engine engine(study, execution);
    require(wished.pounds > 0.0 || wished.relative > 0.0, "a precision is an amount of pounds or a share of the mean");
    std::string const asked =
        wished.pounds > 0.0 ? fmt::format("£{:.0f}", wished.pounds) : fmt::format("{:g}%", 100.0 * wished.relative);
    // Whoever asks for a precision never gets fewer draws than without it.
    auto const least = static_cast<std::size_t>(
        draws_for(study.sampling, std::max<std::uint64_t>(study.draws, fewest_draws_for_precision)));
    auto const most = std::max<std::size_t>(most_draws, least);
    auto chunk = std::min(least, chunk_draws);
    Kept kept(engine, chunk_draws, true);
    ProgressToPrecision progress(execution.progress);
    std::size_t draws = 0;
    double factor = 0.0;
    do {
        engine.run_chunk(draws, chunk, kept.tour(), {&kept}, [&](double share) { progress.show(share); });
        draws += chunk;
        chunk = std::min(draws < least ? least - draws : draws, chunk_draws);
        // Sobol points are in balance when their number is a power of two.
        bool const in_balance = study.sampling == Sampling::philox || std::has_single_bit(draws);
        factor = in_balance ? kept.draws_factor(wished) : std::numeric_limits<double>::infinity();
        progress.next(draws, chunk,
                      std::clamp((in_balance ? factor : 2.0) * static_cast<double>(draws), static_cast<double>(least),
                                 static_cast<double>(most)));
    } while (draws < least || (factor > 1.0 && draws + chunk <= most));

    auto findings = kept.findings();
    findings.precision_note =
        factor <= 1.0
            ? fmt::format("Every headline has a standard error of at most {}; it took {} draws.", asked, draws)
            : fmt::format("A standard error of at most {} for every headline was asked for and not reached "
                          "within {} draws.",
                          asked, most);
    return findings;
}

}  // namespace holdfast

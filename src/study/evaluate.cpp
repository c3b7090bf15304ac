#include "holdfast/study/evaluate.hpp"

#include "authority_draws.hpp"
#include "authority_model.hpp"
#include "evaluate_watched.hpp"
#include "strategy_summary.hpp"
#include "totals.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace holdfast {

namespace {

void fill_base_case(Result& result, MeanModel<double>& base_case, StrategyPlan const& strategy)
{
    auto const& saving = base_case.save(strategy);
    auto const lines = price(saving.discounted, base_case.model().prices());
    result.base_gross_cash = cash(lines);
    result.base_gross_total = cash(lines) + capacity(lines);
    result.base_net_cash = *result.base_gross_cash - saving.programme;
    result.base_net_total = *result.base_gross_total - saving.programme;
    result.base_programme = saving.programme_parts;
}

//! Hazard ratios in those reached, over the draws: as published, and as used with bias and transport.
struct HazardRatios {
    RunningSummary published, used;
};

//! A run, chunk of draws after chunk. What is kept does not grow with the number of draws.
class Run {
public:
    Run(Study const& study, Execution const& execution, std::size_t most_draws, bool in_chunks,
        DrawsWatch const* watch = nullptr)
        : study_(study), execution_(execution),
          watch_(watch), how_{study.sampling == Sampling::sobol ? ReplicatedRun::replicates : 0, in_chunks},
          workers_(execution.threads), plan_(study), beliefs_(study), samplers_(beliefs_, study, workers_),
          totals_(study, plan_, most_draws), hazard_ratios_(plan_.strategies.size()), scratch_(workers_.count())
    {
        auto const results = study.authorities.size() * plan_.strategies.size();
        summaries_.reserve(results);
        for (std::size_t i = 0; i < results; ++i)
            summaries_.emplace_back(plan_.strategies[i % plan_.strategies.size()], measures_of(plan_));
    }

    //! `progress(share)` of the chunk.
    void add_chunk(std::size_t draws, std::function<void(double)> const& progress)
    {
        DrawSource const source(study_, draws_, draws);
        SharedDraws const shared(samplers_, source, draws, workers_, execution_.instructions);
        for (auto& scratch : scratch_) scratch.resize(draws);
        AuthorityDraws authority_draws(study_, plan_, beliefs_, shared, source, workers_, execution_.instructions);
        if (draws_ == 0) break_even_draws_ = authority_draws.break_even_draws();
        add_hazard_ratios(shared);
        totals_.start_chunk(draws);
        std::size_t done = 0;
        for (std::size_t region = 0; region < totals_.regions().size(); ++region) {
            for (auto const authority : totals_.regions()[region].authorities) {
                add_authority(authority, authority_draws);
                if (progress) progress(static_cast<double>(++done) / static_cast<double>(study_.authorities.size()));
            }
            totals_.end_region(region, workers_, how_);
        }
        totals_.end_chunk(workers_, how_);
        if (watch_ != nullptr) watch_->end_chunk(workers_);
        draws_ += draws;
    }

    [[nodiscard]] Findings findings() const
    {
        Findings findings;
        findings.version = HOLDFAST_VERSION;
        findings.seed = study_.seed;
        findings.draws = draws_;
        findings.inputs_hash = study_.inputs_hash;
        findings.warnings = study_.warnings;
        findings.local_values = study_.local_values;
        findings.study = study_;
        findings.study.draws = draws_;
        findings.strategies = strategies_of(study_);
        findings.break_even_draws = break_even_draws_;
        auto const strategies = plan_.strategies.size();
        for (std::size_t s = 0; s < strategies; ++s) {
            if (hazard_ratios_[s].used.draws() == 0) continue;
            findings.strategies[s].hazard_ratio = hazard_ratios_[s].used.estimate();
            findings.strategies[s].hazard_ratio_published = hazard_ratios_[s].published.estimate();
        }
        findings.results.resize(summaries_.size());
        MeanModel<double> base_case(study_, plan_, beliefs_);
        for (std::size_t i = 0; i < summaries_.size(); ++i) {
            Result& result = findings.results[i];
            result.authority = i / strategies;
            result.strategy = i % strategies;
            auto const& strategy = plan_.strategies[result.strategy];
            if (result.strategy == 0) base_case.start(study_.authorities[result.authority]);
            summaries_[i].fill(result, plan_.line);
            findings.interval_error = std::max(findings.interval_error, summaries_[i].interval_error());
            if (strategy.has_effect) fill_base_case(result, base_case, strategy);
        }
        findings.totals = totals_.totals();
        findings.interval_error = std::max(findings.interval_error, totals_.interval_error());
        return findings;
    }

    //! How many times more draws the least precise headline needs; 1 or less where all are precise enough.
    [[nodiscard]] double draws_factor(Precision wished) const;

private:
    void add_authority(std::size_t authority, AuthorityDraws& draws)
    {
        draws.start(study_.authorities[authority]);
        for (std::size_t s = 0; s < plan_.strategies.size(); ++s) {
            draws.run(s);
            auto& summary = summaries_[authority * plan_.strategies.size() + s];
            workers_.share_out(summary.tasks(), [&](std::size_t task, std::size_t worker) {
                summary.add(task, draws, how_, scratch_[worker]);
                totals_.add(s, task, draws);
            });
            if (watch_ != nullptr) watch_->see(authority, s, draws, workers_);
        }
    }

    void add_hazard_ratios(SharedDraws const& shared)
    {
        std::vector<double> used(shared.draws), published(shared.draws);
        for (std::size_t s = 0; s < plan_.strategies.size(); ++s) {
            auto const& strategy = plan_.strategies[s];
            if (strategy.members.size() != 1 || !strategy.has_effect) continue;
            auto const member = strategy.members.front();
            auto const& slots = beliefs_.interventions[member];
            auto const& effect = *study_.interventions[member].effect;
            double const* const log_ratio = shared.column(slots.log_hazard_ratio);
            double const* const transport = shared.column(slots.transport);
            for (std::size_t i = 0; i < shared.draws; ++i) {
                published[i] = std::exp(log_ratio[i]);
                used[i] = std::exp(effect.used(log_ratio[i], transport[i]));
            }
            hazard_ratios_[s].used.add(used, how_, scratch_.front());
            hazard_ratios_[s].published.add(published, how_, scratch_.front());
        }
    }

    Study const& study_;
    Execution const& execution_;
    DrawsWatch const* watch_;  //!< none: nobody watches
    SampledAs how_;
    Workers workers_;
    Plan plan_;
    SharedBeliefs beliefs_;
    SharedSamplers samplers_;
    Totals totals_;
    std::vector<StrategySummary> summaries_;  //!< authority by authority, strategy by strategy
    std::vector<HazardRatios> hazard_ratios_;
    std::vector<std::vector<double>> scratch_;  //!< by worker
    std::uint64_t draws_{};
    std::uint64_t break_even_draws_{};
};

double Run::draws_factor(Precision wished) const
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

void check(Study const& study)
{
    require(study.draws > 0, "a run needs at least one draw");
    require(!study.authorities.empty() && !study.interventions.empty(),
            "a run needs at least one authority and one intervention");
}

}  // namespace

Findings evaluate_watched(Study const& study, Execution const& execution, DrawsWatch const* watch)
{
    check(study);
    auto const draws = static_cast<std::size_t>(draws_for(study.sampling, study.draws));
    bool const in_chunks = draws > most_exact_draws;
    auto const most = in_chunks ? chunk_draws : draws;
    Run run(study, execution, most, in_chunks, watch);
    for (std::size_t first = 0; first < draws; first += most) {
        auto const count = std::min(most, draws - first);
        run.add_chunk(count, [&](double share) {
            if (execution.progress)
                execution.progress((static_cast<double>(first) + share * static_cast<double>(count)) /
                                   static_cast<double>(draws));
        });
    }
    return run.findings();
}

Findings evaluate(Study const& study, Execution const& execution)
{
    return evaluate_watched(study, execution, nullptr);
}

Findings evaluate_to(Precision wished, Study const& study, Execution const& execution)
{
    check(study);
    require(wished.pounds > 0.0 || wished.relative > 0.0, "a precision is an amount of pounds or a share of the mean");
    std::string const asked =
        wished.pounds > 0.0 ? fmt::format("£{:.0f}", wished.pounds) : fmt::format("{:g}%", 100.0 * wished.relative);
    // Whoever asks for a precision never gets fewer draws than without it.
    auto const least = static_cast<std::size_t>(
        draws_for(study.sampling, std::max<std::uint64_t>(study.draws, fewest_draws_for_precision)));
    auto const most = std::max<std::size_t>(most_draws, least);
    auto chunk = std::min(least, chunk_draws);
    Run run(study, execution, chunk_draws, true);
    ProgressToPrecision progress(execution.progress);
    std::size_t draws = 0;
    double factor = 0.0;
    do {
        run.add_chunk(chunk, [&](double share) { progress.show(share); });
        draws += chunk;
        chunk = std::min(draws < least ? least - draws : draws, chunk_draws);
        // Sobol points are in balance when their number is a power of two.
        bool const in_balance = study.sampling == Sampling::philox || std::has_single_bit(draws);
        factor = in_balance ? run.draws_factor(wished) : std::numeric_limits<double>::infinity();
        progress.next(draws, chunk,
                      std::clamp((in_balance ? factor : 2.0) * static_cast<double>(draws), static_cast<double>(least),
                                 static_cast<double>(most)));
    } while (draws < least || (factor > 1.0 && draws + chunk <= most));

    auto findings = run.findings();
    findings.precision_note =
        factor <= 1.0
            ? fmt::format("Every headline has a standard error of at most {}; it took {} draws.", asked, draws)
            : fmt::format("A standard error of at most {} for every headline was asked for and not reached "
                          "within {} draws.",
                          asked, most);
    return findings;
}

}  // namespace holdfast

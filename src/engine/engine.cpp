#include "engine/engine.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace holdfast {

namespace {

Study const& checked(Study const& study)
{
    require(study.draws > 0, "a run needs at least one draw");
    require(!study.authorities.empty() && !study.interventions.empty(),
            "a run needs at least one authority and one intervention");
    return study;
}

}  // namespace

std::uint64_t draws_of_study(Study const& study) { return draws_for(study.sampling, study.draws); }

Tour everything(Study const& study)
{
    Tour tour;
    tour.authorities.resize(study.authorities.size());
    std::iota(tour.authorities.begin(), tour.authorities.end(), std::size_t{});
    return tour;
}

Engine::Engine(Study const& study, Execution const& execution)
    : Engine(study, execution, std::make_shared<Workers>(execution.threads))
{
}

Engine::Engine(Study const& study, Execution const& execution, Workers& workers)
    : Engine(study, execution, std::shared_ptr<Workers>(std::shared_ptr<Workers>{}, &workers))
{
}

Engine::Engine(Study const& study, Execution const& execution, std::shared_ptr<Workers> workers)
    : study_(checked(study)), instructions_(execution.instructions), workers_(std::move(workers)), plan_(study),
      beliefs_(study), samplers_(beliefs_, study, *workers_), draws_(static_cast<std::size_t>(draws_of_study(study))),
      most_(draws_ > most_exact_draws ? chunk_draws : draws_)
{
}

Engine::~Engine() = default;

SampledAs Engine::sampled_as() const
{
    std::size_t const replicates = study_.sampling == Sampling::sobol ? ReplicatedRun::replicates : 0;
    return {replicates, draws_ > most_exact_draws};
}

void Engine::run(Tour const& tour, std::initializer_list<Watcher*> watchers,
                 std::function<void(double share)> const& progress, std::uint64_t first)
{
    for (std::size_t row = 0; row < draws_; row += most_) {
        auto const count = std::min(most_, draws_ - row);
        run_chunk(first + row, count, tour, watchers, [&](double share) {
            if (progress)
                progress((static_cast<double>(row) + share * static_cast<double>(count)) / static_cast<double>(draws_));
        });
    }
}

void Engine::run_chunk(std::uint64_t first, std::size_t draws, Tour const& tour,
                       std::initializer_list<Watcher*> watchers, std::function<void(double share)> const& progress)
{
    Chunk const chunk(*this, first, draws);
    auto of_authority = chunk.authority_draws();
    std::vector<std::size_t> all(plan_.strategies.size());
    std::iota(all.begin(), all.end(), std::size_t{});
    for (auto* watcher : watchers) watcher->start_chunk(chunk);
    std::size_t done = 0;
    for (auto const authority : tour.authorities) {
        auto const& strategies = tour.strategies.empty() ? all : tour.strategies[authority];
        if (!strategies.empty()) of_authority.start(study_.authorities[authority]);
        for (auto* watcher : watchers) watcher->start_authority(authority);
        for (auto const strategy : strategies) {
            of_authority.run(strategy, tour.parts);
            for (auto* watcher : watchers)
                watcher->see(AuthorityNumber{authority}, StrategyNumber{strategy}, of_authority);
        }
        for (auto* watcher : watchers) watcher->end_authority(authority);
        if (progress) progress(static_cast<double>(++done) / static_cast<double>(tour.authorities.size()));
    }
    for (auto* watcher : watchers) watcher->end_chunk();
}

Chunk::Chunk(Engine& engine, std::uint64_t first, std::size_t draws) : Chunk(engine, first, draws, draws) {}

Chunk::Chunk(Engine& engine, std::uint64_t first, std::size_t draws, std::size_t of)
    : engine_(engine), first_(first), source_(engine.study(), first, of),
      shared(engine.samplers(), source_, draws, engine.workers(), engine.instructions())
{
}

OwnDraws Chunk::own(Authority const& authority) const
{
    return {engine_.study(), authority, source_, shared.rows, engine_.workers(), engine_.instructions()};
}

AuthorityDraws Chunk::authority_draws() const
{
    return {engine_.study(), engine_.plan(),    engine_.beliefs(),     shared,
            source_,         engine_.workers(), engine_.instructions()};
}

void Chunk::share_out(
    std::function<void(std::size_t from, std::size_t to, std::size_t block, std::size_t worker)> const& work) const
{
    engine_.workers().share_out(blocks(), [&](std::size_t block, std::size_t worker) {
        work(block * block_draws, std::min(draws(), (block + 1) * block_draws), block, worker);
    });
}

}  // namespace holdfast

//! The one recipe by which a study's draws are made: its plan, its shared beliefs and their samplers, made ready once; then
//! chunk after chunk, authority after authority, strategy after strategy. Questions look on as they go by.
//! Equal studies give equal bits, on any number of threads and for any number of questions that look on.
//! Tested in tests/engine/engine_test.cpp.
#pragma once

#include "engine/authority_draws.hpp"
#include "engine/draw_source.hpp"
#include "engine/own_beliefs.hpp"
#include "engine/plan.hpp"
#include "engine/shared_beliefs.hpp"
#include "engine/workers.hpp"
#include "holdfast/engine/execution.hpp"
#include "holdfast/study/numbers.hpp"
#include "numerics/running.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <vector>

namespace holdfast {

//! How many draws a study comes to: as many as it asks for, or what Sobol points need; draws from there on have no part in it.
[[nodiscard]] std::uint64_t draws_of_study(Study const&);

class Chunk;

//! Looks at draws as they go by. Called from the calling thread; the workers are free.
class Watcher {
public:
    virtual void start_chunk(Chunk const&) {}
    //! The authority's strategies come next.
    virtual void start_authority(std::size_t /*authority*/) {}
    //! All draws of the chunk, of this strategy for this authority: valid until the next call.
    virtual void see(AuthorityNumber, StrategyNumber, AuthorityDraws const&) = 0;
    virtual void end_authority(std::size_t /*authority*/) {}
    virtual void end_chunk() {}

protected:
    Watcher() = default;
    Watcher(Watcher const&) = default;
    Watcher& operator=(Watcher const&) = default;
    ~Watcher() = default;
};

//! What is run, and in which order.
struct Tour {
    std::vector<std::size_t> authorities;
    //! By authority of the study. Empty: all strategies of the plan, for everybody.
    std::vector<std::vector<std::size_t>> strategies{};
    Parts parts{Parts::all};
};
[[nodiscard]] Tour everything(Study const&);

//! The study, which must live on, made ready to be drawn.
class Engine {
public:
    //! ContractBroken where there is nothing to draw: no draw, no authority or no intervention.
    Engine(Study const&, Execution const&);
    //! With threads that others use, too.
    Engine(Study const&, Execution const&, Workers&);
    Engine(Engine const&) = delete;
    Engine& operator=(Engine const&) = delete;
    ~Engine();

    [[nodiscard]] Study const& study() const { return study_; }
    [[nodiscard]] Plan const& plan() const { return plan_; }
    [[nodiscard]] SharedBeliefs const& beliefs() const { return beliefs_; }
    [[nodiscard]] SharedSamplers const& samplers() const { return samplers_; }
    [[nodiscard]] Workers& workers() { return *workers_; }
    [[nodiscard]] InstructionSet instructions() const { return instructions_; }

    //! Draws of the study, and of each of its chunks but the last.
    [[nodiscard]] std::size_t draws() const { return draws_; }
    [[nodiscard]] std::size_t most() const { return most_; }
    //! How they were sampled, for summaries of the whole run.
    [[nodiscard]] SampledAs sampled_as() const;

    //! The plan anew, where what the study delivers has changed. What was made with the old one is void.
    void plan_again() { plan_ = Plan(study_); }

    //! All draws of the study, in its chunks; or as many from `first` on. `progress` is told the share that is done.
    void run(Tour const&, std::initializer_list<Watcher*>, std::function<void(double share)> const& progress,
             std::uint64_t first = 0);
    //! One chunk, from any draw on; `progress` is told its share of the chunk.
    void run_chunk(std::uint64_t first, std::size_t draws, Tour const&, std::initializer_list<Watcher*>,
                   std::function<void(double share)> const& progress);

private:
    Engine(Study const&, Execution const&, std::shared_ptr<Workers>);

    Study const& study_;
    InstructionSet instructions_;
    std::shared_ptr<Workers> workers_;  //!< its own, or others' and then not its to end
    Plan plan_;
    SharedBeliefs beliefs_;
    SharedSamplers samplers_;
    std::size_t draws_, most_;
};

//! Draws of all that authorities share, and whatever is drawn beside them.
class Chunk {
public:
    //! Draws from `first` on.
    Chunk(Engine&, std::uint64_t first, std::size_t draws);
    //! The first `draws` of a chunk of `of`.
    Chunk(Engine&, std::uint64_t first, std::size_t draws, std::size_t of);

    [[nodiscard]] std::uint64_t first() const { return first_; }
    [[nodiscard]] std::size_t draws() const { return shared.draws; }
    [[nodiscard]] std::size_t blocks() const { return (shared.draws + block_draws - 1) / block_draws; }
    [[nodiscard]] DrawSource const& source() const { return source_; }
    //! One draw of everything shared: the value of each slot.
    [[nodiscard]] auto shared_at(std::size_t row) const
    {
        return [this, row](Slot slot) { return shared.column(slot)[row]; };
    }

    //! An authority's own beliefs, drawn.
    [[nodiscard]] OwnDraws own(Authority const&) const;
    //! What runs authorities and strategies over these draws, which must live on.
    [[nodiscard]] AuthorityDraws authority_draws() const;
    //! The chunk's blocks of draws on all threads: work(first row, one past the last, block, worker). Rows that only fill up
    //! the last batch are left out.
    void share_out(
        std::function<void(std::size_t from, std::size_t to, std::size_t block, std::size_t worker)> const&) const;

private:
    Engine& engine_;
    std::uint64_t first_;
    DrawSource source_;

public:
    SharedDraws shared;  //!< by slot; whoever gives a belief another value writes its column over
};

}  // namespace holdfast

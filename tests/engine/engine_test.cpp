// The one recipe: what it shows to those who look on, in which order, and that looking changes nothing.

#include "engine/engine.hpp"

#include "holdfast/base/contract.hpp"
#include "support/sample_study.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::ElementsAre;

namespace {

//! Writes down what it sees, and keeps net cash.
class Witness final : public Watcher {
public:
    void start_chunk(Chunk const& chunk) override
    {
        log.push_back("chunk " + std::to_string(chunk.first()) + "+" + std::to_string(chunk.draws()));
    }
    void start_authority(std::size_t authority) override { log.push_back("authority " + std::to_string(authority)); }
    void see(AuthorityNumber authority, StrategyNumber strategy, AuthorityDraws const& draws) override
    {
        log.push_back("strategy " + std::to_string(index(strategy)));
        auto const column = draws.column(index(Measure::net_cash));
        auto& seen = net_cash[{index(authority), index(strategy)}];
        seen.insert(seen.end(), column.begin(), column.end());
    }
    void end_authority(std::size_t authority) override { log.push_back("end of " + std::to_string(authority)); }
    void end_chunk() override { log.push_back("end"); }

    std::vector<std::string> log;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<double>> net_cash;
};

Study small(std::uint64_t draws)
{
    auto study = sample_study();
    study.draws = draws;
    return study;
}

}  // namespace

TEST(Engine, shows_a_tour_in_its_order)
{
    auto const study = small(100);
    Engine engine(study, {});
    Tour tour{{1, 0}, {{0}, {1, 0}}, Parts::as_used};
    Witness witness;
    std::vector<double> shares;
    engine.run(tour, {&witness}, [&](double share) { shares.push_back(share); });
    EXPECT_THAT(witness.log, ElementsAre("chunk 0+100", "authority 1", "strategy 1", "strategy 0", "end of 1",
                                         "authority 0", "strategy 0", "end of 0", "end"));
    EXPECT_THAT(shares, ElementsAre(0.5, 1.0));
}

TEST(Engine, runs_nothing_for_an_authority_without_strategies)
{
    auto const study = small(16);
    Engine engine(study, {});
    Witness witness;
    engine.run({{0, 1}, {{}, {0}}, Parts::as_used}, {&witness}, {});
    EXPECT_THAT(witness.log,
                ElementsAre("chunk 0+16", "authority 0", "end of 0", "authority 1", "strategy 0", "end of 1", "end"));
}

TEST(Engine, cuts_many_draws_into_chunks_and_shows_the_same_draws)
{
    auto const study = small(most_exact_draws + 100);
    Engine engine(study, {});
    EXPECT_EQ(engine.most(), chunk_draws);
    Tour const tour{{0}, {{0}, {}}, Parts::as_used};
    Witness whole;
    engine.run(tour, {&whole}, {});
    auto const& all = whole.net_cash.at({0, 0});
    ASSERT_EQ(all.size(), most_exact_draws + 100);
    Witness part;
    engine.run_chunk(10'000, 64, tour, {&part}, {});
    EXPECT_EQ(part.net_cash.at({0, 0}), std::vector<double>(all.begin() + 10'000, all.begin() + 10'064));
}

TEST(Engine, several_who_look_on_see_the_same_and_as_one_alone_does)
{
    auto const study = small(300);
    Engine engine(study, {});
    auto const tour = everything(study);
    Witness first;
    Witness second;
    engine.run(tour, {&first, &second}, {});
    Engine again(study, {1, {}, InstructionSet::sse2});
    Witness alone;
    again.run(tour, {&alone}, {});
    EXPECT_EQ(first.net_cash, second.net_cash);
    EXPECT_EQ(first.net_cash, alone.net_cash);
    EXPECT_EQ(first.log, alone.log);
}

TEST(Engine, draws_beyond_the_study_are_others)
{
    auto const study = small(64);
    Engine engine(study, {});
    Tour const tour{{0}, {{0}, {}}, Parts::as_used};
    Witness own;
    Witness fresh;
    engine.run(tour, {&own}, {});
    engine.run(tour, {&fresh}, {}, engine.draws());
    EXPECT_EQ(fresh.log.front(), "chunk 64+64");
    EXPECT_NE(own.net_cash, fresh.net_cash);
}

TEST(Engine, refuses_a_study_with_nothing_to_draw)
{
    auto none = small(0);
    EXPECT_THROW(Engine(none, {}), ContractBroken);
    auto nowhere = small(10);
    nowhere.authorities.clear();
    EXPECT_THROW(Engine(nowhere, {}), ContractBroken);
    auto nothing = small(10);
    nothing.interventions.clear();
    EXPECT_THROW(Engine(nothing, {}), ContractBroken);
}

TEST(Chunk, shares_out_every_row_once_and_leaves_out_what_fills_up_the_last_batch)
{
    auto const study = small(301);
    Engine engine(study, {});
    Chunk const chunk(engine, 0, 301);
    std::vector<int> seen(chunk.shared.rows);
    chunk.share_out([&](std::size_t from, std::size_t to, std::size_t, std::size_t) {
        for (auto row = from; row < to; ++row) ++seen[row];
    });
    for (std::size_t row = 0; row < seen.size(); ++row) EXPECT_EQ(seen[row], row < 301 ? 1 : 0) << row;
}

// How fast a budget is shared out: the national problem, 153 authorities times 16 packages in nine regions.
// Mark: the best choice with a floor for every region, proven, under 2 s.

#include "holdfast/portfolio/frontier.hpp"

#include <cmath>
#include <random>

#include <benchmark/benchmark.h>

using namespace holdfast;

namespace {

//! Authorities of 60 to 600 staff; packages that cost £200 to £2,000 a worker and year and avert up to a tenth of leavers
//! in five years, each with a word of chance for the authority. A third of them avert nothing worth their money.
Market national(std::size_t packages)
{
    std::mt19937_64 engine(1);
    auto const uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    Market market;
    for (int r = 0; r < 9; ++r) market.regions.push_back("region " + std::to_string(r));
    for (std::size_t p = 0; p < packages; ++p) market.interventions.push_back("package " + std::to_string(p));
    market.years = {"1", "2", "3", "4", "5"};
    std::vector<double> cost, effect;
    for (std::size_t p = 0; p < packages; ++p) {
        cost.push_back(200.0 * std::pow(10.0, uniform()));
        effect.push_back(p % 3 == 2 ? -0.05 * uniform() : 0.1 * uniform());
    }
    for (std::size_t a = 0; a < 153; ++a) {
        market.authorities.push_back("authority " + std::to_string(a));
        market.region_of.push_back(a * 9 / 153);
        double const staff = 60.0 * std::pow(10.0, uniform());
        for (std::size_t p = 0; p < packages; ++p) {
            Offer offer;
            offer.authority = a;
            offer.interventions = {p};
            offer.value = std::llround(1000.0 * staff * 0.6 * (effect[p] + 0.01 * (uniform() - 0.5)));
            for (int year = 0; year < 5; ++year)
                offer.spend.push_back(std::llround(staff * cost[p] * (0.9 + 0.2 * uniform())));
            offer.chance_of_saving = uniform();
            market.offers.push_back(std::move(offer));
        }
    }
    return market;
}

std::vector<Condition> with_floors(WholePounds budget, std::int64_t per_myriad)
{
    std::vector<Condition> conditions{TotalAtMost{budget}};
    for (std::size_t region = 0; per_myriad > 0 && region < 9; ++region)
        conditions.push_back(RegionSpendAtLeast{region, per_myriad});
    return conditions;
}

//! Arguments: packages, budget in millions, floor of every region in hundredths of a per cent.
void best_and_second(benchmark::State& state)
{
    auto const market = national(static_cast<std::size_t>(state.range(0)));
    Terms const terms{with_floors(state.range(1) * 1'000'000, state.range(2)), {}, {}};
    for (auto _ : state) {
        auto const choices = choose(market, terms);
        state.counters["proven"] = choices && choices->best.proof.proven ? 1.0 : 0.0;
        state.counters["nodes"] = choices ? static_cast<double>(choices->best.proof.nodes) : 0.0;
    }
}

//! Ten budgets. Arguments: packages, floor.
void a_frontier(benchmark::State& state)
{
    auto const market = national(static_cast<std::size_t>(state.range(0)));
    std::vector<WholePounds> budgets;
    for (int i = 1; i <= 10; ++i) budgets.push_back(i * 5'000'000);
    Terms const terms{with_floors(0, state.range(1)), {}, {}};
    for (auto _ : state) benchmark::DoNotOptimize(frontier(market, terms, budgets).data());
}

}  // namespace

BENCHMARK(best_and_second)
    ->Unit(benchmark::kMillisecond)
    ->Args({16, 20, 0})
    ->Args({16, 20, 500})
    ->Args({16, 100, 500})
    ->Args({16, 5, 500})
    ->Args({136, 20, 500});
BENCHMARK(a_frontier)->Unit(benchmark::kMillisecond)->Args({16, 0})->Args({16, 500});

#include "engine/break_even.hpp"

#include "engine/authority_model.hpp"
#include "holdfast/numerics/summary.hpp"
#include "support/sample_study.hpp"

#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

constexpr std::size_t most_draws_here = 128;

struct Searched {
    explicit Searched(Study of)
        : study(std::move(of)), plan(study), beliefs(study), shared(beliefs, study, 0, most_draws_here), workers(1),
          source(study, 0, most_draws_here), draws(study, plan, beliefs, shared, source, workers)
    {
        draws.start(study.authorities.front());
    }
    Maybe<BreakEven> cash(std::size_t strategy)
    {
        draws.run(strategy);
        return break_even_cash(draws);
    }
    Maybe<BreakEven> total(std::size_t strategy)
    {
        draws.run(strategy);
        return break_even_total(draws);
    }
    Study study;
    Plan plan;
    SharedBeliefs beliefs;
    SharedDraws shared;
    Workers workers;
    DrawSource source;
    AuthorityDraws draws;
};

//! Expected net saving at one log hazard ratio, over the same draws, one at a time in plain doubles.
class Directly {
public:
    explicit Directly(Searched const& searched) : searched_(searched), model_(searched.study, searched.plan)
    {
        auto const& authority = searched.study.authorities.front();
        auto const column = [](Belief const& belief, std::uint64_t seed) {
            std::vector<double> values(most_draws_here);
            draw_belief(belief, seed, 0, values);
            return values;
        };
        auto const seed = searched.study.seed;
        relative_ = column(authority.relative_leaving_rate, seed);
        cover_ = column(authority.cover_share, seed);
        caseload_ = column(authority.caseload, seed);
        absence_ = column(authority.absence_rate, seed);
        level_ = column(authority.agency_price_level, seed);
    }

    double net_saving(std::size_t strategy, double log_hazard_ratio, bool total)
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < most_draws_here; ++i) {
            auto const value_of = [&](Slot slot) { return searched_.shared.column(slot)[i]; };
            EveryValue<double> values;
            values.shared.gather(searched_.beliefs, value_of);
            values.own = {relative_[i], cover_[i], caseload_[i], absence_[i], level_[i]};
            for (auto const& slots : searched_.beliefs.interventions)
                values.interventions.push_back(intervention_values<double>(slots, value_of));
            values.heterogeneity.resize(values.interventions.size());
            model_.prepare(searched_.study.authorities.front(), values);
            model_.save(searched_.plan.strategies[strategy], {EffectAs::Kind::given, log_hazard_ratio}, saving_);
            auto const lines = price_saved(saving_.discounted, model_.prices());
            sum += cash(lines) + (total ? capacity(lines) : 0.0) - saving_.programme;
        }
        return sum / most_draws_here;
    }

    //! Walks down from no effect until the saving turns, then halves.
    std::optional<double> hazard_ratio(std::size_t strategy, bool total)
    {
        if (net_saving(strategy, 0.0, total) >= 0.0) return std::nullopt;  // there is nothing to earn back
        double above = 0.0;
        double const end = std::log(strongest_hazard_ratio);
        for (int i = 1; i <= 20; ++i) {
            double below = end * i / 20.0;
            if (net_saving(strategy, below, total) < 0.0) {
                above = below;
                continue;
            }
            for (int halving = 0; halving < 20; ++halving) {
                double const middle = 0.5 * (above + below);
                (net_saving(strategy, middle, total) < 0.0 ? above : below) = middle;
            }
            return std::exp(0.5 * (above + below));
        }
        return std::nullopt;
    }

private:
    Searched const& searched_;
    AuthorityModel<double> model_;
    StrategySaving<double> saving_;
    std::vector<double> relative_, cover_, caseload_, absence_, level_;
};

Study one_authority(std::size_t which)
{
    auto study = sample_study();
    study.authorities = {study.authorities[which]};
    study.packages.clear();
    study.months = 24;
    return study;
}

bool says(std::string const& reason, char const* words) { return reason.find(words) != std::string::npos; }

}  // namespace

TEST(BreakEven, nodes_run_from_no_effect_to_the_strongest)
{
    auto const points = break_even_points();
    EXPECT_EQ(points.front(), 0.0);
    EXPECT_DOUBLE_EQ(points.back(), std::log(strongest_hazard_ratio));
    for (std::size_t i = 1; i < points.size(); ++i) EXPECT_LT(points[i], points[i - 1]);
}

TEST(BreakEven, the_polynomial_agrees_with_a_direct_search)
{
    constexpr double off_at_most = 5e-4;  // measured: 4.1e-4 at most, a thirtieth of the Monte Carlo error
    int found_some = 0;
    for (std::size_t a = 0; a < 3; ++a) {
        Searched searched(one_authority(a));
        Directly directly(searched);
        for (std::size_t s = 0; s < searched.plan.strategies.size(); ++s)
            for (bool const total : {false, true}) {
                auto const read_off = total ? searched.total(s) : searched.cash(s);
                auto const direct = directly.hazard_ratio(s, total);
                ASSERT_EQ(read_off.value.has_value(), direct.has_value()) << a << ", " << s << ": " << read_off.reason;
                if (!direct) continue;
                ++found_some;
                EXPECT_NEAR(read_off.value->hazard_ratio, *direct, off_at_most) << a << ", strategy " << s;
                EXPECT_NEAR(read_off.value->fall(), 1.0 - *direct, off_at_most);
                EXPECT_TRUE(read_off.reason.empty());
            }
    }
    EXPECT_GE(found_some, 8);  // of 24; the rest have no break-even and say so
}

// The noise of a break-even: runs of other seeds scatter by as much as the standard error says.
TEST(BreakEven, runs_of_other_seeds_scatter_by_the_standard_error)
{
    auto study = only(sample_study(), 0, sample::circles);
    study.months = 12;
    study.interventions[0].per_worker_year->about = gamma_of(1'000.0, 100.0);
    constexpr int runs = 60;
    std::vector<double> ratios;
    double mcse = 0.0;
    for (int run = 0; run < runs; ++run) {
        study.seed = 1000U + static_cast<std::uint64_t>(run);
        auto const found = Searched(study).total(0);
        ASSERT_TRUE(found.value) << found.reason;
        EXPECT_LT(found.value->hazard_ratio, 0.5);  // so that the slope of exp counts
        ratios.push_back(found.value->hazard_ratio);
        mcse += found.value->mcse / runs;
    }
    std::vector<double> scratch(ratios.size());
    double const sd = summarise(ratios, scratch).mcse * std::sqrt(static_cast<double>(runs));
    // The standard deviation of 60 runs has a relative error of 1 / sqrt(118); four of them.
    EXPECT_NEAR(sd / mcse, 1.0, 4.0 / std::sqrt(2.0 * (runs - 1)));
}

TEST(BreakEven, an_intervention_without_evidence_has_one_all_the_same)
{
    Searched searched(one_authority(0));
    auto const found = searched.total(sample::circles);
    ASSERT_TRUE(found.value) << found.reason;
    EXPECT_GT(found.value->hazard_ratio, strongest_hazard_ratio);
    EXPECT_LT(found.value->hazard_ratio, 1.0);
    EXPECT_GT(found.value->mcse, 0.0);
}

TEST(BreakEven, a_free_programme_has_nothing_to_earn_back)
{
    auto study = one_authority(0);
    study.interventions[sample::circles].per_worker_year.reset();
    Searched searched(study);
    for (auto const& none : {searched.cash(sample::circles), searched.total(sample::circles)}) {
        EXPECT_FALSE(none.value);
        EXPECT_TRUE(says(none.reason, "costs nothing")) << none.reason;
    }
}

TEST(BreakEven, of_a_programme_that_can_never_pay_lies_below_the_strongest_effect)
{
    auto study = one_authority(0);
    study.interventions[sample::circles].setup = study.prices.exit;
    study.interventions[sample::circles].setup->id = "interventions.circles.costs.setup";
    study.interventions[sample::circles].setup->about = Fixed{50e6};
    Searched searched(study);
    auto const none = searched.total(sample::circles);
    EXPECT_FALSE(none.value);
    EXPECT_TRUE(says(none.reason, "below a hazard ratio of 0.02")) << none.reason;
    EXPECT_TRUE(says(none.reason, "98%")) << none.reason;
}

// The programme is paid for everybody who is kept, and costs more than they bring.
TEST(BreakEven, of_a_programme_that_costs_more_the_better_it_works_does_not_exist)
{
    auto study = one_authority(0);
    study.interventions[sample::circles].per_worker_year->about = Fixed{90'000.0};
    auto const none = Searched(study).total(sample::circles);
    EXPECT_FALSE(none.value);
    EXPECT_TRUE(says(none.reason, "fewer leavers make the net total saving worse")) << none.reason;
}

// Nobody covers vacancies and hiring is cheap: keeping people costs their pay, which an empty post would have saved.
TEST(BreakEven, where_fewer_leavers_cost_cash_no_fall_pays)
{
    auto study = one_authority(0);
    study.authorities[0].cover_share.about = Fixed{0.0};
    study.prices.recruitment.about = Fixed{0.0};
    study.prices.induction.about = Fixed{0.0};
    study.prices.exit.about = Fixed{0.0};
    study.correlations.clear();
    study.correlated.clear();
    Searched searched(study);
    auto const none = searched.cash(sample::circles);
    EXPECT_FALSE(none.value);
    EXPECT_TRUE(says(none.reason, "fewer leavers make the net cash saving worse")) << none.reason;
    EXPECT_TRUE(searched.total(sample::circles).value);
}

TEST(BreakEven, where_less_sickness_pays_by_itself_it_lies_above_one)
{
    auto study = one_authority(0);
    study.interventions[sample::workload].absence_ratio->about = Fixed{0.5};
    study.interventions[sample::workload].annual->about = Fixed{1'000.0};
    Searched searched(study);
    auto const none = searched.total(sample::workload);
    EXPECT_FALSE(none.value);
    EXPECT_TRUE(says(none.reason, "above a hazard ratio of 1")) << none.reason;
    EXPECT_TRUE(searched.cash(sample::workload).value);
}

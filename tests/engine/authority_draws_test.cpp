#include "engine/authority_draws.hpp"

#include "engine/authority_model.hpp"
#include "engine/break_even.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/summary.hpp"
#include "numerics/stream.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! Everything that draws of one authority need, kept together.
struct Drawn {
    Drawn(Study const& of, std::size_t authority, std::uint64_t first, std::size_t count, unsigned threads = 1)
        : study(of), plan(study), beliefs(study), shared(beliefs, study, first, count), workers(threads),
          source(study, first, count), draws(study, plan, beliefs, shared, source, workers)
    {
        run(authority);
    }
    //! Runs every strategy and keeps what the columns held.
    void run(std::size_t authority)
    {
        kept.clear();
        draws.start(study.authorities[authority]);
        for (std::size_t s = 0; s < plan.strategies.size(); ++s) {
            draws.run(s);
            auto& of = kept.emplace_back();
            for (std::size_t m = 0; m < draws.measures(); ++m) of.columns.push_back(copy(draws.column(m)));
            of.cash_by_month = draws.cash_by_month();
            for (std::size_t node = 0; node < break_even_nodes; ++node) {
                of.net_cash_at.push_back(copy(draws.net_cash_at(node)));
                of.net_total_at.push_back(copy(draws.net_total_at(node)));
            }
        }
    }
    static std::vector<double> copy(std::span<double const> from) { return {from.begin(), from.end()}; }
    [[nodiscard]] std::span<double const> column(std::size_t strategy, std::size_t measure) const
    {
        return kept[strategy].columns[measure];
    }
    [[nodiscard]] std::span<double const> column(std::size_t strategy, Measure m) const
    {
        return column(strategy, index(m));
    }
    Study study;
    Plan plan;
    SharedBeliefs beliefs;
    SharedDraws shared;
    Workers workers;
    DrawSource source;
    AuthorityDraws draws;
    struct Kept {
        std::vector<std::vector<double>> columns, net_cash_at, net_total_at;
        std::vector<double> cash_by_month;
    };
    std::vector<Kept> kept;  //!< by strategy
};

bool same(std::span<double const> a, std::span<double const> b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

void expect_same_draws(Drawn const& whole, Drawn const& part, std::size_t first, std::string const& where)
{
    for (std::size_t s = 0; s < whole.plan.strategies.size(); ++s)
        for (std::size_t m = 0; m < whole.draws.measures(); ++m)
            ASSERT_TRUE(same(part.column(s, m), whole.column(s, m).subspan(first, part.draws.draws())))
                << where << ", strategy " << s << ", measure " << m;
    for (std::size_t s = 0; s < sample::package; ++s)
        for (std::size_t node = 0; node < break_even_nodes; ++node) {
            auto const count = part.draws.break_even_draws();
            auto const part_of = [&](std::vector<double> const& all) { return std::span(all).subspan(first, count); };
            ASSERT_TRUE(same(part.kept[s].net_cash_at[node], part_of(whole.kept[s].net_cash_at[node])));
            ASSERT_TRUE(same(part.kept[s].net_total_at[node], part_of(whole.kept[s].net_total_at[node])));
        }
}

double mean_of(std::span<double const> values) { return stable_sum(values) / static_cast<double>(values.size()); }

//! Columns agree to a small share of the larger of them.
void expect_close(std::span<double const> a, std::span<double const> b, char const* what, double relative = 1e-12)
{
    double largest = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max({largest, std::abs(a[i]), std::abs(b[i])});
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], relative * largest) << what << ", draw " << i;
}

}  // namespace

TEST(AuthorityDraws, are_the_same_however_they_are_split)
{
    auto study = sample_study();
    study.months = 14;
    constexpr std::size_t all = 1000;
    Drawn const whole(study, 0, 0, all);
    for (std::size_t const piece : {64U, 500U})
        for (std::size_t first = 0; first < all; first += piece)
            expect_same_draws(whole, Drawn(study, 0, first, std::min<std::size_t>(piece, all - first)), first,
                              std::to_string(piece) + " from " + std::to_string(first));
    for (std::size_t const piece : {1U, 7U})
        for (std::size_t const first : {0U, 1U, 63U, 64U, 500U, 992U})
            expect_same_draws(whole, Drawn(study, 0, first, piece), first,
                              std::to_string(piece) + " from " + std::to_string(first));
}

TEST(AuthorityDraws, are_the_same_on_any_number_of_threads)
{
    auto const study = sample_study();
    Drawn const one(study, 2, 0, 300);
    for (unsigned const threads : {2U, 4U}) {
        Drawn const many(study, 2, 0, 300, threads);
        expect_same_draws(one, many, 0, std::to_string(threads) + " threads");
        for (std::size_t s = 0; s < 5; ++s) EXPECT_EQ(one.kept[s].cash_by_month, many.kept[s].cash_by_month);
    }
}

TEST(AuthorityDraws, an_authority_run_after_another_is_as_if_it_were_alone)
{
    auto const study = sample_study();
    Drawn const alone(study, 1, 0, 100);
    Drawn after(study, 2, 0, 100);
    after.run(1);
    expect_same_draws(alone, after, 0, "after another");
    for (std::size_t s = 0; s < 5; ++s) EXPECT_EQ(alone.kept[s].cash_by_month, after.kept[s].cash_by_month);
}

TEST(AuthorityDraws, an_intervention_added_moves_no_other_draw)
{
    auto const study = sample_study();
    auto more = study;
    auto extra = study.interventions[sample::mentoring];
    extra.id = "extra";
    for (auto* belief :
         {&extra.coverage, &extra.effect->log_hazard_ratio, &extra.effect->transport, &*extra.per_starter})
        belief->id = "extra." + belief->id;
    more.interventions.insert(more.interventions.begin(), extra);
    Drawn const before(study, 0, 0, 100);
    Drawn const after(more, 0, 0, 100);
    for (std::size_t s = 0; s < 5; ++s)
        for (std::size_t m = 0; m < before.draws.measures(); ++m)
            ASSERT_TRUE(same(before.column(s, m), after.column(s + 1, m))) << s << ", measure " << m;
}

// Lane by lane the batch is the double: the same model, draw by draw, in plain doubles.
TEST(AuthorityDraws, agree_with_one_draw_at_a_time_in_doubles)
{
    auto const study = sample_study();
    constexpr std::size_t count = 20;
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        Drawn const drawn(study, a, 0, count);
        auto const& authority = drawn.study.authorities[a];
        double const posts_years = (authority.in_post + authority.vacancies) * study.months / 12.0;
        AuthorityModel<double> model(drawn.study, drawn.plan);
        StrategySaving<double> saving;
        for (std::size_t i = 0; i < count; ++i) {
            EveryValue<double> values;
            auto const value_of = [&](Slot slot) { return drawn.shared.column(slot)[i]; };
            values.shared.gather(drawn.beliefs, value_of);
            for (auto const& slots : drawn.beliefs.interventions)
                values.interventions.push_back(intervention_values<double>(slots, value_of));
            auto const own_draw = [&](Belief const& belief) {
                double value = 0.0;
                draw_belief(belief, study.seed, i, std::span(&value, 1));
                return value;
            };
            values.own = {own_draw(authority.relative_leaving_rate), own_draw(authority.cover_share),
                          own_draw(authority.caseload), own_draw(authority.absence_rate),
                          own_draw(authority.agency_price_level)};
            for (auto const& intervention : study.interventions) {
                Normal const eta{0.0, between_authorities_sd(study, intervention)};
                auto const key = belief_key("authorities." + authority.code + ".interventions." + intervention.id +
                                            ".heterogeneity");
                values.heterogeneity.push_back(intervention.effect ? quantile(eta, uniform(study.seed, i, key)) : 0.0);
            }
            model.prepare(authority, values);
            for (std::size_t s = 0; s < drawn.plan.strategies.size(); ++s) {
                model.save(drawn.plan.strategies[s], {EffectAs::Kind::used}, saving);
                auto const lines = price_saved(saving.discounted, model.prices());
                double const small = 1e-12 * values.shared.prices.pay * posts_years;
                ASSERT_NEAR(drawn.column(s, Measure::programme)[i], saving.programme, 1e-9 * (1.0 + saving.programme));
                if (s == sample::circles) continue;
                ASSERT_NEAR(drawn.column(s, Measure::gross_cash)[i], cash(lines), small) << s << ", draw " << i;
                ASSERT_NEAR(drawn.column(s, Measure::gross_total)[i], cash(lines) + capacity(lines), small);
                ASSERT_NEAR(drawn.column(s, Measure::leavers_averted)[i], saving.whole.leavers, 1e-9);
                ASSERT_NEAR(drawn.column(s, Measure::handovers_averted)[i], saving.whole.leavers * values.own.caseload,
                            1e-8);
            }
        }
    }
}

TEST(AuthorityDraws, gross_less_programme_is_net_and_the_lines_add_up)
{
    Drawn const drawn(sample_study(), 2, 0, 200);
    for (std::size_t s = 0; s < 5; ++s) {
        if (s == sample::circles) continue;  // no turnover evidence: nothing is kept but costs
        auto const programme = drawn.column(s, Measure::programme);
        std::vector<double> cash_lines(200), all_of_them(200), net_cash(200), net_total(200);
        for (std::size_t i = 0; i < 200; ++i) {
            for (auto const line : all_lines) {
                double const value = drawn.column(s, index(line))[i];
                if (is_cash(line)) cash_lines[i] += value;
                all_of_them[i] += value;
            }
            net_cash[i] = drawn.column(s, Measure::gross_cash)[i] - programme[i];
            net_total[i] = drawn.column(s, Measure::gross_total)[i] - programme[i];
            ASSERT_EQ(drawn.column(s, index(Line::programme))[i], -programme[i]);
            ASSERT_GT(programme[i], 0.0);
        }
        expect_close(drawn.column(s, Measure::net_cash), net_cash, "net cash");
        expect_close(drawn.column(s, Measure::net_total), net_total, "net total");
        expect_close(drawn.column(s, Measure::net_cash), cash_lines, "sum of cash lines");
        expect_close(drawn.column(s, Measure::net_total), all_of_them, "sum of all lines");
    }
}

TEST(AuthorityDraws, england_counts_lines_that_follow_vacancies_less_those_who_only_move)
{
    Drawn const drawn(sample_study(), 0, 0, 200);
    auto const* const moves = drawn.shared.column(drawn.beliefs.moves_between_authorities);
    for (std::size_t s = 0; s < 5; ++s) {
        if (s == sample::circles) continue;
        std::vector<double> cash_lines(200), total_lines(200);
        for (std::size_t i = 0; i < 200; ++i)
            for (auto const line : all_lines) {
                if (line == Line::programme) continue;
                bool const vacancies = line == Line::pay || line == Line::agency || line == Line::uncovered;
                double const value = drawn.column(s, index(line))[i] * (vacancies ? 1.0 - moves[i] : 1.0);
                if (is_cash(line)) cash_lines[i] += value;
                total_lines[i] += value;
            }
        expect_close(drawn.column(s, Measure::england_gross_cash), cash_lines, "cash");
        expect_close(drawn.column(s, Measure::england_gross_total), total_lines, "total");
        for (std::size_t i = 0; i < 200; ++i) {
            ASSERT_EQ(drawn.column(s, Measure::england_net_cash)[i],
                      drawn.column(s, Measure::england_gross_cash)[i] - drawn.column(s, Measure::programme)[i]);
            ASSERT_EQ(drawn.column(s, Measure::england_net_total)[i],
                      drawn.column(s, Measure::england_gross_total)[i] - drawn.column(s, Measure::programme)[i]);
        }
    }
}

TEST(AuthorityDraws, undiscounted_years_add_up_to_the_whole)
{
    auto study = sample_study();
    study.discounting = {{0.0, 0.0}};
    Drawn const drawn(study, 0, 0, 100);
    for (std::size_t s = 0; s < 5; ++s) {
        if (s == sample::circles) continue;
        std::vector<double> gross(100), both(100), programme(100), net(100);
        for (std::size_t y = 0; y < 4; ++y)
            for (std::size_t i = 0; i < 100; ++i) {
                auto const year = [&](YearMeasure m) { return drawn.column(s, index(m, y))[i]; };
                gross[i] += year(YearMeasure::gross_cash);
                both[i] += year(YearMeasure::gross_cash) + year(YearMeasure::capacity);
                programme[i] += year(YearMeasure::programme);
                net[i] += year(YearMeasure::net_cash);
            }
        expect_close(drawn.column(s, Measure::gross_cash), gross, "gross cash");
        expect_close(drawn.column(s, Measure::gross_total), both, "gross total");
        expect_close(drawn.column(s, Measure::programme), programme, "programme");
        expect_close(drawn.column(s, Measure::net_cash), net, "net cash");
    }
}

TEST(AuthorityDraws, months_add_up_to_the_saving)
{
    Drawn const drawn(sample_study(), 0, 0, 150);  // not a whole number of batches or blocks
    for (std::size_t s = 0; s < 5; ++s) {
        if (s == sample::circles) continue;  // no turnover evidence
        auto const& months = drawn.kept[s].cash_by_month;
        ASSERT_EQ(months.size(), 36U);
        double const sum = stable_sum(drawn.column(s, Measure::net_cash));
        EXPECT_NEAR(stable_sum(months), sum, 1e-9 * (1.0 + std::abs(sum))) << s;
    }
}

TEST(AuthorityDraws, without_an_effect_the_saving_is_minus_the_programme_exactly)
{
    auto study = sample_study();
    study.between_authorities_sd = 0.0;
    for (auto& intervention : study.interventions) {
        intervention.absence_ratio.reset();
        if (!intervention.effect) continue;
        intervention.effect->log_hazard_ratio.about = Fixed{0.0};
        intervention.effect->transport.about = Fixed{0.0};
    }
    for (std::size_t authority = 0; authority < 3; ++authority) {
        Drawn const drawn(study, authority, 0, 64);
        for (std::size_t s = 0; s < 5; ++s)
            for (std::size_t i = 0; i < 64; ++i) {
                if (s == sample::circles) continue;
                ASSERT_EQ(drawn.column(s, Measure::gross_total)[i], 0.0) << s;
                ASSERT_EQ(drawn.column(s, Measure::unadjusted_gross_total)[i], 0.0) << s;
                ASSERT_EQ(drawn.column(s, Measure::net_cash)[i], -drawn.column(s, Measure::programme)[i]) << s;
                ASSERT_EQ(drawn.column(s, Measure::leavers_averted)[i], 0.0) << s;
            }
    }
}

TEST(AuthorityDraws, published_effects_unshrunk_save_more)
{
    Drawn const drawn(sample_study(), 0, 0, 500);
    EXPECT_GT(mean_of(drawn.column(sample::supervision, Measure::unadjusted_gross_total)),
              1.5 * mean_of(drawn.column(sample::supervision, Measure::gross_total)));
    // Nothing is adjusted where the factor is 1 and there is no transport: the same flows, priced as one and by line.
    expect_close(drawn.column(sample::workload, Measure::unadjusted_gross_total),
                 drawn.column(sample::workload, Measure::gross_total), "unadjusted");
}

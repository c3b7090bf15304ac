// The case's files are published beside the checkout, in ../shared/cases/workforce_bench (or where HOLDFAST_SHARED says
// that ../shared is); the tests that need them say so and are skipped where they are missing.
#include "base/decimal.hpp"
#include "support/closed_workforce_draws.hpp"
#include "support/where.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::closed_workforce;

namespace {

constexpr std::array<char const*, output_count> output_names{"cost_sq", "cost_int", "leavers_sq", "leavers_int",
                                                             "fte_sq",  "fte_int",  "net_saving"};
constexpr std::size_t net_saving = output_count - 1;

// basecase.csv of the case, as SPEC.md publishes it.
constexpr std::array<double, output_count> published_base_case{
    5274235.4320761608, 5216423.372603667,  495.74249429157459, 441.91576475523061,
    3281.7572689219419, 3436.8130917072244, 57812.059472493827};

std::vector<InstructionSet> sets_of_this_machine()
{
    std::vector<InstructionSet> sets;
    for (auto const set : {InstructionSet::sse2, InstructionSet::avx2, InstructionSet::avx512})
        if (machine_has(set)) sets.push_back(set);
    return sets;
}

//! Columns of any number of rows, and a view of them.
template <std::size_t count> struct Table {
    explicit Table(std::size_t length) : rows(length)
    {
        for (auto& column : columns) column.resize(length);
    }
    template <class Number> std::array<Number*, count> view()
    {
        std::array<Number*, count> pointers;
        for (std::size_t i = 0; i < count; ++i) pointers[i] = columns[i].data();
        return pointers;
    }
    std::size_t rows;
    std::array<std::vector<double>, count> columns;
};
using Inputs = Table<parameter_count>;
using Outputs = Table<output_count>;

Outputs outputs_of(InstructionSet set, Inputs inputs)
{
    Outputs out(inputs.rows);
    run_columns(set, inputs.view<double const>(), inputs.rows, out.view<double>());
    return out;
}

Outputs outputs_in_doubles(Inputs inputs)
{
    Outputs out(inputs.rows);
    run_columns_in_doubles(inputs.view<double const>(), inputs.rows, out.view<double>());
    return out;
}

Inputs drawn(std::size_t rows)
{
    Inputs inputs(rows);
    Draws draws(InstructionSet::sse2, 1);
    auto const from = draws.parameters(0, rows);
    for (std::size_t i = 0; i < parameter_count; ++i) inputs.columns[i].assign(from[i], from[i] + rows);
    return inputs;
}

Parameters<double> row_of(Inputs const& inputs, std::size_t row)
{
    return parameters_from<double>([&](std::size_t i) { return inputs.columns[i][row]; });
}

//! Off by at most `share` of the number itself; a net saving, of the larger of its two costs, of which it is what is left.
void expect_near(std::array<double, output_count> const& found, std::array<double, output_count> const& expected,
                 double share)
{
    for (std::size_t i = 0; i < output_count; ++i) {
        double const scale = i == net_saving ? std::max(expected[0], expected[1]) : expected[i];
        ASSERT_NEAR(found[i], expected[i], share * scale) << output_names[i];
    }
}

std::array<double, output_count> row_of(Outputs const& outputs, std::size_t row)
{
    std::array<double, output_count> numbers;
    for (std::size_t i = 0; i < output_count; ++i) numbers[i] = outputs.columns[i][row];
    return numbers;
}

//! The sixty months without discounting.
Setting<double> undiscounted()
{
    Setting<double> setting;
    setting.discount.fill(1.0);
    return setting;
}

}  // namespace

TEST(ClosedWorkforce, counts_as_leavers_exactly_those_who_left_month_by_month)
{
    auto const inputs = drawn(64);
    for (std::size_t row = 0; row < inputs.rows; ++row) {
        auto p = row_of(inputs, row);
        p.recruitment = 1.0;  // and nothing else costs anything: undiscounted, the cost is the number of leavers
        p.agency_share = 0.0;
        p.programme = 0.0;
        auto const outcomes = run(undiscounted(), p);
        ASSERT_NEAR(outcomes.status_quo.cost, outcomes.status_quo.leavers, 1e-10);
        ASSERT_NEAR(outcomes.intervention.cost, outcomes.intervention.leavers, 1e-10);
    }
}

TEST(ClosedWorkforce, saves_nothing_where_the_intervention_does_nothing_and_costs_nothing)
{
    auto p = base_case();
    p.hazard_ratio = 1.0;
    p.programme = 0.0;
    auto const outcomes = run(Setting<double>(), p);
    EXPECT_EQ(outcomes.net_saving, 0.0);
    EXPECT_EQ(outcomes.status_quo.leavers, outcomes.intervention.leavers);
    EXPECT_EQ(outcomes.status_quo.fte, outcomes.intervention.fte);
    EXPECT_GT(outcomes.status_quo.cost, 0.0);
}

TEST(ClosedWorkforce, loses_exactly_the_programme_where_the_intervention_does_nothing)
{
    auto p = base_case();
    p.hazard_ratio = 1.0;
    p.starting_productivity = 1.0;  // full-time years are then years in post, which the programme is paid for
    auto const outcomes = run(Setting<double>(), p);
    EXPECT_NEAR(outcomes.net_saving, -p.programme * outcomes.intervention.fte, 1e-12 * outcomes.status_quo.cost);
}

TEST(ClosedWorkforce, keeps_everybody_where_nobody_leaves)
{
    auto p = base_case();
    p.leaving_probability.fill(0.0);
    p.starting_productivity = 1.0;
    auto const outcomes = run(undiscounted(), p);
    EXPECT_NEAR(outcomes.status_quo.leavers, 0.0, 1e-10);
    EXPECT_EQ(outcomes.status_quo.cost, 0.0);
    EXPECT_NEAR(outcomes.status_quo.fte, 5'000.0, 1e-9);
}

TEST(ClosedWorkforce, loses_five_years_of_a_yearly_probability_that_is_the_same_in_every_band)
{
    auto p = base_case();
    p.leaving_probability.fill(0.2);
    p.hazard_ratio = 0.5;
    auto const outcomes = run(Setting<double>(), p);
    EXPECT_NEAR(outcomes.status_quo.leavers, 1'000.0 * (1.0 - std::pow(0.8, 5.0)), 1e-9);
    EXPECT_NEAR(outcomes.intervention.leavers, 1'000.0 * (1.0 - std::pow(0.8, 2.5)), 1e-9);
}

TEST(ClosedWorkforce, is_in_its_base_case_what_seven_other_programs_say)
{
    expect_near(in_order(run(Setting<double>(), base_case())), published_base_case, 1e-12);
    EXPECT_NEAR(run(Setting<double>(), base_case()).net_saving / published_base_case[net_saving], 1.0, 1e-12);

    auto const p = base_case();
    Inputs inputs(most_lanes);
    for (std::size_t i = 0; i < bands; ++i) inputs.columns[i].assign(most_lanes, p.leaving_probability[i]);
    std::array<double, 7> const rest{p.hazard_ratio,   p.recruitment, p.agency_premium,       p.agency_share,
                                     p.months_to_fill, p.programme,   p.starting_productivity};
    for (std::size_t i = 0; i < rest.size(); ++i) inputs.columns[bands + i].assign(most_lanes, rest[i]);
    for (auto const set : sets_of_this_machine())
        for (std::size_t row = 0; row < most_lanes; ++row)
            expect_near(row_of(outputs_of(set, inputs), row), published_base_case, 1e-12);
}

namespace {

//! A row of doubles as exact decimals.
Parameters<Decimal> in_decimals(Inputs const& inputs, std::size_t row)
{
    return parameters_from<Decimal>([&](std::size_t i) { return Decimal(inputs.columns[i][row]); });
}

}  // namespace

TEST(ClosedWorkforce, agrees_with_itself_in_fifty_digits)
{
    auto const inputs = drawn(16);
    Setting<Decimal> const setting;
    auto const in_doubles = outputs_in_doubles(inputs);
    auto const in_batches = outputs_of(InstructionSet::sse2, inputs);
    for (std::size_t row = 0; row < inputs.rows; ++row) {
        auto const exact = in_order(run(setting, in_decimals(inputs, row)));
        std::array<double, output_count> rounded;
        for (std::size_t i = 0; i < output_count; ++i) rounded[i] = exact[i].convert_to<double>();
        expect_near(row_of(in_doubles, row), rounded, 1e-13);
        expect_near(row_of(in_batches, row), rounded, 1e-13);
    }
}

namespace {

//! Slow and obvious: a matrix of six states, a cost booked every month, nothing rearranged.
struct Twin {
    double cost{};
    double leavers{};
    double fte{};
};
Twin twin(Parameters<double> const& p, bool intervention)
{
    double const up[] = {1.0 / 12.0, 1.0 / 12.0, 1.0 / 36.0, 1.0 / 60.0, 0.0};
    double matrix[6][6] = {};
    for (int from = 0; from < 5; ++from) {
        double const hazard = -std::log1p(-p.leaving_probability[static_cast<std::size_t>(from)]) / 12.0;
        double const leaves = 1.0 - std::exp(-hazard * (intervention ? p.hazard_ratio : 1.0));
        matrix[from][5] = leaves;
        matrix[from][from] = (1.0 - leaves) * (1.0 - up[from]);
        if (from < 4) matrix[from][from + 1] = (1.0 - leaves) * up[from];
    }
    matrix[5][5] = 1.0;

    std::vector<double> state{200.0, 150.0, 250.0, 200.0, 200.0, 0.0};
    Twin result;
    for (int month = 0; month < 60; ++month) {
        std::vector<double> next(6, 0.0);
        for (std::size_t from = 0; from < 6; ++from)
            for (std::size_t to = 0; to < 6; ++to) next[to] += state[from] * matrix[from][to];
        double const discount = 1.0 / std::pow(1.035, month / 12.0);
        double const left = next[5] - state[5];
        double const in_post = 1'000.0 - state[5];
        result.cost += discount * left * (p.recruitment + p.agency_share * p.months_to_fill * p.agency_premium);
        if (intervention) result.cost += discount * in_post * p.programme / 12.0;
        result.fte += discount / 12.0 * (in_post - state[0] + p.starting_productivity * state[0]);
        state = next;
    }
    result.leavers = state[5];
    return result;
}

}  // namespace

TEST(ClosedWorkforce, agrees_with_a_slow_twin)
{
    auto const inputs = drawn(Draws::block_rows);
    auto const found = outputs_of(best_instruction_set(), inputs);
    for (std::size_t row = 0; row < inputs.rows; ++row) {
        auto const usual = twin(row_of(inputs, row), false);
        auto const helped = twin(row_of(inputs, row), true);
        expect_near(
            row_of(found, row),
            {usual.cost, helped.cost, usual.leavers, helped.leavers, usual.fte, helped.fte, usual.cost - helped.cost},
            1e-12);
    }
}

TEST(ClosedWorkforce, is_the_same_bits_with_every_instruction_set)
{
    constexpr std::size_t rows = 1'024;
    std::optional<Outputs> first;
    for (auto const set : sets_of_this_machine()) {
        Outputs out(rows);
        Draws(set, 5).run(7, rows, out.view<double>());
        if (!first) first = out;
        EXPECT_EQ(out.columns, first->columns) << name(set);
    }
}

TEST(ClosedWorkforceDraws, are_the_same_bits_however_they_are_split)
{
    constexpr std::size_t rows = 640;
    Outputs whole(rows);
    Draws(InstructionSet::sse2, 3).run(0, rows, whole.view<double>());
    Outputs parts(rows);
    auto to = parts.view<double>();
    Draws draws(InstructionSet::sse2, 3);
    std::size_t first = 0;
    for (std::size_t const length : {16, 304, 320}) {
        draws.run(first, length, to);
        for (auto& column : to) column += length;
        first += length;
    }
    EXPECT_EQ(parts.columns, whole.columns);
}

// SPEC.md's table, to the digits it shows.
TEST(ClosedWorkforceDraws, come_from_distributions_with_the_published_means_and_deviations)
{
    struct Published {
        double mean, sd;
    };
    std::array<Published, parameter_count> const published{{{0.22, 0.02922},
                                                            {0.18, 0.02710},
                                                            {0.15, 0.02519},
                                                            {0.12, 0.02292},
                                                            {0.10, 0.02116},
                                                            {0.85426, 0.08564},
                                                            {6000, 1500},
                                                            {1800, 360},
                                                            {0.6, 0.0686},
                                                            {5, 1.118},
                                                            {150, 30},
                                                            {0.75, 0.08}}};
    for (std::size_t i = 0; i < parameter_count; ++i) {
        auto const& [name, about] = uncertain_parameters()[i];
        EXPECT_NEAR(mean(about), published[i].mean, 1e-5) << name;
        EXPECT_NEAR(sd(about) / published[i].sd, 1.0, 3e-4) << name;
    }
}

TEST(ClosedWorkforceSummary, says_what_two_passes_over_the_kept_draws_say)
{
    constexpr std::size_t rows = 1'008;  // the last block is not a whole one
    Outputs kept(rows);
    Draws(InstructionSet::sse2, 1).run(0, rows, kept.view<double>());
    for (auto const set : sets_of_this_machine()) {
        auto const summary = summary_of(set, 1, rows);
        ASSERT_EQ(summary.draws(), rows);
        double saving = 0.0;
        for (double const saved : kept.columns[net_saving]) saving += saved > 0.0 ? 1.0 : 0.0;
        EXPECT_EQ(summary.share_saving(), saving / rows);
        for (std::size_t i = 0; i < output_count; ++i) {
            double mean = 0.0;
            for (double const x : kept.columns[i]) mean += x / rows;
            double squares = 0.0;
            for (double const x : kept.columns[i]) squares += (x - mean) * (x - mean);
            double const sd = std::sqrt(squares / (rows - 1));
            EXPECT_NEAR(summary.mean(i), mean, 1e-10 * sd) << output_names[i];
            EXPECT_NEAR(summary.sd(i), sd, 1e-10 * sd) << output_names[i];
        }
    }
}

namespace {

using Row = std::vector<std::string>;

std::vector<Row> rows_of(std::string const& name)
{
    std::ifstream in(where::shared() + "/cases/workforce_bench/" + name);
    std::vector<Row> rows;
    for (std::string line; std::getline(in, line);) {
        auto& row = rows.emplace_back();
        std::istringstream fields(line);
        for (std::string field; std::getline(fields, field, ',');) row.push_back(field);
    }
    return rows;
}

#define SKIP_WITHOUT(rows, file)                                                                                       \
    if ((rows).empty()) GTEST_SKIP() << "the case's " file " is not in ../shared: not compared with it"

//! The columns `first` to `first + count − 1` of all rows below the heading, then rows of the last until `length`.
template <std::size_t count> Table<count> table_of(std::vector<Row> const& rows, std::size_t first, std::size_t length)
{
    Table<count> table(length);
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t row = 0; row < length; ++row)
            table.columns[i][row] = std::stod(rows.at(std::min(row + 1, rows.size() - 1)).at(first + i));
    return table;
}

}  // namespace

TEST(ClosedWorkforceCase, gives_its_base_case)
{
    auto const rows = rows_of("basecase.csv");
    SKIP_WITHOUT(rows, "basecase.csv");
    auto const inputs = table_of<parameter_count>(rows, 0, most_lanes);
    auto const published = table_of<output_count>(rows, parameter_count, most_lanes);
    expect_near(row_of(outputs_in_doubles(inputs), 0), row_of(published, 0), 1e-12);
    for (auto const set : sets_of_this_machine())
        expect_near(row_of(outputs_of(set, inputs), 0), row_of(published, 0), 1e-12);
    EXPECT_EQ(row_of(published, 0), published_base_case);
}

TEST(ClosedWorkforceCase, gives_its_two_thousand_draws)
{
    auto const parameters = rows_of("draws.csv");
    auto const published = rows_of("outputs.csv");
    SKIP_WITHOUT(parameters, "draws.csv");
    SKIP_WITHOUT(published, "outputs.csv");
    ASSERT_EQ(parameters.size(), 2'001U);
    ASSERT_EQ(published.size(), 2'001U);
    auto const inputs = table_of<parameter_count>(parameters, 0, 2'000);
    auto const expected = table_of<output_count>(published, 0, 2'000);
    auto const compare = [&](Outputs const& found) {
        double worst = 0.0;
        for (std::size_t row = 0; row < 2'000; ++row) {
            expect_near(row_of(found, row), row_of(expected, row), 1e-12);
            double const saving = expected.columns[net_saving][row];
            worst = std::max(worst, std::abs(found.columns[net_saving][row] / saving - 1.0));
        }
        return worst;
    };
    EXPECT_LE(compare(outputs_in_doubles(inputs)), 1e-11);
    for (auto const set : sets_of_this_machine()) EXPECT_LE(compare(outputs_of(set, inputs)), 1e-11) << name(set);
}

// Twenty million draws by another program; two hundred thousand of ours.
TEST(ClosedWorkforceCase, has_its_means_from_draws_of_our_own)
{
    auto const rows = rows_of("reference_mc.csv");
    SKIP_WITHOUT(rows, "reference_mc.csv");
    constexpr std::uint64_t draws = 200'000;
    auto const summary = summary_of(best_instruction_set(), 20'240'601, draws);
    std::size_t compared = 0;
    for (auto const& row : rows) {
        for (std::size_t i = 0; i < output_count; ++i) {
            if (row.at(0) != output_names[i]) continue;
            double const sd = std::stod(row.at(2));
            EXPECT_NEAR(summary.mean(i), std::stod(row.at(1)), 3.5 * sd / std::sqrt(draws)) << row.at(0);
            EXPECT_NEAR(summary.sd(i) / sd, 1.0, 0.01) << row.at(0);
            ++compared;
        }
    }
    EXPECT_EQ(compared, output_count);
    // SPEC.md, section Checks: P(net_saving > 0).
    EXPECT_NEAR(summary.share_saving(), 0.532495, 3.5 * std::sqrt(0.25 / draws));
}

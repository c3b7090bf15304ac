#include "report/decision/samples_csv.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/decision/decide.hpp"
#include "holdfast/questions/draws.hpp"
#include "inputs/samples/samples.hpp"
#include "numerics/stream.hpp"
#include "support/sample_study.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

using namespace holdfast;

TEST(SamplesCsv, is_a_line_of_names_and_a_row_a_draw)
{
    EXPECT_EQ(samples_csv({"status quo", "a"}, {{1.0, -0.5}, {1e-7, 123456.789}}),
              "status quo,a\n1,1e-07\n-0.5,123456.789\n");
    EXPECT_EQ(samples_csv({"a,\"b\""}, {{2.0}}), "\"a,\"\"b\"\"\"\n2\n");
}

TEST(SamplesCsv, reads_back_to_the_last_bit)
{
    Draws hard{0.1,      1.0 / 3.0,   -1e15, std::numeric_limits<double>::min(), 5e-324, std::nextafter(1.0, 2.0),
               66'560.0, 9e14 + 0.125};
    for (std::uint64_t i = 0; i < 2000; ++i)
        hard.push_back(std::ldexp(uniform(1, i, belief_key("x")) - 0.5, static_cast<int>(i % 150) - 100));
    auto const text = samples_csv({"a", "b"}, {hard, hard});
    auto const read = read_samples({{"c", text}, {"e", text}, CsvFile{"p", text}});
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value->samples.costs[1], hard);
    EXPECT_EQ(read.value->samples.effects[0], hard);
    EXPECT_EQ(read.value->parameters.columns[1], hard);
}

// What another program is given decides as we do, to the last bit.
TEST(SamplesCsv, of_a_study_give_the_same_decision_when_read_back)
{
    auto study = sample_study();
    study.months = 18;
    study.draws = 200;
    auto const draws = draws_of(study, 0);
    for (auto const perspective : all_perspectives)
        for (auto const benefit : all_benefits) {
            auto const ours = draws.samples(perspective, benefit);
            auto const read = read_samples(
                {{"costs.csv", samples_csv(ours.strategies, ours.costs)},
                 {"effects.csv", samples_csv(ours.strategies, ours.effects)},
                 CsvFile{"parameters.csv", samples_csv(draws.parameters.names, draws.parameters.columns)}});
            ASSERT_TRUE(read.ok());
            DecisionQuestion const question{{0.0, 20'000.0}, {{0}, {2, 3}}};
            auto const here = decide(ours, draws.parameters, question);
            auto const there = decide(read.value->samples, read.value->parameters, question);
            EXPECT_EQ(here.strategies, there.strategies);
            for (std::size_t k = 0; k < 2; ++k) {
                EXPECT_EQ(here.curve[k].evpi, there.curve[k].evpi);
                EXPECT_EQ(here.curve[k].ceac, there.curve[k].ceac);
                EXPECT_EQ(here.groups[1].information.at[k].value, there.groups[1].information.at[k].value);
            }
        }
}

TEST(SamplesCsv, wants_columns_of_one_length_with_a_name_each)
{
    EXPECT_THROW((void)samples_csv({"a"}, {{1.0}, {2.0}}), ContractBroken);
    EXPECT_THROW((void)samples_csv({"a", "b"}, {{1.0}, {}}), ContractBroken);
    EXPECT_THROW((void)samples_csv({}, {}), ContractBroken);
}

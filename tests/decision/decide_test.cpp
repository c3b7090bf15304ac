#include "holdfast/decision/decide.hpp"

#include "support/gaussian_decision.hpp"

#include <cmath>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

GaussianDecision const decision{800.0, 0.05, {300.0, 0.0}, {0.0, 0.02}};

}  // namespace

TEST(Decide, gathers_what_its_parts_find)
{
    auto const drawn = draw(decision, 1200, 1);
    std::vector<double> const thresholds{10000, 30000};
    auto const found = decide(drawn.samples, drawn.parameters, {thresholds, {{1}, {0, 1}}});
    EXPECT_EQ(found.draws, 1200U);
    EXPECT_EQ(found.strategies, drawn.samples.strategies);
    EXPECT_EQ(found.incremental.size(), 2U);
    ASSERT_EQ(found.curve.size(), 2U);
    EXPECT_EQ(found.curve[1].evpi, net_benefit_curve(drawn.samples, thresholds)[1].evpi);
    ASSERT_EQ(found.groups.size(), 2U);
    EXPECT_THAT(found.groups[0].parameters, ElementsAre("parameter2"));
    EXPECT_THAT(found.groups[1].parameters, ElementsAre("parameter1", "parameter2"));
    std::vector<std::size_t> const both{0, 1};
    auto const alone = evppi(drawn.samples, drawn.parameters, both, net_benefit_curve(drawn.samples, thresholds));
    EXPECT_EQ(found.groups[1].information.at[0].value, alone.at[0].value);
    EXPECT_THAT(found.warnings, IsEmpty());
}

TEST(Decide, warns_of_few_draws_close_calls_and_constants)
{
    auto drawn = draw(decision, 300, 2);
    drawn.parameters.columns[0].assign(300, 1.0);
    // Mean incremental net benefit is 0 at 16,000.
    auto const found = decide(drawn.samples, drawn.parameters, {{16000, 60000}, {{0}, {1}}});
    EXPECT_THAT(found.warnings, ElementsAre(HasSubstr("only 300 draws"), HasSubstr("at 1 of 2 thresholds"),
                                            HasSubstr("parameter1 does not vary")));
}

TEST(Decide, names_parameters_that_always_move_together)
{
    auto drawn = draw(decision, 1200, 4);
    auto const add = [&](char const* name, auto of) {
        drawn.parameters.names.emplace_back(name);
        drawn.parameters.columns.push_back(drawn.parameters.columns[0]);
        for (auto& value : drawn.parameters.columns.back()) value = of(value);
    };
    add("as pounds", [](double value) { return 1e9 + 250.0 * value; });
    add("upside down", [](double value) { return -std::exp(value); });
    add("nearly", [first = true](double value) mutable { return std::exchange(first, false) ? value + 9.0 : value; });
    auto const alone = decide(drawn.samples, drawn.parameters, {{30000}, {{0}, {1}, {4}}});
    EXPECT_THAT(alone.warnings, IsEmpty());
    auto const found = decide(drawn.samples, drawn.parameters, {{30000}, {{0}, {1}, {2}, {3}, {4}}});
    EXPECT_THAT(found.warnings, ElementsAre(HasSubstr("parameter1 and as pounds always move together"),
                                            HasSubstr("parameter1 and upside down always move together"),
                                            HasSubstr("as pounds and upside down always move together")));
    for (std::size_t const copy : {2U, 3U})
        EXPECT_NEAR(found.groups[copy].information.at[0].value, found.groups[0].information.at[0].value,
                    found.groups[0].information.at[0].standard_error);
}

TEST(Decide, gives_no_evppi_of_a_handful_of_draws)
{
    auto const drawn = draw(decision, 9, 3);
    auto const found = decide(drawn.samples, drawn.parameters, {{16000}, {{0}}});
    EXPECT_THAT(found.groups, IsEmpty());
    EXPECT_THAT(found.warnings, Contains(HasSubstr("at least 10 draws")));
    auto const one = decide(draw(decision, 1, 3).samples, {}, {{16000}, {}});
    EXPECT_EQ(one.curve[0].evpi, 0.0);
    EXPECT_EQ(one.curve[0].evpi_standard_error, 0.0);
    EXPECT_THAT(one.warnings, Contains(HasSubstr("only 1 draw: with fewer than 1000 the chances and the values")));
}

// What of a cost is known, and which saving leads: a saving that its own stated cost eats up is none.
#include "report/words/cost_parts.hpp"

#include "holdfast/base/contract.hpp"

#include <string>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;

namespace {

constexpr ByPart<bool> nothing_at_all{false, false, false};
constexpr ByPart<bool> stated{true, false, false};
constexpr ByPart<bool> built{false, true, false};
constexpr ByPart<bool> guessed{false, false, true};
constexpr ByPart<bool> partly{true, false, true};

}  // namespace

TEST(CostParts, one_guess_among_them_makes_a_cost_partly_known)
{
    EXPECT_EQ(cost_known(stated), CostKnown::all);
    EXPECT_EQ(cost_known(built), CostKnown::all);
    EXPECT_EQ(cost_known(nothing_at_all), CostKnown::all) << "what costs nothing is no guess";
    EXPECT_EQ(cost_known(partly), CostKnown::partly);
    EXPECT_EQ(cost_known(ByPart<bool>{false, true, true}), CostKnown::partly);
    EXPECT_EQ(cost_known(guessed), CostKnown::nothing);
    EXPECT_EQ(cost_is(partly), "partly placeholder");
}

TEST(CostParts, the_lead_counts_all_that_is_known_and_no_guess)
{
    Savings savings;
    savings.gross_cash.mean = 100.0;
    savings.after_stated_cash.mean = 80.0;
    savings.after_built_cash.mean = 70.0;
    savings.net_cash.mean = 10.0;
    EXPECT_EQ(lead_cash(savings, true).mean, 70.0);
    EXPECT_EQ(lead_cash(savings, false).mean, 10.0) << "never before a cost that somebody stated";
    Chances chances;
    chances.after_built_cash = 0.7;
    chances.net_cash = 0.1;
    EXPECT_EQ(lead_chance(chances, true), 0.7);
    EXPECT_EQ(lead_chance(chances, false), 0.1);
}

TEST(CostParts, words_say_what_the_lead_is_after)
{
    EXPECT_EQ(lead_is(CostKnown::all), "after the programme's own cost");
    EXPECT_EQ(lead_is(CostKnown::nothing), "before the programme's own cost");
    EXPECT_NE(lead_heading(CostKnown::partly), lead_heading(CostKnown::all));
    EXPECT_THROW((void)left_heading(CostKnown::all), ContractBroken) << "there the lead is what is left";
}

TEST(CostParts, a_cost_of_one_part_needs_no_clause)
{
    ByPart<double> const means{6'540'000.0, 0.0, 60'000.0};
    EXPECT_EQ(parts_clause(partly, means), "£6.54m is stated and £60,000 is our guess");
    EXPECT_EQ(parts_clause(stated, means), "");
    EXPECT_EQ(parts_clause(nothing_at_all, means), "");
}

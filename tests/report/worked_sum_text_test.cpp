#include "report/explain/worked_sum_text.hpp"

#include "base/text.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "support/sample_findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

//! The amount in the last column of the first line that begins with the label, below the heading.
std::string amount(std::string const& text, std::string const& heading, std::string const& label)
{
    bool below = false;
    for (auto const& line : split(text, '\n')) {
        below = below || line.rfind(heading, 0) == 0;
        auto const inner = trimmed(line);
        if (!below || inner.substr(0, label.size()) != label) continue;
        return std::string(inner.substr(inner.find_last_of(' ') + 1));
    }
    return "";
}

TEST(worked_sum_text, shows_every_input_with_its_source)
{
    auto const text = worked_sum_text(sample::worked_sum(), false, {.full = true});
    EXPECT_THAT(text, AllOf(HasSubstr("pay with on-costs: 66,560 £ per FTE-year [published]"),
                            HasSubstr("how: mean of gamma(mean 66,560, sd 6,000)"),
                            HasSubstr("source: One council's decision, 2025/26"),
                            HasSubstr("leaving rate: 0.113834 per year [derived, local]"),
                            HasSubstr("source: the inputs give none")));
}

TEST(worked_sum_text, shows_what_is_no_number_in_words_and_what_the_inputs_add)
{
    auto worked = sample::worked_sum();
    worked.inputs[1].says = "under five years (0.61 of staff)";
    worked.inputs[1].note = "agreed in May";
    EXPECT_THAT(worked_sum_text(worked, false, {.full = true}),
                AllOf(HasSubstr("leaving rate: under five years (0.61 of staff) [derived, local]"),
                      HasSubstr("note: agreed in May")));
}

TEST(worked_sum_text, ends_with_the_bridge_to_the_average_and_what_made_it)
{
    auto worked = sample::worked_sum();
    EXPECT_THAT(worked_sum_text(worked, false, {.full = true}), Not(HasSubstr("average over the draws")));
    Belief effect;
    effect.label = "effect on leaving";
    Belief cover;
    cover.label = "cover share";
    worked.bridge = Bridge{{false, false, true},
                           1'015'760.42,
                           {873'581.3, 9'760.0, -1e6, 3e6},
                           10'000,
                           {{effect, BarScale::log_hazard_ratio, -120'000.6},
                            {cover, BarScale::plain, 12'000.2},
                            {cover, BarScale::plain, 0.2}}};
    worked.version = "0.1.0";
    worked.inputs_hash = std::string(64, 'a');
    worked.seed = 7;
    worked.published = {{"workforce", "csww.csv", std::string(64, 'b'), "30 September 2025", "April 2026"}};
    std::string flat;
    for (auto const& line : split(worked_sum_text(worked, false, {.full = true}), '\n'))
        flat += std::string(trimmed(line)) + " ";
    EXPECT_THAT(
        flat, HasSubstr("Cash before the programme's own cost is £1,015,760 with every input at its mean, and £873,581 "
                        "on average over the draws. The difference, −£142,179, is mostly the curve of effect on "
                        "leaving (−£120,001)."));
    auto const text = worked_sum_text(worked, false, {.full = true});
    EXPECT_EQ(amount(text, "From this sum", "every input"), "£1,015,760");
    EXPECT_EQ(amount(text, "From this sum", "curve of effect"), "−£120,001");
    EXPECT_EQ(amount(text, "From this sum", "curve of cover"), "£12,000");
    EXPECT_EQ(amount(text, "From this sum", "all else"), "−£34,178") << "the rows add up as they are shown";
    EXPECT_EQ(amount(text, "From this sum", "average over 10,000 draws"), "£873,581");
    EXPECT_THAT(flat, HasSubstr("10,000 draws, seed 7, inputs aaaaaaaaaaaa, holdfast 0.1.0"));
    EXPECT_THAT(flat, HasSubstr("Published data: csww.csv: figures of 30 September 2025; April 2026; SHA-256 "
                                "bbbbbbbbbbbb."));
}

TEST(worked_sum_text, every_line_is_exact_to_the_penny_and_cash_stands_apart)
{
    auto const text = worked_sum_text(sample::worked_sum(), false, {.full = true});
    EXPECT_EQ(amount(text, "Lines", "pay of permanent staff"), "−£310.01");
    EXPECT_EQ(amount(text, "Lines", "cash, before the programme"), "£1,223.22");
    EXPECT_EQ(amount(text, "Lines", "capacity"), "£1,499.45");
    EXPECT_EQ(amount(text, "Lines", "the programme itself (our guess)"), "−£60,900.01");
    EXPECT_EQ(amount(text, "Savings", "cash, after a cost that is our guess"), "−£59,676.79");
    EXPECT_EQ(amount(text, "Savings", "cash and capacity, after a cost that is our guess"), "−£58,177.34");
}

TEST(worked_sum_text, adds_up)
{
    auto const text = worked_sum_text(sample::worked_sum(), true);
    EXPECT_THAT(text,
                HasSubstr("\nCheck: the lines add up to the savings, and the months to the lines, to the penny.\n"));
    EXPECT_THAT(text, Not(HasSubstr("IT DOES NOT ADD UP")));
}

TEST(worked_sum_text, a_penny_that_is_missing_is_found)
{
    auto const spoilt = [](auto const& spoil) {
        auto worked = sample::worked_sum();
        spoil(worked);
        return worked_sum_text(worked, false, {.full = true});
    };
    auto const penny = Money::pence(1);
    EXPECT_THAT(spoilt([&](WorkedSum& w) { w.gross_cash += penny; }), HasSubstr("IT DOES NOT ADD UP"));
    EXPECT_THAT(spoilt([&](WorkedSum& w) { w.net_total -= penny; }), HasSubstr("IT DOES NOT ADD UP"));
    EXPECT_THAT(spoilt([&](WorkedSum& w) { w.lines[1].with += penny; }), HasSubstr("IT DOES NOT ADD UP"));
    EXPECT_THAT(spoilt([&](WorkedSum& w) { w.by_month[1].saving[2] += penny; }),
                HasSubstr("the cash of 2026-05 is −£39,784.52, but its parts add up to −£39,784.51"));
    EXPECT_THAT(spoilt([&](WorkedSum& w) { w.by_month[0].saving[8] += penny; }),
                HasSubstr("the saving on sickness absence"));
}

TEST(worked_sum_text, months_are_shown_on_request_and_their_sums_are_the_lines)
{
    auto const worked = sample::worked_sum();
    EXPECT_THAT(worked_sum_text(worked, false, {.full = true}), Not(HasSubstr("Month by month")));
    auto const text = worked_sum_text(worked, true);
    EXPECT_EQ(amount(text, "Month by month: saving in cash", "sum"), "−59,676.79");
    EXPECT_THAT(text, HasSubstr("sum      −310.01  999.97       299.93     200.00  33.33   −60,900.01   −59,676.79"));
    EXPECT_THAT(text, HasSubstr("sum       1,000.00   499.50    −0.05"));
}

TEST(worked_sum_text, without_turnover_evidence_no_saving_is_stated)
{
    auto worked = sample::worked_sum();
    worked.no_effect_reason = "No study measured turnover, so no effect is given.";
    worked.basis = Basis::no_turnover_evidence;
    auto const text = worked_sum_text(worked, false, {.full = true});
    EXPECT_THAT(text, HasSubstr("No saving can be stated. No study measured turnover"));
    EXPECT_THAT(text, Not(HasSubstr("\nSavings\n")));
}

TEST(worked_sum_text, the_basis_is_in_the_first_lines)
{
    auto worked = sample::worked_sum();
    for (auto const& [basis, words] :
         {std::pair{Basis::published, "a published effect"}, std::pair{Basis::assumption, "an assumption"},
          std::pair{Basis::null_result, "a null result"}}) {
        worked.basis = basis;
        EXPECT_THAT(worked_sum_text(worked, false, {.full = true}).substr(0, 400), HasSubstr(words));
    }
}

TEST(worked_sum_text, keeps_to_a_hundred_columns)
{
    for (auto const& line : split(worked_sum_text(sample::worked_sum(), true), '\n'))
        EXPECT_LE(display_width(line), 100U) << line;
}

//! None, ours, empirical: with what each would save, which is used, and what shrinkage cannot mend.
TEST(worked_sum_text, shows_the_effect_and_the_saving_by_each_way_of_dealing_with_bias)
{
    auto worked = sample::worked_sum();
    EXPECT_THAT(worked_sum_text(worked, false, {.full = true}), Not(HasSubstr("If the study were read otherwise")));
    LeavingEffect effect;
    effect.log_hazard_ratio.id = "interventions.x.effect";
    effect.log_hazard_ratio.about = Normal{-0.6, 0.2};
    effect.of_design = DesignWeakening{0.5, 0.0};
    effect.design = "before-after";
    effect = with_bias(effect, BiasMethod::empirical);
    WorkedBias bias{"x", effect, {}};
    for (auto const& row : effects_by_method(effect))
        bias.rows.push_back({row, Money::pence(100'00 * (1 + static_cast<std::int64_t>(bias.rows.size())))});
    worked.bias.push_back(bias);
    auto const text = worked_sum_text(worked, false, {.full = true});
    auto const below = [&](std::string const& label) { return amount(text, "If the study", label); };
    EXPECT_EQ(below("as published"), "£100.00");
    EXPECT_EQ(below("ours: weakened by design"), "£200.00");
    EXPECT_EQ(below("empirical: shrunk as one of many trials"), "£300.00");
    EXPECT_EQ(below("empirical, and weakened by design (used)"), "£400.00");
    EXPECT_THAT(text, HasSubstr("0.37 to 0.81"));
    std::string flat = text;
    for (auto& letter : flat)
        if (letter == '\n') letter = ' ';
    EXPECT_THAT(flat, HasSubstr("shrinkage does not correct for a weaker design (before-after)"));
}

}  // namespace

#include "holdfast/report/summary_text.hpp"

#include "base/text.hpp"
#include "support/flat_text.hpp"
#include "support/sample_chance.hpp"
#include "support/sample_findings.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using test::flat;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string without(std::string text, std::string_view piece)
{
    for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at)) text.erase(at, piece.size());
    return text;
}

bool has_any(std::string const& text, std::initializer_list<char const*> pieces)
{
    return std::any_of(pieces.begin(), pieces.end(), [&](char const* p) { return text.find(p) != std::string::npos; });
}

//! What --full prints.
std::string full_text(Findings const& findings, ChanceFindings const& chance = {})
{
    TextStyle style;
    style.full = true;
    return summary_text(findings, style, chance);
}

//! The opening sentences: the first paragraph.
std::string opening(Findings const& findings)
{
    auto const t = full_text(findings);
    return flat(t.substr(0, t.find("\n\n")));
}

std::string page_of(std::size_t strategy, std::size_t authority = sample::leeds)
{
    return flat(full_text(sample::findings_of({authority}, {strategy})));
}

std::string opening_of(std::size_t strategy, std::size_t authority = sample::leeds)
{
    return opening(sample::findings_of({authority}, {strategy}));
}

TEST(summary_text, a_guessed_cost_leads_with_what_it_saves_before_it_and_what_is_left_after_it)
{
    EXPECT_EQ(opening_of(sample::published),
              "Improving the organisation together with its staff (ARC, design teams) could save Leeds £190,000 over "
              "five years "
              "before paying for it (£40,000 to £340,000). At our guess of its cost, £182 a worker a year, £38,000 is "
              "left. The "
              "chance that it pays for itself at our guess is 55 in 100. It would pay below £229 a worker a year.");
}

TEST(summary_text, cash_from_empty_posts_is_never_sold_as_keeping_people)
{
    auto leaving = sample::findings_of({sample::leeds}, {sample::published});
    leaving.results[0].saved->leavers_averted.mean = -3.0;
    auto const pay = static_cast<std::size_t>(Line::pay);
    leaving.results[0].saved->lines[pay].mean = 150'000.0;
    EXPECT_THAT(opening(leaving), HasSubstr("This cash comes from more people leaving and their posts standing empty"));
    auto costly = sample::findings_of({sample::leeds}, {sample::published});
    costly.results[0].saved->savings.gross_cash.mean = -20'000.0;
    costly.results[0].saved->leavers_averted.mean = 3.0;
    costly.results[0].saved->lines[pay].mean = -150'000.0;
    EXPECT_THAT(opening(costly), HasSubstr("Keeping people costs cash here, because posts that now stand empty"));
    EXPECT_THAT(opening_of(sample::published), Not(HasSubstr("empty")));
}

TEST(summary_text, a_published_effect_with_a_stated_cost_says_whose_it_is)
{
    EXPECT_THAT(opening_of(sample::costed), AllOf(HasSubstr("At its stated cost"), HasSubstr("£27,000 is left"),
                                                  HasSubstr("is 55 in 100."), Not(HasSubstr("guess"))));
}

// A 0 is easily meant as "not known", and what is left would then promise what nobody can keep.
TEST(summary_text, a_cost_of_0_is_said_to_count_as_free)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::costed});
    EXPECT_THAT(opening(findings), Not(HasSubstr("free")));
    auto& programme = findings.study.interventions.at(findings.strategies.at(0).members.front());
    for (auto* cost : {&programme.setup, &programme.annual, &programme.per_worker_year, &programme.per_starter})
        if (*cost) (*cost)->about = Fixed{0.0};
    EXPECT_THAT(opening(findings), HasSubstr("Its cost is entered as £0, so it counts as free"));
}

TEST(summary_text, an_effect_of_ones_own_is_not_said_to_be_published)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::published});
    auto& effect = *findings.study.interventions.at(findings.strategies.at(0).members.front()).effect;
    effect.as_published = "5 of 60 left";
    EXPECT_THAT(flat(full_text(findings)), HasSubstr("As published: 5 of 60 left"));
    effect.log_hazard_ratio.basis = Basis::local;
    EXPECT_THAT(flat(full_text(findings)),
                AllOf(HasSubstr("As entered: 5 of 60 left"), Not(HasSubstr("As published"))));
}

TEST(summary_text, an_assumption_is_named_before_the_saving)
{
    EXPECT_THAT(
        opening_of(sample::assumed),
        AllOf(StartsWith("On an assumed effect, whose size no study has published, Enhanced supervision could save"),
              HasSubstr("our guess"), Not(HasSubstr("published study"))));
}

TEST(summary_text, a_null_result_saves_nothing)
{
    EXPECT_THAT(opening_of(sample::null_result),
                AllOf(HasSubstr("found no significant effect on leaving, so no saving is claimed for Leeds"),
                      Not(HasSubstr(" save ")), HasSubstr("our guess")));
    EXPECT_THAT(opening_of(sample::null_result), Not(HasSubstr("within")));
    EXPECT_THAT(page_of(sample::null_result), Not(HasSubstr("would save")));
}

TEST(summary_text, without_turnover_evidence_there_is_a_break_even_only)
{
    EXPECT_THAT(
        opening_of(sample::no_evidence),
        AllOf(
            HasSubstr("No study of Resilience and mindfulness measured leaving, so no saving can be stated for Leeds."),
            HasSubstr("it costs £150,000 over five years."), HasSubstr("fall by 36%.")));
    EXPECT_THAT(page_of(sample::no_evidence),
                AllOf(Not(HasSubstr("would save")), Not(HasSubstr("chance of a saving"))));
}

TEST(summary_text, a_package_says_that_its_weakest_evidence_counts)
{
    EXPECT_THAT(opening_of(sample::packaged), AllOf(StartsWith("On an assumed effect"),
                                                    HasSubstr("It is a package, rated by its weakest evidence.")));
}

TEST(summary_text, an_effect_without_a_stated_basis_says_so)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::published});
    findings.strategies[0].basis = Basis::missing;
    EXPECT_THAT(
        opening(findings),
        testing::ContainsRegex("^(This is about [^.]*\\. )?On an effect whose basis the inputs do not state, "));
}

TEST(summary_text, a_value_typed_as_it_was_is_listed_as_before)
{
    auto findings = sample::findings_of({sample::leeds}, {0});
    findings.local_values = {{"prices.pay.mean", "5", "5", "--set"}, {"prices.exit", "7", "6", "--set"}};
    EXPECT_THAT(flat(full_text(findings)), AllOf(HasSubstr("prices.pay.mean = 5 (as before; from --set)"),
                                                 HasSubstr("prices.exit = 7 (instead of 6; from --set)")));
}

TEST(summary_text, a_loss_is_called_a_cost)
{
    EXPECT_THAT(opening_of(sample::published, sample::wokingham),
                AllOf(HasSubstr("would cost Wokingham"), HasSubstr("even before paying for it"), HasSubstr("is lost."),
                      HasSubstr("Even free of charge it would not pay."), Not(HasSubstr("could save"))));
}

TEST(summary_text, nothing_saved_and_nothing_lost_is_neither)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::published});
    findings.results[0].saved->savings.gross_cash =
        findings.results[0].saved->savings.after_built_cash = {0.2, 0.0, -0.3, 0.3};
    EXPECT_THAT(opening(findings), HasSubstr("would neither save nor cost Leeds any cash"));
}

//! The page with chance, as one line.
std::string page_with_chance(std::vector<std::size_t> const& strategies, std::vector<std::size_t> const& authorities)
{
    auto const findings = sample::findings_of(authorities, strategies);
    return flat(full_text(findings, sample::chance(findings)));
}

TEST(summary_text, chance_is_a_chapter_of_its_own_with_both_ranges)
{
    auto const page = page_with_chance({sample::published}, {sample::leeds});
    EXPECT_THAT(page, HasSubstr("What chance may bring to Leeds The ranges so far are about what is expected."));
    EXPECT_THAT(page, HasSubstr("nothing new done, 2026-27"));
    EXPECT_THAT(page, HasSubstr("20.0  16.0 to 24.0     10 to 30"));
    EXPECT_THAT(page, HasSubstr("a year has fewer leavers than the year before with a chance of 46 in 100"));
    EXPECT_THAT(page,
                HasSubstr("A fall of 11 leavers or more from one year to the next comes by chance alone in at most "
                          "1 of 20 cases. In the first twelve months with the programme, a fall that large has a "
                          "chance of 14 in 100. Other causes move leaving too"));
    EXPECT_THAT(page, HasSubstr("(93 in 100 draws), they still have more leavers than the year before with a chance "
                                "of 31 in 100."));
    EXPECT_THAT(page_of(sample::published), Not(HasSubstr("What chance may bring")));
}

TEST(summary_text, chance_of_an_assumption_or_a_null_result_says_what_it_is)
{
    EXPECT_THAT(
        page_with_chance({sample::assumed}, {sample::leeds}),
        HasSubstr("a chance of 14 in 100; this rests on an assumed effect, not on a measured one. Other causes"));
    EXPECT_THAT(page_with_chance({sample::null_result}, {sample::leeds}),
                HasSubstr("a chance of 14 in 100; a study looked and found no significant effect. Other causes"));
    EXPECT_THAT(page_with_chance({sample::no_evidence}, {sample::leeds}), Not(HasSubstr("What chance may bring")));
}

TEST(summary_text, of_several_programmes_chance_is_told_of_the_leading_one_and_without_one_of_none)
{
    EXPECT_THAT(page_with_chance({sample::published, sample::assumed}, {sample::leeds}),
                HasSubstr("What chance may bring to Leeds: Improving the organisation"));
    auto const nobody_leads = page_with_chance({sample::null_result, sample::no_evidence}, {sample::leeds});
    EXPECT_THAT(nobody_leads, HasSubstr("What chance may bring to Leeds The ranges"));
    EXPECT_THAT(nobody_leads, HasSubstr("nothing new done, 2026-27"));
    EXPECT_THAT(nobody_leads, Not(HasSubstr("with the programme, 2026-27")));
    EXPECT_THAT(nobody_leads, Not(HasSubstr("a fall that large")));
    EXPECT_THAT(page_with_chance({sample::published}, {sample::leeds, sample::kirklees}),
                HasSubstr("What chance may bring to each authority is in the JSON"));
}

TEST(summary_text, what_must_be_true_is_a_sentence)
{
    EXPECT_THAT(
        page_of(sample::costed),
        AllOf(HasSubstr("For the programme to pay for itself in cash, leaving among those taking part must fall by 23% "
                        "(hazard ratio 0.77)."),
              HasSubstr("must fall by 12% (hazard ratio 0.88).")));
    EXPECT_THAT(page_of(sample::published), HasSubstr("(hazard ratio 0.77), at a cost that is our guess."));
}

TEST(summary_text, where_there_is_no_break_even_it_says_on_which_side)
{
    EXPECT_THAT(page_of(sample::costed, sample::wokingham),
                HasSubstr("There is no break-even in cash: here fewer leavers make the cash saving worse"));
}

//! The page of a published effect that is pooled from these figures.
std::string page_of_pooled(std::vector<StudyEstimate> const& studies, PoolingMethod method, double bias_shift = 0.0)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::published});
    auto& effect = *findings.study.interventions[findings.strategies[0].members[0]].effect;
    auto const pooled = std::get<Pooled>(pool(studies, method));
    effect.log_hazard_ratio.about = *pooled.prediction;
    effect.bias_factor = bias_shift == 0.0 ? 1.0 : 0.5;
    effect.bias_shift = bias_shift;
    EffectPooling pooling{std::string(name(method)), {}, pooled};
    for (auto const& study : studies) pooling.figures.push_back({"", "", "", "", 1.0, study, 0.0});
    effect.pooling = pooling;
    return flat(full_text(findings));
}

TEST(summary_text, a_pooled_effect_says_what_one_more_place_would_find)
{
    // Equal errors: τ² = 0.0283 − 0.01, and the t of one degree reaches 12.71 times √(τ² + 0.0283/3).
    std::vector<StudyEstimate> const three{{-0.35, 0.1}, {-0.10, 0.1}, {-0.42, 0.1}};
    auto const page = page_of_pooled(three, PoolingMethod::random_effects);
    EXPECT_NE(
        page.find("Pooled from 3 figures by random effects, as published: hazard ratio 0.75 (95% interval 0.49 to "
                  "1.14); in one more place like theirs 0.09 to 6.21. Nothing further than a factor of ten from "
                  "the pooled ratio is supposed, and with so few figures the average saving depends on that. So few "
                  "figures say little about how far places differ, which makes the range for one more place wide."),
        std::string::npos)
        << page;
    EXPECT_THAT(page,
                HasSubstr("65% of the variation between the figures is put down to more than chance (I²); a test of "
                          "chance alone gives p = 0.059."));
    auto const weakened = page_of_pooled(three, PoolingMethod::random_effects, -0.1);
    EXPECT_THAT(weakened, HasSubstr("0.09 to 6.21, or 0.27 to 2.25 when each figure is weakened for design."));
}

TEST(summary_text, figures_too_far_apart_are_held_at_a_factor_of_ten)
{
    auto const page = page_of_pooled({{-0.9, 0.1}, {0.3, 0.1}, {-0.2, 0.1}}, PoolingMethod::random_effects);
    EXPECT_THAT(page,
                HasSubstr("in one more place like theirs 0.08 to 7.66. Nothing further than a factor of ten from the "
                          "pooled ratio is supposed"));
}

TEST(summary_text, a_fixed_effect_says_what_it_takes_for_granted)
{
    auto const page = page_of_pooled({{-0.3, 0.1}, {-0.2, 0.1}}, PoolingMethod::fixed_effect);
    EXPECT_THAT(
        page, HasSubstr("Pooled from 2 figures by fixed effect, as published: hazard ratio 0.78 (95% interval 0.68 to "
                        "0.89)."));
    EXPECT_THAT(
        page, HasSubstr("A fixed effect takes the figures to differ by chance alone; a test of that gives p = 0.48."));
    EXPECT_THAT(page, Not(HasSubstr("one more place")));
    auto const agreeing = page_of_pooled({{-0.3, 0.1}, {-0.3, 0.1}, {-0.3, 0.1}}, PoolingMethod::random_effects);
    EXPECT_NE(agreeing.find(
                  "No difference beyond chance can be seen between the figures, but so few could hide one; a test of "
                  "chance alone gives p = 1."),
              std::string::npos)
        << agreeing;
}

TEST(summary_text, cash_and_capacity_are_kept_apart)
{
    auto const page = page_of(sample::costed);
    auto const capacity = page.find("Capacity, line by line");
    EXPECT_LT(page.find("exit costs of leavers", page.find("Cash, line by line")), capacity);
    EXPECT_GT(page.find("sickness absence"), capacity);
    EXPECT_THAT(page, HasSubstr("No budget falls by it."));
}

TEST(summary_text, every_page_speaks_of_children_england_and_attribution)
{
    for (std::size_t const strategy : {sample::published, sample::assumed, sample::null_result}) {
        auto const page = page_of(strategy);
        EXPECT_THAT(page, HasSubstr("No study measured effects on children"));
        EXPECT_THAT(
            page,
            HasSubstr("29 in 100 leavers go to another council, so what Leeds saves or loses in keeping them is in "
                      "part lost or spared elsewhere."));
        EXPECT_THAT(page, HasSubstr("Open Government Licence"));
        EXPECT_THAT(page, HasSubstr("Caution: One study, and not from England."));
        EXPECT_THAT(page, HasSubstr("10,000 draws, seed 20260401, inputs 3fa9c1d2e4b5,"));
        EXPECT_THAT(page, HasSubstr("prices.toml:14: prices.recruitment has no source"));
        EXPECT_THAT(page, HasSubstr("prices.pay.mean = 70000 (instead of £66,560; from --set)"));
    }
}

//! No sentence of an assumption's or a null result's page may be quoted as a finding.
TEST(summary_text, no_sentence_speaks_of_saving_by_an_assumption_without_saying_so)
{
    for (std::size_t const strategy : {sample::assumed, sample::null_result, sample::packaged}) {
        auto const page = without(page_of(strategy), "What it would save if the assumption holds");
        std::size_t seen = 0;
        for (std::size_t from = 0; from < page.size();) {
            auto const end = std::min(page.find(". ", from), page.size());
            auto const sentence = page.substr(from, end - from);
            from = end + 2;
            if (!has_any(sentence, {"would save", "would have paid", "would pay for itself up to",
                                    "saving in cash before", "saving in cash after"}))
                continue;
            ++seen;
            EXPECT_TRUE(has_any(sentence, {"assum", "no significant effect", "no saving is claimed"})) << sentence;
        }
        EXPECT_GT(seen, 2U);
    }
}

TEST(summary_text, net_figures_of_a_guessed_cost_carry_the_word)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::published});
    auto const text = full_text(findings);
    EXPECT_THAT(text, HasSubstr("cash, after a cost that is our guess"));
    EXPECT_THAT(text, Not(HasSubstr("after the programme's own cost")));
    findings.study.interventions[0].setup->basis = Basis::published;  // one cost known, one not
    findings.strategies[0].cost_parts = findings.study.interventions[0].cost_parts();
    EXPECT_THAT(flat(full_text(findings)), HasSubstr("cash, after a cost that is partly our guess"));
}

TEST(summary_text, kinds_of_evidence_are_never_ranked_together)
{
    auto const text = full_text(sample::findings_of({sample::leeds}, {0, 1, 2, 3, 4, 5}));
    auto const at = [&](char const* heading) { return text.find(std::string("\n") + heading + "\n"); };
    EXPECT_LT(at("Published effects"), at("Assumed effects"));
    EXPECT_LT(at("Assumed effects"), at("Null results"));
    EXPECT_LT(at("Null results"), at("No turnover evidence"));
    EXPECT_NE(at("No turnover evidence"), std::string::npos);
    auto const assumed = text.find("Enhanced");
    EXPECT_GT(assumed, at("Assumed effects"));
}

//! The package of assumptions saves most in the sample, and still does not come first.
TEST(summary_text, a_published_effect_leads_however_large_an_assumption_is)
{
    EXPECT_THAT(opening(sample::findings_of({sample::leeds}, {5, 2, 0, 3, 4})),
                StartsWith("Improving the organisation"));
    EXPECT_THAT(opening(sample::findings_of({sample::leeds}, {0, 1, 2, 3, 4, 5})),
                StartsWith("Retention payments could"));
}

TEST(summary_text, without_published_effects_the_sentence_says_so_first)
{
    EXPECT_THAT(opening(sample::findings_of({sample::leeds}, {2, 3, 4})),
                StartsWith("On an assumed effect, whose size no study has published, Enhanced supervision could save"));
    EXPECT_THAT(opening(sample::findings_of({sample::leeds}, {3, 4})),
                StartsWith("No saving is claimed for Leeds by any of 2 programmes."));
}

TEST(summary_text, a_stated_cost_that_is_not_earned_back_does_not_lead)
{
    auto findings = sample::findings_of({sample::leeds}, {0, 1});
    findings.results[1].saved->savings.net_cash = {-5000.0, 10.0, -9000.0, -100.0};
    EXPECT_THAT(opening(findings), StartsWith("Improving the organisation"));
}

TEST(summary_text, several_authorities_are_summed_in_both_perspectives)
{
    auto const findings = sample::findings();
    EXPECT_THAT(opening(findings), AllOf(HasSubstr("could save 3 selected authorities (of 34 in the inputs) together"),
                                         HasSubstr("For England as a whole")));
    auto const text = flat(full_text(findings));
    EXPECT_THAT(text, HasSubstr("By region"));
    EXPECT_LT(text.find("1  Leeds"), text.find("2  Kirklees"));
    EXPECT_LT(text.find("2  Kirklees"), text.find("3  Wokingham"));
}

TEST(summary_text, those_that_lose_are_named_though_the_table_ends_before_them)
{
    auto findings = sample::findings_of({0}, {sample::published});
    auto const one = findings.study.authorities.front();
    auto const result = findings.results.front();
    findings.study.authorities.clear();
    findings.results.clear();
    for (std::size_t a = 0; a < 13; ++a) {
        findings.study.authorities.push_back(one);
        findings.study.authorities.back().name = "Council " + std::string(1, static_cast<char>('A' + a));
        findings.results.push_back(result);
        findings.results.back().authority = a;
        // From 95 thousand down to minus 25.
        auto& savings = findings.results.back().saved->savings;
        savings.gross_cash = {95'000.0 - 10'000.0 * static_cast<double>(a), 1.0, -1e5, 1e5};
        savings.after_built_cash = savings.gross_cash;
    }
    auto total = sample::findings().totals.front();
    total.scope = "all";
    total.name = "selected authorities";
    total.authorities = total.of = 13;
    total.strategy = 0;
    findings.totals = {total};
    auto const text = flat(full_text(findings));
    EXPECT_THAT(text, HasSubstr("The first 10 of 13 authorities"));
    EXPECT_THAT(text,
                HasSubstr("because posts that now stand empty would be filled and paid for. Council M (−£25,000), "
                          "Council L (−£15,000) and Council K (−£5,000)."));
    findings.results.pop_back();
    findings.results.pop_back();
    findings.results.pop_back();
    findings.study.authorities.resize(10);
    EXPECT_THAT(flat(full_text(findings)), Not(HasSubstr("lose even before")));
}

TEST(summary_text, a_study_of_its_own_says_how_many_it_holds_and_not_england)
{
    auto findings = sample::findings_of({0, 1, 2}, {sample::published});
    for (auto& total : findings.totals)
        if (total.scope == "all") {
            total.name = "all authorities in the inputs";
            total.of = 3;
        }
    EXPECT_THAT(opening(findings), HasSubstr("could save all 3 authorities in the inputs together"));
}

TEST(summary_text, all_of_england_is_called_england)
{
    auto findings = sample::findings_of({0, 1, 2}, {sample::published});
    for (auto& total : findings.totals)
        if (total.scope == "all") {
            total.name = "England";
            total.of = 3;
        }
    EXPECT_THAT(opening(findings), HasSubstr("could save 3 authorities (England) together"));
}

TEST(summary_text, several_authorities_without_evidence_claim_nothing)
{
    EXPECT_THAT(opening(sample::findings_of({0, 1}, {sample::no_evidence})),
                HasSubstr("no saving can be stated for 2"));
    EXPECT_THAT(opening(sample::findings_of({0, 1}, {sample::null_result})), HasSubstr("no saving is claimed for 2"));
}

TEST(summary_text, nothing_chosen_is_said)
{
    EXPECT_THAT(full_text(sample::findings_of({}, {})), StartsWith("Nothing was computed"));
}

TEST(summary_text, few_draws_are_warned_of)
{
    auto findings = sample::findings_of({0}, {0});
    findings.draws = 100;
    EXPECT_THAT(flat(full_text(findings)), HasSubstr("Warning: 100 draws are too few"));
}

TEST(summary_text, keeps_to_its_width)
{
    std::vector<Findings> many{sample::findings(), sample::findings_of({0}, {0, 1, 2, 3, 4, 5})};
    for (std::size_t s = 0; s < 6; ++s) {
        many.push_back(sample::findings_of({sample::leeds}, {s}));
        many.push_back(sample::findings_of({sample::wokingham}, {s}));
    }
    for (auto& findings : many) {
        findings.study.authorities[0].name =
            "Bournemouth, Christchurch and Poole and Ütterly Long Names of Authorities";
        for (int const width : {60, 80, 100, 140})
            for (bool const full : {false, true})
                for (auto const& line : split(summary_text(findings, {false, width, full}), '\n'))
                    EXPECT_LE(display_width(line), static_cast<std::size_t>(width)) << line;
    }
}

TEST(summary_text, colour_only_where_it_is_wished_and_never_as_the_only_signal)
{
    for (auto const& findings : {sample::findings(), sample::findings_of({0}, {0, 1}), sample::findings_of({0}, {0})}) {
        auto const plain = summary_text(findings, {false, 100, true});
        auto const coloured = summary_text(findings, {true, 100, true});
        EXPECT_THAT(plain, Not(HasSubstr("\033")));
        EXPECT_THAT(coloured, HasSubstr("\033[1m"));
        EXPECT_EQ(without(without(without(coloured, "\033[1m"), "\033[33m"), "\033[0m"), plain);
    }
}

TEST(summary_text, text_from_the_inputs_cannot_command_the_terminal)
{
    auto findings = sample::findings();
    findings.study.authorities[0].name = "Le\033[2Jeds\n\x07";
    findings.strategies[0].name = "\033]0;x\x07";
    findings.study.interventions[0].caution = "\033[31m";
    auto const text = full_text(findings);
    EXPECT_THAT(text, AllOf(Not(HasSubstr("\033")), Not(HasSubstr("\x07"))));
    EXPECT_THAT(full_text(sample::findings_of({0}, {0})), Not(HasSubstr("100%")));
}

}  // namespace

TEST(summary_text, hints_repeat_what_was_asked_for)
{
    TextStyle style{.width = 100};
    style.study = "mine.toml";
    style.laid_over = " --with ours.toml";
    style.regions = " --region \"North East\"";
    style.interventions = " --intervention arc";
    auto const sum = flat(summary_text(sample::findings(), style));
    EXPECT_THAT(sum,
                HasSubstr("holdfast report mine.toml --with ours.toml --region \"North East\" --intervention arc"));
    EXPECT_THAT(sum, AllOf(HasSubstr("holdfast run mine.toml --with ours.toml --authority "),
                           HasSubstr(" --intervention arc · all")));
}

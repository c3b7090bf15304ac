// What experts say, as it is typed: quantities and effects, their pool, and what is said of them.

#include "belief/elicitation.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "inputs/evidence/effect.hpp"
#include "inputs/files/toml_source.hpp"
#include "inputs/tables/quantity.hpp"
#include "support/every_field.hpp"

#include <cmath>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! A text, the tree that was read from it, and what reading found.
struct Typed {
    std::unique_ptr<Source> source;
    Node tree;
    Reading reading;

    explicit Typed(std::string text) : source(std::make_unique<Source>("typed.toml", std::move(text)))
    {
        auto parsed = parse_toml(*source);
        if (auto const* problem = std::get_if<Problem>(&parsed)) ADD_FAILURE() << describe(*problem);
        else tree = std::get<Node>(std::move(parsed));
    }
    [[nodiscard]] std::string problems() const
    {
        std::string text;
        for (auto const& problem : reading.problems)
            text += std::to_string(problem.at.line) + ": " + problem.says + "\n";
        return text;
    }
    [[nodiscard]] std::optional<Belief> quantity(std::string const& key)
    {
        auto const* field = sections::prices.field(key);
        return read_quantity(*tree.find(key), *field, "prices." + key, {}, {"prices." + key, "", ""}, reading);
    }
    [[nodiscard]] Intervention effect()
    {
        BiasFactors bias;
        bias.known = true;
        bias.by_design["before-after"] = 0.5;
        Belief transport;
        transport.about = Fixed{0.15};
        Intervention into;
        into.id = "x";
        into.name = "X";
        Around around;
        around.bias = &bias;
        around.transport = &transport;
        (void)read_effect(tree, "interventions.x.effect", around, into, reading);
        return into;
    }
};

constexpr char const* two_experts = R"(
[[recruitment.elicited]]
expert = "Head of HR"
quantiles = { "5%" = "£2,000", "50%" = "£4,000", "95%" = "£8,000" }
reason = "advertising and agency fees of the last year"
[[recruitment.elicited]]
expert = "Head of finance"
chips = { bins = ["£1,000", "£2,000", "£3,000", "£4,000", "£5,000"], counts = [1, 4, 4, 1] }
distribution = "gamma"
weight = 3
reason = "what the ledger shows"
)";

TEST(elicited, quantity_is_the_pool_of_what_each_expert_says)
{
    Typed typed(two_experts);
    auto const belief = typed.quantity("recruitment");
    ASSERT_TRUE(belief) << typed.problems();
    EXPECT_EQ(typed.problems(), "");
    EXPECT_EQ(belief->basis, Basis::elicited);
    EXPECT_EQ(belief->source, "asked: Head of HR; Head of finance");
    auto const& pool = std::get<Mixture>(belief->about);
    ASSERT_EQ(pool.parts.size(), 2U);
    EXPECT_DOUBLE_EQ(pool.parts[0].weight, 0.25);
    EXPECT_DOUBLE_EQ(pool.parts[1].weight, 0.75);
    auto const hr = part_alone(pool.parts[0]);
    EXPECT_EQ(name(hr), "log-normal");  // a price is never below 0
    // £2,000 is to £4,000 as that is to £8,000: a log-normal fits exactly.
    EXPECT_NEAR(quantile(hr, 0.05), 2000.0, 1e-3);
    EXPECT_NEAR(quantile(hr, 0.95), 8000.0, 1e-3);
    EXPECT_EQ(name(part_alone(pool.parts[1])), "gamma");
    ASSERT_EQ(belief->judgements.size(), 2U);
    EXPECT_EQ(belief->judgements[0].said, "5%: £2,000, 50%: £4,000, 95%: £8,000");
    EXPECT_EQ(belief->judgements[1].said,
              "chips 1 in £1,000 to £2,000, 4 in £2,000 to £3,000, 4 in £3,000 to £4,000, 1 in £4,000 to £5,000");
    EXPECT_EQ(belief->judgements[1].reason, "what the ledger shows");
    EXPECT_LT(belief->judgements[0].misfit, 1e-9);
}

TEST(elicited, share_is_a_beta_and_of_one_expert_nothing_is_mixed)
{
    Typed typed(R"(
[[starting_productivity.elicited]]
expert = "A manager"
quantiles = { "10%" = "30%", "50%" = "50%", "90%" = "70%" }
reason = "of twelve starters"
)");
    auto const belief = typed.quantity("starting_productivity");
    ASSERT_TRUE(belief) << typed.problems();
    ASSERT_TRUE(std::holds_alternative<Beta>(belief->about));
    EXPECT_NEAR(mean(belief->about), 0.5, 1e-9);
    EXPECT_EQ(belief->judgements.size(), 1U);
    EXPECT_EQ(belief->judgements[0].weight, 1.0);
}

constexpr char const* two_on_an_effect = R"(
basis = "elicited"
source = "a workshop of 3 March 2026"
[[elicited]]
expert = "Head of HR"
without = 18
with = { quantiles = { "5%" = 9, "50%" = 14, "95%" = 20 } }
reason = "two teams have tried it"
[[elicited]]
expert = "A principal social worker"
of = 50
without = 10
with = { chips = { bins = [4, 6, 8, 10, 12], counts = [2, 5, 2, 1] } }
reason = "caseloads stay as they are"
)";

TEST(elicited, effect_turns_answers_about_leavers_into_a_hazard_ratio)
{
    Typed typed(two_on_an_effect);
    auto const intervention = typed.effect();
    ASSERT_TRUE(intervention.effect) << typed.problems();
    EXPECT_EQ(typed.problems(), "");
    auto const& effect = *intervention.effect;
    EXPECT_EQ(intervention.basis, Basis::elicited);
    EXPECT_EQ(effect.bias_factor, 1.0);  // a belief is nobody's study
    EXPECT_EQ(effect.bias_shift, 0.0);
    EXPECT_EQ(sd(effect.transport.about), 0.15);
    auto const& pool = std::get<Mixture>(effect.log_hazard_ratio.about);
    ASSERT_EQ(pool.parts.size(), 2U);
    EXPECT_DOUBLE_EQ(pool.parts[0].weight, 0.5);
    // What is said of leavers is said of ln θ: the fitted probabilities are those of a normal fitted to the converted values.
    std::vector<StatedChance> converted;
    for (auto const& [left, probability] : {std::pair{9.0, 0.05}, std::pair{14.0, 0.5}, std::pair{20.0, 0.95}})
        converted.push_back({std::log(std::log(1.0 - left / 100.0) / std::log(1.0 - 18.0 / 100.0)), probability});
    auto const direct = fit_to_chances(Family::normal, converted);
    EXPECT_NEAR(mean(part_alone(pool.parts[0])), mean(std::get<ElicitedFit>(direct).about), 1e-9);
    EXPECT_NEAR(sd(part_alone(pool.parts[0])), sd(std::get<ElicitedFit>(direct).about), 1e-9);
    EXPECT_LT(mean(effect.log_hazard_ratio.about), 0.0);
    EXPECT_EQ(effect.log_hazard_ratio.source,
              "a workshop of 3 March 2026; asked: Head of HR; A principal social worker");
    EXPECT_EQ(effect.log_hazard_ratio.judgements[0].said,
              "of 100, 18 leave without it; with it 5%: 9, 50%: 14, 95%: 20");
}

TEST(elicited, effect_of_as_many_leavers_as_without_is_none)
{
    Typed typed(R"(
basis = "elicited"
[[elicited]]
expert = "A sceptic"
without = 18
with = { quantiles = { "10%" = 14, "50%" = 18, "90%" = 22.8 } }
reason = "nothing ever helped"
)");
    auto const intervention = typed.effect();
    ASSERT_TRUE(intervention.effect) << typed.problems();
    EXPECT_NEAR(mean(intervention.effect->log_hazard_ratio.about), 0.0, 0.01);
}

TEST(elicited, says_everything_that_is_wrong_at_once)
{
    Typed typed(R"(
[recruitment]
mean = "£3,000"
[[recruitment.elicited]]
expert = "One"
quantiles = { "50%" = "£4,000", "5%" = "£2,000", "105%" = "£9,000" }
weight = -1
[[recruitment.elicited]]
expert = "One"
chips = { bins = ["£1,000", "£3,000", "£2,000"], counts = [0, 0] }
quantiles = { "50%" = "£900,000" }
reason = ""
)");
    EXPECT_FALSE(typed.quantity("recruitment"));
    auto const said = typed.problems();
    for (auto const* part :
         {"gives mean beside elicited", "elicited.1.reason is missing", "5% stands behind 50%: levels rise",
          "\"105%\" is not a level between 0% and 100%", "elicited.1.weight is -1, but a weight lies between",
          "two experts are called \"One\"", "gives both chips and quantiles", "edges of bins rise",
          "lays no chip into any bin", "elicited.2.reason is empty", "£900,000"})
        EXPECT_NE(said.find(part), std::string::npos) << part << "\nin\n" << said;
}

TEST(elicited, effect_says_everything_that_is_wrong_at_once)
{
    Typed typed(R"(
basis = "published"
measure = "hazard ratio"
[[elicited]]
expert = "One"
of = 10
without = 12
with = { quantiles = { "5%" = 2, "50%" = 3, "95%" = 11 } }
reason = "so"
[[elicited]]
expert = "Two"
without = 18
with = { quantiles = { "5%" = 0, "95%" = 12 } }
reason = "so"
[[elicited]]
expert = "Three"
without = 18
with = { chips = { bins = [0, 10, 20], counts = [5, 5] } }
reason = "so"
[[elicited]]
expert = "Four"
reason = "so"
)");
    EXPECT_FALSE(typed.effect().effect);
    auto const said = typed.problems();
    for (auto const* part :
         {"measure stands beside effect.elicited", "is \"published\", and what experts believe is elicited",
          "elicited.1.without is 12: of 10 some leave, and some stay",
          "95% is 11, but a number of leavers lies between 0 and 10", "says that 0 of 100 leave at the level of 5%",
          "two cumulative probabilities or more are needed", "elicited.4.without is missing",
          "elicited.4.with is missing"})
        EXPECT_NE(said.find(part), std::string::npos) << part << "\nin\n" << said;
}

TEST(elicited, basis_without_experts_and_experts_without_numbers_are_refused)
{
    Typed effect("basis = \"elicited\"\n");
    EXPECT_FALSE(effect.effect().effect);
    EXPECT_NE(effect.problems().find("elicited is missing: the basis says that experts were asked"), std::string::npos)
        << effect.problems();
    Typed other(R"(
[recruitment]
basis = "published"
source = "a study"
[[recruitment.elicited]]
expert = "One"
reason = "so"
)");
    EXPECT_FALSE(other.quantity("recruitment"));
    EXPECT_NE(other.problems().find("gives neither chips nor quantiles"), std::string::npos) << other.problems();
    EXPECT_NE(other.problems().find("is \"published\", and what experts believe is elicited"), std::string::npos)
        << other.problems();
    Typed fixed_below("[[recruitment.elicited]]\nexpert = \"One\"\nreason = \"so\"\ndistribution = \"normal\"\n"
                      "quantiles = { \"5%\" = 10, \"50%\" = 1000, \"95%\" = 3000 }\n");
    EXPECT_FALSE(fixed_below.quantity("recruitment"));
    EXPECT_NE(fixed_below.problems().find("can fall below 0 as this normal distribution"), std::string::npos)
        << fixed_below.problems();
}

//! The study with everything, and a local file over it.
Read<Study> with_own(std::string const& own)
{
    StudyRequest request;
    request.study_path = "study.toml";
    request.with = {"own.toml"};
    return read_study(request, MemoryFiles({{"study.toml", test::study_with_everything()}, {"own.toml", own}}));
}

std::string said_by(Problems const& problems)
{
    std::string text;
    for (auto const& problem : problems) text += describe(problem);
    return text;
}

TEST(elicited, laid_over_a_distribution_leaves_nothing_of_it)
{
    auto const read = with_own(R"(
[[prices.pay.elicited]]
expert = "Payroll"
quantiles = { "5%" = "£60,000", "50%" = "£66,000", "95%" = "£73,000" }
reason = "this year's agreement"
)");
    ASSERT_TRUE(read.value) << said_by(read.problems);
    auto const& pay = read.value->prices.pay;
    EXPECT_TRUE(std::holds_alternative<LogNormal>(pay.about));
    EXPECT_EQ(pay.basis, Basis::elicited);
    EXPECT_EQ(pay.source, "asked: Payroll");
    EXPECT_TRUE(pay.local);
    EXPECT_EQ(said_by(read.problems).find("prices.pay"), std::string::npos) << said_by(read.problems);
}

TEST(elicited, gives_way_to_a_number_that_is_laid_over_it)
{
    auto const read = with_own(R"(
[interventions.by-interval.costs.annual]
value = "£35,000"
basis = "local"
source = "a quotation"
)");
    ASSERT_TRUE(read.value) << said_by(read.problems);
    for (auto const& intervention : read.value->interventions) {
        if (intervention.id != "by-interval") continue;
        EXPECT_EQ(intervention.annual->about, Distribution(Fixed{35'000.0}));
        EXPECT_EQ(intervention.annual->basis, Basis::local);
        EXPECT_TRUE(intervention.annual->judgements.empty());
    }
}

TEST(elicited, effect_laid_over_a_published_one_stands_alone)
{
    auto const read = with_own(R"(
[interventions.by-odds.effect]
basis = "elicited"
[[interventions.by-odds.effect.elicited]]
expert = "A manager"
without = 18
with = { quantiles = { "5%" = 9, "50%" = 14, "95%" = 19 } }
reason = "two teams tried it"
)");
    ASSERT_TRUE(read.value) << said_by(read.problems);
    for (auto const& intervention : read.value->interventions) {
        if (intervention.id != "by-odds") continue;
        EXPECT_EQ(intervention.basis, Basis::elicited);
        EXPECT_EQ(intervention.effect->bias_factor, 1.0);
        EXPECT_EQ(intervention.effect->log_hazard_ratio.source, "asked: A manager");
        EXPECT_EQ(intervention.effect->design, "");
        EXPECT_EQ(intervention.caution, "") << "it was of the study before";
    }
}

TEST(elicited, misfit_is_warned_of)
{
    Typed typed(R"(
[[recruitment.elicited]]
expert = "One"
quantiles = { "25%" = "£1,000", "50%" = "£1,010", "75%" = "£9,000" }
reason = "either way"
)");
    ASSERT_TRUE(typed.quantity("recruitment"));
    EXPECT_NE(typed.problems().find("that is fitted to what One says has"), std::string::npos) << typed.problems();
}

// Two points of a hundred off, and yet the tail that was said is gone: a council would plan without it.
TEST(elicited, a_tail_that_the_fit_cannot_reach_is_warned_of_with_both_values)
{
    Typed typed(R"(
[[recruitment.elicited]]
expert = "One"
quantiles = { "5%" = "£1,500", "50%" = "£2,000", "95%" = "£100,000" }
reason = "one time in twenty an agency is paid"
)");
    ASSERT_TRUE(typed.quantity("recruitment"));
    auto const said = typed.problems();
    EXPECT_NE(said.find("where £100,000 is said at 95%"), std::string::npos) << said;
    EXPECT_NE(said.find("and 5.0 in 100 as said"), std::string::npos) << said;
    EXPECT_EQ(said.substr(0, 2), "4:") << said;
}

TEST(elicited, a_weight_of_one_expert_alone_moves_nothing_and_is_said_to)
{
    Typed typed("[[recruitment.elicited]]\nexpert = \"One\"\nweight = 3\nreason = \"so\"\nquantiles = { \"5%\" = 2000, "
                "\"50%\" = 4000, \"95%\" = 8000 }\n");
    ASSERT_TRUE(typed.quantity("recruitment"));
    EXPECT_NE(typed.problems().find("weight moves nothing"), std::string::npos) << typed.problems();
}

TEST(elicited, a_tail_of_leavers_is_told_in_leavers)
{
    Typed typed(R"(
basis = "elicited"
[[elicited]]
expert = "One"
without = 18
with = { quantiles = { "5%" = 13.5, "50%" = 14, "95%" = 60 } }
reason = "it may go badly wrong"
)");
    ASSERT_TRUE(typed.effect().effect) << typed.problems();
    EXPECT_NE(typed.problems().find("where 60 of 100 is said at 95%"), std::string::npos) << typed.problems();
}

TEST(elicited, experts_whose_ranges_do_not_overlap_are_said_to_disagree)
{
    Typed typed(R"(
[[recruitment.elicited]]
expert = "Head of HR"
quantiles = { "5%" = "£2,000", "50%" = "£2,500", "95%" = "£3,000" }
reason = "fees"
[[recruitment.elicited]]
expert = "Head of finance"
quantiles = { "5%" = "£6,000", "50%" = "£7,000", "95%" = "£8,000" }
reason = "the ledger"
)");
    auto const belief = typed.quantity("recruitment");
    ASSERT_TRUE(belief);
    EXPECT_NE(typed.problems().find("Head of HR and Head of finance disagree altogether"), std::string::npos)
        << typed.problems();
    EXPECT_NE(disagreement_in_words(belief->about, belief->judgements).find("do not overlap"), std::string::npos);
    Typed near(two_experts);
    auto const overlapping = near.quantity("recruitment");
    ASSERT_TRUE(overlapping);
    EXPECT_EQ(disagreement_in_words(overlapping->about, overlapping->judgements), "");
}

TEST(elicited, that_leaves_nothing_open_is_refused_once)
{
    for (auto const* values : {"\"5%\" = \"£4,000\", \"50%\" = \"£4,000\", \"95%\" = \"£4,000\"",
                               "\"5%\" = \"£4,000\", \"50%\" = \"£4,000.50\", \"95%\" = \"£4,001\""}) {
        Typed typed(std::string("[[recruitment.elicited]]\nexpert = \"x\"\nreason = \"y\"\nquantiles = { ") + values +
                    " }\n");
        EXPECT_FALSE(typed.quantity("recruitment"));
        ASSERT_EQ(typed.reading.problems.size(), 1U) << typed.problems();
        EXPECT_NE(typed.problems().find("leaves nothing open"), std::string::npos) << typed.problems();
    }
    Typed chips("[[recruitment.elicited]]\nexpert = \"x\"\nreason = \"y\"\n"
                "chips = { bins = [\"£4,000\", \"£4,000\"], counts = [10] }\n");
    EXPECT_FALSE(chips.quantity("recruitment"));
    EXPECT_NE(chips.problems().find("leaves nothing open"), std::string::npos) << chips.problems();
}

TEST(elicited, chips_piled_up_at_an_edge_ask_for_a_wider_range)
{
    auto const said = [](std::string const& counts) {
        Typed typed(
            "[[recruitment.elicited]]\nexpert = \"x\"\nreason = \"y\"\nchips = { bins = [\"£1,000\", \"£2,000\", "
            "\"£3,000\", \"£4,000\", \"£5,000\"], counts = " +
            counts + " }\n");
        (void)typed.quantity("recruitment");
        std::string text;
        for (auto const& problem : typed.reading.problems) text += problem.says + " / " + problem.hint + "\n";
        return text;
    };
    EXPECT_NE(said("[7, 6, 5, 1]").find("too narrow"), std::string::npos) << said("[7, 6, 5, 1]");
    EXPECT_NE(said("[12, 4, 3, 1]").find("too narrow"), std::string::npos) << "60%: refused, and the hint says why";
    EXPECT_EQ(said("[2, 8, 7, 2]").find("too narrow"), std::string::npos);
}

}  // namespace

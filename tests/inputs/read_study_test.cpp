#include "holdfast/inputs/read_study.hpp"
#include "inputs/study/input_reference.hpp"
#include "support/inputs_text.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace holdfast::test;

Study study(std::map<std::string, std::string> files, StudyRequest request = {})
{
    auto read = read_in_memory(std::move(files), std::move(request));
    if (!read.ok()) throw std::runtime_error("the study does not read:\n" + described(read.problems));
    return *std::move(read.value);
}

std::string hash(std::string text) { return study({{"study.toml", std::move(text)}}).inputs_hash; }

std::string with(std::string text, std::string const& what, std::string const& instead)
{
    auto const at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), instead);
}

Read<Study> shipped(StudyRequest request = {})
{
    request.shipped_study_path = shipped_study();
    return read_study(request, DiskFiles{});
}

TEST(read_study, the_shipped_study_reads_without_a_complaint)
{
    auto const read = shipped();
    ASSERT_TRUE(read.ok()) << described(read.problems);
    EXPECT_TRUE(read.problems.empty()) << described(read.problems);
    EXPECT_EQ(read.value->authorities.size(), 149U);
    EXPECT_EQ(read.value->interventions.size(), 17U);
    EXPECT_EQ(read.value->months, 60);
    EXPECT_TRUE(read.value->local_values.empty()) << "nothing shipped is local";
    EXPECT_EQ(read.value->authorities_in_region.size(), 9U);
    EXPECT_FALSE(read.value->attribution.empty());
    EXPECT_EQ(read.value->published.size(), 2U) << "the workforce, the neighbours";
    double in_post = 0.0;
    for (auto const& authority : read.value->authorities) in_post += authority.in_post;
    EXPECT_NEAR(read.value->in_post_everywhere, in_post, 1e-6);
    auto const one =
        shipped({.study_path = "", .shipped_study_path = "", .with = {}, .set = {}, .authorities = {{"Leeds"}}});
    ASSERT_TRUE(one.ok());
    EXPECT_NEAR(one.value->in_post_everywhere, in_post, 1e-6) << "of all, chosen or not";
    EXPECT_EQ(one.value->inputs_hash, read.value->inputs_hash);
}

TEST(read_study, a_design_effect_widens_a_published_interval)
{
    auto const spread = [](std::vector<std::string> set) {
        StudyRequest request;
        request.interventions = {{"enhanced-supervision"}};
        request.set = std::move(set);
        auto const read = shipped(request);
        return read.ok() ? sd(read.value->interventions.at(0).effect->log_hazard_ratio.about) : 0.0;
    };
    EXPECT_NEAR(spread({"interventions.enhanced-supervision.effect.design_effect=4"}), 2.0 * spread({}), 1e-12);
}

TEST(read_study, the_published_example_is_converted_and_not_multiplied)
{
    auto const read = shipped();
    ASSERT_TRUE(read.value);
    auto const& list = read.value->interventions;
    auto const arc =
        std::find_if(list.begin(), list.end(), [](auto const& i) { return i.id == "participatory-development"; });
    ASSERT_NE(arc, list.end());
    ASSERT_TRUE(arc->effect);
    // MODEL M12: an odds ratio of 0.344 on 0.65 is a hazard ratio of 0.47.
    EXPECT_NEAR(std::exp(mean(arc->effect->log_hazard_ratio.about)), 0.47, 0.005);
    EXPECT_EQ(arc->effect->bias_factor, 0.5) << "cluster randomised 1, times 0.5 for its developers";
    EXPECT_NEAR(sd(arc->effect->transport.about), 0.30, 1e-12) << "its own, not the general 0.15";
}

TEST(read_study, every_belief_has_its_place_basis_and_source)
{
    auto const read = shipped();
    ASSERT_TRUE(read.value);
    auto const check = [](Belief const& belief) {
        EXPECT_FALSE(belief.id.empty());
        EXPECT_FALSE(belief.source.empty()) << belief.id;
        EXPECT_NE(belief.basis, Basis::missing) << belief.id;
        EXPECT_GT(belief.at.line, 0U) << belief.id;
        EXPECT_FALSE(belief.label.empty()) << belief.id;
        EXPECT_FALSE(belief.unit.empty()) << belief.id;
    };
    auto const& p = read.value->prices;
    for (auto const* belief :
         {&p.pay, &p.agency_premium, &p.recruitment, &p.induction, &p.exit, &p.months_to_full_productivity,
          &p.starting_productivity, &p.uncovered_value, &read.value->leaving_rate, &read.value->months_to_fill,
          &read.value->between_authorities})
        check(*belief);
    for (auto const& a : read.value->authorities)
        for (auto const* belief : {&a.relative_leaving_rate, &a.cover_share, &a.caseload, &a.absence_rate})
            check(*belief);
    for (auto const& i : read.value->interventions) check(i.coverage);
}

TEST(read_study, a_whole_study_may_stand_in_one_file)
{
    auto const s = study({{"study.toml", small_study}});
    EXPECT_EQ(s.months, 36);
    EXPECT_EQ(s.draws, 100U);
    EXPECT_TRUE(std::holds_alternative<Gamma>(s.prices.pay.about));
    EXPECT_NEAR(mean(s.prices.pay.about), 66560.0, 1e-6);
    EXPECT_NEAR(sd(s.prices.pay.about), 6000.0, 1e-6);
    EXPECT_EQ(s.prices.pay.unit, "£ per FTE-year");
    EXPECT_EQ(s.bands.at(0).relative_rate.id, "beliefs.bands.1.relative_rate");
    EXPECT_EQ(s.bands.at(0).width_months, 60.0);
    EXPECT_EQ(s.discounting, (std::vector<DiscountStep>{{0.0, 0.035}}));
    EXPECT_TRUE(s.local_values.empty());
}

TEST(read_study, a_cover_share_is_a_count_of_fifty_posts_and_england_stands_in_where_nobody_is_missing)
{
    auto const s = study({{"study.toml", small_study}});
    auto const* share = std::get_if<Beta>(&s.authorities.at(0).cover_share.about);
    ASSERT_NE(share, nullptr);
    EXPECT_NEAR(share->alpha, 40.0, 1e-9);
    EXPECT_NEAR(share->beta, 10.0, 1e-9);
    auto const& lower = s.authorities.at(1);
    EXPECT_NEAR(mean(lower.cover_share.about), 0.736, 1e-12);
    EXPECT_EQ(lower.cover_share.id, "authorities.E02 / E03.cover_share");
    EXPECT_EQ(lower.cover_share.source, "England's figure stands in (no vacancies here): DfE");
    EXPECT_EQ(lower.flags.size(), 4U);
    EXPECT_EQ(lower.flags.at(1), "caseload: England's (blank here)");
    auto const none = study({{"study.toml", with(small_study, "cover_share = \"80%\"", "cover_share = \"0%\"")}});
    auto const& nobody = std::get<Beta>(none.authorities.at(0).cover_share.about);
    EXPECT_NEAR(nobody.alpha, 0.736, 1e-12) << "none is no certainty: one post more is covered as England's are";
    EXPECT_NEAR(nobody.beta, 50.264, 1e-12);
}

TEST(read_study, vacancies_that_bind_the_time_to_fill_are_flagged)
{
    auto const flags = [](std::string const& vacancies, std::string const& months) {
        auto const text = with(with(small_study, "vacancies = 30", "vacancies = " + vacancies), "\"6 months\"", months);
        std::string all;
        auto const made = study({{"study.toml", text}});
        for (auto const& flag : made.authorities.at(0).flags) all += flag + "\n";
        return all;
    };
    EXPECT_THAT(flags("30", "\"3 months\""), Not(HasSubstr("time to fill")));
    EXPECT_THAT(flags("4", "\"60 months\""), HasSubstr("a time to fill longer than that changes nothing here"));
    EXPECT_THAT(flags("0", "\"6 months\""), HasSubstr("vacancies: none at all, which is unlikely"));
}

TEST(read_study, an_intervention_without_evidence_gets_no_effect)
{
    auto const s = study({{"study.toml", small_study}});
    auto const& journals = s.interventions.at(1);
    EXPECT_FALSE(journals.effect);
    EXPECT_EQ(journals.basis, Basis::no_turnover_evidence);
    EXPECT_EQ(journals.effect_reason, "not measured");
}

TEST(read_study, bias_shrinks_published_effects_only)
{
    auto const published = study({{"study.toml", small_study}});
    EXPECT_EQ(published.interventions.at(0).effect->bias_factor, 0.25);
    auto const assumed = study({{"study.toml", with(small_study, "basis = \"published\"", "basis = \"assumption\"")}});
    EXPECT_EQ(assumed.interventions.at(0).effect->bias_factor, 1.0);
}

TEST(read_study, several_figures_are_equally_weighted_witnesses)
{
    auto const text =
        with(small_study, "[interventions.peer-supervision.delivery]", R"([[interventions.two.effect.figures]]
measure = "hazard ratio"
value = 0.5
standard_error_log = 0.3
[[interventions.two.effect.figures]]
measure = "hazard ratio"
value = 2
standard_error_log = 0.4
[interventions.two]
name = "Two"
level = "community"
group = "other"
effect.basis = "assumption"
effect.source = "us"
delivery = { coverage = 1, basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
[interventions.peer-supervision.delivery])");
    auto const s = study({{"study.toml", text}}, {.study_path = "", .shipped_study_path = "", .with = {}, .set = {}});
    auto const found =
        std::find_if(s.interventions.begin(), s.interventions.end(), [](auto const& i) { return i.id == "two"; });
    ASSERT_NE(found, s.interventions.end());
    auto const& belief = found->effect->log_hazard_ratio;
    EXPECT_NEAR(mean(belief.about), 0.0, 1e-12);
    double const between = 2.0 * std::log(2.0) * std::log(2.0);
    EXPECT_NEAR(sd(belief.about), std::sqrt((0.09 + 0.16) / 2.0 + between), 1e-12);
}

TEST(read_study, the_hash_is_of_what_is_said_not_of_how)
{
    auto const plain = hash(small_study);
    EXPECT_EQ(plain.size(), 64U);
    EXPECT_EQ(hash("# a comment\n" + small_study), plain);
    EXPECT_EQ(hash(with(small_study, "draws = 100\nseed = 7", "seed = 7\ndraws = 100")), plain);
    EXPECT_EQ(hash(with(small_study, "seed = 7", "seed = 8")), plain) << "the seed is stated beside it";
    EXPECT_EQ(hash(with(small_study, "draws = 100", "draws = 200")), plain) << "and so is the number of draws";
    EXPECT_NE(hash(with(small_study, "£66,560", "£66,561")), plain);
    auto const elsewhere = study({{"study.toml", "based_on = [\"a/b.toml\"]"}, {"a/b.toml", small_study}});
    EXPECT_EQ(elsewhere.inputs_hash, plain) << "nor of the files' names";
    auto const chosen =
        study({{"study.toml", small_study}},
              {.study_path = "", .shipped_study_path = "", .with = {}, .set = {}, .authorities = {{"901"}}});
    EXPECT_EQ(chosen.inputs_hash, plain) << "what is looked at is no input: run, explain and report say one hash";
}

TEST(read_study, names_the_published_files_that_it_was_made_of)
{
    auto const with_files = small_study + R"(
[published.workforce]
file = "csww.csv"
sha256 = "9e05"
figures_of = "30 September 2025"
date = "April 2026"
[published.neighbours]
file = "neighbours.csv"
)";
    auto const found = study({{"study.toml", with_files}});
    std::vector<PublishedData> const files{{"workforce", "csww.csv", "9e05", "30 September 2025", "April 2026"},
                                           {"neighbours", "neighbours.csv", "", "", ""}};
    EXPECT_EQ(found.published, files);
    EXPECT_NE(found.inputs_hash, hash(small_study)) << "they are inputs";
}

TEST(read_study, who_is_reached_and_when_says_who_says_so)
{
    auto const text = with(small_study, "[interventions.peer-supervision.delivery]",
                           "[interventions.peer-supervision.delivery]\nlag = \"2 months\"\nnote = \"agreed in May\"");
    auto const shipped = study({{"study.toml", text}});
    auto const& stated = shipped.interventions.at(0).delivery_stated;
    EXPECT_EQ(stated.note, "agreed in May");
    EXPECT_FALSE(stated.source.empty());
    EXPECT_FALSE(stated.is_local("lag"));
    auto const changed = study({{"study.toml", text}}, {.study_path = "",
                                                        .shipped_study_path = "",
                                                        .with = {},
                                                        .set = {"interventions.peer-supervision.delivery.lag=3 "
                                                                "months"}});
    EXPECT_TRUE(changed.interventions.at(0).delivery_stated.is_local("lag"));
    EXPECT_FALSE(changed.interventions.at(0).delivery_stated.is_local("ramp"));
}

TEST(read_study, an_unquoted_setting_is_read_as_people_write_it)
{
    StudyRequest request;
    request.set = {"prices.pay.mean=£27k", "authorities.\"E02 / E03\".vacancies=5",
                   "interventions.peer-supervision.costs.annual=\"£500\""};
    auto const s = study({{"study.toml", small_study}}, request);
    EXPECT_NEAR(mean(s.prices.pay.about), 27000.0, 1e-6);
    EXPECT_NEAR(sd(s.prices.pay.about), 6000.0, 1e-6);
    EXPECT_EQ(s.prices.pay.basis, Basis::local);
    EXPECT_TRUE(s.prices.pay.local);
    EXPECT_EQ(s.authorities.at(1).vacancies, 5.0);
    ASSERT_EQ(s.local_values.size(), 3U);
    EXPECT_EQ(s.local_values[0], (LocalValue{"prices.pay.mean", "£27k", "\"£66,560\"", "--set"}));
    EXPECT_EQ(s.local_values[2].before, "mean \"£10,000\"");
    EXPECT_FALSE(s.interventions.at(0).has_placeholder_cost()) << "the officer has entered a cost";
}

TEST(read_study, a_later_layer_wins_and_says_what_it_changed)
{
    std::string const local = "[prices.pay]\nvalue = 70000\nbasis = \"local\"\nsource = \"our payroll\"\n";
    StudyRequest request;
    request.with = {"local.toml"};
    request.set = {"prices.pay.value=71000"};
    auto const s = study({{"study.toml", small_study}, {"local.toml", local}}, request);
    EXPECT_EQ(s.prices.pay.about, Distribution(Fixed{71000.0}));
    EXPECT_EQ(s.prices.pay.source, "changed locally: prices.pay.value = 71000 (--set)")
        << "the payroll did not say 71000";
    EXPECT_EQ(s.local_values.back().from, "--set");
}

TEST(read_study, a_source_said_again_speaks_of_the_new_number)
{
    std::string const local = "[prices.pay]\nmean = 70000\nsd = 5000\nbasis = \"local\"\nsource = \"payroll\"\n";
    StudyRequest request;
    request.with = {"local.toml"};
    auto const s = study({{"study.toml", small_study}, {"local.toml", local}}, request);
    EXPECT_EQ(s.prices.pay.source, "payroll");
    EXPECT_TRUE(s.warnings.empty());
}

TEST(read_study, a_local_number_without_a_source_is_a_warning_and_reads_all_the_same)
{
    auto const s = study({{"study.toml", small_study}, {"local.toml", "[prices.pay]\nmean = 70000\nsd = 5000\n"}},
                         {.study_path = "", .shipped_study_path = "", .with = {"local.toml"}, .set = {}});
    ASSERT_EQ(s.warnings.size(), 1U);
    EXPECT_EQ(s.warnings[0].says, "prices.pay is changed here, and nothing says where the new number comes from");
    EXPECT_EQ(s.prices.pay.basis, Basis::local);
}

TEST(read_study, a_missing_basis_or_source_is_a_warning_in_the_study)
{
    auto const s = study(
        {{"study.toml", with(small_study, "value = 500, basis = \"local\", source = \"finance\"", "value = 500")}});
    ASSERT_EQ(s.warnings.size(), 1U);
    EXPECT_EQ(s.warnings[0].says, "prices.exit moves results and has neither basis nor source");
    EXPECT_EQ(s.prices.exit.basis, Basis::missing);
}

TEST(read_study, authorities_are_found_by_code_number_name_or_a_part_that_only_one_has)
{
    for (auto const* name : {"E01", "e01", "901", "Upper Testshire", "upper testshire", "upper"}) {
        auto const s =
            study({{"study.toml", small_study}},
                  {.study_path = "", .shipped_study_path = "", .with = {}, .set = {}, .authorities = {{name}}});
        ASSERT_EQ(s.authorities.size(), 1U) << name;
        EXPECT_EQ(s.authorities[0].code, "E01");
    }
    auto const both = read_in_memory(
        {{"study.toml", small_study}},
        {.study_path = "", .shipped_study_path = "", .with = {}, .set = {}, .authorities = {{"Testshire"}}});
    EXPECT_EQ(both.problems.at(0).says, "\"Testshire\" could be Upper Testshire or Lower Testshire");
}

TEST(read_study, a_part_of_london_can_be_chosen_as_a_region_is)
{
    StudyRequest inner, outer, both, london;
    inner.regions = {{"Inner London"}};
    outer.regions = {{"outer london"}};
    both.regions = {{"Inner London"}, {"Outer London"}};
    london.regions = {{"London"}};
    auto const chosen = [](StudyRequest request) {
        auto const read = shipped(std::move(request));
        return read.ok() ? read.value->authorities.size() : 0U;
    };
    EXPECT_EQ(chosen(inner), 13U);
    EXPECT_EQ(chosen(outer), 18U);
    EXPECT_EQ(chosen(both), 31U);
    EXPECT_EQ(chosen(london), 31U);
}

TEST(read_study, the_commands_choices_win_over_the_files)
{
    auto const text =
        with(small_study, "draws = 100", "draws = 100\nauthorities = [\"E01\"]\ninterventions = [\"journals\"]");
    StudyRequest request;
    request.regions = {{"South"}};
    request.interventions = {{"Peer supervision"}};
    request.draws = 50;
    request.seed = 9;
    auto const s = study({{"study.toml", text}}, request);
    ASSERT_EQ(s.authorities.size(), 1U);
    EXPECT_EQ(s.authorities[0].region, "South");
    ASSERT_EQ(s.interventions.size(), 1U);
    EXPECT_EQ(s.interventions[0].id, "peer-supervision");
    EXPECT_EQ(s.draws, 50U);
    EXPECT_EQ(s.seed, 9U);
    EXPECT_TRUE(s.local_values.empty());
}

std::string const packages = R"(
[interventions.mentors]
name = "Mentors"
level = "individual"
group = "other"
effect = { basis = "assumption", measure = "hazard ratio", value = 0.9, interval = [0.8, 1.0], source = "us" }
delivery = { coverage = "30%", basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
[packages.all]
name = "All"
members = ["pair", "mentors"]
[packages.pair]
name = "Pair"
members = ["peer-supervision", "mentors"]
overlap = 0.5
basis = "assumption"
source = "us"
)";

TEST(read_study, packages_of_packages_are_resolved_to_interventions_each_once)
{
    auto const s = study({{"study.toml", small_study + packages}});
    ASSERT_EQ(s.packages.size(), 2U);
    EXPECT_EQ(s.packages[0].members, (std::vector<std::string>{"peer-supervision", "mentors"}));
    EXPECT_EQ(s.packages[1].overlap, 0.5);
}

TEST(read_study, a_chosen_package_brings_its_members)
{
    StudyRequest request;
    request.interventions = {{"pair"}};
    auto const s = study({{"study.toml", small_study + packages}}, request);
    ASSERT_EQ(s.packages.size(), 1U);
    EXPECT_EQ(s.interventions.size(), 2U);
}

TEST(read_study, correlations_of_beliefs_that_are_not_used_are_left_out)
{
    auto const text = with(small_study, "[beliefs.bias]", R"([[beliefs.correlations]]
between = ["prices.pay", "interventions.peer-supervision.costs.annual"]
correlation = 0.5
basis = "local"
source = "us"
[beliefs.bias])");
    EXPECT_EQ(study({{"study.toml", text}}).correlated,
              (std::vector<std::string>{"prices.pay", "interventions.peer-supervision.costs.annual"}));
    StudyRequest request;
    request.interventions = {{"journals"}};
    EXPECT_TRUE(study({{"study.toml", text}}, request).correlations.empty());
}

TEST(read_study, what_stands_over_the_shipped_study_is_local)
{
    DiskFiles const disk;
    MemoryFiles const files({{"mine/study.toml", "based_on = [\"shipped\"]\n[study]\nname = \"Mine\"\nauthorities = "
                                                 "[\"Derby\"]\n[authorities.E06000015]\nvacancies = 9\n"}},
                            &disk);
    StudyRequest request;
    request.study_path = "mine/study.toml";
    request.shipped_study_path = shipped_study();
    auto const read = read_study(request, files);
    ASSERT_TRUE(read.ok()) << described(read.problems);
    ASSERT_EQ(read.value->local_values.size(), 1U) << "the name and the choice are no values";
    EXPECT_EQ(read.value->local_values[0],
              (LocalValue{"authorities.E06000015.vacancies", "9", "6", "mine/study.toml:6"}));
    EXPECT_EQ(read.value->authorities.at(0).vacancies, 9.0);
}

TEST(read_study, nothing_is_computed_from_a_study_with_an_error)
{
    auto const read = read_in_memory({{"study.toml", with(small_study, "seed = 7", "seed = -7")}});
    EXPECT_FALSE(read.value);
    EXPECT_FALSE(read.ok());
}

TEST(check_files, a_shipped_layer_alone_is_fine)
{
    for (auto const* file : {"prices.toml", "beliefs.toml", "authorities.toml", "neighbours.toml", "study.toml",
                             "interventions/schwartz-rounds.toml"}) {
        std::vector<std::string> const paths{where::project() + "/inputs/" + file};
        auto const problems = check_files(paths, shipped_study(), DiskFiles{}).problems;
        EXPECT_TRUE(problems.empty()) << described(problems);
    }
}

//! What `check` says of a file beside the small study, and what `run --with` says of it.
std::pair<CheckedFiles, Problems> checked_and_run(std::string const& own)
{
    MemoryFiles const files({{"shipped/study.toml", small_study}, {"own.toml", own}});
    StudyRequest request;
    request.study_path = request.shipped_study_path = "shipped/study.toml";
    request.with = {"own.toml"};
    return {check_files(std::vector<std::string>{"own.toml"}, "shipped/study.toml", files),
            read_study(request, files).problems};
}

TEST(check_files, a_layer_is_read_as_a_run_with_it_reads_it)
{
    for (auto const* refused : {
             "[[authorities.E01.own_years]]\nyear = 2027\nleavers = 36\nstaff = 200\nsource = \"us\"\n",
             "[interventions.peer-supervision.effect]\nvalue = 0.5\nbasis = \"local\"\nsource = \"us\"\n",
             "[interventions.peer-supervision.effect]\nmeasure = \"rate difference\"\n",
             "[prices.pay]\nmin = \"£60,000\"\nmax = \"£70,000\"\n",
             "[authorities.E01]\nturnover = \"18%\"\nrelative_leaving_rate = { mean = 1, sd = 0.1 }\n",
             "[authorities.Upper]\nin_post = 500\n",
             "[study]\nauthorities = [\"Nowhere\"]\n",
         }) {
        auto const [checked, run] = checked_and_run(refused);
        EXPECT_TRUE(has_errors(run)) << refused;
        EXPECT_EQ(described(checked.problems), described(run));
        EXPECT_EQ(checked.over_shipped, std::vector<std::string>{"own.toml"});
    }
    auto const [checked, run] = checked_and_run("[prices.pay]\nmean = \"£70,000\"\n");
    EXPECT_EQ(described(checked.problems), described(run));
    EXPECT_FALSE(checked.problems.empty()) << "a number without a source, and another's spread";
    EXPECT_FALSE(has_errors(checked.problems));
}

TEST(check_files, a_whole_study_is_read_by_itself)
{
    MemoryFiles const files({{"shipped/study.toml", small_study}, {"other.toml", small_study}});
    EXPECT_TRUE(check_files(std::vector<std::string>{"other.toml"}, "shipped/study.toml", files).over_shipped.empty());
}

TEST(check_files, a_copy_of_what_is_shipped_is_no_layer_of_ones_own)
{
    MemoryFiles const files(
        {{"shipped/study.toml", small_study},
         {"copy.toml", "[prices]\nexit = { value = 500, basis = \"local\", source = \"finance\" }\n"}});
    auto const checked = check_files(std::vector<std::string>{"copy.toml"}, "shipped/study.toml", files);
    EXPECT_TRUE(checked.problems.empty()) << described(checked.problems);
    EXPECT_TRUE(checked.over_shipped.empty());
}

TEST(check_files, warnings_of_what_the_study_leaves_out_are_kept)
{
    auto const [checked, run] =
        checked_and_run("[study]\nauthorities = [\"E02 / E03\"]\n[authorities.E01]\nin_post = 500\n");
    EXPECT_NE(described(checked.problems).find("in_post is changed here"), std::string::npos);
    EXPECT_EQ(described(run).find("in_post is changed here"), std::string::npos);
}

TEST(input_reference, is_what_the_docs_hold)
{
    std::ifstream file(where::project() + "/docs/input-reference.md");
    std::string const docs{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    EXPECT_EQ(docs, input_reference()) << "the rows have changed: write input_reference() to docs/input-reference.md";
}

}  // namespace

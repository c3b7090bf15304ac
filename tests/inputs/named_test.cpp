// Whom and what a name means, a kind at a time: what is said is one text in every option, since every option asks here.
#include "inputs/fields/named.hpp"

#include "support/sample_study.hpp"

#include <string>
#include <type_traits>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::HasSubstr;

static_assert(!std::is_convertible_v<AuthorityNumber, StrategyNumber>);
static_assert(!std::is_convertible_v<std::size_t, AuthorityNumber>);

Study two_places()
{
    auto study = sample_study();
    auto& kingston = study.authorities[0];
    kingston.name = "Kingston upon Thames / Richmond upon Thames";
    kingston.code = "E09000021 / E09000027";
    kingston.dfe_number = "314 / 318";
    kingston.region = "London";
    kingston.subregion = "Outer London";
    auto& barnsley = study.authorities[1];
    barnsley.name = "Barnsley";
    barnsley.code = "E08000038";
    barnsley.dfe_number = "370";
    barnsley.region = "Yorkshire and The Humber";
    barnsley.former_codes = {"E08000099"};
    return study;
}

template <class Number> std::string complaint(Named<Number> const& named)
{
    auto const* wrong = std::get_if<NotNamed>(&named);
    return wrong != nullptr ? wrong->says + " / " + wrong->hint : "it was found";
}

TEST(Named, an_authority_is_known_by_name_code_and_number_of_today_and_before)
{
    auto const study = two_places();
    for (auto const* asked : {"Kingston upon Thames", "richmond upon thames", "E09000027", "318", "314 / 318"})
        EXPECT_EQ(std::get<AuthorityNumber>(authority_named(study, asked)), AuthorityNumber{0}) << asked;
    for (auto const* asked : {"Barnsley MBC", "E08000038", "e08000038", "370", "E08000016", "E08000099"})
        EXPECT_EQ(std::get<AuthorityNumber>(authority_named(study, asked)), AuthorityNumber{1}) << asked;
    EXPECT_THAT(complaint(authority_named(study, "Barnslee")), HasSubstr("no authority called \"Barnslee\" / did you"));
    EXPECT_THAT(complaint(authority_named(study, "E08000001")), HasSubstr("no code or number of an authority here"));
}

TEST(Named, what_hides_a_name_is_told_once)
{
    auto const study = two_places();
    EXPECT_EQ(complaint(authority_named(study.authorities, "Atlantis", false)), " / ");
    EXPECT_EQ(complaint(programme_named(study.interventions, study.packages, "magic", false)), " / ");
    EXPECT_EQ(complaint(region_named(study.authorities, "Atlantis", false)), " / ");
}

TEST(Named, interventions_come_before_packages)
{
    auto const study = two_places();
    auto const number = [&](std::string const& asked) {
        return std::get<StrategyNumber>(programme_named(study, asked));
    };
    EXPECT_EQ(index(number(study.interventions[sample::workload].id)), sample::workload);
    EXPECT_EQ(index(number(study.interventions[sample::workload].name)), sample::workload);
    EXPECT_EQ(index(number(study.packages[0].id)), sample::package);
    EXPECT_EQ(index(number(study.packages[0].name)), sample::package);
    EXPECT_THAT(complaint(programme_named(study, "supervison")), HasSubstr("did you mean supervision"));
}

TEST(Named, an_alias_names_its_intervention_in_any_case_of_letters)
{
    auto study = two_places();
    auto const number = [&](std::string const& asked) {
        return std::get<StrategyNumber>(programme_named(study, asked));
    };
    EXPECT_THAT(complaint(programme_named(study, "qqx")), HasSubstr("there is no intervention"));
    study.interventions[sample::workload].alias = "qqx";
    EXPECT_EQ(index(number("qqx")), sample::workload);
    EXPECT_EQ(index(number(" QQX ")), sample::workload);
    auto const& id = study.interventions[sample::workload].id;
    EXPECT_EQ(without_alias(study.interventions, "Qqx"), id);
    EXPECT_EQ(without_alias(study.interventions, id), id);
    EXPECT_EQ(without_alias(study.interventions, ""), "") << "most have no alias, and none is meant by nothing";
    EXPECT_EQ(without_alias(study.interventions, "magic"), "magic");
}

TEST(Named, an_exact_alias_goes_before_a_part_of_a_name)
{
    auto study = two_places();
    study.interventions[0].name = "Research circles";
    study.interventions[1].alias = "arc";
    EXPECT_EQ(index(std::get<StrategyNumber>(programme_named(study, "arc"))), 1U) << "not Rese-arc-h";
}

TEST(Named, a_region_may_be_a_part_of_london)
{
    auto const study = two_places();
    EXPECT_EQ(std::get<std::string>(region_named(study.authorities, "london")), "London");
    EXPECT_EQ(std::get<std::string>(region_named(study.authorities, "Outer")), "Outer London");
    EXPECT_EQ(std::get<std::string>(region_named(study.authorities, "Yorkshire")), "Yorkshire and The Humber");
    EXPECT_THAT(complaint(region_named(study.authorities, "Londonn")), HasSubstr("did you mean London"));
}

TEST(Named, a_strategy_is_known_by_id_and_name)
{
    std::vector<Choosable> const all{{{"status quo"}}, {{"a1", "More supervision"}}, {{"b2", "Less paper"}}};
    std::vector<std::string> const ids{"status quo", "a1"};
    EXPECT_EQ(std::get<std::size_t>(strategy_named(all, ids, "Status Quo")), 0U);
    EXPECT_EQ(std::get<std::size_t>(strategy_named(all, ids, "more supervision")), 1U);
    EXPECT_EQ(std::get<std::size_t>(strategy_named(all, ids, "b2")), 2U);
    EXPECT_EQ(complaint(strategy_named(all, ids, "xyzzy")),
              "there is no strategy here called \"xyzzy\" / write status quo or a1");
}

}  // namespace
}  // namespace holdfast

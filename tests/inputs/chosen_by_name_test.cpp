// Whom and what people mean: the one resolver, by names of the statistics and by those that councils give themselves.
#include "inputs/fields/chosen_by_name.hpp"
#include "inputs/fields/place_names.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Wanted places()
{
    Wanted wanted{"authority", "see holdfast list authorities", true, {}};
    wanted.all = {{{"Leeds", "E08000035", "383"}},
                  {{"Wakefield", "E08000036", "384"}},
                  {{"St. Helens", "E08000013", "342"}},
                  {{"Bristol, City of", "E06000023", "801"}},
                  {{"Herefordshire, County of", "E06000019", "884"}},
                  {{"County Durham", "E06000047", "840"}},
                  {{"Kingston upon Hull, City of", "E06000010", "810"}},
                  {{"Kingston upon Thames / Richmond upon Thames", "E09000021 / E09000027", "314 / 318"}},
                  {{"Windsor and Maidenhead", "E06000040", "868"}},
                  {{"Slough", "E06000039", "871"}},
                  {{"Birmingham", "E08000025", "330"}},
                  {{"Sunderland", "E08000024", "394"}},
                  {{"Sandwell", "E08000028", "333"}},
                  {{"Doncaster", "E08000017", "371"}},
                  {{"Oxfordshire", "E10000025", "931"}},
                  {{"Cambridgeshire", "E10000003", "873"}},
                  {{"York", "E06000014", "816"}},
                  {{"North Yorkshire", "E06000065", "815"}},
                  {{"Westminster", "E09000033", "213"}},
                  {{"Stoke-on-Trent", "E06000021", "861"}},
                  {{"Derby", "E06000015", "831"}},
                  {{"Derbyshire", "E10000007", "830"}},
                  {{"Cumberland", "E06000063", "942"}},
                  {{"Westmorland and Furness", "E06000064", "943"}},
                  {{"Somerset", "E06000066", "933"}},
                  {{"Bournemouth, Christchurch and Poole", "E06000058", "839"}}};
    return wanted;
}

std::string found(std::string const& asked)
{
    auto const wanted = places();
    auto const named = chosen_by_name(wanted, asked);
    if (auto const* wrong = std::get_if<NotNamed>(&named)) return "none: " + wrong->says + " / " + wrong->hint;
    return wanted.all[std::get<std::size_t>(named)].names.front();
}

TEST(ChosenByName, a_council_s_own_name_is_its_place)
{
    for (auto const& [asked, place] : std::vector<std::pair<std::string, std::string>>{
             {"leeds", "Leeds"},
             {"Leeds City Council", "Leeds"},
             {"  LEEDS  ", "Leeds"},
             {"St Helens", "St. Helens"},
             {"St Helen's Council", "St. Helens"},
             {"Bristol City Council", "Bristol, City of"},
             {"City of Bristol", "Bristol, City of"},
             {"Herefordshire Council", "Herefordshire, County of"},
             {"Durham County Council", "County Durham"},
             {"Royal Borough of Windsor & Maidenhead", "Windsor and Maidenhead"},
             {"Royal Borough of Kingston upon Thames", "Kingston upon Thames / Richmond upon Thames"},
             {"London Borough of Richmond upon Thames", "Kingston upon Thames / Richmond upon Thames"},
             {"City of Wakefield Metropolitan District Council", "Wakefield"},
             {"Hull City Council", "Kingston upon Hull, City of"},
             {"City of York Council", "York"},
             {"City of Westminster", "Westminster"},
             {"Stoke on Trent", "Stoke-on-Trent"},
             {"Derby City Council", "Derby"},
             {"Derbyshire County Council", "Derbyshire"},
             {"BCP Council", "Bournemouth, Christchurch and Poole"}})
        EXPECT_EQ(found(asked), place) << asked;
}

TEST(ChosenByName, a_trust_is_the_place_that_it_works_for)
{
    EXPECT_EQ(found("Slough Children First"), "Slough");
    EXPECT_EQ(found("Birmingham Children's Trust"), "Birmingham");
    EXPECT_EQ(found("Birmingham Children’s Trust"), "Birmingham");
    EXPECT_EQ(found("Together for Children Sunderland"), "Sunderland");
    EXPECT_EQ(found("Together for Children"), "Sunderland");
    EXPECT_EQ(found("Sandwell Children's Trust"), "Sandwell");
    EXPECT_EQ(found("Doncaster Children's Services Trust"), "Doncaster");
    EXPECT_THAT(found("Achieving for Children"),
                AllOf(HasSubstr("none: Achieving for Children runs children's services for more than one authority"),
                      HasSubstr("Kingston upon Thames / Richmond upon Thames and Windsor and Maidenhead"),
                      HasSubstr("say which")));
}

TEST(ChosenByName, places_without_figures_are_told_why)
{
    for (auto const* asked : {"City of London", "City of London Corporation", "E09000001", "201", "Isles of Scilly",
                              "Council of the Isles of Scilly", "E06000053", "420"})
        EXPECT_THAT(found(asked), HasSubstr("too small")) << asked;
    EXPECT_THAT(found("Cumbria County Council"),
                AllOf(HasSubstr("April 2023"), HasSubstr("Cumberland and Westmorland and Furness")));
}

TEST(ChosenByName, a_place_without_figures_is_chosen_where_the_study_holds_it)
{
    auto wanted = places();
    wanted.all.push_back({{"City of London", "E09000001", "201"}});
    EXPECT_EQ(std::get<std::size_t>(chosen_by_name(wanted, "City of London")), wanted.all.size() - 1);
    EXPECT_EQ(std::get<std::size_t>(chosen_by_name(wanted, "E09000001")), wanted.all.size() - 1);
}

TEST(ChosenByName, codes_are_meant_whole)
{
    EXPECT_EQ(found("e08000035"), "Leeds");
    EXPECT_EQ(found("383"), "Leeds");
    EXPECT_EQ(found("E09000027"), "Kingston upon Thames / Richmond upon Thames");
    EXPECT_EQ(found("318"), "Kingston upon Thames / Richmond upon Thames");
    EXPECT_EQ(found("E10000027"), "Somerset") << "its code of before April 2023";
    for (auto const* asked : {"E08000037", "E0800003", "E08000", "385", "38", "E06000099", "E08000035X1"})
        EXPECT_THAT(found(asked), AllOf(HasSubstr("none:"), Not(HasSubstr("Leeds")), Not(HasSubstr("did you mean"))))
            << asked;
    EXPECT_THAT(found("E07000178"), HasSubstr("district"));
    EXPECT_THAT(found("E12000003"), HasSubstr("--region NAME"));
    EXPECT_THAT(found("W06000015"), HasSubstr("no place in England"));
}

TEST(ChosenByName, part_of_a_name_is_enough_where_only_one_has_it)
{
    EXPECT_EQ(found("Oxford"), "Oxfordshire");
    EXPECT_THAT(found("Kingston"), AllOf(HasSubstr("could be Kingston upon Hull, City of or Kingston upon Thames"),
                                         HasSubstr("say which")));
    EXPECT_THAT(found("Oxford City Council"), HasSubstr("did you mean Oxfordshire?")) << "a district, not the county";
    EXPECT_THAT(found("Lee"), "Leeds");
}

TEST(ChosenByName, slips_of_the_hand_are_answered_with_the_nearest_place)
{
    EXPECT_THAT(found("Durrham"), HasSubstr("did you mean County Durham?"));
    EXPECT_THAT(found("Leads City Council"), HasSubstr("did you mean Leeds?"));
    EXPECT_THAT(found("Atlantis"), HasSubstr("see holdfast list authorities"));
    EXPECT_THAT(found(""), HasSubstr("none:"));
    EXPECT_THAT(found("Council"), HasSubstr("none:"));
}

TEST(ChosenByName, ids_of_interventions_are_no_codes_of_places)
{
    Wanted const wanted{
        "intervention or package", "see holdfast list interventions", false, {{{"a1", "First"}}, {{"b22", "Second"}}}};
    EXPECT_EQ(std::get<std::size_t>(chosen_by_name(wanted, "b22")), 1U);
    EXPECT_THAT(std::get<NotNamed>(chosen_by_name(wanted, "b23")).hint, HasSubstr("did you mean b22?"));
}

TEST(PlaceNames, are_bare)
{
    EXPECT_EQ(bare_place_name("Royal Borough of Windsor & Maidenhead"), "windsor and maidenhead");
    EXPECT_EQ(bare_place_name("Bristol, City of"), "bristol");
    EXPECT_EQ(bare_place_name("City of London"), "city of london") << "London is a region";
    EXPECT_EQ(bare_place_name("Council"), "council") << "never nothing";
    EXPECT_TRUE(is_name_of_a_council("Oxford City Council"));
    EXPECT_FALSE(is_name_of_a_council("Oxford"));
}

}  // namespace
}  // namespace holdfast

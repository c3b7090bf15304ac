#include "study/scope.hpp"

#include "holdfast/study/findings.hpp"
#include "support/sample_study.hpp"

#include <string>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! So many authorities of each region are in the inputs, and so many of the first region are chosen; none: all.
Study study_of(std::map<std::string, int> const& regions, std::size_t chosen_of_first = 0)
{
    auto study = sample_study();
    auto const one = study.authorities.front();
    study.authorities.clear();
    study.authorities_in_region = regions;
    for (auto const& [region, count] : regions) {
        auto number = static_cast<std::size_t>(count);
        if (chosen_of_first > 0) number = region == regions.begin()->first ? chosen_of_first : 0;
        study.authorities.insert(study.authorities.end(), number, one);
        for (std::size_t i = 0; i < number; ++i) (study.authorities.end() - 1 - static_cast<int>(i))->region = region;
    }
    return study;
}

std::map<std::string, int> const england{{"East", 10}, {"London", 31}, {"Mercia", 20}, {"North", 24}, {"Oxus", 15},
                                         {"Peak", 12}, {"South", 13},  {"Thames", 14}, {"West", 10}};

}  // namespace

TEST(NameOfSum, england_is_nearly_every_authority_of_all_its_regions)
{
    EXPECT_EQ(name_of_sum(study_of(england)), "England");
    auto fewer = england;
    fewer["London"] = 19;  // 137
    EXPECT_EQ(name_of_sum(study_of(fewer)), "all authorities in the inputs");
    auto fewer_regions = england;
    fewer_regions.erase("West");
    fewer_regions["London"] = 41;  // as many authorities
    EXPECT_EQ(name_of_sum(study_of(fewer_regions)), "all authorities in the inputs");
}

TEST(NameOfSum, a_study_of_its_own_with_two_councils_is_not_england)
{
    EXPECT_EQ(name_of_sum(study_of({{"North", 2}})), "all authorities in the inputs");
    EXPECT_EQ(name_of_sum(study_of({{"North", 1}, {"South", 1}})), "all authorities in the inputs");
}

TEST(NameOfSum, a_region_has_its_name_where_all_of_it_is_chosen_of_inputs_that_hold_more)
{
    EXPECT_EQ(name_of_sum(study_of(england, 10)), "East");
    EXPECT_EQ(name_of_sum(study_of(england, 9)), "selected authorities");
    EXPECT_EQ(name_of_sum(study_of({{"East", 2}}, 2)), "all authorities in the inputs");
}

TEST(NameOfSum, where_nobody_says_how_many_there_are_they_are_those_that_were_chosen)
{
    auto study = study_of({{"North", 2}});
    study.authorities_in_region.clear();
    EXPECT_EQ(name_of_sum(study), "selected authorities");
}

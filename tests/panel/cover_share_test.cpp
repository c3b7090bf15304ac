// (M17) by hand and by laws: own years are drawn towards England's share, the more of them the less.
#include "holdfast/panel/cover_share.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

TEST(CoverShare, a_hand_computed_panel)
{
    VacancyPanel panel;
    panel["a"] = {{2021, {10.0, 5.0}}, {2022, {20.0, 20.0}}, {2023, {4.0, 4.0}}, {2024, {8.0, std::nullopt}}};
    panel["b"] = {{2022, {40.0, 30.0}}, {2023, {std::nullopt, 3.0}}};
    panel["c"] = {{2019, {90.0, 0.0}}, {2023, {0.0, 0.0}}};
    auto const shares = cover_shares(panel, 2020, 2024);
    ASSERT_TRUE(shares);
    // 5 + 20 + 4 + 30 of 10 + 20 + 4 + 40: every post counts for England, few posts say nothing of one authority.
    EXPECT_DOUBLE_EQ(shares->england, 59.0 / 74.0);
    ASSERT_EQ(shares->kept.at("a").size(), 2U);
    EXPECT_EQ(shares->believed.at("a").years, 2);
    EXPECT_NEAR(shares->believed.at("a").mean, 59.0 / 74.0 + 0.46 * (0.75 - 59.0 / 74.0), 1e-12);
    EXPECT_NEAR(shares->believed.at("b").mean, 59.0 / 74.0 + 0.40 * (0.75 - 59.0 / 74.0), 1e-12);
    EXPECT_EQ(shares->believed.at("c").years, 0);
    EXPECT_EQ(shares->believed.at("c").mean, shares->england);
    EXPECT_FALSE(cover_shares({}, 2020, 2024));
}

TEST(CoverShare, more_who_cover_than_posts_are_all_of_them)
{
    VacancyPanel const panel{{"a", {{2024, {10.0, 14.0}}}}};
    EXPECT_EQ(cover_shares(panel, 2024, 2024)->kept.at("a").front().share, 1.0);
}

RC_GTEST_PROP(CoverShare, lies_between_england_and_the_mean_of_the_last_five_years, ())
{
    auto const share = [] { return *rc::gen::inRange(0, 1001) / 1000.0; };
    std::vector<double> years;
    for (int i = *rc::gen::inRange(1, 9); i > 0; --i) years.push_back(share());
    double const england = share();
    auto const believed = believed_cover(years, england);
    auto const last = years.size() > 5 ? years.end() - 5 : years.begin();
    double mean = 0.0;
    for (auto at = last; at != years.end(); ++at) mean += *at / static_cast<double>(years.end() - last);
    RC_ASSERT(believed.mean >= std::min(england, mean) - 1e-12);
    RC_ASSERT(believed.mean <= std::max(england, mean) + 1e-12);
    RC_ASSERT(believed.years == std::min<int>(5, static_cast<int>(years.size())));
    RC_ASSERT(weight_of_own_cover(years.size()) <= weight_of_own_cover(years.size() + 1));
}

// (decision 0046) An own count is one year more, and no published year leaves.
TEST(OwnCover, moves_the_belief_by_what_one_of_its_years_weighs)
{
    EXPECT_NEAR(with_own_cover(0.7, 0, 0.2), 0.7 + 0.40 * (0.2 - 0.7), 1e-12) << "England's, and one day";
    EXPECT_NEAR(with_own_cover(0.7, 1, 0.2), 0.7 + 0.46 / 2.0 * (0.2 - 0.7), 1e-12);
    EXPECT_NEAR(with_own_cover(0.7, 5, 0.2), 0.7 + 0.55 / 6.0 * (0.2 - 0.7), 1e-12);
    EXPECT_EQ(with_own_cover(0.7, 9, 0.2), with_own_cover(0.7, 5, 0.2));
    EXPECT_NEAR(with_cover_counted_again(0.6, 5, 1.0, 0.2), 0.6 - 0.55 / 5.0 * 0.8, 1e-12);
    EXPECT_EQ(with_cover_counted_again(0.05, 1, 1.0, 0.0), 0.0) << "a share that does not rest on its years";
    std::vector<double> const england_alone{0.2};
    EXPECT_NEAR(with_own_cover(0.7, 0, 0.2), believed_cover(england_alone, 0.7).mean, 1e-12);
}

RC_GTEST_PROP(OwnCover, a_count_below_what_was_believed_never_raises_it_nor_one_above_lowers_it, ())
{
    auto const share = [] { return *rc::gen::inRange(0, 1001) / 1000.0; };
    std::vector<double> years;
    for (int i = *rc::gen::inRange(0, 9); i > 0; --i) years.push_back(share());
    auto const before = believed_cover(years, share()).mean;
    double const own = share();
    double const after = with_own_cover(before, years.size(), own);
    RC_ASSERT((own <= before ? after <= before + 1e-12 : after >= before - 1e-12));
    RC_ASSERT(std::min(own, before) <= after + 1e-12 && after <= std::max(own, before) + 1e-12);
}

// The count of a year that was published is what the years come to with it in that place.
RC_GTEST_PROP(OwnCover, a_year_counted_again_is_the_belief_of_its_years, ())
{
    auto const share = [] { return *rc::gen::inRange(0, 1001) / 1000.0; };
    std::vector<double> years;
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i) years.push_back(share());
    double const england = share();
    double const own = share();
    auto const before = believed_cover(years, england).mean;
    auto const at = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(years.size())));
    double const published = years[at];
    double const after = with_cover_counted_again(before, years.size(), published, own);
    years[at] = own;
    RC_ASSERT(std::abs(after - believed_cover(years, england).mean) < 1e-12);
    RC_ASSERT((own <= published ? after <= before + 1e-12 : after >= before - 1e-12));
}

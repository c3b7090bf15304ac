// beliefs.bands: a width in steps, and the growth of posts.
#include "holdfast/inputs/read_study.hpp"
#include "support/inputs_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using holdfast::test::described;
using holdfast::test::small_study;
using ::testing::HasSubstr;

namespace {

Read<Study> with(std::vector<std::string> set)
{
    StudyRequest request;
    request.study_path = "study.toml";
    request.set = std::move(set);
    return read_study(request, MemoryFiles({{"study.toml", small_study}}));
}
std::string problems_with(std::vector<std::string> set) { return described(with(std::move(set)).problems); }

}  // namespace

TEST(TenureInputs, a_width_in_steps_shares_the_band_out)
{
    auto const read = with({"beliefs.bands.1.width=60 months in 5 steps"});
    ASSERT_TRUE(read.value) << described(read.problems);
    auto const& band = read.value->bands.front();
    EXPECT_EQ(band.width_months, 60.0);
    ASSERT_EQ(band.step_shares.size(), 5U);
    double sum = 0.0;
    for (double const share : band.step_shares) sum += share;
    EXPECT_NEAR(sum, band.share, 1e-12);
    EXPECT_GT(band.step_shares[0], band.step_shares[4]) << "some have left";
}

TEST(TenureInputs, step_shares_count_by_their_proportions)
{
    auto const read =
        with({"beliefs.bands.1.width=5 years in 2 steps", "beliefs.bands.1.step_shares=[\"30%\", \"10%\"]"});
    ASSERT_TRUE(read.value) << described(read.problems);
    auto const& band = read.value->bands.front();
    ASSERT_EQ(band.step_shares.size(), 2U);
    EXPECT_NEAR(band.step_shares[0], 0.75 * band.share, 1e-12);
    EXPECT_NEAR(band.step_shares[1], 0.25 * band.share, 1e-12);
}

TEST(TenureInputs, what_is_wrong_with_steps_is_said)
{
    for (auto const* width : {"60 months in steps", "60 months in 1 steps", "60 months in 9 steps", "60 months in 5"})
        EXPECT_THAT(problems_with({std::string("beliefs.bands.1.width=") + width}),
                    HasSubstr("does not say in how many steps"))
            << width;
    EXPECT_THAT(problems_with({"beliefs.bands.1.width=lots in 5 steps"}), HasSubstr("beliefs.bands.1.width"));
    EXPECT_THAT(problems_with({"beliefs.bands.1.step_shares=[0.3, 0.3]"}), HasSubstr("width has no steps"));
    EXPECT_THAT(problems_with({"beliefs.bands.1.width=60 months in 3 steps", "beliefs.bands.1.step_shares=[0.3, 0.3]"}),
                HasSubstr("gives 2 shares, and width has 3 steps"));
    EXPECT_THAT(problems_with({"beliefs.bands.1.width=60 months in 2 steps", "beliefs.bands.1.step_shares=[0, 0]"}),
                HasSubstr("leaves nobody in any step"));
    EXPECT_THAT(problems_with({"beliefs.bands.1.step_shares=0.3"}), HasSubstr("is not a list of numbers"));
    EXPECT_THAT(problems_with({"beliefs.bands.1.width=60 months in 8 steps"}), HasSubstr("with their steps"));
}

TEST(TenureInputs, posts_grow_only_where_a_study_says_so)
{
    auto const study = with({});
    ASSERT_TRUE(study.value);
    EXPECT_FALSE(posts_grow(*study.value));
    EXPECT_EQ(study.value->posts_growth.basis, Basis::assumption);
    EXPECT_THAT(study.value->posts_growth.source, HasSubstr("as many posts as now"));
    auto const grown = with({"beliefs.posts_growth.value=2%"});
    ASSERT_TRUE(grown.value) << described(grown.problems);
    EXPECT_TRUE(posts_grow(*grown.value));
    EXPECT_THAT(problems_with({"beliefs.posts_growth.value=-2%"}), HasSubstr("beliefs.posts_growth"));
}

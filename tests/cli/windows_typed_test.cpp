// Years before and after, from what was typed; and what is said where they cannot be.
#include "cli/past/windows_typed.hpp"

#include <string>
#include <variant>

#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::cli;

namespace {

YearSpan const published{2017, 2025};

Windows windows(YearsTyped const& typed) { return std::get<Windows>(windows_typed(typed, published)); }
std::string said(YearsTyped const& typed) { return std::get<std::string>(windows_typed(typed, published)); }

}  // namespace

TEST(WindowsTyped, are_three_years_that_end_two_before_and_all_that_follow)
{
    EXPECT_EQ(windows({2021, {}, ""}), (Windows{{2017, 2019}, {2021, 2025}}));
    EXPECT_EQ(windows({2023, 2024, ""}), (Windows{{2019, 2021}, {2023, 2024}}));
    EXPECT_EQ(windows({{}, {}, ""}), (Windows{{2017, 2019}, {2021, 2025}}))
        << "the first year that leaves three before it";
    EXPECT_EQ(windows({2019, 2020, "2017:2018"}), (Windows{{2017, 2018}, {2019, 2020}}));
    EXPECT_EQ(windows({2021, {}, "2018"}), (Windows{{2018, 2018}, {2021, 2025}}));
}

TEST(WindowsTyped, name_the_option_what_is_wrong_and_what_to_write)
{
    EXPECT_EQ(said({2017, {}, ""}),
              "--since 2017: the panel holds 2017 to 2025, and something must lie before: give a year "
              "of 2018 to 2025");
    EXPECT_EQ(said({2026, {}, ""}).substr(0, 12), "--since 2026");
    EXPECT_EQ(
        said({2019, {}, ""}),
        "--since 2019 would have 2015 to 2017 before it, and the panel begins with 2017: write --before 2017:2018");
    EXPECT_EQ(said({2018, {}, ""}),
              "--since 2018 would have 2014 to 2016 before it, and the panel begins with 2017: write --before 2017");
    EXPECT_EQ(said({2021, 2020, ""}),
              "--until 2020 is not one of the years after, which begin with 2021: give a year of "
              "2021 to 2025, or leave it out");
    EXPECT_EQ(said({2021, 2030, ""}).substr(0, 12), "--until 2030");
    EXPECT_EQ(said({2021, {}, "2019:2021"}),
              "--before 2019:2021 overlaps with the years after, which begin with 2021: write --before 2017:2020");
    EXPECT_EQ(said({2021, {}, "2016:2019"}),
              "--before 2016:2019: the panel begins with 2017: write --before 2017:2020");
    EXPECT_EQ(said({2021, {}, "2019:2017"}), "--before 2019:2017: 2019 is later than 2017: write --before 2017:2019");
    for (auto const* typed : {"2017-2019", "2017:2018:2019", "17:19", ":", "the start"})
        EXPECT_EQ(said({2021, {}, typed}),
                  "--before " + std::string(typed) + ": that is not two years: write --before 2017:2020");
    EXPECT_EQ(std::get<std::string>(windows_typed({2021, {}, ""}, {2021, 2021})),
              "the panel holds one year: nothing lies before another");
}

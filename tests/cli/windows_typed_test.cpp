// Years before and after, from what was typed; and what is said where they cannot be.
#include "cli/past/windows_typed.hpp"

#include <optional>
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
              "of 2021 to 2025");
    EXPECT_EQ(said({2026, {}, ""}).substr(0, 12), "--since 2026");
    EXPECT_EQ(said({2019, {}, ""}),
              "--since 2019 would have 2015 to 2017 before it, and the panel begins with 2017: write --before 2017");
    EXPECT_EQ(said({2018, {}, ""}),
              "--since 2018 would have 2014 to 2016 before it, and the panel begins with 2017: before it only 2017 is "
              "published, and the year just before --since is in neither window. Begin later: give a year of 2021 to "
              "2025");
    EXPECT_EQ(said({2021, 2020, ""}),
              "--until 2020 is not one of the years after, which begin with 2021: give a year of "
              "2021 to 2025, or leave it out");
    EXPECT_EQ(said({2021, 2030, ""}).substr(0, 12), "--until 2030");
    EXPECT_EQ(said({2021, {}, "2019:2021"}),
              "--before 2019:2021 overlaps with the years after, which begin with 2021: write --before 2017:2019");
    EXPECT_EQ(said({2021, {}, "2016:2019"}),
              "--before 2016:2019: the panel begins with 2017: write --before 2017:2019");
    EXPECT_EQ(said({2021, {}, "2019:2017"}), "--before 2019:2017: 2019 is later than 2017: write --before 2017:2019");
    for (auto const* typed : {"2017-2019", "2017:2018:2019", "17:19", ":", "the start"})
        EXPECT_EQ(said({2021, {}, typed}),
                  "--before " + std::string(typed) + ": that is not two years: write --before 2017:2019");
    EXPECT_EQ(std::get<std::string>(windows_typed({2021, {}, ""}, {2021, 2021})),
              "the panel holds one year: nothing lies before another");
}

namespace {

//! What follows `before` in the text, to the next blank; empty where it is not there.
std::string word_after(std::string const& text, std::string const& before)
{
    auto const at = text.rfind(before);
    if (at == std::string::npos) return "";
    auto word = text.substr(at + before.size());
    return word.substr(0, word.find_first_of(" ,."));
}

//! The options that a sentence tells to write, in place of those that were typed.
YearsTyped as_told(YearsTyped typed, std::string const& text)
{
    bool const until = text.starts_with("--until");
    auto const year = word_after(text, "give a year of ");
    if (text.find("without --before") != std::string::npos) typed.before = "";
    if (text.find("without --until") != std::string::npos) typed.until.reset();
    if (!year.empty() && until) typed.until = std::stoi(year);
    else if (!year.empty()) typed.since = std::stoi(year);
    if (auto const since = word_after(text, "write --since "); !since.empty()) typed.since = std::stoi(since);
    auto const told = text.rfind("--before ");
    bool const write =
        told != std::string::npos && text.find("write ") != std::string::npos && told > text.find("write ");
    if (write) typed.before = word_after(text, "--before ");
    return typed;
}

}  // namespace

// Whatever is typed: what the answer tells to write runs, though it takes a step for each fault, and never takes the year that is in
// neither window.
TEST(WindowsTyped, every_advice_runs)
{
    for (auto const span : {YearSpan{2017, 2025}, YearSpan{2023, 2025}, YearSpan{2020, 2024}})
        for (int since = 2015; since <= 2027; ++since)
            for (auto const until :
                 {std::optional<int>(), std::optional(2018), std::optional(2022), std::optional(2030)})
                for (auto const* before : {"", "2017", "2017:2019", "2019:2017", "2016:2018", "2018:2021", "2024:2018",
                                           "2020", "no years"}) {
                    YearsTyped typed{since, until, before};
                    auto answer = windows_typed(typed, span);
                    auto const said = std::holds_alternative<std::string>(answer) ? std::get<std::string>(answer) : "";
                    int steps = 0;
                    while (std::holds_alternative<std::string>(answer) && ++steps < 4) {
                        typed = as_told(typed, std::get<std::string>(answer));
                        answer = windows_typed(typed, span);
                    }
                    ASSERT_TRUE(std::holds_alternative<Windows>(answer))
                        << said << " … " << std::get<std::string>(answer) << " of " << span.first << " to "
                        << span.last;
                    if (!said.empty() && typed.before != before) {
                        EXPECT_LT(std::get<Windows>(answer).before.last, std::get<Windows>(answer).after.first - 1)
                            << said;
                    }
                }
}

// Amounts and lists as people type them after an option: what is one figure, what is a list, and what is asked back.
#include "inputs/fields/typed_amount.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace holdfast {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

SeriesRule const money{SeriesRule::Of::money, 0.0, 1e12, 1'000, "20000, or 0:50000:100"};
SeriesRule const sizes{SeriesRule::Of::whole_numbers, 1.0, 100'000.0, 100, "50:1000:50"};

std::vector<double> figures(std::string const& text, SeriesRule const& rule)
{
    auto const read = read_series(text, rule);
    if (auto const* wrong = std::get_if<NotANumber>(&read)) {
        ADD_FAILURE() << text << ' ' << wrong->why;
        return {};
    }
    return std::get<std::vector<double>>(read);
}

std::string complaint(std::string const& text, SeriesRule const& rule)
{
    auto const read = read_series(text, rule);
    auto const* wrong = std::get_if<NotANumber>(&read);
    return wrong == nullptr ? "" : wrong->why + " / " + wrong->hint;
}

template <class T> std::string why_not(Typed<T> const& read)
{
    auto const* wrong = std::get_if<NotANumber>(&read);
    return wrong == nullptr ? "" : wrong->why;
}

TEST(TypedAmount, money_is_read_as_an_officer_writes_it)
{
    for (auto const* text : {"20000", "20,000", "£20,000", "£20k", "20k", " £ 20,000 ", "+20000", "£20,000.00"})
        EXPECT_EQ(std::get<double>(read_money(text)), 20'000.0) << text;
    for (auto const* text : {"£5m", "5m", "£5 million", "5,000,000"})
        EXPECT_EQ(std::get<double>(read_money(text)), 5'000'000.0) << text << ": no option for money takes months";
    for (auto const* text : {"-£1m", "−£1m", "-1m"})
        EXPECT_EQ(std::get<double>(read_money(text)), -1'000'000.0) << text;
    EXPECT_EQ(std::get<double>(read_money("0.5")), 0.5);
    EXPECT_EQ(std::get<double>(read_money("0")), 0.0);
    for (auto const* text : {"", "twenty", "20%", "12 months", "2,00", "20 000", "1e5", "£", "0100", "£0,100", "00"})
        EXPECT_NE(why_not(read_money(text)), "") << text;
}

TEST(TypedAmount, shares_lie_between_nothing_and_all)
{
    EXPECT_EQ(std::get<double>(read_share("0.8")), 0.8);
    EXPECT_EQ(std::get<double>(read_share("80%")), 0.8);
    for (auto const* text : {"", "80", "-0.1", "120%", "£1", "1 month", "08%"})
        EXPECT_NE(why_not(read_share(text)), "") << text;
}

TEST(TypedAmount, whole_numbers_are_decimal_digits)
{
    EXPECT_EQ(std::get<std::uint64_t>(read_whole_number("10000")), 10'000U);
    EXPECT_EQ(std::get<std::uint64_t>(read_whole_number("10,000")), 10'000U);
    EXPECT_EQ(std::get<std::uint64_t>(read_whole_number("0")), 0U);
    EXPECT_EQ(std::get<std::uint64_t>(read_whole_number("18446744073709551615")), 18'446'744'073'709'551'615U);
    for (auto const* text : {"", " ", "-1", "+1", "-18446744073709551000", "18446744073709551616", "0100", "00", "0x10",
                             "1e4", "10.0", "10%", "1,00", "ten", ","})
        EXPECT_NE(why_not(read_whole_number(text)), "") << text;
}

TEST(TypedAmount, a_comma_before_three_digits_that_are_no_figure_is_inside_one)
{
    EXPECT_THAT(figures("20,000", money), ElementsAre(20'000)) << "not 20 and 0";
    EXPECT_THAT(figures("£20,000", money), ElementsAre(20'000));
    EXPECT_THAT(figures("£20,500", money), ElementsAre(20'500)) << "one sign, one figure";
    EXPECT_THAT(figures("1,250,000", money), ElementsAre(1'250'000));
    EXPECT_THAT(figures("£20,000,£30,000", money), ElementsAre(20'000, 30'000));
    EXPECT_THAT(figures("20,000; 30,500", money), ElementsAre(20'000, 30'500));
    EXPECT_THAT(figures("20,000, 30,500", money), ElementsAre(20'000, 30'500)) << "a blank parts figures";
}

TEST(TypedAmount, other_commas_part_figures)
{
    EXPECT_THAT(figures("30000,20000,30000", money), ElementsAre(20'000, 30'000)) << "rising, each once";
    EXPECT_THAT(figures("0,20000", money), ElementsAre(0, 20'000));
    EXPECT_THAT(figures("20k,30k", money), ElementsAre(20'000, 30'000));
    EXPECT_THAT(figures("5,10", sizes), ElementsAre(5, 10));
    EXPECT_THAT(figures("50,100,200", sizes), ElementsAre(50, 100, 200)) << "50 million workers are out of range";
}

TEST(TypedAmount, what_can_be_both_is_asked_back)
{
    EXPECT_THAT(complaint("20,500", money),
                HasSubstr("could be 20,500 or 20 and 500 / write \"£20,500\" or \"20; 500\""));
    EXPECT_THAT(complaint("100,200,300", money), HasSubstr("could be 100,200,300 or 100, 200 and 300"));
    EXPECT_THAT(complaint("50,100", sizes), HasSubstr("write \"50100\" or \"50; 100\""));
    EXPECT_THAT(complaint("20,000,30,000", money), HasSubstr("two ways"));
}

TEST(TypedAmount, a_range_has_amounts_like_any_other)
{
    EXPECT_THAT(figures("0:50000:25000", money), ElementsAre(0, 25'000, 50'000));
    EXPECT_THAT(figures("£0:£50,000:£25,000", money), ElementsAre(0, 25'000, 50'000));
    EXPECT_THAT(figures("5m:20m:5m", money), ElementsAre(5e6, 10e6, 15e6, 20e6));
    EXPECT_THAT(figures("50:150:50", sizes), ElementsAre(50, 100, 150));
    EXPECT_THAT(complaint("0:x:100", money), HasSubstr("has \"x\", which is not a number"));
    EXPECT_THAT(complaint("50:100.5:50", sizes), HasSubstr("has \"100.5\", which is not a whole number"));
    EXPECT_THAT(complaint("0:100", money), HasSubstr("neither a list nor first:last:step"));
    EXPECT_THAT(complaint("100:0:10", money), HasSubstr("ends before it begins"));
    EXPECT_THAT(complaint("0:100:0", money), HasSubstr("step that is not above 0"));
    EXPECT_THAT(complaint("-1:100:1", money), HasSubstr("goes below 0"));
    EXPECT_THAT(complaint("0:1000000:1", money), HasSubstr("more than 999 steps"));
    EXPECT_THAT(complaint("1:200000:100000", sizes), HasSubstr("goes above 100,000"));
}

TEST(TypedAmount, what_is_no_figure_is_named)
{
    for (auto const* text : {"", ",", "20000,", "20%", "20,30 months", "£20;;£30"})
        EXPECT_THAT(complaint(text, money), HasSubstr("is not a number")) << text;
    EXPECT_THAT(complaint("50.5,none", sizes), HasSubstr("has \"50.5\", which is not a whole number"));
}

}  // namespace
}  // namespace holdfast

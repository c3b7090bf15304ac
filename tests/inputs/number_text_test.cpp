#include "inputs/files/number_text.hpp"

#include <cmath>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace {

using namespace holdfast;

WrittenNumber number(std::string_view text)
{
    auto const read = read_number(text);
    EXPECT_TRUE(std::holds_alternative<WrittenNumber>(read)) << text;
    return std::holds_alternative<WrittenNumber>(read) ? std::get<WrittenNumber>(read) : WrittenNumber{};
}

std::string why_not(std::string_view text)
{
    auto const read = read_number(text);
    return std::holds_alternative<NotANumber>(read) ? std::get<NotANumber>(read).why : "a number";
}

TEST(number_text, reads_numbers_as_people_write_them)
{
    EXPECT_EQ(number("66560").value, 66560.0);
    EXPECT_EQ(number("£66,560").value, 66560.0);
    EXPECT_EQ(number("£27k").value, 27000.0);
    EXPECT_EQ(number("£1.2m").value, 1200000.0);
    EXPECT_EQ(number("£1.2bn").value, 1.2e9);
    EXPECT_EQ(number("5 years").value, 60.0);
    EXPECT_EQ(number("1 year").value, 12.0);
    EXPECT_EQ(number("6.5 months").value, 6.5);
    EXPECT_EQ(number(" -£4,500.50 ").value, -4500.5);
    EXPECT_EQ(number("£66,560").mark, NumberMark::pounds);
    EXPECT_EQ(number("12 months").mark, NumberMark::months);
    EXPECT_EQ(number("40.6 per cent").mark, NumberMark::per_cent);
    EXPECT_EQ(number("0.29").mark, NumberMark::none);
}

TEST(number_text, is_the_nearest_double_not_a_quotient)
{
    EXPECT_EQ(number("40.6%").value, 0.406);
    EXPECT_EQ(number("12.11%").value, 0.1211);
    EXPECT_EQ(number("£1.005m").value, 1005000.0);
    EXPECT_EQ(number("73.6%").value, 0.736);
}

TEST(number_text, is_0_where_0_is_the_nearest_double_and_too_large_where_none_is)
{
    auto const zeros = std::string(400, '0');
    EXPECT_EQ(number("0." + zeros + "1").value, 0.0);
    EXPECT_EQ(number("." + zeros + "1%").value, 0.0);
    EXPECT_EQ(number("0." + std::string(319, '0') + "1").value, 1e-320) << "what lies below the normal doubles";
    EXPECT_EQ(number(zeros + "1").value, 1.0);
    EXPECT_EQ(why_not("1" + zeros), "is too large to be a number");
    EXPECT_EQ(why_not("01" + zeros + ".5%"), "is too large to be a number");
    EXPECT_EQ(why_not("£1" + std::string(300, '0') + "bn"), "is too large to be a number");
}

TEST(number_text, says_why_it_is_no_number)
{
    EXPECT_EQ(why_not("sixty"), "is not a number");
    EXPECT_EQ(why_not(""), "is empty");
    EXPECT_EQ(why_not("£66,56"), "has a comma out of place: commas stand before every third digit from the right");
    EXPECT_EQ(why_not("6,6560"), why_not("£66,56"));
    EXPECT_EQ(why_not("£20.500"), "has three digits after its point: thousands or pence?");
    EXPECT_EQ(std::get<NotANumber>(read_number("£20.500")).hint, "write £20,500 for thousands, or pence in two digits");
    EXPECT_EQ(number("£0.125").value, 0.125) << "of less than a pound it is a price of an hour or a mile";
    EXPECT_EQ(number("£1.234m").value, 1'234'000.0);
    EXPECT_EQ(number("20.500").value, 20.5) << "no money";
    EXPECT_EQ(why_not(",660"), why_not("£66,56"));
    EXPECT_EQ(why_not("1.000,5"), why_not("£66,56"));
    EXPECT_EQ(why_not("1 234"), "has a gap inside: one number or two?");
    EXPECT_EQ(why_not("(500)"), "stands in brackets");
    EXPECT_EQ(std::get<NotANumber>(read_number("(£1,500)")).hint, "write -£1,500");
    EXPECT_EQ(why_not("(sixty)"), "is not a number");
    EXPECT_EQ(why_not("28 weeks"), "is not in months or years");
    EXPECT_EQ(why_not("12m"), "could be millions or months");
    EXPECT_EQ(why_not("£40%"), "is money and something else at once");
    EXPECT_EQ(why_not("1.2.3"), "is not a number");
    EXPECT_EQ(why_not("nan"), "is not a number");
    EXPECT_EQ(why_not("0x10"), "is not a number");
    EXPECT_EQ(why_not(std::string(400, '9')), "is too large to be a number");
}

RC_GTEST_PROP(number_text, whole_pounds_come_back_from_their_own_spelling, (int pounds))
{
    RC_ASSERT(number("£" + with_thousands(std::abs(static_cast<double>(pounds)))).value ==
              std::abs(static_cast<double>(pounds)));
}

RC_GTEST_PROP(number_text, no_text_breaks_it, (std::string const& text)) { (void)read_number(text); }

TEST(number_text, is_written_with_thousands_and_without_needless_zeros)
{
    EXPECT_EQ(with_thousands(1234567.0), "1,234,567");
    EXPECT_EQ(with_thousands(1234.5), "1,234.5");
    EXPECT_EQ(with_thousands(-0.5), "-0.5");
    EXPECT_EQ(with_thousands(12.0), "12");
    EXPECT_EQ(in_per_cent(40.6), "4,060%");
    EXPECT_EQ(in_per_cent(0.406), "40.6%");
}

}  // namespace

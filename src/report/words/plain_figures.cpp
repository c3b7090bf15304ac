#include "report/words/plain_figures.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr char const* minus_sign = "−";
constexpr double a_million = 1e6;

//! What an amount is rounded to: two digits or three, so that nobody takes a mean over draws for an invoice [£].
double unit_for(double size)
{
    if (size >= 0.95 * a_million) return a_million / 10.0;
    if (size >= 10'000.0) return 1'000.0;
    return size >= 1'000.0 ? 100.0 : 1.0;
}

std::string to_the_unit(double pounds, double unit)
{
    double const rounded = std::round(std::abs(pounds) / unit) * unit;
    auto const* const sign = pounds < 0.0 && rounded > 0.0 ? minus_sign : "";
    if (rounded == 0.0) return "£0";
    if (unit < a_million / 10.0) return fmt::format("{}£{}", sign, with_commas(static_cast<std::uint64_t>(rounded)));
    bool const whole = rounded >= 99.95 * a_million;
    return fmt::format("{}£{:.{}f}m", sign, rounded / a_million, whole ? 0 : 1);
}

}  // namespace

std::string plain_pounds(double pounds)
{
    require(std::isfinite(pounds), "an amount of money is finite");
    return to_the_unit(pounds, unit_for(std::abs(pounds)));
}

std::string plain_range(Estimate const& estimate)
{
    auto const unit = unit_for(std::max(std::abs(estimate.low), std::abs(estimate.high)));
    return to_the_unit(estimate.low, unit) + " to " + to_the_unit(estimate.high, unit);
}

std::string left_or_lost(double pounds)
{
    constexpr double a_pound = 0.5;
    if (std::abs(pounds) < a_pound) return "nothing is left";
    return plain_pounds(std::abs(pounds)) + (pounds > 0.0 ? " is left" : " is lost");
}

std::string length_of_time(int months)
{
    constexpr std::array<std::string_view, 11> words{"no",  "one",   "two",   "three", "four", "five",
                                                     "six", "seven", "eight", "nine",  "ten"};
    auto const years = static_cast<std::size_t>(months / 12);
    if (months <= 0 || months % 12 != 0) return counted(static_cast<std::uint64_t>(months), "month", "months");
    auto const count = years < words.size() ? std::string(words[years]) : std::to_string(years);
    return count + (years == 1 ? " year" : " years");
}

std::string with_minus_signs(std::string text)
{
    constexpr std::string_view word = "minus ";
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        auto const after = at + word.size();
        bool const before_amount = text.compare(after, std::string_view("£").size(), "£") == 0 ||
                                   (after < text.size() && text[after] >= '0' && text[after] <= '9');
        bool const a_word = at == 0 || text[at - 1] == ' ' || text[at - 1] == '(' || text[at - 1] == '\n';
        if (before_amount && a_word) text.replace(at, word.size(), minus_sign);
    }
    return text;
}

}  // namespace holdfast::report

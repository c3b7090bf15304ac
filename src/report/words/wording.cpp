#include "report/words/wording.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/base/money.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

std::string with_commas(std::string digits)
{
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

}  // namespace

std::string spoken(double pounds) { return in_short(pounds); }

std::string pounds_range(Estimate const& estimate) { return spoken(estimate.low) + " to " + spoken(estimate.high); }

std::string chance(double share)
{
    require(share >= 0.0 && share <= 1.0, "a chance lies between 0 and 1");
    if (share < 0.005) return "<1%";
    if (share >= 0.995) return ">99%";
    return fmt::format("{:.0f}%", std::round(100.0 * share));  // halves up, so that 0.5% is not "0%"
}

std::string percent(double share)
{
    require(std::isfinite(share), "a share is finite");
    auto const size = std::abs(100.0 * share);
    if (size > 0.0 && size < 0.05) return "less than 0.1%";
    auto const text = fmt::format("{:.{}f}", size, size < 9.95 ? 1 : 0);
    auto const trimmed =
        text.size() > 2 && text.substr(text.size() - 2) == ".0" ? text.substr(0, text.size() - 2) : text;
    return (share < 0.0 ? "−" : "") + trimmed + "%";
}

std::string affordable_words(Maybe<Estimate> const& affordable)
{
    return affordable.value && affordable.value->mean >= a_pound ? spoken(affordable.value->mean) : "none";
}

std::string figure(double value)
{
    require(std::isfinite(value), "a figure is finite");
    auto const size = std::abs(value);
    std::string text;
    if (size >= 99.95) text = with_commas(fmt::format("{:.0f}", size));
    else text = fmt::format("{:.{}f}", size, size >= 9.995 ? 1 : 2);
    bool const is_zero = text.find_first_not_of("0.") == std::string::npos;
    return value < 0.0 && !is_zero ? "−" + text : text;
}

std::string decimals(double value, int places)
{
    require(std::isfinite(value), "a number that is written is finite");
    auto text = fmt::format("{:.{}f}", std::abs(value), places);
    bool const is_zero = text.find_first_not_of("0.") == std::string::npos;
    return value < 0.0 && !is_zero ? "−" + text : text;
}

std::string figure_range(Estimate const& estimate) { return figure(estimate.low) + " to " + figure(estimate.high); }

std::string month_name(CalendarMonth month)
{
    static constexpr std::array<char const*, 12> names{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
    require(month.month >= 1 && month.month <= 12, "a month lies between 1 and 12");
    return fmt::format("{} {}", names[static_cast<std::size_t>(month.month - 1)], month.year);
}

std::string horizon(int months, CalendarMonth start)
{
    return fmt::format("{} from {}", counted(static_cast<std::uint64_t>(months), "month", "months"), month_name(start));
}

std::string with_commas(std::uint64_t count) { return with_commas(std::to_string(count)); }

std::string counted(std::uint64_t count, std::string const& one, std::string const& several)
{
    return with_commas(count) + " " + (count == 1 ? one : several);
}

std::size_t words_in(std::string_view text)
{
    std::size_t words = 0;
    bool inside = false;
    for (char const c : text) {
        if (c != ' ' && !inside) ++words;
        inside = c != ' ';
    }
    return words;
}

std::string with_capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string share_at_axis(double share) { return share == 0.0 ? "0%" : percent(share); }

std::string plain_at_axis(double value) { return (value < 0.0 ? "−" : "") + fmt::format("{:.6g}", std::abs(value)); }

std::string discount_words(Study const& study)
{
    return fmt::format("{} a year{}", percent(study.discounting.front().rate),
                       study.discounting.size() > 1 ? " at first" : "");
}

std::string few_draws_warning(std::uint64_t draws)
{
    return fmt::format("Warning: {} are too few for the ranges and chances to be relied on.",
                       counted(draws, "draw", "draws"));
}

std::string money_note(Study const& study)
{
    auto const rate = study.discounting.empty() ? std::string() : ", discounted at " + discount_words(study);
    return fmt::format(
        "Money is present value in {} prices{}. A range holds 95% of the draws; a saving is against doing "
        "nothing new.",
        study.price_year, rate);
}

}  // namespace holdfast::report

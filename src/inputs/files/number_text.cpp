#include "inputs/files/number_text.hpp"

#include "base/text.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::string_view pound = "£";

bool digit(char c) { return c >= '0' && c <= '9'; }

bool take(std::string_view& text, std::string_view prefix)
{
    if (text.substr(0, prefix.size()) != prefix) return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool drop_end(std::string_view& text, std::string_view ending)
{
    if (text.size() < ending.size()) return false;
    if (lower_case(text.substr(text.size() - ending.size())) != ending) return false;
    text.remove_suffix(ending.size());
    return true;
}

std::string without_commas(std::string_view text)
{
    std::string plain;
    for (char const c : text)
        if (c != ',') plain += c;
    return plain;
}

std::optional<NotANumber> not_digits(std::string_view text)
{
    if (text.empty()) return NotANumber{"is not a number", ""};
    std::size_t points = 0;
    bool any = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (digit(c)) {
            any = true;
            continue;
        }
        if (c == ',') continue;
        if (c == '.') {
            ++points;
            continue;
        }
        bool const between = i > 0 && i + 1 < text.size() && digit(text[i - 1]) && digit(text[i + 1]);
        if ((c == ' ' || c == '_' || c == '\'') && between) {
            auto plain = std::string(text);
            std::erase_if(plain, [](char d) { return d == ' ' || d == '_' || d == '\''; });
            return NotANumber{"has a gap inside: one number or two?", fmt::format("write {}", plain)};
        }
        return NotANumber{"is not a number", ""};
    }
    if (!any || points > 1) return NotANumber{"is not a number", ""};
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    bool const comma_after_point = point != std::string_view::npos && text.find(',', point) != std::string_view::npos;
    if (comma_after_point || !commas_in_order(whole))
        return NotANumber{"has a comma out of place: commas stand before every third digit from the right",
                          "leave the commas out, or write 66,560"};
    return std::nullopt;
}

//! The double nearest to digits · 10^power.
double nearest_double(std::string const& digits, int power)
{
    auto const text = fmt::format("{}e{}", digits, power);
    double value{};
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc::result_out_of_range) return value;
    // Too large, or nearer to 0 than to any other double: the digits before the point say which.
    bool const below_one = digits.find_first_not_of('0') >= digits.find('.');
    return below_one ? 0.0 : std::numeric_limits<double>::infinity();
}

struct Scaled {
    int power{};
    double times{1.0};
    NumberMark mark{NumberMark::none};
};

//! Takes what follows the digits, if it is something we know.
Scaled take_ending(std::string_view& text, bool pounds)
{
    Scaled scaled{0, 1.0, pounds ? NumberMark::pounds : NumberMark::none};
    if (drop_end(text, "%") || drop_end(text, "per cent") || drop_end(text, "percent"))
        return {-2, 1.0, pounds ? NumberMark::none : NumberMark::per_cent};
    if (drop_end(text, "months") || drop_end(text, "month")) return {0, 1.0, NumberMark::months};
    if (drop_end(text, "years") || drop_end(text, "year")) return {0, 12.0, NumberMark::months};
    if (drop_end(text, "k")) return {3, 1.0, scaled.mark};
    if (drop_end(text, "bn")) return {9, 1.0, scaled.mark};
    if (pounds && (drop_end(text, "million") || drop_end(text, "m"))) return {6, 1.0, scaled.mark};
    return scaled;
}

}  // namespace

bool commas_in_order(std::string_view whole)
{
    if (whole.find(',') == std::string_view::npos) return true;
    std::size_t run = 0;
    bool first = true;
    for (char const c : whole) {
        if (c != ',') {
            ++run;
            continue;
        }
        if (first ? (run < 1 || run > 3) : run != 3) return false;
        first = false;
        run = 0;
    }
    return run == 3;
}

namespace {

//! "£20.500" is twenty thousand on the Continent, and £20.50 here: a price that is a thousand times too low looks like a bargain.
//! Money has no thousandth, so that three digits after a point are asked about, but of less than a pound ("£0.125").
std::optional<NotANumber> thousands_by_a_point(std::string_view digits)
{
    auto const point = digits.find('.');
    if (point == std::string_view::npos || digits.size() - point - 1 != 3) return std::nullopt;
    auto const whole = digits.substr(0, point);
    if (whole.empty() || whole.size() > 3 || whole.front() == '0') return std::nullopt;
    auto const rest = digits.substr(point + 1);
    return NotANumber{"has three digits after its point: thousands or pence?",
                      fmt::format("write £{},{} for thousands, or pence in two digits", whole, rest)};
}

//! "(500)" → 500; empty where there are no brackets around it.
std::string_view in_brackets(std::string_view text)
{
    if (text.size() < 3 || text.front() != '(' || text.back() != ')') return {};
    return trimmed(text.substr(1, text.size() - 2));
}

}  // namespace

std::variant<WrittenNumber, NotANumber> read_number(std::string_view written)
{
    auto text = trimmed(written);
    if (text.empty()) return NotANumber{"is empty", ""};
    bool const minus = take(text, "-") || take(text, "−");
    if (!minus) (void)take(text, "+");
    bool const pounds = take(text, pound);
    text = trimmed(text);
    auto const scaled = take_ending(text, pounds);
    if (pounds && (scaled.mark == NumberMark::none || scaled.mark == NumberMark::months))
        return NotANumber{"is money and something else at once", "write one of the two"};
    text = trimmed(text);
    if (auto why = not_digits(text)) {
        // As accountants write what is below nothing: (500).
        if (auto const inside = in_brackets(trimmed(written)); !inside.empty() && !minus)
            if (auto const number = read_number(inside); std::holds_alternative<WrittenNumber>(number))
                return NotANumber{"stands in brackets", fmt::format("write -{}", inside)};
        auto const lower = lower_case(trimmed(written));
        if (drop_end(text, "weeks") || drop_end(text, "week") || drop_end(text, "days") || drop_end(text, "day"))
            return NotANumber{"is not in months or years", "write \"6 months\" or \"2 years\""};
        if (!lower.empty() && lower.back() == 'm' && !text.empty() && digit(text.front()))
            return NotANumber{"could be millions or months", "write \"£1.2m\" or \"12 months\""};
        return *std::move(why);
    }
    if (scaled.mark == NumberMark::pounds && scaled.power == 0)
        if (auto why = thousands_by_a_point(text)) return *std::move(why);
    auto const value = nearest_double(without_commas(text), scaled.power) * scaled.times;
    if (!std::isfinite(value)) return NotANumber{"is too large to be a number", ""};
    return WrittenNumber{minus ? -value : value, scaled.mark};
}

std::string with_thousands(double value)
{
    if (!std::isfinite(value)) return std::isnan(value) ? "not a number" : value > 0 ? "infinity" : "-infinity";
    auto const size = std::abs(value);
    auto text = size >= 1e15 || (size > 0 && size < 1e-4) ? fmt::format("{:.4g}", size)
                : size >= 1e5                             ? fmt::format("{:.0f}", size)
                                                          : fmt::format("{:.6g}", size);
    if (text.find('e') == std::string::npos) {
        auto const point = std::min(text.find('.'), text.size());
        for (auto at = static_cast<std::ptrdiff_t>(point) - 3; at > 0; at -= 3)
            text.insert(static_cast<std::size_t>(at), ",");
    }
    return (value < 0 ? "-" : "") + text;
}

std::string in_per_cent(double share) { return with_thousands(share * 100.0) + "%"; }

}  // namespace holdfast

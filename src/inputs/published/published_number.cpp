#include "inputs/published/published_number.hpp"

namespace holdfast {

std::optional<PublishedNumber> published_number(std::string_view text)
{
    constexpr std::size_t most_digits = 15;  // a double holds these exactly
    auto const point = text.find('.');
    auto whole = text.substr(0, point);
    auto const fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return std::nullopt;
    if (whole.size() + fraction.size() > most_digits) return std::nullopt;
    while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
    double digits = 0.0;
    double scale = 1.0;
    for (char const c : whole) {
        if (c < '0' || c > '9') return std::nullopt;
        digits = digits * 10.0 + (c - '0');
    }
    for (char const c : fraction) {
        if (c < '0' || c > '9') return std::nullopt;
        digits = digits * 10.0 + (c - '0');
        scale *= 10.0;
    }
    // Both exact, so the quotient is the nearest double, as a reader of the digits would get.
    return PublishedNumber{digits / scale, std::string(whole) + (fraction.empty() ? "" : "." + std::string(fraction))};
}

}  // namespace holdfast

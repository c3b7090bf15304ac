#include "report/words/round_pounds.hpp"

#include "holdfast/base/contract.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr double thousand = 1e3;
constexpr double million = 1e6;
constexpr double billion = 1e9;

//! One step of the last digit [£], and the unit that the amount is written in.
struct Fineness {
    double step{1.0};
    double unit{1.0};
};

Fineness fineness_of(double size)
{
    if (size < thousand - 0.5) return {1.0, 1.0};
    // What rounds up to the next unit is written in it: £995,000 and more is £1.0m.
    double const unit = size >= 0.995 * billion ? billion : size >= 0.995 * million ? million : 1.0;
    double const power = std::floor(std::log10(std::max(size, unit)));
    double const step = std::pow(10.0, power - 1.0);
    return {unit > 1.0 ? std::min(step, unit) : step, unit};
}

std::string written(double pounds, Fineness fineness)
{
    require(std::isfinite(pounds), "an amount of money must be finite");
    double const size = std::round(std::abs(pounds) / fineness.step) * fineness.step;
    if (size < 0.5) return "£0";
    auto const sign = pounds < 0.0 ? "−" : "";
    if (fineness.unit == 1.0) return fmt::format("{}£{}", sign, with_commas(static_cast<std::uint64_t>(size + 0.5)));
    return fmt::format("{}£{:.{}f}{}", sign, size / fineness.unit, fineness.step < fineness.unit ? 1 : 0,
                       fineness.unit == billion ? "bn" : "m");
}

Fineness fineness_of(Estimate const& range) { return fineness_of(std::max(std::abs(range.low), std::abs(range.high))); }

}  // namespace

std::string round_pounds(double pounds) { return written(pounds, fineness_of(std::abs(pounds))); }

std::string round_range(Estimate const& range)
{
    auto const fineness = fineness_of(range);
    return written(range.low, fineness) + " to " + written(range.high, fineness);
}

}  // namespace holdfast::report

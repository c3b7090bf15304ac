#include "numerics/sign_change.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>
#include <cstdint>
#include <optional>

#include <boost/math/tools/toms748_solve.hpp>

namespace holdfast {

namespace {

constexpr std::uintmax_t most_evaluations = 100;

double pinned_down(std::function<double(double)> const& curve, double from, double to, double at_from, double at_to,
                   double tolerance)
{
    std::uintmax_t evaluations = most_evaluations;
    auto const close = [tolerance](double a, double b) { return std::abs(a - b) <= tolerance; };
    auto const [low, high] = boost::math::tools::toms748_solve(curve, from, to, at_from, at_to, close, evaluations);
    return 0.5 * (low + high);
}

}  // namespace

std::vector<SignChange> sign_changes(std::span<double const> at, std::span<double const> values,
                                     std::function<double(double)> const& curve, double tolerance)
{
    require(at.size() == values.size(), "a curve has one value at every point");
    std::vector<SignChange> changes;
    std::optional<std::size_t> before;  // the last point with a value that is not 0
    for (std::size_t i = 0; i < at.size(); ++i) {
        require(i == 0 || at[i - 1] < at[i], "the points of a curve rise");
        if (values[i] == 0.0) continue;
        if (before && (values[*before] < 0.0) != (values[i] < 0.0)) {
            bool const rising = values[i] > 0.0;
            if (*before + 1 < i) changes.push_back({at[*before + 1], rising});
            else
                changes.push_back(
                    {pinned_down(curve, at[*before], at[i], values[*before], values[i], tolerance), rising});
        }
        before = i;
    }
    return changes;
}

}  // namespace holdfast

#include "numerics/normal.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>

namespace holdfast {

double normal_quantile(double u)
{
    require(u > 0.0 && u < 1.0, "a normal quantile is asked for strictly between 0 and 1");
    return normal_quantile(BatchOf<2, 2>(u)).lane(0);
}

double normal_probability(double z)
{
    constexpr double sqrt_half = 0.70710678118654752440;
    return 0.5 * std::erfc(-z * sqrt_half);
}

}  // namespace holdfast

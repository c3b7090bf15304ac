#include "engine/payback.hpp"

namespace holdfast {

Maybe<Payback> payback_of(std::span<double const> cash_by_month)
{
    double cumulative = 0.0;
    int since = 0;  // first month from which the position has not been below zero; 0: it is below now
    for (std::size_t t = 0; t < cash_by_month.size(); ++t) {
        cumulative += cash_by_month[t];
        if (cumulative < 0.0) since = 0;
        else if (since == 0) since = static_cast<int>(t) + 1;
    }
    if (since == 0) return {std::nullopt, "expected net cash is not back above zero within the horizon"};
    return {Payback{since}, ""};
}

}  // namespace holdfast

#include "json_object.hpp"

#include "holdfast/base/contract.hpp"

#include <cmath>

namespace holdfast::report {

Json number(double value)
{
    require(std::isfinite(value), "every number of a document is finite");
    return value == 0.0 ? 0.0 : value;  // no minus zero
}

Json estimate(Estimate const& e)
{
    return {{"mean", number(e.mean)}, {"mcse", number(e.mcse)}, {"low", number(e.low)}, {"high", number(e.high)}};
}

Json strings(std::vector<std::string> const& values)
{
    auto list = Json::array();
    for (auto const& value : values) list.push_back(value);
    return list;
}

void put_estimate(Object& whole, char const* key, std::optional<Estimate> const& value, std::string const& reason)
{
    whole.put(key, value, estimate, reason);
}

void put_estimate(Object& whole, char const* key, Maybe<Estimate> const& value)
{
    put_estimate(whole, key, value.value, value.reason);
}

}  // namespace holdfast::report

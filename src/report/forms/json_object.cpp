#include "report/forms/json_object.hpp"

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

Json cost_parts(ByPart<Estimate> const& parts)
{
    auto json = Json::object();
    for (auto const part : all_cost_parts) json[std::string(name(part))] = estimate(at(parts, part));
    return json;
}
Json cost_parts(ByPart<double> const& means)
{
    auto json = Json::object();
    for (auto const part : all_cost_parts) json[std::string(name(part))] = number(at(means, part));
    return json;
}

Json strings(std::vector<std::string> const& values)
{
    auto list = Json::array();
    for (auto const& value : values) list.push_back(value);
    return list;
}

std::string written(Json const& document, std::optional<int> indent)
{
    auto text = document.dump(indent.value_or(-1), ' ', false, Json::error_handler_t::replace);
    if (indent) text += '\n';
    return text;
}

Json document_of_one(Findings const& findings, std::size_t strategy, std::uint64_t draws)
{
    auto const& of = findings.strategies.at(strategy);
    auto const& authority = findings.study.authorities.front();
    return {{"version", findings.version},
            {"seed", findings.seed},
            {"draws", draws},
            {"inputs_hash", findings.inputs_hash},
            {"authority", {{"code", authority.code}, {"name", authority.name}, {"region", authority.region}}},
            {"intervention", of.id},
            {"intervention_name", of.name},
            {"basis", std::string(name(of.basis))},
            {"placeholder_cost", of.placeholder_cost}};
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

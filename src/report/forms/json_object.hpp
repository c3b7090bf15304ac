//! What every JSON document is made of: numbers that are finite, estimates, and objects in which every null has its
//! reason.
#pragma once

#include "holdfast/numerics/summary.hpp"
#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace holdfast::report {

using Json = nlohmann::ordered_json;

inline constexpr char const* no_value = "the run gives no value";

//! Finite, or ContractBroken; never minus zero.
[[nodiscard]] Json number(double value);
[[nodiscard]] Json estimate(Estimate const&);
//! {"stated": …, "built": …, "guessed": …}
[[nodiscard]] Json cost_parts(ByPart<Estimate> const&);
[[nodiscard]] Json cost_parts(ByPart<double> const& means);
[[nodiscard]] Json strings(std::vector<std::string> const&);

//! The text of a document, for every writer of JSON: what is not UTF-8 in it becomes U+FFFD. (nlohmann's own dump throws.)
//! Indented by so many blanks, with a line end; on one line without it where `indent` is not given.
[[nodiscard]] std::string written(Json const&, std::optional<int> indent = std::nullopt);

//! An object in which every null has its reason, under "reasons", last.
class Object {
public:
    void put(char const* key, Json value) { json_[key] = std::move(value); }

    void none(char const* key, std::string const& reason)
    {
        json_[key] = nullptr;
        reasons_[key] = reason.empty() ? std::string(no_value) : reason;
    }

    //! write(value) where there is one.
    template <class T, class Write>
    void put(char const* key, std::optional<T> const& value, Write const& write, std::string const& reason)
    {
        if (value) put(key, write(*value));
        else none(key, reason);
    }

    void text(char const* key, std::string const& value, std::string const& reason)
    {
        if (value.empty()) none(key, reason);
        else put(key, value);
    }

    [[nodiscard]] Json finished() &&
    {
        json_["reasons"] = std::move(reasons_);
        return std::move(json_);
    }

private:
    Json json_ = Json::object();
    Json reasons_ = Json::object();
};

//! How a document about one authority and one strategy begins: what made it, and what it is about.
[[nodiscard]] Json document_of_one(Findings const&, std::size_t strategy, std::uint64_t draws);

void put_estimate(Object&, char const* key, std::optional<Estimate> const&, std::string const& reason);
void put_estimate(Object&, char const* key, Maybe<Estimate> const&);

}  // namespace holdfast::report

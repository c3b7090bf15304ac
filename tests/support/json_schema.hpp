//! A validator for the part of JSON Schema (draft 2020-12) that the schemas in docs use: type, required, properties,
//! additionalProperties, prefixItems, items, minItems, maxItems, enum, const, minimum, maximum, minLength, $ref to #/$defs,
//! anyOf.
//! A keyword it does not know is a fault of the schema, so that nothing is believed checked that is not.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace holdfast::test {

//! What is wrong with the document: "/results/0/basis: …", at most 50; empty where it is valid.
[[nodiscard]] std::vector<std::string> schema_faults(nlohmann::json const& schema, nlohmann::json const& document);

}  // namespace holdfast::test

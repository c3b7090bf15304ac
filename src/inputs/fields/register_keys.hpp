//! The keys of [authorities], [interventions], [packages] and [alliances]: codes and ids, whatever somebody wrote in their place.
#pragma once

#include "inputs/files/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! Is it a table at the root in which each key is a thing of its own? One file of a layer may name each.
[[nodiscard]] bool is_register(std::string_view table);

//! The numbers of a return, as of an authority's dfe_number: "314 / 318" → 314, 318.
[[nodiscard]] std::vector<std::string> dfe_numbers_of(Node const& authority);

//! The key under which [authorities] holds an authority that was recoded: of a code that it had in a layer below, or that is
//! known to be of before (place_names.hpp). Nothing where the code is unknown, or of what became several authorities.
[[nodiscard]] std::optional<std::string> code_since(Node const& authorities, std::string_view former_code);

//! What to write in the place of a register's key that is not there. An authority's key is its code: a wrong code is never
//! corrected to another place's, and a name or a DfE number is answered with the code. An intervention's or a package's key is its
//! id: a name or an alias is answered with it. May be empty.
[[nodiscard]] std::string in_place_of(std::string const& key, Node const* table, std::string_view in);

//! The id of what people call something: "Group supervision, monthly" is group-supervision-monthly. Empty where it has neither
//! letters nor digits.
[[nodiscard]] std::string plain_id(std::string_view name);

}  // namespace holdfast

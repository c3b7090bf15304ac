//! Whom and what a name means: one function a kind, for the study's choices, --authority, --region, --intervention, the
//! positionals, `trial`, `decide --against`, the conditions of a budget and what a report opens with alike. By the rules of
//! chosen_by_name.hpp, and in the same words where nothing, or more than one, has the name.
//! Tested in tests/inputs/named_test.cpp.
#pragma once

#include "holdfast/study/numbers.hpp"
#include "holdfast/study/study.hpp"
#include "inputs/fields/chosen_by_name.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! By name, ONS code or DfE number, of today or of before: of DfE's history, or replaced by a layer's.
[[nodiscard]] Named<AuthorityNumber> authority_named(std::vector<Authority> const&, std::string_view,
                                                     bool all_known = true);
[[nodiscard]] Named<AuthorityNumber> authority_named(Study const&, std::string_view);

//! An intervention or a package, by id, name or alias.
[[nodiscard]] Named<StrategyNumber> programme_named(std::vector<Intervention> const&, std::vector<Package> const&,
                                                    std::string_view, bool all_known = true);
[[nodiscard]] Named<StrategyNumber> programme_named(Study const&, std::string_view);

//! The id where an intervention's alias was typed; else what was typed. For names that are looked for where there is no study.
[[nodiscard]] std::string without_alias(std::vector<Intervention> const&, std::string_view);

//! The region as the statistics call it, of those that the authorities lie in: the nine, and Inner and Outer London, which are
//! parts of one.
[[nodiscard]] Named<std::string> region_named(std::vector<Authority> const&, std::string_view, bool all_known = true);

//! One of a decision's strategies, by id or name: its place among `all`. `to_write` are ids, for advice.
[[nodiscard]] Named<std::size_t> strategy_named(std::vector<Choosable> all, std::vector<std::string> const& to_write,
                                                std::string_view);

}  // namespace holdfast

//! What an authority's own counts say of agency cover, by the rule of own_leaving.hpp; and figures of England that stand in.
#pragma once

#include "inputs/study/authorities.hpp"
#include "inputs/tables/table_reader.hpp"

#include <optional>
#include <string_view>

namespace holdfast {

//! c of M17: what the published years come to, drawn towards England's; a count or share of the authority's own as one year
//! more; or a plan as it is stated; England's where there is none of these. `identity` names the belief.
void read_cover(TableReader const& authority, AroundAuthorities const&, Identity identity, Authority& of);

//! England's belief under the authority's name, flagged; a problem where England has none.
void stand_in(TableReader const& authority, std::string_view key, std::optional<Belief> const& england,
              AroundAuthorities const&, Identity identity, std::string_view why, Authority& of, Belief& into);

}  // namespace holdfast

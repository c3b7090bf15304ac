//! Kinds of evidence, in the order in which they are shown. Effects of different kinds are never ranked together.
#pragma once

#include "holdfast/study/findings.hpp"

#include <array>
#include <string>
#include <string_view>

namespace holdfast::report {

enum class Evidence { published, derived, own, elicited, assumed, unstated, null_result, none };
inline constexpr std::array all_evidence{Evidence::published,   Evidence::derived, Evidence::own,
                                         Evidence::elicited,    Evidence::assumed, Evidence::unstated,
                                         Evidence::null_result, Evidence::none};

//! A strategy without an effect has no evidence, whatever its basis says.
[[nodiscard]] Evidence evidence_of(Strategy const&);
[[nodiscard]] std::string id_of(Evidence);         //!< for machines: "null_result"
[[nodiscard]] std::string_view heading(Evidence);  //!< "Published effects on leaving"
[[nodiscard]] std::string_view meaning(Evidence);  //!< what a reader may conclude from this group
//! On a badge: "Published effect", "Nobody measured leaving".
[[nodiscard]] std::string_view badge(Evidence);
//! In a cell of a table: "published", "assumed", "null result".
[[nodiscard]] std::string_view in_a_cell(Evidence);
//! As a clause within a sentence: "on a published effect, …".
[[nodiscard]] std::string_view in_a_clause(Evidence);
//! The clause again, after `before`, wherever a figure could be quoted as if it were measured; empty where it was.
[[nodiscard]] std::string reminder(Evidence, std::string_view before);
//! The same as a sentence that ends in a space; empty where there is nothing to be reminded of.
[[nodiscard]] std::string as_a_sentence(Evidence);
//! Over a table of savings: what they are, by what they rest on.
[[nodiscard]] std::string_view savings_heading(Evidence);
//! Where a figure of a null result would stand.
inline constexpr char const* null_result_claims_nothing = "a study found no significant effect: no saving is claimed";
//! Why no saving is claimed, as a sentence; empty where one is.
[[nodiscard]] std::string_view why_no_saving(Evidence);
//! How the effect stands in the inputs: called published only where it is.
[[nodiscard]] std::string_view effect_stands(Evidence);
//! What a number rests on, as a reader is told beside it: "official statistic", "worked out".
[[nodiscard]] std::string_view basis_words(Basis);
//! Are its members ranked by size? Not where the size says nothing.
[[nodiscard]] bool is_ranked(Evidence);

}  // namespace holdfast::report

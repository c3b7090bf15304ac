//! How well founded a number is. Shown beside every number that moves a result.
//! Tested in tests/belief/basis_test.cpp.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace holdfast {

enum class Basis {
    published,             //!< a study or a document says so
    official_statistic,    //!< a national statistic says so
    derived,               //!< worked out from published figures by a stated rule
    null_result,           //!< a study looked and found no significant effect; the interval is ours
    elicited,              //!< experts were asked what they believe, and how sure they are
    assumption,            //!< our judgement, stated
    placeholder,           //!< nobody published it; to be replaced by the officer's own figure
    no_turnover_evidence,  //!< no study measured turnover: no effect is given
    local,                 //!< the authority's own figure
    missing                //!< the input does not say: a warning in every output
};

inline constexpr std::array all_bases{Basis::published,   Basis::official_statistic,
                                      Basis::derived,     Basis::null_result,
                                      Basis::elicited,    Basis::assumption,
                                      Basis::placeholder, Basis::no_turnover_evidence,
                                      Basis::local,       Basis::missing};

//! As written in the inputs: "official-statistic".
[[nodiscard]] std::string_view name(Basis);
[[nodiscard]] std::optional<Basis> basis_named(std::string_view);

}  // namespace holdfast

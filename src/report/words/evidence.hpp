//! Kinds of evidence, in the order in which they are shown. Effects of different kinds are never ranked together.
#pragma once

#include "holdfast/study/findings.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! `mixed`: published figures and the council's own pilot, joined. After what anybody can look up, since how much each counts
//! is a judgement in the inputs; before a figure of one's own alone, which nothing else bears out.
enum class Evidence { published, derived, mixed, own, elicited, assumed, unstated, null_result, none };
inline constexpr std::array all_evidence{Evidence::published, Evidence::derived,     Evidence::mixed,
                                         Evidence::own,       Evidence::elicited,    Evidence::assumed,
                                         Evidence::unstated,  Evidence::null_result, Evidence::none};

//! What words about an effect depend on: its kind, what was done about bias, and whether its pilot's fall was to be expected.
//! Made of a kind alone it names no way of dealing with bias, so that no word claims one that was not used.
struct Grounds {
    Evidence kind{};
    std::optional<BiasMethod> bias{};  //!< in use; none where no study is in it, or where ways differ
    bool fall_expected{};              //!< would half or more of the fall in its pilot have come with nothing done?
    constexpr Grounds() = default;
    constexpr Grounds(Evidence of, std::optional<BiasMethod> by = {}, bool expected = false)
        : kind(of), bias(by), fall_expected(expected)
    {
    }
    constexpr operator Evidence() const { return kind; }
};

//! Of an effect that rests on this: all that there is to know of it but a pilot's fall, which is of a place.
[[nodiscard]] Grounds grounds_of(Basis, bool beside_pilot, std::optional<BiasMethod>);
//! A strategy without an effect has no evidence, whatever its basis says. Says nothing of a pilot's fall, which is of a place.
[[nodiscard]] Grounds evidence_of(Strategy const&);
//! Of all strategies of one kind: their way of dealing with bias where it is the same.
[[nodiscard]] Grounds grounds_of(std::vector<Strategy> const&, Evidence);
//! What was done about the bias of published effects, as an adjective clause: "adjusted for the studies' design"; for one study
//! or several.
[[nodiscard]] std::string dealt_with_bias(std::optional<BiasMethod>, bool several = false);
[[nodiscard]] std::string id_of(Evidence);          //!< for machines: "null_result"
[[nodiscard]] std::string_view heading(Evidence);   //!< "Published effects on leaving"
[[nodiscard]] std::string meaning(Grounds const&);  //!< what a reader may conclude from this group
//! On a badge: "Published effect", "Nobody measured leaving".
[[nodiscard]] std::string_view badge(Evidence);
//! In a cell of a table: "published", "assumed", "null result".
[[nodiscard]] std::string_view in_a_cell(Evidence);
//! As a clause within a sentence: "on a published effect, …".
[[nodiscard]] std::string in_a_clause(Grounds const&);
//! The clause again, after `before`, wherever a figure could be quoted as if it were measured; empty where it was, and where
//! a pilot's fall was not to be expected.
[[nodiscard]] std::string reminder(Grounds const&, std::string_view before);
//! The same as a sentence that ends in a space; empty where there is nothing to be reminded of.
[[nodiscard]] std::string as_a_sentence(Grounds const&);
//! Over a table of savings: what they are, by what they rest on.
[[nodiscard]] std::string_view savings_heading(Grounds const&);
//! Where a figure of a null result would stand.
inline constexpr char const* null_result_claims_nothing = "a study found no significant effect: no saving is claimed";
//! Why no saving is claimed, as a sentence; empty where one is.
[[nodiscard]] std::string_view why_no_saving(Evidence);
//! How the effect stands in the inputs: called published only where it is.
[[nodiscard]] std::string_view effect_stands(Evidence);
//! What a number rests on, as a reader is told beside it: "official statistic", "worked out".
[[nodiscard]] std::string_view basis_words(Basis);
//! Did somebody measure it, in a study, in counts or here?
[[nodiscard]] bool is_measured(Evidence);
//! Are its members ranked by size? Not where the size says nothing.
[[nodiscard]] bool is_ranked(Evidence);

}  // namespace holdfast::report

//! A set-up that several authorities pay once between them (M19c), in words: made here for every form.
//! Tested in tests/report/setup_words_test.cpp.
#pragma once

#include "report/forms/json_object.hpp"
#include "report/words/standing.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

//! Is the reason of an alliance told? It may be long, and is left out where there is room for little.
enum class Why { told, left_out };

//! "set-up shared by 3 authorities (the joint contract of 2026)"
[[nodiscard]] std::string shared_setup_words(Alliance const&, Why = Why::told);

//! "Set-up shared by 3 authorities (…). Leeds pays 43% of it, by staff in post. That holds only if all 3 buy." `of`: what it is the
//! set-up of, where that has to be said.
[[nodiscard]] std::string shared_setup_sentence(Alliance const&, std::string const& who, double share,
                                                std::string const& of = {}, Why = Why::told);

//! For each of these interventions whose set-up any of these authorities shares: what of it is counted, and that it holds only if
//! all buy. Empty where none is shared. Numbers are indices into the study's lists.
[[nodiscard]] std::string shared_setup_sentences(Study const&, std::vector<std::size_t> const& authorities,
                                                 std::vector<std::size_t> const& interventions, Why = Why::told);
//! Of all authorities of the study.
[[nodiscard]] std::string shared_setup_sentences(Study const&, std::vector<std::size_t> const& interventions);
//! Of a standing, and where some of those who share are not in it, that a budget counts what a run does not.
[[nodiscard]] std::string shared_setup_sentences(Findings const&, Standing const&, Why = Why::told);
//! Beside a share, for who holds it against a budget; and beside a set-up in a budget, for who holds it against a run.
inline constexpr std::string_view budget_counts_all = "A budget counts all of it, once.";
inline constexpr std::string_view run_counts_a_share = "A run of one of them counts its share alone.";
//! Over choices between several programmes, where a screen has few lines: of one, as above; of several, how many they are.
[[nodiscard]] std::string shared_setups_in_short(Study const&, std::vector<std::size_t> const& interventions);

//! The same for machines: {alliance, intervention, share, authorities, why} each; an empty list where none is shared.
[[nodiscard]] Json shared_setups_json(Study const&, std::vector<std::size_t> const& authorities,
                                      std::vector<std::size_t> const& interventions);

}  // namespace holdfast::report

//! An expert's answer: chips in bins, or values by level, as cumulative probabilities.
//! Tested in tests/inputs/elicited_test.cpp and tests/bad_inputs.
#pragma once

#include "belief/elicitation.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/tables/table_reader.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

struct ElicitedAnswer {
    std::vector<StatedChance> chances;  //!< without a problem
    std::string said;                   //!< "5%: £2,000, 50%: £3,000, 95%: £6,000"
    Spot at;                            //!< of the chips or the quantiles
    std::string at_an_edge;             //!< of chips, in words, where a third or more lie in the outermost bin
};

//! The chips or the quantiles of a table; the rule is that of a value. Nothing, and every problem, where they do not say one.
[[nodiscard]] std::optional<ElicitedAnswer> read_answer(TableReader const&, NumberRule const& value);

//! Each expert's table, a name for it, and a complaint where two experts are called alike.
struct ExpertTable {
    Node const* node{};
    std::string path;
};
[[nodiscard]] std::vector<ExpertTable> expert_tables(TableReader const& around);

//! Weights that add up to 1, of judgements that say how much each counts.
void share_out_weights(std::vector<Judgement>&);

//! "a workshop of March 2026; asked: Head of HR; Head of finance": who was asked, behind what the inputs say of it.
[[nodiscard]] std::string with_who_was_asked(std::string const& source, std::vector<Judgement> const&);

//! Warns where what was fitted misses what was said by more than is allowed (worst_miss), with the values of both as `shown`
//! has them, and with what may be done about it.
void warn_of_misfit(Judgement const&, std::optional<MissedChance> const&,
                    std::function<std::string(double)> const& shown, std::string hint, Spot const&,
                    std::string const& path, Reading&);

//! Warns where two experts' ranges of 90% do not overlap: pooled, they are two camps, and a mean between them is nobody's.
void warn_of_disagreement(std::vector<Judgement> const&, Distribution const& pooled, std::vector<ExpertTable> const&,
                          Reading&);

}  // namespace holdfast

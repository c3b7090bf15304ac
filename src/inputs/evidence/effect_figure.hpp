//! One figure of an effect, in whatever measure it was published, as a hazard ratio.
//! Tested in tests/inputs/effect_test.cpp.
#pragma once

#include "inputs/evidence/combined_figures.hpp"
#include "inputs/evidence/effect.hpp"
#include "inputs/tables/table_reader.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace holdfast {

//! Whose effect it is, which decides how it is trusted (M14, docs/decisions/0002 and 0027). A study is weakened by its
//! design whoever made it, the council too; what is stated as a belief is used as it stands.
enum class EffectStanding { published, local, stated };

//! What a figure is read against.
struct FigureAgainst {
    Around const& around;
    EffectStanding standing;
    bool own_study;  //!< numbers of the council's own, whatever basis is said
    std::string const& intervention;
};

//! What a figure that says nothing is left out with, where others say something.
struct LeftOutFigure {
    std::string as_published, why;
};
using FigureOrNot = std::variant<FigureRead, LeftOutFigure>;

//! Nothing, and a problem, where it cannot be read. Alone, a figure that says nothing is a problem.
[[nodiscard]] std::optional<FigureRead> read_figure(TableReader const&, Provenance const& around, FigureAgainst const&);
[[nodiscard]] std::optional<FigureOrNot> read_figure_or_leave_out(TableReader const&, Provenance const& around,
                                                                  FigureAgainst const&);

//! Is it a field whose place depends on the measure?
[[nodiscard]] bool is_of_some_measure(std::string_view key);

}  // namespace holdfast

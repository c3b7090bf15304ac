//! Linear programmes in which some columns are whole numbers: what to maximise, within which rows.
//! Solved by CBC (branch and cut), linear ones by Clp: nothing else in holdfast knows of either.
//! Deterministic: one thread, fixed seeds, and no clock. Who has a clock says when to stop; only then may the same programme
//! have another answer.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace holdfast {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

struct ProgrammeColumn {
    double worth{};  //!< in the objective
    double upper{1.0};
    double lower{0.0};
    bool whole{true};
};

struct ProgrammeRow {
    std::vector<int> columns;
    std::vector<double> weights;
    double lower{-no_limit};
    double upper{no_limit};

    void add(std::size_t column, double weight)
    {
        if (weight == 0.0) return;
        columns.push_back(static_cast<int>(column));
        weights.push_back(weight);
    }
};

struct IntegerProgramme {
    std::vector<ProgrammeColumn> columns;
    std::vector<ProgrammeRow> rows;
};

struct ProgrammeSolution {
    bool proven{};               //!< else the search was cut short, at `most_nodes` or because it was to stop
    bool found{};                //!< else there is no solution, or none was found in time
    std::vector<double> values;  //!< by column
    double bound{};              //!< the objective can be no larger
    std::size_t nodes{};
};
//! The objective is maximised, with a gap of 0. `stop` is asked at every node and between the steps at the root.
[[nodiscard]] ProgrammeSolution maximise(IntegerProgramme const&, std::size_t most_nodes,
                                         std::function<bool()> const& stop = {});

struct LinearSolution {
    double value{};
    std::vector<double> values;  //!< by column
    std::vector<double> duals;   //!< by row: by how much the value rises for one unit more of its limit
};
//! The same without whole numbers; none where there is no solution.
[[nodiscard]] std::optional<LinearSolution> maximise_in_parts(IntegerProgramme const&);

}  // namespace holdfast

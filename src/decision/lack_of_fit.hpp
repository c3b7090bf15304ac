//! What a regression leaves that is no noise: means of its residuals in cells of draws, of one parameter by value or
//! quantile and of two together. Cells whose means lie further from 0 than chance has it show what the design cannot follow:
//! a step, a narrow bump, waves, a product that nobody asked for.
//! First they say where more detail is needed; what is left in the end belongs to the error.
//! Tested in tests/decision/lack_of_fit_test.cpp and, on every shape, in tests/decision/evppi_shapes_test.cpp.
#pragma once

#include "decision/design.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace holdfast {

//! Cells of the draws over one parameter, or over two.
struct Cells {
    std::size_t first{};                //!< parameter, by number among the prepared
    std::optional<std::size_t> second;  //!< where it is of two
    std::vector<std::size_t> of_draw;
    std::vector<double> draws;  //!< in each cell
};

//! Of every parameter, then of every pair.
[[nodiscard]] std::vector<Cells> cells_of(std::vector<PreparedParameter> const&);

//! Residual means of one set of cells.
struct LeftInCells {
    Matrix means;           //!< one row a cell, one column a response
    Vector surprises;       //!< by response: standard deviations of chance above what chance leaves
    Vector part_of_square;  //!< by response: what share of the residuals' variance is no noise

    [[nodiscard]] double surprise() const { return surprises.maxCoeff(); }
};

[[nodiscard]] LeftInCells left_in(Cells const&, Matrix const& residuals);

//! More detail for what the residuals show; the same detail where they show nothing that more would mend.
[[nodiscard]] Detail refined(Detail, std::vector<Cells> const&, std::vector<LeftInCells> const&);

//! Cell means, each drawn towards 0 by how far it may be noise.
[[nodiscard]] Matrix shrunk_means(Cells const&, LeftInCells const&, Matrix const& residuals);

}  // namespace holdfast

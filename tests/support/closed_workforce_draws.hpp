//! Draws of the closed workforce (support/closed_workforce.hpp), on batches of any instruction set the machine has.
//! Columns hold one number a draw; their lengths are multiples of `most_lanes`. The numbers are the same bits for every
//! instruction set, and however the draws are split into calls.
//! Tested in tests/laws/closed_workforce_test.cpp.
#pragma once

#include "belief/sampler.hpp"
#include "holdfast/belief/distribution.hpp"
#include "holdfast/numerics/instruction_set.hpp"
#include "support/closed_workforce.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace holdfast::closed_workforce {

//! The case's names and distributions of its parameters, in order; independent.
struct Uncertain {
    char const* name;
    Distribution about;
};
[[nodiscard]] std::array<Uncertain, parameter_count> const& uncertain_parameters();
//! Every parameter at its mean; the hazard ratio at 0.85, its median, as in the case.
[[nodiscard]] Parameters<double> base_case();

using ParameterColumns = std::array<double const*, parameter_count>;
using OutputColumns = std::array<double*, output_count>;

//! The model, for rows of parameters that are there already.
void run_columns(InstructionSet, ParameterColumns const&, std::size_t rows, OutputColumns const&);
//! The same in plain doubles, one draw at a time.
void run_columns_in_doubles(ParameterColumns const&, std::size_t rows, OutputColumns const&);

//! Parameters drawn by inversion from the stream, block by block, and the model run on them.
class Draws {
public:
    static constexpr std::size_t block_rows = 256;

    Draws(InstructionSet, std::uint64_t seed);
    //! Outputs of draws `first` to `first + rows − 1`.
    void run(std::uint64_t first, std::size_t rows, OutputColumns const&);
    //! The same with the model in plain doubles.
    void run_in_doubles(std::uint64_t first, std::size_t rows, OutputColumns const&);
    //! The parameters of draws `first` to `first + rows − 1`, rows ≤ block_rows; good until the next call.
    [[nodiscard]] ParameterColumns parameters(std::uint64_t first, std::size_t rows);

private:
    template <class Model> void in_blocks(std::uint64_t first, std::size_t rows, OutputColumns, Model const&);

    InstructionSet instructions_;
    std::uint64_t seed_;
    std::vector<Sampler> samplers_;
    std::vector<double> columns_;  //!< parameter_count × block_rows
};

//! Means, standard deviations and the share that saves, of any number of draws in memory that does not grow. Sums of
//! differences from the base case and of their squares, so that few digits cancel.
class Summary {
public:
    Summary();
    void add(InstructionSet, OutputColumns const&, std::size_t rows);
    [[nodiscard]] double draws() const { return draws_; }
    [[nodiscard]] double mean(std::size_t output) const;
    [[nodiscard]] double sd(std::size_t output) const;
    [[nodiscard]] double share_saving() const { return saving_ / draws_; }

private:
    std::array<double, output_count> centre_;
    std::array<double, output_count> sum_{};
    std::array<double, output_count> squares_{};
    double saving_ = 0.0;
    double draws_ = 0.0;
};

//! Summary of the first `draws` draws.
[[nodiscard]] Summary summary_of(InstructionSet, std::uint64_t seed, std::uint64_t draws);

}  // namespace holdfast::closed_workforce

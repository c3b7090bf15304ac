#include "support/closed_workforce_draws.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/stream.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast::closed_workforce {

std::array<Uncertain, parameter_count> const& uncertain_parameters()
{
    static std::array<Uncertain, parameter_count> const all{{{"p1", Beta{44.0, 156.0}},
                                                             {"p2", Beta{36.0, 164.0}},
                                                             {"p3", Beta{30.0, 170.0}},
                                                             {"p4", Beta{24.0, 176.0}},
                                                             {"p5", Beta{20.0, 180.0}},
                                                             {"rr", LogNormal{std::log(0.85), 0.10}},
                                                             {"rec", Gamma{16.0, 375.0}},
                                                             {"prem", Gamma{25.0, 72.0}},
                                                             {"share", Beta{30.0, 20.0}},
                                                             {"ttf", Gamma{20.0, 0.25}},
                                                             {"prog", Gamma{25.0, 6.0}},
                                                             {"prod", Normal{0.75, 0.08}}}};
    return all;
}

Parameters<double> base_case()
{
    auto p = parameters_from<double>([](std::size_t i) { return holdfast::mean(uncertain_parameters().at(i).about); });
    p.hazard_ratio = 0.85;
    return p;
}

namespace {

//! Two registers work side by side; with four, the model's running numbers do not fit the registers.
template <int width, int lanes> BatchOf<width, 2 * width> two_registers(BatchOf<width, lanes> const&) { return {}; }

template <class Real> Parameters<Real> load_row(ParameterColumns const& columns, std::size_t row)
{
    return parameters_from<Real>([&](std::size_t i) { return Real::load(columns[i] + row); });
}

template <class Real> void run_rows(ParameterColumns const& parameters, std::size_t rows, OutputColumns const& out)
{
    Setting<Real> const setting;
    for (std::size_t row = 0; row < rows; row += Real::lanes) {
        auto const outputs = in_order(run(setting, load_row<Real>(parameters, row)));
        for (std::size_t i = 0; i < output_count; ++i) outputs[i].store(out[i] + row);
    }
}

void require_whole_batches(std::size_t rows)
{
    require(rows % most_lanes == 0, "rows of columns are whole batches of the widest instruction set");
}

template <class Column>
std::array<Column*, output_count> shifted(std::array<Column*, output_count> columns, std::size_t by)
{
    for (auto& column : columns) column += by;
    return columns;
}

}  // namespace

void run_columns(InstructionSet instructions, ParameterColumns const& parameters, std::size_t rows,
                 OutputColumns const& out)
{
    require_whole_batches(rows);
    run_with(instructions, [&](auto const& batch) { run_rows<decltype(two_registers(batch))>(parameters, rows, out); });
}

void run_columns_in_doubles(ParameterColumns const& parameters, std::size_t rows, OutputColumns const& out)
{
    static Setting<double> const setting;
    for (std::size_t row = 0; row < rows; ++row) {
        auto const p = parameters_from<double>([&](std::size_t i) { return parameters[i][row]; });
        auto const outputs = in_order(closed_workforce::run(setting, p));
        for (std::size_t i = 0; i < output_count; ++i) out[i][row] = outputs[i];
    }
}

Draws::Draws(InstructionSet instructions, std::uint64_t seed)
    : instructions_(instructions), seed_(seed), columns_(parameter_count * block_rows)
{
    for (auto const& parameter : uncertain_parameters()) samplers_.emplace_back(parameter.about);
}

ParameterColumns Draws::parameters(std::uint64_t first, std::size_t rows)
{
    require(rows <= block_rows, "parameters are drawn a block at a time");
    ParameterColumns columns;
    for (std::size_t i = 0; i < parameter_count; ++i) {
        std::span<double> const column(columns_.data() + i * block_rows, rows);
        uniforms(seed_, first, belief_key(uncertain_parameters()[i].name), column, instructions_);
        samplers_[i].from_uniforms(instructions_, column, column);
        columns[i] = column.data();
    }
    return columns;
}

template <class Model>
void Draws::in_blocks(std::uint64_t first, std::size_t rows, OutputColumns out, Model const& model)
{
    for (std::size_t done = 0; done < rows; done += block_rows) {
        auto const now = std::min(block_rows, rows - done);
        model(parameters(first + done, now), now, shifted(out, done));
    }
}

void Draws::run(std::uint64_t first, std::size_t rows, OutputColumns const& out)
{
    in_blocks(first, rows, out, [this](ParameterColumns const& parameters, std::size_t now, OutputColumns const& to) {
        run_columns(instructions_, parameters, now, to);
    });
}

void Draws::run_in_doubles(std::uint64_t first, std::size_t rows, OutputColumns const& out)
{
    in_blocks(first, rows, out, run_columns_in_doubles);
}

Summary::Summary() { centre_ = in_order(closed_workforce::run(Setting<double>(), base_case())); }

namespace {

//! As many lanes whatever the instruction set, so that the sums are the same bits.
template <int width, int lanes> BatchOf<width, most_lanes> most_lanes_of(BatchOf<width, lanes> const&) { return {}; }

template <class Real> double sum_of_lanes(Real const& batch)
{
    double sum = 0.0;
    for (int lane = 0; lane < Real::lanes; ++lane) sum += batch.lane(lane);
    return sum;
}

}  // namespace

void Summary::add(InstructionSet instructions, OutputColumns const& columns, std::size_t rows)
{
    require_whole_batches(rows);
    if (rows == 0) return;
    run_with(instructions, [&](auto const& batch) {
        using Real = decltype(most_lanes_of(batch));
        for (std::size_t i = 0; i < output_count; ++i) {
            auto const off_at = [&](std::size_t row) { return Real::load(columns[i] + row) - Real(centre_[i]); };
            Real sum = off_at(0);
            Real squares = off_at(0) * off_at(0);
            for (std::size_t row = Real::lanes; row < rows; row += Real::lanes) {
                Real const off = off_at(row);
                sum = sum + off;
                squares = squares + off * off;
            }
            sum_[i] += sum_of_lanes(sum);
            squares_[i] += sum_of_lanes(squares);
        }
        Real saving(0.0);
        for (std::size_t row = 0; row < rows; row += Real::lanes)
            saving += if_less(Real(0.0), Real::load(columns[output_count - 1] + row), Real(1.0), Real(0.0));
        saving_ += sum_of_lanes(saving);
    });
    draws_ += static_cast<double>(rows);
}

double Summary::mean(std::size_t output) const { return centre_.at(output) + sum_.at(output) / draws_; }

double Summary::sd(std::size_t output) const
{
    double const off = sum_.at(output) / draws_;
    return std::sqrt((squares_.at(output) - draws_ * off * off) / (draws_ - 1.0));
}

Summary summary_of(InstructionSet instructions, std::uint64_t seed, std::uint64_t draws)
{
    Draws stream(instructions, seed);
    Summary summary;
    std::vector<double> block(output_count * Draws::block_rows);
    OutputColumns out;
    for (std::size_t i = 0; i < output_count; ++i) out[i] = block.data() + i * Draws::block_rows;
    for (std::uint64_t first = 0; first < draws; first += Draws::block_rows) {
        auto const rows = static_cast<std::size_t>(std::min<std::uint64_t>(Draws::block_rows, draws - first));
        stream.run(first, rows, out);
        summary.add(instructions, out, rows);
    }
    return summary;
}

}  // namespace holdfast::closed_workforce

#include "decision/lack_of_fit.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

using Index = Eigen::Index;

constexpr double most_cells_of_one = 128.0;
constexpr double draws_a_cell_of_one = 10.0;  //!< at least
constexpr double most_cells_a_side = 24.0;
constexpr double draws_a_cell_of_two = 20.0;
//! Standard deviations of chance from which on the residuals show something: a group of 12 has 78 sets of cells.
constexpr double surprising = 4.0;
constexpr std::size_t most_pairs_of_products = 4;  //!< of a group, the most surprising first: each costs time
constexpr std::size_t most_surfaces = 1;

std::vector<std::size_t> by_rank(PreparedParameter const& parameter, double cells)
{
    if (static_cast<double>(parameter.distinct) <= cells) return parameter.group;
    std::vector<std::size_t> of_draw;
    of_draw.reserve(parameter.rank.size());
    for (double const rank : parameter.rank) of_draw.push_back(static_cast<std::size_t>(rank * std::floor(cells)));
    return of_draw;
}

void count(Cells& cells)
{
    auto const most = *std::max_element(cells.of_draw.begin(), cells.of_draw.end());
    cells.draws.assign(most + 1, 0.0);
    for (auto const cell : cells.of_draw) cells.draws[cell] += 1.0;
}

Cells of_two(PreparedParameter const& a, PreparedParameter const& b, double a_side)
{
    Cells cells;
    cells.of_draw = by_rank(a, a_side);
    auto const other = by_rank(b, a_side);
    auto const width = *std::max_element(other.begin(), other.end()) + 1;
    for (std::size_t i = 0; i < other.size(); ++i) cells.of_draw[i] = cells.of_draw[i] * width + other[i];
    count(cells);
    return cells;
}

//! Standard deviations above what noise alone leaves: of the sum over all cells, or of the most striking cell.
double surprise(Vector const& means, std::vector<double> const& draws, double noise, bool of_two)
{
    double sum = 0.0;
    double occupied = 0.0;
    double most = 0.0;
    for (std::size_t c = 0; c < draws.size(); ++c) {
        if (!(draws[c] > 0.0)) continue;
        double const mean = means[static_cast<Index>(c)];
        double const square = draws[c] * mean * mean / noise;
        sum += square;
        occupied += 1.0;
        most = std::max(most, square);
    }
    double const of_all = (sum - occupied) / std::sqrt(2.0 * occupied);
    // In the many small cells of two parameters a striking one is only a heavy tail.
    return of_two ? of_all : std::max(of_all, std::sqrt(most) - 1.0);
}

double mean_square(Eigen::Ref<Vector const> const& column)
{
    return column.squaredNorm() / static_cast<double>(column.size());
}

}  // namespace

std::vector<Cells> cells_of(std::vector<PreparedParameter> const& parameters)
{
    std::vector<Cells> all;
    if (parameters.empty()) return all;
    auto const draws = static_cast<double>(parameters.front().rank.size());
    double const of_one = std::clamp(draws / draws_a_cell_of_one, 2.0, most_cells_of_one);
    double const a_side = std::clamp(std::sqrt(draws / draws_a_cell_of_two), 2.0, most_cells_a_side);
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        all.push_back({p, std::nullopt, by_rank(parameters[p], of_one), {}});
        count(all.back());
    }
    for (std::size_t a = 0; a < parameters.size(); ++a)
        for (std::size_t b = a + 1; b < parameters.size(); ++b) {
            all.push_back(of_two(parameters[a], parameters[b], a_side));
            all.back().first = a;
            all.back().second = b;
        }
    return all;
}

LeftInCells left_in(Cells const& cells, Matrix const& residuals)
{
    auto const count_of_cells = static_cast<Index>(cells.draws.size());
    LeftInCells left{Matrix::Zero(count_of_cells, residuals.cols()), Vector::Zero(residuals.cols()),
                     Vector::Zero(residuals.cols())};
    double occupied = 0.0;
    for (double const draws : cells.draws) occupied += draws > 0.0 ? 1.0 : 0.0;
    auto const draws = static_cast<double>(residuals.rows());
    for (Index r = 0; r < residuals.cols(); ++r) {
        auto means = left.means.col(r);
        for (std::size_t i = 0; i < cells.of_draw.size(); ++i)
            means[static_cast<Index>(cells.of_draw[i])] += residuals(static_cast<Index>(i), r);
        double between = 0.0;
        for (Index c = 0; c < count_of_cells; ++c) {
            double const in_cell = cells.draws[static_cast<std::size_t>(c)];
            if (in_cell > 0.0) means[c] /= in_cell;
            between += in_cell * means[c] * means[c];
        }
        double const square = mean_square(residuals.col(r));
        // Noise within the cells; what lies between them would count as noise otherwise.
        double const noise =
            std::max(square * draws - between, 1e-3 * square * draws) / std::max(draws - occupied, 1.0);
        if (!(noise > 0.0)) continue;
        left.surprises[r] = surprise(means, cells.draws, noise, cells.second.has_value());
        left.part_of_square[r] = std::max(between - occupied * noise, 0.0) / (square * draws);
    }
    return left;
}

Detail refined(Detail detail, std::vector<Cells> const& cells, std::vector<LeftInCells> const& left)
{
    std::vector<std::size_t> by_surprise;
    for (std::size_t c = 0; c < cells.size(); ++c)
        if (left[c].surprise() > surprising) by_surprise.push_back(c);
    std::stable_sort(by_surprise.begin(), by_surprise.end(),
                     [&](std::size_t a, std::size_t b) { return left[a].surprise() > left[b].surprise(); });
    for (auto const c : by_surprise) {
        auto const first = cells[c].first;
        if (!cells[c].second) {
            detail.fine.insert(first);
            continue;
        }
        ParameterPair const pair{first, *cells[c].second};
        bool const has_products = detail.products.count(pair) > 0;
        if (!has_products && detail.products.size() < most_pairs_of_products) detail.products.insert(pair);
        if (has_products && detail.surfaces.size() < most_surfaces) detail.surfaces.insert(pair);
    }
    return detail;
}

Matrix shrunk_means(Cells const& cells, LeftInCells const& left, Matrix const& residuals)
{
    Matrix shrunk = left.means;
    for (Index r = 0; r < residuals.cols(); ++r) {
        double const square = mean_square(residuals.col(r));
        double const structure = left.part_of_square[r] * square;
        double const noise = std::max(square - structure, 0.0);
        for (Index c = 0; c < shrunk.rows(); ++c) {
            double const draws = cells.draws[static_cast<std::size_t>(c)];
            double const of_mean = draws > 0.0 ? noise / draws : HUGE_VAL;
            shrunk(c, r) *= structure > 0.0 ? structure / (structure + of_mean) : 0.0;
        }
    }
    return shrunk;
}

}  // namespace holdfast

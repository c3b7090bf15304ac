#include "design.hpp"

#include "holdfast/numerics/normal.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <Eigen/Eigenvalues>

namespace holdfast {

namespace {

using Index = Eigen::Index;

constexpr std::size_t most_groups = 10;        //!< distinct values up to which a parameter is taken value by value
constexpr std::size_t fewest_for_curves = 30;  //!< distinct values from which on a curve is tried
constexpr double same = 1.0 - 1e-9;            //!< correlation of scores from which on two parameters are one
constexpr Index spline_intervals = 12;
constexpr std::size_t most_with_splines = 4;  //!< parameters of a group that each get a whole spline
constexpr std::size_t most_in_products = 6;
constexpr std::size_t most_in_triples = 5;
constexpr Index draws_a_column = 5;  //!< at least so many draws for every column, straight lines apart

std::vector<std::size_t> order_of(std::span<double const> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

//! A parameter made ready: its values in units of their spread, their scores, and which values there are.
struct Ready {
    Vector value;  //!< mean 0, mean square 1
    Vector score;  //!< the same of the normal scores
    std::vector<std::size_t> order;
    std::vector<std::size_t> group;  //!< by draw: which of the distinct values it has, from the lowest
    std::size_t distinct{};
};

//! Mean 0, mean square 1; a column that does not vary is 0. Scaled down before anything is added up or squared: the
//! values may be as large, and their spread as small, as doubles can be.
Vector standard(Vector column)
{
    for (int pass = 0; pass < 2; ++pass) {
        double const largest = column.cwiseAbs().maxCoeff();
        if (!(largest > 0.0)) return column;
        column /= largest;
        column.array() -= column.mean();
    }
    double const spread = std::sqrt(column.squaredNorm() / static_cast<double>(column.size()));
    return spread > 0.0 ? Vector(column / spread) : column;
}

Vector as_vector(std::span<double const> values)
{
    return Eigen::Map<Vector const>(values.data(), static_cast<Index>(values.size()));
}

struct Ranked {
    std::vector<std::size_t> order;
    std::vector<double> score;
    std::vector<std::size_t> group;
    std::size_t distinct{};
};

Ranked ranked(std::span<double const> values)
{
    Ranked result{order_of(values), std::vector<double>(values.size()), std::vector<std::size_t>(values.size()), 0};
    auto const n = static_cast<double>(values.size());
    for (std::size_t from = 0; from < values.size();) {
        auto to = from + 1;
        while (to < values.size() && values[result.order[to]] == values[result.order[from]]) ++to;
        double const score = normal_quantile(0.5 * static_cast<double>(from + to) / n);
        for (auto i = from; i < to; ++i) {
            result.score[result.order[i]] = score;
            result.group[result.order[i]] = result.distinct;
        }
        ++result.distinct;
        from = to;
    }
    return result;
}

Ready ready(std::span<double const> values)
{
    auto ranks = ranked(values);
    return {standard(as_vector(values)), standard(as_vector(ranks.score)), std::move(ranks.order),
            std::move(ranks.group), ranks.distinct};
}

//! Cubic B-splines with knots evenly spaced between the lowest and the highest score.
Matrix splines(Vector const& score, Index intervals)
{
    double const low = score.minCoeff();
    double const width = (score.maxCoeff() - low) / static_cast<double>(intervals);
    Matrix basis = Matrix::Zero(score.size(), intervals + 3);
    for (Index draw = 0; draw < score.size(); ++draw) {
        double const at = (score[draw] - low) / width;
        auto const interval = std::clamp(static_cast<Index>(at), Index{0}, intervals - 1);
        double const t = at - static_cast<double>(interval);
        double const s = 1.0 - t;
        basis(draw, interval) = s * s * s / 6.0;
        basis(draw, interval + 1) = (3.0 * t * t * t - 6.0 * t * t + 4.0) / 6.0;
        basis(draw, interval + 2) = (3.0 * s * s * s - 6.0 * s * s + 4.0) / 6.0;
        basis(draw, interval + 3) = t * t * t / 6.0;
    }
    return basis;
}

//! The splines turned so that the penalty on their second differences is the plain sum of squares: straight lines,
//! which it does not see, are left out.
Matrix bends(Vector const& score, Index intervals)
{
    auto const basis = splines(score, intervals);
    Matrix differences = Matrix::Zero(basis.cols() - 2, basis.cols());
    for (Index i = 0; i < differences.rows(); ++i) {
        differences(i, i) = 1.0;
        differences(i, i + 1) = -2.0;
        differences(i, i + 2) = 1.0;
    }
    Eigen::SelfAdjointEigenSolver<Matrix> const parts(differences.transpose() * differences);
    auto const kept = basis.cols() - 2;
    Matrix const turn =
        parts.eigenvectors().rightCols(kept) * parts.eigenvalues().tail(kept).cwiseSqrt().cwiseInverse().asDiagonal();
    return basis * turn;
}

//! Mean 0 each, and mean square 1 on average.
Matrix levelled(Matrix block)
{
    block.rowwise() -= block.colwise().mean();
    double const square = block.squaredNorm() / static_cast<double>(block.size());
    return square > 0.0 ? Matrix(block / std::sqrt(square)) : block;
}

Matrix one_column_a_value(Ready const& parameter)
{
    Matrix block = Matrix::Zero(parameter.value.size(), static_cast<Index>(parameter.distinct));
    for (Index draw = 0; draw < block.rows(); ++draw)
        block(draw, static_cast<Index>(parameter.group[static_cast<std::size_t>(draw)])) = 1.0;
    return block;
}

//! The scores and two curves of them, the first Hermite polynomials, for groups too large for whole splines.
Matrix low_bends(Vector const& score)
{
    Matrix block(score.size(), 3);
    block.col(0) = score;
    block.col(1) = score.array().square() - 1.0;
    block.col(2) = score.array().cube() - 3.0 * score.array();
    return block;
}

bool few_values(Ready const& parameter) { return parameter.distinct <= most_groups; }

//! What one parameter adds beyond the straight line.
Matrix main_block(Ready const& parameter, bool whole_spline)
{
    if (few_values(parameter)) return one_column_a_value(parameter);
    if (parameter.distinct < fewest_for_curves) return levelled(parameter.score);
    if (!whole_spline) return levelled(low_bends(parameter.score));
    auto const curved = bends(parameter.score, spline_intervals);
    Matrix block(curved.rows(), curved.cols() + 1);
    block << levelled(curved), parameter.score;
    return block;
}

class Builder {
public:
    explicit Builder(Index draws) : draws_(draws), room_(draws / draws_a_column)
    {
        parts_.push_back(Vector::Ones(draws));
        width_ = 1;
    }

    void add_block(Matrix columns, bool whole_or_nothing = false)
    {
        blocks_.push_back({width_, columns.cols(), whole_or_nothing});
        add(std::move(columns));
    }
    void add_block_if_room(Matrix columns)
    {
        if (has_room(columns.cols())) add_block(std::move(columns));
    }
    [[nodiscard]] bool has_room(Index columns) const { return width_ + columns <= room_; }

    Design finished() &&
    {
        Design design{Matrix(draws_, width_), 1, std::move(blocks_)};
        Index at = 0;
        for (auto const& part : parts_) {
            design.columns.middleCols(at, part.cols()) = part;
            at += part.cols();
        }
        return design;
    }

private:
    void add(Matrix columns)
    {
        width_ += columns.cols();
        parts_.push_back(std::move(columns));
    }

    Index draws_;
    Index room_;  //!< for columns
    Index width_{};
    std::vector<Matrix> parts_;
    std::vector<Block> blocks_;
};

std::vector<Ready> varying_and_different(std::span<Draws const* const> parameters)
{
    std::vector<Ready> kept;
    for (auto const* values : parameters) {
        auto parameter = ready(*values);
        if (parameter.distinct < 2) continue;
        auto const draws = static_cast<double>(parameter.score.size());
        auto const twice = [&](Ready const& other) {
            return std::abs(other.score.dot(parameter.score)) / draws > same && other.distinct == parameter.distinct;
        };
        if (std::none_of(kept.begin(), kept.end(), twice)) kept.push_back(std::move(parameter));
    }
    return kept;
}

//! Squared correlations with all responses, by the score and its square.
double pull(Ready const& parameter, Matrix const& responses)
{
    auto const curves = low_bends(parameter.score);
    double sum = 0.0;
    for (Index r = 0; r < responses.cols(); ++r) {
        Vector const response = standard(responses.col(r));
        for (Index c = 0; c < 2; ++c) {
            double const product = standard(curves.col(c)).dot(response) / static_cast<double>(response.size());
            sum += product * product;
        }
    }
    return sum;
}

//! The parameters that move the responses most, at most so many, in their own order.
std::vector<Ready const*> strongest(std::vector<Ready> const& parameters, Matrix const& responses)
{
    std::vector<Ready const*> chosen;
    if (parameters.size() <= most_in_products) {
        for (auto const& parameter : parameters) chosen.push_back(&parameter);
        return chosen;
    }
    std::vector<double> pulls;
    for (auto const& parameter : parameters) pulls.push_back(pull(parameter, responses));
    std::vector<std::size_t> by_pull(parameters.size());
    std::iota(by_pull.begin(), by_pull.end(), std::size_t{});
    std::stable_sort(by_pull.begin(), by_pull.end(), [&](std::size_t a, std::size_t b) { return pulls[a] > pulls[b]; });
    by_pull.resize(most_in_products);
    std::sort(by_pull.begin(), by_pull.end());
    for (auto const i : by_pull) chosen.push_back(&parameters[i]);
    return chosen;
}

//! Products of two parameters' values, and of low polynomials of their scores up to a total degree.
Matrix pair_block(Ready const& a, Ready const& b, Index degree)
{
    auto const left = low_bends(a.score);
    auto const right = low_bends(b.score);
    std::vector<Vector> columns{a.value.cwiseProduct(b.value)};
    for (Index i = 1; i <= 3; ++i)
        for (Index j = 1; j <= 3; ++j)
            if (i + j <= degree) columns.emplace_back(left.col(i - 1).cwiseProduct(right.col(j - 1)));
    Matrix block(a.value.size(), static_cast<Index>(columns.size()));
    for (Index c = 0; c < block.cols(); ++c) block.col(c) = standard(columns[static_cast<std::size_t>(c)]);
    return block;
}

void add_products(Builder& builder, std::vector<Ready const*> const& chosen)
{
    Index const degree = chosen.size() == 2 ? 5 : chosen.size() <= 4 ? 4 : 3;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        for (std::size_t j = i + 1; j < chosen.size(); ++j)
            builder.add_block_if_room(pair_block(*chosen[i], *chosen[j], degree));
    std::vector<Vector> triples;
    auto const most = std::min(chosen.size(), most_in_triples);
    for (std::size_t i = 0; i < most; ++i)
        for (std::size_t j = i + 1; j < most; ++j)
            for (std::size_t k = j + 1; k < most; ++k) {
                triples.emplace_back(chosen[i]->value.cwiseProduct(chosen[j]->value).cwiseProduct(chosen[k]->value));
                triples.emplace_back(chosen[i]->score.cwiseProduct(chosen[j]->score).cwiseProduct(chosen[k]->score));
            }
    if (triples.empty()) return;
    Matrix block(triples.front().size(), static_cast<Index>(triples.size()));
    for (Index c = 0; c < block.cols(); ++c) block.col(c) = standard(triples[static_cast<std::size_t>(c)]);
    builder.add_block_if_room(std::move(block));
}

Matrix straight_lines(std::vector<Ready> const& parameters)
{
    Matrix columns(parameters.front().value.size(), static_cast<Index>(parameters.size()));
    for (std::size_t i = 0; i < parameters.size(); ++i) columns.col(static_cast<Index>(i)) = parameters[i].value;
    return columns;
}

Design of_one(Ready const& parameter)
{
    Builder builder(parameter.value.size());
    if (few_values(parameter)) {
        builder.add_block(one_column_a_value(parameter), true);
    } else {
        builder.add_block(parameter.value, true);
        builder.add_block_if_room(main_block(parameter, true));
    }
    return std::move(builder).finished();
}

Design of_group(std::vector<Ready> const& parameters, Matrix const& responses)
{
    Builder builder(parameters.front().value.size());
    // In a large group the lines that say nothing are many, and their errors are not those of free ones.
    bool const small = parameters.size() <= most_with_splines;
    builder.add_block(straight_lines(parameters), small);
    bool const whole = small && builder.has_room(16 * Index(parameters.size()));
    for (auto const& parameter : parameters) builder.add_block_if_room(main_block(parameter, whole));
    add_products(builder, strongest(parameters, responses));
    return std::move(builder).finished();
}

}  // namespace

std::vector<double> normal_scores(std::span<double const> values) { return ranked(values).score; }

Regressors regressors(std::span<Draws const* const> parameters, Matrix const& responses)
{
    auto const kept = varying_and_different(parameters);
    if (kept.empty()) {
        auto const draws = parameters.front()->size();
        Regressors none{{Vector::Ones(static_cast<Index>(draws)), 1, {}}, std::vector<std::size_t>(draws), "constant"};
        std::iota(none.order.begin(), none.order.end(), std::size_t{});
        return none;
    }
    if (kept.size() == 1) {
        auto const& one = kept.front();
        return {of_one(one), one.order, few_values(one) ? "group means" : "penalised spline"};
    }
    return {of_group(kept, responses), kept.front().order, "additive splines and products"};
}

}  // namespace holdfast

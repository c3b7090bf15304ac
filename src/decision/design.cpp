#include "decision/design.hpp"

#include "numerics/normal.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <Eigen/Eigenvalues>

namespace holdfast {

namespace {

using Index = Eigen::Index;

constexpr std::size_t most_groups = 10;             //!< distinct values up to which a parameter is taken value by value
constexpr std::size_t most_groups_with_draws = 30;  //!< the same where each of them has its draws
constexpr std::size_t draws_a_group = 10;
constexpr std::size_t most_in_detail = 64;  //!< the same where a curve is not enough
constexpr double same = 1.0 - 1e-9;         //!< correlation of scores from which on two parameters are one
constexpr Index spline_intervals = 12;
constexpr std::size_t most_with_splines = 4;  //!< parameters of a group that each get a whole spline
constexpr std::size_t most_in_products = 6;
constexpr std::size_t most_in_triples = 5;
constexpr Index draws_a_column = 5;            //!< at least so many draws for every column, straight lines apart
constexpr Index fine_intervals = 60;           //!< between quantiles, for one parameter
constexpr Index fine_intervals_in_group = 30;  //!< of which there are two and more, and their products
constexpr Index draws_an_interval = 10;        //!< at least
constexpr Index most_of_surface = 150;         //!< columns of a surface over two parameters

std::vector<std::size_t> order_of(std::span<double const> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    return order;
}

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
    std::vector<double> rank;
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
        for (auto i = from; i < to; ++i) {
            result.rank[result.order[i]] = 0.5 * static_cast<double>(from + to) / n;
            result.group[result.order[i]] = result.distinct;
        }
        ++result.distinct;
        from = to;
    }
    return result;
}

//! A quantile a value, not a draw.
std::vector<double> scores(Ranked const& ranks)
{
    std::vector<double> score(ranks.rank.size());
    for (std::size_t i = 0; i < score.size(); ++i) {
        auto const draw = ranks.order[i];
        bool const again = i > 0 && ranks.rank[draw] == ranks.rank[ranks.order[i - 1]];
        score[draw] = again ? score[ranks.order[i - 1]] : normal_quantile(ranks.rank[draw]);
    }
    return score;
}

using Ready = PreparedParameter;

Ready ready(std::span<double const> values)
{
    auto ranks = ranked(values);
    auto const score = scores(ranks);
    return {standard(as_vector(values)), standard(as_vector(score)), std::move(ranks.rank),
            std::move(ranks.order),      std::move(ranks.group),     ranks.distinct};
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
    // A row of splines holds four numbers: all others are 0 and need no multiplying.
    Matrix const by_spline = turn.transpose();
    Matrix turned = Matrix::Zero(kept, basis.rows());
    for (Index spline = 0; spline < basis.cols(); ++spline)
        for (Index draw = 0; draw < basis.rows(); ++draw)
            if (basis(draw, spline) != 0.0) turned.col(draw) += basis(draw, spline) * by_spline.col(spline);
    return turned.transpose();
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

//! Each of its values has its draws, so that their means say all that the draws do.
bool few_values(Ready const& parameter)
{
    return parameter.distinct <= most_groups || (parameter.distinct <= most_groups_with_draws &&
                                                 parameter.distinct * draws_a_group <= parameter.order.size());
}

Index draws_of(Ready const& parameter) { return parameter.value.size(); }

//! Has each value its draws, so that it may have a column of its own?
bool has_draws_for_all(Ready const& parameter)
{
    return parameter.distinct <= most_in_detail &&
           static_cast<Index>(parameter.distinct) <= draws_of(parameter) / draws_a_column;
}

//! What one parameter adds beyond the straight line.
Matrix main_block(Ready const& parameter, bool whole_spline)
{
    if (few_values(parameter)) return one_column_a_value(parameter);
    if (!whole_spline) return levelled(low_bends(parameter.score));
    auto const curved = bends(parameter.score, spline_intervals);
    Matrix block(curved.rows(), curved.cols() + 1);
    block << levelled(curved), parameter.score;
    return block;
}

//! More of one parameter, where curves are not enough.
Matrix fine_block(Ready const& parameter, Index most_intervals)
{
    if (has_draws_for_all(parameter)) return one_column_a_value(parameter);
    auto const intervals = std::clamp(draws_of(parameter) / draws_an_interval, Index{4}, most_intervals);
    return levelled(bends(as_vector(parameter.rank), intervals));
}

//! Two parameters together: a column for each pair of values that has its draws, or a surface of splines between quantiles.
Matrix surface_block(Ready const& a, Ready const& b)
{
    auto const most = std::min(most_of_surface, draws_of(a) / draws_an_interval);
    auto const basis = [&](Ready const& parameter, Index columns) {
        if (static_cast<Index>(parameter.distinct) <= columns) return one_column_a_value(parameter);
        return splines(as_vector(parameter.rank), std::max(columns - 3, Index{1}));
    };
    auto const side = static_cast<Index>(std::sqrt(static_cast<double>(most)));
    auto const few = std::min(a.distinct, b.distinct);
    auto const of_other = static_cast<Index>(few) < side ? most / static_cast<Index>(few) : side;
    auto const left = basis(a, a.distinct == few ? std::max(side, Index{4}) : of_other);
    auto const right = basis(b, a.distinct == few ? of_other : std::max(side, Index{4}));
    Matrix block(left.rows(), left.cols() * right.cols());
    for (Index i = 0; i < left.cols(); ++i)
        for (Index j = 0; j < right.cols(); ++j)
            block.col(i * right.cols() + j) = left.col(i).cwiseProduct(right.col(j));
    return levelled(std::move(block));
}

class Builder {
public:
    explicit Builder(Index draws) : draws_(draws), room_(draws / draws_a_column)
    {
        parts_.emplace_back(Vector::Ones(draws));
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
    pulls.reserve(parameters.size());
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

//! Of the parameters that move the responses most, and of pairs that what is left asks for.
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

Design of_one(Ready const& parameter, bool fine)
{
    Builder builder(parameter.value.size());
    if (few_values(parameter) || (fine && has_draws_for_all(parameter))) {
        builder.add_block(one_column_a_value(parameter), true);
        return std::move(builder).finished();
    }
    builder.add_block(parameter.value, true);
    builder.add_block_if_room(main_block(parameter, true));
    if (fine) builder.add_block_if_room(fine_block(parameter, fine_intervals));
    return std::move(builder).finished();
}

Design of_group(std::vector<Ready> const& parameters, Matrix const& responses, Detail const& detail)
{
    Builder builder(parameters.front().value.size());
    // In a large group the lines that say nothing are many, and their errors are not those of free ones.
    bool const small = parameters.size() <= most_with_splines;
    builder.add_block(straight_lines(parameters), small);
    bool const whole = small && builder.has_room(16 * Index(parameters.size()));
    for (auto const& parameter : parameters) builder.add_block_if_room(main_block(parameter, whole));
    for (auto const number : detail.fine)
        builder.add_block_if_room(fine_block(parameters[number], fine_intervals_in_group));
    for (auto const& [a, b] : detail.products) builder.add_block_if_room(pair_block(parameters[a], parameters[b], 5));
    for (auto const& [a, b] : detail.surfaces) builder.add_block_if_room(surface_block(parameters[a], parameters[b]));
    add_products(builder, strongest(parameters, responses));
    return std::move(builder).finished();
}

}  // namespace

std::vector<double> normal_scores(std::span<double const> values) { return scores(ranked(values)); }

std::vector<PreparedParameter> prepared(std::span<Draws const* const> parameters)
{
    return varying_and_different(parameters);
}

Regressors regressors(std::vector<PreparedParameter> const& kept, Matrix const& responses, Detail const& detail)
{
    if (kept.empty()) {
        auto const draws = responses.rows();
        Regressors none{
            {Vector::Ones(draws), 1, {}}, std::vector<std::size_t>(static_cast<std::size_t>(draws)), "constant"};
        std::iota(none.order.begin(), none.order.end(), std::size_t{});
        return none;
    }
    if (kept.size() == 1) {
        auto const& one = kept.front();
        bool const fine = detail.fine.count(0) > 0;
        bool const by_value = few_values(one) || (fine && has_draws_for_all(one));
        return {of_one(one, fine), one.order, by_value ? "group means" : "penalised spline"};
    }
    return {of_group(kept, responses, detail), kept.front().order, "additive splines and products"};
}

Regressors regressors(std::span<Draws const* const> parameters, Matrix const& responses)
{
    return regressors(prepared(parameters), responses, {});
}

}  // namespace holdfast

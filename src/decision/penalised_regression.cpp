#include "decision/penalised_regression.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

constexpr int most_rounds = 40;
constexpr double settled = 0.02;        //!< change of ln λ from which on it is settled
constexpr double least_freedom = 1e-3;  //!< a block with fewer effective degrees of freedom is shrunk to nothing
constexpr double least_penalty = 1e-9;  //!< times the number of draws
constexpr double most_penalty = 1e9;    //!< times the number of draws
constexpr double whole_penalty = 1e-6;  //!< times the number of draws: enough to tell columns apart, no more
constexpr double chance = 2.706;  //!< 95% point of a half-and-half mixture of 0 and χ² with one degree of freedom
constexpr double first_penalty = 10.0;  //!< a coefficient as large as a third of the noise: neither in nor out

//! A response in units of its standard deviation, about its mean.
struct Standardised {
    Vector inner;  //!< columns' products with it
    double square{};
    double mean{};
    double deviation{};
};

Standardised standardised(Matrix const& columns, Eigen::Ref<Vector const> const& response)
{
    Standardised result;
    auto const draws = static_cast<double>(response.size());
    result.mean = response.mean();
    Vector const centred = response.array() - result.mean;
    result.square = centred.squaredNorm();
    result.deviation = std::sqrt(result.square / draws);
    if (!(result.deviation > 1e-13 * std::abs(result.mean))) {
        result.deviation = 0.0;
        return result;
    }
    result.inner = columns.transpose() * centred / result.deviation;
    result.square /= result.deviation * result.deviation;
    return result;
}

Matrix penalised(Matrix const& gram, std::vector<Block> const& blocks, std::vector<double> const& penalties)
{
    Matrix matrix = gram;
    for (std::size_t b = 0; b < blocks.size(); ++b)
        matrix.diagonal().segment(blocks[b].first, blocks[b].count).array() += penalties[b];
    return matrix;
}

bool is_dropped(double penalty, double draws) { return penalty >= most_penalty * draws; }

//! Next to no penalty for blocks that are kept whole, as much as there can be for those that are dropped.
std::vector<double> whole_or_nothing(Design const& design, std::vector<double> penalties)
{
    auto const draws = static_cast<double>(design.columns.rows());
    for (std::size_t b = 0; b < penalties.size(); ++b)
        if (design.blocks[b].whole_or_nothing && !is_dropped(penalties[b], draws)) penalties[b] = whole_penalty * draws;
    return penalties;
}

//! The same, as if none of those blocks were dropped.
std::vector<double> all_whole(Design const& design, std::vector<double> penalties)
{
    auto const draws = static_cast<double>(design.columns.rows());
    for (std::size_t b = 0; b < penalties.size(); ++b)
        if (design.blocks[b].whole_or_nothing) penalties[b] = whole_penalty * draws;
    return penalties;
}

//! Diagonal of the inverse: half the work of the whole.
Vector inverse_diagonal(Eigen::LLT<Matrix> const& factor, Eigen::Index size)
{
    Matrix lower = Matrix::Identity(size, size);
    factor.matrixL().solveInPlace(lower);
    return lower.colwise().squaredNorm().transpose();
}

class Search {
public:
    Search(Matrix const& gram, Design const& design, Standardised const& response)
        : gram_(gram), design_(design), response_(response), draws_(static_cast<double>(design.columns.rows())),
          penalties_(design.blocks.size(), first_penalty)
    {
    }

    Smooth found()
    {
        settle();
        if (drop_what_chance_explains()) settle();
        smooth_.penalties = penalties_;
        smooth_.coefficients = coefficients_with(whole_or_nothing(design_, penalties_));
        // Last, so that the factor stays that of these.
        smooth_.undropped = coefficients_with(all_whole(design_, penalties_));
        for (auto* coefficients : {&smooth_.coefficients, &smooth_.undropped}) {
            *coefficients *= response_.deviation;
            (*coefficients)[0] += response_.mean;
        }
        return std::move(smooth_);
    }

private:
    Vector coefficients_with(std::vector<double> const& penalties)
    {
        smooth_.factor.compute(penalised(gram_, design_.blocks, penalties));
        return smooth_.factor.solve(response_.inner);
    }

    void settle()
    {
        bool moving = true;
        for (int round = 0; round < most_rounds && moving; ++round) {
            solve();
            moving = improve();
        }
        solve();
    }

    //! −2 log restricted likelihood, constants apart, with the noise at its best.
    [[nodiscard]] double surprise(std::vector<double> const& penalties) const
    {
        Eigen::LLT<Matrix> const factor(penalised(gram_, design_.blocks, penalties));
        double const left = response_.square - response_.inner.dot(factor.solve(response_.inner));
        double sum = 2.0 * factor.matrixLLT().diagonal().array().log().sum();
        for (std::size_t b = 0; b < penalties.size(); ++b)
            sum -= static_cast<double>(design_.blocks[b].count) * std::log(penalties[b]);
        double const least = 1e-300;
        return sum + (draws_ - static_cast<double>(design_.free)) * std::log(std::max(left, least));
    }

    //! Shrinks to nothing every block whose part in the likelihood is no more than chance has one time in twenty.
    //! Without this a block of pure noise stays, somewhat shrunk, one time in three.
    bool drop_what_chance_explains()
    {
        double now = surprise(penalties_);
        bool dropped = false;
        for (std::size_t b = 0; b < penalties_.size(); ++b) {
            if (is_dropped(penalties_[b], draws_)) continue;
            auto without = penalties_;
            without[b] = most_penalty * draws_;
            double const then = surprise(without);
            if (then - now > chance) continue;
            penalties_ = std::move(without);
            now = then;
            dropped = true;
        }
        return dropped;
    }

    void solve()
    {
        smooth_.factor.compute(penalised(gram_, design_.blocks, penalties_));
        require(smooth_.factor.info() == Eigen::Success, "free columns of a design are no sums of each other");
        smooth_.coefficients = smooth_.factor.solve(response_.inner);
        trace_ = inverse_diagonal(smooth_.factor, gram_.rows());
        smooth_.degrees_of_freedom = static_cast<double>(design_.free);
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) smooth_.degrees_of_freedom += freedom(b);
    }

    [[nodiscard]] double freedom(std::size_t b) const
    {
        auto const& block = design_.blocks[b];
        auto const lost = penalties_[b] * trace_.segment(block.first, block.count).sum();
        return std::max(static_cast<double>(block.count) - lost, 0.0);
    }

    //! One step of the fixed point for every block; whether any moved.
    bool improve()
    {
        auto const& beta = smooth_.coefficients;
        double const left = response_.square - 2.0 * beta.dot(response_.inner) + beta.dot(gram_ * beta);
        double const noise = std::max(left, 0.0) / std::max(draws_ - smooth_.degrees_of_freedom, 1.0);
        bool moved = false;
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            auto const& block = design_.blocks[b];
            double const size = beta.segment(block.first, block.count).squaredNorm();
            double wanted = most_penalty * draws_;
            if (freedom(b) > least_freedom && size > 0.0) wanted = noise * freedom(b) / size;
            wanted = std::clamp(wanted, least_penalty * draws_, most_penalty * draws_);
            moved = moved || std::abs(std::log(wanted / penalties_[b])) > settled;
            penalties_[b] = wanted;
        }
        return moved;
    }

    Matrix const& gram_;
    Design const& design_;
    Standardised const& response_;
    double draws_;
    std::vector<double> penalties_;
    Vector trace_;  //!< diagonal of the inverse
    Smooth smooth_;
};

Smooth constant(Design const& design, Matrix const& gram, double mean)
{
    std::vector<double> const penalties(design.blocks.size(),
                                        most_penalty * static_cast<double>(design.columns.rows()));
    Smooth smooth;
    smooth.coefficients = Vector::Zero(design.columns.cols());
    smooth.coefficients[0] = mean;
    smooth.undropped = smooth.coefficients;
    smooth.factor.compute(penalised(gram, design.blocks, penalties));
    smooth.degrees_of_freedom = 1.0;
    smooth.penalties = penalties;
    return smooth;
}

}  // namespace

std::vector<Smooth> regress(Design const& design, Matrix const& responses)
{
    Matrix gram = Matrix::Zero(design.columns.cols(), design.columns.cols());
    gram.selfadjointView<Eigen::Lower>().rankUpdate(design.columns.transpose());
    gram = Matrix(gram.selfadjointView<Eigen::Lower>());
    std::vector<Smooth> smooths;
    for (Eigen::Index r = 0; r < responses.cols(); ++r) {
        auto const response = standardised(design.columns, responses.col(r));
        if (response.deviation == 0.0) smooths.push_back(constant(design, gram, response.mean));
        else smooths.push_back(Search(gram, design, response).found());
    }
    return smooths;
}

}  // namespace holdfast

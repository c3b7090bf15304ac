#include "holdfast/decision/sensitivity.hpp"

#include "decision/design.hpp"
#include "decision/penalised_regression.hpp"
#include "decision/rank_correlation.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/summary.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

using Index = Eigen::Index;

constexpr double low_probability = 0.025;
constexpr double high_probability = 0.975;

Vector column_of(Draws const& draws)
{
    return Eigen::Map<Vector const>(draws.data(), static_cast<Index>(draws.size()));
}

std::span<double const> numbers_of(Vector const& column)
{
    return {column.data(), static_cast<std::size_t>(column.size())};
}

//! Two neighbouring draws, in the parameter's order, and how far between them a quantile lies (Hyndman & Fan, type 7).
struct Between {
    Index below{};
    Index above{};
    double share{};  //!< of the one above

    [[nodiscard]] double of(Vector const& column) const
    {
        return (1.0 - share) * column[below] + share * column[above];
    }
};

Between at_probability(std::vector<std::size_t> const& order, double probability)
{
    double const place = probability * static_cast<double>(order.size() - 1);
    auto const whole = static_cast<std::size_t>(place);
    auto const next = std::min(whole + 1, order.size() - 1);
    return {static_cast<Index>(order[whole]), static_cast<Index>(order[next]), place - static_cast<double>(whole)};
}

//! One parameter's regression, for one outcome.
struct Fit {
    Vector residual;
    Vector fitted;
    double degrees_of_freedom{};
    double noise{};  //!< variance about the fit
};

Fit fit_of(Design const& design, Smooth const& smooth, Vector const& outcome)
{
    Fit fit;
    fit.fitted = design.columns * smooth.coefficients;
    fit.residual = outcome - fit.fitted;
    fit.degrees_of_freedom = smooth.degrees_of_freedom;
    double const left = std::max(static_cast<double>(outcome.size()) - fit.degrees_of_freedom, 1.0);
    fit.noise = fit.residual.squaredNorm() / left;
    return fit;
}

//! Var E[Y | x] / Var Y.
VarianceShare share_of(Fit const& fit, Vector const& outcome)
{
    auto const n = static_cast<double>(outcome.size());
    Vector const from_mean = (outcome.array() - stable_sum(numbers_of(outcome)) / n).square();
    Vector const from_fit = fit.residual.array().square();
    auto const ratio = ratio_of_means(numbers_of(from_fit), numbers_of(from_mean));
    double const beyond = std::max(fit.degrees_of_freedom - 1.0, 1.0);
    double const correction = (n - 1.0) / std::max(n - fit.degrees_of_freedom, 1.0);
    // Where the share is nothing, residuals and deviations are the same and the delta method sees no error: the fit's
    // degrees of freedom still wobble, as a χ² does.
    double const of_fit = std::sqrt(2.0 * beyond) / n;
    return {std::clamp(1.0 - ratio.value * correction, 0.0, 1.0), std::hypot(ratio.mcse * correction, of_fit)};
}

ExpectationAt expectation_at(Between const& where, Vector const& parameter, Design const& design, Smooth const& smooth,
                             Fit const& fit)
{
    Vector const row = (1.0 - where.share) * design.columns.row(where.below).transpose() +
                       where.share * design.columns.row(where.above).transpose();
    Vector const pull = smooth.factor.solve(row);
    double const of_smoother = fit.noise * row.dot(pull);
    Vector const weights = design.columns * pull;
    double const sandwich = weights.cwiseAbs2().dot(fit.residual.cwiseAbs2());
    return {where.of(parameter), where.of(fit.fitted), std::sqrt(std::max(of_smoother, sandwich))};
}

//! A parameter that does not vary, or an outcome that does not: nothing moves.
ParameterSensitivity unmoved(std::string name, double low, double high, double mean, double error)
{
    ParameterSensitivity result;
    result.name = std::move(name);
    result.method = "constant";
    result.low = {low, mean, error};
    result.high = {high, mean, error};
    return result;
}

bool varies(Vector const& outcome) { return outcome.minCoeff() < outcome.maxCoeff(); }

std::vector<std::string> names_of(Parameters const& parameters, std::vector<std::size_t> const& numbers)
{
    std::vector<std::string> names;
    names.reserve(numbers.size());
    for (auto const number : numbers) names.push_back(parameters.names[number]);
    return names;
}

void require_outcomes(std::span<Draws const> outcomes, Parameters const& parameters)
{
    require(!outcomes.empty(), "a sensitivity is of at least one outcome");
    auto const draws = outcomes.front().size();
    require(draws >= fewest_draws_for_sensitivity, "a sensitivity needs at least ten draws");
    for (auto const& outcome : outcomes) {
        require(outcome.size() == draws, "all outcomes have as many draws");
        require(std::all_of(outcome.begin(), outcome.end(), [](double y) { return std::isfinite(y); }),
                "every draw of an outcome is finite");
    }
    require_sound(parameters, draws);
}

}  // namespace

std::vector<Sensitivity> sensitivities(std::span<Draws const> outcomes, Parameters const& parameters)
{
    require_outcomes(outcomes, parameters);
    auto const draws = outcomes.front().size();
    Matrix responses(static_cast<Index>(draws), static_cast<Index>(outcomes.size()));
    std::vector<Sensitivity> all(outcomes.size());
    std::vector<double> scratch(draws);
    for (std::size_t y = 0; y < outcomes.size(); ++y) {
        responses.col(static_cast<Index>(y)) = column_of(outcomes[y]);
        auto const summary = summarise(outcomes[y], scratch);
        all[y].draws = draws;
        all[y].mean = summary.mean;
        all[y].standard_deviation = summary.mcse * std::sqrt(static_cast<double>(draws));
    }

    for (std::size_t p = 0; p < parameters.columns.size(); ++p) {
        Draws const* const one[] = {&parameters.columns[p]};
        auto const given = regressors(one, responses);
        auto const low = at_probability(given.order, low_probability);
        auto const high = at_probability(given.order, high_probability);
        Vector const values = column_of(parameters.columns[p]);
        bool const constant = given.design.columns.cols() == 1;
        auto const smooths = constant ? std::vector<Smooth>{} : regress(given.design, responses);
        for (std::size_t y = 0; y < outcomes.size(); ++y) {
            Vector const outcome = responses.col(static_cast<Index>(y));
            auto& into = all[y];
            double const error = into.standard_deviation / std::sqrt(static_cast<double>(draws));
            auto result = unmoved(parameters.names[p], low.of(values), high.of(values), into.mean, error);
            if (!constant && varies(outcome)) {
                auto const fit = fit_of(given.design, smooths[y], outcome);
                result.method = given.method;
                result.low = expectation_at(low, values, given.design, smooths[y], fit);
                result.high = expectation_at(high, values, given.design, smooths[y], fit);
                result.share = share_of(fit, outcome);
            }
            into.parameters.push_back(std::move(result));
        }
    }

    RankedParameters const ranked(parameters.columns);
    for (std::size_t y = 0; y < outcomes.size(); ++y) {
        auto partial = ranked.with(outcomes[y]);
        for (std::size_t p = 0; p < partial.size(); ++p) {
            auto& into = all[y].parameters[p];
            into.rank_correlation = partial[p].value;
            into.no_rank_correlation_reason = std::move(partial[p].reason);
            into.not_separable_from = names_of(parameters, partial[p].not_separable_from);
        }
    }
    return all;
}

Sensitivity sensitivity(Draws const& outcome, Parameters const& parameters)
{
    return std::move(sensitivities(std::span(&outcome, 1), parameters).front());
}

}  // namespace holdfast

#include "holdfast/questions/bridge.hpp"

#include "holdfast/base/contract.hpp"
#include "numerics/normal.hpp"
#include "questions/levers.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

//! A point of a belief and its weight.
struct Point {
    double value{};
    double weight{};
};

//! The trapezoid rule over the normal score, from -5 to 5 in quarters: for what is smooth there it is exact to rounding (its
//! error falls as exp(-2π²/h²)), where as many quantiles would leave the tails out.
std::vector<Point> points_of(Distribution const& about)
{
    constexpr int to_a_side = 20;
    constexpr double step = 0.25;
    std::vector<Point> points;
    double sum = 0.0;
    for (int i = -to_a_side; i <= to_a_side; ++i) {
        double const z = step * i;
        double const weight = std::exp(-0.5 * z * z);
        points.push_back({quantile(about, normal_probability(z)), weight});
        sum += weight;
    }
    for (auto& point : points) point.weight /= sum;
    return points;
}

//! The base case of one authority and strategy, with any belief moved.
class MovedBaseCase {
public:
    MovedBaseCase(Study const& study, Authority const& authority, std::size_t strategy)
        : authority_(authority), plan_(study), beliefs_(study), model_(study, plan_),
          strategy_(plan_.strategies[strategy]), values_(mean_values(study, beliefs_, authority)),
          levers_(levers_of(study, authority, strategy_))
    {
    }

    [[nodiscard]] std::vector<Lever> const& levers() const { return levers_; }

    //! Against the saving at the points' own mean, so that what is straight has no curve, whatever the points miss.
    double curve(Lever const& lever)
    {
        double& value = lever.value(values_);
        double const mean = value;
        double middle = 0.0;
        double average = 0.0;
        for (auto const& point : points_of(lever.belief.about)) {
            value = point.value;
            middle += point.weight * point.value;
            average += point.weight * saving();
        }
        value = middle;
        double const straight = saving();
        value = mean;
        return average - straight;
    }

private:
    double saving()
    {
        work_out_costs(beliefs_, values_);
        model_.prepare(authority_, values_.all);
        model_.save(strategy_, {EffectAs::Kind::used}, saving_);
        return cash(price_saved(saving_.discounted, model_.prices())) - saving_.programme +
               at(saving_.programme_parts, CostPart::guessed);
    }

    Authority const& authority_;
    Plan plan_;
    SharedBeliefs beliefs_;
    AuthorityModel<double> model_;
    StrategyPlan const& strategy_;
    Values values_;
    std::vector<Lever> levers_;
    StrategySaving<double> saving_;
};

}  // namespace

double Bridge::together() const
{
    double left = average.mean - base;
    for (auto const& curve : curves) left -= curve.saving;
    return left;
}

Bridge bridge(Findings const& findings, Result const& result)
{
    require(result.saved.has_value(), "a bridge leads to a saving, and there is one only where leaving was measured");
    Bridge bridge;
    bridge.cost_parts = findings.strategies.at(result.strategy).cost_parts;
    bridge.base = result.saved->base.net_cash + at(result.saved->base.programme, CostPart::guessed);
    bridge.average = result.saved->savings.after_built_cash;
    bridge.draws = findings.draws;
    MovedBaseCase base(findings.study, findings.study.authorities.at(result.authority), result.strategy);
    for (auto const& lever : base.levers())
        if (sd(lever.belief.about) > 0.0) bridge.curves.push_back({lever.belief, lever.scale, base.curve(lever)});
    std::stable_sort(bridge.curves.begin(), bridge.curves.end(),
                     [](Curve const& a, Curve const& b) { return std::abs(a.saving) > std::abs(b.saving); });
    return bridge;
}

}  // namespace holdfast

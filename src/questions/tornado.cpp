#include "holdfast/questions/tornado.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/study/findings.hpp"
#include "questions/levers.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast {

namespace {

std::size_t strategy_with_effect(Study const& study, std::string const& id)
{
    auto const strategies = strategies_of(study);
    auto const found =
        std::find_if(strategies.begin(), strategies.end(), [&](Strategy const& s) { return s.id == id; });
    require(found != strategies.end(), "a tornado is of one of the study's strategies, not: " + id);
    require(found->has_effect, "a tornado is of a strategy with turnover evidence, not: " + id);
    return static_cast<std::size_t>(found - strategies.begin());
}

std::vector<std::size_t> widest_first(std::vector<TornadoBar> const& bars, double (TornadoBar::*width)() const)
{
    std::vector<std::size_t> order(bars.size());
    std::iota(order.begin(), order.end(), std::size_t{});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return (bars[a].*width)() > (bars[b].*width)(); });
    return order;
}

}  // namespace

double TornadoBar::cash_width() const { return std::abs(high.net_cash - low.net_cash); }
double TornadoBar::total_width() const { return std::abs(high.net_total - low.net_total); }
double TornadoBar::known_cash_width() const
{
    return std::abs(high.net_cash + high.guessed - low.net_cash - low.guessed);
}

Tornado tornado(Study const& study, Authority const& authority, std::string const& strategy)
{
    constexpr double low = 0.025;
    auto const index = strategy_with_effect(study, strategy);
    Plan const plan(study);
    SharedBeliefs const beliefs(study);
    AuthorityModel<double> model(study, plan);
    StrategySaving<double> saving;
    auto values = mean_values(study, beliefs, authority);
    auto const net_saving = [&] {
        work_out_costs(beliefs, values);
        model.prepare(authority, values.all);
        model.save(plan.strategies[index], {EffectAs::Kind::used}, saving);
        auto const lines = price_saved(saving.discounted, model.prices());
        double const net_cash = cash(lines) - saving.programme;
        return TornadoEnd{0.0, net_cash, net_cash + capacity(lines) - saving.programme_time, saving.programme,
                          at(saving.programme_parts, CostPart::guessed)};
    };

    Tornado tornado;
    auto const base = net_saving();
    tornado.net_cash = base.net_cash;
    tornado.net_total = base.net_total;
    tornado.programme = base.programme;
    tornado.guessed = base.guessed;

    for (auto& lever : levers_of(study, authority, plan.strategies[index])) {
        if (!(sd(lever.belief.about) > 0.0)) continue;
        double& value = lever.value(values);
        double const mean = value;
        auto const end_at = [&](double input) {
            value = input;
            auto end = net_saving();
            end.input = value;
            value = mean;
            return end;
        };
        auto const& about = lever.belief.about;
        auto const at_low = end_at(quantile(about, low));
        auto const at_high = end_at(quantile(about, 1.0 - low));
        std::vector<TornadoEnd> without_expert;
        if (auto const experts = lever.belief.judgements.size(); experts > 1)
            for (std::size_t i = 0; i < experts; ++i)
                without_expert.push_back(end_at(holdfast::mean(holdfast::without_expert(about, i))));
        tornado.bars.push_back(
            {std::move(lever.belief), lever.scale, mean, at_low, at_high, std::move(without_expert)});
    }
    tornado.widest_in_cash = widest_first(tornado.bars, &TornadoBar::cash_width);
    tornado.widest_in_total = widest_first(tornado.bars, &TornadoBar::total_width);
    return tornado;
}

}  // namespace holdfast

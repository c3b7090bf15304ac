#include "holdfast/questions/tornado.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/study/findings.hpp"
#include "questions/levers.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>
#include <vector>

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

void order_by_width(Tornado& tornado)
{
    tornado.widest_in_cash = widest_first(tornado.bars, &TornadoBar::cash_width);
    tornado.widest_in_total = widest_first(tornado.bars, &TornadoBar::total_width);
}

// ---- Sums. ----

constexpr double no_one_value = std::numeric_limits<double>::quiet_NaN();

std::string begin_of_own(Authority const& authority) { return "authorities." + authority.code + "."; }

bool is_own(TornadoBar const& bar, Authority const& authority)
{
    return bar.belief.id.starts_with(begin_of_own(authority));
}

//! The id of what a bar of one authority is in the sum.
std::string id_in_sum(TornadoBar const& bar, Authority const& authority)
{
    if (!is_own(bar, authority)) return bar.belief.id;
    return "authorities.*." + bar.belief.id.substr(begin_of_own(authority).size());
}

//! "vacancies covered by agency staff, each authority's own"; "effect in each authority against other authorities: …".
std::string label_of_each(std::string label, std::string const& authority)
{
    auto const put = [&label](std::string const& part, std::string const& instead) {
        auto const at = label.find(part);
        if (at != std::string::npos) label.replace(at, part.size(), instead);
        return at != std::string::npos;
    };
    if (put(" in " + authority + " against ", " in each authority against ")) return label;
    if (!put(", " + authority, ", each authority's own")) label += ", each authority's own";
    return label;
}

//! An end of a bar where nothing has moved yet.
TornadoEnd unmoved(Tornado const& base, double input)
{
    return {input, base.net_cash, base.net_total, base.programme, base.guessed};
}

//! Moves a sum's end by as much as one authority's is away from that authority's base case.
void move(TornadoEnd& end, TornadoEnd const& by, Tornado const& from)
{
    end.net_cash += by.net_cash - from.net_cash;
    end.net_total += by.net_total - from.net_total;
    end.programme += by.programme - from.programme;
    end.guessed += by.guessed - from.guessed;
}

//! A bar that begins at the sum's base case, for one authority's bar that no other had yet.
TornadoBar begun(Tornado const& sum, TornadoBar const& bar, Authority const& authority)
{
    TornadoBar all{bar.belief, bar.scale, bar.mean, unmoved(sum, bar.low.input), unmoved(sum, bar.high.input),
                   {},         false};
    all.belief.id = id_in_sum(bar, authority);
    for (auto const& end : bar.without_expert) all.without_expert.push_back(unmoved(sum, end.input));
    if (!is_own(bar, authority)) return all;
    all.each_own = true;
    all.belief.label = label_of_each(bar.belief.label, authority.name);
    all.belief.source.clear();
    all.belief.judgements.clear();
    all.without_expert.clear();
    all.mean = all.low.input = all.high.input = no_one_value;
    return all;
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
    order_by_width(tornado);
    return tornado;
}

Tornado tornado_of_sum(Study const& study, std::string const& strategy)
{
    auto const& authorities = study.authorities;
    if (authorities.size() == 1) return tornado(study, authorities.front(), strategy);
    std::vector<Tornado> parts;
    Tornado sum{};
    for (auto const& authority : authorities) {
        parts.push_back(tornado(study, authority, strategy));
        sum.net_cash += parts.back().net_cash;
        sum.net_total += parts.back().net_total;
        sum.programme += parts.back().programme;
        sum.guessed += parts.back().guessed;
    }
    std::map<std::string, std::size_t> place;
    for (std::size_t a = 0; a < authorities.size(); ++a)
        for (auto const& bar : parts[a].bars) {
            auto const [known, is_new] = place.emplace(id_in_sum(bar, authorities[a]), sum.bars.size());
            if (is_new) sum.bars.push_back(begun(sum, bar, authorities[a]));
            auto& all = sum.bars[known->second];
            move(all.low, bar.low, parts[a]);
            move(all.high, bar.high, parts[a]);
            for (std::size_t i = 0; i < all.without_expert.size(); ++i)
                move(all.without_expert[i], bar.without_expert.at(i), parts[a]);
        }
    order_by_width(sum);
    return sum;
}

}  // namespace holdfast

#include "holdfast/portfolio/greedy.hpp"

#include "portfolio/search.hpp"

#include <algorithm>
#include <numeric>

namespace holdfast {

namespace {

//! More value per pound; anything that costs nothing first.
bool ranks_before(Offer const& a, Offer const& b)
{
    auto const cost_a = total_spend(a);
    auto const cost_b = total_spend(b);
    if (cost_a == 0 || cost_b == 0) return cost_a == 0 && (cost_b != 0 || a.value > b.value);
    return static_cast<double>(a.value) * static_cast<double>(cost_b) >
           static_cast<double>(b.value) * static_cast<double>(cost_a);
}

class Shopper {
public:
    Shopper(Market const& market, Terms const& terms) : market_(market), served_(market.authorities.size())
    {
        for (auto const& condition : terms.conditions) rows_.push_back(row_of(condition, market));
    }

    //! Buys it, with what set-up it still needs, unless its authority has something, or a condition that sets a maximum would break.
    bool buy(std::size_t offer)
    {
        if (market_.offers[offer].setup || served_[market_.offers[offer].authority]) return false;
        auto with = chosen_;
        with.push_back(offer);
        with = with_setups(market_, std::move(with));
        for (auto const& row : rows_)
            if (!row.at_least && amount_of(with, row) > amount_of(chosen_, row) && !keeps(with, row)) return false;
        chosen_ = std::move(with);
        served_[market_.offers[offer].authority] = true;
        return true;
    }

    GreedyChoice done(Terms const& terms)
    {
        std::sort(chosen_.begin(), chosen_.end());
        GreedyChoice greedy;
        greedy.keeps_all =
            std::all_of(rows_.begin(), rows_.end(), [&](auto const& row) { return keeps(chosen_, row); });
        if (terms.limits.any()) {
            auto const savings = savings_of(chosen_, terms.scenarios);
            if (auto const& limit = terms.limits.mean_of_worst)
                greedy.keeps_all =
                    greedy.keeps_all && mean_of_worst(savings, limit->share) >= limit->at_least - smallest_loss;
            if (auto const& limit = terms.limits.chance_of_no_loss)
                greedy.keeps_all = greedy.keeps_all && chance_of_no_loss(savings) >= limit->at_least;
        }
        for (auto const offer : chosen_) {
            greedy.choice.value += market_.offers[offer].value;
            greedy.choice.spend += total_spend(market_.offers[offer]);
        }
        greedy.choice.offers = std::move(chosen_);
        set_setups_apart(greedy.choice, market_);
        return greedy;
    }

private:
    Market const& market_;
    std::vector<bool> served_;
    std::vector<ConditionRow> rows_;
    std::vector<std::size_t> chosen_;
};

}  // namespace

std::vector<std::size_t> ranked_by_value_per_pound(Market const& market)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < market.offers.size(); ++i)
        if (market.offers[i].value > 0 && !market.offers[i].on_request) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return ranks_before(market.offers[a], market.offers[b]); });
    return order;
}

GreedyChoice choose_greedily(Market const& market, Terms const& terms)
{
    require_sound(market);
    require_sound(terms.conditions, market);
    Shopper shopper(market, terms);
    std::vector<std::size_t> cheapest(market.offers.size());
    std::iota(cheapest.begin(), cheapest.end(), std::size_t{});
    std::stable_sort(cheapest.begin(), cheapest.end(), [&](std::size_t a, std::size_t b) {
        return total_spend(market.offers[a]) < total_spend(market.offers[b]);
    });
    for (auto const& condition : terms.conditions) {
        if (!std::holds_alternative<MustBuy>(condition)) continue;
        auto const row = row_of(condition, market);
        for (auto const offer : cheapest)
            if (row.weights[offer] > 0 && shopper.buy(offer)) break;
    }
    for (auto const offer : ranked_by_value_per_pound(market)) shopper.buy(offer);
    return shopper.done(terms);
}

}  // namespace holdfast

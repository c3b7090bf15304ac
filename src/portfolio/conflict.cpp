#include "holdfast/portfolio/conflict.hpp"

#include "holdfast/base/contract.hpp"
#include "portfolio/integer_programme.hpp"
#include "portfolio/search.hpp"

#include <algorithm>
#include <numeric>

namespace holdfast {

namespace {

//! Which conditions are to be given up: the fewest; of equally few the earlier ones.
std::vector<std::size_t> fewest_to_give_up(Market const& market, std::vector<ConditionRow> const& rows)
{
    IntegerProgramme programme;
    programme.columns.assign(market.offers.size(), {0.0, 1.0, 0.0, true});
    std::vector<ProgrammeRow> of(market.authorities.size());
    std::vector<std::size_t> every(market.offers.size());
    std::iota(every.begin(), every.end(), std::size_t{0});
    for (auto const i : every)
        if (!market.offers[i].setup) of[market.offers[i].authority].add(i, 1.0);
    programme.rows = rows_of_setups(market, every);
    for (auto& one : of) {
        if (one.columns.empty()) continue;
        one.upper = 1.0;
        programme.rows.push_back(std::move(one));
    }
    // One condition fewer counts for more than any sum of places.
    auto const each = static_cast<double>(rows.size() * (rows.size() + 1) / 2 + 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        programme.columns.push_back({-each - static_cast<double>(i), 1.0, 0.0, true});
        auto const column = programme.columns.size() - 1;
        ProgrammeRow row;
        // How far the condition could be missed at most: in each authority the offer that misses it most.
        std::vector<double> away(buyers(market), 0.0);
        for (std::size_t o = 0; o < market.offers.size(); ++o) {
            auto const weight = static_cast<double>(rows[i].weights[o]);
            row.add(o, weight);
            auto& most = away[buyer_of(market.offers[o], market)];
            most = std::max(most, rows[i].at_least ? -weight : weight);
        }
        double missed = rows[i].at_least ? static_cast<double>(rows[i].bound) : -static_cast<double>(rows[i].bound);
        for (double const most : away) missed += most;
        row.add(column, rows[i].at_least ? std::max(missed, 0.0) : -std::max(missed, 0.0));
        (rows[i].at_least ? row.lower : row.upper) = static_cast<double>(rows[i].bound);
        if (!row.columns.empty()) programme.rows.push_back(std::move(row));
    }
    auto const solution = maximise(programme, no_node_limit);
    std::vector<std::size_t> given_up;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (solution.values.at(market.offers.size() + i) > 0.5) given_up.push_back(i);
    return given_up;
}

std::optional<std::vector<std::size_t>> any_choice(Market const& market, std::span<Condition const> conditions)
{
    Scenarios const none;
    Search search(market, conditions, {}, none, no_node_limit);
    auto found = search.maximise(std::vector<std::int64_t>(market.offers.size(), 0));
    if (!found) return std::nullopt;
    return std::move(found->offers);
}

//! The amount of the row that comes nearest to its bound within the conditions.
std::int64_t nearest_amount(Market const& market, std::span<Condition const> conditions, ConditionRow const& row)
{
    Scenarios const none;
    Search search(market, conditions, {}, none, no_node_limit);
    auto worth = row.weights;
    if (!row.at_least)
        for (auto& weight : worth) weight = -weight;
    auto const found = search.maximise(worth);
    require(found.has_value(), "conditions without the one that clashes can be met");
    return amount_of(found->offers, row);
}

//! Only what may be bought under all of the conditions, whatever it is worth: what may be bought does not change when
//! some of them are left out.
Market what_may_be_bought(Market const& market, std::span<Condition const> conditions)
{
    auto open = market;
    open.offers.clear();
    for (auto const& offer : market.offers) {
        if (!may_be_bought(offer, conditions, market)) continue;
        open.offers.push_back(offer);
        open.offers.back().value = offer.setup ? 0 : 1;
        open.offers.back().on_request = false;
    }
    return open;
}

template <class T> std::vector<T> all_but(std::vector<T> list, std::size_t place)
{
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(place));
    return list;
}

}  // namespace

std::vector<Clash> conflict(Market const& whole, std::span<Condition const> conditions)
{
    require_sound(whole);
    require_sound(conditions, whole);
    auto const market = what_may_be_bought(whole, conditions);
    if (any_choice(market, conditions)) return {};
    std::vector<ConditionRow> rows;
    for (auto const& condition : conditions) rows.push_back(row_of(condition, market));
    auto const given_up = fewest_to_give_up(market, rows);

    std::vector<Clash> clashes;
    for (auto const i : given_up) {
        // Those that are kept allow a choice; with this one they do not. Whatever can be spared for that goes, the later
        // conditions first.
        std::vector<std::size_t> with;
        for (std::size_t j = 0; j < conditions.size(); ++j)
            if (std::find(given_up.begin(), given_up.end(), j) == given_up.end()) with.push_back(j);
        auto const together = [&](std::vector<std::size_t> const& numbers, bool and_this) {
            std::vector<Condition> some;
            for (auto const j : numbers) some.push_back(conditions[j]);
            if (and_this) some.push_back(conditions[i]);
            return some;
        };
        for (std::size_t place = with.size(); place-- > 0;) {
            auto fewer = all_but(with, place);
            if (!any_choice(market, together(fewer, true))) with = std::move(fewer);
        }
        Clash clash;
        clash.condition = i;
        clash.asked = rows[i].bound;
        clash.possible = nearest_amount(market, together(with, false), rows[i]);
        clash.by_itself = with.empty();
        clash.with = std::move(with);
        clashes.push_back(std::move(clash));
    }
    return clashes;
}

std::optional<double> best_mean_of_worst(Market const& market, Terms const& terms)
{
    require(terms.limits.mean_of_worst.has_value(), "the share of the worst is given");
    Search search(market, terms.conditions, terms.limits, terms.scenarios, terms.most_nodes, terms.stop);
    return search.largest_mean_of_worst(terms.limits.mean_of_worst->share);
}

std::optional<double> best_chance_of_no_loss(Market const& market, Terms const& terms)
{
    require(terms.limits.chance_of_no_loss.has_value(), "the limit is on the chance");
    Search search(market, terms.conditions, terms.limits, terms.scenarios, terms.most_nodes, terms.stop);
    return search.largest_chance_of_no_loss();
}

}  // namespace holdfast

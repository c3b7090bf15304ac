#include "search.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast {

namespace {

//! May the offer be needed for what the condition asks a minimum of? `by_name`: does it ask for this very intervention?
struct Asked {
    bool at_all{};
    bool by_name{};
};
Asked asked_by(Condition const& condition, Offer const& offer, Market const& market)
{
    if (auto const* must = std::get_if<MustBuy>(&condition)) {
        bool const asked = must->authority == offer.authority && counts_for(offer, must->intervention);
        return {asked, asked};
    }
    if (auto const* some = std::get_if<AuthoritiesAtLeast>(&condition)) {
        bool const asked = some->count > 0 && counts_for(offer, some->intervention);
        return {asked, asked};
    }
    auto const region = market.region_of[offer.authority];
    if (auto const* share = std::get_if<RegionSpendAtLeast>(&condition)) return {share->region == region, false};
    if (auto const* share = std::get_if<RegionAuthoritiesAtLeast>(&condition)) return {share->region == region, false};
    return {};
}

bool is_worth_a_column(Offer const& offer, std::span<Condition const> conditions, RiskLimits const& limits,
                       Market const& market)
{
    if (!may_be_bought(offer, conditions, market)) return false;
    return offer.value > 0 || limits.any() ||
           std::any_of(conditions.begin(), conditions.end(),
                       [&](Condition const& c) { return asked_by(c, offer, market).at_all; });
}

}  // namespace

bool may_be_bought(Offer const& offer, std::span<Condition const> conditions, Market const& market)
{
    return !offer.on_request || std::any_of(conditions.begin(), conditions.end(),
                                            [&](Condition const& c) { return asked_by(c, offer, market).by_name; });
}

Search::Search(Market const& market, std::span<Condition const> conditions, RiskLimits const& limits,
               Scenarios const& scenarios, std::size_t most_nodes)
    : market_(market), limits_(limits), scenarios_(scenarios), most_nodes_(most_nodes)
{
    require_sound(market);
    require_sound(conditions, market);
    require(!limits.any() ||
                (scenarios.count > 0 && scenarios.savings.size() == scenarios.count * market.offers.size()),
            "limits on risk come with scenarios of every offer");
    for (auto const& condition : conditions) conditions_.push_back(row_of(condition, market));
    for (std::size_t i = 0; i < market.offers.size(); ++i)
        if (is_worth_a_column(market.offers[i], conditions, limits, market)) kept_.push_back(i);

    std::vector<ProgrammeRow> of(market.authorities.size());
    for (std::size_t column = 0; column < kept_.size(); ++column)
        of[market.offers[kept_[column]].authority].add(column, 1.0);
    for (auto& one : of) {
        if (one.columns.size() < 2) continue;
        one.upper = 1.0;
        authorities_.push_back(std::move(one));
    }
    loser_of_.resize(scenarios.count);
    if (limits_.chance_of_no_loss)
        cuts_.emplace_back().upper = static_cast<double>(losses_allowed(*limits_.chance_of_no_loss, scenarios_.count));
}

ProgrammeRow Search::row(ConditionRow const& condition) const
{
    ProgrammeRow made;
    for (std::size_t column = 0; column < kept_.size(); ++column)
        made.add(column, static_cast<double>(condition.weights[kept_[column]]));
    (condition.at_least ? made.lower : made.upper) = static_cast<double>(condition.bound);
    return made;
}

ProgrammeRow Search::anything_but(std::vector<std::size_t> const& offers) const
{
    ProgrammeRow made;
    for (std::size_t column = 0; column < kept_.size(); ++column)
        made.add(column, std::binary_search(offers.begin(), offers.end(), kept_[column]) ? 1.0 : -1.0);
    made.upper = static_cast<double>(offers.size()) - 1.0;
    return made;
}

ProgrammeRow Search::weighed_savings(std::span<double const> weights) const
{
    ProgrammeRow made;
    for (std::size_t column = 0; column < kept_.size(); ++column) {
        auto const savings = scenarios_.of(kept_[column]);
        made.add(column, std::inner_product(weights.begin(), weights.end(), savings.begin(), 0.0));
    }
    made.lower = 0.0;
    return made;
}

void Search::may_lose(std::size_t scenario, double worth)
{
    // The most that this scenario can lose: in each authority the worst of its packages, or none.
    std::vector<double> worst(market_.authorities.size(), 0.0);
    std::vector<double> alone(scenarios_.count, 0.0);
    alone[scenario] = 1.0;
    auto cut = weighed_savings(alone);
    for (std::size_t i = 0; i < cut.columns.size(); ++i) {
        auto& of = worst[market_.offers[kept_[static_cast<std::size_t>(cut.columns[i])]].authority];
        of = std::min(of, cut.weights[i]);
    }
    loser_of_[scenario] = losers_.size();
    losers_.push_back({worth, 1.0, 0.0, true});
    cut.add(kept_.size() + *loser_of_[scenario], -std::accumulate(worst.begin(), worst.end(), 0.0));
    cuts_.push_back(std::move(cut));
}

IntegerProgramme Search::assembled(std::vector<std::int64_t> const& worth, std::vector<ConditionRow> const& also,
                                   Sets const& not_these) const
{
    auto programme = relaxed(worth);
    programme.columns.insert(programme.columns.end(), losers_.begin(), losers_.end());
    for (auto const& condition : also) programme.rows.push_back(row(condition));
    for (auto const* sets : {&impossible_, &not_these})
        for (auto const& set : *sets) programme.rows.push_back(anything_but(set));
    for (auto const& cut : cuts_) programme.rows.push_back(cut);
    return programme;
}

IntegerProgramme Search::relaxed(std::vector<std::int64_t> const& worth) const
{
    IntegerProgramme programme;
    for (auto const offer : kept_) programme.columns.push_back({static_cast<double>(worth[offer]), 1.0, 0.0, true});
    for (auto const& condition : conditions_) programme.rows.push_back(row(condition));
    programme.rows.insert(programme.rows.end(), authorities_.begin(), authorities_.end());
    return programme;
}

std::vector<std::size_t> Search::bought(std::vector<double> const& values) const
{
    std::vector<std::size_t> offers;
    for (std::size_t column = 0; column < kept_.size(); ++column)
        if (values[column] > 0.5) offers.push_back(kept_[column]);
    return offers;
}

bool Search::keeps_all(std::vector<std::size_t> const& offers, std::vector<ConditionRow> const& also) const
{
    std::vector<bool> served(market_.authorities.size());
    for (auto const offer : offers) {
        if (served[market_.offers[offer].authority]) return false;
        served[market_.offers[offer].authority] = true;
    }
    for (auto const* rows : {&conditions_, &also})
        for (auto const& condition : *rows)
            if (!keeps(offers, condition)) return false;
    return true;
}

//! Adds the rows that the choice breaks.
bool Search::add_cuts(std::vector<std::size_t> const& offers)
{
    bool broken = false;
    if (!limits_.any()) return broken;
    auto const savings = savings_of(offers, scenarios_);
    if (auto const& limit = limits_.mean_of_worst)
        if (mean_of_worst(savings, limit->share) < limit->at_least - smallest_loss) {
            auto cut = weighed_savings(weights_of_worst(savings, limit->share));
            cut.lower = limit->at_least;
            cuts_.push_back(std::move(cut));
            broken = true;
        }
    if (auto const& limit = limits_.chance_of_no_loss) {
        auto const allowed = losses_allowed(*limit, savings.size());
        std::vector<std::size_t> lost;
        for (std::size_t i = 0; i < savings.size(); ++i)
            if (savings[i] < -smallest_loss) lost.push_back(i);
        if (lost.size() > allowed) {
            for (auto const i : lost)
                if (!loser_of_[i]) {
                    may_lose(i, 0.0);
                    cuts_.front().add(kept_.size() + *loser_of_[i], 1.0);
                }
            broken = true;
        }
    }
    return broken;
}

std::optional<Search::Found> Search::maximise(std::vector<std::int64_t> const& worth,
                                              std::vector<ConditionRow> const& also, Sets const& not_these)
{
    Proof proof;
    auto most = most_nodes_;
    for (;;) {
        auto const solution = holdfast::maximise(assembled(worth, also, not_these), most);
        proof.nodes += solution.nodes;
        if (!solution.found) {
            if (solution.proven) return std::nullopt;
            most = no_node_limit;  // nothing was found in time: there may still be something
            continue;
        }
        auto offers = bought(solution.values);
        if (!keeps_all(offers, also)) {
            impossible_.push_back(std::move(offers));
            continue;
        }
        if (add_cuts(offers)) continue;
        proof.proven = solution.proven;
        proof.bound = solution.bound;
        proof.cuts = static_cast<std::size_t>(
            std::count_if(cuts_.begin(), cuts_.end(), [](ProgrammeRow const& cut) { return !cut.columns.empty(); }));
        return Found{std::move(offers), proof};
    }
}

std::optional<double> Search::largest_mean_of_worst(double share)
{
    std::vector<std::int64_t> const nothing(market_.offers.size(), 0);
    std::vector<ProgrammeRow> cuts;
    // No mean of a worst part is larger than the mean of all.
    std::vector<double> weights(scenarios_.count, 1.0 / static_cast<double>(scenarios_.count));
    for (;;) {
        auto cut = weighed_savings(weights);
        cut.add(kept_.size(), -1.0);
        cuts.push_back(std::move(cut));
        auto programme = relaxed(nothing);
        programme.columns.push_back({1.0, 1e13, -1e13, false});
        programme.rows.insert(programme.rows.end(), cuts.begin(), cuts.end());
        auto const solution = holdfast::maximise(programme, no_node_limit);
        if (!solution.found) return std::nullopt;
        auto const savings = savings_of(bought(solution.values), scenarios_);
        double const reached = mean_of_worst(savings, share);
        if (reached >= solution.values.back() - std::max(1.0, 1e-7 * std::abs(reached))) return reached;
        weights = weights_of_worst(savings, share);
    }
}

std::optional<double> Search::largest_chance_of_no_loss()
{
    std::vector<std::int64_t> const nothing(market_.offers.size(), 0);
    cuts_.clear();
    losers_.clear();
    std::fill(loser_of_.begin(), loser_of_.end(), std::nullopt);
    for (;;) {
        auto const solution = holdfast::maximise(assembled(nothing, {}, {}), no_node_limit);
        if (!solution.found) return std::nullopt;
        auto const savings = savings_of(bought(solution.values), scenarios_);
        bool added = false;
        for (std::size_t i = 0; i < savings.size(); ++i)
            if (savings[i] < -smallest_loss && !loser_of_[i]) {
                may_lose(i, -1.0);
                added = true;
            }
        if (!added) return chance_of_no_loss(savings);
    }
}

}  // namespace holdfast

#include "portfolio/search.hpp"

#include "holdfast/base/contract.hpp"
#include "portfolio/repair.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast {

namespace {

constexpr int most_rounds_at_the_root = 30;
constexpr std::size_t most_known = 200;

std::int64_t sum_of(std::vector<std::size_t> const& offers, std::vector<std::int64_t> const& worth)
{
    return std::accumulate(offers.begin(), offers.end(), std::int64_t{},
                           [&](std::int64_t sum, std::size_t offer) { return sum + worth[offer]; });
}

//! Worths are whole: less than one above is nothing above. The bound's last digits are the solver's.
bool leaves_nothing_to_find(double bound, std::int64_t worth)
{
    double const noise = 1e-3 + 1e-11 * std::abs(bound);
    return std::floor(bound + noise) <= static_cast<double>(worth);
}

//! May the offer be needed for what the condition asks a minimum of? `by_name`: does it ask for this very intervention?
struct Asked {
    bool at_all{};
    bool by_name{};
};
Asked asked_by(Condition const& condition, Offer const& offer, Market const& market)
{
    if (offer.setup) return {};  // whoever needs it is asked for
    if (auto const* must = std::get_if<MustBuy>(&condition)) {
        bool const asked = must->authority == offer.authority && counts_for(offer, must->intervention);
        return {asked, asked};
    }
    if (auto const* some = std::get_if<AuthoritiesAtLeast>(&condition)) {
        bool const asked = some->count > 0 && counts_for(offer, some->intervention);
        return {asked, asked};
    }
    auto const region = region_of(offer, market);
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

std::vector<ProgrammeRow> rows_of_setups(Market const& market, std::vector<std::size_t> const& columns)
{
    std::vector<std::optional<std::size_t>> column_of(market.setups.size());
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (auto const& setup = market.offers[columns[column]].setup) column_of[*setup] = column;
    std::vector<ProgrammeRow> rows;
    std::vector<ProgrammeRow> needed(market.setups.size());
    for (std::size_t column = 0; column < columns.size(); ++column)
        for (auto const setup : market.offers[columns[column]].needs) {
            auto& row = rows.emplace_back();
            row.add(column, 1.0);
            row.add(column_of[setup].value(), -1.0);
            row.upper = 0.0;
            needed[setup].add(column, -1.0);
        }
    for (std::size_t setup = 0; setup < needed.size(); ++setup) {
        if (!column_of[setup]) continue;
        needed[setup].add(*column_of[setup], 1.0);
        needed[setup].upper = 0.0;
        rows.push_back(std::move(needed[setup]));
    }
    return rows;
}

void set_setups_apart(Choice& choice, Market const& market)
{
    auto const setups = std::partition_point(choice.offers.begin(), choice.offers.end(),
                                             [&market](std::size_t offer) { return !market.offers[offer].setup; });
    choice.setups.assign(setups, choice.offers.end());
    choice.offers.erase(setups, choice.offers.end());
}

bool may_be_bought(Offer const& offer, std::span<Condition const> conditions, Market const& market)
{
    return !offer.on_request || std::any_of(conditions.begin(), conditions.end(),
                                            [&](Condition const& c) { return asked_by(c, offer, market).by_name; });
}

Search::Search(Market const& market, std::span<Condition const> conditions, RiskLimits const& limits,
               Scenarios const& scenarios, std::size_t most_nodes, std::function<bool()> stop)
    : market_(market), limits_(limits), scenarios_(scenarios), most_nodes_(most_nodes), stop_(std::move(stop))
{
    require_sound(market);
    require_sound(conditions, market);
    require(!limits.any() ||
                (scenarios.count > 0 && scenarios.savings.size() == scenarios.count * market.offers.size()),
            "limits on risk come with scenarios of every offer");
    for (auto const& condition : conditions) conditions_.push_back(row_of(condition, market));
    for (std::size_t i = 0; i < market.offers.size(); ++i)
        if (!market.offers[i].setup && is_worth_a_column(market.offers[i], conditions, limits, market))
            kept_.push_back(i);
    kept_ = with_setups(market, std::move(kept_));
    setups_ = rows_of_setups(market, kept_);

    std::vector<ProgrammeRow> of(market.authorities.size());
    for (std::size_t column = 0; column < kept_.size(); ++column)
        if (!market.offers[kept_[column]].setup) of[market.offers[kept_[column]].authority].add(column, 1.0);
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

//! The most that what these weights add up to can lose: no more than in each authority the worst of its packages, and no
//! more than the conditions allow for.
double Search::largest_loss(ProgrammeRow const& savings) const
{
    std::vector<double> worst(buyers(market_), 0.0);
    IntegerProgramme programme;
    programme.columns.assign(kept_.size(), {0.0, 1.0, 0.0, true});
    for (std::size_t i = 0; i < savings.columns.size(); ++i) {
        auto const column = static_cast<std::size_t>(savings.columns[i]);
        auto& of = worst[buyer_of(market_.offers[kept_[column]], market_)];
        of = std::min(of, savings.weights[i]);
        programme.columns[column].worth = -savings.weights[i];
    }
    double const apart = -std::accumulate(worst.begin(), worst.end(), 0.0);
    if (stopped_) return apart;
    for (auto const& condition : conditions_) programme.rows.push_back(row(condition));
    for (auto const* rows : {&authorities_, &setups_, &trims_})
        programme.rows.insert(programme.rows.end(), rows->begin(), rows->end());
    auto const within = maximise_in_parts(programme);
    if (!within) return apart;
    return std::min(apart, std::max(within->value, 0.0) * (1.0 + 1e-6) + smallest_loss);
}

void Search::may_lose(std::size_t scenario, double worth)
{
    std::vector<double> alone(scenarios_.count, 0.0);
    alone[scenario] = 1.0;
    auto cut = weighed_savings(alone);
    double const most = largest_loss(cut);
    loser_of_[scenario] = losers_.size();
    losers_.push_back({worth, 1.0, 0.0, true});
    cut.add(kept_.size() + *loser_of_[scenario], most);
    cuts_.push_back(std::move(cut));
}

IntegerProgramme Search::assembled(Task const& task) const
{
    auto programme = relaxed(task.worth);
    programme.columns.insert(programme.columns.end(), losers_.begin(), losers_.end());
    for (auto const& condition : task.also) programme.rows.push_back(row(condition));
    for (auto const* sets : {&impossible_, &task.not_these})
        for (auto const& set : *sets) programme.rows.push_back(anything_but(set));
    for (auto const* rows : {&trims_, &cuts_})
        for (auto const& cut : *rows) programme.rows.push_back(cut);
    return programme;
}

IntegerProgramme Search::relaxed(std::vector<std::int64_t> const& worth) const
{
    IntegerProgramme programme;
    for (auto const offer : kept_) programme.columns.push_back({static_cast<double>(worth[offer]), 1.0, 0.0, true});
    for (auto const& condition : conditions_) programme.rows.push_back(row(condition));
    for (auto const* rows : {&authorities_, &setups_})
        programme.rows.insert(programme.rows.end(), rows->begin(), rows->end());
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
    std::vector<bool> served(buyers(market_));
    for (auto const offer : offers) {
        auto const buyer = buyer_of(market_.offers[offer], market_);
        if (served[buyer]) return false;
        served[buyer] = true;
    }
    if (with_setups(market_, offers) != offers) return false;
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
                if (!loser_of_[i] && !should_stop()) {
                    may_lose(i, 0.0);
                    cuts_.front().add(kept_.size() + *loser_of_[i], 1.0);
                }
            broken = true;
        }
    }
    return broken;
}

bool Search::should_stop()
{
    if (!stopped_ && stop_ && stop_()) stopped_ = true;
    return stopped_;
}

void Search::remember(std::vector<std::size_t> offers)
{
    if (known_.size() < most_known && std::find(known_.begin(), known_.end(), offers) == known_.end())
        known_.push_back(std::move(offers));
}

bool Search::may_be_handed_over(std::vector<std::size_t> const& offers, Task const& task) const
{
    bool const offered = std::all_of(offers.begin(), offers.end(), [&](std::size_t offer) {
        return std::binary_search(kept_.begin(), kept_.end(), offer);
    });
    if (!offered || !keeps_all(offers, task.also)) return false;
    if (std::find(task.not_these.begin(), task.not_these.end(), offers) != task.not_these.end()) return false;
    return !limits_.any() || beyond(limits_, savings_of(offers, scenarios_)) <= 0.0;
}

std::optional<std::vector<std::size_t>> Search::best_known(Task const& task) const
{
    std::vector<std::size_t> const* best = nullptr;
    for (auto const& set : known_)
        if (may_be_handed_over(set, task) && (best == nullptr || sum_of(set, task.worth) > sum_of(*best, task.worth)))
            best = &set;
    return best == nullptr ? std::nullopt : std::optional(*best);
}

//! Rows of trimmed sums, as long as the programme in parts breaks one: before the first branch, where they are worth most.
void Search::tighten(Task const& task, Proof& proof)
{
    double apart = 0.0;
    std::vector<double> most(buyers(market_), 0.0);
    for (auto const offer : kept_) {
        auto& of = most[buyer_of(market_.offers[offer], market_)];
        of = std::max(of, static_cast<double>(task.worth[offer]));
    }
    for (double const of : most) apart += of;
    proof.bound = apart;
    if (!limits_.chance_of_no_loss && !should_stop()) return;
    for (int round = 0; round < most_rounds_at_the_root; ++round) {
        auto const solution = maximise_in_parts(assembled(task));
        if (!solution) return;
        proof.bound = std::min(proof.bound, solution->value);
        if (!limits_.chance_of_no_loss || should_stop()) return;
        auto const allowed = losses_allowed(*limits_.chance_of_no_loss, scenarios_.count);
        auto cut = TrimmedSums(scenarios_, kept_, allowed).broken_by(solution->values);
        if (!cut) return;
        trims_.push_back(*std::move(cut));
    }
}

//! A choice that breaks a limit on risk has others near it that do not.
void Search::look_near(std::vector<std::size_t> const& offers, Task const& task)
{
    auto const keeps = [&](std::vector<std::size_t> const& set) {
        return keeps_all(set, task.also) &&
               std::find(task.not_these.begin(), task.not_these.end(), set) == task.not_these.end();
    };
    if (auto near = repaired({market_, limits_, scenarios_, kept_, task.worth, keeps}, offers))
        remember(*std::move(near));
}

//! Solves the programme as far as it is known. True where it has to be solved again, with what this solution broke; else
//! `found` is the choice, or there is none.
bool Search::solve_round(Task const& task, Proof& proof, std::optional<std::vector<std::size_t>>& found)
{
    auto const solution =
        holdfast::maximise(assembled(task), most_nodes_ - proof.nodes, [this] { return should_stop(); });
    proof.nodes += solution.nodes;
    proof.proven = solution.proven;
    if (!solution.found && solution.proven) return false;
    proof.bound = std::min(proof.bound, solution.bound);
    if (!solution.found) return false;
    auto offers = bought(solution.values);
    if (!keeps_all(offers, task.also)) {
        impossible_.push_back(std::move(offers));
        proof.proven = false;
        return solution.proven;
    }
    if (add_cuts(offers)) {
        look_near(offers, task);
        proof.proven = false;
        return solution.proven;
    }
    found = std::move(offers);
    return false;
}

std::optional<Search::Found> Search::maximise(std::vector<std::int64_t> const& worth,
                                              std::vector<ConditionRow> const& also, Sets const& not_these)
{
    Task const task{worth, also, not_these};
    Proof proof;
    tighten(task, proof);
    std::optional<std::vector<std::size_t>> found;
    for (bool again = true; again;) {
        auto const known = limits_.any() ? best_known(task) : std::nullopt;
        if (known && leaves_nothing_to_find(proof.bound, sum_of(*known, worth))) {
            proof.proven = true;
            found = known;
            break;
        }
        proof.proven = false;
        if (should_stop() || proof.nodes >= most_nodes_) break;
        again = solve_round(task, proof, found);
    }
    cut_short_ = !proof.proven;
    if (auto known = proof.proven && found ? std::nullopt : best_known(task))
        if (!found || sum_of(*known, worth) > sum_of(*found, worth)) found = std::move(known);
    if (!found) return std::nullopt;
    remember(*found);
    proof.bound = std::max(proof.bound, static_cast<double>(sum_of(*found, worth)));
    proof.cuts = trims_.size() + static_cast<std::size_t>(std::count_if(
                                     cuts_.begin(), cuts_.end(), [](auto const& cut) { return !cut.columns.empty(); }));
    return Found{*std::move(found), proof};
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
        auto const solution = holdfast::maximise(programme, most_nodes_, [this] { return should_stop(); });
        cut_short_ = !solution.proven;
        if (!solution.found || cut_short_) return std::nullopt;
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
    trims_.clear();
    losers_.clear();
    std::fill(loser_of_.begin(), loser_of_.end(), std::nullopt);
    for (;;) {
        auto const solution =
            holdfast::maximise(assembled({nothing, {}, {}}), most_nodes_, [this] { return should_stop(); });
        cut_short_ = !solution.proven;
        if (!solution.found || cut_short_) return std::nullopt;
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

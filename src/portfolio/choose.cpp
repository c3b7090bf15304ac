#include "holdfast/portfolio/choose.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/portfolio/greedy.hpp"
#include "portfolio/search.hpp"

#include <algorithm>
#include <numeric>

namespace holdfast {

namespace {

std::vector<std::int64_t> values_of(Market const& market)
{
    std::vector<std::int64_t> values;
    for (auto const& offer : market.offers) values.push_back(offer.value);
    return values;
}

std::int64_t sum_of(std::vector<std::size_t> const& offers, std::vector<std::int64_t> const& amounts)
{
    return std::accumulate(offers.begin(), offers.end(), std::int64_t{},
                           [&](std::int64_t sum, std::size_t offer) { return sum + amounts[offer]; });
}

class Chooser {
public:
    Chooser(Market const& market, Terms const& terms)
        : market_(market),
          search_(market, terms.conditions, terms.limits, terms.scenarios, terms.most_nodes, terms.stop),
          values_(values_of(market))
    {
        for (auto const& offer : market.offers) spend_.push_back(total_spend(offer));
        search_.remember({});
        search_.remember(with_setups(market, choose_greedily(market, terms).choice.offers));
    }

    std::optional<Choices> choose(SearchEnd& end)
    {
        auto choices = searched(end);
        end.stopped = end.stopped || search_.was_stopped();
        return choices;
    }

private:
    std::optional<Choices> searched(SearchEnd& end)
    {
        auto found = search_.maximise(values_);
        end.cut_short = end.cut_short || search_.was_cut_short();
        if (!found) return std::nullopt;
        Choices choices{made(*std::move(found)), std::nullopt};
        if (search_.was_stopped()) {
            end.cut_short = true;  // the second best is not looked for
            return choices;
        }
        choices.second = next(choices);
        end.cut_short = end.cut_short || search_.was_cut_short();
        if (!choices.second || choices.second->value < choices.best.value) return choices;
        // Two of equal value (or a search cut short before it found the better one).
        if (choices.second->value > choices.best.value) std::swap(choices.best, *choices.second);
        else settle_tie(choices);
        return choices;
    }

    [[nodiscard]] Choice made(Search::Found place_found) const
    {
        Choice choice{std::move(place_found.offers), 0, 0, place_found.proof};
        choice.value = sum_of(choice.offers, values_);
        choice.spend = sum_of(choice.offers, spend_);
        set_setups_apart(choice, market_);
        // The bound of a proven search is the choice's own value; what the solver adds in the last digits is noise.
        if (choice.proof.proven) choice.proof.bound = static_cast<double>(choice.value);
        return choice;
    }

    std::optional<Choice> next(Choices const& choices)
    {
        auto found = search_.maximise(values_, {}, {with_setups(market_, choices.best.offers)});
        if (!found) return std::nullopt;
        return made(*std::move(found));
    }

    //! The cheapest of equal value; of equally cheap ones that whose offers stand earlier.
    void settle_tie(Choices& choices)
    {
        auto const less = [](std::vector<std::int64_t> amounts) {
            for (auto& amount : amounts) amount = -amount;
            return amounts;
        };
        std::vector<std::int64_t> places(values_.size());
        std::iota(places.begin(), places.end(), std::int64_t{1});
        std::vector<ConditionRow> equals{{values_, choices.best.value, true}};
        auto found = search_.maximise(less(spend_), equals);
        require(found.has_value(), "a choice that was found is still there");
        equals.push_back({spend_, sum_of(found->offers, spend_), false});
        found = search_.maximise(less(places), equals);
        require(found.has_value(), "a choice that was found is still there");
        auto const proof = choices.best.proof;
        auto best = made(*std::move(found));
        best.proof = proof;
        if (best.offers != choices.best.offers) {
            if (best.offers == choices.second->offers) choices.second = choices.best;
            choices.best = std::move(best);
        }
    }

    Market const& market_;
    Search search_;
    std::vector<std::int64_t> values_, spend_;
};

}  // namespace

std::optional<Choices> choose(Market const& market, Terms const& terms, SearchEnd& end)
{
    return Chooser(market, terms).choose(end);
}

std::optional<Choices> choose(Market const& market, Terms const& terms)
{
    SearchEnd end;
    return choose(market, terms, end);
}

std::optional<Relaxation> relax(Market const& market, std::span<Condition const> conditions)
{
    Scenarios const none;
    Search const search(market, conditions, {}, none, 0);
    auto const solution = maximise_in_parts(search.relaxed(values_of(market)));
    if (!solution) return std::nullopt;
    Relaxation relaxation{solution->value, 0.0};
    for (std::size_t i = 0; i < conditions.size(); ++i)
        if (std::holds_alternative<TotalAtMost>(conditions[i])) relaxation.worth_of_a_pound += solution->duals[i];
    return relaxation;
}

}  // namespace holdfast

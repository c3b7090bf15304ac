#include "report/words/budget_words.hpp"

#include "base/text.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace holdfast::report {

bool is_money(Objective objective)
{
    return objective == Objective::cash_saving || objective == Objective::total_saving;
}

double units_of(Objective objective) { return is_money(objective) ? 1.0 : 1000.0; }

std::string whole_pounds(WholePounds pounds)
{
    auto text = std::to_string(std::abs(pounds));
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return (pounds < 0 ? "−£" : "£") + text;
}

std::string condition_words(Condition const& condition, Market const& market)
{
    auto const per_cent = [](std::int64_t per_myriad) { return percent(static_cast<double>(per_myriad) / 10'000.0); };
    auto const pair = [&](auto const& c) {
        return fmt::format("{} in {}", market.interventions[c.intervention], visible(market.authorities[c.authority]));
    };
    auto const authorities = [](std::int64_t count) {
        return counted(static_cast<std::uint64_t>(count), "authority", "authorities");
    };
    if (auto const* c = std::get_if<TotalAtMost>(&condition))
        return fmt::format("spend of at most {} in all", whole_pounds(c->pounds));
    if (auto const* c = std::get_if<YearAtMost>(&condition))
        return fmt::format("spend of at most {} in {}", whole_pounds(c->pounds), market.years[c->year]);
    if (auto const* c = std::get_if<MustBuy>(&condition)) return "the must-have " + pair(*c);
    if (auto const* c = std::get_if<MayNotBuy>(&condition)) return "the exclusion of " + pair(*c);
    if (auto const* c = std::get_if<AuthoritiesAtMost>(&condition))
        return fmt::format("{} in at most {}", market.interventions[c->intervention], authorities(c->count));
    if (auto const* c = std::get_if<AuthoritiesAtLeast>(&condition))
        return fmt::format("{} in at least {}", market.interventions[c->intervention], authorities(c->count));
    if (auto const* c = std::get_if<RegionSpendAtLeast>(&condition))
        return fmt::format("at least {} of the spend in {}", per_cent(c->per_myriad),
                           visible(market.regions[c->region]));
    if (auto const* c = std::get_if<RegionAuthoritiesAtLeast>(&condition))
        return fmt::format("at least {} of the authorities that buy in {}", per_cent(c->per_myriad),
                           visible(market.regions[c->region]));
    auto const& c = std::get<ChanceAtLeast>(condition);
    return fmt::format("a chance of saving of at least {} for every package bought", percent(c.probability));
}

Strategy const& offered(BudgetFindings const& findings, std::size_t offer)
{
    return findings.strategies.at(findings.offers.at(offer).strategy);
}

std::string buyer(BudgetFindings const& findings, std::size_t offer)
{
    return visible(findings.study.authorities.at(findings.offers.at(offer).authority).name);
}

std::string buyers(BudgetFindings const& findings, Choice const& choice)
{
    if (choice.offers.size() == 1) return buyer(findings, choice.offers.front());
    return counted(choice.offers.size(), "authority", "authorities");
}

ByPart<double> programme_parts(BudgetFindings const& findings, Choice const& choice)
{
    ByPart<double> parts{};
    for (auto const offer : choice.offers) {
        auto const bought = purchase_in(findings, choice, offer).figures;
        for (auto const part : all_cost_parts) at(parts, part) += at(bought.programme_parts, part);
    }
    return parts;
}

double spend_of(Purchase const& purchase)
{
    WholePounds sum = 0;
    for (auto const year : purchase.spend) sum += year;
    return static_cast<double>(sum);
}

std::vector<std::size_t> bearers_of(BudgetFindings const& findings, Choice const& choice, std::size_t setup)
{
    std::vector<std::size_t> bearers;
    for (auto const bought : choice.offers) {
        auto const& needs = findings.market.offers[bought].needs;
        if (std::find(needs.begin(), needs.end(), setup) != needs.end()) bearers.push_back(bought);
    }
    return bearers;
}

std::vector<std::string> setup_sentences(BudgetFindings const& findings, Choice const& choice)
{
    std::vector<std::string> sentences;
    for (auto const offer : choice.setups) {
        auto const number = findings.market.offers.at(offer).setup.value();
        auto const& setup = findings.setups.at(number);
        std::vector<std::string> who;
        for (auto const bearer : bearers_of(findings, choice, number)) who.push_back(buyer(findings, bearer));
        auto const& alliance = findings.study.alliances.at(setup.alliance);
        sentences.push_back(fmt::format(
            "{}: {}. It is bought once, for {}, and {} {} it{}. {}",
            visible(findings.study.interventions.at(setup.intervention).name), shared_setup_words(alliance),
            whole_pounds(total_spend(findings.market.offers[offer])),
            who.size() <= 3 ? in_words(who) : counted(who.size(), "authority", "authorities"),
            who.size() == 1 ? "bears" : "bear", who.size() == 1 ? " alone" : " by staff in post", run_counts_a_share));
    }
    return sentences;
}

}  // namespace holdfast::report

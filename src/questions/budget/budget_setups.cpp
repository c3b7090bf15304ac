#include "questions/budget/budget_setups.hpp"

#include "engine/authority_model.hpp"
#include "numerics/running.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace holdfast {

SharedSetups::SharedSetups(Study const& study, Plan const& plan, std::vector<Strategy> const& strategies)
    : study_(study), plan_(plan), strategies_(strategies)
{
}

std::size_t SharedSetups::number_of(std::size_t alliance, std::size_t intervention)
{
    auto const found = std::find_if(all_.begin(), all_.end(), [&](One const& one) {
        return one.alliance == alliance && one.intervention == intervention;
    });
    if (found != all_.end()) return static_cast<std::size_t>(found - all_.begin());
    One made;
    made.alliance = alliance;
    made.intervention = intervention;
    // The interventions' own strategies come first, each with itself as its only member.
    auto const& strategy = plan_.strategies.at(intervention);
    made.weight = strategy.delivered.front().starts;
    for (std::size_t year = 0; year < strategy.delivered_by_year.size(); ++year)
        if (strategy.delivered_by_year[year].starts > 0.0) made.year = year;
    all_.push_back(std::move(made));
    return all_.size() - 1;
}

std::vector<NeededSetup> SharedSetups::needed_by(std::size_t authority, std::size_t strategy)
{
    std::vector<NeededSetup> needed;
    auto const& of = study_.authorities[authority];
    for (auto const member : strategies_[strategy].members) {
        auto const* alliance = alliance_of(study_, of, study_.interventions[member]);
        if (alliance == nullptr) continue;
        auto const number = static_cast<std::size_t>(alliance - study_.alliances.data());
        needed.push_back({number_of(number, member), alliance->share_of(of.code)});
    }
    return needed;
}

void SharedSetups::draw(Engine const& engine, Chunk const& chunk)
{
    auto const draws = chunk.draws();
    for (auto& one : all_) {
        auto const& slots = engine.beliefs().interventions[one.intervention];
        Member<double> member;
        member.parts = plan_.strategies.at(one.intervention).parts_of_costs.front();
        one.cash.assign(draws, 0.0);
        one.time.assign(draws, 0.0);
        for (auto& part : one.parts) part.assign(draws, 0.0);
        for (std::size_t row = 0; row < draws; ++row) {
            auto const values = intervention_values<double>(slots, chunk.shared_at(row));
            member.costs = values.costs;
            member.resources = values.resource_costs;
            one.cash[row] = cash_costs(member).setup;
            if (member.resources) one.time[row] = whole(member.resources->time).setup;
            for (auto const part : all_cost_parts) at(one.parts, part)[row] = cash_costs(member, part).setup;
        }
    }
}

double SharedSetups::present_value(std::size_t setup, std::size_t row, bool with_time) const
{
    auto const& one = all_[setup];
    return one.weight * (one.cash[row] + (with_time ? one.time[row] : 0.0));
}

double SharedSetups::spend(std::size_t setup, std::size_t year, std::size_t row) const
{
    auto const& one = all_[setup];
    return one.year == year ? one.cash[row] : 0.0;
}

void SharedSetups::add_to(std::vector<SetupFigures>& sums) const
{
    for (std::size_t i = 0; i < all_.size(); ++i) {
        auto const& one = all_[i];
        double const cash = stable_sum(one.cash);
        sums[i].cash += one.weight * cash;
        sums[i].time += one.weight * stable_sum(one.time);
        if (one.year) sums[i].spend[*one.year] += cash;
        for (auto const part : all_cost_parts)
            at(sums[i].programme_parts, part) += one.weight * stable_sum(at(one.parts, part));
    }
}

void SharedSetups::put_into(Market& market, std::vector<SetupFigures>& figures) const
{
    for (auto const& one : all_) {
        auto const& alliance = study_.alliances[one.alliance];
        SharedSetup setup;
        setup.name = study_.interventions[one.intervention].id + ": set-up of " + alliance.id;
        bool first = true;
        for (std::size_t a = 0; a < study_.authorities.size(); ++a) {
            if (!alliance.has_member(study_.authorities[a].code)) continue;
            if (first) setup.region = market.region_of[a];
            else if (setup.region != market.region_of[a]) setup.region.reset();
            first = false;
            if (!setup.region) break;
        }
        market.setups.push_back(std::move(setup));
        SetupFigures sums;
        sums.alliance = one.alliance;
        sums.intervention = one.intervention;
        sums.spend.assign(market.years.size(), 0.0);
        figures.push_back(std::move(sums));
    }
}

namespace {

//! The shares of a set-up that these offers bear by themselves, added up, and how many bear one.
struct Borne {
    double shares{};
    std::size_t offers{};
    //! What a share comes to where only these offers buy; in equal parts where nobody is in post.
    [[nodiscard]] double bears(double share) const
    {
        return shares > 0.0 ? share / shares : 1.0 / static_cast<double>(offers);
    }
};
Borne borne_by(std::size_t setup, std::vector<std::size_t> const& offers,
               std::vector<std::vector<NeededSetup>> const& needs)
{
    Borne sum;
    for (auto const offer : offers)
        for (auto const& needed : needs[offer])
            if (needed.setup == setup) {
                sum.shares += needed.share;
                ++sum.offers;
            }
    return sum;
}

}  // namespace

std::vector<NeededSetup> left_to_bear(std::vector<std::size_t> const& offers,
                                      std::vector<std::vector<NeededSetup>> const& needs, std::size_t setups)
{
    std::vector<NeededSetup> left;
    for (std::size_t setup = 0; setup < setups; ++setup) {
        auto const borne = borne_by(setup, offers, needs);
        if (borne.offers > 0) left.push_back({setup, 1.0 - borne.shares});
    }
    return left;
}

std::vector<NeededSetup> borne_beyond(std::size_t offer, std::vector<std::size_t> const& offers,
                                      std::vector<std::vector<NeededSetup>> const& needs)
{
    std::vector<NeededSetup> beyond;
    for (auto const& needed : needs[offer]) {
        auto const borne = borne_by(needed.setup, offers, needs);
        beyond.push_back({needed.setup, borne.bears(needed.share) - needed.share});
    }
    return beyond;
}

namespace {

//! By offer of the findings' market.
std::vector<std::vector<NeededSetup>> needs_of(BudgetFindings const& findings, Choice const& choice)
{
    std::vector<std::vector<NeededSetup>> needs(findings.offers.size());
    for (auto const offer : choice.offers)
        for (auto const setup : findings.market.offers[offer].needs) {
            auto const& alliance = findings.study.alliances[findings.setups[setup].alliance];
            auto const& code = findings.study.authorities[findings.offers[offer].authority].code;
            needs[offer].push_back({setup, alliance.share_of(code)});
        }
    return needs;
}

//! Puts a share of a set-up on top of what the figures bear already.
void bear(OfferFigures& figures, SetupFigures const& setup, double share)
{
    figures.net_cash -= share * setup.cash;
    figures.england_net_cash -= share * setup.cash;
    figures.net_total -= share * (setup.cash + setup.time);
    figures.england_net_total -= share * (setup.cash + setup.time);
    for (std::size_t year = 0; year < figures.spend.size(); ++year) figures.spend[year] += share * setup.spend[year];
    for (auto const part : all_cost_parts) at(figures.programme_parts, part) += share * at(setup.programme_parts, part);
}

//! Whole pounds of a set-up for one of those that buy; of the last what the others leave, so that they add up.
void add_whole_pounds(BudgetFindings const& findings, Choice const& choice,
                      std::vector<std::vector<NeededSetup>> const& needs, std::size_t offer, NeededSetup const& needed,
                      std::vector<WholePounds>& spend)
{
    auto const& setup = findings.market.offers[findings.offers.size() + needed.setup];
    auto const borne = borne_by(needed.setup, choice.offers, needs);
    for (std::size_t year = 0; year < spend.size(); ++year) {
        WholePounds left = setup.spend[year];
        std::size_t so_far = 0;
        for (auto const other : choice.offers)
            for (auto const& of_other : needs[other]) {
                if (of_other.setup != needed.setup) continue;
                auto const part =
                    ++so_far == borne.offers
                        ? left
                        : std::llround(borne.bears(of_other.share) * static_cast<double>(setup.spend[year]));
                left -= part;
                if (other == offer) spend[year] += part;
            }
    }
}

}  // namespace

Purchase purchase_in(BudgetFindings const& findings, Choice const& choice, std::size_t offer)
{
    Purchase purchase{findings.offers.at(offer), findings.market.offers.at(offer).spend};
    if (findings.market.offers[offer].needs.empty()) return purchase;
    auto const needs = needs_of(findings, choice);
    for (auto const& beyond : borne_beyond(offer, choice.offers, needs))
        bear(purchase.figures, findings.setups[beyond.setup], beyond.share);
    for (auto const& needed : needs[offer]) add_whole_pounds(findings, choice, needs, offer, needed, purchase.spend);
    return purchase;
}

Purchase purchase_in(BudgetFindings const& findings, PortfolioFigures const& portfolio, std::size_t offer)
{
    auto purchase = purchase_in(findings, portfolio.choice, offer);
    auto const& offers = portfolio.choice.offers;
    auto const place = std::find(offers.begin(), offers.end(), offer) - offers.begin();
    if (static_cast<std::size_t>(place) < portfolio.chances.size())
        std::tie(purchase.figures.chance_cash, purchase.figures.chance_total) =
            portfolio.chances[static_cast<std::size_t>(place)];
    return purchase;
}

}  // namespace holdfast

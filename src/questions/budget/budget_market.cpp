#include "holdfast/questions/budget.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace holdfast {

namespace {

bool may_be_spent_on(Basis basis, bool published_only)
{
    switch (basis) {
    case Basis::published:
    case Basis::official_statistic:
    case Basis::local: return true;
    case Basis::derived:
    case Basis::elicited:
    case Basis::assumption:
    case Basis::placeholder: return !published_only;
    case Basis::missing:
    case Basis::null_result:
    case Basis::no_turnover_evidence: return false;
    }
    return false;
}

}  // namespace

char const* name(Objective objective)
{
    switch (objective) {
    case Objective::cash_saving: return "cash-saving";
    case Objective::total_saving: return "total-saving";
    case Objective::leavers_averted: return "leavers-averted";
    case Objective::fte_years: return "fte-years";
    }
    return "";
}

bool is_claimed(Strategy const& strategy, Study const& study, bool published_only)
{
    return std::all_of(strategy.members.begin(), strategy.members.end(), [&](std::size_t member) {
        auto const& intervention = study.interventions[member];
        return intervention.effect && may_be_spent_on(intervention.basis, published_only);
    });
}

Market market_of(Study const& study)
{
    Market market;
    for (auto const& authority : study.authorities) {
        market.authorities.push_back(authority.name);
        auto const found = std::find(market.regions.begin(), market.regions.end(), authority.region);
        market.region_of.push_back(static_cast<std::size_t>(found - market.regions.begin()));
        if (found == market.regions.end()) market.regions.push_back(authority.region);
    }
    for (auto const& intervention : study.interventions) market.interventions.push_back(intervention.id);
    for (auto const& package : study.packages) market.interventions.push_back(package.id);
    auto const line = timeline(study.start, study.months, study.discounting, study.outcome_discount_rate);
    for (auto const year : line.financial_years) market.years.push_back(financial_year_name(year));
    return market;
}

Study with_all_packages(Study study, std::size_t up_to, double overlap, bool published_only)
{
    require(up_to >= 1 && up_to <= 3, "packages of one to three interventions are made");
    require(overlap >= 0.0 && overlap <= 1.0, "an overlap lies between 0 and 1");
    auto const singles = strategies_of(study);
    std::vector<std::vector<std::string>> known;
    for (auto const& package : study.packages) {
        known.push_back(package.members);
        std::sort(known.back().begin(), known.back().end());
    }
    auto const add = [&](std::vector<std::size_t> const& members) {
        Package package;
        for (auto const i : members) {
            package.members.push_back(study.interventions[i].id);
            package.id += (package.id.empty() ? "" : "+") + study.interventions[i].id;
            package.name += (package.name.empty() ? "" : " + ") + study.interventions[i].name;
        }
        package.overlap = overlap;
        auto sorted = package.members;
        std::sort(sorted.begin(), sorted.end());
        if (std::find(known.begin(), known.end(), sorted) == known.end()) study.packages.push_back(std::move(package));
    };
    std::vector<std::size_t> claimed;
    for (std::size_t i = 0; i < study.interventions.size(); ++i)
        if (is_claimed(singles[i], study, published_only)) claimed.push_back(i);
    for (std::size_t i = 0; up_to >= 2 && i < claimed.size(); ++i)
        for (std::size_t j = i + 1; j < claimed.size(); ++j) add({claimed[i], claimed[j]});
    for (std::size_t i = 0; up_to >= 3 && i < claimed.size(); ++i)
        for (std::size_t j = i + 1; j < claimed.size(); ++j)
            for (std::size_t k = j + 1; k < claimed.size(); ++k) add({claimed[i], claimed[j], claimed[k]});
    return study;
}

Study with_part_coverage(Study study, std::vector<double> const& shares, bool published_only)
{
    auto const whole = strategies_of(study);
    for (auto const& strategy : whole) {
        if (!is_claimed(strategy, study, published_only)) continue;
        for (double const share : shares) {
            require(share > 0.0 && share < 1.0, "part coverage lies between none and all");
            auto const in_100 = std::to_string(std::lround(100.0 * share));
            Package part;
            part.id = strategy.id + "@" + in_100 + "%";
            part.name = strategy.name + " for " + in_100 + " in 100 of those it would reach";
            for (auto const member : strategy.members) part.members.push_back(study.interventions[member].id);
            part.overlap = strategy.overlap;
            part.reach = share;
            study.packages.push_back(std::move(part));
        }
    }
    return study;
}

}  // namespace holdfast

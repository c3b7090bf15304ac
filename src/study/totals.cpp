#include "totals.hpp"

#include "affordable.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <array>

namespace holdfast {

namespace {

//! The measures that are summed, in the order of the columns.
constexpr std::array summed{Measure::gross_cash,       Measure::gross_total,        Measure::net_cash,
                            Measure::net_total,        Measure::england_gross_cash, Measure::england_gross_total,
                            Measure::england_net_cash, Measure::england_net_total,  Measure::leavers_averted,
                            Measure::fte_years_kept,   Measure::workers_reached};
enum Position : std::size_t { authority_savings = 0, england_savings = 4, leavers = 8, fte_years = 9, reached = 10 };

Savings savings_of(std::vector<double> const& columns, std::size_t first, std::size_t draws, std::span<double> scratch)
{
    auto const one = [&](std::size_t i) {
        return summarise(std::span(columns).subspan((first + i) * draws, draws), scratch);
    };
    return {one(0), one(1), one(2), one(3)};
}

Chances chances_of(std::vector<double> const& columns, std::size_t first, std::size_t draws)
{
    auto const one = [&](std::size_t i) {
        return share_positive(std::span(columns).subspan((first + i) * draws, draws));
    };
    return {one(0), one(1), one(2), one(3)};
}

}  // namespace

RegionSums::RegionSums(Study const& study, std::size_t strategies, std::size_t draws)
    : strategies_(strategies), draws_(draws)
{
    for (auto const& authority : study.authorities) {
        auto const found = std::find(regions_.begin(), regions_.end(), authority.region);
        if (found == regions_.end()) {
            regions_.push_back(authority.region);
            counts_.push_back(1);
        } else {
            ++counts_[static_cast<std::size_t>(found - regions_.begin())];
        }
    }
    sums_.assign(regions_.size() * strategies, std::vector<double>(summed.size() * draws, 0.0));
}

void RegionSums::add(Authority const& authority, AuthorityDraws const& draws, Workers& workers)
{
    auto const found = std::find(regions_.begin(), regions_.end(), authority.region);
    auto const region = static_cast<std::size_t>(found - regions_.begin());
    workers.share_out(strategies_, [&](std::size_t strategy, std::size_t) {
        auto& columns = sums_[region * strategies_ + strategy];
        for (std::size_t m = 0; m < summed.size(); ++m) {
            auto const from = draws.column(strategy, index(summed[m]));
            double* const to = columns.data() + m * draws_;
            for (std::size_t i = 0; i < draws_; ++i) to[i] += from[i];
        }
    });
}

std::vector<Total> RegionSums::totals(Study const& study, std::vector<Strategy> const& strategies,
                                      Workers& workers) const
{
    std::size_t const groups = regions_.size() + 1;  // and all together, last
    std::vector<Total> totals(groups * strategies_);
    std::size_t everywhere = 0;
    for (auto const& [region, count] : study.authorities_in_region) everywhere += static_cast<std::size_t>(count);

    workers.share_out(totals.size(), [&](std::size_t number, std::size_t) {
        std::size_t const group = number / strategies_;
        std::size_t const s = number % strategies_;
        bool const all = group == regions_.size();
        Total& total = totals[number];
        total.strategy = s;
        total.scope = all ? "all" : "region";
        total.authorities = all ? study.authorities.size() : counts_[group];
        std::size_t known = everywhere;
        if (!all) {
            auto const in_region = study.authorities_in_region.find(regions_[group]);
            known = in_region == study.authorities_in_region.end() ? 0 : static_cast<std::size_t>(in_region->second);
        }
        total.of = std::max(known, total.authorities);  // a study made in code may not say how many there are
        total.name = !all ? regions_[group] : total.authorities == known ? "England" : "selected authorities";
        if (!strategies[s].has_effect) {
            total.no_savings_reason = "no study measured turnover: no saving is claimed";
            total.affordable_cash.reason = total.affordable_total.reason = total.no_savings_reason;
            return;
        }
        std::vector<double> together;
        if (all) {
            together.assign(summed.size() * draws_, 0.0);
            for (std::size_t region = 0; region < regions_.size(); ++region) {
                auto const& part = sums(region, s);
                for (std::size_t i = 0; i < together.size(); ++i) together[i] += part[i];
            }
        }
        auto const& columns = all ? together : sums(group, s);
        std::vector<double> scratch(draws_);
        auto const column = [&](std::size_t i) { return std::span(columns).subspan(i * draws_, draws_); };
        total.savings = savings_of(columns, authority_savings, draws_, scratch);
        total.chances = chances_of(columns, authority_savings, draws_);
        total.england = savings_of(columns, england_savings, draws_, scratch);
        total.england_chances = chances_of(columns, england_savings, draws_);
        total.leavers_averted = summarise(column(leavers), scratch);
        total.fte_years_kept = summarise(column(fte_years), scratch);
        total.affordable_cash = affordable(column(0), column(reached), scratch);
        total.affordable_total = affordable(column(1), column(reached), scratch);
    });
    return totals;
}

}  // namespace holdfast

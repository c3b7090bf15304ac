#include "holdfast/panel/agency_spend.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace holdfast {

namespace {

std::variant<double, NoCover> covered_in(Panel const& panel, AgencySpend const& spend)
{
    auto const authority = panel.find(spend.dfe_number);
    if (authority == panel.end()) return NoCover::not_in_panel;
    auto const row = authority->second.years.find(spend.year);
    if (row == authority->second.years.end()) {
        bool const held = std::any_of(panel.begin(), panel.end(),
                                      [&](auto const& one) { return one.second.years.contains(spend.year); });
        return held ? NoCover::not_published : NoCover::year_not_in_panel;
    }
    if (!row->second.covered) return NoCover::not_published;
    if (spend.spent <= 0.0) return NoCover::nothing_spent;
    return *row->second.covered;
}

double median(std::vector<double> values)
{
    if (values.empty()) return 0.0;
    std::sort(values.begin(), values.end());
    auto const middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
}

}  // namespace

AgencySpendCheck agency_spend_check(Panel const& panel, std::span<AgencySpend const> all)
{
    AgencySpendCheck check;
    std::vector<double> ratios;
    double modelled = 0.0;
    double spent = 0.0;
    for (auto const& spend : all) {
        auto const answer = covered_in(panel, spend);
        AgencySpendYear year{spend.name, spend.year, 0.0, 0.0, spend.spent, spend.stated, spend.at};
        if (auto const* why = std::get_if<NoCover>(&answer)) {
            year.why = *why;
            check.without_count.push_back(std::move(year));
            continue;
        }
        year.covered = std::get<double>(answer);
        year.modelled = year.covered * spend.price;
        check.years.push_back(std::move(year));
        modelled += check.years.back().modelled;
        spent += spend.spent;
        ratios.push_back(check.years.back().ratio());
    }
    if (spent > 0.0) check.ratio_of_sums = modelled / spent;
    check.median_ratio = median(std::move(ratios));
    return check;
}

}  // namespace holdfast

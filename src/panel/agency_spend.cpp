#include "holdfast/panel/agency_spend.hpp"

#include <algorithm>
#include <optional>

namespace holdfast {

namespace {

std::optional<double> covered_in(Panel const& panel, std::string const& number, int year)
{
    auto const authority = panel.find(number);
    if (authority == panel.end()) return std::nullopt;
    auto const row = authority->second.years.find(year);
    return row == authority->second.years.end() ? std::nullopt : row->second.covered;
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
        auto const covered = covered_in(panel, spend.dfe_number, spend.year);
        if (!covered || spend.spent <= 0.0) {
            check.without_count.push_back({spend.name, spend.year, 0.0, 0.0, spend.spent});
            continue;
        }
        check.years.push_back({spend.name, spend.year, *covered, *covered * spend.price, spend.spent});
        modelled += check.years.back().modelled;
        spent += spend.spent;
        ratios.push_back(check.years.back().modelled / spend.spent);
    }
    if (spent > 0.0) check.ratio_of_sums = modelled / spent;
    check.median_ratio = median(std::move(ratios));
    return check;
}

}  // namespace holdfast

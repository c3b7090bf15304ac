#include "sample_chance.hpp"

namespace holdfast::sample {

namespace {

WithChance figure(double mean, double spread, double chance)
{
    return {{mean, 0.1, mean - spread, mean + spread}, {mean, 0.2, mean - spread - chance, mean + spread + chance}};
}

ChancePeriod period(int starts, int months)
{
    double const years = months / 12.0;
    ChancePeriod p;
    p.starts = starts;
    p.months = months;
    p.without = {figure(20 * years, 4, 6), figure(18 * years, 4, 5), figure(90 * years, 20, 15),
                 figure(9e6 * years, 1e6, 2e5)};
    p.with = {figure(17 * years, 4, 5), figure(16 * years, 4, 5), figure(80 * years, 20, 15),
              figure(9.1e6 * years, 1e6, 2e5)};
    p.cash_saving_after_stated = p.cash_saving_after_built = figure(2e5 * years, 5e4, 3e4);
    p.net_cash_saving = figure(-1e5 * years, 5e4, 3e4);
    return p;
}

}  // namespace

ChanceFindings chance(Findings const& findings)
{
    ChanceFindings all;
    for (auto const& result : findings.results) {
        if (!result.saved) {
            all.push_back({std::nullopt, result.no_savings_reason});
            continue;
        }
        ChanceVariation one;
        one.draws = findings.draws;
        for (auto const& year : result.saved->years) one.years.push_back(period(year.starts, year.months));
        one.horizon = period(0, findings.study.months);
        one.first_year.value = FirstYearSeen{0.46, 11, 0.14, 0.93, {0.31, ""}};
        all.push_back({one, ""});
    }
    return all;
}

}  // namespace holdfast::sample

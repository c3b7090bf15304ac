#include "holdfast/report/financial_case.hpp"

#include "report/forms/sheet.hpp"
#include "report/words/case_words.hpp"
#include "report/words/subject.hpp"

namespace holdfast {

namespace {

using report::Sheet;

//! A row for each line and sum of a period; each says by itself what it is of.
class CaseSheet {
public:
    CaseSheet(Sheet& sheet, std::string scenario, FinancialCase const& of)
        : sheet_(sheet), scenario_(std::move(scenario)), of_(of), head_(of.impact.head),
          strategy_(head_.strategies.at(of.impact.strategy))
    {
    }

    void period(CasePeriod const& period)
    {
        period_ = &period;
        row("one_off_capital", period.capital);
        row("one_off_revenue", period.one_off_revenue);
        row("ongoing_revenue", period.ongoing);
        row("programme_cost", period.cost);
        if (!period.savings) return;
        auto const& saved = *period.savings;
        for (auto const line : all_budget_lines) {
            line_ = line;
            row("saving_" + std::string(name(line)), at(saved.lines, line));
        }
        line_.reset();
        row("cashable_saving", saved.cashable, &saved.cashable_exceeds);
        row("net", saved.net, &saved.net_exceeds, saved.chance);
        row("net_so_far", saved.so_far, &saved.so_far_exceeds, saved.chance_so_far);
    }

private:
    void row(std::string const& item, Estimate const& of, Percentiles const* exceeds = nullptr,
             std::optional<double> chance = std::nullopt)
    {
        constexpr char const* of_sums = "worked out of sums alone";
        sheet_.text("scenario", scenario_);
        sheet_.text("authority", report::name_of_place(head_.study));
        sheet_.text("intervention", strategy_.id);
        sheet_.text("basis", name(strategy_.basis));
        sheet_.text("rating", name(of_.rated.rating));
        sheet_.text("period", period_->starts == 0 ? "horizon" : financial_year_name(period_->starts));
        sheet_.number("months", period_->months, "");
        sheet_.text("item", item);
        sheet_.text("owner", line_ ? report::owner_words(head_.study.case_owners, *line_) : std::string());
        sheet_.text("price_is", line_ ? name(at(of_.lines, *line_)) : std::string_view());
        sheet_.estimate("pounds", of, "");
        auto const percentile = [&](char const* column, double Percentiles::*which) {
            sheet_.number(column, exceeds != nullptr ? std::optional(exceeds->*which) : std::nullopt, of_sums);
        };
        percentile("p10", &Percentiles::p10);
        percentile("p50", &Percentiles::p50);
        percentile("p90", &Percentiles::p90);
        sheet_.number("chance", chance, "of what is left alone");
        sheet_.end_row();
    }

    Sheet& sheet_;
    std::string scenario_;
    FinancialCase const& of_;
    Findings const& head_;
    Strategy const& strategy_;
    CasePeriod const* period_{};
    std::optional<BudgetLine> line_;
};

void add(Sheet& sheet, std::string scenario, FinancialCase const& of)
{
    CaseSheet rows(sheet, std::move(scenario), of);
    for (auto const& year : of.years) rows.period(year);
    rows.period(of.horizon);
}

}  // namespace

std::string financial_case_csv(CaseReport const& report)
{
    Sheet sheet;
    add(sheet, "the study", report.found);
    for (auto const& scenario : report.scenarios) add(sheet, scenario.name, scenario.found);
    return sheet.finished();
}

}  // namespace holdfast

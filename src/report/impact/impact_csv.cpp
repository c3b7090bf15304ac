#include "report/impact/impact.hpp"

#include "report/forms/sheet.hpp"
#include "report/impact/region_impact.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/subject.hpp"

#include <optional>

#include <fmt/format.h>

namespace holdfast {

namespace {

using report::sheet_number;
using report::sheet_text;

//! A sheet in which every row says by itself what it is of.
class ImpactSheet {
public:
    ImpactSheet(BudgetImpact const& impact, std::string const& whose)
        : text_("authority,intervention,basis,programme_cost_is,period,months,party,item,cashable,mean,low,high,mcse,"
                "note\r\n")
    {
        auto const& strategy = impact.head.strategies.at(impact.strategy);
        of_programme_ = "," + sheet_text(strategy.id) + "," + sheet_text(name(strategy.basis)) + "," +
                        std::string(report::cost_is(strategy.cost_parts));
        is_of(whose);
        if (!strategy.has_effect) note_ = no_saving_claimed;
        if (strategy.basis == Basis::null_result && strategy.has_effect)
            note_ = "a study looked and found no significant effect: no saving is claimed";
    }

    //! Whose the rows are that follow.
    void is_of(std::string const& whose) { lead_ = sheet_text(whose) + of_programme_; }
    void period(std::string name, int months)
    {
        period_ = std::move(name);
        months_ = std::to_string(months);
    }
    void estimate(std::string_view party, std::string_view item, std::string_view cashable, Estimate const& of)
    {
        row(party, item, cashable,
            sheet_number(of.mean) + "," + sheet_number(of.low) + "," + sheet_number(of.high) + "," +
                sheet_number(of.mcse),
            note_);
    }
    void number(std::string_view party, std::string_view item, std::string_view cashable, std::optional<double> value,
                std::string const& note = {})
    {
        row(party, item, cashable, (value ? sheet_number(*value) : std::string()) + ",,,",
            note_.empty() || note.empty() ? note + note_ : note + "; " + note_);
    }
    [[nodiscard]] std::string text() const { return text_; }

private:
    void row(std::string_view party, std::string_view item, std::string_view cashable, std::string const& figures,
             std::string const& note)
    {
        text_ += lead_ + "," + sheet_text(period_) + "," + months_ + "," + sheet_text(party) + "," + sheet_text(item) +
                 "," + sheet_text(cashable) + "," + figures + "," + sheet_text(note) + "\r\n";
    }
    std::string text_;
    std::string of_programme_;
    std::string lead_;
    std::string note_;
    std::string period_;
    std::string months_;
};

char const* cashable(Line line)
{
    if (!is_cash(line)) return "no";
    return line == Line::agency ? "if the agency worker goes" : "yes";
}

void add_party(ImpactSheet& sheet, char const* party, PartyMoney const& money)
{
    for (auto const line : all_lines)
        sheet.estimate(party, "saving_" + std::string(name(line)), cashable(line),
                       money.lines[static_cast<std::size_t>(line)]);
    sheet.estimate(party, "net_cash", "yes", money.cash);
    sheet.estimate(party, "capacity_saving", "no", money.capacity);
}

void add_period(ImpactSheet& sheet, ImpactPeriod const& period)
{
    sheet.period(period.starts == 0 ? "horizon" : financial_year_name(period.starts), period.months);
    for (auto const part : all_programme_parts)
        sheet.estimate("authority", "programme_cost_" + std::string(name(part)), "yes",
                       period.parts[static_cast<std::size_t>(part)]);
    for (auto const part : all_cost_parts)
        sheet.estimate("authority", "programme_cost_" + std::string(name(part)), "yes", at(period.by_cost_part, part));
    sheet.estimate("authority", "programme_cost", "yes", period.programme);
    sheet.estimate("authority", "programme_cost_so_far", "yes", period.programme_so_far);
    if (!period.savings) return;
    auto const& saved = *period.savings;
    sheet.estimate("authority", "cash_out", "yes", saved.cash_out);
    sheet.estimate("authority", "cash_in", "yes", saved.cash_in);
    sheet.estimate("authority", "cash_before_programme", "yes", saved.before_programme);
    sheet.estimate("authority", "cash_after_stated_cost", "yes", saved.after_stated);
    sheet.estimate("authority", "cash_after_stated_and_built_cost", "yes", saved.after_built);
    sheet.estimate("authority", "cash_position", "yes", saved.position);
    add_party(sheet, "authority", saved.authority);
    add_party(sheet, "other authorities", saved.other_authorities);
    add_party(sheet, "England", saved.england);
    sheet.estimate("agencies", "income", "", saved.agencies);
}

void add_payback(ImpactSheet& sheet, std::string const& suffix, PaidBack const& paid_back)
{
    auto const& month = paid_back.month.value;
    sheet.number("authority", "payback_month" + suffix, "yes",
                 month ? std::optional<double>(month->month) : std::nullopt, paid_back.month.reason);
    sheet.number("authority", "chance_of_payback" + suffix, "yes", paid_back.chance);
}

void add_cash(ImpactSheet& sheet, CashPosition const& cash, Study const& study)
{
    sheet.number("authority", "peak_funding_need", "yes", cash.need.pounds,
                 cash.need.month > 0 ? fmt::format("of the average position, at the end of {}",
                                                   written(later(study.start, cash.need.month - 1)))
                                     : "the average position is never below 0");
    sheet.estimate("authority", "peak_funding_need_over_draws", "yes", cash.need.over_draws);
    add_payback(sheet, "", cash.paid_back);
    add_payback(sheet, "_discounted", cash.paid_back_discounted);
    sheet.estimate("authority", "present_value_of_net_cash", "yes", cash.present_value);
    for (std::size_t t = 0; t < cash.at_end_of_month.size(); ++t) {
        sheet.period(written(later(study.start, static_cast<int>(t))), 1);
        sheet.number("authority", "average_cash_position", "yes", cash.at_end_of_month[t]);
        sheet.number("authority", "average_discounted_cash_position", "yes", cash.discounted_at_end_of_month[t]);
    }
}

void add_all(ImpactSheet& sheet, BudgetImpact const& impact)
{
    for (auto const& year : impact.years) add_period(sheet, year);
    add_period(sheet, impact.horizon);
    if (impact.cash) add_cash(sheet, *impact.cash, impact.head.study);
}

}  // namespace

std::string budget_impact_csv(BudgetImpact const& impact)
{
    ImpactSheet sheet(impact, impact.head.study.authorities.front().name);
    add_all(sheet, impact);
    return sheet.text();
}

std::string region_impact_csv(RegionImpact const& found)
{
    auto const& study = found.sum.head.study;
    ImpactSheet sheet(found.sum, found.region);
    add_all(sheet, found.sum);
    sheet.period("horizon", study.months);
    for (auto const& member : found.members) {
        sheet.is_of(study.authorities.at(member.authority).name);
        sheet.estimate("authority", "programme_cost", "yes", member.programme);
        if (!member.savings) continue;
        sheet.estimate("authority", "cash_before_programme", "yes", member.savings->before_programme);
        sheet.estimate("authority", "net_cash", "yes", member.savings->net_cash);
        sheet.number("authority", "chance_of_payback", "yes", member.savings->chance);
    }
    return sheet.text();
}

}  // namespace holdfast

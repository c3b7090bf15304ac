#include "report/backtest/backtest.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/words/wording.hpp"

#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

//! "7.3", "0.4%"
std::string fte(double value) { return fmt::format("{:.1f}", value); }
std::string in_100(double share) { return fmt::format("{:.0f} in 100", share * 100.0); }

std::string years_between(int first, int last)
{
    return first == last ? std::to_string(first) : fmt::format("{} to {}", first, last);
}

//! "its forecasts were 0.3% too low in all"
std::string bias_words(double bias)
{
    if (std::abs(bias) < 0.0005) return "All of them together were right to the tenth of a per cent.";
    return fmt::format("All of them together were {:.1f}% too {}.", std::abs(bias) * 100.0,
                       bias > 0.0 ? "high" : "low");
}

void opening(Paper& paper, Backtest const& found)
{
    auto const& mae = found.leavers.mae;
    auto const best_rival = std::min({mae.own_last_year, mae.own_five_years, mae.national});
    paper.headline(fmt::format("From what was known in {}, the model would have forecast an authority's leavers of {} "
                               "to within {} FTE on average.",
                               found.origin, years_between(found.origin + 1, found.last), fte(mae.model)));
    paper.paragraph(
        fmt::format("The best of three simpler ways comes to within {}. {} England's rate is taken as it turned "
                    "out, so that this is about how authorities differ.",
                    fte(best_rival), bias_words(found.leavers.bias)));
}

Table errors_table(std::string const& unit)
{
    return {{{"", Side::left, 0, true, 4},
             {"the model", Side::right, 0, false},
             {"its own\nlast year", Side::right, 0, false},
             {"its own\nfive years", Side::right, 0, false},
             {"England's\n" + unit, Side::right, 0, false}},
            {},
            {}};
}

template <class Says> void add_errors(Table& table, std::string what, ForecastErrors const& errors, Says const& says)
{
    table.rows.push_back({std::move(what), says(errors.model), says(errors.own_last_year), says(errors.own_five_years),
                          says(errors.national)});
}

void errors(Paper& paper, Backtest const& found, Origins const& all)
{
    paper.heading("How far off, on average (FTE who leave in a year)");
    auto table = errors_table("rate for all");
    add_errors(table, fmt::format("as of {}, {} authority-years", found.origin, found.leavers.authority_years),
               found.leavers.mae, fte);
    add_errors(table, fmt::format("the same at England's rate of {}", found.origin), found.leavers.mae_at_origins_rate,
               fte);
    add_errors(table, fmt::format("one year ahead, every year, {} authority-years", all.one_year_ahead.authority_years),
               all.one_year_ahead.mae, fte);
    paper.table(table);
    auto const& then = found.leavers.mae_at_origins_rate;
    if (then.own_five_years < then.model)
        paper.paragraph(
            fmt::format("At England's rate of {} an authority's own five years win: leaving fell in the whole "
                        "country, and nobody knew that it would. So England's rate has a wide range of its own.",
                        found.origin));
}

void coverage_row(Table& table, std::string what, Coverage const& coverage)
{
    Row row{std::move(what)};
    for (double const share : coverage) row.push_back(in_100(share));
    table.rows.push_back(std::move(row));
}

void intervals(Paper& paper, Backtest const& found, Origins const& all)
{
    paper.heading("How often a range held what happened");
    Table table;
    table.columns = {{"", Side::left, 0, true, 4}};
    for (double const level : interval_levels)
        table.columns.push_back({fmt::format("a {:.0f}%\nrange", level * 100.0), Side::right, 0, false});
    coverage_row(table, fmt::format("as of {}", found.origin), found.leavers.coverage);
    for (auto const& origin : all.by_origin)
        if (origin.origin != found.origin)
            coverage_row(table, fmt::format("as of {}", origin.origin), origin.leavers.coverage);
    table.rules.push_back(table.rows.size());
    coverage_row(table, "all of them", all.coverage);
    coverage_row(table, "the smallest third of authorities", all.coverage_by_size[0]);
    coverage_row(table, "the middle third", all.coverage_by_size[1]);
    coverage_row(table, "the largest third", all.coverage_by_size[2]);
    paper.table(table);
    paper.paragraph(fmt::format(
        "Ranges are of whole people who leave, uneven years among them. The variance between authorities is taken "
        "{:.1f} times (M27); these years ask for {:.1f} times.",
        LeavingModel{}.widening, all.variance_needed));
}

void levels(Paper& paper, Backtest const& found)
{
    paper.heading("Vacancies and agency cover");
    auto table = errors_table("share for all");
    add_errors(table, fmt::format("vacancies (FTE), {} authority-years", found.vacancies.authority_years),
               found.vacancies.mae, fte);
    auto const points = [](double share) { return fmt::format("{:.1f}", share * 100.0); };
    add_errors(table,
               fmt::format("share of vacancies covered (percentage points), {} authority-years",
                           found.cover.levels.authority_years),
               found.cover.levels.mae, points);
    paper.table(table);
    paper.paragraph(
        fmt::format("Vacancies are taken to stay as they were: all together that was {:.1f}% too {}. The 95% range "
                    "of the share covered held the mean of the next three years in {} of {} authorities.",
                    std::abs(found.vacancies.bias) * 100.0, found.vacancies.bias > 0.0 ? "high" : "low",
                    in_100(found.cover.means_inside_95), found.cover.means));
}

void illusion(Paper& paper, BeforeAndAfter const& found)
{
    if (found.cases == 0) return;
    paper.heading("Before and after: what falls by itself");
    paper.paragraph(fmt::format("Take the tenth of authorities that lost most staff in a year: {} of their staff left. "
                                "In the next year {} did, whatever "
                                "anybody had begun. The rate fell in {} cases.",
                                percent(found.rate_before), percent(found.rate_after), in_100(found.share_that_fell)));
    paper.paragraph(
        fmt::format("In an authority of {:.0f} staff that is {:.0f} leavers fewer for nothing ({} cases of 50 FTE or "
                    "more). A programme begun in such a year looks like a success.",
                    found.staff, found.fewer(), found.cases));
    if (found.leaver_cost > 0.0)
        paper.paragraph(fmt::format("At this study's {} for each leaver who is replaced, {} would be booked as saved.",
                                    spoken(found.leaver_cost), spoken(found.leaver_cost * found.fewer())));
}

//! Nothing where the study gives no year.
void agency_spend(Paper& paper, AgencySpendCheck const& check)
{
    if (check.years.empty() && check.without_count.empty()) return;
    paper.heading("What agency workers cost");
    if (check.years.size() == 1) {
        auto const& year = check.years.front();
        paper.paragraph(fmt::format("{} spent {} on agency workers in {}. The {} posts that they covered come to {} at "
                                    "this study's price: {} of it.",
                                    visible(year.name), spoken(year.spent), financial_year_name(year.year),
                                    fte(year.covered), spoken(year.modelled), percent(check.ratio_of_sums)));
    } else if (!check.years.empty()) {
        paper.paragraph(
            fmt::format("In {} years of authorities the posts that agency workers covered come to {} of what "
                        "was spent on agency workers, at this study's price. The middle one is {}.",
                        check.years.size(), percent(check.ratio_of_sums), percent(check.median_ratio)));
    }
    if (!check.years.empty())
        paper.paragraph("The model's agency line is cover of vacancies. What was spent also holds agency workers above "
                        "establishment and those who are no social workers.");
    if (!check.without_count.empty())
        paper.paragraph(fmt::format("{} cannot be compared: no cover was published for it, or nothing was spent.",
                                    check.without_count.size() == 1
                                        ? std::string("One year")
                                        : fmt::format("Each of {} years", check.without_count.size())));
}

void of_authority(Paper& paper, Backtest const& found)
{
    paper.heading(fmt::format("{}, as of {}", visible(found.authority), found.origin));
    if (found.years.empty()) {
        paper.paragraph(with_capital(found.why_no_years) + ".");
        return;
    }
    Table table;
    table.columns = {{"year to\nSeptember", Side::left, 0, false},
                     {"forecast", Side::right, 0, false},
                     {"80%\nrange", Side::right, 0, false},
                     {"95%\nrange", Side::right, 0, false},
                     {"happened", Side::right, 0, false},
                     {"its own\nlast year", Side::right, 2, false},
                     {"its own\nfive years", Side::right, 2, false},
                     {"England's\nrate", Side::right, 2, false}};
    auto const range = [](std::pair<int, int> const& ends) { return fmt::format("{} to {}", ends.first, ends.second); };
    for (auto const& year : found.years)
        table.rows.push_back({std::to_string(year.year), fte(year.forecast), range(year.interval[1]),
                              range(year.interval[2]), fte(year.happened), fte(year.own_last_year),
                              fte(year.own_five_years), fte(year.national)});
    paper.table(table);
    double error = 0.0;
    for (auto const& year : found.years)
        error += std::abs(year.forecast - year.happened) / static_cast<double>(found.years.size());
    paper.paragraph(
        fmt::format("Its own forecasts were {} FTE off on average. A year that was not published in full is left "
                    "out. Leavers in FTE; ranges in whole people. England's rate is taken as it turned out.",
                    fte(error)));
}

}  // namespace

std::string backtest_text(Backtest const& found, Origins const& all, TextStyle style)
{
    Paper paper(style.width, style.colour);
    opening(paper, found);
    if (!found.authority.empty()) of_authority(paper, found);
    else {
        errors(paper, found, all);
        intervals(paper, found, all);
        levels(paper, found);
        illusion(paper, found.before_after);
    }
    agency_spend(paper, found.agency_spend);
    paper.heading("What this does not show");
    constexpr int last_in_view = 2025;
    paper.paragraph(
        "The model's constants were chosen with 2017 to 2025 in view. No programme's effect is tested here.");
    if (found.last == last_in_view)
        paper.paragraph(
            "What was held back is the year to 30 September 2026: docs/forecast-2026.csv says what will be held "
            "against it.");
    return paper.text();
}

}  // namespace holdfast

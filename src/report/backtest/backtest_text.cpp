#include "report/backtest/backtest.hpp"

#include "base/text.hpp"
#include "report/backtest/agency_spend_text.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/paper.hpp"
#include "report/words/past_words.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <array>
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

//! The best of the three ways that are simpler than the model.
struct SimplerWay {
    char const* name;
    double error;
};
SimplerWay best_of_three(ForecastErrors const& errors)
{
    std::array const ways{SimplerWay{"its own mean of five years", errors.own_five_years},
                          SimplerWay{"its own last year", errors.own_last_year},
                          SimplerWay{"England's rate for all", errors.national}};
    return *std::min_element(ways.begin(), ways.end(),
                             [](SimplerWay const& a, SimplerWay const& b) { return a.error < b.error; });
}

//! What could be said then comes first: nobody knew England's rate of the years that followed.
std::string what_of_the_miss_was_englands(int origin, ForecastErrors const& then, ForecastErrors const& with_hindsight)
{
    auto const simpler = best_of_three(then);
    auto text =
        fmt::format("The best of three simpler ways, {}, comes to within {}.", simpler.name, fte(simpler.error));
    double const of_england = then.model - with_hindsight.model;
    if (of_england > 0.0)
        text += fmt::format(" {} of the {} FTE is England's rate, which nobody knew in {}.", fte(of_england),
                            fte(then.model), origin);
    auto const simpler_after = best_of_three(with_hindsight);
    return text + fmt::format(" With England's rate as it turned out the model comes to within {}, and the best of the "
                              "three, {}, to within {}.",
                              fte(with_hindsight.model), simpler_after.name, fte(simpler_after.error));
}

void opening(Paper& paper, Backtest const& found)
{
    auto const& then = found.leavers.mae_at_origins_rate;
    auto const years = years_between(found.origin + 1, found.last);
    if (found.authority.empty()) {
        paper.headline(fmt::format("From what was known in {}, the model would have forecast an authority's leavers of "
                                   "{} to within {} FTE on average.",
                                   found.origin, years, fte(then.model)));
        paper.paragraph(what_of_the_miss_was_englands(found.origin, then, found.leavers.mae) + " " +
                        bias_words(found.leavers.bias));
        return;
    }
    auto const name = visible(found.authority);
    if (found.years.empty()) {
        paper.headline(fmt::format(
            "Nothing that would have been forecast of {} in {} can be held against a later year.", name, found.origin));
        return;
    }
    paper.headline(fmt::format("From what was known in {}, the model would have forecast the leavers of {} in {} to "
                               "within {} FTE on average.",
                               found.origin, name, years_between(found.years.front().year, found.years.back().year),
                               fte(found.authoritys_at_origins_rate.model)));
    paper.paragraph(what_of_the_miss_was_englands(found.origin, found.authoritys_at_origins_rate, found.authoritys));
    paper.paragraph(
        fmt::format("Of all authorities together: to within {}, and {} with England's rate as it turned out.",
                    fte(then.model), fte(found.leavers.mae.model)));
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
    add_errors(table,
               fmt::format("as of {}, at England's rate of {}: {} authority-years", found.origin, found.origin,
                           found.leavers.authority_years),
               found.leavers.mae_at_origins_rate, fte);
    add_errors(table, "the same at England's rate as it turned out", found.leavers.mae, fte);
    add_errors(table,
               fmt::format("one year ahead, at the rate as it turned out: {} authority-years",
                           all.one_year_ahead.authority_years),
               all.one_year_ahead.mae, fte);
    paper.table(table);
    auto const& then = found.leavers.mae_at_origins_rate;
    if (then.own_five_years < then.model)
        paper.paragraph(
            fmt::format("At England's rate of {} an authority's own five years win: England's rate of the years that "
                        "followed was another, and nobody knew that it would be. So England's rate has a wide range of "
                        "its own.",
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

void of_authority(Paper& paper, Backtest const& found)
{
    paper.heading(fmt::format("{}, as of {}", visible(found.authority), found.origin));
    if (found.years.empty()) {
        paper.paragraph(with_capital(found.why_no_years) + ".");
        return;
    }
    auto off = errors_table("rate");
    add_errors(off, fmt::format("FTE off on average, at England's rate of {}", found.origin),
               found.authoritys_at_origins_rate, fte);
    add_errors(off, "the same at England's rate as it turned out", found.authoritys, fte);
    paper.table(off);
    paper.gap();
    Table table;
    table.columns = {{"year to\nSeptember", Side::left, 0, false},
                     {fmt::format("forecast,\n{}'s rate", found.origin), Side::right, 0, false},
                     {"happened", Side::right, 0, false},
                     {"forecast,\ntrue rate", Side::right, 0, false},
                     {"80%\nrange", Side::right, 0, false},
                     {"95%\nrange", Side::right, 0, false},
                     {"its own\nlast year", Side::right, 2, false},
                     {"its own\nfive years", Side::right, 2, false},
                     {"England's\nrate", Side::right, 2, false}};
    auto const range = [](std::pair<int, int> const& ends) { return fmt::format("{} to {}", ends.first, ends.second); };
    for (auto const& year : found.years)
        table.rows.push_back({std::to_string(year.year), fte(year.at_origins_rate.model), fte(year.happened),
                              fte(year.forecast), range(year.interval[1]), range(year.interval[2]),
                              fte(year.own_last_year), fte(year.own_five_years), fte(year.national)});
    paper.table(table);
    paper.paragraph(
        "Leavers in FTE; ranges in whole people. The true rate is England's as it turned out: the ranges and the "
        "simpler ways are at it, too. A year that was not published in full is left out.");
}

//! What is typed in a study and moves nothing here: whoever typed it would look for what it did.
void ignored(Paper& paper, std::vector<std::string> const& paths)
{
    if (!paths.empty())
        paper.warning("Warning: " + ignored_inputs_words(paths, "What is forecast and what happened are"));
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
    ignored(paper, found.ignored_inputs);
    warnings_about_inputs(paper, found.warnings);
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

#include "report/backtest/agency_spend_text.hpp"

#include "base/text.hpp"
#include "holdfast/base/calendar.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t most_shown = 12;
//! Cover of vacancies is about three quarters of what is spent (docs/method.md, section 6): far from it somebody mistyped.
constexpr double least_likely = 0.1;
constexpr double most_likely = 2.0;

//! "study.toml:7: "; nothing of what was not typed.
std::string where(Place const& at)
{
    if (at.file.empty()) return "";
    return at.line > 0 ? fmt::format("{}:{}: ", visible(at.file), at.line) : visible(at.file) + ": ";
}

std::string posts(double fte) { return fmt::format("{:.1f}", fte); }

//! "74%", "753 times"
std::string share_of(double ratio)
{
    constexpr double many = 10.0;
    return ratio < many ? percent(ratio) : with_commas(static_cast<std::uint64_t>(std::llround(ratio))) + " times";
}

std::string price_words(AgencySpendCheck const& check)
{
    return check.price_year > 0 ? fmt::format("the prices of {}", check.price_year)
                                : std::string("this study's prices");
}

bool taken_to_other_prices(AgencySpendYear const& year) { return std::abs(year.spent - year.stated) > 0.5; }

void one_year(Paper& paper, AgencySpendYear const& year, AgencySpendCheck const& check)
{
    auto text = fmt::format("{} spent {} on agency workers in {}.", visible(year.name), spoken(year.stated),
                            financial_year_name(year.year));
    if (taken_to_other_prices(year))
        text += fmt::format(" In {}, in which it is compared, that is {}.", price_words(check), spoken(year.spent));
    paper.paragraph(text + fmt::format(" The {} posts that they covered come to {} at this study's price: {} of it.",
                                       posts(year.covered), spoken(year.modelled), share_of(year.ratio())));
}

//! Each year by itself: a middle of two is none.
void several_years(Paper& paper, AgencySpendCheck const& check)
{
    std::set<std::string> names;
    for (auto const& year : check.years) names.insert(year.name);
    auto const whose = names.size() == 1
                           ? fmt::format("{}, {} years", visible(*names.begin()), check.years.size())
                           : fmt::format("{} authorities, {} years in all", names.size(), check.years.size());
    auto text =
        fmt::format("{}: the posts that agency workers covered come to {} of what was spent on agency workers, at "
                    "this study's price and in {}.",
                    whose, share_of(check.ratio_of_sums), price_words(check));
    if (check.years.size() > 2) text += fmt::format(" In the middle one it is {}.", share_of(check.median_ratio));
    paper.paragraph(text);
    if (check.years.size() > most_shown) return;
    Table table{{{"", Side::left, 0, true, 2},
                 {"spent", Side::right, 0, false},
                 {"in prices\nof the study", Side::right, 0, false},
                 {"posts\ncovered", Side::right, 1, false},
                 {"come to", Side::right, 0, false},
                 {"share", Side::right, 0, false}},
                {},
                {}};
    for (auto const& year : check.years)
        table.rows.push_back({fmt::format("{}, {}", visible(year.name), financial_year_name(year.year)),
                              spoken(year.stated), spoken(year.spent), posts(year.covered), spoken(year.modelled),
                              share_of(year.ratio())});
    paper.table(table);
}

void doubts(Paper& paper, AgencySpendCheck const& check)
{
    for (auto const& year : check.years)
        if (year.ratio() < least_likely || year.ratio() > most_likely)
            paper.warning(
                fmt::format("Warning: {}{} is hardly what {} spent on agency workers in {}, where their cover "
                            "of vacancies comes to {}: check the amount.",
                            where(year.at), spoken(year.stated), visible(year.name), financial_year_name(year.year),
                            spoken(year.modelled)));
}

void not_compared(Paper& paper, std::vector<AgencySpendYear> const& years)
{
    if (years.empty()) return;
    paper.paragraph(years.size() == 1 ? std::string("One year is not compared:")
                                      : fmt::format("{} years are not compared:", years.size()));
    for (std::size_t i = 0; i < std::min(years.size(), most_shown); ++i)
        paper.item("-", fmt::format("{}{}, {}: {}.", where(years[i].at), visible(years[i].name),
                                    financial_year_name(years[i].year), not_compared_words(years[i])));
    if (years.size() > most_shown) paper.item("-", fmt::format("and {} more", years.size() - most_shown));
}

}  // namespace

std::string not_compared_words(AgencySpendYear const& year)
{
    auto const name = visible(year.name);
    switch (year.why) {
    case NoCover::not_in_panel: return name + " is not in the panel";
    case NoCover::year_not_in_panel: return fmt::format("the panel holds no figures of 30 September {}", year.year);
    case NoCover::nothing_spent: return "nothing was spent";
    case NoCover::not_published: break;
    }
    return fmt::format("how many vacancies agency workers covered on 30 September {} was not published for {}",
                       year.year, name);
}

void agency_spend(Paper& paper, AgencySpendCheck const& check)
{
    if (check.years.empty() && check.without_count.empty()) return;
    paper.heading("What agency workers cost");
    if (check.years.size() == 1) one_year(paper, check.years.front(), check);
    else if (!check.years.empty()) several_years(paper, check);
    doubts(paper, check);
    if (!check.years.empty())
        paper.paragraph("The model's agency line is cover of vacancies. What was spent also holds agency workers above "
                        "establishment and those who are no social workers.");
    not_compared(paper, check.without_count);
}

}  // namespace holdfast::report

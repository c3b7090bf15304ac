#include "report/look_back/look_back.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

constexpr std::size_t most_names = 3;  // more are "these 6 authorities"

std::string rate(double value) { return fmt::format("{:.1f}%", value * 100.0); }
std::string ratio_words(double value) { return fmt::format("{:.2f}", value); }
std::string range_words(double low, double high) { return ratio_words(low) + " to " + ratio_words(high); }

//! "28% lower", "7% higher", "no different"
std::string away_from_1(double ratio)
{
    auto const per_cent = std::lround(std::abs(ratio - 1.0) * 100.0);
    if (per_cent == 0) return "no different";
    return fmt::format("{}% {}", per_cent, ratio < 1.0 ? "lower" : "higher");
}

//! "fell by 28%", "rose by 7%", "stayed as it was"
std::string moved(double ratio)
{
    auto const per_cent = std::lround(std::abs(ratio - 1.0) * 100.0);
    if (per_cent == 0) return "stayed as it was";
    return fmt::format("{} by {}%", ratio < 1.0 ? "fell" : "rose", per_cent);
}

//! "minus 28%"
std::string change(double ratio)
{
    auto const per_cent = std::lround((ratio - 1.0) * 100.0);
    return fmt::format("{}{}%", per_cent < 0 ? "minus " : "", std::abs(per_cent));
}

//! Lower, in whole per cent.
bool visibly_lower(double ratio) { return std::lround((1.0 - ratio) * 100.0) > 0; }

bool beyond_chance(ComparedRatio const& compared) { return compared.low > 1.0 || compared.high < 1.0; }

void opening(Paper& paper, LookBack const& found)
{
    auto const& adjusted = found.adjusted;
    auto const who = adopters_words(found);
    paper.headline(beyond_chance(adjusted)
                       ? fmt::format("Leaving in {} is {} than was to be expected, more than chance explains.", who,
                                     away_from_1(adjusted.ratio))
                       : fmt::format("Leaving in {} is {} {} was to be expected. That cannot be told from chance.", who,
                                     away_from_1(adjusted.ratio),
                                     away_from_1(adjusted.ratio) == "no different" ? "from what" : "than"));
    double const fewer = (found.expected() - found.here.after) * found.staff;
    paper.paragraph(
        fmt::format("The 95% range runs from {} to {}. In {} {} of staff left a year, and {} was to be expected "
                    "from where leaving began: that is {:.1f} {} leavers (FTE) a year.",
                    away_from_1(adjusted.low), away_from_1(adjusted.high), span_words(found.windows.after),
                    rate(found.here.after), rate(found.expected()), std::abs(fewer), fewer < 0.0 ? "more" : "fewer"));
    for (auto const& left_out : found.left_out) paper.warning("Left out: " + not_usable_words(left_out) + ".");
}

void add_rates(Table& table, std::string who, BeforeAfter const& rates)
{
    table.rows.push_back({std::move(who), rate(rates.before), rate(rates.after), change(rates.ratio())});
}

void rates(Paper& paper, LookBack const& found)
{
    paper.heading("Leaving a year, of staff at the year's end");
    Table table{{{"", Side::left, 0, true, 4},
                 {span_words(found.windows.before), Side::right, 0, false},
                 {span_words(found.windows.after), Side::right, 0, false},
                 {"change", Side::right, 0, false}},
                {},
                {}};
    for (auto const& adopter : found.adopters) add_rates(table, adopter.name, adopter.rates);
    if (found.adopters.size() > 1) {
        table.rules.push_back(table.rows.size());
        add_rates(table, "all of them together", found.here);
    }
    add_rates(table, fmt::format("the rest of England ({} authorities)", found.others), found.elsewhere);
    add_rates(table, "here, as was to be expected", {found.here.before, found.expected()});
    paper.table(table);
}

std::string placebo_words(LookBack const& found)
{
    if (found.adopters.size() == 1)
        return fmt::format("Placebos are the {} others that are at least half as large.", found.placebos);
    return fmt::format("Placebos are {} random sets of {} of the others.", with_commas(found.placebos),
                       found.adopters.size());
}

void comparison(Paper& paper, LookBack const& found)
{
    paper.heading("Held against the rest of England (1 is as expected, 0.8 a fifth lower)");
    Table table{{{"", Side::left, 0, true, 4},
                 {"ratio", Side::right, 0, false},
                 {"95%\nrange", Side::right, 0, false},
                 {"scatter of\nplacebos alone", Side::right, 0, false}},
                {},
                {}};
    auto const add = [&table](char const* what, ComparedRatio const& compared) {
        double const half = std::exp(normal_95 * compared.placebo_sd);
        table.rows.push_back({what, ratio_words(compared.ratio), range_words(compared.low, compared.high),
                              range_words(compared.ratio / half, compared.ratio * half)});
    };
    add("plain: against the change elsewhere", found.plain);
    add("adjusted for where leaving began", found.adjusted);
    paper.table(table);
    paper.paragraph(fmt::format("Leaving that begins high falls back by itself: of a start 10% above others, about "
                                "{:.1f}% is left after. The adjusted ratio takes that out and is the one to use.",
                                10.0 * found.carried_over));
    paper.paragraph(placebo_words(found) + " Their scatter alone (1.96 standard deviations) is no 95% range.");
}

void before_and_after(Paper& paper, LookBack const& found)
{
    paper.heading(found.illusion() ? "Before and after alone: an illusion" : "Before and after alone");
    paper.paragraph(before_and_after_words(found));
}

void years(Paper& paper, LookBack const& found)
{
    paper.heading("Year by year");
    Table table{{{"year to\nSeptember", Side::left, 0, false},
                 {"here", Side::right, 0, false},
                 {"rest of\nEngland", Side::right, 0, false},
                 {"", Side::left, 0, false}},
                {},
                {}};
    auto const within = [](YearSpan const& span, int year) { return year >= span.first && year <= span.last; };
    auto const said = [](std::optional<double> const& value) { return value ? rate(*value) : "not published"; };
    for (auto const& year : found.years)
        table.rows.push_back({std::to_string(year.year), said(year.here), said(year.elsewhere),
                              within(found.windows.before, year.year)  ? "before"
                              : within(found.windows.after, year.year) ? "after"
                                                                       : ""});
    paper.table(table);
}

void limits(Paper& paper)
{
    paper.heading("What this does not show");
    paper.paragraph("This is no trial. Whoever adopts something chooses to, and other things changed in the same "
                    "years. Years or adopters that were picked for their result prove nothing.");
}

std::string in_100(double share) { return fmt::format("{:.1f}", share * 100.0); }

}  // namespace

std::string span_words(YearSpan const& span)
{
    return span.first == span.last ? std::to_string(span.first) : fmt::format("{} to {}", span.first, span.last);
}

std::string adopters_words(LookBack const& found)
{
    std::vector<std::string> names;
    for (auto const& adopter : found.adopters) names.push_back(visible(adopter.name));
    return names.size() > most_names ? fmt::format("these {} authorities", names.size()) : in_words(names);
}

std::string not_usable_words(NotUsable const& fault)
{
    auto const name = visible(fault.name);
    switch (fault.why) {
    case NotUsable::Why::too_small:
        return fmt::format("{} had {:.1f} FTE in {}: below {:.0f} FTE leaving is mostly chance, and no answer is to be "
                           "had",
                           name, fault.staff, fault.year, smallest_to_look_back);
    case NotUsable::Why::nobody_left:
        return fmt::format("nobody left {} in {}: a change from or to nothing has no ratio", name, fault.year);
    case NotUsable::Why::not_published:
        return fmt::format("{} published no staff or no leavers for {}", name, fault.year);
    case NotUsable::Why::not_in_panel: break;
    }
    return fmt::format("{} is not in the panel", name);
}

std::string before_and_after_words(LookBack const& found)
{
    double const here = found.here.ratio();
    double const elsewhere = found.elsewhere.ratio();
    if (!found.illusion())
        return fmt::format("Here leaving {}. In the rest of England it {} in the same years.", moved(here),
                           moved(elsewhere));
    bool const something_is_left = found.adjusted.ratio < 1.0;
    auto text = fmt::format("Before and after alone would claim that leaving {}. {} an illusion.", moved(here),
                            something_is_left ? "Part of that is" : "That is");
    if (visibly_lower(elsewhere))
        text += fmt::format(" In the rest of England it {} in the same years, too.", moved(elsewhere));
    if (found.here.before > found.elsewhere.before)
        text += fmt::format(" It began high here, {} against {} elsewhere, and what is high falls back by itself.",
                            rate(found.here.before), rate(found.elsewhere.before));
    double const expected = found.expected() / found.here.before;
    if (visibly_lower(expected))
        text +=
            fmt::format(" A fall of {:.0f}% was to be expected without anything being done.", (1.0 - expected) * 100.0);
    if (something_is_left && !beyond_chance(found.adjusted)) text += " What is left cannot be told from chance.";
    return text;
}

std::string look_back_text(LookBack const& found, TextStyle style)
{
    Paper paper(style.width, style.colour);
    opening(paper, found);
    rates(paper, found);
    comparison(paper, found);
    before_and_after(paper, found);
    years(paper, found);
    limits(paper);
    paper.heading("For the file of an intervention");
    return paper.text() + look_back_toml(found);
}

std::string null_text(std::vector<NullCoverage> const& coverage, Windows const& windows, TextStyle style)
{
    Paper paper(style.width, style.colour);
    if (coverage.empty()) {
        paper.headline("Too few authorities can be used in these years to draw any at random.");
        return paper.text();
    }
    auto const [low, high] = std::minmax_element(coverage.begin(), coverage.end(),
                                                 [](auto const& a, auto const& b) { return a.adjusted < b.adjusted; });
    bool const holds = low->adjusted >= 0.93 && high->adjusted <= 0.97;
    paper.headline(fmt::format("Of authorities drawn at random, who did nothing, the 95% range holds \"nothing "
                               "happened\" in {} to {} of 100 sets.",
                               in_100(low->adjusted), in_100(high->adjusted)));
    paper.paragraph(fmt::format("{} against {}. It ought to be 93 to 97: {}.", span_words(windows.before),
                                span_words(windows.after), holds ? "it is" : "it is not"));
    Table table{{{"adopters", Side::right, 0, false},
                 {"random\nsets", Side::right, 0, false},
                 {"adjusted:\nheld, of 100", Side::right, 0, false},
                 {"plain:\nheld, of 100", Side::right, 0, false},
                 {"adjusted, placebo\nscatter alone", Side::right, 0, false},
                 {"mean adjusted\nratio", Side::right, 0, false}},
                {},
                {}};
    for (auto const& of_size : coverage)
        table.rows.push_back({std::to_string(of_size.adopters), with_commas(of_size.sets), in_100(of_size.adjusted),
                              in_100(of_size.plain), in_100(of_size.placebo_alone),
                              fmt::format("{:.3f}", std::exp(of_size.mean_log))});
    paper.table(table);
    return paper.text();
}

}  // namespace holdfast

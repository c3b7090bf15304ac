#include "report/look_back/look_back.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/look_back/look_back_words.hpp"
#include "report/words/past_words.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

//! "−28%"
std::string change(double ratio)
{
    auto const per_cent = std::lround((ratio - 1.0) * 100.0);
    return fmt::format("{}{}%", per_cent < 0 ? "−" : "", std::abs(per_cent));
}

void opening(Paper& paper, LookBack const& found)
{
    auto const& adjusted = found.adjusted;
    paper.headline(happened_words(found));
    double const fewer = (found.expected() - found.here.after) * found.staff;
    // Where the two figures disagree a number of leavers would be one of them alone.
    auto const leavers = found.ratios_disagree() ? std::string(".")
                                                 : fmt::format(": that is {:.1f} {} leavers (FTE) a year.",
                                                               std::abs(fewer), fewer < 0.0 ? "more" : "fewer");
    paper.paragraph(fmt::format(
        "The 95% range runs from {} to {} than was to be expected. In {} {} of staff left a year, and {} was to be "
        "expected{}",
        away_from_1(adjusted.low), away_from_1(adjusted.high), span_words(found.windows.after),
        rate_words(found.here.after), rate_words(found.expected()), leavers));
    for (auto const& left_out : found.left_out) paper.warning("Left out: " + not_usable_words(left_out) + ".");
    if (!found.ignored_inputs.empty())
        paper.warning("Warning: " + ignored_inputs_words(found.ignored_inputs, "What happened is"));
}

void add_rates(Table& table, std::string who, BeforeAfter const& rates)
{
    table.rows.push_back({std::move(who), rate_words(rates.before), rate_words(rates.after), change(rates.ratio())});
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

//! Steps that multiply, so that they can be followed by hand.
void expectation(Paper& paper, LookBack const& found)
{
    paper.heading("What was to be expected here, with nothing done");
    Table table{
        {{"", Side::left, 0, true, 4}, {"step", Side::right, 0, false}, {"leaving\na year", Side::right, 0, false}},
        {},
        {}};
    auto const steps = found.steps();
    double leaving = found.here.before;
    table.rows.push_back({"it began at", "", rate_words(leaving)});
    auto const step = [&](std::string what, double factor) {
        leaving *= factor;
        table.rows.push_back({std::move(what), fmt::format("× {:.3f}", factor), rate_words(leaving)});
    };
    step(fmt::format("the change elsewhere: the typical authority went from {} to {}", rate_words(found.typical.before),
                     rate_words(found.typical.after)),
         steps.change_elsewhere);
    step("where leaving began, " + start_words(found), steps.start);
    step(like_size_words(found), steps.like_size);
    paper.table(table);
    paper.paragraph(
        fmt::format("Of a start 10% above or below the typical, about {:.1f}% is left after. Typical is the "
                    "others' geometric mean, weighted by staff, and not their leavers over their staff, {}.",
                    10.0 * found.carried_over, rate_words(found.elsewhere.before)));
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
        table.rows.push_back({what, ratio_words(compared.ratio), ratio_range(compared.low, compared.high),
                              ratio_range(compared.ratio / half, compared.ratio * half)});
    };
    add("plain: against the change elsewhere", found.plain);
    add("adjusted: against what was to be expected", found.adjusted);
    paper.table(table);
    paper.paragraph(
        "Leaving that begins high falls back by itself, and what begins low rises. The adjusted ratio takes that "
        "out and is the one to use.");
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
    auto const said = [](std::optional<double> const& value) { return value ? rate_words(*value) : "not published"; };
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
    paper.paragraph(no_trial);
}

std::string in_100(double share) { return fmt::format("{:.1f}", share * 100.0); }

}  // namespace

std::string look_back_text(LookBack const& found, TextStyle style)
{
    Paper paper(style.width, style.colour);
    opening(paper, found);
    rates(paper, found);
    expectation(paper, found);
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

#include "report/workbook/savings_sheets.hpp"

#include "report/forms/paper.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::uint32_t head_row = 3;
constexpr std::size_t most_in_chart = 20;
constexpr std::size_t name_in_a_title = 60;  // characters: more would not fit in a line

//! A column of numbers of a result; empty where there is none.
struct Figures {
    std::string heading;
    Digits digits;
    std::function<std::optional<double>(Result const&)> of;
    bool claims{true};  //!< that the programme works: empty for a null result
};

template <class Of> void estimate(std::vector<Figures>& into, std::string const& heading, Digits digits, Of const& of)
{
    auto const part = [&of](double Estimate::*which) {
        return [of, which](Result const& result) -> std::optional<double> {
            std::optional<Estimate> const all = of(result);
            if (!all) return std::nullopt;
            return (*all).*which;
        };
    };
    into.push_back({heading, digits, part(&Estimate::mean)});
    into.push_back({heading + ": 95% range from", digits, part(&Estimate::low)});
    into.push_back({heading + ": to", digits, part(&Estimate::high)});
}

auto saving(Estimate Savings::*which)
{
    return [which](Result const& result) -> std::optional<Estimate> {
        if (!result.saved) return std::nullopt;
        return result.saved->savings.*which;
    };
}

auto chance_of(double Chances::*which)
{
    return [which](Result const& result) -> std::optional<double> {
        if (!result.saved) return std::nullopt;
        return result.saved->chances.*which;
    };
}

std::vector<Figures> figures_of_results()
{
    std::vector<Figures> all;
    auto const only_mean = [&all](std::string heading, Digits digits, Estimate Saved::*which) {
        all.push_back({std::move(heading), digits, [which](Result const& result) -> std::optional<double> {
                           if (!result.saved) return std::nullopt;
                           return ((*result.saved).*which).mean;
                       }});
    };
    estimate(all, "cash saving before the programme's own cost", Digits::pounds, saving(&Savings::gross_cash));
    all.push_back({"chance of one", Digits::chance, chance_of(&Chances::gross_cash)});
    all.push_back({"capacity gained (no cash)", Digits::pounds, [](Result const& result) -> std::optional<double> {
                       if (!result.saved) return std::nullopt;
                       return result.saved->savings.gross_total.mean - result.saved->savings.gross_cash.mean;
                   }});
    all.push_back({"cost of the programme", Digits::pounds,
                   [](Result const& result) -> std::optional<double> { return result.programme_cost.mean; }, false});
    for (auto const part : all_cost_parts)
        all.push_back(
            {fmt::format("of it {}", words_of(part)), Digits::pounds,
             [part](Result const& result) -> std::optional<double> { return at(result.programme_parts, part).mean; },
             false});
    estimate(all, "cash saving after what is stated of that cost", Digits::pounds, saving(&Savings::after_stated_cash));
    estimate(all, "cash saving after what is stated or built of it", Digits::pounds,
             saving(&Savings::after_built_cash));
    estimate(all, "cash saving after the programme's own cost", Digits::pounds, saving(&Savings::net_cash));
    all.push_back({"chance of one ", Digits::chance, chance_of(&Chances::net_cash)});
    estimate(all, "cash and capacity, after the programme's own cost", Digits::pounds, saving(&Savings::net_total));
    all.push_back({"cash saving for England, before the programme's own cost", Digits::pounds,
                   [](Result const& result) -> std::optional<double> {
                       if (!result.saved) return std::nullopt;
                       return result.saved->england.gross_cash.mean;
                   }});
    estimate(all, "affordable in cash per worker and year, set-up included", Digits::pounds,
             [](Result const& result) { return result.affordable_cash.value; });
    all.push_back({"leaving must fall by, to pay in cash", Digits::share,
                   [](Result const& result) -> std::optional<double> {
                       if (!result.break_even_cash.value) return std::nullopt;
                       return result.break_even_cash.value->fall();
                   },
                   false});
    only_mean("leavers avoided (FTE)", Digits::people, &Saved::leavers_averted);
    only_mean("permanent staff kept (FTE-years)", Digits::people, &Saved::fte_years_kept);
    only_mean("children who keep their social worker", Digits::people, &Saved::handovers_averted);
    return all;
}

//! Why cells of the row are empty.
std::string why_empty(Result const& result, Evidence evidence)
{
    std::string why;
    auto const add = [&why](std::string const& reason) {
        if (reason.empty() || why.find(reason) != std::string::npos) return;
        why += (why.empty() ? "" : "; ") + reason;
    };
    if (!result.saved) add(result.no_savings_reason);
    if (evidence == Evidence::null_result) add(null_result_claims_nothing);
    else if (!result.affordable_cash.value) add(result.affordable_cash.reason);
    if (!result.break_even_cash.value) add(result.break_even_cash.reason);
    return why;
}

//! What is said of a row in words, before its numbers.
struct Words {
    std::string heading;
    double width;
    std::function<std::string(Findings const&, Result const&)> of;
};

Words authority_name()
{
    return {"authority", 28,
            [](Findings const& f, Result const& r) { return f.study.authorities.at(r.authority).name; }};
}
Words authority_code()
{
    return {"ONS code", 12,
            [](Findings const& f, Result const& r) { return f.study.authorities.at(r.authority).code; }};
}
Words region()
{
    return {"region", 20,
            [](Findings const& f, Result const& r) { return f.study.authorities.at(r.authority).region; }};
}
Words evidence()
{
    return {"kind of evidence", 24, [](Findings const& f, Result const& r) {
                return std::string(heading(evidence_of(f.strategies.at(r.strategy))));
            }};
}
Words cost_is()
{
    return {"the programme's cost is", 16, [](Findings const& f, Result const& r) {
                auto const standing = standing_of(f, r);
                return standing.placeholder ? standing.placeholder_words : std::string("stated");
            }};
}
Words intervention_name()
{
    return {"intervention", 36, [](Findings const& f, Result const& r) { return f.strategies.at(r.strategy).name; }};
}
Words intervention_id()
{
    return {"its id", 24, [](Findings const& f, Result const& r) { return f.strategies.at(r.strategy).id; }};
}

//! A table with a filter.
void table(Page& page, Findings const& findings, std::vector<Words> const& words,
           std::vector<Result const*> const& results)
{
    auto const figures = figures_of_results();
    std::vector<double> widths;
    widths.reserve(words.size() + figures.size() + 2);
    for (auto const& word : words) widths.push_back(word.width);
    widths.resize(words.size() + figures.size(), 14.0);
    widths.push_back(50);
    widths.push_back(80);
    page.widths(widths);

    auto const last = static_cast<std::uint16_t>(widths.size() - 1);
    std::uint16_t column = 0;
    for (auto const& word : words) page.text({head_row, column++}, word.heading, Face::column);
    for (auto const& figure : figures) page.text({head_row, column++}, figure.heading, Face::column);
    page.text({head_row, column++}, "why cells are empty", Face::column);
    page.text({head_row, column++}, "caution", Face::column);

    std::uint32_t row = head_row;
    for (auto const* result : results) {
        ++row;
        column = 0;
        for (auto const& word : words) page.text({row, column++}, word.of(findings, *result));
        auto const standing = standing_of(findings, *result);
        for (auto const& figure : figures) {
            bool const empty = figure.claims && standing.evidence == Evidence::null_result;
            if (auto const value = empty ? std::nullopt : figure.of(*result))
                page.number({row, column}, *value, figure.digits);
            ++column;
        }
        page.text({row, column++}, why_empty(*result, standing.evidence));
        page.text({row, column++}, notes_on(findings, standing));
    }
    page.filter({head_row, 0}, {row, last});
    page.freeze(head_row + 1, 1, head_row);
    page.protect();
}

std::vector<Words> words_of_one() { return {authority_name(), authority_code(), region(), evidence(), cost_is()}; }

//! The chosen intervention in every authority, the largest saving first.
std::vector<Result const*> savings_in_order(SheetSubject const& chosen)
{
    std::vector<Result const*> results;
    for (auto const& result : chosen.findings.results)
        if (result.strategy == chosen.result.strategy) results.push_back(&result);
    auto const lead = [&](Result const& result) {
        auto const standing = standing_of(chosen.findings, result);
        return is_ranked(standing.evidence) ? standing.lead().mean : 0.0;
    };
    std::stable_sort(results.begin(), results.end(),
                     [&](Result const* a, Result const* b) { return lead(*a) > lead(*b); });
    return results;
}

}  // namespace

void write_savings(Page& page, SheetSubject const& chosen)
{
    auto const results = savings_in_order(chosen);
    table(page, chosen.findings, words_of_one(), results);
    page.paragraph(0,
                   fmt::format("{} in {}", chosen.strategy.name, counted(results.size(), "authority", "authorities")),
                   Face::title, 8);
    page.paragraph(
        1,
        money_note(chosen.study) + " " + meaning_without_figures(chosen.standing.evidence) +
            " Savings of single authorities do not add up to England's: part of what one gains another loses.",
        Face::wrapped, 8);
}

bool has_chart(SheetSubject const& chosen)
{
    return is_ranked(chosen.standing.evidence) && savings_in_order(chosen).size() > 1;
}

void write_savings_chart(Book& book, Page& page, Page const& table, SheetSubject const& chosen)
{
    auto const authorities = savings_in_order(chosen).size();
    auto const shown = std::min(authorities, most_in_chart);
    auto const known = chosen.standing.known;
    // The first estimate is before the programme's own cost; then come a chance, the capacity, the cost and its parts, and
    // what is left after what is stated, after what is built too, and after all.
    auto const mean = static_cast<std::uint16_t>(words_of_one().size() + (known == CostKnown::nothing  ? 0
                                                                          : known == CostKnown::partly ? 12
                                                                                                       : 15));
    auto const last = static_cast<std::uint32_t>(head_row + shown);
    auto const names = "=" + table.range(0, head_row + 1, last);
    auto* const ranges = book.chart(LXW_CHART_LINE);
    auto const add = [&](int offset, char const* name, std::uint8_t marker, lxw_color_t colour) {
        auto const cells = "=" + table.range(static_cast<std::uint16_t>(mean + offset), head_row + 1, last);
        auto* const series = chart_add_series(ranges, names.c_str(), cells.c_str());
        chart_series_set_name(series, name);
        lxw_chart_line none{};
        none.none = LXW_TRUE;
        chart_series_set_line(series, &none);
        chart_series_set_marker_type(series, marker);
        chart_series_set_marker_size(series, 9);
        lxw_chart_fill fill{};
        fill.color = colour;
        chart_series_set_marker_fill(series, &fill);
        lxw_chart_line edge{};
        edge.color = colour;
        chart_series_set_marker_line(series, &edge);
    };
    constexpr lxw_color_t dark = 0x1F3864;
    constexpr lxw_color_t grey = 0x7F7F7F;
    add(0, "average", LXW_CHART_MARKER_SQUARE, dark);
    // No dashes: for these the library writes "short_dash" and "long_dash", which ISO/IEC 29500 does not know, and programs
    // that hold to it refuse the whole file.
    add(1, "95% range from", LXW_CHART_MARKER_DIAMOND, grey);
    add(2, "to", LXW_CHART_MARKER_DIAMOND, grey);
    chart_set_high_low_lines(ranges, nullptr);
    auto const title =
        fmt::format("Cash saving {}: {}", lead_is(known),
                    shown < authorities ? fmt::format("the first {} of {} authorities", shown, authorities)
                                        : fmt::format("all {} authorities", authorities));
    set_title(ranges,
              cut_to(chosen.strategy.name, name_in_a_title) + ": " + title + reminder(chosen.standing.evidence, "; "));
    lxw_chart_font of_title{};
    of_title.size = 11;
    of_title.bold = LXW_TRUE;
    chart_title_set_name_font(ranges, &of_title);
    chart_axis_set_name(ranges->x_axis, "authority");
    chart_axis_set_name(ranges->y_axis, "£, present value");
    chart_axis_set_num_format(ranges->y_axis, "£#,##0;-£#,##0");
    chart_axis_set_label_position(ranges->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_legend_set_position(ranges, LXW_CHART_LEGEND_BOTTOM);
    page.widths(std::vector<double>(10, 14.0));
    page.paragraph(0, title + ": " + chosen.strategy.name, Face::title);
    page.paragraph(
        1, "Dark marks are averages, grey marks the ends of the 95% ranges. The largest averages come first, and large "
           "authorities have the largest; where ranges overlap, the order may be chance. " +
               as_a_sentence(chosen.standing.evidence));
    page.chart(
        {3, 0}, ranges,
        title +
            ". Dark marks are averages, grey marks the ends of the 95% ranges; the numbers are on the sheet Savings.",
        2.1, 1.9);
    constexpr At last_of_chart{33, 9};
    page.print_on_one_page(last_of_chart);
    page.protect();
}

void write_all_savings(Page& page, SheetSubject const& chosen)
{
    std::vector<Result const*> results;
    for (auto const& result : chosen.findings.results) results.push_back(&result);
    table(page, chosen.findings,
          {authority_name(), authority_code(), region(), intervention_name(), intervention_id(), evidence(), cost_is()},
          results);
    page.paragraph(0, "Every authority and every intervention of the study", Face::title, 6);
    page.paragraph(
        1,
        money_note(chosen.study) +
            " Do not rank interventions of different kinds of evidence against each other. A null result claims no "
            "saving: its cells are empty.",
        Face::wrapped, 6);
}

}  // namespace holdfast::report

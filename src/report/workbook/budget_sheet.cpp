#include "report/workbook/budget_sheet.hpp"

#include "report/forms/paper.hpp"

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::size_t name_in_a_title = 45;  // characters: more would not fit in a line

enum Columns : std::uint16_t { year, months, before, programme, after, low, high, capacity };

class Writer {
public:
    Writer(Page& page, SheetSubject const& chosen) : page_(page), chosen_(chosen) {}
    [[nodiscard]] std::uint32_t row() const { return row_; }
    void paragraph(std::string const& text, Face face = Face::wrapped)
    {
        page_.paragraph(row_++, text, face, capacity);
    }
    void gap() { ++row_; }
    void heading(std::string const& text) { page_.across({row_++, 0}, capacity, text, Face::heading); }
    void heads(std::vector<std::string> const& of_columns)
    {
        std::uint16_t column = 0;
        for (auto const& head : of_columns) page_.text({row_, column++}, head, Face::column);
        ++row_;
    }
    void drawn(BudgetYear const& of)
    {
        page_.text({row_, year}, financial_year_name(of.starts));
        page_.number({row_, months}, of.months, Digits::whole);
        page_.number({row_, before}, of.gross_cash_saving.mean, Digits::pounds);
        page_.number({row_, programme}, -of.programme.mean, Digits::pounds);
        page_.number({row_, after}, of.net_cash_saving.mean, Digits::pounds);
        page_.number({row_, low}, of.net_cash_saving.low, Digits::pounds);
        page_.number({row_, high}, of.net_cash_saving.high, Digits::pounds);
        page_.number({row_, capacity}, of.capacity_saving.mean, Digits::pounds);
        ++row_;
    }
    //! One financial year of the live model.
    void live(std::string const& name, LiveModel const& model)
    {
        page_.text({row_, year}, name);
        auto const key = name_of({row_, year});
        int count = 0;
        for (auto const& year : model.years) count += year == name ? 1 : 0;
        page_.formula({row_, months}, Formula::whole(fmt::format("COUNTIF({},{})", model.years_text, key), count),
                      Digits::whole);
        auto const in_year = [&](Range const& cells) {
            return sum_where(cells, model.years_text, model.years, key, name);
        };
        auto const saved = [&](bool cash) {
            std::optional<Formula> sum;
            for (auto const line : all_lines) {
                auto const i = static_cast<std::size_t>(line);
                if (is_cash(line) != cash || is_of_programme(line)) continue;
                auto const part = in_year(*model.without[i]) - in_year(*model.with[i]);
                sum = sum ? *sum + part : part;
            }
            return *sum;
        };
        auto const paid = page_.formula(
            {row_, programme}, -in_year(*model.with[static_cast<std::size_t>(Line::programme)]), Digits::pounds);
        if (chosen_.has_live_savings()) {
            auto const gross = page_.formula({row_, before}, saved(true), Digits::pounds);
            page_.formula({row_, after}, gross + paid, Digits::pounds);
            page_.formula({row_, capacity}, saved(false), Digits::pounds);
        }
        ++row_;
    }

private:
    Page& page_;
    SheetSubject const& chosen_;
    std::uint32_t row_{};
};

void chart(Book& book, Page& page, SheetSubject const& chosen, std::uint32_t first, std::uint32_t last,
           std::uint32_t at)
{
    auto* const bars = book.chart(LXW_CHART_COLUMN);
    auto const names = "=" + page.range(year, first, last);
    auto const add = [&](std::uint16_t column, char const* name) {
        auto* const series = chart_add_series(bars, names.c_str(), ("=" + page.range(column, first, last)).c_str());
        chart_series_set_name(series, name);
    };
    add(before, "cash saving before the programme");
    add(programme, "cost of the programme, as minus");
    add(after, "cash saving after the programme");
    auto const title = fmt::format("Cash by financial year, not discounted{}",
                                   chosen.standing.evidence == Evidence::published
                                       ? std::string{}
                                       : ": " + std::string(in_a_clause(chosen.standing.evidence)));
    set_title(bars, fmt::format("{}, {}: {}", cut_to(chosen.authority.name, name_in_a_title),
                                cut_to(chosen.strategy.name, name_in_a_title), title));
    lxw_chart_font of_title{};
    of_title.size = 11;
    of_title.bold = LXW_TRUE;
    chart_title_set_name_font(bars, &of_title);
    chart_axis_set_name(bars->x_axis, "financial year");
    chart_axis_set_name(bars->y_axis, "£, not discounted");
    chart_axis_set_num_format(bars->y_axis, "£#,##0;-£#,##0");
    chart_axis_set_label_position(bars->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_legend_set_position(bars, LXW_CHART_LEGEND_BOTTOM);
    page.chart({at, 0}, bars, title + ". The numbers are in the first table of this sheet.", 1.9, 1.3);
}

}  // namespace

std::uint32_t write_budget(Book& book, Page& page, SheetSubject const& chosen, LiveModel const& model)
{
    page.widths({24, 12, 20, 22, 20, 18, 18, 20, 18});
    Writer write(page, chosen);
    auto const placeholder = chosen.standing.placeholder;
    auto const cost = placeholder ? "cost of the programme, as minus (" + chosen.standing.placeholder_words + ")"
                                  : std::string("cost of the programme, as minus");
    write.paragraph("By financial year: " + chosen.both_names(), Face::title);
    write.paragraph(
        fmt::format("In {} prices, not discounted. A saving with a minus sign costs more. Capacity is the value of "
                    "work and is in no budget. {}",
                    chosen.study.price_year, as_a_sentence(chosen.standing.evidence)));
    write.gap();
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    if (chosen.result.saved && !chosen.result.saved->years.empty()) {
        write.heading("Averages over all that is believed");
        write.heads({"financial year", "months", "cash saving before the programme", cost,
                     "cash saving " + chosen.after_cost(), "95% range from", "to", "capacity gained (no cash)"});
        first = write.row();
        for (auto const& year : chosen.result.saved->years) write.drawn(year);
        last = write.row() - 1;
        write.gap();
    }
    write.heading("The base case, live: follows the cells on the sheet Inputs");
    if (chosen.has_live_savings())
        write.heads({"financial year", "months", "cash saving before the programme", cost,
                     "cash saving " + chosen.after_cost(), "", "", "capacity gained (no cash)"});
    else write.heads({"financial year", "months", "", cost});
    std::string before;
    for (auto const& name : model.years) {
        if (name != before) write.live(name, model);
        before = name;
    }
    write.gap();
    constexpr std::uint32_t rows_of_chart = 22;
    if (first > 0) chart(book, page, chosen, first, last, write.row());
    auto const below = write.row() + (first > 0 ? rows_of_chart : 0);
    page.print_on_one_page({below, capacity});
    page.protect();
    return below;
}

}  // namespace holdfast::report

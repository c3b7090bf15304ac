#include "report/workbook/case_sheet.hpp"

#include "report/words/case_words.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr double green_from = 75.0;  // in 100, as in questions/financial_case
constexpr double red_below = 50.0;

std::vector<std::string> years_of(LiveModel const& model)
{
    std::vector<std::string> years;
    for (auto const& year : model.years)
        if (years.empty() || years.back() != year) years.push_back(year);
    return years;
}

//! A column of the live table, with a number for each year and then their sum.
using Figures = std::vector<Formula>;

class Writer {
public:
    Writer(Page& page, SheetSubject const& chosen, LiveInputs const& live, LiveModel const& model)
        : page_(page), chosen_(chosen), live_(live), model_(model), years_(years_of(model))
    {
    }

    void paragraph(std::string_view text, Face face = Face::wrapped) { page_.paragraph(row_++, text, face, last()); }
    void heading(std::string_view text)
    {
        ++row_;
        page_.across({row_++, 0}, last(), std::string(text), Face::heading);
    }
    void heads_of_years(std::string_view first)
    {
        years_row_ = row_;
        page_.text({row_, 0}, first, Face::column);
        for (std::size_t y = 0; y < years_.size(); ++y) page_.text({row_, column(y)}, years_[y], Face::column);
        page_.text({row_++, all()}, "in all", Face::column);
    }

    //! value(year) in each column, and their sum.
    template <class Value> Figures row(std::string_view label, Value const& value, Face face = Face::plain)
    {
        page_.text({row_, 0}, label, face);
        Figures figures;
        for (std::size_t y = 0; y < years_.size(); ++y)
            figures.push_back(page_.formula({row_, column(y)}, value(y), Digits::pounds, face));
        auto const cells = name_of({row_, column(0)}) + ":" + name_of({row_, column(years_.size() - 1)});
        double sum = 0.0;
        for (auto const& figure : figures) sum += figure.value;
        figures.push_back(
            page_.formula({row_, all()}, Formula::whole("SUM(" + cells + ")", sum), Digits::pounds, face));
        ++row_;
        return figures;
    }

    //! What is paid once: what is capital of it (a set-up, and resources, that are said to be), or the rest.
    Formula once(std::size_t year, bool capital) const
    {
        Formula sum = 0.0;
        for (std::size_t i = 0; i < live_.members.size(); ++i) {
            auto const& member = live_.members[i];
            bool const is_capital = chosen_.study.interventions.at(chosen_.strategy.members.at(i)).setup_is_capital;
            std::vector<Formula> amounts;
            if (member.costs.setup && is_capital == capital) amounts.push_back(*member.costs.setup);
            for (auto const& taken : member.takes)
                if (taken.amount == ProgrammePart::setup && taken.cash && taken.capital == capital)
                    amounts.push_back(*taken.cash);
            if (amounts.empty()) continue;
            double begins = 0.0;
            for (std::size_t t = 0; t < model_.years.size(); ++t)
                if (model_.years[t] == years_[year] && model_.month.values[t] == member.start.value) begins += 1.0;
            auto const count = Formula::whole(fmt::format("COUNTIFS({},{},{},{})", model_.years_text, key(year),
                                                          model_.month.text, member.start.text),
                                              begins);
            sum = sum + count * if_so(member.start < member.stop, sum_of(amounts), 0.0);
        }
        return sum;
    }
    Formula cost(std::size_t year) const { return in_year(*model_.with[number(Line::programme)], year); }
    Formula saving(std::size_t year, BudgetLine which) const
    {
        std::optional<Formula> sum;
        for (auto const line : all_lines) {
            if (budget_line_of(line) != which) continue;
            auto const part = in_year(*model_.without[number(line)], year) - in_year(*model_.with[number(line)], year);
            sum = sum ? *sum + part : part;
        }
        return *sum;
    }

    //! All so far; then by which year's end it is paid back for good, of this row.
    void so_far(Figures const& net)
    {
        page_.text({row_, 0}, "left so far", Face::bold);
        Figures sums;
        for (std::size_t y = 0; y < years_.size(); ++y)
            sums.push_back(
                page_.formula({row_, column(y)}, y == 0 ? net[0] : sums[y - 1] + net[y], Digits::pounds, Face::bold));
        ++row_;
        page_.text({row_, 0}, "is it paid back for good? (1: yes)");
        Figures flags(years_.size());
        for (std::size_t y = years_.size(); y-- > 0;) {
            auto const not_below = Condition(Formula(0.0) <= sums[y]);
            auto const later = y + 1 < years_.size()
                                   ? Formula::whole(name_of({row_, column(y + 1)}), flags[y + 1].value)
                                   : Formula(1.0);
            flags[y] = page_.formula({row_, column(y)}, if_so(not_below, later, 0.0), Digits::whole);
        }
        ++row_;
        page_.text({row_, 0}, "paid back for good", Face::bold);
        auto const paid_back = sum_of(flags);
        page_.formula({row_++, column(0)},
                      if_so(paid_back == 0.0, 0.0, static_cast<double>(years_.size()) + 1.0 - paid_back),
                      Digits::years_back, Face::bold);
    }

    void lines(ByBudgetLine<Figures> const& by_line)
    {
        page_.text({row_, 0}, "line of the budget", Face::column);
        page_.text({row_, 1}, "saving in all", Face::column);
        page_.across({row_++, 2}, 4, "who answers", Face::column);
        auto const first = row_;
        double sum = 0.0;
        for (auto const line : all_budget_lines) {
            auto const& saving = at(by_line, line).back();
            sum += saving.value;
            page_.text({row_, 0}, label_of(line));
            page_.formula({row_, 1}, saving, Digits::pounds);
            page_.across({row_++, 2}, 4, owner_words(chosen_.study.case_owners, line), Face::plain);
        }
        page_.text({row_, 0}, "saving before its cost", Face::total);
        page_.formula({row_, 1},
                      Formula::whole(fmt::format("SUM({}:{})", name_of({first, 1}), name_of({row_ - 1, 1})), sum),
                      Digits::pounds, Face::total);
        ++row_;
        paragraph("What must happen, with the inputs as first written:", Face::note);
        for (auto const line : all_budget_lines)
            paragraph(fmt::format("{}: {}", with_capital(std::string(label_of(line))),
                                  what_must_happen(line, at(by_line, line).back().value)));
    }

    void drawn(DrawnCase const& of)
    {
        auto const row = [&](std::string_view label, Formula DrawnCase::Of::*which, Digits digits) {
            page_.text({row_, 0}, label);
            for (std::size_t y = 0; y < of.years.size(); ++y)
                page_.formula({row_, column(y)}, of.years[y].*which, digits);
            page_.formula({row_++, all()}, of.horizon.*which, digits);
        };
        row("saving before its cost: P10", &DrawnCase::Of::saving_p10, Digits::pounds);
        row("P50", &DrawnCase::Of::saving_p50, Digits::pounds);
        row("P90", &DrawnCase::Of::saving_p90, Digits::pounds);
        row("left after its cost: P10", &DrawnCase::Of::p10, Digits::pounds);
        row("P50", &DrawnCase::Of::p50, Digits::pounds);
        row("P90", &DrawnCase::Of::p90, Digits::pounds);
        row("chance, the year alone", &DrawnCase::Of::chance, Digits::chance);
        row("chance, so far", &DrawnCase::Of::chance_so_far, Digits::chance);
        page_.text({row_, 0}, "rating", Face::bold);
        auto const in_100 =
            Formula::whole("ROUND(100*" + of.horizon.chance.text + ",0)", std::round(100.0 * of.horizon.chance.value));
        auto const green = both(Formula(green_from) <= in_100, of.not_all_stated == 0.0);
        auto const amber_or_green = both(Formula(red_below) <= in_100, of.guessed == 0.0);
        page_.formula({row_++, column(0)}, if_so(amber_or_green, if_so(green, 2.0, 1.0), 0.0), Digits::rating,
                      Face::bold);
    }

    void print() { page_.print_on_one_page({row_ - 1, last()}); }
    [[nodiscard]] std::size_t years() const { return years_.size(); }

private:
    static std::size_t number(Line line) { return static_cast<std::size_t>(line); }
    static std::uint16_t column(std::size_t year) { return static_cast<std::uint16_t>(year + 1); }
    [[nodiscard]] std::uint16_t all() const { return column(years_.size()); }
    [[nodiscard]] std::uint16_t last() const { return std::max<std::uint16_t>(all(), 7); }
    [[nodiscard]] std::string key(std::size_t year) const { return fixed_name_of({years_row_, column(year)}); }
    [[nodiscard]] Formula in_year(Range const& cells, std::size_t year) const
    {
        return sum_where(cells, model_.years_text, model_.years, key(year), years_[year]);
    }

    Page& page_;
    SheetSubject const& chosen_;
    LiveInputs const& live_;
    LiveModel const& model_;
    std::vector<std::string> years_;
    std::uint32_t row_{}, years_row_{};
};

//! What is paid; returns all of it, year by year.
Figures paid(Writer& write)
{
    auto const capital = write.row("paid once, capital", [&](std::size_t y) { return write.once(y, true); });
    auto const once = write.row("paid once, revenue", [&](std::size_t y) { return write.once(y, false); });
    (void)write.row("ongoing, revenue", [&](std::size_t y) { return write.cost(y) - capital[y] - once[y]; });
    return write.row(
        "its cost", [&](std::size_t y) { return write.cost(y); }, Face::total);
}

}  // namespace

std::optional<DrawnCase> write_drawn_case(Page& page, std::uint32_t row, FinancialCase const& of)
{
    if (!claims_a_saving(of)) return std::nullopt;
    std::uint16_t const last = 8;
    page.across({row++, 0}, last, "Percentiles and chances, as drawn: values, which no changed cell moves",
                Face::heading);
    page.paragraph(row++, percentile_rule, Face::wrapped, last);
    for (std::uint16_t c = 0;
         auto const* head : {"financial year", "saving: P10", "saving: P50", "saving: P90", "left: P10", "left: P50",
                             "left: P90", "chance, the year alone", "chance, so far"})
        page.text({row, c++}, head, Face::column);
    ++row;
    DrawnCase drawn;
    drawn.rated = of.rated;
    auto const put = [&page, &row](std::uint16_t column, double value, Digits digits) {
        page.number({row, column}, value, digits);
        return Formula::whole(page.from_outside({row, column}), value);
    };
    auto const one = [&](CasePeriod const& period) {
        auto const& saved = *period.savings;
        page.text({row, 0}, period.starts == 0 ? std::string("in all") : financial_year_name(period.starts));
        DrawnCase::Of of_period{put(1, saved.cashable_exceeds.p10, Digits::pounds),
                                put(2, saved.cashable_exceeds.p50, Digits::pounds),
                                put(3, saved.cashable_exceeds.p90, Digits::pounds),
                                put(4, saved.net_exceeds.p10, Digits::pounds),
                                put(5, saved.net_exceeds.p50, Digits::pounds),
                                put(6, saved.net_exceeds.p90, Digits::pounds),
                                put(7, saved.chance, Digits::chance),
                                put(8, saved.chance_so_far, Digits::chance)};
        ++row;
        return of_period;
    };
    for (auto const& year : of.years) drawn.years.push_back(one(year));
    drawn.horizon = one(of.horizon);
    auto const count = [&](char const* label, auto const& counts) {
        auto const reasons = std::count_if(of.rated.reasons.begin(), of.rated.reasons.end(), counts);
        page.text({row, 0}, label);
        auto const cell = put(1, static_cast<double>(reasons), Digits::whole);
        ++row;
        return cell;
    };
    drawn.guessed = count("what is our guess or experts' judgement: effect, cost, lines", [](CaseReason reason) {
        return reason == CaseReason::effect_guessed || reason == CaseReason::effect_expected ||
               reason == CaseReason::cost_guessed || reason == CaseReason::line_guessed;
    });
    drawn.not_all_stated =
        count("what is built or assumed, makes the effect unsure, or has no owner", [](CaseReason reason) {
            return best_with(reason) == CaseRating::amber && reason != CaseReason::below_threshold;
        });
    page.print_on_one_page({row - 1, last});
    return drawn;
}

void write_case(Page& page, SheetSubject const& chosen, LiveInputs const& live, LiveModel const& model,
                std::optional<DrawnCase> const& drawn)
{
    Writer write(page, chosen, live, model);
    std::vector<double> widths{30};
    widths.resize(std::max<std::size_t>(write.years() + 2, 8), 16.0);
    widths[1] = 26.0;  // says by which year it is paid back, and a number does not flow over
    page.widths(widths);
    write.paragraph("Financial case: " + chosen.both_names(), Face::title);
    write.paragraph(case_money_rule);
    write.paragraph(capital_rule);
    if (auto const capital = capital_sentence(chosen.study, chosen.strategy); !capital.empty())
        write.paragraph(capital);
    auto const claims = chosen.has_live_savings() && chosen.standing.evidence != Evidence::null_result;
    write.heading("The base case, live: follows the cells on the sheet Inputs");
    if (!claims) write.paragraph(meaning_without_figures(chosen.standing.evidence));
    write.heads_of_years("financial year");
    if (!claims) {
        (void)paid(write);
        write.print();
        page.protect();
        return;
    }
    ByBudgetLine<Figures> by_line;
    for (auto const line : all_budget_lines)
        at(by_line, line) = write.row(label_of(line), [&](std::size_t y) { return write.saving(y, line); });
    auto const cashable = write.row(
        "saving before its cost",
        [&](std::size_t y) {
            std::vector<Formula> parts;
            for (auto const line : all_budget_lines) parts.push_back(at(by_line, line)[y]);
            return sum_of(parts);
        },
        Face::total);
    auto const cost = paid(write);
    auto const net = write.row(
        "left after its cost", [&](std::size_t y) { return cashable[y] - cost[y]; }, Face::total);
    write.so_far(net);
    write.heading("Who takes it out of which budget");
    write.lines(by_line);
    if (drawn) {
        write.heading("How sure that is, as drawn: does not follow changed cells");
        write.paragraph(percentile_rule);
        write.paragraph(chance_rule);
        write.heads_of_years("financial year");
        write.drawn(*drawn);
        write.paragraph(rating_sentence(drawn->rated));
        write.paragraph(rating_rule);
    }
    write.print();
    page.protect();
}

}  // namespace holdfast::report

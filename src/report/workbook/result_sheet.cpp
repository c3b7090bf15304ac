#include "report/workbook/result_sheet.hpp"

#include "holdfast/questions/worked_sum.hpp"
#include "report/words/bridge_words.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

enum Columns : std::uint16_t { what, without, with, saving };

class Writer {
public:
    Writer(Page& page, SheetSubject const& chosen, LiveModel const& model) : page_(page), chosen_(chosen), model_(model)
    {
    }

    void heads(std::initializer_list<char const*> of_columns)
    {
        std::uint16_t column = 0;
        for (auto const* head : of_columns) page_.text({row_, column++}, head, Face::column);
        ++row_;
    }
    void paragraph(std::string const& text, Face face = Face::wrapped) { page_.paragraph(row_++, text, face, saving); }
    void gap() { ++row_; }
    void print() { page_.print_on_one_page({row_ - 1, saving}); }

    //! A line's present value; the programme has a cost only with it.
    void line(Line line)
    {
        page_.text({row_, what}, line == Line::programme ? programme_label() : std::string(label(line)));
        auto const i = static_cast<std::size_t>(line);
        auto const before = present(model_.without[i], without);
        values_[i][without] = before.value;
        if (chosen_.has_live_savings()) {
            auto const after = present(model_.with[i], with);
            values_[i][with] = after.value;
            savings_[i] = page_.formula({row_, saving}, before - after, Digits::pence);
            values_[i][saving] = savings_[i]->value;
        }
        ++row_;
    }
    //! A part of the programme's cost; it is 0 without the programme.
    Formula part(CostPart cost_part)
    {
        page_.text({row_, what}, fmt::format("of it {}", words_of(cost_part)));
        auto const cost = present(at(model_.programme_parts, cost_part), with);
        return Formula::whole(name_of({row_++, with}), cost.value);
    }
    //! The programme's own cost, where nothing else can be said.
    Formula cost_of_programme(Line line = Line::programme)
    {
        page_.text({row_, what}, line == Line::programme ? programme_label() : std::string(label(line)));
        auto const cost = present(model_.with[static_cast<std::size_t>(line)], without);
        return Formula::whole(page_.from_outside({row_++, without}), cost.value);
    }
    //! The sum of some lines, column by column.
    template <class Belongs> void block(Belongs const& belongs, std::string const& sum)
    {
        auto const first = row_;
        for (auto const one : all_lines)
            if (belongs(one)) line(one);
        page_.text({row_, what}, sum, Face::total);
        auto const last = static_cast<std::uint16_t>(chosen_.has_live_savings() ? saving : without);
        for (std::uint16_t column = without; column <= last; ++column) {
            double total = 0.0;
            auto const cells = name_of({first, column}) + ":" + name_of({row_ - 1, column});
            for (auto const line : all_lines)
                if (belongs(line)) total += values_[static_cast<std::size_t>(line)][column];
            page_.formula({row_, column}, Formula::whole("SUM(" + cells + ")", total), Digits::pence, Face::total);
        }
        ++row_;
    }
    //! Sum of the savings on some lines.
    template <class Belongs> Formula saved(Belongs const& belongs) const
    {
        std::vector<Formula> parts;
        for (auto const line : all_lines)
            if (belongs(line)) parts.push_back(*savings_[static_cast<std::size_t>(line)]);
        return sum_of(parts);
    }
    //! A saving, what holdfast itself found, and what the changes make.
    Formula compared(std::string const& text, Formula const& live, Money own)
    {
        page_.text({row_, what}, text);
        auto const cell = page_.formula({row_, without}, live, Digits::pence, Face::bold);
        page_.number({row_, with}, own.in_pounds(), Digits::pence);
        page_.formula({row_, saving}, to_penny(cell - Formula::whole(name_of({row_, with}), own.in_pounds())),
                      Digits::pence);
        return Formula::whole(page_.from_outside({row_++, without}), live.value);
    }
    void people(std::string const& text, Formula const& is, double own)
    {
        page_.text({row_, what}, text);
        auto const cell = page_.formula({row_, without}, is, Digits::people);
        page_.number({row_, with}, own, Digits::people);
        page_.formula({row_, saving}, cell - Formula::whole(name_of({row_, with}), own), Digits::people);
        ++row_;
    }

private:
    //! Present value of a column of the model; where there is none, 0.
    Formula present(std::optional<Range> const& cells, std::uint16_t column)
    {
        if (cells)
            return page_.formula({row_, column}, to_penny(sum_of_products(model_.discount, *cells)), Digits::pence);
        page_.number({row_, column}, 0.0, Digits::pence);
        return Formula::whole(name_of({row_, column}), 0.0);
    }
    [[nodiscard]] std::string programme_label() const
    {
        auto const text = std::string(label(Line::programme));
        return chosen_.standing.placeholder ? text + " (" + chosen_.standing.placeholder_words + ")" : text;
    }

    Page& page_;
    SheetSubject const& chosen_;
    LiveModel const& model_;
    std::uint32_t row_{};
    std::array<std::optional<Formula>, line_count> savings_;
    std::array<std::array<double, saving + 1>, line_count> values_{};  //!< of each line, by column
};

bool is_cash_line(Line line) { return is_cash(line) && line != Line::programme; }
bool is_capacity_line(Line line) { return !is_cash(line) && !is_of_programme(line); }

std::vector<PanelFigure> cost_only(Writer& write, SheetSubject const& chosen, WorkedSum const& own)
{
    write.paragraph(
        "For " + chosen.strategy.name +
        ", no study measured leaving, so no saving can be stated. Shown are what leaving costs now and what "
        "the programme would cost.");
    write.paragraph(break_even_sentence(chosen.result.break_even_cash, "cash", chosen.standing.placeholder_words));
    write.paragraph(
        break_even_sentence(chosen.result.break_even_total, "cash and capacity", chosen.standing.placeholder_words));
    write.gap();
    write.heads({"present value", "as things are"});
    write.block(is_cash_line, "cash");
    write.block(is_capacity_line, "capacity (no cash)");
    write.gap();
    auto const cost = write.cost_of_programme();
    if (chosen.strategy.takes_time) write.cost_of_programme(Line::programme_time);
    write.print();
    return {{"cost of the programme", cost, own.lines[static_cast<std::size_t>(Line::programme)].with.in_pounds()}};
}

}  // namespace

std::vector<PanelFigure> write_result(Page& page, SheetSubject const& chosen, LiveModel const& model)
{
    page.widths({58, 24, 24, 24});
    page.freeze(0, 0, 0);
    page.protect();
    auto const own = worked_sum(chosen.study, chosen.authority, chosen.strategy.id);
    Writer write(page, chosen, model);
    write.paragraph("The base case, worked out in this workbook: " + chosen.both_names(), Face::title);
    write.paragraph(
        fmt::format("Present value over {} in {} prices, with every input at its average. A saving with a minus "
                    "sign costs more.",
                    chosen.setting.when, chosen.study.price_year));
    if (!chosen.has_live_savings()) return cost_only(write, chosen, own);

    bool const is_null = chosen.standing.evidence == Evidence::null_result;
    write.paragraph(with_capital(std::string(in_a_clause(chosen.standing.evidence))) +
                    (is_null ? ", so no saving is claimed: the sum shows what no effect, at the middle of the assumed "
                               "range, comes to."
                             : "."));
    if (chosen.strategy.members.size() > 1)
        write.paragraph("No study measured these programmes together: their effects are multiplied, and all but the "
                        "strongest weakened by the overlap on the sheet Inputs.");
    if (chosen.standing.placeholder)
        write.paragraph("The programme's cost is still " + chosen.standing.placeholder_words +
                        ": enter the real one on the sheet Inputs before using a saving after it.");
    write.gap();
    write.heads({"present value", "cost without", "cost with", "saving (minus: costs more)"});
    write.block(is_cash_line, "cash, before the programme");
    write.block(is_capacity_line, "capacity (no cash)");
    write.line(Line::programme);
    if (chosen.strategy.takes_time) write.line(Line::programme_time);
    std::vector<std::pair<CostPart, Formula>> parts;
    for (auto const part : all_cost_parts)
        if (at(model.programme_parts, part)) parts.emplace_back(part, write.part(part));
    write.gap();
    write.heads(
        {"saving", "as the inputs stand", "holdfast's own base case, as first written", "what the changes make"});
    auto const before = "before the programme's own cost";
    auto const after = chosen.after_cost();
    auto const gross_cash = write.compared(fmt::format("cash, {}", before), write.saved(is_cash_line), own.gross_cash);
    auto const gross_total =
        write.compared(fmt::format("cash and capacity, {}", before),
                       write.saved([](Line line) { return !is_of_programme(line); }), own.gross_total);
    auto left = write.saved(is_cash_line);
    for (auto const& [part, cost] : parts) {
        left = left - cost;
        if (part != CostPart::guessed)
            write.compared(fmt::format("cash, {}", after_part(part)), left, own.cash_after(part));
    }
    auto const net_cash = write.compared(fmt::format("cash, {}", after),
                                         write.saved([](Line line) { return is_cash(line); }), own.net_cash);
    auto const net_total = write.compared(
        fmt::format("cash and capacity, {}", after),
        write.saved([&chosen](Line line) { return line != Line::programme_time || chosen.strategy.takes_time; }),
        own.net_total);
    write.gap();
    write.heads({"people (FTE) over the horizon", "as the inputs stand", "holdfast's own base case, as first written",
                 "what the changes make"});
    write.people("leavers without the programme", sum_of(model.leavers_without), own.leavers_without);
    write.people("leavers with the programme", sum_of(*model.leavers_with), own.leavers_with);
    write.gap();
    if (!is_null) write.paragraph(bridge_sentence(bridge(chosen.findings, chosen.result)));
    write.paragraph(
        "A figure that rests on a changed input is yours, not holdfast's: quote it with the change that made it.",
        Face::note);
    write.print();
    return {{"cash, before the programme", gross_cash, own.gross_cash.in_pounds()},
            {"cash, " + after, net_cash, own.net_cash.in_pounds()},
            {"cash and capacity, before", gross_total, own.gross_total.in_pounds()},
            {"cash and capacity, " + after, net_total, own.net_total.in_pounds()}};
}

}  // namespace holdfast::report

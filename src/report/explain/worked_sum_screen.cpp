#include "report/explain/worked_sum_screen.hpp"
#include "report/words/pilot_words.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

//! Whole pounds, so that the lines can be added up by hand.
std::string pounds(Money money) { return to_the_pound(money.in_pounds()); }

Money sum_of(WorkedSum const& worked, auto const& belongs, auto const& what)
{
    Money sum;
    for (auto const& line : worked.lines)
        if (belongs(line.line)) sum += what(line);
    return sum;
}

bool is_discounted(WorkedSum const& worked)
{
    return std::any_of(worked.by_month.begin(), worked.by_month.end(),
                       [](auto const& month) { return month.discount < 1.0; });
}

void lines(Paper& paper, WorkedSum const& worked)
{
    Table table{{{"£", Side::left, 0, true, 2},
                 {"costs without", Side::right, 1, false},
                 {"costs with", Side::right, 1, false},
                 {"saved", Side::right, 0, false}},
                {},
                {}};
    auto const is_cash_line = [](Line line) { return is_cash(line) && line != Line::programme; };
    auto const is_capacity = [](Line line) { return !is_cash(line); };
    auto const without = [](WorkedLine const& line) { return line.without; };
    auto const with = [](WorkedLine const& line) { return line.with; };
    auto const row = [&](std::string what, auto const& belongs) {
        auto const now = sum_of(worked, belongs, without);
        auto const then = sum_of(worked, belongs, with);
        table.rows.push_back({std::move(what), pounds(now), pounds(then), pounds(now - then)});
    };
    for (auto const& line : worked.lines)
        if (is_cash_line(line.line)) row(std::string(label(line.line)), [&](Line other) { return other == line.line; });
    table.rules.push_back(table.rows.size());
    row("cash, before paying for it", is_cash_line);
    auto const whose = placeholder_words(worked.cost_parts);
    row(whose.empty() ? std::string("the programme") : fmt::format("the programme: {}", whose),
        [](Line line) { return line == Line::programme; });
    table.rules.push_back(table.rows.size());
    table.rows.push_back({"left in cash", "", "", pounds(worked.net_cash)});
    row("work that gets done (no cash)", is_capacity);
    paper.table(table);
}

}  // namespace

std::vector<std::string> falls_to_be_expected(WorkedSum const& worked)
{
    std::vector<std::string> texts;
    for (auto const& [intervention, effect, here] : worked.pilots)
        if (here.fall && here.fall->was_to_be_expected())
            texts.push_back(fmt::format("{}: {}", intervention, fall_sentences(*here.fall, visible(here.authority))));
    return texts;
}

namespace {

//! `where_from`: is it said where every figure is from? The end of the screen leads there, too.
std::string worked_screen_with(WorkedSum const& worked, TextStyle const& style, bool where_from)
{
    auto paper = page_of_width(style.width, style.colour);
    auto const evidence = worked.no_effect_reason ? Grounds{Evidence::none}
                                                  : grounds_of(worked.basis, worked.beside_pilot, worked.bias_method);
    auto const over = years_in_words(worked.months);
    bool const claims = is_ranked(evidence);
    auto const left = worked.net_cash.in_pounds();
    for (auto const& sentences : falls_to_be_expected(worked)) paper.paragraph(sentences);
    paper.headline(claims ? fmt::format("{}, {}: {} in cash over {}, with every input at its average. {}",
                                        visible(worked.intervention), visible(worked.authority), left_or_lost(left),
                                        over, that_is_discounted_or_not(is_discounted(worked), Counted::present_value))
                          : fmt::format("{}, {}, over {}, with every input at its average.",
                                        visible(worked.intervention), visible(worked.authority), over));
    paper.paragraph(based_on(evidence));
    lines(paper, worked);
    auto text = fmt::format("In {} prices.", worked.price_year);
    if (evidence != Evidence::none)
        text += (fmt::format(" {} people leave without it and {} with it.", figure(worked.leavers_without),
                             figure(worked.leavers_with)));
    if (worked.bridge)
        text +=
            (fmt::format(" Over {}, what is {} is {} on average ({}).", counted(worked.bridge->draws, "draw", "draws"),
                         cost_known(worked.cost_parts) == CostKnown::nothing  ? "saved before paying for it"
                         : cost_known(worked.cost_parts) == CostKnown::partly ? "saved less the stated part of its cost"
                                                                              : "saved less its cost",
                         round_pounds(worked.bridge->average.mean), round_range(worked.bridge->average)));
    paper.paragraph(text);
    if (auto const cost = cost_sentence(worked.cost_parts, worked.hours_guessed); !cost.empty()) paper.paragraph(cost);
    for (auto const& setup : worked.setups)
        paper.paragraph(shared_setup_sentence(setup.alliance, visible(worked.authority), setup.share,
                                              worked.setups.size() > 1 ? visible(setup.intervention) : std::string()));
    if (where_from) paper.paragraph("Every figure and its source: --full, under \"Inputs\".");
    end_screen(paper,
               {0,
                0,
                {"month by month: --months", fmt::format("year by year: holdfast impact {} {}",
                                                         as_typed(worked.authority), as_typed(worked.intervention_id))},
                inputs_of_one(style)});
    return paper.text();
}

}  // namespace

std::string worked_sum_screen(WorkedSum const& worked, TextStyle style)
{
    return fitted(1, 0, [&](std::size_t rows) { return worked_screen_with(worked, style, rows > 0); });
}

}  // namespace holdfast::report

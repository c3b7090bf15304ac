#include "report/neighbours/neighbours_screen.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/neighbours/neighbour_rows.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/left_words.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t all_neighbours = 10;  // as many as DfE names
constexpr std::size_t few_neighbours = 3;

//! Published rates have one decimal, and so has what is set beside them.
std::string one_decimal(double share) { return fmt::format("{:.1f}%", 100.0 * share); }
std::string one_decimal(Maybe<double> const& share) { return share.value ? one_decimal(*share.value) : "-"; }

Row row_beside(ComparedRow const& row, bool with_savings)
{
    auto const& workforce = row.who->workforce;
    auto const who = row.is_sum() ? fmt::format("{} ({})", visible(row.who->name), workforce.authorities)
                                  : visible(row.who->name) + (row.who->own.empty() ? "" : " *");
    Row cells{who,
              with_commas(static_cast<std::uint64_t>(std::llround(workforce.in_post))),
              one_decimal(workforce.turnover),
              one_decimal(workforce.leaving_rate),
              one_decimal(workforce.vacancy_rate),
              one_decimal(workforce.covered)};
    if (with_savings) cells.push_back(row.saving ? round_pounds(row.saving->mean) : "-");
    return cells;
}

Table beside_each_other(std::vector<ComparedRow> const& rows, std::size_t neighbours, bool with_savings)
{
    Table table;
    table.columns = {{"", Side::left, 0, true, 2},
                     {"FTE\nin post", Side::right, 2, false},
                     {"\nturnover", Side::right, 0, false},
                     {"leaving\nrate used", Side::right, 0, false},
                     {"posts\nvacant", Side::right, 1, false},
                     {"covered\nby agency", Side::right, 1, false}};
    if (with_savings) table.columns.push_back({"\nsaved", Side::right, 0, false});
    std::size_t shown = 0;
    bool sums = false;
    for (auto const& row : rows) {
        if (row.role == ComparedRow::Role::neighbour && ++shown > neighbours) continue;
        if (row.is_sum() && !sums) {
            table.rules.push_back(table.rows.size());
            sums = true;
        }
        table.rows.push_back(row_beside(row, with_savings));
        if (row.role == ComparedRow::Role::authority) table.rules.push_back(table.rows.size());
    }
    return table;
}

std::string screen_with_neighbours(Neighbourhood const& found, std::string const& answer, TextStyle const& style,
                                   std::size_t most)
{
    auto paper = page_of_width(style.width, style.colour);
    auto const& study = found.findings.study;
    auto const& strategy = found.findings.strategies.at(found.strategy);
    auto const rows = rows_of(found);
    bool const with_savings =
        is_ranked(evidence_of(strategy)) &&
        std::any_of(rows.begin(), rows.end(), [](ComparedRow const& row) { return row.saving.has_value(); });
    paper.headline(answer);
    paper.table(beside_each_other(rows, most, with_savings));
    if (found.neighbours.size() > most)
        paper.paragraph(
            fmt::format("{} more: --full.", counted(found.neighbours.size() - most, "neighbour", "neighbours")));
    if (with_savings)
        paper.paragraph(fmt::format("Saved is cash over {} by {}. It is counted {}. {}", years_in_words(study.months),
                                    visible(strategy.name.empty() ? strategy.id : strategy.name),
                                    when_counted(strategy), that_is_discounted_or_not(study, Counted::present_value)));
    end_screen(paper, {found.findings.draws,
                       found.findings.warnings.size(),
                       {fmt::format("what it saves: holdfast run --authority {}", as_typed(found.authority.name))},
                       inputs_of_one(style)});
    return paper.text();
}

}  // namespace

std::string neighbours_screen(Neighbourhood const& found, std::string const& answer, TextStyle const& style)
{
    return fitted(all_neighbours, few_neighbours,
                  [&](std::size_t neighbours) { return screen_with_neighbours(found, answer, style, neighbours); });
}

}  // namespace holdfast::report

#include "report/impact/impact_screen.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/case_words.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t most_lines = line_count;
constexpr std::size_t fewest_lines = 2;

Estimate const& line_of(ImpactPeriod const& period, Line line)
{
    return period.savings->authority.lines[static_cast<std::size_t>(line)];
}

//! In thousands, to the thousand: five years stand beside each other, and nobody reads a mean to the pound.
std::string thousands(double pounds)
{
    auto const size = std::round(std::abs(pounds) / 1000.0);
    return (pounds < 0.0 && size > 0.0 ? "−" : "") + with_commas(static_cast<std::uint64_t>(size));
}

std::vector<Column> columns_of_years(BudgetImpact const& impact)
{
    std::vector<Column> columns{{"£ thousand", Side::left, 0, true, 2}};
    int may_go = 0;  // where there is no room the last years go first, the first two never
    for (auto const& year : impact.years)
        columns.push_back({financial_year_name(year.starts), Side::right, std::max(0, may_go++ - 1), false});
    columns.push_back({"in all", Side::right, 0, false});
    return columns;
}

template <class Value> Row row_of(BudgetImpact const& impact, std::string what, Value const& value)
{
    Row row{std::move(what)};
    for (auto const& year : impact.years) row.push_back(thousands(value(year)));
    row.push_back(thousands(value(impact.horizon)));
    return row;
}

std::string label_of_programme(Subject const& subject)
{
    auto const whose = placeholder_words(subject.strategy.cost_parts);
    return whose.empty() ? std::string("the programme") : fmt::format("the programme: {}", whose);
}

//! Which budget gains or pays how much in which year.
//! So many lines have a row of their own, those that move most; the others have one together.
Table by_budget_and_year(BudgetImpact const& impact, Subject const& subject, std::size_t most)
{
    Table table{columns_of_years(impact), {}, {}};
    auto const size = [&impact](Line line) { return std::abs(line_of(impact.horizon, line).mean); };
    std::vector<Line> lines;
    for (auto const line : all_lines)
        if (is_cash(line) && line != Line::programme && size(line) >= a_pound) lines.push_back(line);
    auto by_size = lines;
    std::stable_sort(by_size.begin(), by_size.end(), [&size](Line a, Line b) { return size(a) > size(b); });
    if (by_size.size() > most) by_size.resize(most - 1);
    auto const has_a_row = [&by_size](Line line) {
        return std::find(by_size.begin(), by_size.end(), line) != by_size.end();
    };
    for (auto const line : lines)
        if (has_a_row(line))
            table.rows.push_back(row_of(impact, std::string(label(line)),
                                        [line](ImpactPeriod const& period) { return line_of(period, line).mean; }));
    if (by_size.size() < lines.size())
        table.rows.push_back(row_of(impact, "all other lines", [&](ImpactPeriod const& period) {
            double sum = 0.0;
            for (auto const line : lines)
                if (!has_a_row(line)) sum += line_of(period, line).mean;
            return sum;
        }));
    table.rules = {table.rows.size()};
    table.rows.push_back(row_of(impact, "before paying for it",
                                [](ImpactPeriod const& period) { return period.savings->before_programme.mean; }));
    table.rows.push_back(
        row_of(impact, label_of_programme(subject), [](ImpactPeriod const& period) { return -period.programme.mean; }));
    table.rules.push_back(table.rows.size());
    table.rows.push_back(
        row_of(impact, "left in cash", [](ImpactPeriod const& period) { return period.savings->authority.cash.mean; }));
    return table;
}

std::string what_has_to_be_found(BudgetImpact const& impact)
{
    auto const& study = impact.head.study;
    auto const& need = impact.cash->need;
    auto const& back = impact.cash->paid_back.month.value;
    if (need.month == 0 || need.pounds < a_pound) return "On average no money has to be found beforehand.";
    auto const found = fmt::format("On average {} has to be found by {}. ", round_pounds(need.pounds),
                                   month_name(later(study.start, need.month - 1)));
    // The chance that it is never back is what the chance in the lead leaves of 100.
    if (!back) return found + "It is on average not back by the end.";
    return found + fmt::format("On average it is back by {}.", month_name(later(study.start, back->month - 1)));
}

std::vector<std::string> next_steps(BudgetImpact const& impact, Subject const& subject)
{
    auto const what = fmt::format("{} {}", as_typed(subject.authority.name), as_typed(subject.strategy.id));
    if (!impact.cash) return {"what its effect would have to be: holdfast sensitivity " + what};
    return {"to be signed: the same with --case", "to the penny: holdfast explain " + what};
}

//! No study measured leaving: there is a cost and nothing against it.
void cost_alone(Paper& paper, BudgetImpact const& impact, Subject const& subject)
{
    paper.headline(cost_over_years(name_of(subject), visible(subject.authority.name), impact.horizon.programme.mean,
                                   impact.head.study) +
                   " " + std::string(based_on(subject.evidence)));
    paper.gap();
    Table table{columns_of_years(impact), {}, {}};
    table.rows.push_back(
        row_of(impact, label_of_programme(subject), [](ImpactPeriod const& period) { return period.programme.mean; }));
    paper.table(table);
}

void answer(Paper& paper, BudgetImpact const& impact, Subject const& subject, std::size_t most)
{
    auto const& saved = *impact.horizon.savings;
    auto const who = visible(subject.authority.name);
    if (subject.evidence == Evidence::null_result) {
        paper.headline(cost_over_years(name_of(subject), who, impact.horizon.programme.mean, impact.head.study) + " " +
                       std::string(based_on(subject.evidence)));
    } else {
        paper.headline(expected_fall_first(impact.head.study, subject.strategy) +
                       left_in_cash(who, name_of(subject), impact.head.study, saved.authority.cash, Counted::as_paid,
                                    impact.cash->paid_back.chance));
        paper.paragraph(based_on(subject.evidence));
    }
    paper.paragraph(
        fmt::format("What each budget saves, or pays more (−), in {} prices:", impact.head.study.price_year));
    paper.table(by_budget_and_year(impact, subject, most));
    auto text = subject.evidence == Evidence::null_result ? std::string() : what_has_to_be_found(impact) + " ";
    paper.paragraph(text + "The saving on agency cover is made only if the agency staff go.");
    // More pay means more staff in post.
    auto const pay = line_of(impact.horizon, Line::pay).mean;
    auto posts = empty_posts_clause({subject.authority.name, saved.before_programme.mean, -pay, pay});
    if (!posts.empty()) paper.paragraph(with_capital(posts.substr(std::string_view("; ").size())) + ".");
}

std::string impact_screen_with(BudgetImpact const& impact, TextStyle const& style, std::size_t most)
{
    auto paper = page_of_width(style.width, style.colour);
    auto const subject = subject_of(impact.head, impact.strategy);
    if (impact.cash) answer(paper, impact, subject, most);
    else cost_alone(paper, impact, subject);
    if (auto const cost = cost_sentence(subject.strategy.cost_parts, subject.strategy.hours_guessed); !cost.empty())
        paper.paragraph(cost);
    if (auto const shared = shared_setup_sentences(impact.head.study, subject.strategy.members); !shared.empty())
        paper.paragraph(shared);
    end_screen(paper,
               {impact.head.draws, impact.head.warnings.size(), next_steps(impact, subject), inputs_of_one(style)});
    return paper.text();
}

}  // namespace

std::string impact_screen(BudgetImpact const& impact, TextStyle style)
{
    return fitted(most_lines, fewest_lines,
                  [&](std::size_t lines) { return impact_screen_with(impact, style, lines); });
}

}  // namespace holdfast::report

#include "report/impact/region_screen.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/case_words.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/region_rows.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t most_rows = 6;
constexpr std::size_t least_rows = 3;
constexpr std::size_t most_reasons = 2;
constexpr std::size_t most_names = 2;

//! One row: means add up, so that those of several are a row, too; a chance is one authority's or the sum's alone.
struct RowOfMoney {
    std::string who;
    double before{}, costs{}, left{};
    std::string chance;
};

RowOfMoney row_of(RegionImpact const& region, std::size_t member)
{
    auto const& figures = region.members.at(member);
    RowOfMoney row{visible(region.sum.head.study.authorities.at(figures.authority).name), 0.0, figures.programme.mean,
                   0.0, ""};
    if (!figures.savings) return row;
    row.before = figures.savings->before_programme.mean;
    row.left = figures.savings->net_cash.mean;
    row.chance = of_100(figures.savings->chance);
    return row;
}

void council_by_council(Paper& paper, RegionImpact const& region, bool with_savings, std::size_t rows_at_most)
{
    std::vector<RowOfMoney> rows;
    std::vector<double> weight;
    for (std::size_t i = 0; i < region.members.size(); ++i) {
        rows.push_back(row_of(region, i));
        weight.push_back(with_savings ? rows.back().left : rows.back().costs);
    }
    Table table;
    table.columns = {{"Council by council", Side::left, 0, true, 1}, {"costs", Side::right, 0, false}};
    if (with_savings)
        table.columns = {{"Council by council", Side::left, 0, true, 1},
                         {"before paying", Side::right, 1, false},
                         {"costs", Side::right, 0, false},
                         {"left", Side::right, 0, false},
                         {"chance in 100", Side::right, 0, false}};
    auto const add = [&](RowOfMoney const& row) {
        if (!with_savings) return table.rows.push_back({row.who, round_pounds(row.costs)});
        table.rows.push_back(
            {row.who, round_pounds(row.before), round_pounds(row.costs), round_pounds(row.left), row.chance});
    };
    auto const chosen = region_rows(weight, rows_at_most);
    for (auto const i : chosen.shown) add(rows[i]);
    if (!chosen.rest.empty()) {
        RowOfMoney others{the_others(chosen), 0.0, 0.0, 0.0, ""};
        for (auto const i : chosen.rest) {
            others.before += rows[i].before;
            others.costs += rows[i].costs;
            others.left += rows[i].left;
        }
        add(others);
    }
    table.rules = {table.rows.size()};
    auto const& horizon = region.sum.horizon;
    RowOfMoney all{with_number(visible(region.region), region.sum.head.study), 0.0, horizon.programme.mean, 0.0, ""};
    if (horizon.savings) {
        all.before = horizon.savings->before_programme.mean;
        all.left = horizon.savings->authority.cash.mean;
        all.chance = of_100(region.sum.cash->paid_back.chance);
    }
    add(all);
    paper.table(table);
}

void why_some_lose(Paper& paper, RegionImpact const& region, Subject const& subject)
{
    auto const members = members_that_may_lose(region);
    if (members.empty()) return;
    auto reasons = losing_members(members, cost_known(subject.strategy.cost_parts), most_names);
    if (reasons.empty()) return paper.paragraph("Every council is expected to gain by itself.");
    auto const more = reasons.size() > most_reasons ? reasons.size() - most_reasons : 0;
    reasons.resize(reasons.size() - more);
    if (more > 0) reasons.back() += " Other reasons: --full.";
    for (auto const& reason : reasons) paper.paragraph(reason);
    paper.paragraph("No council's gain pays another's cost: each has its own budget.");
}

}  // namespace

bool claims_a_saving(RegionImpact const& region)
{
    auto const& head = region.sum.head;
    return region.sum.horizon.savings && is_ranked(evidence_of(head.strategies.at(region.sum.strategy)));
}

std::vector<LosingMember> members_that_may_lose(RegionImpact const& region)
{
    if (region.members.size() < 2 || !claims_a_saving(region)) return {};
    std::vector<LosingMember> members;
    for (auto const& member : region.members) {
        auto const& saved = *member.savings;
        members.push_back({{region.sum.head.study.authorities.at(member.authority).name, saved.before_programme.mean,
                            saved.fewer_leavers, saved.pay},
                           saved.net_cash.mean});
    }
    return members;
}

std::string with_number(std::string const& region, Study const& study)
{
    return fmt::format("{} ({})", region, counted(study.authorities.size(), "authority", "authorities"));
}

namespace {

std::string region_screen_with(RegionImpact const& region, TextStyle const& style, std::size_t rows_at_most)
{
    auto paper = page_of_width(style.width, style.colour);
    auto const& sum = region.sum;
    auto const& study = sum.head.study;
    auto const subject = subject_of(sum.head, sum.strategy);
    // The total's row has how many they are: with them the sentence would be too long to be quoted.
    auto const who = visible(region.region);
    bool const with_savings = claims_a_saving(region);
    if (with_savings) {
        paper.headline(expected_fall_first(study, subject.strategy) +
                       left_in_cash(who, name_of(subject), study, sum.horizon.savings->authority.cash, Counted::as_paid,
                                    sum.cash->paid_back.chance));
        paper.paragraph(based_on(subject.evidence));
    } else {
        paper.headline(cost_over_years(name_of(subject), who, sum.horizon.programme.mean, study) + " " +
                       std::string(based_on(subject.evidence)));
        paper.gap();
    }
    council_by_council(paper, region, with_savings, rows_at_most);
    if (with_savings) why_some_lose(paper, region, subject);
    if (auto const cost = cost_sentence(subject.strategy.cost_parts, subject.strategy.hours_guessed); !cost.empty())
        paper.paragraph(cost);
    if (auto const shared = shared_setup_sentences(study, subject.strategy.members); !shared.empty())
        paper.paragraph(shared);
    end_screen(paper, {sum.head.draws,
                       sum.head.warnings.size(),
                       {"to be signed: the same with --case", "what must be true: holdfast sensitivity " +
                                                                  one_or_region(style, "") + " " +
                                                                  as_typed(subject.strategy.id)},
                       inputs_of_one(style)});
    return paper.text();
}

}  // namespace

std::string region_screen(RegionImpact const& region, TextStyle style)
{
    return fitted(most_rows, least_rows, [&](std::size_t rows) { return region_screen_with(region, style, rows); });
}

}  // namespace holdfast::report

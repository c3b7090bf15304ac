#include "report/savings/authorities.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/savings/losing_authorities.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;
constexpr std::size_t most_authorities = 10;

std::string saving_heading(Standing const& lead) { return lead_heading(lead.known); }

Estimate const& lead_of(Savings const& savings, Standing const& lead) { return lead_cash(savings, lead.placeholder); }

double lead_of(Chances const& chances, Standing const& lead) { return lead_chance(chances, lead.placeholder); }

//! A lead that leaves out some of the cost never stands without what is left after all of it.
void put_left_heading(Table& table, Standing const& lead)
{
    if (lead.placeholder) table.columns.push_back({left_heading(lead.known), Side::right, 0, false});
}
void put_left(Row& row, Savings const& savings, Standing const& lead)
{
    if (lead.placeholder) row.push_back(spoken(savings.net_cash.mean));
}

std::string of_leading(Findings const& findings, Standing const& lead)
{
    return findings.strategies.at(lead.strategy).name + reminder(lead.evidence, "; ");
}

void one_by_one(Paper& paper, Findings const& findings, Standing const& lead)
{
    auto results = lead.results;
    results.erase(std::remove_if(results.begin(), results.end(), [](Result const* r) { return !r->saved; }),
                  results.end());
    if (results.empty()) return;
    std::stable_sort(results.begin(), results.end(), [&](Result const* a, Result const* b) {
        return lead_of(a->saved->savings, lead).mean > lead_of(b->saved->savings, lead).mean;
    });
    auto const all = results.size();
    results.resize(std::min(all, most_authorities));
    Table table;
    table.columns = {{"", Side::right, 0, false},
                     {"authority", Side::left, 0, true},
                     {saving_heading(lead), Side::right, 0, false},
                     {"95% range", Side::right, 1, false},
                     {"chance\nof a\nsaving", Side::right, 0, false},
                     {"pays up to\na worker\na year", Side::right, 3, false},
                     {"for\nEngland", Side::right, 2, false}};
    put_left_heading(table, lead);
    std::size_t number = 0;
    for (auto const* result : results) {
        auto const& own = lead_of(result->saved->savings, lead);
        table.rows.push_back({std::to_string(++number), findings.study.authorities.at(result->authority).name,
                              spoken(own.mean), pounds_range(own), chance(lead_of(result->saved->chances, lead)),
                              affordable_words(result->affordable_cash),
                              spoken(lead_of(result->saved->england, lead).mean)});
        put_left(table.rows.back(), result->saved->savings, lead);
    }
    paper.heading(fmt::format("{} authorities: {}",
                              all > results.size() ? fmt::format("The first {} of {}", results.size(), all)
                                                   : fmt::format("All {}", all),
                              of_leading(findings, lead)));
    paper.table(table);
    for (auto const& losing : losing_authorities(findings, lead)) paper.item("-", losing);
    paper.paragraph("Ordered by the average, so large authorities come first. Where ranges overlap the order may be "
                    "chance. All authorities are in the JSON (--format json) and in savings.csv.");
}

//! By region, and all together.
void by_region(Paper& paper, Findings const& findings, Standing const& lead)
{
    Table table;
    table.columns = {{"", Side::left, 0, true},
                     {"authorities", Side::right, 3, false},
                     {saving_heading(lead), Side::right, 0, false},
                     {"95% range", Side::right, 1, false},
                     {"chance\nof a\nsaving", Side::right, 0, false},
                     {"for\nEngland", Side::right, 2, false}};
    put_left_heading(table, lead);
    bool regions = false;
    for (auto const& total : findings.totals) {
        // A region that is all there is stands in the row of all.
        if (total.scope == "region" && total.authorities == findings.study.authorities.size()) continue;
        if (total.strategy != lead.strategy || !total.saved) continue;
        regions = regions || total.scope == "region";
        auto const& own = lead_of(total.saved->savings, lead);
        table.rows.push_back({total.name, fmt::format("{} of {}", total.authorities, total.of), spoken(own.mean),
                              pounds_range(own), chance(lead_of(total.saved->chances, lead)),
                              spoken(lead_of(total.saved->england, lead).mean)});
        put_left(table.rows.back(), total.saved->savings, lead);
    }
    if (!regions) return;
    paper.heading("By region: " + of_leading(findings, lead));
    paper.table(table);
    paper.paragraph("Each row is summed draw by draw, so the ends of the ranges do not add up.");
}

}  // namespace

void authorities(Paper& paper, Findings const& findings, Standing const& lead)
{
    by_region(paper, findings, lead);
    one_by_one(paper, findings, lead);
}

}  // namespace holdfast::report

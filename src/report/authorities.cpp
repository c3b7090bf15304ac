#include "report/chapters.hpp"
#include "report/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;
constexpr std::size_t most_authorities = 10;

std::string saving_heading(Standing const& lead) { return lead_heading(lead.known); }

Estimate const& lead_of(Savings const& savings, Standing const& lead) { return lead_cash(savings, lead.placeholder); }

double lead_of(Chances const& chances, Standing const& lead) { return lead_chance(chances, lead.placeholder); }

std::string of_leading(Findings const& findings, Standing const& lead)
{
    return findings.strategies.at(lead.strategy).name + reminder(lead.evidence, "; ");
}

void one_by_one(Paper& paper, Findings const& findings, Standing const& lead)
{
    auto results = lead.results;
    results.erase(
        std::remove_if(results.begin(), results.end(), [](Result const* r) { return !r->savings || !r->chances; }),
        results.end());
    if (results.empty()) return;
    std::stable_sort(results.begin(), results.end(), [&](Result const* a, Result const* b) {
        return lead_of(*a->savings, lead).mean > lead_of(*b->savings, lead).mean;
    });
    auto const all = results.size();
    results.resize(std::min(all, most_authorities));
    Table table;
    table.columns = {{"", Side::right, 0, false},
                     {"authority", Side::left, 0, true},
                     {saving_heading(lead), Side::right, 0, false},
                     {"95% range", Side::right, 1, false},
                     {"chance\nof a\nsaving", Side::right, 0, false},
                     {"affordable\nper worker\nand year", Side::right, 3, false},
                     {"for\nEngland", Side::right, 2, false}};
    std::size_t number = 0;
    for (auto const* result : results) {
        auto const& own = lead_of(*result->savings, lead);
        table.rows.push_back({std::to_string(++number), findings.study.authorities.at(result->authority).name,
                              spoken(own.mean), pounds_range(own), chance(lead_of(*result->chances, lead)),
                              affordable_words(result->affordable_cash),
                              result->england ? spoken(lead_of(*result->england, lead).mean) : "-"});
    }
    paper.heading(fmt::format("{} authorities: {}",
                              all > results.size() ? fmt::format("The first {} of {}", results.size(), all)
                                                   : fmt::format("All {}", all),
                              of_leading(findings, lead)));
    paper.table(table);
    paper.paragraph("Ordered by the average: large authorities come first, and where ranges overlap the order may be "
                    "chance. All authorities are in results.json and savings.csv.");
}

}  // namespace

void by_region(Paper& paper, Findings const& findings, Standing const& lead)
{
    Table table;
    table.columns = {{"", Side::left, 0, true},
                     {"authorities", Side::right, 3, false},
                     {saving_heading(lead), Side::right, 0, false},
                     {"95% range", Side::right, 1, false},
                     {"chance\nof a\nsaving", Side::right, 0, false},
                     {"for\nEngland", Side::right, 2, false}};
    bool regions = false;
    auto const is_all_of_it = [&](Total const& region) {
        return std::any_of(findings.totals.begin(), findings.totals.end(), [&](Total const& all) {
            return all.scope == "all" && place_name(findings, all) == region.name;
        });
    };
    for (auto const& total : findings.totals) {
        if (total.scope == "region" && is_all_of_it(total)) continue;
        if (total.strategy != lead.strategy || !total.savings || !total.chances) continue;
        regions = regions || total.scope == "region";
        auto const& own = lead_of(*total.savings, lead);
        table.rows.push_back({place_name(findings, total), fmt::format("{} of {}", total.authorities, total.of),
                              spoken(own.mean), pounds_range(own), chance(lead_of(*total.chances, lead)),
                              total.england ? spoken(lead_of(*total.england, lead).mean) : "-"});
    }
    if (!regions) return;
    paper.heading("By region: " + of_leading(findings, lead));
    paper.table(table);
    paper.paragraph("Each row is summed draw by draw, so the ends of the ranges do not add up; they are not meant to.");
}

void authorities(Paper& paper, Findings const& findings, Standing const& lead)
{
    by_region(paper, findings, lead);
    one_by_one(paper, findings, lead);
}

}  // namespace holdfast::report

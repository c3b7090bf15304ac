#include "report/chapters/cost_parts_table.hpp"

#include "decision/means.hpp"
#include "report/words/wording.hpp"

#include <utility>

namespace holdfast::report {

void cost_parts_table(Paper& paper, std::vector<Column> own_columns, std::vector<ProgrammeCost> const& programmes)
{
    using Side = Column::Side;
    if (programmes.empty()) return;
    Table table;
    table.columns = std::move(own_columns);
    for (auto const& column : std::vector<Column>{{"cash saving\nbefore its\nown cost", Side::right, 1, false},
                                                  {"stated\npart of\nits cost", Side::right, 0, false},
                                                  {"left\nafter it", Side::right, 0, false},
                                                  {"guessed\npart of\nits cost", Side::right, 0, false},
                                                  {"left\nafter all", Side::right, 0, false}})
        table.columns.push_back(column);
    for (auto const& programme : programmes) {
        double const known = at(programme.parts, CostPart::stated) + at(programme.parts, CostPart::built);
        double const guessed = at(programme.parts, CostPart::guessed);
        auto row = programme.of;
        for (double const pounds :
             {programme.net_cash + known + guessed, known, programme.net_cash + guessed, guessed, programme.net_cash})
            row.push_back(spoken(pounds));
        table.rows.push_back(std::move(row));
    }
    paper.heading("What each costs, and what is left in cash after each part");
    paper.table(table);
    paper.paragraph("Averages over the draws, present value. Our guess is one that nobody has published.");
}

void costs_of_choices(Paper& paper, StudyDraws const& draws)
{
    auto const& costs = draws.costs[static_cast<std::size_t>(Perspective::cash)];
    auto const now = mean_of(costs.front());
    std::vector<ProgrammeCost> programmes;
    for (std::size_t s = 1; s < draws.strategies.size(); ++s)
        programmes.push_back({{draws.names[s]}, now - mean_of(costs[s]), draws.programme[s]});
    cost_parts_table(paper, {{"choice", Column::Side::left, 0, true}}, programmes);
}

}  // namespace holdfast::report

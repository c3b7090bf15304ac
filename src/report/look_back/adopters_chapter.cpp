#include "report/look_back/adopters_chapter.hpp"

#include "base/text.hpp"
#include "report/look_back/adopters_words.hpp"
#include "report/look_back/look_back_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

namespace report {

namespace {

using Side = Column::Side;

Table table_of(std::vector<AdoptersFound> const& all)
{
    Table table{{{"", Side::left, 0, true, 4},
                 {"before", Side::right, 0, false},
                 {"after", Side::right, 0, false},
                 {"ratio, adjusted\n(95% range)", Side::right, 0, false},
                 {"ratio, plain\n(95% range)", Side::right, 1, false}},
                {},
                {}};
    for (auto const& set : all)
        table.rows.push_back({fmt::format("{}: {}", set.intervention, visible(set.adopters.name)),
                              rate_in_years(set.happened.here.before, set.happened.windows.before),
                              rate_in_years(set.happened.here.after, set.happened.windows.after),
                              ratio_and_range(set.happened.adjusted), ratio_and_range(set.happened.plain)});
    return table;
}

}  // namespace

void adopters_chapter(Paper& paper, std::vector<AdoptersFound> const& all, std::vector<std::string> const& about)
{
    if (all.empty()) return;
    paper.heading(adopters_heading);
    paper.paragraph(adopters_how);
    paper.table(table_of(all));
    for (auto const& set : all)
        if (std::find(about.begin(), about.end(), set.intervention) != about.end())
            paper.item("-", adopters_in_a_cell(set));
    paper.paragraph(no_trial);
}

}  // namespace report

std::string adopters_text(std::vector<AdoptersFound> const& all, TextStyle style)
{
    report::Paper paper(style.width, style.colour);
    std::vector<std::string> about;
    for (auto const& set : all) about.push_back(set.intervention);
    report::adopters_chapter(paper, all, about);
    return paper.text();
}

}  // namespace holdfast

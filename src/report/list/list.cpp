#include "report/list/list.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/words/rating_words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

constexpr auto left = Column::Side::left;
constexpr auto right = Column::Side::right;
constexpr std::size_t as_many_as_needed = 1'000;
constexpr int narrowest = 60;

Column whole(char const* heading) { return {heading, left, 0, true, as_many_as_needed}; }

//! Tables stand two columns in, to be told from the text around them; a list has no text around it.
std::string page_of(Table const& table, TextStyle style)
{
    std::string text;
    for (auto const& line : laid_out(table, static_cast<std::size_t>(std::max(style.width, narrowest))))
        text += line + "\n";
    return text;
}

//! "participatory-development (arc)": beside the id, so that no narrow page leaves it out.
std::string with_alias(Intervention const& intervention)
{
    return intervention.alias.empty() ? intervention.id : fmt::format("{} ({})", intervention.id, intervention.alias);
}

}  // namespace

std::string authorities_text(Study const& study, TextStyle style)
{
    Table table{{{"ONS code", left}, {"DfE", left}, whole("region"), {"FTE in\npost", right}, whole("name")}, {}, {}};
    for (auto const& a : study.authorities) {
        auto const other_year = a.year != study.authorities.front().year ? fmt::format(" ({})", a.year) : "";
        table.rows.push_back(
            {a.code, a.dfe_number, a.region, fmt::format("{:.1f}", a.in_post), visible(a.name) + other_year});
    }
    return page_of(table, style);
}

std::string interventions_text(Study const& study, TextStyle style)
{
    Table table{{whole("id (alias)"),
                 whole("level"),
                 {"basis", left, 3},
                 {"effect on\nleaving", left},
                 {"evidence", left},
                 {"certainty", left, 1},
                 {"cost a\nworker a year", right, 2},
                 {"cost is", left, 2},
                 whole("name")},
                {},
                {}};
    for (auto const& i : study.interventions) {
        auto const rating = rate(study, i);
        table.rows.push_back({with_alias(i), i.level, std::string(name(i.basis)),
                              std::string(leaving_words(rating.evidence.leaving)), strength_words(rating.evidence),
                              std::string(certainty_words(rating.evidence.certainty)), cost_mark_in_a_cell(rating),
                              std::string(cost_basis_words(rating)), visible(i.name)});
    }
    for (auto const& p : study.packages)
        table.rows.push_back(
            {p.id, "package", "", "", "", "", "", "", fmt::format("{} ({})", visible(p.name), in_words(p.members))});
    auto text = page_of(table, style) + "\n";
    auto const width = static_cast<std::size_t>(std::max(style.width, narrowest));
    for (auto const& sentence : {std::string(strength_rule), std::string(certainty_rule), std::string(cost_cell_rule),
                                 searched_sentence(study)})
        for (auto const& line : wrapped(sentence, width)) text += line + "\n";
    return text;
}

}  // namespace holdfast

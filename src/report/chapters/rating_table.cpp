#include "report/chapters/rating_table.hpp"

#include "base/text.hpp"
#include "report/words/rating_words.hpp"

namespace holdfast::report {

Table rating_table(Study const& study)
{
    using Side = Column::Side;
    Table table;
    table.columns = {
        {"", Side::left, 0, true},    {"effect on\nleaving", Side::left, 0},     {"evidence", Side::left, 0},
        {"certainty", Side::left, 0}, {"cost a\nworker a year", Side::right, 0}, {"cost is", Side::left, 1}};
    for (auto const& intervention : study.interventions) {
        auto const rating = rate(study, intervention);
        table.rows.push_back({visible(intervention.name), std::string(leaving_words(rating.evidence.leaving)),
                              strength_words(rating.evidence), std::string(certainty_words(rating.evidence.certainty)),
                              cost_mark_in_a_cell(rating), std::string(cost_basis_words(rating))});
    }
    return table;
}

}  // namespace holdfast::report

#include "inputs/evidence/design_factor.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace holdfast {

std::optional<double> factor_of_design(TableReader const& table, std::string const& design, bool developer_evaluated,
                                       BiasFactors const& bias)
{
    auto const factor = bias.factor(design, developer_evaluated);
    if (factor) return factor;
    auto const near = nearest(design, bias.designs());
    table.reading().error(
        table.at("design"), table.name("design"),
        fmt::format("{} is \"{}\", which is not in beliefs.bias.factors", table.name("design"), design),
        near ? fmt::format("did you mean \"{}\"?", *near) : fmt::format("it has {}", in_words(bias.designs(), "and")));
    return std::nullopt;
}

void warn_of_clustering_left_out(TableReader const& table)
{
    if (table.reading().partial) return;
    table.reading().warning(
        table.at("design"), table.name("design"),
        fmt::format(
            "{} is \"{}\", so that teams were chosen and staff of a team leave together; without design_effect each "
            "worker counts as if chosen by himself, its range is too narrow, and its certainty is taken down a step",
            table.name("design"), table.text_or("design", "")),
        "write design_effect: 1 + (staff in a team − 1) × how alike leaving is in a team, its intra-cluster "
        "correlation; 1 "
        "where lots were drawn worker by worker");
}

}  // namespace holdfast

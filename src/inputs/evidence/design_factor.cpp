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

}  // namespace holdfast

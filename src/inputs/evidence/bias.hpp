//! How far published effects are trusted: the method, and the factors by design (M14, M14a).
#pragma once

#include "holdfast/study/intervention.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

struct BiasFactors {
    BiasMethod method{BiasMethod::by_design};  //!< of effects that name none
    std::map<std::string, double> by_design;
    double developer{1.0};
    bool known{};  //!< false where a layer is checked alone: any design may be right

    [[nodiscard]] std::optional<double> factor(std::string const& design, bool developer_evaluated) const
    {
        auto const found = by_design.find(design);
        if (found == by_design.end()) return std::nullopt;
        return found->second * (developer_evaluated ? developer : 1.0);
    }
    [[nodiscard]] std::vector<std::string> designs() const
    {
        std::vector<std::string> names;
        for (auto const& [name, factor] : by_design) names.push_back(name);
        return names;
    }
};

//! The method that a text of the inputs names; the text is one of the choices (or ContractBroken).
[[nodiscard]] BiasMethod bias_method(std::string_view);

}  // namespace holdfast

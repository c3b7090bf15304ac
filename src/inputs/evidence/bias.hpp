//! How far published effects are trusted, by design (M14).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

struct BiasFactors {
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

}  // namespace holdfast

//! What a page asks and is answered, as JSON.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/inputs/read_study.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::browser {

struct Request {
    std::string question;
    std::string own;  //!< TOML; empty: nothing is changed
    std::optional<std::vector<std::string>> authorities, interventions;
    std::optional<std::uint64_t> draws, seed;
    std::vector<std::string> parts;  //!< of a report
    std::vector<std::string> paths;  //!< of values

    [[nodiscard]] bool wants(std::string_view part) const;
};

//! Throws ContractBroken where the text is no request.
[[nodiscard]] Request request_in(std::string const& json);

//! {"problems": […], "answer": the JSON as it stands}
[[nodiscard]] std::string answer_of(Problems const&, std::string_view answer);

//! Every section of the inputs with its fields, as src/inputs/fields has them.
[[nodiscard]] std::string fields_json();
[[nodiscard]] std::string choices_json(Study const&);
[[nodiscard]] std::string values_json(std::vector<SaidValue> const&);

}  // namespace holdfast::browser

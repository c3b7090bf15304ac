//! The years that were published, for the commands that look at years gone by.
#pragma once

#include "holdfast/panel/panel.hpp"
#include "holdfast/questions/adopters.hpp"

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! --panel FILE; empty: the one that comes with holdfast.
void add_panel(CLI::App&, std::string& path);

//! None where it cannot be read, and every error is shown.
[[nodiscard]] std::optional<Panel> panel_or_complaints(std::string const& path);

//! What happened where the study's interventions were adopted, for `run`, `explain` and every report: on the panel that is shipped,
//! which is read only where adopters are named. None where there is an error, which is shown.
[[nodiscard]] std::optional<std::vector<AdoptersFound>> adopters_found(Study const&);

}  // namespace holdfast::cli

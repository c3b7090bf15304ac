//! The years that were published, for the commands that look at years gone by.
#pragma once

#include "holdfast/panel/panel.hpp"

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! --panel FILE; empty: the one that comes with holdfast.
void add_panel(CLI::App&, std::string& path);

//! None where it cannot be read, and every error is shown.
[[nodiscard]] std::optional<Panel> panel_or_complaints(std::string const& path);

}  // namespace holdfast::cli

#include "cli/published_panel.hpp"

#include "cli/output/terminal.hpp"
#include "cli/typed/shipped_inputs.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "inputs/published/panel_csv.hpp"

#include <utility>
#include <variant>

namespace holdfast::cli {

void add_panel(CLI::App& app, std::string& path)
{
    app.add_option("--panel", path, "the years that were published, as import dfe --panel writes them")
        ->type_name("FILE");
}

std::optional<Panel> panel_or_complaints(std::string const& path)
{
    auto const file = path.empty() ? shipped_inputs() + "/panel.csv" : path;
    auto const read = DiskFiles{}.read(file);
    if (auto const* why = std::get_if<CannotRead>(&read)) {
        show_problems({{Problem::Kind::error, {file, 0, 0, 0, ""}, "", file + " " + why->why, why->hint, {}}});
        return std::nullopt;
    }
    auto panel = read_panel({file, std::get<std::string>(read)});
    show_problems(panel.problems);
    return std::move(panel.value);
}

std::optional<std::vector<AdoptersFound>> adopters_found(Study const& study)
{
    if (!names_adopters(study)) return std::vector<AdoptersFound>{};
    auto const panel = panel_or_complaints("");
    if (!panel) return std::nullopt;
    auto saw = what_adopters_saw(study, *panel);
    show_problems(saw.problems);
    return std::move(saw.value);
}

}  // namespace holdfast::cli

#include "cli/command.hpp"

#include <utility>
#include <vector>

namespace holdfast::cli {

Work add_commands(CLI::App& app, std::span<Command const> commands)
{
    std::vector<std::pair<CLI::App const*, Work>> added;
    for (auto const& command : commands) {
        auto* const parser = app.add_subcommand(command.name, command.does);
        parser->group(command.kind);
        added.emplace_back(parser, command.add(*parser));
        lay_out_help(*parser, command.examples);
    }
    return [added = std::move(added)] {
        for (auto const& [parser, work] : added)
            if (parser->parsed()) return work();
        return ExitCode::wrong_usage;
    };
}

}  // namespace holdfast::cli

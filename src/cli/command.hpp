//! A command as the parser and the table of commands see it: a name, what it does, and how its options are added. Options and
//! work of a command stand together in its own source.
#pragma once

#include "cli/help/help_layout.hpp"
#include "cli/output/exit_code.hpp"

#include <functional>
#include <memory>
#include <span>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! What was asked for, once the command line is parsed.
using Work = std::function<ExitCode()>;

struct Command {
    char const* name;
    char const* does;
    Work (*add)(CLI::App&);  //!< adds its options to its parser; its work
    char const* kind;        //!< among which others it is listed
    Examples examples;       //!< what its help begins with
};

//! Adds each as a subcommand. The work is that of the command that was named.
[[nodiscard]] Work add_commands(CLI::App&, std::span<Command const>);

//! The work of one command: the parser writes into options that the work holds.
template <class Options>
[[nodiscard]] Work work_of(CLI::App& app, void (*declare)(CLI::App&, Options&), ExitCode (*work)(Options const&))
{
    auto const options = std::make_shared<Options>();
    declare(app, *options);
    return [options, work] { return work(*options); };
}

}  // namespace holdfast::cli

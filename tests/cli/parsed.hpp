//! What was typed, as the parser took it.
#pragma once

#include "cli/command_line.hpp"
#include "cli/typed/mistyped.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace holdfast::cli {

struct Parsed {
    explicit Parsed(std::vector<std::string> words) : work(add_holdfast(app))
    {
        std::reverse(words.begin(), words.end());
        try {
            app.parse(std::move(words));
        } catch (CLI::ParseError const& error) {
            for (auto const& sentence : what_is_wrong(app, error)) wrong += sentence + "\n";
        }
    }
    //! Of the command that was named: the values of an option or a positional.
    [[nodiscard]] std::vector<std::string> values(std::string const& option) const
    {
        return command_named(app).get_option(option)->results();
    }

    CLI::App app;
    Work work;          //!< holds what the parser writes into
    std::string wrong;  //!< what is said; empty where nothing is wrong
};

}  // namespace holdfast::cli

#include "cli/typed/mistyped.hpp"

#include "base/text.hpp"
#include "cli/help/usage.hpp"
#include "cli/typed/study_request.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! "run", "import dfe"; empty where no command was named.
std::string short_name(CLI::App const& command)
{
    return command.get_parent() == nullptr ? "" : full_name(command).substr(std::string("holdfast ").size());
}

//! "run has no option", "there is no option".
std::string has_no(CLI::App const& command)
{
    auto const name = short_name(command);
    return name.empty() ? "there is no" : name + " has no";
}

std::vector<std::string> commands_of(CLI::App const& app)
{
    std::vector<std::string> names;
    for (auto const* command : app.get_subcommands([](CLI::App const*) { return true; }))
        names.push_back(command->get_name());
    if (app.get_parent() == nullptr) names.emplace_back("help");
    return names;
}

std::vector<std::string> options_of(CLI::App const& command)
{
    std::vector<std::string> names;
    for (auto const* option : command.get_options())
        for (auto const& name : option->get_lnames()) names.push_back(name);
    return names;
}

bool takes(CLI::App const& command, std::string_view flag)
{
    auto const names = options_of(command);
    return std::find(names.begin(), names.end(), flag) != names.end();
}

//! A command that takes files, or the study, by themselves takes none by option; elsewhere a file over the study is `--with FILE`.
std::optional<std::string> a_file_by_option(CLI::App const& command, std::string_view word)
{
    auto const has = [&command](char const* positional) { return command.get_option_no_throw(positional) != nullptr; };
    bool const files = has("files") && (word == "--with" || word == "--study");
    bool const study = (has("study") || has("study_a")) && word == "--study";
    if (!files && !study) return std::nullopt;
    return fmt::format("{} option {}: name the file itself, {}", has_no(command), word,
                       files ? full_name(command) + " FILE" : usage_of(command));
}

std::string unknown_option(CLI::App const& command, std::string const& typed)
{
    auto const word = typed.substr(0, typed.find('='));
    if (auto says = a_file_by_option(command, word)) return *std::move(says);
    auto const bare = word.substr(std::min(word.find_first_not_of('-'), word.size()));
    auto const near = nearest(bare, options_of(command));
    return fmt::format("{} option {}: {}", has_no(command), visible(word),
                       near ? fmt::format("did you mean --{}?", *near)
                            : fmt::format("holdfast help {} shows what it takes", short_name(command)));
}

std::string unknown_command(CLI::App const& app, std::string const& typed)
{
    auto const all = commands_of(app);
    auto const near = nearest_few(typed, all, 2);
    return fmt::format("{} command {}: {}", has_no(app), visible(typed),
                       near.empty() ? fmt::format("write one of {}", in_words(all))
                                    : fmt::format("did you mean {}?", in_words(near, "or")));
}

std::string one_too_many(CLI::App const& command, std::string const& typed)
{
    auto says = fmt::format("\"{}\" is one too many: {}", visible(typed), usage_of(command));
    if (auto const meant = choice_instead_of_file(typed); meant && takes(command, "authority"))
        says += fmt::format("; write {}", *meant);
    return says;
}

//! "--authority is given 2 times, and takes one value: give it once"; empty where none is.
std::string given_twice(CLI::App const& command)
{
    for (auto const* option : command.get_options())
        if (!option->get_positional() && option->get_items_expected_max() == 1 && option->count() > 1)
            return fmt::format("{} is given {} times, and takes one value: give it once", option->get_name(),
                               option->count());
    return "";
}

//! "--frontier needs a value, FIRST:LAST:STEP: write it like --frontier 5m:50m:5m". The example is that of the option's own help;
//! empty where no value is missing.
std::string value_missing(CLI::App const& command, CLI::ParseError const& error)
{
    if (dynamic_cast<CLI::ArgumentMismatch const*>(&error) == nullptr) return "";
    std::string_view const what = error.what();
    auto const* option = command.get_option_no_throw(std::string(what.substr(0, what.find(':'))));
    if (option == nullptr || option->get_positional() || what.find("required") == std::string_view::npos) return "";
    auto const needs = fmt::format("{} needs a value, {}", option->get_name(), option->get_type_name());
    auto const help = option->get_description();
    constexpr std::string_view as_in = "as in ";
    auto const at = help.find(as_in);
    if (at == std::string::npos)
        return fmt::format("{}: holdfast help {} shows what it takes", needs, short_name(command));
    auto example = help.substr(at + as_in.size());
    if (example.starts_with(option->get_name() + " ")) example.erase(0, option->get_name().size() + 1);
    auto const end = example.starts_with('"') ? example.find('"', 1) + 1 : example.find_first_of(" ;)");
    auto value = example.substr(0, end);
    if (value.ends_with(',')) value.pop_back();
    return fmt::format("{}: write it like {} {}", needs, option->get_name(), value);
}

bool is_option(std::string const& typed) { return typed.size() > 1 && typed.front() == '-'; }

}  // namespace

CLI::App const& command_named(CLI::App const& parsed)
{
    auto const named = parsed.get_subcommands();
    return named.empty() ? parsed : command_named(*named.front());
}

std::vector<std::string> what_is_wrong(CLI::App const& parsed, CLI::ParseError const& error)
{
    auto const& command = command_named(parsed);
    bool const command_missing = command.get_require_subcommand_min() > 0;
    std::vector<std::string> says, too_many;
    for (auto const& typed : parsed.remaining(true)) {
        if (is_option(typed)) {
            says.push_back(unknown_option(command, typed));
        } else if (command_missing) {
            says.push_back(unknown_command(command, typed));
            break;  // what follows belongs to the command that was meant
        } else {
            too_many.push_back(typed);
        }
    }
    // Beside an unknown option these may be its value and what that pushed out of its place.
    if (says.empty())
        for (auto const& typed : too_many) says.push_back(one_too_many(command, typed));
    if (!says.empty()) return says;
    if (command_missing)
        return {
            fmt::format("holdfast {} needs a command: {}", short_name(command), in_words(commands_of(command), "or"))};
    if (auto const twice = given_twice(command); !twice.empty()) return {twice};
    if (auto missing = value_missing(command, error); !missing.empty()) return {std::move(missing)};
    if (dynamic_cast<CLI::RequiredError const*>(&error) != nullptr)
        return {fmt::format("{}: {}", error.what(), usage_of(command))};
    return {error.what()};
}

std::string no_such_command(CLI::App const& app, std::span<std::string const> names)
{
    auto const* at = &app;
    for (auto const& name : names) {
        auto const all = at->get_subcommands([](CLI::App const*) { return true; });
        auto const command = std::find_if(all.begin(), all.end(),
                                          [&](CLI::App const* candidate) { return candidate->get_name() == name; });
        if (command == all.end()) return unknown_command(*at, name);
        at = *command;
    }
    return "";
}

}  // namespace holdfast::cli

#include "cli/help/help_layout.hpp"

#include "base/text.hpp"
#include "cli/help/option_groups.hpp"
#include "cli/help/usage.hpp"

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

std::string capital(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

class HelpLayout : public CLI::Formatter {
public:
    explicit HelpLayout(Examples const& examples) : examples_(examples) {}

    std::string make_help(CLI::App const* app, std::string, CLI::AppFormatMode mode) const override
    {
        bool const first = app->get_parent() == nullptr;
        auto text = capital(app->get_description()) + "\n\nExamples:\n";
        for (auto const& example : examples_) text += fmt::format("  {}\n      {}\n", example.typed, example.shows);
        text += "\n" + make_usage(app, "") + make_positionals(app);
        text += make_subcommands(app, mode);
        for (auto const* heading : headings_of_options()) text += options_under(*app, heading);
        return text + (first ? "\n" + make_footer(app)
                             : std::string("\nholdfast help lists every command, and what exit codes mean.\n"));
    }

    std::string make_usage(CLI::App const* app, std::string) const override
    {
        auto usage = "Usage: " + usage_of(*app);
        if (!app->get_subcommands([](CLI::App const*) { return true; }).empty()) usage += " COMMAND";
        return usage + " [OPTIONS]\n";
    }

    //! A positional is called by what is typed there, as in the usage.
    std::string make_option_name(CLI::Option const* option, bool is_positional) const override
    {
        return is_positional ? in_usage(*option) : option->get_name(false, true);
    }
    std::string make_option_opts(CLI::Option const* option) const override
    {
        return option->get_type_size() == 0 ? "" : " " + typed_as(*option);
    }
    std::string make_option_desc(CLI::Option const* option) const override
    {
        std::vector<std::string> others;
        for (auto const* other : option->get_excludes()) others.push_back(other->get_name());
        std::sort(others.begin(), others.end());  // CLI11 holds them by where they lie in memory
        return option->get_description() +
               (others.empty() ? "" : fmt::format(" (not with {})", in_words(others, "or")));
    }
    std::string make_positionals(CLI::App const* app) const override
    {
        std::string text;
        for (auto const* option : app->get_options([](CLI::Option const* o) { return o->get_positional(); }))
            text += lines_of(in_usage(*option), option->get_description());
        return text.empty() ? text : "\n" + text;
    }

private:
    [[nodiscard]] std::string lines_of(std::string const& name, std::string const& does) const
    {
        std::stringstream out;
        CLI::detail::format_help(out, name, does, column_width_);
        return out.str();
    }

    [[nodiscard]] std::string options_under(CLI::App const& app, std::string const& heading) const
    {
        auto const options = app.get_options([&](CLI::Option const* option) {
            return option->nonpositional() && !option->get_positional() && option->get_group() == heading;
        });
        return options.empty() ? "" : make_group(heading, false, options);
    }

    Examples examples_;
};

}  // namespace

void lay_out_help(CLI::App& command, Examples const& examples)
{
    command.formatter(std::make_shared<HelpLayout>(examples));
}

}  // namespace holdfast::cli

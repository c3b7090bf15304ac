#include "cli/typed/option_kinds.hpp"

#include "base/text.hpp"
#include "inputs/fields/typed_amount.hpp"

#include <variant>

#include <fmt/format.h>

namespace holdfast::cli {

CLI::Option* add_repeated(CLI::App& app, char const* flag, std::vector<std::string>& values, std::string const& help,
                          char const* type)
{
    return app.add_option(flag, values, help + " (may be given again)")->allow_extra_args(false)->type_name(type);
}

CLI::Option* whole(CLI::Option* option, std::uint64_t low, std::uint64_t high)
{
    auto const read = [low, high](std::string& text) {
        auto const number = read_whole_number(text);
        if (auto const* wrong = std::get_if<NotANumber>(&number)) {
            bool const any = high == std::numeric_limits<std::uint64_t>::max();
            auto const hint = any ? wrong->hint : fmt::format("give a whole number from {} to {}", low, high);
            return fmt::format("\"{}\" {}{}{}", visible(text), wrong->why, hint.empty() ? "" : ": ", hint);
        }
        auto const value = std::get<std::uint64_t>(number);
        if (value < low || value > high) return fmt::format("{} is not between {} and {}", value, low, high);
        text = fmt::format("{}", value);
        return std::string();
    };
    return option->transform(CLI::Validator(read, "", "whole number"))->type_name("NUMBER");
}

void add_threads(CLI::App& app, unsigned& threads)
{
    whole(app.add_option("--threads", threads, "how many threads, 1 to 256 (results do not depend on it)"), 1, 256);
}

}  // namespace holdfast::cli

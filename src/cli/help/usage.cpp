#include "cli/help/usage.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::cli {

std::string full_name(CLI::App const& command)
{
    auto const* parent = command.get_parent();
    return parent == nullptr ? command.get_name() : full_name(*parent) + " " + command.get_name();
}

std::string typed_as(CLI::Option const& option)
{
    auto type = option.get_type_name();
    auto const open = type.find(":{");  // CLI11's own way: "TEXT:{text,json}"
    if (open == std::string::npos || type.back() != '}') return type;
    type = type.substr(open + 2, type.size() - open - 3);
    std::replace(type.begin(), type.end(), ',', '|');
    return type;
}

std::string in_usage(CLI::Option const& positional)
{
    auto const type = typed_as(positional);
    bool const bare = positional.get_required() || positional.get_name(true, false) == names_by_place;
    return bare ? type : fmt::format("[{}]", type);
}

std::string usage_of(CLI::App const& command)
{
    auto usage = full_name(command);
    for (auto const* option : command.get_options())
        if (option->get_positional()) usage += " " + in_usage(*option);
    return usage;
}

}  // namespace holdfast::cli

//! `holdfast list`: the authorities or interventions of a study.
#include "commands.hpp"

#include "study_request.hpp"

#include "holdfast/base/text.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! Left-aligned to the width, counted in characters.
std::string padded(std::string const& text, std::size_t width)
{
    auto const wide = display_width(text);
    return text + std::string(wide < width ? width - wide : 0, ' ');
}

void list_authorities(Study const& study)
{
    fmt::print("{} {} {} {} {}\n", padded("ONS code", 22), padded("DfE", 10), padded("region", 25),
               padded("FTE in post", 11), "name");
    for (auto const& a : study.authorities)
        fmt::print("{} {} {} {:>11.1f} {}{}\n", padded(a.code, 22), padded(a.dfe_number, 10), padded(a.region, 25),
                   a.in_post, a.name, a.year != study.authorities.front().year ? fmt::format(" ({})", a.year) : "");
}

void list_interventions(Study const& study)
{
    fmt::print("{} {} {} {}\n", padded("id", 32), padded("level", 15), padded("evidence on leaving", 21), "name");
    for (auto const& i : study.interventions)
        fmt::print("{} {} {} {}\n", padded(i.id, 32), padded(i.level, 15), padded(std::string(name(i.basis)), 21),
                   i.name);
    for (auto const& p : study.packages)
        fmt::print("{} {} {} {} ({})\n", padded(p.id, 32), padded("package", 15), padded("", 21), p.name,
                   in_words(p.members));
}

}  // namespace

ExitCode list(ListOptions const& options)
{
    auto const study = study_or_complaints(options.study);
    if (!study) return ExitCode::problem_in_inputs;
    if (options.what == "authorities") list_authorities(*study);
    else list_interventions(*study);
    return ExitCode::done;
}

}  // namespace holdfast::cli

//! `holdfast list`: the authorities or interventions of a study.
#include "commands.hpp"

#include "answers.hpp"
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

std::string list_of_authorities(Study const& study)
{
    auto list = fmt::format("{} {} {} {} {}\n", padded("ONS code", 22), padded("DfE", 10), padded("region", 25),
                            padded("FTE in post", 11), "name");
    for (auto const& a : study.authorities)
        list += fmt::format("{} {} {} {:>11.1f} {}{}\n", padded(a.code, 22), padded(a.dfe_number, 10),
                            padded(a.region, 25), a.in_post, a.name,
                            a.year != study.authorities.front().year ? fmt::format(" ({})", a.year) : "");
    return list;
}

std::string list_of_interventions(Study const& study)
{
    auto list =
        fmt::format("{} {} {} {}\n", padded("id", 32), padded("level", 15), padded("evidence on leaving", 21), "name");
    for (auto const& i : study.interventions)
        list += fmt::format("{} {} {} {}\n", padded(i.id, 32), padded(i.level, 15),
                            padded(std::string(name(i.basis)), 21), i.name);
    for (auto const& p : study.packages)
        list += fmt::format("{} {} {} {} ({})\n", padded(p.id, 32), padded("package", 15), padded("", 21), p.name,
                            in_words(p.members));
    return list;
}

}  // namespace

ExitCode list(ListOptions const& options)
{
    auto const study = study_or_complaints(options.study);
    if (!study) return ExitCode::problem_in_inputs;
    return hand_over(options.what == "authorities" ? list_of_authorities(*study) : list_of_interventions(*study));
}

}  // namespace holdfast::cli

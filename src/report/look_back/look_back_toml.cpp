#include "report/look_back/look_back.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! As TOML quotes it; what is no character of a text is a dot.
std::string toml_quoted(std::string const& text)
{
    std::string result = "\"";
    for (char const c : visible(text)) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

std::string every_name(LookBack const& found)
{
    std::vector<std::string> names;
    for (auto const& adopter : found.adopters) names.push_back(adopter.name);
    return in_words(names);
}

//! Of the log. A study reads an effect as even about its middle, and the range of one authority need not be: the wider half, so
//! that what is read is nowhere narrower than what was found.
double standard_error(ComparedRatio const& compared)
{
    double const below = std::log(compared.ratio / compared.low);
    double const above = std::log(compared.high / compared.ratio);
    return std::max({below, above, 0.0}) / normal_95;
}

std::string spread_words(ComparedRatio const& compared)
{
    double const half = std::exp(normal_95 * standard_error(compared));
    bool const even = std::abs(std::log(compared.low * compared.high / (compared.ratio * compared.ratio))) < 0.001;
    if (even)
        return fmt::format("holdfast look-back (M33): the 95% range, {:.3f} to {:.3f}, over 3.92.", compared.low,
                           compared.high);
    return fmt::format(
        "holdfast look-back (M33): the 95% range, {:.3f} to {:.3f}, is not even about {:.3f}; its wider half "
        "over 1.96, so that {:.3f} to {:.3f} is read.",
        compared.low, compared.high, compared.ratio, compared.ratio / half, compared.ratio * half);
}

}  // namespace

std::string look_back_toml(LookBack const& found)
{
    auto const years = fmt::format("{} against {}", span_words(found.windows.before), span_words(found.windows.after));
    auto const source = fmt::format(
        "holdfast look-back (M33), from the published panel: leaving in {}, {}, beside {} other authorities and "
        "adjusted for where it began.",
        every_name(found), years, found.others);
    auto const spread = spread_words(found.adjusted);
    std::string text = "# Inside a study: [interventions.ID.effect] and "
                       "[[interventions.ID.effect.figures]].\n[effect]\nbasis = \"derived\"\n";
    // A pilot's `place` would say so for itself, but a pilot is what somebody counted, and this ratio is worked out of what others
    // published: it has no counts of teams with and without. So the line says what holds in that one place (M33).
    if (found.adopters.size() == 1)
        text += fmt::format("# The figures are {0}'s own, and in {0} nothing is carried from another place: 0.\n"
                            "# In any other authority it is carried, and nobody doubts that while this line stands. "
                            "Take it out there:\n"
                            "transport_sd = {{ value = 0, basis = \"derived\", source = {1} }}\n",
                            visible(found.adopters.front().name), toml_quoted("The authority's own figures."));
    text += fmt::format("source = {}\n\n", toml_quoted(source));
    text += fmt::format("[[effect.figures]]\nname = {}\nmeasure = \"hazard ratio\"\nvalue = {:.4f}\n"
                        "standard_error_log = {{ value = {:.4f}, basis = \"derived\", source = {} }}\n"
                        "design = \"weak quasi-experimental\"\n",
                        toml_quoted(fmt::format("look-back, {}", years)), found.adjusted.ratio,
                        std::max(standard_error(found.adjusted), 0.0001), toml_quoted(spread));
    return text;
}

}  // namespace holdfast

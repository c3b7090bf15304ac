#include "report/look_back/look_back.hpp"

#include "base/text.hpp"

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

//! Of the log; an interval of one authority need not lie evenly about its ratio.
double standard_error(ComparedRatio const& compared)
{
    return std::log(compared.high / compared.low) / (2.0 * normal_95);
}

}  // namespace

std::string look_back_toml(LookBack const& found)
{
    auto const years = fmt::format("{} against {}", span_words(found.windows.before), span_words(found.windows.after));
    auto const source = fmt::format(
        "holdfast look-back (M33), from the published panel: leaving in {}, {}, beside {} other authorities and "
        "adjusted for where it began.",
        every_name(found), years, found.others);
    auto const spread = fmt::format("holdfast look-back (M33): the 95% range, {:.3f} to {:.3f}, over 3.92.",
                                    found.adjusted.low, found.adjusted.high);
    std::string text = "# Inside a study: [interventions.ID.effect] and "
                       "[[interventions.ID.effect.figures]].\n[effect]\nbasis = \"derived\"\n";
    if (found.adopters.size() == 1)
        text +=
            fmt::format("# Nothing is carried to another place. For another authority than {}, take this line out:\n"
                        "transport_sd = {{ value = 0, basis = \"derived\", source = {} }}\n",
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

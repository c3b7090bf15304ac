#include "inputs/study/input_reference.hpp"

#include "base/text.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/fields/specification.hpp"

#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

std::string_view head = R"(# Input reference

Generated from the rows that the reader reads by (src/inputs/fields/fields.cpp); a test compares the two.

Inputs are TOML files laid over one another: first what a study is `based_on`, then the study's own file, then the
files of `--with`, then each `--set`. A later layer changes single values; everything else stays.

Numbers are written as people write them: `66560`, `"£66,560"`, `"£27k"`, `"£1.2m"`, `"40.6%"`, `"12 months"`,
`"5 years"`. A duration always says its unit. A share is 0.406 or `"40.6%"`, and 40.6 is an error.

The ways to say a distribution:

)";

std::string kind(Field const& field)
{
    auto const number = [&field]() -> std::string {
        switch (field.measure) {
        case NumberKind::money: return "money";
        case NumberKind::share: return field.of.empty() ? "share" : fmt::format("share of {}", field.of);
        case NumberKind::months: return "duration";
        case NumberKind::staff: return "FTE";
        case NumberKind::year: return "year";
        case NumberKind::plain: return "number";
        }
        return "";
    };
    switch (field.form) {
    case Form::text: return "text";
    case Form::choice: {
        std::string text;
        for (auto const& choice : choices_of(field)) text += (text.empty() ? "`" : ", `") + choice + "`";
        return text;
    }
    case Form::flag: return "`true` or `false`";
    case Form::whole: return "whole number";
    case Form::number: return number();
    case Form::pair: return "[low, high]";
    case Form::numbers: return fmt::format("list of: {}", number());
    case Form::quantity: return fmt::format("quantity ({})", number());
    case Form::month: return "month";
    case Form::texts: return "text, or list of texts";
    case Form::table: return "table";
    case Form::tables: return "list of tables";
    }
    return "";
}

std::string range(Field const& field)
{
    if (field.form == Form::texts || field.form == Form::text) return "";
    bool const below = std::isfinite(field.lowest);
    bool const above = std::isfinite(field.highest);
    if (below && above)
        return fmt::format("{} to {}", end_in_words(field.measure, field.lowest),
                           end_in_words(field.measure, field.highest));
    if (below) return fmt::format("from {}", end_in_words(field.measure, field.lowest));
    if (above) return fmt::format("to {}", end_in_words(field.measure, field.highest));
    return "";
}

std::string need(Field const& field)
{
    if (field.need == Need::required) return "required";
    return field.otherwise.empty() ? "optional" : fmt::format("default: {}", field.otherwise);
}

std::string section_text(Section const& section)
{
    auto const title = section.path.empty() ? std::string("The top of a file") : fmt::format("`{}`", section.path);
    auto text = fmt::format("\n## {}\n\n", title);
    if (!section.help.empty()) text += fmt::format("{}\n\n", section.help);
    text += "| Field | Is | Range | Needed | For |\n|---|---|---|---|---|\n";
    for (auto const& field : section.fields)
        text += fmt::format("| `{}` | {} | {} | {} | {} |\n", field.key, kind(field), range(field), need(field),
                            field.help);
    return text;
}

}  // namespace

std::string input_reference()
{
    std::string text(head);
    for (auto const& specification : all_specifications()) text += fmt::format("- {}\n", in_words(specification));
    for (auto const* section : all_sections()) text += section_text(*section);
    return text;
}

}  // namespace holdfast

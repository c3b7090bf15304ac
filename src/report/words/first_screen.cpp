#include "report/words/first_screen.hpp"

#include "base/text.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/case_words.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

std::string cost_sentence(ByPart<bool> const& cost_parts, bool hours_guessed)
{
    auto const whose = placeholder_words(cost_parts);
    if (whose.empty()) return hours_guessed ? "The hours of staff that it takes are our guess: they are no cash." : "";
    return cost_known(cost_parts) == CostKnown::partly
               ? fmt::format("Its cost is {}: put in a quotation for that part before you rely on it.", whose)
               : fmt::format("Its cost is {}: put in a quotation before you rely on it.", whose);
}

std::string_view based_on(Grounds const& grounds)
{
    switch (grounds.kind) {
    case Evidence::published:
        if (grounds.bias == BiasMethod::none)
            return "Based on published studies, with nothing taken off their results for bias.";
        return grounds.bias == BiasMethod::by_design || !grounds.bias
                   ? "Based on published studies, whose results we reduced for their design and place."
                   : "Based on published studies, whose results we shrank as one of many trials.";
    case Evidence::mixed: return "Based on published studies and the authority's own pilot together.";
    case Evidence::derived: return "Based on published counts of leavers, not on a study.";
    case Evidence::own: return "Based on the authority's own figures.";
    case Evidence::elicited: return "Based on what experts believe: nobody has measured it.";
    case Evidence::assumed: return "Based on an assumption: nobody has measured the size of the effect.";
    case Evidence::unstated: return "The inputs do not say what the effect is based on.";
    case Evidence::null_result: return "A study found no significant effect on leaving, so no saving is claimed.";
    case Evidence::none: return "No study measured leaving, so no saving can be stated.";
    }
    return "";
}

namespace {

std::string mean_left(std::string const& who, std::string const& programme, int months, Estimate const& left,
                      std::string_view would)
{
    auto const over = years_in_words(months);
    auto const range = round_range(left);
    if (std::abs(left.mean) < a_pound)
        return fmt::format("With {}, {} {} neither gain nor lose cash over {} ({}).", programme, who, would, over,
                           range);
    // A mean within twice its own error is no saving and no loss.
    if (std::abs(left.mean) < 2.0 * left.mcse)
        return fmt::format("With {}, whether {} gains or loses cash over {} is too close to call: on average {} ({}).",
                           programme, who, over, left_or_lost(left.mean), range);
    if (left.mean < 0.0)
        return fmt::format("With {}, {} {} on average lose {} in cash over {} ({}).", programme, who, would,
                           round_pounds(-left.mean), over, range);
    return fmt::format("With {}, {} {} on average save {} in cash over {} after paying for it ({}).", programme, who,
                       would, round_pounds(left.mean), over, range);
}

}  // namespace

std::string left_in_cash(std::string const& who, std::string const& programme, Study const& study, Estimate const& left,
                         Counted counted, std::optional<double> chance)
{
    auto text = mean_left(who, programme, study.months, left, would_or_could(left, chance)) + " " +
                that_is_discounted_or_not(study, counted);
    if (!chance) return text;
    text += fmt::format(" The chance that it pays for itself is {}.", in_100(*chance));
    auto const median = more_often_than_not(left.mean, *chance);
    return median.empty() ? text : text + " " + median;
}

std::string cost_over_years(std::string const& programme, std::string const& who, double pounds, Study const& study)
{
    return fmt::format("{} would cost {} {} over {}, {}.", programme, who, round_pounds(pounds),
                       years_in_words(study.months), discounted_or_not(study, Counted::as_paid));
}

std::string as_typed(std::string_view name)
{
    auto const plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-_./").find(c) != std::string_view::npos;
    };
    auto const shown = visible(std::string(name));
    if (!shown.empty() && std::all_of(shown.begin(), shown.end(), plain)) return shown;
    // Between double quotes a shell still reads $, ` and a backslash, and a ! keeps the backslash that would escape it.
    bool const is_read = shown.find_first_of("\"\\$`!") != std::string::npos;
    if (!is_read) return "\"" + shown + "\"";
    std::string text = "'";
    for (char const c : shown)
        if (c == '\'') text += "'\\''";
        else text += c;
    return text + "'";
}

std::string inputs_of_one(TextStyle const& style)
{
    return (style.study.empty() ? "" : " --study " + style.study) + style.laid_over;
}

std::string inputs_of_all(TextStyle const& style)
{
    return (style.study.empty() ? "" : " " + style.study) + style.laid_over;
}

std::string choice_of_all(TextStyle const& style)
{
    return inputs_of_all(style) + style.authorities + style.regions + style.interventions;
}

std::string one_or_region(TextStyle const& style, std::string_view only_authority)
{
    if (!style.regions.empty() && style.authorities.empty()) return style.regions.substr(1);
    return only_authority.empty() ? "AUTHORITY" : as_typed(only_authority);
}

void end_screen(Paper& paper, ScreenEnd const& end)
{
    if (end.draws > 0 && end.draws < few_draws)
        paper.warning(
            fmt::format("Warning: only {}: ranges and chances are rough.", counted(end.draws, "draw", "draws")));
    if (end.warnings > 0)
        paper.warning(fmt::format("{} about the inputs: see --full.", counted(end.warnings, "warning", "warnings")));
    std::string next = "Next: everything: the same with --full";
    for (auto const& step : end.next)
        next += " · " + step + (step.find("holdfast ") == std::string::npos ? "" : end.inputs);
    paper.paragraph(next + ".");
}

Paper page_of_width(int width, bool colour) { return {static_cast<std::size_t>(std::max(width, 60)), colour}; }

}  // namespace holdfast::report

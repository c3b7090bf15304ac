#include "report/look_back/look_back_words.hpp"

#include "base/text.hpp"
#include "report/look_back/look_back.hpp"

#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace report {

std::string rate_words(double value) { return fmt::format("{:.1f}%", value * 100.0); }
std::string ratio_words(double value) { return fmt::format("{:.2f}", value); }
std::string ratio_range(double low, double high) { return ratio_words(low) + " to " + ratio_words(high); }

std::string away_from_1(double ratio)
{
    auto const per_cent = std::lround(std::abs(ratio - 1.0) * 100.0);
    if (per_cent == 0) return "no different";
    return fmt::format("{}% {}", per_cent, ratio < 1.0 ? "lower" : "higher");
}

bool beyond_chance(ComparedRatio const& compared) { return compared.low > 1.0 || compared.high < 1.0; }

std::string against_expected(LookBack const& found)
{
    auto const away = away_from_1(found.adjusted.ratio);
    if (beyond_chance(found.adjusted)) return away + " than was to be expected, more than chance explains.";
    return fmt::format("{} {} was to be expected. That cannot be told from chance.", away,
                       away == "no different" ? "from what" : "than");
}

}  // namespace report

namespace {

using namespace report;

constexpr std::size_t most_names = 3;  // more are "these 6 authorities"

//! "fell by 28%", "rose by 7%", "stayed as it was"
std::string moved(double ratio)
{
    auto const per_cent = std::lround(std::abs(ratio - 1.0) * 100.0);
    if (per_cent == 0) return "stayed as it was";
    return fmt::format("{} by {}%", ratio < 1.0 ? "fell" : "rose", per_cent);
}

//! Lower, in whole per cent.
bool visibly_lower(double ratio) { return std::lround((1.0 - ratio) * 100.0) > 0; }

}  // namespace

std::string span_words(YearSpan const& span)
{
    return span.first == span.last ? std::to_string(span.first) : fmt::format("{} to {}", span.first, span.last);
}

std::string adopters_words(LookBack const& found)
{
    std::vector<std::string> names;
    for (auto const& adopter : found.adopters) names.push_back(visible(adopter.name));
    return names.size() > most_names ? fmt::format("these {} authorities", names.size()) : in_words(names);
}

std::string not_usable_words(NotUsable const& fault)
{
    auto const name = visible(fault.name);
    switch (fault.why) {
    case NotUsable::Why::too_small:
        return fmt::format("{} had {:.1f} FTE in {}: below {:.0f} FTE leaving is mostly chance, and no answer is to be "
                           "had",
                           name, fault.staff, fault.year, smallest_to_look_back);
    case NotUsable::Why::nobody_left:
        return fmt::format("nobody left {} in {}: a change from or to nothing has no ratio", name, fault.year);
    case NotUsable::Why::not_published:
        return fmt::format("{} published no staff or no leavers for {}", name, fault.year);
    case NotUsable::Why::not_in_panel: break;
    }
    return fmt::format("{} is not in the panel", name);
}

std::string before_and_after_words(LookBack const& found)
{
    double const here = found.here.ratio();
    double const elsewhere = found.elsewhere.ratio();
    if (!found.illusion())
        return fmt::format("Here leaving {}. In the rest of England it {} in the same years.", moved(here),
                           moved(elsewhere));
    bool const something_is_left = found.adjusted.ratio < 1.0;
    auto text = fmt::format("Before and after alone would claim that leaving {}. {} an illusion.", moved(here),
                            something_is_left ? "Part of that is" : "That is");
    if (visibly_lower(elsewhere))
        text += fmt::format(" In the rest of England it {} in the same years, too.", moved(elsewhere));
    if (found.here.before > found.elsewhere.before)
        text += fmt::format(" It began high here, {} against {} elsewhere, and what is high falls back by itself.",
                            rate_words(found.here.before), rate_words(found.elsewhere.before));
    double const expected = found.expected() / found.here.before;
    if (visibly_lower(expected))
        text +=
            fmt::format(" A fall of {:.0f}% was to be expected without anything being done.", (1.0 - expected) * 100.0);
    if (something_is_left && !beyond_chance(found.adjusted)) text += " What is left cannot be told from chance.";
    return text;
}

}  // namespace holdfast

#include "report/words/belief_words.hpp"

#include "base/text.hpp"
#include "belief/stated_as.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "report/words/wording.hpp"

#include <cmath>
#include <variant>

#include <fmt/format.h>

namespace holdfast::report {

std::string input_value(BarScale scale, std::string const& unit, double value)
{
    if (scale != BarScale::plain) return fmt::format("{:.2f}", std::exp(value));
    if (unit.rfind("£", 0) == 0) return spoken(value);
    if (unit.rfind("share", 0) == 0) return value == 0.0 ? "0%" : percent(value);
    if (value == 0.0) return "0";  // never "-0", which is what a mean may be
    if (std::abs(value) < 0.995) return (value < 0.0 ? "−" : "") + fmt::format("{:.3g}", std::abs(value));
    return figure(value);
}

std::string scaled_label(BarScale scale, Belief const& belief)
{
    switch (scale) {
    case BarScale::plain: return visible(belief.label);
    case BarScale::log_hazard_ratio:
        return visible(belief.label) + (is_shrunk(belief) ? " (hazard ratio after empirical shrinkage)"
                                                          : fmt::format(" (hazard ratio {})", stated_as(belief.basis)));
    case BarScale::log_factor: return visible(belief.label) + " (times the hazard ratio)";
    }
    return visible(belief.label);
}

std::string label_here(TornadoBar const& bar, std::string const& authority, std::string const& intervention)
{
    auto label = scaled_label(bar.scale, bar.belief);
    auto const without = [&label](std::string const& part) {
        if (auto const at = label.find(part); at != std::string::npos) label.erase(at, part.size());
    };
    without(": " + visible(intervention));
    without(", " + visible(authority));
    auto const name = visible(authority);
    if (auto const at = label.find(name); at != std::string::npos) label.replace(at, name.size(), "this authority");
    return label;
}

std::string with_its_ends(std::string const& label, TornadoBar const& bar)
{
    if (bar.each_own) return label + ": each at its low end, or each at its high end";
    return fmt::format("{}: {} to {}", label, input_value(bar.scale, bar.belief.unit, bar.low.input),
                       input_value(bar.scale, bar.belief.unit, bar.high.input));
}

BarScale scale_of(Belief const& belief)
{
    bool const is_fixed = std::holds_alternative<Fixed>(belief.about);  // a spread, not a ratio
    return !is_fixed && belief.unit == "log hazard ratio" ? BarScale::log_hazard_ratio : BarScale::plain;
}

std::string unit_words(Belief const& belief)
{
    return scale_of(belief) == BarScale::plain ? belief.unit : "hazard ratio";
}

std::string unit_beside(Belief const& belief)
{
    constexpr std::string_view pound = "£";
    auto unit = unit_words(belief);
    if (!unit.starts_with(pound)) return unit;
    unit.erase(0, pound.size());
    if (unit.starts_with(",")) unit.erase(0, 1);
    if (unit.starts_with(" ")) unit.erase(0, 1);
    return unit;
}

std::string mean_words(Belief const& belief) { return input_value(scale_of(belief), belief.unit, mean(belief.about)); }

std::string range_words(Belief const& belief)
{
    if (!(sd(belief.about) > 0.0)) return "";
    constexpr double low = 0.025;
    auto const words = [&](double probability) {
        return input_value(scale_of(belief), belief.unit, quantile(belief.about, probability));
    };
    return words(low) + " to " + words(1.0 - low);
}

}  // namespace holdfast::report

#include "inputs/fields/number_rule.hpp"

#include "base/text.hpp"
#include "inputs/files/number_text.hpp"

#include <cmath>

#include <fmt/format.h>

namespace holdfast {

std::string in_measure(NumberKind measure, double value)
{
    switch (measure) {
    case NumberKind::money: {
        // From a pound up in pence: three digits after a point are asked about where they are read (number_text).
        auto const size = std::abs(value);
        return (value < 0 ? "-£" : "£") + with_thousands(size < 1.0 ? size : std::round(size * 100.0) / 100.0);
    }
    case NumberKind::share: return in_per_cent(value);
    case NumberKind::months: return with_thousands(value) + (value == 1.0 ? " month" : " months");
    case NumberKind::staff: return with_thousands(value) + " FTE";
    case NumberKind::year: return fmt::format("{:.0f}", value);
    case NumberKind::plain: return with_thousands(value);
    }
    return {};
}

std::string end_in_words(NumberKind measure, double end)
{
    // So small that it stands for "above 0": written out, for nobody reads 1e-09.
    if (measure == NumberKind::plain && end > 0.0 && end < 1e-5) return fmt::format("{:.9f}", end);
    return in_measure(measure, end);
}

std::string range_in_words(NumberRule const& rule)
{
    bool const below = std::isfinite(rule.lowest);
    bool const above = std::isfinite(rule.highest);
    if (below && above)
        return fmt::format("lies between {} and {}", end_in_words(rule.measure, rule.lowest),
                           end_in_words(rule.measure, rule.highest));
    if (below) return fmt::format("is at least {}", end_in_words(rule.measure, rule.lowest));
    if (above) return fmt::format("is at most {}", end_in_words(rule.measure, rule.highest));
    return "is a finite number";
}

namespace {

std::string written(Node const& node)
{
    if (node.is_text()) return visible(trimmed(node.text));
    auto text = as_written(node);
    return text.empty() ? with_thousands(node.number) : text;
}

std::string how_to_write(NumberRule const& rule)
{
    if (rule.whole && rule.measure == NumberKind::plain) return "write a whole number, as in 10000";
    switch (rule.measure) {
    case NumberKind::money: return "write pounds, as in 66560 or \"£66,560\"";
    case NumberKind::share: return "write a share, as in 0.406 or \"40.6%\"";
    case NumberKind::months: return "write \"12 months\" or \"1 year\"";
    case NumberKind::staff: return "write a number of full-time equivalents, as in 211.9";
    case NumberKind::year: return "write a year, as in 2025";
    case NumberKind::plain: return "write a plain number, as in 1.36";
    }
    return {};
}

//! What the field counts, in the words of a sentence: "is a share of pay".
std::string what_it_is(NumberRule const& rule)
{
    switch (rule.measure) {
    case NumberKind::money: return "is an amount of money";
    case NumberKind::share: return rule.of.empty() ? "is a share" : "is a share of " + rule.of;
    case NumberKind::months: return "is a number of months or years";
    case NumberKind::staff: return "is a number of staff";
    case NumberKind::year: return "is a year";
    case NumberKind::plain: return "is a plain number";
    }
    return {};
}

bool fits(NumberMark mark, NumberKind measure)
{
    switch (mark) {
    case NumberMark::none: return measure != NumberKind::months;
    case NumberMark::pounds: return measure == NumberKind::money;
    case NumberMark::per_cent: return measure == NumberKind::share;
    case NumberMark::months: return measure == NumberKind::months;
    }
    return false;
}

std::optional<WrittenNumber> read(Node const& node, NumberRule const& rule, std::string const& name, Reading& reading)
{
    if (node.is_number()) return WrittenNumber{node.number, NumberMark::none};
    if (!node.is_text()) {
        reading.error(node.at, name, fmt::format("{} is {}, not a number", name, in_words(node.kind)),
                      how_to_write(rule));
        return std::nullopt;
    }
    auto const number = read_number(node.text);
    if (auto const* why = std::get_if<NotANumber>(&number)) {
        reading.error(node.at, name, fmt::format("{} is \"{}\", which {}", name, visible(node.text), why->why),
                      why->hint.empty() ? how_to_write(rule) : why->hint);
        return std::nullopt;
    }
    return std::get<WrittenNumber>(number);
}

//! A per cent that lost its sign: 40.6 where 0.406 was meant.
bool per_cent_trap(WrittenNumber const& number, NumberRule const& rule)
{
    bool const beyond = number.value > rule.highest || (rule.lowest < 0.0 && number.value < rule.lowest);
    return rule.measure == NumberKind::share && number.mark == NumberMark::none && beyond;
}

void complain_of_per_cent(Node const& node, double value, NumberRule const& rule, std::string const& name,
                          Reading& reading)
{
    auto const share = value / 100.0;
    bool const would_do = share >= rule.lowest && share <= rule.highest;
    reading.error(node.at, name,
                  fmt::format("{} is {}, but {} {} and {} would be {}", name, written(node), rule.noun,
                              what_it_is(rule), with_thousands(value), in_per_cent(value)),
                  would_do ? fmt::format("write {}, or \"{}%\"", with_thousands(share), with_thousands(value))
                           : fmt::format("it {}", range_in_words(rule)));
}

}  // namespace

std::optional<double> number_of(Node const& node, NumberRule const& rule, std::string const& name, Reading& reading)
{
    auto const number = read(node, rule, name, reading);
    if (!number) return std::nullopt;
    auto const value = number->value;
    if (!fits(number->mark, rule.measure)) {
        auto const hint = rule.measure == NumberKind::months && number->mark == NumberMark::none
                              ? fmt::format("write \"{0} months\" or \"{0} years\"", written(node))
                              : how_to_write(rule);
        auto const what = rule.measure == NumberKind::months && number->mark == NumberMark::none
                              ? fmt::format("{} is {}, without its unit", name, written(node))
                              : fmt::format("{} is {}, but {} {}", name, written(node), rule.noun, what_it_is(rule));
        reading.error(node.at, name, what, hint);
        return std::nullopt;
    }
    if (!std::isfinite(value)) {
        reading.error(node.at, name,
                      fmt::format("{} is {}, but {} {}", name, written(node), rule.noun, range_in_words(rule)));
        return std::nullopt;
    }
    if (per_cent_trap(*number, rule)) {
        complain_of_per_cent(node, value, rule, name, reading);
        return std::nullopt;
    }
    if (value < rule.lowest || value > rule.highest) {
        bool const slip = value < 0.0 && -value >= rule.lowest && -value <= rule.highest;
        reading.error(node.at, name,
                      fmt::format("{} is {}, but {} {}", name, written(node), rule.noun, range_in_words(rule)),
                      slip ? fmt::format("write {}, without the minus", in_measure(rule.measure, -value)) : "");
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> whole_of(Node const& node, NumberRule const& rule, std::string const& name,
                                     Reading& reading)
{
    auto whole_rule = rule;
    whole_rule.whole = true;
    auto const value = number_of(node, whole_rule, name, reading);
    if (!value) return std::nullopt;
    if (node.kind == NodeKind::whole) return node.whole;
    constexpr double exact = 9007199254740992.0;
    if (std::floor(*value) != *value || std::abs(*value) > exact) {
        reading.error(node.at, name, fmt::format("{} is {}, not a whole number", name, written(node)));
        return std::nullopt;
    }
    return static_cast<std::int64_t>(*value);
}

}  // namespace holdfast

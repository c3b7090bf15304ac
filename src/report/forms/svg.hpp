//! Pictures as SVG: a canvas with words on it, and the four kinds of charts that a report needs. Black and one blue on
//! white, so that they print; what is uncertain is a line, what is negative is hatched or marked, and nothing is said by
//! colour alone. Each picture has a title, which says what it shows, and a description for those who do not see it.
//! All text is escaped: it may hold anything.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::report {

[[nodiscard]] std::string xml_text(std::string_view);

struct Titles {
    std::string title;        //!< what it shows, as a sentence
    std::string description;  //!< the same in words for who cannot see it
    std::string axis;         //!< what the axis with numbers counts
};

//! How a number is said at an axis.
using AxisWords = std::string (*)(double);

//! A bar from nothing to a value, with the range that it may have.
struct RangeBar {
    std::string label;
    double value{};
    std::optional<double> low, high;
    bool faint{};  //!< not to be read as a promise: drawn as an outline
    bool spans{};  //!< the bar is the range itself, and the value a mark on it
};
[[nodiscard]] std::string range_bars_svg(Titles const&, std::vector<RangeBar> const&, AxisWords);

//! Bars that start where the last one ended; sums start at nothing.
struct Step {
    std::string label;
    double change{};
    bool is_sum{};  //!< `change` is the level reached
};
[[nodiscard]] std::string steps_svg(Titles const&, std::vector<Step> const&, AxisWords);

//! Lines over a common axis, with bands where they have ranges.
struct PlottedCurve {
    std::string name;
    std::vector<double> y, low, high;  //!< low and high: empty, or as long as y
};
[[nodiscard]] std::string curves_svg(Titles const&, std::string const& along, std::vector<std::string> const& x,
                                     std::vector<PlottedCurve> const&, AxisWords);

struct Dot {
    double x{}, y{};
};
[[nodiscard]] std::string dots_svg(Titles const&, std::string const& along, std::vector<Dot> const&, AxisWords across,
                                   AxisWords up);

}  // namespace holdfast::report

#include "report/forms/svg.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr double width = 800.0;
constexpr double margin = 16.0;
constexpr double line_height = 18.0;
constexpr double row_height = 28.0;
constexpr double label_width = 300.0;
constexpr double plot_height = 320.0;
constexpr std::size_t title_letters = 84;
constexpr std::size_t label_letters = 42;
constexpr double small_letter = 7.0;  // as wide as most of them are
constexpr char const* ink = "#1d2b36";
constexpr char const* grey = "#5b6770";
constexpr char const* blue = "#1f5a94";

//! Whole steps of 1, 2 or 5 times a power of ten, from below the lowest to above the highest, through nothing.
class Axis {
public:
    Axis(double low, double high, double from, double to, AxisWords said_as) : from_(from), to_(to), words_(said_as)
    {
        low = std::min(low, 0.0);
        high = std::max(high, 0.0);
        if (!(high > low)) high = low + 1.0;
        double const rough = (high - low) / 5.0;
        double const power = std::pow(10.0, std::floor(std::log10(rough)));
        double const share = rough / power;
        step_ = power * (share <= 1.0 ? 1.0 : share <= 2.0 ? 2.0 : share <= 5.0 ? 5.0 : 10.0);
        low_ = std::floor(low / step_) * step_;
        high_ = std::ceil(high / step_) * step_;
    }
    [[nodiscard]] double at(double value) const { return from_ + (value - low_) / (high_ - low_) * (to_ - from_); }
    [[nodiscard]] std::vector<double> ticks() const
    {
        std::vector<double> list;
        auto const count = std::lround((high_ - low_) / step_);
        for (long i = 0; i <= count; ++i) {
            double const value = low_ + static_cast<double>(i) * step_;
            list.push_back(std::abs(value) < step_ * 1e-9 ? 0.0 : value);
        }
        return list;
    }
    [[nodiscard]] std::string words(double value) const { return words_(value); }

private:
    double from_, to_, low_{}, high_{}, step_{};
    AxisWords words_;
};

class Canvas {
public:
    void text(double x, double y, std::string_view words, char const* anchor = "start", char const* colour = ink,
              int size = 13, bool bold = false)
    {
        body_ +=
            fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" fill=\"{}\" font-size=\"{}\"{}>{}</text>\n",
                        x, y, anchor, colour, size, bold ? " font-weight=\"bold\"" : "", xml_text(words));
    }
    void line(double x1, double y1, double x2, double y2, char const* colour, double thick, char const* dashes = "")
    {
        body_ += fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
                             "stroke-width=\"{:.1f}\"{}/>\n",
                             x1, y1, x2, y2, colour, thick,
                             *dashes == '\0' ? "" : fmt::format(" stroke-dasharray=\"{}\"", dashes));
    }
    void bar(double x1, double y, double x2, double height, char const* fill, char const* edge)
    {
        body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\" "
                             "stroke=\"{}\"/>\n",
                             std::min(x1, x2), y, std::max(std::abs(x2 - x1), 0.5), height, fill, edge);
    }
    void dot(double x, double y)
    {
        body_ +=
            fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"2.5\" fill=\"none\" stroke=\"{}\"/>\n", x, y, blue);
    }
    void path(std::string const& points, char const* fill, char const* edge, char const* more = "")
    {
        body_ += fmt::format("<path d=\"{}\" fill=\"{}\" stroke=\"{}\"{}/>\n", points, fill, edge, more);
    }
    //! The title in lines; returns where the picture begins.
    double title(Titles const& titles)
    {
        double y = margin + 4.0;
        for (auto const& each : lines_of(titles.title, title_letters)) {
            text(margin, y, each, "start", ink, 15, true);
            y += line_height + 2.0;
        }
        if (!titles.axis.empty()) {
            text(margin, y, titles.axis, "start", grey, 12);
            y += line_height;
        }
        return y;
    }
    [[nodiscard]] std::string finished(Titles const& titles, double height) const
    {
        return fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" width=\"{:.0f}\" "
            "height=\"{:.0f}\" role=\"img\" aria-labelledby=\"title description\" "
            "font-family=\"Arial, Helvetica, sans-serif\">\n<title id=\"title\">{}</title>\n"
            "<desc id=\"description\">{}</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
            "{}</svg>\n",
            width, height, width, height, xml_text(titles.title), xml_text(titles.description), body_);
    }

    //! Lines of at most so many letters, roughly as wide as they are many.
    static std::vector<std::string> lines_of(std::string_view text, std::size_t letters);

private:
    std::string body_;
};

std::vector<std::string> Canvas::lines_of(std::string_view text, std::size_t letters)
{
    std::vector<std::string> lines{""};
    for (auto const& word : split(visible(text), ' ')) {
        if (!lines.back().empty() && display_width(lines.back()) + 1 + display_width(word) > letters)
            lines.emplace_back();
        lines.back() += (lines.back().empty() ? "" : " ") + word;
    }
    return lines;
}

//! Ticks of an axis that lies across, with their words below.
void ticks_across(Canvas& canvas, Axis const& axis, double top, double bottom)
{
    auto const ticks = axis.ticks();
    std::size_t widest = 0;
    for (double const tick : ticks) widest = std::max(widest, display_width(axis.words(tick)));
    double const apart = ticks.size() > 1 ? axis.at(ticks[1]) - axis.at(ticks[0]) : width;
    bool const crowded = static_cast<double>(widest) * small_letter > apart;
    auto const nought = static_cast<std::size_t>(std::find(ticks.begin(), ticks.end(), 0.0) - ticks.begin());
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        double const at = axis.at(ticks[i]);
        bool const nothing = i == nought;
        canvas.line(at, top, at, bottom, nothing ? ink : "#d5dadd", nothing ? 1.5 : 1.0);
        if (!crowded || (i + nought) % 2 == 0) canvas.text(at, bottom + 15.0, axis.words(ticks[i]), "middle", grey, 11);
    }
}

void ticks_up(Canvas& canvas, Axis const& axis, double left, double right)
{
    for (double const tick : axis.ticks()) {
        bool const nothing = tick == 0.0;
        canvas.line(left, axis.at(tick), right, axis.at(tick), nothing ? ink : "#d5dadd", nothing ? 1.5 : 1.0);
        canvas.text(left - 6.0, axis.at(tick) + 4.0, axis.words(tick), "end", grey, 11);
    }
}

//! A label of up to two lines, beside a row.
void row_label(Canvas& canvas, double y, std::string const& label, bool bold = false)
{
    auto lines = Canvas::lines_of(label, label_letters);
    if (lines.size() == 1) return canvas.text(label_width, y + 17.0, lines.front(), "end", ink, 12, bold);
    if (lines.size() > 2) lines[1] += " …";
    canvas.text(label_width, y + 11.0, lines[0], "end", ink, 11, bold);
    canvas.text(label_width, y + 23.0, lines[1], "end", ink, 11, bold);
}

}  // namespace

std::string xml_text(std::string_view text)
{
    std::string escaped;
    for (char const c : visible(text)) {
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        case '\'': escaped += "&#39;"; break;
        default: escaped += c;
        }
    }
    return escaped;
}

std::string range_bars_svg(Titles const& titles, std::vector<RangeBar> const& bars, AxisWords words)
{
    double low = 0.0;
    double high = 0.0;
    for (auto const& bar : bars) {
        low = std::min({low, bar.value, bar.low.value_or(bar.value)});
        high = std::max({high, bar.value, bar.high.value_or(bar.value)});
    }
    Canvas canvas;
    double const top = canvas.title(titles);
    double const bottom = top + row_height * static_cast<double>(bars.size());
    Axis const axis(low, high, label_width + 10.0, width - 50.0, words);
    ticks_across(canvas, axis, top, bottom);
    double y = top;
    for (auto const& bar : bars) {
        row_label(canvas, y, bar.label);
        if (bar.spans) {
            canvas.bar(axis.at(*bar.low), y + 6.0, axis.at(*bar.high), row_height - 12.0, "#b9d0e6", blue);
            canvas.line(axis.at(bar.value), y + 2.0, axis.at(bar.value), y + row_height - 2.0, ink, 2.0);
            y += row_height;
            continue;
        }
        canvas.bar(axis.at(0.0), y + 6.0, axis.at(bar.value), row_height - 12.0, bar.faint ? "#ffffff" : "#b9d0e6",
                   blue);
        if (bar.low && bar.high) {
            double const middle = y + row_height / 2.0;
            canvas.line(axis.at(*bar.low), middle, axis.at(*bar.high), middle, ink, 1.5);
            for (double const end : {*bar.low, *bar.high})
                canvas.line(axis.at(end), middle - 4.0, axis.at(end), middle + 4.0, ink, 1.5);
        }
        y += row_height;
    }
    return canvas.finished(titles, bottom + 30.0);
}

std::string steps_svg(Titles const& titles, std::vector<Step> const& steps, AxisWords words)
{
    double low = 0.0;
    double high = 0.0;
    double level = 0.0;
    for (auto const& step : steps) {
        level = step.is_sum ? step.change : level + step.change;
        low = std::min(low, level);
        high = std::max(high, level);
    }
    Canvas canvas;
    double const top = canvas.title(titles);
    double const bottom = top + row_height * static_cast<double>(steps.size());
    Axis const axis(low, high, label_width + 10.0, width - 110.0, words);
    ticks_across(canvas, axis, top, bottom);
    level = 0.0;
    double y = top;
    for (auto const& step : steps) {
        double const from = step.is_sum ? 0.0 : level;
        level = step.is_sum ? step.change : level + step.change;
        row_label(canvas, y, step.label, step.is_sum);
        auto const* fill = step.is_sum ? "#1f5a94" : step.change < 0.0 ? "#ffffff" : "#b9d0e6";
        canvas.bar(axis.at(from), y + 5.0, axis.at(level), row_height - 10.0, fill, blue);
        canvas.text(width - margin, y + 17.0, words(step.change), "end", ink, 12, step.is_sum);
        y += row_height;
    }
    return canvas.finished(titles, bottom + 30.0);
}

std::string curves_svg(Titles const& titles, std::string const& along, std::vector<std::string> const& x,
                       std::vector<PlottedCurve> const& curves, AxisWords words)
{
    require(!x.empty(), "curves run along something");
    double low = 0.0;
    double high = 0.0;
    for (auto const& curve : curves)
        for (auto const* values : {&curve.y, &curve.low, &curve.high})
            for (double const value : *values) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
    Canvas canvas;
    double const top = canvas.title(titles) + 6.0;
    double const bottom = top + plot_height;
    double const left = 110.0;
    double const right = width - 40.0;
    Axis const axis(low, high, bottom, top, words);
    ticks_up(canvas, axis, left, right);
    auto const at = [&](std::size_t i) {
        return x.size() > 1 ? left + (right - left) * static_cast<double>(i) / static_cast<double>(x.size() - 1)
                            : (left + right) / 2.0;
    };
    std::size_t const every = x.size() > 8 ? (x.size() + 7) / 8 : 1;
    for (std::size_t i = 0; i < x.size(); i += every)
        canvas.text(at(i), bottom + 18.0, x[i], i + 1 == x.size() ? "end" : "middle", grey, 11);
    canvas.text((left + right) / 2.0, bottom + 38.0, along, "middle", grey, 12);
    static constexpr std::array<char const*, 3> dashes{"", "7 4", "2 3"};
    double legend = bottom + 60.0;
    for (std::size_t c = 0; c < curves.size(); ++c) {
        auto const& curve = curves[c];
        auto const path = [&](std::vector<double> const& values, bool back) {
            std::string points;
            for (std::size_t i = 0; i < values.size(); ++i) {
                auto const k = back ? values.size() - 1 - i : i;
                points +=
                    fmt::format("{}{:.1f} {:.1f}", points.empty() && !back ? "M" : " L", at(k), axis.at(values[k]));
            }
            return points;
        };
        if (!curve.low.empty())
            canvas.path(path(curve.high, false) + path(curve.low, true) + " Z", blue, "none",
                        c == 0 ? " fill-opacity=\"0.18\"" : " fill-opacity=\"0.08\"");
        auto const* dash = dashes[c % dashes.size()];
        canvas.path(
            path(curve.y, false), "none", blue,
            fmt::format(" stroke-width=\"2.5\"{}", *dash == '\0' ? "" : fmt::format(" stroke-dasharray=\"{}\"", dash))
                .c_str());
        canvas.line(left, legend - 4.0, left + 36.0, legend - 4.0, blue, 2.5, dash);
        canvas.text(left + 44.0, legend, curve.name, "start", ink, 12);
        legend += line_height;
    }
    return canvas.finished(titles, legend + 4.0);
}

std::string dots_svg(Titles const& titles, std::string const& along, std::vector<Dot> const& dots,
                     AxisWords words_across, AxisWords words_up)
{
    double low_x = 0.0;
    double high_x = 0.0;
    double low_y = 0.0;
    double high_y = 0.0;
    for (auto const& dot : dots) {
        low_x = std::min(low_x, dot.x);
        high_x = std::max(high_x, dot.x);
        low_y = std::min(low_y, dot.y);
        high_y = std::max(high_y, dot.y);
    }
    Canvas canvas;
    double const top = canvas.title(titles) + 6.0;
    double const bottom = top + plot_height;
    double const left = 110.0;
    double const right = width - 40.0;
    Axis const across(low_x, high_x, left, right, words_across);
    Axis const up(low_y, high_y, bottom, top, words_up);
    ticks_up(canvas, up, left, right);
    ticks_across(canvas, across, top, bottom);
    for (auto const& dot : dots) canvas.dot(across.at(dot.x), up.at(dot.y));
    canvas.text((left + right) / 2.0, bottom + 36.0, along, "middle", grey, 12);
    return canvas.finished(titles, bottom + 50.0);
}

}  // namespace holdfast::report

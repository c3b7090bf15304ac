#include "inputs/fields/typed_amount.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <tuple>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::string_view pound = "£";

bool digit(char c) { return c >= '0' && c <= '9'; }

struct Start {
    std::string_view sign, rest;  //!< without blanks before and after
    bool pounds{};
};

Start start_of(std::string_view text)
{
    Start start{"", trimmed(text)};
    for (std::string_view const sign : {"-", "−", "+"})
        if (start.sign.empty() && start.rest.starts_with(sign)) start.sign = sign;
    start.rest.remove_prefix(start.sign.size());
    start.pounds = start.rest.starts_with(pound);
    if (start.pounds) start.rest.remove_prefix(pound.size());
    start.rest = trimmed(start.rest);
    return start;
}

// ---- Lists. ----

//! A comma that parts two figures whatever they are: not both of its neighbours are digits.
bool parts_for_sure(std::string_view text, std::size_t at)
{
    return at == 0 || at + 1 >= text.size() || !digit(text[at - 1]) || !digit(text[at + 1]);
}

std::vector<std::string> pieces_of(std::string_view text)
{
    if (text.find(';') != std::string_view::npos) return split(text, ';');
    std::vector<std::string> pieces;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] == ',' && parts_for_sure(text, at)) {
            pieces.emplace_back(text.substr(from, at - from));
            from = at + 1;
        }
    pieces.emplace_back(text.substr(from));
    return pieces;
}

class Series {
public:
    explicit Series(SeriesRule const& rule) : rule_(rule) {}

    Typed<std::vector<double>> read(std::string_view text) const
    {
        auto const parts = split(text, ':');
        if (parts.size() == 3) return range(parts);
        if (parts.size() == 1) return list(text);
        return NotANumber{"is neither a list nor first:last:step", write()};
    }

private:
    [[nodiscard]] std::string write() const { return "write " + rule_.example; }
    [[nodiscard]] bool money() const { return rule_.of == SeriesRule::Of::money; }

    [[nodiscard]] std::optional<double> one(std::string_view text) const
    {
        if (money()) {
            auto const read = read_money(text);
            auto const* value = std::get_if<double>(&read);
            return value == nullptr ? std::nullopt : std::optional(*value);
        }
        auto const read = read_whole_number(text);
        auto const* value = std::get_if<std::uint64_t>(&read);
        return value == nullptr ? std::nullopt : std::optional(static_cast<double>(*value));
    }

    [[nodiscard]] bool within(std::optional<double> value) const
    {
        return value && *value >= rule_.low && *value <= rule_.high;
    }

    [[nodiscard]] std::optional<NotANumber> out_of_range(double value) const
    {
        if (value < rule_.low)
            return NotANumber{fmt::format("goes below {}", with_thousands(rule_.low)),
                              fmt::format("write {} or more", with_thousands(rule_.low))};
        if (value > rule_.high)
            return NotANumber{fmt::format("goes above {}", with_thousands(rule_.high)),
                              fmt::format("write {} or less", with_thousands(rule_.high))};
        return std::nullopt;
    }

    [[nodiscard]] NotANumber no_figure(std::string_view part) const
    {
        auto const wrong = zero_in_front(part);
        return {fmt::format("has \"{}\", which {}", visible(trimmed(part)),
                            wrong ? wrong->why : fmt::format("is not a {}number", money() ? "" : "whole ")),
                wrong && !wrong->hint.empty() ? wrong->hint : write()};
    }

    [[nodiscard]] Typed<std::vector<double>> range(std::vector<std::string> const& parts) const
    {
        std::vector<double> read;
        for (auto const& part : parts) {
            auto const value = one(part);
            if (!value) return no_figure(part);
            read.push_back(*value);
        }
        auto const [first, last, step] = std::tuple{read[0], read[1], read[2]};
        if (!(step > 0.0)) return NotANumber{"has a step that is not above 0", write()};
        if (last < first) return NotANumber{"ends before it begins", write()};
        for (auto const end : {first, last})
            if (auto wrong = out_of_range(end)) return *std::move(wrong);
        // A last value that the steps reach but for rounding counts as reached.
        double const steps = std::floor((last - first) / step * (1.0 + 1e-12) + 1e-9);
        if (!(steps < static_cast<double>(rule_.most)))
            return NotANumber{fmt::format("has more than {} steps", rule_.most - 1), "take a longer step"};
        std::vector<double> values;
        for (std::size_t i = 0; i <= static_cast<std::size_t>(steps); ++i)
            values.push_back(first + static_cast<double>(i) * step);
        return values;
    }

    //! One figure, or some with commas between them; which of the two, or that both are possible.
    [[nodiscard]] Typed<std::vector<std::string>> figures_in(std::string const& piece, bool alone) const
    {
        auto const start = start_of(piece);
        auto const end = std::min(start.rest.find_first_not_of("0123456789,"), start.rest.size());
        auto const whole = start.rest.substr(0, end);
        if (whole.find(',') == std::string_view::npos) return std::vector{piece};
        auto const parts = split(start.rest, ',');
        bool const a_zero_in_front = std::any_of(parts.begin() + 1, parts.end(),
                                                 [](auto const& part) { return zero_in_front(part).has_value(); });
        if (!commas_in_order(whole)) {
            if (a_zero_in_front || !start.sign.empty())
                return NotANumber{fmt::format("has \"{}\", whose commas can be read in two ways", visible(piece)),
                                  "part figures with semicolons, as in \"20,000; 30,000\""};
            return parts;
        }
        if (!alone || start.pounds || !start.sign.empty() || end < start.rest.size() || a_zero_in_front)
            return std::vector{piece};
        bool const list_fits = std::all_of(parts.begin(), parts.end(), [&](auto const& p) { return within(one(p)); });
        if (!list_fits) return std::vector{piece};
        if (!within(one(piece))) return parts;
        return NotANumber{fmt::format("could be {} or {}", piece, in_words(parts, "and")),
                          fmt::format("write \"{}{}\" or \"{}\"", money() ? pound : "",
                                      money() ? piece : joined(parts, ""), joined(parts, "; "))};
    }

    static std::string joined(std::vector<std::string> const& parts, std::string_view with)
    {
        std::string all;
        for (auto const& part : parts) all.append(all.empty() ? "" : with).append(part);
        return all;
    }

    [[nodiscard]] Typed<std::vector<double>> list(std::string_view text) const
    {
        std::vector<double> values;
        auto const pieces = pieces_of(text);
        for (auto const& piece : pieces) {
            auto const figures = figures_in(std::string(trimmed(piece)), pieces.size() == 1);
            if (auto const* wrong = std::get_if<NotANumber>(&figures)) return *wrong;
            for (auto const& figure : std::get<std::vector<std::string>>(figures)) {
                auto const value = one(figure);
                if (!value) return no_figure(figure);
                if (auto wrong = out_of_range(*value)) return *std::move(wrong);
                values.push_back(*value);
            }
        }
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        if (values.size() > rule_.most)
            return NotANumber{fmt::format("has more than {} figures", rule_.most), "write fewer"};
        return values;
    }

    SeriesRule const& rule_;
};

}  // namespace

std::optional<NotANumber> zero_in_front(std::string_view text)
{
    auto const digits = start_of(text).rest;
    if (digits.size() < 2 || digits[0] != '0' || !(digit(digits[1]) || digits[1] == ',')) return std::nullopt;
    auto const first = digits.find_first_not_of("0,");
    bool const nothing = first == std::string_view::npos || !digit(digits[first]);
    return NotANumber{"has a 0 in front", nothing ? "" : fmt::format("write {}", visible(digits.substr(first)))};
}

Typed<double> read_money(std::string_view text)
{
    auto const start = start_of(text);
    if (auto wrong = zero_in_front(text)) return *std::move(wrong);
    NotANumber const no_money{"is not an amount of money", "write it as in \"£20m\" or \"£750,000\""};
    auto const as_it_stands = read_number(text);
    if (auto const* number = std::get_if<WrittenNumber>(&as_it_stands)) {
        if (number->mark == NumberMark::none || number->mark == NumberMark::pounds) return number->value;
        return no_money;
    }
    bool const digits = !start.pounds && !start.rest.empty() && digit(start.rest.front());  // "5m", with a pound sign
    auto const read = digits ? read_number(fmt::format("{}{}{}", start.sign, pound, start.rest)) : as_it_stands;
    if (auto const* number = std::get_if<WrittenNumber>(&read)) return number->value;
    return std::get<NotANumber>(as_it_stands);
}

Typed<double> read_share(std::string_view text)
{
    constexpr auto hint = "write it as in 0.8 or \"80%\"";
    if (auto wrong = zero_in_front(text)) return *std::move(wrong);
    auto const read = read_number(text);
    auto const* number = std::get_if<WrittenNumber>(&read);
    bool const share = number != nullptr && (number->mark == NumberMark::none || number->mark == NumberMark::per_cent);
    if (share && number->value >= 0.0 && number->value <= 1.0) return number->value;
    return NotANumber{"is not a share between 0 and 1", hint};
}

Typed<std::uint64_t> read_whole_number(std::string_view text)
{
    auto const digits = trimmed(text);
    if (digits.empty()) return NotANumber{"is empty", "write a whole number"};
    if (digits.find_first_not_of("0123456789,") != std::string_view::npos || !digit(digits.front()))
        return NotANumber{"is not a whole number in decimal digits", "write it as in 10000"};
    if (auto wrong = zero_in_front(digits)) return *std::move(wrong);
    if (!commas_in_order(digits))
        return NotANumber{"has a comma out of place: commas stand before every third digit from the right",
                          "leave the commas out"};
    std::string plain(digits);
    std::erase(plain, ',');
    std::uint64_t value{};
    auto const read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (read.ec != std::errc{}) return NotANumber{"is too large to be a number here", ""};
    return value;
}

Typed<std::vector<double>> read_series(std::string_view text, SeriesRule const& rule)
{
    return Series(rule).read(text);
}

}  // namespace holdfast

#include "report/forms/sheet.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

std::string const no_reason = "the run gives no value";

//! What no text file holds, as dots: but a tab and a line end may stand in a cell.
std::string as_text(std::string_view text)
{
    constexpr std::string_view may_stand = "\t\r\n";
    std::string clean;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(may_stand), text.size());
        clean += visible(text.substr(0, end));
        if (end < text.size()) clean += text[end];
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return clean;
}

}  // namespace

std::string sheet_name(std::string_view text)
{
    auto const clean = as_text(text);
    if (clean.find_first_of(",\"\r\n") == std::string::npos) return clean;
    std::string cell = "\"";
    for (char const c : clean) {
        if (c == '"') cell += '"';
        cell += c;
    }
    return cell + '"';
}

std::string sheet_text(std::string_view text)
{
    constexpr std::string_view dangerous = "=+-@\t\r";
    if (!text.empty() && dangerous.find(text.front()) != std::string_view::npos)
        return sheet_name("'" + std::string(text));
    return sheet_name(text);
}

std::string sheet_number(double value)
{
    require(std::isfinite(value), "every number in the results is finite");
    return value == 0.0 ? "0" : fmt::format("{}", value);
}

void Sheet::number(std::string const& column, std::optional<double> value, std::string const& reason)
{
    put(column, value ? sheet_number(*value) : std::string{});
    if (!value) missing(column, reason);
}

void Sheet::estimate(std::string const& column, std::optional<Estimate> const& value, std::string const& reason)
{
    auto const part = [&](char const* suffix, double Estimate::*which) {
        put(column + suffix, value ? sheet_number((*value).*which) : std::string{});
    };
    part("", &Estimate::mean);
    part("_low", &Estimate::low);
    part("_high", &Estimate::high);
    part("_mcse", &Estimate::mcse);
    if (!value) missing(column, reason);
}

void Sheet::end_row()
{
    std::string why;
    for (auto const& [reason, columns] : reasons_) {
        why += why.empty() ? "" : "; ";
        for (std::size_t i = 0; i < columns.size(); ++i) why += (i > 0 ? " " : "") + columns[i];
        why += ": " + reason;
    }
    text("why_empty", why);
    reasons_.clear();
    rows_ += row_ + "\r\n";
    row_.clear();
    head_is_done_ = true;
}

void Sheet::put(std::string const& column, std::string const& cell)
{
    if (!head_is_done_) head_ += (head_.empty() ? "" : ",") + column;
    if (!row_.empty() || row_begun_) row_ += ',';
    row_ += cell;
    row_begun_ = true;
    if (column == "why_empty") row_begun_ = false;
}

//! Columns that are empty for one reason share it.
void Sheet::missing(std::string const& column, std::string const& reason)
{
    auto const& why = reason.empty() ? no_reason : reason;
    for (auto& [known, columns] : reasons_)
        if (known == why) {
            columns.push_back(column);
            return;
        }
    reasons_.push_back({why, {column}});
}

}  // namespace holdfast::report

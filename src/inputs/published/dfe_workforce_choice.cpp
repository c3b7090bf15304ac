#include "inputs/published/dfe_workforce_choice.hpp"

#include "holdfast/panel/relative_leaving_rate.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double smallest_in_post = smallest_leaving_year;

std::optional<DfeRow> succeeded_by(std::string const& number, DfePanel const& panel)
{
    auto const own = members(number);
    auto const last = panel.authorities.at(number).rbegin()->first;
    for (auto const& [other, history] : panel.authorities) {
        if (other == number || history.rbegin()->first <= last) continue;
        for (auto const& part : members(other))
            if (own.contains(part)) return history.rbegin()->second;
    }
    return std::nullopt;
}

}  // namespace

int latest_year(DfePanel const& panel)
{
    int latest = 0;
    for (auto const& [number, history] : panel.authorities) latest = std::max(latest, history.rbegin()->first);
    return latest;
}

DfeRow const* latest_with_staff(DfeHistory const& history)
{
    for (auto row = history.rbegin(); row != history.rend(); ++row)
        if (row->second[DfeFigure::in_post].number) return &row->second;
    return nullptr;
}

std::optional<std::string> why_dropped(std::string const& number, DfePanel const& panel, int latest)
{
    auto const& history = panel.authorities.at(number);
    auto const last = history.rbegin()->first;
    if (auto const newer = succeeded_by(number, panel))
        return fmt::format("no row after {}: in {} DfE number {} reports as {}", last, newer->year, newer->number,
                           newer->name);
    if (last < latest - 1)
        return fmt::format("no row after {}: abolished, or reports under another number since", last);
    auto const* figures = latest_with_staff(history);
    if (figures == nullptr) return "staff in post are published for no year";
    auto const& in_post = *(*figures)[DfeFigure::in_post].number;
    if (in_post.value <= smallest_in_post)
        return fmt::format("too small: {} FTE in post in {}, where more than {:g} are needed", in_post.digits,
                           figures->year, smallest_in_post);
    return std::nullopt;
}

}  // namespace holdfast

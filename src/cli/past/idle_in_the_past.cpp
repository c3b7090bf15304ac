#include "cli/past/idle_in_the_past.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

//! Another release of DfE's is published, whoever laid it over.
bool is_own(FigureSource const& from) { return from.local && from.basis != Basis::official_statistic; }
bool is_own(Belief const& belief) { return belief.local && belief.basis == Basis::local; }

void add_own_figures(Authority const& authority, std::vector<std::string>& idle)
{
    auto const add = [&](auto const& figure, char const* name) {
        if (is_own(figure)) idle.push_back(fmt::format("{} of {}", name, authority.name));
    };
    auto const& from = authority.from;
    add(authority.relative_leaving_rate, "leaving rate");
    add(from.turnover, "turnover");
    add(from.in_post, "staff in post");
    add(from.vacancies, "vacancies");
    add(from.agency_covering_vacancies, "agency workers who cover vacancies");
    add(authority.cover_share, "share of vacancies covered");
}

//! Numbers at the path, or in it, that a local layer changed.
bool typed(Study const& study, std::string_view path)
{
    return std::any_of(study.local_values.begin(), study.local_values.end(), [path](LocalValue const& value) {
        return value.path == path || (value.path.starts_with(path) && value.path[path.size()] == '.');
    });
}

}  // namespace

std::vector<std::string> idle_in_look_back(Study const& study)
{
    std::vector<std::string> idle;
    for (auto const& authority : study.authorities) add_own_figures(authority, idle);
    for (auto const* path : {"beliefs.leaving_rate", "england.national_leaving_rate"})
        if (typed(study, path)) idle.emplace_back(path);
    return idle;
}

std::vector<std::string> idle_in_backtest(Study const& study)
{
    auto idle = idle_in_look_back(study);
    bool const spend = std::any_of(study.authorities.begin(), study.authorities.end(),
                                   [](Authority const& authority) { return !authority.agency_spend.empty(); });
    if (spend) return idle;
    for (auto const* path : {"prices.pay", "prices.agency_premium", "prices.agency_price_level"})
        if (typed(study, path)) idle.emplace_back(path);
    return idle;
}

Problems doubts_of_backtest(Problems const& warnings)
{
    constexpr std::array<std::string_view, 5> prices{"prices.pay", "prices.agency_premium", "prices.recruitment",
                                                     "prices.induction", "prices.exit"};
    Problems doubts;
    std::copy_if(warnings.begin(), warnings.end(), std::back_inserter(doubts), [&prices](Problem const& warning) {
        std::string_view const field = warning.field;
        if (field.find(".agency_price_level") != std::string_view::npos) return true;
        // That a spend is for this command need not be said by it.
        if (field.find(".agency_spend.") != std::string_view::npos) return true;
        return std::any_of(prices.begin(), prices.end(), [field](auto price) { return field.starts_with(price); });
    });
    return doubts;
}

}  // namespace holdfast::cli

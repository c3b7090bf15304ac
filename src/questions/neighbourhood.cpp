#include "holdfast/questions/neighbourhood.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "study/scope.hpp"

#include <algorithm>

namespace holdfast {

namespace {

constexpr char const* not_published = "not published";

using Authorities = std::vector<Authority const*>;

//! Two sums that are divided in the end.
struct Quotient {
    double part{};
    double whole{};
    std::size_t authorities{};

    void add(double to_part, double to_whole)
    {
        part += to_part;
        whole += to_whole;
        ++authorities;
    }
    [[nodiscard]] Maybe<double> value(char const* without_whole) const
    {
        if (authorities == 0) return {std::nullopt, not_published};
        if (whole <= 0.0) return {std::nullopt, without_whole};
        return {part / whole, ""};
    }
};

Estimate per(Estimate const& estimate, double fte)
{
    return {estimate.mean / fte, estimate.mcse / fte, estimate.low / fte, estimate.high / fte};
}

std::optional<Savings> per(std::optional<Savings> const& savings, double fte)
{
    if (!savings) return std::nullopt;
    auto const of = [&](Estimate Savings::*which) { return per((*savings).*which, fte); };
    return Savings{of(&Savings::gross_cash),       of(&Savings::gross_total),       of(&Savings::net_cash),
                   of(&Savings::net_total),        of(&Savings::after_stated_cash), of(&Savings::after_stated_total),
                   of(&Savings::after_built_cash), of(&Savings::after_built_total)};
}

Authority const* find_if_there(Study const& study, std::string Authority::*key, std::string const& value)
{
    auto const found = std::find_if(study.authorities.begin(), study.authorities.end(),
                                    [&](Authority const& one) { return one.*key == value; });
    return found == study.authorities.end() ? nullptr : &*found;
}

//! The authority, its neighbours in order, then the others of its region.
Authorities chosen(Study const& everyone, Authority const& about, std::vector<std::string>& not_in_inputs)
{
    Authorities list{&about};
    for (auto const& neighbour : about.neighbours) {
        auto const* found = find_if_there(everyone, &Authority::dfe_number, neighbour.dfe_number);
        if (found == nullptr) not_in_inputs.push_back(neighbour.dfe_number);
        else list.push_back(found);
    }
    for (auto const& other : everyone.authorities)
        if (other.region == about.region && std::find(list.begin(), list.end(), &other) == list.end())
            list.push_back(&other);
    return list;
}

Study narrowed(Study study, Authorities const& to)
{
    std::vector<Authority> kept;
    for (auto const* authority : to) kept.push_back(*authority);
    study.authorities = std::move(kept);
    return study;
}

Compared compared(Neighbourhood const& found, std::size_t place)
{
    auto const& study = found.findings.study;
    auto const& authority = study.authorities.at(place);
    Compared row;
    row.name = authority.name;
    row.code = authority.code;
    row.flags = authority.flags;
    row.own = own_figures(authority);
    row.own_turnover = authority.from.turnover.local;
    row.workforce = workforce_of(study, Authorities{&authority});
    if (authority.turnover) row.workforce.turnover.value = authority.turnover;  // to the last bit as published
    auto const& result = found.findings.results.at(place * found.findings.strategies.size() + found.strategy);
    require(result.authority == place && result.strategy == found.strategy, "results come authority by authority");
    if (result.saved) {
        row.savings = result.saved->savings;
        row.chances = result.saved->chances;
    }
    row.per_fte = per(row.savings, row.workforce.in_post);
    return row;
}

Compared region_of(Neighbourhood const& found)
{
    auto const& study = found.findings.study;
    auto const& name = study.authorities.front().region;
    Authorities members;
    for (auto const& authority : study.authorities)
        if (authority.region == name) members.push_back(&authority);
    Compared row;
    row.name = name;
    row.workforce = workforce_of(study, members);
    for (auto const& total : found.findings.totals)
        if (total.scope == "region" && total.name == name && total.strategy == found.strategy) {
            if (!total.saved) continue;
            row.savings = total.saved->savings;
            row.chances = total.saved->chances;
        }
    row.per_fte = per(row.savings, row.workforce.in_post);
    return row;
}

std::optional<Compared> england_of(Study const& everyone)
{
    if (everyone.authorities.size() < 2 || name_of_sum(everyone) != sums::england) return std::nullopt;
    Authorities all;
    for (auto const& authority : everyone.authorities) all.push_back(&authority);
    Compared row;
    row.name = name_of_sum(everyone);
    row.workforce = workforce_of(everyone, all);
    return row;
}

}  // namespace

WorkforceFigures workforce_of(Study const& study, std::span<Authority const* const> authorities)
{
    require(!authorities.empty(), "a workforce is somebody's");
    double const national = mean(study.leaving_rate.about);
    WorkforceFigures sum;
    sum.authorities = authorities.size();
    sum.first_year = sum.last_year = authorities.front()->year;
    Quotient turnover;
    Quotient leaving;
    Quotient vacant;
    Quotient agency;
    Quotient covered;
    for (auto const* one : authorities) {
        sum.first_year = std::min(sum.first_year, one->year);
        sum.last_year = std::max(sum.last_year, one->year);
        sum.in_post += one->in_post;
        if (one->turnover) turnover.add(*one->turnover * one->in_post, one->in_post);
        leaving.add(national * mean(one->relative_leaving_rate.about) * one->in_post, one->in_post);
        vacant.add(one->vacancies, one->vacancies + one->in_post);
        if (one->agency) agency.add(*one->agency, *one->agency + one->in_post);
        if (one->agency_covering_vacancies) covered.add(*one->agency_covering_vacancies, one->vacancies);
    }
    require(sum.in_post > 0.0, "an authority has staff");
    sum.turnover = turnover.value(not_published);
    sum.leaving_rate = *leaving.value(not_published).value;
    sum.vacancy_rate = *vacant.value(not_published).value;
    sum.agency_rate = agency.value(not_published);
    sum.covered = covered.value("no vacancies");
    sum.with_turnover = turnover.authorities;
    sum.with_agency = agency.authorities;
    sum.with_cover = covered.authorities;
    return sum;
}

Neighbourhood neighbourhood(Study const& everyone, std::string const& code, std::string const& strategy,
                            Execution const& execution)
{
    auto const* about = find_if_there(everyone, &Authority::code, code);
    require(about != nullptr, "a neighbourhood is of one of the study's authorities");
    Neighbourhood found;
    auto const all = chosen(everyone, *about, found.not_in_inputs);
    found.findings = evaluate(narrowed(everyone, all), execution);
    auto const& strategies = found.findings.strategies;
    auto const at =
        std::find_if(strategies.begin(), strategies.end(), [&](Strategy const& s) { return s.id == strategy; });
    require(at != strategies.end(), "a neighbourhood compares one of the study's strategies");
    found.strategy = static_cast<std::size_t>(at - strategies.begin());

    found.authority = compared(found, 0);
    for (auto const& neighbour : about->neighbours) {
        if (find_if_there(everyone, &Authority::dfe_number, neighbour.dfe_number) == nullptr) continue;
        found.neighbours.push_back(compared(found, found.neighbours.size() + 1));
        found.neighbours.back().closeness = neighbour.closeness;
    }
    found.region = region_of(found);
    found.england = england_of(everyone);
    return found;
}

}  // namespace holdfast

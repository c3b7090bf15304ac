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
                                    [&](Authority const& authority) { return authority.*key == value; });
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

Compared compared(Neighbourhood const& neighbourhood, std::size_t place)
{
    auto const& study = neighbourhood.findings.study;
    auto const& authority = study.authorities.at(place);
    Compared row;
    row.name = authority.name;
    row.code = authority.code;
    row.flags = authority.flags;
    row.own = own_figures(authority);
    row.own_turnover = authority.from.turnover.local;
    row.workforce = workforce_of(study, Authorities{&authority});
    if (authority.turnover) row.workforce.turnover.value = authority.turnover;  // to the last bit as published
    auto const& result =
        neighbourhood.findings.results.at(place * neighbourhood.findings.strategies.size() + neighbourhood.strategy);
    require(result.authority == place && result.strategy == neighbourhood.strategy,
            "results come authority by authority");
    if (result.saved) {
        row.savings = result.saved->savings;
        row.chances = result.saved->chances;
    }
    row.per_fte = per(row.savings, row.workforce.in_post);
    return row;
}

Compared region_of(Neighbourhood const& neighbourhood)
{
    auto const& study = neighbourhood.findings.study;
    auto const& name = study.authorities.front().region;
    Authorities members;
    for (auto const& authority : study.authorities)
        if (authority.region == name) members.push_back(&authority);
    Compared row;
    row.name = name;
    row.workforce = workforce_of(study, members);
    for (auto const& total : neighbourhood.findings.totals)
        if (total.scope == "region" && total.name == name && total.strategy == neighbourhood.strategy) {
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
    double vacancies = 0.0;
    double believed = 0.0;
    double plain = 0.0;
    Quotient covered;
    for (auto const* authority : authorities) {
        sum.first_year = std::min(sum.first_year, authority->year);
        sum.last_year = std::max(sum.last_year, authority->year);
        sum.in_post += authority->in_post;
        if (authority->turnover) turnover.add(*authority->turnover * authority->in_post, authority->in_post);
        leaving.add(national * mean(authority->relative_leaving_rate.about) * authority->in_post, authority->in_post);
        vacant.add(authority->vacancies, authority->vacancies + authority->in_post);
        if (authority->agency) agency.add(*authority->agency, *authority->agency + authority->in_post);
        if (authority->agency_covering_vacancies)
            covered.add(*authority->agency_covering_vacancies, authority->vacancies);
        double const share = mean(authority->cover_share.about);
        vacancies += authority->vacancies;
        believed += share * authority->vacancies;
        plain += share / static_cast<double>(authorities.size());
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
    sum.covered_believed = vacancies > 0.0 ? believed / vacancies : plain;
    return sum;
}

Neighbourhood neighbourhood(Study const& everyone, std::string const& code, std::string const& strategy,
                            Execution const& execution)
{
    auto const* about = find_if_there(everyone, &Authority::code, code);
    require(about != nullptr, "a neighbourhood is of one of the study's authorities");
    Neighbourhood neighbourhood;
    auto const all = chosen(everyone, *about, neighbourhood.not_in_inputs);
    neighbourhood.findings = evaluate(narrowed(everyone, all), execution);
    auto const& strategies = neighbourhood.findings.strategies;
    auto const at =
        std::find_if(strategies.begin(), strategies.end(), [&](Strategy const& s) { return s.id == strategy; });
    require(at != strategies.end(), "a neighbourhood compares one of the study's strategies");
    neighbourhood.strategy = static_cast<std::size_t>(at - strategies.begin());

    neighbourhood.authority = compared(neighbourhood, 0);
    for (auto const& neighbour : about->neighbours) {
        if (find_if_there(everyone, &Authority::dfe_number, neighbour.dfe_number) == nullptr) continue;
        neighbourhood.neighbours.push_back(compared(neighbourhood, neighbourhood.neighbours.size() + 1));
        neighbourhood.neighbours.back().closeness = neighbour.closeness;
    }
    neighbourhood.region = region_of(neighbourhood);
    neighbourhood.england = england_of(everyone);
    return neighbourhood;
}

}  // namespace holdfast

#include "report/committee/places.hpp"

#include <algorithm>

namespace holdfast::report {

namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);

}  // namespace

std::vector<ReportPlace> places_of(Findings const& findings)
{
    std::vector<ReportPlace> places;
    auto const& authorities = findings.study.authorities;
    if (authorities.size() > 1) {
        // A sum has a total of each strategy, and is one place; a region that is all there is is no second place.
        auto const add_sums = [&](std::string const& scope, ReportPlace::Kind kind) {
            for (auto const& total : findings.totals) {
                bool const known = std::any_of(places.begin(), places.end(), [&](ReportPlace const& place) {
                    return place.kind == kind && place.name == total.name;
                });
                bool const is_all = kind == ReportPlace::Kind::region && total.authorities == authorities.size();
                if (total.scope == scope && !known && !is_all)
                    places.push_back({kind, total.name, std::nullopt, total.authorities, total.of});
            }
        };
        add_sums("all", ReportPlace::Kind::all);
        add_sums("region", ReportPlace::Kind::region);
    }
    for (std::size_t a = 0; a < authorities.size(); ++a)
        places.push_back({ReportPlace::Kind::authority, authorities[a].name, a, 1, 1});
    return places;
}

std::size_t opening_place(ReportChoice const& choice, std::vector<ReportPlace> const& places)
{
    for (std::size_t p = 0; p < places.size(); ++p)
        if (choice.authority && places[p].authority == choice.authority) return p;
    return 0;
}

ReportPlace opening_place(ReportMaterial const& material)
{
    auto places = places_of(material.findings);
    return places.at(opening_place(material.choice, places));
}

ScenarioPlace scenario_place(ReportPlace const& place)
{
    return {place.authority, place.kind == ReportPlace::Kind::region ? place.name : std::string()};
}

FoundIn::FoundIn(Findings const& findings) : findings_(findings)
{
    results_.assign(findings.study.authorities.size(), std::vector<std::size_t>(findings.strategies.size(), nothing));
    for (std::size_t i = 0; i < findings.results.size(); ++i)
        results_[findings.results[i].authority][findings.results[i].strategy] = i;
}

Found FoundIn::at(ReportPlace const& place, std::size_t strategy) const
{
    if (place.authority) {
        auto const number = results_[*place.authority][strategy];
        if (number == nothing) return {};
        return {&findings_.results[number], nullptr, number};
    }
    auto const* scope = place.kind == ReportPlace::Kind::all ? "all" : "region";
    for (std::size_t t = 0; t < findings_.totals.size(); ++t) {
        auto const& total = findings_.totals[t];
        bool const same = place.kind == ReportPlace::Kind::all || total.name == place.name;
        if (total.scope == scope && same && total.strategy == strategy) return {nullptr, &total, t};
    }
    return {};
}

Standing standing_of(Findings const& findings, Found const& place_found)
{
    if (place_found.result != nullptr) return standing_of(findings, *place_found.result);
    return standing_of(findings, *place_found.total, results_in(findings, *place_found.total));
}

Setting setting_of(Findings const& findings, Found const& found)
{
    if (found.total != nullptr) return setting_of(findings, *found.total);
    return setting_of(findings, findings.study.authorities.at(found.result->authority));
}

std::vector<Standing> standings_in(Findings const& findings, ReportPlace const& place)
{
    FoundIn const found_in(findings);
    std::vector<Standing> standings;
    for (std::size_t s = 0; s < findings.strategies.size(); ++s)
        if (auto const found = found_in.at(place, s)) standings.push_back(standing_of(findings, found));
    return standings;
}

}  // namespace holdfast::report

namespace holdfast {

std::optional<std::size_t> opening_strategy(ReportMaterial const& material)
{
    if (material.choice.strategy) return material.choice.strategy;
    auto const lead = report::leading(report::standings_in(material.findings, report::opening_place(material)));
    if (!lead) return std::nullopt;
    return lead->strategy;
}

WorkbookChoice workbook_choice(ReportMaterial const& material)
{
    auto const& findings = material.findings;
    WorkbookChoice choice;
    choice.strategy = opening_strategy(material).value_or(0);
    choice.authority = material.choice.authority.value_or(0);
    if (material.choice.authority) return choice;
    choice.opens_with_all = findings.study.authorities.size() > 1;
    std::optional<double> most;
    for (auto const& result : findings.results) {
        if (result.strategy != choice.strategy || !result.saved) continue;
        double const saving = report::standing_of(findings, result).lead().mean;
        if (most && saving <= *most) continue;
        most = saving;
        choice.authority = result.authority;
    }
    return choice;
}

}  // namespace holdfast

#include "inputs/fields/named.hpp"

#include "base/text.hpp"

#include <set>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

template <class Number> Named<Number> numbered(Wanted const& wanted, std::string_view asked)
{
    auto named = chosen_by_name(wanted, asked);
    if (auto const* place = std::get_if<std::size_t>(&named)) return Number{*place};
    return std::get<NotNamed>(std::move(named));
}

}  // namespace

Named<AuthorityNumber> authority_named(std::vector<Authority> const& authorities, std::string_view asked,
                                       bool all_known)
{
    std::vector<Choosable> all;
    for (auto const& authority : authorities) {
        auto& names = all.emplace_back(Choosable{{authority.name, authority.code, authority.dfe_number}}).names;
        names.insert(names.end(), authority.former_codes.begin(), authority.former_codes.end());
    }
    return numbered<AuthorityNumber>(wanted_authority(std::move(all), all_known), asked);
}

Named<AuthorityNumber> authority_named(Study const& study, std::string_view asked)
{
    return authority_named(study.authorities, asked);
}

Named<StrategyNumber> programme_named(std::vector<Intervention> const& interventions,
                                      std::vector<Package> const& packages, std::string_view asked, bool all_known)
{
    Wanted wanted{"intervention or package", "see holdfast list interventions", false, {}, all_known};
    for (auto const& intervention : interventions) {
        auto& names = wanted.all.emplace_back(Choosable{{intervention.id, intervention.name}}).names;
        if (!intervention.alias.empty()) names.push_back(intervention.alias);
    }
    for (auto const& package : packages) wanted.all.push_back({{package.id, package.name}});
    return numbered<StrategyNumber>(wanted, asked);
}

Named<StrategyNumber> programme_named(Study const& study, std::string_view asked)
{
    return programme_named(study.interventions, study.packages, asked);
}

std::string without_alias(std::vector<Intervention> const& interventions, std::string_view asked)
{
    auto const typed = lower_case(trimmed(asked));
    for (auto const& intervention : interventions)
        if (!typed.empty() && lower_case(intervention.alias) == typed) return intervention.id;
    return std::string(asked);
}

Named<std::string> region_named(std::vector<Authority> const& authorities, std::string_view asked, bool all_known)
{
    std::set<std::string> regions;
    for (auto const& authority : authorities) {
        regions.insert(authority.region);
        if (!authority.subregion.empty()) regions.insert(authority.subregion);
    }
    std::vector<std::string> const listed(regions.begin(), regions.end());
    Wanted wanted{"region", "the regions here are " + in_words(listed), false, {}, all_known};
    for (auto const& region : listed) wanted.all.push_back({{region}});
    auto named = chosen_by_name(wanted, asked);
    if (auto const* place = std::get_if<std::size_t>(&named)) return wanted.all[*place].names.front();
    auto nothing = std::get<NotNamed>(std::move(named));
    // An authority is easily taken for its region. Where what was typed is the name of one, that is more than a near miss.
    auto const authority = authority_named(authorities, asked, all_known);
    auto const* place = std::get_if<AuthorityNumber>(&authority);
    if (place == nullptr || nothing.says.empty()) return nothing;
    auto const& meant = authorities[index(*place)];
    nothing.hint =
        fmt::format("{} is an authority in {}: write \"{}\" for all of that region, or name it as an authority",
                    meant.name, meant.region, meant.region);
    return nothing;
}

Named<std::size_t> strategy_named(std::vector<Choosable> all, std::vector<std::string> const& to_write,
                                  std::string_view asked)
{
    return chosen_by_name({"strategy here", "write " + in_words(to_write, "or"), false, std::move(all)}, asked);
}

}  // namespace holdfast

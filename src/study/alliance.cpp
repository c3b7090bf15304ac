#include "holdfast/study/alliance.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/study/study.hpp"

#include <algorithm>

namespace holdfast {

double Alliance::in_post() const
{
    double sum = 0.0;
    for (auto const& member : members) sum += member.in_post;
    return sum;
}

bool Alliance::has_member(std::string const& code) const
{
    return std::any_of(members.begin(), members.end(), [&code](AllianceMember const& m) { return m.code == code; });
}

bool Alliance::shares(std::string const& intervention) const
{
    return std::find(interventions.begin(), interventions.end(), intervention) != interventions.end();
}

double Alliance::share_of(std::string const& code) const
{
    auto const member =
        std::find_if(members.begin(), members.end(), [&code](AllianceMember const& m) { return m.code == code; });
    require(member != members.end(), "a share of a set-up is a member's, not: " + code);
    double const all = in_post();
    return all > 0.0 ? member->in_post / all : 1.0 / static_cast<double>(members.size());
}

Alliance const* alliance_of(Study const& study, Authority const& authority, Intervention const& intervention)
{
    for (auto const& alliance : study.alliances)
        if (alliance.has_member(authority.code) && alliance.shares(intervention.id)) return &alliance;
    return nullptr;
}

double setup_share(Study const& study, Authority const& authority, Intervention const& intervention)
{
    auto const* alliance = alliance_of(study, authority, intervention);
    return alliance == nullptr ? 1.0 : alliance->share_of(authority.code);
}

}  // namespace holdfast

#include "report/words/setup_words.hpp"

#include "base/text.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

//! An alliance and one of its interventions, as far as they are looked at.
struct SharedHere {
    Alliance const& alliance;
    Intervention const& intervention;
    std::vector<std::size_t> members;  //!< of those looked at: indices into Study::authorities
    double share{};                    //!< theirs
};

std::vector<SharedHere> shared_here(Study const& study, std::vector<std::size_t> const& authorities,
                                    std::vector<std::size_t> const& interventions)
{
    std::vector<SharedHere> found;
    for (auto const& alliance : study.alliances)
        for (auto const i : interventions) {
            auto const& intervention = study.interventions.at(i);
            if (!alliance.shares(intervention.id)) continue;
            SharedHere here{alliance, intervention, {}, 0.0};
            for (auto const a : authorities) {
                auto const& code = study.authorities.at(a).code;
                if (!alliance.has_member(code)) continue;
                here.members.push_back(a);
                here.share += alliance.share_of(code);
            }
            if (!here.members.empty()) found.push_back(std::move(here));
        }
    return found;
}

std::vector<std::size_t> every_authority(Study const& study)
{
    std::vector<std::size_t> all(study.authorities.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

std::string opening_of(Alliance const& alliance, std::string const& of, Why why)
{
    auto const words = shared_setup_words(alliance, why);
    return of.empty() ? with_capital(words) : of + ": " + words;
}

}  // namespace

std::string shared_setup_words(Alliance const& alliance, Why why)
{
    auto const text = fmt::format("set-up shared by {}", counted(alliance.members.size(), "authority", "authorities"));
    if (why == Why::left_out) return text;
    std::string reason = visible(alliance.why);
    while (reason.ends_with('.')) reason.pop_back();
    return fmt::format("{} ({})", text, reason);
}

std::string shared_setup_sentence(Alliance const& alliance, std::string const& who, double share, std::string const& of,
                                  Why why)
{
    return fmt::format("{}. {} pays {} of it, by staff in post. That holds only if all {} buy.",
                       opening_of(alliance, of, why), who, percent(share), alliance.members.size());
}

std::string shared_setup_sentences(Study const& study, std::vector<std::size_t> const& authorities,
                                   std::vector<std::size_t> const& interventions, Why why)
{
    std::string text;
    for (auto const& here : shared_here(study, authorities, interventions)) {
        auto const of = interventions.size() > 1 ? visible(here.intervention.name) : std::string();
        text += text.empty() ? "" : " ";
        if (here.members.size() == here.alliance.members.size())
            text += opening_of(here.alliance, of, why) + ". It is in this sum once.";
        else if (here.members.size() == 1)
            text += shared_setup_sentence(here.alliance, visible(study.authorities.at(here.members.front()).name),
                                          here.share, of, why);
        else
            text += fmt::format("{}. {} of them are in this sum and pay {} of it. That holds only if all {} buy.",
                                opening_of(here.alliance, of, why), here.members.size(), percent(here.share),
                                here.alliance.members.size());
    }
    return text;
}

std::string shared_setup_sentences(Study const& study, std::vector<std::size_t> const& interventions)
{
    return shared_setup_sentences(study, every_authority(study), interventions);
}

std::string shared_setup_sentences(Findings const& findings, Standing const& standing, Why why)
{
    if (findings.study.alliances.empty()) return "";
    std::vector<std::size_t> authorities;
    for (auto const* result : standing.results) authorities.push_back(result->authority);
    auto const& members = findings.strategies.at(standing.strategy).members;
    auto const text = shared_setup_sentences(findings.study, authorities, members, why);
    auto const here = shared_here(findings.study, authorities, members);
    bool const in_part = std::any_of(here.begin(), here.end(), [](SharedHere const& one) {
        return one.members.size() < one.alliance.members.size();
    });
    return in_part ? fmt::format("{} {}", text, budget_counts_all) : text;
}

std::string shared_setups_in_short(Study const& study, std::vector<std::size_t> const& interventions)
{
    constexpr std::size_t short_reason = 60;  // bytes
    auto const all = every_authority(study);
    auto const here = shared_here(study, all, interventions);
    if (here.size() > 1)
        return fmt::format(
            "The set-ups of {} of these are shared by several authorities, and a share holds only if all "
            "of them buy: --full.",
            here.size());
    bool const brief = !here.empty() && here.front().alliance.why.size() <= short_reason;
    return shared_setup_sentences(study, all, interventions, brief ? Why::told : Why::left_out);
}

Json shared_setups_json(Study const& study, std::vector<std::size_t> const& authorities,
                        std::vector<std::size_t> const& interventions)
{
    auto list = Json::array();
    for (auto const& here : shared_here(study, authorities, interventions)) {
        auto members = Json::array();
        for (auto const& member : here.alliance.members)
            members.push_back({{"code", member.code},
                               {"name", member.name},
                               {"in_post", number(member.in_post)},
                               {"share", number(here.alliance.share_of(member.code))}});
        list.push_back({{"alliance", here.alliance.id},
                        {"intervention", here.intervention.id},
                        {"share", number(here.share)},
                        {"authorities", std::move(members)},
                        {"why", here.alliance.why}});
    }
    return list;
}

}  // namespace holdfast::report

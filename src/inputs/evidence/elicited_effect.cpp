#include "inputs/evidence/elicited_effect.hpp"

#include "base/text.hpp"
#include "holdfast/study/pilot.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/tables/elicited_answer.hpp"
#include "inputs/tables/elicited_reader.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! An expert's own number of leavers is doubted beyond this factor of the rate used, either way. A rule of ours, and no finding:
//! of 100 workers it tells 12 from 18, and leaves 12 and 15 alone.
constexpr double far_from_here = 1.5;

//! How many leave, more than nobody and fewer than all: ln θ is finite for no others.
std::optional<double> between_none_and_all(TableReader const& table, std::string_view key, double all)
{
    auto const number = table.number(key);
    if (!number) return std::nullopt;
    if (*number > 0.0 && *number < all) return number;
    table.reading().error(table.at(key), table.name(key),
                          fmt::format("{} is {}: of {} some leave, and some stay", table.name(key),
                                      with_thousands(*number), with_thousands(all)),
                          "write how many leave in a year, more than 0 and fewer than all");
    return std::nullopt;
}

//! Values of leavers as those of ln θ; nothing, and a problem, where nobody or everybody leaves.
std::optional<std::vector<StatedChance>> of_log_hazard_ratios(ElicitedAnswer const& answer, double without, double all,
                                                              std::string const& path, Reading& reading)
{
    std::vector<StatedChance> chances;
    for (auto const& one : answer.chances) {
        if (!(one.value > 0.0) || !(one.value < all)) {
            reading.error(
                answer.at, path,
                fmt::format("{} says that {} of {} leave at the level of {}: no programme keeps everybody, and none "
                            "loses everybody",
                            path, with_thousands(one.value), with_thousands(all), in_per_cent(one.probability)),
                "give a number above 0 and below all, as in 0.5");
            return std::nullopt;
        }
        chances.push_back({log_hazard_ratio_of_shares(one.value / all, without / all), one.probability});
    }
    return chances;
}

struct ExpertOfEffect {
    Judgement judgement;
    Distribution about;
};

std::optional<ExpertOfEffect> read_expert(ExpertTable const& at, std::string const& intervention, Reading& reading)
{
    TableReader const table(sections::elicited_effect, *at.node, at.path, reading);
    auto const expert = table.text("expert");
    auto const reason = table.text("reason");
    auto const weight = table.number("weight");
    constexpr std::int64_t usual = 100;
    auto const of_typed = table.whole("of");
    if (table.has("of") && !of_typed) return std::nullopt;
    auto const all = static_cast<double>(of_typed.value_or(usual));
    auto const without = between_none_and_all(table, "without", all);
    auto const* with = table.inner("with");
    std::optional<ElicitedAnswer> answer;
    auto const path = table.name("with");
    if (with != nullptr) {
        TableReader const asked(sections::elicited_with, *with, path, reading);
        answer = read_answer(asked, NumberRule(NumberKind::plain, 0.0, all, "a number of leavers"));
    }
    if (!expert || !reason || (table.has("weight") && !weight) || !without || !answer) return std::nullopt;
    auto const chances = of_log_hazard_ratios(*answer, *without, all, path, reading);
    if (!chances) return std::nullopt;
    auto const fit = fit_to_chances(Family::normal, *chances);
    if (auto const* why = std::get_if<CannotFit>(&fit)) {
        reading.error(answer->at, path, fmt::format("{}: {}", path, why->why));
        return std::nullopt;
    }
    auto const& found = std::get<ElicitedFit>(fit);
    ExpertOfEffect read{{*expert, weight.value_or(1.0),
                         fmt::format("of {}, {} leave without it; with it {}", with_thousands(all),
                                     with_thousands(*without), answer->said),
                         "log-normal", found.misfit, *reason},
                        found.about};
    reading.experts_without.push_back(
        {intervention, *expert, table.name("without"), table.at("without"), *without / all});
    double const stays = std::log1p(-*without / all);
    warn_of_misfit(
        read.judgement, worst_miss(found.about, *chances),
        [&](double log_ratio) {
            return fmt::format("{:.3g} of {}", -all * std::expm1(std::exp(log_ratio) * stays), with_thousands(all));
        },
        "ask again with the fitted value in hand; one who holds two things possible is two experts, each with a weight",
        answer->at, path, reading);
    return read;
}

//! Of the authorities here together, by the staff of each.
double leaving_rate_here(Study const& study)
{
    double staff = 0.0;
    double leavers = 0.0;
    for (auto const& authority : study.authorities) {
        staff += authority.in_post;
        leavers += authority.in_post * own_leaving_rate(study, authority);
    }
    return staff > 0.0 ? leavers / staff : 0.0;
}

}  // namespace

void warn_of_experts_leaving(Study const& study, Reading& reading)
{
    double const here = leaving_rate_here(study);
    auto const& chosen = study.interventions;
    for (auto const& said : std::exchange(reading.experts_without, {})) {
        bool const is_run = std::any_of(chosen.begin(), chosen.end(),
                                        [&said](Intervention const& one) { return one.id == said.intervention; });
        double const times = here > 0.0 ? said.share / here : 1.0;
        if (!is_run || reading.partial || (times <= far_from_here && times * far_from_here >= 1.0)) continue;
        auto const whose = study.authorities.size() == 1
                               ? study.authorities.front().name
                               : fmt::format("the {} authorities here", study.authorities.size());
        reading.warning(said.at, said.path,
                        fmt::format("{} says that {:.1f}% leave in a year without it, {} the {:.1f}% that is used of "
                                    "{}. What is said of leavers "
                                    "with it was said against the first",
                                    visible(said.expert), 100.0 * said.share,
                                    times > 1.0 ? "more than one and a half times" : "less than two thirds of",
                                    100.0 * here, whose),
                        "ask again with the rate used here in hand; or, where the expert knows better, change the "
                        "authority's leaving rate");
    }
}

std::optional<EffectRead> read_elicited_effect(TableReader const& effect, Provenance const& from,
                                               std::string const& intervention)
{
    auto const tables = expert_tables(effect);
    std::vector<Judgement> judgements;
    std::vector<Distribution> abouts;
    for (auto const& at : tables) {
        auto read = read_expert(at, intervention, effect.reading());
        if (!read) continue;
        judgements.push_back(std::move(read->judgement));
        abouts.push_back(read->about);
    }
    if (tables.empty() || judgements.size() != tables.size()) return std::nullopt;
    auto pool = pool_of(std::move(judgements), abouts);
    warn_of_disagreement(pool.judgements, pool.about, tables, effect.reading());
    EffectRead read;
    read.about = std::move(pool.about);
    for (auto const& one : pool.judgements)
        read.words.as_published +=
            fmt::format("{}{}: {}", read.words.as_published.empty() ? "" : "; ", one.expert, one.said);
    read.words.source = with_who_was_asked(from.source, pool.judgements);
    read.judgements = std::move(pool.judgements);
    return read;
}

}  // namespace holdfast

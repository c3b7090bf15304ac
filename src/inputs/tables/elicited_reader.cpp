#include "inputs/tables/elicited_reader.hpp"

#include "base/text.hpp"
#include "inputs/fields/specification.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/tables/distribution_reader.hpp"
#include "inputs/tables/elicited_answer.hpp"

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! What most would fit: a share lies between 0 and 1, and a price is never below 0.
Family usual_family(Field const& field)
{
    auto const limits = hard_limits(field);
    if (limits.most == 1.0) return Family::beta;
    return limits.least == 0.0 ? Family::log_normal : Family::normal;
}

//! Other numbers of the quantity, and the name of their distribution, say something else beside the experts.
bool stands_alone(TableReader const& quantity)
{
    std::vector<std::string> beside;
    Spot at;
    for (auto const& entry : quantity.table().entries) {
        bool const other = entry.key == "distribution" || (entry.key != "elicited" && says_distribution(entry.key));
        if (!other) continue;
        if (beside.empty()) at = entry.key_at;
        beside.push_back(entry.key);
    }
    if (beside.empty()) return true;
    bool const name_alone = beside.size() == 1 && beside.front() == "distribution";
    quantity.reading().error(at, quantity.path(),
                             fmt::format("{} gives {} beside elicited", quantity.path(), in_words(beside, "and")),
                             name_alone ? "each expert's own table says which distribution is fitted: write it there"
                                        : "keep what the experts say, or the numbers, not both");
    return false;
}

struct ExpertRead {
    Judgement judgement;
    Distribution about;
};

//! Of the families that may be named, one that keeps to what is said; where none does, that it is asked for again.
std::string what_fits_instead(Field const& field, std::vector<StatedChance> const& chances)
{
    constexpr std::array families{Family::log_normal, Family::gamma, Family::beta, Family::normal};
    for (auto const family : families) {
        auto const fit = fit_to_chances(family, chances);
        auto const* found = std::get_if<ElicitedFit>(&fit);
        Reading aside;
        if (found != nullptr && !worst_miss(found->about, chances) &&
            keeps_to_limits(found->about, field, {}, "", aside))
            return fmt::format("distribution = \"{}\" beside it keeps to what is said", name(family));
    }
    return "no distribution that can be named keeps to what is said: ask again with the fitted value in hand; one who "
           "holds two "
           "things possible is two experts, each with a weight";
}

std::optional<ExpertRead> read_expert(ExpertTable const& at, Field const& field, Reading& reading)
{
    TableReader const table(sections::elicited, *at.node, at.path, reading);
    ExpertRead read;
    auto const expert = table.text("expert");
    auto const reason = table.text("reason");
    auto const weight = table.number("weight");
    auto const named = table.text("distribution");
    auto const answer = read_answer(table, NumberRule(field));
    bool const wrong = (table.has("weight") && !weight) || (table.has("distribution") && !named);
    if (!expert || !reason || wrong || !answer) return std::nullopt;
    auto const family = named ? family_named(*named).value_or(usual_family(field)) : usual_family(field);
    auto const fit = fit_to_chances(family, answer->chances);
    if (auto const* why = std::get_if<CannotFit>(&fit)) {
        reading.error(answer->at, at.path, fmt::format("{}: {}", at.path, why->why));
        return std::nullopt;
    }
    auto const& found = std::get<ElicitedFit>(fit);
    if (!keeps_to_limits(found.about, field, answer->at, at.path, reading)) return std::nullopt;
    read.judgement = {*expert, weight.value_or(1.0), answer->said, std::string(name(family)), found.misfit, *reason};
    read.about = found.about;
    warn_of_misfit(
        read.judgement, worst_miss(found.about, answer->chances),
        [&field](double value) {
            return in_measure(field.measure, field.measure == NumberKind::money ? std::round(value) : value);
        },
        what_fits_instead(field, answer->chances), answer->at, at.path, reading);
    return read;
}

}  // namespace

ElicitedRead pool_of(std::vector<Judgement> judgements, std::vector<Distribution> const& abouts)
{
    share_out_weights(judgements);
    std::vector<Weighed> parts;
    for (std::size_t i = 0; i < judgements.size(); ++i) parts.push_back({judgements[i].weight, abouts[i]});
    return {mixture_of(parts), std::move(judgements)};
}

std::optional<ElicitedRead> read_elicited(TableReader const& quantity, Field const& field)
{
    bool const alone = stands_alone(quantity);
    auto const tables = expert_tables(quantity);
    std::vector<Judgement> judgements;
    std::vector<Distribution> abouts;
    for (auto const& at : tables) {
        auto read = read_expert(at, field, quantity.reading());
        if (!read) continue;
        judgements.push_back(std::move(read->judgement));
        abouts.push_back(read->about);
    }
    if (!alone || tables.empty() || judgements.size() != tables.size()) return std::nullopt;
    auto pool = pool_of(std::move(judgements), abouts);
    warn_of_disagreement(pool.judgements, pool.about, tables, quantity.reading());
    return pool;
}

}  // namespace holdfast

#include "inputs/study/settings.hpp"

#include "base/text.hpp"
#include "inputs/fields/stand_ins.hpp"
#include "inputs/tables/table_reader.hpp"

#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

std::optional<int> whole_months(TableReader const& study, std::string_view key)
{
    auto const months = study.number(key);
    if (!months) return std::nullopt;
    if (std::floor(*months) != *months) {
        study.reading().error(study.at(key), study.name(key),
                              fmt::format("{} is {} months, and must be whole months", study.name(key), *months));
        return std::nullopt;
    }
    return static_cast<int>(*months);
}

std::vector<DiscountStep> discount_steps(TableReader const& study)
{
    std::vector<DiscountStep> steps;
    auto& reading = study.reading();
    auto const rate = study.number("discount_rate");
    if (study.has("discount_rate") && study.has("discounting")) {
        reading.clash(study.key_at("discount_rate"), study.key_at("discounting"), "study.discount_rate",
                      "study.discount_rate and study.discounting both say how to discount", "keep one of the two");
        return steps;
    }
    if (!study.has("discount_rate") && !study.has("discounting")) {
        reading.missing(study.table().at, "study.discount_rate", "study says no discount rate",
                        "add discount_rate = \"3.5%\"");
        return steps;
    }
    if (rate) return {{0.0, *rate}};
    for (auto const* table : study.tables("discounting")) {
        TableReader const step(sections::discount_step, *table, "study.discounting", reading);
        auto const from = step.number("from_year");
        auto const its_rate = step.number("rate");
        if (!from || !its_rate) continue;
        if (steps.empty() && *from != 0.0)
            reading.error(step.at("from_year"), step.name("from_year"), "the first discount rate must hold from year 0",
                          "write from_year = 0");
        else if (!steps.empty() && *from <= steps.back().from_year)
            reading.error(step.at("from_year"), step.name("from_year"),
                          fmt::format("discount rates come in order of years, and {} does not come after {}", *from,
                                      steps.back().from_year));
        steps.push_back({*from, *its_rate});
    }
    return steps;
}

}  // namespace

Settings read_settings(Node const& node, Reading& reading)
{
    TableReader const study(sections::study, node, "study", reading);
    Settings settings;
    settings.name = study.text_or("name", "unnamed");
    settings.months = whole_months(study, "horizon");
    settings.start = study.month("start");
    if (auto const year = study.whole("price_year")) settings.price_year = static_cast<int>(*year);
    settings.discounting = discount_steps(study);
    settings.outcome_discount_rate = study.number("outcome_discount_rate");
    if (auto const draws = study.whole("draws")) settings.draws = static_cast<std::uint64_t>(*draws);
    if (auto const seed = study.whole("seed")) settings.seed = static_cast<std::uint64_t>(*seed);
    for (auto const* key : {"authorities", "region", "interventions"}) (void)study.texts(key);  // chosen from elsewhere
    for (auto const& line : study.texts("attribution")) settings.attribution.push_back(line.text);
    (void)study.text("note");
    return settings;
}

std::vector<PublishedData> read_published(Node const& node, Reading& reading)
{
    std::vector<PublishedData> all;
    for (auto const& entry : node.entries) {
        auto const path = "published." + entry.key;
        if (!entry.value.is_table()) {
            reading.error(entry.value.at, path, fmt::format("{} is {}, not a table", path, in_words(entry.value.kind)),
                          fmt::format("write [{}]", path));
            continue;
        }
        TableReader const table(sections::published, entry.value, path, reading);
        (void)table.text("note");
        all.push_back({entry.key, table.text_or("file", ""), table.text_or("sha256", ""),
                       table.text_or("figures_of", ""), table.text_or("date", "")});
    }
    return all;
}

namespace {

//! Nobody, where what is typed stands in for a name: the line is then shown as to be named.
std::string owner_in(TableReader const& owners, std::string_view key)
{
    auto const* typed = owners.node(key);
    if (typed == nullptr || !typed->is_text() || !is_stand_in(typed->text)) return owners.text_or(key, "");
    if (!owners.reading().partial)
        owners.reading().warning(typed->at, owners.name(key),
                                 fmt::format("{} is \"{}\", which names nobody: a financial case shows \"to be named\"",
                                             owners.name(key), visible(trimmed(typed->text))),
                                 "write a name or a post, as in \"Head of Service\", or leave it out");
    return {};
}

}  // namespace

CaseOwners read_case(Node const& node, Reading& reading)
{
    TableReader const table(sections::case_, node, "case", reading);
    (void)table.text("note");
    auto const* inner = table.inner("owners");
    if (inner == nullptr) return {};
    TableReader const owners(sections::case_owners, *inner, table.name("owners"), reading);
    return {owner_in(owners, "agency"), owner_in(owners, "recruitment"), owner_in(owners, "training"),
            owner_in(owners, "staff_pay")};
}

}  // namespace holdfast

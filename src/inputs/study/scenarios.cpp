#include "inputs/study/scenarios.hpp"

#include "base/text.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/layers/overlay.hpp"
#include "inputs/study/merged_inputs.hpp"
#include "inputs/tables/table_reader.hpp"
#include "study/every_belief.hpp"

#include <set>

#include <fmt/format.h>

namespace holdfast {

namespace {

struct Said {
    std::string id, name, why;
    Node const* set{};
    Node const* caps{};
    Spot at;
};

std::vector<Said> scenarios_said(Node const& tree, Reading& reading)
{
    TableReader const root(sections::root, tree, "", reading);
    std::vector<Said> all;
    std::set<std::string> ids;
    std::size_t number = 0;
    for (auto const* node : root.tables("scenario")) {
        TableReader const table(sections::scenario, *node, fmt::format("scenario.{}", ++number), reading);
        Said said{table.text_or("id", ""), table.text_or("name", ""), table.text_or("why", ""),
                  table.inner("set"),      table.inner("caps"),       node->at};
        (void)table.text("note");
        if (said.set == nullptr && said.caps == nullptr)
            reading.error(node->at, table.path(), fmt::format("{} changes nothing", table.path()),
                          "give set, or caps, or both");
        if (!said.id.empty() && !ids.insert(said.id).second)
            reading.error(node->at, table.name("id"), fmt::format("two scenarios are called \"{}\"", visible(said.id)),
                          "rename one of them");
        all.push_back(std::move(said));
    }
    return all;
}

//! The row of the inputs that a belief is typed in, for the kind and range of its cap.
NumberRule rule_of(Belief const& belief)
{
    auto const dot = belief.id.rfind('.');
    auto const table = belief.id.substr(0, dot);
    auto const key = belief.id.substr(dot + 1);
    if (table == "prices")
        if (auto const* field = sections::prices.field(key)) return NumberRule(*field);
    if (table == "beliefs")
        if (auto const* field = sections::beliefs.field(key)) return NumberRule(*field);
    return {NumberKind::plain, -1e12, 1e12, "a cap"};
}

void lay_caps(Said const& said, Study& study, Reading& reading)
{
    if (said.caps == nullptr) return;
    for (auto const& entry : said.caps->entries) {
        auto const name = fmt::format("scenario {}: caps.{}", said.id, entry.key);
        bool found = false;
        for_every_belief(study, [&](Belief& belief) {
            if (belief.id != entry.key || found) return;
            found = true;
            if (auto const most = number_of(entry.value, rule_of(belief), name, reading))
                belief.about = capped(belief.about, *most);
        });
        if (!found)
            reading.error(entry.key_at, name, fmt::format("{} is no belief of this study", visible(entry.key)),
                          "name it as `run --format json` lists it under inputs, as \"prices.agency_premium\"");
    }
}

//! As a file of based_on is; a key with dots in it is a path, as --set has it: "beliefs.bands.1.width".
void lay_set(Node& tree, Node set, OverlayRecord& record, Reading& reading)
{
    std::vector<Entry> paths;
    for (auto const& entry : set.entries)
        if (entry.key.find('.') != std::string::npos) paths.push_back(entry);
    for (auto const& entry : paths) set.erase(entry.key);
    if (!set.entries.empty()) lay_over(tree, std::move(set), false, record);
    for (auto& entry : paths)
        if (!set_value(tree, split(entry.key, '.'), std::move(entry.value), entry.key_at, false, record))
            reading.error(entry.key_at, "scenario.set", fmt::format("{} leads nowhere", visible(entry.key)),
                          "members of a list are counted from 1, as in beliefs.bands.1.share");
}

}  // namespace

void check_scenarios(Node const& tree, Reading& reading) { (void)scenarios_said(tree, reading); }

std::vector<Scenario> scenarios_of(Node const& tree, Reading& reading)
{
    std::vector<Scenario> scenarios;
    for (auto const& said : scenarios_said(tree, reading)) {
        Node changed = tree;
        OverlayRecord record;
        if (said.set != nullptr) { lay_set(changed, *said.set, record, reading); }
        Reading own;
        auto study = study_of(changed, own);
        if (study) lay_caps(said, *study, own);
        for (auto& problem : own.problems) {
            if (problem.kind == Problem::Kind::warning) continue;  // the study's own are said with the study
            problem.says = fmt::format("scenario {}: {}", said.id, problem.says);
            reading.problems.push_back(std::move(problem));
        }
        if (study) scenarios.push_back({said.id, said.name, said.why, *std::move(study)});
    }
    return scenarios;
}

}  // namespace holdfast

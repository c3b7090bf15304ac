#include "inputs/study/scenarios.hpp"

#include "base/text.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/study/merged_inputs.hpp"
#include "inputs/study/scenario_caps.hpp"
#include "inputs/study/scenario_set.hpp"
#include "inputs/study/this_run.hpp"
#include "inputs/tables/table_reader.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace holdfast {

namespace {

struct Said {
    std::string id, name, why;
    Node const* set{};
    Node const* caps{};
    Spot at;
    std::string called;  //!< the id, or its place in the list: as problems name it
    bool own{};          //!< of no shipped file
};

bool is_plain(std::string const& id)
{
    return std::all_of(id.begin(), id.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::vector<Said> scenarios_said(Node const& tree, Reading& reading)
{
    TableReader const root(sections::root, tree, "", reading);
    std::vector<Said> all;
    std::set<std::string> ids;
    std::size_t number = 0;
    for (auto const* node : root.tables("scenario")) {
        TableReader const table(sections::scenario, *node, fmt::format("scenario.{}", ++number), reading);
        Said said{table.text_or("id", ""),
                  table.text_or("name", ""),
                  table.text_or("why", ""),
                  table.inner("set"),
                  table.inner("caps"),
                  node->at,
                  table.path(),
                  node->at.source == nullptr || node->at.source->local};
        if (!said.id.empty()) said.called = said.id;
        (void)table.text("note");
        if (!is_plain(said.id))
            reading.error(table.at("id"), table.name("id"), fmt::format("\"{}\" is not an id", visible(said.id)),
                          "use small letters, digits and hyphens");
        if (said.set == nullptr && said.caps == nullptr)
            reading.error(node->at, table.path(), fmt::format("{} changes nothing", table.path()),
                          "give set, or caps, or both");
        if (!said.id.empty() && !ids.insert(said.id).second)
            reading.error(table.at("id"), table.name("id"),
                          fmt::format("two scenarios are called \"{}\"", visible(said.id)), "rename one of them");
        all.push_back(std::move(said));
    }
    return all;
}

//! The study that a tree makes, and all that is said of it: as a run says it.
std::optional<Study> read_all_of(Node const& tree, bool of_all, Reading& own)
{
    own.of_all = of_all;
    auto study = study_of(tree, own);
    settle_warnings(own);
    if (study && !of_all) forget_warnings_of_what_is_not_in_this_run(*study, own);
    if (study) warn_of_what_is_not_in_this_run(*study, tree, own);
    return study;
}

//! Results are set beside one another by these.
bool asks_the_same(Study const& a, Study const& b)
{
    auto const same = [](auto const& x, auto const& y, auto const& key) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                          [&key](auto const& one, auto const& other) { return key(one) == key(other); });
    };
    auto const id = [](auto const& one) { return one.id; };
    return same(a.authorities, b.authorities, [](Authority const& one) { return one.code; }) &&
           same(a.interventions, b.interventions, id) && same(a.packages, b.packages, id);
}

//! What an authority's own page would say of its new figures, and does not say in the study.
void warn_of_new_flags(Study const& study, Study const& changed, std::vector<LocalValue> const& changes, Spot const& at,
                       Reading& own)
{
    for (auto const& authority : changed.authorities) {
        auto const path = fmt::format("authorities.{}", authority.code);
        auto const before = std::find_if(study.authorities.begin(), study.authorities.end(),
                                         [&](Authority const& one) { return one.code == authority.code; });
        bool const touched = std::any_of(changes.begin(), changes.end(), [&path](LocalValue const& value) {
            return value.path == path || value.path.starts_with(path + ".");
        });
        if (!touched || before == study.authorities.end()) continue;
        for (auto const& flag : authority.flags)
            if (std::find(before->flags.begin(), before->flags.end(), flag) == before->flags.end())
                own.warning(at, path, fmt::format("{}: {}", visible(authority.name), flag));
    }
}

//! Reads the study once, and each scenario against it.
class ScenarioReader {
public:
    ScenarioReader(Node const& tree, Reading& reading) : tree_(tree), reading_(reading)
    {
        tree_.erase("scenario");  // an id that is wrong hides nothing that is wrong elsewhere
        study_ = read_all_of(tree_, reading.of_all, of_study_);
    }

    std::optional<Scenario> operator()(Said const& said)
    {
        Reading own;
        std::deque<Source> kept;
        OverlayRecord record;
        Node changed = tree_;
        if (said.set != nullptr) lay_set(changed, what_may_be_set(*said.set, tree_, own), kept, record, own);
        own.problems.insert(own.problems.end(), record.problems.begin(), record.problems.end());
        auto study = read_all_of(changed, reading_.of_all, own);
        // Caps are of beliefs: where the scenario's study cannot be read, the one that it changes tells of them.
        auto* const capped = study ? &*study : study_ ? &*study_ : nullptr;
        if (said.caps != nullptr && capped != nullptr) {
            auto target = *capped;
            auto held = lay_caps(*said.caps, changed, target, own);
            if (study) *study = std::move(target);
            record.changes.insert(record.changes.end(), held.begin(), held.end());
        }
        if (study && study_) {
            warn_of_new_flags(*study_, *study, record.changes, said.at, own);
            if (!asks_the_same(*study_, *study))
                own.error(said.at, "scenario", "it has other authorities or programmes than the study",
                          "change only what is believed");
        }
        auto warnings = say(said, own);
        if (!study) return std::nullopt;
        study->warnings = std::move(warnings);
        study->local_values = std::move(record.changes);
        return Scenario{said.id, said.name, said.why, *std::move(study),
                        said.own ? said_where(said.at) : std::string()};
    }

private:
    //! Each with the scenario's name, but for what is said of the study, too. Of what is shipped there are no warnings: a run
    //! may well leave out what one is about. Gives back the warnings.
    Problems say(Said const& said, Reading& own)
    {
        Problems warnings;
        for (auto& problem : own.problems) {
            auto const& known = of_study_.problems;
            if (std::find(known.begin(), known.end(), problem) != known.end()) continue;
            bool const warning = problem.kind == Problem::Kind::warning;
            if (warning && !said.own) continue;
            problem.says = fmt::format("scenario {}: {}", visible(said.called), problem.says);
            if (warning) warnings.push_back(problem);
            reading_.problems.push_back(std::move(problem));
        }
        return warnings;
    }

    Node tree_;
    Reading& reading_;
    Reading of_study_;
    std::optional<Study> study_;
};

}  // namespace

void check_scenarios(Node const& tree, Reading& reading) { (void)scenarios_said(tree, reading); }

std::vector<Scenario> scenarios_of(Node const& tree, Reading& reading)
{
    std::vector<Scenario> scenarios;
    auto const all = scenarios_said(tree, reading);
    if (all.empty() || reading.partial) return scenarios;
    ScenarioReader read(tree, reading);
    for (auto const& said : all)
        if (auto scenario = read(said)) scenarios.push_back(*std::move(scenario));
    return scenarios;
}

}  // namespace holdfast

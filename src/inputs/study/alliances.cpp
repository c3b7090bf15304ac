#include "inputs/study/alliances.hpp"

#include "base/text.hpp"
#include "inputs/fields/named.hpp"
#include "inputs/tables/table_reader.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

class AllianceReader {
public:
    AllianceReader(Node const& alliances, NamedInAlliances const& names, Reading& reading)
        : alliances_(alliances), names_(names), reading_(reading)
    {
    }

    [[nodiscard]] std::vector<Alliance> read()
    {
        for (auto const& entry : alliances_.entries) read_one(entry);
        return std::move(made_);
    }

private:
    void read_one(Entry const& entry)
    {
        auto const path = "alliances." + entry.key;
        if (!entry.value.is_table())
            return reading_.error(entry.value.at, path,
                                  fmt::format("{} is {}, not a table", path, in_words(entry.value.kind)),
                                  fmt::format("write [{}]", path));
        TableReader const table(sections::alliance, entry.value, path, reading_);
        Alliance alliance;
        alliance.id = entry.key;
        alliance.at = place_of(entry.value.at);
        alliance.why = table.text_or("why", "");
        auto const authorities = table.texts("authorities");
        auto const interventions = table.texts("interventions");
        if (reading_.partial) return;  // whom the names mean may stand in another layer
        auto const members = authorities_named(table, authorities, alliance);
        for (auto const& [id, spot] : interventions_named(table, interventions, alliance))
            for (auto const& [code, _] : members) claim(table, alliance.id, code, id, spot);
        made_.push_back(std::move(alliance));
    }

    using Spots = std::map<std::string, Spot>;

    //! What was named, each once; a name that says the same again is complained of.
    bool is_new(Spots& seen, std::string const& key, TextAt const& asked, std::string const& field)
    {
        auto const [first, inserted] = seen.emplace(key, asked.at);
        if (!inserted)
            reading_.clash(asked.at, first->second, field, fmt::format("{} is named twice", visible(asked.text)),
                           "name it once");
        return inserted;
    }

    template <class Number>
    std::optional<std::size_t> number(Named<Number> const& named, TextAt const& asked, std::string const& field)
    {
        if (auto const* found = std::get_if<Number>(&named)) return index(*found);
        auto const& wrong = std::get<NotNamed>(named);
        if (!wrong.says.empty()) reading_.error(asked.at, field, wrong.says, wrong.hint);
        return std::nullopt;
    }

    Spots authorities_named(TableReader const& table, std::vector<TextAt> const& asked, Alliance& into)
    {
        Spots seen;
        bool all_found = true;
        for (auto const& name : asked) {
            auto const found = number(authority_named(names_.authorities, name.text, names_.authorities_known), name,
                                      table.name("authorities"));
            all_found = all_found && found;
            if (!found) continue;
            auto const& authority = names_.authorities[*found];
            if (is_new(seen, authority.code, name, table.name("authorities")))
                into.members.push_back({authority.code, authority.name, authority.in_post});
        }
        if (all_found && !asked.empty() && into.members.size() < 2)
            reading_.error(
                table.at("authorities"), table.name("authorities"),
                fmt::format("an alliance has at least two authorities, and {} has {}", into.id, into.members.size()),
                "name the others, or leave the alliance out: one alone pays its set-up in full anyway");
        return seen;
    }

    Spots interventions_named(TableReader const& table, std::vector<TextAt> const& asked, Alliance& into)
    {
        Spots seen;
        auto const field = table.name("interventions");
        for (auto const& name : asked) {
            auto const found =
                number(programme_named(names_.interventions, names_.packages, name.text, names_.programmes_known), name,
                       field);
            if (!found) continue;
            if (*found >= names_.interventions.size()) {
                auto const& package = names_.packages[*found - names_.interventions.size()];
                reading_.error(name.at, field,
                               fmt::format("{} is a package, and a set-up is an intervention's", package.id),
                               fmt::format("name its members: {}", in_words(package.members)));
                continue;
            }
            auto const& intervention = names_.interventions[*found];
            if (!is_new(seen, intervention.id, name, field)) continue;
            if (!intervention.has_setup() && !has_faults("interventions." + intervention.id + ".costs"))
                reading_.error(name.at, field,
                               fmt::format("{} has no set-up cost, so there is nothing to share", intervention.id),
                               fmt::format("say what is paid once in interventions.{}.costs.setup, or take it out",
                                           intervention.id));
            into.interventions.push_back(intervention.id);
        }
        return seen;
    }

    //! What could not be read may be a set-up.
    [[nodiscard]] bool has_faults(std::string const& path) const
    {
        return std::any_of(reading_.problems.begin(), reading_.problems.end(), [&path](Problem const& problem) {
            return problem.kind == Problem::Kind::error && problem.field.starts_with(path);
        });
    }

    //! A set-up is paid in one alliance only.
    void claim(TableReader const& table, std::string const& alliance, std::string const& code, std::string const& id,
               Spot const& at)
    {
        auto const [first, is_first] = claimed_.emplace(std::pair{code, id}, std::pair{alliance, at});
        if (is_first) return;
        auto const& [other, there] = first->second;
        auto const found = std::find_if(names_.authorities.begin(), names_.authorities.end(),
                                        [&code](Authority const& a) { return a.code == code; });
        reading_.clash(
            at, there, table.name("interventions"),
            fmt::format("{} shares the set-up of {} in {} already, and it is paid once", found->name, id, other),
            "leave the authority, or the intervention, out of one of the two");
    }

    Node const& alliances_;
    NamedInAlliances const& names_;
    Reading& reading_;
    std::vector<Alliance> made_;
    std::map<std::pair<std::string, std::string>, std::pair<std::string, Spot>> claimed_;
};

}  // namespace

std::vector<Alliance> read_alliances(Node const& alliances, NamedInAlliances const& names, Reading& reading)
{
    return AllianceReader(alliances, names, reading).read();
}

void warn_of_alliances_not_in_this_run(Study const& study, Node const& tree, Reading& reading)
{
    auto const* list = tree.find("alliances");
    if (list == nullptr) return;
    for (auto const& alliance : study.alliances) {
        auto const* node = list->find(alliance.id);
        if (node == nullptr || !any_local(*node)) continue;
        bool const has_member = std::any_of(study.authorities.begin(), study.authorities.end(),
                                            [&](Authority const& a) { return alliance.has_member(a.code); });
        bool const has_intervention = std::any_of(study.interventions.begin(), study.interventions.end(),
                                                  [&](Intervention const& i) { return alliance.shares(i.id); });
        if (has_member && has_intervention) continue;
        reading.warning(node->at, "alliances." + alliance.id,
                        fmt::format("none of the {} of alliances.{} is in this run: it changes nothing here",
                                    has_member ? "interventions" : "authorities", alliance.id),
                        has_member ? "run it with --intervention" : "run it with --authority");
    }
}

}  // namespace holdfast

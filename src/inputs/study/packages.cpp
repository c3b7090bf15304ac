#include "inputs/study/packages.hpp"

#include "base/text.hpp"
#include "inputs/fields/named.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace holdfast {

namespace {

class PackageReader {
public:
    PackageReader(Node const& packages, Node const* interventions, std::vector<Intervention> const& list,
                  Reading& reading)
        : packages_(packages), interventions_(interventions), list_(list), reading_(reading)
    {
    }

    [[nodiscard]] std::vector<Package> read()
    {
        for (auto const& entry : packages_.entries) read_one(entry);
        for (auto& package : made_) {
            std::vector<std::string> members;
            std::vector<std::string> way;
            gather(package.id, members, way);
            package.members = std::move(members);
            if (ok_.at(package.id)) check(package);
        }
        return std::move(made_);
    }

private:
    void read_one(Entry const& entry)
    {
        auto const path = "packages." + entry.key;
        ok_[entry.key] = false;
        if (!entry.value.is_table())
            return reading_.error(entry.value.at, path,
                                  fmt::format("{} is {}, not a table", path, in_words(entry.value.kind)),
                                  fmt::format("write [{}]", path));
        if (interventions_ != nullptr && interventions_->has(entry.key))
            return reading_.clash(entry.key_at, interventions_->entry(entry.key)->key_at, path,
                                  fmt::format("\"{}\" is both an intervention and a package", entry.key),
                                  "give the package another id");
        TableReader const table(sections::package, entry.value, path, reading_);
        Package package;
        package.id = entry.key;
        package.name = table.text_or("name", entry.key);
        package.overlap = table.number("overlap").value_or(0.0);
        package.at = place_of(entry.value.at);
        auto const from = table.provenance();
        package.stated = table.stated(from, {"overlap"});
        if (package.overlap != 0.0 && !table.node("overlap")->local && !reading_.partial)
            warn_of_missing(from.basis, from.source, table.at("overlap"), path, reading_);
        table.warn_if_unsourced("overlap");
        for (auto member : table.texts("members")) {
            member.text = id_of(std::move(member.text));
            members_[entry.key].push_back(std::move(member));
        }
        ok_[entry.key] = members_known(table, entry.key);
        made_.push_back(std::move(package));
    }

    //! By id, or by the whole name or alias of an intervention. A part of a name, which options take, is no name in a file: it may
    //! be a slip, and may fit another one tomorrow.
    [[nodiscard]] std::string id_of(std::string typed) const
    {
        if (packages_.has(typed) || (interventions_ != nullptr && interventions_->has(typed))) return typed;
        auto const said = lower_case(trimmed(typed));
        auto const named = programme_named(list_, {}, typed, false);
        auto const* found = std::get_if<StrategyNumber>(&named);
        if (found == nullptr) return typed;
        auto const& meant = list_.at(index(*found));
        return said == lower_case(meant.name) || said == lower_case(meant.alias) ? meant.id : typed;
    }

    bool members_known(TableReader const& table, std::string const& id)
    {
        auto known = packages_.keys();
        for (auto const& intervention : list_) known.push_back(intervention.id);
        if (interventions_ != nullptr)  // what could not be read is there all the same
            for (auto const& key : interventions_->keys()) known.push_back(key);
        bool all = true;
        std::map<std::string, Spot> seen;
        for (auto const& member : members_[id]) {
            auto const [first, is_new] = seen.emplace(member.text, member.at);
            if (!is_new)
                reading_.clash(member.at, first->second, table.name("members"),
                               fmt::format("{} is named twice", member.text), "name it once");
            all = all && is_new;
            if (reading_.partial || std::find(known.begin(), known.end(), member.text) != known.end()) continue;
            auto const near = nearest(member.text, known);
            reading_.error(member.at, table.name("members"),
                           fmt::format("there is no intervention or package called {}", visible(member.text)),
                           near ? fmt::format("did you mean {}?", *near) : "");
            all = false;
        }
        return all;
    }

    //! The interventions in a package and in the packages in it, each once.
    //! A circle is shown at the member that closes it.
    void gather(std::string const& id, std::vector<std::string>& into, std::vector<std::string>& way)
    {
        way.push_back(id);
        for (auto const& member : members_[id]) {
            if (!packages_.has(member.text)) {
                if (std::find(into.begin(), into.end(), member.text) == into.end()) into.push_back(member.text);
                continue;
            }
            auto const open = std::find(way.begin(), way.end(), member.text);
            if (open == way.end()) {
                gather(member.text, into, way);
                continue;
            }
            for (auto at = open; at != way.end(); ++at) ok_[*at] = false;
            if (open != way.begin() || circle_told(open, way.end())) continue;
            std::string circle;
            for (auto at = open; at != way.end(); ++at) circle += *at + " → ";
            reading_.error(member.at, "packages." + id + ".members",
                           fmt::format("packages go round in a circle: {}{}", circle, member.text),
                           "take one of them out");
        }
        way.pop_back();
    }

    template <class At> bool circle_told(At from, At to)
    {
        std::vector<std::string> circle(from, to);
        std::sort(circle.begin(), circle.end());
        if (std::find(circles_.begin(), circles_.end(), circle) != circles_.end()) return true;
        circles_.push_back(std::move(circle));
        return false;
    }

    void check(Package const& package)
    {
        auto const& node = packages_.entry(package.id)->value;
        auto const* members = node.find("members");
        if (members == nullptr || members_[package.id].empty() || reading_.partial) return;
        if (package.members.size() < 2)
            reading_.error(
                members->at, "packages." + package.id + ".members",
                fmt::format("a package has at least two members, and {} has {}", package.id, package.members.size()));
        for (auto const& id : package.members) {
            auto const found =
                std::find_if(list_.begin(), list_.end(), [&id](Intervention const& i) { return i.id == id; });
            if (found == list_.end() || found->basis != Basis::no_turnover_evidence) continue;
            Spot at = members->at;
            for (auto const& member : members_[package.id])
                if (member.text == id) at = member.at;
            reading_.error(
                at, "packages." + package.id + ".members",
                fmt::format("{} has no evidence on turnover, so a package with it has no effect to add up", id),
                "take it out of the package");
        }
    }

    Node const& packages_;
    Node const* interventions_;
    std::vector<Intervention> const& list_;
    Reading& reading_;
    std::vector<Package> made_;
    std::map<std::string, std::vector<TextAt>> members_;
    std::map<std::string, bool> ok_;
    std::vector<std::vector<std::string>> circles_;
};

}  // namespace

std::vector<Package> read_packages(Node const& packages, Node const* interventions,
                                   std::vector<Intervention> const& list, Reading& reading)
{
    return PackageReader(packages, interventions, list, reading).read();
}

}  // namespace holdfast

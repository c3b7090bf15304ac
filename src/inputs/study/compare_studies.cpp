#include "inputs/study/compare_studies.hpp"

#include "inputs/fields/among.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/layers/tree_difference.hpp"
#include "inputs/study/merged_inputs.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t most_figures_apart = 12;     //!< of authorities, each a change
constexpr std::size_t most_authorities_apart = 6;  //!< each a change

constexpr char const* texts = "texts";
constexpr char const* texts_label = "sources, notes and names";

constexpr std::array<std::string_view, 13> words{"source",  "note",        "name",      "alias", "review",
                                                 "caution", "attribution", "citation",  "doi",   "flags",
                                                 "group",   "level",       "bought_for"};
constexpr std::array<std::string_view, 5> choices{"authorities", "region", "interventions", "draws", "seed"};
constexpr std::array<std::string_view, 3> discounting{"discounting", "discount_rate", "outcome_discount_rate"};
constexpr std::array<std::string_view, 3> descriptions{"study", "adopters", "wellbeing"};  //!< of an intervention

std::string in_plain_words(std::string key)
{
    std::replace(key.begin(), key.end(), '_', ' ');
    return key;
}

std::string label_of(Section const& section, std::string const& key)
{
    auto const* field = section.field(key);
    return field != nullptr && !field->label.empty() ? std::string(field->label) : in_plain_words(key);
}

//! What both studies chose, by code and id, and what is needed to run it.
struct InBoth {
    std::vector<std::string> authorities;  //!< codes, in A's order
    std::set<std::string> strategies;      //!< ids of interventions and packages
    std::set<std::string> interventions;   //!< of these and of the packages' members
    std::map<std::string, std::string> names;
};

InBoth in_both(Study const& a, Study const& b)
{
    InBoth both;
    for (auto const& authority : a.authorities)
        for (auto const& other : b.authorities)
            if (authority.code == other.code) {
                both.authorities.push_back(authority.code);
                both.names[authority.code] = authority.name;
            }
    auto const of_b = strategies_of(b);
    for (auto const& one : strategies_of(a))
        for (auto const& other : of_b)
            if (one.id == other.id) {
                both.strategies.insert(one.id);
                both.names[one.id] = one.name;
            }
    for (auto const* study : {&a, &b}) {
        for (auto const& intervention : study->interventions)
            if (both.strategies.contains(intervention.id)) both.interventions.insert(intervention.id);
        for (auto const& package : study->packages)
            if (both.strategies.contains(package.id))
                both.interventions.insert(package.members.begin(), package.members.end());
    }
    return both;
}

//! The study with nothing but what both chose; none where some of it is missing.
std::optional<Study> restricted(Study study, InBoth const& both, std::uint64_t seed, std::uint64_t draws)
{
    std::vector<Authority> authorities;
    for (auto const& code : both.authorities)
        for (auto& authority : study.authorities)
            if (authority.code == code) authorities.push_back(std::move(authority));
    if (authorities.size() != both.authorities.size()) return std::nullopt;
    study.authorities = std::move(authorities);
    std::erase_if(study.interventions, [&](Intervention const& i) { return !both.interventions.contains(i.id); });
    std::erase_if(study.packages, [&](Package const& p) { return !both.strategies.contains(p.id); });
    study.seed = seed;
    study.draws = draws;
    return study;
}

std::vector<OnlyInOne> only_in_one(Study const& a, Study const& b)
{
    std::vector<OnlyInOne> only;
    auto const look = [&](Study const& here, Study const& there, bool in_a) {
        for (auto const& authority : here.authorities)
            if (std::none_of(there.authorities.begin(), there.authorities.end(),
                             [&](Authority const& other) { return other.code == authority.code; }))
                only.push_back({in_a, "authority", authority.code, authority.name});
        auto const others = strategies_of(there);
        for (auto const& one : strategies_of(here))
            if (std::none_of(others.begin(), others.end(), [&](Strategy const& other) { return other.id == one.id; }))
                only.push_back({in_a, "strategy", one.id, one.name});
    };
    look(a, b, true);
    look(b, a, false);
    return only;
}

std::string place_in_words(Node const& node)
{
    if (node.at.source == nullptr) return "";
    auto const& name = node.at.source->name;
    return name.starts_with("--") ? name : fmt::format("{}:{}", name, node.at.line);
}

std::string without_quotes(std::string text)
{
    if (text.size() >= 2 && text.front() == text.back() && (text.front() == '"' || text.front() == '\''))
        return text.substr(1, text.size() - 2);
    return text;
}

DifferentValue shown(LeafDifference const& leaf)
{
    DifferentValue value;
    value.path = joined(leaf.path);
    if (leaf.in_a != nullptr) {
        value.in_a = without_quotes(as_written(*leaf.in_a));
        value.at_a = place_in_words(*leaf.in_a);
    }
    if (leaf.in_b != nullptr) {
        value.in_b = without_quotes(as_written(*leaf.in_b));
        value.at_b = place_in_words(*leaf.in_b);
    }
    return value;
}

//! A change, with the places that are taken over together to make it.
struct Group {
    InputChange change;
    std::vector<KeyPath> roots;
    bool used{};  //!< may move what is compared
    bool only_words{true};
    std::string owner;  //!< the authority's code, of its figures
};

class Grouping {
public:
    explicit Grouping(InBoth const& both) : both_(both) {}

    void add(LeafDifference const& leaf)
    {
        auto const [root, group] = place(leaf.path);
        auto const& id = group.change.id;  // clang 14 takes no binding into a function
        auto found = std::find_if(groups_.begin(), groups_.end(), [&id](Group const& g) { return g.change.id == id; });
        if (found == groups_.end()) found = groups_.insert(groups_.end(), group);
        found->change.values.push_back(shown(leaf));
        found->only_words = found->only_words && (found->change.id == texts || among(words, leaf.path.back()));
        if (!among(found->roots, root)) found->roots.push_back(root);
    }

    std::vector<Group> finished() &&
    {
        gather([](Group const& g) { return g.used && g.only_words; },
               [](Group const&) {
                   return InputChange{texts, texts_label, {}};
               });
        auto const is_figure = [](Group const& g) { return g.used && !g.owner.empty(); };
        std::set<std::string> owners;
        std::size_t figures = 0;
        for (auto const& group : groups_)
            if (is_figure(group)) {
                ++figures;
                owners.insert(group.owner);
            }
        if (figures <= most_figures_apart) return std::move(groups_);
        if (owners.size() <= most_authorities_apart)
            gather(is_figure, [&](Group const& g) {
                return InputChange{"authorities." + g.owner, "the figures of " + both_.names.at(g.owner), {}};
            });
        else
            gather(is_figure, [&](Group const&) {
                return InputChange{"authorities", fmt::format("the figures of {} authorities", owners.size()), {}};
            });
        return std::move(groups_);
    }

private:
    static bool among(std::vector<KeyPath> const& roots, KeyPath const& root)
    {
        return std::find(roots.begin(), roots.end(), root) != roots.end();
    }
    static bool among(auto const& list, std::string_view word) { return holdfast::among(list, word); }

    //! Groups that belong together become one, where the first of them stood.
    void gather(auto const& belongs, auto const& as)
    {
        std::vector<Group> gathered;
        for (auto& group : groups_) {
            if (!belongs(group)) {
                gathered.push_back(std::move(group));
                continue;
            }
            auto const change = as(group);
            auto found = std::find_if(gathered.begin(), gathered.end(),
                                      [&](Group const& g) { return g.change.id == change.id; });
            if (found == gathered.end()) {
                found = gathered.insert(gathered.end(), Group{change, {}, true, group.only_words, {}});
            }
            auto& into = *found;
            into.change.values.insert(into.change.values.end(), group.change.values.begin(), group.change.values.end());
            into.roots.insert(into.roots.end(), group.roots.begin(), group.roots.end());
        }
        groups_ = std::move(gathered);
    }

    struct Placed {
        KeyPath root;
        Group group;
    };

    static Placed placed(KeyPath root, std::string id, std::string label, bool used, std::string owner = {})
    {
        return {std::move(root), Group{{std::move(id), std::move(label), {}}, {}, used, true, std::move(owner)}};
    }

    //! Which change a value belongs to, and what is taken over with it.
    [[nodiscard]] Placed place(KeyPath const& path) const
    {
        auto const first = [&](std::size_t count) {
            return KeyPath(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(std::min(count, path.size())));
        };
        auto const& section = path.front();
        auto const root = first(2);
        auto const key = path.size() > 1 ? path[1] : std::string();
        if (section == "study") {
            if (among(choices, key))
                return placed(root, "choices", "what is looked at, and with how many draws", false);
            if (among(discounting, key)) return placed(root, "study.discounting", "discounting", true);
            return placed(root, joined(root), in_plain_words(key), true);
        }
        if (section == "prices") return placed(root, joined(root), label_of(sections::prices, key), true);
        if (section == "beliefs") return placed(root, joined(root), belief_label(key), true);
        if (section == "england") {
            auto const* field = sections::england.field(key);
            if (field != nullptr && field->form == Form::quantity)
                return placed(root, joined(root), "England's " + label_of(sections::england, key), true);
            return placed(root, "england", "England's published figures", true);
        }
        if (section == "published") return placed(first(1), texts, texts_label, true);
        if (section == "authorities") return of_authority(path, first(3));
        if (section == "interventions") return of_intervention(path, first(3), first(4));
        if (section == "packages" && path.size() > 1)
            return placed(root, joined(root), "what is in the package: " + name_of(key),
                          both_.strategies.contains(key));
        if (section == "alliances" && path.size() > 1)
            return placed(root, joined(root), "who shares a set-up: " + key, true);
        if (section == "case") return placed(first(1), section, "who answers for the lines of a financial case", true);
        return placed(first(1), section, in_plain_words(section), true);
    }

    static std::string belief_label(std::string const& key)
    {
        if (key == "bands") return "bands of tenure";
        if (key == "bias") return "how far published effects are trusted";
        return label_of(sections::beliefs, key);
    }

    [[nodiscard]] std::string name_of(std::string const& id) const
    {
        auto const found = both_.names.find(id);
        return found == both_.names.end() ? id : found->second;
    }

    //! Figures that are read together are one change: one of them alone may make no study.
    static std::string belongs_to(std::string const& key)
    {
        if (key == "years" || key == "own_years" || key == "turnover") return "relative_leaving_rate";
        if (key == "agency") return "agency_covering_vacancies";
        return key;
    }

    [[nodiscard]] Placed of_authority(KeyPath const& path, KeyPath const& root) const
    {
        bool const used = path.size() > 1 && among(both_.authorities, path[1]);
        if (!used) return placed(root, "authorities elsewhere", "authorities that are not compared", false);
        if (path.size() < 3) return placed(root, joined(root), "the figures of " + name_of(path[1]), true, path[1]);
        auto const prefix = both_.authorities.size() > 1 ? name_of(path[1]) + ": " : "";
        auto const key = belongs_to(path[2]);
        return placed(root, fmt::format("authorities.{}.{}", path[1], key), prefix + label_of(sections::authority, key),
                      true, path[1]);
    }

    [[nodiscard]] Placed of_intervention(KeyPath const& path, KeyPath const& third, KeyPath const& fourth) const
    {
        bool const used = path.size() > 1 && both_.interventions.contains(path[1]);
        if (!used) return placed(third, "interventions elsewhere", "interventions that are not compared", false);
        auto const of = both_.interventions.size() > 1 ? ": " + name_of(path[1]) : std::string();
        if (path.size() < 3) return placed(third, joined(third), "all of it" + of, true);
        auto const& part = path[2];
        if (part == "effect") return placed(third, joined(third), "effect on leaving" + of, true);
        if (part == "absence") return placed(third, joined(third), "effect on sickness absence" + of, true);
        if (part == "costs" && path.size() > 3)
            return placed(fourth, joined(fourth), label_of(sections::costs, path[3]) + of, true);
        if (part == "delivery" && path.size() > 3 && path[3] == "coverage")
            return placed(fourth, joined(fourth), label_of(sections::delivery, path[3]) + of, true);
        if (part == "delivery") return placed(fourth, joined(third), "who is reached, and when" + of, true);
        bool const describes = holdfast::among(descriptions, part) || holdfast::among(words, part);
        return placed(third, describes ? texts : joined(third), describes ? texts_label : in_plain_words(part) + of,
                      true);
    }

    InBoth const& both_;
    std::vector<Group> groups_;
};

//! What is kept of the inputs to make studies on the way from one to the other.
struct Trees {
    Layers a, b;
    InBoth both;
    std::uint64_t seed{}, draws{};
    std::vector<std::vector<KeyPath>> roots;  //!< by change

    [[nodiscard]] std::optional<Study> with(std::vector<bool> const& taken) const
    {
        auto tree = a.tree();
        for (std::size_t c = 0; c < roots.size(); ++c)
            if (taken.at(c))
                for (auto const& root : roots[c]) take_over(tree, b.tree(), root);
        Reading reading;
        auto study = study_of(tree, reading);
        return study ? restricted(*std::move(study), both, seed, draws) : std::nullopt;
    }
};

void complain(Problems& problems, StudyRequest const& request, std::string says, std::string hint)
{
    Problem problem;
    problem.at.file = request.study_path.empty() ? request.shipped_study_path : request.study_path;
    problem.says = std::move(says);
    problem.hint = std::move(hint);
    problems.push_back(std::move(problem));
}

Problems together(Problems first, Problems second)
{
    first.insert(first.end(), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()));
    return without_repeats(std::move(first));
}

std::string name_in(StudyRequest const& request)
{
    return request.study_path.empty() ? "the shipped study" : request.study_path;
}

}  // namespace

Read<TwoStudies> read_two_studies(StudyRequest const& a, StudyRequest const& b, FileSource const& files)
{
    auto trees = std::make_shared<Trees>(
        Trees{Layers(files, a.shipped_study_path), Layers(files, b.shipped_study_path), {}, {}, {}, {}});
    Reading reading_a;
    Reading reading_b;
    lay(a, trees->a, reading_a);
    lay(b, trees->b, reading_b);
    auto read_a = study_of(trees->a, reading_a);
    auto read_b = study_of(trees->b, reading_b);
    Read<TwoStudies> result;
    result.problems = together(std::move(read_a.problems), std::move(read_b.problems));
    if (has_errors(result.problems)) return result;

    trees->both = in_both(*read_a.value, *read_b.value);
    trees->seed = read_a.value->seed;
    trees->draws = read_a.value->draws;
    if (trees->both.authorities.empty())
        complain(result.problems, b, fmt::format("this study has no authority in common with {}", name_in(a)),
                 "choose one for both with --authority NAME");
    if (trees->both.strategies.empty())
        complain(result.problems, b,
                 fmt::format("this study has no intervention and no package in common with {}", name_in(a)),
                 "choose one for both with --intervention ID");
    if (has_errors(result.problems)) return result;

    TwoStudies two;
    two.name_a = name_in(a);
    two.name_b = name_in(b);
    two.only_in_one = only_in_one(*read_a.value, *read_b.value);
    Grouping grouping(trees->both);
    for (auto const& leaf : differences(trees->a.tree(), trees->b.tree())) grouping.add(leaf);
    for (auto& group : std::move(grouping).finished()) {
        if (group.used) trees->roots.push_back(std::move(group.roots));
        (group.used ? two.changes : two.elsewhere).push_back(std::move(group.change));
    }
    two.a = *restricted(*std::move(read_a.value), trees->both, trees->seed, trees->draws);
    two.b = *restricted(*std::move(read_b.value), trees->both, trees->seed, trees->draws);
    two.with = [trees](std::vector<bool> const& taken) { return trees->with(taken); };
    result.value = std::move(two);
    return result;
}

}  // namespace holdfast

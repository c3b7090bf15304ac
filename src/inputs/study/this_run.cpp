#include "inputs/study/this_run.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! What is chosen for this run, of one of the registers.
struct InRun {
    std::string_view in;         //!< "authorities"
    std::string_view what;       //!< of several
    std::set<std::string> keys;  //!< codes or ids
};

std::vector<InRun> all_in_run(Study const& study)
{
    InRun authorities{"authorities", "authorities", {}};
    InRun programmes{"interventions", "interventions", {}};
    InRun packages{"packages", "packages", {}};
    for (auto const& authority : study.authorities) authorities.keys.insert(authority.code);
    for (auto const& intervention : study.interventions) programmes.keys.insert(intervention.id);
    for (auto const& package : study.packages) packages.keys.insert(package.id);
    return {authorities, programmes, packages};
}

//! The member of a register that the path is in, where it is not of this run.
std::optional<std::string> left_out(InRun const& run, std::string_view path)
{
    if (!path.starts_with(run.in) || path.substr(run.in.size()).substr(0, 1) != ".") return std::nullopt;
    auto const rest = path.substr(run.in.size() + 1);
    auto key = std::string(rest.substr(0, rest.find('.')));
    return run.keys.contains(key) ? std::nullopt : std::optional(std::move(key));
}

bool is_of_this_run(std::vector<InRun> const& run, std::string_view path)
{
    return std::none_of(run.begin(), run.end(), [path](InRun const& one) { return left_out(one, path).has_value(); });
}

//! "authorities.E08000035 (Leeds)"
std::string with_its_name(InRun const& run, std::string const& key, Node const& tree)
{
    auto const* list = tree.find(run.in);
    auto const* one = list != nullptr ? list->find(key) : nullptr;
    auto const* name = one != nullptr ? one->find("name") : nullptr;
    auto const path = fmt::format("{}.{}", run.in, key);
    bool const named = run.in == "authorities" && name != nullptr && name->is_text();
    return named ? fmt::format("{} ({})", path, visible(trimmed(name->text))) : path;
}

//! A whole authority or programme, as in another release, is there to be chosen; a few figures over one are meant to move it.
bool is_laid_over(Node const& tree, InRun const& run, std::string const& key)
{
    auto const* list = tree.find(run.in);
    auto const* one = list != nullptr ? list->find(key) : nullptr;
    auto const* name = one != nullptr ? one->find("name") : nullptr;
    return name != nullptr && !any_local(*name) && name->said_again.source == nullptr;
}

Spot first_local(Node const& node)
{
    for (auto const& entry : node.entries)
        if (any_local(entry.value)) return first_local(entry.value);
    return node.at;
}

}  // namespace

void warn_of_what_is_not_in_this_run(Study const& study, Node const& tree, Reading& reading)
{
    constexpr std::size_t most_named = 3;
    for (auto const& run : all_in_run(study)) {
        std::vector<std::string> keys;
        Node const* first = nullptr;
        auto const* list = tree.find(run.in);
        if (list == nullptr) continue;
        for (auto const& entry : list->entries) {
            if (run.keys.contains(entry.key) || !any_local(entry.value)) continue;
            if (!is_laid_over(tree, run, entry.key)) continue;
            if (first == nullptr) first = &entry.value;
            keys.push_back(entry.key);
        }
        if (keys.empty()) continue;
        std::vector<std::string> named;
        for (std::size_t i = 0; i < std::min(keys.size(), most_named); ++i)
            named.push_back(with_its_name(run, keys[i], tree));
        if (keys.size() > most_named) named.push_back(fmt::format("{} more {}", keys.size() - most_named, run.what));
        bool const alone = keys.size() == 1;
        reading.warning(first_local(*first), fmt::format("{}.{}", run.in, keys.front()),
                        fmt::format("{} {} not in this run: {} figures typed here move nothing", in_words(named, "and"),
                                    alone ? "is" : "are", alone ? "its" : "their"),
                        run.in == "authorities" ? fmt::format("run it with --authority, or write {} of this run's",
                                                              alone ? "the code" : "codes")
                                                : "run it with --intervention");
    }
}

void forget_warnings_of_what_is_not_in_this_run(Study const& study, Reading& reading)
{
    auto const run = all_in_run(study);
    std::erase_if(reading.problems, [&run](Problem const& problem) {
        return problem.kind == Problem::Kind::warning && !is_of_this_run(run, problem.field);
    });
}

std::vector<LocalValue> local_values_of_this_run(Study const& study, std::vector<LocalValue> values)
{
    auto const run = all_in_run(study);
    std::erase_if(values, [&run](LocalValue const& value) { return !is_of_this_run(run, value.path); });
    return values;
}

}  // namespace holdfast

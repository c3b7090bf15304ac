#include "inputs/layers/layers.hpp"

#include "base/text.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/register_keys.hpp"
#include "inputs/fields/typed_amount.hpp"
#include "inputs/files/toml_source.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

//! What an intervention's file may hold beside [intervention] itself.
constexpr std::array<std::string_view, 7> intervention_parts{"study", "effect",   "delivery", "absence",
                                                             "costs", "adopters", "wellbeing"};

Problem error_at(Spot const& at, std::string field, std::string says, std::string hint)
{
    return {Problem::Kind::error, place_of(at), std::move(field), std::move(says), std::move(hint), {}};
}

//! A path with its quotes resolved: a."b.c".d → a, b.c, d. Nothing where a quote is left open or a part is empty.
std::optional<std::vector<std::string>> split_path(std::string_view text)
{
    std::vector<std::string> parts(1);
    bool quoted = false;
    bool any = false;
    for (char const c : text) {
        if (c == '"') {
            quoted = !quoted;
            any = true;
        } else if (c == '.' && !quoted) {
            if (parts.back().empty() && !any) return std::nullopt;
            parts.emplace_back();
            any = false;
        } else {
            parts.back() += c;
        }
    }
    if (quoted || (parts.back().empty() && !any)) return std::nullopt;
    for (auto& part : parts) part = std::string(trimmed(part));
    if (std::any_of(parts.begin(), parts.end(), [](auto const& part) { return part.empty(); })) return std::nullopt;
    return parts;
}

//! The "=" that ends the path: the first outside quotes.
std::size_t equals_in(std::string_view text)
{
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') quoted = !quoted;
        if (text[i] == '=' && !quoted) return i;
    }
    return std::string_view::npos;
}

Node text_node(std::string text, Spot at)
{
    Node node;
    node.kind = NodeKind::text;
    node.text = std::move(text);
    node.at = at;
    return node;
}

}  // namespace

bool mount_intervention(Node& root, Problems& problems)
{
    auto* head = root.entry("intervention");
    if (head == nullptr) return true;
    auto const at = head->key_at;
    if (!head->value.is_table()) {
        problems.push_back(error_at(at, "intervention", "[intervention] must be a table", "write [intervention]"));
        return false;
    }
    auto const* id = head->value.find("id");
    if (id == nullptr || !id->is_text() || trimmed(id->text).empty()) {
        problems.push_back(error_at(id == nullptr ? at : id->at, "intervention.id", "this intervention has no id",
                                    "give it one, as in id = \"peer-supervision\""));
        return false;
    }
    Entry mounted{id->text, id->at, std::move(head->value)};
    root.erase("intervention");
    mounted.value.at = at;
    std::erase_if(root.entries, [&mounted](Entry& entry) {
        if (std::find(intervention_parts.begin(), intervention_parts.end(), entry.key) == intervention_parts.end())
            return false;
        mounted.value.entries.push_back(std::move(entry));
        return true;
    });
    // Sections of the root may stand here, too; nothing else.
    std::vector<std::string> parts(intervention_parts.begin(), intervention_parts.end());
    std::erase_if(root.entries, [&](Entry const& entry) {
        if (sections::root.field(entry.key) != nullptr) return false;
        auto const near = nearest(entry.key, parts);
        problems.push_back(error_at(
            entry.key_at, entry.key, fmt::format("\"{}\" is not a section of an intervention's file", entry.key),
            near ? fmt::format("did you mean {}?", *near) : fmt::format("it has {}", in_words(parts, "and"))));
        return true;
    });
    Node all;
    all.at = at;
    all.entries.push_back(std::move(mounted));
    root.entries.push_back({"interventions", at, std::move(all)});
    return true;
}

Layers::Layers(FileSource const& files, std::string shipped_study_path)
    : files_(files), shipped_(shipped_study_path.empty() ? std::string{} : path_from("", shipped_study_path))
{
}

Source const* Layers::keep(std::string name, std::string text)
{
    if (std::find(opened_.begin(), opened_.end(), name) == opened_.end()) opened_.push_back(name);
    sources_.push_back(std::make_shared<Source>(std::move(name), std::move(text)));
    return sources_.back().get();
}

//! At the entry that named the file; where nobody did, at the file.
void Layers::complain(Spot at, std::string file, std::string says, std::string hint, std::string field)
{
    auto problem = error_at(at, std::move(field), std::move(says), std::move(hint));
    if (at.source == nullptr) {
        problem.at.file = file;
        keep(std::move(file), "");
    }
    problems_.push_back(std::move(problem));
}

void Layers::load(Asked const& asked, std::vector<Layer>& into)
{
    if (closes_a_circle(asked)) return;
    if (done_.contains(asked.path)) return;
    if (asked.from.source != nullptr && files_.is_folder(asked.path)) load_folder(asked, into);
    else load_file(asked, into);
}

bool Layers::closes_a_circle(Asked const& asked)
{
    auto const open = std::find(open_now_.begin(), open_now_.end(), asked.path);
    if (open == open_now_.end()) return false;
    std::string circle;
    for (auto at = open; at != open_now_.end(); ++at) circle += *at + " → ";
    complain(asked.from, asked.path, fmt::format("based_on goes round in a circle: {}{}", circle, asked.path),
             "take one of them out", "based_on");
    return true;
}

void Layers::load_folder(Asked const& asked, std::vector<Layer>& into)
{
    auto listed = files_.list(asked.path);
    if (auto const* why = std::get_if<CannotRead>(&listed)) {
        complain(asked.from, asked.path, fmt::format("{} {}", asked.path, why->why), why->hint, "based_on");
        return;
    }
    auto const& paths = std::get<std::vector<std::string>>(listed);
    if (paths.empty())
        complain(asked.from, asked.path, fmt::format("the folder {} holds no .toml file", asked.path), "", "based_on");
    for (auto const& path : paths) {
        auto file = asked;
        file.path = path;
        load(file, into);
    }
}

void Layers::load_file(Asked const& asked, std::vector<Layer>& into)
{
    done_.insert(asked.path);
    auto read = files_.read(asked.path);
    auto text = std::get_if<std::string>(&read);
    std::optional<CannotRead> why = text != nullptr ? not_text(*text) : std::get<CannotRead>(read);
    if (why) {
        complain(asked.from, asked.path, fmt::format("{} {}", asked.path, why->why), why->hint, "based_on");
        return;
    }
    if (text->starts_with(byte_order_mark)) text->erase(0, byte_order_mark.size());
    auto const* source = keep(asked.path, std::move(*text));
    sources_.back()->layer = asked.group;
    sources_.back()->local = !asked.shipped;
    auto parsed = parse_toml(*source);
    if (auto const* problem = std::get_if<Problem>(&parsed)) {
        problems_.push_back(*problem);
        return;
    }
    auto& root = std::get<Node>(parsed);
    if (root.entries.empty()) {
        complain({source, 0, 0, 0}, asked.path, "the file says nothing: it is empty, or all of it is comments", "");
        return;
    }
    open_now_.push_back(asked.path);
    load_bases(root, asked, into);
    open_now_.pop_back();
    root.erase("based_on");
    if (!mount_intervention(root, problems_)) return;
    auto const own =
        std::find_if(sources_.begin(), sources_.end(), [source](auto const& s) { return s.get() == source; });
    into.push_back({std::move(root), asked.shipped, own->get()});
}

void Layers::load_bases(Node const& root, Asked const& by, std::vector<Layer>& into)
{
    auto const* bases = root.find("based_on");
    if (bases == nullptr) return;
    whole_study_ = true;
    std::vector<Node const*> names;
    if (bases->is_text()) names.push_back(bases);
    for (auto const& item : bases->items) names.push_back(&item);
    if (bases->is_list() && bases->items.empty())
        complain(bases->at, by.path, "based_on is an empty list", "write based_on = [\"shipped\"], or take it away",
                 "based_on");
    if (!bases->is_text() && !bases->is_list())
        complain(bases->at, by.path, fmt::format("based_on is {}, not a list of files", in_words(bases->kind)),
                 "write based_on = [\"shipped\"]", "based_on");
    for (auto const* name : names) {
        if (!name->is_text() || trimmed(name->text).empty()) {
            complain(name->at, by.path, "based_on names files and folders", "write based_on = [\"shipped\"]",
                     "based_on");
            continue;
        }
        bool const shipped = name->text == "shipped";
        if (shipped && shipped_.empty()) {
            complain(name->at, by.path, "there are no shipped inputs here to be based on", "", "based_on");
            continue;
        }
        load({shipped ? shipped_ : path_from(parent_folder(by.path), name->text), by.shipped || shipped, ++groups_,
              name->at},
             into);
    }
}

void Layers::lay(std::vector<Layer>&& layers, bool all_local)
{
    bool const any_shipped =
        std::any_of(layers.begin(), layers.end(), [](Layer const& layer) { return layer.shipped; });
    for (auto& layer : layers) {
        layer.source->rank = ++ranks_;
        lay_over(tree_, std::move(layer.root), all_local || (any_shipped && !layer.shipped), record_);
    }
}

void Layers::add_study(std::string const& path)
{
    auto const plain = path_from("", path);
    std::vector<Layer> layers;
    load({plain, plain == shipped_, ++groups_, {}}, layers);
    lay(std::move(layers), false);
    tree_.at = whole_file();
}

void Layers::add_local(std::string const& path)
{
    std::vector<Layer> layers;
    load({path_from("", path), false, ++groups_, {}}, layers);
    lay(std::move(layers), true);
    tree_.at = whole_file();
}

void Layers::add_settings(std::vector<std::string> settings)
{
    auto const path = [](std::string const& text) {
        return std::string(trimmed(std::string_view(text).substr(0, equals_in(text))));
    };
    for (auto part = settings.begin(); part != settings.end(); ++part) {
        auto const whole = std::find_if(std::next(part), settings.end(), [&](std::string const& later) {
            return path(*part).starts_with(path(later) + ".");
        });
        if (whole != settings.end()) std::rotate(part, whole, std::next(whole));
    }
    for (auto const& text : settings) add_setting(text);
}

void Layers::add_setting(std::string const& text)
{
    auto const* source = keep("--set", text);
    if (settings_rank_ == 0) settings_rank_ = ++ranks_;
    sources_.back()->rank = settings_rank_;
    Spot const whole{source, 1, 1, static_cast<unsigned>(display_width(text))};
    auto const equals = equals_in(text);
    auto path = split_path(std::string_view(text).substr(0, equals));
    if (equals == std::string::npos || !path) {
        problems_.push_back(error_at(whole, "", fmt::format("\"{}\" is not a path and a value", visible(text)),
                                     "write it like prices.pay.mean=70000"));
        return;
    }
    Spot const key_at{source, 1, 1, static_cast<unsigned>(display_width(text.substr(0, equals)))};
    auto const value_text = std::string(trimmed(std::string_view(text).substr(equals + 1)));
    auto const begins = value_text.empty() ? text.size() : text.find_first_not_of(" \t", equals + 1);
    Spot const value_at{source, 1, static_cast<unsigned>(begins + 1), static_cast<unsigned>(display_width(value_text))};
    if (value_text.empty()) {
        problems_.push_back(error_at(key_at, text.substr(0, equals),
                                     "there is no value after the =", "write it like prices.pay.mean=70000"));
        return;
    }
    // As in a file, where TOML refuses it.
    if (auto const wrong = zero_in_front(value_text)) {
        problems_.push_back(error_at(value_at, text.substr(0, equals),
                                     fmt::format("{} {}", visible(value_text), wrong->why), wrong->hint));
        return;
    }
    // What is no TOML is text as people type it: £27k, 40.6%.
    auto value = parse_toml_value(*source, begins);
    if (!value) value = text_node(value_text, value_at);

    auto const* table = tree_.find(path->front());
    if (path->front() == "authorities" && path->size() > 1 && table != nullptr && !table->has((*path)[1]))
        if (auto now = code_since(*table, (*path)[1])) (*path)[1] = *std::move(now);
    if (is_register(path->front()) && path->size() > 1 && (table == nullptr || !table->has((*path)[1]))) {
        problems_.push_back(error_at(key_at, text.substr(0, equals),
                                     fmt::format("there is no {} in {}", visible((*path)[1]), path->front()),
                                     in_place_of((*path)[1], table, path->front())));
        return;
    }
    if (!set_value(tree_, *path, *std::move(value), key_at, true, record_))
        problems_.push_back(error_at(key_at, text.substr(0, equals),
                                     fmt::format("{} leads nowhere", text.substr(0, equals)),
                                     "members of a list are counted from 1, as in beliefs.bands.1.share"));
}

void Layers::lay_choice(std::string const& key, Node value)
{
    auto const at = value.at;
    std::vector<std::string> const path{"study", key};
    // Where study is no table, that has been complained about elsewhere.
    (void)set_value(tree_, path, std::move(value), at, false, record_);
}

void Layers::choose(std::string const& option, std::string const& key, std::span<std::string const> values)
{
    Node list;
    list.kind = NodeKind::list;
    for (auto const& value : values) {
        auto const* source = keep(option, value);
        list.items.push_back(text_node(value, {source, 1, 1, static_cast<unsigned>(display_width(value))}));
    }
    list.at = list.items.empty() ? Spot{keep(option, ""), 1, 1, 1} : list.items.front().at;
    lay_choice(key, std::move(list));
}

void Layers::choose(std::string const& option, std::string const& key, std::int64_t value)
{
    Node node;
    node.kind = NodeKind::whole;
    node.whole = value;
    node.number = static_cast<double>(value);
    auto const text = std::to_string(value);
    node.at = {keep(option, text), 1, 1, static_cast<unsigned>(text.size())};
    lay_choice(key, std::move(node));
}

Problems Layers::problems() const
{
    auto all = problems_;
    all.insert(all.end(), record_.problems.begin(), record_.problems.end());
    return all;
}

Problems Layers::in_reading_order(Problems problems) const
{
    std::map<std::string, std::size_t> rank;
    for (auto const& name : opened_) rank.emplace(name, rank.size());
    std::stable_sort(problems.begin(), problems.end(), [&rank](Problem const& a, Problem const& b) {
        auto const of = [&rank](Problem const& p) {
            auto const found = rank.find(p.at.file);
            return found == rank.end() ? rank.size() : found->second;
        };
        return of(a) < of(b);
    });
    return in_file_order(std::move(problems));
}

Spot Layers::whole_file() const { return sources_.empty() ? Spot{} : Spot{sources_.front().get(), 0, 0, 0}; }

}  // namespace holdfast

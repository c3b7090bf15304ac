#include "inputs/evidence/effect.hpp"

#include "base/text.hpp"
#include "holdfast/belief/pooling.hpp"
#include "holdfast/study/beliefs.hpp"
#include "inputs/evidence/combined_figures.hpp"
#include "inputs/evidence/effect_figure.hpp"
#include "inputs/evidence/elicited_effect.hpp"
#include "inputs/evidence/laid_over_figure.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t fewest_for_random_effects = 3;

//! "….figures.2": where the table stands among all of the effect's figures, those that are left out with it.
std::string name_of(Node const& figure, TableReader const& effect)
{
    auto const all = effect.tables("figures");
    auto const at = std::find(all.begin(), all.end(), &figure) - all.begin();
    return fmt::format("{}.figures.{}", effect.path(), at + 1);
}

std::optional<EffectRead> together(std::vector<FigureRead> const& figures, std::string const& how,
                                   TableReader const& effect, std::vector<Node const*> const& nodes,
                                   Around const& around)
{
    auto& reading = effect.reading();
    bool const random = how == name(PoolingMethod::random_effects);
    if (random && figures.size() < fewest_for_random_effects) {
        reading.error(effect.at("combine"), effect.name("combine"),
                      fmt::format("random effects need three figures or more, and there {}: it takes three to show how "
                                  "far places differ",
                                  figures.size() == 1 ? std::string("is one") : fmt::format("are {}", figures.size())),
                      "leave combine out: each figure then counts the same");
        return std::nullopt;
    }
    if (figures.size() == 1) return alone(figures.front());
    if (how == "equal shares") return in_equal_shares(figures);
    std::vector<StudyEstimate> estimates;
    for (auto const& f : figures) estimates.push_back({f.mu, f.sigma});
    auto const made = pool(estimates, random ? PoolingMethod::random_effects : PoolingMethod::fixed_effect);
    if (auto const* why = std::get_if<CannotPool>(&made)) {
        auto const path = why->study ? name_of(*nodes[*why->study], effect) : effect.path();
        reading.error(why->study ? nodes[*why->study]->at : effect.at("combine"), path,
                      fmt::format("{} cannot be pooled: {}", path, why->why),
                      "give its standard error or interval as published, or leave combine out");
        return std::nullopt;
    }
    return pooled(figures, std::get<Pooled>(made), around.between_authorities_sd);
}

//! The note of a figure that is left out: a warning at its place, and words beside those that count.
void note_left_out(LeftOutFigure const& figure, Node const& node, std::string const& path, Reading& reading,
                   std::string& words)
{
    reading.warning(node.at, path, fmt::format("{} is left out: {}", path, figure.why),
                    "the effect is that of the other figures");
    words += fmt::format("; left out: {} ({})", figure.as_published, figure.why);
}

std::optional<EffectRead> read_list(TableReader const& effect, Provenance const& from, std::string const& how,
                                    FigureAgainst const& against)
{
    auto& reading = effect.reading();
    auto const nodes = effect.tables("figures");
    std::vector<FigureRead> figures;
    std::vector<Node const*> of_figures;
    std::vector<std::pair<LeftOutFigure, std::size_t>> left_out;
    auto const path = [&effect](std::size_t i) { return fmt::format("{}.figures.{}", effect.path(), i + 1); };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        TableReader const table(sections::figure, *nodes[i], path(i), reading);
        auto own = from;
        if (auto source = table.source(); !source.empty()) own.source = std::move(source);
        auto const name = table.text_or("name", "");
        auto figure = read_figure_or_leave_out(table, own, against);
        if (!figure) continue;
        if (auto const* nothing = std::get_if<LeftOutFigure>(&*figure)) {
            left_out.emplace_back(*nothing, i);
            continue;
        }
        figures.push_back(std::get<FigureRead>(*std::move(figure)));
        figures.back().name = name;
        of_figures.push_back(nodes[i]);
    }
    if (figures.size() + left_out.size() != nodes.size()) return std::nullopt;  // complained about
    if (figures.empty()) {
        for (auto const& [figure, i] : left_out)
            reading.error(nodes[i]->at, path(i), fmt::format("{}: {}", path(i), figure.why));
        return std::nullopt;
    }
    std::string words;
    for (auto const& [figure, i] : left_out) note_left_out(figure, *nodes[i], path(i), reading, words);
    auto read = together(figures, how, effect, of_figures, against.around);
    if (read) read->words.as_published += words;
    return read;
}

std::optional<EffectRead> read_figures(TableReader const& effect, Provenance const& from, FigureAgainst const& against)
{
    auto& reading = effect.reading();
    auto const how = effect.has("combine") ? effect.text("combine") : std::string("equal shares");
    if (!effect.has("figures")) {
        if (effect.has("combine"))
            reading.error(effect.key_at("combine"), effect.name("combine"),
                          fmt::format("{} has nothing to combine: there are no {}", effect.name("combine"),
                                      effect.name("figures")),
                          "remove it, or give each figure in a table [[effect.figures]]");
        auto const figure = read_figure(effect, from, against);
        return figure ? std::optional(alone(*figure)) : std::nullopt;
    }
    for (auto const key : of_one_figure)
        if (effect.has(key))
            reading.error(effect.key_at(key), effect.name(key),
                          fmt::format("{} stands beside effect.figures", effect.name(key)),
                          "give it inside one of the figures");
    return how ? read_list(effect, from, *how, against) : std::nullopt;
}

//! What experts believe stands alone: no figure is beside it, and no other basis speaks of it.
std::optional<EffectRead> read_experts(TableReader const& effect, Provenance const& from)
{
    auto& reading = effect.reading();
    bool sound = true;
    auto const refuse = [&](std::string_view key) {
        if (!effect.has(key)) return;
        reading.error(effect.key_at(key), effect.name(key),
                      fmt::format("{} stands beside effect.elicited", effect.name(key)),
                      "keep the figure, or what the experts say: two interventions can have one each");
        sound = false;
    };
    if (!effect.has("elicited")) {
        reading.missing(effect.table().at, effect.name("elicited"),
                        fmt::format("{} is missing: the basis says that experts were asked", effect.name("elicited")),
                        fmt::format("write [[{}]] for each expert, or another basis", effect.name("elicited")));
        return std::nullopt;
    }
    for (auto const key : of_one_figure) refuse(key);
    refuse("figures");
    refuse("combine");
    if (from.basis != Basis::elicited && from.basis != Basis::missing) {
        reading.error(
            effect.at("basis"), effect.name("basis"),
            fmt::format("{} is \"{}\", and what experts believe is elicited", effect.name("basis"), name(from.basis)),
            "write basis = \"elicited\"");
        sound = false;
    }
    auto read = read_elicited_effect(effect, from);
    return sound ? read : std::nullopt;
}

//! Without evidence nothing but the reason is said.
void read_no_evidence(TableReader const& effect, Intervention& into)
{
    auto& reading = effect.reading();
    for (auto const& entry : effect.table().entries) {
        if (entry.key == "basis" || entry.key == "reason" || entry.key == "source" || entry.key == "note") continue;
        if (sections::effect.field(entry.key) == nullptr) continue;
        reading.error(entry.key_at, effect.name(entry.key),
                      fmt::format("{} has no place here: an intervention without turnover evidence is given no effect",
                                  effect.name(entry.key)),
                      "remove it, or say on what basis the effect rests");
    }
    into.effect_reason = effect.text_or("reason", "");
    if (!effect.has("reason"))
        reading.missing(effect.table().at, effect.name("reason"), fmt::format("{} is missing", effect.name("reason")),
                        "say why there is no effect, as in reason = \"the study did not measure leaving\"");
}

Belief transport_of(TableReader const& effect, Around const& around, Intervention const& intervention)
{
    Belief transport = *around.transport;
    if (auto own = effect.quantity("transport_sd", {effect.name("transport_sd"), "", ""}, {}))
        transport = *std::move(own);
    auto const sd = mean(transport.about);
    transport.id = "interventions." + intervention.id + ".transport";
    constexpr auto says = *belief_said("interventions.*.transport");
    transport.label = fmt::format("{}: {}", says.label, intervention.name);
    transport.unit = says.unit;
    transport.about = sd > 0.0 ? Distribution{Normal{0.0, sd}} : Distribution{Fixed{0.0}};
    return transport;
}

//! The highest local layer that says something of the effect beside its basis and its words. How far it is carried here has
//! a basis and a source of its own.
std::size_t rank_of_change(TableReader const& effect)
{
    std::size_t rank = 0;
    for (auto const& entry : effect.table().entries)
        if (entry.key != "basis" && entry.key != "source" && entry.key != "note" && entry.key != "reason" &&
            entry.key != "transport_sd")
            rank = std::max(rank, local_rank(entry.value));
    return rank;
}

//! What makes up the effect itself; a design or a note is no number of it.
bool is_number_of_effect(std::string_view key)
{
    return is_of_some_measure(key) || key == "comparator_risk" || key == "follow_up" || key == "design_effect" ||
           key == "figures" || key == "elicited";
}

//! Did a local layer change a number of the effect, and leave the source that spoke of the old one? Warns of each.
bool says_old_source(TableReader const& effect)
{
    auto const sourced = effect.provenance().rank_of_source;
    bool any = false;
    for (auto const& entry : effect.table().entries) {
        if (!is_number_of_effect(entry.key) || local_rank(entry.value) <= sourced) continue;
        any = true;
        effect.warn_if_unsourced(entry.key);
    }
    return any;
}

}  // namespace

std::size_t read_effect(Node const& node, std::string const& path, Around const& around, Intervention& into,
                        Reading& reading)
{
    TableReader const effect(sections::effect, node, path, reading);
    auto from = effect.provenance();
    into.effect_source = from.source;
    into.basis = from.basis;
    if (from.basis == Basis::no_turnover_evidence) {
        read_no_evidence(effect, into);
        return 0;
    }
    // A reason of a layer below goes with its basis.
    if (effect.has("reason") && local_rank(*effect.node("reason")) >= from.rank)
        reading.error(effect.key_at("reason"), effect.name("reason"),
                      "a reason is given where there is no turnover evidence, and only there", "use note");
    if (!check_laid_over(effect)) return 0;
    auto const rank = rank_of_change(effect);
    bool const changed = rank > from.rank;
    bool const local = changed || from.basis == Basis::local;
    bool const by_design = from.basis == Basis::published || from.basis == Basis::derived;
    auto const standing = by_design ? EffectStanding::published
                          : local   ? EffectStanding::local
                                    : EffectStanding::stated;
    bool const elicited = from.basis == Basis::elicited || effect.has("elicited");
    auto const read = elicited ? read_experts(effect, from)
                               : read_figures(effect, from, FigureAgainst{around, standing, local, into.id});
    auto transport = transport_of(effect, around, into);
    if (!read) return 0;
    auto const& words = read->words;
    bool const old_source = says_old_source(effect);
    if (changed && !elicited) into.basis = Basis::local;
    if ((changed || old_source) && from.rank_of_source < rank)
        into.effect_source = from.source.empty() ? std::string("entered locally, with no source")
                                                 : "changed locally; before: " + from.source;
    LeavingEffect made;
    made.bias_factor = words.bias;
    made.bias_shift = read->bias_shift;
    made.between_authorities_sd = read->between_authorities_sd;
    made.pooling = read->pooling;
    made.as_published = words.as_published;
    made.design = words.design;
    made.developer_evaluated = words.developer_evaluated;
    made.transport = std::move(transport);
    auto& belief = made.log_hazard_ratio;
    belief.id = "interventions." + into.id + ".effect";
    constexpr auto says = *belief_said("interventions.*.effect");
    belief.label = fmt::format("{}: {}", says.label, into.name);
    belief.unit = says.unit;
    belief.basis = into.basis;
    if (elicited) into.effect_source = (changed ? "changed locally; before: " : "") + words.source;
    belief.source = changed || old_source || words.source.empty() ? into.effect_source : words.source;
    if (!words.spread.empty()) belief.source += (belief.source.empty() ? "" : " ") + fmt::format("[{}]", words.spread);
    belief.at = place_of(node.at);
    belief.local = rank > 0;
    if (!changed || rank <= from.rank_of_note) belief.note = from.note;
    belief.about = read->about;
    belief.judgements = read->judgements;
    if (!reading.partial) warn_of_missing(into.basis, belief.source, node.at, path, reading);
    into.effect = std::move(made);
    return changed || old_source ? rank : 0;
}

}  // namespace holdfast

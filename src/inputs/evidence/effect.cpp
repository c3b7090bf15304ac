#include "inputs/evidence/effect.hpp"

#include "base/text.hpp"
#include "holdfast/belief/pooling.hpp"
#include "holdfast/study/beliefs.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "inputs/evidence/combined_figures.hpp"
#include "inputs/evidence/effect_figure.hpp"
#include "inputs/evidence/effect_rank.hpp"
#include "inputs/evidence/elicited_effect.hpp"
#include "inputs/evidence/laid_over_figure.hpp"
#include "inputs/evidence/own_pilot.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::size_t fewest_for_random_effects = 3;

//! Where a figure stands: its table and the name of it, "….figures.2", "….pilot".
struct FigureAt {
    Node const* node{};
    std::string path;
};

struct FiguresRead {
    std::vector<FigureRead> figures;
    std::vector<FigureAt> at;
    std::string left_out;  //!< words of those that say nothing
};

void refuse_too_few(TableReader const& effect, std::size_t figures)
{
    effect.reading().error(
        effect.at("combine"), effect.name("combine"),
        fmt::format("random effects need three figures or more, and there {}: it takes three to show how far places "
                    "differ",
                    figures == 1 ? std::string("is one") : fmt::format("are {}", figures)),
        effect.has("pilot") ? "with a pilot beside one figure write combine = \"mixture\" and does_not_apply"
                            : "leave combine out: each figure then counts the same");
}

std::optional<EffectRead> together(FiguresRead const& read, std::string const& how, TableReader const& effect)
{
    auto const& figures = read.figures;
    bool const random = how == name(PoolingMethod::random_effects);
    if (random && figures.size() < fewest_for_random_effects) {
        refuse_too_few(effect, figures.size());
        return std::nullopt;
    }
    if (figures.size() == 1) return alone(figures.front());
    if (how == "equal shares" || how == mixture) return in_equal_shares(figures);
    std::vector<StudyEstimate> estimates;
    for (auto const& f : figures) estimates.push_back({f.mu, f.sigma});
    auto const made = pool(estimates, random ? PoolingMethod::random_effects : PoolingMethod::fixed_effect);
    if (auto const* why = std::get_if<CannotPool>(&made)) {
        auto const path = why->study ? read.at[*why->study].path : effect.path();
        effect.reading().error(why->study ? read.at[*why->study].node->at : effect.at("combine"), path,
                               fmt::format("{} cannot be pooled: {}", path, why->why),
                               "give its standard error or interval as published, or leave combine out");
        return std::nullopt;
    }
    return pooled(figures, std::get<Pooled>(made));
}

//! The note of a figure that is left out: a warning at its place, and words beside those that count.
void note_left_out(LeftOutFigure const& figure, FigureAt const& at, Reading& reading, std::string& words)
{
    reading.warning(at.node->at, at.path, fmt::format("{} is left out: {}", at.path, figure.why),
                    "the effect is that of the other figures");
    words += fmt::format("; left out: {} ({})", figure.as_published, figure.why);
}

std::optional<FiguresRead> read_list(TableReader const& effect, Provenance const& from, FigureAgainst const& against)
{
    auto& reading = effect.reading();
    auto const nodes = effect.tables("figures");
    FiguresRead read;
    std::vector<std::pair<LeftOutFigure, FigureAt>> left_out;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        FigureAt at{nodes[i], fmt::format("{}.figures.{}", effect.path(), i + 1)};
        TableReader const table(sections::figure, *nodes[i], at.path, reading);
        auto own = from;
        if (auto source = table.source(); !source.empty()) own.source = std::move(source);
        auto const name = table.text_or("name", "");
        auto figure = read_figure_or_leave_out(table, own, against);
        if (!figure) continue;
        if (auto const* nothing = std::get_if<LeftOutFigure>(&*figure)) {
            left_out.emplace_back(*nothing, std::move(at));
            continue;
        }
        read.figures.push_back(std::get<FigureRead>(*std::move(figure)));
        read.figures.back().name = name;
        read.at.push_back(std::move(at));
    }
    if (read.figures.size() + left_out.size() != nodes.size()) return std::nullopt;  // complained about
    if (read.figures.empty()) {
        for (auto const& [figure, at] : left_out)
            reading.error(at.node->at, at.path, fmt::format("{}: {}", at.path, figure.why));
        return std::nullopt;
    }
    for (auto const& [figure, at] : left_out) note_left_out(figure, at, reading, read.left_out);
    return read;
}

//! What was found elsewhere: one figure, or several.
std::optional<FiguresRead> read_published(TableReader const& effect, Provenance const& from,
                                          FigureAgainst const& against)
{
    if (!effect.has("figures")) {
        auto const figure = read_figure(effect, from, against);
        if (!figure) return std::nullopt;
        return FiguresRead{{*figure}, {{&effect.table(), effect.path()}}, ""};
    }
    for (auto const key : of_one_figure)
        if (effect.has(key))
            effect.reading().error(effect.key_at(key), effect.name(key),
                                   fmt::format("{} stands beside effect.figures", effect.name(key)),
                                   "give it inside one of the figures");
    return read_list(effect, from, against);
}

//! Is what the fields of a mixture say said, and said where there is one? Each fault by itself.
std::optional<StatedDoubt> read_doubt(TableReader const& effect, Around const& around)
{
    StatedDoubt doubt;
    auto const weight = effect.number("does_not_apply");
    auto const spread = effect.number("does_not_apply_sd");
    auto const own = effect.quantity("transport_sd", {effect.name("transport_sd"), "", ""}, {});
    doubt.transport_sd = mean(own ? own->about : around.transport->about);
    doubt.spread_stated = effect.has("does_not_apply_sd");
    if (spread) doubt.spread_if_not = *spread;
    if (!effect.has("does_not_apply"))
        effect.reading().missing(
            effect.at("combine"), effect.name("does_not_apply"),
            fmt::format("{} is missing: a mixture needs the chance that what was published does not apply here",
                        effect.name("does_not_apply")),
            "write what you believe before looking at the pilot, as in does_not_apply = \"30%\"");
    if (weight && *weight == 0.0 && doubt.spread_stated && !effect.reading().partial)
        effect.reading().warning(
            effect.key_at("does_not_apply_sd"), effect.name("does_not_apply_sd"),
            fmt::format("{} moves nothing: does_not_apply is 0%", effect.name("does_not_apply_sd")), "take it out");
    if (!weight || (doubt.spread_stated && !spread)) return std::nullopt;
    doubt.does_not_apply = *weight;
    return doubt;
}

//! Fields that say how figures go together, where there is nothing for them to say.
bool check_combining(TableReader const& effect, std::string_view how, bool published)
{
    auto& reading = effect.reading();
    auto const before = reading.problems.size();
    bool const several = effect.has("figures") || (published && (effect.has("pilot") || how == mixture));
    if (effect.has("combine") && !several)
        reading.error(effect.key_at("combine"), effect.name("combine"),
                      fmt::format("{} has nothing to combine: there are no {}", effect.name("combine"),
                                  effect.has("pilot") || how == mixture ? "published figures" : effect.name("figures")),
                      effect.has("pilot") ? "remove it: the pilot then stands alone"
                                          : "remove it, or give each figure in a table [[effect.figures]]");
    if (published && effect.has("pilot") && !effect.has("combine"))
        reading.missing(effect.key_at("pilot"), effect.name("combine"),
                        fmt::format("{} stands beside a published figure, and nothing says how the two go together",
                                    effect.name("pilot")),
                        "write combine = \"mixture\" and does_not_apply = \"30%\" (or what you believe); or, with two "
                        "figures or more beside it, combine = \"random effects\"");
    for (auto const* key : {"does_not_apply", "does_not_apply_sd"})
        if (effect.has(key) && how != mixture)
            reading.error(effect.key_at(key), effect.name(key),
                          fmt::format("{} belongs to a mixture, and there is none", effect.name(key)),
                          "write combine = \"mixture\" beside it, or take it out");
    return reading.problems.size() == before;
}

//! The basis speaks of what was published; a pilot is the council's own whatever it says.
bool check_basis(TableReader const& effect, Provenance const& from, bool published)
{
    bool const local = from.basis == Basis::local;
    if (!effect.has("pilot") || !effect.has("basis") || local != published || effect.reading().partial) return true;
    effect.reading().error(
        effect.at("basis"), effect.name("basis"),
        published ? fmt::format("{} is \"local\", and beside the pilot stands a published figure, of which it speaks",
                                effect.name("basis"))
                  : fmt::format("{} is \"{}\", and there is a pilot of the council's own and nothing else",
                                effect.name("basis"), name(from.basis)),
        published ? "write \"published\", or take it out; the pilot is the council's own anyhow" : "write \"local\"");
    return false;
}

//! What was published is weakened inside a mixture, where a pilot then moves it: by design, or not at all. Shrunk as one of
//! many trials it would be a mixture itself, and which part applies here could no longer be told apart.
bool deal_with_bias(TableReader const& effect, BiasFactors const& bias, EffectRead& read,
                    std::optional<PilotRead>& pilot)
{
    auto const own = effect.has("bias") ? effect.text("bias") : std::nullopt;
    if (effect.has("bias") && !own) return false;
    auto const method = own ? bias_method(*own) : bias.method;
    if (method == BiasMethod::by_design) return true;
    if (method == BiasMethod::none) {
        read.words.bias = 1.0;
        read.bias_shift = 0.0;
        if (pilot) pilot->pilot.bias_factor = 1.0;
        return true;
    }
    effect.reading().error(
        effect.key_at(own ? "bias" : "combine"), effect.name(own ? "bias" : "combine"),
        fmt::format(
            "{} cannot go with a mixture: bias is dealt with before a pilot is looked at, by design or not at all",
            own ? effect.name("bias") + fmt::format(" = \"{}\"", *own)
                : fmt::format("beliefs.bias.method = \"{}\"", name(bias.method))),
        own ? "write bias = \"by design\" or bias = \"none\", or take it out"
            : "write bias = \"by design\" or bias = \"none\" beside combine");
    return false;
}

std::optional<EffectRead> read_figures(TableReader const& effect, Provenance const& from, FigureAgainst const& against)
{
    bool const published = effect.has("measure") || effect.has("figures") || !effect.has("pilot");
    auto const how = effect.has("combine") ? effect.text("combine") : std::string("equal shares");
    bool sound = how && check_combining(effect, *how, published);
    sound = check_basis(effect, from, published) && sound;
    auto const doubt = how == mixture ? read_doubt(effect, against.around) : std::nullopt;
    auto pilot = read_pilot(effect, against.around, against.intervention);
    auto figures = published ? read_published(effect, from, against) : std::optional(FiguresRead{});
    if (!sound || !figures || (effect.has("pilot") && !pilot) || (how == mixture && !doubt)) return std::nullopt;
    if (pilot && how != mixture) {
        figures->figures.push_back(pilot->figure);
        figures->at.push_back({effect.node("pilot"), effect.name("pilot")});
    }
    auto read = together(*figures, *how, effect);
    if (!read) return std::nullopt;
    read->words.as_published += figures->left_out;
    if (doubt && !deal_with_bias(effect, *against.around.bias, *read, pilot)) return std::nullopt;
    if (doubt) return in_doubt(*std::move(read), *doubt, pilot ? std::optional(pilot->pilot) : std::nullopt);
    if (pilot) read->pilot = pilot->pilot;
    return read;
}

//! What experts believe stands alone: no figure is beside it, and no other basis speaks of it.
std::optional<EffectRead> read_experts(TableReader const& effect, Provenance const& from,
                                       std::string const& intervention)
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
    for (auto const key : {"figures", "combine", "bias", "pilot", "does_not_apply", "does_not_apply_sd"}) refuse(key);
    if (from.basis != Basis::elicited && from.basis != Basis::missing) {
        reading.error(
            effect.at("basis"), effect.name("basis"),
            fmt::format("{} is \"{}\", and what experts believe is elicited", effect.name("basis"), name(from.basis)),
            "write basis = \"elicited\"");
        sound = false;
    }
    auto read = read_elicited_effect(effect, from, intervention);
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

//! δ. Where bias and transport are inside the effect already nothing is added. With a pilot in it the effect is about the
//! pilot's place, and is carried to every other authority (evidence/pilot_place).
Belief transport_of(TableReader const& effect, Around const& around, EffectRead const* read,
                    Intervention const& intervention)
{
    Belief transport = *around.transport;
    auto own = effect.quantity("transport_sd", {effect.name("transport_sd"), "", ""}, {});
    if (own) transport = *std::move(own);
    bool const typed = effect.has("transport_sd");
    auto sd = mean(transport.about);
    bool const is_placed = read != nullptr && (read->pilot || read->robust);
    if (typed && sd == 0.0 && !is_placed)
        effect.reading().carried_freely.push_back({intervention.id, effect.at("transport_sd")});
    if (read != nullptr && read->robust && !read->pilot) {
        sd = 0.0;
        transport.source = "inside the effect: what was published is carried here before anything else";
    }
    transport.id = "interventions." + intervention.id + ".transport";
    constexpr auto says = *belief_said("interventions.*.transport");
    transport.label = fmt::format("{}: {}", says.label, intervention.name);
    transport.unit = says.unit;
    transport.about = sd > 0.0 ? Distribution{Normal{0.0, sd}} : Distribution{Fixed{0.0}};
    return transport;
}

//! How bias is dealt with here. Said of a belief that is stated, it moves nothing, and a warning says so.
BiasMethod method_of(TableReader const& effect, Around const& around, bool is_of_a_study)
{
    auto const own = effect.has("bias") ? effect.text("bias") : std::nullopt;
    if (!own) return around.bias->method;
    auto& reading = effect.reading();
    if (!is_of_a_study && !reading.partial)
        reading.warning(
            effect.key_at("bias"), effect.name("bias"),
            fmt::format("{} moves nothing here: the effect is stated, and from no study whose design is known",
                        effect.name("bias")),
            "remove it, or say basis and design of the study");
    return bias_method(*own);
}

//! σ_between of η (M15) where random effects hold differences between places already: what those leave of it.
std::optional<double> between_authorities_left(LeavingEffect const& effect, double sd)
{
    if (!effect.pooling || !effect.pooling->pooled || effect.pooling->pooled->method != PoolingMethod::random_effects)
        return std::nullopt;
    double const held = effect.bias_factor * effect.bias_factor * effect.pooling->pooled->between_variance;
    return std::sqrt(std::max(0.0, sd * sd - held));
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

//! With counts of its own in it an effect is the council's own, and its source names them first.
void name_the_pilot(EffectRead const& read, Intervention& into)
{
    into.basis = Basis::local;
    bool const others = read.pooling || read.robust;
    into.effect_source =
        read.pilot->source +
        (others && !into.effect_source.empty() ? "; together with what was published: " + into.effect_source : "");
}

LeavingEffect effect_of(EffectRead const& read)
{
    LeavingEffect made;
    made.bias_factor = read.words.bias;
    made.bias_shift = read.bias_shift;
    made.pooling = read.pooling;
    made.pilot = read.pilot;
    made.robust = read.robust;
    made.as_published = read.words.as_published;
    if (read.robust && read.pilot) made.as_published += "; " + in_print(*read.pilot);
    made.design = read.words.design;
    made.developer_evaluated = read.words.developer_evaluated;
    made.clustering_left_out = read.words.clustering_left_out;
    made.half_added = read.words.half_added;
    made.interval_published = read.words.interval_published;
    return made;
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
    auto const read = elicited ? read_experts(effect, from, into.id)
                               : read_figures(effect, from, FigureAgainst{around, standing, local, into.id});
    auto transport = transport_of(effect, around, read ? &*read : nullptr, into);
    if (!read) return 0;
    auto const& words = read->words;
    bool const old_source = says_old_source(effect);
    if (changed && !elicited) into.basis = Basis::local;
    if ((changed || old_source) && from.rank_of_source < rank)
        into.effect_source = from.source.empty() ? std::string("entered locally, with no source")
                                                 : "changed locally; before: " + from.source;
    auto made = effect_of(*read);
    if (read->pilot && (read->pooling || read->robust)) made.beside_pilot = into.basis;
    if (read->pilot) name_the_pilot(*read, into);
    bool const of_a_study = standing != EffectStanding::stated || read->pilot;
    if (of_a_study && !words.design.empty() && !read->robust)
        made.of_design = DesignWeakening{words.bias, read->bias_shift};
    made.transport = std::move(transport);
    auto& belief = made.log_hazard_ratio;
    belief.id = "interventions." + into.id + ".effect";
    constexpr auto says = *belief_said("interventions.*.effect");
    belief.label = fmt::format("{}: {}", says.label, into.name);
    belief.unit = says.unit;
    belief.basis = into.basis;
    if (elicited) into.effect_source = (changed ? "changed locally; before: " : "") + words.source;
    belief.source = changed || old_source || read->pilot || words.source.empty() ? into.effect_source : words.source;
    if (!words.spread.empty()) belief.source += (belief.source.empty() ? "" : " ") + fmt::format("[{}]", words.spread);
    belief.at = place_of(node.at);
    belief.local = rank > 0 || read->pilot.has_value();
    if (!changed || rank <= from.rank_of_note) belief.note = from.note;
    belief.about = read->about;
    belief.judgements = read->judgements;
    if (!reading.partial) warn_of_missing(into.basis, belief.source, node.at, path, reading);
    auto const method = method_of(effect, around, made.of_design || made.robust);
    into.effect = with_bias(std::move(made), method);
    into.effect->between_authorities_sd = between_authorities_left(*into.effect, around.between_authorities_sd);
    return changed || old_source ? rank_of_figures(node) : 0;
}

}  // namespace holdfast

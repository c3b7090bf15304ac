#include "holdfast/study/effect_bias.hpp"

#include "holdfast/belief/empirical_shrinkage.hpp"

#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast {

namespace {

//! Stands first in the note of a belief that was shrunk, so that no list of inputs passes it off as published.
constexpr std::string_view shrunk_note = "Shrunk as one of 23,551 medical trials (M14a).";

//! What is shrunk: an estimate and its error, and what the belief adds to each part of what is left.
struct Shrinkable {
    double estimate{}, standard_error{};
    std::optional<StudentT> about_places{};  //!< of pooled figures that differ between places
    double between_variance{};
};

std::optional<Shrinkable> shrinkable(LeavingEffect const& effect)
{
    auto const& about = effect.published().about;
    if (auto const* normal = std::get_if<Normal>(&about)) {
        if (!(normal->sd > 0.0)) return std::nullopt;
        return Shrinkable{normal->mean, normal->sd};
    }
    auto const* t = std::get_if<StudentT>(&about);
    if (t == nullptr || !effect.pooling || !effect.pooling->pooled) return std::nullopt;
    auto const& pooled = *effect.pooling->pooled;
    return Shrinkable{pooled.mean, pooled.standard_error, *t, pooled.between_variance};
}

Distribution part_of(ShrunkPart const& part, Shrinkable const& of)
{
    if (!of.about_places) return Normal{part.mean, part.sd};
    auto t = *of.about_places;
    t.centre = part.mean;
    t.scale = std::sqrt(of.between_variance + part.sd * part.sd);
    return t;
}

Distribution shrunk_belief(Shrinkable const& of)
{
    std::vector<Weighed> parts;
    for (auto const& part : shrunk(of.estimate, of.standard_error).parts)
        if (part.weight > 0.0) parts.push_back({part.weight, part_of(part, of)});
    return mixture_of(parts);
}

}  // namespace

std::string_view name(BiasMethod method)
{
    constexpr std::array<std::string_view, all_bias_methods.size()> names{"none", "by design", "empirical alone",
                                                                          "empirical"};
    return names[static_cast<std::size_t>(method)];
}

EffectAfterBias after_bias(LeavingEffect const& effect, BiasMethod method)
{
    EffectAfterBias after{effect.published().about};
    if (!effect.of_design || method == BiasMethod::none) return after;
    auto const of = method == BiasMethod::by_design ? std::nullopt : shrinkable(effect);
    if (of) after.about = shrunk_belief(*of);
    if (method == BiasMethod::empirical_alone) return after;
    after.factor = effect.of_design->factor;
    // Each figure's own factor moves the centre by `shift`; what is shrunk keeps of that what it keeps of the centre.
    double const left = of ? share_left(of->estimate / of->standard_error) : 1.0;
    after.shift = effect.of_design->shift * left;
    return after;
}

std::vector<EffectByMethod> effects_by_method(LeavingEffect const& effect)
{
    std::vector<EffectByMethod> rows;
    if (!effect.of_design) return rows;
    for (auto const method : all_bias_methods) {
        auto const after = after_bias(effect, method);
        auto const ratio = [&](double log) { return std::exp(after.at(log)); };
        rows.push_back({method, method == effect.bias_method, ratio(mean(after.about)),
                        ratio(quantile(after.about, 0.025)), ratio(quantile(after.about, 0.975))});
    }
    return rows;
}

std::optional<double> share_left_by_shrinkage(LeavingEffect const& effect)
{
    auto const of = effect.of_design ? shrinkable(effect) : std::nullopt;
    return of ? std::optional(share_left(of->estimate / of->standard_error)) : std::nullopt;
}

bool is_shrunk(Belief const& belief) { return belief.note.starts_with(shrunk_note); }

LeavingEffect with_bias(LeavingEffect effect, BiasMethod method)
{
    auto after = after_bias(effect, method);
    auto published = effect.published();
    effect.unshrunk.reset();
    published.id = effect.log_hazard_ratio.id;
    effect.log_hazard_ratio = published;
    if (after.about != published.about) {
        published.id += ".as_published";
        effect.unshrunk = std::move(published);
        effect.log_hazard_ratio.about = std::move(after.about);
        auto& note = effect.log_hazard_ratio.note;
        note = std::string(shrunk_note) + (note.empty() ? "" : " ") + note;
    }
    effect.bias_method = effect.deals_with_bias() ? method : BiasMethod::by_design;
    effect.bias_factor = after.factor;
    effect.bias_shift = after.shift;
    return effect;
}

}  // namespace holdfast

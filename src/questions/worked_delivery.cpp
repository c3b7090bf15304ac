#include "questions/worked_delivery.hpp"

#include "base/text.hpp"
#include "engine/own_beliefs.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr char const* as_given = "as given, not varied";

//! One value of a table: what a local layer changed is the reader's own, whatever the table's source says.
WorkedInput stated(Stated const& from, std::string const& key, std::string label, double value, std::string unit)
{
    WorkedInput input{std::move(label), value, std::move(unit), as_given, from.source, from.basis, from.is_local(key)};
    if (input.local) {
        input.basis = Basis::local;
        input.source = "changed locally";
    }
    return input;
}

std::vector<std::string> shares_in_words(std::vector<double> const& shares)
{
    std::vector<std::string> words;
    for (double const share : shares) words.push_back(fmt::format("{:.1f}%", 100.0 * share));
    return words;
}

void add_factor(std::vector<WorkedInput>& inputs, Belief const& belief)
{
    if (!(sd(belief.about) > 0.0) && mean(belief.about) == 0.0) return;  // there is no such difference in this study
    inputs.push_back({belief.label, std::exp(mean(belief.about)), "times the hazard ratio",
                      fmt::format("its logarithm at its mean, {:g}; standard deviation {:.4g}", mean(belief.about),
                                  sd(belief.about)),
                      belief.source, belief.basis, belief.local});
}

}  // namespace

void add_band(std::vector<WorkedInput>& inputs, Study const& study, std::size_t band)
{
    auto const& of = study.bands[band];
    inputs.push_back(stated(of.stated, "share", "staff in post, " + of.name, of.share, "share of staff"));
    auto width = stated(of.stated, "width", "width of the band, " + of.name, of.width_months.value_or(0.0), "months");
    if (!of.width_months) width.says = "open: nobody grows out of it";
    if (of.step_shares.size() > 1)
        width.says = fmt::format("in {} steps, which hold {} of staff", of.step_shares.size(),
                                 in_words(shares_in_words(of.step_shares)));
    inputs.push_back(std::move(width));
}

void add_place(std::vector<WorkedInput>& inputs, Study const& study, Authority const& authority,
               Intervention const& intervention)
{
    if (intervention.effect->is_carried_to(authority.code)) add_factor(inputs, intervention.effect->transport);
    add_factor(inputs, heterogeneity_of(study, authority, intervention));
}

void add_delivery(std::vector<WorkedInput>& inputs, Study const& study, Intervention const& intervention)
{
    auto const& from = intervention.delivery_stated;
    auto const& delivery = intervention.delivery;
    auto const add = [&](std::string const& key, std::string const& what, double value, std::string const& unit,
                         std::string says) {
        inputs.push_back(stated(from, key, what + ": " + intervention.name, value, unit));
        inputs.back().says = std::move(says);
    };
    double share = 0.0;
    for (auto const& band : study.bands) share += intervention.is_for(band.name) ? band.share : 0.0;
    auto const& names = intervention.eligible_bands;
    add("eligible", "who is eligible", share, "share of staff",
        names.empty() ? "all staff" : fmt::format("{} ({:.4g} of staff)", in_words(names, "and"), share));
    auto const starts = later(study.start, delivery.start);
    add("start", "start", delivery.start, "months",
        fmt::format("{}, {}", written(starts),
                    delivery.start == 0 ? "the first month"
                                        : fmt::format("{} months after the first", delivery.start)));
    bool const ends = delivery.duration && delivery.start + *delivery.duration < study.months;
    add("duration", "duration of delivery", delivery.duration.value_or(study.months - delivery.start), "months",
        ends ? "" : "to the end of the horizon");
    // Where nothing is felt, it does not matter when.
    if (intervention.effect || intervention.absence_ratio) {
        add("lag", "lag before anything is felt", delivery.lag, "months", "");
        add("ramp", "ramp to the full effect", delivery.ramp, "months",
            delivery.ramp > 0.0 ? "" : "none: full at once");
        if (ends)
            add("half_life", "half-life of the effect after the end", delivery.half_life, "months",
                delivery.half_life > 0.0 ? "" : "none: gone at once");
    }
    inputs.back().note = from.note;
}

void add_overlap(std::vector<WorkedInput>& inputs, Study const& study, StrategyPlan const& strategy,
                 std::string const& strategy_id)
{
    if (strategy.members.size() < 2) return;
    auto const package = std::find_if(study.packages.begin(), study.packages.end(),
                                      [&](Package const& one) { return one.id == strategy_id; });
    Stated const from = package == study.packages.end() ? Stated{} : package->stated;
    auto overlap = stated(from, "overlap", "overlap of the package's members", strategy.overlap, "share of an effect");
    overlap.how = "every logarithm but the strongest is weakened by so much (M11)";
    if (overlap.source.empty() && strategy.overlap == 0.0) {
        overlap.basis = Basis::assumption;
        overlap.source = "none was given: the members' effects are multiplied";
    }
    overlap.note = from.note;
    inputs.push_back(std::move(overlap));
    std::vector<InterventionEffect<double>> members(strategy.members.size());
    for (std::size_t i = 0; i < members.size(); ++i)
        if (auto const& effect = study.interventions[strategy.members[i]].effect)
            members[i].log_hazard_ratio =
                effect->used(mean(effect->log_hazard_ratio.about), mean(effect->transport.about));
    weaken_by_overlap<double>(members, strategy.overlap);
    for (std::size_t i = 0; i < members.size(); ++i)
        inputs.push_back({"hazard ratio in this package: " + study.interventions[strategy.members[i]].name,
                          std::exp(members[i].log_hazard_ratio), "ratio", "after the overlap (M11): what the sum uses",
                          "worked out here", Basis::derived, false});
}

}  // namespace holdfast

#include "report/words/pilot_words.hpp"

#include "base/text.hpp"
#include "holdfast/belief/distribution.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

//! A fall of so many in 100 or more is told in whole numbers.
constexpr double fall_in_whole_numbers = 2.5;

//! Of 100 staff in a year, in whole numbers or tenths: what is shown, so that differences of it are those that a reader sees.
struct InAHundred {
    double step{1.0};
    [[nodiscard]] double shown(double rate) const { return std::round(100.0 * rate / step) * step; }
    [[nodiscard]] std::string text(double hundredth) const
    {
        return step < 1.0 ? fmt::format("{:.1f}", hundredth) : fmt::format("{:.0f}", hundredth);
    }
};

//! "30 in 100"; never a chance of none or all where there is one.
std::string leave_in_100(double share)
{
    double const shown = std::round(100.0 * share);
    if (shown <= 0.0 && share > 0.0) return "less than 1 in 100";
    if (shown >= 100.0 && share < 1.0) return "more than 99 in 100";
    return fmt::format("{:.0f} in 100", shown);
}

std::string ratio(double log) { return fmt::format("{:.2f}", std::exp(std::min(log, 20.0))); }

//! "0.78 (95% range 0.55 to 1.08)"
std::string ratio_and_range(Distribution const& about)
{
    return fmt::format("{} (95% range {} to {})", ratio(quantile(about, 0.5)), ratio(quantile(about, 0.025)),
                       ratio(quantile(about, 0.975)));
}

std::string groups_sentence(Pilot const& pilot, PilotPlace const& here)
{
    InAHundred const whole;
    return fmt::format(
        "Teams with it lost {} in 100 staff a year, teams without it {}. {} as a whole is expected to lose "
        "{}.",
        whole.text(whole.shown(pilot.with.rate())), whole.text(whole.shown(pilot.without.rate())), here.authority,
        whole.text(whole.shown(here.expected)));
}

//! What the counts come to, and what is left of it for how the teams were chosen.
std::string weakened_sentence(LeavingEffect const& effect)
{
    auto const& pilot = *effect.pilot;
    auto const [estimate, error] = pilot.log_hazard_ratio;
    auto text = fmt::format("The counts give a hazard ratio of {}", ratio_and_range(Normal{estimate, error}));
    auto const method = effect.bias_method;
    if (method == BiasMethod::none) return text + ". Nothing is taken off it for bias: the inputs ask for that.";
    bool const pooled = effect.pooling.has_value();
    if (method != BiasMethod::by_design && pooled)
        return text + ". It is pooled with the others, and all together are shrunk as one of many trials.";
    if (method != BiasMethod::by_design) {
        double const left = mean(effect.log_hazard_ratio.about);
        text += fmt::format(". Shrunk as one of 23,551 medical trials, it is {}.", ratio(left));
        if (method == BiasMethod::empirical_alone) return text + " For its design nothing more is taken off.";
        if (effect.bias_factor == 1.0) return text;
        return text + fmt::format(" For its design ({}) the logarithm of that counts {:g} times, which makes it {}.",
                                  pilot.design, effect.bias_factor, ratio(effect.used(left)));
    }
    if (pilot.bias_factor == 1.0)
        return text + (pilot.by_lot || pilot.design.find("randomised") != std::string::npos
                           ? ", which is not weakened: who had it was drawn by lot."
                           : ", which is not weakened: the inputs give its design a factor of 1.");
    return text + fmt::format(". For its design ({}) its logarithm counts {:g} times, which makes it {}.", pilot.design,
                              pilot.bias_factor, ratio(pilot.bias_factor * estimate));
}

//! With few leavers the half is much of the answer: whoever reads the ratio has to know of it.
std::string half_sentence(Pilot const& pilot)
{
    auto const nobody = pilot.with.left == 0.0
                            ? pilot.kind == PilotKind::two_groups ? "in the teams with it" : "since it began"
                        : pilot.kind == PilotKind::two_groups ? "in the teams without it"
                                                              : "before it began";
    return fmt::format(
        "Nobody left {}, and with nobody there is no ratio: half a leaver is added on both sides. So few "
        "leavers say little, whatever the ratio.",
        nobody);
}

//! How far what was counted is doubted for being used here.
std::string carried_sentence(LeavingEffect const& effect, PilotPlace const& here)
{
    double const doubt = sd(effect.transport.about);
    auto const doubted = fmt::format(
        "with a doubt for being carried over: the logarithm gets a standard deviation of {:.2g} more", doubt);
    if (effect.pooling && doubt > 0.0) return fmt::format("Together with what was published it is used {}.", doubted);
    if (here.counted_here)
        return effect.robust
                   ? "Your counts were made here and are used as they are; what was published is carried here with a "
                     "doubt of its own."
                   : "It was counted here: no doubt is added for carrying it over from elsewhere.";
    auto const from = effect.pilot->place_name.empty()
                          ? std::string("The inputs do not say where it was counted")
                          : fmt::format("It was counted in {}", visible(effect.pilot->place_name));
    if (doubt <= 0.0) return from + ". The inputs add no doubt for carrying it over.";
    return fmt::format("{}. It is used {}.", from, doubted);
}

std::string expected_sentence(FallExplained const& fall)
{
    return fmt::format("Against what was to be expected anyway, leaving since is {:.2f} times as high.",
                       fall.ratio_to_expected());
}

std::string pooled_with_it(EffectPooling const& pooling)
{
    double weight = 0.0;
    for (auto const& figure : pooling.figures)
        if (figure.name == own_pilot) weight = figure.weight;
    return fmt::format("The pilot is one of {} figures that count together ({}), with a weight of {}.",
                       pooling.figures.size(), pooling.method, leave_in_100(weight));
}

std::string doubt_sentence(RobustEffect const& robust, bool pilot)
{
    auto const stated = leave_in_100(robust.prior.does_not_apply);
    auto const after = leave_in_100(robust.belief.does_not_apply);
    if (!pilot)
        return fmt::format("The inputs say that with a chance of {} what was published does not apply here.", stated);
    auto const than = robust.belief.does_not_apply > robust.prior.does_not_apply   ? "less alike"
                      : robust.belief.does_not_apply < robust.prior.does_not_apply ? "alike"
                                                                                   : "";
    if (*than == '\0')
        return fmt::format("The chance that what was published does not apply here is {}, as the inputs say.", stated);
    return fmt::format(
        "The chance that what was published does not apply here was {}, as the inputs say. The pilot makes "
        "it {}: the two look {}.",
        stated, after, than);
}

//! What was done about the bias of what was published, before the pilot was looked at.
std::string published_half_sentence(LeavingEffect const& effect)
{
    if (effect.bias_method == BiasMethod::none)
        return "Nothing is taken off what was published for bias: the inputs ask for that.";
    double const factor = effect.robust->bias_factor;
    if (factor == 1.0) return "What was published is not weakened for its design.";
    return fmt::format("What was published is weakened for its design: its logarithm counts {:.3g} times.", factor);
}

std::string spread_sentence(RobustEffect const& robust)
{
    Normal const otherwise{0.0, robust.prior.spread_if_not};
    return fmt::format(
        "Where it does not apply no effect is expected, and the hazard ratio lies between {} and {} in 95 of "
        "100 cases ({}).",
        ratio(quantile(otherwise, 0.025)), ratio(quantile(otherwise, 0.975)),
        robust.spread_stated ? "as the inputs say" : "our guess");
}

//! The texts of several authorities, empty where nothing was to be expected: of one its own, of several how many have one.
std::string of_one_or_several(std::vector<std::string> const& texts)
{
    if (texts.size() == 1) return texts.front();
    auto const expected = std::count_if(texts.begin(), texts.end(), [](auto const& text) { return !text.empty(); });
    if (expected == 0) return "";
    return fmt::format("Half or more of the fall in the pilot would have been expected with nothing done in {} of {} "
                       "authorities. ",
                       expected, texts.size());
}

}  // namespace

std::string fall_sentences(FallExplained const& fall, std::string const& authority)
{
    InAHundred const unit{100.0 * std::abs(fall.fall()) < fall_in_whole_numbers ? 0.1 : 1.0};
    double const before = unit.shown(fall.before);
    double const after = unit.shown(fall.after);
    double const expected = unit.shown(fall.expected);
    double const gone = before - after;
    auto const text =
        fmt::format("Leaving was {} in 100 staff a year before and {} after. ", unit.text(before), unit.text(after));
    auto const lose = fmt::format("{} is expected to lose {} in 100 a year", authority, unit.text(expected));
    double const nothing = unit.step / 2.0;
    if (gone < nothing) return text + fmt::format("It did not fall; {}.", lose);
    double const by_itself = std::clamp(before - expected, 0.0, gone);
    if (by_itself < nothing)
        return text + fmt::format("None of that fall would have been expected with nothing done: {}.", lose);
    if (gone - by_itself < nothing)
        return text + fmt::format("All of that fall would have been expected with nothing done: {}.", lose);
    return text + fmt::format("{} of those {} would have been expected with nothing done: {}.", unit.text(by_itself),
                              unit.text(gone), lose);
}

bool fall_was_to_be_expected(Study const& study, Strategy const& strategy)
{
    return !expected_fall_first(study, strategy).empty();
}

bool fall_was_to_be_expected(Findings const& findings, Result const& result)
{
    return !expected_fall_first(findings, {&result}).empty();
}

std::string expected_fall_first(Study const& study, Strategy const& strategy, Authority const& authority)
{
    std::string text;
    for (auto const member : strategy.members) {
        auto const& effect = study.interventions.at(member).effect;
        if (!effect || !effect->pilot) continue;
        auto const place = pilot_place(effect->pilot, study, authority);
        if (place.fall && place.fall->was_to_be_expected())
            text += fall_sentences(*place.fall, visible(place.authority)) + " ";
    }
    return text;
}

std::string expected_fall_first(Study const& study, Strategy const& strategy)
{
    std::vector<std::string> texts;
    for (auto const& authority : study.authorities) texts.push_back(expected_fall_first(study, strategy, authority));
    return of_one_or_several(texts);
}

std::string expected_fall_first(Findings const& findings, std::vector<Result const*> const& results)
{
    std::vector<std::string> texts;
    for (auto const* result : results)
        texts.push_back(expected_fall_first(findings.study, findings.strategies.at(result->strategy),
                                            findings.study.authorities.at(result->authority)));
    return of_one_or_several(texts);
}

std::vector<std::string> expected_falls(Study const& study, std::vector<Strategy> const& strategies)
{
    std::vector<std::string> texts;
    for (auto const& strategy : strategies)
        if (auto const text = expected_fall_first(study, strategy); !text.empty())
            texts.push_back(fmt::format("{}: {}", visible(strategy.name.empty() ? strategy.id : strategy.name), text));
    return texts;
}

std::vector<std::string> counted_words(LeavingEffect const& effect, PilotPlace const& here)
{
    if (!effect.pilot) return {};
    auto const& pilot = *effect.pilot;
    std::vector<std::string> words;
    if (here.fall) {
        words.push_back(fall_sentences(*here.fall, here.authority));
        if (here.fall->by_itself() > 0.0) words.push_back(expected_sentence(*here.fall));
        if (here.fall->by_itself() > 0.0)
            words.push_back(
                fmt::format("That takes the teams to be like the others of {}: in teams that lose more year "
                            "after year less would have come by itself.",
                            here.authority));
    } else if (pilot.kind == PilotKind::two_groups) {
        words.push_back(groups_sentence(pilot, here));
    }
    if (pilot.has_half_added()) words.push_back(half_sentence(pilot));
    words.push_back(weakened_sentence(effect));
    words.push_back(carried_sentence(effect, here));
    return words;
}

std::vector<std::string> combined_words(LeavingEffect const& effect)
{
    if (effect.pilot && effect.pooling) return {pooled_with_it(*effect.pooling)};
    if (!effect.robust) return {};
    auto const& robust = *effect.robust;
    std::vector<std::string> words{doubt_sentence(robust, effect.pilot.has_value()), spread_sentence(robust),
                                   published_half_sentence(effect)};
    if (robust.belief.does_not_apply < 1.0)
        words.push_back(fmt::format("If what was published applies, the hazard ratio is {}.",
                                    ratio_and_range(robust.belief.applies)));
    if (effect.pilot && robust.belief.does_not_apply > 0.0)
        words.push_back(
            fmt::format("If it does not, the pilot makes it {}.", ratio_and_range(robust.belief.otherwise)));
    words.push_back(fmt::format("Calculated with: {}.", ratio_and_range(effect.log_hazard_ratio.about)));
    return words;
}

std::vector<std::string> pilot_words(LeavingEffect const& effect, PilotPlace const& here)
{
    auto words = counted_words(effect, here);
    for (auto& sentence : combined_words(effect)) words.push_back(std::move(sentence));
    return words;
}

std::vector<std::string> pilot_words(Findings const& findings, Result const& result)
{
    std::vector<std::string> words;
    auto const& authority = findings.study.authorities.at(result.authority);
    for (auto const member : findings.strategies.at(result.strategy).members)
        if (auto const& effect = findings.study.interventions.at(member).effect)
            for (auto& sentence : pilot_words(*effect, pilot_place(effect->pilot, findings.study, authority)))
                words.push_back(std::move(sentence));
    return words;
}

}  // namespace holdfast::report

#include "report/savings/pilot_json.hpp"

#include "report/words/pilot_words.hpp"

namespace holdfast::report {

namespace {

Json group(PilotGroup const& counted)
{
    return {{"left", number(counted.left)},
            {"staff", number(counted.staff)},
            {"months", number(counted.months)},
            {"rate", number(counted.rate())}};
}

Json in_authority(LeavingEffect const& effect, Study const& study, Authority const& authority)
{
    auto const here = pilot_place(effect.pilot, study, authority);
    constexpr auto no_fall = "two groups were counted, or nobody is expected to leave";
    Object whole;
    whole.put("authority", authority.code);
    whole.put("expected_rate", number(here.expected));
    whole.put(
        "fall", here.fall, [](FallExplained const& fall) { return number(fall.fall()); }, no_fall);
    whole.put(
        "fall_by_itself", here.fall, [](FallExplained const& fall) { return number(fall.by_itself()); }, no_fall);
    whole.put(
        "ratio_to_expected", here.fall, [](FallExplained const& fall) { return number(fall.ratio_to_expected()); },
        no_fall);
    whole.put("words", strings(pilot_words(effect, here)));
    return std::move(whole).finished();
}

//! Its own by design, where that is used: 1 where the inputs leave it out.
double factor_in_use(LeavingEffect const& effect)
{
    bool const used = effect.bias_method == BiasMethod::by_design || effect.bias_method == BiasMethod::empirical;
    return used ? effect.pilot->bias_factor : 1.0;
}

Json normal(Normal const& about) { return {{"mean", number(about.mean)}, {"sd", number(about.sd)}}; }

}  // namespace

Json pilot_json(LeavingEffect const& effect, Study const& study)
{
    auto const& pilot = *effect.pilot;
    auto here = Json::array();
    for (auto const& authority : study.authorities) here.push_back(in_authority(effect, study, authority));
    return {{"counted", pilot.kind == PilotKind::two_groups ? "two groups" : "before and after"},
            {"with", group(pilot.with)},
            {"without", group(pilot.without)},
            {"design", pilot.design},
            {"bias_factor", number(factor_in_use(effect))},
            {"design_effect", number(pilot.design_effect)},
            {"log_hazard_ratio", number(pilot.log_hazard_ratio.estimate)},
            {"standard_error", number(pilot.log_hazard_ratio.standard_error)},
            {"source", pilot.source},
            {"place", pilot.place},
            {"clustering_left_out", effect.clustering_left_out},
            {"in_authorities", std::move(here)}};
}

Json doubt_json(RobustEffect const& robust)
{
    return {{"stated", number(robust.prior.does_not_apply)},
            {"after_pilot", number(robust.belief.does_not_apply)},
            {"spread_if_not", number(robust.prior.spread_if_not)},
            {"spread_stated", robust.spread_stated},
            {"transport_sd", number(robust.transport_sd)},
            {"published", normal(robust.prior.applies)},
            {"applies", normal(robust.belief.applies)},
            {"otherwise", normal(robust.belief.otherwise)}};
}

}  // namespace holdfast::report

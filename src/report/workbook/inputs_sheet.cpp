#include "report/workbook/inputs_sheet.hpp"

#include "belief/stated_as.hpp"
#include "holdfast/study/beliefs.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/wording.hpp"
#include "report/workbook/inputs_writer.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace holdfast::report {

using namespace inputs_columns;

namespace {

constexpr std::uint32_t panel_row = 2;
constexpr char const* as_given = "as the study has it";

//! What names of a member's cells end in: nothing where there is one, "_2" for the second of several.
std::string suffix_of(std::size_t member, std::size_t members)
{
    return members > 1 ? fmt::format("_{}", member + 1) : std::string{};
}

std::string design_words(LeavingEffect const& effect)
{
    if (effect.robust && effect.bias_method == BiasMethod::none)
        return "nothing taken off for bias, and carried here inside the effect: the inputs ask for that (M13a)";
    if (effect.robust) return "weakened and carried here inside the effect, part by part (M13a)";
    if (effect.bias_shift != 0.0) return "pooled figures, each weakened for its own design (M14)";
    if (effect.of_design && effect.bias_method == BiasMethod::none)
        return "used as published: the inputs ask for that (M14)";
    if (effect.bias_method == BiasMethod::empirical_alone)
        return "shrunk as one of many trials, with no factor for its design: the inputs ask for that (M14a)";
    if (effect.design.empty()) return "a stated belief: used as it stands (M14)";
    return fmt::format("{}for bias by study design: {}{} (M14)",
                       effect.bias_method == BiasMethod::empirical ? "after shrinkage, " : "", effect.design,
                       effect.developer_evaluated ? ", judged by its own developers" : "");
}

//! What its cell is called in formulas.
std::string cell_of(BeliefSays const& says)
{
    if (says.chapter == Chapter::leaving) return "leaving_rate_england";  // the authority's own is worked out
    return std::string(says.key()) + (says.key() == "exit" ? "_cost" : "");
}

//! What the row of an amount says.
BeliefSays row_of(ProgrammePart amount)
{
    static constexpr auto rows = std::apply([](auto const&... row) { return std::array{row.says...}; }, cost_rows);
    return rows[static_cast<std::size_t>(amount)];
}

Allowed allowed(BeliefRange range)
{
    switch (range) {
    case BeliefRange::not_negative: return Allowed::not_negative;
    case BeliefRange::positive: return Allowed::positive;
    case BeliefRange::share: return Allowed::share;
    case BeliefRange::anything: return Allowed::anything;
    }
    return Allowed::anything;
}

struct EffectInputs {
    Formula ratio, factor;
    std::optional<Formula> shift;
};

//! The cells of a resource's numbers.
ResourceValues<Formula> resource_inputs(InputsWriter& write, Intervention const& of, std::size_t r,
                                        std::string const& suffix)
{
    ResourceValues<Formula> values;
    for_rows(resource_rows, [&](auto const& row) {
        auto const* about = belief_of(row, of.resources[r]);
        if (about == nullptr) return;
        row.place(values) = write.belief(
            *about, fmt::format("resource_{}_{}{}", r + 1, row.says.key(), suffix), allowed(row.says.range),
            fmt::format("interventions.{}.costs.resources.{}.{}", of.id, of.resources[r].row, row.says.key()));
    });
    return values;
}

//! One member's inputs, the effect on leaving last: it is worked out below with the others'.
struct MemberInputs {
    LiveMember live;
    std::vector<ResourceValues<Formula>> takes;
    std::optional<EffectInputs> effect;
    std::optional<Formula> lag, ramp, half_life, absence_ratio;
    Formula duration;
    bool to_the_horizon{};
    std::size_t sharers{1};  //!< of its set-up
};

std::vector<Formula> eligible_bands(InputsWriter& write, Study const& study, Intervention const& intervention,
                                    std::string const& suffix)
{
    std::vector<Formula> eligible;
    auto const steps = tenure_steps(study.bands);
    for (std::size_t k = 0; k < steps.size(); ++k) {
        auto const& bands = intervention.eligible_bands;
        auto const& band = study.bands[steps[k].band].name;
        bool const is = bands.empty() || std::find(bands.begin(), bands.end(), band) != bands.end();
        eligible.push_back(write.input(
            {fmt::format("eligible: {} (1 yes, 0 no)", steps[k].name), "1 or 0",
             fmt::format("eligible_band_{}{}", k + 1, suffix), Digits::whole, Allowed::one_or_none, as_given,
             fmt::format("interventions.{}.delivery.eligible", intervention.id), "delivery in the inputs", false},
            is ? 1.0 : 0.0));
    }
    return eligible;
}

MemberInputs member_inputs(InputsWriter& write, Study const& study, Intervention const& of, bool with_effect,
                           std::string const& suffix)
{
    write.heading("The programme: " + (of.name.empty() ? of.id : of.name));
    write.within(of.name);
    auto const months = [&](char const* label, char const* name, char const* key,
                            Allowed allowed = Allowed::not_negative) {
        return InputRow{label,
                        "months",
                        name + suffix,
                        Digits::general,
                        allowed,
                        as_given,
                        fmt::format("interventions.{}.delivery.{}", of.id, key),
                        "delivery in the inputs",
                        false};
    };
    std::optional<EffectInputs> effect;
    if (with_effect) {
        auto const& about = *of.effect;
        auto const ratio = write.ratio(about.log_hazard_ratio,
                                       fmt::format("hazard ratio in those reached, {} and converted{}",
                                                   stated_as(about.log_hazard_ratio.basis),
                                                   about.unshrunk ? ", after empirical shrinkage" : ""),
                                       "hazard_ratio" + suffix, fmt::format("from interventions.{}.effect", of.id));
        auto const factor = write.input(
            {"share of the effect's logarithm that is used", "share", "bias_factor" + suffix, Digits::general,
             Allowed::share, std::string(name(Basis::assumption)), "beliefs.bias", design_words(about), false},
            about.bias_factor);
        double const shift = about.bias_shift + mean(about.transport.about);
        effect = EffectInputs{ratio, factor, std::nullopt};
        if (shift != 0.0)
            effect->shift = write.input({"and added to it", "log hazard ratio", "bias_shift" + suffix, Digits::general,
                                         Allowed::anything, std::string(name(Basis::assumption)), "beliefs.bias",
                                         design_words(about), false},
                                        shift);
    }
    auto coverage = write.belief(of.coverage, "coverage" + suffix, Allowed::share,
                                 fmt::format("interventions.{}.delivery.coverage", of.id));
    auto eligible = eligible_bands(write, study, of, suffix);
    auto start = write.input(months("starts after", "start", "start", Allowed::whole), of.delivery.start);
    auto duration =
        write.input_or_nothing(months("is delivered for (empty: to the end)", "duration", "duration", Allowed::whole),
                               of.delivery.duration ? std::optional<double>(*of.delivery.duration) : std::nullopt);
    MemberInputs made{{of.name, coverage, start, start, std::move(eligible), {}, of.parts_of_costs(), {}},
                      {},
                      effect,
                      {},
                      {},
                      {},
                      {},
                      duration,
                      !of.delivery.duration};
    if (with_effect) {
        made.lag = write.input(months("is not felt for", "lag", "lag"), of.delivery.lag);
        made.ramp = write.input(months("grows to its full effect over (0: at once)", "ramp", "ramp"), of.delivery.ramp);
        made.half_life =
            write.input(months("after its end the effect halves every (0: gone at once)", "half_life", "half_life"),
                        of.delivery.half_life);
        if (of.absence_ratio)
            made.absence_ratio = write.belief(*of.absence_ratio, "absence_ratio" + suffix, Allowed::not_negative,
                                              fmt::format("interventions.{}.absence.ratio", of.id));
    }
    for_beliefs(cost_rows, Chapter::costs, of, [&](auto const& row, Belief const& about) {
        row.place(made.live) = write.belief(about, cell_of(row.says) + suffix, allowed(row.says.range));
    });
    for (std::size_t r = 0; r < of.resources.size(); ++r) made.takes.push_back(resource_inputs(write, of, r, suffix));
    return made;
}

//! Amounts that are stated as shares, in pounds. They follow the prices.
void work_out_costs(InputsWriter& write, Study const& study, std::vector<std::size_t> const& indices,
                    SharedPrices<Formula> const& prices, std::vector<MemberInputs>& members)
{
    for (std::size_t i = 0; i < members.size(); ++i)
        for_beliefs(cost_rows, Chapter::costs, study.interventions.at(indices[i]),
                    [&](auto const& row, Belief const& about) {
                        if (about.share_of == ShareOf::nothing) return;
                        std::optional<Formula>& cost = row.place(members[i].live);
                        cost = write.derived(
                            "in pounds: " + about.label, "£",
                            fmt::format("{}_in_pounds{}", cell_of(row.says), suffix_of(i, members.size())),
                            in_pounds(about.share_of, *cost, prices.pay, prices.on_costs, prices.national_insurance),
                            Digits::pence,
                            about.share_of == ShareOf::salary
                                ? "the share of pay over 1 + on-costs, and national insurance on top of it"
                                : "the share of pay");
                    });
}

//! What each thing that is taken comes to (M19a): the model's own sum, as formulas.
void work_out_resources(InputsWriter& write, Study const& study, std::vector<std::size_t> const& indices,
                        HoursAndTeams<Formula> const& with, std::vector<MemberInputs>& members)
{
    for (std::size_t i = 0; i < members.size(); ++i)
        for (std::size_t r = 0; r < members[i].takes.size(); ++r) {
            auto const& of = study.interventions.at(indices[i]).resources[r];
            auto const terms = of.modelled();
            auto const cost = cost_of_resource(terms, members[i].takes[r], with);
            auto const amount = amount_of(terms.per);
            auto const unit = std::string(row_of(amount).unit);
            LiveResource taken{amount, terms.part, std::nullopt, std::nullopt, terms.capital};
            auto const put = [&](std::string const& what, char const* name, Formula const& is) {
                return write.derived(fmt::format("{}: {}", what, of.item), unit,
                                     fmt::format("resource_{}_{}{}", r + 1, name, suffix_of(i, members.size())), is,
                                     Digits::pence, "from what is taken, as above (M19a)");
            };
            if (terms.kind == ResourceKind::cash || of.backfilled) taken.cash = put("in cash", "cash", cost.cash);
            if (terms.kind == ResourceKind::time) taken.time = put("in time of staff", "time", cost.time);
            members[i].live.takes.push_back(std::move(taken));
        }
}

//! Others who pay the member's set-up with the authority: their staff, as a cell that may be changed (M19c).
std::optional<Formula> others_in_post(InputsWriter& write, SheetSubject const& chosen, std::size_t i)
{
    auto const& members = chosen.strategy.members;
    auto const* alliance = alliance_of(chosen.study, chosen.authority, chosen.study.interventions.at(members[i]));
    if (alliance == nullptr) return std::nullopt;
    return write.input({"in post in the others who share its set-up", "FTE",
                        "others_in_post" + suffix_of(i, members.size()), Digits::people, Allowed::not_negative,
                        std::string(name(Basis::derived)), "alliances." + alliance->id,
                        with_capital(shared_setup_words(*alliance)), false},
                       alliance->in_post() - chosen.authority.in_post);
}

//! What is paid once counts with the authority's share, where others pay with it (M19c).
void share_setups(InputsWriter& write, Formula const& in_post, std::vector<std::optional<Formula>> const& others,
                  std::vector<MemberInputs>& members)
{
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (!others[i]) continue;
        auto const all = in_post + *others[i];
        auto const share = write.derived(
            "share of the set-up that this authority pays: " + members[i].live.name, "share",
            "setup_share" + suffix_of(i, members.size()),
            if_so(all == 0.0, 1.0 / static_cast<double>(members[i].sharers), in_post / all), Digits::share,
            "its staff in post over those of all who share it, which holds only if all buy (M19c)");
        auto const leave = [&share](std::optional<Formula>& amount) {
            if (amount) amount = *amount * share;
        };
        leave(members[i].live.costs.setup);
        for (auto& taken : members[i].live.takes) {
            if (taken.amount != ProgrammePart::setup) continue;
            leave(taken.cash);
            leave(taken.time);
        }
    }
}

//! f while delivered, `felt` months after it is first felt (M10).
Formula grown(Formula const& felt, Formula const& ramp)
{
    return if_so(felt < 0.0, 0.0, if_so(ramp == 0.0, 1.0, smallest(felt / ramp, 1.0)));
}

//! Logarithms of the members' hazard ratios: weakened for design, then, in a package, for overlap (M14, M11).
std::vector<Formula> used_effects(InputsWriter& write, std::vector<MemberInputs> const& members,
                                  std::optional<Formula> const& overlap)
{
    std::vector<Formula> logs;
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto const& effect = *members[i].effect;
        auto const suffix = suffix_of(i, members.size());
        auto const of = members.size() > 1 ? ": " + members[i].live.name : std::string{};
        auto const published = logarithm(effect.ratio);
        auto const weakened = effect.shift ? used_log_hazard_ratio(published, effect.factor, *effect.shift)
                                           : used_log_hazard_ratio(published, effect.factor);
        logs.push_back(write.derived("logarithm of the hazard ratio used" + of, "log", "log_hazard_ratio" + suffix,
                                     weakened, Digits::factor, "weakened for the study's design (M14)"));
        (void)write.derived("hazard ratio used" + of, "ratio", "hazard_ratio_used" + suffix, exponential(logs.back()),
                            Digits::rate, "in those reached (M14)");
    }
    if (!overlap || logs.size() < 2) return logs;
    std::vector<Formula> sizes;
    sizes.reserve(logs.size());
    for (auto const& log : logs) sizes.push_back(size(log));
    auto const most = write.derived("the strongest of them", "log", "strongest", largest(sizes), Digits::factor,
                                    "largest in size (M11)");
    std::vector<Formula> is_strongest;
    std::vector<Formula> weakened;
    for (std::size_t i = 0; i < logs.size(); ++i) {
        Formula const free = is_strongest.empty() ? Formula(1.0) : 1.0 - sum_of(is_strongest);
        is_strongest.push_back(write.derived("is it this one: " + members[i].live.name, "1 or 0",
                                             fmt::format("is_strongest_{}", i + 1), if_so(sizes[i] == most, free, 0.0),
                                             Digits::whole, "the first of equals (M11)"));
        auto const& full = is_strongest.back();
        weakened.push_back(write.derived("logarithm used within the package: " + members[i].live.name, "log",
                                         fmt::format("log_ratio_in_package_{}", i + 1),
                                         logs[i] * (full + (1.0 - full) * (1.0 - *overlap)), Digits::factor,
                                         "all but the strongest are weakened by the overlap (M11)"));
    }
    return weakened;
}

std::vector<LiveInputs::Rate> discount_rates(InputsWriter& write, Study const& study)
{
    std::vector<LiveInputs::Rate> rates;
    for (auto const& step : study.discounting) {
        if (!rates.empty() && step.from_year * 12.0 >= study.months) break;
        auto const number = rates.size() + 1;
        rates.push_back({step.from_year,
                         write.input({rates.empty() ? std::string("discount rate")
                                                    : fmt::format("discount rate after {:g} years", step.from_year),
                                      "a year", number == 1 ? "discount_rate" : fmt::format("discount_rate_{}", number),
                                      Digits::share, Allowed::share, as_given, "study.discounting",
                                      "study.discounting in the inputs", false},
                                     step.rate)});
    }
    return rates;
}

//! What is typed in about leaving and filling posts, before anything is worked out.
struct LeavingInputs {
    Formula national, in_post, vacancies, relative;
    std::optional<Formula> months_to_fill;  //!< none: implied
    std::optional<Formula> growth;          //!< none: posts do not grow
    std::vector<Formula> shares, rates;     //!< by step of a band
    std::vector<std::optional<Formula>> widths;
};

void band_inputs(InputsWriter& write, Study const& study, LeavingInputs& into)
{
    auto const steps = tenure_steps(study.bands);
    for (std::size_t k = 0; k < steps.size(); ++k) {
        auto const& step = steps[k];
        auto const number = std::to_string(k + 1);
        auto const row = [](std::string const& label, std::string const& unit_of_it, std::string const& name,
                            Digits digits, Allowed allowed) {
            return InputRow{
                label, unit_of_it, name, digits, allowed, as_given, "beliefs.bands", "beliefs.bands in the inputs",
                false};
        };
        into.shares.push_back(write.input(
            row("staff in post who are: " + step.name, "share", "band_share_" + number, Digits::share, Allowed::share),
            step.share));
        into.widths.emplace_back();
        if (step.width_months)
            into.widths.back() = write.input(row("months spent as: " + step.name, "months", "band_width_" + number,
                                                 Digits::general, Allowed::positive),
                                             *step.width_months);
        // One rate a band: its steps share it.
        if (k > 0 && steps[k - 1].band == step.band) into.rates.push_back(into.rates.back());
        else
            into.rates.push_back(write.belief(band_row.place(study.bands[step.band]),
                                              fmt::format("{}_{}", cell_of(band_row.says), step.band + 1),
                                              allowed(band_row.says.range)));
    }
}

//! The authority where it starts, and how it leaves and fills posts without the programme (M1–M5, M27).
void work_out_opening(InputsWriter& write, Study const& study, LeavingInputs const& given, LiveInputs& live)
{
    auto const leaving_rate =
        write.derived("the authority's leaving rate", "a year", "leaving_rate", given.national * given.relative,
                      Digits::rate, "England's times the authority's relative rate (M27)");
    Formula weighted = given.shares[0] * given.rates[0];
    for (std::size_t k = 1; k < given.shares.size(); ++k) weighted = weighted + given.shares[k] * given.rates[k];
    auto const mix = write.derived("relative leaving rate of all bands together", "ratio", "relative_rate_of_all",
                                   weighted, Digits::rate, "(M2)");
    auto const steps = tenure_steps(study.bands);
    for (std::size_t k = 0; k < given.shares.size(); ++k) {
        auto const number = std::to_string(k + 1);
        auto const& name = steps[k].name;
        auto const& width = given.widths[k];
        live.hazards.push_back(write.derived("leaving rate: " + name, "a year", "hazard_" + number,
                                             leaving_rate / mix * given.rates[k], Digits::rate, "(M2)"));
        live.chances.push_back(write.derived("chance of leaving within a month: " + name, "share", "chance_" + number,
                                             1.0 - exponential(-(live.hazards.back() / 12.0)), Digits::factor, "(M4)"));
        live.moving_up.push_back(
            write.derived("share who move to the next band in a month: " + name, "share", "moving_up_" + number,
                          width ? 1.0 - exponential(-(1.0 / *width)) : Formula(0.0), Digits::factor, "(M5)"));
        live.opening_staff.push_back(write.derived("in post at the start: " + name, "FTE", "opening_staff_" + number,
                                                   given.in_post * given.shares[k], Digits::people, "(M1)"));
    }
    Formula leaving = live.opening_staff[0] * live.chances[0];
    for (std::size_t k = 1; k < live.chances.size(); ++k) leaving = leaving + live.opening_staff[k] * live.chances[k];
    auto const leavers =
        write.derived("leavers of the first month", "FTE", "leavers_of_first_month", leaving, Digits::people, "(M3)");
    auto const of_vacancies = given.vacancies / leavers;
    live.months_to_fill = write.derived(
        "months to fill a vacancy here", "months", "months_to_fill_here",
        if_so(given.vacancies == 0.0, 0.0,
              given.months_to_fill ? smallest(*given.months_to_fill, of_vacancies) : of_vacancies),
        Digits::rate,
        given.months_to_fill ? "no longer than the vacancies allow (M3)" : "implied by vacancies and leavers (M3)");
    auto const& tau = live.months_to_fill;
    live.filled_within_a_month =
        write.derived("share of vacancies filled within a month", "share", "filled_within_a_month",
                      if_so(tau == 0.0, 1.0, 1.0 - exponential(-(1.0 / tau))), Digits::share, "(M6)");
    live.opening_frictional =
        write.derived("vacancies being filled at the start", "FTE", "opening_being_filled",
                      smallest(given.vacancies, leavers * tau), Digits::people, "Little's law (M3)");
    live.structural = write.derived("vacancies that stay", "FTE", "vacancies_that_stay",
                                    given.vacancies - live.opening_frictional, Digits::people, "(M3)");
    live.posts = write.derived("established posts", "FTE", "posts",
                               sum_of(live.opening_staff) + live.opening_frictional + live.structural, Digits::people,
                               given.growth ? "at the start (M1)" : "never change (M1)");
    if (given.growth)
        live.monthly_growth =
            write.derived("new posts of a month, as a share of its posts", "share", "monthly_growth",
                          power(1.0 + *given.growth, Formula(1.0 / 12.0)) - 1.0, Digits::factor, "(M1a)");
}

//! When each member ends, and how it is felt (M10, M11, M14).
void work_out_members(InputsWriter& write, std::vector<MemberInputs>& members, bool with_effect,
                      std::optional<Formula> const& overlap, Formula const& horizon_months)
{
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto& member = members[i];
        member.live.stop =
            write.derived("delivery ends after: " + member.live.name, "months", "stop" + suffix_of(i, members.size()),
                          if_so(is_empty(member.duration, member.to_the_horizon), horizon_months,
                                member.live.start + member.duration),
                          Digits::general, "(M10)");
    }
    if (!with_effect) return;
    auto const logs = used_effects(write, members, overlap);
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto& member = members[i];
        auto const level = write.derived("share of its effect reached at the end: " + member.live.name, "share",
                                         "level_at_stop" + suffix_of(i, members.size()),
                                         grown(member.live.stop - member.live.start - *member.lag, *member.ramp),
                                         Digits::share, "(M10)");
        member.live.effect =
            LiveEffect{logs[i], *member.lag, *member.ramp, *member.half_life, level, member.absence_ratio};
    }
}

void head(Page& page)
{
    char const* const heads[] = {"input",
                                 "value",
                                 "unit",
                                 "95% range from",
                                 "to",
                                 "how well founded",
                                 "name in formulas",
                                 "first written",
                                 "a local value",
                                 "where in the inputs",
                                 "source"};
    for (std::uint16_t column = 0; column <= source; ++column)
        page.text({inputs_head_row, column}, heads[column], Face::column);
}

//! The cells of what is the authority's own.
struct AuthorityInputs {
    Formula in_post, vacancies, relative, cover, agency_price_level, absence;
    std::optional<Formula> most_hires{};
};

AuthorityInputs authority_inputs(InputsWriter& write, Authority const& authority)
{
    write.heading("The authority: " + authority.name);
    auto const counted_in = [&](char const* label, char const* name, double is, FigureSource const& from) {
        return write.input({label, "FTE", name, Digits::general, Allowed::not_negative,
                            std::string(holdfast::name(from.basis)), "authorities." + authority.code + "." + name,
                            from.source.empty() ? authority.source : from.source, from.local},
                           is);
    };
    AuthorityInputs own;
    own.in_post = counted_in("social workers in post", "in_post", authority.in_post, authority.from.in_post);
    own.vacancies = counted_in("vacancies", "vacancies", authority.vacancies, authority.from.vacancies);
    own.relative = write.belief(authority.relative_leaving_rate, "relative_leaving_rate", Allowed::not_negative);
    own.agency_price_level = write.belief(authority.agency_price_level, "agency_price_level", Allowed::not_negative);
    own.cover = write.belief(authority.cover_share, "cover_share", Allowed::share);
    own.absence = write.belief(authority.absence_rate, "absence_rate", Allowed::share);
    if (authority.hires_capacity)
        own.most_hires = write.input(
            {"hires that it can manage", "a month", "most_hires", Digits::general, Allowed::not_negative, as_given,
             "authorities." + authority.code + ".hires_capacity",
             authority.from.hires_capacity.source.empty() ? authority.source : authority.from.hires_capacity.source,
             authority.from.hires_capacity.local},
            *authority.hires_capacity);
    return own;
}

//! What turns hours into pounds and teams into workers, where a member follows them; pay stands among the prices.
HoursAndTeams<Formula> write_hours_and_teams(InputsWriter& write, Study const& study,
                                             std::vector<std::size_t> const& indices)
{
    HoursAndTeams<Formula> with;
    auto const any = [&](auto const& follows) {
        return std::any_of(indices.begin(), indices.end(),
                           [&](std::size_t member) { return follows(study.interventions.at(member)); });
    };
    if (any([](Intervention const& member) { return member.follows_hours(); }))
        with.paid_hours = write.belief(*study.paid_hours, "paid_hours", Allowed::positive);
    if (any([](Intervention const& member) { return member.follows_teams(); }))
        with.team_size = write.belief(*study.team_size, "team_size", Allowed::positive);
    return with;
}

//! Of a package with an effect alone.
std::optional<Formula> overlap_input(InputsWriter& write, SheetSubject const& chosen)
{
    if (chosen.strategy.members.size() < 2 || !chosen.strategy.has_effect) return std::nullopt;
    return write.input({"how much the effects overlap: all but the strongest count for less by", "share", "overlap",
                        Digits::share, Allowed::share, as_given, "packages." + chosen.strategy.id + ".overlap",
                        "the package in the inputs", false},
                       chosen.strategy.overlap);
}

LeavingInputs leaving_inputs(InputsWriter& write, Study const& study, AuthorityInputs const& own)
{
    write.heading("Leaving and filling posts");
    LeavingInputs leaving{{}, own.in_post, own.vacancies, own.relative, {}, {}, {}, {}, {}};
    for_beliefs(leaving_rows, std::array{Chapter::leaving, Chapter::fill, Chapter::posts}, study,
                [&](auto const& row, Belief const& about) {
                    if (row.says.chapter == Chapter::fill && study.implied_fill) return;
                    if (row.says.chapter == Chapter::posts && !posts_grow(study)) return;
                    auto const cell = write.belief(about, cell_of(row.says), allowed(row.says.range));
                    if (row.says.chapter == Chapter::fill) leaving.months_to_fill = cell;
                    else if (row.says.chapter == Chapter::posts) leaving.growth = cell;
                    else leaving.national = cell;
                });
    band_inputs(write, study, leaving);
    return leaving;
}

//! What each programme of the strategy takes, and the staff of the others that share its set-up.
struct EveryMember {
    std::vector<MemberInputs> members;
    std::vector<std::optional<Formula>> others;
};

EveryMember every_member(InputsWriter& write, SheetSubject const& chosen)
{
    EveryMember made;
    auto const& indices = chosen.strategy.members;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        auto const& of = chosen.study.interventions.at(indices[i]);
        made.members.push_back(
            member_inputs(write, chosen.study, of, chosen.strategy.has_effect, suffix_of(i, indices.size())));
        made.others.push_back(others_in_post(write, chosen, i));
        if (auto const* alliance = alliance_of(chosen.study, chosen.authority, of))
            made.members.back().sharers = alliance->members.size();
    }
    write.within("");
    return made;
}

}  // namespace

LiveInputs write_inputs(Book& book, Page& page, SheetSubject const& chosen)
{
    auto const& study = chosen.study;
    auto const& authority = chosen.authority;
    bool const with_effect = chosen.strategy.has_effect;
    page.widths({50, 13, 25, 12, 12, 20, 34, 14, 9, 72, 110});
    page.paragraph(0, "Inputs: " + chosen.both_names(), Face::title, high);
    page.paragraph(
        1,
        "Yellow cells can be changed: the sheets Result, Model and the second table of Budget follow. All else "
        "in this workbook stays as it was when it was written. Each value is the average of what is believed.",
        Face::wrapped, basis);
    head(page);
    InputsWriter write(book, page);

    auto const own = authority_inputs(write, authority);

    auto const leaving = leaving_inputs(write, study, own);

    write.heading("What things cost");
    LiveInputs live;
    auto const write_prices = [&](auto const& chapters) {
        for_beliefs(price_rows, chapters, study, [&](auto const& row, Belief const& about) {
            row.place(live) = write.belief(about, cell_of(row.says), allowed(row.says.range));
        });
    };
    auto const& indices = chosen.strategy.members;
    write_prices(std::array{Chapter::pay, Chapter::agency, Chapter::turnover, Chapter::productivity});
    if (std::any_of(indices.begin(), indices.end(),
                    [&study](std::size_t member) { return study.interventions.at(member).follows_salary(); }))
        write_prices(std::array{Chapter::on_costs});
    auto const hours_and_teams = write_hours_and_teams(write, study, indices);

    auto [members, others] = every_member(write, chosen);
    auto const overlap = overlap_input(write, chosen);

    write.heading("Money over time");
    auto discounting = discount_rates(write, study);
    auto const last_input = write.row() - 1;

    write.heading("Worked out from these (locked)");
    auto const horizon_months = write.derived("months that are looked at", "months", "horizon", study.months,
                                              Digits::whole, "study.horizon in the inputs; fixed in this workbook");
    live.cover_share = own.cover;
    live.agency_price_level = own.agency_price_level;
    live.absence_rate = own.absence;
    live.most_hires = own.most_hires;
    live.discounting = std::move(discounting);
    work_out_opening(write, study, leaving, live);
    work_out_costs(write, study, indices, live, members);
    work_out_resources(write, study, indices, {live.pay, hours_and_teams.paid_hours, hours_and_teams.team_size},
                       members);
    share_setups(write, own.in_post, others, members);
    work_out_members(write, members, with_effect, overlap, horizon_months);
    for (auto& member : members) live.members.push_back(std::move(member.live));
    live.changed =
        write.derived("inputs changed in this workbook", "count", "inputs_changed", InputsWriter::changed(last_input),
                      Digits::changes, "cells whose value is not the one first written");
    page.freeze(inputs_head_row + 1, 1, inputs_head_row);
    // What may be changed, at 7 points at least (the longest has 79 rows). Names, sources and what is worked out are for the
    // screen.
    page.print_on_one_page({last_input, basis}, Page::Orientation::portrait);
    page.protect();
    return live;
}

void write_panel(Page& page, std::vector<PanelFigure> const& figures, Formula const& changed)
{
    page.text({panel_row, what}, "What comes out now (present value)", Face::panel);
    page.text({panel_row + 1, what}, "as the inputs stand in this workbook", Face::panel);
    page.text({panel_row + 2, what}, "as first written: holdfast's own base case", Face::panel);
    std::uint16_t column = value;
    for (auto const& figure : figures) {
        page.text({panel_row, column}, figure.label, Face::column);
        page.formula({panel_row + 1, column}, figure.live, Digits::pounds, Face::panel);
        page.number({panel_row + 2, column}, figure.first, Digits::pounds, Face::panel);
        ++column;
    }
    page.text({panel_row, basis}, "inputs changed here", Face::column);
    page.formula({panel_row + 1, basis}, changed, Digits::changes, Face::panel);
}

}  // namespace holdfast::report

#include "holdfast/questions/worked_sum.hpp"

#include "base/decimal.hpp"
#include "belief/adjusting.hpp"
#include "belief/stated_as.hpp"
#include "engine/authority_model.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/belief/empirical_shrinkage.hpp"
#include "questions/worked_delivery.hpp"
#include "study/scope.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr auto penny = Rounding::to_nearest_penny;

double plain(Decimal const& value) { return value.convert_to<double>(); }

//! "gamma, mean of 66560 with standard deviation 6000": how the base case got its value.
std::string how_known(Distribution const& about)
{
    if (std::holds_alternative<Fixed>(about)) return "as given, not varied";
    if (std::holds_alternative<Mixture>(about))
        return fmt::format("mean of a {}; standard deviation {:.4g}", in_words(about), sd(about));
    return fmt::format("mean of a {} distribution, standard deviation {:.4g}", name(about), sd(about));
}

//! "; Head of HR (50%) says 5%: £2,000, 50%: £3,000 (reason: …)": what each expert said, and counts.
std::string judged(Belief const& belief)
{
    std::string text;
    for (auto const& one : belief.judgements) {
        std::string_view reason = one.reason;
        if (reason.ends_with('.')) reason.remove_suffix(1);
        text += fmt::format("; {} ({:.3g}%) says {} (reason: {})", one.expert, 100.0 * one.weight, one.said, reason);
    }
    if (auto const apart = disagreement_in_words(belief.about, belief.judgements); !apart.empty()) text += ". " + apart;
    return text;
}

WorkedInput worked(Belief const& belief)
{
    auto how = how_known(belief.about) + judged(belief);
    if (auto const adjusted = adjustments_in_words(belief); !adjusted.empty()) how += "; " + adjusted;
    return {belief.label,  mean(belief.about), belief.unit,  std::move(how),
            belief.source, belief.basis,       belief.local, belief.note};
}

//! An amount that is stated as a share of pay or salary, in pounds: what the sum uses, and how it comes about.
WorkedInput in_pounds_worked(Study const& study, Belief const& cost)
{
    auto const& prices = study.prices;
    auto how = fmt::format("{:g} × pay {:g}", mean(cost.about), mean(prices.pay.about));
    if (cost.share_of == ShareOf::salary)
        how += fmt::format(" / (1 + on-costs {:g}) × (1 + national insurance {:g})", mean(prices.on_costs->about),
                           mean(prices.national_insurance->about));
    auto unit = cost.unit;
    auto const of = "share of " + std::string(in_words(cost.share_of));
    if (auto const at = unit.find(of); at != std::string::npos) unit.replace(at, of.size(), "£");
    return {"that is: " + cost.label, mean_in_pounds(study, cost), unit, how, "worked out here", Basis::derived, false};
}

//! A study in decimals, one authority and one strategy of it at a time.
struct Exact {
    explicit Exact(Study const& study) : plan(study), beliefs(study), means(study, plan, beliefs) {}

    void start(Authority const& authority) { means.start(authority); }
    void save(std::size_t strategy_index)
    {
        strategy = &plan.strategies[strategy_index];
        means.save(*strategy);
    }
    [[nodiscard]] AuthorityModel<Decimal> const& model() const { return means.model(); }
    [[nodiscard]] StrategySaving<Decimal> const& saving() const { return means.saving(); }

    Plan plan;
    SharedBeliefs beliefs;
    MeanModel<Decimal> means;
    StrategyPlan const* strategy{};
};

std::size_t find_strategy(std::vector<Strategy> const& strategies, std::string const& id)
{
    auto const found =
        std::find_if(strategies.begin(), strategies.end(), [&](Strategy const& s) { return s.id == id; });
    require(found != strategies.end(), "a worked sum is of one of the study's strategies, not: " + id);
    return static_cast<std::size_t>(found - strategies.begin());
}

struct LinePair {
    Lines<Decimal> without, with;
};

//! Present values of the flows up to some month, without and with the strategy.
class RunningSums {
public:
    explicit RunningSums(Exact const& exact) : exact_(exact) {}

    void add_month(std::size_t t)
    {
        double const discount = exact_.plan.line.discount[t];
        without_.add(exact_.model().comparator()[t], discount);
        saved_.add(exact_.saving().by_month[t], discount);
        programme_ += exact_.saving().programme_by_month[t] * discount;
        if (!exact_.saving().time_by_month.empty()) time_ += exact_.saving().time_by_month[t] * discount;
    }
    [[nodiscard]] LinePair priced() const
    {
        auto const& prices = exact_.model().prices();
        LinePair pair{price(without_, prices), price(FlowSums<Decimal>(without_ - saved_), prices)};
        at(pair.with, Line::agency) = at(pair.without, Line::agency) - at(price_saved(saved_, prices), Line::agency);
        at(pair.with, Line::programme) = programme_;
        at(pair.with, Line::programme_time) = time_;
        return pair;
    }

private:
    Exact const& exact_;
    FlowSums<Decimal> without_{};
    FlowSums<Decimal> saved_{};
    Decimal programme_ = 0;
    Decimal time_ = 0;
};

//! Every line to the end of each month.
std::vector<LinePair> running_lines(Exact const& exact)
{
    std::vector<LinePair> running;
    RunningSums sums(exact);
    for (std::size_t t = 0; t < exact.saving().by_month.size(); ++t) {
        sums.add_month(t);
        running.push_back(sums.priced());
    }
    return running;
}

//! Every line over the whole horizon: the last of the running lines.
LinePair lines_at_the_end(Exact const& exact)
{
    RunningSums sums(exact);
    for (std::size_t t = 0; t < exact.saving().by_month.size(); ++t) sums.add_month(t);
    return sums.priced();
}

std::vector<WorkedLine> rounded_lines(LinePair const& pair)
{
    std::vector<WorkedLine> lines;
    for (auto const line : all_lines)
        lines.push_back({line, to_money(at(pair.without, line), penny), to_money(at(pair.with, line), penny)});
    return lines;
}

struct FourSums {
    Money gross_cash, gross_total, net_cash, net_total;
};

FourSums sums_of_lines(std::vector<WorkedLine> const& lines)
{
    FourSums sums;
    for (auto const& line : lines) {
        bool const programme = is_of_programme(line.line);
        if (is_cash(line.line) && !programme) sums.gross_cash += line.saving();
        if (!programme) sums.gross_total += line.saving();
        if (is_cash(line.line)) sums.net_cash += line.saving();
        sums.net_total += line.saving();
    }
    return sums;
}

//! The parts of the programme's cost. Each is rounded to the penny but the last, which is what the others leave of the
//! line, so that they add up to it.
ByPart<Money> rounded_parts(ByPart<Decimal> const& exact, ByPart<bool> const& has, Money line)
{
    ByPart<Money> parts{};
    Money left = line;
    Money* last = nullptr;
    for (auto const part : all_cost_parts) {
        if (!at(has, part)) continue;
        last = &at(parts, part);
        *last = to_money(at(exact, part), penny);
        left -= *last;
    }
    if (last != nullptr) *last += left;
    return parts;
}

Money up_to(CostPart part, ByPart<Money> const& parts)
{
    Money sum;
    for (auto const one : all_cost_parts)
        if (one <= part) sum += at(parts, one);
    return sum;
}

std::string how_published(LeavingEffect const& effect)
{
    if (effect.robust) return "from " + effect.as_published + ", which may not apply here (M12, M13a)";
    auto const& belief = effect.log_hazard_ratio;
    if (!belief.judgements.empty()) return how_known(belief.about) + " of its logarithm (M12a)" + judged(belief);
    if (!effect.pooling || !effect.pooling->pooled) return "from " + effect.as_published + " (M12)";
    return fmt::format("centre of {} figures pooled by {}: {} (M12, M13)", effect.pooling->figures.size(),
                       effect.pooling->method, effect.as_published);
}

//! Of the ratio that shrinkage leaves, before any factor by design.
std::string how_shrunk(LeavingEffect const& effect)
{
    return fmt::format("shrunk as one of 23,551 trials, which leaves {:.0f}% of its logarithm (M14a)",
                       100.0 * share_left_by_shrinkage(effect).value_or(1.0));
}

//! By each way of dealing with bias: what the row "hazard ratio used" is of the one above it.
std::string how_weakened(LeavingEffect const& effect)
{
    auto const method = effect.bias_method;
    if (effect.robust && method == BiasMethod::none)
        return "nothing is taken off for bias: the inputs ask for that; what was published was carried here before the "
               "parts were put together (M13a)";
    if (effect.robust)
        return "each part was weakened and carried here by itself, before the parts were put together (M13a)";
    if (!effect.of_design) return "not weakened: a belief that is stated, and no study's (M14)";
    if (method == BiasMethod::none) return "not weakened: the inputs ask for no adjustment for bias (M14)";
    if (method == BiasMethod::empirical_alone)
        return "shrunk, and not weakened for the study's design: the inputs ask for that (M14a)";
    if (effect.bias_shift != 0.0)
        return "each figure's logarithm times its own factor for bias by study design, averaged with their weights "
               "(M14)";
    bool const shrunk = method == BiasMethod::empirical;
    if (effect.bias_factor == 1.0)
        return shrunk ? "what shrinkage leaves: its design has a factor of 1 (M14a)"
                      : "not weakened: its design has a factor of 1, as a randomised trial has (M14)";
    return fmt::format("{} times {:g}, for bias by study design: {}{} (M14{})",
                       shrunk ? "the logarithm of what shrinkage leaves" : "its logarithm", effect.bias_factor,
                       effect.design, effect.developer_evaluated ? ", judged by its own developers" : "",
                       shrunk ? "a" : "");
}

//! A share of posts, as posts: new vacancies at an old share show what it would take to cover them. What is believed for the
//! forecast is no count, and stands beside the count where the two differ.
std::string cover_in_posts(Authority const& authority)
{
    if (authority.vacancies <= 0.0) return {};
    double const believed = mean(authority.cover_share.about) * authority.vacancies;
    auto const posts = fmt::format("{:.1f} of {:.1f} vacant posts", believed, authority.vacancies);
    auto const& counted = authority.agency_covering_vacancies;
    if (!counted) return fmt::format("; believed: about {}, not counted", posts);
    // Published shares are rounded to a tenth of a per cent, and counts to a tenth of a post.
    double const rounding = 0.05 + 0.0005 * authority.vacancies;
    if (std::abs(std::min(*counted, authority.vacancies) - believed) <= rounding) return fmt::format("; {}", posts);
    bool const of_before = authority.from.vacancies.local && !authority.from.agency_covering_vacancies.local;
    return fmt::format("; believed: about {}; {}: {:.1f}", posts, of_before ? "the last count" : "counted", *counted);
}

//! τ_a: what counts for this authority, and where a longer time to fill would change nothing.
void add_time_to_fill(std::vector<WorkedInput>& inputs, Study const& study, Authority const& authority,
                      Exact const& exact)
{
    auto const months = plain(exact.model().months_to_fill());
    bool const capped = !study.implied_fill && months < mean(study.months_to_fill.about);
    std::string how = "no more than the vacancies allow (M3)";
    if (authority.vacancies == 0.0) how = "no vacancies, so posts are taken to fill at once (M3)";
    else if (study.implied_fill) how = "implied by vacancies and leavers (M3)";
    else if (capped)
        how = "as many vacancies as leavers of so many months: a longer time to fill changes nothing here, because no "
              "more "
              "posts stand empty (M3)";
    inputs.push_back(
        {"months to fill a vacancy here", months, "months", how, "worked out here", Basis::derived, false});
}

//! What turns hours into pounds and teams into workers, where a member follows them.
void add_hours_and_teams(std::vector<WorkedInput>& inputs, Study const& study, StrategyPlan const& strategy)
{
    auto const any = [&](auto const& follows) {
        return std::any_of(strategy.members.begin(), strategy.members.end(),
                           [&](std::size_t member) { return follows(study.interventions[member]); });
    };
    if (any([](Intervention const& member) { return member.follows_hours(); }))
        inputs.push_back(worked(*study.paid_hours));
    if (any([](Intervention const& member) { return member.follows_teams(); }))
        inputs.push_back(worked(*study.team_size));
}

//! The set-ups that are shared, of a strategy's members.
std::vector<WorkedSetup> shared_setups(Study const& study, Authority const& authority,
                                       std::vector<std::size_t> const& members)
{
    std::vector<WorkedSetup> setups;
    for (auto const member : members) {
        auto const& intervention = study.interventions[member];
        auto const* alliance = alliance_of(study, authority, intervention);
        if (alliance == nullptr) continue;
        double const all =
            mean_in_pounds(study, intervention.setup) + whole(mean_resource_costs(study, intervention).cash).setup;
        double const share = alliance->share_of(authority.code);
        setups.push_back(
            {*alliance, intervention.name, share, Money::round(all, penny), Money::round(all * share, penny)});
    }
    return setups;
}

//! Whose share of a set-up it is, and how it comes about: "210 of 560 FTE in post in all (Leeds 210, York 350) …".
WorkedInput share_worked(WorkedSetup const& setup, std::string const& whose)
{
    std::string all;
    for (auto const& member : setup.alliance.members)
        all += fmt::format("{}{} {:g}", all.empty() ? "" : ", ", member.name, member.in_post);
    return {
        "share of the set-up" + whose,
        setup.share,
        "share",
        fmt::format("staff in post here over all who pay it once between them ({}; in all {:g} FTE), which holds only "
                    "if all buy (M19c); of £{:.2f} in cash it is £{:.2f}",
                    all, setup.alliance.in_post(), setup.whole.in_pounds(), setup.here.in_pounds()),
        setup.alliance.why,
        Basis::derived,
        false};
}

//! What was published of an effect, and what is made of it in this authority.
void add_effect(std::vector<WorkedInput>& inputs, Study const& study, Authority const& authority,
                Intervention const& intervention, std::string const& whose)
{
    if (!intervention.effect) return;
    auto const& effect = *intervention.effect;
    double const published = mean(effect.published().about);
    double const shrunk = mean(effect.log_hazard_ratio.about);
    inputs.push_back(
        {fmt::format("hazard ratio in those reached, {}{}", stated_as(effect.log_hazard_ratio.basis), whose),
         std::exp(published), "ratio", how_published(effect), effect.log_hazard_ratio.source,
         effect.log_hazard_ratio.basis, effect.log_hazard_ratio.local});
    if (effect.unshrunk)
        inputs.push_back({"hazard ratio after empirical shrinkage" + whose, std::exp(shrunk), "ratio",
                          how_shrunk(effect), std::string(shrinkage_source), Basis::derived, false});
    bool const adjusted = effect.deals_with_bias();
    inputs.push_back({"hazard ratio used" + whose, std::exp(effect.used(shrunk)), "ratio", how_weakened(effect),
                      adjusted ? "beliefs.bias in the inputs" : "as above",
                      adjusted ? Basis::assumption : effect.log_hazard_ratio.basis, false});
    add_place(inputs, study, authority, intervention);
}

std::vector<WorkedInput> inputs_of(Study const& study, Authority const& authority, Exact const& exact,
                                   std::string const& strategy_id)
{
    std::vector<WorkedInput> inputs;
    auto const given = [&](char const* label, double value, FigureSource const& from) {
        bool const published = !from.local && from.basis == Basis::official_statistic;
        inputs.push_back({label, value, "FTE", published ? "as published" : "as entered",
                          from.source.empty() ? authority.source : from.source, from.basis, from.local});
    };
    given("social workers in post", authority.in_post, authority.from.in_post);
    given("vacancies", authority.vacancies, authority.from.vacancies);
    if (authority.hires_capacity) given("most hires a month", *authority.hires_capacity, authority.from.hires_capacity);
    auto const add = [&](std::initializer_list<Chapter> chapters) {
        auto const add_it = [&](auto const&, Belief const& belief) { inputs.push_back(worked(belief)); };
        for (auto const chapter : chapters) {
            for_beliefs(shared_rows, chapter, study, add_it);
            for_beliefs(authority_rows, chapter, authority, add_it);
        }
    };
    add({Chapter::leaving, Chapter::own_leaving});
    inputs.push_back({"the authority's leaving rate", plain(exact.model().leaving_rate()), "leavers per FTE-year",
                      "England's rate times the authority's relative rate (M27)", "worked out here", Basis::derived,
                      false});
    for (std::size_t k = 0; k < study.bands.size(); ++k) {
        add_band(inputs, study, k);
        inputs.push_back(worked(band_row.place(study.bands[k])));
    }
    if (!study.implied_fill) add({Chapter::fill});
    if (exact.plan.posts_grow) add({Chapter::posts});
    add_time_to_fill(inputs, study, authority, exact);
    add({Chapter::pay, Chapter::agency, Chapter::cover});
    inputs.back().how += cover_in_posts(authority);
    add({Chapter::turnover, Chapter::productivity, Chapter::absence});
    auto const& members = exact.strategy->members;
    if (std::any_of(members.begin(), members.end(),
                    [&study](std::size_t member) { return study.interventions[member].follows_salary(); }))
        add({Chapter::on_costs});
    add_hours_and_teams(inputs, study, *exact.strategy);

    bool const several = exact.strategy->members.size() > 1;
    for (auto const member : exact.strategy->members) {
        auto const& intervention = study.interventions[member];
        auto const whose = several ? ": " + intervention.name : std::string{};
        add_effect(inputs, study, authority, intervention, whose);
        auto const add_its = [&](Chapter chapter) {
            for_beliefs(intervention_rows, chapter, intervention, [&](auto const&, Belief const& belief) {
                inputs.push_back(worked(belief));
                if (belief.share_of != ShareOf::nothing) inputs.push_back(in_pounds_worked(study, belief));
            });
        };
        add_its(Chapter::coverage);
        add_delivery(inputs, study, intervention);
        add_its(Chapter::costs);
        add_its(Chapter::resources);
        for (auto const& setup : shared_setups(study, authority, {member}))
            inputs.push_back(share_worked(setup, whose));
        add_its(Chapter::effect_on_absence);
    }
    add_overlap(inputs, study, *exact.strategy, strategy_id);
    for (auto const& step : study.discounting)
        inputs.push_back({step.from_year == 0.0 ? std::string("discount rate")
                                                : fmt::format("discount rate after {:g} years", step.from_year),
                          step.rate, "a year", "as given, not varied", "study.discounting in the inputs",
                          Basis::published, false});
    return inputs;
}

std::vector<WorkedMonth> months_of(Study const& study, Exact const& exact, std::vector<LinePair> const& running)
{
    std::vector<WorkedMonth> months;
    std::vector<WorkedLine> before;
    for (auto const line : all_lines) before.push_back({line, {}, {}});
    Decimal staff = exact.model().opening().in_post();
    for (std::size_t t = 0; t < running.size(); ++t) {
        auto const& saved = exact.saving().by_month[t];
        auto const with = FlowSums<Decimal>(exact.model().comparator()[t] - saved);
        WorkedMonth month;
        month.when = later(study.start, static_cast<int>(t));
        month.staff = plain(staff);
        staff += with.hires - with.leavers;
        month.vacancies = plain(with.vacancy);
        month.leavers = plain(with.leavers);
        month.leavers_without = plain(exact.model().comparator()[t].leavers);
        month.hires = plain(with.hires);
        month.discount = exact.plan.line.discount[t];
        auto const now = rounded_lines(running[t]);
        for (std::size_t i = 0; i < line_count; ++i) {
            month.saving[i] = now[i].saving() - before[i].saving();
            if (is_cash(now[i].line)) month.net_cash += month.saving[i];
        }
        before = now;
        months.push_back(month);
    }
    return months;
}

}  // namespace

Money WorkedSum::cash_after(CostPart part) const { return gross_cash - up_to(part, programme_parts); }
Money WorkedSum::total_after(CostPart part) const
{
    return gross_total - up_to(part, programme_parts) - up_to(part, time_parts);
}

namespace {

//! The base case's saving in cash, before the programme.
Money gross_cash_of(Study const& study, Authority const& authority, std::size_t strategy)
{
    Exact exact(study);
    exact.start(authority);
    exact.save(strategy);
    return sums_of_lines(rounded_lines(lines_at_the_end(exact))).gross_cash;
}

//! Each member's effect by every way of dealing with bias; the other members' as they are.
std::vector<WorkedBias> bias_of(Study study, Authority const& authority, Strategy const& strategy, std::size_t index)
{
    std::vector<WorkedBias> all;
    for (auto const member : strategy.members) {
        auto& effect = study.interventions[member].effect;
        if (!effect || !effect->of_design) continue;
        auto const as_is = *effect;
        WorkedBias of{study.interventions[member].name, as_is, {}};
        for (auto const& row : effects_by_method(as_is)) {
            effect = with_bias(as_is, row.method);
            of.rows.push_back({row, gross_cash_of(study, authority, index)});
        }
        effect = as_is;
        all.push_back(std::move(of));
    }
    return all;
}

}  // namespace

WorkedSum worked_sum(Study const& study, Authority const& authority, std::string const& strategy)
{
    auto const strategies = strategies_of(study);
    auto const index = find_strategy(strategies, strategy);
    Exact exact(study);
    exact.start(authority);
    exact.save(index);
    auto const running = running_lines(exact);

    WorkedSum sum;
    sum.authority = authority.name;
    sum.authority_code = authority.code;
    sum.intervention = strategies[index].name;
    sum.intervention_id = strategies[index].id;
    sum.basis = strategies[index].basis;
    sum.beside_pilot = strategies[index].beside_pilot;
    sum.bias_method = strategies[index].bias_method;
    sum.placeholder_cost = strategies[index].placeholder_cost;
    sum.hours_guessed = strategies[index].hours_guessed;
    if (!strategies[index].has_effect)
        sum.no_effect_reason =
            "No study measured turnover, so no effect is given: leaving is the same with and without it.";
    sum.months = study.months;
    sum.start = study.start;
    sum.price_year = study.price_year;
    sum.inputs = inputs_of(study, authority, exact, strategy);
    for (auto const member : strategies[index].members) {
        auto const& intervention = study.interventions.at(member);
        sum.ratings.push_back({intervention.name, rate(study, intervention)});
        if (auto const& effect = intervention.effect; effect && (effect->pilot || effect->robust))
            sum.pilots.push_back({intervention.name, *effect, pilot_place(effect->pilot, study, authority)});
    }
    sum.evidence_searched = study.evidence_searched;
    sum.lines = rounded_lines(running.back());
    sum.bias = bias_of(study, authority, strategies[index], index);
    sum.by_month = months_of(study, exact, running);
    auto const sums = sums_of_lines(sum.lines);
    sum.gross_cash = sums.gross_cash;
    sum.gross_total = sums.gross_total;
    sum.net_cash = sums.net_cash;
    sum.net_total = sums.net_total;
    sum.cost_parts = strategies[index].cost_parts;
    sum.programme_parts = rounded_parts(exact.saving().programme_parts, sum.cost_parts,
                                        sum.lines[static_cast<std::size_t>(Line::programme)].with);
    sum.time_parts = rounded_parts(exact.saving().programme_time_parts, exact.strategy->cost_parts,
                                   sum.lines[static_cast<std::size_t>(Line::programme_time)].with);
    sum.hours = plain(exact.saving().programme_hours);
    sum.setups = shared_setups(study, authority, strategies[index].members);
    sum.takes = worked_costs(study, authority, index);

    Decimal leavers = 0;
    for (auto const& month : exact.model().comparator()) leavers += month.leavers;
    sum.leavers_without = plain(leavers);
    sum.leavers_with = plain(leavers - exact.saving().whole.leavers);
    if (strategies[index].members.size() == 1 && strategies[index].has_effect) {
        auto const& effect = *study.interventions[strategies[index].members.front()].effect;
        sum.hazard_ratio = std::exp(effect.used(mean(effect.log_hazard_ratio.about)));
    }
    sum.posts = plain(exact.model().opening().posts());
    return sum;
}

std::vector<WorkedMonth> worked_months(Study const& study, Authority const& authority, std::string const& strategy)
{
    Exact exact(study);
    exact.start(authority);
    exact.save(find_strategy(strategies_of(study), strategy));
    return months_of(study, exact, running_lines(exact));
}

WorkedSum worked_sum(Findings const& findings, Result const& result)
{
    auto sum = worked_sum(findings.study, findings.study.authorities.at(result.authority),
                          findings.strategies.at(result.strategy).id);
    sum.version = findings.version;
    sum.inputs_hash = findings.inputs_hash;
    sum.seed = findings.seed;
    sum.sampling = findings.study.sampling;
    sum.published = findings.study.published;
    if (result.saved) sum.bridge = bridge(findings, result);
    return sum;
}

namespace {

WorkedAmounts amounts_of(WorkedSum const& worked)
{
    auto const& programme = worked.lines.at(static_cast<std::size_t>(Line::programme));
    return {worked.gross_cash,      programme.with - programme.without,
            worked.net_cash,        worked.net_total - worked.net_cash,
            worked.leavers_without, worked.leavers_with};
}

void add(WorkedAmounts& into, WorkedAmounts const& more)
{
    into.gross_cash += more.gross_cash;
    into.programme += more.programme;
    into.net_cash += more.net_cash;
    into.capacity += more.capacity;
    into.leavers_without += more.leavers_without;
    into.leavers_with += more.leavers_with;
}

void add(std::vector<WorkedLine>& into, std::vector<WorkedLine> const& more)
{
    if (into.empty())
        for (auto const& line : more) into.push_back({line.line, {}, {}});
    for (std::size_t i = 0; i < into.size(); ++i) {
        into[i].without += more[i].without;
        into[i].with += more[i].with;
    }
}

//! Of one authority its result's, of several that of the sum over all.
std::optional<Estimate> average_of(Findings const& findings, std::size_t strategy)
{
    for (auto const& result : findings.results)
        if (findings.study.authorities.size() == 1 && result.strategy == strategy && result.saved)
            return result.saved->savings.gross_cash;
    for (auto const& total : findings.totals)
        if (total.scope == "all" && total.strategy == strategy && total.saved) return total.saved->savings.gross_cash;
    return std::nullopt;
}

}  // namespace

WorkedRegion worked_region(Findings const& findings, std::size_t strategy)
{
    auto const& study = findings.study;
    WorkedRegion region;
    region.place = study.authorities.size() == 1 ? study.authorities.front().name : name_of_sum(study);
    region.strategy = strategy;
    for (auto const& result : findings.results) {
        if (result.strategy != strategy) continue;
        auto const worked =
            worked_sum(study, study.authorities.at(result.authority), findings.strategies.at(strategy).id);
        region.members.push_back({result.authority, amounts_of(worked)});
        add(region.sum, region.members.back().amounts);
        add(region.lines, worked.lines);
        if (result.saved)
            region.net_cash_of_the_run = region.net_cash_of_the_run.value_or(0.0) + result.saved->base.net_cash;
    }
    require(!region.members.empty(), "a run has results of each of its strategies");
    region.average = average_of(findings, strategy);
    return region;
}

std::vector<BaseCase> base_cases(Study const& study)
{
    std::vector<BaseCase> cases;
    Exact exact(study);
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        exact.start(study.authorities[a]);
        for (std::size_t s = 0; s < exact.plan.strategies.size(); ++s) {
            exact.save(s);
            auto const lines = rounded_lines(lines_at_the_end(exact));
            auto const sums = sums_of_lines(lines);
            BaseCase base{a, s, sums.gross_cash, sums.gross_total, sums.net_cash, sums.net_total, {}, 0.0, {}};
            for (std::size_t i = 0; i < line_count; ++i) base.lines[i] = lines[i].saving();
            base.leavers_averted = plain(exact.saving().whole.leavers);
            base.programme_parts = rounded_parts(exact.saving().programme_parts, exact.strategy->cost_parts,
                                                 lines[static_cast<std::size_t>(Line::programme)].with);
            cases.push_back(base);
        }
    }
    return cases;
}

}  // namespace holdfast

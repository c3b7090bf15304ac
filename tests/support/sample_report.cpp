#include "support/sample_report.hpp"

#include "holdfast/study/beliefs.hpp"
#include "support/sample_findings.hpp"
#include "support/sample_look_back.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace holdfast::sample {

namespace {

constexpr std::size_t first_new = report_strategy::own;
constexpr std::size_t few_points = 16;

//! A copy of an intervention of the sample under another name, before the package; figures are those of the copied one.
void insert(Findings& f, std::size_t at, std::size_t from, Intervention const& intervention, ByPart<bool> const& parts)
{
    f.study.interventions.push_back(intervention);
    auto strategy = f.strategies[from];
    strategy.id = intervention.id;
    strategy.name = intervention.name;
    strategy.basis = intervention.basis;
    strategy.cost_parts = parts;
    strategy.placeholder_cost = holdfast::at(parts, CostPart::guessed);
    strategy.members = {f.study.interventions.size() - 1};
    f.strategies.insert(f.strategies.begin() + static_cast<std::ptrdiff_t>(at), strategy);
    auto const copied = [&](auto const& all, auto const& same_place) {
        auto more = all;
        for (auto& one : more)
            if (one.strategy >= at) ++one.strategy;
        auto const old = more;
        for (auto const& one : old) {
            if (one.strategy != from) continue;
            auto copy = one;
            copy.strategy = at;
            auto const before = std::find_if(more.begin(), more.end(), [&](auto const& other) {
                return same_place(other, one) && other.strategy == at + 1;
            });
            more.insert(before, copy);
        }
        return more;
    };
    f.results = copied(f.results, [](Result const& a, Result const& b) { return a.authority == b.authority; });
    f.totals = copied(f.totals, [](Total const& a, Total const& b) { return a.scope == b.scope && a.name == b.name; });
}

//! The sample's intervention under another name, its beliefs with it.
Intervention renamed(Intervention of, std::string const& id, std::string const& name)
{
    for_beliefs(intervention_rows, order::interventions, of,
                [&](auto const&, Belief& belief) { belief.id.replace(belief.id.find(of.id), of.id.size(), id); });
    of.id = id;
    of.name = name;
    return of;
}

Estimate after(Estimate const& saving, double cost)
{
    return {saving.mean - cost, saving.mcse, saving.low - cost, saving.high - cost};
}

//! Three fifths of the programme's cost are stated and the rest guessed.
void know_in_part(Savings& savings, Chances& chances)
{
    double const stated = 0.6 * (savings.gross_cash.mean - savings.net_cash.mean);
    savings.after_stated_cash = savings.after_built_cash = after(savings.gross_cash, stated);
    savings.after_stated_total = savings.after_built_total = after(savings.gross_total, stated);
    chances.after_stated_cash = chances.after_built_cash = 0.75;
    chances.after_stated_total = chances.after_built_total = 0.875;
}

void add_partly(Findings& f)
{
    auto partly = renamed(f.study.interventions[published], "partly-stated", "Programme of which a part is stated");
    partly.per_worker_year->basis = Basis::published;
    insert(f, report_strategy::partly, published, partly, {true, false, true});
    for (auto& result : f.results) {
        if (result.strategy != report_strategy::partly) continue;
        know_in_part(result.saved->savings, result.saved->chances);
        auto chances = result.saved->chances;
        know_in_part(result.saved->england, chances);
        at(result.programme_parts, CostPart::stated) = after(result.programme_cost, 0.4 * result.programme_cost.mean);
        at(result.programme_parts, CostPart::guessed) = after(result.programme_cost, 0.6 * result.programme_cost.mean);
    }
    for (auto& total : f.totals) {
        if (total.strategy != report_strategy::partly) continue;
        know_in_part(total.saved->savings, total.saved->chances);
        know_in_part(total.saved->england, total.saved->england_chances);
    }
}

Findings report_findings()
{
    auto f = findings();
    f.draws = f.study.draws = 200;
    for (auto& one : f.study.interventions)
        if (one.effect) one.effect->log_hazard_ratio.unit = "log hazard ratio";
    auto own = renamed(f.study.interventions[costed], "own-scheme", hostile_formula);
    own.basis = Basis::local;
    own.caution = hostile_image;
    own.citation = hostile_entity;
    insert(f, first_new, costed, own, f.strategies[costed].cost_parts);
    add_partly(f);
    f.study.packages = {{"both",
                         "Development and supervision together",
                         {"participatory-development", "enhanced-supervision"},
                         0.25,
                         {}}};
    for (auto& result : f.results) {
        if (!result.saved) continue;
        for (auto const part : all_cost_parts)
            at(result.saved->base.programme, part) = 0.98 * at(result.programme_parts, part).mean;
    }
    auto& authorities = f.study.authorities;
    for (std::size_t a = 0; a < authorities.size(); ++a) authorities[a].dfe_number = std::to_string(383 + a);
    authorities[leeds].neighbours = {{"384", "Very close"}, {"385", "Close"}};
    authorities[kirklees].neighbours = {{"383", "Very close"}, {"385", "Somewhat close"}, {"999", "Close"}};
    authorities[wokingham].name = hostile_tag;
    f.study.attribution.emplace_back(hostile_entity);
    f.study.prices.exit.source = hostile_image;
    f.warnings.front().says = hostile_tag;
    return f;
}

std::vector<Estimate> cumulative(Result const& result, Estimate BudgetYear::*saving)
{
    std::vector<Estimate> positions;
    Estimate sum;
    for (auto const& year : result.saved->years) {
        auto const& more = year.*saving;
        sum = {sum.mean + more.mean, 0.0, sum.low + more.low, sum.high + more.high};
        positions.push_back(sum);
    }
    return positions;
}

TornadoBar bar(Belief belief, double low, double high, double base)
{
    TornadoBar one;
    one.belief = std::move(belief);
    one.low = {low, base * 0.4, base * 0.5, 0.0, 0.0};
    one.high = {high, base * 1.6, base * 1.5, 0.0, 0.0};
    return one;
}

//! The widest first, before what is guessed of the cost.
Tornado bars(Study const& study, Result const& result)
{
    Tornado tornado;
    tornado.net_cash = result.saved->base.net_cash;
    tornado.net_total = result.saved->base.net_total;
    tornado.programme = result.programme_cost.mean;
    tornado.guessed = at(result.programme_parts, CostPart::guessed).mean;
    double const base = tornado.net_cash + tornado.guessed;
    tornado.bars = {bar(study.prices.agency_premium, 0.2, 0.6, base), bar(study.months_to_fill, 3.0, 9.0, base * 0.7)};
    for (auto& one : tornado.bars) one.low.guessed = one.high.guessed = 0.0;
    tornado.widest_in_cash = tornado.widest_in_total = {0, 1};
    return tornado;
}

//! Some draws in each corner.
std::vector<PlanePoint> points(double leavers, double cash)
{
    std::vector<PlanePoint> plane;
    for (std::size_t i = 0; i < few_points; ++i) {
        auto const share = [i](std::size_t turn) {
            return static_cast<double>((i * turn + 3) % few_points) / 8.0 - 0.7;
        };
        plane.push_back({leavers * share(1), cash * share(5)});
    }
    return plane;
}

bool is_claimed(Findings const& f, std::size_t strategy)
{
    return f.strategies[strategy].has_effect && f.strategies[strategy].basis != Basis::null_result;
}

PicturesOf pictures_of(Findings const& f, Result const& result, std::vector<double> const& ratios)
{
    PicturesOf of;
    auto const& strategy = f.strategies[result.strategy];
    double const gross = result.saved ? result.saved->base.gross_cash : result.programme_cost.mean * 1.4;
    if (strategy.members.size() == 1) {
        of.heat = HeatCurve{{}, result.programme_cost.mean};
        for (double const ratio : ratios) of.heat->gross_cash.push_back(gross * (1.0 - ratio) * 5.0);
    }
    if (!is_claimed(f, result.strategy)) return of;
    bool const guessed = strategy.placeholder_cost;
    of.cumulative_before_cost =
        cumulative(result, guessed ? &BudgetYear::gross_cash_saving : &BudgetYear::net_cash_saving);
    of.cumulative_after_cost = cumulative(result, &BudgetYear::net_cash_saving);
    of.plane = points(result.saved->leavers_averted.mean, result.saved->savings.gross_cash.mean);
    of.acceptability = {0.5, 0.625, 0.75};
    of.tornado = bars(f.study, result);
    return of;
}

PicturesOf pictures_of(Findings const& f, Total const& total)
{
    PicturesOf of;
    if (!is_claimed(f, total.strategy)) return of;
    of.plane = points(total.saved->leavers_averted.mean, total.saved->savings.gross_cash.mean);
    of.acceptability = {0.5, 0.75, 0.875};
    for (int year = 1; year <= 5; ++year) {
        double const share = 0.2 * year;
        auto const scaled = [share](Estimate const& e) {
            return Estimate{e.mean * share, e.mcse, e.low * share, e.high * share};
        };
        of.cumulative_before_cost.push_back(scaled(total.saved->savings.gross_cash));
        of.cumulative_after_cost.push_back(scaled(total.saved->savings.net_cash));
    }
    return of;
}

Pictures pictures(Findings const& f)
{
    Pictures all;
    all.draws = f.draws;
    all.willingness_to_pay = {0.0, 10'000.0, 20'000.0};
    all.hazard_ratios = {0.6, 0.8, 1.0};
    for (auto const& result : f.results) all.results.push_back(pictures_of(f, result, all.hazard_ratios));
    for (auto const& total : f.totals) all.totals.push_back(pictures_of(f, total));
    return all;
}

//! For all together: an effect, a null result, and something that is worth nothing.
ReportDecision decision(Study const& study)
{
    ReportDecision decision;
    decision.report.study = study;
    StudyParameter about_nothing_found;
    about_nothing_found.intervention = null_result;
    StudyParameter about_prices;
    decision.report.draws.about = {about_prices, about_nothing_found};
    auto const form = BeliefGroup::Form::asked;
    decision.report.groups = {
        {form, "effects", "all effects", {0, 1}},
        {form, "null", "effect on leaving, all its parts: Support for newly qualified staff", {1}},
        {form, "other", hostile_image, {0}}};
    StudyDecision in_cash;
    NetBenefit at_nothing;
    at_nothing.evpi = 90'000.0;
    in_cash.findings.curve = {at_nothing};
    for (double const worth : {70'000.0, 40'000.0, 0.0})
        in_cash.findings.groups.push_back({{}, {"constant", {{0.0, worth, 0.0}}}});
    in_cash.groups = {0, 1, 2};
    decision.report.decisions = {in_cash};
    return decision;
}

//! The other sign for one strategy, everywhere.
Findings turned(Findings f, std::size_t strategy)
{
    auto const turn = [](Savings& savings, Chances& chances) {
        for (auto* cash : {&savings.after_built_cash, &savings.net_cash})
            *cash = {-cash->mean, cash->mcse, -cash->high, -cash->low};
        chances.after_built_cash = 1.0 - chances.after_built_cash;
        chances.net_cash = 1.0 - chances.net_cash;
    };
    for (auto& result : f.results)
        if (result.strategy == strategy && result.saved) turn(result.saved->savings, result.saved->chances);
    for (auto& total : f.totals)
        if (total.strategy == strategy && total.saved) turn(total.saved->savings, total.saved->chances);
    return f;
}

//! One scenario turns the published effect's sign, one changes nothing; their names and the own scheme's try to be code.
ReportScenarios scenarios(Findings const& f)
{
    ReportScenarios made;
    made.study = f;
    made.study.draws = 100;
    made.leading = {published, report_strategy::own, report_strategy::partly};
    made.runs = {{"turned", hostile_tag, hostile_image, turned(made.study, published)},
                 {"same", hostile_entity, "It touches nothing.", made.study}};
    return made;
}

//! Of what the report opens with; the owner's name tries to be code.
CaseReport financial(Findings const& f)
{
    auto study = f.study;
    study.draws = 200;
    study.case_owners.agency = hostile_image;
    auto const& id = f.strategies[published].id;
    Execution const one_thread{1, {}, InstructionSet::sse2};
    CaseReport made{financial_case(study, leeds, id, one_thread), {}};
    study.months = 24;
    made.scenarios = {{"short", hostile_tag, hostile_image, financial_case(study, leeds, id, one_thread)}};
    return made;
}

//! The published effect was adopted by Leeds; what it adopted tries to be code.
std::vector<AdoptersFound> adopters(Findings const& f)
{
    AdoptersFound set;
    set.intervention = f.strategies.at(published).id;
    set.adopters = {hostile_tag, {"383"}, 2021, {}, YearSpan{2017, 2019}, hostile_image, hostile_entity,
                    {},          {},      {},   {}};
    set.happened = sample::look_back();
    set.happened.windows.after.last = 2022;
    set.happened.years = {
        {2017, 0.21, 0.16}, {2018, 0.20, 0.16}, {2019, 0.19, 0.16}, {2021, 0.15, 0.15}, {2022, 0.13, 0.15}};
    return {set};
}

}  // namespace

ReportMaterial report_material()
{
    ReportMaterial material;
    material.findings = report_findings();
    material.pictures = pictures(material.findings);
    material.choice = {leeds, report_strategy::published};
    material.scenarios = scenarios(material.findings);
    material.financial = financial(material.findings);
    material.adopters = adopters(material.findings);
    material.decisions = {decision(material.findings.study)};
    BudgetQuestion question;
    question.objective = Objective::total_saving;
    question.conditions = {TotalAtMost{900'000}};
    question.frontier = {300'000, 600'000, 900'000};
    material.budget = share_out(question, material.findings.study, {1, {}, InstructionSet::sse2});
    return material;
}

}  // namespace holdfast::sample

#include "holdfast/report/json.hpp"

#include "holdfast/base/contract.hpp"
#include "report/forms/adjustments_json.hpp"
#include "report/forms/json_object.hpp"
#include "report/look_back/adopters_json.hpp"
#include "report/savings/chance_json.hpp"
#include "report/savings/interventions_json.hpp"
#include "report/scenarios/scenario_rows.hpp"
#include "report/words/every_input.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/standing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <type_traits>
#include <utility>
#include <variant>

namespace holdfast {

using report::estimate;
using report::Json;
using report::no_value;
using report::number;
using report::Object;
using report::put_estimate;
using report::strings;

namespace {

//! A saving and the chance that it is above 0, with their keys.
struct SavingKey {
    Estimate Savings::*saving;
    double Chances::*chance;
    char const* key;
    char const* chance_key;
};
constexpr std::array saving_keys{
    SavingKey{&Savings::gross_cash, &Chances::gross_cash, "gross_cash_saving", "probability_of_gross_cash_saving"},
    SavingKey{&Savings::gross_total, &Chances::gross_total, "gross_total_saving", "probability_of_gross_total_saving"},
    SavingKey{&Savings::after_stated_cash, &Chances::after_stated_cash, "cash_saving_after_stated_cost",
              "probability_of_cash_saving_after_stated_cost"},
    SavingKey{&Savings::after_stated_total, &Chances::after_stated_total, "total_saving_after_stated_cost",
              "probability_of_total_saving_after_stated_cost"},
    SavingKey{&Savings::after_built_cash, &Chances::after_built_cash, "cash_saving_after_stated_and_built_cost",
              "probability_of_cash_saving_after_stated_and_built_cost"},
    SavingKey{&Savings::after_built_total, &Chances::after_built_total, "total_saving_after_stated_and_built_cost",
              "probability_of_total_saving_after_stated_and_built_cost"},
    SavingKey{&Savings::net_cash, &Chances::net_cash, "net_cash_saving", "probability_of_cash_saving"},
    SavingKey{&Savings::net_total, &Chances::net_total, "net_total_saving", "probability_of_total_saving"}};

template <class Whole> void put_savings(Whole& whole, Savings const& savings)
{
    for (auto const& key : saving_keys) whole.put(key.key, estimate(savings.*key.saving));
}

void put_savings(Object& whole, std::optional<Savings> const& savings, std::string const& reason)
{
    if (savings) return put_savings(whole, *savings);
    for (auto const& key : saving_keys) whole.none(key.key, reason);
}

void put_chances(Object& whole, std::optional<Chances> const& chances, std::string const& reason)
{
    for (auto const& key : saving_keys)
        whole.put(
            key.chance_key, chances, [&](Chances const& c) { return number(c.*key.chance); }, reason);
}

Json all_savings(Savings const& savings)
{
    Object whole;
    put_savings(whole, savings);
    return std::move(whole).finished();
}

//! One perspective of a total: the savings and their chances.
Json perspective(std::optional<Savings> const& savings, std::optional<Chances> const& chances,
                 std::string const& reason)
{
    Object whole;
    put_savings(whole, savings, reason);
    put_chances(whole, chances, reason);
    return std::move(whole).finished();
}

void put_break_even(Object& whole, Maybe<BreakEven> const& found, char const* ratio, char const* mcse, char const* fall)
{
    whole.put(
        ratio, found.value, [](BreakEven const& b) { return number(b.hazard_ratio); }, found.reason);
    whole.put(
        mcse, found.value, [](BreakEven const& b) { return number(b.mcse); }, found.reason);
    whole.put(
        fall, found.value, [](BreakEven const& b) { return number(b.fall()); }, found.reason);
}

Json lines(std::array<Estimate, line_count> const& by_line)
{
    auto json = Json::object();
    for (auto const line : all_lines) json[std::string(name(line))] = estimate(by_line[static_cast<std::size_t>(line)]);
    return json;
}

Json budget_years(std::vector<BudgetYear> const& years)
{
    auto list = Json::array();
    for (auto const& year : years)
        list.push_back({{"financial_year", financial_year_name(year.starts)},
                        {"months", year.months},
                        {"gross_cash_saving", estimate(year.gross_cash_saving)},
                        {"capacity_saving", estimate(year.capacity_saving)},
                        {"programme_cost", estimate(year.programme)},
                        {"cash_saving_after_stated_and_built_cost", estimate(year.known_cash_saving)},
                        {"net_cash_saving", estimate(year.net_cash_saving)}});
    return list;
}

Json base_case(Result const& result)
{
    auto const base = part_of(result.saved, &Saved::base);
    Object whole;
    auto const put = [&](char const* key, double AtMeans::*value) {
        whole.put(key, part_of(base, value), number, result.no_savings_reason);
    };
    put("gross_cash_saving", &AtMeans::gross_cash);
    put("gross_total_saving", &AtMeans::gross_total);
    put("net_cash_saving", &AtMeans::net_cash);
    put("net_total_saving", &AtMeans::net_total);
    for (auto const part : all_cost_parts) {
        auto const key = "programme_cost_" + std::string(name(part));
        whole.put(
            key.c_str(), base, [&](AtMeans const& known) { return number(at(known.programme, part)); },
            result.no_savings_reason);
    }
    return std::move(whole).finished();
}

Json without_bias_adjustment(Findings const& findings, Result const& result)
{
    auto const saved = report::saved_without_bias(findings, result);
    std::string const why =
        result.saved && saved == nullptr ? std::string(report::adjusted_inside) : result.no_savings_reason;
    auto const part = [saved](Estimate Saved::*which) { return saved ? std::optional(saved->*which) : std::nullopt; };
    Object whole;
    put_estimate(whole, "gross_cash_saving", part(&Saved::unadjusted_gross_cash), why);
    put_estimate(whole, "gross_total_saving", part(&Saved::unadjusted_gross_total), why);
    return std::move(whole).finished();
}

Json result_of(Findings const& findings, Result const& result, Maybe<ChanceVariation> const* chance)
{
    auto const& authority = findings.study.authorities.at(result.authority);
    auto const& strategy = findings.strategies.at(result.strategy);
    auto const& why = result.no_savings_reason;
    Object whole;
    whole.put("authority", {{"code", authority.code}, {"name", authority.name}, {"region", authority.region}});
    whole.put("intervention", strategy.id);
    whole.put("basis", std::string(name(strategy.basis)));
    put_savings(whole, part_of(result.saved, &Saved::savings), why);
    put_estimate(whole, "largest_affordable_cost_per_worker_year", result.affordable_cash);
    put_estimate(whole, "largest_affordable_cost_per_worker_year_total", result.affordable_total);
    whole.put("placeholder_cost", strategy.placeholder_cost);
    put_chances(whole, part_of(result.saved, &Saved::chances), why);
    put_estimate(whole, "leavers_averted", part_of(result.saved, &Saved::leavers_averted), why);
    put_estimate(whole, "leavers_averted_discounted", part_of(result.saved, &Saved::leavers_averted_discounted), why);
    put_break_even(whole, result.break_even_cash, "break_even_hazard_ratio", "break_even_hazard_ratio_mcse",
                   "break_even_fall_in_leaving");
    put_break_even(whole, result.break_even_total, "break_even_hazard_ratio_total",
                   "break_even_hazard_ratio_total_mcse", "break_even_fall_in_leaving_total");
    whole.put("lines", part_of(result.saved, &Saved::lines), lines, why);
    whole.put("england_perspective", part_of(result.saved, &Saved::england), all_savings, why);
    whole.put("without_bias_adjustment", without_bias_adjustment(findings, result));
    whole.put("years", result.saved ? budget_years(result.saved->years) : Json::array());
    whole.put(
        "payback_month", result.payback.value, [](Payback const& p) { return Json(p.month); }, result.payback.reason);
    put_estimate(whole, "fte_years_kept", part_of(result.saved, &Saved::fte_years_kept), why);
    put_estimate(whole, "vacancy_months_avoided", part_of(result.saved, &Saved::vacancy_months_avoided), why);
    put_estimate(whole, "agency_fte_years_avoided", part_of(result.saved, &Saved::agency_fte_years_avoided), why);
    put_estimate(whole, "hires_avoided", part_of(result.saved, &Saved::hires_avoided), why);
    put_estimate(whole, "sickness_days_avoided", part_of(result.saved, &Saved::sickness_days_avoided), why);
    put_estimate(whole, "handovers_averted", part_of(result.saved, &Saved::handovers_averted), why);
    whole.put("programme_cost", estimate(result.programme_cost));
    whole.put("programme_cost_parts", report::cost_parts(result.programme_parts));
    whole.put("programme_time", estimate(result.programme_time));
    whole.put("programme_hours", estimate(result.programme_hours));
    whole.put("workers_reached", estimate(result.workers_reached));
    whole.put(
        "cost_per_leaver_averted", result.cost_per_leaver_averted.value,
        [](Ratio const& r) {
            return Json{{"value", number(r.value)}, {"mcse", number(r.mcse)}};
        },
        result.cost_per_leaver_averted.reason);
    whole.put("base_case", base_case(result));
    if (auto shared = report::shared_setups_json(findings.study, {result.authority}, strategy.members); !shared.empty())
        whole.put("shared_setups", std::move(shared));
    if (chance != nullptr) whole.put("chance", chance->value, report::chance_variation, chance->reason);
    return std::move(whole).finished();
}

Json total_of(Findings const& findings, Total const& total)
{
    auto const& strategy = findings.strategies.at(total.strategy);
    auto const& why = total.no_savings_reason;
    Object whole;
    whole.put("scope", total.scope);
    whole.put("name", total.name);
    whole.put("authorities", total.authorities);
    whole.put("of", total.of);
    whole.put("intervention", strategy.id);
    whole.put("basis", std::string(name(strategy.basis)));
    whole.put("placeholder_cost", strategy.placeholder_cost);
    whole.put("perspectives", {{"authority", perspective(part_of(total.saved, &SavedInAll::savings),
                                                         part_of(total.saved, &SavedInAll::chances), why)},
                               {"england", perspective(part_of(total.saved, &SavedInAll::england),
                                                       part_of(total.saved, &SavedInAll::england_chances), why)}});
    put_estimate(whole, "programme_cost", part_of(total.saved, &SavedInAll::programme_cost), why);
    if (total.saved) whole.put("programme_cost_parts", report::cost_parts(total.saved->programme_parts));
    else whole.none("programme_cost_parts", why);
    put_estimate(whole, "programme_time", part_of(total.saved, &SavedInAll::programme_time), why);
    put_estimate(whole, "leavers_averted", part_of(total.saved, &SavedInAll::leavers_averted), why);
    put_estimate(whole, "fte_years_kept", part_of(total.saved, &SavedInAll::fte_years_kept), why);
    put_estimate(whole, "largest_affordable_cost_per_worker_year", total.affordable_cash);
    put_estimate(whole, "largest_affordable_cost_per_worker_year_total", total.affordable_total);
    std::vector<std::size_t> members;
    for (auto const* result : report::results_in(findings, total)) members.push_back(result->authority);
    if (auto shared = report::shared_setups_json(findings.study, members, strategy.members); !shared.empty())
        whole.put("shared_setups", std::move(shared));
    return std::move(whole).finished();
}

Json published(std::vector<PublishedData> const& all)
{
    auto const why = "the inputs do not say";
    auto list = Json::array();
    for (auto const& data : all) {
        Object whole;
        whole.put("name", data.name);
        whole.put("file", data.file);
        whole.text("sha256", data.sha256, why);
        whole.text("figures_of", data.figures_of, why);
        whole.text("date", data.date, why);
        list.push_back(std::move(whole).finished());
    }
    return list;
}

Json distribution(Distribution const& about)
{
    Json json{{"name", std::string(name(about))}};
    std::visit(
        [&](auto const& d) {
            using D = std::decay_t<decltype(d)>;
            auto const put = [&](char const* key, double value) { json[key] = number(value); };
            if constexpr (std::is_same_v<D, Capped>) {
                json["below"] = std::visit([](auto const& below) { return distribution(below); }, d.below);
                put("most", d.most);
            } else if constexpr (std::is_same_v<D, Mixture>) {
                json["parts"] = Json::array();
                for (auto const& part : d.parts)
                    json["parts"].push_back(
                        {{"weight", number(part.weight)}, {"distribution", distribution(part_alone(part))}});
            } else if constexpr (std::is_same_v<D, Fixed>) {
                put("value", d.value);
            } else if constexpr (std::is_same_v<D, Normal>) {
                put("mean", d.mean);
                put("sd", d.sd);
            } else if constexpr (std::is_same_v<D, LogNormal>) {
                put("log_mean", d.log_mean);
                put("log_sd", d.log_sd);
            } else if constexpr (std::is_same_v<D, Beta>) {
                put("alpha", d.alpha);
                put("beta", d.beta);
            } else if constexpr (std::is_same_v<D, Gamma>) {
                put("shape", d.shape);
                put("scale", d.scale);
            } else if constexpr (std::is_same_v<D, Uniform>) {
                put("low", d.low);
                put("high", d.high);
            } else if constexpr (std::is_same_v<D, StudentT>) {
                put("centre", d.centre);
                put("scale", d.scale);
                put("degrees_of_freedom", d.degrees_of_freedom);
                put("reach", d.reach);
            } else {
                put("low", d.low);
                put("mode", d.mode);
                put("high", d.high);
            }
        },
        about);
    return json;
}

Json judgements(Belief const& belief)
{
    auto list = Json::array();
    for (auto const& one : belief.judgements)
        list.push_back({{"expert", one.expert},
                        {"weight", number(one.weight)},
                        {"said", one.said},
                        {"fitted", one.fitted},
                        {"misfit", number(one.misfit)},
                        {"reason", one.reason}});
    return list;
}

Json input(Belief const& belief)
{
    Object whole;
    whole.put("id", belief.id);
    whole.put("label", belief.label);
    whole.put("unit", belief.unit);
    whole.put("distribution", distribution(belief.about));
    whole.put("mean", number(mean(belief.about)));
    whole.put("sd", number(sd(belief.about)));
    whole.text("source", belief.source, "the inputs give no source");
    if (belief.share_of != ShareOf::nothing) whole.put("share_of", std::string(in_words(belief.share_of)));
    if (!belief.note.empty()) whole.put("note", belief.note);
    if (!belief.adjustments.empty()) whole.put("adjustments", report::adjustments(belief));
    if (!belief.judgements.empty()) whole.put("judgements", judgements(belief));
    whole.put("basis", std::string(name(belief.basis)));
    whole.put("local", belief.local);
    return std::move(whole).finished();
}

//! Every belief that the run draws, shared ones first.
Json inputs(Study const& study)
{
    auto list = Json::array();
    report::for_every_input(study,
                            [&](Belief const& belief, report::InputOf const&) { list.push_back(input(belief)); });
    return list;
}

Json neighbours(Authority const& authority)
{
    auto list = Json::array();
    for (auto const& neighbour : authority.neighbours)
        list.push_back({{"dfe_number", neighbour.dfe_number}, {"closeness", neighbour.closeness}});
    return list;
}

//! Figures that are not the source's but entered locally, each with what was said of it.
Json local_figures(Authority const& authority)
{
    auto list = Json::array();
    auto const& from = authority.from;
    for (auto const& [key, one] :
         {std::pair("in_post", &from.in_post), std::pair("vacancies", &from.vacancies),
          std::pair("agency", &from.agency), std::pair("agency_covering_vacancies", &from.agency_covering_vacancies),
          std::pair("hires_capacity", &from.hires_capacity), std::pair("turnover", &from.turnover)}) {
        if (!one->local) continue;
        list.push_back({{"figure", key}, {"basis", std::string(name(one->basis))}, {"source", one->source}});
    }
    return list;
}

Json agency_spend(Authority const& authority)
{
    auto years = Json::array();
    for (auto const& stated : authority.agency_spend)
        years.push_back({{"year", stated.year}, {"spent", number(stated.spent)}});
    return years;
}

Json authorities(Study const& study)
{
    auto list = Json::array();
    for (auto const& authority : study.authorities) {
        Object whole;
        whole.put("code", authority.code);
        whole.put("dfe_number", authority.dfe_number);
        whole.put("name", authority.name);
        whole.put("region", authority.region);
        whole.text("subregion", authority.subregion, "only London is divided");
        whole.put("type", authority.type);
        whole.put("year", authority.year);
        whole.put("in_post", number(authority.in_post));
        whole.put("vacancies", number(authority.vacancies));
        whole.put("agency", authority.agency, number, "not published");
        whole.put("agency_covering_vacancies", authority.agency_covering_vacancies, number, "not published");
        whole.put("hires_capacity", authority.hires_capacity, number, "no limit was given");
        whole.put("turnover", authority.turnover, number, "not published");
        whole.put("agency_spend", agency_spend(authority));
        whole.put("neighbours", neighbours(authority));
        whole.put("flags", strings(authority.flags));
        whole.text("source", authority.source, "the inputs give no source");
        whole.put("local", local_figures(authority));
        list.push_back(std::move(whole).finished());
    }
    return list;
}

Json study_of(Study const& study)
{
    Object whole;
    whole.put("name", study.name);
    whole.put("months", study.months);
    whole.put("start", written(study.start));
    whole.put("price_year", study.price_year);
    auto discounting = Json::array();
    for (auto const& step : study.discounting)
        discounting.push_back({{"from_year", number(step.from_year)}, {"rate", number(step.rate)}});
    whole.put("discounting", std::move(discounting));
    whole.put("outcome_discount_rate", study.outcome_discount_rate, number, "outcomes are discounted as money is");
    whole.put("fill", study.implied_fill ? "implied" : "months to fill");
    auto bands = Json::array();
    for (auto const& band : study.bands) {
        Object each;
        each.put("name", band.name);
        each.put("share", number(band.share));
        each.put("width_months", band.width_months, number, "an open band: nobody leaves it by staying");
        auto shares = Json::array();
        for (auto const& step : tenure_steps({band})) shares.push_back(number(step.share));
        each.put("step_shares", std::move(shares));
        bands.push_back(std::move(each).finished());
    }
    whole.put("bands", std::move(bands));
    whole.put("working_days", number(study.prices.working_days));
    auto correlations = Json::array();
    for (auto const& pair : study.correlations)
        correlations.push_back({{"between", {study.correlated.at(pair.first), study.correlated.at(pair.second)}},
                                {"correlation", number(pair.correlation)}});
    whole.put("correlations", std::move(correlations));
    return std::move(whole).finished();
}

Json problems(Problems const& found)
{
    auto list = Json::array();
    for (auto const& problem : found)
        list.push_back({{"kind", problem.kind == Problem::Kind::error ? "error" : "warning"},
                        {"file", problem.at.file},
                        {"line", problem.at.line},
                        {"column", problem.at.column},
                        {"field", problem.field},
                        {"says", problem.says},
                        {"hint", problem.hint}});
    return list;
}

Json local_values(std::vector<LocalValue> const& values)
{
    auto list = Json::array();
    for (auto const& value : values) {
        Object whole;
        whole.put("path", value.path);
        whole.put("value", value.value);
        whole.text("before", value.before, "there was nothing before");
        whole.put("from", value.from);
        list.push_back(std::move(whole).finished());
    }
    return list;
}

Json scenarios_json(Findings const& findings, std::vector<ScenarioRun> const& runs)
{
    auto all = Json::array();
    for (auto const& run : runs) {
        auto results = Json::array();
        for (auto const& row : report::scenario_rows(findings, run.findings)) {
            Object result;
            result.text("authority", row.authority ? findings.study.authorities.at(*row.authority).code : std::string(),
                        "all together");
            result.put("strategy", findings.strategies.at(row.strategy).id);
            result.put("cash_saving", estimate(row.cash));
            result.put("total_saving", estimate(row.total));
            result.put("chance", number(row.chance));
            result.put("sign_differs", row.sign_differs);
            result.put("cash_saving_before_cost", estimate(row.before));
            result.put("cash_saving_after_cost", estimate(row.paid_cash));
            result.put("total_saving_after_cost", estimate(row.paid_total));
            result.put("chance_after_cost", number(row.paid_chance));
            result.put("sign_differs_after_cost", row.paid_sign_differs);
            result.put("cost_known", report::id_of(row.cost));
            result.put("changes_nothing", row.same);
            results.push_back(std::move(result).finished());
        }
        auto changes = Json::array();
        for (auto const& change : run.findings.local_values) changes.push_back(change.path);
        Object scenario;
        scenario.put("id", run.id);
        scenario.put("name", run.name);
        scenario.put("why", run.why);
        scenario.text("from", run.from, "it is a shipped one");
        scenario.put("changes", std::move(changes));
        scenario.put("problems", problems(run.findings.warnings));
        scenario.put("results", std::move(results));
        all.push_back(std::move(scenario).finished());
    }
    return all;
}

}  // namespace

std::string results_json(Findings const& findings, ChanceFindings const& chance,
                         std::vector<ScenarioRun> const& scenarios, std::vector<AdoptersFound> const& adopters)
{
    require(chance.empty() || chance.size() == findings.results.size(), "chance is told of every result or of none");
    Json document;
    document["version"] = findings.version;
    document["seed"] = findings.seed;
    document["draws"] = findings.draws;
    document["sampling"] = findings.study.sampling == Sampling::sobol ? "sobol" : "philox";
    document["interval_error"] = std::isfinite(findings.interval_error) ? Json(findings.interval_error) : Json(nullptr);
    document["break_even_draws"] = findings.break_even_draws;
    document["precision_note"] = findings.precision_note;
    document["inputs_hash"] = findings.inputs_hash;
    document["problems"] = problems(findings.warnings);
    document["study"] = study_of(findings.study);
    auto results = Json::array();
    for (std::size_t i = 0; i < findings.results.size(); ++i)
        results.push_back(result_of(findings, findings.results[i], chance.empty() ? nullptr : &chance[i]));
    document["results"] = std::move(results);
    auto totals = Json::array();
    for (auto const& total : findings.totals) totals.push_back(total_of(findings, total));
    document["totals"] = std::move(totals);
    if (!scenarios.empty()) document["scenarios"] = scenarios_json(findings, scenarios);
    if (!adopters.empty()) document["looked_back"] = report::adopters_json(adopters);
    document["interventions"] = report::interventions(findings);
    document["authorities"] = authorities(findings.study);
    document["inputs"] = inputs(findings.study);
    document["local_values"] = local_values(findings.local_values);
    document["attribution"] = strings(findings.study.attribution);
    document["published_data"] = published(findings.study.published);
    // Text that is not UTF-8 becomes the replacement character: a document that cannot be read serves nobody.
    return report::written(document, 1);
}

}  // namespace holdfast

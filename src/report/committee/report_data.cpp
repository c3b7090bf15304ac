#include "holdfast/report/report.hpp"

#include "base/text.hpp"
#include "belief/adjusting.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/study/effect_bias.hpp"
#include "report/budget/budget.hpp"
#include "report/case/case_data.hpp"
#include "report/chapters/audit.hpp"
#include "report/committee/columns.hpp"
#include "report/committee/places.hpp"
#include "report/committee/worth_of_knowing.hpp"
#include "report/forms/json_object.hpp"
#include "report/look_back/adopters_words.hpp"
#include "report/look_back/look_back.hpp"
#include "report/look_back/look_back_words.hpp"
#include "report/scenarios/scenario_table.hpp"
#include "report/scenarios/scenario_words.hpp"
#include "report/sensitivity/tornado_bars.hpp"
#include "report/words/belief_words.hpp"
#include "report/words/bridge_words.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/budget_words.hpp"
#include "report/words/every_input.hpp"
#include "report/words/evidence.hpp"
#include "report/words/flag_words.hpp"
#include "report/words/page_words.hpp"
#include "report/words/patterns.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/questions_people_ask.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/sentences.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/standing.hpp"
#include "report/words/subject.hpp"
#include "report/words/takes.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr int format_version = 3;
constexpr std::size_t most_bars = 7;
constexpr std::array cost_times{0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0};

//! The page rounds what it is given once more. A figure that was rounded before, to just the middle between two that are
//! shown, would then be shown as another than the paper shows (£1,154.60: £1,155, and so £1,160, where the paper says
//! £1,150). So a figure is given with as many digits as both need to say the same.
template <class Rounded, class Says> double in_few_digits(double value, int most, Rounded const& at, Says const& says)
{
    auto const wanted = says(value);
    for (int digits = 0; digits < most; ++digits)
        if (double const few = at(digits); says(few) == wanted) return few;
    return value;
}

//! Whole pounds, with pence only where the words need them.
Json pounds(double value)
{
    auto const with_digits = [value](int digits) { return std::stod(fmt::format("{:.{}f}", value, digits)); };
    double const few = in_few_digits(value, 9, with_digits, spoken);
    if (few == std::round(few)) return Json(std::llround(few));
    return number(few);
}

//! What a page may say of a figure or a share.
std::string as_shown(double value)
{
    bool const is_share = value >= 0.0 && value <= 1.0;
    return figure(value) + "|" + percent(value) + "|" + (is_share ? chance(value) : std::string());
}

//! To four digits, which is more than any page shows, and more only where the words need them.
Json rounded(double value)
{
    if (value == 0.0) return Json(0);
    auto const with_digits = [value](int more) { return std::stod(fmt::format("{:.{}g}", value, 4 + more)); };
    return number(in_few_digits(value, 13, with_digits, as_shown));
}

template <class Write> Json three(Estimate const& e, Write const& write)
{
    return Json::array({write(e.mean), write(e.low), write(e.high)});
}
Json three_pounds(Estimate const& e) { return three(e, pounds); }

template <class T, class Write> Json if_any(std::optional<T> const& value, Write const& write)
{
    return value ? write(*value) : Json(nullptr);
}

// ---- About the run ----

std::string place_words(holdfast::Place const& at)
{
    if (at.line == 0) return at.file;
    return fmt::format("{}:{}:{}", at.file, at.line, at.column);
}

Json about(Findings const& findings)
{
    auto const& study = findings.study;
    auto problems = Json::array();
    for (auto const& problem : findings.warnings)
        problems.push_back({{"kind", problem.kind == Problem::Kind::error ? "error" : "warning"},
                            {"where", place_words(problem.at)},
                            {"field", problem.field},
                            {"says", problem.says},
                            {"hint", problem.hint}});
    auto published = Json::array();
    for (auto const& data : study.published) published.push_back(published_words(data));
    auto local = Json::array();
    for (auto const& value : findings.local_values)
        local.push_back({{"path", value.path}, {"value", value.value}, {"before", value.before}, {"from", value.from}});
    return {{"product", "holdfast"},
            {"version", findings.version},
            {"seed", std::to_string(findings.seed)},
            {"draws", findings.draws},
            {"sampling", study.sampling == Sampling::sobol ? "sobol" : "philox"},
            {"inputs_hash", findings.inputs_hash},
            {"study",
             {{"name", study.name},
              {"months", study.months},
              {"when", horizon(study.months, study.start)},
              {"price_year", study.price_year},
              {"discount", study.discounting.empty() ? "not discounted" : discount_words(study)}}},
            {"attribution", strings(study.attribution)},
            {"published", std::move(published)},
            {"searched", searched_sentence(study)},
            {"search_is_old", study.evidence_searched && is_old_search(*study.evidence_searched, study.start)},
            {"problems", std::move(problems)},
            {"local_values", std::move(local)}};
}

std::string without_space(std::string text)
{
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

//! Words say how bias is dealt with where that is the same in all strategies of a kind.
Json evidence_kinds(std::vector<Strategy> const& strategies)
{
    auto list = Json::array();
    for (auto const evidence : all_evidence) {
        auto const grounds = grounds_of(strategies, evidence);
        list.push_back({{"id", id_of(evidence)},
                        {"name", heading(evidence)},
                        {"meaning", meaning(grounds)},
                        {"ranked", is_ranked(evidence)},
                        {"badge", badge(evidence)},
                        {"proviso", with_capital(proviso(grounds))},
                        {"clause", in_a_clause(grounds)},
                        {"reminder", without_space(as_a_sentence(grounds))},
                        {"why_no_saving", why_no_saving(evidence)},
                        {"effect_stands", effect_stands(evidence)}});
    }
    return list;
}

Json cost_kinds()
{
    auto list = Json::array();
    for (auto const known : {CostKnown::all, CostKnown::partly, CostKnown::nothing})
        list.push_back(
            {{"id", id_of(known)}, {"of_a_group", costs_of_a_group(known)}, {"in_short", costs_in_short(known)}});
    return list;
}

Json bases()
{
    auto list = Json::array();
    for (auto const basis : all_bases) list.push_back({{"id", name(basis)}, {"words", basis_words(basis)}});
    return list;
}

//! What stands on the page whatever is chosen.
Json words_of_the_page(Study const& study)
{
    return {{"per_worker", per_worker},
            {"order_of_tables", order_of_tables},
            {"ranges_overlap", ranges_overlap},
            {"as_they_stand", as_they_stand},
            {"break_even_elsewhere", break_even_elsewhere},
            {"quotation", quotation_pattern},
            {"adopted", adopters_heading},
            {"no_trial", no_trial},
            {"movers", movers(study)},
            {"strength_rule", strength_rule},
            {"certainty_rule", certainty_rule},
            {"cost_cell_rule", cost_cell_rule}};
}

// ---- Strategies and beliefs ----

//! Texts that stand often (sources, labels, reasons), said once: others hold their numbers.
class Texts {
public:
    [[nodiscard]] std::size_t number(std::string const& text)
    {
        auto const [known, is_new] = numbers_.try_emplace(text, list_.size());
        if (is_new) list_.push_back(text);
        return known->second;
    }
    //! Null where there is none.
    [[nodiscard]] Json if_any(std::string const& text)
    {
        if (text.empty()) return nullptr;
        return number(text);
    }
    //! A sentence of one place, [number, what fills its slots…]: without its names and figures it is that of many.
    [[nodiscard]] Json sentence(std::string const& text, std::vector<std::string> const& names)
    {
        auto const apart = slotted(text, names);
        auto list = Json::array({number(apart.pattern)});
        for (auto const& figure : apart.figures) list.push_back(figure);
        return list;
    }
    [[nodiscard]] Json finished() const { return strings(list_); }

private:
    std::map<std::string, std::size_t> numbers_;
    std::vector<std::string> list_;
};

//! Which of the savings leads, as the first word of their keys.
char const* lead_of(CostKnown known)
{
    switch (known) {
    case CostKnown::all: return "net";
    case CostKnown::partly: return "known";
    case CostKnown::nothing: return "gross";
    }
    throw ContractBroken("a cost is known, partly known or not known");
}

//! How its cost is built up, where something of it is built from what is taken.
void put_build_up(Json& whole, Findings const& findings, Strategy const& strategy)
{
    auto const rows = cost_rows_of(findings, strategy);
    if (std::none_of(rows.begin(), rows.end(), [](CostRow const& row) { return row.is_resource; })) return;
    whole["build_up_words"] = build_up_sentence(rows);
    auto list = Json::array();
    for (auto const& row : rows)
        list.push_back({{"item", row.item},
                        {"how", row.how},
                        {"unit", row.unit},
                        {"cash", each_in_cash(row)},
                        {"time", each_in_time(row)},
                        {"rests_on", row_rests_on(row)},
                        {"source", row.source}});
    whole["build_up"] = std::move(list);
}

//! In words: the marks for the table, and a line for each with what it rests on.
Json rating_json(Study const& study, Intervention const& intervention)
{
    auto const rating = rate(study, intervention);
    auto lines = Json::array();
    for (auto const& line : rating_lines(rating, study.start)) lines.push_back({line.label, line.words});
    return {{"leaving", leaving_words(rating.evidence.leaving)},
            {"strength", strength_words(rating.evidence)},
            {"certainty", certainty_words(rating.evidence.certainty)},
            {"cost", cost_mark_in_a_cell(rating)},
            {"cost_is", cost_basis_words(rating)},
            {"lines", std::move(lines)}};
}

//! None, ours, empirical, in words.
Json effects_by_method_rows(LeavingEffect const& effect)
{
    auto rows = Json::array();
    for (auto const& row : effects_by_method(effect))
        rows.push_back({{"method", bias_method_words(row.method)},
                        {"hazard_ratio", fmt::format("{:.2f}", row.hazard_ratio)},
                        {"range", fmt::format("{:.2f} to {:.2f}", row.low, row.high)},
                        {"used", row.used}});
    return rows;
}

//! Where it was adopted: sentences, and the picture of look-back as it is drawn there.
Json adopters_in(ReportMaterial const& material, Intervention const& intervention)
{
    auto list = Json::array();
    for (auto const* set : adopters_of(material.adopters, intervention.id))
        list.push_back({{"name", set_words(*set)},
                        {"says", strings(adopters_sentences(*set))},
                        {"note", set->adopters.note},
                        {"source", set->adopters.source},
                        {"picture", look_back_svg(set->happened)}});
    return list;
}

Json strategy_of(ReportMaterial const& material, Strategy const& strategy)
{
    auto const& findings = material.findings;
    auto const& study = findings.study;
    auto const known = cost_known(strategy.cost_parts);
    auto const placeholder = placeholder_words(strategy.cost_parts);
    auto members = Json::array();
    for (auto const member : strategy.members) members.push_back(study.interventions.at(member).id);
    Json whole{{"id", strategy.id},
               {"name", strategy.name},
               {"evidence", id_of(evidence_of(strategy))},
               {"placeholder", placeholder},
               {"cost_known", id_of(known)},
               {"lead", lead_of(known)},
               {"lead_words", lead_is(known)},
               {"cost_words", cost_words(placeholder)},
               {"england_words", england_pattern(known)},
               {"effect_in_inputs", effect_in_inputs(findings, strategy)},
               {"effect_as_used", effect_as_used(strategy)},
               {"members", std::move(members)}};
    auto const* only = strategy.members.size() == 1 ? &study.interventions.at(strategy.members.front()) : nullptr;
    auto adopters = Json::array();
    auto wellbeing = Json::array();
    auto caution = std::string();
    for (auto const member : strategy.members) {
        auto const& one = study.interventions.at(member);
        if (!one.caution.empty()) caution += (caution.empty() ? "" : " ") + one.caution;
        for (auto& set : adopters_in(material, one)) adopters.push_back(std::move(set));
        for (auto const& result : one.wellbeing)
            wellbeing.push_back({{"measure", result.measure},
                                 {"result", result.result},
                                 {"significance", result.significance},
                                 {"source", result.source}});
    }
    whole["caution"] = caution;
    put_build_up(whole, findings, strategy);
    auto const text = [&](char const* key, std::string Intervention::*field) {
        whole[key] = only != nullptr ? only->*field : std::string();
    };
    text("review", &Intervention::review);
    text("citation", &Intervention::citation);
    text("doi", &Intervention::doi);
    text("design", &Intervention::study_design);
    text("place", &Intervention::place);
    text("participants", &Intervention::participants);
    text("effect_source", &Intervention::effect_source);
    if (!strategy.has_effect) text("effect_reason", &Intervention::effect_reason);
    whole["as_published"] = only != nullptr && only->effect ? only->effect->as_published : std::string();
    bool const of_study = only != nullptr && only->effect && only->effect->of_design;
    whole["bias_words"] = of_study ? bias_sentences(*only->effect) : std::string();
    whole["effects_by_method"] = of_study ? effects_by_method_rows(*only->effect) : Json::array();
    whole["adopters"] = std::move(adopters);
    whole["wellbeing"] = std::move(wellbeing);
    if (only != nullptr) whole["rating"] = rating_json(study, *only);
    return whole;
}

Json belief_json(Belief const& belief, Json const& strategy, Json const& place, Texts& texts)
{
    auto adjustments = Json::array();
    for (auto const& adjustment : belief.adjustments) adjustments.push_back(in_words(adjustment));
    return {{"id", belief.id},
            {"label", belief.label},
            {"unit", unit_beside(belief)},
            {"value", mean_words(belief)},
            {"range", range_words(belief)},
            {"basis", std::string(name(belief.basis))},
            {"source", texts.if_any(belief.source)},
            {"local", belief.local},
            {"strategy", strategy},
            {"place", place},
            {"note", texts.if_any(belief.note)},
            {"adjustments", std::move(adjustments)}};
}

//! Interventions are the first strategies, in their order.
Json beliefs(Study const& study, std::size_t first_authority, Texts& texts)
{
    auto list = Json::array();
    for_every_input(study, [&](Belief const& belief, InputOf const& input) {
        list.push_back(belief_json(belief, input.intervention ? Json(*input.intervention) : Json(nullptr),
                                   input.authority ? Json(first_authority + *input.authority) : Json(nullptr), texts));
    });
    return list;
}

// ---- Places ----

Json share_of(double part, double whole) { return whole > 0.0 ? rounded(part / whole) : Json(nullptr); }

//! "Leeds", "149 authorities (England)"; by any strategy's sum.
std::string who_is(Findings const& findings, ReportPlace const& place, FoundIn const& found_in)
{
    for (std::size_t s = 0; s < findings.strategies.size(); ++s)
        if (auto const found = found_in.at(place, s)) return setting_of(findings, found).who;
    return place.name;
}

Json place_json(Findings const& findings, ReportPlace const& place, std::string const& who,
                std::map<std::string, std::size_t> const& number_of, Texts& texts)
{
    auto const& study = findings.study;
    Json whole{{"kind", place.kind == ReportPlace::Kind::all      ? "all"
                        : place.kind == ReportPlace::Kind::region ? "region"
                                                                  : "authority"},
               {"name", place.name},
               {"who", who},
               {"authorities", place.authorities},
               {"of", place.of}};
    if (!place.authority) return whole;
    auto const& authority = study.authorities[*place.authority];
    whole["code"] = authority.code;
    whole["region"] = authority.region;
    whole["year"] = authority.year;
    whole["in_post"] = rounded(authority.in_post);
    whole["vacancies"] = rounded(authority.vacancies);
    whole["agency"] = if_any(authority.agency, rounded);
    whole["turnover"] = if_any(authority.turnover, rounded);
    whole["leaving_rate"] = rounded(mean(study.leaving_rate.about) * mean(authority.relative_leaving_rate.about));
    whole["vacancy_rate"] = share_of(authority.vacancies, authority.vacancies + authority.in_post);
    whole["agency_rate"] =
        authority.agency ? share_of(*authority.agency, *authority.agency + authority.in_post) : Json(nullptr);
    whole["cover_share"] = rounded(mean(authority.cover_share.about));
    whole["flags"] = strings(flag_words(authority.flags));
    whole["source"] = texts.if_any(authority.source);
    if (auto const own = own_figures(authority); !own.empty()) whole["local"] = strings(own);
    auto neighbours = Json::array();
    for (auto const& neighbour : authority.neighbours) {
        auto const found = number_of.find(neighbour.dfe_number);
        if (found != number_of.end())
            neighbours.push_back({{"place", found->second}, {"closeness", texts.number(neighbour.closeness)}});
    }
    whole["neighbours"] = std::move(neighbours);
    return whole;
}

// ---- Results ----

//! Draws as pairs of signed bytes in base 64, with what one unit is worth: a dot stands within a unit, a 127th of the largest, of
//! where it belongs, and on the side of nothing that it belongs to.
struct PackedPlane {
    std::string text;
    double leavers{}, saving{};
};

std::string in_base_64(std::vector<std::uint8_t> const& bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        auto const byte = [&](std::size_t at) -> std::uint32_t { return at < bytes.size() ? bytes[at] : 0U; };
        std::uint32_t const three = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
        for (std::size_t k = 0; k < 4; ++k)
            text += i + k <= bytes.size() ? letters[three >> (18U - 6U * static_cast<unsigned>(k)) & 63U] : '=';
    }
    return text;
}

PackedPlane packed(std::vector<PlanePoint> const& points)
{
    constexpr double most = 127.0;
    PackedPlane plane;
    for (auto const& point : points) {
        plane.leavers = std::max(plane.leavers, std::abs(point.leavers_averted));
        plane.saving = std::max(plane.saving, std::abs(point.net_cash));
    }
    plane.leavers = plane.leavers > 0.0 ? plane.leavers / most : 1.0;
    plane.saving = plane.saving > 0.0 ? plane.saving / most : 1.0;
    std::vector<std::uint8_t> bytes;
    bytes.reserve(2 * points.size());
    auto const put = [&bytes](double units) {
        // What is not nothing does not become nothing: the page counts the dots on each side.
        double const whole = std::abs(units) < 0.5 ? (units > 0.0) - (units < 0.0) : std::round(units);
        bytes.push_back(static_cast<std::uint8_t>(static_cast<std::int8_t>(whole)));
    };
    for (auto const& point : points) {
        put(point.leavers_averted / plane.leavers);
        put(point.net_cash / plane.saving);
    }
    plane.text = in_base_64(bytes);
    return plane;
}

Json tornado_bars(Tornado const& tornado, bool before_guess, std::string const& authority,
                  std::string const& intervention, Texts& texts)
{
    auto list = Json::array();
    for (auto const number : widest_bars(tornado, before_guess, most_bars)) {
        auto const& bar = tornado.bars[number];
        auto const words = [&bar](double value) { return input_value(bar.scale, bar.belief.unit, value); };
        list.push_back({texts.number(label_here(bar, authority, intervention)), words(bar.low.input),
                        words(bar.high.input), pounds(cash_at(bar.low, before_guess)),
                        pounds(cash_at(bar.high, before_guess))});
    }
    return list;
}

//! Undiscounted means by year, cash before the programme, capacity, the programme; sums add up.
Json years_of(Standing const& standing)
{
    std::vector<std::array<double, 3>> sums;
    for (auto const* result : standing.results) {
        if (!result->saved) continue;
        sums.resize(std::max(sums.size(), result->saved->years.size()));
        for (std::size_t y = 0; y < result->saved->years.size(); ++y) {
            auto const& year = result->saved->years[y];
            sums[y][0] += year.gross_cash_saving.mean;
            sums[y][1] += year.capacity_saving.mean;
            sums[y][2] += year.programme.mean;
        }
    }
    auto list = Json::array();
    for (auto const& year : sums) {
        auto row = Json::array();
        for (double const value : year) row.push_back(pounds(value));
        list.push_back(std::move(row));
    }
    return list;
}

//! What effect and cost would have to be: of what nobody measured, too.
void put_heat(Json& whole, PicturesOf const& pictures)
{
    if (!pictures.heat) return;
    auto gross = Json::array();
    for (double const saving : pictures.heat->gross_cash) gross.push_back(pounds(saving));
    whole["heat_gross_cash"] = std::move(gross);
    whole["heat_programme"] = pounds(pictures.heat->programme);
}

void put_pictures(Json& whole, PicturesOf const& of, Standing const& standing, Findings const& findings, Texts& texts)
{
    auto const by_year = [](std::vector<Estimate> const& years) {
        auto list = Json::array();
        for (auto const& year : years) list.push_back(three_pounds(year));
        return list;
    };
    whole["cumulative_before"] = by_year(of.cumulative_before_cost);
    whole["cumulative_after"] = by_year(of.cumulative_after_cost);
    auto const plane = packed(of.plane);
    whole["plane"] = plane.text;
    whole["plane_scale"] = Json::array({rounded(plane.leavers), rounded(plane.saving)});
    auto acceptability = Json::array();
    for (double const share : of.acceptability) acceptability.push_back(rounded(share));
    whole["acceptability"] = std::move(acceptability);
    if (of.tornado) {
        auto const& authority = findings.study.authorities.at(standing.results.front()->authority);
        auto const& strategy = findings.strategies.at(standing.strategy);
        whole["tornado"] = tornado_bars(*of.tornado, standing.placeholder, authority.name, strategy.name, texts);
        whole["tornado_base"] = pounds(base_cash(*of.tornado, standing.placeholder));
    }
}

void put_savings(Json& whole, Standing const& standing, Texts& texts)
{
    auto const& savings = *standing.savings;
    auto const& chances = *standing.chances;
    Json shares = Json::object();
    auto const put = [&](char const* key, Estimate Savings::*saving, double Chances::*chance) {
        whole[key] = three_pounds(savings.*saving);
        shares[key] = rounded(chances.*chance);
    };
    put("gross_cash", &Savings::gross_cash, &Chances::gross_cash);
    put("gross_total", &Savings::gross_total, &Chances::gross_total);
    // After what is known of the cost: only where that is neither the saving before it nor the one after all of it.
    if (standing.known == CostKnown::partly) {
        put("known_cash", &Savings::after_built_cash, &Chances::after_built_cash);
        put("known_total", &Savings::after_built_total, &Chances::after_built_total);
    }
    put("net_cash", &Savings::net_cash, &Chances::net_cash);
    put("net_total", &Savings::net_total, &Chances::net_total);
    whole["chances"] = std::move(shares);
    if (standing.england) whole["england_cash"] = pounds(standing.lead_england().mean);
    auto lines = Json::array();
    for (double const line : line_means(standing)) lines.push_back(pounds(line));
    whole["lines"] = std::move(lines);
    whole["years"] = years_of(standing);
    if (auto const posts = empty_posts_remark(standing); !posts.empty()) whole["empty_posts"] = texts.number(posts);
}

//! Each sentence once, among the texts; here what fills its slots.
void put_questions(Json& whole, Findings const& findings, Standing const& standing, Texts& texts)
{
    auto list = Json::array();
    for (auto const& asked : questions_people_ask(findings, standing)) {
        auto one = Json::array({texts.number(std::string(asked.question)), texts.number(std::string(asked.pattern))});
        for (auto const& figure : asked.figures) one.push_back(figure);
        list.push_back(std::move(one));
    }
    if (!list.empty()) whole["questions"] = std::move(list);
}

//! What the rows of the cost's build-up come to here, in their order: cash and the value of time, with every number at its
//! mean. Of the report's own authority, as the bridge is: each row is a run of the model.
void put_build_up_here(Json& whole, Findings const& findings, Result const& result)
{
    auto const& study = findings.study;
    auto const named = cost_rows_of(findings, findings.strategies.at(result.strategy));
    if (std::none_of(named.begin(), named.end(), [](CostRow const& row) { return row.is_resource; })) return;
    auto list = Json::array();
    for (auto const& row : worked_costs(study, study.authorities[result.authority], result.strategy))
        list.push_back({pounds(row.cash.in_pounds()), pounds(row.time.in_pounds())});
    whole["build_up_here"] = std::move(list);
}

//! What the programme costs, and what it may cost and still pay.
void put_cost(Json& whole, Findings const& findings, Standing const& standing, Found const& place_found, Texts& texts)
{
    auto bought = bought_for_sentence(findings, standing);
    if (auto const shared = shared_setup_sentences(findings, standing); !shared.empty())
        bought += (bought.empty() ? "" : " ") + shared;
    if (!bought.empty()) whole["bought_for_words"] = texts.number(bought);
    double cost = 0.0;
    for (auto const* result : standing.results) cost += result->programme_cost.mean;
    whole["cost"] = place_found.result != nullptr ? three_pounds(place_found.result->programme_cost)
                                                  : Json::array({pounds(cost), nullptr, nullptr});
    if (standing.cost_per_worker_year) whole["cost_per_worker"] = pounds(*standing.cost_per_worker_year);
    whole["cost_words"] = texts.number(cost_in_use_pattern(standing));
    if (auto const taken = taken_pattern(standing); !taken.empty()) {
        whole["time_taken"] = Json::array({pounds(taken_by(standing).time), rounded(taken_by(standing).hours)});
        whole["taken_words"] = texts.number(taken);
    }
    if (standing.known == CostKnown::partly) {
        auto parts = Json::array();
        for (double const part : standing.programme) parts.push_back(pounds(part));
        whole["cost_parts"] = std::move(parts);
        whole["cost_parts_words"] = parts_clause(standing.cost_parts, standing.programme);
    }
    if (standing.affordable.value) whole["affordable"] = three_pounds(*standing.affordable.value);
    else if (!standing.affordable.reason.empty()) whole["affordable_why"] = texts.number(standing.affordable.reason);
    if (standing.evidence == Evidence::none) return;
    auto const posts = empty_posts_remark(standing);
    whole["affordable_words"] = texts.number(
        affordable_pattern(standing.affordable, "cash", standing.evidence, posts.empty() ? posts : "; " + posts));
}

//! Of a single authority: in cash, then in total.
void put_break_evens(Json& whole, Result const& result, std::string const& placeholder, Texts& texts)
{
    auto ratios = Json::array();
    auto sentences = Json::array();
    auto answers = Json::array();
    auto const put = [&](Maybe<BreakEven> const& one, char const* in_what) {
        ratios.push_back(one.value ? rounded(one.value->hazard_ratio) : Json(nullptr));
        sentences.push_back(texts.number(break_even_sentence(one, in_what, placeholder)));
        answers.push_back(texts.number(must_be_true(one, placeholder)));
    };
    put(result.break_even_cash, "cash");
    put(result.break_even_total, "cash and capacity");
    whole["break_even"] = std::move(ratios);
    whole["break_even_words"] = std::move(sentences);
    whole["must_be_true"] = std::move(answers);
    if (result.payback.value) whole["payback"] = result.payback.value->month;
    else if (!result.payback.reason.empty()) whole["payback_why"] = texts.number(result.payback.reason);
}

//! Is it of the authority that the report is about: the one it opens with, or the only one? A bridge takes thousands of base
//! cases, which for every authority in England would be minutes.
bool is_reports_own(ReportMaterial const& material, Result const& result)
{
    bool const only = material.findings.study.authorities.size() == 1;
    return only || material.choice.authority == result.authority;
}

Json result_json(ReportMaterial const& material, Found const& place_found, Texts& texts)
{
    auto const& findings = material.findings;
    auto const standing = standing_of(findings, place_found);
    auto const setting = setting_of(findings, place_found);
    Json whole{{"sentence", texts.sentence(budget_sentence(findings, standing, setting), {setting.who})}};
    if (auto const year = first_year_of(findings, standing))
        if (auto const words = first_year_sentence(*year, standing); !words.empty())
            whole["first_year_sentence"] = texts.sentence(words, {});
    auto const& pictures = place_found.result != nullptr ? material.pictures.results[place_found.number]
                                                         : material.pictures.totals[place_found.number];
    if (standing.savings) {
        put_savings(whole, standing, texts);
        if (!pictures.plane.empty()) put_pictures(whole, pictures, standing, findings, texts);
        if (place_found.result != nullptr && pictures.tornado && is_reports_own(material, *place_found.result))
            whole["bridge"] = bridge_sentence(bridge(findings, *place_found.result));
    }
    put_questions(whole, findings, standing, texts);
    put_heat(whole, pictures);
    put_cost(whole, findings, standing, place_found, texts);
    if (place_found.result != nullptr)
        if (auto words = pilot_words(findings, *place_found.result); !words.empty()) whole["pilot_words"] = words;
    if (place_found.result != nullptr && is_reports_own(material, *place_found.result))
        put_build_up_here(whole, findings, *place_found.result);
    if (place_found.result != nullptr) put_break_evens(whole, *place_found.result, standing.placeholder_words, texts);
    return whole;
}

// ---- Decisions and budgets ----

Json decision_json(ReportDecision const& decision, Json const& place)
{
    Json whole{{"place", place}};
    auto const worth = worth_of_knowing(decision);
    if (!worth) return whole;
    whole["everything"] = pounds(worth->everything);
    whole["words"] = everything_known(worth->everything);
    whole["things"] = Json::array();
    for (auto const& thing : worth->things)
        whole["things"].push_back(
            {{"label", thing_words(thing)}, {"worth", pounds(thing.worth)}, {"is_noise", thing.is_noise()}});
    if (auto const words = noise_sentence(*worth); !words.empty()) whole["noise_words"] = words;
    return whole;
}

Json budget_of(BudgetFindings const& budget)
{
    auto frontier = Json::array();
    double const unit = units_of(budget.question.objective);
    for (auto const& point : budget.frontier)
        if (point.choice)
            frontier.push_back({{"budget", point.budget},
                                {"value", number(static_cast<double>(point.choice->value) / unit)},
                                {"spend", point.choice->spend}});
    auto purchases = Json::array();
    if (budget.bought)
        for (auto const offer : budget.bought->best.choice.offers) {
            auto const& figures = budget.offers[offer];
            double spend = 0.0;
            for (double const year : figures.spend) spend += year;
            purchases.push_back({{"authority", budget.study.authorities[figures.authority].name},
                                 {"intervention", budget.strategies[figures.strategy].name},
                                 {"evidence", heading(evidence_of(budget.strategies[figures.strategy]))},
                                 {"spend", pounds(spend)},
                                 {"net_cash", pounds(figures.net_cash)}});
        }
    return {{"objective", name(budget.question.objective)},
            {"words", budget_sentence(budget)},
            {"frontier", std::move(frontier)},
            {"purchases", std::move(purchases)}};
}

// ---- Scenarios ----

//! Saving before and after the cost, chance after it, and what is said beside them; where there is no saving, why.
Json scenario_json(ScenarioCell const& cell, std::string const& mark, Texts& texts)
{
    if (!cell.row) return texts.number(cell.why_none);
    return Json::array({pounds(cell.row->before.mean), pounds(cell.row->paid_cash.mean), rounded(cell.row->paid_chance),
                        mark.empty() ? Json() : Json(texts.number(mark))});
}

Json scenarios_in(ReportScenarios const& scenarios, ScenarioPlace const& place, Texts& texts)
{
    auto const shown = scenario_table(scenarios, place);
    auto const numbers = [&texts](std::vector<std::string> const& sentences) {
        auto list = Json::array();
        for (auto const& sentence : sentences) list.push_back(texts.number(sentence));
        return list;
    };
    auto cells = Json::array();
    for (auto const& column : shown.columns) {
        auto own = Json::array({scenario_json(column.study, column.caveat, texts)});
        for (auto const& run : column.runs) own.push_back(scenario_json(run, mark_of(run), texts));
        cells.push_back(std::move(own));
    }
    return {
        {"survives", texts.number(shown.survives)}, {"remarks", numbers(shown.remarks)}, {"cells", std::move(cells)}};
}

//! Null where there are none.
Json scenarios_of(ReportMaterial const& material, std::vector<ReportPlace> const& places, Texts& texts)
{
    auto const& scenarios = material.scenarios;
    if (scenarios.runs.empty()) return nullptr;
    auto list = Json::array();
    for (auto const& run : scenarios.runs) {
        auto const own = run.from.empty() ? std::string() : fmt::format(" (your own, {})", run.from);
        list.push_back({{"name", run.name}, {"why", run.why + own}});
    }
    auto strategies = Json::array();
    for (auto const& column : scenario_table(scenarios, scenario_place(places.front())).columns)
        strategies.push_back(column.name);
    auto of_places = Json::array();
    for (auto const& place : places) of_places.push_back(scenarios_in(scenarios, scenario_place(place), texts));
    auto heads = Json::array();
    for (auto const head : {head_before_cost, head_after_cost, head_chance})
        heads.push_back(with_capital(std::string(head)));
    return {{"cash", with_capital(std::string(scenarios_cash))},
            {"heads", std::move(heads)},
            {"own", as_in_the_study},
            {"words", fmt::format("{} {} {}", shown_in_a_report, how_drawn(scenarios.study.draws), no_belief)},
            {"list", std::move(list)},
            {"strategies", std::move(strategies)},
            {"places", std::move(of_places)}};
}

}  // namespace

}  // namespace holdfast::report

namespace holdfast {

using namespace report;

std::string report_data_json(ReportMaterial const& material)
{
    auto const& findings = material.findings;
    auto const& study = findings.study;
    auto const places = places_of(findings);
    FoundIn const found_in(findings);
    std::size_t first_authority = 0;
    while (!places[first_authority].authority) ++first_authority;
    std::map<std::string, std::size_t> number_of;
    for (std::size_t p = first_authority; p < places.size(); ++p)
        number_of.emplace(study.authorities[*places[p].authority].dfe_number, p);

    Texts texts;
    Json document{{"format", format_version},          {"about", about(findings)},
                  {"words", words_of_the_page(study)}, {"evidence_kinds", evidence_kinds(findings.strategies)},
                  {"cost_kinds", cost_kinds()},        {"bases", bases()}};
    document["start"] = {{"place", opening_place(material.choice, places)},
                         {"strategy", opening_strategy(material).value_or(0)}};
    document["strategies"] = Json::array();
    for (auto const& strategy : findings.strategies) document["strategies"].push_back(strategy_of(material, strategy));
    document["beliefs"] = beliefs(study, first_authority, texts);
    document["places"] = Json::array();
    for (auto const& place : places)
        document["places"].push_back(place_json(findings, place, who_is(findings, place, found_in), number_of, texts));
    document["years"] = Json::array();
    document["months_in_year"] = Json::array();
    for (auto const& result : findings.results) {
        if (!result.saved) continue;
        for (auto const& year : result.saved->years) {
            document["years"].push_back(financial_year_name(year.starts));
            document["months_in_year"].push_back(year.months);
        }
        break;
    }
    document["lines"] = Json::array();
    for (auto const line : all_lines)
        document["lines"].push_back({{"id", name(line)},
                                     {"label", label(line)},
                                     {"role", line == Line::programme ? "programme"
                                              : is_cash(line)         ? "cash"
                                                                      : "capacity"}});
    document["willingness_to_pay"] = material.pictures.willingness_to_pay;
    document["heat"] = {{"hazard_ratio", Json::array()}, {"cost_times", cost_times}};
    for (double const ratio : material.pictures.hazard_ratios)
        document["heat"]["hazard_ratio"].push_back(rounded(ratio));

    auto results = Json::array();
    for (auto const& place : places) {
        auto of_place = Json::array();
        for (std::size_t s = 0; s < findings.strategies.size(); ++s) {
            auto const found = found_in.at(place, s);
            if (!found) {
                of_place.push_back(nullptr);
                continue;
            }
            of_place.push_back(result_json(material, found, texts));
        }
        results.push_back(std::move(of_place));
    }
    document["results"] = in_columns(results);
    auto scenarios = scenarios_of(material, places, texts);
    document["texts"] = texts.finished();
    document["scenarios"] = std::move(scenarios);
    // The case of several authorities as one is the first place's: their sum.
    document["financial_case"] =
        case_data(material, material.choice.authority ? first_authority + *material.choice.authority : 0);
    document["decisions"] = Json::array();
    for (auto const& decision : material.decisions)
        document["decisions"].push_back(
            decision_json(decision, Json(decision.authority ? first_authority + *decision.authority : std::size_t{0})));
    document["budget"] = material.budget ? budget_of(*material.budget) : Json(nullptr);
    return report::written(document);
}

}  // namespace holdfast

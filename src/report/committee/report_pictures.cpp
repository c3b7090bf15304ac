#include "holdfast/report/report.hpp"

#include "base/text.hpp"
#include "report/committee/places.hpp"
#include "report/committee/worth_of_knowing.hpp"
#include "report/forms/sheet.hpp"
#include "report/forms/svg.hpp"
#include "report/look_back/adopters_words.hpp"
#include "report/look_back/look_back.hpp"
#include "report/sensitivity/tornado_bars.hpp"
#include "report/words/belief_words.hpp"
#include "report/words/budget_words.hpp"
#include "report/words/page_words.hpp"
#include "report/words/sentences.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::size_t most_bars = 12;

//! A table beside a picture: what is plotted, and nothing else.
class PlottedTable {
public:
    explicit PlottedTable(std::vector<std::string> const& heads)
    {
        for (auto const& head : heads) cell(sheet_text(head));
        end();
    }
    PlottedTable& text(std::string_view value) { return cell(sheet_text(value)); }
    PlottedTable& number(double value) { return cell(sheet_number(value)); }
    PlottedTable& number(std::optional<double> value) { return cell(value ? sheet_number(*value) : std::string()); }
    void end()
    {
        text_ += "\r\n";
        at_start_ = true;
    }
    [[nodiscard]] std::string const& finished() const { return text_; }

private:
    PlottedTable& cell(std::string const& value)
    {
        if (!at_start_) text_ += ',';
        at_start_ = false;
        text_ += value;
        return *this;
    }
    std::string text_;
    bool at_start_{true};
};

//! A picture, and the table of what it shows.
struct Picture {
    std::string name;
    std::string svg;
    PlottedTable table;
};

//! What the pictures show: strategies in one place.
struct Scene {
    ReportMaterial const& material;
    Findings const& findings;
    ReportPlace place;
    FoundIn found_in;
};

std::string const& name_of(Findings const& findings, Standing const& standing)
{
    return findings.strategies.at(standing.strategy).name;
}
//! What nobody may overlook, in every title.
std::string proviso(Standing const& standing)
{
    return (standing.placeholder ? "; its cost is " + standing.placeholder_words : std::string()) +
           reminder(standing.evidence, "; ");
}
std::string cost_words(Standing const& standing)
{
    switch (standing.known) {
    case CostKnown::all: return "after its own cost";
    case CostKnown::partly: return "after the stated part of its own cost";
    case CostKnown::nothing: return "before its own cost";
    }
    return "";
}
std::string present_value(Study const& study)
{
    return fmt::format("£, present value in {} prices over {}; the line holds 95% of the draws", study.price_year,
                       horizon(study.months, study.start));
}
std::string in_words(Estimate const& e) { return fmt::format("{} (95% range {})", spoken(e.mean), pounds_range(e)); }

//! One kind of evidence a picture: kinds are never ranked against each other.
std::optional<Picture> interventions_picture(Scene const& scene, std::vector<Standing> const& standings,
                                             Evidence evidence)
{
    if (!is_ranked(evidence)) return {};
    auto const some = in_rank(standings, evidence);
    if (some.empty()) return {};
    PlottedTable table({"intervention", "name", "evidence", "cash_saving", "low", "high", "is", "chance_of_saving"});
    std::vector<RangeBar> bars;
    std::string description;
    for (auto const& standing : some) {
        auto const& lead = standing.lead();
        auto const& strategy = scene.findings.strategies.at(standing.strategy);
        bars.push_back({strategy.name, lead.mean, lead.low, lead.high, evidence != Evidence::published});
        description += fmt::format("{}: {}. ", strategy.name, in_words(lead));
        table.text(strategy.id)
            .text(strategy.name)
            .text(heading(evidence))
            .number(lead.mean)
            .number(lead.low)
            .number(lead.high)
            .text(cost_words(standing))
            .number(standing.lead_chance())
            .end();
    }
    std::vector<CashAndPeople> changes;
    for (auto const& standing : some) changes.push_back(cash_and_people(standing, name_of(scene.findings, standing)));
    std::string posts;
    for (auto const& text : empty_posts_of(changes)) posts += "; " + text;
    bool const placeholder = std::any_of(some.begin(), some.end(), [](auto const& one) { return one.placeholder; });
    Titles const titles{fmt::format("{}: cash saving in {}, {}{}", heading(evidence), scene.place.name,
                                    placeholder ? "after what of a programme's own cost is not our guess"
                                                : "after each programme's own cost",
                                    posts),
                        description, present_value(scene.findings.study)};
    return Picture{"interventions-" + id_of(evidence), range_bars_svg(titles, bars, spoken), table};
}

std::optional<Picture> lines_picture(Scene const& scene, Standing const& standing)
{
    auto const means = line_means(standing);
    PlottedTable table({"line", "label", "kind", "saving"});
    std::vector<Step> steps;
    std::string description;
    auto const put = [&](Line line) {
        double const saving = means[static_cast<std::size_t>(line)];
        auto const words = line == Line::programme && standing.placeholder
                               ? fmt::format("the programme ({})", standing.placeholder_words)
                               : std::string(label(line));
        steps.push_back({words, saving, false});
        description += fmt::format("{}: {}. ", words, spoken(saving));
        table.text(name(line)).text(words).text(is_cash(line) ? "cash" : "capacity").number(saving).end();
    };
    auto const sum = [&](std::string const& words, double level) {
        steps.push_back({words, level, true});
        description += fmt::format("{}: {}. ", words, spoken(level));
    };
    for (auto const line : all_lines)
        if (is_cash(line) && line != Line::programme) put(line);
    sum("cash, before its own cost", standing.savings->gross_cash.mean);
    if (standing.known == CostKnown::partly)
        for (auto const part : all_cost_parts) {
            if (!at(standing.cost_parts, part)) continue;
            auto const words = fmt::format("the programme: {}", words_of(part));
            double const saving = -at(standing.programme, part);
            steps.push_back({words, saving, false});
            description += fmt::format("{}: {}. ", words, spoken(saving));
            table.text("programme_" + std::string(name(part))).text(words).text("cash").number(saving).end();
        }
    else put(Line::programme);
    sum("cash, after its own cost", standing.savings->net_cash.mean);
    for (auto const line : all_lines)
        if (!is_cash(line) && (line != Line::programme_time || means[static_cast<std::size_t>(line)] != 0.0)) put(line);
    sum("cash and capacity, after its own cost", standing.savings->net_total.mean);
    Titles const titles{fmt::format("{} in {}: where the money comes from, cash first, then capacity{}{}",
                                    name_of(scene.findings, standing), scene.place.name, proviso(standing),
                                    empty_posts_clause(standing)),
                        description,
                        fmt::format("£, present value in {} prices; averages over the draws; white bars cost more "
                                    "than now",
                                    scene.findings.study.price_year)};
    return Picture{"where-the-money-comes-from", steps_svg(titles, steps, spoken), table};
}

std::optional<Picture> cumulative_picture(Scene const& scene, Standing const& standing, PicturesOf const& pictures)
{
    std::vector<std::string> years;
    for (auto const& year : standing.results.front()->saved->years) years.push_back(financial_year_name(year.starts));
    if (years.empty()) return {};
    PlottedTable table({"financial_year", "position", "mean", "low", "high"});
    std::vector<PlottedCurve> curves;
    std::string description;
    auto const put = [&](std::string const& words, std::vector<Estimate> const& positions) {
        PlottedCurve curve;
        curve.name = words + ": average, and the band that holds 95% of the draws";
        for (std::size_t y = 0; y < positions.size(); ++y) {
            auto const& at = positions[y];
            curve.y.push_back(at.mean);
            curve.low.push_back(at.low);
            curve.high.push_back(at.high);
            table.text(years[y]).text(words).number(at.mean).number(at.low).number(at.high).end();
        }
        description += fmt::format("{} at the end of {}: {}. ", words, years.back(), in_words(positions.back()));
        curves.push_back(std::move(curve));
    };
    put(standing.known == CostKnown::partly ? cost_words(standing) : "before its own cost",
        pictures.cumulative_before_cost);
    put("after its own cost", pictures.cumulative_after_cost);
    Titles const titles{fmt::format("{} in {}: cash saved so far at the end of every financial year{}",
                                    name_of(scene.findings, standing), scene.place.name, proviso(standing)),
                        description, "£, not discounted"};
    return Picture{"cumulative-cash", curves_svg(titles, "financial year (April to March)", years, curves, spoken),
                   table};
}

std::optional<Picture> authorities_picture(Scene const& scene, std::size_t strategy, Standing const& lead)
{
    std::vector<std::pair<std::string, Standing>> all;
    for (auto const& place : places_of(scene.findings))
        if (place.authority)
            if (auto const found = scene.found_in.at(place, strategy))
                all.emplace_back(place.name, standing_of(scene.findings, found));
    if (all.size() < 2) return {};
    std::stable_sort(all.begin(), all.end(),
                     [](auto const& a, auto const& b) { return a.second.lead().mean > b.second.lead().mean; });
    PlottedTable table({"authority", "cash_saving", "low", "high", "is", "chance_of_saving"});
    std::vector<RangeBar> bars;
    for (auto const& [authority, standing] : all) {
        auto const& saving = standing.lead();
        bars.push_back({authority, saving.mean, saving.low, saving.high, standing.evidence != Evidence::published});
        table.text(authority)
            .number(saving.mean)
            .number(saving.low)
            .number(saving.high)
            .text(cost_words(standing))
            .number(standing.lead_chance())
            .end();
    }
    Titles const titles{fmt::format("{}: cash saving by authority, {}{}; large authorities come first, and where "
                                    "lines overlap the order may be "
                                    "chance",
                                    name_of(scene.findings, lead), cost_words(lead), proviso(lead)),
                        "All authorities are in the table beside this picture.", present_value(scene.findings.study)};
    return Picture{"authorities", range_bars_svg(titles, bars, spoken), table};
}

std::optional<Picture> plane_picture(Scene const& scene, Standing const& standing, PicturesOf const& pictures)
{
    PlottedTable table({"draw", "leavers_averted", "net_cash_saving"});
    std::vector<Dot> dots;
    for (std::size_t i = 0; i < pictures.plane.size(); ++i) {
        auto const& point = pictures.plane[i];
        dots.push_back({point.leavers_averted, point.net_cash});
        table.number(static_cast<double>(i + 1)).number(point.leavers_averted).number(point.net_cash).end();
    }
    Titles const titles{fmt::format("{} in {}: what the first {} draws say of people kept and cash saved{}",
                                    name_of(scene.findings, standing), scene.place.name, dots.size(),
                                    proviso(standing)),
                        "One dot a draw; all are in the table beside this picture.",
                        "net cash saving [£, present value] against leavers avoided"};
    return Picture{"plane",
                   dots_svg(titles, "leavers avoided over the horizon, discounted (FTE)", dots, plain_at_axis, spoken),
                   table};
}

std::optional<Picture> acceptability_picture(Scene const& scene, Standing const& standing, PicturesOf const& pictures)
{
    PlottedTable table({"willingness_to_pay_per_leaver_averted", "chance"});
    PlottedCurve curve{"chance that it is worth its cost, against doing nothing new", {}, {}, {}};
    std::vector<std::string> x;
    auto const& worth = scene.material.pictures.willingness_to_pay;
    for (std::size_t k = 0; k < worth.size(); ++k) {
        x.push_back(spoken(worth[k]));
        curve.y.push_back(pictures.acceptability[k]);
        table.number(worth[k]).number(pictures.acceptability[k]).end();
    }
    Titles const titles{
        fmt::format("{} in {}: the chance that it is worth its cost, by what keeping one social "
                    "worker is worth beside the cash saved{}",
                    name_of(scene.findings, standing), scene.place.name, proviso(standing)),
        fmt::format("At nothing: {}. At {}: {}.", chance(curve.y.front()), x.back(), chance(curve.y.back())),
        "share of the draws"};
    return Picture{"acceptability",
                   curves_svg(titles, "what one leaver avoided is worth to you", x, {curve}, share_at_axis), table};
}

std::optional<Picture> tornado_picture(Scene const& scene, Standing const& standing, Tornado const& tornado)
{
    PlottedTable table({"input", "low_value", "high_value", "cash_saving_at_low", "cash_saving_at_high", "is"});
    // What leads elsewhere leads here: a placeholder's spread would say nothing of the programme.
    bool const before_guess = standing.placeholder;
    auto const base = base_cash(tornado, before_guess);
    std::vector<RangeBar> bars;
    for (auto const number : widest_bars(tornado, before_guess, most_bars)) {
        auto const& bar = tornado.bars[number];
        auto const at_low = cash_at(bar.low, before_guess);
        auto const at_high = cash_at(bar.high, before_guess);
        auto const words = [&bar](double value) { return input_value(bar.scale, bar.belief.unit, value); };
        auto const what = label_here(bar, scene.place.name, name_of(scene.findings, standing));
        bars.push_back({fmt::format("{}: {} to {}", what, words(bar.low.input), words(bar.high.input)), base,
                        std::min(at_low, at_high), std::max(at_low, at_high), false, true});
        table.text(what)
            .text(words(bar.low.input))
            .text(words(bar.high.input))
            .number(at_low)
            .number(at_high)
            .text(cost_words(standing))
            .end();
    }
    Titles const titles{
        fmt::format("{} in {}: which inputs move the base case, one at a time, others at their means{}",
                    name_of(scene.findings, standing), scene.place.name, proviso(standing)),
        fmt::format("The base case is {}, {}. All ends are in the table beside this picture.", spoken(base),
                    cost_words(standing)),
        fmt::format("cash saving of the base case, {} [£, present value]; a bar runs from an input's 2.5% to its "
                    "97.5% quantile",
                    cost_words(standing))};
    return Picture{"tornado", range_bars_svg(titles, bars, spoken), table};
}

std::optional<Picture> heat_picture(Scene const& scene, Standing const& standing, HeatCurve const& curve)
{
    static constexpr std::array times{0.0, 0.5, 1.0, 1.5, 2.0};
    PlottedTable table({"hazard_ratio", "programme_cost_times", "net_cash_saving"});
    std::vector<PlottedCurve> curves;
    std::vector<std::string> x;
    auto const& ratios = scene.material.pictures.hazard_ratios;
    for (double const ratio : ratios) x.push_back(fmt::format("{:.2f}", ratio));
    for (double const factor : times) {
        PlottedCurve one{fmt::format("at {} times the programme's cost", figure(factor)), {}, {}, {}};
        for (std::size_t i = 0; i < ratios.size(); ++i) {
            one.y.push_back(curve.gross_cash[i] - factor * curve.programme);
            table.number(ratios[i]).number(factor).number(one.y.back()).end();
        }
        if (factor == 0.0 || factor == 1.0 || factor == 2.0) curves.push_back(std::move(one));
    }
    Titles const titles{fmt::format("{} in {}: what the effect and the cost would have to be for it to pay; it pays "
                                    "where a line lies above £0{}",
                                    name_of(scene.findings, standing), scene.place.name, proviso(standing)),
                        fmt::format("With no effect and the cost in use: {}.", spoken(-curve.programme)),
                        "net cash saving of the base case [£, present value]"};
    return Picture{"effect-and-cost",
                   curves_svg(titles, "hazard ratio of leaving in those reached (1.00: no effect)", x, curves, spoken),
                   table};
}

std::optional<Picture> worth_knowing_picture(Scene const& scene, ReportDecision const& decision)
{
    auto const worth = worth_of_knowing(decision);
    if (!worth || worth->things.empty()) return {};
    PlottedTable table({"belief", "worth_of_knowing"});
    std::vector<RangeBar> bars;
    for (auto const& thing : worth->things) {
        table.text(thing.label).number(thing.worth).end();
        if (bars.size() < most_bars && thing.worth >= 1.0 && !thing.is_noise())
            bars.push_back({thing.label, thing.worth, {}, {}, false});
    }
    auto const who = decision.authority ? scene.findings.study.authorities[*decision.authority].name
                                        : std::string("all authorities together");
    auto const noise = noise_sentence(*worth);
    Titles const titles{
        fmt::format("{}: what it would be worth to know these things exactly before choosing a programme", who),
        everything_known(worth->everything) + (noise.empty() ? "" : " " + noise),
        fmt::format("£ in cash, for this one decision; {}", as_they_stand)};
    return Picture{"worth-knowing", range_bars_svg(titles, bars, spoken), table};
}

std::optional<Picture> frontier_picture(BudgetFindings const& budget)
{
    PlottedTable table({"budget", "value", "value_of_the_next_pound"});
    PlottedCurve curve{"the best choice at each budget", {}, {}, {}};
    std::vector<std::string> x;
    auto const objective = budget.question.objective;
    double const unit = units_of(objective);
    for (auto const& point : budget.frontier) {
        if (!point.choice) continue;
        x.push_back(spoken(static_cast<double>(point.budget)));
        curve.y.push_back(static_cast<double>(point.choice->value) / unit);
        std::optional<double> next;
        if (point.next_pound) next = *point.next_pound / unit;
        table.number(static_cast<double>(point.budget)).number(curve.y.back()).number(next).end();
    }
    if (x.empty()) return {};
    Titles const titles{fmt::format("What a budget buys at best, by its size: {}", name(objective)),
                        "All points are in the table beside this picture.",
                        "guessed costs and assumed effects count as they stand"};
    return Picture{"frontier", curves_svg(titles, "budget", x, {curve}, is_money(objective) ? spoken : plain_at_axis),
                   table};
}

using Pictures = std::vector<std::optional<Picture>>;

//! Of the strategy that opens the report; none where no saving is claimed.
Pictures of_the_opening_strategy(Scene const& scene)
{
    auto const strategy = opening_strategy(scene.material);
    if (!strategy) return {};
    auto const found = scene.found_in.at(scene.place, *strategy);
    if (!found) return {};
    auto const standing = standing_of(scene.findings, found);
    if (!standing.savings || !is_ranked(standing.evidence)) return {};
    auto const& pictures = found.result != nullptr ? scene.material.pictures.results[found.number]
                                                   : scene.material.pictures.totals[found.number];
    Pictures all{lines_picture(scene, standing), cumulative_picture(scene, standing, pictures),
                 authorities_picture(scene, *strategy, standing), plane_picture(scene, standing, pictures),
                 acceptability_picture(scene, standing, pictures)};
    if (pictures.tornado) all.push_back(tornado_picture(scene, standing, *pictures.tornado));
    if (pictures.heat) all.push_back(heat_picture(scene, standing, *pictures.heat));
    for (auto const& decision : scene.material.decisions) all.push_back(worth_knowing_picture(scene, decision));
    if (scene.material.budget) all.push_back(frontier_picture(*scene.material.budget));
    return all;
}

//! Where what opens the report was adopted: a picture a set, with its years in a table.
void add_adopters(Scene const& scene, std::vector<ReportFile>& files)
{
    auto const strategy = opening_strategy(scene.material);
    if (!strategy) return;
    for (auto const member : scene.findings.strategies[*strategy].members) {
        auto const& id = scene.findings.study.interventions[member].id;
        std::size_t number = 0;
        for (auto const* set : adopters_of(scene.material.adopters, id)) {
            auto const name = fmt::format("adopters-{}-{}", id, ++number);
            PlottedTable table({"year to September", "here", "rest of England"});
            for (auto const& year : set->happened.years)
                table.text(std::to_string(year.year)).number(year.here).number(year.elsewhere).end();
            files.push_back({name + ".svg", look_back_svg(set->happened)});
            files.push_back({name + ".csv", table.finished()});
        }
    }
}

}  // namespace

}  // namespace holdfast::report

namespace holdfast {

std::vector<ReportFile> report_pictures(ReportMaterial const& material)
{
    report::Scene const scene{material, material.findings, report::opening_place(material),
                              report::FoundIn(material.findings)};
    report::Pictures pictures;
    auto const standings = report::standings_in(scene.findings, scene.place);
    for (auto const evidence : report::all_evidence)
        pictures.push_back(report::interventions_picture(scene, standings, evidence));
    for (auto& picture : report::of_the_opening_strategy(scene)) pictures.push_back(std::move(picture));
    std::vector<ReportFile> files;
    for (auto& picture : pictures) {
        if (!picture) continue;
        files.push_back({picture->name + ".svg", std::move(picture->svg)});
        files.push_back({picture->name + ".csv", picture->table.finished()});
    }
    report::add_adopters(scene, files);
    return files;
}

}  // namespace holdfast

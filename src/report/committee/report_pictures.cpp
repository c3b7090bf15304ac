#include "holdfast/report/report.hpp"

#include "base/text.hpp"
#include "report/committee/places.hpp"
#include "report/committee/worth_of_knowing.hpp"
#include "report/forms/sheet.hpp"
#include "report/forms/svg.hpp"
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

//! Pictures of one strategy in one place, each with its table.
class Gallery {
public:
    Gallery(ReportMaterial const& material, ReportPlace place)
        : material_(material), findings_(material.findings), place_(std::move(place)), found_in_(findings_)
    {
    }

    std::vector<ReportFile> all()
    {
        auto const standings = standings_in(findings_, place_);
        for (auto const evidence : all_evidence) interventions(standings, evidence);
        auto const strategy = opening_strategy(material_);
        if (!strategy) return std::move(files_);
        auto const found = found_in_.at(place_, *strategy);
        if (!found) return std::move(files_);
        auto const standing = standing_of(findings_, found);
        // No picture of a saving where none is claimed.
        if (!standing.savings || !is_ranked(standing.evidence)) return std::move(files_);
        auto const& pictures = found.result != nullptr ? material_.pictures.results[found.number]
                                                       : material_.pictures.totals[found.number];
        lines(standing);
        cumulative(standing, pictures);
        authorities(*strategy, standing);
        plane(standing, pictures);
        acceptability(standing, pictures);
        if (pictures.tornado) tornado(standing, *pictures.tornado);
        if (pictures.heat) heat(standing, *pictures.heat);
        for (auto const& decision : material_.decisions) worth_knowing(decision);
        if (material_.budget) frontier(*material_.budget);
        return std::move(files_);
    }

private:
    void add(std::string const& name, std::string svg, PlottedTable const& table)
    {
        files_.push_back({name + ".svg", std::move(svg)});
        files_.push_back({name + ".csv", table.finished()});
    }

    [[nodiscard]] std::string name_of(Standing const& standing) const
    {
        return findings_.strategies.at(standing.strategy).name;
    }
    //! What nobody may overlook, in every title.
    [[nodiscard]] static std::string proviso(Standing const& standing)
    {
        return (standing.placeholder ? "; its cost is " + standing.placeholder_words : std::string()) +
               reminder(standing.evidence, "; ");
    }
    [[nodiscard]] static std::string cost_words(Standing const& standing)
    {
        switch (standing.known) {
        case CostKnown::all: return "after its own cost";
        case CostKnown::partly: return "after the stated part of its own cost";
        case CostKnown::nothing: return "before its own cost";
        }
        return "";
    }
    [[nodiscard]] std::string present_value() const
    {
        return fmt::format("£, present value in {} prices over {}; the line holds 95% of the draws",
                           findings_.study.price_year, horizon(findings_.study.months, findings_.study.start));
    }
    [[nodiscard]] static std::string in_words(Estimate const& e)
    {
        return fmt::format("{} (95% range {})", spoken(e.mean), pounds_range(e));
    }

    //! One kind of evidence a picture: kinds are never ranked against each other.
    void interventions(std::vector<Standing> const& standings, Evidence evidence)
    {
        if (!is_ranked(evidence)) return;
        auto const some = in_rank(standings, evidence);
        if (some.empty()) return;
        PlottedTable table(
            {"intervention", "name", "evidence", "cash_saving", "low", "high", "is", "chance_of_saving"});
        std::vector<RangeBar> bars;
        std::string description;
        for (auto const& standing : some) {
            auto const& lead = standing.lead();
            auto const& strategy = findings_.strategies.at(standing.strategy);
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
        std::vector<CashAndPeople> cash_and_people;
        for (auto const& standing : some)
            cash_and_people.push_back({name_of(standing), standing.savings->gross_cash.mean, standing.leavers_averted});
        std::string posts;
        for (auto const& text : empty_posts_of(cash_and_people)) posts += "; " + text;
        bool const placeholder = std::any_of(some.begin(), some.end(), [](auto const& one) { return one.placeholder; });
        Titles const titles{fmt::format("{}: cash saving in {}, {}{}", heading(evidence), place_.name,
                                        placeholder ? "after what of a programme's own cost is no placeholder"
                                                    : "after each programme's own cost",
                                        posts),
                            description, present_value()};
        add("interventions-" + id_of(evidence), range_bars_svg(titles, bars, spoken), table);
    }

    void lines(Standing const& standing)
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
            if (!is_cash(line)) put(line);
        sum("cash and capacity, after its own cost", standing.savings->net_total.mean);
        Titles const titles{fmt::format("{} in {}: where the money comes from, cash first, then capacity{}{}",
                                        name_of(standing), place_.name, proviso(standing),
                                        empty_posts_clause(standing)),
                            description,
                            fmt::format("£, present value in {} prices; averages over the draws; white bars cost more "
                                        "than now",
                                        findings_.study.price_year)};
        add("where-the-money-comes-from", steps_svg(titles, steps, spoken), table);
    }

    void cumulative(Standing const& standing, PicturesOf const& pictures)
    {
        std::vector<std::string> years;
        for (auto const& year : standing.results.front()->saved->years)
            years.push_back(financial_year_name(year.starts));
        if (years.empty()) return;
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
                                        name_of(standing), place_.name, proviso(standing)),
                            description, "£, not discounted"};
        add("cumulative-cash", curves_svg(titles, "financial year (April to March)", years, curves, spoken), table);
    }

    void authorities(std::size_t strategy, Standing const& lead)
    {
        std::vector<std::pair<std::string, Standing>> all;
        for (auto const& place : places_of(findings_))
            if (place.authority)
                if (auto const found = found_in_.at(place, strategy))
                    all.emplace_back(place.name, standing_of(findings_, found));
        if (all.size() < 2) return;
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
                                        name_of(lead), cost_words(lead), proviso(lead)),
                            "All authorities are in the table beside this picture.", present_value()};
        add("authorities", range_bars_svg(titles, bars, spoken), table);
    }

    void plane(Standing const& standing, PicturesOf const& pictures)
    {
        PlottedTable table({"draw", "leavers_averted", "net_cash_saving"});
        std::vector<Dot> dots;
        for (std::size_t i = 0; i < pictures.plane.size(); ++i) {
            auto const& point = pictures.plane[i];
            dots.push_back({point.leavers_averted, point.net_cash});
            table.number(static_cast<double>(i + 1)).number(point.leavers_averted).number(point.net_cash).end();
        }
        Titles const titles{fmt::format("{} in {}: what the first {} draws say of people kept and cash saved{}",
                                        name_of(standing), place_.name, dots.size(), proviso(standing)),
                            "One dot a draw; all are in the table beside this picture.",
                            "net cash saving [£, present value] against leavers averted"};
        add("plane",
            dots_svg(titles, "leavers averted over the horizon, discounted (FTE)", dots, plain_at_axis, spoken), table);
    }

    void acceptability(Standing const& standing, PicturesOf const& pictures)
    {
        PlottedTable table({"willingness_to_pay_per_leaver_averted", "chance"});
        PlottedCurve curve{"chance that it is worth its cost, against doing nothing new", {}, {}, {}};
        std::vector<std::string> x;
        auto const& worth = material_.pictures.willingness_to_pay;
        for (std::size_t k = 0; k < worth.size(); ++k) {
            x.push_back(spoken(worth[k]));
            curve.y.push_back(pictures.acceptability[k]);
            table.number(worth[k]).number(pictures.acceptability[k]).end();
        }
        Titles const titles{
            fmt::format("{} in {}: the chance that it is worth its cost, by what keeping one social "
                        "worker is worth beside the cash saved{}",
                        name_of(standing), place_.name, proviso(standing)),
            fmt::format("At nothing: {}. At {}: {}.", chance(curve.y.front()), x.back(), chance(curve.y.back())),
            "share of the draws"};
        add("acceptability", curves_svg(titles, "what one leaver averted is worth to you", x, {curve}, share_at_axis),
            table);
    }

    void tornado(Standing const& standing, Tornado const& found)
    {
        PlottedTable table({"input", "low_value", "high_value", "cash_saving_at_low", "cash_saving_at_high", "is"});
        // What leads elsewhere leads here: a placeholder's spread would say nothing of the programme.
        bool const before_guess = standing.placeholder;
        auto const base = base_cash(found, before_guess);
        std::vector<RangeBar> bars;
        for (auto const number : widest_bars(found, before_guess, most_bars)) {
            auto const& bar = found.bars[number];
            auto const at_low = cash_at(bar.low, before_guess);
            auto const at_high = cash_at(bar.high, before_guess);
            auto const words = [&bar](double value) { return input_value(bar.scale, bar.belief.unit, value); };
            auto const what = label_here(bar, place_.name, name_of(standing));
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
                        name_of(standing), place_.name, proviso(standing)),
            fmt::format("The base case is {}, {}. All ends are in the table beside this picture.", spoken(base),
                        cost_words(standing)),
            fmt::format("cash saving of the base case, {} [£, present value]; a bar runs from an input's 2.5% to its "
                        "97.5% quantile",
                        cost_words(standing))};
        add("tornado", range_bars_svg(titles, bars, spoken), table);
    }

    void heat(Standing const& standing, HeatCurve const& curve)
    {
        static constexpr std::array times{0.0, 0.5, 1.0, 1.5, 2.0};
        PlottedTable table({"hazard_ratio", "programme_cost_times", "net_cash_saving"});
        std::vector<PlottedCurve> curves;
        std::vector<std::string> x;
        auto const& ratios = material_.pictures.hazard_ratios;
        for (double const ratio : ratios) x.push_back(fmt::format("{:.2f}", ratio));
        for (double const factor : times) {
            PlottedCurve one{fmt::format("at {} times the programme's cost", figure(factor)), {}, {}, {}};
            for (std::size_t i = 0; i < ratios.size(); ++i) {
                one.y.push_back(curve.gross_cash[i] - factor * curve.programme);
                table.number(ratios[i]).number(factor).number(one.y.back()).end();
            }
            if (factor == 0.0 || factor == 1.0 || factor == 2.0) curves.push_back(std::move(one));
        }
        Titles const titles{
            fmt::format("{} in {}: what the effect and the cost would have to be for it to pay; it pays "
                        "where a line lies above £0{}",
                        name_of(standing), place_.name, proviso(standing)),
            fmt::format("With no effect and the cost in use: {}.", spoken(-curve.programme)),
            "net cash saving of the base case [£, present value]"};
        add("effect-and-cost",
            curves_svg(titles, "hazard ratio of leaving in those reached (1.00: no effect)", x, curves, spoken), table);
    }

    void worth_knowing(ReportDecision const& decision)
    {
        auto const worth = worth_of_knowing(decision);
        if (!worth || worth->things.empty()) return;
        PlottedTable table({"belief", "worth_of_knowing"});
        std::vector<RangeBar> bars;
        for (auto const& thing : worth->things) {
            table.text(thing.label).number(thing.worth).end();
            if (bars.size() < most_bars && thing.worth >= 1.0)
                bars.push_back({thing.label, thing.worth, {}, {}, false});
        }
        auto const who = decision.authority ? findings_.study.authorities[*decision.authority].name
                                            : std::string("all authorities together");
        Titles const titles{
            fmt::format("{}: what it would be worth to know these things exactly before choosing a programme", who),
            everything_known(worth->everything), fmt::format("£ in cash, for this one decision; {}", as_they_stand)};
        add("worth-knowing", range_bars_svg(titles, bars, spoken), table);
    }

    void frontier(BudgetFindings const& budget)
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
        if (x.empty()) return;
        Titles const titles{fmt::format("What a budget buys at best, by its size: {}", name(objective)),
                            "All points are in the table beside this picture.",
                            "placeholder costs and assumed effects count as they stand"};
        add("frontier", curves_svg(titles, "budget", x, {curve}, is_money(objective) ? spoken : plain_at_axis), table);
    }

    ReportMaterial const& material_;
    Findings const& findings_;
    ReportPlace place_;
    FoundIn found_in_;
    std::vector<ReportFile> files_;
};

}  // namespace

}  // namespace holdfast::report

namespace holdfast {

std::vector<ReportFile> report_pictures(ReportMaterial const& material)
{
    return report::Gallery(material, report::opening_place(material)).all();
}

}  // namespace holdfast

#include "report/sensitivity/sensitivity.hpp"

#include "base/text.hpp"
#include "holdfast/base/money.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/paper.hpp"
#include "report/sensitivity/sensitivity_screen.hpp"
#include "report/words/belief_words.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

constexpr std::size_t most_bars = 12;
constexpr std::size_t most_explained = 15;
constexpr std::size_t bar_width = 21;
constexpr double worth_showing = 0.01;  //!< of the widest bar

// ---- Values as a person says them. ----

std::string value_of(ThresholdInput input, double value)
{
    switch (input) {
    case ThresholdInput::hazard_ratio: return fmt::format("{:.2f}", value);
    case ThresholdInput::programme_cost: return figure(value) + " times";
    case ThresholdInput::cover_share:
    case ThresholdInput::agency_premium:
    case ThresholdInput::coverage:
    case ThresholdInput::leaving_rate: return value == 0.0 ? "0%" : percent(value);
    case ThresholdInput::months_to_fill: return fmt::format("{:.1f} months", value);
    case ThresholdInput::duration: return counted(static_cast<std::uint64_t>(std::lround(value)), "month", "months");
    case ThresholdInput::recruitment:
    case ThresholdInput::pay: return spoken(value);
    }
    return "";
}

//! The Monte Carlo standard error of a threshold; empty where it does not show.
std::string give_or_take(ThresholdInput input, double error)
{
    switch (input) {
    case ThresholdInput::hazard_ratio: return error < 0.005 ? "" : fmt::format(" (± {:.2f})", error);
    case ThresholdInput::programme_cost: return error < 0.005 ? "" : fmt::format(" (± {:.2f})", error);
    case ThresholdInput::duration: return error < 0.5 ? "" : fmt::format(" (± {:.0f})", error);
    case ThresholdInput::months_to_fill: return error < 0.05 ? "" : fmt::format(" (± {:.1f})", error);
    case ThresholdInput::cover_share:
    case ThresholdInput::agency_premium:
    case ThresholdInput::coverage:
    case ThresholdInput::leaving_rate: return error < 0.0005 ? "" : fmt::format(" (± {:.1f} points)", 100.0 * error);
    case ThresholdInput::recruitment:
    case ThresholdInput::pay: return error < 0.5 ? "" : fmt::format(" (± {})", spoken(error));
    }
    return "";
}

std::string with_error(ThresholdInput input, Crossing const& crossing)
{
    return value_of(input, crossing.value) + give_or_take(input, crossing.mcse);
}

//! What the inputs say today.
std::string today(InputThreshold const& threshold, StudySensitivity const& sensitivity, Subject const& subject)
{
    if (threshold.input == ThresholdInput::programme_cost) {
        auto text = spoken(sensitivity.thresholds.programme_cost.mean) + " in all";
        if (sensitivity.thresholds.cost_per_worker_year)
            text += fmt::format(", {} a worker a year", spoken(*sensitivity.thresholds.cost_per_worker_year));
        return text + (subject.placeholder.empty() ? "" : "; " + subject.placeholder);
    }
    if (!threshold.now) return threshold.input == ThresholdInput::hazard_ratio ? "not measured" : "";
    auto text = value_of(threshold.input, threshold.now->mean);
    if (threshold.input == ThresholdInput::hazard_ratio) text = "a hazard ratio of " + text + ", as used";
    if (threshold.now->varies())
        text += fmt::format("; 95% range {} to {}", value_of(threshold.input, threshold.now->low),
                            value_of(threshold.input, threshold.now->high));
    return text;
}

// ---- Sentences. ----

//! "above 6.2 months", "below 0.45", "up to 12 months": a stretch of the range in which it pays, by its two ends.
std::string stretch(ThresholdInput input, Crossing const* from, Crossing const* to)
{
    bool const months = input == ThresholdInput::duration;
    auto const last_month = [&] { return Crossing{to->value - 1.0, to->mcse, to->pays_above}; };
    if (from != nullptr && to != nullptr)
        return fmt::format("between {} and {}", with_error(input, *from),
                           with_error(input, months ? last_month() : *to));
    if (from != nullptr)
        return months ? fmt::format("from {} on", with_error(input, *from)) : "above " + with_error(input, *from);
    return months ? "up to " + with_error(input, last_month()) : "below " + with_error(input, *to);
}

std::string all_stretches(ThresholdInput input, Threshold const& threshold)
{
    std::vector<std::string> parts;
    Crossing const* from = nullptr;
    bool pays = threshold.pays_at_low();
    for (auto const& crossing : threshold.crossings) {
        if (pays) parts.push_back(stretch(input, from, &crossing));
        from = &crossing;
        pays = crossing.pays_above;
    }
    if (pays) parts.push_back(stretch(input, from, nullptr));
    return in_words(parts);
}

std::string effect_clause(Threshold const& threshold)
{
    auto const& crossings = threshold.crossings;
    if (crossings.size() != 1 || crossings[0].pays_above)
        return "it would pay at a hazard ratio " + all_stretches(ThresholdInput::hazard_ratio, threshold);
    return fmt::format("it would pay if leaving fell by more than {} (hazard ratio below {})",
                       percent(1.0 - crossings[0].value), with_error(ThresholdInput::hazard_ratio, crossings[0]));
}

std::string cost_clause(Threshold const& threshold, Maybe<Estimate> const& affordable)
{
    auto const& crossings = threshold.crossings;
    auto const per_worker =
        affordable.value ? fmt::format("{} a worker a year", spoken(affordable.value->mean)) : std::string();
    if (crossings.empty() && !threshold.pays_at_low()) return "it would not pay, not even free of charge";
    if (crossings.empty())
        return "it would pay at 10 times this cost, too" +
               (per_worker.empty() ? "" : fmt::format(": the largest affordable cost is {}", per_worker));
    return fmt::format("it would pay below {} this cost{}", with_error(ThresholdInput::programme_cost, crossings[0]),
                       per_worker.empty() ? "" : fmt::format(": the largest affordable cost is {}", per_worker));
}

std::string clause(InputThreshold const& one, Threshold const& threshold, Maybe<Estimate> const& affordable)
{
    if (one.input == ThresholdInput::programme_cost) return cost_clause(threshold, affordable);
    if (threshold.crossings.empty()) {
        auto const range = fmt::format("from {} to {}", value_of(one.input, one.low), value_of(one.input, one.high));
        bool const effect = one.input == ThresholdInput::hazard_ratio;
        return fmt::format("it would pay {}{}", threshold.pays_at_low() ? "everywhere " : "nowhere ",
                           effect ? fmt::format("from a hazard ratio of {} to {}", value_of(one.input, one.low),
                                                value_of(one.input, one.high))
                                  : range);
    }
    if (one.input == ThresholdInput::hazard_ratio) return effect_clause(threshold);
    return "it would pay " + all_stretches(one.input, threshold);
}

//! Which draws the thresholds are from, where they are not all from the same.
std::string draws_of_thresholds(StudySensitivity const& sensitivity)
{
    auto const& inputs = sensitivity.thresholds.inputs;
    bool const searched = std::any_of(inputs.begin(), inputs.end(), [](auto const& one) {
        return one.input == ThresholdInput::hazard_ratio && (one.cash || one.total);
    });
    if (!searched || sensitivity.head.break_even_draws >= sensitivity.head.draws) return "";
    return fmt::format(" The threshold of the effect on leaving is from the first {}, the others are from all.",
                       counted(sensitivity.head.break_even_draws, "draw", "draws"));
}

void must_be_true(Paper& paper, StudySensitivity const& found, Subject const& subject)
{
    paper.heading("What must be true for it to pay");
    paper.paragraph(fmt::format(
        "Each line changes one input alone, to the same value in every draw{} (the programme's cost by the same "
        "factor), "
        "and leaves all others as drawn. To pay is to save more than the programme costs on average over the draws{}. "
        "In brackets: what the inputs say today. "
        "±: the Monte Carlo standard error of a threshold.{}",
        is_of_sum(found) ? " and every authority" : "",
        subject.placeholder.empty() ? "" : ", at a cost that is still " + subject.placeholder,
        draws_of_thresholds(found)));
    std::vector<std::string> not_searched;
    for (auto const& input : found.thresholds.inputs) {
        if (!input.cash || !input.total) {
            if (subject.evidence != Evidence::none)
                not_searched.push_back(fmt::format("{} ({})", label_in(found, input.input), input.reason));
            continue;
        }
        auto const in_cash = clause(input, *input.cash, found.thresholds.affordable_cash);
        auto const in_total = clause(input, *input.total, found.thresholds.affordable_total);
        auto const said = in_cash == in_total ? fmt::format("in cash, and in cash and capacity, {}", in_cash)
                                              : fmt::format("in cash, {}. In cash and capacity, {}", in_cash, in_total);
        // What the effect must be does not rest on what it is thought to be.
        auto const rests = input.input == ThresholdInput::hazard_ratio ? "" : reminder(subject.evidence, ". Note: ");
        auto const now = today(input, found, subject);
        paper.item("-", fmt::format("{}{}: {}{}.", with_capital(std::string(label_in(found, input.input))),
                                    now.empty() ? "" : " (" + now + ")", said, rests));
    }
    if (!not_searched.empty()) paper.paragraph("Not searched: " + in_words(not_searched) + ".");
    paper.paragraph(agency_workers_go);
}

// ---- Tornado. ----

//! "    ===|==      ": from one end to the other on the scale of all bars, the base case marked.
std::string drawn_bar(double from, double to, double base, double low, double high)
{
    auto const place = [&](double value) {
        double const share = high > low ? (value - low) / (high - low) : 0.5;
        return static_cast<std::size_t>(std::lround(share * static_cast<double>(bar_width - 1)));
    };
    std::string bar(bar_width, ' ');
    for (auto i = place(std::min(from, to)); i <= place(std::max(from, to)); ++i) bar[i] = '=';
    bar[place(base)] = '|';
    return bar;
}

void bars(Paper& paper, StudySensitivity const& sensitivity, bool total, Subject const& subject)
{
    auto const& tornado = *sensitivity.tornado;
    auto const net = [total](TornadoEnd const& end) { return total ? end.net_total : end.net_cash; };
    auto const width = [total](TornadoBar const& bar) { return total ? bar.total_width() : bar.cash_width(); };
    auto const& order = total ? tornado.widest_in_total : tornado.widest_in_cash;
    double const base = total ? tornado.net_total : tornado.net_cash;
    std::size_t shown = 0;
    while (shown < std::min(order.size(), most_bars) &&
           width(tornado.bars[order[shown]]) > worth_showing * width(tornado.bars[order.front()]))
        ++shown;
    if (shown == 0) return;
    double low = base;
    double high = base;
    for (std::size_t i = 0; i < shown; ++i)
        for (auto const& end : {tornado.bars[order[i]].low, tornado.bars[order[i]].high}) {
            low = std::min(low, net(end));
            high = std::max(high, net(end));
        }
    Table table;
    table.columns = {
        {"input, and its values", Side::left, 0, true, 4},
        {"net saving\nat the lower", Side::right, 0, false},
        {"net saving\nat the higher", Side::right, 0, false},
        {fmt::format("from {} to {}\n| {}", spoken(low), spoken(high), spoken(base)), Side::left, 1, false}};
    for (std::size_t i = 0; i < shown; ++i) {
        auto const& bar = tornado.bars[order[i]];
        table.rows.push_back({with_its_ends(scaled_label(bar.scale, bar.belief), bar), spoken(net(bar.low)),
                              spoken(net(bar.high)), drawn_bar(net(bar.low), net(bar.high), base, low, high)});
    }
    paper.gap();
    paper.paragraph(fmt::format("{}, {} (base case: {}){}:", total ? "In cash and capacity" : "In cash",
                                after_cost(subject.placeholder), spoken(base), reminder(subject.evidence, "; ")));
    paper.table(table);
    if (shown < order.size()) {
        double const next = width(tornado.bars[order[shown]]);
        paper.paragraph(fmt::format("{} the saving by {} or less between {} ends.",
                                    order.size() - shown == 1
                                        ? "One more input moves"
                                        : fmt::format("{} more inputs move", order.size() - shown),
                                    spoken(std::max(next, 1.0)), order.size() - shown == 1 ? "its" : "their"));
    }
}

void tornado_chapter(Paper& paper, StudySensitivity const& sensitivity, Subject const& subject)
{
    if (!sensitivity.tornado) return;
    paper.heading("Which inputs move the base case");
    if (sensitivity.tornado->bars.empty()) {
        paper.paragraph("No input varies.");
        return;
    }
    paper.paragraph("Every input at its mean but one, which goes from its 2.5% to its 97.5% quantile; | is the base "
                    "case. The base case is not the average over the draws, and bars do not add up.");
    if (is_of_sum(sensitivity))
        paper.paragraph(
            "What the authorities share moves all of them to the same value. What is each one's own moves in "
            "all of them at once, each to its own end. They vary one by one, so that this happens hardly ever, "
            "and such a bar is wider than chance makes it.");
    bars(paper, sensitivity, false, subject);
    bars(paper, sensitivity, true, subject);
}

//! What one expert's judgement does: the base case without it.
void experts_chapter(Paper& paper, StudySensitivity const& sensitivity, Subject const& subject)
{
    if (!sensitivity.tornado) return;
    auto const& tornado = *sensitivity.tornado;
    Table table;
    table.columns = {{"input, and who is left out", Side::left, 0, true, 4},
                     {"its value\nthen", Side::right, 0, false},
                     {"net saving\nin cash", Side::right, 0, false},
                     {"net saving\nwith capacity", Side::right, 0, false}};
    for (auto const& bar : tornado.bars) {
        if (bar.without_expert.empty()) continue;
        auto const value = [&bar](double input) { return input_value(bar.scale, bar.belief.unit, input); };
        table.rows.push_back({scaled_label(bar.scale, bar.belief) + ", all experts", value(bar.mean),
                              spoken(tornado.net_cash), spoken(tornado.net_total)});
        for (std::size_t i = 0; i < bar.without_expert.size(); ++i) {
            auto const& end = bar.without_expert[i];
            table.rows.push_back({"without " + visible(bar.belief.judgements.at(i).expert), value(end.input),
                                  spoken(end.net_cash), spoken(end.net_total)});
        }
    }
    if (table.rows.empty()) return;
    paper.heading("With each expert left out");
    paper.paragraph(
        fmt::format("The base case {}, with what the other experts believe on average. If one person decides "
                    "the answer, ask more people.",
                    after_cost(subject.placeholder)));
    paper.table(table);
}

// ---- What explains the spread. ----

std::string share_of(VarianceShare const& share)
{
    if (share.value == 0.0) return "0%";
    return chance(std::min(share.value, 1.0));
}

std::string rank_of(ParameterSensitivity const& parameter)
{
    if (!parameter.rank_correlation) return "-";
    auto const text = fmt::format("{:+.2f}", parameter.rank_correlation->value);
    return text == "-0.00" ? "+0.00" : text;
}

void spread_chapter(Paper& paper, StudySensitivity const& sensitivity, Subject const& subject)
{
    if (!sensitivity.spread) return;
    auto const& cash = sensitivity.spread->of[0];
    auto const& total = sensitivity.spread->of[1];
    paper.heading("What explains the spread of the draws");
    if (cash.parameters.empty()) {
        paper.paragraph("No input varies.");
        return;
    }
    paper.paragraph(fmt::format(
        "{}The share of the variance of the net saving that each input explains by itself; what is missing to 100% "
        "they explain together. The rank correlation says the direction, other inputs held: near +1 more of it goes "
        "with more saving, near -1 with less.",
        as_a_sentence(subject.evidence)));
    if (is_of_sum(sensitivity))
        paper.paragraph(
            "Only what the authorities share is told apart here. What is each one's own varies in the draws, "
            "too, and moves the sum a little.");
    std::vector<std::size_t> order(cash.parameters.size());
    for (std::size_t p = 0; p < order.size(); ++p) order[p] = p;
    auto const most = [&](std::size_t p) {
        return std::max(cash.parameters[p].share.value, total.parameters[p].share.value);
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return most(a) > most(b); });
    Table table;
    table.columns = {{"input", Side::left, 0, true, 4},
                     {"share of\nvariance,\ncash", Side::right, 0, false},
                     {"share,\ncash and\ncapacity", Side::right, 0, false},
                     {"rank\ncorrelation,\ncash", Side::right, 1, false},
                     {"rank corr.,\ncash and\ncapacity", Side::right, 2, false}};
    auto const shown = std::min(order.size(), most_explained);
    double largest_error = 0.0;
    double sum_cash = 0.0;
    double sum_total = 0.0;
    std::vector<std::string> not_apart;
    for (std::size_t i = 0; i < order.size(); ++i) {
        auto const& in_cash = cash.parameters[order[i]];
        auto const& in_total = total.parameters[order[i]];
        largest_error = std::max({largest_error, in_cash.share.standard_error, in_total.share.standard_error});
        sum_cash += in_cash.share.value;
        sum_total += in_total.share.value;
        auto const& about = sensitivity.spread->about[order[i]];
        if (!in_cash.not_separable_from.empty())
            not_apart.push_back(fmt::format("{} is not separable from {}", visible(about.belief.label),
                                            visible(in_words(in_cash.not_separable_from))));
        if (i >= shown) continue;
        table.rows.push_back({visible(about.belief.label), share_of(in_cash.share), share_of(in_total.share),
                              rank_of(in_cash), rank_of(in_total)});
    }
    paper.table(table);
    bool const correlated = !sensitivity.head.study.correlations.empty();
    paper.paragraph(fmt::format(
        "{}Together the single shares come to {} in cash and {} in cash and capacity{}. Standard errors of a share are "
        "{} points at most.",
        order.size() > shown
            ? fmt::format("{} not shown explain less than the last. ", counted(order.size() - shown, "input", "inputs"))
            : "",
        percent(sum_cash), percent(sum_total), correlated ? " (correlated inputs each count what they share)" : "",
        fmt::format("{:.1f}", 100.0 * largest_error)));
    if (!not_apart.empty()) paper.paragraph(with_capital(in_words(not_apart)) + ": no rank correlation.");
}

// ---- Two ways. ----

constexpr char const* as_a_ratio = ", as a hazard ratio (1.00: no effect; 0.40: leaving falls by 60%)";

void grid_table(Paper& paper, TwoWay const& grid, bool total, Subject const& subject)
{
    Table table;
    table.columns = {{std::string(label(grid.down)), Side::left, 0, true, 3}};
    constexpr std::size_t every = 2;
    // Three fit beside each other, saving and chance: the ends and the middle. The others are in the JSON and the CSV.
    std::size_t const every_across = std::max<std::size_t>(1, (grid.across_at.size() - 1) / 2);
    for (std::size_t c = 0; c < grid.across_at.size(); c += every_across)
        table.columns.push_back({value_of(grid.across, grid.across_at[c]), Side::right, 0, false});
    for (std::size_t r = 0; r < grid.down_at.size(); r += every) {
        Row row{value_of(grid.down, grid.down_at[r])};
        for (std::size_t c = 0; c < grid.across_at.size(); c += every_across) {
            auto const& cell = grid.at(r, c);
            row.push_back(fmt::format("{} {}", spoken(total ? cell.net_total : cell.net_cash),
                                      chance(total ? cell.chance_total : cell.chance_cash)));
        }
        table.rows.push_back(std::move(row));
    }
    paper.gap();
    paper.paragraph(fmt::format("{}, {}{}; across: {}{}:", total ? "In cash and capacity" : "In cash",
                                after_cost(subject.placeholder), reminder(subject.evidence, "; "), label(grid.across),
                                grid.across == ThresholdInput::hazard_ratio ? as_a_ratio : ""));
    if (grid.down == ThresholdInput::hazard_ratio)
        paper.paragraph(fmt::format("Down: {}{}.", label(grid.down), as_a_ratio));
    paper.table(table);
}

void grid_chapter(Paper& paper, StudySensitivity const& sensitivity, Subject const& subject)
{
    if (!sensitivity.two_way) return;
    auto const& grid = *sensitivity.two_way;
    paper.heading("Two inputs at once");
    if (grid.cells.empty()) {
        paper.paragraph("There is no grid: " + grid.reason + ".");
        return;
    }
    paper.paragraph(fmt::format("Expected net saving and chance of a saving, over the first {}. Down, every "
                                "second point; across, the ends and the middle: the JSON has all.",
                                counted(grid.draws, "draw", "draws")));
    grid_table(paper, grid, false, subject);
    grid_table(paper, grid, true, subject);
}

//! "Leeds"; "12 authorities (North East) together".
std::string whose(Study const& study)
{
    auto const name = visible(name_of_place(study));
    if (study.authorities.size() == 1) return name;
    return fmt::format("{} ({}) together", counted(study.authorities.size(), "authority", "authorities"), name);
}

void opening(Paper& paper, StudySensitivity const& sensitivity, Subject const& subject)
{
    auto const& study = sensitivity.head.study;
    auto const& thresholds = sensitivity.thresholds;
    auto const when = horizon(study.months, study.start);
    auto const where = whose(study);
    if (!thresholds.net_cash || !thresholds.net_total) {
        paper.headline(fmt::format("For {}, no study measured leaving, so no saving can be stated for {}, and nothing "
                                   "moves one. Shown is only "
                                   "what its effect over {} would have to be.",
                                   name_of(subject), where, when));
        return;
    }
    auto const part = [&](Estimate const& net) {
        return fmt::format("{} (95% range {})", spoken(net.mean), pounds_range(net));
    };
    paper.headline(fmt::format("For {} in {}, the expected net saving over {} is {} in cash, {}. With capacity counted "
                               "too it is {}: {}. Below: "
                               "what must be true for it to pay, and which inputs move it.",
                               name_of(subject), where, when, part(*thresholds.net_cash),
                               after_cost(subject.placeholder), part(*thresholds.net_total),
                               in_a_clause(subject.evidence)));
}

//! Where part of a cost is a placeholder: its parts, and what is left after those that are known.
void parts_of_cost(Paper& paper, StudySensitivity const& sensitivity, Subject const& subject)
{
    auto const& thresholds = sensitivity.thresholds;
    ByPart<double> means{};
    for (auto const part : all_cost_parts) at(means, part) = at(thresholds.programme_parts, part).mean;
    auto const parts = parts_clause(subject.strategy.cost_parts, means);
    if (parts.empty()) return;
    auto const left =
        thresholds.after_built
            ? fmt::format(" In cash, {} is left {}.", spoken(thresholds.after_built->mean), after_part(CostPart::built))
            : std::string();
    paper.paragraph(fmt::format("Of the programme's cost, {}.{}", parts, left));
}

}  // namespace

std::string sensitivity_text(StudySensitivity const& sensitivity, bool with_grid, TextStyle style)
{
    if (!style.full && !with_grid) return sensitivity_screen(sensitivity, style);
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    auto const subject = subject_of(sensitivity.head, sensitivity.strategy);
    opening(paper, sensitivity, subject);
    paper.gap();
    cautions(paper, sensitivity.head.study, subject.strategy);
    paper.paragraph(money_note(sensitivity.head.study));
    parts_of_cost(paper, sensitivity, subject);
    must_be_true(paper, sensitivity, subject);
    tornado_chapter(paper, sensitivity, subject);
    experts_chapter(paper, sensitivity, subject);
    spread_chapter(paper, sensitivity, subject);
    if (with_grid) grid_chapter(paper, sensitivity, subject);
    if (!is_of_sum(sensitivity)) figures_of(paper, subject.authority);
    auto head = sensitivity.head;
    head.break_even_draws = 0;  // said with the thresholds: here it is of one of them
    foot(paper, head, std::nullopt);
    return paper.text();
}

}  // namespace holdfast

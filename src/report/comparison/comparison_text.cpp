#include "report/comparison/comparison.hpp"

#include "base/text.hpp"
#include "report/chapters/audit.hpp"
#include "report/forms/paper.hpp"
#include "report/words/evidence.hpp"
#include "report/words/sentences.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include <fmt/format.h>

namespace holdfast {

namespace {

using report::Column;
using report::counted;
using report::Evidence;
using report::Paper;
using report::pounds_range;
using report::Row;
using report::spoken;
using report::Table;

constexpr auto left = Column::Side::left;
constexpr auto right = Column::Side::right;
constexpr std::size_t most_values_shown = 4;
constexpr std::size_t most_authorities_shown = 30;

//! What every part of the page is written from.
struct Page {
    TwoStudies const& studies;
    Comparison const& comparison;

    [[nodiscard]] ComparedStrategy const& strategy(std::size_t s) const { return comparison.strategies[s]; }
    //! Of the weaker evidence in the two.
    [[nodiscard]] report::Grounds evidence(std::size_t s) const
    {
        auto const a = report::evidence_of(strategy(s).in_a);
        auto const b = report::evidence_of(strategy(s).in_b);
        auto weaker = a < b ? b : a;
        if (a == b && a.bias != b.bias) weaker.bias.reset();
        return weaker;
    }
    [[nodiscard]] bool is_sum() const { return !comparison.totals.empty(); }
    [[nodiscard]] ComparedResult const& headline(std::size_t s) const { return comparison.headlines()[s]; }
    [[nodiscard]] std::string who() const
    {
        if (!is_sum()) return visible(comparison.name_of_all);
        auto const number = studies.a.authorities.size();
        return report::whose_sum(comparison.name_of_all, number, number) + " together";
    }
};

//! Of the strategies with the best evidence the one whose saving differs most.
std::size_t leading(Page const& page)
{
    auto const moved = [&](std::size_t s) {
        return std::abs(page.headline(s).saving(page.strategy(s).lead()).difference.mean);
    };
    std::size_t best = 0;
    for (std::size_t s = 1; s < page.comparison.strategies.size(); ++s) {
        auto const one = page.evidence(s);
        auto const other = page.evidence(best);
        if (one < other || (one == other && moved(s) > moved(best))) best = s;
    }
    return best;
}

std::string with_loss_named(double pounds) { return spoken(pounds) + (pounds <= -report::a_pound ? " (a loss)" : ""); }

//! "£3,100 higher", "£3,100 lower", "the same"
std::string moved_by(double pounds)
{
    if (std::abs(pounds) < report::a_pound) return "the same";
    return spoken(std::abs(pounds)) + (pounds > 0.0 ? " higher" : " lower");
}

std::string before_or_after(ComparedStrategy const& strategy)
{
    return !strategy.has_placeholder() ? "after" : strategy.is_partly_known() ? "after the stated part of" : "before";
}

std::string labels_of(Page const& page, SplitStep const& step)
{
    std::vector<std::string> labels;
    for (auto const c : step.changes) labels.push_back(visible(page.studies.changes[c].label));
    return in_words(labels);
}

std::string horizons(Study const& a, Study const& b)
{
    auto const of_a = report::horizon(a.months, a.start);
    auto const of_b = report::horizon(b.months, b.start);
    return of_a == of_b ? of_a : fmt::format("{} instead of {}", of_b, of_a);
}

//! Each with a capital and a full stop, after a space; empty ones are none.
std::string as_sentences(std::vector<std::string> const& clauses)
{
    std::string text;
    for (auto const& clause : clauses)
        if (!clause.empty()) text += " " + report::with_capital(clause) + ".";
    return text;
}

//! "Most of that comes from pay with on-costs (£3,000 higher)"; empty where one change is all there is to name.
std::string largest_step(Page const& page, std::size_t s)
{
    auto const& split = page.comparison.split;
    auto const lead = page.strategy(s).lead();
    auto const whole = split.whole(s, lead).in_pounds();
    std::size_t most = 0;
    auto const part = [&](std::size_t step) { return split.part(step, s, lead).in_pounds(); };
    for (std::size_t step = 1; step < split.steps.size(); ++step)
        if (std::abs(part(step)) > std::abs(part(most))) most = step;
    if (split.steps.empty() || std::abs(part(most)) < report::a_pound) return "";
    auto const labels = labels_of(page, split.steps[most]);
    if (split.steps.size() == 1) return "All of that comes from " + labels;
    bool const is_most = part(most) * whole > 0.0 && std::abs(part(most)) >= 0.5 * std::abs(whole);
    if (is_most && std::abs(part(most) - whole) < report::a_pound) return "All of that comes from " + labels;
    if (is_most && std::abs(part(most)) > std::abs(whole))
        return fmt::format("{} alone makes it {}, and the other changes work the other way", labels,
                           moved_by(part(most)));
    return fmt::format("{} {} ({})", is_most ? "Most of that comes from" : "The largest part of the way is", labels,
                       moved_by(part(most)));
}

std::string placeholder_clause(Page const& page, ComparedStrategy const& strategy)
{
    if (!strategy.has_placeholder()) return "";
    auto const a = report::placeholder_words(strategy.in_a.cost_parts);
    auto const b = report::placeholder_words(strategy.in_b.cost_parts);
    if (a == b) return fmt::format("The programme's cost is {} in both", a);
    auto const words = [](std::string const& of) { return of.empty() ? std::string("stated") : of; };
    // The placeholder first: it is what nobody may overlook.
    if (!a.empty())
        return fmt::format("The programme's cost is {} in {}, and {} in {}", a, page.studies.name_a, words(b),
                           page.studies.name_b);
    return fmt::format("The programme's cost is {} in {}, and stated in {}", b, page.studies.name_b,
                       page.studies.name_a);
}

std::string name_of(ComparedStrategy const& strategy)
{
    return visible(strategy.in_a.name) +
           (strategy.in_a.members.size() > 1 ? " (a package, rated by its weakest evidence)" : "");
}

//! No saving is claimed of a null result: the range around no effect moves.
std::string null_sentence(Page const& page, std::size_t s)
{
    auto const& strategy = page.strategy(s);
    auto const& lead = page.headline(s).saving(strategy.lead());
    return fmt::format(
        "For {}, a study looked and found no significant effect, so no saving is claimed for {}. With {} "
        "instead of {} the average of the assumed range around no effect, in cash {} the programme's own "
        "cost over {}, is {}: {} instead of {}.{}",
        name_of(strategy), page.who(), page.studies.name_b, page.studies.name_a, before_or_after(strategy),
        horizons(page.studies.a, page.studies.b), moved_by(lead.difference.mean), spoken(lead.b.mean),
        spoken(lead.a.mean), as_sentences({placeholder_clause(page, strategy)}));
}

std::string evidence_clause(Page const& page, ComparedStrategy const& strategy)
{
    auto const a = report::evidence_of(strategy.in_a);
    auto const b = report::evidence_of(strategy.in_b);
    if (a == b && a.bias == b.bias) return report::in_a_clause(a);
    return fmt::format("In {}, {}; in {}, {}", page.studies.name_a, report::in_a_clause(a), page.studies.name_b,
                       report::in_a_clause(b));
}

//! The sentence to quote.
std::string opening(Page const& page, std::size_t s)
{
    auto const& strategy = page.strategy(s);
    auto const evidence = page.evidence(s);
    if (evidence == Evidence::null_result) return null_sentence(page, s);
    auto const& lead = page.headline(s).saving(strategy.lead());
    auto const& total = page.headline(s).saving(strategy.lead_total());
    auto const d = lead.difference;
    auto text =
        fmt::format("{}with {} instead of {}, the saving in cash of {} for {} comes out {}", report::proviso(evidence),
                    page.studies.name_b, page.studies.name_a, name_of(strategy), page.who(), moved_by(d.mean));
    std::vector<std::string> more{fmt::format("That is {} the programme's own cost, over {}", before_or_after(strategy),
                                              horizons(page.studies.a, page.studies.b))};
    if (std::abs(d.mean) < report::a_pound) {
        text += fmt::format(", {}", with_loss_named(lead.a.mean));
    } else {
        text += fmt::format(": {} instead of {}", with_loss_named(lead.b.mean), with_loss_named(lead.a.mean));
        more.push_back(fmt::format("The 95% range of the difference is {}", pounds_range(d)));
        if (std::abs(d.mean) < 2.0 * d.mcse)
            more.push_back("With so few draws its sign is not known: Monte Carlo standard error " + spoken(d.mcse));
    }
    more.push_back("With capacity counted too it is " + moved_by(total.difference.mean));
    more.push_back(largest_step(page, s));
    more.push_back(evidence_clause(page, strategy));
    more.push_back(placeholder_clause(page, strategy));
    return report::with_capital(text) + "." + as_sentences(more);
}

void about_the_two(Paper& paper, Page const& page)
{
    auto const& studies = page.studies;
    paper.paragraph(
        fmt::format("A is {}, \"{}\"; B is {}, \"{}\". Both are run with A's seed and {}: what did not change "
                    "is equal in every draw. A difference is B less A, draw by draw.",
                    studies.name_a, studies.a.name, studies.name_b, studies.b.name,
                    counted(page.comparison.draws, "draw", "draws")));
    paper.paragraph(report::money_note(studies.b));
    if (studies.a.price_year != studies.b.price_year)
        paper.warning(
            fmt::format("Caution: A counts in prices of {}, B in prices of {}: a pound is not the same in both.",
                        studies.a.price_year, studies.b.price_year));
    if (studies.a.months != studies.b.months)
        paper.warning(fmt::format("Caution: A counts {}, B {}: a longer time holds more of everything.",
                                  counted(static_cast<std::uint64_t>(studies.a.months), "month", "months"),
                                  counted(static_cast<std::uint64_t>(studies.b.months), "month", "months")));
    if (page.is_sum())
        paper.paragraph("A sum over authorities is not what England saves: part of one's gain is another's loss.");
}

//! "mean" of "prices.pay.mean" in the change "prices.pay".
std::string short_path(InputChange const& change, DifferentValue const& value)
{
    if (value.path == change.id) return "";
    return (value.path.starts_with(change.id + ".") ? value.path.substr(change.id.size() + 1) : value.path) + " ";
}

//! Without its folders, which the JSON has.
std::string file_and_line(std::string const& at) { return at.substr(at.find_last_of('/') + 1); }

std::string side(std::string const& letter, std::string const& value, std::string const& at)
{
    if (at.empty()) return letter + ": not given";
    return fmt::format("{}: {} ({})", letter, value, file_and_line(at));
}

bool is_a_text(DifferentValue const& value)
{
    return value.path.ends_with(".source") || value.path.ends_with(".note") || value.path.ends_with(".basis");
}

void values_of(Paper& paper, InputChange const& change)
{
    auto values = change.values;
    // What a number is comes before who says so.
    std::stable_partition(values.begin(), values.end(), [](DifferentValue const& v) { return !is_a_text(v); });
    auto const numbers = static_cast<std::size_t>(
        std::count_if(values.begin(), values.end(), [](DifferentValue const& v) { return !is_a_text(v); }));
    auto const most = numbers > 0 ? std::min(numbers, most_values_shown) : std::min<std::size_t>(values.size(), 2);
    for (std::size_t i = 0; i < most; ++i)
        paper.paragraph(fmt::format("{}{}; {}", short_path(change, values[i]),
                                    side("A", values[i].in_a, values[i].at_a),
                                    side("B", values[i].in_b, values[i].at_b)),
                        5);
    if (values.size() > most)
        paper.paragraph(fmt::format("and {} (sources and notes among them); the JSON has all",
                                    counted(values.size() - most, "more value", "more values")),
                        5);
}

//! In the order of the walk; without one, of the inputs.
std::vector<std::size_t> order_of(Page const& page)
{
    std::vector<std::size_t> order;
    for (auto const& step : page.comparison.split.steps)
        order.insert(order.end(), step.changes.begin(), step.changes.end());
    if (order.empty()) {
        order.resize(page.studies.changes.size());
        std::iota(order.begin(), order.end(), std::size_t{});
    }
    return order;
}

void what_changed(Paper& paper, Page const& page)
{
    auto const& studies = page.studies;
    if (!studies.changes.empty()) {
        paper.heading(page.comparison.split.steps.size() > 1 ? "What changed, the largest effect first"
                                                             : "What changed");
        for (auto const c : order_of(page)) {
            auto const& change = studies.changes[c];
            paper.item("-", fmt::format("{} ({})", change.label, change.id));
            values_of(paper, change);
        }
    }
    for (auto const& change : studies.elsewhere)
        paper.item("-", fmt::format("Not compared: {} ({}).", change.label,
                                    counted(change.values.size(), "value differs", "values differ")));
}

//! Whole pounds, rounded from the start, so that parts add up to the whole as shown.
std::string whole_pounds(Money before, Money after)
{
    auto const rounded = [](Money money) { return std::round(money.in_pounds()); };
    return to_the_pound(rounded(after) - rounded(before));
}

//! The walk from A to B.
void walk(Paper& paper, Page const& page, std::size_t s)
{
    auto const& split = page.comparison.split;
    if (split.steps.empty()) return;
    auto const& strategy = page.strategy(s);
    std::vector<SavingKind> kinds{strategy.lead()};
    if (strategy.has_placeholder()) kinds.push_back(SavingKind::net_cash);
    kinds.push_back(strategy.lead_total());
    paper.heading(fmt::format("Where the difference comes from: {}", visible(strategy.in_a.name)));
    if (page.evidence(s) != Evidence::published)
        paper.paragraph(report::with_capital(std::string(report::in_a_clause(page.evidence(s)))) + ".");
    Table table{{{"", left, 0, true, 4},
                 {fmt::format("in cash, {}\nits own cost", before_or_after(strategy)), right},
                 {"the same change\nalone", right, 3}},
                {},
                {}};
    if (strategy.has_placeholder()) table.columns.push_back({"after its\nown cost", right, 2});
    table.columns.push_back({fmt::format("with capacity,\n{} its own cost", before_or_after(strategy)), right, 1});
    auto const add = [&](std::string const& label, std::string const& alone, auto const& amount) {
        Row row{label, amount(kinds.front()), alone};
        for (std::size_t k = 1; k < kinds.size(); ++k) row.push_back(amount(kinds[k]));
        table.rows.push_back(std::move(row));
    };
    auto const at = [](SavingKind kind) { return static_cast<std::size_t>(kind); };
    add("A", "", [&](SavingKind kind) { return whole_pounds({}, split.from[s][at(kind)]); });
    auto const* before = &split.from;
    std::vector<std::string> idle;
    for (auto const& step : split.steps) {
        bool const moves = std::any_of(kinds.begin(), kinds.end(), [&](SavingKind kind) {
            return step.after[s][at(kind)] != (*before)[s][at(kind)];
        });
        if (!moves) {
            idle.push_back(labels_of(page, step));
            continue;
        }
        auto const& alone = split.alone[step.changes.front()];
        auto const lead = at(strategy.lead());
        add(labels_of(page, step) + (step.changes.size() > 1 ? " (only together)" : ""),
            step.changes.size() == 1 && alone ? whole_pounds(split.from[s][lead], (*alone)[s][lead]) : "",
            [&](SavingKind kind) { return whole_pounds((*before)[s][at(kind)], step.after[s][at(kind)]); });
        before = &step.after;
    }
    table.rules.push_back(table.rows.size());
    add("B", "", [&](SavingKind kind) { return whole_pounds({}, split.steps.back().after[s][at(kind)]); });
    paper.table(table);
    paper.paragraph(
        "Each row adds one change to those above it, so that the rows add up from A to B. What an input adds "
        "depends on those before it; \"alone\" is the same change laid over A by itself.");
    if (!idle.empty()) paper.paragraph(fmt::format("What moves nothing here: {}.", in_words(idle)));
    if (strategy.in_a.placeholder_cost != strategy.in_b.placeholder_cost)
        paper.paragraph(fmt::format(
            "After its own cost, {}'s figure is {}'s, because nobody stated {} of that cost: what "
            "a stated cost changes there is no saving.",
            strategy.in_a.placeholder_cost ? "A" : "B", strategy.is_partly_known() ? "partly our guess" : "our guess",
            strategy.is_partly_known() ? "all" : "any"));
    if (split.draws < page.comparison.draws) {
        auto const of_all = page.headline(s).saving(strategy.lead()).difference.mean;
        paper.paragraph(fmt::format(
            "These rows are worked out on the first {}, on which the whole difference is {}; on all {} it is {}.",
            counted(split.draws, "draw", "draws"), spoken(split.whole(s, strategy.lead()).in_pounds()),
            counted(page.comparison.draws, "draw", "draws"), spoken(of_all)));
    }
    if (page.comparison.strategies.size() > 1)
        paper.paragraph("The other interventions' rows, in the same order of changes, are in the JSON and the CSV.");
    if (std::any_of(split.steps.begin(), split.steps.end(),
                    [](SplitStep const& step) { return step.changes.size() > 1; }))
        paper.paragraph(
            "Only together: one of these changes makes no sound study without the other, or others, so they "
            "are one step.");
}

std::string cost_in_a_cell(ComparedStrategy const& strategy)
{
    return !strategy.has_placeholder() ? "after" : strategy.is_partly_known() ? "after the stated part" : "before";
}

//! Several interventions: the saving that leads, of each.
void by_intervention(Paper& paper, Page const& page)
{
    Table table{{{"intervention", left, 0, true},
                 {"effect", left},
                 {"its own\ncost", left},
                 {"cash saving\nin A", right},
                 {"\nin B", right},
                 {"\ndifference", right},
                 {"95% range of\nthe difference", right, 3},
                 {"difference with\ncapacity", right, 1}},
                {},
                {}};
    for (std::size_t s = 0; s < page.comparison.strategies.size(); ++s) {
        auto const& strategy = page.strategy(s);
        auto const& lead = page.headline(s).saving(strategy.lead());
        table.rows.push_back({strategy.in_a.name, std::string(report::in_a_cell(page.evidence(s))),
                              cost_in_a_cell(strategy), spoken(lead.a.mean), spoken(lead.b.mean),
                              spoken(lead.difference.mean), pounds_range(lead.difference),
                              spoken(page.headline(s).saving(strategy.lead_total()).difference.mean)});
    }
    paper.heading(fmt::format("Every intervention, for {}", page.who()));
    paper.table(table);
    paper.paragraph(
        "In the study's order: nothing is ranked, and effects that rest on different evidence are not to be "
        "set against each other. \"Before\" is before the programme's own cost, where that is our guess "
        "in A or B; \"after\" is after a cost that somebody has stated.");
}

//! One intervention: every figure.
void every_figure(Paper& paper, Page const& page, std::size_t s)
{
    auto const& result = page.headline(s);
    Table table{{{"", left, 0, true, 4},
                 {"A", right},
                 {"B", right},
                 {"difference", right},
                 {"95% range of\nthe difference", right, 1}},
                {},
                {}};
    auto const add = [&](std::string const& what, ComparedFigure const& figure, auto const& say, auto const& range) {
        table.rows.push_back(
            {what, say(figure.a.mean), say(figure.b.mean), say(figure.difference.mean), range(figure.difference)});
    };
    auto const& strategy = page.strategy(s);
    auto const after = [&] {
        if (!strategy.has_placeholder()) return std::string("after its own cost");
        auto const a = report::placeholder_words(strategy.in_a.cost_parts);
        auto const b = report::placeholder_words(strategy.in_b.cost_parts);
        if (a == b) return report::after_cost(a);
        if (a.empty() || b.empty())
            return fmt::format("after its own cost ({} in {})", a.empty() ? b : a, a.empty() ? "B" : "A");
        return fmt::format("after its own cost ({} in A, {} in B)", a, b);
    }();
    add("saving in cash, before its own cost", result.saving(SavingKind::gross_cash), spoken, pounds_range);
    bool const partly = strategy.is_partly_known();
    if (partly)
        add("saving in cash, after the stated part of its own cost", result.saving(SavingKind::after_built_cash),
            spoken, pounds_range);
    add("saving in cash, " + after, result.saving(SavingKind::net_cash), spoken, pounds_range);
    add("with capacity, before its own cost", result.saving(SavingKind::gross_total), spoken, pounds_range);
    if (partly)
        add("with capacity, after the stated part of its own cost", result.saving(SavingKind::after_built_total),
            spoken, pounds_range);
    add("with capacity, " + after, result.saving(SavingKind::net_total), spoken, pounds_range);
    add("leavers avoided (FTE)", result.leavers_averted, report::figure, report::figure_range);
    paper.heading(fmt::format("Every figure of {}, for {}", visible(strategy.in_a.name), page.who()));
    if (page.evidence(s) != Evidence::published)
        paper.paragraph(report::with_capital(std::string(report::in_a_clause(page.evidence(s)))) + ".");
    paper.table(table);
}

void by_authority(Paper& paper, Page const& page, std::size_t s)
{
    if (!page.is_sum()) return;
    auto const& strategy = page.strategy(s);
    Table table{{{"authority", left, 0, true},
                 {"A", right},
                 {"B", right},
                 {"difference", right},
                 {"95% range of\nthe difference", right, 1}},
                {},
                {}};
    std::size_t more = 0;
    for (auto const& result : page.comparison.results) {
        if (result.strategy != s) continue;
        if (table.rows.size() == most_authorities_shown) {
            ++more;
            continue;
        }
        auto const& lead = result.saving(strategy.lead());
        table.rows.push_back({page.studies.a.authorities[*result.authority].name, spoken(lead.a.mean),
                              spoken(lead.b.mean), spoken(lead.difference.mean), pounds_range(lead.difference)});
    }
    paper.heading(fmt::format("Authority by authority: {}, in cash {} the programme's own cost",
                              visible(strategy.in_a.name), before_or_after(strategy)));
    if (page.evidence(s) != Evidence::published)
        paper.paragraph(report::with_capital(std::string(report::in_a_clause(page.evidence(s)))) + ".");
    paper.table(table);
    if (more > 0)
        paper.paragraph(
            fmt::format("And {}, in the JSON and the CSV.", counted(more, "more authority", "more authorities")));
}

void notes(Paper& paper, Page const& page)
{
    paper.gap();
    std::map<Evidence, report::Grounds> kinds;
    bool placeholder = false;
    for (std::size_t s = 0; s < page.comparison.strategies.size(); ++s) {
        auto const grounds = page.evidence(s);
        auto const [known, is_new] = kinds.try_emplace(grounds.kind, grounds);
        if (!is_new && known->second.bias != grounds.bias) known->second.bias.reset();
        placeholder = placeholder || (page.strategy(s).has_placeholder() && !page.studies.changes.empty());
    }
    for (auto const& [evidence, grounds] : kinds)
        if (!report::reminder(grounds, "").empty())
            paper.item("-", fmt::format("{}: {}", report::heading(evidence), report::meaning(grounds)));
    if (placeholder)
        paper.item("-", "Where a cost is our guess, a figure after it is a guess, too: compare quotations with "
                        "the largest affordable cost that `holdfast run` prints.");
    for (auto const& strategy : strategies_of(page.studies.a))
        if (!strategy.has_effect) paper.item("-", fmt::format("{}: {}.", strategy.name, no_saving_claimed));
    for (auto const& one : page.studies.only_in_one)
        paper.item("-", fmt::format("Only {} has the {} {}, so it is not compared.", one.in_a ? "A" : "B",
                                    one.what == "strategy" ? "intervention or package" : one.what, one.name));
    for (auto const* study : {&page.studies.a, &page.studies.b})
        if (!study->warnings.empty())
            paper.warning(fmt::format("Warning: {} has {}; `holdfast check` shows them.",
                                      study == &page.studies.a ? "A" : "B",
                                      counted(study->warnings.size(), "warning", "warnings")));
    paper.gap();
    paper.paragraph(fmt::format("{}, seed {}, inputs {} (A) and {} (B), holdfast {}.",
                                counted(page.comparison.draws, "draw", "draws"), page.studies.a.seed,
                                report::short_hash(page.studies.a.inputs_hash),
                                report::short_hash(page.studies.b.inputs_hash), HOLDFAST_VERSION));
    paper.paragraph("No study measured effects on children or families: none are in these figures.");
    for (auto const& line : page.studies.a.attribution) paper.paragraph(line);
}

}  // namespace

std::string comparison_text(TwoStudies const& studies, Comparison const& comparison, TextStyle style)
{
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    Page const page{studies, comparison};
    if (studies.changes.empty()) {
        paper.headline(
            studies.elsewhere.empty()
                ? fmt::format("{} and {} are equal: every value, and so every result.", studies.name_a, studies.name_b)
                : fmt::format("{} and {} differ in nothing that moves a result compared here.", studies.name_a,
                              studies.name_b));
        what_changed(paper, page);
        notes(paper, page);
        return paper.text();
    }
    if (comparison.strategies.empty()) {
        paper.headline(fmt::format("{} and {} have no intervention with an effect on leaving in both, so no saving is "
                                   "claimed and none is compared.",
                                   studies.name_a, studies.name_b));
        what_changed(paper, page);
        notes(paper, page);
        return paper.text();
    }
    auto const lead = leading(page);
    paper.headline(opening(page, lead));
    about_the_two(paper, page);
    what_changed(paper, page);
    walk(paper, page, lead);
    if (comparison.strategies.size() > 1) by_intervention(paper, page);
    else every_figure(paper, page, lead);
    by_authority(paper, page, lead);
    notes(paper, page);
    return paper.text();
}

}  // namespace holdfast

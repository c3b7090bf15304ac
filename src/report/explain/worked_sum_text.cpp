#include "report/explain/worked_sum_text.hpp"

#include "base/text.hpp"
#include "report/chapters/asked.hpp"
#include "report/chapters/audit.hpp"
#include "report/explain/worked_sum_screen.hpp"
#include "report/forms/paper.hpp"
#include "report/words/belief_words.hpp"
#include "report/words/bridge_words.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/sentences.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/takes.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

//! Empty for the usual way, which the inputs below spell out.
std::string_view bias_clause(std::optional<BiasMethod> method)
{
    if (method == BiasMethod::none) return ", with nothing taken off for bias";
    if (method == BiasMethod::empirical) return ", shrunk as one of many trials and weakened for its design";
    if (method == BiasMethod::empirical_alone) return ", shrunk as one of many trials";
    return "";
}

std::string effect_rests_on(WorkedSum const& worked)
{
    if (worked.beside_pilot) return "published figures and the authority's own pilot together";
    switch (worked.basis) {
    case Basis::published: return "a published effect";
    case Basis::official_statistic: return "an official statistic";
    case Basis::derived: return "an effect worked out from published counts";
    case Basis::null_result:
        return "a null result: a study looked and found no significant effect, so no saving is claimed";
    case Basis::elicited: return "what experts expect: no study has published the size of the effect";
    case Basis::assumption: return "an assumption: no study has published the size of the effect";
    case Basis::placeholder: return "our guess: the effect is nobody's figure";
    case Basis::no_turnover_evidence: return "no turnover evidence: no study measured leaving";
    case Basis::local: return "the authority's own figure";
    case Basis::missing: return "a figure whose basis the inputs do not state";
    }
    return "";
}

std::string digits(double value)
{
    auto text = fmt::format("{:.6g}", value);
    if (text.find_first_of(".en") != std::string::npos) return text;
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > (value < 0.0 ? 1 : 0); at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

struct Sum {
    Money cash;  //!< saving on the cash lines without the programme's
    Money capacity;
    Money programme;  //!< minus its cost
    Money time;       //!< minus what it takes of staff's time
};

Sum sum_of(WorkedSum const& worked)
{
    Sum sum;
    for (auto const& line : worked.lines) {
        auto& part = line.line == Line::programme        ? sum.programme
                     : line.line == Line::programme_time ? sum.time
                     : is_cash(line.line)                ? sum.cash
                                                         : sum.capacity;
        part += line.saving();
    }
    return sum;
}

//! Does the programme take time of staff? Otherwise its line says nothing, and is left out.
bool takes_time(WorkedSum const& worked) { return worked.hours > 0.0; }

bool is_shown(WorkedSum const& worked, Line line) { return line != Line::programme_time || takes_time(worked); }

bool is_built(WorkedSum const& worked)
{
    return std::any_of(worked.takes.begin(), worked.takes.end(),
                       [](WorkedCost const& row) { return row.row.is_resource; });
}

//! What a cost is of which nothing is stated.
std::string guess_words(WorkedSum const& worked)
{
    bool const experts = std::all_of(worked.takes.begin(), worked.takes.end(), [](WorkedCost const& row) {
        return row.row.part != CostPart::guessed || row.row.basis == Basis::elicited;
    });
    if (experts && !worked.takes.empty()) return "as experts expect";
    return is_built(worked) ? "our guess, built from what it takes" : "our guess";
}

std::vector<CostRow> rows_of(WorkedSum const& worked)
{
    std::vector<CostRow> rows;
    for (auto const& one : worked.takes) rows.push_back(one.row);
    return rows;
}

//! How the cost is built up, where something of it is built from what is taken.
void build_up(Paper& paper, WorkedSum const& worked)
{
    if (!is_built(worked)) return;
    paper.heading("How the programme's cost is built up");
    paper.paragraph(build_up_sentence(rows_of(worked)));
    Table table;
    table.columns = {{"", Side::left, 0, true},
                     {"cash", Side::right, 0, false},
                     {"time of\nstaff", Side::right, 0, false},
                     {"hours", Side::right, 0, false},
                     {"rests on", Side::left, 0, false}};
    Money cash;
    Money time;
    for (auto const& row : worked.takes) {
        table.rows.push_back({row.row.item, to_the_penny(row.cash), to_the_penny(row.time),
                              row.hours > 0.0 ? digits(std::round(row.hours)) : "",
                              std::string(row_rests_on(row.row))});
        cash += row.cash;
        time += row.time;
    }
    table.rules = {table.rows.size()};
    table.rows.push_back({"all rows", to_the_penny(cash), to_the_penny(time), digits(std::round(worked.hours)), ""});
    paper.table(table);
    for (auto const& row : worked.takes)
        paper.item("-",
                   fmt::format("{}: {}. {}", row.row.item, row.row.how,
                               row.row.source.empty() ? std::string("The inputs give no source.") : row.row.source));
    paper.paragraph("Rows are rounded to the penny, so their sum may differ from the line by pennies.");
}

void inputs(Paper& paper, WorkedSum const& worked)
{
    paper.heading("Inputs");
    for (auto const& input : worked.inputs) {
        auto const value = input.says.empty()
                               ? digits(input.value) + (input.unit.empty() ? "" : " ") + visible(input.unit)
                               : visible(input.says);
        paper.paragraph(fmt::format("{}: {} [{}{}]", input.label, value, name(input.basis),
                                    input.local && input.basis != Basis::local ? ", local" : ""),
                        2);
        if (!input.how.empty()) paper.paragraph("how: " + input.how, 6);
        paper.paragraph("source: " + (input.source.empty() ? std::string("the inputs give none") : input.source), 6);
        if (!input.note.empty()) paper.paragraph("note: " + visible(input.note), 6);
    }
}

//! The marks of every member, and by what rules.
void how_sure(Paper& paper, WorkedSum const& worked)
{
    paper.heading("How sure the evidence is");
    for (auto const& member : worked.ratings) {
        if (worked.ratings.size() > 1) paper.paragraph(member.intervention + ":");
        for (auto const& line : rating_lines(member.rating, worked.start))
            paper.item("-", fmt::format("{}: {}", line.label, line.words));
    }
    paper.paragraph(std::string(strength_rule));
    paper.paragraph(std::string(certainty_rule));
}

//! What the council's own pilot says, and how it goes together with what was published.
void pilots(Paper& paper, WorkedSum const& worked)
{
    for (auto const& pilot : worked.pilots) {
        paper.heading(fmt::format("What is known of it here{}",
                                  worked.pilots.size() > 1 ? ": " + pilot.intervention : std::string()));
        for (auto const& sentence : pilot_words(pilot.effect, pilot.here)) paper.item("-", sentence);
    }
}

Row line_row(WorkedSum const& worked, WorkedLine const& line)
{
    auto label_text = std::string(label(line.line));
    if (line.line == Line::programme && worked.placeholder_cost)
        label_text += fmt::format(" ({})", placeholder_words(worked.cost_parts));
    return {label_text, to_the_penny(line.without), to_the_penny(line.with), to_the_penny(line.saving())};
}

void lines(Paper& paper, WorkedSum const& worked)
{
    Table table;
    table.columns = {{"", Side::left, 0, true, 9},
                     {"cost without", Side::right, 0, false},
                     {"cost with", Side::right, 0, false},
                     {"saving", Side::right, 0, false}};
    auto const block = [&](auto const& belongs, std::string const& what, bool with_sum) {
        Money without;
        Money with;
        for (auto const& line : worked.lines) {
            if (!belongs(line.line)) continue;
            table.rows.push_back(line_row(worked, line));
            without += line.without;
            with += line.with;
        }
        if (!with_sum) return;
        table.rules.push_back(table.rows.size());
        table.rows.push_back({what, to_the_penny(without), to_the_penny(with), to_the_penny(without - with)});
        table.rows.push_back({"", "", "", ""});
    };
    paper.heading("Lines");
    paper.paragraph(fmt::format("Present value over {} in {} prices. A saving with a minus sign costs more.",
                                horizon(worked.months, worked.start), worked.price_year));
    block([](Line line) { return is_cash(line) && line != Line::programme; }, "cash, before the programme", true);
    block([](Line line) { return !is_cash(line) && !is_of_programme(line); }, "capacity (no cash)", true);
    block([](Line line) { return line == Line::programme; }, "", false);
    if (cost_known(worked.cost_parts) == CostKnown::partly)
        for (auto const part : all_cost_parts) {
            if (!at(worked.cost_parts, part)) continue;
            auto const cost = at(worked.programme_parts, part);
            table.rows.push_back({fmt::format("of it {}", words_of(part)), to_the_penny(Money{}), to_the_penny(cost),
                                  to_the_penny(-cost)});
        }
    if (takes_time(worked)) block([](Line line) { return line == Line::programme_time; }, "", false);
    paper.table(table);
}

//! "after the programme", "after a cost that is our guess", "after a cost that is partly our guess".
//! None, ours, empirical: each effect from a study, and the same sum with it.
void bias(Paper& paper, WorkedSum const& worked)
{
    if (worked.bias.empty()) return;
    paper.heading("If the study were read otherwise");
    for (auto const& of : worked.bias) {
        if (worked.bias.size() > 1) paper.paragraph(of.intervention + ":");
        paper.paragraph(bias_sentences(of.effect));
        Table table;
        table.columns = {{"how the study is read", Side::left, 0, true, 2},
                         {"hazard ratio"},
                         {"95% interval"},
                         {"cash saving before\nthe programme"}};
        for (auto const& row : of.rows)
            table.rows.push_back({bias_method_words(row.effect.method) + (row.effect.used ? " (used)" : ""),
                                  fmt::format("{:.2f}", row.effect.hazard_ratio),
                                  fmt::format("{:.2f} to {:.2f}", row.effect.low, row.effect.high),
                                  to_the_penny(row.gross_cash)});
        paper.table(table);
    }
}

std::string after_all(WorkedSum const& worked)
{
    switch (cost_known(worked.cost_parts)) {
    case CostKnown::all: return "after the programme";
    case CostKnown::partly: return "after a cost that is partly our guess";
    case CostKnown::nothing: return "after a cost that is our guess";
    }
    return "";
}

void totals(Paper& paper, WorkedSum const& worked)
{
    auto const sum = sum_of(worked);
    auto const after = after_all(worked);
    auto const by = [](Money programme) {
        return programme.in_pence() > 0 ? " + " + to_the_penny(programme) : " - " + to_the_penny(-programme);
    };
    auto const plus = [](Money part) {
        return part.in_pence() < 0 ? " - " + to_the_penny(-part) : " + " + to_the_penny(part);
    };
    paper.heading("Savings");
    Table table;
    table.columns = {{"", Side::left, 0, false}, {"", Side::left, 1, false}, {"", Side::right, 0, false}};
    table.rows = {{"cash, before the programme", "", to_the_penny(worked.gross_cash)},
                  {"cash and capacity, before the programme", to_the_penny(sum.cash) + plus(sum.capacity),
                   to_the_penny(worked.gross_total)}};
    if (cost_known(worked.cost_parts) == CostKnown::partly)
        for (auto const part : all_cost_parts) {
            if (part == CostPart::guessed || !at(worked.cost_parts, part)) continue;
            Money const cost = worked.gross_cash - worked.cash_after(part);
            table.rows.push_back({"cash, " + after_part(part), to_the_penny(sum.cash) + by(-cost),
                                  to_the_penny(worked.cash_after(part))});
            Money const all = worked.gross_total - worked.total_after(part);
            table.rows.push_back({"cash and capacity, " + after_part(part), to_the_penny(worked.gross_total) + by(-all),
                                  to_the_penny(worked.total_after(part))});
        }
    for (auto& row : std::vector<Row>{
             {"cash, " + after, to_the_penny(sum.cash) + by(sum.programme), to_the_penny(worked.net_cash)},
             {"cash and capacity, " + after, to_the_penny(worked.gross_total) + by(sum.programme + sum.time),
              to_the_penny(worked.net_total)}})
        table.rows.push_back(std::move(row));
    paper.table(table);
}

void outcomes(Paper& paper, WorkedSum const& worked)
{
    paper.heading("Leaving");
    paper.paragraph(fmt::format("Leavers over the horizon: {:.2f} without, {:.2f} with; avoided: {} (FTE).",
                                worked.leavers_without, worked.leavers_with,
                                decimals(worked.leavers_without - worked.leavers_with, 2)));
    paper.paragraph(
        fmt::format("Established posts: {} FTE, the same at the end as at the start.", digits(worked.posts)));
}

std::string without_sign_of_pounds(Money money)
{
    auto text = to_the_penny(money);
    text.erase(text.find("£"), std::string_view("£").size());
    return text;
}

void months_of_staff(Paper& paper, WorkedSum const& worked)
{
    paper.heading("Month by month: the workforce, with the programme");
    Table table;
    table.columns = {{"month", Side::left, 0, false},
                     {"staff at\nthe start", Side::right, 0, false},
                     {"vacant\nFTE-months", Side::right, 0, false},
                     {"leavers", Side::right, 0, false},
                     {"leavers\nwithout", Side::right, 0, false},
                     {"hires", Side::right, 0, false},
                     {"discount\nfactor", Side::right, 0, false}};
    double leavers = 0.0;
    double without = 0.0;
    double hires = 0.0;
    for (auto const& month : worked.by_month) {
        table.rows.push_back({written(month.when), fmt::format("{:.3f}", month.staff),
                              fmt::format("{:.3f}", month.vacancies), fmt::format("{:.4f}", month.leavers),
                              fmt::format("{:.4f}", month.leavers_without), fmt::format("{:.4f}", month.hires),
                              fmt::format("{:.6f}", month.discount)});
        leavers += month.leavers;
        without += month.leavers_without;
        hires += month.hires;
    }
    table.rules = {table.rows.size()};
    table.rows.push_back({"sum", "", "", fmt::format("{:.4f}", leavers), fmt::format("{:.4f}", without),
                          fmt::format("{:.4f}", hires), ""});
    paper.table(table);
}

//! One table of lines by month, their sums at the foot.
void months_of_lines(Paper& paper, WorkedSum const& worked, bool cash)
{
    paper.heading(cash ? "Month by month: saving in cash (£, discounted; a minus sign costs more)"
                       : "Month by month: saving in capacity (£, discounted; a minus sign costs more)");
    Table table;
    table.columns = {{"month", Side::left, 0, false}};
    for (auto const line : all_lines)
        if (is_cash(line) == cash && is_shown(worked, line)) {
            auto short_name = std::string(name(line));
            for (auto& c : short_name)
                if (c == '_') c = ' ';
            if (line == Line::programme && worked.placeholder_cost)
                short_name += fmt::format("\n({})", placeholder_words(worked.cost_parts));
            table.columns.push_back({short_name, Side::right, 0, false});
        }
    if (cash)
        table.columns.push_back({cost_known(worked.cost_parts) == CostKnown::all      ? "net cash"
                                 : cost_known(worked.cost_parts) == CostKnown::partly ? "cash, after\npartly\nour guess"
                                                                                      : "cash, after\nour guess",
                                 Side::right, 0, false});
    std::array<Money, line_count> sums{};
    Money net;
    for (auto const& month : worked.by_month) {
        Row row{written(month.when)};
        for (auto const line : all_lines) {
            auto const i = static_cast<std::size_t>(line);
            sums[i] += month.saving[i];
            if (is_cash(line) == cash && is_shown(worked, line)) row.push_back(without_sign_of_pounds(month.saving[i]));
        }
        net += month.net_cash;
        if (cash) row.push_back(without_sign_of_pounds(month.net_cash));
        table.rows.push_back(std::move(row));
    }
    Row foot{"sum"};
    for (auto const line : all_lines)
        if (is_cash(line) == cash && is_shown(worked, line))
            foot.push_back(without_sign_of_pounds(sums[static_cast<std::size_t>(line)]));
    if (cash) foot.push_back(without_sign_of_pounds(net));
    table.rules = {table.rows.size()};
    table.rows.push_back(std::move(foot));
    paper.table(table);
}

//! In whole pounds, so that the parts add up as they are shown.
std::int64_t whole_pounds(double pounds) { return std::llround(pounds); }

//! From the base case to the average over the draws, curve by curve (questions/bridge.hpp).
void bridge(Paper& paper, WorkedSum const& worked)
{
    if (!worked.bridge) return;
    auto const& bridge = *worked.bridge;
    constexpr std::size_t most_curves = 6;
    paper.heading("From this sum to the average over the draws");
    paper.paragraph(bridge_sentence(bridge));
    Table table;
    table.columns = {{"", Side::left, 0, true}, {"cash saving", Side::right, 0, false}};
    auto const pounds = [](std::int64_t value) { return to_the_pound(static_cast<double>(value)); };
    auto const base = whole_pounds(bridge.base);
    auto const average = whole_pounds(bridge.average.mean);
    auto rest = average - base;
    table.rows.push_back({"every input at its mean", pounds(base)});
    for (auto const& curve : bridge.curves) {
        auto const part = whole_pounds(curve.saving);
        if (table.rows.size() > most_curves || part == 0) break;
        table.rows.push_back({"curve of " + scaled_label(curve.scale, curve.belief), pounds(part)});
        rest -= part;
    }
    table.rows.push_back({"all else: inputs together, and the draws' own error", pounds(rest)});
    table.rules.push_back(table.rows.size());
    table.rows.push_back({fmt::format("average over {}", counted(bridge.draws, "draw", "draws")), pounds(average)});
    paper.table(table);
    paper.paragraph(fmt::format("A curve is what the sum would be on average if that input alone were drawn, less the "
                                "sum. The draws' own error is {} (one standard error).",
                                spoken(bridge.average.mcse)));
}

//! Everything that should be equal and is not.
std::vector<std::string> faults(WorkedSum const& worked)
{
    std::vector<std::string> found;
    auto const check = [&](std::string const& what, Money stated, Money sum) {
        if (stated != sum)
            found.push_back(
                fmt::format("{} is {}, but its parts add up to {}", what, to_the_penny(stated), to_the_penny(sum)));
    };
    auto const sum = sum_of(worked);
    check("the cash saving before the programme", worked.gross_cash, sum.cash);
    check("the cash and capacity saving before the programme", worked.gross_total, sum.cash + sum.capacity);
    check("the cash saving after the programme", worked.net_cash, sum.cash + sum.programme);
    check("the cash and capacity saving after the programme", worked.net_total,
          sum.cash + sum.capacity + sum.programme + sum.time);
    Money parts;
    Money time_parts;
    for (auto const time : worked.time_parts) time_parts += time;
    check("the time that the programme takes", -sum.time, time_parts);
    for (auto const cost : worked.programme_parts) parts += cost;
    check("the programme's cost", -sum.programme, parts);
    if (worked.by_month.empty()) return found;
    Money net;
    for (auto const& month : worked.by_month) {
        Money cash;
        for (auto const line : all_lines)
            if (is_cash(line)) cash += month.saving[static_cast<std::size_t>(line)];
        check("the cash of " + written(month.when), month.net_cash, cash);
        net += month.net_cash;
    }
    check("the cash saving after the programme", worked.net_cash, net);
    for (auto const& line : worked.lines) {
        Money months;
        for (auto const& month : worked.by_month) months += month.saving[static_cast<std::size_t>(line.line)];
        check(fmt::format("the saving on {}", label(line.line)), line.saving(), months);
    }
    return found;
}

void check_line(Paper& paper, WorkedSum const& worked)
{
    auto const found = faults(worked);
    paper.gap();
    if (found.empty()) {
        paper.paragraph(worked.by_month.empty()
                            ? "Check: the lines add up to the savings, to the penny."
                            : "Check: the lines add up to the savings, and the months to the lines, to the penny.");
        return;
    }
    paper.paragraph("Check: IT DOES NOT ADD UP. This is a fault in holdfast; do not use these figures.");
    for (auto const& fault : found) paper.item("-", fault + ".");
}

}  // namespace

std::string worked_sum_text(WorkedSum const& worked, bool months, TextStyle style)
{
    if (!style.full && !months) return report::worked_sum_screen(worked, style);
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    for (auto const& sentences : falls_to_be_expected(worked)) paper.paragraph(sentences);
    paper.paragraph(fmt::format("{} ({}), {}: the base case as a worked sum", worked.authority, worked.authority_code,
                                worked.intervention));
    paper.paragraph(
        fmt::format("Every input is at its mean; the sum is exact to the penny, the inputs are not. The effect "
                    "on leaving rests on {}{}.",
                    effect_rests_on(worked), bias_clause(worked.bias_method)));
    if (worked.no_effect_reason)
        paper.paragraph(
            fmt::format("No saving can be stated. {} Shown are what leaving costs now and what the programme would "
                        "cost.",
                        *worked.no_effect_reason));
    if (cost_known(worked.cost_parts) == CostKnown::nothing)
        paper.paragraph(
            fmt::format("The programme's cost is {}: nobody has published it. Enter the real one before using a "
                        "saving after the programme.",
                        guess_words(worked)));
    if (cost_known(worked.cost_parts) == CostKnown::partly) {
        ByPart<double> pounds{};
        for (auto const part : all_cost_parts) at(pounds, part) = at(worked.programme_parts, part).in_pounds();
        paper.paragraph(fmt::format("The programme's cost is partly our guess: {}. What is left is shown after each "
                                    "part.",
                                    parts_clause(worked.cost_parts, pounds)));
    }
    for (auto const& setup : worked.setups)
        paper.paragraph(
            fmt::format("{} Here that is {} of {}.",
                        shared_setup_sentence(setup.alliance, visible(worked.authority), setup.share,
                                              worked.setups.size() > 1 ? visible(setup.intervention) : std::string()),
                        to_the_penny(setup.here), to_the_penny(setup.whole)));
    how_sure(paper, worked);
    inputs(paper, worked);
    pilots(paper, worked);
    build_up(paper, worked);
    lines(paper, worked);
    if (!worked.no_effect_reason) totals(paper, worked);
    outcomes(paper, worked);
    bias(paper, worked);
    if (months) {
        months_of_staff(paper, worked);
        months_of_lines(paper, worked, true);
        months_of_lines(paper, worked, false);
    }
    check_line(paper, worked);
    bridge(paper, worked);
    questions_asked(paper, questions_people_ask(worked));
    if (!worked.version.empty())
        audit(paper,
              {worked.bridge ? worked.bridge->draws : 0, worked.seed, worked.inputs_hash, worked.version,
               worked.sampling, searched_sentence(worked.evidence_searched, worked.start)},
              worked.published);
    return paper.text();
}

}  // namespace holdfast

#include "report/workbook/summary_sheet.hpp"

#include "base/text.hpp"
#include "report/savings/losing_authorities.hpp"
#include "report/words/bridge_words.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/standing.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

enum Columns : std::uint16_t {
    what,
    mean_of,
    low,
    high,
    how_sure,
    with_capacity,
    left_after_all,
    chance_after_all,
    affordable,
    cost,
    cost_is,
    must_fall,
    caution
};

class Writer {
public:
    Writer(Page& page, SheetSubject const& chosen) : page_(page), chosen_(chosen) {}

    void paragraph(std::string const& text, Face face = Face::wrapped)
    {
        if (!text.empty()) page_.paragraph(row_++, text, face, must_fall);
    }
    void heading(std::string const& text)
    {
        ++row_;
        page_.across({row_++, 0}, must_fall, text, Face::heading);
    }
    void heads(std::initializer_list<char const*> of_columns)
    {
        std::uint16_t column = 0;
        for (auto const* head : of_columns) page_.text({row_, column++}, head, Face::column);
        ++row_;
    }
    //! A figure of this sheet beside the base case that follows the cells on Inputs, and what lies between them.
    void bridged(PanelFigure const& figure, std::optional<double> average)
    {
        page_.text({row_, what}, figure.label);
        if (average) page_.number({row_, mean_of}, *average, Digits::pounds);
        auto const live = page_.formula({row_, low}, figure.live, Digits::pounds);
        if (average)
            page_.formula({row_, high}, Formula::whole(name_of({row_, mean_of}), *average) - live, Digits::pounds);
        page_.across({row_, how_sure}, must_fall, figure.live.text, Face::aside);
        ++row_;
    }
    //! An input that moves it, as it stands now, and what its cell is called.
    void moved_by(std::string const& text, Formula const& cell, Digits digits)
    {
        page_.text({row_, what}, text);
        page_.formula({row_, low}, cell, digits);
        page_.across({row_, how_sure}, must_fall, cell.text + " on the sheet Inputs", Face::aside);
        ++row_;
    }
    [[nodiscard]] std::uint32_t row() const { return row_; }
    void saving(std::string const& text, Estimate Savings::*which, double Chances::*chance)
    {
        auto const& own = chosen_.result.saved->savings.*which;
        page_.text({row_, what}, text);
        estimate(own);
        page_.number({row_, how_sure}, chosen_.result.saved->chances.*chance, Digits::chance);
        page_.number({row_, with_capacity}, (chosen_.result.saved->england.*which).mean, Digits::pounds);
        ++row_;
    }
    //! The same of a sum.
    void of_all(std::string const& text, Standing const& standing, Estimate Savings::*which, double Chances::*chance)
    {
        page_.text({row_, what}, text);
        estimate((*standing.savings).*which);
        page_.number({row_, how_sure}, (*standing.chances).*chance, Digits::chance);
        if (standing.england) page_.number({row_, with_capacity}, ((*standing.england).*which).mean, Digits::pounds);
        ++row_;
    }
    void ranked(Standing const& standing)
    {
        auto const& strategy = chosen_.findings.strategies.at(standing.strategy);
        page_.text({row_, what}, strategy.name.empty() ? strategy.id : strategy.name, Face::wrapped);
        bool const claims_nothing = standing.evidence == Evidence::null_result;
        if (standing.evidence != Evidence::none && !claims_nothing) {
            estimate(standing.lead());
            page_.number({row_, how_sure}, standing.lead_chance(), Digits::chance);
            page_.number({row_, with_capacity}, standing.lead_total().mean, Digits::pounds);
            page_.number({row_, left_after_all}, standing.savings->net_cash.mean, Digits::pounds);
            page_.number({row_, chance_after_all}, standing.chances->net_cash, Digits::chance);
        }
        if (standing.affordable.value && !claims_nothing)
            page_.number({row_, affordable}, standing.affordable.value->mean, Digits::pounds);
        if (standing.cost_per_worker_year) page_.number({row_, cost}, *standing.cost_per_worker_year, Digits::pounds);
        page_.text({row_, cost_is}, standing.placeholder ? standing.placeholder_words : "stated", Face::aside);
        auto const& root = standing.results.front()->break_even_cash;
        if (root.value) page_.number({row_, must_fall}, root.value->fall(), Digits::share);
        else page_.text({row_, must_fall}, "no break-even", Face::aside);
        page_.text({row_, caution}, notes_on(chosen_.findings, standing), Face::aside);
        ++row_;
    }

private:
    void estimate(Estimate const& own)
    {
        page_.number({row_, mean_of}, own.mean, Digits::pounds);
        page_.number({row_, low}, own.low, Digits::pounds);
        page_.number({row_, high}, own.high, Digits::pounds);
    }

    Page& page_;
    SheetSubject const& chosen_;
    std::uint32_t row_{};
};

//! All authorities of the report, before the one that the live model is of: what a region asks for first.
void all_together(Writer& write, SheetSubject const& chosen, Total const& total)
{
    auto const& findings = chosen.findings;
    auto const standing = standing_of(findings, total, results_in(findings, total));
    auto const& name = chosen.strategy.name.empty() ? chosen.strategy.id : chosen.strategy.name;
    write.paragraph(
        fmt::format("{} ({} together): {}", total.name, counted(total.authorities, "authority", "authorities"), name),
        Face::title);
    write.paragraph(budget_sentence(findings, standing, setting_of(findings, total)));
    if (auto const year = first_year_of(findings, standing)) write.paragraph(first_year_sentence(*year, standing));
    write.paragraph(cautions_of(findings, standing));
    write.paragraph(money_note(chosen.study));
    if (claims_a_saving(standing)) {
        write.heads({"present value, all of them together", "saving", "95% range from", "to", "chance of a saving",
                     "for England"});
        auto const after = ", " + after_cost(standing.placeholder_words);
        write.of_all("cash, before the programme's own cost", standing, &Savings::gross_cash, &Chances::gross_cash);
        write.of_all("cash" + after, standing, &Savings::net_cash, &Chances::net_cash);
        write.of_all("cash and capacity" + after, standing, &Savings::net_total, &Chances::net_total);
    }
    auto const losing = losing_authorities(findings, standing);
    if (!losing.empty()) write.heading("Who loses");
    for (auto const& text : losing) write.paragraph(text);
    write.heading("One of them, of which Inputs, Result and Model are");
}

void the_chosen(Writer& write, SheetSubject const& chosen)
{
    auto const& standing = chosen.standing;
    bool const claims_nothing = standing.evidence == Evidence::null_result;
    bool const has_savings = chosen.result.saved && !claims_nothing;
    if (claims_nothing) {
        write.heading("No saving is claimed");
        write.paragraph(meaning_without_figures(standing.evidence));
    }
    if (has_savings) {
        write.heading(std::string(savings_heading(standing.evidence)));
        write.heads({"present value", "saving", "95% range from", "to", "chance of a saving", "for England"});
        auto const before = std::string(", before the programme's own cost");
        auto const after = ", " + chosen.after_cost();
        write.saving("cash" + before, &Savings::gross_cash, &Chances::gross_cash);
        write.saving("cash and capacity" + before, &Savings::gross_total, &Chances::gross_total);
        if (standing.known == CostKnown::partly) {
            auto const known = ", " + lead_is(standing.known);
            write.saving("cash" + known, &Savings::after_built_cash, &Chances::after_built_cash);
            write.saving("cash and capacity" + known, &Savings::after_built_total, &Chances::after_built_total);
        }
        write.saving("cash" + after, &Savings::net_cash, &Chances::net_cash);
        write.saving("cash and capacity" + after, &Savings::net_total, &Chances::net_total);
        write.paragraph(as_a_sentence(standing.evidence) + drivers_sentence(standing));
    }
    write.heading("What would have to be true for it to pay");
    write.paragraph(break_even_sentence(chosen.result.break_even_cash, "cash", standing.placeholder_words));
    write.paragraph(
        break_even_sentence(chosen.result.break_even_total, "cash and capacity", standing.placeholder_words));
    if (!claims_nothing) {
        write.paragraph(affordable_sentence(chosen.result.affordable_cash, "cash", standing.evidence,
                                            empty_posts_clause(standing)));
        write.paragraph(affordable_sentence(chosen.result.affordable_total, "cash and capacity", standing.evidence));
    }
    write.paragraph(agency_workers_go);
    if (has_savings) write.paragraph(england_sentence(chosen.findings, standing, chosen.setting));
}

//! The averages above were drawn and the formulas are one sum: what links the two, and which cells move it.
void bridge_to_inputs(Writer& write, SheetSubject const& chosen, LiveInputs const& inputs,
                      std::vector<PanelFigure> const& live)
{
    write.heading("From the sheet Inputs to this summary");
    write.heads({"present value", "average, as above", "base case, live: follows Inputs", "the average less that",
                 "where it is worked out, or its cell"});
    bool const claims = chosen.result.saved && chosen.standing.evidence != Evidence::null_result;
    std::vector<std::optional<double>> averages(live.size());
    if (claims && live.size() == 4) {
        auto const& savings = chosen.result.saved->savings;
        averages = {savings.gross_cash.mean, savings.net_cash.mean, savings.gross_total.mean, savings.net_total.mean};
    } else if (live.size() == 1) {
        averages = {chosen.result.programme_cost.mean};
    }
    if (claims || live.size() == 1)  // of a null result nothing is claimed, live or not
        for (std::size_t i = 0; i < live.size(); ++i) write.bridged(live[i], averages[i]);
    for (auto const& member : inputs.members) {
        write.moved_by("share of staff reached: " + member.name, member.coverage, Digits::share);
        if (auto const& each = member.costs.per_worker_year)
            write.moved_by("cost a worker a year: " + member.name, *each, Digits::pounds);
    }
    write.moved_by("months to fill a post", inputs.months_to_fill, Digits::rate);
    write.paragraph(claims ? bridge_sentence(bridge(chosen.findings, chosen.result)) : std::string());
}

void the_others(Writer& write, SheetSubject const& chosen)
{
    std::vector<Standing> standings;
    for (auto const& result : chosen.findings.results)
        if (result.authority == chosen.result.authority) standings.push_back(standing_of(chosen.findings, result));
    if (standings.size() < 2) return;
    write.heading("All interventions for " + chosen.authority.name + ", kind of evidence by kind of evidence");
    write.paragraph(
        "Kinds of evidence are not compared with each other. The saving is the one after what is stated of the "
        "programme's own cost: before a cost that is our guess, after a cost that is stated, and between the two "
        "where it is partly our guess. What is left after all of it, guesses included, stands beside it.");
    for (auto const evidence : all_evidence) {
        auto const ranked = in_rank(standings, evidence);
        if (ranked.empty()) continue;
        write.heading(std::string(heading(evidence)));
        write.paragraph(meaning_without_figures(grounds_of(standings, evidence)), Face::note);
        write.heads({"intervention", "cash saving", "95% range from", "to", "chance of a saving", "with capacity too",
                     "cash left after all of its cost", "chance of a saving after it",
                     "affordable in cash per worker and year, set-up included", "cost used per worker and year",
                     "this cost is", "leaving must fall by, to pay in cash", "caution"});
        for (auto const& standing : ranked) write.ranked(standing);
    }
}

}  // namespace

Total const* total_to_open_with(Findings const& findings, WorkbookChoice const& choice)
{
    if (!choice.opens_with_all) return nullptr;
    auto const found = std::find_if(findings.totals.begin(), findings.totals.end(), [&](Total const& total) {
        return total.scope == "all" && total.strategy == choice.strategy;
    });
    return found != findings.totals.end() ? &*found : nullptr;
}

void write_summary(Page& page, SheetSubject const& chosen, SummarySource const& model, Total const* total)
{
    page.widths({40, 13, 13, 13, 10, 13, 13, 10, 14, 12, 14, 12, 70});
    Writer write(page, chosen);
    if (total != nullptr) all_together(write, chosen, *total);
    if (total != nullptr) page.print_on_one_page({write.row() - 1, must_fall});
    write.paragraph(chosen.both_names(), Face::title);
    write.paragraph(budget_sentence(chosen.findings, chosen.standing, chosen.setting), Face::wrapped);
    if (auto const year = first_year_of(chosen.findings, chosen.standing))
        write.paragraph(first_year_sentence(*year, chosen.standing));
    write.paragraph(cautions_of(chosen.findings, chosen.standing), Face::wrapped);
    write.paragraph(money_note(chosen.study) +
                    " No study measured effects on children or families: none are in these figures.");
    the_chosen(write, chosen);
    bridge_to_inputs(write, chosen, model.inputs, model.figures);
    if (total == nullptr) page.print_on_one_page({write.row() - 1, must_fall});  // smaller than this nobody can read it
    the_others(write, chosen);
    write.heading("How to read this workbook");
    for (auto const* text :
         {"Cash is what leaves, or stays in, the authority's bank account. Capacity is the value of work that would "
          "otherwise not be done: no budget falls by it. The two are never added up without saying so.",
          "Inputs, Result and Model are one sum in formulas: every input at its average. Change a yellow cell on "
          "Inputs, and they follow. Averages over all that is believed, with their ranges, are on the other sheets; "
          "they were worked out by holdfast and do not follow. The two differ a little, because an average of results "
          "is not the result of averages.",
          "Savings shows the intervention in every authority of the study; All savings every authority with every "
          "intervention; Budget what falls into which financial year; Evidence what the studies say; About where the "
          "figures come from.",
          "Printed, the workbook has six pages: Summary, Inputs, Result, the chart of savings (or, of one authority, "
          "the "
          "evidence), Budget and Case. To print another sheet, clear its print area.",
          "All but the yellow cells is locked against slips of the hand, without a password. Tables can be filtered; "
          "to sort one, unprotect its sheet first."})
        write.paragraph(text);
    page.protect();
}

}  // namespace holdfast::report

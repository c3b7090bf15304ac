#include "report/explain/worked_region_text.hpp"

#include "base/text.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/json_object.hpp"
#include "report/forms/paper.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/case_words.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/region_rows.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

constexpr std::size_t most_rows = 9;
constexpr std::size_t fewest_rows = 3;

//! What the page is about.
struct Page {
    WorkedRegion const& worked;
    Findings const& findings;
    Subject subject;
    //! Of a null result, as without evidence, nothing is claimed: costs alone are shown.
    [[nodiscard]] bool claims() const { return worked.net_cash_of_the_run && is_ranked(subject.evidence); }
    [[nodiscard]] std::string name_of_member(std::size_t i) const
    {
        return visible(findings.study.authorities.at(worked.members[i].authority).name);
    }
};

//! Whole pounds, so that rows can be added up by hand.
std::string pounds(Money money) { return to_the_pound(money.in_pounds()); }

void headline(Paper& paper, Page const& page)
{
    auto const who = fmt::format("{} ({})", visible(page.worked.place),
                                 counted(page.worked.members.size(), "authority", "authorities"));
    auto const over = years_in_words(page.findings.study.months);
    paper.headline(
        page.claims()
            ? fmt::format("{}{}, {}: {} in cash over {}, with every input at its average. {}",
                          expected_fall_first(page.findings.study, page.subject.strategy), name_of(page.subject), who,
                          left_or_lost(page.worked.sum.net_cash.in_pounds()), over,
                          that_is_discounted_or_not(page.findings.study, Counted::present_value))
            : fmt::format("{}, {}, over {}, with every input at its average.", name_of(page.subject), who, over));
    paper.paragraph(based_on(page.subject.evidence));
}

void by_authority(Paper& paper, Page const& page, std::size_t most)
{
    auto const& worked = page.worked;
    bool const claims = page.claims();
    Table table;
    table.columns = {{"Council by council, £", Side::left, 0, true, 1}, {"costs", Side::right, 0, false}};
    if (claims)
        table.columns = {{"Council by council, £", Side::left, 0, true, 1},
                         {"before paying for it", Side::right, 0, false},
                         {"costs", Side::right, 0, false},
                         {"left in cash", Side::right, 0, false}};
    auto const add_row = [&](std::string who, WorkedAmounts const& of_row) {
        if (!claims) return table.rows.push_back({std::move(who), pounds(of_row.programme)});
        table.rows.push_back(
            {std::move(who), pounds(of_row.gross_cash), pounds(of_row.programme), pounds(of_row.net_cash)});
    };
    std::vector<double> weight;
    for (auto const& member : worked.members)
        weight.push_back((claims ? member.amounts.net_cash : member.amounts.programme).in_pounds());
    auto const rows = region_rows(weight, most);
    for (auto const i : rows.shown) add_row(page.name_of_member(i), worked.members[i].amounts);
    if (!rows.rest.empty()) {
        WorkedAmounts others;
        for (auto const i : rows.rest) {
            others.gross_cash += worked.members[i].amounts.gross_cash;
            others.programme += worked.members[i].amounts.programme;
            others.net_cash += worked.members[i].amounts.net_cash;
        }
        add_row(the_others(rows), others);
    }
    table.rules = {table.rows.size()};
    add_row(visible(worked.place), worked.sum);
    paper.table(table);
}

void by_line(Paper& paper, Page const& page)
{
    paper.heading("Line by line, all councils together");
    Table table{{{"£", Side::left, 0, true},
                 {"costs without", Side::right, 1, false},
                 {"costs with", Side::right, 1, false},
                 {"saved", Side::right, 0, false}},
                {},
                {}};
    for (bool const cash : {true, false}) {
        for (auto const& line : page.worked.lines)
            if (is_cash(line.line) == cash)
                table.rows.push_back(
                    {std::string(label(line.line)), pounds(line.without), pounds(line.with), pounds(line.saving())});
        table.rules.push_back(table.rows.size());
        table.rows.push_back({cash ? "left in cash" : "work that gets done (no cash)", "", "",
                              pounds(cash ? page.worked.sum.net_cash : page.worked.sum.capacity)});
        if (cash) table.rules.push_back(table.rows.size());
    }
    paper.table(table);
}

//! Half a penny may be rounded away on every line of every authority.
bool is_same_as_the_run(WorkedRegion const& worked)
{
    double const pennies = 0.005 * static_cast<double>(line_count * worked.members.size());
    return !worked.net_cash_of_the_run ||
           std::abs(*worked.net_cash_of_the_run - worked.sum.net_cash.in_pounds()) <= std::max(1.0, pennies);
}

//! " Over 10,000 draws £200,000 is lost on average (−£8.0m to £9.0m), and the chance that it pays for itself is 45 in 100." The sum
//! with every input at its average may have the other sign: who reads it alone would be misled. Empty where nothing is claimed.
std::string over_the_draws(Page const& page)
{
    auto const& findings = page.findings;
    if (!page.claims() || findings.draws == 0) return "";
    auto const said = [&](Estimate const& left, double chance) {
        return fmt::format(" Over {} {} on average ({}), and the chance that it pays for itself is {}.",
                           counted(findings.draws, "draw", "draws"), left_or_lost(left.mean), round_range(left),
                           in_100(chance));
    };
    for (auto const& result : findings.results)
        if (findings.study.authorities.size() == 1 && result.strategy == page.worked.strategy && result.saved)
            return said(result.saved->savings.net_cash, result.saved->chances.net_cash);
    for (auto const& total : findings.totals)
        if (total.scope == "all" && total.strategy == page.worked.strategy && total.saved)
            return said(total.saved->savings.net_cash, total.saved->chances.net_cash);
    return "";
}

void check(Paper& paper, Page const& page)
{
    auto const& worked = page.worked;
    if (worked.net_cash_of_the_run && page.claims()) {
        auto const run = pounds(Money::round(*worked.net_cash_of_the_run, Rounding::to_nearest_penny));
        if (is_same_as_the_run(worked))
            paper.paragraph(fmt::format("Checked: the model that impact uses has {} for the same sum.", run));
        else
            paper.warning(fmt::format("Warning: the model that impact uses has {} for the same sum: please report "
                                      "this as a fault in holdfast.",
                                      run));
    }
    auto text = fmt::format("Present values in {} prices.", page.findings.study.price_year);
    if (page.subject.evidence != Evidence::none)
        text += fmt::format(" {} people leave without it and {} with it.", figure(worked.sum.leavers_without),
                            figure(worked.sum.leavers_with));
    text += over_the_draws(page);
    paper.paragraph(text);
}

Json amounts_json(WorkedAmounts const& amounts, bool claims)
{
    Json json{{"programme_cost", number(amounts.programme.in_pounds())}};
    auto const put = [&](char const* key, double value) { json[key] = claims ? Json(number(value)) : Json(nullptr); };
    put("cash_before_programme", amounts.gross_cash.in_pounds());
    put("net_cash", amounts.net_cash.in_pounds());
    put("capacity", amounts.capacity.in_pounds());
    put("leavers_without", amounts.leavers_without);
    put("leavers_with", amounts.leavers_with);
    return json;
}

}  // namespace

std::string worked_region_text(WorkedRegion const& worked, Findings const& findings, TextStyle style)
{
    Page const page{worked, findings, subject_of(findings, worked.strategy)};
    auto const first = as_typed(findings.study.authorities.front().name) + " " + as_typed(page.subject.strategy.id);
    auto const answered = [&](std::size_t rows) {
        auto paper = page_of_width(style.width, style.colour);
        headline(paper, page);
        by_authority(paper, page, rows);
        check(paper, page);
        if (auto const cost = cost_sentence(page.subject.strategy.cost_parts, page.subject.strategy.hours_guessed);
            !cost.empty())
            paper.paragraph(cost);
        if (auto const shared = shared_setup_sentences(findings.study, page.subject.strategy.members); !shared.empty())
            paper.paragraph(shared);
        return paper;
    };
    if (!style.full)
        return fitted(most_rows, fewest_rows, [&](std::size_t rows) {
            auto paper = answered(rows);
            paper.paragraph("Each council's inputs and their sources are in its own sum.");
            end_screen(paper, {0, 0, {"one council's own sum: holdfast explain " + first}, inputs_of_one(style)});
            return paper.text();
        });
    auto paper = answered(worked.members.size() + 2);
    if (page.claims()) by_line(paper, page);
    paper.heading("How one council's row is made");
    paper.paragraph("Every row is a worked sum of its own, to the penny, with every input and its source: holdfast "
                    "explain " +
                    first + " --full" + inputs_of_one(style) + ", and in the same way for any other council.");
    auto head = findings;
    head.break_even_draws = 0;  // there are none here
    foot(paper, head, std::nullopt);
    return paper.text();
}

std::string worked_region_json(WorkedRegion const& worked, Findings const& findings)
{
    Page const page{worked, findings, subject_of(findings, worked.strategy)};
    auto document = document_of_one(findings, worked.strategy, findings.draws);
    if (worked.members.size() > 1) {
        document.erase("authority");
        document["region"] = worked.place;
    }
    bool const claims = worked.net_cash_of_the_run.has_value();
    document["base_case"] = amounts_json(worked.sum, claims);
    document["net_cash_of_the_run"] = claims ? Json(number(*worked.net_cash_of_the_run)) : Json(nullptr);
    document["average_cash_before_programme"] = worked.average ? estimate(*worked.average) : Json(nullptr);
    auto lines = Json::array();
    for (auto const& line : worked.lines)
        lines.push_back({{"line", std::string(name(line.line))},
                         {"without", number(line.without.in_pounds())},
                         {"with", number(line.with.in_pounds())},
                         {"saving", number(line.saving().in_pounds())}});
    document["lines"] = std::move(lines);
    auto members = Json::array();
    for (auto const& member : worked.members) {
        auto const& authority = findings.study.authorities.at(member.authority);
        auto row = amounts_json(member.amounts, claims);
        row["code"] = authority.code;
        row["name"] = authority.name;
        members.push_back(std::move(row));
    }
    document["members"] = std::move(members);
    return written(document, 2);
}

}  // namespace holdfast

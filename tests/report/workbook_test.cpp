#include "holdfast/report/workbook.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/financial_case.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "report/words/case_words.hpp"
#include "support/opened_workbook.hpp"
#include "support/sample_study.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstddef>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

namespace {

constexpr double a_penny = 0.005;

using namespace holdfast;
using namespace holdfast::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Findings const& findings()
{
    static Findings const found = [] {
        auto study = sample_study();
        study.draws = 64;
        auto made = evaluate(study);
        made.version = "1.2.3";
        return made;
    }();
    return found;
}

constexpr auto one_of_them = "One of them, of which Inputs, Result and Model are";

OpenedWorkbook sheet_of(std::size_t authority, std::size_t strategy)
{
    return opened(workbook(findings(), {authority, strategy}));
}

//! Every text of a sheet, one after another.
std::string words_of(OpenedWorkbook const& book, std::string const& sheet)
{
    std::string words;
    for (auto const& [cell, is] : book.sheets.at(sheet))
        if (is.is_text) words += is.text + "\n";
    return words;
}

//! The number in column B beside the first text in column A that begins so.
double figure(OpenedWorkbook const& book, std::string const& sheet, std::string const& beginning)
{
    for (auto const& [cell, is] : book.sheets.at(sheet))
        if (cell.front() == 'A' && is.text.rfind(beginning, 0) == 0)
            if (auto const& found = book.at(sheet, "B" + cell.substr(1)); found.number) return *found.number;
    ADD_FAILURE() << "nothing begins with " << beginning;
    return NAN;
}

TEST(workbook, prints_six_sheets_and_not_all_savings)
{
    for (auto const strategy : {sample::supervision, sample::circles}) {
        auto const book = sheet_of(0, strategy);
        std::size_t printed = 0;
        for (std::size_t sheet = 0; sheet < book.names.size(); ++sheet) {
            auto const& about = book.files.at("xl/workbook.xml");
            auto const mark = "localSheetId=\"" + std::to_string(sheet) + "\"";
            auto const at = about.find("Print_Area\" " + mark);
            ASSERT_NE(at, std::string::npos) << book.names[sheet];
            auto const area = about.substr(at, about.find("</definedName>", at) - at);
            bool const prints = area.find(':') != std::string::npos && area.find("$A$1:") != std::string::npos;
            printed += prints ? 1 : 0;
            EXPECT_FALSE(prints && book.names[sheet] == "All savings");
        }
        EXPECT_EQ(printed, 6U);
    }
}

TEST(workbook, shows_a_cost_below_zero_so_that_a_year_adds_up)
{
    auto const book = sheet_of(0, sample::supervision);
    std::size_t years = 0;
    for (auto const& [cell, is] : book.sheets.at("Budget")) {
        if (cell.front() != 'A' || is.text.size() != 7 || is.text[4] != '-') continue;
        auto const number = [&, row = cell.substr(1)](char const* column) {
            return book.at("Budget", column + row).number;
        };
        if (!number("C") || !number("D") || !number("E")) continue;
        EXPECT_LE(*number("D"), 0.0) << cell;
        EXPECT_NEAR(*number("C") + *number("D"), *number("E"), a_penny) << cell;
        ++years;
    }
    EXPECT_GE(years, 2U);
}

TEST(workbook, leads_from_its_inputs_to_its_summary)
{
    auto const words = words_of(sheet_of(0, sample::supervision), "Summary");
    EXPECT_THAT(words, HasSubstr("From the sheet Inputs to this summary"));
    EXPECT_THAT(words, HasSubstr(" on the sheet Inputs"));
    EXPECT_THAT(words, HasSubstr("'Result'!"));
}

TEST(workbook, has_its_sheets_in_order)
{
    EXPECT_THAT(sheet_of(0, sample::supervision).names,
                ElementsAre("Summary", "Inputs", "Result", "Model", "Savings", "Savings chart", "All savings", "Budget",
                            "Case", "Evidence", "About"));
    ReportScenarios const scenarios{findings(), {0}, {{"a", "Prices rise", "to see", findings()}}};
    EXPECT_THAT(opened(workbook(findings(), {0, sample::supervision}, scenarios)).names,
                ElementsAre("Summary", "Inputs", "Result", "Model", "Savings", "Savings chart", "All savings", "Budget",
                            "Case", "Scenarios", "Evidence", "About"));
    EXPECT_THAT(opened(workbook(evaluate(only(sample_study(), 0, 0)), {0, 0})).names,
                Not(testing::Contains("Savings chart")));
}

TEST(workbook, equal_findings_give_equal_bytes)
{
    auto const once = workbook(findings(), {1, sample::package});
    EXPECT_EQ(once, workbook(findings(), {1, sample::package}));
    EXPECT_NE(once, workbook(findings(), {0, sample::package}));
    EXPECT_THAT(opened(once).files.at("docProps/core.xml"), HasSubstr("1980-01-01T00:00:00Z"));
}

TEST(workbook, shows_the_engine_s_base_case_to_the_penny)
{
    auto const& study = findings().study;
    for (std::size_t a = 0; a < study.authorities.size(); ++a)
        for (std::size_t s = 0; s < findings().strategies.size(); ++s) {
            auto const book = sheet_of(a, s);
            auto const own = worked_sum(study, study.authorities[a], findings().strategies[s].id);
            auto const where = study.authorities[a].name + ", " + findings().strategies[s].id;
            if (s == sample::circles) {
                EXPECT_NEAR(figure(book, "Result", "the programme itself"), own.lines[5].with.in_pounds(), 0.001)
                    << where;
                continue;
            }
            EXPECT_NEAR(figure(book, "Result", "cash, after"), own.net_cash.in_pounds(), 0.001) << where;
            EXPECT_NEAR(figure(book, "Result", "cash and capacity, after"), own.net_total.in_pounds(), 0.001) << where;
            EXPECT_NEAR(figure(book, "Result", "cash, before the programme's own"), own.gross_cash.in_pounds(), 0.001)
                << where;
            EXPECT_NEAR(figure(book, "Result", "leavers with the programme"), own.leavers_with, 1e-9) << where;
            for (auto const& line : own.lines) {
                if (is_of_programme(line.line)) continue;
                EXPECT_NEAR(figure(book, "Result", std::string(label(line.line))), line.without.in_pounds(), 0.001)
                    << where;
            }
        }
}

TEST(workbook, what_a_programme_takes_is_the_engine_s_to_the_penny)
{
    auto study = sample_study();
    study.draws = 64;
    auto const believed = [&study](std::string id, double value) {
        auto belief = study.prices.exit;
        belief.id = "interventions.supervision.resources." + id;
        belief.label = id;
        belief.unit = "units";
        belief.about = Fixed{value};
        return belief;
    };
    study.paid_hours = believed("paid_hours", 1'924.0);
    study.team_size = believed("team_size", 7.0);
    for (auto const per : all_resource_pers)
        for (auto const kind : all_resource_kinds) {
            Resource taken;
            taken.item = std::string(name(per)) + ", " + std::string(name(kind));
            taken.id = std::to_string(static_cast<int>(per)) + std::string(name(kind));
            taken.terms = {per, kind, kind == ResourceKind::time, false, {}};
            taken.quantity = believed(taken.id + ".quantity", 12.0);
            if (kind == ResourceKind::cash) taken.price = believed(taken.id + ".price", 35.0);
            else {
                taken.hours = believed(taken.id + ".hours", 2.5);
                taken.backfilled = believed(taken.id + ".backfilled", 0.25);
            }
            study.interventions[sample::supervision].resources.push_back(taken);
        }
    auto const found = evaluate(study);
    for (auto const strategy : {sample::supervision, sample::package}) {
        auto const book = opened(workbook(found, {0, strategy}));
        auto const own = worked_sum(study, study.authorities[0], found.strategies[strategy].id);
        EXPECT_GT(own.hours, 0.0);
        EXPECT_NEAR(figure(book, "Result", "cash, after"), own.net_cash.in_pounds(), 0.001);
        EXPECT_NEAR(figure(book, "Result", "cash and capacity, after"), own.net_total.in_pounds(), 0.001);
        EXPECT_NEAR(figure(book, "Result", "cash and capacity, before"), own.gross_total.in_pounds(), 0.001);
        EXPECT_THAT(words_of(book, "Inputs"), HasSubstr("in time of staff: team and year, time"));
    }
}

TEST(workbook, months_are_those_of_the_worked_sum)
{
    auto const book = sheet_of(2, sample::package);
    auto const own = worked_sum(findings().study, findings().study.authorities[2], "supervision-and-workload");
    // Where the columns are, by what stands above them.
    std::map<std::string, std::string> columns;
    std::string world;
    for (unsigned column = 0; column < 40; ++column) {
        std::string const name = column < 26 ? std::string(1, static_cast<char>('A' + column))
                                             : std::string("A") + static_cast<char>('A' + column - 26);
        if (auto const& group = book.at("Model", name + "3").text; !group.empty()) world = group;
        columns[world + ": " + book.at("Model", name + "4").text] = name;
    }
    auto const value = [&](std::string const& column, std::size_t month) {
        return book.at("Model", columns.at(column) + std::to_string(5 + month)).number.value_or(NAN);
    };
    ASSERT_EQ(own.by_month.size(), 36U);
    for (std::size_t month = 0; month < own.by_month.size(); ++month) {
        auto const& is = own.by_month[month];
        EXPECT_NEAR(value("The workforce with the programme: leavers", month), is.leavers, 1e-9) << month;
        EXPECT_NEAR(value("The workforce without the programme: leavers", month), is.leavers_without, 1e-9) << month;
        EXPECT_NEAR(value("The workforce with the programme: hires", month), is.hires, 1e-9) << month;
        EXPECT_NEAR(value("The workforce with the programme: vacant FTE-months", month), is.vacancies, 1e-9) << month;
        EXPECT_NEAR(value("The calendar: discount factor", month), is.discount, 1e-12) << month;
    }
}

TEST(workbook, inputs_are_named_cells_that_can_be_changed_and_the_rest_is_locked)
{
    auto const book = sheet_of(0, sample::supervision);
    EXPECT_NEAR(*book.named("pay").number, 66'560.0, 1e-6);
    EXPECT_NEAR(*book.named("hazard_ratio").number, 0.47, 1e-12);
    EXPECT_EQ(book.named("bias_factor").number, 0.5);
    EXPECT_NEAR(*book.named("coverage").number, 0.8, 1e-12);
    EXPECT_EQ(book.named("ramp").number, 6.0);
    EXPECT_FALSE(book.named("duration").number);
    EXPECT_NEAR(*book.named("hazard_ratio_used").number, std::exp(0.5 * std::log(0.47)), 1e-12);
    for (std::size_t i = 1; i <= book.names.size(); ++i) {
        auto const& xml = book.files.at("xl/worksheets/sheet" + std::to_string(i) + ".xml");
        EXPECT_THAT(xml, HasSubstr("<sheetProtection")) << book.names[i - 1];
        EXPECT_THAT(xml, Not(HasSubstr("password"))) << book.names[i - 1];
    }
    EXPECT_THAT(book.files.at("xl/worksheets/sheet2.xml"), HasSubstr("<dataValidation type=\"decimal\""));
    EXPECT_THAT(book.files.at("xl/styles.xml"), HasSubstr("<protection locked=\"0\"/>"));
}

TEST(workbook, without_turnover_evidence_there_is_nothing_to_play_with)
{
    auto const book = sheet_of(0, sample::circles);
    EXPECT_EQ(book.defined.count("hazard_ratio"), 0U);
    EXPECT_EQ(book.defined.count("ramp"), 0U);
    EXPECT_THAT(words_of(book, "Result"),
                testing::AllOf(HasSubstr("no study measured leaving, so no saving can be stated"),
                               HasSubstr("For the programme to pay for itself in cash"),
                               Not(HasSubstr("saving (minus"))));
    EXPECT_THAT(words_of(book, "Model"), Not(HasSubstr("with the programme (£")));
    EXPECT_THAT(words_of(book, "Summary"), HasSubstr("no saving can be stated for Northmoor"));
}

TEST(workbook, says_of_every_saving_what_it_rests_on)
{
    auto const assumed = sheet_of(0, sample::workload);
    EXPECT_THAT(words_of(assumed, "Summary"), HasSubstr("On an assumed effect, whose size no study has published"));
    for (auto const* sheet : {"Result", "Savings", "Savings chart", "Budget"}) {
        EXPECT_THAT(words_of(assumed, sheet), testing::ContainsRegex("an? assum")) << sheet;
    }
    auto const placeholder = sheet_of(0, sample::supervision);
    EXPECT_THAT(words_of(placeholder, "Result"), HasSubstr("cash, after a cost that is our guess"));
    EXPECT_THAT(words_of(placeholder, "Budget"), HasSubstr("our guess"));
    auto const null = sheet_of(0, sample::mentoring);
    EXPECT_THAT(words_of(null, "Summary"), HasSubstr("no saving is claimed"));
    EXPECT_THAT(words_of(null, "Result"), HasSubstr("found no significant effect, so no saving is claimed"));
}

//! Whoever sorts or filters a column sees no saving where none is claimed.
TEST(workbook, a_null_result_has_no_figure_that_could_be_taken_for_a_saving)
{
    auto const book = sheet_of(0, sample::mentoring);
    std::map<std::string, std::string> headings;
    std::string row;
    for (auto const& [cell, is] : book.sheets.at("All savings")) {
        auto const digits = cell.find_first_of("0123456789");
        if (cell.substr(digits) == "4") headings[cell.substr(0, digits)] = is.text;
        if (cell.substr(0, digits) == "E" && is.text == "mentoring" && row.empty()) row = cell.substr(digits);
    }
    ASSERT_FALSE(row.empty());
    std::vector<std::string> with_numbers;
    std::string words;
    for (auto const& [column, heading] : headings) {
        auto const found = book.sheets.at("All savings").find(column + row);
        if (found == book.sheets.at("All savings").end()) continue;
        if (found->second.number) with_numbers.push_back(heading);
        words += found->second.text + "\n";
    }
    EXPECT_THAT(with_numbers, testing::Contains("cost of the programme"));
    EXPECT_THAT(with_numbers, testing::IsSubsetOf({"cost of the programme", "of it stated", "of it built from prices",
                                                   "of it our guess", "leaving must fall by, to pay in cash"}));
    EXPECT_THAT(words, HasSubstr("a study found no significant effect: no saving is claimed"));
    EXPECT_THAT(book.names, Not(testing::Contains("Savings chart")));
    EXPECT_THAT(words_of(book, "Summary"),
                testing::AllOf(HasSubstr("No saving is claimed, so none stands here."),
                               HasSubstr("A study found no significant effect: no saving is claimed."),
                               Not(HasSubstr("would pay for itself up to"))));
}

TEST(workbook, cash_from_empty_posts_is_called_that_beside_the_affordable_cost)
{
    auto leaving = findings();
    auto& result = leaving.results.front();
    result.saved->savings.gross_cash.mean = 20'000.0;
    result.saved->leavers_averted.mean = -3.0;
    result.saved->lines[static_cast<std::size_t>(Line::pay)].mean = 30'000.0;
    result.affordable_cash.value = Estimate{};
    result.affordable_cash.value->mean = 100.0;
    EXPECT_THAT(words_of(opened(workbook(leaving, {result.authority, result.strategy})), "Summary"),
                testing::ContainsRegex("up to a cost of £100 a worker a year, set-up included "
                                       ".*. This cash comes from more people leaving"));
}

TEST(workbook, the_caution_stands_beside_every_result)
{
    auto cautious = findings();
    for (auto& intervention : cautious.study.interventions) intervention.caution = "Beware of " + intervention.id + ".";
    auto const book = opened(workbook(cautious, {0, sample::supervision}));
    for (auto const* sheet : {"Summary", "All savings", "Evidence"}) {
        EXPECT_THAT(words_of(book, sheet), testing::AllOf(HasSubstr("Beware of supervision."), HasSubstr("\ncaution\n"),
                                                          HasSubstr("Beware of circles.")))
            << sheet;
    }
    EXPECT_THAT(words_of(book, "Savings"), HasSubstr("Caution: Beware of supervision."));
}

TEST(workbook, text_from_the_inputs_stays_text_everywhere)
{
    std::string const evil = R"(=HYPERLINK("http://example.org","look"))";
    auto bad = findings();
    auto& study = bad.study;
    study.name = study.attribution.emplace_back(evil);
    for (auto& authority : study.authorities) {
        authority.name = authority.code = authority.region = authority.source = evil;
        authority.flags = {evil};
    }
    for (auto& intervention : study.interventions) {
        intervention.name = intervention.review = intervention.caution = intervention.citation = intervention.doi =
            evil;
        intervention.study_design = intervention.place = intervention.participants = intervention.study_note = evil;
        intervention.effect_source = intervention.coverage.label = intervention.coverage.source = evil;
        intervention.wellbeing = {{evil, evil, 0.5, evil, evil, evil}};
        if (intervention.effect) intervention.effect->as_published = evil;
    }
    for (auto& band : study.bands) band.name = band.relative_rate.label = band.relative_rate.source = evil;
    for (auto& intervention : study.interventions) intervention.eligible_bands.clear();
    for (auto& strategy : bad.strategies) strategy.name = evil;
    bad.warnings = {{Problem::Kind::warning, {evil, 1, 1, 1, evil}, evil, evil, evil, {}}};
    bad.local_values = {{evil, evil, evil, evil}};
    bad.precision_note = evil;
    for (auto const strategy : {sample::supervision, sample::circles, sample::package}) {
        auto const book = opened(workbook(bad, {0, strategy}));
        std::size_t seen = 0;
        for (auto const& [sheet, cells] : book.sheets)
            for (auto const& [cell, is] : cells) {
                EXPECT_THAT(is.formula, Not(HasSubstr("HYPERLINK"))) << sheet << "!" << cell;
                if (is.text.find(evil) != std::string::npos) ++seen;
            }
        EXPECT_GT(seen, 60U);
        for (auto const& [file, content] : book.files) {
            EXPECT_THAT(content, Not(HasSubstr("<hyperlink"))) << file;
            EXPECT_THAT(content, Not(HasSubstr("TargetMode"))) << file;
            EXPECT_THAT(content, Not(HasSubstr("<c:f>HYPERLINK"))) << file;
            EXPECT_THAT(content, Not(HasSubstr("<f>HYPERLINK"))) << file;
        }
    }
}

TEST(workbook, text_that_no_cell_could_hold_is_cut_and_says_so)
{
    auto bad = findings();
    for (int i = 0; i < 20'000; ++i) bad.study.interventions[0].review += "é€";
    bad.study.interventions[1].review = "a\x01"
                                        "b\xFF"
                                        "c_x0041_";
    auto const book = opened(workbook(bad, {0, 0}));
    auto const words = words_of(book, "Evidence");
    EXPECT_THAT(words, HasSubstr("é€ … [cut: a cell holds no more]"));
    EXPECT_THAT(words, HasSubstr("a.b.c_x005F_x0041_"));  // which a spreadsheet shows as _x0041_
}

TEST(workbook, where_the_temporary_file_cannot_be_written_there_is_no_half_workbook)
{
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    auto const ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit little = before;
    for (rlim_t const bytes : {rlim_t{0}, rlim_t{2'000}, rlim_t{30'000}, rlim_t{60'000}}) {
        little.rlim_cur = bytes;
        ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &little), 0);
        EXPECT_THROW((void)workbook(findings(), {0, 0}), std::runtime_error) << bytes;
    }
    setrlimit(RLIMIT_FSIZE, &before);
    (void)std::signal(SIGXFSZ, ignored);
}

TEST(workbook, is_of_a_result_that_there_is)
{
    EXPECT_THROW((void)workbook(findings(), {17, 0}), ContractBroken);
    EXPECT_THROW((void)workbook(findings(), {0, 99}), ContractBroken);
}

TEST(workbook, holds_every_result_as_numbers)
{
    auto const book = sheet_of(0, sample::supervision);
    std::size_t rows = 0;
    for (auto const& [cell, is] : book.sheets.at("All savings"))
        if (cell.front() == 'A' && cell.size() > 1 && std::isdigit(static_cast<unsigned char>(cell[1])) != 0 &&
            std::stoul(cell.substr(1)) > 4)
            ++rows;
    EXPECT_EQ(rows, findings().results.size());
    ASSERT_TRUE(book.at("All savings", "H5").number);
    EXPECT_DOUBLE_EQ(*book.at("All savings", "H5").number, findings().results[0].saved->savings.gross_cash.mean);
    EXPECT_FALSE(book.at("All savings", "H8").number);  // no turnover evidence, no saving
    EXPECT_THAT(words_of(book, "All savings"), HasSubstr("no study measured turnover"));
}

// ISO/IEC 29500, ST_MarkerStyle. tests/standard holds every part against the schemas; this holds everywhere.
TEST(workbook, holds_no_symbol_and_no_mark_that_the_standard_does_not_have)
{
    std::vector<std::string> const symbols{"circle", "dash",   "diamond", "dot",      "none", "picture",
                                           "plus",   "square", "star",    "triangle", "x",    "auto"};
    constexpr std::string_view before = "<c:symbol val=\"";
    std::size_t seen = 0;
    for (auto const& [name, text] : sheet_of(0, sample::supervision).files) {
        EXPECT_THAT(text, Not(HasSubstr("xml:space"))) << name;
        for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
            at += before.size();
            EXPECT_THAT(symbols, testing::Contains(text.substr(at, text.find('"', at) - at))) << name;
            ++seen;
        }
    }
    EXPECT_GE(seen, 3U) << "the savings have a chart with marks";
}

//! What the sheet says of where an input stands must lead there, or nobody can enter it.
TEST(workbook, says_where_each_input_stands)
{
    StudyRequest request;
    request.study_path = where::project() + "/inputs/study.toml";
    request.authorities = std::vector<std::string>{"Leeds"};
    request.draws = 16;
    auto const expect = [&request](std::string const& intervention, std::vector<std::string> const& names) {
        request.interventions = std::vector<std::string>{intervention};
        request.set.clear();
        auto const study = read_study(request, DiskFiles()).value.value();
        auto const book = opened(workbook(evaluate(study), {0, 0}));
        for (auto const& name : names) {
            ASSERT_EQ(book.defined.count(name), 1U) << name;
            auto const& [sheet, cell] = book.defined.at(name);
            auto const path = book.at(sheet, "J" + cell.substr(1)).text;
            request.set = {path + ".basis=local"};
            auto const changed = read_study(request, DiskFiles());
            ASSERT_TRUE(changed.value) << name << ": " << path;
            // A basis alone changes nothing, and the warning names what it was said of.
            EXPECT_TRUE(std::any_of(changed.value->warnings.begin(), changed.value->warnings.end(),
                                    [&](Problem const& warning) { return warning.field == path; }))
                << name << ": " << path;
        }
    };
    expect("job-redesign",
           {"pay", "agency_premium", "recruitment", "induction", "exit_cost", "starting_productivity",
            "months_to_full_productivity", "uncovered_value", "months_to_fill", "relative_leaving_rate", "cover_share",
            "absence_rate", "coverage", "setup", "per_worker_year", "relative_rate_1", "leaving_rate_england"});
    expect("enhanced-supervision", {"paid_hours", "team_size", "resource_1_price", "resource_2_hours"});
}

}  // namespace

// ---- The financial case ----

namespace {

//! The number in the column after so many others, of the first row of the sheet Case that begins so.
double of_case(OpenedWorkbook const& book, std::string const& label, char column)
{
    std::map<int, std::string> rows;
    for (auto const& [cell, is] : book.sheets.at("Case"))
        if (cell.front() == 'A' && is.text == label) rows[std::stoi(cell.substr(1))] = cell;
    if (rows.empty()) {
        ADD_FAILURE() << "no row " << label;
        return NAN;
    }
    return book.at("Case", std::string(1, column) + rows.begin()->second.substr(1)).number.value_or(NAN);
}

//! The row of the first cell of the sheet that begins so, from 1; 0: none.
int row_of(OpenedWorkbook const& book, std::string const& sheet, std::string const& beginning)
{
    int first = 0;
    for (auto const& [cell, is] : book.sheets.at(sheet)) {
        if (!is.is_text || !is.text.starts_with(beginning)) continue;
        auto const row = std::stoi(cell.substr(cell.find_first_of("0123456789")));
        first = first == 0 ? row : std::min(first, row);
    }
    return first;
}

TEST(workbook, of_a_region_opens_with_the_region_and_of_a_council_with_the_council)
{
    WorkbookChoice choice{0, sample::supervision};
    EXPECT_EQ(row_of(opened(workbook(findings(), choice)), "Summary", one_of_them), 0);
    choice.opens_with_all = true;
    auto const book = opened(workbook(findings(), choice));
    auto const total = std::find_if(findings().totals.begin(), findings().totals.end(), [](Total const& one) {
        return one.scope == "all" && one.strategy == sample::supervision;
    });
    ASSERT_NE(total, findings().totals.end());
    EXPECT_EQ(row_of(book, "Summary", total->name), 1);
    auto const sum = row_of(book, "Summary", "present value, all of them together");
    auto const one = row_of(book, "Summary", one_of_them);
    EXPECT_GT(sum, 1);
    EXPECT_LT(sum, one);
    EXPECT_GT(row_of(book, "Summary", "Northmoor: "), one);
}

//! The number after `name="` in a tag, or what stands for it.
double attribute(std::string const& tag, std::string const& name, double otherwise)
{
    auto const at = tag.find(" " + name + "=\"");
    return at == std::string::npos ? otherwise : std::stod(tag.substr(at + name.size() + 3));
}

//! How large a letter of 11 points is printed where the first rows and columns of a sheet go on one A4 page [points].
double printed_points(std::string const& sheet, double last_row, double last_column)
{
    double width = 0.0;
    double height = 0.0;
    auto const each = [&sheet](std::string const& opening, auto const& take) {
        for (auto at = sheet.find(opening); at != std::string::npos; at = sheet.find(opening, at + 1))
            take(sheet.substr(at, sheet.find('>', at) - at));
    };
    each("<col ", [&](std::string const& tag) {
        if (attribute(tag, "min", 0.0) <= last_column) width += (attribute(tag, "width", 0.0) * 7.0) * 0.75;
    });
    double rows = 0.0;
    each("<row ", [&](std::string const& tag) {
        if (attribute(tag, "r", 0.0) > last_row) return;
        height += attribute(tag, "ht", 15.0);
        rows += 1.0;
    });
    height += (last_row - rows) * 15.0;  // rows in which nothing stands
    constexpr double inch = 72.0;
    return 11.0 * std::min({1.0, (8.27 - 0.8) * inch / width, (11.69 - 1.2) * inch / height});
}

TEST(workbook, prints_its_inputs_large_enough_to_be_read)
{
    StudyRequest request;
    request.study_path = request.shipped_study_path = where::project() + "/inputs/study.toml";
    request.authorities = {{"Leeds"}};
    request.draws = 16;
    for (std::string const programme : {"participatory-development", "retention-payment"}) {
        request.interventions = {{programme}};
        auto const book = opened(workbook(evaluate(read_study(request, DiskFiles()).value.value()), {0, 0}));
        auto const& names = book.files.at("xl/workbook.xml");
        std::string const area = ">Inputs!$A$1:$F$";
        auto const at = names.find(area);
        ASSERT_NE(at, std::string::npos);
        auto const last_row = std::stod(names.substr(at + area.size()));
        EXPECT_GE(printed_points(book.files.at("xl/worksheets/sheet2.xml"), last_row, 6.0), 7.0) << programme;
    }
}

}  // namespace

TEST(workbook, every_figure_of_the_case_is_a_formula)
{
    auto const drawn = financial_case(findings().study, 0, "supervision", {1, {}, InstructionSet::sse2});
    auto const book = opened(workbook(findings(), {0, sample::supervision}, {}, {}, &drawn));
    std::size_t figures = 0;
    for (auto const& [cell, is] : book.sheets.at("Case")) {
        if (!is.number) continue;
        ++figures;
        EXPECT_NE(is.formula, "") << cell;
    }
    EXPECT_GT(figures, 60U);
}

// Without uncertainty the base case is every draw: the sheet's formulas and the question are two ways to one sum.
TEST(workbook, without_uncertainty_the_case_is_the_drawn_one_to_the_penny)
{
    auto study = without_uncertainty(sample_study());
    study.draws = 2;
    study.interventions[sample::supervision].setup_is_capital = true;
    // A room that is bought once is paid once, as a set-up is.
    for (auto const member : {sample::supervision, sample::workload}) {
        auto const number = [&](char const* which, double value) {
            Belief belief;
            belief.id = "interventions." + study.interventions[member].id + ".resources.a-room." + which;
            belief.basis = Basis::local;
            belief.about = Fixed{value};
            return belief;
        };
        study.interventions[member].resources.push_back({"a room",
                                                         "a-room",
                                                         {ResourcePer::authority_once, ResourceKind::cash},
                                                         number("quantity", 2.0),
                                                         number("price", 1'500.0),
                                                         {},
                                                         {},
                                                         {}});
    }
    for (auto const strategy : {sample::supervision, sample::workload, sample::package}) {
        auto const all = evaluate(study);
        auto const drawn = financial_case(study, 0, all.strategies[strategy].id);
        auto const book = opened(workbook(all, {0, strategy}, {}, {}, &drawn));
        auto periods = drawn.years;
        periods.push_back(drawn.horizon);
        for (std::size_t p = 0; p < periods.size(); ++p) {
            auto const column = static_cast<char>('B' + p);
            auto const& period = periods[p];
            auto const& saved = *period.savings;
            for (auto const line : all_budget_lines)
                EXPECT_NEAR(of_case(book, std::string(report::label_of(line)), column), at(saved.lines, line).mean,
                            a_penny);
            EXPECT_NEAR(of_case(book, "saving before its cost", column), saved.cashable.mean, a_penny);
            EXPECT_NEAR(of_case(book, "paid once, capital", column), period.capital.mean, a_penny);
            EXPECT_NEAR(of_case(book, "paid once, revenue", column), period.one_off_revenue.mean, a_penny);
            EXPECT_NEAR(of_case(book, "ongoing, revenue", column), period.ongoing.mean, a_penny);
            EXPECT_NEAR(of_case(book, "its cost", column), period.cost.mean, a_penny);
            EXPECT_NEAR(of_case(book, "left after its cost", column), saved.net.mean, a_penny);
            if (p < drawn.years.size()) {
                EXPECT_NEAR(of_case(book, "left so far", column), saved.so_far.mean, a_penny);
            }
            EXPECT_NEAR(of_case(book, "left after its cost: P10", column), saved.net_exceeds.p10, a_penny);
            EXPECT_EQ(of_case(book, "chance, the year alone", column), saved.chance);
        }
        double const grade = drawn.rated.rating == CaseRating::green   ? 2.0
                             : drawn.rated.rating == CaseRating::amber ? 1.0
                                                                       : 0.0;
        EXPECT_EQ(of_case(book, "rating", 'B'), grade);
    }
}

TEST(workbook, the_case_of_what_claims_no_saving_has_costs_alone)
{
    for (auto const strategy : {sample::circles, sample::mentoring}) {
        auto const book = sheet_of(0, strategy);
        for (auto const& [cell, is] : book.sheets.at("Case")) EXPECT_NE(is.text, "left after its cost") << cell;
        EXPECT_GT(of_case(book, "its cost", 'B'), 0.0);
    }
}

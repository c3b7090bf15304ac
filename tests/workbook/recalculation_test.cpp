// The workbook's formulas against the engine: a spreadsheet works every formula out from scratch (the stored values are made
// wrong first), as it was written and with inputs changed.

#include "holdfast/inputs/read_study.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/financial_case.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/workbook.hpp"
#include "support/opened_workbook.hpp"
#include "support/sample_study.hpp"
#include "support/where.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

constexpr double a_penny = 0.005;

std::string folder(char const* name) { return where::build() + "/workbook/" + name; }

class Recalculation : public testing::Test {
protected:
    void SetUp() override
    {
        if (!can_recalculate()) GTEST_SKIP() << "LibreOffice is not installed: no workbook was recalculated";
    }
};

//! The net saving in cash as the sheet Result has it; its words depend on what the cost is.
double net_cash(OpenedWorkbook const& book)
{
    auto const& place = book.sheets.at("Result");
    int last = 0;  // what is left after all parts of the cost stands below what is left after the first
    for (auto const& [cell, is] : place)
        if (is.text.rfind("cash, after", 0) == 0) last = std::max(last, std::stoi(cell.substr(1)));
    if (last > 0) return place.at("B" + std::to_string(last)).number.value_or(NAN);
    ADD_FAILURE() << "no net saving in cash";
    return NAN;
}

//! Every formula of both, cell by cell.
std::size_t expect_equal_formulas(OpenedWorkbook const& written, OpenedWorkbook const& recalculated,
                                  std::string const& which)
{
    std::size_t compared = 0;
    int wrong = 0;
    for (auto const& [sheet, cells] : written.sheets)
        for (auto const& [place, cell] : cells) {
            if (cell.formula.empty()) continue;
            ++compared;
            auto const& again = recalculated.at(sheet, place);
            bool const equal = cell.number && again.number && std::abs(*cell.number - *again.number) < a_penny;
            if (equal || ++wrong > 3) continue;
            ADD_FAILURE() << which << ": " << sheet << "!" << place << " = " << cell.formula << " is "
                          << cell.number.value_or(NAN) << ", recalculated " << again.number.value_or(NAN);
        }
    return compared;
}

TEST_F(Recalculation, every_formula_of_every_kind_of_study_agrees_to_the_penny)
{
    auto study = sample_study();
    study.draws = 64;
    auto implied = study;
    implied.implied_fill = true;
    auto at_once = study;
    at_once.months_to_fill.about = Fixed{0.0};
    auto capital = study;
    capital.interventions[sample::supervision].setup_is_capital = true;
    auto one_band = study;
    one_band.bands.resize(1);
    one_band.bands[0].share = 1.0;
    one_band.bands[0].width_months = std::nullopt;

    std::vector<std::string> wrong;
    std::vector<OpenedWorkbook> written;
    std::vector<std::string> names;
    auto const add = [&](Study const& of, std::vector<std::size_t> const& authorities,
                         std::vector<std::size_t> const& strategies, std::string const& name) {
        auto const findings = evaluate(of);
        for (auto const a : authorities)
            for (auto const s : strategies) {
                auto const drawn = financial_case(of, a, findings.strategies[s].id);
                auto const bytes = workbook(findings, {a, s}, {}, {}, &drawn);
                written.push_back(opened(bytes));
                wrong.push_back(changed(bytes, {}));
                names.push_back(name + ", " + of.authorities[a].name + ", " + findings.strategies[s].id);
            }
    };
    add(study, {0, 1, 2}, {sample::supervision, sample::mentoring, sample::workload, sample::circles, sample::package},
        "the sample");
    add(capital, {1}, {sample::package}, "capital");
    add(implied, {0}, {sample::supervision}, "implied fill");
    add(at_once, {2}, {sample::package}, "posts filled at once");
    add(one_band, {0}, {sample::package}, "one band");
    auto const books = recalculated(wrong, folder("every-formula"));
    ASSERT_EQ(books.size(), written.size());
    for (std::size_t i = 0; i < books.size(); ++i) {
        EXPECT_GT(expect_equal_formulas(written[i], books[i], names[i]), 500U) << names[i];
    }
}

//! A change as an officer would make it in a cell, and as the command would be told of it.
struct Change {
    std::string authority;
    std::string strategy;
    std::map<std::string, double> cells;
    std::vector<std::string> set;
};

Study study_of(std::vector<std::string> const& set)
{
    StudyRequest request;
    request.study_path = where::project() + "/examples/a-package/study.toml";
    request.shipped_study_path = where::project() + "/inputs/study.toml";
    request.authorities = std::vector<std::string>{"Leeds", "Camden"};
    request.interventions = std::vector<std::string>{"enhanced-supervision", "manager-retention-training",
                                                     "retention-payment", "supervision-and-managers"};
    request.set = set;
    request.draws = 64;
    auto read = read_study(request, DiskFiles());
    for (auto const& problem : read.problems)
        if (problem.kind == Problem::Kind::error) ADD_FAILURE() << describe(problem);
    return read.value.value();
}

WorkbookChoice choice_of(Study const& study, std::string const& authority, std::string const& strategy)
{
    WorkbookChoice choice{study.authorities.size(), 0};
    for (std::size_t a = 0; a < study.authorities.size(); ++a)
        if (study.authorities[a].name == authority) choice.authority = a;
    auto const strategies = strategies_of(study);
    choice.strategy = strategies.size();
    for (std::size_t s = 0; s < strategies.size(); ++s)
        if (strategies[s].id == strategy) choice.strategy = s;
    return choice;
}

TEST_F(Recalculation, a_changed_cell_gives_what_the_engine_gives_for_the_same_change)
{
    std::string const supervision = "interventions.enhanced-supervision.";
    std::string const payment = "interventions.retention-payment.";
    std::vector<Change> const changes{
        {"Leeds", "enhanced-supervision", {{"pay", 70'000}}, {"prices.pay.mean=70000"}},
        {"Leeds",
         "enhanced-supervision",
         {{"hazard_ratio", 0.8}},
         {supervision + "effect.value=0.8", supervision + "effect.interval=[0.64, 1.0]"}},
        {"Camden", "enhanced-supervision", {{"agency_released", 0.4}}, {"prices.agency_released.value=40%"}},
        {"Leeds", "enhanced-supervision", {{"months_to_fill", 2}}, {"beliefs.months_to_fill.mean=2 months"}},
        {"Camden", "enhanced-supervision", {{"coverage", 0.6}}, {supervision + "delivery.coverage.mean=60%"}},
        {"Camden",
         "enhanced-supervision",
         {{"ramp", 24}, {"lag", 0}, {"agency_premium", 0.5}},
         {supervision + "delivery.ramp=24 months", supervision + "delivery.lag=0 months",
          "prices.agency_premium.mean=50%"}},
        {"Camden", "retention-payment", {{"setup", 10'000}}, {payment + "costs.setup.mean=10000"}},
        {"Leeds",
         "retention-payment",
         {{"duration", 24}, {"half_life", 6}, {"per_worker_year", 0.05}},
         {payment + "delivery.duration=24 months", payment + "delivery.half_life=6 months",
          payment + "costs.per_worker_year.value=5% of salary"}},
        {"Leeds",
         "retention-payment",
         {{"pay", 80'000}, {"on_costs", 0.25}, {"national_insurance", 0.1}},
         {"prices.pay.mean=80000", "prices.on_costs.value=25%", "prices.national_insurance.value=10%"}},
        {"Camden",
         "retention-payment",
         {{"start", 6}, {"eligible_band_2", 1}, {"discount_rate", 0.05}, {"relative_rate_1", 1.7}},
         {payment + "delivery.start=6 months", payment + "delivery.eligible=all", "study.discounting.1.rate=5%",
          "beliefs.bands.1.relative_rate.mean=1.7"}},
        {"Leeds",
         "supervision-and-managers",
         {{"overlap", 0.8}, {"hazard_ratio_1", 0.73}, {"coverage_2", 0.5}},
         {"packages.supervision-and-managers.overlap=80%", supervision + "effect.value=0.73",
          supervision + "effect.interval=[0.5329, 1.0]",
          "interventions.manager-retention-training.delivery.coverage.mean=50%"}},
        {"Camden",
         "supervision-and-managers",
         {{"in_post", 150}, {"vacancies", 40}, {"starting_productivity", 0.3}},
         {"prices.starting_productivity.mean=30%"}},
    };
    std::vector<std::string> workbooks;
    workbooks.reserve(changes.size());
    auto const findings = evaluate(study_of({}));
    for (auto const& change : changes)
        workbooks.push_back(
            changed(workbook(findings, choice_of(findings.study, change.authority, change.strategy)), change.cells));
    auto const books = recalculated(workbooks, folder("changed"));
    ASSERT_EQ(books.size(), changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        auto const& change = changes[i];
        auto study = study_of(change.set);
        auto const choice = choice_of(study, change.authority, change.strategy);
        auto const moved = [&](char const* cell, double Authority::*which) {
            if (change.cells.count(cell) != 0) study.authorities[choice.authority].*which = change.cells.at(cell);
        };
        moved("in_post", &Authority::in_post);
        moved("vacancies", &Authority::vacancies);
        auto const expected = worked_sum(study, study.authorities[choice.authority], change.strategy);
        EXPECT_NEAR(net_cash(books[i]), expected.net_cash.in_pounds(), a_penny)
            << change.authority << ", " << change.strategy << ", change " << i;
        auto const first = worked_sum(findings.study, findings.study.authorities[choice.authority], change.strategy);
        EXPECT_GT(std::abs(expected.net_cash.in_pounds() - first.net_cash.in_pounds()), 100.0)
            << "the change changes nothing: " << i;
        EXPECT_EQ(books[i].named("inputs_changed").number, static_cast<double>(change.cells.size())) << i;
    }
}

//! A column of months for posts that grow, and one for each step of a band.
TEST_F(Recalculation, posts_that_grow_and_bands_in_steps_are_the_engines)
{
    std::vector<std::string> const steps{"beliefs.bands.1.width=60 months in 5 steps"};
    std::vector<std::string> const grows{"beliefs.posts_growth.value=2%"};
    std::vector<std::string> const both{steps.front(), grows.front()};
    struct Case {
        std::vector<std::string> set;
        std::map<std::string, double> cells;
        std::vector<std::string> changed;
    };
    std::vector<Case> const cases{
        {steps, {{"relative_rate_1", 1.7}}, {"beliefs.bands.1.relative_rate.mean=1.7"}},
        {grows, {{"posts_growth", 0.04}}, {"beliefs.posts_growth.value=4%"}},
        {both, {{"coverage", 0.6}}, {"interventions.enhanced-supervision.delivery.coverage.mean=60%"}}};
    std::vector<std::string> workbooks;
    for (auto const& each : cases) {
        auto const findings = evaluate(study_of(each.set));
        workbooks.push_back(
            changed(workbook(findings, choice_of(findings.study, "Camden", "enhanced-supervision")), each.cells));
    }
    auto const books = recalculated(workbooks, folder("grown"));
    ASSERT_EQ(books.size(), cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        auto set = cases[i].set;
        set.insert(set.end(), cases[i].changed.begin(), cases[i].changed.end());
        // Steps that nobody typed the shares of follow the rate; in the workbook they are cells of their own.
        auto study = study_of(set);
        study.bands.front().step_shares = study_of(cases[i].set).bands.front().step_shares;
        auto const choice = choice_of(study, "Camden", "enhanced-supervision");
        auto const expected = worked_sum(study, study.authorities[choice.authority], "enhanced-supervision");
        EXPECT_NEAR(net_cash(books[i]), expected.net_cash.in_pounds(), a_penny) << i;
    }
}

}  // namespace

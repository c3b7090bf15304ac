#include "holdfast/report/csv.hpp"

#include "holdfast/base/contract.hpp"
#include "inputs/files/csv.hpp"
#include "support/sample_findings.hpp"

#include <cstdlib>
#include <limits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using testing::HasSubstr;

//! Our own reader of CSV is the judge: what was written must come back.
CsvTable table_of(std::string const& text)
{
    auto read = read_csv({"savings.csv", text});
    EXPECT_TRUE(read.ok()) << (read.problems.empty() ? "" : describe(read.problems.front()));
    return read.value.value_or(CsvTable{});
}

std::string cell(CsvTable const& table, std::size_t row, std::string_view column)
{
    auto const at = column_named(table, column);
    if (!at) {
        ADD_FAILURE() << "no column " << column;
        return {};
    }
    return table.rows.at(row).cells.at(*at).text;
}

TEST(savings_csv, has_a_row_for_every_authority_and_intervention)
{
    auto const findings = sample::findings();
    auto const table = table_of(savings_csv(findings));
    ASSERT_EQ(table.rows.size(), findings.results.size());
    EXPECT_EQ(cell(table, 0, "authority"), "Leeds");
    EXPECT_EQ(cell(table, 0, "intervention"), "participatory-development");
    EXPECT_EQ(cell(table, 0, "basis"), "published");
    EXPECT_EQ(cell(table, 0, "programme_cost_is"), "placeholder");
    EXPECT_EQ(cell(table, sample::costed, "programme_cost_is"), "stated");
}

TEST(savings_csv, numbers_read_back_as_the_same_doubles)
{
    auto const findings = sample::findings();
    auto const table = table_of(savings_csv(findings));
    auto const number = [&](std::size_t row, char const* column) {
        return std::strtod(cell(table, row, column).c_str(), nullptr);
    };
    for (std::size_t row = 0; row < findings.results.size(); ++row) {
        auto const& result = findings.results[row];
        EXPECT_EQ(number(row, "programme_cost"), result.programme_cost.mean);
        if (!result.saved) continue;
        EXPECT_EQ(number(row, "gross_cash_saving"), result.saved->savings.gross_cash.mean);
        EXPECT_EQ(number(row, "net_total_saving_high"), result.saved->savings.net_total.high);
        EXPECT_EQ(number(row, "england_net_cash_saving_low"), result.saved->england.net_cash.low);
        EXPECT_EQ(number(row, "probability_of_cash_saving"), result.saved->chances.net_cash);
        EXPECT_EQ(number(row, "line_ramp_up_mcse"), result.saved->lines[static_cast<std::size_t>(Line::ramp_up)].mcse);
    }
}

TEST(savings_csv, an_empty_cell_has_a_reason_and_a_full_row_has_none)
{
    auto const table = table_of(savings_csv(sample::findings()));
    EXPECT_EQ(cell(table, sample::published, "why_empty"), "");
    EXPECT_EQ(cell(table, sample::no_evidence, "gross_cash_saving"), "");
    EXPECT_EQ(cell(table, sample::no_evidence, "probability_of_cash_saving"), "");
    EXPECT_EQ(cell(table, sample::no_evidence, "break_even_hazard_ratio"), "0.64");
    EXPECT_THAT(cell(table, sample::no_evidence, "why_empty"), HasSubstr("gross_cash_saving"));
    EXPECT_THAT(cell(table, sample::no_evidence, "why_empty"), HasSubstr("no study measured leaving"));
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        for (std::size_t column = 0; column + 1 < table.header.cells.size(); ++column)
            if (table.rows[row].cells[column].text.empty()) {
                auto const why = cell(table, row, "why_empty");
                auto name = table.header.cells[column].text;
                for (auto const* part : {"_low", "_high", "_mcse"})
                    if (name.size() > std::string(part).size() &&
                        name.substr(name.size() - std::string(part).size()) == part)
                        name.resize(name.size() - std::string(part).size());
                EXPECT_THAT(why, HasSubstr(name));
            }
}

TEST(savings_csv, text_that_looks_like_a_formula_is_made_text_and_numbers_stay_numbers)
{
    auto findings = sample::findings();
    for (std::string const rude : {"=HYPERLINK(\"http://x\",\"y\")", "+1", "-1", "@SUM(A1)", "\tx"}) {
        findings.study.authorities[sample::wokingham].name = rude;
        auto const text = savings_csv(findings);
        auto const table = table_of(text);
        auto const row = 2 * findings.strategies.size();
        EXPECT_EQ(cell(table, row, "authority"), "'" + rude);
        EXPECT_EQ(cell(table, row, "gross_cash_saving").front(), '-');  // a loss, not a formula
    }
    findings.study.authorities[0].name = "\rx";
    EXPECT_THAT(savings_csv(findings), HasSubstr(",\"'\rx\","));
}

TEST(savings_csv, quotes_commas_and_line_ends_stay_in_their_cell)
{
    auto findings = sample::findings();
    std::string const name = "<script>\"a, b\"\nand c</script>";
    findings.study.authorities[0].name = name;
    auto const table = table_of(savings_csv(findings));
    EXPECT_EQ(cell(table, 0, "authority"), name);
    EXPECT_EQ(table.rows.size(), findings.results.size());
}

TEST(savings_csv, a_sheet_without_rows_has_its_head)
{
    auto const full = savings_csv(sample::findings());
    auto const none = savings_csv(sample::findings_of({}, {}));
    EXPECT_EQ(none, full.substr(0, full.find("\r\n") + 2));
}

TEST(savings_csv, equal_findings_write_equal_bytes)
{
    EXPECT_EQ(savings_csv(sample::findings()), savings_csv(sample::findings()));
}

TEST(savings_csv, a_number_that_is_not_finite_is_a_broken_promise)
{
    auto findings = sample::findings();
    findings.results[0].workers_reached.high = std::numeric_limits<double>::infinity();
    EXPECT_THROW((void)savings_csv(findings), ContractBroken);
}

}  // namespace

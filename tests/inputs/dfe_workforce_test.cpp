// tests/inputs/dfe_rows.csv holds rows of nine authorities and of England, 2020 to 2025, as published by the Department
// for Education: Children's social work workforce 2025, file csww_indicators_2017_to_2025.csv of the public repository
// dfe-analytical-services/CSC_outcomes_and_enablers at commit 2f5d11a4, Open Government Licence v3.0.
#include "inputs/published/dfe_toml.hpp"
#include "inputs/published/dfe_workforce.hpp"
#include "support/where.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>

#include <fstream>
#include <sstream>

using namespace holdfast;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string const shared_name = "csww_indicators_2017_to_2025.csv";
std::string const shared_path = where::shared() + "/data/raw/" + shared_name;
std::string const shared_sha256 = "9e058bac193cc5b03f0d21ebe4259c8935d236dbf59f09d90b3e0916bfbca95f";

std::optional<std::string> text_of(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string rows() { return text_of(where::project() + "/tests/inputs/dfe_rows.csv").value(); }

Read<DfeImport> import(std::string text)
{
    std::vector<CsvFile> const files{{"rows.csv", std::move(text)}};
    return import_dfe(files);
}

DfeImport imported(std::string text)
{
    auto read = import(std::move(text));
    for (auto const& problem : read.problems) ADD_FAILURE() << describe(problem);
    return read.value.value();
}

ImportedAuthority const& authority(DfeImport const& import, std::string const& name)
{
    for (auto const& a : import.authorities)
        if (a.name == name) return a;
    throw std::runtime_error(name + " is not imported");
}

std::string replaced(std::string text, std::string const& from, std::string const& to)
{
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string digits(std::optional<PublishedNumber> const& number) { return number ? number->digits : "absent"; }

TEST(dfe_workforce, derby_cell_by_cell)
{
    auto const import = imported(rows());
    auto const& derby = authority(import, "Derby");
    EXPECT_EQ(derby.code, "E06000015");
    EXPECT_EQ(derby.dfe_number, "831");
    EXPECT_EQ(derby.region, "East Midlands");
    EXPECT_EQ(derby.subregion, "");
    EXPECT_EQ(derby.type, "unitary authority");
    EXPECT_EQ(derby.year, 2025);
    EXPECT_EQ(derby.in_post, (PublishedNumber{211.9, "211.9"}));
    EXPECT_EQ(derby.vacancies, (PublishedNumber{6, "6"}));
    EXPECT_EQ(derby.agency, (PublishedNumber{0, "0"}));
    EXPECT_EQ(derby.agency_covering_vacancies, (PublishedNumber{0, "0"}));
    ASSERT_FALSE(derby.cover_years.empty());
    EXPECT_EQ(derby.cover_years.back().year, 2025);
    EXPECT_EQ(derby.cover_years.back().share, 0.0);
    EXPECT_EQ(derby.cover_years.back().vacancies, 6.0);
    EXPECT_EQ(derby.caseload, (PublishedNumber{14.9, "14.9"}));
    EXPECT_EQ(derby.absence_percent, (PublishedNumber{3.7, "3.7"}));
    EXPECT_EQ(derby.turnover_percent, (PublishedNumber{7.9, "7.9"}));
    EXPECT_EQ(derby.leaving.years, 5);
    EXPECT_THAT(derby.flags, ElementsAre("agency cover rate: z"));
}

TEST(dfe_workforce, england_cell_by_cell)
{
    auto const england = imported(rows()).england;
    EXPECT_EQ(england.year, 2025);
    EXPECT_GT(england.cover_share, 0.6);
    EXPECT_LT(england.cover_share, 0.85);
    EXPECT_EQ(digits(england.caseload), "15.2");
    EXPECT_EQ(digits(england.absence_percent), "3.5");
    ASSERT_EQ(england.leaving_rates.size(), 5U);
    EXPECT_EQ(england.leaving_rates.front().year, 2021);
    EXPECT_EQ(england.leaving_rates.back().year, 2025);
}

TEST(dfe_workforce, authorities_stand_by_region_then_name)
{
    auto const import = imported(rows());
    std::vector<std::string> names;
    for (auto const& a : import.authorities) names.push_back(a.name);
    EXPECT_THAT(names, ElementsAre("Derby", "Kensington and Chelsea", "Kingston upon Thames / Richmond upon Thames",
                                   "Sunderland", "Cumberland", "Barnsley", "Kingston upon Hull, City of"));
}

TEST(dfe_workforce, marks_never_become_numbers)
{
    auto const import = imported(rows());
    auto const& sunderland = authority(import, "Sunderland");
    EXPECT_EQ(digits(sunderland.agency), "absent");
    EXPECT_EQ(digits(sunderland.agency_covering_vacancies), "absent");
    EXPECT_THAT(sunderland.flags, Contains("agency: low"));
    EXPECT_THAT(sunderland.flags, Contains("leaving rate without 2024: leavers u"));
    EXPECT_EQ(sunderland.leaving.years, 4);
    for (auto const* mark : {"z", "x", "c", "u", "low", ":"}) {
        std::string const until_agency = "Derby,211.9,224,31.5,44,16.8,29,7.9,12.9,";
        auto const marked = imported(replaced(rows(), until_agency + "0,", until_agency + mark + ","));
        EXPECT_EQ(digits(authority(marked, "Derby").agency), "absent");
        EXPECT_THAT(authority(marked, "Derby").flags, Contains("agency: " + std::string(mark)));
        EXPECT_THAT(authorities_toml(marked),
                    HasSubstr("in_post = 211.9\nvacancies = 6\nagency_covering_vacancies = 0\n"));
    }
}

TEST(dfe_workforce, an_authority_without_figures_this_year_keeps_its_last_and_says_so)
{
    auto const import = imported(rows());
    auto const& kensington = authority(import, "Kensington and Chelsea");
    EXPECT_EQ(kensington.year, 2024);
    EXPECT_EQ(kensington.in_post.digits, "182.9");
    EXPECT_EQ(kensington.region, "London");
    EXPECT_EQ(kensington.subregion, "Inner London");
    EXPECT_EQ(kensington.type, "London borough");
    EXPECT_EQ(kensington.leaving.years, 4);
    EXPECT_THAT(kensington.flags, Contains("figures of 2024: none published for 2025"));
    EXPECT_THAT(authorities_toml(import),
                HasSubstr("source = \"DfE, Children's social work workforce, reporting year 2024\""));
}

TEST(dfe_workforce, a_joint_return_is_one_authority_with_both_codes)
{
    auto const import = imported(rows());
    auto const& joint = authority(import, "Kingston upon Thames / Richmond upon Thames");
    EXPECT_EQ(joint.code, "E09000021 / E09000027");
    EXPECT_EQ(joint.dfe_number, "314 / 318");
    EXPECT_EQ(joint.type, "London borough");
    EXPECT_EQ(joint.subregion, "Outer London");
    EXPECT_THAT(joint.flags, Contains(HasSubstr("joint return")));
    EXPECT_THAT(authorities_toml(import), HasSubstr("[authorities.\"E09000021 / E09000027\"]\n"));
}

TEST(dfe_workforce, a_recoded_authority_joins_on_its_dfe_number)
{
    auto const import = imported(rows());
    auto const& barnsley = authority(import, "Barnsley");
    EXPECT_EQ(barnsley.code, "E08000038");
    EXPECT_EQ(barnsley.type, "metropolitan district");
    EXPECT_EQ(barnsley.leaving.years, 5);
    EXPECT_THAT(barnsley.flags, Not(Contains(HasSubstr("opening stock"))));
    EXPECT_THAT(import.notes, Contains("Barnsley (370): ONS code E08000016 until 2024, E08000038 from 2025"));
}

TEST(dfe_workforce, a_renamed_authority_is_noted)
{
    auto const import = imported(replaced(rows(), "831,E06000015,Derby,", "831,E06000015,Derby City,"));
    EXPECT_THAT(import.notes, Contains("Derby City (831): name Derby until 2024, Derby City from 2025"));
}

TEST(dfe_workforce, a_new_authority_says_that_its_opening_stock_is_missing)
{
    auto const import = imported(rows());
    EXPECT_THAT(authority(import, "Cumberland").flags,
                ElementsAre("opening stock missing in 2023: leaving rate on the closing stock",
                            "leaving rate without 2021 and 2022: no figures"));
}

TEST(dfe_workforce, everything_dropped_is_listed_with_the_reason)
{
    auto const dropped = imported(rows()).dropped;
    ASSERT_EQ(dropped.size(), 2U);
    EXPECT_EQ(dropped[0].name, "Cumbria");
    EXPECT_EQ(dropped[0].code, "E10000006");
    EXPECT_THAT(dropped[0].why, HasSubstr("no row after 2022"));
    EXPECT_EQ(dropped[1].name, "Isles of Scilly");
    EXPECT_EQ(dropped[1].why, "too small: 0 FTE in post in 2025, where more than 20 are needed");
}

TEST(dfe_workforce, a_joint_return_that_was_split_gives_way_to_the_newer_row)
{
    auto text = rows();
    // The 2025 row of the joint return, turned into one of the first authority alone.
    text = replaced(text, "314 / 318,E09000021 / E09000027,Kingston upon Thames / Richmond upon Thames,",
                    "314,E09000021,Kingston upon Thames,");
    auto const import = imported(text);
    EXPECT_EQ(authority(import, "Kingston upon Thames").year, 2025);
    auto const& joint = import.dropped.at(2);
    EXPECT_EQ(joint.code, "E09000021 / E09000027");
    EXPECT_EQ(joint.why, "no row after 2024: in 2025 DfE number 314 reports as Kingston upon Thames");
}

// The same table with a byte order mark, CRLF and every cell in quotes.
std::string dressed_up(std::string const& text)
{
    auto const table = read_csv({"rows.csv", text}).value.value();
    std::string result = "\xEF\xBB\xBF";
    auto const write = [&result](CsvRow const& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) result += (i > 0 ? ",\"" : "\"") + row.cells[i].text + "\"";
        result += "\r\n";
    };
    write(table.header);
    for (auto const& row : table.rows) write(row);
    return result;
}

TEST(dfe_workforce, byte_order_mark_crlf_and_quotes_give_the_same_import)
{
    EXPECT_EQ(authorities_toml(imported(dressed_up(rows()))), authorities_toml(imported(rows())));
}

TEST(dfe_workforce, the_order_of_columns_and_rows_does_not_matter)
{
    auto const table = read_csv({"rows.csv", rows()}).value.value();
    std::string backwards;
    auto const write = [&backwards](CsvRow const& row) {
        for (std::size_t i = row.cells.size(); i-- > 0;)
            backwards += "\"" + row.cells[i].text + (i > 0 ? "\"," : "\"\n");
    };
    write(table.header);
    for (auto row = table.rows.rbegin(); row != table.rows.rend(); ++row) write(*row);
    EXPECT_EQ(authorities_toml(imported(backwards)), authorities_toml(imported(rows())));
}

TEST(dfe_workforce, later_files_add_years_and_win_where_both_speak)
{
    auto const all = rows();
    auto const header = all.substr(0, all.find('\n') + 1);
    std::string first = header;
    std::string second = header;
    std::istringstream lines(all.substr(header.size()));
    for (std::string line; std::getline(lines, line);) (line.substr(0, 4) <= "2024" ? first : second) += line + '\n';
    auto const both = [&](std::string const& later) {
        std::vector<CsvFile> const files{{"first.csv", first}, {"second.csv", later}};
        return import_dfe(files).value.value();
    };
    auto const apart = both(second);
    EXPECT_EQ(authorities_toml(apart), authorities_toml(imported(all)));
    EXPECT_THAT(apart.notes, Not(Contains(HasSubstr("replaces"))));

    auto const revised =
        both(second + "2024,Reporting year,Local authority,E92000001,England,E12000004,East Midlands,831,E06000015,"
                      "Derby,223.1,236,50.9,69,40,41,4.6,5.5,1,1,0.4,0.4,0,0,3,1.3,0,123,1800,14.6,1961,3.7\n");
    EXPECT_THAT(revised.notes, Contains("second.csv replaces 1 row of first.csv for 2024"));
    EXPECT_GT(authority(revised, "Derby").leaving.mean, authority(apart, "Derby").leaving.mean);
}

// ---- What is wrong with a file -------------------------------------------------------------------------------------

TEST(dfe_workforce, an_unknown_mark_is_a_problem_in_its_place)
{
    auto const read = import(replaced(rows(), "831,E06000015,Derby,211.9,", "831,E06000015,Derby,n/a,"));
    EXPECT_FALSE(read.value);
    ASSERT_EQ(read.problems.size(), 1U);
    auto const& problem = read.problems.front();
    EXPECT_EQ(problem.field, "inpost_fte");
    EXPECT_EQ(problem.says, "inpost_fte is \"n/a\", neither a number nor a mark DfE uses");
    ASSERT_GT(problem.at.line, 1U);
    EXPECT_EQ(problem.at.line_text.substr(problem.at.column - 1, 4), "n/a,");
    EXPECT_EQ(problem.at.width, 3U);
    EXPECT_THAT(import(replaced(rows(), "Derby,211.9,", "Derby,,")).problems.at(0).says,
                HasSubstr("inpost_fte is empty"));
    for (auto const* written : {"\"1,211.9\"", "-3", "1e2", "nan", "inf", "0x10", "LOW", ".5", "5."})
        EXPECT_FALSE(import(replaced(rows(), "Derby,211.9,", "Derby," + std::string(written) + ",")).ok()) << written;
}

TEST(dfe_workforce, a_missing_column_is_a_problem_that_names_the_near_miss)
{
    auto const read = import(replaced(rows(), "vacancy_fte", "vacancies_fte"));
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].says, "the column vacancy_fte is missing");
    EXPECT_THAT(read.problems[0].hint, HasSubstr("is it vacancies_fte?"));
    EXPECT_EQ(read.problems[0].at.line_text.substr(read.problems[0].at.column - 1, 13), "vacancies_fte");
    EXPECT_EQ(import(replaced(replaced(rows(), "vacancy_fte", "x"), "leavers_fte", "y")).problems.size(), 2U)
        << "all of them in one run";
}

// ---- The layouts of the releases -------------------------------------------------------------------------------------

namespace {

//! The rows of 2025's release as that of 2022 lays them out: csww_headline_measures_2017_to_2022.csv, whose head is this.
std::string as_of_2022(std::string const& rows)
{
    std::string const head =
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
        "new_la_code,la_name,social_worker_fte,leaver_fte,turnover_rate_fte_%,working_days_lost_fte,absence_rate_fte_%,"
        "agency_fte,agency_worker_rate_fte_%,agency_cover_fte,agency_cover_rate_fte_%,vacancy_fte,vacancy_rate_fte_%,"
        "vacancy_agency_cover_rate_fte_%,case_holders_fte,cases,caseload_fte,social_worker_headcount,leaver_headcount,"
        "turnover_rate_headcount_%,agency_headcount,agency_worker_rate_headcount_%";
    std::vector<std::string> const called_since{"time_period",
                                                "time_identifier",
                                                "geographic_level",
                                                "country_code",
                                                "country_name",
                                                "region_code",
                                                "region_name",
                                                "old_la_code",
                                                "new_la_code",
                                                "la_name",
                                                "inpost_fte",
                                                "leavers_fte",
                                                "turnover_rate_fte",
                                                "working_days_lost_fte",
                                                "absence_rate_fte",
                                                "agency_fte",
                                                "agency_rate_fte",
                                                "agency_cover_fte",
                                                "agency_cover_rate_fte",
                                                "vacancy_fte",
                                                "vacancy_rate_fte",
                                                "vacancy_agency_cover_rate_fte",
                                                "case_holders_fte",
                                                "cases",
                                                "caseload_fte",
                                                "inpost_headcount",
                                                "leavers_headcount",
                                                "turnover_rate_headcount",
                                                "agency_headcount",
                                                "agency_rate_headcount"};
    auto const table = read_csv({"rows.csv", rows});
    std::string text = head + "\n";
    for (auto const& row : table.value->rows) {
        for (auto const& name : called_since)
            text += (&name == &called_since.front() ? "\"" : ",\"") +
                    row.cells[column_named(*table.value, name).value()].text + "\"";
        text += "\n";
    }
    return text;
}

}  // namespace

TEST(dfe_workforce, the_layout_of_2022_gives_the_same_authorities)
{
    auto const now = imported(rows());
    auto const then = imported(as_of_2022(rows()));
    // It has no starters, so that nothing is said of who is new.
    auto const without_starters = [](std::string text) {
        for (auto const* key : {"under_five_years", "new_staff_by_year"})
            if (auto const line = text.find(key); line != std::string::npos)
                text.erase(line, text.find('\n', line) + 1 - line);
        return text;
    };
    EXPECT_EQ(authorities_toml(then), without_starters(authorities_toml(now)));
    // Files of two releases together, the later first: years are joined whatever their columns are called.
    auto const all = rows();
    std::string older = all.substr(0, all.find('\n') + 1);
    std::string newer = older;
    std::istringstream lines(all);
    for (std::string line; std::getline(lines, line);)
        if (line.rfind("20", 0) == 0) (line.substr(0, 4) < "2023" ? older : newer) += line + "\n";
    std::vector<CsvFile> const files{{"csww_headline_measures_2017_to_2022.csv", as_of_2022(older)},
                                     {"csww_indicators_2017_to_2025.csv", newer}};
    auto const both = import_dfe(files);
    for (auto const& problem : both.problems) ADD_FAILURE() << describe(problem);
    ASSERT_TRUE(both.ok());
    EXPECT_EQ(authorities_toml(*both.value), without_starters(authorities_toml(now)));
}

TEST(dfe_workforce, a_missing_column_of_2022_is_called_as_that_release_calls_it)
{
    auto const read = import(replaced(as_of_2022(rows()), "turnover_rate_fte_%", "turnover_rate_fte"));
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].says, "the column turnover_rate_fte_% is missing");
    EXPECT_THAT(read.problems[0].hint, HasSubstr("is it turnover_rate_fte?"));
    auto const mark = import(replaced(as_of_2022(rows()), "\"211.9\"", "\"secret\""));
    ASSERT_EQ(mark.problems.size(), 1U);
    EXPECT_THAT(mark.problems[0].says, HasSubstr("social_worker_fte is \"secret\""));
}

TEST(dfe_workforce, of_another_file_one_sentence_says_which_is_needed)
{
    // A file of the same release that has its labels, one with nothing of it, and neighbours in the wrong command.
    for (auto const* text : {"time_period,geographic_level,region_name,old_la_code,new_la_code,la_name,role,inpost_"
                             "FTE\n2023,National,,,,,All,3\n",
                             "a,b\n1,2\n", "LA num,LA Name,SN1,SNP\n831,Derby,893,Close\n"}) {
        auto const read = import(text);
        ASSERT_EQ(read.problems.size(), 1U) << text;
        EXPECT_EQ(read.problems[0].says,
                  "this is not DfE's file of authorities and years, in a layout of 2022 to 2025");
        EXPECT_THAT(read.problems[0].hint, HasSubstr("csww_indicators_2017_to_2025.csv"));
        EXPECT_THAT(read.problems[0].hint, HasSubstr("csww_headline_measures_2017_to_2022.csv"));
        EXPECT_EQ(read.problems[0].at.line, 1U);
    }
}

TEST(dfe_workforce, two_rows_for_one_authority_and_year_in_a_file_clash)
{
    auto text = rows();
    auto const begins = text.rfind('\n', text.find("Derby")) + 1;
    text += text.substr(begins, text.find('\n', begins) + 1 - begins);
    auto const read = import(text);
    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].says, "Derby has two rows for 2025");
    ASSERT_TRUE(read.problems[0].clash);
    EXPECT_LT(read.problems[0].clash->line, read.problems[0].at.line);
}

TEST(dfe_workforce, every_wrong_label_is_a_problem)
{
    struct Case {
        std::string from, to, says;
    };
    for (auto const& [from, to, says] : std::vector<Case>{
             {"East Midlands,831", "East Midland,831", "\"East Midland\" is not a region of England"},
             {"Local authority", "Parish", "\"Parish\" is not a level of this file"},
             {"\n2025,", "\n25,", "\"25\" is not a year"},
             {"E06000015,Derby", "E0600001,Derby", "\"E0600001\" is not an ONS code"},
             {"E06000015,Derby", "S12000033,Derby", "S12000033 is not the code of an English authority"},
             {"831,E06000015,Derby", ",E06000015,Derby", "this authority has no DfE number"},
             {"E06000015,Derby", "E06000015,", "this authority has no name"},
             {"E06000015,Derby", "E06000010,Derby", "the DfE numbers 831 and 810 have the same ONS code E06000010"}}) {
        auto const read = import(replaced(rows(), from, to));
        ASSERT_EQ(read.problems.size(), 1U) << says;
        EXPECT_THAT(read.problems[0].says, HasSubstr(says));
        EXPECT_GT(read.problems[0].at.line, 0U);
    }
}

TEST(dfe_workforce, years_too_few_for_a_leaving_rate_are_a_problem)
{
    auto const all = rows();
    auto text = all.substr(0, all.find('\n') + 1);
    std::istringstream lines(all);
    for (std::string line; std::getline(lines, line);)
        if (line.substr(0, 4) == "2025") text += line + '\n';
    EXPECT_THAT(import(text).problems.at(0).says, HasSubstr("need three years from 2021 to 2025"));
    EXPECT_THAT(import(all.substr(0, all.find('\n') + 1)).problems.at(0).says,
                HasSubstr("no row of a local authority"));
    EXPECT_THAT(import("").problems.at(0).says, HasSubstr("empty"));
    EXPECT_FALSE(import_dfe({}).ok());
}

TEST(dfe_workforce, problems_without_number_are_counted_not_listed)
{
    auto const all = rows();
    auto text = all.substr(0, all.find('\n') + 1);
    std::string const bad = "2025,,Nowhere" + std::string(29, ',') + "\n";
    for (int i = 0; i < 100; ++i) text += bad;
    auto const read = import(text);
    EXPECT_EQ(read.problems.size(), 50U);
    EXPECT_THAT(read.problems.back().says, HasSubstr("and 1150 more problems in this file"));
}

// ---- The text ------------------------------------------------------------------------------------------------------

TEST(dfe_workforce, one_authority_as_it_is_written)
{
    DfeImport import;
    import.first_year = 2021;
    import.england.year = 2025;
    ImportedAuthority a;
    a.code = "E09000099 / \"odd\"";
    a.dfe_number = "999";
    a.name = "Back\\slash \"and\" quote\n\x01\x7F é";
    a.region = "London";
    a.subregion = "Inner London";
    a.type = "London borough";
    a.year = 2024;
    a.in_post = *published_number("4116");
    a.caseload = published_number("14.90");
    a.cover = {0.7364, 2};
    a.cover_years = {{2023, 0.7, 20.5}, {2024, 1.0, 6.0}};
    a.leaving = {0.98765, 0.12344, 3};
    a.years = {{2021, 0.9, 190.25}, {2023, 1.1234567, 201.0}};
    a.flags = {"agency: low", "a \"flag\""};
    import.authorities.push_back(a);
    auto const text = authorities_toml(import);
    EXPECT_EQ(text.substr(text.find("\n[authorities")), R"toml(
[authorities."E09000099 / \"odd\""]
name = "Back\\slash \"and\" quote\u000A\u0001\u007F é"
dfe_number = "999"
region = "London"
subregion = "Inner London"
type = "London borough"
year = 2024
in_post = 4116
cover_share = { value = "73.64%", basis = "derived", source = "worked out from 2 years of DfE 2021-2025 (docs/method.md, M17)" }
caseload = 14.90
relative_leaving_rate = { mean = 0.9877, sd = 0.1234, years = 3, basis = "derived", source = "worked out from DfE 2021-2025 (docs/method.md, M27)" }
years = [
    { year = 2021, ratio = 0.900000, exposure = 190.25 },
    { year = 2023, ratio = 1.123457, exposure = 201.00 },
]
cover_years = [
    { year = 2023, share = "70.00%", vacancies = 20.5 },
    { year = 2024, share = "100.00%", vacancies = 6 },
]
flags = ["agency: low", "a \"flag\""]
source = "DfE, Children's social work workforce, reporting year 2024"
basis = "official-statistic"
)toml");
}

TEST(dfe_workforce, provenance_names_licence_and_file_but_no_folder)
{
    auto const import = imported(rows());
    std::vector<ImportedFile> const files{{"/home/someone/rows\n[england]\n.csv", "00ff"}};
    auto const text = authorities_toml(import, files);
    EXPECT_THAT(text,
                HasSubstr("# Contains public sector information licensed under the Open Government Licence v3.0.\n"
                          "# Source: Department for Education, Children's social work workforce 2025\n"));
    EXPECT_THAT(text, HasSubstr("# File rows.[england]..csv\n#   sha256 00ff\n#\n"));
    EXPECT_THAT(text, HasSubstr("[published.workforce]\nfile = \"rows\\u000A[england]\\u000A.csv\"\nsha256 = \"00ff\"\n"
                                "figures_of = \"30 September 2025\"\n\n[england]"))
        << "nothing is known of when it was published";
    EXPECT_THAT(text, Not(HasSubstr("someone")));
    EXPECT_THAT(text, Not(HasSubstr("2f5d11a4"))) << "only the release with that sum came from there";
}

TEST(dfe_workforce, published_numbers_keep_their_digits)
{
    EXPECT_EQ(published_number("211.9"), (PublishedNumber{211.9, "211.9"}));
    EXPECT_EQ(published_number("0"), (PublishedNumber{0, "0"}));
    EXPECT_EQ(published_number("0.10"), (PublishedNumber{0.1, "0.10"}));
    EXPECT_EQ(published_number("007.5"), (PublishedNumber{7.5, "7.5"})) << "TOML knows no leading zeros";
    for (auto const* text : {"", ".", "1.", ".1", "-1", "+1", "1e5", " 1", "1.2.3", "1,000", "nan", "1234567890123456"})
        EXPECT_FALSE(published_number(text)) << text;
}

// ---- The whole file ------------------------------------------------------------------------------------------------

TEST(dfe_workforce, m27_gives_its_check_values_on_the_published_file)
{
    auto const text = text_of(shared_path);
    if (!text) GTEST_SKIP() << "the published file is not at ../shared: its check values were not tested";
    auto const england = imported(*text).england;
    std::vector<double> rates;
    for (auto const& [year, rate] : england.leaving_rates) rates.push_back(rate);
    // Found: 0.15594, 0.16988, 0.16338, 0.14114, 0.12113; 0.10029, 0.05989.
    std::vector<double> const check{0.1559, 0.1699, 0.1634, 0.1411, 0.1211};
    ASSERT_EQ(rates.size(), check.size());
    for (std::size_t i = 0; i < check.size(); ++i) EXPECT_NEAR(rates[i], check[i], 0.00005);
    auto const& prior = england.prior;
    EXPECT_NEAR(prior.within_variance, 0.1003, 0.00005);
    EXPECT_NEAR(prior.between_variance, 0.0423, 0.00005);
    EXPECT_NEAR(prior.mean, 1.0527, 0.00005);
    EXPECT_NEAR(prior.by_log_size, -0.2468, 0.00005);
    EXPECT_EQ(england.authorities, 149);
    EXPECT_EQ(prior.widening, 1.8);
    auto const import = imported(*text);
    for (auto const& [name, mean] : std::map<std::string, double>{{"Leeds", 0.686},
                                                                  {"Birmingham", 0.823},
                                                                  {"Norfolk", 0.845},
                                                                  {"Brighton and Hove", 0.752},
                                                                  {"Kent", 0.928},
                                                                  {"Rutland", 2.157}})
        EXPECT_NEAR(authority(import, name).leaving.mean, mean, 0.0006) << name;
    EXPECT_NEAR(authority(import, "Leeds").leaving.sd, 0.157, 0.0006);
    EXPECT_THAT(authority(import, "Rutland").flags, Contains(HasSubstr("under 40 FTE")));
}

// The edition before: one prior mean for all sizes, nothing widened.
TEST(dfe_workforce, m27_of_edition_1_gives_its_check_values_too)
{
    auto const text = text_of(shared_path);
    if (!text) GTEST_SKIP() << "the published file is not at ../shared: its check values were not tested";
    auto const rates = leaving_rates(staff_of(imported(*text).panel), 2021, 2025, LeavingModel::edition_1());
    ASSERT_TRUE(rates);
    EXPECT_NEAR(rates->prior.between_variance, 0.0599, 0.00005);
    EXPECT_NEAR(rates->prior.mean, 1.0640, 0.00005);
}

TEST(dfe_workforce, m17_and_m2_give_their_check_values_on_the_published_file)
{
    auto const text = text_of(shared_path);
    if (!text) GTEST_SKIP() << "the published file is not at ../shared: its check values were not tested";
    auto const import = imported(*text);
    EXPECT_NEAR(import.england.cover_share, 0.7263, 0.00005);
    auto const& by_year = import.england.new_staff;
    ASSERT_EQ(by_year.size(), 5U);
    EXPECT_NEAR(std::accumulate(by_year.begin(), by_year.end(), 0.0), 0.526, 0.0005);
    EXPECT_NEAR(by_year.front(), 0.150, 0.0005);
    for (auto const& authority : import.authorities) {
        EXPECT_EQ(authority.cover.years, static_cast<int>(authority.cover_years.size())) << authority.name;
        EXPECT_GT(authority.cover.mean, 0.3) << authority.name;
        EXPECT_LT(authority.cover.mean, 0.9) << authority.name;
    }
}

TEST(dfe_workforce, the_shipped_authorities_are_what_the_importer_makes)
{
    auto const text = text_of(shared_path);
    if (!text) GTEST_SKIP() << "the published file is not at ../shared: inputs/authorities.toml was not made again";
    std::vector<CsvFile> const csv{{shared_name, *text}};
    std::vector<ImportedFile> const files{{shared_name, shared_sha256}};
    auto const import = import_dfe(csv).value.value();
    EXPECT_EQ(import.authorities.size(), 149U);
    EXPECT_EQ(import.dropped.size(), 7U);
    auto const shipped = text_of(where::project() + "/inputs/authorities.toml").value_or("");
    EXPECT_TRUE(authorities_toml(import, files) == shipped) << "run: holdfast import dfe " << shared_name;
}

}  // namespace

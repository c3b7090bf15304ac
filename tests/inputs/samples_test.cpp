#include "inputs/samples/samples.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

SampleFiles files(std::string costs, std::string effects)
{
    return {{"costs.csv", std::move(costs)}, {"effects.csv", std::move(effects)}, std::nullopt};
}

std::vector<std::string> complaints(SampleFiles const& given)
{
    std::vector<std::string> all;
    auto const read = read_samples(given);
    EXPECT_FALSE(read.value.has_value());
    for (auto const& problem : read.problems)
        all.push_back(problem.at.file + ":" + std::to_string(problem.at.line) + ":" +
                      std::to_string(problem.at.column) + " " + problem.says + " / " + problem.hint);
    return all;
}

std::vector<double> thresholds(std::string const& text)
{
    auto const read = read_willingness_to_pay(text);
    if (auto const* wrong = std::get_if<NotANumber>(&read)) {
        ADD_FAILURE() << text << ' ' << wrong->why;
        return {};
    }
    return std::get<std::vector<double>>(read);
}

std::string wrong_thresholds(std::string const& text)
{
    auto const read = read_willingness_to_pay(text);
    auto const* wrong = std::get_if<NotANumber>(&read);
    return wrong == nullptr ? "" : wrong->why;
}

}  // namespace

TEST(Samples, are_read_by_name_in_the_order_of_the_costs)
{
    auto given = files("care,programme\n100,2.5e2\n +7 ,-1e-400\r\n", "programme,care\n1,2\n3,4\n");
    given.parameters = CsvFile{"parameters.csv", "x\n5\n6\n"};
    auto const read = read_samples(given);
    ASSERT_TRUE(read.ok());
    EXPECT_THAT(read.value->samples.strategies, ElementsAre("care", "programme"));
    EXPECT_THAT(read.value->samples.costs, ElementsAre(Draws{100, 7}, Draws{250, 0}));
    EXPECT_THAT(read.value->samples.effects, ElementsAre(Draws{2, 4}, Draws{1, 3}));
    EXPECT_THAT(read.value->parameters.names, ElementsAre("x"));
    EXPECT_THAT(read.value->parameters.columns, ElementsAre(Draws{5, 6}));
    EXPECT_THAT(read.problems, IsEmpty());
}

TEST(Samples, c_and_e_before_every_name_are_no_part_of_it)
{
    auto const read = read_samples(files("c_1,c_2\n1,2\n", "e_1,e_2\n3,4\n"));
    ASSERT_TRUE(read.ok());
    EXPECT_THAT(read.value->samples.strategies, ElementsAre("1", "2"));
    EXPECT_THAT(complaints(files("c_1,c_2\n1,2\n", "e_1,x_2\n3,4\n")), SizeIs(1)) << "not before some names only";
}

TEST(Samples, every_fault_is_told_at_once_with_its_file_row_and_column)
{
    auto given = files("a,b\n\"1,234\",2\ninf,nan\n,abc\n", "a,b\n1,2\n3,4\n£5,6%\n");
    given.parameters = CsvFile{"parameters.csv", "x\n5\nNA\n7\n"};
    EXPECT_THAT(
        complaints(given),
        ElementsAre("costs.csv:2:1 \"1,234\" has a thousands separator (column a, draw 1) / write 1234",
                    "costs.csv:3:1 inf is not finite (column a, draw 2) / mend or remove the draw in every file",
                    "costs.csv:3:5 nan is not a number (column b, draw 2) / mend or remove the draw in every file",
                    "costs.csv:4:1 this cell is empty (column a, draw 3) / every draw needs a number in every "
                    "column",
                    "costs.csv:4:2 \"abc\" is not a number (column b, draw 3) / write a plain number, as in -1250.5",
                    "effects.csv:4:1 \"£5\" is not a plain number (column a, draw 3) / write 5",
                    "effects.csv:4:5 \"6%\" is not a plain number (column b, draw 3) / write 0.06",
                    "parameters.csv:3:1 \"NA\" stands for a missing number (column x, draw 2) / mend or remove "
                    "the draw in every file"));
}

TEST(Samples, files_of_different_lengths_are_told)
{
    auto given = files("a,b\n1,2\n3,4\n", "a,b\n1,2\n");
    given.parameters = CsvFile{"parameters.csv", "x\n5\n6\n7\n"};
    EXPECT_THAT(complaints(given), ElementsAre(HasSubstr("effects.csv:0:0 this file has 1 draw, and costs.csv has 2"),
                                               HasSubstr("parameters.csv:0:0 this file has 3 draws")));
}

TEST(Samples, strategies_that_do_not_match_are_told_with_the_nearest)
{
    EXPECT_THAT(complaints(files("care,programme\n1,2\n", "care,programe\n1,2\n")),
                ElementsAre("costs.csv:1:6 effects.csv has no strategy called programme / did you mean programe?",
                            "effects.csv:1:6 costs.csv has no strategy called programe / did you mean programme?"));
    EXPECT_THAT(complaints(files("a,b\n1,2\n", "a,b,zebra\n1,2,3\n")),
                ElementsAre(HasSubstr("effects.csv:1:5 costs.csv has no strategy called zebra")));
}

TEST(Samples, too_little_is_told)
{
    EXPECT_THAT(complaints(files("", "")), ElementsAre(HasSubstr("costs.csv:0:0 the file is empty"),
                                                       HasSubstr("effects.csv:0:0 the file is empty")));
    EXPECT_THAT(complaints(files("a,b\n", "a,b\n1,2\n")), ElementsAre(HasSubstr("holds no draws")));
    EXPECT_THAT(complaints(files("a\n1\n", "a\n1\n")), ElementsAre(HasSubstr("at least two strategies")));
}

TEST(Samples, names_given_twice_and_rows_too_long_are_told)
{
    EXPECT_THAT(complaints(files("a,a\n1,2\n", "a,b\n1,2\n")), ElementsAre(HasSubstr("two columns are called a")));
    EXPECT_THAT(complaints(files("a,b\n1,2,3\n", "a,b\n1,2\n")), ElementsAre(HasSubstr("this row has 3 cells")));
}

TEST(Samples, one_fault_of_a_whole_file_is_one_sentence)
{
    std::string costs = "a,b\n";
    std::string empty = costs;
    std::string twice = costs;
    std::string numbers = costs;
    for (int i = 0; i < 40; ++i) {
        costs += "\"1,234\",2\n";
        empty += i == 20 ? ",\n" : i % 2 == 0 ? ",1\n" : "1,2\n";
        twice += "1,5,2,25\n";
        numbers += "1.5,2.25\n";
    }
    EXPECT_THAT(complaints(files(costs, numbers)),
                ElementsAre(AllOf(HasSubstr("costs.csv:2:1"), HasSubstr("and 39 more such numbers"))));
    EXPECT_THAT(complaints(files(numbers, empty)),
                Contains(AllOf(HasSubstr("effects.csv:2:1"), HasSubstr("and 18 more empty cells"))));
    EXPECT_THAT(
        complaints(files(twice, numbers)),
        ElementsAre(AllOf(HasSubstr("every row has 4 cells, and the header names 2"), HasSubstr("decimal commas"))));
    EXPECT_THAT(
        complaints(files("a,b\n1,2\n1,2\n", "Usual_Price,New_Price\n1,2\n1,2\n")),
        ElementsAre(AllOf(HasSubstr("the strategies are a and b here, and Usual_Price and New_Price in effects"),
                          HasSubstr("write in effects.csv a for Usual_Price and b for New_Price"))));
}

TEST(Samples, numbers_beyond_what_can_be_reckoned_with_are_told_not_computed)
{
    EXPECT_THAT(complaints(files("a,b\n1e308,2\n-1e308,2\n", "a,b\n1,2\n1,-1e101\n")),
                ElementsAre(HasSubstr("1e308 is larger than any cost, effect or parameter can be (at most 1e15)"),
                            HasSubstr("-1e308 is larger"), HasSubstr("-1e101 is larger")));
    EXPECT_THAT(
        complaints(files("a,b\n1e99,2\n", "a,b\n1,2\n")),
        ElementsAre(HasSubstr("1e99 is larger than any cost, effect or parameter can be (at most 1e15) (column a, "
                              "draw 1)")));
    EXPECT_TRUE(read_samples(files("a,b\n1e15,-1e15\n", "a,b\n1,2\n")).ok());
    EXPECT_EQ(wrong_thresholds("2000000000000000"), "goes above 1e+15");
    EXPECT_EQ(wrong_thresholds("0:2000000000000000:1000000000000"), "goes above 1e+15");
}

TEST(Samples, after_twenty_faults_the_rest_is_counted)
{
    std::string costs = "a,b\n";
    std::string effects = costs;
    for (int i = 0; i < 30; ++i) {
        costs += "x,1\n";
        effects += "1,1\n";
    }
    auto const told = complaints(files(costs, effects));
    ASSERT_THAT(told, SizeIs(20));
    EXPECT_THAT(told.back(), HasSubstr("and so on for 10 more cells"));
}

TEST(Samples, are_read_however_the_file_is_written)
{
    std::string const plain = "a,b\n1,2\n3,4\n";
    auto const wanted = read_samples(files(plain, plain)).value.value().samples.costs;
    for (std::string const& written : std::vector<std::string>{
             "\xEF\xBB\xBF"
             "a,b\n1,2\n3,4\n",              // a byte order mark
             "a,b\r\n1,2\r\n3,4\r\n",        // Windows
             "\"a\",\"b\"\n1,2\n\"3\",4\n",  // quotes
             " a , b \n 1 ,\t2\n3 , 4 \n",   // spaces
             "a,b\n1,2\n3,4\n\n",            // an empty line at the end
             "a,b\n1,2\n3,4",                // no end of line
             "a,b\n1.0,2e0\n+3,0.4E+1\n",    // other ways to write a number
         }) {
        auto const read = read_samples(files(written, plain));
        ASSERT_TRUE(read.value.has_value()) << written;
        EXPECT_EQ(read.value->samples.strategies, (std::vector<std::string>{"a", "b"})) << written;
        EXPECT_EQ(read.value->samples.costs, wanted) << written;
    }
    auto const one = read_samples(files("a,b\n1,2\n", "a,b\n0,1e-400\n"));
    ASSERT_TRUE(one.value.has_value()) << "one draw is enough for costs and effects on average";
    EXPECT_EQ(one.value->samples.effects[1], Draws{0.0});
}

TEST(Samples, a_first_line_of_numbers_is_a_draw_and_no_names)
{
    EXPECT_THAT(complaints(files("10,20.5\n1,2\n", "a,b\n1,2\n")),
                Contains(HasSubstr("costs.csv:1:1 the first line holds numbers and no names")));
    EXPECT_THAT(complaints(files("3,1\n1,2\n", "3,1\n1,2\n")), SizeIs(2));
    for (std::string const& counted : std::vector<std::string>{"1,2\n5,6\n", "0,1\n5,6\n"})
        EXPECT_TRUE(read_samples(files(counted, counted)).value.has_value()) << counted;
}

TEST(Samples, numbers_that_are_none_are_told_with_their_row_and_column)
{
    std::string const good = "a,b\n1,2\n3,4\n";
    auto const told = [&](std::string const& cell, std::string const& says) {
        EXPECT_THAT(complaints(files("a,b\n1,2\n3," + cell + "\n", good)),
                    ElementsAre(AllOf(HasSubstr("costs.csv:3:3"), HasSubstr(says), HasSubstr("column b, draw 2"))))
            << cell;
    };
    told("NaN", "NaN is not a number");
    told("-inf", "-inf is not finite");
    told("1e400", "1e400 is larger than a number can be here");
    told("", "this cell is empty");
    told("NA", "missing");
    told("\"1,234\"", "thousands separator");
    told("1 234", "1 234");
    told("4;5", "4;5");
    told("0x10", "0x10");
    told("12%", "12%");
}

namespace {

//! Rows of a number of the row and two draws; the number from `first` on, of `rows` in steps of `step` (a permutation).
std::string numbered(std::string const& header, std::size_t rows, std::size_t first = 1, std::size_t step = 1)
{
    std::string text = header + "\n";
    for (std::size_t i = 0; i < rows; ++i)
        text += std::to_string(first + (i * step) % rows) + "," + std::to_string(0.5 + double(i % 7)) + "," +
                std::to_string(2.5 + double(i % 5)) + "\n";
    return text;
}

std::vector<std::string> warnings(Read<SampleInputs> const& read)
{
    std::vector<std::string> all;
    for (auto const& problem : read.problems)
        if (problem.kind == Problem::Kind::warning) all.push_back(problem.says);
    return all;
}

}  // namespace

TEST(Samples, a_column_that_numbers_the_rows_is_no_strategy_and_no_parameter)
{
    for (std::string const& name : std::vector<std::string>{"sim", "whatever"})
        for (auto const& [first, step] :
             std::vector<std::pair<std::size_t, std::size_t>>{{1, 1}, {0, 1}, {501, 1}, {1, 7}}) {
            auto given = files(numbered(name + ",a,b", 40, first, step), numbered(name + ",a,b", 40, first, step));
            given.parameters = CsvFile{"parameters.csv", numbered(name + ",p,q", 40, first, step)};
            auto const read = read_samples(given);
            ASSERT_TRUE(read.ok()) << name << first << step;
            EXPECT_THAT(read.value->samples.strategies, ElementsAre("a", "b"));
            EXPECT_EQ(read.value->samples.costs[0][8], 1.5);
            EXPECT_THAT(read.value->row_numbers, ElementsAre(0));
            EXPECT_THAT(warnings(read), ElementsAre(HasSubstr("the column " + name + " numbers the rows"),
                                                    HasSubstr("it is no parameter and is left out")));
            EXPECT_THAT(*read_groups({"all"}, read.value->parameters, read.value->row_numbers).value,
                        ElementsAre(ElementsAre(1), ElementsAre(2)));
            EXPECT_THAT(*read_groups({name}, read.value->parameters, read.value->row_numbers).value,
                        ElementsAre(ElementsAre(0)))
                << "by its name it is asked for";
        }
}

TEST(Samples, row_numbers_of_one_file_alone_are_left_out_of_it)
{
    auto const read = read_samples(files(numbered("sim,a,b", 12), numbered("a,b", 12)));
    EXPECT_TRUE(read.ok()) << "in the effects three cells under two names: row names, as R writes them";
    std::string plain = "a,b\n";
    for (int i = 0; i < 12; ++i) plain += "1.5," + std::to_string(i % 3) + "\n";
    for (auto const& given : {files(numbered("sim,a,b", 12), plain), files(plain, numbered("sim,a,b", 12))}) {
        auto const one = read_samples(given);
        ASSERT_TRUE(one.ok());
        EXPECT_THAT(one.value->samples.strategies, ElementsAre("a", "b"));
        EXPECT_THAT(warnings(one), ElementsAre(HasSubstr("numbers the rows, 1 to 12")));
    }
}

TEST(Samples, few_whole_numbers_in_a_row_may_be_draws)
{
    // Three rows: the name has to say so, or the same numbers in both files.
    auto const kept = read_samples(files("a,b\n2,10\n1,10\n3,10\n", "a,b\n5,6\n4,6\n5,7\n"));
    ASSERT_TRUE(kept.ok());
    EXPECT_THAT(kept.value->samples.strategies, ElementsAre("a", "b"));
    EXPECT_THAT(kept.problems, IsEmpty());
    auto const named = read_samples(files(numbered("Sim,a,b", 3), numbered("sim,a,b", 3)));
    ASSERT_TRUE(named.ok());
    EXPECT_THAT(named.value->samples.strategies, ElementsAre("a", "b"));
    // A strategy whose costs happen to count is kept where its effects do not, and said.
    auto const costs = read_samples(files(
        numbered("a,b,c", 20), "a,b,c\n" + [] {
            std::string rows;
            for (int i = 0; i < 20; ++i) rows += "0.5,1,2\n";
            return rows;
        }()));
    ASSERT_TRUE(costs.ok());
    EXPECT_THAT(costs.value->samples.strategies, ElementsAre("a", "b", "c"));
    EXPECT_THAT(warnings(costs), ElementsAre(HasSubstr("it is kept, since its effects do not")));
}

TEST(Samples, files_sorted_differently_are_refused)
{
    EXPECT_THAT(complaints(files(numbered("sim,a,b", 40), numbered("sim,a,b", 40, 1, 7))),
                Contains(AllOf(HasSubstr("in another order in effects.csv"), HasSubstr("sort both files"))));
    auto given = files(numbered("sim,a,b", 40), numbered("sim,a,b", 40));
    given.parameters = CsvFile{"parameters.csv", numbered("sim,p,q", 40, 1, 3)};
    EXPECT_THAT(complaints(given), Contains(HasSubstr("in another order than the costs")));
}

TEST(Samples, strategies_as_other_programs_name_them_are_paired)
{
    for (auto const& [costs, effects] :
         std::vector<std::pair<std::string, std::string>>{{"costs1,costs2", "effects2,effects1"},
                                                          {"c1,c2", "e2,e1"},
                                                          {"1_Cost,2_Cost", "2_Eff,1_Eff"},
                                                          {"Cost_1,Cost_2", "QALY_2,QALY_1"},
                                                          {"c.1,c.2", "e.2,e.1"}}) {
        auto const read = read_samples(files(costs + "\n1,2\n", effects + "\n30,40\n"));
        ASSERT_TRUE(read.ok()) << costs;
        EXPECT_THAT(read.value->samples.strategies, ElementsAre("1", "2")) << costs;
        EXPECT_THAT(read.value->samples.effects, ElementsAre(Draws{40}, Draws{30})) << costs;
    }
}

TEST(WillingnessToPay, is_a_range_or_a_list)
{
    EXPECT_THAT(thresholds("0:50000:100"), SizeIs(501));
    EXPECT_EQ(thresholds("0:50000:100").back(), 50000.0);
    EXPECT_THAT(thresholds("0:1:0.1"), SizeIs(11));
    EXPECT_THAT(thresholds("0:10:4"), ElementsAre(0, 4, 8));
    EXPECT_THAT(thresholds("5:5:1"), ElementsAre(5));
    EXPECT_THAT(thresholds("30000, 20000,30000,£25k"), ElementsAre(20000, 25000, 30000));
    EXPECT_THAT(thresholds("20000"), ElementsAre(20000));
}

TEST(WillingnessToPay, says_what_is_wrong)
{
    EXPECT_EQ(wrong_thresholds("0:x:100"), "has \"x\", which is not a number");
    EXPECT_EQ(wrong_thresholds("0:100"), "is neither a list nor first:last:step");
    EXPECT_EQ(wrong_thresholds("100:0:10"), "ends before it begins");
    EXPECT_EQ(wrong_thresholds("0:100:0"), "has a step that is not above 0");
    EXPECT_EQ(wrong_thresholds("-1:100:1"), "goes below 0");
    EXPECT_EQ(wrong_thresholds("-5"), "goes below 0");
    EXPECT_EQ(wrong_thresholds("0:1000000:0.001"), "has more than 100000 steps");
    EXPECT_EQ(wrong_thresholds("20%"), "has \"20%\", which is not a number");
    EXPECT_EQ(wrong_thresholds(""), "has \"\", which is not a number");
}

TEST(Groups, are_all_names_and_sums_of_names)
{
    Parameters const parameters{{"a", "b", "a+b"}, {{}, {}, {}}};
    auto const groups = [&](std::vector<std::string> const& asked) { return *read_groups(asked, parameters).value; };
    using Group = std::vector<std::size_t>;
    EXPECT_THAT(groups({"all"}), ElementsAre(Group{0}, Group{1}, Group{2}));
    EXPECT_THAT(groups({"b + a", "a", "all"}), ElementsAre(Group{1, 0}, Group{0}, Group{1}, Group{2}));
    EXPECT_THAT(groups({"a+b"}), ElementsAre(Group{2})) << "a whole name goes first";
    EXPECT_THAT(groups({}), IsEmpty());
}

TEST(Groups, say_what_is_not_there)
{
    Parameters const parameters{{"coverage", "cost"}, {{}, {}}};
    auto const read = read_groups({"cost+covrage", "cost+cost"}, parameters);
    EXPECT_FALSE(read.value);
    ASSERT_THAT(read.problems, SizeIs(2));
    EXPECT_EQ(read.problems[0].says, "there is no parameter called \"covrage\"");
    EXPECT_EQ(read.problems[0].hint, "did you mean coverage?");
    EXPECT_EQ(read.problems[0].at.column, 6U);
    EXPECT_EQ(read.problems[1].says, "cost is in the group twice");
}

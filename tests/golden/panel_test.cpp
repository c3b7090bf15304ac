//! What readers of a budget paper asked, each answered in a stated place: the command as it is typed, on the inputs that come with
//! it. Where one of these fails, a reader does not find the answer any more, whatever the figures are.
#include "base/text.hpp"
#include "support/where.hpp"

#include <array>
#include <cstdio>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using holdfast::split;

//! What it prints on a terminal of 80 columns, in lines.
std::vector<std::string> lines_of(std::string const& arguments)
{
    auto const script = "cd '" + holdfast::where::project() + "' && COLUMNS=80 NO_COLOR=1 HOLDFAST_INPUTS= '" +
                        holdfast::where::command() + "' " + arguments + " 2>&1";
    std::string output;
    std::array<char, 4096> buffer{};
    std::FILE* const pipe = popen(script.c_str(), "r");
    if (pipe == nullptr) return {};
    while (auto const read = std::fread(buffer.data(), 1, buffer.size(), pipe)) output.append(buffer.data(), read);
    if (pclose(pipe) != 0) return {};
    std::vector<std::string> lines;
    for (auto const& line : split(output, '\n')) lines.emplace_back(line);
    return lines;
}

//! The number of the first line, from `from` on, in which the pattern is; as many as there are lines where it is in none.
std::size_t where(std::vector<std::string> const& lines, std::string const& pattern, std::size_t from = 0)
{
    std::regex const wanted(pattern);
    for (std::size_t i = from; i < lines.size(); ++i)
        if (std::regex_search(lines[i], wanted)) return i;
    return lines.size();
}

//! Lines from one on in one line, so that where a sentence wraps does not matter.
std::string flat(std::vector<std::string> const& lines, std::size_t from = 0)
{
    std::string text;
    for (std::size_t i = from; i < lines.size(); ++i) text += std::string(holdfast::trimmed(lines[i])) + " ";
    return text;
}

// The first screen of `impact`: a row for each budget, a column for each year.
TEST(Panel, how_much_may_I_take_out_of_which_budget_in_2027_28)
{
    auto const lines = lines_of("impact Leeds participatory-development --draws 1000");
    auto const head = where(lines, "£ thousand.*2026-27.*2027-28");
    ASSERT_LT(head, lines.size());
    for (auto const* budget : {"agency cover", "recruitment", "the programme: our guess", "left in cash"})
        EXPECT_LT(where(lines, std::string("^ *") + budget + ".* (−)?[0-9]", head), lines.size()) << budget;
    EXPECT_TRUE(std::regex_search(flat(lines), std::regex("agency cover is made only if the agency staff go")));
}

// `impact --case`: who answers for it.
TEST(Panel, who_takes_it_out)
{
    auto const lines = lines_of("impact Leeds participatory-development --case --draws 1000");
    auto const chapter = where(lines, "Who takes it out of which budget");
    ASSERT_LT(chapter, lines.size());
    EXPECT_LT(where(lines, "agency cover", chapter), lines.size());
}

// The first screen of `run` for one authority: the line of the first financial year.
TEST(Panel, what_is_the_chance_in_the_first_year)
{
    auto const text = flat(lines_of("run --authority Leeds --draws 1000"));
    EXPECT_TRUE(std::regex_search(text, std::regex("2026-27 alone.*chance (under |over )?[0-9]+ in 100"))) << text;
}

// `impact --region`: council by council, those that lose with a minus sign, and a sentence that says why.
TEST(Panel, who_loses_in_the_West_Midlands_and_why)
{
    auto const lines = lines_of("impact --region \"West Midlands\" participatory-development --draws 200");
    auto const chapter = where(lines, "Council by council");
    ASSERT_LT(chapter, lines.size());
    EXPECT_LT(where(lines, "^ *Staffordshire.*−£", chapter), lines.size());
    EXPECT_TRUE(std::regex_search(flat(lines), std::regex("loses?[^.]*because"))) << "who loses has no reason";
}

// `explain --full`, under "Inputs": the figure, and its source below it.
TEST(Panel, where_does_the_66560_come_from)
{
    auto const lines = lines_of("explain Leeds participatory-development --full");
    auto const chapter = where(lines, "^Inputs$");
    ASSERT_LT(chapter, lines.size());
    auto const pay = where(lines, "pay with on-costs: 66,560 £", chapter);
    ASSERT_LT(pay, lines.size());
    auto const source = where(lines, "source: ", pay);
    EXPECT_LE(source, pay + 3);
    EXPECT_TRUE(std::regex_search(flat(lines, source), std::regex("St Helens Council.*£1,280 a week")));
    // The first screen says where to look.
    EXPECT_TRUE(std::regex_search(flat(lines_of("explain Leeds participatory-development")),
                                  std::regex("Every figure and its source: --full")));
}

}  // namespace

// What every page about a study ends with: nothing that a reader must know of the inputs is lost, and nothing is said of
// what is not there.
#include "report/chapters/foot.hpp"

#include "support/sample_findings.hpp"
#include "support/wide.hpp"

#include <cstdint>
#include <limits>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string foot_of(Findings const& findings)
{
    report::Paper paper(test::wide, false);
    report::foot(paper, findings, std::nullopt);
    return paper.text();
}

}  // namespace

TEST(Foot, tells_warnings_with_their_place_and_rule_and_says_how_many_more_there_are)
{
    auto findings = sample::findings();
    findings.warnings.clear();
    EXPECT_THAT(foot_of(findings), Not(HasSubstr("about the inputs")));
    for (std::uint32_t line = 1; line <= 14; ++line) {
        Problem problem;
        problem.kind = Problem::Kind::warning;
        problem.at.file = "ours.toml";
        problem.at.line = line;
        problem.says = "leaving is doubtful";
        problem.hint = "look again";
        findings.warnings.push_back(problem);
    }
    auto const text = foot_of(findings);
    EXPECT_THAT(text, HasSubstr("14 warnings about the inputs"));
    EXPECT_THAT(text, HasSubstr("ours.toml:12: leaving is doubtful (look again)"));
    EXPECT_THAT(text, Not(HasSubstr("ours.toml:13:")));
    EXPECT_THAT(text, HasSubstr("and 2 more"));
}

TEST(Foot, tells_each_local_value_with_what_it_replaces)
{
    auto findings = sample::findings();
    findings.local_values = {{"prices.pay", "60000", "58400", "ours.toml:3"}};
    auto const text = foot_of(findings);
    EXPECT_THAT(text, HasSubstr("1 value is local"));
    EXPECT_THAT(text, HasSubstr("prices.pay = 60000 (instead of 58400; from "));
    findings.local_values[0].before = "60000";
    EXPECT_THAT(foot_of(findings), HasSubstr("prices.pay = 60000 (as before; from "));
}

TEST(Foot, says_how_exact_the_ends_of_ranges_are_and_warns_of_few_draws)
{
    auto findings = sample::findings();
    findings.draws = 999;
    EXPECT_THAT(foot_of(findings), HasSubstr("Warning: 999 draws are too few"));
    findings.draws = 1000;
    EXPECT_THAT(foot_of(findings), Not(HasSubstr("too few")));
    findings.interval_error = 0.01;
    EXPECT_THAT(foot_of(findings), HasSubstr("off by 1% of a range's width"));
    findings.interval_error = std::numeric_limits<double>::infinity();
    EXPECT_THAT(foot_of(findings), HasSubstr("could not be placed"));
}

TEST(Foot, says_that_children_are_in_no_figure)
{
    EXPECT_THAT(foot_of(sample::findings()), HasSubstr("No study measured effects on children or families"));
}

TEST(Foot, cautions_of_each_member_and_marks_of_the_publisher_are_said)
{
    auto const findings = sample::findings();
    auto const say = [&](std::size_t strategy) {
        report::Paper paper(test::wide, false);
        report::cautions(paper, findings.study, findings.strategies.at(strategy));
        return paper.text();
    };
    EXPECT_THAT(say(sample::published), HasSubstr("Caution: One study, and not from England."));
    auto const both = say(sample::packaged);
    EXPECT_NE(both.find("Caution:"), both.rfind("Caution:")) << "one for each member";

    auto authority = findings.study.authorities.front();
    report::Paper without(test::wide, false);
    authority.flags.clear();
    report::figures_of(without, authority);
    EXPECT_EQ(without.text(), "");
}

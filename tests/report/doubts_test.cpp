// What is doubted of the inputs stands where the results are read, and not only in a list of warnings.
#include "report/words/doubts.hpp"

#include "holdfast/report/summary_text.hpp"
#include "support/sample_findings.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using report::doubts_about;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

namespace {

Problem doubt(std::string field, std::string says)
{
    Problem problem;
    problem.kind = Problem::Kind::warning;
    problem.at.file = "/home/somebody/own.toml";
    problem.field = std::move(field);
    problem.says = std::move(says);
    problem.is_doubt = true;
    return problem;
}

}  // namespace

TEST(Doubts, are_of_what_all_rest_on_and_of_the_programme_alone)
{
    auto findings = sample::findings();
    EXPECT_THAT(doubts_about(findings, std::nullopt), IsEmpty()) << "a warning is no doubt";
    auto const& id = findings.study.interventions.front().id;
    findings.warnings = {doubt("authorities.E1.vacancies", "Leeds has 500 vacancies and 400 FTE in post"),
                         doubt("interventions." + id + ".effect.pilot", "nobody left the group with it"),
                         doubt("interventions.another.effect.pilot", "of another")};
    EXPECT_THAT(doubts_about(findings, std::size_t{0}),
                ElementsAre("Leeds has 500 vacancies and 400 FTE in post.", "Nobody left the group with it."));
    EXPECT_THAT(doubts_about(findings, std::nullopt), SizeIs(3));
    findings.warnings.push_back(doubt("prices.pay", "prices.pay.mean is 5"));
    findings.warnings.erase(findings.warnings.begin(), findings.warnings.begin() + 3);
    EXPECT_THAT(doubts_about(findings, std::nullopt), ElementsAre("prices.pay.mean is 5."));
    findings.warnings.insert(findings.warnings.end(), 3, findings.warnings.front());
    EXPECT_EQ(doubts_about(findings, std::nullopt).back(), "2 more figures are doubted: see the warnings.");
}

TEST(Doubts, stand_on_the_first_screen)
{
    auto findings = sample::findings();
    findings.warnings = {doubt("authorities.E1.vacancies", "Leeds has 500 vacancies and 400 FTE in post")};
    EXPECT_THAT(summary_text(findings, {.colour = false, .width = 200}),
                HasSubstr("Doubted: Leeds has 500 vacancies and 400 FTE in post."));
    EXPECT_THAT(summary_text(findings, {.colour = false, .width = 200}), Not(HasSubstr("/home/somebody")));
}

// One authority and one strategy: cash apart from capacity, costs by what they rest on, and what must be true.
#include "report/savings/authority_page.hpp"

#include "support/sample_findings.hpp"
#include "support/wide.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string page(Findings const& findings)
{
    report::Paper paper(test::wide, false);
    report::authority_page(paper, findings, findings.results.front(),
                           report::setting_of(findings, findings.study.authorities.front()), {});
    return paper.text();
}

std::string page_of(std::size_t strategy) { return page(sample::findings_of({sample::leeds}, {strategy})); }

}  // namespace

TEST(AuthorityPage, cash_lines_and_capacity_lines_are_never_in_one_table)
{
    auto const text = page_of(sample::costed);
    auto const cash = text.find("Cash, line by line");
    auto const capacity = text.find("Capacity, line by line");
    ASSERT_NE(cash, std::string::npos);
    ASSERT_NE(capacity, std::string::npos);
    auto const cash_part = text.substr(cash, capacity - cash);
    auto const capacity_part = text.substr(capacity);
    for (auto const line : all_lines) {
        if (line == Line::programme) continue;
        auto const words = std::string(label(line));
        EXPECT_EQ(cash_part.find("\n  " + words + " ") != std::string::npos ||
                      cash_part.find("\n" + words + " ") != std::string::npos,
                  is_cash(line))
            << words;
    }
    EXPECT_THAT(capacity_part, HasSubstr("No budget falls by it."));
}

TEST(AuthorityPage, a_guessed_cost_is_called_one_in_every_table)
{
    auto const text = page_of(sample::published);
    EXPECT_THAT(text,
                AllOf(HasSubstr("the programme itself (our guess)"), HasSubstr("after a cost that is our guess")));
    auto const known = page_of(sample::costed);
    EXPECT_THAT(known, AllOf(HasSubstr("after the programme's own cost"), Not(HasSubstr("(our guess)")),
                             Not(HasSubstr("cost that is our guess"))));
}

TEST(AuthorityPage, nothing_is_said_to_be_saved_where_nothing_was_measured)
{
    auto const text = page_of(sample::no_evidence);
    EXPECT_THAT(text, Not(HasSubstr("Cash, line by line")));
    EXPECT_THAT(text, Not(HasSubstr("chance of")));
}

TEST(AuthorityPage, cash_from_empty_posts_is_called_that_beside_the_affordable_cost)
{
    auto findings = sample::findings_of({sample::leeds}, {sample::costed});
    auto& saved = *findings.results.front().saved;
    saved.savings.gross_cash.mean = 50'000.0;
    saved.leavers_averted.mean = -4.0;
    saved.lines[static_cast<std::size_t>(Line::pay)].mean = 60'000.0;
    EXPECT_THAT(page(findings), HasSubstr("their posts standing empty"));
    saved.lines[static_cast<std::size_t>(Line::pay)].mean = -60'000.0;
    EXPECT_THAT(page(findings),
                AllOf(HasSubstr("this is no cash from keeping people"), Not(HasSubstr("their posts standing empty"))));
}

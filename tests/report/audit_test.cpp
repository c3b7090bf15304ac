// What somebody needs to get the same figures again.
#include "report/chapters/audit.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::report;
using testing::HasSubstr;
using testing::Not;

namespace {

std::string const hash = "0123456789abcdef0123456789abcdef";

}  // namespace

TEST(Audit, names_all_four_that_give_the_same_figures)
{
    EXPECT_EQ(made_with({10'000, 7, hash, "0.1.0", Sampling::philox}),
              "10,000 draws, seed 7, inputs 0123456789ab, holdfast 0.1.0; the same four give the same figures.");
    EXPECT_EQ(made_with({1, 7, hash, "0.1.0", Sampling::sobol}),
              "1 draw (scrambled Sobol points, 16 replicates), seed 7, inputs 0123456789ab, holdfast 0.1.0; the same "
              "four give the same figures.");
}

TEST(Audit, a_seed_is_no_part_of_what_was_not_drawn)
{
    EXPECT_EQ(made_with({0, 7, hash, "0.1.0", Sampling::philox}),
              "Inputs 0123456789ab, holdfast 0.1.0; the same two give the same figures.");
}

TEST(Audit, published_files_are_told_with_whatever_is_known_of_them)
{
    PublishedData data;
    data.file = "workforce.csv";
    EXPECT_EQ(published_words(data), "workforce.csv: its date is not stated");
    data.figures_of = "30 September 2025";
    data.date = "April 2026";
    data.sha256 = hash;
    EXPECT_EQ(published_words(data), "workforce.csv: figures of 30 September 2025; April 2026; SHA-256 0123456789ab");
    EXPECT_EQ(published_line({}), "");
    auto const line = published_line({data, data});
    EXPECT_EQ(line.find("Published data: "), line.rfind("Published data: ")) << "said once for all files";
    EXPECT_EQ(line.back(), '.');
}

TEST(Audit, a_page_without_published_files_speaks_of_none)
{
    Paper paper(2000, false);
    audit(paper, {10'000, 7, hash, "0.1.0", Sampling::philox}, {});
    EXPECT_THAT(paper.text(), HasSubstr("How the figures were made"));
    EXPECT_THAT(paper.text(), Not(HasSubstr("Published data")));
}

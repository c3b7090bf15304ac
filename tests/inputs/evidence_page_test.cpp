// The tables of docs/evidence.md are those of the files: a row an intervention, with its level, its basis and its hazard ratio as
// converted and as used. What stands in prose between them is the writer's.
#include "base/text.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "support/files.hpp"
#include "support/inputs_text.hpp"

#include <cmath>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;

namespace {

std::string ratio_words(double log, double sd)
{
    auto const end = [&](double z) { return std::exp(log + z * sd); };
    return fmt::format("{:.2f} ({:.2f}–{:.2f})", end(0.0), end(-1.96), end(1.96));
}

struct PageRow {
    std::string level, basis, converted, used;
    friend bool operator==(PageRow const&, PageRow const&) = default;
};

std::string shown(PageRow const& row)
{
    return row.level + " | " + row.basis + " | … | " + row.converted + " | " + row.used;
}

//! As docs/evidence.md says how its columns are worked out.
PageRow row_of(Intervention const& intervention)
{
    PageRow row{intervention.level, std::string(name(intervention.basis)), "none", "none"};
    if (!intervention.effect) return row;
    auto const& effect = *intervention.effect;
    auto const& about = effect.log_hazard_ratio.about;
    double const error = effect.bias_factor * sd(about);
    row.converted = ratio_words(mean(about), sd(about));
    row.used = ratio_words(effect.used(mean(about)), std::hypot(error, sd(effect.transport.about)));
    return row;
}

//! Rows of six cells whose first is an id.
std::map<std::string, std::vector<PageRow>> rows_of_page()
{
    std::map<std::string, std::vector<PageRow>> rows;
    std::istringstream lines(text_of(where::project() + "/docs/evidence.md"));
    for (std::string line; std::getline(lines, line);) {
        if (line.rfind("| ", 0) != 0) continue;
        std::vector<std::string> cells;
        for (auto const& cell : split(line, '|')) cells.emplace_back(trimmed(cell));
        if (cells.size() != 8 || cells[1] == "id") continue;
        rows[cells[1]].push_back({cells[2], cells[3], cells[5], cells[6]});
    }
    return rows;
}

}  // namespace

TEST(EvidencePage, has_the_row_of_every_file_and_no_other)
{
    StudyRequest request;
    request.shipped_study_path = shipped_study();
    auto const read = read_study(request, DiskFiles{});
    ASSERT_TRUE(read.ok()) << described(read.problems);
    auto page = rows_of_page();
    for (auto const& intervention : read.value->interventions) {
        auto const expected = row_of(intervention);
        auto const found = page.find(intervention.id);
        if (found == page.end()) {
            ADD_FAILURE() << "docs/evidence.md lacks | " << intervention.id << " | " << shown(expected) << " |";
            continue;
        }
        ASSERT_EQ(found->second.size(), 1U) << intervention.id << " stands twice";
        EXPECT_TRUE(found->second.front() == expected)
            << "docs/evidence.md: | " << intervention.id << " | " << shown(found->second.front())
            << " |\nthe file:         | " << intervention.id << " | " << shown(expected) << " |";
        page.erase(found);
    }
    for (auto const& [id, rows] : page) ADD_FAILURE() << id << " stands on the page, and there is no such file";
}

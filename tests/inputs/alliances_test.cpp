// [alliances]: who pays a set-up once between them (M19c). What is refused stands in tests/bad_inputs/alliances_*.toml.
#include "support/inputs_text.hpp"
#include "support/where.hpp"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;
using namespace holdfast::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string const alliance = R"(
[alliances.yorkshire]
authorities = ["Leeds", "York"]
interventions = ["job-redesign"]
why = "the joint contract of 2026"
)";

Read<Study> read(std::string const& text, StudyRequest request = {}, std::string const& layer = {})
{
    request.shipped_study_path = shipped_study();
    struct Files final : DiskFiles {
        std::map<std::string, std::string> own;
        [[nodiscard]] std::variant<std::string, CannotRead> read(std::string const& path) const override
        {
            auto const found = own.find(path);
            if (found == own.end()) return DiskFiles::read(path);
            return found->second;
        }
    } files;
    files.own["own.toml"] = text;
    if (!layer.empty()) {
        files.own["layer.toml"] = layer;
        request.with.emplace_back("layer.toml");
    }
    request.study_path = "own.toml";
    return read_study(request, files);
}

std::string based(std::string const& text) { return "based_on = [\"shipped\"]\n" + text; }

}  // namespace

// The agreement is shown wherever the cost is: "TBC" would be shown as one.
TEST(alliances, say_why_and_a_stand_in_is_no_reason)
{
    for (std::string const nothing : {"TBC", "n/a", "tbd", "?", "To be confirmed"}) {
        auto text = alliance;
        std::string const why = "the joint contract of 2026";
        text.replace(text.find(why), why.size(), nothing);
        auto const found = read(based(text));
        EXPECT_FALSE(found.ok()) << nothing;
        EXPECT_THAT(described(found.problems),
                    HasSubstr("alliances.yorkshire.why is \"" + nothing + "\", which says nothing"));
        EXPECT_THAT(described(found.problems), HasSubstr("The agreement, contract or decision"));
    }
}

TEST(alliances, are_read_by_name)
{
    auto const found = read(based(alliance));
    ASSERT_TRUE(found.ok()) << described(found.problems);
    ASSERT_EQ(found.value->alliances.size(), 1U);
    auto const& one = found.value->alliances.front();
    EXPECT_EQ(one.id, "yorkshire");
    EXPECT_EQ(one.why, "the joint contract of 2026");
    EXPECT_THAT(one.interventions, ElementsAre("job-redesign"));
    ASSERT_EQ(one.members.size(), 2U);
    EXPECT_EQ(one.members[0].name, "Leeds");
    EXPECT_GT(one.members[0].in_post, one.members[1].in_post);
}

// A member that is not chosen still pays its share.
TEST(alliances, keep_members_that_are_not_in_the_run)
{
    StudyRequest request;
    request.authorities = {{"Leeds"}};
    auto const found = read(based(alliance), request);
    ASSERT_TRUE(found.ok()) << described(found.problems);
    ASSERT_EQ(found.value->authorities.size(), 1U);
    auto const& study = *found.value;
    EXPECT_EQ(study.alliances.front().members.size(), 2U);
    for (auto const& intervention : study.interventions)
        if (intervention.id == "job-redesign") {
            EXPECT_LT(setup_share(study, study.authorities.front(), intervention), 1.0);
            EXPECT_GT(setup_share(study, study.authorities.front(), intervention), 0.5);
        }
}

TEST(alliances, of_nobody_in_the_run_are_warned_of)
{
    StudyRequest request;
    request.authorities = {{"Kent"}};
    auto const found = read(based(alliance), request);
    ASSERT_TRUE(found.ok());
    EXPECT_THAT(described(found.problems), HasSubstr("none of the authorities of alliances.yorkshire is in this run"));
}

TEST(alliances, of_layers_join_by_id)
{
    auto const found = read(based(alliance), {}, R"(
[alliances.yorkshire]
why = "its extension of 2027"
[alliances.kent]
authorities = ["Kent", "Medway"]
interventions = ["job-redesign"]
why = "their own"
)");
    ASSERT_TRUE(found.ok()) << described(found.problems);
    ASSERT_EQ(found.value->alliances.size(), 2U);
    EXPECT_EQ(found.value->alliances[0].why, "its extension of 2027");
    EXPECT_EQ(found.value->alliances[0].members.size(), 2U);
    EXPECT_EQ(found.value->alliances[1].id, "kent");
}

TEST(alliances, that_are_not_there_are_not_changed_by_a_few_words)
{
    auto const found = read(based(alliance), {}, "[alliances.yorkshir]\nwhy = \"a slip\"\n");
    ASSERT_FALSE(found.ok());
    EXPECT_THAT(described(found.problems), HasSubstr("there is no yorkshir in alliances"));
}

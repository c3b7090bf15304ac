#include "engine/authority_model.hpp"
#include "engine/own_beliefs.hpp"
#include "holdfast/questions/draws.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/study/beliefs.hpp"
#include "questions/levers.hpp"
#include "report/words/every_input.hpp"
#include "study/every_belief.hpp"
#include "support/every_field.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace holdfast;

namespace {

//! A study as it is read, with one of everything.
Study const& read_study_with_everything()
{
    static auto const read = test::study_as_it_is();
    return read.value.value();
}

using Ids = std::vector<std::string>;

//! What the tables find, without any walk: the beliefs of a study that are about some things.
template <class Rows, class X> void add_found(Rows const& rows, X const& x, std::map<std::string, Ids>& found)
{
    for_rows(rows, [&](auto const& row) {
        auto& ids = found[std::string(row.says.id)];
        if (auto const* belief = belief_of(row, x)) ids.push_back(belief->id);
    });
}

//! Ids by row; of one authority or of all.
std::map<std::string, Ids> found_in(Study const& study, std::size_t authorities)
{
    std::map<std::string, Ids> found;
    add_found(shared_rows, study, found);
    add_found(std::tuple{between_row}, study, found);
    for (auto const& band : study.bands) add_found(std::tuple{band_row}, band, found);
    for (auto const& intervention : study.interventions) {
        add_found(intervention_rows, intervention, found);
        for (auto const& resource : intervention.resources) add_found(resource_rows, resource, found);
    }
    for (std::size_t a = 0; a < authorities; ++a) add_found(authority_rows, study.authorities[a], found);
    return found;
}

//! Every id but those of some rows, in the order of the alphabet: a walk that forgets or repeats one has another list.
Ids all_but(std::map<std::string, Ids> const& found, std::set<std::string> const& rows)
{
    Ids ids;
    for (auto const& [row, some] : found)
        if (rows.count(row) == 0) ids.insert(ids.end(), some.begin(), some.end());
    std::sort(ids.begin(), ids.end());
    return ids;
}
Ids sorted(Ids ids)
{
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

TEST(Beliefs, rows_have_ids_of_their_own_and_words)
{
    std::set<std::string_view> ids;
    for (auto const& says : all_beliefs) {
        EXPECT_TRUE(ids.insert(says.id).second) << says.id;
        EXPECT_FALSE(says.label.empty()) << says.id;
        EXPECT_FALSE(says.unit.empty()) << says.id;
        bool const of_something = says.of != BeliefOf::study;
        EXPECT_EQ(says.id.find('*') != std::string_view::npos, of_something) << says.id;
        EXPECT_EQ(!says.part.empty(), says.chapter == Chapter::costs) << says.id;
        EXPECT_EQ(belief_said(says.id).value().label, says.label);
    }
    EXPECT_FALSE(belief_said("prices.gold"));
}

TEST(Beliefs, a_pattern_fits_the_ids_of_its_row_alone)
{
    EXPECT_TRUE(matches("interventions.*.costs.setup", "interventions.a-b.costs.setup"));
    EXPECT_TRUE(matches("authorities.*.interventions.*.heterogeneity",
                        "authorities.E09000021 / E09000027.interventions.a.heterogeneity"));
    EXPECT_FALSE(matches("interventions.*.costs.setup", "interventions.a.costs.setup.more"));
    EXPECT_FALSE(matches("prices.pay", "prices.pay.mean"));
    EXPECT_FALSE(matches("interventions.*.coverage", "interventions.a"));
    EXPECT_TRUE(matches("interventions.*.resources.*.price", "interventions.a-b.resources.a-room.price"));
    EXPECT_FALSE(matches("interventions.*.resources.*.price", "interventions.a-b.resources.a-room.backfill_price"));
}

TEST(Beliefs, every_row_finds_a_belief_of_its_id_and_words_in_a_study_that_was_read)
{
    auto const& study = read_study_with_everything();
    for (auto const& [row, ids] : found_in(study, study.authorities.size())) {
        EXPECT_FALSE(ids.empty()) << row;
        for (auto const& id : ids) EXPECT_TRUE(matches(row, id)) << row << " finds " << id;
    }
    for_every_belief(study, [](Belief const& belief) {
        auto const says = std::find_if(all_beliefs.begin(), all_beliefs.end(),
                                       [&](BeliefSays const& row) { return matches(row.id, belief.id); });
        ASSERT_NE(says, all_beliefs.end()) << belief.id;
        EXPECT_EQ(belief.label.rfind(says->label, 0), 0U) << belief.id << " is called " << belief.label;
    });
}

TEST(Beliefs, every_walk_visits_every_row_once)
{
    auto const& study = read_study_with_everything();
    auto const found = found_in(study, study.authorities.size());

    Ids every;
    for_every_belief(study, [&](Belief const& belief) { every.push_back(belief.id); });
    EXPECT_EQ(sorted(every), all_but(found, {"beliefs.between_authorities_sd"}));

    Ids inputs;
    report::for_every_input(study, [&](Belief const& belief, report::InputOf const&) { inputs.push_back(belief.id); });
    EXPECT_EQ(sorted(inputs), all_but(found, {}));

    SharedBeliefs const shared(study);
    Ids drawn;
    for (auto const* belief : shared.list)  // a figure as published stands beside what shrinkage made of it (M14a)
        if (!belief->id.ends_with(".as_published")) drawn.push_back(belief->id);
    for (auto const& own : own_beliefs(study, study.authorities.front()))
        if (!own.intervention) drawn.push_back(own.belief.id);
    auto const found_in_one = found_in(study, 1);
    EXPECT_EQ(sorted(drawn), all_but(found_in_one, {"beliefs.between_authorities_sd"}));

    Ids levers;
    StrategyPlan all;
    for (std::size_t i = 0; i < study.interventions.size(); ++i) all.members.push_back(i);
    for (auto const& lever : levers_of(study, study.authorities.front(), all))
        if (lever.belief.id.find(".heterogeneity") == std::string::npos) levers.push_back(lever.belief.id);
    EXPECT_EQ(sorted(levers), all_but(found_in_one, {"beliefs.between_authorities_sd", "authorities.*.caseload",
                                                     "beliefs.moves_between_authorities"}));
}

TEST(Beliefs, a_worked_sum_shows_every_belief_that_moves_it)
{
    auto const& study = read_study_with_everything();
    std::set<std::string> const elsewhere{"beliefs.moves_between_authorities", "beliefs.between_authorities_sd",
                                          "authorities.*.caseload"};
    for (std::size_t i = 0; i < study.interventions.size(); ++i) {
        auto const& intervention = study.interventions[i];
        auto const inputs = worked_sum(study, study.authorities.front(), intervention.id).inputs;
        auto const expect_once = [&](auto const& rows, auto const& x) {
            for_rows(rows, [&](auto const& row) {
                auto const* belief = belief_of(row, x);
                bool const follows =
                    row.says.chapter == Chapter::on_costs ? intervention.follows_salary()
                    : row.says.chapter == Chapter::hours_and_teams
                        ? (row.says.key() == "paid_hours" ? intervention.follows_hours() : intervention.follows_teams())
                        : true;
                // An effect is shown as the hazard ratio that it is the logarithm of.
                bool const shown = belief != nullptr && follows && row.says.chapter != Chapter::effect &&
                                   elsewhere.count(std::string(row.says.id)) == 0;
                if (!shown) return;
                EXPECT_EQ(std::count_if(inputs.begin(), inputs.end(),
                                        [&](WorkedInput const& input) { return input.label == belief->label; }),
                          1)
                    << belief->id << " of " << intervention.id;
            });
        };
        expect_once(shared_rows, study);
        expect_once(intervention_rows, intervention);
        for (auto const& resource : intervention.resources) expect_once(resource_rows, resource);
        expect_once(authority_rows, study.authorities.front());
    }
}

TEST(Beliefs, the_model_has_each_value_in_a_place_of_its_own)
{
    auto const& study = read_study_with_everything();
    SharedBeliefs const beliefs(study);
    auto const number = [](Slot slot) { return 1.0 + slot; };
    SharedValues<double> shared;
    shared.gather(beliefs, number);
    for_rows(shared_rows, [&](auto const& row) {
        ASSERT_NE(row.place(beliefs), no_belief) << row.says.id;
        EXPECT_EQ(beliefs.list[static_cast<std::size_t>(row.place(beliefs))], belief_of(row, study)) << row.says.id;
        EXPECT_EQ(row.place(shared), number(row.place(beliefs))) << row.says.id;
    });
    for (std::size_t i = 0; i < study.interventions.size(); ++i) {
        auto const& slots = beliefs.interventions[i];
        auto const values = intervention_values<double>(slots, number);
        for_rows(intervention_rows, [&](auto const& row) {
            auto const* belief = belief_of(row, study.interventions[i]);
            ASSERT_EQ(row.place(slots) == no_belief, belief == nullptr) << row.says.id;
            if (belief == nullptr) return;
            EXPECT_EQ(beliefs.list[static_cast<std::size_t>(row.place(slots))], belief);
            if (belief->share_of != ShareOf::nothing) return;
            EXPECT_EQ(row.place(values), number(row.place(slots))) << belief->id;
        });
    }
    auto const number_of = [](std::size_t column) { return 1.0 + static_cast<double>(column); };
    auto const own = OwnValues<double>::from_columns(number_of);
    for (auto const& belief : own_beliefs(study, study.authorities.front()))
        for_rows(authority_rows, [&](auto const& row) {
            if (row.says.id != belief.says->id) return;
            EXPECT_EQ(row.place(own), number_of(belief.column)) << row.says.id;
        });
}

TEST(Beliefs, parameters_say_what_their_rows_say)
{
    auto const& study = read_study_with_everything();
    auto const draws = draws_of(study, 0, {1, {}, InstructionSet::sse2});
    ASSERT_GT(draws.about.size(), 20U);
    std::set<std::string> ids;
    for (auto const& about : draws.about) {
        EXPECT_TRUE(ids.insert(about.belief.id).second) << about.belief.id;
        auto const says = std::find_if(all_beliefs.begin(), all_beliefs.end(),
                                       [&](BeliefSays const& row) { return matches(row.id, about.belief.id); });
        ASSERT_NE(says, all_beliefs.end()) << about.belief.id;
        EXPECT_EQ(about.kind, says->kind) << about.belief.id;
        EXPECT_EQ(about.capacity_only, says->capacity_only) << about.belief.id;
        EXPECT_EQ(about.scale, says->scale) << about.belief.id;
        EXPECT_EQ(about.in_log_hazard_ratio != 0.0, says->scale != BarScale::plain) << about.belief.id;
        EXPECT_NE(says->chapter, Chapter::caseload);
    }
}

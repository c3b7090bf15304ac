// Nothing that is typed is ignored: changing a field alone changes a result, or the page says in words why not, or it is
// refused. Driven by the rows of src/inputs/fields/fields.cpp.

#include "base/text.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/worked_sum.hpp"
#include "holdfast/report/financial_case.hpp"
#include "holdfast/report/json.hpp"
#include "report/explain/worked_sum_text.hpp"
#include "support/every_field.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;
using namespace holdfast::test;

//! What a run says; few draws, unless a field asks for another number.
std::string said_by_run(Study study)
{
    constexpr std::uint64_t few = 8;
    if (study.draws == 64) study.draws = few;
    Execution execution;
    execution.threads = 1;
    return results_json(evaluate(study, execution));
}

//! What `explain` says of every intervention in the first authority.
std::string said_by_explain(Study const& study)
{
    std::string text;
    for (auto const& strategy : strategies_of(study))
        text += worked_sum_text(worked_sum(study, study.authorities.front(), strategy.id), false, {.full = true});
    return text;
}

//! What the financial case of the first strategy says in the first authority.
std::string said_by_case(Study study)
{
    study.draws = 8;
    auto const strategy = strategies_of(study).front().id;
    return financial_case_json({financial_case(study, 0, strategy, {1, {}, InstructionSet::sse2}), {}});
}

struct Said {
    std::string run, explain, financial;
};
Said everything_said(Study const& study) { return {said_by_run(study), said_by_explain(study), said_by_case(study)}; }
bool changes(Study const& study, Said const& as_it_is)
{
    return said_by_run(study) != as_it_is.run || said_by_explain(study) != as_it_is.explain ||
           said_by_case(study) != as_it_is.financial;
}

//! Of the values that are taken, how many change what is said, and how many do not.
struct Effect {
    std::size_t changing{}, silent{};
};

//! One of several choices holds already, and saying it changes nothing; of the others each does.
bool chooses(Field const& field) { return field.form == Form::choice || field.form == Form::flag; }

Effect effect_of(FieldAt const& at, Said const& as_it_is)
{
    Effect effect;
    for (auto const& value : samples_of(at)) {
        auto const read = study_with(at, value);
        if (!read.value) continue;
        ++(changes(*read.value, as_it_is) ? effect.changing : effect.silent);
        if (effect.changing > 0 && !chooses(*at.field)) break;
    }
    return effect;
}

TEST(every_field, has_a_place_in_the_study_that_is_walked)
{
    EXPECT_TRUE(sections_without_a_place().empty())
        << sections_without_a_place().front() << " needs a row in places_of (tests/support/every_field.cpp)";
    auto const study = study_as_it_is();
    std::string problems;
    for (auto const& problem : study.problems) problems += describe(problem);
    ASSERT_TRUE(study.value) << problems;
}

TEST(every_field, said_as_it_is_changes_nothing)
{
    auto const study = study_as_it_is();
    ASSERT_TRUE(study.value);
    auto const as_it_is = everything_said(*study.value);
    EXPECT_FALSE(changes(*study_as_it_is().value, as_it_is));
    for (auto const& at : every_field())
        if (at.name() == "prices.recruitment.value") {
            EXPECT_FALSE(changes(*study_with(at, "4500").value, as_it_is));
            EXPECT_TRUE(changes(*study_with(at, "4501").value, as_it_is));
        }
}

//! Words that explain a number and change none. Where they are shown is for the outputs' own tests.
bool is_words(Field const& field)
{
    return field.key == "note" || field.key == "source" || field.key == "basis" || field.key == "capital_why" ||
           field.key == "setup_is_capital_why";
}

TEST(every_field, alone_changes_a_result_or_is_to_be_read_only_or_is_refused)
{
    auto const study = study_as_it_is();
    ASSERT_TRUE(study.value);
    auto const as_it_is = everything_said(*study.value);
    for (auto const& at : every_field()) {
        if (is_words(*at.field) || at.field->read_only) continue;
        auto const effect = effect_of(at, as_it_is);
        bool const ignored = chooses(*at.field) ? effect.silent > 1 : effect.silent > 0 && effect.changing == 0;
        EXPECT_FALSE(ignored) << at.name() << " is taken and changes nothing";
    }
}

//! A path without the numbers of its lists' members, which not every complaint names.
std::string without_numbers(std::string const& path)
{
    std::string text;
    for (auto const& part : split(path, '.'))
        if (part.find_first_not_of("0123456789") != std::string::npos) text += (text.empty() ? "" : ".") + part;
    return text;
}

bool warned_of(Problems const& warnings, FieldAt const& at)
{
    return std::any_of(warnings.begin(), warnings.end(), [&at](Problem const& problem) {
        return without_numbers(problem.field) == without_numbers(at.name()) &&
               problem.says.find("changes no result") != std::string::npos;
    });
}

// ---- Money. ----
//
// The law above takes every output for a result, and an output repeats its inputs: a field that is only repeated passes it.
// So numbers are held to more: what is calculated in pounds changes, or a warning says what else the number is for.

//! What is calculated in pounds: the outputs without what they repeat of the inputs, and without counts of people and time.
std::string money_of(Study study)
{
    auto document = nlohmann::json::parse(said_by_run(std::move(study)));
    std::string money;
    for (auto const* part : {"results", "totals"})
        for (auto one : document.at(part)) {
            for (auto const* other :
                 {"authority", "intervention", "basis", "name", "leavers_averted", "leavers_averted_discounted",
                  "fte_years_kept", "vacancy_months_avoided", "agency_fte_years_avoided", "hires_avoided",
                  "sickness_days_avoided", "handovers_averted", "workers_reached"})
                one.erase(other);
            money += one.dump();
        }
    return money;
}

//! As where a council types it, in a layer over the study: it is refused, or moves money, or a warning says what it is for.
bool counts_or_says_what_it_is_for(FieldAt const& at, std::string const& value, std::string const& as_it_is)
{
    StudyRequest request;
    request.study_path = "study.toml";
    request.set = {at.name() + "=" + value};
    auto const read = read_study(request, MemoryFiles({{"study.toml", study_with_everything()}}));
    if (!read.value || money_of(*read.value) != as_it_is) return true;
    return std::any_of(read.problems.begin(), read.problems.end(), [&at](Problem const& problem) {
        return problem.says.find("moves no money") != std::string::npos &&
               without_numbers(problem.field) == without_numbers(at.name());
    });
}

bool is_text(Field const& field) { return field.form == Form::text || field.form == Form::texts; }

TEST(every_field, that_is_a_number_moves_money_or_the_page_says_what_it_is_for)
{
    auto const study = study_as_it_is();
    ASSERT_TRUE(study.value);
    auto const as_it_is = money_of(*study.value);
    std::size_t other = 0;
    for (auto const& at : every_field()) {
        if (is_text(*at.field) || chooses(*at.field) || at.field->read_only) continue;
        std::string silent;
        bool moves = false;
        for (auto const& value : samples_of(at)) {
            auto const read = study_with(at, value);
            if (!read.value) continue;
            moves = moves || money_of(*read.value) != as_it_is;
            if (moves) break;
            silent = value;
        }
        if (moves || silent.empty()) continue;
        ++other;
        EXPECT_TRUE(counts_or_says_what_it_is_for(at, silent, as_it_is))
            << at.name() << " is taken, moves no money, and no word says so";
    }
    EXPECT_GT(other, 1U) << "else this tests little: a caseload and a year, at least";
}

// Where a council types such a field, every output carries a warning that it moves nothing.
TEST(every_field, that_is_to_be_read_only_says_so_in_its_row_and_on_the_page)
{
    std::size_t count = 0;
    for (auto const& at : every_field()) {
        if (!at.field->read_only || at.field->form == Form::tables) continue;
        ++count;
        EXPECT_NE(at.field->help.find("to be read"), std::string::npos) << at.name();
        for (auto const& value : samples_of(at)) {
            StudyRequest request;
            request.study_path = "study.toml";
            request.set = {at.name() + "=" + value};
            auto const read = read_study(request, MemoryFiles({{"study.toml", study_with_everything()}}));
            if (!read.value) continue;
            EXPECT_TRUE(warned_of(read.value->warnings, at)) << at.name();
            break;
        }
    }
    EXPECT_GT(count, 3U) << "else this tests little";
}

}  // namespace

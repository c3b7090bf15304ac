// A pilot's effect in its own place and elsewhere (decision 0055): δ is an authority's own matter.

#include "engine/authority_model.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "support/inputs_text.hpp"
#include "support/own_programme.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace holdfast;
using namespace holdfast::test;

std::string const pilot = R"(basis = "local"
[interventions.own.effect.pilot]
source = "our payroll, May 2026"
design = "randomised"
with_left = 15
with_staff = 50
without_left = 24
without_staff = 60
months = "12 months"
)";

Study counted_in(std::string const& place, std::vector<std::string> authorities)
{
    StudyRequest request;
    request.authorities = std::move(authorities);
    request.interventions = std::vector<std::string>{"own"};
    request.draws = 4'000;
    auto study =
        read_in_memory({{"study.toml", small_study + own_programme + pilot + "place = \"" + place + "\"\n"}}, request);
    if (!study.ok()) throw std::runtime_error(described(study.problems));
    return *std::move(study.value);
}

//! The width of the range of what the pilot saves an authority, before its cost.
double spread(Study const& study, std::string const& authority)
{
    auto const findings = evaluate(study);
    for (auto const& result : findings.results)
        if (study.authorities[result.authority].code == authority && result.saved &&
            findings.strategies[result.strategy].id == "own")
            return result.saved->savings.gross_cash.high - result.saved->savings.gross_cash.low;
    throw std::runtime_error("no result of " + authority);
}

TEST(pilot_elsewhere, is_as_sure_in_its_place_whoever_else_is_in_the_run)
{
    EXPECT_DOUBLE_EQ(spread(counted_in("Upper Testshire", {"Upper Testshire"}), "E01"),
                     spread(counted_in("Upper Testshire", {"all"}), "E01"));
}

TEST(pilot_elsewhere, is_less_sure_where_it_was_not_counted)
{
    auto const upper = counted_in("Upper Testshire", {"all"});
    auto const lower = counted_in("Lower Testshire", {"all"});
    EXPECT_GT(spread(upper, "E02 / E03"), spread(lower, "E02 / E03"));
    EXPECT_GT(spread(lower, "E01"), spread(upper, "E01"));
}

TEST(pilot_elsewhere, has_no_transport_in_the_ratio_of_its_place_alone)
{
    auto const study = counted_in("Upper Testshire", {"all"});
    auto const& own = study.interventions.front();
    InterventionValues<double> values;
    values.log_hazard_ratio = -0.3;
    values.transport = 0.1;
    auto const at = [&](Authority const& authority) {
        return log_hazard_ratio(own, intervention_here(study, authority, own), values, 0.02, {EffectAs::Kind::used});
    };
    EXPECT_NEAR(at(study.authorities[0]), -0.28, 1e-15);
    EXPECT_NEAR(at(study.authorities[1]), -0.18, 1e-15);
}

}  // namespace

// What must be true for a region together: sums of its authorities, draw by draw and end by end.
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/questions/sensitivity.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

Study region()
{
    auto study = sample_study();
    study.draws = 256;
    return study;
}

Execution plain() { return {1, {}, InstructionSet::sse2}; }

TornadoBar const* bar_of(Tornado const& tornado, std::string const& id)
{
    auto const found = std::find_if(tornado.bars.begin(), tornado.bars.end(),
                                    [&](TornadoBar const& bar) { return bar.belief.id == id; });
    return found == tornado.bars.end() ? nullptr : &*found;
}

std::string id_in(Authority const& authority, std::string id)
{
    if (auto const at = id.find('*'); at != std::string::npos) id.replace(at, 1, authority.code);
    return id;
}

}  // namespace

TEST(RegionSensitivity, every_end_of_its_tornado_is_the_sum_of_the_authorities_ends)
{
    auto const study = region();
    auto const sum = tornado_of_sum(study, "supervision");
    std::vector<Tornado> parts;
    for (auto const& authority : study.authorities) parts.push_back(tornado(study, authority, "supervision"));
    ASSERT_GT(parts.size(), 1U);
    bool has_shared = false;
    bool has_own = false;
    for (auto const& bar : sum.bars) {
        (bar.each_own ? has_own : has_shared) = true;
        double low = 0.0;
        double high = 0.0;
        for (std::size_t a = 0; a < parts.size(); ++a) {
            auto const* const part = bar_of(parts[a], id_in(study.authorities[a], bar.belief.id));
            low += part != nullptr ? part->low.net_cash : parts[a].net_cash;
            high += part != nullptr ? part->high.net_total : parts[a].net_total;
            if (part != nullptr && !bar.each_own) { EXPECT_EQ(part->low.input, bar.low.input) << bar.belief.id; }
        }
        EXPECT_NEAR(bar.low.net_cash, low, 1e-6) << bar.belief.id;
        EXPECT_NEAR(bar.high.net_total, high, 1e-6) << bar.belief.id;
        EXPECT_EQ(bar.each_own, std::isnan(bar.low.input)) << bar.belief.id;
    }
    EXPECT_TRUE(has_shared);
    EXPECT_TRUE(has_own);
    ASSERT_NE(bar_of(sum, "authorities.*.cover_share"), nullptr);
    EXPECT_NE(bar_of(sum, "authorities.*.cover_share")->belief.label.find("each authority's own"), std::string::npos);
}

TEST(RegionSensitivity, saves_what_the_region_saves_in_its_impact)
{
    auto const study = region();
    auto const sum = sensitivity_of_sum(study, "supervision", {}, plain());
    auto const impact = evaluate(study, plain());
    auto const total = std::find_if(impact.totals.begin(), impact.totals.end(), [&](Total const& one) {
        return one.scope == "all" && impact.strategies[one.strategy].id == "supervision";
    });
    ASSERT_NE(total, impact.totals.end());
    ASSERT_TRUE(sum.thresholds.net_cash.has_value());
    EXPECT_NEAR(sum.thresholds.net_cash->mean, total->saved->savings.net_cash.mean, 1e-6);
    EXPECT_NEAR(sum.thresholds.net_cash->low, total->saved->savings.net_cash.low, 1e-6);
    EXPECT_EQ(sum.head.study.authorities.size(), study.authorities.size());
    EXPECT_TRUE(sum.spread.has_value());
}

TEST(RegionSensitivity, saves_at_a_given_input_what_its_authorities_save_there)
{
    auto const study = region();
    auto const of_all = thresholds(study, study.authorities, "supervision", plain());
    std::vector<double> low(of_all.inputs.size(), 0.0);
    std::vector<double> high(of_all.inputs.size(), 0.0);
    for (auto const& authority : study.authorities) {
        auto const one = thresholds(study, authority, "supervision", plain());
        for (std::size_t i = 0; i < low.size(); ++i) {
            if (!one.inputs.at(i).cash) continue;
            low[i] += one.inputs[i].cash->saving_at_low;
            high[i] += one.inputs[i].total->saving_at_high;
        }
    }
    std::size_t searched = 0;
    for (std::size_t i = 0; i < low.size(); ++i) {
        auto const& input = of_all.inputs[i];
        if (!input.cash) continue;
        ++searched;
        EXPECT_NEAR(input.cash->saving_at_low, low[i], 1e-9 * std::abs(low[i]) + 1e-6) << name(input.input);
        EXPECT_NEAR(input.total->saving_at_high, high[i], 1e-9 * std::abs(high[i]) + 1e-6) << name(input.input);
    }
    EXPECT_GT(searched, 5U);
}

TEST(RegionSensitivity, what_is_each_authoritys_own_has_no_one_value_of_today)
{
    auto const study = region();
    auto const of_all = thresholds(study, study.authorities, "supervision", plain());
    for (auto const& input : of_all.inputs) {
        bool const own = input.input == ThresholdInput::cover_share || input.input == ThresholdInput::leaving_rate;
        if (own) { EXPECT_FALSE(input.now.has_value()) << name(input.input); }
    }
    EXPECT_EQ(label_of_sum(ThresholdInput::pay), label(ThresholdInput::pay));
    EXPECT_NE(label_of_sum(ThresholdInput::leaving_rate), label(ThresholdInput::leaving_rate));
}

// study_sensitivity is made of the same sum and would agree with it whatever it says: held against what is worked out of one
// authority among all.
TEST(RegionSensitivity, of_one_is_that_authority_as_worked_out_among_all)
{
    auto const whole = region();
    auto const found = evaluate(whole, plain());
    std::vector<double> ends;
    for (std::size_t a = 0; a < whole.authorities.size(); ++a) {
        auto alone = whole;
        alone.authorities = {whole.authorities[a]};
        auto const sum = sensitivity_of_sum(alone, "supervision", {}, plain());
        auto const own = tornado(whole, whole.authorities[a], "supervision");
        auto const result = std::find_if(found.results.begin(), found.results.end(), [&](Result const& one) {
            return one.authority == a && found.strategies[one.strategy].id == "supervision";
        });
        ASSERT_NE(result, found.results.end());
        ASSERT_TRUE(sum.thresholds.net_cash && sum.tornado);
        EXPECT_NEAR(sum.thresholds.net_cash->mean, result->saved->savings.net_cash.mean, 1e-6) << a;
        ASSERT_GT(own.bars.size(), 5U);
        ASSERT_EQ(own.bars.size(), sum.tornado->bars.size());
        for (auto const& bar : sum.tornado->bars) {
            auto const* const same = bar_of(own, bar.belief.id);
            ASSERT_NE(same, nullptr) << bar.belief.id;
            EXPECT_DOUBLE_EQ(same->low.net_cash, bar.low.net_cash) << bar.belief.id;
            EXPECT_DOUBLE_EQ(same->high.net_total, bar.high.net_total) << bar.belief.id;
            EXPECT_FALSE(bar.each_own) << bar.belief.id;
        }
        ends.push_back(sum.tornado->bars.front().low.net_cash);
    }
    ASSERT_GT(ends.size(), 1U);
    EXPECT_NE(ends[0], ends[1]) << "another authority has other ends";
}

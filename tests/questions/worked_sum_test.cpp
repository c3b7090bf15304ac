#include "holdfast/questions/worked_sum.hpp"

#include "base/decimal.hpp"
#include "engine/authority_model.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "support/sample_study.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace holdfast;

namespace {

double between(double low, double high) { return low + (high - low) * *rc::gen::inRange(0, 1001) / 1000.0; }

//! The sample study with everything that moves a base case drawn anew.
Study any_study()
{
    auto study = sample_study();
    study.months = *rc::gen::inRange(1, 60);
    study.start = {2026, *rc::gen::inRange(1, 13)};
    study.implied_fill = *rc::gen::arbitrary<bool>();
    study.discounting = {{0.0, between(0.0, 0.05)}, {1.0 + between(0.0, 2.0), between(0.0, 0.05)}};
    study.bands[0].share = between(0.2, 0.8);
    study.bands[1].share = 1.0 - study.bands[0].share;
    study.leaving_rate.about = Fixed{between(0.03, 0.4)};
    study.months_to_fill.about = Fixed{*rc::gen::arbitrary<bool>() ? between(0.2, 20.0) : 0.0};
    study.prices.pay.about = gamma_of(between(30'000.0, 90'000.0), 3'000.0);
    study.prices.agency_premium.about = Fixed{between(0.0, 0.8)};
    for (auto& authority : study.authorities) {
        authority.in_post = between(10.0, 800.0);
        authority.vacancies = *rc::gen::arbitrary<bool>() ? between(0.0, 90.0) : 0.0;
        authority.hires_capacity = *rc::gen::arbitrary<bool>() ? std::optional(between(0.2, 6.0)) : std::nullopt;
        // Where posts fill at once and a limit binds, vacancies are (leavers − limit)/2: what is left of two near-equal
        // numbers has fewer digits than 1e-12 asks for. The laws leave this case out of M30 for the same reason.
        bool const at_once = study.implied_fill ? authority.vacancies == 0.0 : mean(study.months_to_fill.about) == 0.0;
        if (at_once) authority.hires_capacity.reset();
        authority.cover_share.about = Fixed{between(0.0, 1.0)};
        authority.absence_rate.about = Fixed{between(0.0, 0.1)};
    }
    for (auto& intervention : study.interventions) {
        if (intervention.effect) {
            intervention.effect->log_hazard_ratio.about = Normal{std::log(between(0.2, 1.6)), 0.2};
            intervention.effect->bias_factor = between(0.25, 1.0);
            intervention.effect->bias_shift = between(-0.2, 0.2);
        }
        intervention.coverage.about = Fixed{between(0.0, 1.0)};
        auto& when = intervention.delivery;
        when.start = *rc::gen::inRange(0, 12);
        when.lag = between(0.0, 6.0);
        when.ramp = *rc::gen::arbitrary<bool>() ? between(0.0, 12.0) : 0.0;
        when.duration = *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::inRange(1, 40)) : std::nullopt;
        when.half_life = between(0.0, 12.0);
    }
    study.packages[0].overlap = between(0.0, 1.0);
    return study;
}

template <class Real> struct BaseRun {
    BaseRun(Study const& study, Authority const& authority, std::size_t strategy)
        : plan(study), beliefs(study), values(means_of<Real>(beliefs, authority)), model(study, plan)
    {
        model.prepare(authority, values);
        model.save(plan.strategies[strategy], {EffectAs::Kind::used}, saving);
        FlowSums<Real> flows{};
        for (std::size_t t = 0; t < model.comparator().size(); ++t)
            flows.add(model.comparator()[t], plan.line.discount[t]);
        without = price(flows, model.prices());
        saved = price_saved(saving.discounted, model.prices());
        at(saved, Line::programme) = -saving.programme;
    }
    Plan plan;
    SharedBeliefs beliefs;
    EveryValue<Real> values;
    AuthorityModel<Real> model;
    StrategySaving<Real> saving;
    Lines<Real> without, saved;
};

Money line_saving(WorkedSum const& sum, Line line) { return sum.lines[static_cast<std::size_t>(line)].saving(); }

}  // namespace

RC_GTEST_PROP(WorkedSum, everything_adds_up_to_the_penny, ())
{
    auto const study = any_study();
    auto const& authority = study.authorities[*rc::gen::inRange<std::size_t>(0, 3)];
    for (auto const& strategy : strategies_of(study)) {
        auto const sum = worked_sum(study, authority, strategy.id);
        RC_ASSERT(sum.lines.size() == line_count);
        RC_ASSERT(sum.by_month.size() == static_cast<std::size_t>(study.months));

        Money gross_cash, gross_total, net_cash, net_total;
        for (auto const& line : sum.lines) {
            if (line.line != Line::programme) gross_total += line.saving();
            if (line.line != Line::programme && is_cash(line.line)) gross_cash += line.saving();
            if (is_cash(line.line)) net_cash += line.saving();
            net_total += line.saving();
        }
        RC_ASSERT(sum.gross_cash == gross_cash);
        RC_ASSERT(sum.gross_total == gross_total);
        RC_ASSERT(sum.net_cash == net_cash);
        RC_ASSERT(sum.net_total == net_total);
        RC_ASSERT(sum.net_cash == sum.gross_cash + line_saving(sum, Line::programme));

        Money cash_of_months;
        for (auto const line : all_lines) {
            Money of_line;
            for (auto const& month : sum.by_month) of_line += month.saving[static_cast<std::size_t>(line)];
            RC_ASSERT(of_line == line_saving(sum, line));
        }
        for (auto const& month : sum.by_month) {
            Money of_month;
            for (auto const line : all_lines)
                if (is_cash(line)) of_month += month.saving[static_cast<std::size_t>(line)];
            RC_ASSERT(of_month == month.net_cash);
            cash_of_months += month.net_cash;
        }
        RC_ASSERT(cash_of_months == sum.net_cash);
    }
}

// (M30): the run in doubles and the run in 50 digits are one model.
RC_GTEST_PROP(WorkedSum, decimals_and_doubles_agree, ())
{
    auto const study = any_study();
    auto const a = *rc::gen::inRange<std::size_t>(0, 3);
    auto const& authority = study.authorities[a];
    auto one_draw = study;
    one_draw.draws = 1;
    one_draw.authorities = {authority};
    auto const findings = evaluate(one_draw, {1, {}});
    for (std::size_t s = 0; s < findings.strategies.size(); ++s) {
        BaseRun<double> const doubles(study, authority, s);
        BaseRun<Decimal> const decimals(study, authority, s);
        auto const sum = worked_sum(study, authority, findings.strategies[s].id);

        double larger_cost = 0.0;
        for (auto const line : all_lines) {
            double const cost = at(doubles.without, line);
            larger_cost += std::max(std::abs(cost), std::abs(cost - at(doubles.saved, line)));
        }
        for (auto const line : all_lines) {
            double const exact = at(decimals.saved, line).convert_to<double>();
            double const cost = std::max(std::abs(at(doubles.without, line)),
                                         std::abs(at(doubles.without, line) - at(doubles.saved, line)));
            RC_ASSERT(std::abs(at(doubles.saved, line) - exact) <= 1e-12 * cost);
            RC_ASSERT(std::abs(at(doubles.without, line) - at(decimals.without, line).convert_to<double>()) <=
                      1e-12 * cost);

            // Money is the decimal run rounded once, a line at a time.
            auto const& worked = sum.lines[static_cast<std::size_t>(line)];
            double const with = at(doubles.without, line) - at(doubles.saved, line);
            RC_ASSERT(std::abs(worked.without.in_pounds() - at(doubles.without, line)) <= 0.005 + 1e-12 * cost);
            RC_ASSERT(std::abs(worked.with.in_pounds() - with) <= 0.005 + 2e-12 * cost);
        }
        auto const& result = findings.results[s];
        if (!result.saved) continue;
        auto const exact = [&](bool with_capacity, bool with_programme) {
            Decimal total = cash(decimals.saved) + (with_capacity ? capacity(decimals.saved) : Decimal(0));
            if (!with_programme) total -= at(decimals.saved, Line::programme);
            return total.convert_to<double>();
        };
        RC_ASSERT(std::abs(result.saved->base.gross_cash - exact(false, false)) <= 1e-12 * larger_cost);
        RC_ASSERT(std::abs(result.saved->base.gross_total - exact(true, false)) <= 1e-12 * larger_cost);
        RC_ASSERT(std::abs(result.saved->base.net_cash - exact(false, true)) <= 1e-12 * larger_cost);
        RC_ASSERT(std::abs(result.saved->base.net_total - exact(true, true)) <= 1e-12 * larger_cost);
        // Nine lines, two roundings each.
        RC_ASSERT(std::abs(sum.net_total.in_pounds() - result.saved->base.net_total) <=
                  18 * 0.005 + 1e-12 * larger_cost);
    }
}

RC_GTEST_PROP(WorkedSum, the_months_are_a_workforce, ())
{
    auto const study = any_study();
    auto const& authority = study.authorities[*rc::gen::inRange<std::size_t>(0, 3)];
    auto const sum = worked_sum(study, authority, "supervision-and-workload");
    double leavers = 0.0;
    double leavers_without = 0.0;
    double staff = authority.in_post;
    for (std::size_t t = 0; t < sum.by_month.size(); ++t) {
        auto const& month = sum.by_month[t];
        RC_ASSERT(month.when == later(study.start, static_cast<int>(t)));
        RC_ASSERT(std::abs(month.staff - staff) < 1e-9);
        RC_ASSERT(month.vacancies >= -1e-9 && month.vacancies <= sum.posts);
        RC_ASSERT(month.discount > 0.0 && month.discount <= 1.0);
        staff += month.hires - month.leavers;
        leavers += month.leavers;
        leavers_without += month.leavers_without;
    }
    RC_ASSERT(std::abs(sum.posts - (authority.in_post + authority.vacancies)) < 1e-9);
    RC_ASSERT(std::abs(sum.leavers_with - leavers) < 1e-9);
    RC_ASSERT(std::abs(sum.leavers_without - leavers_without) < 1e-9);
}

TEST(WorkedSum, says_whose_and_what_it_is)
{
    auto const study = sample_study();
    auto const sum = worked_sum(study, study.authorities[2], "supervision");
    EXPECT_EQ(sum.authority, "Southmere");
    EXPECT_EQ(sum.authority_code, "E06000903");
    EXPECT_EQ(sum.intervention, "Better supervision");
    EXPECT_EQ(sum.intervention_id, "supervision");
    EXPECT_EQ(sum.basis, Basis::published);
    EXPECT_TRUE(sum.placeholder_cost);
    EXPECT_EQ(sum.months, 36);
    EXPECT_EQ(sum.start, (CalendarMonth{2026, 10}));
    EXPECT_EQ(sum.price_year, 2025);
    EXPECT_FALSE(sum.no_effect_reason);
    EXPECT_DOUBLE_EQ(sum.hazard_ratio, std::sqrt(0.47));  // q = 0.5
    EXPECT_LT(sum.leavers_with, sum.leavers_without);
    EXPECT_GT(sum.gross_total, Money{});
}

TEST(WorkedSum, of_an_effect_of_ones_own_does_not_say_that_it_was_published)
{
    auto study = sample_study();
    auto const says = [&study](std::string const& label) {
        auto const sum = worked_sum(study, study.authorities[2], "supervision");
        return std::any_of(sum.inputs.begin(), sum.inputs.end(),
                           [&](WorkedInput const& i) { return i.label == label; });
    };
    EXPECT_TRUE(says("hazard ratio in those reached, as published"));
    for (auto& intervention : study.interventions)
        if (intervention.effect) intervention.effect->log_hazard_ratio.basis = Basis::local;
    EXPECT_TRUE(says("hazard ratio in those reached, as entered"));
    EXPECT_FALSE(says("hazard ratio in those reached, as published"));
}

TEST(WorkedSum, every_input_has_a_label_a_unit_a_source_and_says_how_it_is_known)
{
    auto study = sample_study();
    study.prices.pay.local = true;
    for (auto const& strategy : strategies_of(study)) {
        auto const sum = worked_sum(study, study.authorities[0], strategy.id);
        for (auto const& input : sum.inputs) {
            EXPECT_FALSE(input.label.empty() || input.unit.empty() || input.how.empty()) << input.label;
            EXPECT_EQ(input.source.empty(), input.basis == Basis::missing) << input.label;
            EXPECT_TRUE(std::isfinite(input.value)) << input.label;
        }
        auto const pay =
            std::find_if(sum.inputs.begin(), sum.inputs.end(), [](auto const& i) { return i.label == "pay"; });
        ASSERT_NE(pay, sum.inputs.end());
        EXPECT_TRUE(pay->local);
        EXPECT_NEAR(pay->value, 66'560.0, 1e-6);
        EXPECT_EQ(pay->how, "mean of a gamma distribution, standard deviation 6000");
    }
}

namespace {

WorkedInput const* input_of(WorkedSum const& sum, std::string const& label)
{
    auto const found =
        std::find_if(sum.inputs.begin(), sum.inputs.end(), [&](auto const& input) { return input.label == label; });
    return found == sum.inputs.end() ? nullptr : &*found;
}

}  // namespace

TEST(WorkedSum, lists_who_is_reached_and_when)
{
    auto study = sample_study();
    auto& mentoring = study.interventions[sample::mentoring];
    mentoring.delivery = {6, 2.0, 4.0, 12, 3.0};
    mentoring.delivery_stated = {"the tender", Basis::assumption, "agreed in May", {"lag"}};
    study.bands[0].stated = {"a survey", Basis::published, "", {}};
    study.authorities[0].hires_capacity = 2.5;
    auto const sum = worked_sum(study, study.authorities[0], "mentoring");
    auto const value = [&](char const* label) {
        auto const* input = input_of(sum, label);
        EXPECT_NE(input, nullptr) << label;
        return input == nullptr ? -1.0 : input->value;
    };
    EXPECT_EQ(value("staff in post, under five years"), 0.61);
    EXPECT_EQ(input_of(sum, "staff in post, under five years")->source, "a survey");
    EXPECT_EQ(value("width of the band, under five years"), 60.0);
    EXPECT_EQ(input_of(sum, "width of the band, five years or more")->says, "open: nobody grows out of it");
    EXPECT_EQ(value("most hires a month"), 2.5);
    EXPECT_EQ(value("who is eligible: Mentors for new staff"), 0.61);
    EXPECT_EQ(input_of(sum, "who is eligible: Mentors for new staff")->says, "under five years (0.61 of staff)");
    EXPECT_EQ(input_of(sum, "start: Mentors for new staff")->says, "2027-04, 6 months after the first");
    EXPECT_EQ(value("duration of delivery: Mentors for new staff"), 12.0);
    EXPECT_EQ(value("lag before anything is felt: Mentors for new staff"), 2.0);
    EXPECT_EQ(value("ramp to the full effect: Mentors for new staff"), 4.0);
    auto const* last = input_of(sum, "half-life of the effect after the end: Mentors for new staff");
    ASSERT_NE(last, nullptr);
    EXPECT_EQ(last->value, 3.0);
    EXPECT_EQ(last->source, "the tender");
    EXPECT_EQ(last->note, "agreed in May");
    auto const* lag = input_of(sum, "lag before anything is felt: Mentors for new staff");
    EXPECT_TRUE(lag->local) << "a local file changed it: whatever the table's source says, that is not of it";
    EXPECT_EQ(lag->basis, Basis::local);
    EXPECT_NE(lag->source, "the tender");
    auto const* place = input_of(sum, "how the effect differs in Northmoor: Mentors for new staff");
    ASSERT_NE(place, nullptr) << "0 at its mean, and yet what the draws move";
    EXPECT_EQ(place->value, 1.0);
}

TEST(WorkedSum, shows_the_ratios_that_a_packages_sum_uses)
{
    auto const study = sample_study();
    auto const sum = worked_sum(study, study.authorities[0], "supervision-and-workload");
    auto const* overlap = input_of(sum, "overlap of the package's members");
    ASSERT_NE(overlap, nullptr);
    EXPECT_EQ(overlap->value, 0.3);
    auto const* strongest = input_of(sum, "hazard ratio in this package: Better supervision");
    auto const* weaker = input_of(sum, "hazard ratio in this package: Smaller caseloads");
    ASSERT_TRUE(strongest != nullptr && weaker != nullptr);
    EXPECT_NEAR(strongest->value, std::sqrt(0.47), 1e-12);
    EXPECT_NEAR(weaker->value, std::pow(0.85, 0.7), 1e-12);
    EXPECT_NE(input_of(sum, "hazard ratio used: Smaller caseloads"), nullptr) << "members are told apart";
    EXPECT_EQ(input_of(worked_sum(study, study.authorities[0], "supervision"), "overlap of the package's members"),
              nullptr);
}

TEST(WorkedSum, without_evidence_leaving_is_the_same_and_the_programme_is_all_there_is)
{
    auto const study = sample_study();
    auto const sum = worked_sum(study, study.authorities[0], "circles");
    ASSERT_TRUE(sum.no_effect_reason);
    EXPECT_EQ(sum.leavers_with, sum.leavers_without);
    EXPECT_EQ(sum.gross_total, Money{});
    EXPECT_EQ(sum.net_total, line_saving(sum, Line::programme));
    EXPECT_LT(sum.net_total, Money{});
}

TEST(WorkedSum, an_unknown_strategy_is_a_broken_promise)
{
    auto const study = sample_study();
    EXPECT_THROW((void)worked_sum(study, study.authorities[0], "yoga"), ContractBroken);
}

TEST(BaseCases, are_the_worked_sums_of_every_authority_and_strategy)
{
    auto const study = sample_study();
    auto const cases = base_cases(study);
    auto const strategies = strategies_of(study);
    ASSERT_EQ(cases.size(), study.authorities.size() * strategies.size());
    for (auto const& one : cases) {
        auto const sum = worked_sum(study, study.authorities[one.authority], strategies[one.strategy].id);
        EXPECT_EQ(one.gross_cash, sum.gross_cash);
        EXPECT_EQ(one.gross_total, sum.gross_total);
        EXPECT_EQ(one.net_cash, sum.net_cash);
        EXPECT_EQ(one.net_total, sum.net_total);
        for (std::size_t i = 0; i < line_count; ++i) EXPECT_EQ(one.lines[i], sum.lines[i].saving());
        EXPECT_NEAR(one.leavers_averted, sum.leavers_without - sum.leavers_with, 1e-9);
    }
}

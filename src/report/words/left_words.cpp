#include "report/words/left_words.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "report/forms/paper.hpp"
#include "report/words/case_words.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/sentences.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr long even_odds = 50;                 // in 100, as printed
constexpr std::size_t name_of_an_option = 60;  // columns: the sentence has at most 30 words

long in_a_hundred(double chance) { return std::lround(100.0 * chance); }

//! What another option rests on, short enough to stand beside its figures.
std::string_view grounds_in_short(Evidence evidence)
{
    switch (evidence) {
    case Evidence::published: return "on a published effect";
    case Evidence::derived: return "on an effect worked out from counts";
    case Evidence::mixed: return "on published figures and a pilot";
    case Evidence::own: return "on the authority's own figure";
    case Evidence::elicited: return "on what experts expect";
    case Evidence::assumed: return "on an assumed effect";
    case Evidence::unstated: return "on an effect without a basis";
    case Evidence::null_result:
    case Evidence::none: break;
    }
    throw ContractBroken("an option that leaves something has an effect");
}

std::string_view cost_it_rests_on(Standing const& standing)
{
    if (standing.free) return "at a cost of £0";
    switch (standing.known) {
    case CostKnown::all: return "at its own cost";
    case CostKnown::partly: return "at a cost partly our guess";
    case CostKnown::nothing: return "at our guess of its cost";
    }
    return "";
}

//! Nothing is expected of a fall that comes by itself, nor of posts that stand empty.
bool may_be_expected(Standing const& standing)
{
    return claims_a_saving(standing) && !standing.evidence.fall_expected && empty_posts_remark(standing).empty();
}

}  // namespace

std::string_view would_or_could(Estimate const& left, std::optional<double> chance)
{
    bool const gains = left.mean >= 0.0;
    bool const crosses = gains ? left.low < 0.0 : left.high > 0.0;
    bool const against_the_odds =
        chance && (gains ? in_a_hundred(*chance) < even_odds : in_a_hundred(*chance) > even_odds);
    return crosses || against_the_odds ? "could" : "would";
}

std::string more_often_than_not(double mean, double chance)
{
    if (mean >= a_pound && in_a_hundred(chance) < even_odds)
        return "On average it gains, but more often than not it loses.";
    if (mean <= -a_pound && in_a_hundred(chance) > even_odds)
        return "On average it loses, but more often than not it gains.";
    return "";
}

std::string_view discounted_or_not(Study const& study, Counted counted)
{
    return discounted_or_not(std::any_of(study.discounting.begin(), study.discounting.end(),
                                         [](DiscountStep const& step) { return step.rate != 0.0; }),
                             counted);
}

std::string_view discounted_or_not(bool discounts, Counted counted)
{
    return discounts && counted == Counted::present_value ? "discounted" : "not discounted";
}

std::string that_is_discounted_or_not(Study const& study, Counted counted)
{
    return fmt::format("That is {}.", discounted_or_not(study, counted));
}

std::string that_is_discounted_or_not(bool discounts, Counted counted)
{
    return fmt::format("That is {}.", discounted_or_not(discounts, counted));
}

std::optional<Standing> leaves_more(std::vector<Standing> const& standings, Standing const& lead)
{
    if (!lead.savings) return std::nullopt;
    double const kept = std::max(lead.savings->net_cash.mean, 0.0);
    std::optional<Standing> most;
    for (auto const& other : standings) {
        if (other.strategy == lead.strategy || !may_be_expected(other)) continue;
        auto const& left = other.savings->net_cash;
        // What is within the error of the draws, or printed alike, is not more.
        if (left.mean < kept + a_pound || left.mean - kept < 2.0 * left.mcse) continue;
        if (round_pounds(left.mean) == round_pounds(kept)) continue;
        if (!most || left.mean > most->savings->net_cash.mean) most = other;
    }
    return most;
}

std::string leaves_more_sentence(Findings const& findings, std::vector<Standing> const& standings, Standing const& lead)
{
    auto const other = leaves_more(standings, lead);
    if (!other) return "";
    auto const& strategy = findings.strategies.at(other->strategy);
    auto const& left = other->savings->net_cash;
    auto const chance = other->chances->net_cash;
    return fmt::format("By these figures {} {} leave more: {}, chance {}, {} and {}.",
                       cut_to(visible(strategy.name.empty() ? strategy.id : strategy.name), name_of_an_option),
                       would_or_could(left, chance), round_pounds(left.mean), in_100(chance),
                       grounds_in_short(other->evidence), cost_it_rests_on(*other));
}

}  // namespace holdfast::report

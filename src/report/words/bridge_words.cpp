#include "report/words/bridge_words.hpp"

#include "base/text.hpp"
#include "holdfast/base/money.hpp"
#include "report/words/belief_words.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/long_lists.hpp"

#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

//! What the difference mostly is, in sentences: the curves that pull its way, the largest, and any other of at least a third
//! of its size.
std::string what_it_is(Bridge const& bridge, std::string const& the_difference, double difference)
{
    std::vector<std::string> largest;
    double first = 0.0;
    double curves = 0.0;
    for (auto const& curve : bridge.curves) {
        curves += curve.saving;
        bool const same_way = curve.saving * difference > 0.0;
        if (!same_way || (first != 0.0 && std::abs(curve.saving) < first / 3.0)) continue;
        if (first == 0.0) first = std::abs(curve.saving);
        largest.push_back(fmt::format("{} ({})", visible(curve.belief.label), to_the_pound(curve.saving)));
    }
    double const together = difference - curves;
    if (std::abs(difference) <= 2.0 * bridge.average.mcse)
        return the_difference + " is within two standard errors of the draws.";
    if (largest.empty() || std::abs(together) > first)
        return fmt::format("{} is mostly what inputs do together ({}).{}{}", the_difference, to_the_pound(together),
                           largest.empty() ? "" : " ",
                           listed_in_sentences({"Next is the curve of", "Then that of", ""}, largest));
    return listed_in_sentences({the_difference + " is mostly the curve of", "Next is that of", ""}, largest);
}

}  // namespace

std::string bridge_sentence(Bridge const& bridge)
{
    // As shown, so that the reader's own subtraction gives it.
    double const difference = std::round(bridge.average.mean) - std::round(bridge.base);
    return fmt::format("Cash {} is {} with every input at its mean, and {} on average over the draws. {}",
                       lead_is(cost_known(bridge.cost_parts)), to_the_pound(bridge.base),
                       to_the_pound(bridge.average.mean),
                       what_it_is(bridge, fmt::format("The difference, {},", to_the_pound(difference)), difference));
}

}  // namespace holdfast::report

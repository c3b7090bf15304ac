#include "report/sensitivity/sensitivity_screen.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/sensitivity/sensitivity.hpp"
#include "report/words/belief_words.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr std::size_t most_bars = 3;
constexpr std::size_t most_thresholds = 4;

std::string in_a_hundred_staff(double share) { return fmt::format("{:.0f} in 100", 100.0 * share); }

std::string value_of(ThresholdInput input, double value)
{
    switch (input) {
    case ThresholdInput::hazard_ratio: return fmt::format("{:.2f}", value);
    case ThresholdInput::programme_cost: return figure(value) + " times today's";
    case ThresholdInput::cover_share:
    case ThresholdInput::agency_premium:
    case ThresholdInput::coverage:
    case ThresholdInput::leaving_rate: return percent(value);
    case ThresholdInput::months_to_fill: return fmt::format("{:.1f} months", value);
    case ThresholdInput::duration: return counted(static_cast<std::uint64_t>(std::lround(value)), "month", "months");
    case ThresholdInput::recruitment:
    case ThresholdInput::pay: return round_pounds(value);
    }
    return "";
}

//! "fall in leaving among those reached: more than 62 in 100 (now 25)".
std::string effect_words(Crossing const& crossing, std::optional<InputNow> const& now)
{
    auto text =
        fmt::format("fall in leaving among those reached: more than {}", in_a_hundred_staff(1.0 - crossing.value));
    if (!now) return text;
    double const fall = std::round(100.0 * (1.0 - now->mean));
    return text + (fall >= 0.0 ? fmt::format(" (now {})", decimals(fall, 0))
                               : fmt::format(" (now a rise of {})", decimals(-fall, 0)));
}

//! "its cost: below £365 a worker a year (now £929, our guess)"; empty where no cost would do.
std::string cost_words(Thresholds const& thresholds, Subject const& subject)
{
    auto const& affordable = thresholds.affordable_cash.value;
    if (!affordable || affordable->mean < a_pound) return "";
    auto text = fmt::format("its cost: below {} a worker a year", round_pounds(affordable->mean));
    if (!thresholds.cost_per_worker_year) return text;
    auto const whose = placeholder_words(subject.strategy.cost_parts);
    return text + fmt::format(" (now {}{}{})", round_pounds(*thresholds.cost_per_worker_year),
                              whose.empty() ? "" : ", ", whose);
}

//! A threshold with one value, as a condition; empty of those with none or several, which the full text tells.
std::string condition(InputThreshold const& one, StudySensitivity const& sensitivity, Subject const& subject)
{
    if (!one.cash) return "";
    if (one.input == ThresholdInput::programme_cost) return cost_words(sensitivity.thresholds, subject);
    if (one.cash->crossings.size() != 1) return "";
    auto const& crossing = one.cash->crossings.front();
    if (one.input == ThresholdInput::hazard_ratio && !crossing.pays_above) return effect_words(crossing, one.now);
    auto text = fmt::format("{}: {} {}", label_in(sensitivity, one.input), crossing.pays_above ? "above" : "below",
                            value_of(one.input, crossing.value));
    if (one.now) text += fmt::format(" (now {})", value_of(one.input, one.now->mean));
    return text;
}

void what_must_be_true(Paper& paper, StudySensitivity const& sensitivity, Subject const& subject)
{
    auto const& thresholds = sensitivity.thresholds;
    std::vector<std::string> conditions;
    for (auto const& one : thresholds.inputs)
        if (auto text = condition(one, sensitivity, subject); !text.empty()) conditions.push_back(std::move(text));
    bool const pays = thresholds.net_cash && thresholds.net_cash->mean > 0.0;
    if (conditions.empty()) {
        auto const& affordable = thresholds.affordable_cash.value;
        paper.paragraph(pays ? "No single change within the ranges looked at would stop it paying for itself."
                        : affordable && affordable->mean < a_pound
                            ? "No single change would make it pay for itself, not even a cost of £0."
                            : "No single change within the ranges looked at would make it pay for itself.");
        return;
    }
    paper.paragraph(pays ? "On average it pays for itself in cash as long as these hold, each changed alone:"
                         : "It would pay for itself in cash with any one of these, all else as it is:");
    for (std::size_t i = 0; i < std::min(conditions.size(), most_thresholds); ++i) paper.item("-", conditions[i]);
    if (conditions.size() > most_thresholds)
        paper.item("-", fmt::format("{} more: --full", conditions.size() - most_thresholds));
}

//! A factor on a hazard ratio says nothing to who reads a first screen: its ends are left to the full text.
std::string bar_words(TornadoBar const& bar, Subject const& subject)
{
    auto text = label_here(bar, subject.authority.name, name_of(subject));
    bool const is_ratio = text.find("hazard ratio") != std::string::npos;
    for (std::string_view const ending : {" (times the hazard ratio", " (hazard ratio"})
        if (auto const at = text.find(ending); at != std::string::npos) text.resize(at);
    if (text.find("hazard ratio") != std::string::npos) return "effect on leaving";
    if (is_ratio) return text;
    return with_its_ends(text, bar);
}

void what_matters_most(Paper& paper, StudySensitivity const& sensitivity, Subject const& subject)
{
    if (!sensitivity.tornado || sensitivity.tornado->bars.empty()) return;
    auto const& tornado = *sensitivity.tornado;
    Table table{{{"what matters most", Side::left, 0, true, 2},
                 {"left, at one end", Side::right, 0, false},
                 {"at the other", Side::right, 0, false}},
                {},
                {}};
    auto const& order = tornado.widest_in_cash;
    for (std::size_t i = 0; i < std::min(order.size(), most_bars); ++i) {
        auto const& bar = tornado.bars[order[i]];
        table.rows.push_back(
            {bar_words(bar, subject), round_pounds(bar.low.net_cash), round_pounds(bar.high.net_cash)});
    }
    paper.table(table);
    if (std::any_of(table.rows.begin(), table.rows.end(),
                    [](Row const& row) { return row.front().find("each at its low end") != std::string::npos; }))
        paper.paragraph("What is each authority's own is moved in all of them at once, which hardly ever happens.");
}

void opening(Paper& paper, StudySensitivity const& sensitivity, Subject const& subject)
{
    auto const& study = sensitivity.head.study;
    auto const& thresholds = sensitivity.thresholds;
    auto const who = visible(name_of_place(study));
    if (!thresholds.net_cash) {
        paper.headline(fmt::format("{}: {}", name_of(subject), based_on(Evidence::none)));
        return;
    }
    if (subject.evidence == Evidence::null_result)
        paper.headline(fmt::format("{}: {}", name_of(subject), based_on(subject.evidence)));
    else
        paper.headline(
            expected_fall_first(study, subject.strategy) +
            left_in_cash(who, name_of(subject), study, *thresholds.net_cash, Counted::present_value, std::nullopt));
    auto const basis = subject.evidence == Evidence::null_result
                           ? fmt::format("The figures show the range that is assumed around no effect.")
                           : std::string(based_on(subject.evidence));
    paper.paragraph(fmt::format("{} In {} prices.", basis, study.price_year));
    if (auto const councils = study.authorities.size(); councils > 1)
        paper.paragraph(fmt::format("The sum over {}: what they share moves all of them together.",
                                    counted(councils, "authority", "authorities")));
}

std::vector<std::string> next_steps(StudySensitivity const& sensitivity, Subject const& subject, TextStyle const& style)
{
    bool const of_sum = is_of_sum(sensitivity);
    auto const first = as_typed(subject.authority.name);
    auto const what = " " + as_typed(subject.strategy.id);
    std::vector<std::string> next{"year by year: holdfast impact " +
                                  one_or_region(style, of_sum ? "" : subject.authority.name) + what};
    if (of_sum) next.push_back("one council: holdfast sensitivity " + first + what);
    return next;
}

}  // namespace

std::string sensitivity_screen(StudySensitivity const& sensitivity, TextStyle style)
{
    auto paper = page_of_width(style.width, style.colour);
    auto const subject = subject_of(sensitivity.head, sensitivity.strategy);
    opening(paper, sensitivity, subject);
    what_must_be_true(paper, sensitivity, subject);
    what_matters_most(paper, sensitivity, subject);
    if (auto const cost = cost_sentence(subject.strategy.cost_parts, subject.strategy.hours_guessed); !cost.empty())
        paper.paragraph(cost);
    if (auto const shared = shared_setup_sentences(sensitivity.head.study, subject.strategy.members); !shared.empty())
        paper.paragraph(shared);
    end_screen(paper, {sensitivity.head.draws, sensitivity.head.warnings.size(),
                       next_steps(sensitivity, subject, style), inputs_of_one(style)});
    return paper.text();
}

}  // namespace holdfast::report

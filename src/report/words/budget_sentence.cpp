#include "report/words/budget_sentence.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/words/case_words.hpp"
#include "report/words/left_words.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::size_t longest_name = 90;  // [columns] of a programme or a sum of authorities; more is cut

bool is_short(std::string const& sentence) { return words_in(sentence) <= words_of_first_screen; }

std::string name_of(Findings const& findings, Standing const& standing)
{
    auto const& strategy = findings.strategies.at(standing.strategy);
    return cut_to(visible(strategy.name.empty() ? strategy.id : strategy.name), longest_name);
}

//! "could save Leeds £0.9m over five years before paying for it".
std::string verb_phrase(Findings const& findings, Standing const& standing, Setting const& setting)
{
    auto const& gross = standing.savings->gross_cash;
    auto const who = cut_to(setting.who, longest_name) + (setting.is_sum ? " together" : "");
    auto const over = years_in_words(findings.study.months);
    if (std::abs(gross.mean) < a_pound)
        return fmt::format("would neither save nor cost {} any cash over {} before paying for it", who, over);
    if (gross.mean < 0.0)
        return fmt::format("would cost {} {} more over {}, even before paying for it", who, round_pounds(-gross.mean),
                           over);
    // Of a pilot whose fall would have come by itself nothing is promised: its figure is said to be its own.
    if (standing.evidence.fall_expected)
        return fmt::format("could save {} {} over {} before paying for it only if {} were its own", who,
                           round_pounds(gross.mean), over,
                           standing.evidence.bias == BiasMethod::none ? "the pilot's whole fall"
                                                                      : "what is counted of the pilot's fall");
    return fmt::format("could save {} {} over {} before paying for it", who, round_pounds(gross.mean), over);
}

std::string about_sentence(std::string const& name) { return fmt::format("This is about {}. ", name); }

//! In one sentence where it is short enough; else the range, and then the name, get sentences of their own.
std::string saving_sentence(Findings const& findings, Standing const& standing, Setting const& setting)
{
    auto const verb = verb_phrase(findings, standing, setting);
    auto const said_first = proviso(standing.evidence);
    auto const name = name_of(findings, standing);
    // After "would cost" a range of what is saved would be read as one of costs.
    auto const range = round_range(standing.savings->gross_cash);
    bool const loss = standing.savings->gross_cash.mean <= -a_pound;
    auto const whole =
        with_capital(fmt::format("{}{} {} ({}{}).", said_first, name, verb, loss ? "saving " : "", range));
    if (is_short(whole)) return whole;
    auto const range_alone = fmt::format(" The range of that saving is {}.", range);
    auto const without_range = with_capital(fmt::format("{}{} {}.", said_first, name, verb));
    if (is_short(without_range)) return without_range + range_alone;
    return about_sentence(name) + with_capital(fmt::format("{}it {}.", said_first, verb)) + range_alone;
}

//! What takes hours of staff alone has no part in cash, and nobody stated its £0.
bool takes_no_cash(Standing const& standing)
{
    return std::none_of(standing.cost_parts.begin(), standing.cost_parts.end(), [](bool has) { return has; });
}

//! "At our guess of its cost, £929 a worker a year": what it costs and whose figure that is.
std::string cost_words(Standing const& standing)
{
    if (takes_no_cash(standing)) return "At no cost in cash";
    auto const whole = whole_cost(standing);
    auto const each = standing.cost_per_worker_year ? round_pounds(*standing.cost_per_worker_year) + " a worker a year"
                                                    : round_pounds(whole) + " in all";
    bool const built = at(standing.cost_parts, CostPart::built);
    switch (standing.known) {
    case CostKnown::nothing: return fmt::format("At our guess of its cost, {}", each);
    case CostKnown::partly:
        return fmt::format("At a cost of {} ({} of {} is our guess)", each,
                           round_pounds(at(standing.programme, CostPart::guessed)), round_pounds(whole));
    case CostKnown::all: break;
    }
    if (!built) return fmt::format("At its stated cost, {}", each);
    return at(standing.cost_parts, CostPart::stated)
               ? fmt::format("At its cost, partly stated and partly built from hours and prices, {}", each)
               : fmt::format("At its cost as built from hours and prices, {}", each);
}

std::string left_sentence(Standing const& standing)
{
    // A 0 is easily meant as "not known": who reads what is left is told that there is no cost.
    if (standing.free)
        return fmt::format("Its cost is entered as £0, so it counts as free: {}.",
                           left_or_lost(standing.savings->net_cash.mean));
    return fmt::format("{}, {}.", cost_words(standing), left_or_lost(standing.savings->net_cash.mean));
}

std::string chance_sentence(Standing const& standing)
{
    auto const guess = at_our_guess(standing.known);
    return fmt::format("The chance that it pays for itself{} is {}.", guess.empty() ? "" : " " + guess,
                       in_100(standing.chances->net_cash));
}

//! The cost at which it would pay; empty where it cannot be stated.
std::string pays_below_sentence(Standing const& standing)
{
    // A price below which a fall that comes by itself would pay for a programme is no price to agree to.
    if (standing.free || !standing.affordable.value || standing.evidence.fall_expected) return "";
    auto const most = standing.affordable.value->mean;
    if (most < a_pound) return "Even free of charge it would not pay.";
    return fmt::format("It would pay below {} a worker a year.", round_pounds(most));
}

//! A sum of authorities is not what England saves: some of the leavers only change councils.
std::string england_words(Standing const& standing, Setting const& setting)
{
    if (!setting.is_sum || !standing.england) return "";
    return fmt::format("For England as a whole, where some leavers only change councils, {}.",
                       left_or_lost(standing.england->net_cash.mean));
}

//! A mean within twice its error of nothing is no saving and no loss.
std::string too_few_draws(Standing const& standing)
{
    auto const& left = standing.savings->net_cash;
    if (std::abs(left.mean) < a_pound || std::abs(left.mean) >= 2.0 * left.mcse) return "";
    return fmt::format("So few draws cannot tell a saving from a loss: the error is {}.", round_pounds(left.mcse));
}

std::string posts_sentence(Standing const& standing)
{
    auto const clause = empty_posts_clause(standing);
    return clause.empty() ? "" : with_capital(clause.substr(std::string_view("; ").size())) + ".";
}

std::string package_sentence(Findings const& findings, Standing const& standing)
{
    bool const several = findings.strategies.at(standing.strategy).members.size() > 1;
    return several ? "It is a package, rated by its weakest evidence." : "";
}

std::string in_a_row(std::vector<std::string> const& sentences)
{
    std::string text;
    for (auto const& sentence : sentences)
        if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
    return text;
}

//! Where no saving is claimed the cost stands alone: "At our guess of its cost, £929 a worker a year, it costs £2.3m over …".
std::string cost_alone(Findings const& findings, Standing const& standing)
{
    if (standing.free) return "Its cost is entered as £0, so it counts as free.";
    if (takes_no_cash(standing)) return "It takes no cash, only hours of staff.";
    return fmt::format("{}, it costs {} over {}.", cost_words(standing), round_pounds(whole_cost(standing)),
                       years_in_words(findings.study.months));
}

std::string null_result_sentences(Findings const& findings, Standing const& standing, Setting const& setting)
{
    auto const name = name_of(findings, standing);
    auto const who = cut_to(setting.who, longest_name);
    auto whole =
        fmt::format("A study of {} found no significant effect on leaving, so no saving is claimed for {}.", name, who);
    if (!is_short(whole))
        whole = fmt::format("This is about {}. A study found no significant effect on leaving, so no saving is claimed "
                            "for {}.",
                            name, who);
    return in_a_row({whole, cost_alone(findings, standing)});
}

std::string no_evidence_sentences(Findings const& findings, Standing const& standing, Setting const& setting)
{
    auto const name = name_of(findings, standing);
    auto const who = cut_to(setting.who, longest_name);
    auto whole = fmt::format("No study of {} measured leaving, so no saving can be stated for {}.", name, who);
    if (!is_short(whole))
        whole =
            fmt::format("This is about {}. No study measured leaving, so no saving can be stated for {}.", name, who);
    std::string must_fall;
    if (!setting.is_sum && standing.results.size() == 1 && standing.results.front()->break_even_cash.value) {
        auto const fall = standing.results.front()->break_even_cash.value->fall();
        if (fall >= no_fall)
            must_fall = fmt::format(
                "To pay for itself, it would have to make leaving among those taking part fall by {}.", percent(fall));
    }
    return in_a_row({whole, cost_alone(findings, standing), must_fall});
}

std::size_t number_of(std::vector<Standing> const& standings, Evidence evidence)
{
    return static_cast<std::size_t>(
        std::count_if(standings.begin(), standings.end(), [&](Standing const& s) { return s.evidence == evidence; }));
}

std::string nothing_leads(std::vector<Standing> const& standings, Setting const& setting)
{
    auto const looked = number_of(standings, Evidence::null_result);
    auto const not_measured = number_of(standings, Evidence::none);
    return in_a_row({fmt::format("No saving is claimed for {} by any of {}.", cut_to(setting.who, longest_name),
                                 counted(standings.size(), "programme", "programmes")),
                     looked > 0 ? fmt::format("For {} a study found no significant effect on leaving.", looked) : "",
                     not_measured > 0 ? fmt::format("For {} no study measured leaving.", not_measured) : ""});
}

Maybe<Estimate> sum_of(std::vector<Result const*> const& results, Estimate BudgetYear::*part)
{
    if (results.size() == 1) return {results.front()->saved->years.front().*part, {}};
    double sum = 0.0;
    for (auto const* result : results) sum += (result->saved->years.front().*part).mean;
    return {Estimate{sum, 0.0, sum, sum}, {}};
}

//! "saves £34,000", "loses £2,000".
std::string saves_words(double saves)
{
    if (std::abs(saves) < a_pound) return "saves nothing";
    return (saves < 0.0 ? "loses " : "saves ") + round_pounds(std::abs(saves));
}

}  // namespace

std::string years_in_words(int months)
{
    static constexpr std::array<char const*, 11> numbers{"no",  "one",   "two",   "three", "four", "five",
                                                         "six", "seven", "eight", "nine",  "ten"};
    auto const years = static_cast<std::size_t>(months) / 12U;
    if (months % 12 != 0 || years == 0) return counted(static_cast<std::uint64_t>(months), "month", "months");
    if (years == 1) return "one year";
    return (years < numbers.size() ? std::string(numbers.at(years)) : std::to_string(years)) + " years";
}

std::string left_or_lost(double pounds)
{
    if (std::abs(pounds) < a_pound) return "nothing is left";
    return round_pounds(std::abs(pounds)) + (pounds > 0.0 ? " is left" : " is lost");
}

std::string at_our_guess(CostKnown known)
{
    switch (known) {
    case CostKnown::all: return "";
    case CostKnown::partly: return "at a cost that is partly our guess";
    case CostKnown::nothing: return "at our guess";
    }
    return "";
}

std::optional<OneYear> first_year_of(Findings const& findings, Standing const& standing)
{
    auto const& results = standing.results;
    if (results.empty() || std::any_of(results.begin(), results.end(), [](Result const* result) {
            return !result->saved || result->saved->years.empty();
        }))
        return std::nullopt;
    auto const& first = results.front()->saved->years.front();
    OneYear year;
    year.when = fmt::format("{}-{:02}", first.starts, (first.starts + 1) % 100);
    // A year that is not whole would be taken for one, unless the study is that long.
    if (first.months < std::min(12, findings.study.months))
        year.when += fmt::format(" ({})", counted(static_cast<std::uint64_t>(first.months), "month", "months"));
    year.saves = sum_of(results, &BudgetYear::gross_cash_saving);
    year.costs = sum_of(results, &BudgetYear::programme);
    year.left = sum_of(results, &BudgetYear::net_cash_saving);
    return year;
}

std::string budget_sentence(Findings const& findings, Standing const& standing, Setting const& setting)
{
    if (standing.evidence == Evidence::none) return no_evidence_sentences(findings, standing, setting);
    if (standing.evidence == Evidence::null_result) return null_result_sentences(findings, standing, setting);
    auto first = expected_fall_first(findings, standing.results);
    if (!first.empty()) first.pop_back();  // its last space
    auto saving = saving_sentence(findings, standing, setting);
    // What the paragraph is about is said at its head, and not in its midst.
    if (auto const about = about_sentence(name_of(findings, standing)); !first.empty() && saving.starts_with(about)) {
        first = about + first;
        saving.erase(0, about.size());
    }
    return in_a_row({first, saving, left_sentence(standing), chance_sentence(standing),
                     more_often_than_not(standing.savings->net_cash.mean, standing.chances->net_cash),
                     pays_below_sentence(standing), england_words(standing, setting), too_few_draws(standing),
                     posts_sentence(standing), package_sentence(findings, standing)});
}

std::string budget_sentence(Findings const& findings, std::vector<Standing> const& standings, Setting const& setting)
{
    auto const lead = standings.size() == 1 ? std::optional(standings.front()) : leading(standings);
    return lead ? budget_sentence(findings, *lead, setting) : nothing_leads(standings, setting);
}

std::string first_year_sentence(OneYear const& year, Standing const& standing)
{
    auto const costs = year.costs.value ? fmt::format("costs {}", round_pounds(year.costs.value->mean)) : std::string();
    if (!is_ranked(standing.evidence) || !year.saves.value || !year.left.value)
        return costs.empty() ? "" : fmt::format("{} alone: {}.", year.when, costs);
    auto said_first = proviso(standing.evidence);
    if (said_first.size() > 2) said_first.resize(said_first.size() - 2);  // its ", "
    auto const& left = *year.left.value;
    std::vector<std::string> how_sure;
    if (left.low < left.high) how_sure.push_back(round_range(left));
    if (year.chance) how_sure.push_back("chance " + in_100(*year.chance));
    std::string brackets;
    for (auto const& part : how_sure) brackets += (brackets.empty() ? " (" : "; ") + part;
    return fmt::format("{} alone{}: {}, {}, leaves {}{}.", year.when, said_first.empty() ? "" : ", " + said_first,
                       saves_words(year.saves.value->mean), costs.empty() ? "costs nothing" : costs,
                       round_pounds(left.mean), brackets.empty() ? "" : brackets + ")");
}

}  // namespace holdfast::report

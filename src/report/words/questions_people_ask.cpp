#include "report/words/questions_people_ask.hpp"

#include "report/words/patterns.hpp"
#include "report/words/wording.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Asked = std::optional<QuestionAsked>;

constexpr double a_person = 0.05;  // what is shown as 0.1 and more
constexpr double months_a_year = 12.0;
constexpr double surely = 2.0;  // standard errors
constexpr char const* before_paying = "before paying for the programme";

std::string amount(double pounds) { return spoken(std::abs(pounds)); }
//! "4.2", "74": nobody asks for a tenth of many posts.
std::string posts(double count)
{
    constexpr double many = 10.0;
    if (count >= many) return with_commas(static_cast<std::uint64_t>(std::llround(count)));
    auto text = fmt::format("{:.1f}", count);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}
bool saves(double pounds) { return pounds >= 0.0; }
std::string saves_or_loses(double pounds) { return saves(pounds) ? "saves" : "loses"; }

//! The questions that arise among those asked.
std::vector<QuestionAsked> those_of(std::initializer_list<Asked> all)
{
    std::vector<QuestionAsked> asked;
    for (auto const& one : all)
        if (one) asked.push_back(*one);
    return asked;
}

double line_of(std::array<double, line_count> const& lines, Line line) { return lines[static_cast<std::size_t>(line)]; }

double in_cash_before_programme(LineEstimates const& lines)
{
    double sum = 0.0;
    for (auto const line : all_lines)
        if (is_cash(line) && line != Line::programme) sum += lines[static_cast<std::size_t>(line)].mean;
    return sum;
}

//! Sums of means over a standing's results: means add up.
template <class Of> double sum_over(Standing const& standing, Of const& value)
{
    double sum = 0.0;
    for (auto const* result : standing.results)
        if (result->saved) sum += value(*result);
    return sum;
}

}  // namespace

std::string answer_to(QuestionAsked const& asked)
{
    constexpr std::array<std::string_view, 5> slots{"0", "1", "2", "3", "4"};
    Slots filling;
    for (std::size_t i = 0; i < asked.figures.size() && i < slots.size(); ++i)
        filling.emplace_back(slots[i], asked.figures[i]);
    return filled(asked.pattern, filling);
}

Asked does_it_fill_vacancies(double counted, double fewer_empty)
{
    constexpr std::string_view question = "Does it fill our vacancies?";
    if (counted < a_person) return std::nullopt;
    if (fewer_empty >= a_person)
        return QuestionAsked{question,
                             "No: posts that are empty for other reasons than leaving stay empty. On average {0} fewer "
                             "would be empty at any time, of {1} counted.",
                             {posts(fewer_empty), posts(counted)}};
    if (fewer_empty <= -a_person)
        return QuestionAsked{question,
                             "No: on average {0} more posts would be empty at any time, beside {1} counted.",
                             {posts(-fewer_empty), posts(counted)}};
    return QuestionAsked{
        question, "No: on average no fewer posts would be empty than the {0} counted.", {posts(counted)}};
}

Asked what_if_agency_staff_stay(double gross_cash, double on_agency)
{
    if (on_agency < a_pound) return std::nullopt;
    double const left = gross_cash - on_agency;
    return QuestionAsked{"What if the agency staff stay?",
                         saves(left) ? "Then {0} less is spared on agency cover. Before paying for the programme, {1} "
                                       "would still be saved."
                                     : "Then {0} less is spared on agency cover. Before paying for the programme, {1} "
                                       "more would be spent than saved.",
                         {amount(on_agency), amount(left)}};
}

Asked why_england_differs(double own, double england, double movers, bool is_sum)
{
    if (movers <= 0.0 || std::abs(own - england) < a_pound) return std::nullopt;
    return QuestionAsked{
        "Why is England's figure different?",
        is_sum ? "{0} of leavers only move to another council. Before paying for the programme, England as "
                 "a whole {1} {2}; added up over the councils, it {3} {4}."
               : "{0} of leavers only move to another council. Before paying for the programme, England as "
                 "a whole {1} {2}; the council itself {3} {4}.",
        {percent(movers), saves_or_loses(england), amount(england), saves_or_loses(own), amount(own)}};
}

Asked why_average_differs(TwoAverages const& two)
{
    double const difference = two.average - two.base;
    if (std::abs(difference) < a_pound || std::abs(difference) < surely * two.mcse) return std::nullopt;
    if (spoken(two.base) == spoken(two.average)) return std::nullopt;  // nobody sees a difference
    bool const below = difference < 0.0;
    return QuestionAsked{
        below ? "Why is the average below the base case?" : "Why is the average above the base case?",
        below
            ? "With every input at its mean it {0} {1} {2}. Over all draws it {3} {4} on average. Bad draws take away "
              "more than good draws add."
            : "With every input at its mean it {0} {1} {2}. Over all draws it {3} {4} on average. Good draws add more "
              "than bad draws take away.",
        {saves_or_loses(two.base), amount(two.base), two.when, saves_or_loses(two.average), amount(two.average)}};
}

Asked why_leavers_differ(double people, double discounted)
{
    if (people < a_person || figure(people) == figure(discounted)) return std::nullopt;
    return QuestionAsked{
        "Why are there two numbers of leavers avoided?",
        "{0} are people. {1} are discounted: a leaver avoided later counts for less. The cost of a leaver "
        "avoided uses the second number.",
        {figure(people), figure(discounted)}};
}

Asked why_cash_falls(double gross_cash, double on_pay, double leavers_avoided)
{
    if (gross_cash > -a_pound || on_pay > -a_pound || leavers_avoided < a_person) return std::nullopt;
    double const elsewhere = gross_cash - on_pay;
    return QuestionAsked{"Why can cash fall while people stay?",
                         saves(elsewhere)
                             ? "Because a filled post costs pay, and an empty one does not. Pay costs {0} more; "
                               "all else in cash saves {1}."
                             : "Because a filled post costs pay, and an empty one does not. Pay costs {0} more; "
                               "all else in cash costs {1} more, too.",
                         {amount(on_pay), amount(elsewhere)}};
}

std::vector<QuestionAsked> questions_people_ask(Findings const& findings, Standing const& standing)
{
    if (!standing.savings || !standing.england || !is_ranked(standing.evidence)) return {};
    auto const& study = findings.study;
    auto const lines = line_means(standing);
    double const gross = standing.savings->gross_cash.mean;
    bool const is_sum = standing.results.size() > 1;
    auto const counted =
        sum_over(standing, [&](Result const& result) { return study.authorities.at(result.authority).vacancies; });
    auto const months =
        sum_over(standing, [](Result const& result) { return result.saved->vacancy_months_avoided.mean; });
    auto const base = sum_over(standing, [](Result const& result) { return result.saved->base.gross_cash; });
    auto const discounted =
        sum_over(standing, [](Result const& result) { return result.saved->leavers_averted_discounted.mean; });
    return those_of({does_it_fill_vacancies(counted, study.months > 0 ? months / study.months : 0.0),
                     what_if_agency_staff_stay(gross, line_of(lines, Line::agency)),
                     why_england_differs(gross, standing.england->gross_cash.mean,
                                         mean(study.moves_between_authorities.about), is_sum),
                     why_average_differs({base, gross, standing.savings->gross_cash.mcse, before_paying}),
                     why_leavers_differ(standing.leavers_averted, discounted),
                     why_cash_falls(gross, line_of(lines, Line::pay), standing.leavers_averted)});
}

std::vector<QuestionAsked> questions_people_ask(WorkedSum const& worked)
{
    if (worked.no_effect_reason || worked.basis == Basis::null_result) return {};
    std::array<double, line_count> lines{};
    for (auto const& line : worked.lines) lines[static_cast<std::size_t>(line.line)] = line.saving().in_pounds();
    double const gross = worked.gross_cash.in_pounds();
    Asked average;
    if (auto const& bridge = worked.bridge)
        average = why_average_differs(
            {bridge->base, bridge->average.mean, bridge->average.mcse, lead_is(cost_known(bridge->cost_parts))});
    return those_of({what_if_agency_staff_stay(gross, line_of(lines, Line::agency)), average,
                     why_cash_falls(gross, line_of(lines, Line::pay), worked.leavers_without - worked.leavers_with)});
}

std::vector<QuestionAsked> questions_people_ask(BudgetImpact const& impact)
{
    if (!impact.horizon.savings || !is_ranked(evidence_of(impact.head.strategies.at(impact.strategy)))) return {};
    auto const& saved = *impact.horizon.savings;
    auto const line = [&](Line wanted) { return saved.authority.lines[static_cast<std::size_t>(wanted)].mean; };
    double const gross = saved.before_programme.mean;
    return those_of({what_if_agency_staff_stay(gross, line(Line::agency)),
                     why_england_differs(gross, in_cash_before_programme(saved.england.lines),
                                         mean(impact.head.study.moves_between_authorities.about), false)});
}

}  // namespace holdfast::report

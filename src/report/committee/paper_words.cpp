#include "report/committee/paper_words.hpp"

#include "base/text.hpp"
#include "report/forms/paper.hpp"
#include "report/look_back/adopters_words.hpp"
#include "report/savings/losing_authorities.hpp"
#include "report/scenarios/scenario_table.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/case_words.hpp"
#include "report/words/doubts.hpp"
#include "report/words/left_words.hpp"
#include "report/words/local_words.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr double likely = 0.745;        // printed as 75 in 100 and more
constexpr std::size_t a_line = 150;     // characters of a text of the inputs that a line of the paper has room for
constexpr std::size_t few_lines = 300;  // and of one that a reader has to know
constexpr std::size_t most_risks = 6;
constexpr std::size_t most_losers = 3;
constexpr std::size_t most_members = 2;
constexpr std::size_t most_adopters = 2;
constexpr std::size_t most_scenarios = 3;

//! As many whole words as have room, and an ellipsis: no word is broken.
std::string cut_at_a_word(std::string_view text, std::size_t width)
{
    auto const clean = visible(trimmed(text));
    if (display_width(clean) <= width) return clean;
    auto const lines = wrapped(clean, width - 2);
    return lines.front() + " …";
}

std::string cost_is(Standing const& standing)
{
    switch (standing.known) {
    case CostKnown::nothing: return "our guess";
    case CostKnown::partly: return "partly our guess";
    case CostKnown::all: break;
    }
    if (standing.free) return "entered as £0";
    return at(standing.cost_parts, CostPart::built) ? "partly built from prices" : "as stated";
}

std::string a_worker_a_year(double pounds) { return round_pounds(pounds) + " a worker a year"; }

//! The largest cost at which it pays on average; none where no cost at all does.
std::optional<double> pays_below(Standing const& standing)
{
    if (!claims_a_saving(standing) || !standing.affordable.value) return std::nullopt;
    double const most = standing.affordable.value->mean;
    return most < a_pound ? std::nullopt : std::optional(most);
}

//! As the last words of a title or a sentence. A mean within twice its error of nothing is no saving and no loss.
std::string what_is_left(PaperSubject const& of)
{
    auto const& net = of.standing->savings->net_cash;
    double const left = net.mean;
    auto const who = pronoun_for(of);
    if (std::abs(left) < 2.0 * net.mcse) return "so few draws cannot tell a saving from a loss";
    if (std::abs(left) < a_pound) return who + " would neither gain nor lose";
    auto const would = would_or_could(net, of.standing->chances->net_cash);
    return left < 0.0 ? fmt::format("{} {} lose {}", who, would, round_pounds(-left))
                      : fmt::format("{} {} be left with {}", who, would, round_pounds(left));
}

//! A title that is quoted alone still says whose figure its cost is.
std::string_view at_whose_figures(Standing const& standing)
{
    switch (standing.known) {
    case CostKnown::nothing: return "At our guess of its cost";
    case CostKnown::partly: return "At a cost that is partly our guess";
    case CostKnown::all: break;
    }
    return "At today's figures";
}

std::string what_it_pays_below(Standing const& standing)
{
    if (auto const most = pays_below(standing))
        return fmt::format("It would pay, on average, below {}.", a_worker_a_year(*most));
    return "It would not pay at any cost.";
}

std::string certainty_of(PaperSubject const& of)
{
    auto least = Certainty::high;
    for (auto const member : of.findings.strategies.at(of.standing->strategy).members)
        least = std::min(least, rate_evidence(of.findings.study.interventions.at(member)).certainty);
    return std::string(certainty_words(least));
}

//! Why it is no surer, each reason by itself: they are clauses of many kinds, and no list joins them.
std::string why_no_surer(EvidenceRating const& rating)
{
    std::string reasons;
    for (auto const& step : rating.steps)
        reasons += (reasons.empty() ? "" : "; ") + std::string(reason_words(step.reason));
    return reasons.empty() ? "" : fmt::format(" Why no surer: {}.", reasons);
}

//! "Fewer left. As measured, …": the mark by itself, as a table has it, is not said before what it means.
std::string what_was_measured(EvidenceRating const& rating)
{
    auto const said = leaving_sentence(rating);
    auto const mark = said.find(": ");
    auto const first = said.find('.');
    return mark < first ? with_capital(said.substr(mark + 2)) : said;
}

//! What to do about its cost, by whose figure each part of it is: nobody is asked for a price that the study has.
std::string quotation_wanted(Standing const& standing)
{
    auto const most = pays_below(standing);
    if (!most) return "look for other ways to keep social workers";
    switch (standing.known) {
    case CostKnown::nothing:
        return fmt::format("ask for a written price, and look again if it is below {}", a_worker_a_year(*most));
    case CostKnown::partly:
        return fmt::format(
            "ask for a written price of the part that is our guess ({} of {}), and look again if all of it "
            "is below {}",
            round_pounds(at(standing.programme, CostPart::guessed)), round_pounds(whole_cost(standing)),
            a_worker_a_year(*most));
    case CostKnown::all: break;
    }
    return at(standing.cost_parts, CostPart::built)
               ? fmt::format("look again if its cost, which is built from hours and prices, comes to less than {}",
                             a_worker_a_year(*most))
               : fmt::format("look again if the price that you have falls below {}", a_worker_a_year(*most));
}

void risk_of_cost(std::vector<std::string>& risks, Standing const& standing)
{
    if (!standing.placeholder) return;
    bool const partly = standing.known == CostKnown::partly;
    auto const unquoted =
        partly ? round_pounds(at(standing.programme, CostPart::guessed)) + " of it" : std::string("it");
    risks.push_back(fmt::format(
        "Its cost ({}) is {}: no supplier has quoted {}. {}", round_pounds(whole_cost(standing)), cost_is(standing),
        unquoted, claims_a_saving(standing) && !standing.evidence.fall_expected ? what_it_pays_below(standing) : ""));
}

//! Where what is left turns, or that it stands everywhere: of the programme that the paper is about.
void risk_of_scenarios(std::vector<std::string>& risks, PaperSubject const& of)
{
    auto const& scenarios = of.material.scenarios;
    if (scenarios.runs.empty() || !of.standing) return;
    // The scenarios are run with the strategies that lead alone: the same programme has another number there.
    auto const& strategies = scenarios.study.strategies;
    auto const same = std::find_if(strategies.begin(), strategies.end(), [&of](Strategy const& strategy) {
        return strategy.id == of.findings.strategies.at(of.standing->strategy).id;
    });
    if (same == strategies.end()) return;
    auto const number = static_cast<std::size_t>(same - strategies.begin());
    auto const column = scenario_column(scenarios.study, scenarios.runs, scenario_place(of.place), number);
    auto const stands = standing_in(column, scenarios.runs);
    if (!stands) return;
    // The scenarios are drawn beside a smaller run, which may say a small loss where the paper says a small saving.
    if (stands->turned.empty()) {
        risks.push_back(fmt::format("In other circumstances: in none of the {} scenarios that were tried does a saving "
                                    "become a loss, or a loss a saving.",
                                    scenarios.runs.size()));
        return;
    }
    std::vector<std::string> names;
    for (auto const& name : stands->turned) names.push_back(cut_at_a_word(name, 60));
    auto const all = names.size();
    if (all > most_scenarios) names.resize(most_scenarios);
    risks.push_back(fmt::format("In other circumstances: a saving becomes a loss, or a loss a saving, in {} of {} "
                                "scenarios{}: {}.",
                                all, scenarios.runs.size(), all > names.size() ? ", among them" : "", in_words(names)));
}

//! "£340,000, not discounted,": as the case of the same paper has it; without a case a present value, as everywhere else in it.
std::string cost_to_decide(PaperSubject const& of)
{
    if (auto const& financial = of.material.financial)
        return round_pounds(financial->found.horizon.cost.mean) + ", not discounted,";
    return round_pounds(whole_cost(*of.standing)) + ", as a present value,";
}

//! As clauses, without who else has to buy.
std::vector<std::string> what_is_asked(PaperSubject const& of)
{
    std::string const name = of.standing ? "this programme" : "any of these programmes";
    auto const not_to_pay = fmt::format("agree not to pay for {} as a way to save money", name);
    switch (advice_on(of)) {
    case Advice::no_evidence:
    case Advice::found_nothing:
    case Advice::fall_expected:
    case Advice::empty_posts: return {not_to_pay, "note that no saving is put into any budget for it"};
    case Advice::loses:
        return {not_to_pay + (of.standing->known == CostKnown::nothing  ? ", at our guess of its cost"
                              : of.standing->known == CostKnown::partly ? ", at a cost that is partly our guess"
                                                                        : ", at this cost"),
                quotation_wanted(*of.standing)};
    case Advice::cost_guessed:
        return {quotation_wanted(*of.standing), "commit no money, and put no saving into any budget, until then"};
    case Advice::effect_guessed:
        return {"decide whether it is worth trying on part of the staff, and how that would be measured",
                "put no saving into any budget for it"};
    case Advice::may_lose:
    case Advice::pays:
        return {fmt::format("decide whether to pay {} for {} over {}", cost_to_decide(of), name,
                            years_in_words(of.findings.study.months)),
                "name who answers for each line of the budget before any saving is counted"};
    }
    return {};
}

}  // namespace

Advice advice_on(PaperSubject const& of)
{
    if (!of.standing || of.standing->evidence == Evidence::none) return Advice::no_evidence;
    auto const& standing = *of.standing;
    if (standing.evidence == Evidence::null_result) return Advice::found_nothing;
    if (standing.evidence.fall_expected) return Advice::fall_expected;
    if (standing.savings->net_cash.mean < a_pound) return Advice::loses;
    if (!empty_posts_clause(standing).empty()) return Advice::empty_posts;
    if (standing.placeholder) return Advice::cost_guessed;
    if (!is_measured(standing.evidence)) return Advice::effect_guessed;
    return standing.chances->net_cash < likely ? Advice::may_lose : Advice::pays;
}

std::string paper_title(PaperSubject const& of)
{
    auto const question = fmt::format("Should {} pay for {}?", of.setting.who, cut_at_a_word(programme_name(of), 90));
    switch (advice_on(of)) {
    case Advice::no_evidence: return question + " No study measured whether it keeps anybody";
    case Advice::found_nothing: return question + " A study found no effect on leaving: no saving is claimed";
    default: return fmt::format("{} {} {}", question, at_whose_figures(*of.standing), what_is_left(of));
    }
}

std::string date_line(ReportMaterial const& material)
{
    auto const date = trimmed(material.date);
    return "Date: " + (date.empty() ? std::string("(to be filled in)") : cut_at_a_word(date, 60));
}

std::string first_sentences(PaperSubject const& of)
{
    if (!of.standing) return budget_sentence(of.findings, of.standings, of.setting);
    auto text = budget_sentence(of.findings, *of.standing, of.setting);
    auto year = first_year_of(of.findings, *of.standing);
    if (!year) return text;
    // Findings hold no chance of a single year; the financial case, of the same draws, does.
    if (auto const& financial = of.material.financial; financial && financial->found.years.front().savings)
        year->chance = financial->found.years.front().savings->chance;
    if (auto const first = first_year_sentence(*year, *of.standing); !first.empty()) text += " " + first;
    return text;
}

namespace {

//! Of this option alone.
std::string what_is_advised(PaperSubject const& of)
{
    switch (advice_on(of)) {
    case Advice::no_evidence:
        return of.standing ? "Do not pay for this programme to save money: no study measured whether it keeps social "
                             "workers. There may be other reasons to pay for it."
                           : "Pay for none of these programmes to save money: none has a published or assumed effect "
                             "on leaving.";
    case Advice::found_nothing:
        return "Do not pay for this programme to save money: a study looked and found no significant effect on "
               "leaving. There may be other reasons to pay for it.";
    case Advice::fall_expected:
        return "Do not decide on this programme by its pilot: half or more of the fall in leaving would have come with "
               "nothing done. First compare with teams that do not have it, and put no saving into the budget.";
    case Advice::loses:
        return fmt::format(
            "Do not pay for this programme to save money at this cost. At today's figures {} over {}. Instead, {}.",
            what_is_left(of), years_in_words(of.findings.study.months), quotation_wanted(*of.standing));
    case Advice::empty_posts:
        return "Do not pay for this programme to save money: what is left here does not come from keeping people.";
    case Advice::cost_guessed:
        return fmt::format("Do not decide on this programme yet: the {} left depends on a cost that is {}. First {}.",
                           round_pounds(of.standing->savings->net_cash.mean), cost_is(*of.standing),
                           quotation_wanted(*of.standing));
    case Advice::effect_guessed:
        return "Do not count on this saving: nobody measured its effect on leaving. If it is paid for, try it on "
               "part of the staff first, and put no saving into the budget.";
    case Advice::may_lose:
        return fmt::format("Decide on this programme with care: at today's figures {}, but the chance that it does not "
                           "pay for itself is "
                           "{}. Put no saving into the budget until it is seen.",
                           what_is_left(of), in_100(1.0 - of.standing->chances->net_cash));
    case Advice::pays:
        return fmt::format(
            "Consider paying for this programme: at today's figures {}, and the chance that it pays for itself is {}. "
            "Evidence: certainty {}. Count the saving only as budget holders sign for it.",
            what_is_left(of), in_100(of.standing->chances->net_cash), certainty_of(of));
    }
    return "";
}

}  // namespace

std::string recommendation(PaperSubject const& of)
{
    auto const advice = what_is_advised(of);
    if (!of.standing) return advice;
    auto const other = leaves_more_sentence(of.findings, of.standings, *of.standing);
    return other.empty() ? advice : advice + " " + other;
}

std::vector<std::string> paper_risks(PaperSubject const& of)
{
    std::vector<std::string> risks;
    if (of.standing) {
        auto const& standing = *of.standing;
        if (claims_a_saving(standing))
            risks.push_back(fmt::format("It may not work here: the certainty of the evidence is {}. After paying, the "
                                        "95% range is {}.",
                                        certainty_of(of), round_range(standing.savings->net_cash)));
        // A figure that is hardly meant comes before whatever was worked out from it.
        for (auto const& doubt : doubts_about(of.findings, standing.strategy))
            risks.push_back("A figure in the inputs is doubted: " + doubt);
        risk_of_cost(risks, standing);
        if (of.setting.is_sum)
            if (auto const losers = losing_authorities(of.findings, standing, most_losers); !losers.empty())
                risks.push_back("Who loses: " + losers.front());
        if (claims_a_saving(standing)) risks.emplace_back(agency_workers_go);
        if (auto posts = empty_posts_clause(standing); !posts.empty())
            risks.push_back(with_capital(posts.substr(std::string_view("; ").size())) + ".");
        if (of.setting.is_sum && standing.england)
            risks.push_back(fmt::format("Part of the leavers only move to another council. For England as a whole, {} "
                                        "after its cost.",
                                        left_or_lost(standing.england->net_cash.mean)));
        risk_of_scenarios(risks, of);
        if (auto const caution = cautions_of(of.findings, standing); !caution.empty())
            risks.push_back(cut_at_a_word(caution, few_lines));
    }
    if (risks.size() >= most_risks) risks.resize(most_risks - 1);
    risks.emplace_back(children_are_not_in_it);
    return risks;
}

std::vector<std::string> decisions_asked(PaperSubject const& of)
{
    auto asked = what_is_asked(of);
    if (!of.standing) return asked;
    // Nobody agrees to a share of a cost without being told that it is one. A clause: its full stop is put to it with the others.
    auto shared = shared_setup_sentences(of.findings, *of.standing);
    if (shared.empty()) return asked;
    shared.pop_back();
    asked.push_back("note who shares its cost. " + shared);
    return asked;
}

std::vector<std::string> evidence_in_short(PaperSubject const& of)
{
    std::vector<std::string> lines;
    if (!of.standing) return lines;
    auto const& members = of.findings.strategies.at(of.standing->strategy).members;
    for (std::size_t i = 0; i < std::min(members.size(), most_members); ++i) {
        auto const& intervention = of.findings.study.interventions.at(members[i]);
        auto const rating = rate_evidence(intervention);
        auto const whose = members.size() > 1 ? cut_at_a_word(intervention.name, 60) + ": " : std::string("Rating: ");
        lines.push_back(fmt::format("{}strength {}, certainty {}. {}{}", whose, strength_words(rating),
                                    certainty_words(rating.certainty), what_was_measured(rating),
                                    why_no_surer(rating)));
        auto const study = trimmed(intervention.citation);
        if (!study.empty()) lines.push_back("Study: " + cut_at_a_word(study, a_line));
    }
    if (members.size() > most_members)
        lines.push_back(fmt::format("{} more in the package: see the page.",
                                    counted(members.size() - most_members, "programme", "programmes")));
    return lines;
}

std::vector<std::string> adopters_in_short(PaperSubject const& of)
{
    std::vector<std::string> lines;
    if (!of.standing) return lines;
    for (auto const member : of.findings.strategies.at(of.standing->strategy).members)
        for (auto const* set : adopters_of(of.material.adopters, of.findings.study.interventions.at(member).id))
            if (lines.size() < most_adopters)
                lines.push_back(fmt::format("Where it was adopted ({}), leaving was {} times what was to be expected. "
                                            "Nobody tested why.",
                                            cut_at_a_word(set_words(*set), 80),
                                            ratio_and_range(set->happened.adjusted)));
    return lines;
}

std::string inputs_in_short(Findings const& findings)
{
    std::string text;
    if (auto const number = values_among(findings.local_values); number > 0)
        text += fmt::format("{} of these inputs {} entered locally. ", counted(number, "figure", "figures"),
                            number == 1 ? "was" : "were");
    if (!findings.warnings.empty())
        text += fmt::format("There {} {} about the inputs. ", findings.warnings.size() == 1 ? "is" : "are",
                            counted(findings.warnings.size(), "warning", "warnings"));
    if (!text.empty()) text += "They are listed on the page and in the workbook.";
    return text;
}

}  // namespace holdfast::report

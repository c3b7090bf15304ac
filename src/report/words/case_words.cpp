#include "report/words/case_words.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/base/money.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/evidence.hpp"
#include "report/words/left_words.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

std::string horizon_words(Study const& study)
{
    return counted(static_cast<std::uint64_t>(study.months), "month", "months");
}

std::string cost_sentence(FinancialCase const& of)
{
    return case_cost_sentence(of.horizon.cost.mean, of.impact.head.strategies.at(of.impact.strategy).cost_parts);
}

std::string left_sentence(CaseSavings const& saved)
{
    auto const& exceeds = saved.net_exceeds;
    auto const range = fmt::format("(P10 {}, P50 {}, P90 {})", case_pounds(exceeds.p10), case_pounds(exceeds.p50),
                                   case_pounds(exceeds.p90));
    if (saved.net.mean <= -a_pound)
        return fmt::format("On average {} is lost {}.", case_pounds(-saved.net.mean), range);
    return fmt::format("On average {} is left {}.", case_pounds(saved.net.mean), range);
}

}  // namespace

std::string case_cost_sentence(double pounds, ByPart<bool> const& parts)
{
    if (std::abs(pounds) < a_pound) return "It costs nothing.";
    auto const whose = placeholder_words(parts);
    auto const built = at(parts, CostPart::built) ? std::string("partly built from prices") : std::string();
    auto const& said = whose.empty() ? built : whose;
    return fmt::format("It costs {}{}{}.", case_pounds(pounds), said.empty() ? "" : ", ", said);
}

std::string case_saving_sentence(std::string const& what, std::string const& who, std::string const& when,
                                 double saving, bool fall_expected)
{
    if (saving <= -a_pound)
        return fmt::format("{} makes {} pay {} more over {}, before its own cost.", what, who, case_pounds(-saving),
                           when);
    if (saving < a_pound) return fmt::format("{} saves {} nothing over {}.", what, who, when);
    if (fall_expected)
        return fmt::format(
            "What is counted of the fall in the pilot of {} comes to a saving of {} for {} over {} before "
            "paying for it.",
            what, case_pounds(saving), who, when);
    return fmt::format("{} could save {} {} over {} before paying for it.", what, who, case_pounds(saving), when);
}

std::string case_pounds(double pounds)
{
    auto const size = in_short(std::abs(pounds));
    return pounds < 0.0 && size != "£0" ? "−" + size : size;
}

std::string in_100(double share)
{
    require(share >= 0.0 && share <= 1.0, "a chance lies between 0 and 1");
    if (share < 0.005) return "under 1 in 100";
    if (share >= 0.995) return "over 99 in 100";
    return fmt::format("{} in 100", std::lround(100.0 * share));
}

std::string case_thousands(double pounds)
{
    if (std::abs(pounds) < a_pound) return "0";
    auto const size = figure(std::abs(pounds) / 1000.0);
    return pounds < 0.0 && size != "0.00" ? "−" + size : size;
}

std::string of_100(double share)
{
    require(share >= 0.0 && share <= 1.0, "a chance lies between 0 and 1");
    if (share < 0.005) return "<1";
    if (share >= 0.995) return ">99";
    return std::to_string(std::lround(100.0 * share));
}

std::string_view label_of(BudgetLine line)
{
    switch (line) {
    case BudgetLine::agency: return "agency cover";
    case BudgetLine::recruitment: return "recruitment";
    case BudgetLine::training: return "training and induction";
    case BudgetLine::staff_pay: return "staff pay and leaving costs";
    }
    throw ContractBroken("a line of the budget is one of all_budget_lines");
}

std::string owner_words(CaseOwners const& owners, BudgetLine line)
{
    auto const& owner = owner_of(owners, line);
    return owner.empty() ? std::string(to_be_named) : visible(owner);
}

std::string_view what_must_happen(BudgetLine line, double saving)
{
    if (std::abs(saving) < a_pound) return "Nothing changes.";
    bool const less = saving > 0.0;
    switch (line) {
    case BudgetLine::agency:
        return less ? "Each agency worker goes when the post is filled, and the agency budget is cut by this much."
                    : "More agency cover is bought: its budget needs this much more.";
    case BudgetLine::recruitment:
        return less ? "Fewer posts are advertised, and the recruitment budget is cut by this much."
                    : "More posts are advertised: the recruitment budget needs this much more.";
    case BudgetLine::training:
        return less ? "Fewer starters are trained, and the training budget is cut. What is colleagues' time cannot be "
                      "taken "
                      "out."
                    : "More starters are trained: the training budget needs this much more.";
    case BudgetLine::staff_pay:
        return less ? "Fewer leave, or posts stand empty for longer. Do not plan for the second."
                    : "Posts that stood empty are filled and paid: the pay budget needs this much more than is spent "
                      "now.";
    }
    throw ContractBroken("a line of the budget is one of all_budget_lines");
}

std::string_view words_of(RestsOn what)
{
    switch (what) {
    case RestsOn::stated: return "stated";
    case RestsOn::assumed: return "assumed";
    case RestsOn::guessed: return "our guess";
    }
    throw ContractBroken("a figure is stated, assumed or guessed");
}

bool claims_a_saving(FinancialCase const& of)
{
    auto const evidence = evidence_of(of.impact.head.strategies.at(of.impact.strategy));
    return of.horizon.savings && evidence != Evidence::none && evidence != Evidence::null_result;
}

std::string case_headline(FinancialCase const& of)
{
    auto const& head = of.impact.head;
    auto const subject = subject_of(head, of.impact.strategy);
    auto const what = name_of(subject);
    auto const who = visible(name_of_place(head.study));
    auto const when =
        fmt::format("{}, {},", horizon_words(head.study), discounted_or_not(head.study, Counted::as_paid));
    auto const rating = fmt::format("Rating: {}.", name(of.rated.rating));
    if (!claims_a_saving(of)) {
        auto const why = subject.evidence == Evidence::null_result
                             ? "A study looked and found no significant effect on leaving: no saving is claimed."
                             : "No study measured leaving: no saving can be stated.";
        return fmt::format("{}: {} {} In {}, that is over {} {}", what, why, cost_sentence(of), who,
                           when.substr(0, when.size() - 1) + ".", rating);
    }
    auto const& saved = *of.horizon.savings;
    auto const median = more_often_than_not(saved.net.mean, saved.chance);
    return fmt::format("{}{} {} {} The chance that it pays for itself is {}. {}{}",
                       expected_fall_first(of.impact.head.study, subject.strategy),
                       case_saving_sentence(what, who, when, saved.cashable.mean, subject.evidence.fall_expected),
                       cost_sentence(of), left_sentence(saved), in_100(saved.chance),
                       median.empty() ? "" : median + " ", rating);
}

std::string payback_month(Study const& study, std::optional<int> month)
{
    if (!month) return fmt::format("not within {}", horizon_words(study));
    if (*month == 1) return "at once";
    return fmt::format("{} (month {})", month_name(later(study.start, *month - 1)), *month);
}

std::string payback_sentence(FinancialCase const& of)
{
    if (!of.payback || !claims_a_saving(of)) return "";
    auto const& study = of.impact.head.study;
    auto const& payback = *of.payback;
    auto const when = horizon_words(study);
    if (!payback.one_in_ten) return fmt::format("Fewer than 1 in 10 draws are paid back within {}.", when);
    auto const by = [&study](std::optional<int> month) {
        auto const words = payback_month(study, month);
        return month && *month > 1 ? "by " + words : words;
    };
    auto const half = payback.half ? fmt::format("Half of the draws are paid back for good {}.", by(payback.half))
                                   : fmt::format("Most draws are not paid back within {}.", when);
    auto const ends = payback.nine_in_ten
                          ? fmt::format("1 in 10 are {}, 9 in 10 {}.", by(payback.one_in_ten), by(payback.nine_in_ten))
                          : fmt::format("1 in 10 are {}.", by(payback.one_in_ten));
    return fmt::format("{} {} The chance that it is not paid back within {} is {}.", half, ends, when,
                       in_100(payback.never));
}

std::string_view reason_words(CaseReason reason)
{
    switch (reason) {
    case CaseReason::no_evidence: return "no study measured leaving, so no saving can be stated";
    case CaseReason::effect_guessed: return "its effect on leaving is our guess";
    case CaseReason::effect_expected: return "nobody measured its effect on leaving: it is what experts expect";
    case CaseReason::very_low: return "the certainty of its evidence is very low, or none";
    case CaseReason::range_guessed: return "the range of its effect is, or holds, our guess";
    case CaseReason::bias_left_in: return "nothing is taken off its effect for bias";
    case CaseReason::fall_expected:
        return "half or more of the fall in the pilot would have been expected with nothing done";
    case CaseReason::owner_missing: return "nobody is named who answers for a line that is counted on";
    case CaseReason::below_half: return "the chance that it pays for itself is below 50 in 100";
    case CaseReason::cost_guessed: return "some of its cost is our guess";
    case CaseReason::line_guessed: return "the price behind a line is our guess";
    case CaseReason::below_threshold: return "the chance that it pays for itself is below 75 in 100";
    case CaseReason::cost_built: return "some of its cost is built from prices, and not quoted";
    case CaseReason::line_assumed: return "the price behind a line is assumed";
    }
    throw ContractBroken("a reason holds a case at red or amber");
}

std::vector<CaseReason> reasons_of(FinancialCase const& of)
{
    auto reasons = of.rated.reasons;
    if (!claims_a_saving(of))
        std::erase_if(reasons, [](CaseReason reason) {
            return reason == CaseReason::below_half || reason == CaseReason::below_threshold;
        });
    return reasons;
}

std::string rating_sentence(RatedCase const& rated)
{
    std::string text = with_capital(std::string(name(rated.rating)));
    char const* before = ": ";
    for (auto const reason : rated.reasons) {
        if (best_with(reason) != rated.rating) continue;
        text += before;
        text += reason_words(reason);
        before = "; ";
    }
    if (rated.reasons.empty())
        text += ": the chance is 75 in 100 or more, every cost and price is stated, and every line that is counted on "
                "has an owner";
    return text + ".";
}

std::string owners_missing(CaseOwners const& owners)
{
    std::string missing;  // parted by semicolons: some labels hold an "and"
    for (auto const line : all_budget_lines)
        if (owner_of(owners, line).empty()) missing += (missing.empty() ? "" : "; ") + std::string(label_of(line));
    if (missing.empty()) return "";
    return fmt::format("Who answers is to be named, in [case.owners] of the study, for: {}.", missing);
}

std::string capital_sentence(Study const& study, Strategy const& strategy)
{
    std::string text;
    auto const add = [&text](std::string const& what, std::string const& why) {
        text += fmt::format("{}{}{}{}", text.empty() ? "Capital, as the inputs say: " : "; ", visible(what),
                            why.empty() ? "" : ": ", visible(why));
    };
    for (auto const member : strategy.members) {
        auto const& intervention = study.interventions.at(member);
        if (intervention.setup_is_capital) add("the set-up", intervention.setup_capital_why);
        for (auto const& resource : intervention.resources)
            if (resource.terms.capital) add(resource.item, resource.capital_why);
    }
    if (!text.empty() && !text.ends_with('.')) text += '.';
    return text;
}

std::string case_elsewhere(std::string const& authority, std::string const& strategy)
{
    return fmt::format("This report holds one financial case: {} in {}.", visible(strategy), visible(authority));
}

std::string paid_sentence(CasePeriod const& horizon)
{
    double const capital = horizon.capital.mean;
    double const once = capital + horizon.one_off_revenue.mean;
    auto const of_it = capital < a_pound          ? std::string(", all of it revenue")
                       : once - capital < a_pound ? std::string(", all of it capital")
                                                  : fmt::format(", of which {} is capital", case_pounds(capital));
    auto const first = once < a_pound ? std::string("Nothing is paid once.")
                                      : fmt::format("{} is paid once{}.", case_pounds(once), of_it);
    double const ongoing = horizon.ongoing.mean;
    return first + (ongoing < a_pound ? " Nothing is ongoing."
                                      : fmt::format(" {} is ongoing, all of it revenue.", case_pounds(ongoing)));
}

}  // namespace holdfast::report

#include "report/subject.hpp"

#include "holdfast/base/text.hpp"

namespace holdfast::report {

Subject subject_of(Findings const& head, std::size_t number)
{
    auto const& strategy = head.strategies.at(number);
    return {strategy, head.study.authorities.front(), evidence_of(strategy), placeholder_words(head.study, strategy)};
}

std::string name_of(Subject const& subject)
{
    return visible(subject.strategy.name.empty() ? subject.strategy.id : subject.strategy.name);
}

std::string placeholder_words(Study const& study, Strategy const& strategy)
{
    if (!strategy.placeholder_cost) return "";
    for (auto const member : strategy.members) {
        auto const& one = study.interventions.at(member);
        for (auto const* cost : {&one.setup, &one.annual, &one.per_worker_year, &one.per_starter})
            if (*cost && (*cost)->basis != Basis::placeholder) return "partly a placeholder";
    }
    return "a placeholder";
}

std::string after_cost(std::string const& placeholder_words)
{
    if (placeholder_words.empty()) return "after the programme's own cost";
    return placeholder_words == "a placeholder" ? "after a placeholder cost" : "after a partly placeholder cost";
}

std::string empty_posts_clause(double cash_before_programme, double people_kept)
{
    constexpr double a_pound = 0.5;  // what rounds to less is not a saving
    if (cash_before_programme > a_pound && people_kept < 0.0)
        return "; this cash comes from more people leaving and their posts standing empty, not from keeping people";
    if (cash_before_programme < -a_pound && people_kept > 0.0)
        return "; keeping people costs cash here, because posts that now stand empty would be filled and paid for";
    return "";
}

void cautions(Paper& paper, Study const& study, Strategy const& strategy)
{
    for (auto const member : strategy.members) {
        auto const& caution = study.interventions.at(member).caution;
        if (!caution.empty()) paper.paragraph("Caution: " + caution);
    }
}

}  // namespace holdfast::report

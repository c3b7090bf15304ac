#include "report/words/subject.hpp"

#include "base/text.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/wording.hpp"
#include "study/scope.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace holdfast::report {

Subject subject_of(Findings const& head, std::size_t number)
{
    auto const& strategy = head.strategies.at(number);
    auto const& authority = head.study.authorities.front();
    auto evidence = evidence_of(strategy);
    evidence.fall_expected = fall_was_to_be_expected(head.study, strategy);
    return {strategy, authority, evidence, placeholder_words(strategy.cost_parts)};
}

std::string name_of(Subject const& subject)
{
    return visible(subject.strategy.name.empty() ? subject.strategy.id : subject.strategy.name);
}

std::string name_of_place(Study const& study)
{
    return study.authorities.size() == 1 ? study.authorities.front().name : name_of_sum(study);
}

std::string placeholder_words(ByPart<bool> const& cost_parts)
{
    switch (cost_known(cost_parts)) {
    case CostKnown::all: return "";
    case CostKnown::partly: return "partly our guess";
    case CostKnown::nothing: return wholly_placeholder;
    }
    return "";
}

std::string cost_words(std::string const& placeholder_words)
{
    if (placeholder_words.empty()) return "the programme's own cost";
    return placeholder_words == wholly_placeholder ? "a cost that is our guess" : "a cost that is partly our guess";
}

std::string after_cost(std::string const& placeholder_words) { return "after " + cost_words(placeholder_words); }

std::string empty_posts_clause(CashAndPeople const& change)
{
    if (change.cash_before_programme > a_pound && change.people_kept < 0.0)
        return change.pay > 0.0 ? "; this cash comes from more people leaving and their posts standing empty, not from "
                                  "keeping people"
                                : "; on average more people would leave here, so this is no cash from keeping people";
    if (change.cash_before_programme < -a_pound && change.people_kept > 0.0 && change.pay < 0.0)
        return "; keeping people costs cash here, because posts that now stand empty would be filled and paid for";
    return "";
}

std::vector<std::string> empty_posts_of(std::vector<CashAndPeople> const& all)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> names_by_clause;
    for (auto const& one : all) {
        auto const clause = empty_posts_clause(one);
        if (clause.empty()) continue;
        auto const same = std::find_if(names_by_clause.begin(), names_by_clause.end(),
                                       [&](auto const& known) { return known.first == clause; });
        if (same == names_by_clause.end()) names_by_clause.push_back({clause, {one.who}});
        else same->second.push_back(one.who);
    }
    std::vector<std::string> texts;
    for (auto const& [clause, names] : names_by_clause)
        texts.push_back(in_words(names) + ": " + clause.substr(std::string_view("; ").size()));
    return texts;
}

}  // namespace holdfast::report

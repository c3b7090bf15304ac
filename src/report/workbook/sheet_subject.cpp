#include "report/workbook/sheet_subject.hpp"

#include "holdfast/base/contract.hpp"
#include "report/words/subject.hpp"

#include <algorithm>
#include <string_view>

namespace holdfast::report {

namespace {

Result const& result_of(Findings const& findings, WorkbookChoice choice)
{
    auto const found = std::find_if(findings.results.begin(), findings.results.end(), [&](Result const& result) {
        return result.authority == choice.authority && result.strategy == choice.strategy;
    });
    require(found != findings.results.end(), "a workbook is about one of the findings' results");
    return *found;
}

}  // namespace

SheetSubject::SheetSubject(Findings const& of, WorkbookChoice choice)
    : findings(of), study(of.study), result(result_of(of, choice)),
      authority(of.study.authorities.at(choice.authority)), strategy(of.strategies.at(choice.strategy)),
      standing(standing_of(of, result)), setting(setting_of(of, authority))
{
}

std::string SheetSubject::after_cost() const { return report::after_cost(standing.placeholder_words); }

std::string meaning_without_figures(Grounds const& grounds)
{
    if (grounds.kind != Evidence::null_result) return meaning(grounds);
    return "A study looked and found no significant effect. No saving is claimed, so none stands here. Not ranked.";
}

std::string notes_on(Findings const& findings, Standing const& standing)
{
    std::string text;
    if (standing.evidence == Evidence::null_result) text = with_capital(null_result_claims_nothing) + ".";
    auto const add = [&text](std::string const& more) {
        if (!more.empty()) text += (text.empty() ? "" : " ") + more;
    };
    if (auto const posts = empty_posts_clause(standing); !posts.empty())
        add(with_capital(posts.substr(std::string_view("; ").size())) + ".");
    add(cautions_of(findings, standing));
    return text;
}

}  // namespace holdfast::report

#include "report/workbook/chosen.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>

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

Chosen::Chosen(Findings const& of, WorkbookChoice choice)
    : findings(of), study(of.study), result(result_of(of, choice)),
      authority(of.study.authorities.at(choice.authority)), strategy(of.strategies.at(choice.strategy)),
      standing(standing_of(of, result)), setting{authority.name, horizon(of.study.months, of.study.start), false}
{
}

std::string Chosen::after_cost() const
{
    if (!standing.placeholder) return "after the programme's own cost";
    return standing.placeholder_words == "a placeholder" ? "after a placeholder cost"
                                                         : "after a partly placeholder cost";
}

}  // namespace holdfast::report

#include "report/words/cost_parts.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "report/words/wording.hpp"

#include <vector>

#include <fmt/format.h>

namespace holdfast::report {

CostKnown cost_known(ByPart<bool> const& parts)
{
    if (!at(parts, CostPart::guessed)) return CostKnown::all;
    return at(parts, CostPart::stated) || at(parts, CostPart::built) ? CostKnown::partly : CostKnown::nothing;
}

std::string_view id_of(CostKnown known)
{
    switch (known) {
    case CostKnown::all: return "all";
    case CostKnown::partly: return "partly";
    case CostKnown::nothing: return "nothing";
    }
    throw ContractBroken("a cost is known, partly known or not known");
}

std::string_view cost_is(ByPart<bool> const& parts)
{
    switch (cost_known(parts)) {
    case CostKnown::all: return "stated";
    case CostKnown::partly: return "partly placeholder";
    case CostKnown::nothing: return "placeholder";
    }
    throw ContractBroken("a cost is known, partly known or not known");
}

Estimate const& lead_cash(Savings const& savings, bool placeholder)
{
    return savings.cash_after(placeholder ? CostPart::built : CostPart::guessed);
}
Estimate const& lead_total(Savings const& savings, bool placeholder)
{
    return savings.total_after(placeholder ? CostPart::built : CostPart::guessed);
}
double lead_chance(Chances const& chances, bool placeholder)
{
    return placeholder ? chances.after_built_cash : chances.net_cash;
}

std::string lead_is(CostKnown known)
{
    switch (known) {
    case CostKnown::all: return "after the programme's own cost";
    case CostKnown::partly: return "after the stated part of the programme's own cost";
    case CostKnown::nothing: return "before the programme's own cost";
    }
    throw ContractBroken("a cost is known, partly known or not known");
}

std::string lead_heading(CostKnown known)
{
    switch (known) {
    case CostKnown::all: return "cash saving\nafter its\nown cost";
    case CostKnown::partly: return "cash saving\nafter its\nstated cost";
    case CostKnown::nothing: return "cash saving\nbefore its\nown cost";
    }
    throw ContractBroken("a cost is known, partly known or not known");
}

std::string left_heading(CostKnown known)
{
    require(known != CostKnown::all, "where all of a cost is known the lead is what is left after it");
    return known == CostKnown::partly ? "after both\nparts of\nits cost" : "after a\nguessed\ncost";
}

std::string_view words_of(CostPart part)
{
    switch (part) {
    case CostPart::stated: return "stated";
    case CostPart::built: return "built from prices";
    case CostPart::guessed: return "our guess";
    }
    throw ContractBroken("a part of a cost is stated, built or guessed");
}

std::string after_part(CostPart part)
{
    switch (part) {
    case CostPart::stated: return "after the stated part";
    case CostPart::built: return "after the stated and the built part";
    case CostPart::guessed: return "after all parts";
    }
    throw ContractBroken("a part of a cost is stated, built or guessed");
}

std::string parts_clause(ByPart<bool> const& has, ByPart<double> const& means)
{
    std::vector<std::string> parts;
    for (auto const part : all_cost_parts)
        if (at(has, part)) parts.push_back(fmt::format("{} is {}", spoken(at(means, part)), words_of(part)));
    return parts.size() < 2 ? std::string() : in_words(std::span<std::string const>(parts), "and");
}
}  // namespace holdfast::report

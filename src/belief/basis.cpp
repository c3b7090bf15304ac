#include "holdfast/belief/belief.hpp"

#include "belief/stated_as.hpp"
#include "holdfast/base/contract.hpp"

namespace holdfast {

std::string_view name(Basis basis)
{
    switch (basis) {
    case Basis::published: return "published";
    case Basis::official_statistic: return "official-statistic";
    case Basis::derived: return "derived";
    case Basis::null_result: return "null-result";
    case Basis::elicited: return "elicited";
    case Basis::assumption: return "assumption";
    case Basis::placeholder: return "placeholder";
    case Basis::no_turnover_evidence: return "no-turnover-evidence";
    case Basis::local: return "local";
    case Basis::missing: return "missing";
    }
    throw ContractBroken("a basis is one of all_bases");
}

std::string_view stated_as(Basis basis)
{
    switch (basis) {
    case Basis::published:
    case Basis::official_statistic:
    case Basis::null_result:
    case Basis::no_turnover_evidence: return "as published";
    case Basis::derived: return "as worked out";
    case Basis::elicited: return "as experts expect it";
    case Basis::assumption:
    case Basis::placeholder: return "as assumed";
    case Basis::local:
    case Basis::missing: return "as entered";
    }
    throw ContractBroken("a basis is one of all_bases");
}

std::string_view in_words(ShareOf what)
{
    switch (what) {
    case ShareOf::nothing: return "";
    case ShareOf::pay: return "pay";
    case ShareOf::salary: return "salary";
    }
    throw ContractBroken("an amount is a share of pay, of salary or of nothing");
}

std::optional<Basis> basis_named(std::string_view text)
{
    for (Basis const basis : all_bases)
        if (name(basis) == text) return basis;
    return std::nullopt;
}

}  // namespace holdfast

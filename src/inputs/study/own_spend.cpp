#include "inputs/study/own_spend.hpp"

#include "holdfast/base/calendar.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/tables/price_levels.hpp"
#include "inputs/tables/whose_number.hpp"

#include <cmath>
#include <map>
#include <string>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! What an agency worker costs a year lies between these, whatever the ledger counts as agency [£].
constexpr double least_each = 10'000.0;
constexpr double most_each = 1'000'000.0;

void warn_of_unsourced_spend(TableReader const& authority, TableReader const& spend)
{
    auto const own = spend.provenance();
    if (!own.source.empty() || !authority.provenance_of(*authority.node("agency_spend")).source.empty()) return;
    if (any_local(spend.table())) return warn_of_unsourced(spend.table(), spend.path(), spend.reading());
    spend.reading().warning(spend.table().at, spend.path(), fmt::format("{} has no source", spend.path()),
                            "say where it comes from, as in source = \"ledger, March 2026\"");
}

//! True, with the problem said, of what can never be held against anything.
bool refused(TableReader const& spend, int year, double amount, AroundAuthorities const& around)
{
    if (amount <= 0.0) {
        spend.reading().error(
            spend.at("amount"), spend.name("amount"),
            fmt::format("{} is £0, and there is nothing to hold against nothing spent", spend.name("amount")),
            "give what was spent, or take the year out");
        return true;
    }
    if (!around.study_start || year <= around.study_start->year) return false;
    spend.reading().error(
        spend.at("year"), spend.name("year"),
        fmt::format("{} is {}, and the study starts in {}: what has not been spent yet cannot be held "
                    "against anything",
                    spend.name("year"), year, written(*around.study_start)),
        "give a financial year that is over, by the year that it begins in");
    return true;
}

//! "£4.2k" for "£4.2m".
void doubt(TableReader const& spend, double amount, Authority const& of)
{
    if (!of.agency || *of.agency < 1.0 || spend.reading().partial) return;
    double const each = amount / *of.agency;
    if (each >= least_each && each <= most_each) return;
    spend.reading().warning(spend.at("amount"), spend.name("amount"),
                            fmt::format("{} is £{} a year for each of the {} agency workers of {}: hardly meant",
                                        spend.name("amount"), with_thousands(std::round(each)),
                                        with_thousands(std::round(*of.agency * 10.0) / 10.0), of.name),
                            "check the amount, as in \"£4.2m\" or \"£4,200k\"");
}

//! In the prices of the study, where its deflator knows the year.
double in_prices_of_the_study(double amount, int year, PriceLevels const* levels)
{
    bool const known =
        levels != nullptr && levels->study_year && levels->holds(*levels->study_year) && levels->holds(year);
    return known ? amount * levels->factor_from(year) : amount;
}

}  // namespace

void read_own_spend(TableReader const& authority, AroundAuthorities const& around, Authority& of)
{
    std::size_t number = 0;
    std::map<int, Spot> years;
    for (auto const* node : authority.tables("agency_spend")) {
        TableReader const spend(sections::agency_spend, *node,
                                fmt::format("{}.{}", authority.name("agency_spend"), ++number), authority.reading());
        warn_of_unsourced_spend(authority, spend);
        auto const typed = spend.whole("year");
        auto const amount = spend.number("amount");
        if (!typed || !amount) continue;
        auto const year = static_cast<int>(*typed);
        if (refused(spend, year, *amount, around)) continue;
        if (auto const [earlier, is_new] = years.try_emplace(year, spend.at("year")); !is_new) {
            spend.reading().clash(
                spend.at("year"), earlier->second, spend.name("year"),
                fmt::format("what was spent on agency workers in {} is given twice", financial_year_name(year)),
                "give it once");
            continue;
        }
        doubt(spend, *amount, of);
        of.agency_spend.push_back(
            {year, in_prices_of_the_study(*amount, year, spend.reading().price_levels), *amount, place_of(node->at)});
    }
}

}  // namespace holdfast

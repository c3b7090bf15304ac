#include "report/savings/chance_chapter.hpp"

#include "holdfast/base/calendar.hpp"
#include "holdfast/base/contract.hpp"
#include "report/forms/paper.hpp"
#include "report/words/case_words.hpp"
#include "report/words/sentences.hpp"
#include "report/words/standing.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

using Side = Column::Side;

constexpr char const* what_it_is =
    "The ranges so far are about what is expected. People leave or stay one by one, and some years are worse than "
    "others "
    "whatever is done. The second range adds both, at the same average leaving rates and prices. It makes a year's "
    "leavers "
    "twice as variable as people who leave one by one, as published years are. One FTE counts as one person.";

//! The chance that goes with a result; none where there is none.
ChanceVariation const* chance_of(Findings const& findings, ChanceFindings const& chance, Result const& result)
{
    require(chance.size() == findings.results.size(), "chance is told of every result or of none");
    auto const& found = chance[static_cast<std::size_t>(&result - findings.results.data())];
    return found.value ? &*found.value : nullptr;
}

//! "2026-27", "2026-27 (6 months)", "60 months".
std::string when(ChancePeriod const& period)
{
    auto const months = counted(static_cast<std::uint64_t>(period.months), "month", "months");
    if (period.starts == 0) return months;
    auto const year = financial_year_name(period.starts);
    return period.months == 12 ? year : fmt::format("{} ({})", year, months);
}

std::string people_range(Estimate const& people) { return fmt::format("{:.0f} to {:.0f}", people.low, people.high); }

//! The first financial year, and the whole horizon.
std::vector<ChancePeriod const*> periods_of(ChanceVariation const& chance)
{
    std::vector<ChancePeriod const*> periods;
    if (!chance.years.empty()) periods.push_back(&chance.years.front());
    periods.push_back(&chance.horizon);
    return periods;
}

Table table_of(std::string heading)
{
    constexpr std::size_t our_labels = 9;  // lines: never cut
    return {{{std::move(heading), Side::left, 0, true, our_labels},
             {"expected", Side::right, 0, false},
             {"95% range", Side::right, 1, false},
             {"95% range\nwith chance", Side::right, 0, false}},
            {},
            {}};
}

Table table_of_leavers(ChanceVariation const& chance, bool with_programme)
{
    auto table = table_of("leavers");
    auto const row = [&](char const* what, ChancePeriod const& period, WithChance const& leavers) {
        table.rows.push_back({fmt::format("{}, {}", what, when(period)), figure(leavers.expected.mean),
                              figure_range(leavers.expected), people_range(leavers.with_chance)});
    };
    for (auto const* period : periods_of(chance)) {
        row("nothing new done", *period, period->without.leavers);
        if (with_programme) row("with the programme", *period, period->with.leavers);
    }
    return table;
}

Table table_of_money(ChanceVariation const& chance, Standing const& standing)
{
    auto table = table_of("cash saving");
    for (auto const* period : periods_of(chance)) {
        auto const row = [&](std::string const& what, WithChance const& saving) {
            table.rows.push_back({fmt::format("{}, {}{}", what, when(*period),
                                              period->starts == 0 ? ", present value" : ", not discounted"),
                                  spoken(saving.expected.mean), pounds_range(saving.expected),
                                  pounds_range(saving.with_chance)});
        };
        if (standing.known == CostKnown::nothing) row("before its own cost", period->cash_saving_after_built);
        if (standing.known == CostKnown::partly)
            for (auto const part : {CostPart::stated, CostPart::built})
                if (at(standing.cost_parts, part))
                    row(after_part(part),
                        part == CostPart::stated ? period->cash_saving_after_stated : period->cash_saving_after_built);
        row(after_cost(standing.placeholder_words), period->net_cash_saving);
    }
    return table;
}

void seen(Paper& paper, FirstYearSeen const& found, std::optional<Standing> const& standing)
{
    paper.item("-",
               fmt::format("With nothing new done and the leaving rate as it is, a year has fewer leavers than the "
                           "year before with a chance of {}. Fewer leavers alone do not show that a programme "
                           "works, nor more leavers that it does not.",
                           in_100(found.fewer_without)));
    if (!standing) return;
    auto const reminded = reminder(standing->evidence, "; ");
    paper.item("-",
               fmt::format("A fall of {} or more from one year to the next comes by chance alone in at most 1 of 20 "
                           "cases. In the first twelve months with the programme, a fall that large has a chance of "
                           "{}{}. Other causes move leaving too, so that such a fall may still have another reason.",
                           counted(static_cast<std::uint64_t>(found.fall_needed), "leaver", "leavers"),
                           in_100(found.fall_seen), reminded));
    if (found.more_all_the_same.value)
        paper.item("-", fmt::format("Where the programme does lower leaving in its first twelve months ({} draws), "
                                    "they still have more leavers than the year before with a chance of {}{}.",
                                    in_100(found.lowers_leaving), in_100(*found.more_all_the_same.value), reminded));
    else paper.item("-", fmt::format("No chance of more leavers all the same: {}.", found.more_all_the_same.reason));
}

}  // namespace

void chance_chapter(Paper& paper, Findings const& findings, ChanceFindings const& chance, Setting const& setting,
                    std::optional<Standing> const& standing)
{
    if (chance.empty()) return;
    // Without a programme that leads, what happens with nothing new done is the same beside any.
    ChanceVariation const* found = nullptr;
    if (standing) found = chance_of(findings, chance, *standing->results.front());
    else
        for (auto const& one : chance)
            if (one.value && found == nullptr) found = &*one.value;
    if (found == nullptr) return;
    auto const several = findings.results.size() > 1;
    paper.heading(several && standing ? fmt::format("What chance may bring to {}: {}", setting.who,
                                                    findings.strategies.at(standing->strategy).name)
                                      : fmt::format("What chance may bring to {}", setting.who));
    paper.paragraph(what_it_is);
    paper.table(table_of_leavers(*found, standing.has_value()));
    if (standing) {
        paper.gap();
        paper.table(table_of_money(*found, *standing));
        paper.paragraph(as_a_sentence(standing->evidence) + "Whoever is there with and without the programme is taken "
                                                            "to leave, or stay, in both cases, unless the programme "
                                                            "keeps them or drives them away. Nobody will ever see both "
                                                            "cases, so no data can say whether that is so.");
    }
    if (found->first_year.value) seen(paper, *found->first_year.value, standing);
    if (several) paper.paragraph("The same of the other programmes: --intervention ID, or --format json.");
}

}  // namespace holdfast::report

#include "inputs/published/dfe_workforce_estimates.hpp"

#include "base/text.hpp"
#include "inputs/published/dfe_workforce_choice.hpp"

#include <map>
#include <optional>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double small_base = 50.0;

std::optional<double> value(PublishedCell const& cell)
{
    return cell.number ? std::optional(cell.number->value) : std::nullopt;
}

std::vector<std::string> leaving_flags(DfeHistory const& history, std::map<int, YearUse> const& uses)
{
    std::vector<std::string> flags;
    std::vector<std::string> without_row;
    for (auto const& [year, use] : uses) {
        switch (use) {
        case YearUse::used: break;
        case YearUse::used_without_opening:
            flags.push_back(fmt::format("opening stock missing in {}: leaving rate on the closing stock", year));
            break;
        case YearUse::no_row: without_row.push_back(std::to_string(year)); break;
        case YearUse::not_published: {
            auto const& row = history.at(year);
            auto const& missing = row[DfeFigure::in_post].number ? row[DfeFigure::leavers] : row[DfeFigure::in_post];
            flags.push_back(fmt::format("leaving rate without {}: {} {}", year,
                                        row[DfeFigure::in_post].number ? "leavers" : "in post", missing.mark));
            break;
        }
        case YearUse::too_small:
            flags.push_back(
                fmt::format("leaving rate without {}: under {:g} FTE in post", year, smallest_leaving_year));
            break;
        case YearUse::no_national_rate:
            flags.push_back(fmt::format("leaving rate without {}: no opening stocks that year", year));
            break;
        }
    }
    if (!without_row.empty())
        flags.push_back(fmt::format("leaving rate without {}: no figures", in_words(without_row)));
    return flags;
}

std::vector<std::string> flags_of(DfeRow const& row, DfeHistory const& history, int latest,
                                  std::map<int, YearUse> const& uses, std::vector<LeavingYear> const& kept)
{
    std::vector<std::string> flags;
    if (row.year != latest) flags.push_back(fmt::format("figures of {}: none published for {}", row.year, latest));
    if (auto const authorities = members(row.number).size(); authorities > 1)
        flags.push_back(fmt::format("joint return: one set of figures for {} authorities", authorities));
    for (auto const& known : dfe_figure_columns)
        if (!row[known.figure].number && known.figure != DfeFigure::starters)
            flags.push_back(fmt::format("{}: {}", known.label, row[known.figure].mark));
    if (auto const& in_post = *row[DfeFigure::in_post].number; in_post.value < small_base)
        flags.push_back(fmt::format("small base: {} FTE in post, rates jump from year to year", in_post.digits));
    if (auto const size = mean_exposure(kept); size > 0.0 && size < smallest_sure_size)
        flags.push_back(
            fmt::format("leaving rate: under {:g} FTE, where few authorities show what is usual", smallest_sure_size));
    auto leaving = leaving_flags(history, uses);
    flags.insert(flags.end(), leaving.begin(), leaving.end());
    return flags;
}

}  // namespace

Panel panel_of(DfePanel const& read)
{
    Panel panel;
    for (auto const& [number, history] : read.authorities) {
        auto& authority = panel[number];
        for (auto const& [year, row] : history) {
            authority.name = row.name;
            authority.years[year] = {value(row[DfeFigure::in_post]), value(row[DfeFigure::leavers]),
                                     value(row[DfeFigure::vacancies]), value(row[DfeFigure::agency_covering])};
        }
    }
    return panel;
}

std::vector<double> new_staff_of(DfeHistory const& england, int year)
{
    std::map<int, StarterYear> years;
    for (auto const& [y, row] : england) {
        auto const in_post = value(row[DfeFigure::in_post]);
        auto const leavers = value(row[DfeFigure::leavers]);
        // The opening stock of the first year is all that is needed of the year before it.
        if (in_post && leavers) years[y] = {*in_post, value(row[DfeFigure::starters]).value_or(0.0), *leavers};
        if (y > year - years_of_new_staff && y <= year && !row[DfeFigure::starters].number) return {};
    }
    return new_staff_by_year(years, year, relative_rate_of_new_staff).value_or(std::vector<double>{});
}

ImportedAuthority authority_of(DfeHistory const& history, int latest, DfeEstimates const& estimates)
{
    auto const& now = history.rbegin()->second;     // who it is
    auto const& row = *latest_with_staff(history);  // what is known of it
    ImportedAuthority a;
    a.code = now.code;
    a.dfe_number = now.number;
    a.name = now.name;
    a.region = now.region;
    a.subregion = now.subregion;
    a.type = type_of(now.code).value_or("");
    a.year = row.year;
    a.in_post = *row[DfeFigure::in_post].number;
    a.vacancies = row[DfeFigure::vacancies].number;
    a.agency = row[DfeFigure::agency].number;
    a.agency_covering_vacancies = row[DfeFigure::agency_covering].number;
    a.caseload = row[DfeFigure::caseload].number;
    a.absence_percent = row[DfeFigure::absence].number;
    a.turnover_percent = row[DfeFigure::turnover].number;
    a.leaving = estimates.leaving.relative.at(now.number);
    a.years = estimates.leaving.kept.at(now.number);
    a.cover = estimates.cover.believed.at(now.number);
    a.cover_years = estimates.cover.kept.at(now.number);
    a.flags = flags_of(row, history, latest, estimates.leaving.uses.at(now.number), a.years);
    return a;
}

ImportedEngland england_of(DfeRow const& row, DfeEstimates const& estimates, std::vector<std::string>& notes)
{
    for (auto const figure : {DfeFigure::caseload, DfeFigure::absence})
        if (!row[figure].number)
            notes.push_back(fmt::format("England: {} is marked {} in {}",
                                        dfe_figure_columns[static_cast<std::size_t>(figure)].label, row[figure].mark,
                                        row.year));
    return {row.year,
            estimates.leaving.national,
            estimates.leaving.prior,
            estimates.leaving.authorities,
            estimates.cover.england,
            estimates.new_staff,
            row[DfeFigure::caseload].number,
            row[DfeFigure::absence].number};
}

}  // namespace holdfast

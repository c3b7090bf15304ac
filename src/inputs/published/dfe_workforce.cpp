#include "inputs/published/dfe_workforce.hpp"

#include "base/text.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/published/dfe_workforce_choice.hpp"
#include "inputs/published/dfe_workforce_estimates.hpp"
#include "inputs/published/dfe_workforce_rows.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

std::string count_of(std::size_t n, std::string_view thing)
{
    return fmt::format("{} {}{}", n, thing, n == 1 ? "" : "s");
}

void note_changes(DfeHistory const& history, std::vector<std::string>& notes)
{
    DfeRow const* before = nullptr;
    for (auto const& entry : history) {
        auto const& row = entry.second;
        if (before != nullptr) {
            auto const changed = [&](std::string_view what, std::string const& from, std::string const& to) {
                if (from != to)
                    notes.push_back(fmt::format("{} ({}): {} {} until {}, {} from {}", row.name, row.number, what, from,
                                                before->year, to, row.year));
            };
            changed("ONS code", before->code, row.code);
            changed("name", before->name, row.name);
            changed("region", before->subregion.empty() ? before->region : before->subregion,
                    row.subregion.empty() ? row.region : row.subregion);
        }
        before = &row;
    }
}

//! Which rows of which file gave way to which later file.
std::vector<std::string> notes_on_replaced(std::vector<DfePanel> const& panels, std::span<CsvFile const> files)
{
    std::map<std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::set<int>>> replaced;
    std::map<std::pair<std::string, int>, std::size_t> holder;
    for (std::size_t i = 0; i < panels.size(); ++i) {
        auto const take = [&](std::string const& who, DfeHistory const& history) {
            for (auto const& [year, row] : history) {
                auto const [held, is_new] = holder.emplace(std::pair(who, year), i);
                if (is_new) continue;
                auto& [rows, years] = replaced[{i, held->second}];
                ++rows;
                years.insert(year);
                held->second = i;
            }
        };
        for (auto const& [number, history] : panels[i].authorities) take(number, history);
        take("England", panels[i].england);
    }
    std::vector<std::string> notes;
    for (auto const& [pair, what] : replaced) {
        std::vector<std::string> years;
        for (int const year : what.second) years.push_back(std::to_string(year));
        notes.push_back(fmt::format("{} replaces {} of {} for {}", files[pair.first].name, count_of(what.first, "row"),
                                    files[pair.second].name, in_words(years)));
    }
    return notes;
}

void refuse_shared_codes(std::vector<ImportedAuthority> const& authorities, DfePanel const& panel,
                         std::vector<CsvTable> const& tables, Problems& problems)
{
    std::map<std::string, std::string> taken;  // code → DfE number
    for (auto const& authority : authorities) {
        auto const [earlier, is_new] = taken.emplace(authority.code, authority.dfe_number);
        if (is_new) continue;
        auto const place = [&](std::string const& number) {
            auto const& row = panel.authorities.at(number).rbegin()->second;
            return place_of(tables[row.file], *row.at);
        };
        problems.push_back({Problem::Kind::error, place(authority.dfe_number), "new_la_code",
                            fmt::format("the DfE numbers {} and {} have the same ONS code {}", earlier->second,
                                        authority.dfe_number, authority.code),
                            "an authority is known by its code", place(earlier->second)});
    }
}

//! A relative leaving rate that a check would refuse: more left than can have been there.
void refuse_leaving_out_of_range(std::vector<ImportedAuthority> const& authorities, DfePanel const& panel,
                                 std::vector<CsvTable> const& tables, Problems& problems)
{
    auto const& row = *sections::relative_leaving_rate.field("mean");
    for (auto const& authority : authorities) {
        double const mean = authority.leaving.mean;
        if (mean >= row.lowest && mean <= row.highest) continue;
        auto const& last = panel.authorities.at(authority.dfe_number).rbegin()->second;
        problems.push_back({Problem::Kind::error,
                            place_of(tables[last.file], *last.at),
                            "leavers_fte",
                            fmt::format("the leavers of {} come to {} times England's rate, but {} {}", authority.name,
                                        in_measure(row.measure, mean), row.noun, range_in_words(NumberRule(row))),
                            "look for a slipped decimal point in its leavers or its staff in post",
                            {}});
    }
}

Problem about_file(CsvFile const& file, std::string says, std::string hint)
{
    return {Problem::Kind::error, {file.name, 0, 0, 0, ""}, "", std::move(says), std::move(hint), {}};
}

void fill_authorities(DfePanel const& panel, int latest, DfeEstimates const& estimates, DfeImport& import)
{
    for (auto const& [number, history] : panel.authorities) {
        note_changes(history, import.notes);
        auto const& now = history.rbegin()->second;
        if (auto why = why_dropped(number, panel, latest))
            import.dropped.push_back({now.name, now.code, *std::move(why)});
        else import.authorities.push_back(authority_of(history, latest, estimates));
    }
    std::stable_sort(import.authorities.begin(), import.authorities.end(), [](auto const& a, auto const& b) {
        return std::tie(a.region, a.name, a.code) < std::tie(b.region, b.name, b.code);
    });
    std::stable_sort(import.dropped.begin(), import.dropped.end(),
                     [](auto const& a, auto const& b) { return a.name < b.name; });
}

}  // namespace

Read<DfeImport> import_dfe(std::span<CsvFile const> files)
{
    Problems problems;
    std::vector<CsvTable> tables(files.size());
    std::vector<DfePanel> panels(files.size());
    DfePanel panel;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto read = read_csv(files[i]);
        problems.insert(problems.end(), read.problems.begin(), read.problems.end());
        if (!read.value) continue;
        tables[i] = *std::move(read.value);
        panels[i] = read_rows(tables[i], i, problems);
        lay_over(panel, panels[i]);
    }
    if (files.empty())
        problems.push_back(about_file({"(no file)", ""}, "there is nothing to import", "name a CSV file"));
    if (has_errors(problems)) return {std::nullopt, in_file_order(std::move(problems))};

    if (panel.authorities.empty())
        return {std::nullopt, {about_file(files.back(), "there is no row of a local authority", "")}};
    auto const latest = latest_year(panel);
    auto const first = latest - years_of_leaving + 1;
    auto const england = panel.england.find(latest);
    if (england == panel.england.end())
        return {std::nullopt, {about_file(files.back(), fmt::format("there is no National row for {}", latest), "")}};
    auto all_years = panel_of(panel);
    auto rates = leaving_rates(staff_of(all_years), first, latest);
    if (!rates)
        return {std::nullopt,
                {about_file(files.back(),
                            fmt::format("the leaving rates need three years from {} to {} for at least two authorities",
                                        first, latest),
                            "name the files of the earlier years too")}};

    auto cover = cover_shares(vacancies_of(all_years), first, latest);
    if (!cover)
        return {std::nullopt,
                {about_file(files.back(), fmt::format("no authority has vacancies in {} to {}", first, latest), "")}};
    DfeEstimates const estimates{*std::move(rates), *std::move(cover), new_staff_of(panel.england, latest)};

    DfeImport import;
    import.first_year = first;
    import.panel = std::move(all_years);
    import.notes = notes_on_replaced(panels, files);
    import.england = england_of(england->second, estimates, import.notes);
    fill_authorities(panel, latest, estimates, import);
    refuse_shared_codes(import.authorities, panel, tables, problems);
    refuse_leaving_out_of_range(import.authorities, panel, tables, problems);
    if (has_errors(problems)) return {std::nullopt, in_file_order(std::move(problems))};
    return {std::move(import), {}};
}

}  // namespace holdfast

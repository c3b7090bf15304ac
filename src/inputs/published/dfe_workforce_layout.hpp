//! How DfE lays out its workforce file, by release: which columns hold what, and how a cell may be written.
#pragma once

#include "inputs/files/csv.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace holdfast {

enum class DfeFigure {
    in_post,
    leavers,
    starters,
    vacancies,
    agency,
    agency_covering,
    agency_cover_rate,
    cover_share,
    caseload,
    absence,
    turnover
};

//! The layouts of DfE's own files, by release. The columns that label a row are called the same in both.
enum class DfeLayout : std::size_t {
    since_2023,  // csww_indicators_2017_to_2023.csv, …_2024.csv, …_2025.csv
    of_2022      // csww_headline_measures_2017_to_2022.csv
};
inline constexpr std::array dfe_layouts{DfeLayout::since_2023, DfeLayout::of_2022};
struct DfeFigureColumn {
    DfeFigure figure;
    std::array<std::string_view, dfe_layouts.size()> columns;  // by layout
    std::string_view label;                                    // in flags
    std::string_view field;  // of [authorities], whose range holds here, too: what a check refuses is not imported

    [[nodiscard]] constexpr std::string_view column(DfeLayout layout) const
    {
        return columns[static_cast<std::size_t>(layout)];
    }
};

//! The release of 2022 says nothing of starters: its rows hold the mark of what is not available.
inline constexpr std::string_view not_in_this_layout;

inline constexpr std::array dfe_figure_columns{
    DfeFigureColumn{DfeFigure::in_post, {"inpost_fte", "social_worker_fte"}, "in post", "in_post"},
    DfeFigureColumn{DfeFigure::leavers, {"leavers_fte", "leaver_fte"}, "leavers", "in_post"},
    DfeFigureColumn{DfeFigure::starters, {"starters_fte", not_in_this_layout}, "starters", "in_post"},
    DfeFigureColumn{DfeFigure::vacancies, {"vacancy_fte", "vacancy_fte"}, "vacancies", "vacancies"},
    DfeFigureColumn{DfeFigure::agency, {"agency_fte", "agency_fte"}, "agency", "agency"},
    DfeFigureColumn{DfeFigure::agency_covering,
                    {"agency_cover_fte", "agency_cover_fte"},
                    "agency covering vacancies",
                    "agency_covering_vacancies"},
    DfeFigureColumn{DfeFigure::agency_cover_rate,
                    {"agency_cover_rate_fte", "agency_cover_rate_fte_%"},
                    "agency cover rate",
                    "cover_share"},
    DfeFigureColumn{DfeFigure::cover_share,
                    {"vacancy_agency_cover_rate_fte", "vacancy_agency_cover_rate_fte_%"},
                    "cover share",
                    "cover_share"},
    DfeFigureColumn{DfeFigure::caseload, {"caseload_fte", "caseload_fte"}, "caseload", "caseload"},
    DfeFigureColumn{DfeFigure::absence, {"absence_rate_fte", "absence_rate_fte_%"}, "absence rate", "absence_rate"},
    DfeFigureColumn{DfeFigure::turnover, {"turnover_rate_fte", "turnover_rate_fte_%"}, "turnover", "turnover"},
};

enum class DfeLabel { year, level, region, number, code, name };

struct DfeLabelColumn {
    DfeLabel label;
    std::string_view column;
};

inline constexpr std::array dfe_label_columns{
    DfeLabelColumn{DfeLabel::year, "time_period"},   DfeLabelColumn{DfeLabel::level, "geographic_level"},
    DfeLabelColumn{DfeLabel::region, "region_name"}, DfeLabelColumn{DfeLabel::number, "old_la_code"},
    DfeLabelColumn{DfeLabel::code, "new_la_code"},   DfeLabelColumn{DfeLabel::name, "la_name"},
};

//! The layout that the file has more columns of; nothing where it has less than half of those of either, and so is another
//! file: then one sentence says which is needed, and not one sentence a column.
[[nodiscard]] std::optional<DfeLayout> layout_of(CsvTable const&);

//! Is the column one of those that a file of this layout is read by?
[[nodiscard]] bool is_needed(std::string_view column, DfeLayout);

//! "E06000015": a letter and eight digits.
[[nodiscard]] bool is_ons_code(std::string_view);

//! What kind of authority a code is of, by its first letters; nothing where it is of none with children's services.
[[nodiscard]] std::optional<std::string_view> type_of(std::string_view code);

}  // namespace holdfast

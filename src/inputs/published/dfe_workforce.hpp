//! The Department for Education's published workforce file (Children's social work workforce in England), read into what
//! inputs/authorities.toml says of each authority.
//!
//! Layouts: csww_indicators of the releases of 2023 to 2025, and csww_headline_measures of the release of 2022, which says the
//! same under other names. Of any other file one problem says which is needed.
//! Columns are found by name; a column we need and do not find is a problem. Rules:
//! - Years are joined on DfE's own number (old_la_code): ONS codes and names change with reorganisation.
//! - Several files may be given. Where two hold the same authority and year, the later file wins, and a note says so.
//! - A suppression mark (z, x, c, u, low or a colon) never becomes a number: the figure is absent and a flag says why.
//!   Anything else that is not a plain decimal number is a problem with its place.
//! - An authority's figures are those of its latest year with staff in post. Kept: more than 20 FTE in that year, and a
//!   row in one of the file's two latest years. What is left out stands in `dropped` with the reason.
//! - A joint return ("314 / 318") is one authority with both codes. A return that has since been split or joined
//!   (its number appears alone, or in another return, in a later year) is dropped in favour of the newer one.
//! - The relative leaving rate (M27), the share of vacancies covered (M17) and England's share of staff with under five years'
//!   service (M2) use the latest five years.
//! Figures keep the digits in which they were published. Source: DfE, Open Government Licence v3.0.
//! Tested in tests/inputs/dfe_workforce_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/panel/cover_share.hpp"
#include "holdfast/panel/panel.hpp"
#include "holdfast/panel/relative_leaving_rate.hpp"
#include "inputs/files/csv.hpp"
#include "inputs/published/published_number.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

struct ImportedAuthority {
    std::string code;        //!< ONS: "E06000015"; joint "E09000021 / E09000027"
    std::string dfe_number;  //!< "831"; joint "314 / 318"
    std::string name;
    std::string region;                                        //!< one of the nine regions of England
    std::string subregion;                                     //!< "Inner London", "Outer London"; elsewhere empty
    std::string type;                                          //!< by the code's first letters: "unitary authority"
    int year{};                                                //!< of the figures
    PublishedNumber in_post;                                   //!< [FTE]
    std::optional<PublishedNumber> vacancies;                  //!< [FTE]
    std::optional<PublishedNumber> agency;                     //!< [FTE]
    std::optional<PublishedNumber> agency_covering_vacancies;  //!< [FTE]
    std::optional<PublishedNumber> caseload;                   //!< cases per FTE holding cases
    std::optional<PublishedNumber> absence_percent;            //!< of working days lost to sickness
    std::optional<PublishedNumber> turnover_percent;           //!< leavers of the year over FTE in post at its end
    RelativeLeavingRate leaving;
    std::vector<LeavingYear> years;  //!< on which it rests
    CoverShare cover;                //!< of vacancies covered by agency staff
    std::vector<CoverYear> cover_years;
    std::vector<std::string> flags;  //!< the publisher's marks, and what a user must know
};

struct ImportedEngland {
    int year{};
    std::vector<NationalLeavingRate> leaving_rates;
    LeavingPrior prior;
    int authorities{};     //!< on which the prior rests
    double cover_share{};  //!< of vacancies, five years together
    std::vector<double>
        new_staff;  //!< shares of staff by year of service, the newest first (M2); none without its starters
    std::optional<PublishedNumber> caseload;
    std::optional<PublishedNumber> absence_percent;
};

struct DroppedAuthority {
    std::string name;
    std::string code;
    std::string why;
};

struct DfeImport {
    int first_year{};  //!< of the years behind the leaving rates
    ImportedEngland england;
    std::vector<ImportedAuthority> authorities;  //!< by region, then name
    std::vector<DroppedAuthority> dropped;
    std::vector<std::string> notes;  //!< recoded, renamed, replaced
    Panel panel;                     //!< every year of every authority, under its latest name
};

//! How much faster staff with under five years' service leave, where their share is worked out: the mean of the shipped belief.
inline constexpr double relative_rate_of_new_staff = 1.5;

[[nodiscard]] Read<DfeImport> import_dfe(std::span<CsvFile const>);

}  // namespace holdfast

//! One English local authority with children's services, as the official statistics show it.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/belief/belief.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! An authority that DfE's model counts among the most alike: by its number, with how close DfE says that it is.
struct Neighbour {
    std::string dfe_number;
    std::string closeness;  //!< "Extremely close", "Very close", …
    friend bool operator==(Neighbour const&, Neighbour const&) = default;
};

//! Where one bare figure comes from: a basis and a source belong to a value, not to the table that it stands in.
struct FigureSource {
    Basis basis{Basis::official_statistic};
    std::string source;  //!< empty: as the authority's
    bool local{};        //!< a local file or --set brought or changed it
    friend bool operator==(FigureSource const&, FigureSource const&) = default;
};

struct FigureSources {
    FigureSource in_post, vacancies, agency, agency_covering_vacancies, hires_capacity, turnover;
    friend bool operator==(FigureSources const&, FigureSources const&) = default;
};

//! What the authority spent on agency workers in the financial year that begins in April of `year`: no result is made of it,
//! `backtest` holds the model's agency cover against it.
struct StatedAgencySpend {
    int year{};
    double spent{};   //!< in the prices of the study, where its deflator knows the year [£]
    double stated{};  //!< as it stands in the ledger, in the prices of its year [£]
    Place at{};
    friend bool operator==(StatedAgencySpend const&, StatedAgencySpend const&) = default;
};

struct Authority {
    std::string code;        //!< ONS code; joint returns hold two, "E09000021 / E09000027"
    std::string dfe_number;  //!< DfE's number, on which years are joined
    std::string name;
    std::string region;
    std::string subregion;  //!< Inner or Outer London; else empty
    std::string type;
    int year{};                                       //!< reporting year of the figures (census of 30 September)
    double in_post{};                                 //!< permanent staff [FTE]
    double vacancies{};                               //!< [FTE]
    std::optional<double> agency;                     //!< agency workers [FTE]
    std::optional<double> agency_covering_vacancies;  //!< of these, covering vacancies [FTE]
    std::optional<double> hires_capacity;             //!< most hires a month (M8); none: no limit
    Belief relative_leaving_rate;                     //!< the authority's leaving rate over England's (M27)
    Belief cover_share;                               //!< c: share of vacancies covered by agency staff
    Belief agency_price_level;                        //!< g: price of agency workers here, over elsewhere (M17)
    Belief caseload;                                  //!< children per social worker who holds cases
    Belief absence_rate;                              //!< share of working time lost to sickness
    std::vector<std::string> flags;  //!< the publisher's marks, and figures taken from England's where a cell is blank
    std::string source;              //!< of the figures that nobody changed
    Place at;
    //! DfE's published turnover: leavers of the year over the FTE in post at its end. Shown, never calculated with: the
    //! model's rate is `relative_leaving_rate` times England's (M27).
    std::optional<double> turnover{};
    std::vector<Neighbour> neighbours{};  //!< DfE's statistical neighbours, the most alike first
    FigureSources from{};
    //! ONS codes of layers below, whose place this one's took: it answers to them, too.
    std::vector<std::string> former_codes{};
    std::vector<StatedAgencySpend> agency_spend{};

    friend bool operator==(Authority const&, Authority const&) = default;
};

//! The figures that are the authority's own, as a reader calls them: "staff in post", "vacancies".
[[nodiscard]] std::vector<std::string> own_figures(Authority const&);

}  // namespace holdfast

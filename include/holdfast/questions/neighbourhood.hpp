//! One authority beside its statistical neighbours, its region and England: what they publish of their workforce, the
//! leaving rate used here, and what one strategy would save each of them. Plain data, to be written as text, JSON or CSV.
//! Nothing is filled in: a share is there where both of its parts are published, and a sum's share is a ratio of sums
//! over the authorities that published both. Savings of the region are summed draw by draw (study/totals), and an
//! authority's are those of its own run, to the last bit.
//! Pure: the same bits on any number of threads. Tested in tests/questions/neighbourhood_test.cpp.
#pragma once

#include "holdfast/engine/execution.hpp"
#include "holdfast/study/findings.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

//! Of one authority, or of several together.
struct WorkforceFigures {
    std::size_t authorities{};
    int first_year{}, last_year{};  //!< reporting years of the figures
    double in_post{};               //!< permanent staff [FTE]
    //! Leavers of the year over FTE in post at its end, as published; of several, weighted with FTE in post, which is the
    //! ratio of their sums.
    Maybe<double> turnover;
    double leaving_rate{};  //!< the model's (M27), at the means of its beliefs [per FTE and year]; weighted likewise
    double vacancy_rate{};  //!< vacancies / (vacancies + in post) [FTE]
    Maybe<double> agency_rate;  //!< agency workers / (agency workers + in post) [FTE]
    Maybe<double> covered;      //!< agency workers covering vacancies / vacancies [FTE], on one day
    double covered_believed{};  //!< the model's (M17), at the means of its beliefs; of several, weighted with vacancies
    std::size_t with_turnover{}, with_agency{}, with_cover{};  //!< how many authorities are in these
};

//! Of these authorities together; at least one, or ContractBroken.
[[nodiscard]] WorkforceFigures workforce_of(Study const&, std::span<Authority const* const>);

//! A row: an authority, its region or England.
struct Compared {
    std::string name;
    std::string closeness;  //!< of a neighbour, in DfE's word
    std::string code;       //!< ONS code; empty for sums
    WorkforceFigures workforce;
    std::optional<Savings> savings;  //!< none without turnover evidence; none for England, which is not run
    std::optional<Savings> per_fte;  //!< the same over FTE in post [£ per FTE, over the horizon]
    std::optional<Chances> chances;
    std::vector<std::string> flags;  //!< as in Authority; none of sums
    std::vector<std::string> own;    //!< figures that are not published ones but entered locally; none of sums
    bool own_turnover{};             //!< is the turnover one of them?
};

struct Neighbourhood {
    //! The run: the authority first, its neighbours, then the others of its region.
    Findings findings;
    std::size_t strategy{};  //!< index into findings.strategies
    Compared authority;
    std::vector<Compared> neighbours;  //!< in DfE's order
    Compared region;
    std::optional<Compared> england;         //!< where the study holds every authority of the inputs
    std::vector<std::string> not_in_inputs;  //!< DfE numbers of neighbours whose workforce is not there
};

//! `everyone` holds the authority, its neighbours and its region (for the row of England: all authorities); `code` is the
//! authority's ONS code and `strategy` an id of the study's (or ContractBroken).
[[nodiscard]] Neighbourhood neighbourhood(Study const& everyone, std::string const& code, std::string const& strategy,
                                          Execution const& = {});

}  // namespace holdfast

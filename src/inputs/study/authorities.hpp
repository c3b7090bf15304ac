//! [england] and [authorities].
#pragma once

#include "holdfast/panel/relative_leaving_rate.hpp"
#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! England's figures, which stand in for blank cells, and what leaving rates are worked out from (M27).
struct EnglandRead {
    std::optional<Belief> cover_share, caseload, absence_rate;
    std::map<int, double> leaving_rates;  //!< by year
    std::optional<LeavingPrior> prior;
    bool prior_is_local{};
    bool prior_is_faulty{};          //!< and said there
    std::vector<std::string> given;  //!< keys of the table, whether they could be read or not
};
[[nodiscard]] EnglandRead read_england(Node const& england, Reading&);

//! What authorities are read against.
struct AroundAuthorities {
    EnglandRead england;
    double cover_effective_size{};                //!< 0: could not be read
    std::optional<Belief> agency_price_level;     //!< of an authority whose price of agency is not known
    bool premium_is_own{};                        //!< the study's premium is an authority's own
    std::optional<double> expected_leaving_rate;  //!< England's, for years of which none is published
    std::optional<CalendarMonth> study_start;     //!< no count of an authority's own is of a later year
};
struct AuthoritiesRead {
    std::vector<Authority> list;
    bool all_known{true};  //!< false: some could not be read, and may be the ones that somebody asks for
};
[[nodiscard]] AuthoritiesRead read_authorities(Node const& authorities, AroundAuthorities const&, Reading&);

}  // namespace holdfast

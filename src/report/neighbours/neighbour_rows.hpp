//! The rows of a neighbourhood as every form of it shows them: the authority, its neighbours, its region, England.
#pragma once

#include "holdfast/questions/neighbourhood.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

struct ComparedRow {
    enum class Role { authority, neighbour, region, england } role{};
    Compared const* who{};
    //! In cash, before the programme's own cost where that is our guess, else after it: what leads the page of `run`.
    std::optional<Estimate> saving, per_fte;
    std::optional<double> chance;  //!< of that saving
    std::string no_saving_reason;  //!< where there is none

    [[nodiscard]] bool is_sum() const { return role == Role::region || role == Role::england; }
};
[[nodiscard]] char const* name(ComparedRow::Role);
[[nodiscard]] std::vector<ComparedRow> rows_of(Neighbourhood const&);

//! "before the programme's own cost, which is still our guess", "after the programme's own cost".
[[nodiscard]] char const* when_counted(Strategy const&);

}  // namespace holdfast::report

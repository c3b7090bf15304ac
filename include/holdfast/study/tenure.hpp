//! Bands of tenure, and the steps that the model takes through them (M2). Tested in tests/study/tenure_test.cpp.
#pragma once

#include "holdfast/belief/belief.hpp"
#include "holdfast/study/stated.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

//! A band of tenure (M2).
struct TenureBand {
    std::string name;
    double share{};                      //!< of staff in post
    std::optional<double> width_months;  //!< none: open
    Belief relative_rate;                //!< ρ: leaving rate relative to the other bands
    Stated stated{};                     //!< of the share and the width
    //! Shares of staff in post by equal steps of the width, newest first; they add up to `share`. Empty: one step, in which who
    //! started last month is as near the band's end as who started years ago.
    std::vector<double> step_shares{};
};

//! What the model steps through: a band, or a step of one.
struct TenureStep {
    std::size_t band{};                  //!< index into the study's bands: its name, its ρ, who is eligible
    std::string name;                    //!< the band's, or "under five years, step 2 of 5"
    double share{};                      //!< of staff in post
    std::optional<double> width_months;  //!< none: open
};
[[nodiscard]] std::vector<TenureStep> tenure_steps(std::vector<TenureBand> const&);

//! The share of staff in each of so many steps of a band, where everybody who leaves does so at `hazard` [per year] and as many
//! start every year: exp(−hazard · (j − ½) · width of a step in years), to add up to the band's share.
[[nodiscard]] std::vector<double> steady_step_shares(double share, double width_months, int steps, double hazard);

}  // namespace holdfast

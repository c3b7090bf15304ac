//! What happened where an intervention was adopted, beside what was to be expected (M33): by `look_back`, on the published panel,
//! for every set of adopters that the interventions of a study name. Sets that are alike are looked at once.
//! A year that the panel does not hold, or adopters about whom there is no answer, are errors at their place in the file.
//! Cost: about 5 ms a set of several, of which 20,000 random sets are most; less of a single authority.
//! Tested in tests/inputs/adopters_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/panel/look_back.hpp"
#include "holdfast/study/study.hpp"

#include <string>
#include <vector>

namespace holdfast {

struct AdoptersFound {
    std::string intervention;  //!< its id
    Adopters adopters;
    LookBack happened;
};

//! Does any intervention of the study name adopters? Only then is a panel needed.
[[nodiscard]] bool names_adopters(Study const&);
//! In the order of the inputs.
[[nodiscard]] Read<std::vector<AdoptersFound>> what_adopters_saw(Study const&, Panel const&);

}  // namespace holdfast

//! The text of a study of a council's own pilot, for `holdfast init --pilot`: every figure that is asked for is "fill in", with
//! words beside it, and is asked for by name where it is left so (inputs/study/to_fill_in.hpp).
//! Tested in tests/cli/pilot_study_test.cpp: as written, filled in, and filled in the other way.
#pragma once

#include "holdfast/study/study.hpp"

#include <string>

namespace holdfast::cli {

struct PilotAsked {
    std::string file;                    //!< where it will stand, for the words at its head
    Authority const* authority{};        //!< none: to be filled in
    Intervention const* intervention{};  //!< one that is there already; none: one of the council's own
};

//! Horizon, start, draws and seed are those of the study.
[[nodiscard]] std::string pilot_study(PilotAsked const&, Study const&);

}  // namespace holdfast::cli

//! The authorities or interventions of a study as a page: what may be written after --authority or --intervention.
//! Names and ids are whole: in a narrow terminal they are broken, never cut.
//! Tested in tests/report/widths_test.cpp.
#pragma once

#include "holdfast/report/text_style.hpp"
#include "holdfast/study/study.hpp"

#include <string>

namespace holdfast {

[[nodiscard]] std::string authorities_text(Study const&, TextStyle = {});
[[nodiscard]] std::string interventions_text(Study const&, TextStyle = {});

}  // namespace holdfast

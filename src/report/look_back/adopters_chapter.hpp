//! What happened where interventions were adopted: a chapter of a page of text or of the paper, and the page of explain and run.
//! Tested in tests/report/adopters_test.cpp.
#pragma once

#include "holdfast/questions/adopters.hpp"
#include "holdfast/report/text_style.hpp"
#include "report/forms/paper.hpp"

#include <string>
#include <vector>

namespace holdfast {

namespace report {

//! A row a set, and sentences on those of `about`, ids of interventions. Nothing where there is no set.
void adopters_chapter(Paper&, std::vector<AdoptersFound> const&, std::vector<std::string> const& about);

}  // namespace report

//! Of all sets, with sentences on each; empty where there is none.
[[nodiscard]] std::string adopters_text(std::vector<AdoptersFound> const&, TextStyle = {});

}  // namespace holdfast

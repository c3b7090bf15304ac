//! The first screen of `trial`: whether any size of trial pays for itself, what each size costs and is worth, what that rests on,
//! and what to type next. At most 24 lines of 80 columns.
//! Tested in tests/report/first_screens_test.cpp.
#pragma once

#include "holdfast/questions/trial_worth.hpp"
#include "holdfast/report/text_style.hpp"

#include <set>
#include <string>

namespace holdfast::report {

//! `given`: the options that somebody typed; the others are assumptions of ours.
[[nodiscard]] std::string trial_screen(TrialFindings const&, std::set<std::string> const& given, TextStyle);

//! For whom: an authority's name, "England's authorities", "the 12 authorities".
[[nodiscard]] std::string whom_of(TrialFindings const&);

}  // namespace holdfast::report

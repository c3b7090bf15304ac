//! Two requests in, two studies and the list of what changed out, for questions/comparison.hpp.
//!
//! The merged inputs of both are compared value by value; values that make one belief or one setting are one change.
//! Texts alone (sources, notes, names) are one change together. The figures of more authorities than a person would look
//! at one by one are one change for each authority, and of very many one change for all.
//! Compared is what both studies chose: authorities by their code, strategies by their id; the rest is named. Both are
//! given A's seed and draws. Every problem of both files is reported; there is no value where there is an error.
//! Tested in tests/inputs/compare_studies_test.cpp.
#pragma once

#include "holdfast/inputs/read_study.hpp"
#include "holdfast/questions/comparison.hpp"

namespace holdfast {

[[nodiscard]] Read<TwoStudies> read_two_studies(StudyRequest const& a, StudyRequest const& b, FileSource const&);

}  // namespace holdfast

//! Worked cases by other software (BCEA, voi, dampack and exact answers), kept beside the checkout and not in it:
//! in HOLDFAST_CASES, or in shared/cases beside the checkout or one folder up. Tests of a case that is not there skip.
#pragma once

#include "holdfast/decision/samples.hpp"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace holdfast::test {

//! A sheet of text cells with a header.
struct Sheet {
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> rows;

    [[nodiscard]] std::string const& text(std::size_t row, std::string const& column) const;
    [[nodiscard]] double number(std::size_t row, std::string const& column) const;
};

[[nodiscard]] bool has_case(std::string const& name);
[[nodiscard]] Sheet sheet_of(std::string const& case_name, std::string const& file);
//! costs.csv and effects.csv with the strategies 1, 2, …
[[nodiscard]] Samples samples_of(std::string const& case_name);
[[nodiscard]] Parameters parameters_of(std::string const& case_name, std::string const& file = "parameters.csv");

}  // namespace holdfast::test

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): a skip returns from the test
#define HOLDFAST_NEEDS_CASE(name)                                                                                      \
    if (!holdfast::test::has_case(name)) GTEST_SKIP() << "the worked case " << (name) << " is not beside the checkout"

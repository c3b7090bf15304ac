//! What a report of the sample's findings is made of, for the tests of its page: every kind of evidence, of cost and of
//! place, a decision, a budget, scenarios, and names that try to be code. Pictures are made by hand, from the findings' own
//! figures.
//! web/report/test/report-data.json holds its data (tests/report/report_data_test.cpp).
#pragma once

#include "holdfast/report/report.hpp"

#include <cstddef>

namespace holdfast::sample {

//! Strategies of this sample, by index: those of findings() with two more before the package.
namespace report_strategy {
enum : std::size_t { published, costed, assumed, null_result, no_evidence, own, partly, package };
}

inline constexpr char const* hostile_tag = "<script>alert(1)</script>";
inline constexpr char const* hostile_image = "<img src=x onerror=alert(1)>";
inline constexpr char const* hostile_formula = "=HYPERLINK(\"x\",\"y\")";
inline constexpr char const* hostile_entity = "A & B </script><!-- &lt;b&gt; \u2028";

//! It opens in Leeds with the published effect.
[[nodiscard]] ReportMaterial report_material();

}  // namespace holdfast::sample

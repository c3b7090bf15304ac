//! A small, complete study made in code, for tests: three authorities in two regions, four interventions, one package.
//! Every kind of input is there once: a published effect that is shrunk (bias factor 0.5), a null result, a stated
//! assumption, an intervention without turnover evidence; costs of all four kinds; a measured change of sickness
//! absence; a limited duration with a half-life; one band only; a cap on hires; no vacancies; correlated prices;
//! a horizon that starts and ends inside a financial year. The names and numbers are invented.
#pragma once

#include "holdfast/study/study.hpp"

#include <string>

namespace holdfast {

[[nodiscard]] Study sample_study();

//! Positions in the sample study.
namespace sample {
inline constexpr std::size_t supervision = 0;  //!< published, bias factor 0.5
inline constexpr std::size_t mentoring = 1;    //!< null result, for the first band, for a year
inline constexpr std::size_t workload = 2;     //!< assumption, from month 6, changes absence
inline constexpr std::size_t circles = 3;      //!< no turnover evidence
inline constexpr std::size_t package = 4;      //!< supervision and workload, overlap 0.3
}  // namespace sample

//! A gamma or beta belief of this mean and standard deviation.
[[nodiscard]] Distribution gamma_of(double mean, double sd);
[[nodiscard]] Distribution beta_of(double mean, double sd);

//! The same study with every belief fixed at its mean, no differences between authorities and no correlations.
[[nodiscard]] Study without_uncertainty(Study);

//! The same study with one authority and one intervention only, and no package.
[[nodiscard]] Study only(Study, std::size_t authority, std::size_t intervention);

}  // namespace holdfast

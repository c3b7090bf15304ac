//! Which share of the staff is new (M2), from how many started in each of the last years and how many of them are still there.
//!
//!   s = Σ_{j=0..4} starters_{Y−j} · exp(−(½ h_{Y−j} + Σ_{z>Y−j} h_z)) / in post_Y,   h_z = λ_z ρ / (s ρ + 1 − s)
//! λ_z = leavers over the mean of opening and closing staff of year z; ρ = how much faster new staff leave. Solved by bisection.
//! Tested in tests/panel/new_staff_test.cpp.
#pragma once

#include <map>
#include <optional>
#include <vector>

namespace holdfast {

//! One year of a workforce [FTE].
struct StarterYear {
    double in_post{};  //!< at its end
    double starters{};
    double leavers{};
};

//! Years of service below which a member of staff counts as new.
inline constexpr int years_of_new_staff = 5;

//! The share of the staff at the end of a year who started in it, in the year before, and so on: five years, the newest first.
//! They add up to s.
[[nodiscard]] std::optional<std::vector<double>> new_staff_by_year(std::map<int, StarterYear> const&, int year,
                                                                   double relative_rate);
//! s at the end of a year. Nothing where one of the five years or the opening of the first is not there.
[[nodiscard]] std::optional<double> share_of_new_staff(std::map<int, StarterYear> const&, int year,
                                                       double relative_rate);

}  // namespace holdfast

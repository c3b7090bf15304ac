//! Probability distributions as small values: a std::variant, and functions on it.
//! Sampling is inversion only: quantile(d, u). One uniform in, one value out.
//! Parameters are checked where a distribution is made (belief/fitting.hpp), not here; `problem_with` says what is off.
//! Tested in tests/belief/distribution_test.cpp against Boost.Math and by moments.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace holdfast {

struct Fixed {
    double value{};
    friend bool operator==(Fixed const&, Fixed const&) = default;
};
struct Normal {
    double mean{}, sd{};
    friend bool operator==(Normal const&, Normal const&) = default;
};
//! ln x is normal with mean `log_mean` and standard deviation `log_sd`.
struct LogNormal {
    double log_mean{}, log_sd{};
    friend bool operator==(LogNormal const&, LogNormal const&) = default;
};
struct Beta {
    double alpha{}, beta{};
    friend bool operator==(Beta const&, Beta const&) = default;
};
struct Gamma {
    double shape{}, scale{};
    friend bool operator==(Gamma const&, Gamma const&) = default;
};
struct Uniform {
    double low{}, high{};
    friend bool operator==(Uniform const&, Uniform const&) = default;
};
struct Triangular {
    double low{}, mode{}, high{};
    friend bool operator==(Triangular const&, Triangular const&) = default;
};
//! Beta stretched over [low, high] with mean (low + 4 mode + high)/6.
struct Pert {
    double low{}, mode{}, high{};
    friend bool operator==(Pert const&, Pert const&) = default;
};

//! centre + scale · t, t Student's with so many degrees of freedom; what would lie further than `reach` from the centre
//! lies `reach` away. So quantiles inside are those of t, and moments exist for one or two degrees of freedom too.
//! What pooled studies predict (belief/pooling.hpp); no input asks for it by name.
struct StudentT {
    double centre{}, scale{}, degrees_of_freedom{}, reach{};
    friend bool operator==(StudentT const&, StudentT const&) = default;
};

//! min(x, most), x of another distribution: what a cap leaves, draw by draw.
struct Capped {
    std::variant<Normal, LogNormal, Beta, Gamma, Uniform, Triangular, Pert> below;
    double most{};
    friend bool operator==(Capped const&, Capped const&) = default;
};

using Distribution = std::variant<Fixed, Normal, LogNormal, Beta, Gamma, Uniform, Triangular, Pert, StudentT, Capped>;

//! The distribution with nothing above `most`; a Student's t, which no input asks for, is ContractBroken.
[[nodiscard]] Distribution capped(Distribution const&, double most);

//! F⁻¹(u), u strictly between 0 and 1 (or ContractBroken). Finite, inside the support, and rising with u (beta, gamma,
//! PERT and Student's t: between neighbouring u to 1e-12 relative, which is how near Boost's inverses come).
[[nodiscard]] double quantile(Distribution const&, double u);
[[nodiscard]] double mean(Distribution const&);
[[nodiscard]] double sd(Distribution const&);
//! Smallest and largest possible value (±infinity where unbounded).
[[nodiscard]] double lowest(Distribution const&);
[[nodiscard]] double highest(Distribution const&);
//! "gamma", "log-normal", … as written in the inputs.
[[nodiscard]] std::string_view name(Distribution const&);
//! What is wrong with the parameters, in words; nothing where they are fine. A spread of zero is fine (sd 0 or
//! low = high); the shapes of beta and gamma lie between 1e-4 and 1e8, where their quantiles keep their digits, and a
//! Student's t has 1 to 1e6 degrees of freedom.
[[nodiscard]] std::optional<std::string> problem_with(Distribution const&);

}  // namespace holdfast

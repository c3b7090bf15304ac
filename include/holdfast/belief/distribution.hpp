//! Probability distributions as small values: a std::variant, and functions on it.
//! Sampling is inversion only: quantile(d, u). One uniform in, one value out, of mixtures, too.
//! Parameters are checked where a distribution is made (belief/fitting.hpp), not here; `problem_with` says what is off.
//! Tested in tests/belief/distribution_test.cpp against Boost.Math and by moments; cumulative probabilities and mixtures in
//! tests/belief/cumulative_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

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
    std::variant<Normal, LogNormal, Beta, Gamma, Uniform, Triangular, Pert, StudentT> below;
    double most{};
    friend bool operator==(Capped const&, Capped const&) = default;
};

//! One of several distributions, each with a chance of its own: what several people believe, each weighed (a linear
//! pool), or "a half that it does nothing here". F = Σ weight · F of the part; a Fixed part is a jump of F.
//! Weights lie above 0 and add up to 1. `mixture_of` makes one. No mixture is a part of a mixture.
struct Mixture {
    using About = std::variant<Fixed, Normal, LogNormal, Beta, Gamma, Uniform, Triangular, Pert, StudentT, Capped>;
    struct Part {
        double weight{};
        About about;
        friend bool operator==(Part const&, Part const&) = default;
    };
    std::vector<Part> parts;
    friend bool operator==(Mixture const&, Mixture const&) = default;
};

using Distribution =
    std::variant<Fixed, Normal, LogNormal, Beta, Gamma, Uniform, Triangular, Pert, StudentT, Capped, Mixture>;

//! A distribution and how much it counts beside others; weights of any size above 0.
struct Weighed {
    double weight{};
    Distribution about;
};
//! The linear pool of distributions: weights are brought to add up to 1, parts of mixtures become parts of this one, and
//! of one distribution alone nothing is mixed. Nothing to mix, or a weight that is not above 0, is ContractBroken.
[[nodiscard]] Distribution mixture_of(std::vector<Weighed> const&);
//! A part as a distribution that stands by itself.
[[nodiscard]] Distribution part_alone(Mixture::Part const&);

//! The distribution with nothing above `most`; of a mixture, every part of it (the least of a mixture and a cap is the
//! mixture of the least of each part and the cap).
[[nodiscard]] Distribution capped(Distribution const&, double most);

//! F⁻¹(u), u strictly between 0 and 1 (or ContractBroken). Finite, inside the support, and rising with u (beta, gamma,
//! PERT and Student's t: between neighbouring u to 1e-12 relative, which is how near Boost's inverses come).
//! Of a mixture it is the smallest number whose cumulative probability reaches u, to the last digit of the latter.
[[nodiscard]] double quantile(Distribution const&, double u);
//! P(X ≤ x), from 0 to 1; not a number where x is none. With quantile: F(F⁻¹(u)) = u where F is continuous.
[[nodiscard]] double cumulative(Distribution const&, double x);
[[nodiscard]] double mean(Distribution const&);
[[nodiscard]] double sd(Distribution const&);
//! Smallest and largest possible value (±infinity where unbounded).
[[nodiscard]] double lowest(Distribution const&);
[[nodiscard]] double highest(Distribution const&);
//! "gamma", "log-normal", … as written in the inputs.
[[nodiscard]] std::string_view name(Distribution const&);
//! The same in a sentence: "gamma", or "mixture of 3: 50% log-normal, 25% fixed, 25% capped gamma".
[[nodiscard]] std::string in_words(Distribution const&);
//! What is wrong with the parameters, in words; nothing where they are fine. A spread of zero is fine (sd 0 or
//! low = high); the shapes of beta and gamma lie between 1e-4 and 1e8, where their quantiles keep their digits, and a
//! Student's t has 1 to 1e6 degrees of freedom.
[[nodiscard]] std::optional<std::string> problem_with(Distribution const&);

}  // namespace holdfast

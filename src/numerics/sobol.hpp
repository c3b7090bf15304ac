//! Scrambled Sobol points as a pure function: randomised quasi-Monte Carlo beside the stream of numerics/stream.hpp.
//! A run is a few replicates of 2^m points each. Within a replicate the points cover every dimension evenly, so that
//! means of smooth results settle faster than draws by chance would; between replicates everything is independent, so
//! that their means give an honest standard error. A replicate's column is a pure function of (seed, replicate,
//! dimension, belief): no state, no order, any split gives the same bits.
//! Points: Sobol 1967 with the direction numbers of Joe & Kuo 2008 (SIAM J. Sci. Comput. 30), in plain index order.
//! Scrambling: nested and uniform (Owen 1995), below. Groups: Latin supercube sampling (Owen 1998), below.
//! A broken promise about sizes is ContractBroken.
//! Tested in tests/numerics/sobol_test.cpp: Joe & Kuo's own recurrence and the first points, every elementary interval,
//! all trees equally likely, the variance of the mean against the stream's, coverage of the standard error.
#pragma once

#include "numerics/stream.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace holdfast {

//! Binary digits of an unscrambled point. A replicate has at most 2^32 points.
inline constexpr std::size_t sobol_digits = 32;

//! The direction numbers of the first dimensions (1 to 3,667), made once and handed to whoever needs them.
//! Read through the public interface of Boost.Random's Sobol engine: direction number k is its point of Gray code 2^k.
class SobolDirections {
public:
    explicit SobolDirections(std::size_t dimensions);
    [[nodiscard]] std::size_t dimensions() const { return numbers_.size() / sobol_digits; }
    //! Number k is what bit k of a point's index adds (without carry); bit 31 is the first digit.
    [[nodiscard]] std::span<std::uint32_t const, sobol_digits> of(std::size_t dimension) const;

private:
    std::vector<std::uint32_t> numbers_;
};

//! The digits of an unscrambled point in one dimension, the first in bit 31: point 1 is 0.5, point 0 is 0.
[[nodiscard]] std::uint32_t sobol_point(SobolDirections const&, std::uint64_t point, std::size_t dimension);

//! One of the independent repetitions of a run.
struct Replicate {
    std::uint64_t seed{};
    std::uint64_t number{};
};

//! A nested uniform scramble of [0, 1): the halves are swapped or not, then the halves of each half, and so on; every
//! swap is a fair coin of its own. Digit j of the result thus depends on the first j digits of what is scrambled:
//! intervals keep their counts, and a scrambled point is uniform. The tree of coins is never stored: the coins of six
//! levels below one node are the bits of one word of SplitMix64 (Steele, Lea & Flood 2014), whose start is a block of
//! Philox. From digit 19 on, the points that share 18 digits share their coins: no two of an aligned run of 2^18 points
//! do.
class NestedScramble {
public:
    NestedScramble(Replicate, BeliefKey);
    //! The first 52 scrambled digits of a point of 32 (the first in bit 51); those below the 32 are coins alone.
    [[nodiscard]] std::uint64_t operator()(std::uint32_t digits) const;

private:
    std::uint64_t start_;
};

//! out[i] is point first_point + i of the dimension, scrambled by the belief's own tree: strictly between 0 and 1,
//! (k + 1/2) / 2^52 as in numerics/stream.hpp. Two beliefs that share a dimension are not independent within a
//! replicate, unless their groups see the points in different orders (below).
void sobol_uniforms(SobolDirections const&, Replicate, std::uint64_t first_point, std::size_t dimension, BeliefKey,
                    std::span<double> out);
//! The same for any points, in any order; fast where neighbours are of one aligned block of 64.
void sobol_uniforms(SobolDirections const&, Replicate, std::span<std::uint32_t const> points, std::size_t dimension,
                    BeliefKey, std::span<double> out);

//! The order in which a group of beliefs sees the 2^doublings points of a replicate: out[i] is the point of its draw
//! first + i. Each group has its own dimensions 0, 1, …; because the orders are independent, so are the groups (Latin
//! supercube sampling, Owen 1998), also of the beliefs that all groups share and that see the points in plain order.
//! What two groups do together converges as by independent draws, no faster.
//! Aligned blocks of 64 points, or of any higher power of two, stay together: their order is nested scrambled, and
//! within each the points are shuffled like a deck of cards. (Burley 2020 nests down to the single point; products of
//! two groups then have up to twice the variance of independent draws. A deck costs 64/63.)
void shuffled_points(Replicate, BeliefKey group, unsigned doublings, std::uint64_t first, std::span<std::uint32_t> out);

//! Which points form a run: draw i is point i % points() of replicate i / points().
struct ReplicatedRun {
    static constexpr std::uint64_t replicates = 16;  //!< enough for a standard error with 15 degrees of freedom
    unsigned doublings{};
    [[nodiscard]] std::uint64_t points() const { return std::uint64_t{1} << doublings; }
    [[nodiscard]] std::uint64_t draws() const { return replicates * points(); }
    [[nodiscard]] std::uint64_t replicate_of(std::uint64_t draw) const { return draw >> doublings; }
    [[nodiscard]] std::uint64_t point_of(std::uint64_t draw) const { return draw & (points() - 1); }
};
//! The smallest run of at least that many draws (1 to 2^36): 10,000 become 16 replicates of 1,024 points, 16,384 draws.
[[nodiscard]] ReplicatedRun replicated_run(std::uint64_t wished_draws);

//! The mean over replicates, with its standard error from the scatter between them: sd / sqrt(R). Its 95% interval
//! takes Student's t with R − 1 degrees of freedom: 2.13 standard errors for 16 replicates.
struct ReplicateEstimate {
    double mean{};
    double mcse{};  //!< Monte Carlo standard error of the mean, in its unit
};
//! At least two replicates, all of equally many points.
[[nodiscard]] ReplicateEstimate replicate_estimate(std::span<double const> replicate_means);

}  // namespace holdfast

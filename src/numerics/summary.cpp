#include "holdfast/numerics/summary.hpp"

#include "holdfast/base/contract.hpp"
#include "holdfast/numerics/instruction_set.hpp"
#include "numerics/tails.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace holdfast {

namespace {

constexpr double low_probability = 0.025;
constexpr double high_probability = 0.975;

constexpr std::size_t block_size = 128;
constexpr std::size_t lanes = 8;

//! Eight running sums become one, in pairs.
double in_pairs(std::array<double, lanes> const& sums)
{
    return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

//! Sum of `term` over the values: in blocks, each of eight running sums, so that any width of registers gives the same
//! bits. Blocks are joined like the digits of a binary counter: two finished runs of equal length become one of twice the
//! length, so the depth of any value is the logarithm of the number of blocks.
template <class Eight, class Term> double sum_in_blocks(std::span<double const> values, Term const& term)
{
    std::array<double, 64> runs{};
    std::size_t held = 0;
    std::uint64_t blocks = 0;
    std::array<double, lanes> sums{};
    for (std::size_t from = 0; from < values.size(); from += block_size) {
        auto const block = values.subspan(from, std::min(block_size, values.size() - from));
        Eight running = 0.0;
        std::size_t at = 0;
        for (; at + lanes <= block.size(); at += lanes) running += term(Eight::load(block.data() + at));
        running.store(sums.data());
        for (std::size_t lane = 0; at < block.size(); ++at, ++lane) sums[lane] += term(block[at]);
        runs[held++] = in_pairs(sums);
        for (auto joins = std::countr_zero(++blocks); joins > 0; --joins, --held) runs[held - 2] += runs[held - 1];
    }
    double total = 0.0;
    while (held > 0) total += runs[--held];
    return total;
}

template <class Term> double sum_of(std::span<double const> values, Term const& term)
{
    double sum = 0.0;
    run_with(best_instruction_set(), [&]<int width, int of_batch>(BatchOf<width, of_batch> const&) {
        sum = sum_in_blocks<BatchOf<width, lanes>>(values, term);
    });
    return sum;
}

//! Where a type 7 quantile lies: between the order statistics `rank` and `rank + 1` (from 0), `part` of the way.
struct Position {
    std::size_t rank{};
    double part{};
};

Position position(std::size_t count, double probability)
{
    double const at = static_cast<double>(count - 1) * probability;
    auto const rank = std::min(static_cast<std::size_t>(at), count - 1);
    return {rank, at - static_cast<double>(rank)};
}

double between(double lower, double upper, double part) { return lower + part * (upper - lower); }

//! The quantile at a position, when the values are those of that rank and above only from `first` on.
double quantile_at(std::span<double> values, Position where)
{
    auto const nth = values.begin() + static_cast<std::ptrdiff_t>(where.rank);
    std::nth_element(values.begin(), nth, values.end());
    if (where.part == 0.0 || nth + 1 == values.end()) return *nth;
    return between(*nth, *std::min_element(nth + 1, values.end()), where.part);
}

struct Interval {
    double low{};
    double high{};
};

//! Both quantiles by partitioning a copy twice, the second time only above the first.
Interval interval_by_partition(std::span<double const> draws, std::span<double> scratch)
{
    std::copy(draws.begin(), draws.end(), scratch.begin());
    auto const low = position(draws.size(), low_probability);
    auto high = position(draws.size(), high_probability);
    Interval result;
    result.low = quantile_at(scratch, low);
    high.rank -= low.rank;
    result.high = quantile_at(scratch.subspan(low.rank), high);
    return result;
}

constexpr std::size_t shortest_sampled = 2048;  //!< below this a sample costs more than it saves
constexpr std::size_t sample_size = 256;
constexpr std::size_t sample_rank = 15;  //!< 2.5% of the sample is 6.4; three standard deviations more

//! The values of two ranks, the first below the second.
std::pair<double, double> of_ranks(std::span<double> values, std::size_t low, std::size_t high)
{
    auto const from = values.begin() + static_cast<std::ptrdiff_t>(low);
    auto const to = values.begin() + static_cast<std::ptrdiff_t>(high);
    std::nth_element(values.begin(), from, values.end());
    std::nth_element(from + 1, to, values.end());
    return {*from, *to};
}

//! The quantile of a tail of some hundred draws. A sample of it says between which two draws the quantile lies, within
//! some ninety on either side; only those are copied to `room` and partitioned. Here, too, the sample decides the time
//! and never the result.
double quantile_in_tail(std::span<double> tail, Position where, std::span<double> room)
{
    constexpr std::size_t of_tail = 64;
    constexpr std::size_t margin = 10;  //!< of the sample; its ranks have a standard deviation of 4 at most
    if (tail.size() < 4 * of_tail || room.size() <= tail.size()) return quantile_at(tail, where);
    std::array<double, of_tail> sample;
    auto const stride = tail.size() / of_tail;
    for (std::size_t i = 0; i < of_tail; ++i) sample[i] = tail[i * stride];
    auto const middle = where.rank * of_tail / tail.size();
    auto [from, to] = of_ranks(sample, middle < margin ? 0 : middle - margin, std::min(middle + margin, of_tail - 1));
    if (middle < margin) from = -HUGE_VAL;
    if (middle + margin >= of_tail) to = HUGE_VAL;
    std::size_t below = 0;
    std::size_t between_them = 0;
    for (double const draw : tail) {
        room[between_them] = draw;
        below += static_cast<std::size_t>(draw < from);
        between_them += static_cast<std::size_t>(draw >= from) & static_cast<std::size_t>(draw <= to);
    }
    if (where.rank < below || where.rank + 2 > below + between_them) return quantile_at(tail, where);
    return quantile_at(room.first(between_them), {where.rank - below, where.part});
}

//! Both quantiles of a long column. A sample says where the tails are; one pass without branches copies each to a half of
//! `scratch`; only the tails, some 6% of the draws each, are searched. The sample decides the time, never the result: a
//! tail that came out too short (or ties), or too long for its half, falls back to partitioning everything.
Interval interval_by_tails(std::span<double const> draws, std::span<double> scratch)
{
    auto const count = draws.size();
    std::array<double, sample_size> sample;
    auto const stride = count / sample_size;
    for (std::size_t i = 0; i < sample_size; ++i) sample[i] = draws[i * stride];
    auto const [below, above] = of_ranks(sample, sample_rank, sample_size - 1 - sample_rank);

    auto const instructions = best_instruction_set();
    auto const lower = scratch.first(count / 2);
    auto const upper = scratch.subspan(count / 2, count / 2);
    constexpr std::size_t at_once = 512;
    constexpr std::size_t widest_register = 8;
    TailSizes sizes;
    for (std::size_t at = 0; at < count; at += at_once) {
        auto const part = draws.subspan(at, std::min(at_once, count - at));
        if (std::max(sizes.below, sizes.above) + part.size() + widest_register > count / 2)
            return interval_by_partition(draws, scratch);
        auto const more =
            copy_tails(instructions, part, below, above, lower.data() + sizes.below, upper.data() + sizes.above);
        sizes.below += more.below;
        sizes.above += more.above;
    }
    auto const low = position(count, low_probability);
    auto high = position(count, high_probability);
    if (sizes.below < low.rank + 2 || sizes.above < count - high.rank) return interval_by_partition(draws, scratch);

    Interval result;
    result.low = quantile_in_tail(lower.first(sizes.below), low, lower.subspan(sizes.below));
    high.rank -= count - sizes.above;
    result.high = quantile_in_tail(upper.first(sizes.above), high, upper.subspan(sizes.above));
    return result;
}

double squares_about(std::span<double const> draws, double mean)
{
    return sum_of(draws, [mean](auto const& x) {
        auto const off = x - mean;
        return off * off;
    });
}

//! Standard error of the mean of `count` values whose squares about it add up to `squares`.
double standard_error(double squares, std::size_t count)
{
    if (count < 2) return 0.0;
    auto const n = static_cast<double>(count);
    return std::sqrt(squares / (n - 1.0) / n);
}

}  // namespace

double stable_sum(std::span<double const> values)
{
    return sum_of(values, [](auto const& x) { return x; });
}

Estimate summarise(std::span<double const> draws, std::span<double> scratch)
{
    require(!draws.empty(), "a summary needs at least one draw");
    require(scratch.size() == draws.size(), "the scratch of a summary has the size of its draws");
    // A column of equal draws is its value exactly, which a division of its sum might miss by a rounding.
    auto const first = draws.front();
    if (std::all_of(draws.begin(), draws.end(), [first](double draw) { return draw == first; }) && std::isfinite(first))
        return {first, 0.0, first, first};
    Estimate result;
    result.mean = stable_sum(draws) / static_cast<double>(draws.size());
    require(std::isfinite(result.mean), "draws to be summarised are finite");
    result.mcse = standard_error(squares_about(draws, result.mean), draws.size());
    auto const interval =
        draws.size() >= shortest_sampled ? interval_by_tails(draws, scratch) : interval_by_partition(draws, scratch);
    result.low = interval.low;
    result.high = interval.high;
    return result;
}

double quantile_of(std::span<double> draws, double probability)
{
    require(!draws.empty(), "a quantile needs at least one draw");
    require(probability >= 0.0 && probability <= 1.0, "a quantile is asked for between 0 and 1");
    return quantile_at(draws, position(draws.size(), probability));
}

std::size_t count_positive(std::span<double const> draws)
{
    std::size_t count = 0;
    run_with(best_instruction_set(), [&](auto const&) {
        std::size_t found = 0;
        for (double const draw : draws) found += static_cast<std::size_t>(draw > 0.0);
        count = found;
    });
    return count;
}

double share_positive(std::span<double const> draws)
{
    require(!draws.empty(), "a share needs at least one draw");
    return static_cast<double>(count_positive(draws)) / static_cast<double>(draws.size());
}

Ratio ratio_of_means(std::span<double const> a, std::span<double const> b)
{
    require(!a.empty() && a.size() == b.size(), "a ratio of means needs draws in pairs");
    auto const n = static_cast<double>(a.size());
    double const below = stable_sum(b) / n;
    require(below != 0.0, "a ratio of means needs a mean below the line that is not 0");
    Ratio result;
    result.value = stable_sum(a) / n / below;
    // The delta method: the ratio's error is that of the mean of a − value·b, whose own mean is 0, over mean(b).
    std::vector<double> off(a.size());
    for (std::size_t i = 0; i < off.size(); ++i) off[i] = a[i] - result.value * b[i];
    double const squares = sum_of(off, [](auto const& x) { return x * x; });
    result.mcse = standard_error(squares, a.size()) / std::abs(below);
    return result;
}

}  // namespace holdfast

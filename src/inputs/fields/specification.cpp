#include "inputs/fields/specification.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace holdfast {

namespace {

template <std::size_t count> using Keys = std::array<std::string_view, count>;

constexpr Keys<1> value{"value"};
constexpr Keys<2> mean_sd{"mean", "sd"};
constexpr Keys<2> mean_interval{"mean", "interval"};
constexpr Keys<2> median_interval{"median", "interval"};
constexpr Keys<2> median_log_sd{"median", "log_sd"};
constexpr Keys<2> log_mean_log_sd{"log_mean", "log_sd"};
constexpr Keys<2> min_max{"min", "max"};
constexpr Keys<3> min_mode_max{"min", "mode", "max"};
constexpr Keys<2> events_of{"events", "of"};
constexpr Keys<2> shape_scale{"shape", "scale"};
constexpr Keys<2> alpha_beta{"alpha", "beta"};
constexpr Keys<1> elicited{"elicited"};

constexpr std::array<Specification, 12> specifications{value,         mean_sd,         mean_interval, median_interval,
                                                       median_log_sd, log_mean_log_sd, min_max,       min_mode_max,
                                                       events_of,     shape_scale,     alpha_beta,    elicited};

}  // namespace

std::span<Specification const> all_specifications() { return specifications; }

bool holds(Specification specification, std::string_view key)
{
    return std::find(specification.begin(), specification.end(), key) != specification.end();
}

bool says_distribution(std::string_view key)
{
    return std::any_of(specifications.begin(), specifications.end(), [key](Specification s) { return holds(s, key); });
}

std::string in_words(Specification specification)
{
    std::vector<std::string> const keys(specification.begin(), specification.end());
    return in_words(std::span(keys), "and");
}

Specification specification_with(std::span<std::string const> keys)
{
    Specification best;
    for (auto const& candidate : specifications) {
        bool const all = std::all_of(keys.begin(), keys.end(), [&](auto const& key) { return holds(candidate, key); });
        if (all && (best.empty() || candidate.size() < best.size())) best = candidate;
    }
    return best;
}

}  // namespace holdfast

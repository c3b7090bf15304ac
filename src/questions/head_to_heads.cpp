#include "holdfast/questions/head_to_heads.hpp"

namespace holdfast {

std::vector<StudyHeadToHead> head_to_heads(StudyDraws const& draws, std::optional<std::size_t> against,
                                           double willingness_to_pay)
{
    auto const in = [&](Perspective perspective) {
        auto const samples = draws.samples(perspective, Benefit::leavers_averted);
        return against ? each_against(samples, *against, willingness_to_pay) : every_pair(samples, willingness_to_pay);
    };
    auto const cash = in(Perspective::cash);
    auto const total = in(Perspective::total);
    std::vector<StudyHeadToHead> pairs;
    for (std::size_t i = 0; i < cash.size(); ++i) pairs.push_back({cash[i], total[i]});
    return pairs;
}

}  // namespace holdfast

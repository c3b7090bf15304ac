#include "holdfast/decision/head_to_head.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast {

namespace {

//! Compares pairs of sound samples with columns that are made once.
class Pairs {
public:
    Pairs(Samples const& samples, double willingness_to_pay)
        : samples_(samples), willingness_to_pay_(willingness_to_pay), net_benefit_(samples.draws()),
          effect_(samples.draws()), scratch_(samples.draws())
    {
        require(std::isfinite(willingness_to_pay), "a willingness to pay is finite");
    }

    HeadToHead compared(std::size_t a, std::size_t b)
    {
        auto const strategies = samples_.strategies.size();
        require(a < strategies && b < strategies && a != b, "two different strategies of the samples are compared");
        auto const draws = samples_.draws();
        for (std::size_t i = 0; i < draws; ++i) {
            effect_[i] = samples_.effects[a][i] - samples_.effects[b][i];
            net_benefit_[i] = willingness_to_pay_ * effect_[i] - (samples_.costs[a][i] - samples_.costs[b][i]);
        }
        auto const all = static_cast<double>(draws);
        auto const better = count_positive(net_benefit_);
        auto const worse = static_cast<std::size_t>(
            std::count_if(net_benefit_.begin(), net_benefit_.end(), [](double d) { return d < 0.0; }));
        HeadToHead pair;
        pair.a = a;
        pair.b = b;
        pair.a_better = static_cast<double>(better) / all;
        pair.b_better = static_cast<double>(worse) / all;
        pair.equal = static_cast<double>(draws - better - worse) / all;
        pair.net_benefit = summarise(net_benefit_, scratch_);
        pair.effect = summarise(effect_, scratch_);
        return pair;
    }

private:
    Samples const& samples_;
    double willingness_to_pay_;
    Draws net_benefit_, effect_, scratch_;
};

}  // namespace

HeadToHead head_to_head(Samples const& samples, std::size_t a, std::size_t b, double willingness_to_pay)
{
    require_sound(samples);
    return Pairs(samples, willingness_to_pay).compared(a, b);
}

std::vector<HeadToHead> each_against(Samples const& samples, std::size_t b, double willingness_to_pay)
{
    require_sound(samples);
    require(b < samples.strategies.size(), "a strategy of the samples is compared with");
    Pairs pairs(samples, willingness_to_pay);
    std::vector<HeadToHead> all;
    for (std::size_t a = 0; a < samples.strategies.size(); ++a)
        if (a != b) all.push_back(pairs.compared(a, b));
    return all;
}

std::vector<HeadToHead> every_pair(Samples const& samples, double willingness_to_pay)
{
    require_sound(samples);
    Pairs pairs(samples, willingness_to_pay);
    std::vector<HeadToHead> all;
    for (std::size_t b = 0; b < samples.strategies.size(); ++b)
        for (std::size_t a = b + 1; a < samples.strategies.size(); ++a) all.push_back(pairs.compared(a, b));
    return all;
}

}  // namespace holdfast

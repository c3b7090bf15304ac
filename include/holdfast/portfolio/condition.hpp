//! What a choice must keep to. Every condition is one linear row over the offers, of whole numbers; that at most one
//! package is bought for an authority always holds.
//! Where both a package and its member are offered, buying the package counts as buying the member.
//! Shares are in hundredths of a per cent, so that they are whole numbers, too.
//! Tested in tests/portfolio/condition_test.cpp.
#pragma once

#include "holdfast/portfolio/offer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace holdfast {

struct TotalAtMost {
    WholePounds pounds{};  //!< expected spend over all years
};
struct YearAtMost {
    std::size_t year{};
    WholePounds pounds{};
};
struct MustBuy {
    std::size_t authority{};
    std::size_t intervention{};
};
struct MayNotBuy {
    std::size_t authority{};
    std::size_t intervention{};
};
struct AuthoritiesAtMost {
    std::size_t intervention{};
    std::int64_t count{};
};
struct AuthoritiesAtLeast {
    std::size_t intervention{};
    std::int64_t count{};
};
//! A region's share of all that is spent.
struct RegionSpendAtLeast {
    std::size_t region{};
    std::int64_t per_myriad{};  //!< of 10,000: 5% is 500
};
//! A region's share of the authorities for which something is bought.
struct RegionAuthoritiesAtLeast {
    std::size_t region{};
    std::int64_t per_myriad{};
};
//! Every package bought has at least this chance of saving.
struct ChanceAtLeast {
    double probability{};
};

using Condition = std::variant<TotalAtMost, YearAtMost, MustBuy, MayNotBuy, AuthoritiesAtMost, AuthoritiesAtLeast,
                               RegionSpendAtLeast, RegionAuthoritiesAtLeast, ChanceAtLeast>;

//! A condition as a row over the offers: lower ≤ Σ weight · bought ≤ upper, one of the two ends only.
struct ConditionRow {
    std::vector<std::int64_t> weights;  //!< by offer
    std::int64_t bound{};
    bool at_least{};  //!< else at most
};
[[nodiscard]] ConditionRow row_of(Condition const&, Market const&);

//! Does the set of offers keep to the condition? In whole numbers.
[[nodiscard]] bool keeps(std::span<std::size_t const> offers, ConditionRow const&);
//! What the condition is about: Σ weight over the offers.
[[nodiscard]] std::int64_t amount_of(std::span<std::size_t const> offers, ConditionRow const&);

//! Throws ContractBroken where a condition names what the market does not hold.
void require_sound(std::span<Condition const>, Market const&);

}  // namespace holdfast

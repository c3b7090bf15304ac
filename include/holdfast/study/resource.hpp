//! What an intervention takes, a row a thing (M19a), and which part of a cost an amount or a resource belongs to.
//! Tested in tests/study/cost_parts_test.cpp and tests/study/resource_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/belief/belief.hpp"
#include "holdfast/outcomes/resources.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <variant>

namespace holdfast {

//! Which part of a cost an amount belongs to. Whatever is not somebody's figure is a guess.
[[nodiscard]] constexpr CostPart cost_part_of(Basis basis)
{
    bool const stated = basis == Basis::published || basis == Basis::official_statistic || basis == Basis::local ||
                        basis == Basis::derived;
    return stated ? CostPart::stated : CostPart::guessed;
}

//! Is it 0 without any doubt? Such an amount says that something is free, not what it costs.
[[nodiscard]] inline bool is_fixed_at_nothing(Belief const& cost)
{
    auto const* fixed = std::get_if<Fixed>(&cost.about);
    return fixed != nullptr && fixed->value == 0.0;
}

//! One thing that a programme takes: hours of supervision, a trainer's days, a room. Each of its numbers is a belief of its
//! own, drawn by itself.
struct Resource {
    std::string item;                      //!< as a person says it: "group supervision"
    std::string id;                        //!< of `item`, in the ids of its beliefs: "group-supervision"
    ResourceTerms terms;                   //!< its part and whether who stands in has a price are as modelled() says
    Belief quantity;                       //!< in units, as `terms.per` says
    std::optional<Belief> price;           //!< [£ per unit]; none where it is paid at pay
    std::optional<Belief> hours;           //!< [hours per unit]; only where it is paid at pay
    std::optional<Belief> backfilled;      //!< share; only of time
    std::optional<Belief> backfill_price;  //!< [£ per hour]; none: at pay
    Place at{};
    std::size_t row{1};         //!< among the resources of the inputs, from 1: interventions.X.costs.resources.1
    std::string capital_why{};  //!< why it is capital (terms.capital), where the inputs say; empty: its item says it

    //! visit(belief) for each of its numbers.
    template <class Visit> void for_numbers(Visit const& visit) const
    {
        visit(quantity);
        for (auto const* number : {&price, &hours, &backfilled, &backfill_price})
            if (*number) visit(**number);
    }
    //! What its cost rests on. As firm as its least firm number: how much is taken is seldom anybody's figure, and a price
    //! that is makes no stated cost of it. Pay is the study's own price, with a source of its own.
    [[nodiscard]] CostPart part() const
    {
        auto part = CostPart::stated;
        for_numbers([&part](Belief const& number) {
            if (cost_part_of(number.basis) == CostPart::guessed) part = CostPart::guessed;
        });
        return part;
    }
    //! Does any of it leave the bank? Time of staff does only where somebody is paid to stand in for them.
    [[nodiscard]] bool takes_cash() const
    {
        return terms.kind == ResourceKind::cash || (backfilled && !is_fixed_at_nothing(*backfilled));
    }
    //! Is any of it time of staff that nobody is sure to stand in for: capacity, and no cash?
    [[nodiscard]] bool takes_hours() const
    {
        if (terms.kind != ResourceKind::time || is_fixed_at_nothing(quantity)) return false;
        auto const* share = backfilled ? std::get_if<Fixed>(&backfilled->about) : nullptr;
        return share == nullptr || share->value < 1.0;
    }
    //! The terms as the model needs them, with that part.
    [[nodiscard]] ResourceTerms modelled() const
    {
        auto made = terms;
        made.part = part();
        made.has_backfill_price = backfill_price.has_value();
        return made;
    }
    friend bool operator==(Resource const&, Resource const&) = default;
};

}  // namespace holdfast

//! Set-ups that alliances pay once (M19c), as a budget counts them: whole, drawn beside the offers that need them. What an offer
//! is drawn with bears the authority's share as if all of its alliance bought; here that share is put back, and the whole
//! bought once.
//! Tested in tests/questions/budget_setups_test.cpp.
#pragma once

#include "engine/engine.hpp"
#include "holdfast/questions/budget.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace holdfast {

//! An offer's share of one of the set-ups that it needs.
struct NeededSetup {
    std::size_t setup{};
    double share{};  //!< of the offer's authority, if all of the alliance bought
};

//! Which set-ups the offers of a study need, with the figures that every draw adds to.
class SharedSetups {
public:
    SharedSetups(Study const&, Plan const&, std::vector<Strategy> const&);

    //! What an authority's offer of a strategy needs. A set-up that has not been asked for is none of the market's yet.
    [[nodiscard]] std::vector<NeededSetup> needed_by(std::size_t authority, std::size_t strategy);

    //! Draws every set-up in a chunk.
    void draw(Engine const&, Chunk const&);

    [[nodiscard]] bool any() const { return !all_.empty(); }
    [[nodiscard]] std::size_t count() const { return all_.size(); }
    //! Draw by draw of the last chunk: present value, in cash or in cash and the time of staff [£].
    [[nodiscard]] double present_value(std::size_t setup, std::size_t row, bool with_time) const;
    //! Cash in a year, undiscounted [£].
    [[nodiscard]] double spend(std::size_t setup, std::size_t year, std::size_t row) const;
    //! Adds the last chunk to the sums.
    void add_to(std::vector<SetupFigures>& sums) const;

    //! The market's set-ups, and an empty figure for each.
    void put_into(Market&, std::vector<SetupFigures>&) const;

private:
    struct One {
        std::size_t alliance{}, intervention{};
        double weight{};                    //!< discount in the month it starts; 0 beyond the horizon
        std::optional<std::size_t> year{};  //!< that month's
        std::vector<double> cash, time;     //!< undiscounted, draw by draw
        ByPart<std::vector<double>> parts;  //!< of the cash
    };
    [[nodiscard]] std::size_t number_of(std::size_t alliance, std::size_t intervention);

    Study const& study_;
    Plan const& plan_;
    std::vector<Strategy> const& strategies_;
    std::vector<One> all_;
};

//! Each set-up's share that nobody bears where only these offers buy, though each bears its own: 0 where all buy. Empty set-ups
//! that nobody needs are left out.
[[nodiscard]] std::vector<NeededSetup> left_to_bear(std::vector<std::size_t> const& offers,
                                                    std::vector<std::vector<NeededSetup>> const& needs,
                                                    std::size_t setups);
//! What an offer bears beyond its share, where only these offers buy: what is left, by workers among those that buy.
[[nodiscard]] std::vector<NeededSetup> borne_beyond(std::size_t offer, std::vector<std::size_t> const& offers,
                                                    std::vector<std::vector<NeededSetup>> const& needs);

}  // namespace holdfast

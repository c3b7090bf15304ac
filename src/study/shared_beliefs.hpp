//! The beliefs that all authorities share, in one fixed order, and where the model finds each.
#pragma once

#include "draw_source.hpp"
#include "workers.hpp"

#include "holdfast/belief/correlation.hpp"
#include "holdfast/belief/sampler.hpp"
#include "holdfast/numerics/instruction_set.hpp"
#include "holdfast/study/study.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast {

//! Index into the list of shared beliefs; negative: there is none, the model's default is used.
using Slot = int;
inline constexpr Slot no_belief = -1;

//! What each amount of a programme's cost is a share of.
struct SharesOf {
    ShareOf setup{}, annual{}, per_worker_year{}, per_starter{};
};

struct InterventionSlots {
    Slot log_hazard_ratio{no_belief}, transport{no_belief}, coverage{no_belief}, absence_ratio{no_belief};
    Slot setup{no_belief}, annual{no_belief}, per_worker_year{no_belief}, per_starter{no_belief};
    SharesOf shares_of;
    Slot pay{no_belief}, on_costs{no_belief}, national_insurance{no_belief};  //!< that they follow
};

//! An amount of a programme's cost in pounds, from the share that it is stated as.
template <class Real>
[[nodiscard]] Real in_pounds(ShareOf what, Real const& amount, Real const& pay, Real const& on_costs,
                             Real const& national_insurance)
{
    if (what == ShareOf::pay) return amount * pay;
    if (what == ShareOf::salary) return amount * (pay / (1.0 + on_costs)) * (1.0 + national_insurance);
    return amount;
}

//! Is any cost of the study a share of salary? Only then are on-costs and national insurance beliefs that are drawn.
[[nodiscard]] bool follows_salary(Study const&);

struct SharedBeliefs {
    explicit SharedBeliefs(Study const&);

    std::vector<Belief const*> list;  //!< pointers into the study
    Slot leaving_rate{}, months_to_fill{}, moves_between_authorities{};
    Slot pay{}, agency_premium{}, recruitment{}, induction{}, exit{}, months_to_full_productivity{},
        starting_productivity{}, uncovered_value{};
    Slot on_costs{no_belief},
        national_insurance{no_belief};  //!< the last of the list, and only where they are followed
    std::vector<Slot> relative_rates;   //!< by band
    std::vector<InterventionSlots> interventions;
};

//! The shared beliefs made ready to be drawn, chunk after chunk.
class SharedSamplers {
public:
    SharedSamplers(SharedBeliefs const&, Study const&, Workers&);

private:
    friend struct SharedDraws;
    SharedBeliefs const& beliefs_;
    std::vector<std::optional<Sampler>> samplers_;
    std::vector<Slot> correlated_;
    std::optional<CorrelationFactor> lower_;
};

//! All shared beliefs drawn together, with their correlations: a column of draws for each.
//! `draws` is rounded up to whole batches; the extra draws are real draws that no summary counts.
struct SharedDraws {
    SharedDraws(SharedSamplers const&, DrawSource const&, std::size_t draws, Workers&,
                InstructionSet = best_instruction_set());
    //! Draws of the stream, on one thread.
    SharedDraws(SharedBeliefs const&, Study const&, std::uint64_t first_draw, std::size_t draws);

    [[nodiscard]] double const* column(Slot slot) const
    {
        return values.data() + static_cast<std::size_t>(slot) * column_stride(rows);
    }
    std::size_t draws{};  //!< that count
    std::size_t rows{};   //!< draws, rounded up to whole batches
    std::vector<double> values;
};

//! Draws of one belief into `out`: what quantile(belief, uniform(seed, draw, key of its id)) says, by table
//! (belief/sampler.hpp): the same bits for any instruction set and any split of the draws.
void draw_belief(Belief const&, std::uint64_t seed, std::uint64_t first_draw, std::span<double> out);

}  // namespace holdfast

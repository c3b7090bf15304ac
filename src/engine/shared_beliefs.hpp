//! The beliefs that all authorities share, in one fixed order, and where the model finds each.
#pragma once

#include "belief/sampler.hpp"
#include "engine/draw_source.hpp"
#include "engine/workers.hpp"
#include "holdfast/belief/correlation.hpp"
#include "holdfast/numerics/instruction_set.hpp"
#include "holdfast/outcomes/strategy.hpp"
#include "holdfast/study/beliefs.hpp"
#include "holdfast/study/study.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast {

//! Index into the list of shared beliefs; negative: there is none, the model's default is used.
using Slot = int;
inline constexpr Slot no_belief = -1;

//! Where the beliefs about a resource are.
struct ResourceSlots {
    Slot quantity{no_belief}, price{no_belief}, hours{no_belief}, backfilled{no_belief}, backfill_price{no_belief};
};

struct InterventionSlots : ProgrammeCosts<Slot> {
    // NOLINTNEXTLINE(clang-analyzer-optin.cplusplus.UninitializedObject): clang 14 does not see the base's fields
    InterventionSlots() : ProgrammeCosts{no_belief, no_belief, no_belief, no_belief} {}
    Slot log_hazard_ratio{no_belief}, transport{no_belief}, coverage{no_belief}, absence_ratio{no_belief};
    Slot published{no_belief};  //!< ln θ before it was shrunk (M14a): the same as log_hazard_ratio where it was not
    ProgrammeCosts<ShareOf> shares_of{};                                      //!< what each amount is a share of
    Slot pay{no_belief}, on_costs{no_belief}, national_insurance{no_belief};  //!< that they follow
    std::vector<ResourceSlots> resources;
    std::vector<ResourceTerms> terms;  //!< of the resources
    Slot paid_hours{no_belief}, team_size{no_belief};
};

//! Is any cost of the study a share of salary? Only then are on-costs and national insurance beliefs that are drawn.
[[nodiscard]] bool follows_salary(Study const&);

//! Slots have the names of what is in them: the rows of study/beliefs find both.
struct SharedBeliefs : SharedPrices<Slot> {
    explicit SharedBeliefs(Study const&);

    std::vector<Belief const*> list;  //!< pointers into the study
    Slot leaving_rate{}, months_to_fill{}, moves_between_authorities{}, posts_growth{};
    Slot paid_hours{no_belief}, team_size{no_belief};
    std::vector<Slot> relative_rates;  //!< by band
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

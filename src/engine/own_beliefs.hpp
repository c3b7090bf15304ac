//! The beliefs that are an authority's own: about itself, and how an intervention's effect differs in it (M15). They are
//! listed here alone; whoever draws them takes the list.
#pragma once

#include "belief/sampler.hpp"
#include "engine/draw_source.hpp"
#include "engine/workers.hpp"
#include "holdfast/numerics/instruction_set.hpp"
#include "holdfast/study/beliefs.hpp"
#include "holdfast/study/study.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace holdfast {

//! An authority's own beliefs have the columns that are the numbers of their rows; η of the interventions follow. With Sobol
//! points it is the dimension, too.
inline constexpr std::size_t first_heterogeneity = std::tuple_size_v<decltype(authority_rows)>;

struct OwnBelief {
    Belief belief;
    std::size_t column{};
    std::optional<std::size_t> intervention;  //!< of η (M15)
    BeliefSays const* says{};
};

//! η: how an intervention's effect differs in one authority. No belief of the inputs: it is made of one spread.
[[nodiscard]] Belief heterogeneity_of(Study const&, Authority const&, Intervention const&);

//! In order of their columns; interventions without an effect have no η.
[[nodiscard]] std::vector<OwnBelief> own_beliefs(Study const&, Authority const&);

//! One of them ready to be drawn.
struct OwnSampler {
    BeliefKey key;
    Sampler sampler;
    std::size_t column{};
};
//! All of an authority's. What ends and copies them is in the source, so that no object compiled for a wide instruction
//! set holds it (scripts/check-instructions).
class OwnSamplers {
public:
    OwnSamplers();
    OwnSamplers(OwnSamplers const&) = delete;
    OwnSamplers& operator=(OwnSamplers const&) = delete;
    ~OwnSamplers();
    void start(Study const&, Authority const&);
    [[nodiscard]] std::span<OwnSampler const> all() const { return all_; }

private:
    std::vector<OwnSampler> all_;
};

//! All of them drawn over a chunk: a column of `rows` draws for each, of 0 where there is no such belief.
class OwnDraws {
public:
    OwnDraws(Study const&, Authority const&, DrawSource const&, std::size_t rows, Workers&, InstructionSet);
    [[nodiscard]] std::span<double const> column(std::size_t number) const
    {
        return std::span(values_).subspan(number * rows_, rows_);
    }

private:
    std::size_t rows_;
    std::vector<double> values_;
};

}  // namespace holdfast

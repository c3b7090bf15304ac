#include "inputs/evidence/effect_rank.hpp"

#include "inputs/evidence/combined_figures.hpp"
#include "inputs/evidence/effect_figure.hpp"
#include "inputs/fields/among.hpp"

#include <algorithm>
#include <array>

namespace holdfast {

namespace {

//! How a list of figures, an expert or a pilot is worded: no number of it.
constexpr std::array<std::string_view, 6> keys_of_words{"note", "source", "basis", "name", "reason", "expert"};

std::size_t rank_without_words(Node const& node)
{
    if (!node.is_table() && !node.is_list()) return local_rank(node);
    std::size_t rank = 0;
    for (auto const& item : node.items) rank = std::max(rank, rank_without_words(item));
    for (auto const& entry : node.entries)
        if (!among(keys_of_words, entry.key)) rank = std::max(rank, rank_without_words(entry.value));
    return rank;
}

//! Of all that makes up the effect, what says how the figures are read and not what was found.
bool is_figure(std::string_view key)
{
    return key == "measure" || key == "pilot" ||
           (is_number_of_effect(key) && key != "follow_up" && key != "design_effect");
}

}  // namespace

bool is_number_of_effect(std::string_view key)
{
    return is_of_some_measure(key) || key == "comparator_risk" || key == "follow_up" || key == "design_effect" ||
           key == "figures" || key == "elicited";
}

std::size_t rank_of_change(TableReader const& effect)
{
    constexpr std::array<std::string_view, 9> beside{
        "basis", "source", "note", "reason", "pilot", "does_not_apply", "does_not_apply_sd", "transport_sd", "bias"};
    bool const is_mixture = effect.has("combine") && effect.node("combine")->text == mixture;
    std::size_t rank = 0;
    for (auto const& entry : effect.table().entries)
        if (!among(beside, entry.key) && !(entry.key == "combine" && (is_mixture || effect.has("pilot"))))
            rank = std::max(rank, local_rank(entry.value));
    return rank;
}

std::size_t rank_of_figures(Node const& effect)
{
    // A pilot beside what was published leaves that, and what is said of it, as it was.
    bool const beside = effect.has("pilot") && (effect.has("measure") || effect.has("figures"));
    std::size_t rank = 0;
    for (auto const& entry : effect.entries)
        if (is_figure(entry.key) && !(beside && entry.key == "pilot"))
            rank = std::max(rank, rank_without_words(entry.value));
    return rank;
}

}  // namespace holdfast

#include "inputs/samples/strategy_names.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace holdfast {

namespace {

using Names = std::vector<std::string>;

constexpr std::array<std::string_view, 6> words_for_cost{"c", "cost", "costs", "tc", "totalcost", "totalcosts"};
constexpr std::array<std::string_view, 22> words_for_effect{
    "e",       "eff",      "effs",      "effect",    "effects", "effectiveness", "q",         "qaly",    "qalys",
    "ly",      "lys",      "daly",      "dalys",     "u",       "utility",       "utilities", "outcome", "outcomes",
    "benefit", "benefits", "totalqaly", "totalqalys"};

bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

//! Letters alone, small: "Total_Cost (£)" is "totalcost".
std::string word_of(std::string_view text)
{
    auto plain = lower_case(text);
    std::erase_if(plain, [](char c) { return !is_letter_or_digit(c) || (c & 0x80) != 0; });
    return plain;
}

template <std::size_t size> bool is_one_of(std::string_view text, std::array<std::string_view, size> const& words)
{
    return std::find(words.begin(), words.end(), word_of(text)) != words.end();
}

//! How many characters all names have in common, from the front or from the back.
std::size_t common(Names const& names, bool front)
{
    auto const at = [front](std::string const& name, std::size_t i) {
        return front ? name[i] : name[name.size() - 1 - i];
    };
    std::size_t length = 0;
    for (;; ++length)
        for (auto const& name : names)
            if (length >= name.size() || at(name, length) != at(names.front(), length)) return length;
}

//! The names without so many characters, and without what divides a word from a name.
Names without(Names names, std::size_t characters, bool front)
{
    for (auto& name : names) {
        name = front ? name.substr(characters) : name.substr(0, name.size() - characters);
        while (!name.empty() && !is_letter_or_digit(name.front())) name.erase(0, 1);
        while (!name.empty() && !is_letter_or_digit(name.back())) name.pop_back();
    }
    return names;
}

bool is_a_set_of_names(Names names)
{
    std::sort(names.begin(), names.end());
    return std::none_of(names.begin(), names.end(), [](auto const& name) { return name.empty(); }) &&
           std::adjacent_find(names.begin(), names.end()) == names.end();
}

//! The names as they stand, and with every word for it taken from all of them.
template <class IsWord> std::vector<Names> readings(Names const& names, IsWord const& is_word)
{
    std::vector<Names> all{names};
    for (bool const front : {true, false})
        for (std::size_t length = common(names, front); length > 0; --length) {
            auto const& one = names.front();
            auto const affix = std::string_view(one).substr(front ? 0 : one.size() - length, length);
            if (!is_word(affix)) continue;
            auto rest = without(names, length, front);
            if (is_a_set_of_names(rest)) all.push_back(std::move(rest));
        }
    return all;
}

//! Effects by strategy where both are the same set of names.
std::optional<std::vector<std::size_t>> matched(Names const& costs, Names const& effects)
{
    if (costs.size() != effects.size()) return std::nullopt;
    std::vector<std::size_t> effects_of;
    for (auto const& name : costs) {
        auto const found = std::find(effects.begin(), effects.end(), name);
        if (found == effects.end()) return std::nullopt;
        effects_of.push_back(static_cast<std::size_t>(found - effects.begin()));
    }
    return effects_of;
}

Names small(Names names)
{
    for (auto& name : names) name = lower_case(name);
    return names;
}

}  // namespace

std::optional<PairedStrategies> paired(Names const& costs, Names const& effects)
{
    if (costs.empty() || !is_a_set_of_names(costs) || !is_a_set_of_names(effects)) return std::nullopt;
    if (auto const as_they_are = matched(costs, effects)) return PairedStrategies{costs, *as_they_are};
    auto const of_costs = readings(costs, [](auto affix) { return is_one_of(affix, words_for_cost); });
    auto const of_effects = readings(effects, [](auto affix) { return is_one_of(affix, words_for_effect); });
    std::optional<PairedStrategies> found;
    for (bool const as_written : {true, false}) {
        for (auto const& cost_names : of_costs)
            for (auto const& effect_names : of_effects) {
                auto const pairs = as_written ? matched(cost_names, effect_names)
                                   : is_a_set_of_names(small(cost_names)) && is_a_set_of_names(small(effect_names))
                                       ? matched(small(cost_names), small(effect_names))
                                       : std::nullopt;
                if (!pairs) continue;
                if (found && found->effects_of != *pairs) return std::nullopt;
                if (!found) found = PairedStrategies{cost_names, *pairs};
            }
        if (found) return found;
    }
    return std::nullopt;
}

}  // namespace holdfast

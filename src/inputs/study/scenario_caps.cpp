#include "inputs/study/scenario_caps.hpp"

#include "base/text.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/fields.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/layers/overlay_record.hpp"
#include "study/every_belief.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double nearly_all = 1.0 - 1e-6;  //!< of what is believed: no run of a million draws would show more

//! The row of the inputs that a belief is typed in. An id's first part names where to look, its last the key.
Field const* field_of(std::string const& id)
{
    using namespace sections;
    struct TypedIn {
        std::string_view first;
        Section const* section;
    };
    static std::array const places{TypedIn{"prices", &prices},          TypedIn{"beliefs", &beliefs},
                                   TypedIn{"beliefs", &band},           TypedIn{"authorities", &authority},
                                   TypedIn{"interventions", &delivery}, TypedIn{"interventions", &costs}};
    auto const first = id.substr(0, id.find('.'));
    auto const key = id.substr(id.rfind('.') + 1);
    for (auto const& place : places)
        if (place.first == first)
            if (auto const* field = place.section->field(key); field != nullptr) return field;
    return nullptr;
}

//! Of a belief that is typed in no field of its own: what it is counted in.
NumberRule rule_of_unit(std::string_view unit)
{
    constexpr double any = 1e12;
    if (unit.starts_with("share")) return {NumberKind::share, 0.0, 1.0, "a cap"};
    if (unit.starts_with("£")) return {NumberKind::money, 0.0, any, "a cap"};
    if (unit.starts_with("months")) return {NumberKind::months, 0.0, any, "a cap"};
    return {NumberKind::plain, 0.0, any, "a cap"};
}

//! For the kind and range of its cap; none of a belief that is held as a logarithm, which nobody types.
std::optional<NumberRule> rule_of(Belief const& belief)
{
    constexpr std::array<std::string_view, 3> logarithms{"effect", "transport", "absence_ratio"};
    if (among(logarithms, std::string_view(belief.id).substr(belief.id.rfind('.') + 1))) return std::nullopt;
    if (belief.share_of != ShareOf::nothing) return NumberRule(NumberKind::share, 0.0, 10.0, "a cap", "pay");
    auto const* field = field_of(belief.id);
    bool const typed = field != nullptr && (field->form == Form::quantity || field->form == Form::number);
    return typed ? NumberRule(*field) : rule_of_unit(belief.unit);
}

LocalValue held_down(Entry const& entry)
{
    return {entry.key, fmt::format("at most {}", as_written(entry.value)), "", said_where(entry.value.at)};
}

void lay_cap(Entry const& entry, Belief& belief, std::vector<LocalValue>& held, Reading& reading)
{
    auto const name = "caps." + entry.key;
    auto const rule = rule_of(belief);
    if (!rule)
        return reading.error(entry.key_at, name,
                             fmt::format("{} cannot be capped: it is held as a logarithm", visible(entry.key)),
                             "say another effect with set");
    auto const most = number_of(entry.value, *rule, name, reading);
    if (!most) return;
    if (quantile(belief.about, nearly_all) <= *most)
        reading.warning(entry.value.at, name,
                        fmt::format("{} is {}, and nothing that is believed reaches it: it changes nothing", name,
                                    as_written(entry.value)),
                        fmt::format("what is believed of {} goes up to {}", visible(entry.key),
                                    in_measure(rule->measure, quantile(belief.about, nearly_all))));
    belief.about = capped(belief.about, *most);
    held.push_back(held_down(entry));
}

//! Of an authority or programme that the inputs have and this run does not, or of a price that no programme here needs.
bool is_of_another_run(std::string const& id, Node const& tree, Study const& study)
{
    auto const* field = field_of(id);
    if (field == nullptr || (field->form != Form::quantity && field->key != "relative_leaving_rate")) return false;
    auto const parts = split(id, '.');
    auto const* in = tree.find(parts.front());
    if (in == nullptr || parts.size() < 2 || !in->has(parts[1])) return false;
    auto const is_member = [&parts](auto const& members, auto const& key) {
        return std::any_of(members.begin(), members.end(), [&](auto const& one) { return key(one) == parts[1]; });
    };
    return !is_member(study.authorities, [](Authority const& one) { return one.code; }) &&
           !is_member(study.interventions, [](Intervention const& one) { return one.id; });
}

}  // namespace

std::vector<LocalValue> lay_caps(Node const& caps, Node const& tree, Study& study, Reading& reading)
{
    std::vector<LocalValue> held;
    for (auto const& entry : caps.entries) {
        bool found = false;
        for_every_belief(study, [&](Belief& belief) {
            if (belief.id != entry.key || found) return;
            found = true;
            lay_cap(entry, belief, held, reading);
        });
        if (found) continue;
        if (is_of_another_run(entry.key, tree, study)) {
            held.push_back(held_down(entry));
            reading.warning(entry.key_at, "caps." + entry.key,
                            fmt::format("{} is not in this run: its cap changes nothing", visible(entry.key)),
                            "choose its authority or programme, or take the cap out");
        } else
            reading.error(entry.key_at, "caps." + entry.key,
                          fmt::format("{} is no belief of this study", visible(entry.key)),
                          "name it as `run --format json` lists it under inputs, as \"prices.agency_premium\"");
    }
    return held;
}

}  // namespace holdfast

#include "inputs/tables/quantity.hpp"

#include "belief/adjusting.hpp"
#include "inputs/tables/distribution_reader.hpp"
#include "inputs/tables/elicited_answer.hpp"
#include "inputs/tables/elicited_reader.hpp"
#include "inputs/tables/money_adjustments.hpp"
#include "inputs/tables/share_of_pay.hpp"
#include "inputs/tables/whose_number.hpp"

#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! The mean lies in the field's range, and no draw ever leaves what can be.
bool within_range(Distribution const& about, Field const& field, Node const& node, std::string const& name,
                  Reading& reading)
{
    NumberRule const rule(field);
    auto const at = blamed(node);
    auto const centre = mean(about);
    if (!(centre >= field.lowest && centre <= field.highest)) {
        reading.error(at, name,
                      fmt::format("{} has a mean of {}, but {} {}", name, in_measure(field.measure, centre), field.noun,
                                  range_in_words(rule)));
        return false;
    }
    return keeps_to_limits(about, field, at, name, reading);
}

//! A range holds for what the sum uses: after the amount is taken to the study's prices and made honest about optimism, too.
bool within_range_when_adjusted(Belief const& belief, Field const& field, Spot const& at, std::string const& name,
                                Reading& reading)
{
    double const centre = mean(belief.about);
    if (centre >= field.lowest && centre <= field.highest) return true;
    reading.error(at, name,
                  fmt::format("{} comes to {} ({}), but {} {}", name, in_measure(field.measure, centre),
                              adjustments_in_words(belief), field.noun, range_in_words(NumberRule(field))),
                  "check its price_year, the years of [deflator.index] and its optimism_bias");
    return false;
}

//! What experts believe is elicited, whoever they are; another basis beside them would be read as theirs.
bool speaks_of_experts(TableReader const& quantity, Provenance const& own)
{
    if (own.basis == Basis::elicited || own.basis == Basis::missing) return true;
    bool const by_default = own.basis == Basis::local && own.rank > 0 &&
                            (!quantity.has("basis") || local_rank(*quantity.node("basis")) < own.rank);
    if (by_default) return true;  // a local layer that says a source and no basis
    quantity.reading().error(
        quantity.at("basis"), quantity.name("basis"),
        fmt::format("{} is \"{}\", and what experts believe is elicited", quantity.name("basis"), name(own.basis)),
        "write basis = \"elicited\", or take it away");
    return false;
}

std::optional<Belief> read_amount(Node const& node, Field const& field, std::string const& name,
                                  Provenance const& around, Identity identity, ShareOf share_of, Reading& reading)
{
    Belief belief;
    belief.share_of = share_of;
    belief.id = std::move(identity.id);
    belief.label = identity.label.empty() ? std::string(field.label) : std::move(identity.label);
    belief.unit = identity.unit.empty() ? std::string(field.unit) : std::move(identity.unit);
    belief.at = place_of(node.at);
    belief.local = is_changed_locally(node);
    auto from = around;
    std::size_t source_rank = around.rank;
    auto const rank = rank_of_numbers(node);
    // A note inside the quantity speaks of it alone; one beside a bare number speaks of that.
    if (node.is_table()) from.note.clear();
    std::optional<Distribution> about;
    std::vector<Adjustment> adjustments;
    if (node.is_table()) {
        TableReader const quantity(sections::quantity, node, name, reading);
        auto elicited = quantity.has("elicited") ? read_elicited(quantity, field) : std::nullopt;
        if (elicited) {
            about = std::move(elicited->about);
            belief.judgements = std::move(elicited->judgements);
        } else if (!quantity.has("elicited")) about = read_distribution(quantity, field);
        adjustments = adjustments_of(quantity, field);
        belief.share_of = share_with_pension(quantity, share_of);
        (void)quantity.provenance();  // complains
        // A basis and a source speak of the numbers of their own layer: those inside the quantity, or else, as for a bare
        // number, those of the table around it.
        auto const own = quantity.provenance_of(node);
        from.note = own.note;
        from.rank_of_note = own.rank_of_note;
        if (own.basis != Basis::missing) {
            from.basis = own.basis;
            from.rank = rank;
        }
        if (!own.source.empty()) {
            from.source = own.source;
            source_rank = rank;
        }
        if (quantity.has("elicited") && !speaks_of_experts(quantity, own)) about.reset();
        if (!belief.judgements.empty()) {
            from.basis = Basis::elicited;
            from.rank = rank;
            from.source = with_who_was_asked(own.source, belief.judgements);
            source_rank = rank;
        }
    } else if (auto const value = number_of(node, NumberRule(field), name, reading)) {
        about = Fixed{*value};
    }
    // The basis and source of a lower layer speak of the number that was replaced.
    bool const unsourced = rank > source_rank;
    if (rank > from.rank) from.basis = Basis::local;
    if (unsourced) from.source = changed_locally(node, name);
    if (!about || !within_range(*about, field, node, name, reading)) return std::nullopt;
    if (unsourced) warn_of_unsourced(node, name, reading);
    auto const of_others = numbers_of_others(node, name, reading);
    if (!reading.partial) warn_of_missing(from.basis, from.source, node.at, name, reading);
    if (!adjustments.empty() && !can_be_scaled(*about)) {
        reading.error(blamed(node), name,
                      fmt::format("{} is a {} distribution, which cannot be multiplied by anything", name,
                                  holdfast::name(*about)),
                      fmt::format("use a {}", usual_distribution(field)));
        return std::nullopt;
    }
    belief.about = *about;
    belief.basis = from.basis;
    belief.source = from.source + of_others;
    if (rank_of_numbers(node) <= from.rank_of_note) belief.note = from.note;  // else it speaks of a number that is gone
    for (auto& adjustment : adjustments) adjust(belief, std::move(adjustment));
    if (!within_range_when_adjusted(belief, field, blamed(node), name, reading)) return std::nullopt;
    bool const dated = node.is_table() && node.has("price_year");
    if (field.measure == NumberKind::money && !dated) reading.undated_money.push_back(name);
    return belief;
}

}  // namespace

std::optional<Belief> read_quantity(Node const& node, Field const& field, std::string const& name,
                                    Provenance const& around, Identity identity, Reading& reading)
{
    if (!says_share_of_pay(node))
        return read_amount(node, field, name, around, std::move(identity), ShareOf::nothing, reading);
    auto const shared = shared_amount(node, field, name, reading);
    if (!shared) return std::nullopt;
    identity.unit =
        unit_of_share(identity.unit.empty() ? std::string(field.unit) : std::move(identity.unit), shared->what);
    return read_amount(shared->node, shared->field, name, around, std::move(identity), shared->what, reading);
}

}  // namespace holdfast

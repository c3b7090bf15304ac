//! The table of beliefs: one row for each thing that is believed, with its id, its words, its kind, and its one place in the
//! inputs and in the model. Reader, samplers, means, levers, parameters, worked sum, sheet and every list of inputs walk it.
//! A new belief is a row here, a member of its name where it lives (PriceBeliefs, Intervention, Authority) and where the model
//! has it (Prices, ProgrammeCosts, OwnValues), the equation that uses it, and its help in src/inputs/fields/fields.cpp.
//! Draws of the stream have names, and a new row moves none. Sobol points have dimensions, which are counted in order::draws
//! and, for an authority's own, in the order of its rows: a row in between moves those behind it to other points.
//! Tested in tests/study/beliefs_test.cpp; docs/decisions/0033-one-row-a-belief.md.
#pragma once

#include "holdfast/belief/belief.hpp"
#include "holdfast/outcomes/programme.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace holdfast {

//! What a belief is about, for the worth of knowing it.
//!   effects      on leaving and on sickness absence: what was measured, how far it carries over, how many are reached
//!   prices       pay, agency premium, what a hire and a leaver cost, what a programme costs, the value of uncovered work
//!   baseline     how many leave, and how many are ill, with nothing new done
//!   recruitment  how fast vacancies are filled, who covers them, how fast starters become productive
enum class BeliefKind { effects, prices, baseline, recruitment };
inline constexpr std::array all_belief_kinds{BeliefKind::effects, BeliefKind::prices, BeliefKind::baseline,
                                             BeliefKind::recruitment};
[[nodiscard]] std::string_view name(BeliefKind);  //!< "effects", …

//! How a belief's value is to be read.
enum class BarScale {
    plain,             //!< as it is
    log_hazard_ratio,  //!< ln θ as published (M12): exp(value) is a hazard ratio
    log_factor         //!< a difference of ln θ: exp(value) multiplies the hazard ratio
};

//! Whose belief it is: its id has a * for each of them.
enum class BeliefOf { study, band, intervention, authority, intervention_in_authority };

//! Beliefs that stand together wherever they are listed.
enum class Chapter {
    leaving,
    fill,
    posts,  //!< how many there are
    moves,
    pay,
    agency,
    turnover,      //!< what a hire and a leaver cost
    productivity,  //!< of starters, and the value of work that nobody does
    on_costs,      //!< only where a cost is a share of salary
    between,       //!< how much places differ
    bands,
    effect,
    coverage,
    effect_on_absence,
    costs,
    resources,        //!< what a programme takes (M19a), row by row
    hours_and_teams,  //!< only where a resource is paid at pay, or taken by the team
    own_leaving,
    cover,
    caseload,
    absence,
    effect_here
};

//! What a value may be at all.
enum class BeliefRange { not_negative, positive, share, anything };

//! What a row says.
struct BeliefSays {
    std::string_view id;     //!< "interventions.*.coverage"; its last part is the key in the inputs, but for effects
    std::string_view label;  //!< as a finance officer says it; of whom is added by who reads it
    std::string_view unit;
    BeliefOf of{BeliefOf::study};
    Chapter chapter{};
    BeliefKind kind{BeliefKind::prices};
    BeliefRange range{BeliefRange::not_negative};
    BarScale scale{BarScale::plain};
    bool capacity_only{};        //!< moves capacity lines alone: nothing in the cash perspective
    std::string_view part = {};  //!< of a programme's cost, as one of several: "per worker reached"
    //! What is taken where a study says nothing, and how that is said as its source; empty: it must be said.
    double otherwise{};
    std::string_view otherwise_says = {};

    [[nodiscard]] constexpr std::string_view key() const { return id.substr(id.rfind('.') + 1); }
};

//! `place(x)` is the belief's place in x: a Study, an Authority, the values or the slots of the model, whatever has members of
//! these names. Of an intervention's effect, x must have one.
template <class Place> struct BeliefRow {
    BeliefSays says;
    Place place;
};
template <class Place> BeliefRow(BeliefSays, Place) -> BeliefRow<Place>;

//! Where x keeps prices, a programme's amounts, an effect: in a member, or in itself.
namespace place {
template <class X> [[nodiscard]] constexpr auto& prices(X& x)
{
    if constexpr (requires { x.prices.pay; }) return x.prices;
    else return x;
}
template <class X> [[nodiscard]] constexpr auto& costs(X& x)
{
    if constexpr (requires { x.costs.setup; }) return x.costs;
    else return x;
}
template <class X> [[nodiscard]] constexpr auto& effect(X& x)
{
    if constexpr (requires { x.effect->transport; }) return *x.effect;
    else return x;
}
}  // namespace place

// clang-format off
//! Of staff, shared by all authorities: in a Study, and in whatever is read, drawn or gathered of it.
inline constexpr std::tuple leaving_rows{
    BeliefRow{BeliefSays{.id = "beliefs.leaving_rate", .label = "England's leaving rate",
                         .unit = "leavers per FTE-year", .chapter = Chapter::leaving, .kind = BeliefKind::baseline,
                         .range = BeliefRange::positive},
              [](auto& of) -> auto& { return of.leaving_rate; }},
    BeliefRow{BeliefSays{.id = "beliefs.months_to_fill", .label = "months to fill a vacancy", .unit = "months",
                         .chapter = Chapter::fill, .kind = BeliefKind::recruitment},
              [](auto& of) -> auto& { return of.months_to_fill; }},
    BeliefRow{BeliefSays{.id = "beliefs.moves_between_authorities", .label = "leavers who go to another authority",
                         .unit = "share of leavers", .chapter = Chapter::moves, .kind = BeliefKind::baseline,
                         .range = BeliefRange::share},
              [](auto& of) -> auto& { return of.moves_between_authorities; }},
    BeliefRow{BeliefSays{.id = "beliefs.posts_growth", .label = "growth of posts", .unit = "share a year",
                         .chapter = Chapter::posts, .kind = BeliefKind::baseline,
                         .otherwise_says = "Our assumption where the study says nothing: as many posts as now."},
              [](auto& of) -> auto& { return of.posts_growth; }},
    BeliefRow{BeliefSays{.id = "beliefs.paid_hours", .label = "hours that a year's pay is for",
                         .unit = "hours per FTE-year", .chapter = Chapter::hours_and_teams,
                         .range = BeliefRange::positive, .otherwise = 1924.0,
                         .otherwise_says = "Our assumption where the study says nothing: 52 weeks of 37 hours."},
              [](auto& of) -> auto& { return of.paid_hours; }},
    BeliefRow{BeliefSays{.id = "beliefs.team_size", .label = "social workers in a team", .unit = "FTE",
                         .chapter = Chapter::hours_and_teams, .range = BeliefRange::positive, .otherwise = 7.0,
                         .otherwise_says = "Our assumption where the study says nothing: seven."},
              [](auto& of) -> auto& { return of.team_size; }},
};

//! Prices that all authorities share: in a Study or PriceBeliefs, SharedPrices.
inline constexpr std::tuple price_rows{
    BeliefRow{BeliefSays{.id = "prices.pay", .label = "pay with on-costs", .unit = "£ per FTE-year",
                         .chapter = Chapter::pay},
              [](auto& of) -> auto& { return place::prices(of).pay; }},
    BeliefRow{BeliefSays{.id = "prices.agency_premium", .label = "agency premium", .unit = "share of pay",
                         .chapter = Chapter::agency, .range = BeliefRange::anything},
              [](auto& of) -> auto& { return place::prices(of).agency_premium; }},
    BeliefRow{BeliefSays{.id = "prices.agency_released", .label = "agency workers who go when a post is filled",
                         .unit = "share of covered posts", .chapter = Chapter::agency, .range = BeliefRange::share,
                         .otherwise = 1.0, .otherwise_says = "Our assumption where the study says nothing: each goes."},
              [](auto& of) -> auto& { return place::prices(of).agency_released; }},
    BeliefRow{BeliefSays{.id = "prices.recruitment", .label = "recruitment", .unit = "£ per hire",
                         .chapter = Chapter::turnover},
              [](auto& of) -> auto& { return place::prices(of).recruitment; }},
    BeliefRow{BeliefSays{.id = "prices.induction", .label = "induction", .unit = "£ per hire",
                         .chapter = Chapter::turnover},
              [](auto& of) -> auto& { return place::prices(of).induction; }},
    BeliefRow{BeliefSays{.id = "prices.exit", .label = "exit costs", .unit = "£ per leaver",
                         .chapter = Chapter::turnover},
              [](auto& of) -> auto& { return place::prices(of).exit; }},
    BeliefRow{BeliefSays{.id = "prices.months_to_full_productivity", .label = "months to full productivity",
                         .unit = "months", .chapter = Chapter::productivity, .kind = BeliefKind::recruitment,
                         .capacity_only = true},
              [](auto& of) -> auto& { return place::prices(of).months_to_full_productivity; }},
    BeliefRow{BeliefSays{.id = "prices.starting_productivity", .label = "productivity on the first day",
                         .unit = "share of full output", .chapter = Chapter::productivity,
                         .kind = BeliefKind::recruitment, .range = BeliefRange::share, .capacity_only = true},
              [](auto& of) -> auto& { return place::prices(of).starting_productivity; }},
    BeliefRow{BeliefSays{.id = "prices.uncovered_value", .label = "value of uncovered work", .unit = "share of pay",
                         .chapter = Chapter::productivity, .capacity_only = true},
              [](auto& of) -> auto& { return place::prices(of).uncovered_value; }},
    BeliefRow{BeliefSays{.id = "prices.on_costs", .label = "on-costs", .unit = "share of salary",
                         .chapter = Chapter::on_costs},
              [](auto& of) -> auto& { return place::prices(of).on_costs; }},
    BeliefRow{BeliefSays{.id = "prices.national_insurance", .label = "employer's national insurance",
                         .unit = "share of a payment", .chapter = Chapter::on_costs},
              [](auto& of) -> auto& { return place::prices(of).national_insurance; }},
};

//! All that are drawn for all authorities at once and stand once in a study.
inline constexpr auto shared_rows = std::tuple_cat(leaving_rows, price_rows);

//! σ_between (M15), as a belief for lists of inputs: nothing draws it.
inline constexpr BeliefRow between_row{BeliefSays{.id = "beliefs.between_authorities_sd", .label = "spread of effects between authorities",
                     .unit = "log hazard ratio", .chapter = Chapter::between, .kind = BeliefKind::effects},
          [](auto& of) -> auto& { return of.between_authorities; }};

//! Of a TenureBand.
inline constexpr BeliefRow band_row{BeliefSays{.id = "beliefs.bands.*.relative_rate", .label = "relative leaving rate", .unit = "ratio",
                     .of = BeliefOf::band, .chapter = Chapter::bands, .kind = BeliefKind::baseline,
                     .range = BeliefRange::positive},
          [](auto& of) -> auto& { return of.relative_rate; }};

//! What a programme's cost is made of: in an Intervention or ProgrammeCosts, in the order of ProgrammePart.
inline constexpr std::tuple cost_rows{
    BeliefRow{BeliefSays{.id = "interventions.*.costs.setup", .label = "set-up cost", .unit = "£, once",
                         .of = BeliefOf::intervention, .chapter = Chapter::costs, .part = "setting up"},
              [](auto& of) -> auto& { return place::costs(of).setup; }},
    BeliefRow{BeliefSays{.id = "interventions.*.costs.annual", .label = "yearly cost", .unit = "£ a year",
                         .of = BeliefOf::intervention, .chapter = Chapter::costs, .part = "every year"},
              [](auto& of) -> auto& { return place::costs(of).annual; }},
    BeliefRow{BeliefSays{.id = "interventions.*.costs.per_worker_year", .label = "cost per worker reached and year",
                         .unit = "£ per worker reached and year", .of = BeliefOf::intervention,
                         .chapter = Chapter::costs, .part = "per worker reached"},
              [](auto& of) -> auto& { return place::costs(of).per_worker_year; }},
    BeliefRow{BeliefSays{.id = "interventions.*.costs.per_starter", .label = "cost per new starter",
                         .unit = "£ per starter reached", .of = BeliefOf::intervention, .chapter = Chapter::costs,
                         .part = "per new starter reached"},
              [](auto& of) -> auto& { return place::costs(of).per_starter; }},
};

//! What the row of an amount says.
[[nodiscard]] constexpr BeliefSays cost_said(ProgrammePart amount)
{
    constexpr auto said = std::apply([](auto const&... row) { return std::array{row.says...}; }, cost_rows);
    return said[static_cast<std::size_t>(amount)];
}

//! Of a Resource, ResourceSlots, ResourceValues. Its id has a second *, which is the resource's. No table of an intervention
//! holds them, because there are as many as it takes things: for_beliefs and for_resource_rows walk them.
inline constexpr std::tuple resource_rows{
    BeliefRow{BeliefSays{.id = "interventions.*.resources.*.quantity", .label = "how much is taken", .unit = "units",
                         .of = BeliefOf::intervention, .chapter = Chapter::resources},
              [](auto& of) -> auto& { return of.quantity; }},
    BeliefRow{BeliefSays{.id = "interventions.*.resources.*.price", .label = "price", .unit = "£ per unit",
                         .of = BeliefOf::intervention, .chapter = Chapter::resources},
              [](auto& of) -> auto& { return of.price; }},
    BeliefRow{BeliefSays{.id = "interventions.*.resources.*.hours", .label = "hours", .unit = "hours per unit",
                         .of = BeliefOf::intervention, .chapter = Chapter::resources},
              [](auto& of) -> auto& { return of.hours; }},
    BeliefRow{BeliefSays{.id = "interventions.*.resources.*.backfilled", .label = "hours that somebody else is paid for",
                         .unit = "share of the hours", .of = BeliefOf::intervention, .chapter = Chapter::resources,
                         .range = BeliefRange::share},
              [](auto& of) -> auto& { return of.backfilled; }},
    BeliefRow{BeliefSays{.id = "interventions.*.resources.*.backfill_price", .label = "pay of who stands in",
                         .unit = "£ per hour", .of = BeliefOf::intervention, .chapter = Chapter::resources},
              [](auto& of) -> auto& { return of.backfill_price; }},
};

//! Of an Intervention.
inline constexpr auto intervention_rows = std::tuple_cat(
    std::tuple{
        BeliefRow{BeliefSays{.id = "interventions.*.effect", .label = "effect on leaving", .unit = "log hazard ratio",
                             .of = BeliefOf::intervention, .chapter = Chapter::effect, .kind = BeliefKind::effects,
                             .range = BeliefRange::anything, .scale = BarScale::log_hazard_ratio},
                  [](auto& of) -> auto& { return place::effect(of).log_hazard_ratio; }},
        BeliefRow{BeliefSays{.id = "interventions.*.transport", .label = "how far the study's effect carries to here",
                             .unit = "log hazard ratio", .of = BeliefOf::intervention, .chapter = Chapter::effect,
                             .kind = BeliefKind::effects, .range = BeliefRange::anything,
                             .scale = BarScale::log_factor},
                  [](auto& of) -> auto& { return place::effect(of).transport; }},
        BeliefRow{BeliefSays{.id = "interventions.*.coverage", .label = "coverage", .unit = "share of eligible staff",
                             .of = BeliefOf::intervention, .chapter = Chapter::coverage, .kind = BeliefKind::effects,
                             .range = BeliefRange::share},
                  [](auto& of) -> auto& { return of.coverage; }},
        BeliefRow{BeliefSays{.id = "interventions.*.absence_ratio", .label = "ratio of sickness absence",
                             .unit = "ratio", .of = BeliefOf::intervention, .chapter = Chapter::effect_on_absence,
                             .kind = BeliefKind::effects, .capacity_only = true},
                  [](auto& of) -> auto& { return of.absence_ratio; }},
    },
    cost_rows);

//! Of an Authority: in it and in OwnValues; their numbers are those of the columns of its own draws.
inline constexpr std::tuple authority_rows{
    BeliefRow{BeliefSays{.id = "authorities.*.relative_leaving_rate", .label = "leaving rate over England's",
                         .unit = "ratio", .of = BeliefOf::authority, .chapter = Chapter::own_leaving,
                         .kind = BeliefKind::baseline},
              [](auto& of) -> auto& { return of.relative_leaving_rate; }},
    BeliefRow{BeliefSays{.id = "authorities.*.agency_price_level", .label = "agency price level", .unit = "ratio",
                         .of = BeliefOf::authority, .chapter = Chapter::cover},
              [](auto& of) -> auto& { return of.agency_price_level; }},
    BeliefRow{BeliefSays{.id = "authorities.*.cover_share", .label = "vacancies covered by agency staff",
                         .unit = "share of vacancies", .of = BeliefOf::authority, .chapter = Chapter::cover,
                         .kind = BeliefKind::recruitment, .range = BeliefRange::share},
              [](auto& of) -> auto& { return of.cover_share; }},
    BeliefRow{BeliefSays{.id = "authorities.*.caseload", .label = "caseload", .unit = "children per FTE",
                         .of = BeliefOf::authority, .chapter = Chapter::caseload, .kind = BeliefKind::baseline},
              [](auto& of) -> auto& { return of.caseload; }},
    BeliefRow{BeliefSays{.id = "authorities.*.absence_rate", .label = "sickness absence",
                         .unit = "share of working time", .of = BeliefOf::authority, .chapter = Chapter::absence,
                         .kind = BeliefKind::baseline, .range = BeliefRange::share, .capacity_only = true},
              [](auto& of) -> auto& { return of.absence_rate; }},
};

//! η (M15): it lives in no input, but is made of σ_between.
inline constexpr BeliefSays heterogeneity_says{.id = "authorities.*.interventions.*.heterogeneity",
                                               .label = "how the effect differs", .unit = "log hazard ratio",
                                               .of = BeliefOf::intervention_in_authority,
                                               .chapter = Chapter::effect_here, .kind = BeliefKind::effects,
                                               .range = BeliefRange::anything, .scale = BarScale::log_factor};
// clang-format on

//! What every row says, table after table.
inline constexpr auto all_beliefs = std::apply(
    [](auto const&... rows) {
        return std::array{rows.says..., heterogeneity_says};
    },
    std::tuple_cat(shared_rows, std::tuple{between_row, band_row}, intervention_rows, resource_rows, authority_rows));

//! visit(row) for each row of a table.
template <class Rows, class Visit> constexpr void for_rows(Rows const& rows, Visit const& visit)
{
    std::apply([&visit](auto const&... row) { (visit(row), ...); }, rows);
}
//! The same for those of one chapter.
template <class Rows, class Visit> constexpr void for_rows(Rows const& rows, Chapter chapter, Visit const& visit)
{
    for_rows(rows, [&](auto const& row) {
        if (row.says.chapter == chapter) visit(row);
    });
}

//! In all chapters of a list, one after another.
template <class Rows, class Chapters, class Visit>
constexpr void for_rows_in(Rows const& rows, Chapters const& chapters, Visit const& visit)
{
    for (auto const chapter : chapters) for_rows(rows, chapter, visit);
}

//! The belief in its place, and none where an optional one is not there.
template <class ABelief> [[nodiscard]] constexpr ABelief* if_there(ABelief& belief) { return &belief; }
[[nodiscard]] inline Belief* if_there(std::optional<Belief>& belief) { return belief ? &*belief : nullptr; }
[[nodiscard]] inline Belief const* if_there(std::optional<Belief> const& belief) { return belief ? &*belief : nullptr; }

//! A row's belief in a study, an intervention, an authority; none where it has no such belief. `X` may be const.
template <class Row, class X>
[[nodiscard]] auto belief_of(Row const& row, X& x) -> std::conditional_t<std::is_const_v<X>, Belief const*, Belief*>
{
    if constexpr (requires { x.effect->transport; })
        if (row.says.chapter == Chapter::effect && !x.effect) return nullptr;
    return if_there(row.place(x));
}

//! visit(row) for each row of each of `count` resources: a row that finds its place in whatever has resources.
template <class Visit> void for_resource_rows(std::size_t count, Visit const& visit)
{
    for (std::size_t r = 0; r < count; ++r)
        for_rows(resource_rows, [&visit, r](auto const& row) {
            auto const in_its_place = [ r, place = row.place ](auto& of) -> auto& { return place(of.resources[r]); };
            visit(BeliefRow{row.says, in_its_place});
        });
}

//! visit(row, belief) for each belief that `x` has in a chapter of a table; of an intervention, its resources are a chapter.
template <class Rows, class X, class Visit>
void for_beliefs(Rows const& rows, Chapter chapter, X& x, Visit const& visit)
{
    constexpr bool of_interventions = std::is_same_v<Rows, std::remove_cv_t<decltype(intervention_rows)>>;
    if constexpr (of_interventions && requires { x.resources[0].quantity; })
        if (chapter == Chapter::resources)
            for_resource_rows(x.resources.size(), [&](auto const& row) {
                if (auto* belief = belief_of(row, x)) visit(row, *belief);
            });
    for_rows(rows, chapter, [&](auto const& row) {
        if (auto* belief = belief_of(row, x)) visit(row, *belief);
    });
}
//! In all chapters of a list, one after another.
template <class Rows, class Chapters, class X, class Visit>
void for_beliefs(Rows const& rows, Chapters const& chapters, X& x, Visit const& visit) requires requires
{
    chapters.size();
}
{
    for (auto const chapter : chapters) for_beliefs(rows, chapter, x, visit);
}

//! The orders in which beliefs are listed.
namespace order {
//! Of the columns of shared draws; bands and interventions follow, on-costs, paid hours and the size of a team come last and
//! only where they are followed.
inline constexpr std::array draws{Chapter::leaving, Chapter::fill,     Chapter::moves,        Chapter::pay,
                                  Chapter::agency,  Chapter::turnover, Chapter::productivity, Chapter::posts};
//! Of the parameters whose worth is asked for; caseload and moves are none: they move no saving of an authority.
inline constexpr std::array parameters{
    Chapter::leaving,  Chapter::fill,         Chapter::pay,   Chapter::on_costs, Chapter::agency,
    Chapter::turnover, Chapter::productivity, Chapter::bands, Chapter::posts,    Chapter::hours_and_teams};
//! Of the levers of a base case; those of the strategy's members follow.
inline constexpr std::array levers{
    Chapter::leaving,      Chapter::own_leaving, Chapter::bands,          Chapter::fill,   Chapter::cover,
    Chapter::absence,      Chapter::pay,         Chapter::on_costs,       Chapter::agency, Chapter::turnover,
    Chapter::productivity, Chapter::posts,       Chapter::hours_and_teams};
//! Of documents: what is shared, then each intervention, then each authority.
inline constexpr std::array documents{Chapter::pay,     Chapter::agency,   Chapter::turnover, Chapter::productivity,
                                      Chapter::leaving, Chapter::on_costs, Chapter::fill,     Chapter::posts,
                                      Chapter::moves,   Chapter::between,  Chapter::bands,    Chapter::hours_and_teams};
inline constexpr std::array interventions_in_documents{Chapter::effect, Chapter::effect_on_absence, Chapter::coverage,
                                                       Chapter::costs, Chapter::resources};
//! Of an intervention everywhere else.
inline constexpr std::array interventions{Chapter::effect, Chapter::coverage, Chapter::effect_on_absence,
                                          Chapter::costs, Chapter::resources};
inline constexpr std::array authorities{Chapter::own_leaving, Chapter::cover, Chapter::caseload, Chapter::absence};
//! Of prices in the inputs.
inline constexpr std::array prices{Chapter::pay, Chapter::agency, Chapter::turnover, Chapter::productivity,
                                   Chapter::on_costs};
}  // namespace order

//! An amount of a programme's cost in pounds, from the share that it is stated as.
template <class Real>
[[nodiscard]] Real in_pounds(ShareOf what, Real const& amount, Real const& pay, Real const& on_costs,
                             Real const& national_insurance)
{
    if (what == ShareOf::pay) return amount * pay;
    if (what == ShareOf::salary) return amount * (pay / (1.0 + on_costs)) * (1.0 + national_insurance);
    return amount;
}

//! What the row of that id says; none where there is no such row. By value: g++ 12 with sanitisers takes no pointer to a row
//! for a constant.
[[nodiscard]] constexpr std::optional<BeliefSays> belief_said(std::string_view id)
{
    for (auto const& says : all_beliefs)
        if (says.id == id) return says;
    return std::nullopt;
}
//! Is it an id of that pattern? A * is one thing's name, whatever it holds.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view id);

}  // namespace holdfast

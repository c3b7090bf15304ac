#include "inputs/evidence/own_pilot.hpp"

#include "base/text.hpp"
#include "belief/published_effect.hpp"
#include "inputs/evidence/design_factor.hpp"
#include "inputs/fields/named.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/files/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

namespace {

using Keys = std::array<std::string_view, 6>;
//! Leavers, staff and months: first of those with it, then of those without. Two groups share their months.
constexpr Keys keys_of_groups{"with_left", "with_staff", "months", "without_left", "without_staff", "months"};
constexpr Keys keys_of_times{"after_left",  "after_staff",  "after_months",
                             "before_left", "before_staff", "before_months"};

//! A pilot is of a year or two; three are still one.
constexpr double longest_usual_count = 36.0;
//! The strongest that was published of those shipped is an odds ratio of 0.34. Four times is beyond all of them.
constexpr double unlike_groups = 4.0;
//! So many standard deviations of a count are chance.
constexpr double chance_in_counts = 2.0;

//! Is it teams that are drawn, matched or chosen by a design of this name, and not workers one by one? Of the names shipped.
bool is_of_teams(std::string_view design)
{
    return design == cluster_design || design == "strong quasi-experimental" || design == "weak quasi-experimental";
}

class PilotReader {
public:
    PilotReader(TableReader const& table, TableReader const& effect, Around const& around,
                std::string const& intervention)
        : table_(table), effect_(effect), around_(around), bias_(*around.bias), intervention_(intervention)
    {
    }

    [[nodiscard]] std::optional<PilotRead> read()
    {
        made_.source = table_.source();
        (void)table_.text("note");
        bool const placed = read_place();
        bool const counted = read_counts() && can_be();
        bool const trusted = read_design();
        auto const design_effect = table_.number("design_effect");
        if (table_.has("design_effect") && !design_effect) return std::nullopt;
        made_.design_effect =
            design_effect.value_or(made_.kind == PilotKind::before_after ? design_effect_of_years : 1.0);
        if (!placed || !counted || !trusted) return std::nullopt;
        return converted();
    }

private:
    [[nodiscard]] Reading& reading() const { return table_.reading(); }
    [[nodiscard]] std::string_view first_of(Keys const& keys) const
    {
        auto const* const key =
            std::find_if(keys.begin(), keys.end(), [this](std::string_view one) { return table_.has(one); });
        return key == keys.end() ? std::string_view() : *key;
    }

    //! The authority in which it was counted: elsewhere its effect is carried over.
    [[nodiscard]] bool read_place()
    {
        if (!table_.has("place")) return true;
        auto const typed = table_.text("place");
        if (!typed) return false;
        if (around_.authorities == nullptr) return true;
        auto named = authority_named(*around_.authorities, *typed, around_.all_authorities_known);
        if (auto const* place = std::get_if<AuthorityNumber>(&named)) {
            place_ = &(*around_.authorities)[index(*place)];
            made_.place = place_->code;
            made_.place_name = place_->name;
            return true;
        }
        auto& wrong = std::get<NotNamed>(named);
        if (wrong.says.empty()) return true;
        reading().error(table_.at("place"), table_.name("place"),
                        fmt::format("{}: {}", table_.name("place"), wrong.says),
                        wrong.hint.empty() ? "write the authority in which it was counted, by name or code"
                                           : std::move(wrong.hint));
        return false;
    }

    //! Counts that no authority can have made, each where it stands.
    [[nodiscard]] bool can_be() const
    {
        auto const& keys = keys_of_kind();
        bool const with = can_leave(keys, 0, made_.with);
        bool const without = can_leave(keys, 3, made_.without);
        return can_be_there(keys) && with && without;
    }

    //! Over years more may leave than are there at a time; in a year no more than all of them, but for chance in a small team.
    [[nodiscard]] bool can_leave(Keys const& keys, std::size_t first, PilotGroup const& group) const
    {
        if (group.left - chance_in_counts * std::sqrt(group.left) <= group.years()) return true;
        auto const left = keys.at(first);
        reading().error(
            table_.at(left), table_.name(left),
            fmt::format("{} says that {} left of {} over {}: that is {} a year in 100 staff, and no team loses "
                        "all of its staff and more every year",
                        table_.name(left), with_thousands(group.left), with_thousands(group.staff),
                        in_measure(NumberKind::months, group.months), with_thousands(std::round(100.0 * group.rate()))),
            fmt::format("{0} is how many left in all over the time, {1} how many were there at a time on "
                        "average, {2} how long it was counted: check them",
                        left, keys.at(first + 1), keys.at(first + 2)));
        return false;
    }

    //! Nobody can have tried it with far more staff than there are: in its place, or, where none is said, in any.
    [[nodiscard]] bool can_be_there(Keys const& keys) const
    {
        if (around_.authorities == nullptr || around_.authorities->empty()) return true;
        auto const& all = *around_.authorities;
        auto const& where =
            place_ != nullptr
                ? *place_
                : *std::max_element(all.begin(), all.end(), [](auto& a, auto& b) { return a.in_post < b.in_post; });
        double const counted = staff_at_once();
        if (where.in_post <= 0.0) return true;  // that is said where it stands
        double const most = most_staff_over_in_post * where.in_post;
        if (counted <= (place_ != nullptr ? where.in_post : most)) return true;
        auto const says =
            fmt::format("{} counts {:.0f} staff at a time, and {}{} has {:.0f} FTE in post", table_.path(), counted,
                        visible(where.name), place_ != nullptr ? "" : ", the largest,", where.in_post);
        constexpr auto hint =
            "count the teams of the authority alone, each member of staff once and on average over the "
            "time; or correct in_post";
        auto const staff = keys[1];
        if (counted > most) {
            reading().error(table_.at(staff), table_.name(staff), says, hint);
            return false;
        }
        if (!reading().partial) reading().warning(table_.at(staff), table_.name(staff), says, hint);
        return true;
    }

    [[nodiscard]] Keys const& keys_of_kind() const
    {
        return made_.kind == PilotKind::two_groups ? keys_of_groups : keys_of_times;
    }

    //! Which of the two ways, by the fields that are there.
    [[nodiscard]] bool read_counts()
    {
        auto const groups = first_of(keys_of_groups);
        auto const times = first_of(keys_of_times);
        if (!groups.empty() && !times.empty()) {
            reading().clash(table_.key_at(times), table_.key_at(groups), table_.name(times),
                            fmt::format("{} gives two groups ({}), and before and after as well ({})", table_.path(),
                                        groups, times),
                            "give one of them: take the fields of the other out");
            return false;
        }
        if (groups.empty() && times.empty()) {
            reading().missing(table_.table().at, table_.path(),
                              fmt::format("{} does not say how many left", table_.path()),
                              "for two groups give with_left, with_staff, without_left, without_staff and months; for "
                              "before and after give before_left, before_staff, before_months, after_left, after_staff "
                              "and after_months");
            return false;
        }
        made_.kind = times.empty() ? PilotKind::two_groups : PilotKind::before_after;
        auto const& keys = keys_of_kind();
        auto const with = read_group(keys, 0);
        auto const without = read_group(keys, 3);
        if (!with || !without) return false;
        made_.with = *with;
        made_.without = *without;
        return true;
    }

    [[nodiscard]] std::optional<double> number(std::string_view key) const
    {
        if (!table_.has(key))
            reading().missing(
                table_.table().at, table_.name(key),
                fmt::format("{} is missing, and without it the pilot cannot be counted", table_.name(key)),
                std::string(table_.field(key).help));
        return table_.number(key);
    }

    //! The months that two groups share are read, and complained of, once.
    [[nodiscard]] std::optional<PilotGroup> read_group(Keys const& keys, std::size_t first)
    {
        auto const left = number(keys[first]);
        auto const staff = number(keys[first + 1]);
        bool const shared = first > 0 && keys[first + 2] == keys[2];
        auto const months = shared ? months_ : number(keys[first + 2]);
        if (!shared) months_ = months;
        if (!left || !staff || !months) return std::nullopt;
        return PilotGroup{*left, *staff, *months};
    }

    [[nodiscard]] bool read_design()
    {
        auto const design = table_.text("design");
        if (!design) return false;
        made_.design = *design;
        if (!bias_.known) return true;
        auto const factor = factor_of_design(table_, *design, false, bias_);
        if (!factor) return false;
        made_.bias_factor = *factor;
        made_.by_lot = *factor == 1.0;
        return suits_what_was_counted();
    }

    [[nodiscard]] bool suits_what_was_counted() const
    {
        bool const groups = !first_of(keys_of_groups).empty();
        bool const times = !first_of(keys_of_times).empty();
        bool const named_so = made_.design == before_after_design;
        if (groups == times || times == named_so) return true;  // what is given twice, or nowhere, is said already
        if (times && !bias_.by_design.contains(before_after_design)) return true;
        reading().error(table_.at("design"), table_.name("design"),
                        fmt::format("{} is \"{}\", and what is counted is {}", table_.name("design"), made_.design,
                                    times ? "the same teams before and after, with nobody to compare them with"
                                          : "two groups over the same time"),
                        times ? fmt::format("write \"{}\"", before_after_design)
                              : "say how the teams with it were chosen: by lot, matched, or by managers");
        return false;
    }

    [[nodiscard]] std::optional<PilotRead> converted()
    {
        auto const fit = from_person_time({made_.with.left, made_.with.years()},
                                          {made_.without.left, made_.without.years()}, made_.design_effect);
        if (auto const* why = std::get_if<EffectUnusable>(&fit)) {
            auto const key = keys_of_kind().front();
            reading().error(table_.at(key), table_.path(), fmt::format("{}: {}", table_.path(), why->why),
                            "count for longer, or in more teams");
            return std::nullopt;
        }
        auto const& found = std::get<LogHazardRatio>(fit);
        made_.log_hazard_ratio = {found.mu, found.sigma};
        FigureRead figure;
        figure.name = own_pilot;
        figure.mu = found.mu;
        figure.sigma = found.sigma;
        figure.as_published = in_print(made_);
        figure.design = made_.design;
        figure.clustering_left_out = counts_each_worker_by_himself();
        figure.half_added = made_.has_half_added();
        figure.bias = made_.bias_factor;
        figure.source = made_.source;
        if (!reading().partial)
            reading().own_comparators.push_back({intervention_, table_.path(), table_.table().at, made_.without.rate(),
                                                 made_.by_lot, true, staff_at_once(),
                                                 effect_.has("transport_sd") ? effect_.key_at("transport_sd") : Spot{},
                                                 effect_.has("transport_sd")});
        if (!reading().partial) doubt_the_counts();
        return PilotRead{std::move(made_), std::move(figure)};
    }

    //! Two groups are there at the same time, and before and after are the same teams.
    [[nodiscard]] double staff_at_once() const
    {
        return made_.kind == PilotKind::two_groups ? made_.with.staff + made_.without.staff
                                                   : std::max(made_.with.staff, made_.without.staff);
    }

    //! Teams were drawn, matched or chosen, and staff of a team leave together; nothing says by how much that widens the variance.
    [[nodiscard]] bool counts_each_worker_by_himself() const
    {
        return made_.kind == PilotKind::two_groups && is_of_teams(made_.design) && !table_.has("design_effect");
    }

    //! What is possible, and seldom meant.
    void doubt_the_counts() const
    {
        auto const& keys = keys_of_kind();
        if (counts_each_worker_by_himself()) warn_of_clustering_left_out(table_);
        doubt_the_group(keys, 0, made_.with);
        doubt_the_group(keys, 3, made_.without);
        doubt_the_ratio(keys);
        doubt_the_half();
    }

    //! Where nobody left there is no ratio: the half that makes one of it is ours, and no finding of the pilot.
    void doubt_the_half() const
    {
        if (!made_.has_half_added()) return;
        bool const with = made_.with.left == 0.0;
        bool const groups = made_.kind == PilotKind::two_groups;
        auto const which = groups ? (with ? "the group with it" : "the group without it")
                                  : (with ? "since it began" : "before it began");
        reading().doubt(
            table_.at(keys_of_kind().at(with ? 0 : 3)), table_.path(),
            fmt::format("In the pilot of {} nobody left {}. With nobody there is no ratio: half a leaver is "
                        "added to both counts, and the size of the effect says more of that half than of the "
                        "programme",
                        intervention_, which),
            "count for longer, or in more teams, until somebody has left both");
    }

    void doubt_the_group(Keys const& keys, std::size_t first, PilotGroup const& group) const
    {
        auto const months = keys.at(first + 2);
        bool const shared = first > 0 && months == keys[2];
        if (group.months > longest_usual_count && !shared)
            reading().warning(
                table_.at(months), table_.name(months),
                fmt::format("{} is {}: few pilots are counted for longer than {}, and so long ago other things "
                            "made people leave",
                            table_.name(months), in_measure(NumberKind::months, group.months),
                            in_measure(NumberKind::months, longest_usual_count)),
                "check it: it is how long leavers were counted, as in \"12 months\"");
        if (group.rate() > 1.0)
            reading().warning(table_.at(keys.at(first)), table_.name(keys.at(first)),
                              fmt::format("{} comes to {:.0f} leavers a year in 100 staff, more than there are",
                                          table_.name(keys.at(first)), 100.0 * group.rate()),
                              fmt::format("check {}, {} and {}", keys.at(first), keys.at(first + 1), months));
    }

    //! Rates that no programme explains and chance does not either: people were moved between the teams, or the teams are unlike.
    void doubt_the_ratio(Keys const& keys) const
    {
        auto const [mu, sigma] = made_.log_hazard_ratio;
        constexpr double two_sided = 1.96;
        if (std::abs(mu) < std::log(unlike_groups) || std::abs(mu) < two_sided * sigma) return;
        auto const in_100 = [](PilotGroup const& group) { return fmt::format("{:.1f}", 100.0 * group.rate()); };
        bool const groups = made_.kind == PilotKind::two_groups;
        reading().doubt(
            table_.at(keys.front()), table_.path(),
            fmt::format(
                "{} in 100 staff a year left {} and {} {}, more than {:g} times as many on one side. No published "
                "programme comes near: staff may have been moved between the teams, or the teams be unlike",
                in_100(made_.with), groups ? "with it" : "since", in_100(made_.without),
                groups ? "without it" : "before", unlike_groups),
            groups ? "count everybody in the group in which they began, and those who moved within the council as no "
                     "leavers"
                   : "check that before and since are counted in the same teams and in the same way");
    }

    TableReader const& table_;
    TableReader const& effect_;
    Around const& around_;
    BiasFactors const& bias_;
    std::string const& intervention_;
    Pilot made_;
    std::optional<double> months_;
    Authority const* place_{};  //!< in which it was counted; null: not said, or not known
};

}  // namespace

std::string in_print(Pilot const& pilot)
{
    auto const counts = [](PilotGroup const& group) {
        return fmt::format("{} of {} left over {}", with_thousands(group.left), with_thousands(group.staff),
                           in_measure(NumberKind::months, group.months));
    };
    bool const times = pilot.kind == PilotKind::before_after;
    return fmt::format("own pilot{}: {} {}, against {} {}{}",
                       pilot.place_name.empty() ? "" : " in " + visible(pilot.place_name), counts(pilot.with),
                       times ? "since" : "with it", counts(pilot.without), times ? "before" : "without",
                       pilot.has_half_added() ? "; half a leaver added to both, as nobody left in one" : "");
}

std::optional<PilotRead> read_pilot(TableReader const& effect, Around const& around, std::string const& intervention)
{
    auto const* node = effect.inner("pilot");
    if (node == nullptr) return std::nullopt;
    TableReader const table(sections::pilot, *node, effect.name("pilot"), effect.reading());
    return PilotReader(table, effect, around, intervention).read();
}

}  // namespace holdfast

//! A pilot of the council's own: what was counted, how far it is trusted, and how it goes together with what was published.
//! Tested in tests/study/pilot_test.cpp.
#pragma once

#include "holdfast/belief/pooling.hpp"
#include "holdfast/belief/robust_prior.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast {

struct Study;
struct Authority;

enum class PilotKind {
    two_groups,   //!< teams with it and teams without it, over the same time
    before_after  //!< the same teams before it and since
};

//! One group, or one of two times.
struct PilotGroup {
    double left{};                                                        //!< leavers [people, or FTE]
    double staff{};                                                       //!< mean over the time [the same]
    double months{};                                                      //!< how long they were counted
    [[nodiscard]] double years() const { return staff * months / 12.0; }  //!< staff under watch [staff × years]
    [[nodiscard]] double rate() const { return left / years(); }          //!< leavers per staff and year, a hazard (M2)
    friend bool operator==(PilotGroup const&, PilotGroup const&) = default;
};

struct Pilot {
    PilotKind kind{};
    PilotGroup without;  //!< without it, or before it
    PilotGroup with;     //!< with it, or since
    std::string design;
    bool by_lot{};            //!< who had it was drawn by lot: both groups fall back alike
    double bias_factor{1.0};  //!< q by design (M14)
    double design_effect{1.0};
    StudyEstimate log_hazard_ratio;  //!< as counted, before any weakening (M13)
    std::string source;
    std::string place{};       //!< code of the authority in which it was counted; empty: the inputs do not say
    std::string place_name{};  //!< its name
    //! Nobody left in one of the groups: half a leaver is added to both, so that there is a ratio (M13).
    [[nodiscard]] bool has_half_added() const { return with.left == 0.0 || without.left == 0.0; }
    friend bool operator==(Pilot const&, Pilot const&) = default;
};

//! What was published elsewhere, held with a stated doubt whether it applies here (M13a).
struct RobustEffect {
    RobustPrior prior;     //!< its published part weakened for design and carried here
    RobustBelief belief;   //!< after the pilot; the prior's own where there is none
    bool spread_stated{};  //!< else v is our assumption
    double transport_sd{};
    std::string as_published;          //!< the published figures, in words
    std::vector<std::string> designs;  //!< of the published figures
    //! ln θ of what was published, as measured and converted: before any weakening, and before the pilot.
    Distribution as_measured{Fixed{0.0}};
    std::vector<StudyEstimate> figures{};  //!< of it, where there are several
    double bias_factor{1.0};               //!< q of what was published (M14); 1 where the inputs switch it off
    friend bool operator==(RobustEffect const&, RobustEffect const&) = default;
};

//! How fast staff of the authority are expected to leave with nothing done: England's rate times its own (M27), both at
//! their means [leavers per FTE-year in post].
[[nodiscard]] double own_leaving_rate(Study const&, Authority const&);

//! Leaving before and since beside what was to be expected of the authority with nothing done, all [a year].
//! Teams are chosen, and years remembered, because many left; fewer would have left next time anyway (regression to the
//! mean). What was to be expected is the authority's rate drawn towards that of its like (M27): its teams are taken to be
//! like the others of it. Of a fall from `before` to `after` so much was to be expected: what lies between `before` and
//! `expected`, and no more than the fall.
struct FallExplained {
    double before{};
    double after{};
    double expected{};
    [[nodiscard]] double fall() const { return before - after; }  //!< below 0: a rise
    [[nodiscard]] double by_itself() const;                       //!< 0 to fall(); 0 where there is no fall
    //! Leaving since over what was to be expected: the hazard ratio that is left.
    [[nodiscard]] double ratio_to_expected() const { return after / expected; }
    //! Would half of the fall or more have come with nothing done? Then no saving may be told before that.
    [[nodiscard]] bool was_to_be_expected() const { return fall() > 0.0 && by_itself() >= 0.5 * fall(); }
};

//! Of a pilot before and after; nothing of two groups, or where nobody is expected to leave.
[[nodiscard]] std::optional<FallExplained> fall_explained(Pilot const&, Study const&, Authority const&);

//! What a reader needs beside a pilot in one authority.
struct PilotPlace {
    std::string authority;  //!< its name
    double expected{};      //!< leaving with nothing done [a year]
    std::optional<FallExplained> fall;
    bool counted_here{};  //!< the pilot's own place is this authority
};
[[nodiscard]] PilotPlace pilot_place(std::optional<Pilot> const&, Study const&, Authority const&);

//! The name of a pilot among an effect's figures.
inline constexpr char const* own_pilot = "own pilot";

}  // namespace holdfast

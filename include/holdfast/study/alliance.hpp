//! Authorities that pay the set-up of some interventions once between them: `[alliances.ID]` of the inputs.
//! (M19c) Each member carries the share of a set-up that its eligible workers in post at the start are of those of all
//! members:
//!     share_a = in post_a / Σ_m in post_m,   1 without an alliance.
//! Bands have the same shares of staff in every authority (M2), so that eligible workers stand in the ratio of all workers.
//! Over the members the shares add up to 1: a sum over all of them has the set-up once.
//! What that assumes: all members buy. One that drops out leaves its share to the others; only a budget (questions/budget)
//! counts a set-up as a purchase of its own.
//! Tested in tests/engine/shared_setup_test.cpp.
#pragma once

#include "holdfast/base/problem.hpp"

#include <string>
#include <vector>

namespace holdfast {

struct Authority;
struct Intervention;
struct Study;

//! One that shares, be it chosen for this run or not.
struct AllianceMember {
    std::string code;  //!< ONS code
    std::string name;
    double in_post{};  //!< permanent staff [FTE]
    friend bool operator==(AllianceMember const&, AllianceMember const&) = default;
};

struct Alliance {
    std::string id;
    std::vector<AllianceMember> members;     //!< at least two
    std::vector<std::string> interventions;  //!< ids; each with a set-up
    std::string why;                         //!< the agreement, contract or decision that says so
    Place at{};

    [[nodiscard]] double in_post() const;  //!< of all members [FTE]
    //! (M19c) The member's share of a set-up; equal shares where nobody is in post. ContractBroken for one that is no member.
    [[nodiscard]] double share_of(std::string const& code) const;
    [[nodiscard]] bool has_member(std::string const& code) const;
    [[nodiscard]] bool shares(std::string const& intervention) const;
    friend bool operator==(Alliance const&, Alliance const&) = default;
};

//! The alliance that shares this authority's set-up of the intervention; null where there is none. There is never a second: the
//! inputs refuse it.
[[nodiscard]] Alliance const* alliance_of(Study const&, Authority const&, Intervention const&);

//! (M19c) What of the set-up the authority carries: 1 without an alliance.
[[nodiscard]] double setup_share(Study const&, Authority const&, Intervention const&);

}  // namespace holdfast

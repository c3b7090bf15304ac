//! Which authorities, interventions and packages this study is about.
#pragma once

#include "holdfast/study/study.hpp"
#include "inputs/fields/reading.hpp"
#include "inputs/study/authorities.hpp"

#include <cstddef>
#include <vector>

namespace holdfast {

struct Selection {
    std::vector<std::size_t> authorities;
    std::vector<std::size_t> interventions;
    std::vector<std::size_t> packages;
};
//! What could not be read may be what is asked for, and an error has said so: then nobody is told that it is not there.
struct AllKnown {
    bool authorities{true}, programmes{true};
};
[[nodiscard]] Selection read_selection(Node const& study, AuthoritiesRead const&, std::vector<Intervention> const&,
                                       std::vector<Package> const&, AllKnown, Reading&);

}  // namespace holdfast

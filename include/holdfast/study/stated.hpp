//! Who says so, of values that are no beliefs because they are not varied: when a programme is delivered, to whom, how far
//! members of a package overlap, how many have been here how long.
#pragma once

#include "holdfast/belief/basis.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace holdfast {

struct Stated {
    std::string source;
    Basis basis{Basis::missing};
    std::string note;
    std::vector<std::string> local{};  //!< keys that a local file or --set changed: "lag"

    [[nodiscard]] bool is_local(std::string const& key) const
    {
        return std::find(local.begin(), local.end(), key) != local.end();
    }
    friend bool operator==(Stated const&, Stated const&) = default;
};

}  // namespace holdfast

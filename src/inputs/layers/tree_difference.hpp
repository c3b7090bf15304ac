//! Where two trees of inputs differ, value by value, and how to take one place over from the other.
#pragma once

#include "inputs/files/document.hpp"

#include <span>
#include <string>
#include <vector>

namespace holdfast {

using KeyPath = std::vector<std::string>;

struct LeafDifference {
    KeyPath path;      //!< members of a list are counted from 1
    Node const* in_a;  //!< none: not there
    Node const* in_b;
};

//! In the order of a, then what only b has. A bare number and a distribution are compared as its `value`. A thing of a
//! register (an authority, an intervention, a package) that only one has is one difference.
[[nodiscard]] std::vector<LeafDifference> differences(Node const& a, Node const& b);

//! Makes `into` say at this path (of keys) what `from` says there, or nothing where that says nothing.
void take_over(Node& into, Node const& from, std::span<std::string const> path);

//! "prices.pay.mean"
[[nodiscard]] std::string joined(std::span<std::string const> path);

}  // namespace holdfast

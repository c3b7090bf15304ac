//! The corpus of bad inputs: how a case is run, and what it says that it expects.
//!
//!   name.toml          laid over the shipped inputs; as a study, if it says based_on. A complaint stands beside its
//!                      fault: `premium = 40.6  #! agency_premium is 40.6, but …`; a warning as `#! warning: …`.
//!   name/study.toml    a study of several files, all with their complaints
//!   name.expected      for what cannot hold comments: lines of what to ask for (`set: …`, `with: …`, `study: …`,
//!                      `check: …`, `csv: …`, `authority: …`), an empty line, and the complaints, each with its place
#pragma once

#include "holdfast/base/problem.hpp"

#include <string>
#include <vector>

namespace holdfast::test {

struct Complaint {
    std::string file;  //!< as seen from the project's root
    unsigned line{};
    std::string says;  //!< "warning: …" for a warning

    friend auto operator<=>(Complaint const&, Complaint const&) = default;
};

struct BadInput {
    std::string name;
    std::vector<Complaint> found;
    std::vector<Complaint> expected;
    Problems problems;
};

//! All cases in the folder, by name.
[[nodiscard]] std::vector<std::string> bad_input_names();
//! Each is run once a program.
[[nodiscard]] BadInput const& run_bad_input(std::string const& name);

}  // namespace holdfast::test

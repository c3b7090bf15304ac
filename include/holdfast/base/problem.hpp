//! What is wrong with an input, where, and what to write instead.
//! Problems are collected, never thrown: a reader reports all of them in one run, in file order.
//! An error means that nothing is computed; a warning is carried into every output.
//! Tested in tests/base/problem_test.cpp and by every file of tests/bad_inputs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast {

//! A place in a file. Lines and columns count from 1; 0 means "the file as a whole".
struct Place {
    std::string file;
    unsigned line{};
    unsigned column{};
    unsigned width{};       //!< characters to underline; 0 is shown as one
    std::string line_text;  //!< the line as it stands in the file, without its end

    friend bool operator==(Place const&, Place const&) = default;
};

struct Problem {
    enum class Kind { warning, error };
    Kind kind{Kind::error};
    Place at;
    std::string field;           //!< the field's full name, as in "prices.agency_premium.mean"; may be empty
    std::string says;            //!< what is wrong
    std::string hint;            //!< what to write instead; may be empty
    std::optional<Place> clash;  //!< the other place, where two places disagree
    //! A warning that a figure of these inputs is hardly meant, or says next to nothing, and moves the results: it stands on the
    //! first screen and among the risks of a paper, and not only in the list of warnings.
    bool is_doubt{};

    friend bool operator==(Problem const&, Problem const&) = default;
};

using Problems = std::vector<Problem>;

[[nodiscard]] bool has_errors(Problems const&);

//! One problem as a person reads it: "file:line:column: error: …", the line, a caret and the hint.
[[nodiscard]] std::string describe(Problem const&);

//! Sorted by file (in order of first appearance), then line, then column; stable.
[[nodiscard]] Problems in_file_order(Problems);

//! Something read from outside, with everything that was found wrong on the way.
template <class T> struct Read {
    std::optional<T> value;
    Problems problems;

    [[nodiscard]] bool ok() const { return value.has_value() && !has_errors(problems); }
};

}  // namespace holdfast

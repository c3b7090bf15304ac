//! What laying one layer over another changed, and how one value takes the place of another.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/study/study.hpp"
#include "inputs/files/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

struct OverlayRecord {
    std::vector<LocalValue> changes;
    Problems problems;  //!< two files of one layer that say the same

    //! Of a value, what it is now and what it was; nothing of what is only looked at, as study.draws.
    void note(std::string const& path, Node const& now, std::string before);
    //! Of a value that is no longer given, and of what took it away.
    void gone(std::string path, Node const& was, Spot const& at);
};

//! "own.toml:12", or "--set": where a change was said.
[[nodiscard]] std::string said_where(Spot const&);

//! A value in words: of a distribution its middle.
[[nodiscard]] std::string written_or_gist(Node const&);

//! What stood before, beside what stands there now: two lists that differ may be written alike, and are not to be taken for
//! the same.
[[nodiscard]] std::string written_before(Node const& before, Node const& now);

//! Is it a field that moves a result by its number? A name or a note that is said again claims nothing.
[[nodiscard]] bool moves_a_result(std::string_view path);

void mark_local(Node&);

//! What was said before is kept: a basis and a source speak of the values of their own layer.
void replace(Node& old, Node&& now);

//! Two of one file, or of the files of one layer: a slip, which is complained about where they are read.
[[nodiscard]] bool of_one_layer(Entry const&, Entry const&);

[[nodiscard]] bool is_setting(Spot const&);

}  // namespace holdfast

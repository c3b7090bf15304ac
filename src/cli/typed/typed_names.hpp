//! Who and what a command is about, typed by their places ("explain Leeds arc") or by options ("--authority Leeds").
//! Tested in tests/cli/typed_names_test.cpp.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace holdfast::cli {

//! A place that a word can take, in the order in which words are written.
struct WordPlace {
    std::string what;  //!< "authority": its option is --authority
    bool required{};
    bool by_option{};  //!< filled already
    std::function<void(std::string const&)> put;
};

//! Puts each word into its place. Where words are too few, what may be left out is left out: of "[AUTHORITY] INTERVENTION" one
//! word is the intervention. Empty where all fits; else what is wrong, and nothing is put.
[[nodiscard]] std::string put_words(std::vector<std::string> const& words, std::vector<WordPlace> places);

//! A path of a TOML file, which is no name of anything here.
[[nodiscard]] bool looks_like_a_file(std::string const& typed);

}  // namespace holdfast::cli

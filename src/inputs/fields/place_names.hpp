//! What English authorities are called beside their name in the statistics: "Leeds City Council", "St Helens", the trust
//! that runs a council's children's services, a code or name of before a reorganisation; and why some have no figures.
//! Facts, as of 2025, none of which moves a figure. Tested in tests/inputs/chosen_by_name_test.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! The bare name, in small letters, without what councils and trusts put around it and without signs:
//! "Royal Borough of Windsor & Maidenhead" → "windsor and maidenhead"; "Bristol, City of" → "bristol".
[[nodiscard]] std::string bare_place_name(std::string_view);

//! Whether something was put around the name: then a part of another place's name is not meant.
[[nodiscard]] bool is_name_of_a_council(std::string_view);

//! "E08000035", "383", "314 / 318": meant whole or not at all.
[[nodiscard]] bool looks_like_a_code(std::string_view);

//! What else a place is known as.
struct KnownPlace {
    std::vector<std::string> authorities;  //!< by name; one, or those among which a choice is needed
    std::string why;  //!< a sentence without its subject; empty where the one place is simply meant
};
[[nodiscard]] std::optional<KnownPlace> place_known_as(std::string_view);

//! Why an unknown code can be none of an authority's: a sentence without its subject.
struct CodeAnswer {
    std::string why;
    std::string hint;
};
[[nodiscard]] CodeAnswer no_authority_has(std::string_view code);

}  // namespace holdfast

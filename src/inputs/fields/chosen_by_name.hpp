//! The rules by which a name is found among several; named.hpp says whose. A name in full, in any case of letters; what else a
//! place is known as; then a part of three letters or more that only one name has. Codes and numbers are meant whole:
//! E08000036 is never "nearly" E08000035.
//! Tested in tests/inputs/chosen_by_name_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace holdfast {

//! Something that can be chosen, under any of its names.
struct Choosable {
    std::vector<std::string> names;  //!< the first is what it is called in sentences
};

struct Wanted {
    std::string what;    //!< "authority"
    std::string advice;  //!< where nothing is near: "see holdfast list authorities"
    bool places{};       //!< councils, which have more names than the statistics know
    std::vector<Choosable> all;
    //! Where not, what hides a name is a fault that has been told already, and nothing is said of it.
    bool all_known{true};
};
//! Of authorities.
[[nodiscard]] Wanted wanted_authority(std::vector<Choosable> all, bool all_known = true);

//! Why nothing was found, and what to write; empty where nothing is to be said.
struct NotNamed {
    std::string says, hint;
};
template <class Number> using Named = std::variant<Number, NotNamed>;

//! The place of the one that was found, among all that are wanted.
[[nodiscard]] Named<std::size_t> chosen_by_name(Wanted const&, std::string_view asked);

}  // namespace holdfast

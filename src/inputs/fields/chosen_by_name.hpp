//! One way of finding what somebody named, for the study's choices, for --authority, --region, --intervention and for
//! `budget --must Kingston=…` alike: a name in full, in any case of letters; what else a place is known as; then a part of
//! three letters or more that only one name has. Codes and numbers are meant whole: E08000036 is never "nearly" E08000035.
//! Tested in tests/inputs/chosen_by_name_test.cpp.
#pragma once

#include "holdfast/study/study.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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

//! The one that was found; or why none was, and what to write.
struct Chosen {
    std::optional<std::size_t> found;
    std::string says, hint;  //!< empty where it was found, and where nothing is to be said
};
[[nodiscard]] Chosen chosen_by_name(Wanted const&, std::string_view asked);

[[nodiscard]] Wanted authorities_to_choose(std::vector<Authority> const&);
[[nodiscard]] Wanted programmes_to_choose(std::vector<Intervention> const&, std::vector<Package> const&);

}  // namespace holdfast

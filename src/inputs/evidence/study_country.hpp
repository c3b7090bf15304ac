//! The country of a study, as it is typed: whether it is England decides a mark of the strength of evidence.
//! Tested in tests/inputs/study_country_test.cpp and tests/bad_inputs.
#pragma once

#include <string>
#include <string_view>

namespace holdfast {

//! What a text says of where a study was done.
struct StudyCountry {
    std::string country;  //!< "England" where it says England alone, however it says it; else as typed
    std::string hint;     //!< what to write instead, where it is refused; empty: it is taken
    bool known{true};     //!< is every part of it a country that we know?
};

//! "England, UK" is England: what stands beside it is the union that it belongs to. A union alone says nothing of England and is
//! refused, as are a near miss of a country that we know and a place beside England. Of several countries none is England alone.
[[nodiscard]] StudyCountry study_country(std::string_view typed);

}  // namespace holdfast

//! What a paper and a members' summary are about: a place, and the programme that the report opens with.
#pragma once

#include "report/committee/places.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

struct PaperSubject {
    ReportMaterial const& material;
    Findings const& findings;
    ReportPlace place;
    std::vector<Standing> standings;   //!< of every strategy, in the study's order
    std::optional<Standing> standing;  //!< of the programme that it is about; none where no programme leads
    Setting setting;
};
[[nodiscard]] PaperSubject paper_subject(ReportMaterial const&);

//! The programme as a sentence calls it; "a programme to keep social workers" where it is about none.
[[nodiscard]] std::string programme_name(PaperSubject const&);
//! "they" of several authorities, "it" of one.
[[nodiscard]] std::string pronoun_for(PaperSubject const&);

}  // namespace holdfast::report

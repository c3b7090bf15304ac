//! What the sheets are about: one authority and one strategy of the findings, looked up once.
#pragma once

#include "holdfast/report/workbook.hpp"
#include "report/words/sentences.hpp"
#include "report/words/standing.hpp"
#include "report/words/wording.hpp"

namespace holdfast::report {

struct SheetSubject {
    SheetSubject(Findings const&, WorkbookChoice);

    Findings const& findings;
    Study const& study;
    Result const& result;
    Authority const& authority;
    Strategy const& strategy;
    Standing standing;
    Setting setting;

    [[nodiscard]] std::string both_names() const { return authority.name + ": " + strategy.name; }
    //! "after the programme's own cost", "after a cost that is our guess".
    [[nodiscard]] std::string after_cost() const;
    [[nodiscard]] bool has_live_savings() const { return strategy.has_effect; }
};

//! What a kind of evidence means where null results have no figures.
[[nodiscard]] std::string meaning_without_figures(Grounds const&);
//! Beside the figures of a row: that none is claimed, where its cash comes from, and what to keep in mind.
[[nodiscard]] std::string notes_on(Findings const&, Standing const&);

}  // namespace holdfast::report

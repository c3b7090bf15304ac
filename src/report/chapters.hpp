//! The chapters of the summary, each written onto the paper from the findings alone.
#pragma once

#include "report/paper.hpp"
#include "report/sentences.hpp"
#include "report/standing.hpp"

#include "holdfast/study/chance.hpp"

namespace holdfast::report {

//! Several strategies, kind of evidence by kind of evidence: what each kind means, a table, the cautions.
void rankings(Paper&, Findings const&, std::vector<Standing> const&);
//! A short table under what each kind of evidence means; of kinds that are not ranked, the names.
void rankings_in_short(Paper&, Findings const&, std::vector<Standing> const&);

//! One authority, one intervention: everything that is known.
void authority_page(Paper&, Findings const&, Result const&, Setting const&, ChanceFindings const&);

//! The same on a page or two: the savings, the years, what must be true.
void authority_in_short(Paper&, Findings const&, Result const&);
//! By region, and all together.
void by_region(Paper&, Findings const&, Standing const& lead);

//! What chance may bring to one authority: with one programme, or with the leading one of several. None: only without one.
void chance_chapter(Paper&, Findings const&, ChanceFindings const&, Setting const&, std::optional<Standing> const&);

//! Several authorities: by region, and one by one for the leading intervention.
void authorities(Paper&, Findings const&, Standing const& lead);

//! "3.5% a year at first"; of a study that discounts.
[[nodiscard]] std::string discount_words(Study const&);
//! What the money is: present value, price year, discounting.
[[nodiscard]] std::string money_note(Study const&);
//! The publisher's marks on an authority's figures.
void figures_of(Paper&, Authority const&);
//! Children, warnings, local values, how the draws were made, attribution.
void foot(Paper&, Findings const&, std::optional<Standing> const& lead);

}  // namespace holdfast::report

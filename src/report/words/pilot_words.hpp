//! What a council's own pilot found, beside what was to be expected there anyway, and what it makes of what was published.
//! Tested in tests/report/pilot_words_test.cpp.
#pragma once

#include "holdfast/study/findings.hpp"

#include <string>
#include <vector>

namespace holdfast::report {

//! "Leaving was 24 in 100 a year before and 15 after. 6 of those 9 would have been expected with nothing done: …". Each
//! figure is rounded once and the parts add up; to tenths where the fall is small.
[[nodiscard]] std::string fall_sentences(FallExplained const&, std::string const& authority);
//! Would half or more of the fall in any member's pilot have come with nothing done, in any of the study's authorities?
[[nodiscard]] bool fall_was_to_be_expected(Study const&, Strategy const&);
[[nodiscard]] bool fall_was_to_be_expected(Findings const&, Result const&);
//! What comes before any saving of such a pilot: what was to be expected anyway, of each member that has one. Ends in a
//! space; empty where no fall was to be expected.
[[nodiscard]] std::string expected_fall_first(Study const&, Strategy const&, Authority const&);
//! The same over all the study's authorities, and over several results: of one its sentences, of several in how many that is so.
[[nodiscard]] std::string expected_fall_first(Study const&, Strategy const&);
[[nodiscard]] std::string expected_fall_first(Findings const&, std::vector<Result const*> const&);
//! Of every strategy among several that has such a pilot: its name and the same; so that no choice is shown without it.
[[nodiscard]] std::vector<std::string> expected_falls(Study const&, std::vector<Strategy> const&);
//! What was counted, in an authority; each text stands alone. Empty where there is no pilot.
[[nodiscard]] std::vector<std::string> counted_words(LeavingEffect const&, PilotPlace const&);
//! How the pilot, or a doubt whether it applies here, goes together with what was published; empty where nothing does.
[[nodiscard]] std::vector<std::string> combined_words(LeavingEffect const&);
//! Both, in order, of one intervention in one authority.
[[nodiscard]] std::vector<std::string> pilot_words(LeavingEffect const&, PilotPlace const&);
//! The same of every member of a result's strategy, in its authority.
[[nodiscard]] std::vector<std::string> pilot_words(Findings const&, Result const&);

}  // namespace holdfast::report

//! What a trial would be worth, as a page for whoever would pay for it, and as JSON (described in docs/command.md).
//! The page: one sentence to quote, every size, what was assumed (all of it), what the trial does not tell, and the check by
//! a second method. "No size pays" is said in the first sentence. Equal findings, equal bytes.
//! Tested in tests/report/trial_test.cpp.
#pragma once

#include "holdfast/questions/trial_worth.hpp"
#include "holdfast/report/text_style.hpp"

#include <set>
#include <string>

namespace holdfast {

//! The first screen (report/trial/trial_screen.hpp) unless all is wanted.
//! `given`: names of the options that were typed ("fixed-cost", …); the page calls every other value an assumption.
[[nodiscard]] std::string trial_text(TrialFindings const&, std::set<std::string> const& given, TextStyle = {});
[[nodiscard]] std::string trial_json(TrialFindings const&);

}  // namespace holdfast

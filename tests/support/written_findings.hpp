//! Every number and sentence of findings as a list of lines, for tests that compare two runs to the last bit.
//! Numbers are written in hexadecimal, so that two lines are alike only where the bits are.
#pragma once

#include "holdfast/study/findings.hpp"

#include <string>
#include <vector>

namespace holdfast {

//! "results[3].savings.net_cash.mean = 0x1.8p+3", one a number; the study's echo is left out.
[[nodiscard]] std::vector<std::string> written_out(Findings const&);

}  // namespace holdfast

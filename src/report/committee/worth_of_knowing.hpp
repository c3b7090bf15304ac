//! What it would be worth to know more where a report opens, in cash, the most worth knowing first.
//! Tested in tests/report/worth_of_knowing_test.cpp.
#pragma once

#include "holdfast/report/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

struct WorthOfKnowing {
    struct Thing {
        std::string label;
        double worth{};           //!< EVPPI [£]
        double standard_error{};  //!< of it [£]
        bool of_null_result{};    //!< about an intervention with a null result, whose range is assumed
        //! Within two standard errors of nothing: no bar is drawn of it.
        [[nodiscard]] bool is_noise() const { return worth <= 2.0 * standard_error; }
    };
    double everything{};        //!< EVPI [£]
    std::vector<Thing> things;  //!< equals in the order asked for
};
//! "all effects (null result: an assumed range)"
[[nodiscard]] std::string thing_words(WorthOfKnowing::Thing const&);
//! "Of 3 things the worth cannot be told from nothing with these draws: …"; empty where there is none of them.
[[nodiscard]] std::string noise_sentence(WorthOfKnowing const&);
//! None where the decision was not looked at in cash.
[[nodiscard]] std::optional<WorthOfKnowing> worth_of_knowing(ReportDecision const&);

}  // namespace holdfast::report

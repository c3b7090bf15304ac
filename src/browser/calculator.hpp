//! The calculator behind a page: the shipped inputs as texts, a request as JSON in, an answer as JSON out. The same engine, the
//! same readers and the same words as the command's; what `holdfast run --format json` and `holdfast report` would write of the
//! same inputs is what it answers.
//!
//! A request: {"question": …, "own": TOML laid over the shipped study, "authorities": [name, …], "interventions": [id, …],
//! "draws": n, "seed": "n", "parts": ["scenarios", "case", "decision"]}; all but the question may be left out. Questions:
//!   results   results.json
//!   page      the data of the report's page, with the parts that were asked for
//!   check     nothing but problems
//!   values    what the inputs say at "paths": each with its source and whose it is
//!   choices   the authorities and the interventions of the shipped study
//!   fields    every field of the inputs, by section
//! An answer: {"problems": […], "answer": …}; null where an error left nothing to answer. A request that is no request throws
//! ContractBroken: the page made it, and not a person.
//! Tested in tests/browser/calculator_test.cpp and, compiled to WebAssembly, by web/app/test.
#pragma once

#include "holdfast/inputs/read_study.hpp"
#include "holdfast/panel/panel.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace holdfast::browser {

class Calculator {
public:
    //! By path from the folder of inputs: "study.toml", "interventions/arc.toml", "panel.csv". They are read here, once.
    explicit Calculator(std::map<std::string, std::string> inputs);

    //! `progress` is told the share that is done, as often as the engine has more.
    [[nodiscard]] std::string answer(std::string const& request, std::function<void(double share)> const& progress);

private:
    [[nodiscard]] std::string choices() const;

    MemoryFiles shipped_;
    MemoryFiles files_;  //!< with the reader's own in front
    LaidStudy laid_;
    std::optional<Panel> panel_;
};

}  // namespace holdfast::browser

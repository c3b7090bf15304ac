#include "browser/calculator.hpp"

#include "browser/answers.hpp"
#include "gathering/case_runs.hpp"
#include "gathering/parts_of_work.hpp"
#include "gathering/report_material.hpp"
#include "gathering/scenario_runs.hpp"
#include "holdfast/base/contract.hpp"
#include "holdfast/questions/adopters.hpp"
#include "holdfast/questions/evaluate.hpp"
#include "holdfast/report/json.hpp"
#include "inputs/published/panel_csv.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace holdfast::browser {

namespace {

constexpr char const* folder = "inputs/";
constexpr char const* own_file = "own.toml";  // as problems and lists of changes call it
constexpr char const* panel_file = "inputs/panel.csv";

std::map<std::string, std::string> in_their_folder(std::map<std::string, std::string> inputs)
{
    std::map<std::string, std::string> placed;
    for (auto& [path, text] : inputs) placed.emplace(folder + path, std::move(text));
    return placed;
}

StudyRequest shipped_study()
{
    StudyRequest request;
    request.shipped_study_path = std::string(folder) + "study.toml";
    return request;
}

StudyRequest study_request(Request const& asked)
{
    auto request = shipped_study();
    if (!asked.own.empty()) request.with = {own_file};
    request.authorities = asked.authorities;
    request.interventions = asked.interventions;
    request.draws = asked.draws;
    request.seed = asked.seed;
    return request;
}

//! The panel is shipped: that it can be read is no question of a reader's.
std::optional<Panel> panel_in(FileSource const& files)
{
    auto const read = files.read(panel_file);
    if (!std::holds_alternative<std::string>(read)) return std::nullopt;
    return read_panel({panel_file, std::get<std::string>(read)}).value;
}

//! Adds the parts of a report that were asked for. False (and problems) where one has an error.
bool add_parts(LaidStudy const& laid, StudyRequest const& request, Request const& asked, ReportMaterial& material,
               Problems& problems, Execution const& execution)
{
    auto const keep = [&problems](auto&& read, auto const& put) {
        if (read.value) put(*std::move(read.value));
        else problems = std::move(read.problems);
        return read.value.has_value();
    };
    auto const steps = asked.parts.size() + 1;  // after the study's own run
    std::size_t step = 0;
    auto const next = [&] { return part_of(execution, ++step, steps); };
    if (asked.wants("scenarios") && !keep(report_scenarios(laid, request, material, next()),
                                          [&](ReportScenarios made) { material.scenarios = std::move(made); }))
        return false;
    if (asked.wants("case") && !keep(case_of_report(laid, request, material, next()),
                                     [&](CaseOfReport made) { material.financial = std::move(made.made); }))
        return false;
    if (asked.wants("decision"))
        if (auto decision = decision_of(material, next())) material.decisions.push_back(*std::move(decision));
    return true;
}

}  // namespace

Calculator::Calculator(std::map<std::string, std::string> inputs)
    : shipped_(in_their_folder(std::move(inputs))), files_({}, &shipped_), laid_(shipped_study(), files_),
      panel_(panel_in(shipped_))
{
}

std::string Calculator::choices() const
{
    auto const study = laid_.study(shipped_study());
    return answer_of(study.problems, study.ok() ? choices_json(*study.value) : "null");
}

std::string Calculator::answer(std::string const& request, std::function<void(double share)> const& progress)
{
    auto const asked = request_in(request);
    if (asked.question == "fields") return answer_of({}, fields_json());
    if (asked.question == "choices") return choices();
    files_ = MemoryFiles({{own_file, asked.own}}, &shipped_);
    auto const of_study = study_request(asked);
    if (asked.question == "values") return answer_of({}, values_json(laid_.said(of_study, asked.paths)));

    auto study = laid_.study(of_study);
    if (!study.ok() || asked.question == "check") return answer_of(study.problems, "null");
    Execution execution;
    execution.threads = 1;  // a worker is one; several share out authorities
    execution.progress = progress;
    ReportMaterial material;
    bool const page = asked.question == "page";
    require(page || asked.question == "results", "a page asks for what there is");
    auto const first = part_of(execution, 0, asked.parts.size() + 1);
    if (page) material = report_of(*study.value, first);
    else material.findings = evaluate(*study.value, first);
    if (panel_ && names_adopters(*study.value)) {
        auto saw = what_adopters_saw(*study.value, *panel_);
        if (!saw.value) return answer_of(saw.problems, "null");
        material.adopters = *std::move(saw.value);
    }
    if (!page) return answer_of(study.problems, results_json(material.findings, {}, {}, material.adopters));
    if (!add_parts(laid_, of_study, asked, material, study.problems, execution))
        return answer_of(study.problems, "null");
    return answer_of(study.problems, report_data_json(material));
}

}  // namespace holdfast::browser

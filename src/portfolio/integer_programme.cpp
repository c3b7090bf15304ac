#include "portfolio/integer_programme.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include <coin/CbcEventHandler.hpp>
#include <coin/CbcModel.hpp>
#include <coin/CbcSolver.hpp>
#include <coin/Clp_C_Interface.h>
#include <coin/CoinPackedMatrix.hpp>
#include <coin/OsiClpSolverInterface.hpp>

namespace holdfast {

namespace {

//! Rows of pounds have weights of millions, and tolerances are absolute: a row is divided by a power of two (which
//! changes no digit), so that its largest weight lies between one and two thousand.
double scale_of(ProgrammeRow const& row)
{
    double largest = 0.0;
    for (double const weight : row.weights) largest = std::max(largest, std::abs(weight));
    if (largest <= 1024.0) return 1.0;
    return std::exp2(-(std::floor(std::log2(largest)) - 10.0));
}

ProgrammeRow scaled(ProgrammeRow row)
{
    double const scale = scale_of(row);
    for (double& weight : row.weights) weight *= scale;
    row.lower *= scale;
    row.upper *= scale;
    return row;
}

struct ClpEnds {
    void operator()(Clp_Simplex* model) const { Clp_deleteModel(model); }
};

//! Asks whether to stop wherever CBC stops to think. CBC copies it: what it knows it refers to.
class Watch : public CbcEventHandler {
public:
    explicit Watch(std::function<bool()> const& is_over) : is_over_(&is_over) {}
    [[nodiscard]] CbcEventHandler* clone() const override { return new Watch(*this); }
    CbcAction event(CbcEvent) override { return *is_over_ && (*is_over_)() ? stop : noAction; }
    CbcAction event(CbcEvent which, void*) override { return event(which); }

private:
    std::function<bool()> const* is_over_;
};

int go_on(CbcModel*, int) { return 0; }

//! The programme as CBC takes it.
void load(OsiClpSolverInterface& solver, IntegerProgramme const& programme)
{
    std::vector<double> lower, upper, worth, row_lower, row_upper;
    for (auto const& column : programme.columns) {
        lower.push_back(column.lower);
        upper.push_back(column.upper);
        worth.push_back(column.worth);
    }
    CoinPackedMatrix rows(false, 0.0, 0.0);
    rows.setDimensions(0, static_cast<int>(programme.columns.size()));
    for (auto const& row : programme.rows) {
        if (row.columns.empty()) continue;
        auto const ready = scaled(row);
        rows.appendRow(static_cast<int>(ready.columns.size()), ready.columns.data(), ready.weights.data());
        row_lower.push_back(std::isfinite(ready.lower) ? ready.lower : -solver.getInfinity());
        row_upper.push_back(std::isfinite(ready.upper) ? ready.upper : solver.getInfinity());
    }
    solver.loadProblem(rows, lower.data(), upper.data(), worth.data(), row_lower.data(), row_upper.data());
    solver.setObjSense(-1.0);
    for (std::size_t i = 0; i < programme.columns.size(); ++i)
        if (programme.columns[i].whole) solver.setInteger(static_cast<int>(i));
}

//! As the command of CBC would solve it.
void solve(CbcModel& model, std::size_t most_nodes)
{
    CbcSolverUsefulData settings;
    CbcMain0(model, settings);
    settings.noPrinting_ = true;
    std::vector<std::string> words{"holdfast"};
    for (auto const& [name, value] : {std::pair{"log", std::string("0")},
                                      {"threads", "0"},
                                      {"ratioGap", "0"},
                                      {"allowableGap", "0"},
                                      {"randomSeed", "1"},
                                      {"randomCbcSeed", "1"},
                                      {"maxNodes", std::to_string(most_nodes)}}) {
        words.push_back(std::string("-") + name);
        words.push_back(value);
    }
    words.insert(words.end(), {"-solve", "-quit"});
    std::vector<char const*> arguments;
    arguments.reserve(words.size());
    for (auto const& word : words) arguments.push_back(word.c_str());
    CbcMain1(static_cast<int>(arguments.size()), arguments.data(), model, go_on, settings);
}

//! A row without columns is kept or broken whatever the solution.
bool has_broken_empty_row(IntegerProgramme const& programme)
{
    return std::any_of(programme.rows.begin(), programme.rows.end(), [](ProgrammeRow const& row) {
        return row.columns.empty() && (row.lower > 0.0 || row.upper < 0.0);
    });
}

bool has_rows(IntegerProgramme const& programme)
{
    return std::any_of(programme.rows.begin(), programme.rows.end(),
                       [](ProgrammeRow const& row) { return !row.columns.empty(); });
}

//! Every column as it likes (where there is nothing to solve CBC prints, and Clp reads what is not there).
ProgrammeSolution without_rows(IntegerProgramme const& programme)
{
    ProgrammeSolution solution;
    solution.proven = solution.found = true;
    for (auto const& column : programme.columns) {
        solution.values.push_back(column.worth > 0.0 ? column.upper : column.lower);
        solution.bound += column.worth * solution.values.back();
    }
    return solution;
}

}  // namespace

ProgrammeSolution maximise(IntegerProgramme const& programme, std::size_t most_nodes, std::function<bool()> const& stop)
{
    if (has_broken_empty_row(programme)) return {true, false, {}, -no_limit, 0};
    if (!has_rows(programme)) return without_rows(programme);
    OsiClpSolverInterface solver;
    solver.messageHandler()->setLogLevel(0);
    load(solver, programme);
    CbcModel model(solver);
    Watch watch(stop);
    model.passInEventHandler(&watch);
    solve(model, most_nodes);

    ProgrammeSolution solution;
    solution.nodes = static_cast<std::size_t>(std::max(0, model.getNodeCount()));
    if (model.isProvenInfeasible()) {
        solution.proven = true;
        solution.bound = -no_limit;
        return solution;
    }
    solution.proven = model.isProvenOptimal();
    solution.bound = model.getBestPossibleObjValue();
    if (!solution.proven && model.numberSavedSolutions() == 0) return solution;
    double const* const values = model.getColSolution();
    require(values != nullptr, "a solved programme has a solution");
    solution.found = true;
    solution.values.assign(values, values + programme.columns.size());
    return solution;
}

std::optional<LinearSolution> maximise_in_parts(IntegerProgramme const& programme)
{
    if (has_broken_empty_row(programme)) return std::nullopt;
    if (!has_rows(programme)) {
        auto free = without_rows(programme);
        return LinearSolution{free.bound, std::move(free.values), std::vector<double>(programme.rows.size(), 0.0)};
    }
    std::vector<CoinBigIndex> starts{0};
    std::vector<int> columns;
    std::vector<double> weights, lower, upper, scales;
    for (auto const& row : programme.rows) {
        auto const ready = scaled(row);
        columns.insert(columns.end(), ready.columns.begin(), ready.columns.end());
        weights.insert(weights.end(), ready.weights.begin(), ready.weights.end());
        lower.push_back(ready.lower);
        upper.push_back(ready.upper);
        scales.push_back(scale_of(row));
        starts.push_back(static_cast<CoinBigIndex>(columns.size()));
    }
    std::unique_ptr<Clp_Simplex, ClpEnds> const owner(Clp_newModel());
    auto* const model = owner.get();
    Clp_setLogLevel(model, 0);
    std::vector<double> worth, column_lower, column_upper;
    for (auto const& column : programme.columns) {
        worth.push_back(column.worth);
        column_lower.push_back(column.lower);
        column_upper.push_back(column.upper);
    }
    Clp_resize(model, 0, static_cast<int>(programme.columns.size()));
    Clp_chgColumnLower(model, column_lower.data());
    Clp_chgColumnUpper(model, column_upper.data());
    Clp_chgObjCoefficients(model, worth.data());
    Clp_addRows(model, static_cast<int>(programme.rows.size()), lower.data(), upper.data(), starts.data(),
                columns.data(), weights.data());
    Clp_setOptimizationDirection(model, -1.0);
    Clp_dual(model, 0);
    if (Clp_status(model) != 0) return std::nullopt;
    LinearSolution solution;
    solution.value = Clp_objectiveValue(model);
    double const* const values = Clp_primalColumnSolution(model);
    solution.values.assign(values, values + programme.columns.size());
    double const* const duals = Clp_dualRowSolution(model);
    for (std::size_t i = 0; i < scales.size(); ++i) solution.duals.push_back(duals[i] * scales[i]);
    return solution;
}

}  // namespace holdfast

#include "integer_programme.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include <coin/Cbc_C_Interface.h>
#include <coin/Clp_C_Interface.h>

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

struct CbcEnds {
    void operator()(Cbc_Model* model) const { Cbc_deleteModel(model); }
};
struct ClpEnds {
    void operator()(Clp_Simplex* model) const { Clp_deleteModel(model); }
};

//! One end only, as every row here has.
void add_row(Cbc_Model* model, ProgrammeRow const& row)
{
    bool const at_least = std::isfinite(row.lower);
    require(at_least != std::isfinite(row.upper), "a row has one end");
    auto const ready = scaled(row);
    Cbc_addRow(model, "", static_cast<int>(ready.columns.size()), ready.columns.data(), ready.weights.data(),
               at_least ? 'G' : 'L', at_least ? ready.lower : ready.upper);
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

ProgrammeSolution maximise(IntegerProgramme const& programme, std::size_t most_nodes)
{
    if (has_broken_empty_row(programme)) return {true, false, {}, -no_limit, 0};
    if (!has_rows(programme)) return without_rows(programme);
    std::unique_ptr<Cbc_Model, CbcEnds> const owner(Cbc_newModel());
    auto* const model = owner.get();
    for (auto const& column : programme.columns)
        Cbc_addCol(model, "", column.lower, column.upper, column.worth, column.whole ? 1 : 0, 0, nullptr, nullptr);
    for (auto const& row : programme.rows)
        if (!row.columns.empty()) add_row(model, row);
    Cbc_setObjSense(model, -1.0);
    for (auto const& [name, value] : {std::pair{"log", std::string("0")},
                                      {"threads", "0"},
                                      {"ratioGap", "0"},
                                      {"allowableGap", "0"},
                                      {"randomSeed", "1"},
                                      {"randomCbcSeed", "1"},
                                      {"maxNodes", std::to_string(most_nodes)}})
        Cbc_setParameter(model, name, value.c_str());
    Cbc_solve(model);

    ProgrammeSolution solution;
    solution.nodes = static_cast<std::size_t>(std::max(0, Cbc_getNodeCount(model)));
    if (Cbc_isProvenInfeasible(model) != 0) {
        solution.proven = true;
        solution.bound = -no_limit;
        return solution;
    }
    solution.proven = Cbc_isProvenOptimal(model) != 0;
    solution.bound = Cbc_getBestPossibleObjValue(model);
    if (!solution.proven && Cbc_numberSavedSolutions(model) == 0) return solution;
    double const* const values = Cbc_getColSolution(model);
    require(values != nullptr, "a solved programme has a solution");
    solution.found = true;
    solution.values.assign(values, values + programme.columns.size());
    return solution;
}

std::optional<LinearSolution> maximise_in_parts(IntegerProgramme const& programme)
{
    if (has_broken_empty_row(programme)) return std::nullopt;
    if (!has_rows(programme))
        return LinearSolution{without_rows(programme).bound, std::vector<double>(programme.rows.size(), 0.0)};
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
    double const* const duals = Clp_dualRowSolution(model);
    for (std::size_t i = 0; i < scales.size(); ++i) solution.duals.push_back(duals[i] * scales[i]);
    return solution;
}

}  // namespace holdfast

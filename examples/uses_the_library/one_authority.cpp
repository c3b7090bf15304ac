//! Reads the shipped study for one authority and one intervention, runs it and prints two numbers.
//! usage: one_authority STUDY AUTHORITY INTERVENTION
#include <holdfast/base/money.hpp>
#include <holdfast/inputs/file_source.hpp>
#include <holdfast/inputs/read_study.hpp>
#include <holdfast/questions/evaluate.hpp>

#include <iostream>

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::cerr << "usage: one_authority STUDY AUTHORITY INTERVENTION\n";
        return 2;
    }
    holdfast::StudyRequest request;
    request.study_path = request.shipped_study_path = argv[1];
    request.authorities = {{argv[2]}};
    request.interventions = {{argv[3]}};
    request.draws = 2000;

    auto const read = holdfast::read_study(request, holdfast::DiskFiles{});
    for (auto const& problem : read.problems) std::cerr << describe(problem);
    if (!read.ok()) return 1;

    auto const findings = holdfast::evaluate(*read.value);
    auto const& result = findings.results.front();
    if (!result.saved) {
        std::cout << result.no_savings_reason << '\n';
        return 0;
    }
    std::cout << findings.study.authorities.front().name << ": gross cash saving "
              << holdfast::in_short(result.saved->savings.gross_cash.mean) << " ("
              << holdfast::in_short(result.saved->savings.gross_cash.low) << " to "
              << holdfast::in_short(result.saved->savings.gross_cash.high) << ") over " << findings.study.months
              << " months\n";
    return 0;
}

//! The commands: each takes what the command line said and returns the exit code.
#pragma once

#include "cli/output/exit_code.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::cli {

//! What every command that reads a study takes.
struct StudyOptions {
    std::string study;              //!< empty: the shipped one
    std::vector<std::string> with;  //!< --with
    std::vector<std::string> set;   //!< --set
    std::vector<std::string> authorities, regions, interventions;
    std::optional<std::uint64_t> draws, seed;
};

struct RunOptions {
    StudyOptions study;
    std::optional<std::string> precision;     //!< "£1000" or "1%"
    std::optional<std::string> sampling;      //!< philox, sobol
    std::optional<std::string> instructions;  //!< sse2, avx2, avx512
    unsigned threads{};
    std::string report;  //!< the folder of a report; empty: none
    std::string out;
    std::string draws_out;                         //!< a folder; empty: none
    std::optional<std::string> draws_compression;  //!< none, zstd
    std::string format{"text"};                    //!< text, json, csv
    bool base_case{};
    bool chance{};
};
ExitCode run(RunOptions const&);

ExitCode check(std::vector<std::string> const& files);

struct ListOptions {
    std::string what;  //!< authorities, interventions
    StudyOptions study;
};
ExitCode list(ListOptions const&);

struct ExplainOptions {
    StudyOptions study;
    std::string authority;
    std::string intervention;
    bool months{};
};
ExitCode explain(ExplainOptions const&);

struct SensitivityOptions {
    StudyOptions study;
    std::string authority;
    std::string intervention;
    std::optional<std::string> two_way;  //!< "programme-cost,hazard-ratio"
    unsigned threads{};
    std::string format{"text"};  //!< text, json, csv
    std::string out;             //!< empty: standard output
};
ExitCode sensitivity(SensitivityOptions const&);

struct ImpactOptions {
    StudyOptions study;
    std::string authority;
    std::string intervention;
    unsigned threads{};
    std::string format{"text"};  //!< text, json, csv
    std::string out;             //!< empty: standard output
};
ExitCode impact(ImpactOptions const&);

struct NeighboursOptions {
    StudyOptions study;
    std::string authority;
    std::optional<std::string> intervention;  //!< without it, the one that leads the page of `run`
    unsigned threads{};
    std::string format{"text"};  //!< text, json, csv
    std::string out;             //!< empty: standard output
};
ExitCode neighbours(NeighboursOptions const&);

struct ImportOptions {
    std::vector<std::string> files;
    std::string out;  //!< empty: standard output
};
ExitCode import_dfe_files(ImportOptions const&);
ExitCode import_neighbour_files(ImportOptions const&);

struct DecideOptions {
    StudyOptions study;                    //!< where no costs are given
    std::string costs_of;                  //!< cash, total; empty: both
    std::string benefit;                   //!< leavers-averted, fte-years-kept; empty: both
    std::vector<std::string> check_evppi;  //!< beliefs for the nested loop
    std::optional<std::string> sampling;   //!< philox, sobol
    unsigned threads{};
    std::string costs;
    std::string effects;
    std::string parameters;          //!< empty: none
    std::string willingness_to_pay;  //!< "0:50000:100" or "20000,30000"
    std::vector<std::string> evppi;  //!< "all", "a", "a+b"
    std::string against;             //!< a strategy; empty: a decision among all
    std::string format{"text"};      //!< text, json
    std::string out;                 //!< empty: standard output
};
ExitCode decide_between(DecideOptions const&);

struct CompareOptions {
    std::string a, b;    //!< two studies
    StudyOptions study;  //!< but for the file, the same for both
    unsigned threads{};
    std::string format{"text"};  //!< text, json, csv
    std::string out;             //!< empty: standard output
};
ExitCode compare(CompareOptions const&);

struct TrialOptions {
    std::string intervention;
    StudyOptions study;
    std::string workers_per_arm{"50:1000:50"};
    //! Not given: the assumptions of TrialQuestion, which are printed as such.
    std::optional<std::string> clusters_per_arm, intra_cluster_correlation, follow_up, report_after, fixed_cost,
        cost_per_worker, years_of_use, share_of_authorities, perspective;
    bool against_all{};
    std::string format{"text"};  //!< text, json
    std::string out;             //!< empty: standard output
};
ExitCode trial(TrialOptions const&);

struct BudgetOptions {
    StudyOptions study;
    std::optional<std::string> total;  //!< "£20m"
    std::vector<std::string> per_year, must, exclude, at_most, at_least_authorities, region_floor;
    std::optional<std::string> at_least, chance_of_saving, cvar, frontier;
    std::string maximise{"cash-saving"};  //!< cash-saving, total-saving, leavers-averted, fte-years
    std::size_t packages_up_to{1};
    std::optional<std::string> overlap;
    std::optional<std::string> time_limit;  //!< seconds
    std::optional<std::size_t> node_limit;  //!< of each search
    bool published_only{};
    bool second_best{};
    unsigned threads{};
    std::string out;
    std::string format{"text"};  //!< text, json, csv
};
ExitCode budget(BudgetOptions const&);

struct ReportOptions {
    StudyOptions study;
    std::optional<std::string> authority, intervention;  //!< what it opens with
    std::optional<std::string> total, frontier;          //!< a budget to show
    unsigned threads{};
    std::string out{"report"};
};
ExitCode report(ReportOptions const&);

struct InitOptions {
    std::string folder;
    std::optional<std::string> authority;
    std::vector<std::string> interventions;  //!< none: all
};
ExitCode init(InitOptions const&);

}  // namespace holdfast::cli

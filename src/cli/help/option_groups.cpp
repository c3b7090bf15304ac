#include "cli/help/option_groups.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace holdfast::cli {

namespace {

constexpr char const* study = "Which study";
constexpr char const* whom = "Whom and what";
constexpr char const* question = "The question";
constexpr char const* conditions = "Conditions";
constexpr char const* size_of_trial = "The trial";
constexpr char const* others_draws = "Another model's draws";
constexpr char const* sums = "How it is worked out";
constexpr char const* answer = "The answer";
constexpr char const* help = "Help";
constexpr std::array headings{study,        whom, question, conditions, size_of_trial,
                              others_draws, sums, answer,   help,       "Options"};

struct Row {
    char const* heading;
    std::initializer_list<std::string_view> options;  //!< without "--"; "dfe panel" where it is of one command
};

//! By heading, and in each in the order in which somebody would ask.
std::initializer_list<Row> const rows{
    {study, {"study", "with", "set", "panel"}},
    {whom, {"authority", "region", "intervention"}},
    {question, {"pilot",         "months",      "base-case",      "scenarios", "case",
                "chance",        "two-way",     "from",           "since",     "until",
                "before",        "null",        "costs-of",       "benefit",   "willingness-to-pay",
                "evppi",         "check-evppi", "against",        "total",     "per-year",
                "frontier",      "maximise",    "packages-up-to", "overlap",   "coverage",
                "published-only"}},
    {conditions,
     {"at-least", "must", "exclude", "at-most", "at-least-authorities", "region-floor", "chance-of-saving", "cvar"}},
    {size_of_trial,
     {"workers-per-arm", "clusters-per-arm", "intra-cluster-correlation", "follow-up", "report-after", "fixed-cost",
      "cost-per-worker", "years-of-use", "share-of-authorities", "perspective", "against-all"}},
    {others_draws, {"costs", "effects", "parameters"}},
    {sums, {"draws", "seed", "precision", "sampling", "threads", "instructions", "time-limit", "node-limit"}},
    {answer,
     {"format", "full", "date", "out", "report", "draws-out", "draws-compression", "second-best", "picture", "next",
      "dfe panel"}},
    {help, {"help", "version"}}};

char const* heading_of(CLI::App const& command, CLI::Option const& option)
{
    for (auto const& wanted : {command.get_name() + " " + option.get_single_name(), option.get_single_name()})
        for (auto const& row : rows)
            if (std::find(row.options.begin(), row.options.end(), wanted) != row.options.end()) return row.heading;
    return nullptr;
}

}  // namespace

std::span<char const* const> headings_of_options() { return headings; }

void group_options(CLI::App& app)
{
    for (auto* option : app.get_options())
        if (auto const* heading = heading_of(app, *option)) option->group(heading);
    for (auto* command : app.get_subcommands([](CLI::App*) { return true; })) group_options(*command);
}

}  // namespace holdfast::cli

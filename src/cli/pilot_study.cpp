#include "cli/pilot_study.hpp"

#include "holdfast/belief/robust_prior.hpp"
#include "inputs/published/toml_text.hpp"
#include "report/words/first_screen.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

constexpr char const* opening = R"(# {title}
#
# Every value that is still "fill in" is asked for by name:   holdfast check {file}
# When none is left:                                          holdfast run {file}
#
# You need from payroll or the HR system: how many social workers left, and how many there were, in the teams that tried
# it and in teams to compare them with; or in the same teams before and since. Heads or full-time equivalents, but one of
# the two throughout. Count everybody who left the team's posts, whatever the reason, except moves within the council.

based_on = ["shipped"]

[study]
name = {study_name}
authorities = [{code}]{code_words}
interventions = [{id}]
horizon = "{months} months"
start = "{start}"   # the month from which you would go on with it
draws = {draws}
seed = {seed}   # the same seed, the same results
)";

constexpr char const* own_intervention = R"(
[interventions.{id}]
name = "fill in"   # what you call it, as in "Reflective supervision"
level = "organisational"   # or "individual"
group = "other"

[interventions.{id}.effect]
basis = "local"
)";

//! Whom the pilot was about, where nothing published stands beside it of which this would speak.
constexpr char const* study_facts = R"(
# Whom you counted, and where: two marks of the strength of evidence. Left out, both count as not known, and no mark is
# given. Neither changes the effect: how far it is carried over follows from the pilot's place, below.
[interventions.{id}.study]
population = "children's social workers"   # or "mixed staff", "other staff"
country = "England"
)";

constexpr char const* beside_published = R"(
# What was published about it elsewhere stays, and your pilot is put beside it. What was published is doubted for being
# carried over to you (beliefs.transport_sd); your own counts are not, in their own place. [interventions.{id}.study] still speaks of the study
# that was published: who took part in your pilot, and where, is not to be written there.
[interventions.{id}.effect]
combine = "mixture"
# How likely is it, before you look at your own counts, that what was found elsewhere does not apply to you? 0% trusts the
# published figure fully, 100% not at all. Your counts then move this chance: results that contradict the figure raise it.
does_not_apply = "fill in"   # as in "30%"
# Where it does not apply, how far from no effect may it be? {spread} is our guess, and holds without this line.
#does_not_apply_sd = {spread}
)";

constexpr char const* instead_of_nothing = R"(
# No study measured leaving, so that the pilot stands alone.
[interventions.{id}.effect]
basis = "local"
)";

constexpr char const* pilot = R"(
[interventions.{id}.effect.pilot]
source = "fill in"   # where the counts come from, with the month and year
# Where were they counted? There nothing is doubted for being carried over. In any other authority it is, as what was
# published is (beliefs.transport_sd, or transport_sd in [interventions.{id}.effect]).
place = {place}   # one authority, by name or code
# How were the teams that tried it chosen? The result is trusted accordingly: all of it, three quarters, or half.
#   "randomised"                 a lot was drawn among workers
#   "cluster randomised"         a lot was drawn among teams
#   "strong quasi-experimental"  teams were matched on how many had left in earlier years
#   "weak quasi-experimental"    chosen by managers, or teams came forward
#   "before-after"               nobody to compare with: the same teams before and since
design = "fill in"
# Two groups, over the same time:
with_left = "fill in"       # who left, of the teams that tried it
with_staff = "fill in"      # staff in these teams, on average over the time
without_left = "fill in"    # who left, of the teams to compare with
without_staff = "fill in"   # staff in those, on average over the time
months = "fill in"          # how long you counted, as in "12 months"
# Or the same teams before and since: put a # before each of the five lines above, and take it away from these six.
#before_left = "fill in"     # who left before it began
#before_staff = "fill in"    # staff in these teams before, on average over the time
#before_months = "fill in"   # how long you counted before, as in "12 months"
#after_left = "fill in"      # who left since
#after_staff = "fill in"     # staff in these teams since, on average over the time
#after_months = "fill in"    # how long you have counted since
# Were teams drawn or chosen, and not workers one by one? Staff of a team leave together: write by how much that widens the
# variance, 1 + (staff in a team − 1) × the intra-cluster correlation of leaving. Without it the range is too narrow, and the
# certainty of the evidence goes down a step. What stands here is an example.
#design_effect = 1.5
)";

constexpr char const* earlier_years = R"(
# Years before. DfE's last five years of your authority are known already, and say how much of a fall would have come by
# itself. A year that DfE has not published yet, to 30 September, is yours to add: a table for each.
#[[authorities.{code}.own_years]]
#year = {year}
#leavers = "fill in"   # FTE who left in the year, of the whole authority
#staff = "fill in"     # mean FTE in post over it
#source = "fill in"
#basis = "local"
)";

constexpr char const* delivery_and_costs = R"(
# Who would be reached if you went on with it, and what it would cost.
[interventions.{id}.delivery]
coverage = "fill in"   # share of your social workers who would take part, as in "80%"
basis = "local"
source = "fill in"

[interventions.{id}.costs]
setup = "fill in"             # paid once, as in "£20,000"; 0 where nothing is
annual = "fill in"            # a year, however many take part; 0 where nothing is
per_worker_year = "fill in"   # a year, for each worker taking part; 0 where nothing is
basis = "local"
source = "fill in"            # the provider's quotation, or how you worked it out
)";

//! A key of a table, "our-pilot", and a value that is to be filled in.
constexpr char const* own_id = "our-pilot";
constexpr char const* open = "\"fill in\"";

}  // namespace

std::string pilot_study(PilotAsked const& asked, Study const& study)
{
    auto const* known = asked.intervention;
    auto const id = known != nullptr ? toml_key(known->id) : std::string(own_id);
    auto const where = asked.authority != nullptr ? asked.authority->name : std::string("our authority");
    auto const what = known != nullptr ? known->name : std::string("a pilot of our own");
    auto text = fmt::format(
        fmt::runtime(opening), fmt::arg("title", fmt::format("What {} would be worth to {}.", what, where)),
        fmt::arg("file", report::as_typed(asked.file)),
        fmt::arg("study_name", holdfast::quoted(fmt::format("Our pilot in {}", where))),
        fmt::arg("code", asked.authority != nullptr ? holdfast::quoted(asked.authority->code) : std::string(open)),
        fmt::arg("code_words",
                 asked.authority != nullptr ? "" : "   # your authority: holdfast list authorities has every name"),
        fmt::arg("id", holdfast::quoted(known != nullptr ? known->id : own_id)), fmt::arg("months", study.months),
        fmt::arg("start", written(study.start)), fmt::arg("draws", study.draws), fmt::arg("seed", study.seed));
    auto const add = [&](char const* part) {
        text += fmt::format(fmt::runtime(part), fmt::arg("id", id), fmt::arg("spread", sd_where_not_applicable),
                            fmt::arg("place", asked.authority != nullptr ? holdfast::quoted(asked.authority->name)
                                                                         : std::string(open)));
    };
    if (known == nullptr) add(own_intervention);
    else add(known->effect ? beside_published : instead_of_nothing);
    if (known == nullptr || !known->effect) add(study_facts);
    add(pilot);
    if (known == nullptr) add(delivery_and_costs);
    if (asked.authority != nullptr)
        text += fmt::format(fmt::runtime(earlier_years), fmt::arg("code", toml_key(asked.authority->code)),
                            fmt::arg("year", asked.authority->year + 1));
    return text;
}

}  // namespace holdfast::cli

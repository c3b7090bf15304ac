#include "support/every_field.hpp"

#include "base/text.hpp"
#include "inputs/fields/specification.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/files/toml_source.hpp"
#include "inputs/study/merged_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <stdexcept>
#include <variant>

#include <fmt/format.h>

namespace holdfast::test {

namespace {

std::string const everything = R"([study]
name = "Everything"
authorities = "all"
region = "all"
interventions = "all"
horizon = "2 years"
start = "2026-04"
price_year = 2025
outcome_discount_rate = "1.5%"
draws = 64
seed = 7
attribution = ["Somebody's licence"]
note = "a note"
[[study.discounting]]
from_year = 0
rate = "3.5%"
[[study.discounting]]
from_year = 1
rate = "3%"

[prices]
on_costs = { value = "34.6%", basis = "derived", source = "payroll" }
national_insurance = { value = "15%", basis = "official-statistic", source = "HMRC" }
pay = { distribution = "gamma", mean = "£66,560", sd = "£6,000", basis = "local", source = "payroll", note = "a note" }
agency_premium = { distribution = "gamma", shape = 16, scale = 0.025, basis = "published", source = "invoices" }
agency_released = { value = "80%", basis = "assumption", source = "us" }
agency_price_level = { distribution = "log-normal", mean = 1, sd = 0.15, basis = "assumption", source = "us" }
recruitment = { value = "£4,500", price_year = 2024, optimism_bias = "20%", optimism_bias_reason = "old", basis = "local", source = "finance" }
induction = { distribution = "log-normal", median = "£3k", log_sd = 0.2, basis = "local", source = "finance" }
exit = { distribution = "log-normal", log_mean = 6.2, log_sd = 0.2, basis = "local", source = "finance" }
months_to_full_productivity = { distribution = "pert", min = "3 months", mode = "6 months", max = "12 months", basis = "local", source = "managers" }
starting_productivity = { distribution = "beta", alpha = 20, beta = 20, basis = "local", source = "managers" }
uncovered_value = { distribution = "gamma", mean = 1, interval = [0.6, 1.5], basis = "assumption", source = "us" }
cover_share = { effective_size = 50, basis = "assumption", source = "us" }
working_days = { value = 253, basis = "assumption", source = "us" }

[deflator]
name = "an index"
forecast_from = 2026
basis = "official-statistic"
source = "HM Treasury"
index = { 2024 = 100, 2025 = 103 }

[beliefs]
fill = "months to fill"
leaving_rate = { distribution = "beta", events = 600, of = 5000, basis = "local", source = "payroll" }
months_to_fill = { distribution = "gamma", median = "6 months", interval = ["4 months", "8.5 months"], basis = "local", source = "payroll" }
posts_growth = { value = "1%", basis = "local", source = "the plan" }
paid_hours = { value = 1924, basis = "assumption", source = "us" }
team_size = { distribution = "gamma", mean = 7, sd = 1, basis = "assumption", source = "us" }
moves_between_authorities = { value = 0.29, basis = "local", source = "payroll" }
transport_sd = { value = 0.15, basis = "assumption", source = "us" }
between_authorities_sd = { value = 0.1, basis = "assumption", source = "us" }
bands = [
    { name = "new", share = "60%", width = "5 years in 2 steps", step_shares = ["35%", "25%"], relative_rate = 1.36, basis = "local", source = "payroll" },
    { name = "old", share = "40%", relative_rate = { distribution = "gamma", mean = 1, sd = 0.1 }, basis = "local", source = "payroll" },
]
[beliefs.bias]
method = "by design"
basis = "assumption"
source = "us"
factors = { randomised = 1, matched = 0.75, "before-after" = 0.5, developer_evaluated = 0.5 }
[[beliefs.correlations]]
between = ["prices.pay", "prices.agency_premium"]
correlation = 0.3
basis = "assumption"
source = "us"

[published.workforce]
file = "made_up.csv"
sha256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
figures_of = "30 September 2025"
date = "April 2026"
note = "made up"

[england]
year = 2025
national_leaving_rate = [{ year = 2024, rate = 0.13 }, { year = 2025, rate = 0.12 }]
within_variance = 0.04
between_variance = 0.05
prior_mean = 1
prior_slope = -0.2
smallest_size = 25
largest_size = 800
variance_factor = 1.5
under_five_years = "52%"
new_staff_by_year = ["12%", "11%"]
authorities = 140
cover_share = { value = "73.6%", basis = "official-statistic", source = "DfE" }
caseload = { value = 15.2, basis = "official-statistic", source = "DfE" }
absence_rate = { value = "3.5%", basis = "official-statistic", source = "DfE" }
basis = "official-statistic"
source = "DfE"

[authorities.E01]
name = "Upper Testshire"
dfe_number = "901"
region = "North"
year = 2025
in_post = 200
vacancies = 30
agency = 35
agency_covering_vacancies = 24
hires_capacity = 4
cover_share = "80%"
caseload = 15
absence_rate = "3%"
agency_price_level = 1.1
turnover = "14%"
relative_leaving_rate = { mean = 1.1, sd = 0.2, years = 5, basis = "derived", source = "M27" }
flags = ["a flag"]
basis = "official-statistic"
source = "DfE"

[authorities.E02]
name = "Lower Testshire"
dfe_number = "902"
region = "South"
year = 2025
in_post = 100
vacancies = 12
agency_covering_vacancies = 9
cover_years = [{ year = 2023, share = "60%", vacancies = 10 }, { year = 2024, share = "70%", vacancies = 11 }]
years = [{ year = 2023, ratio = 1.2, exposure = 95 }, { year = 2022, ratio = 1.1, exposure = 97 }]
agency_spend = [{ year = 2024, amount = "£1.1m", basis = "official-statistic", source = "MHCLG" }]
own_years = [
    { year = 2024, leavers = 14, staff = 98, basis = "local", source = "payroll" },
    { year = 2025, turnover = "12%", basis = "local", source = "payroll" },
]
basis = "official-statistic"
source = "DfE"

[interventions.by-odds]
name = "By odds"
alias = "odds"
level = "organisational"
group = "other"
review = "a review"
caution = "Take care."
study = { citation = "a study", doi = "10.1/1", design = "a design", place = "a place", participants = "some", note = "a note" }
effect = { basis = "published", measure = "odds ratio", value = 0.344, standard_error_log = { value = 0.45, basis = "assumption", source = "us" }, comparator_risk = "65%", follow_up = "12 months", design = "before-after", developer_evaluated = true, bias = "empirical", source = "a study" }
delivery = { eligible = "all", coverage = "80%", start = "1 month", lag = "1 month", ramp = "6 months", duration = "12 months", half_life = "3 months", basis = "assumption", source = "us" }
absence = { ratio = 0.95, basis = "published", source = "a study" }
costs = { setup = "£20,000", setup_is_capital = true, setup_is_capital_why = "tablets", annual = { distribution = "gamma", mean = "£10,000", sd = "£5,000", basis = "placeholder", source = "us" }, per_worker_year = "£100", per_starter = "£50", basis = "local", source = "us" }
bought_for = "families"
adopters = [{ name = "A way", authorities = ["Upper Testshire"], since = 2021, until = 2024, before = "2017:2019", source = "a list", note = "none" }]
wellbeing = [{ measure = "stress", result = "less, 0.3", effect_size = 0.3, effect_measure = "Cohen d", significance = "significant", source = "a study" }]

[interventions.by-interval]
name = "By interval"
level = "organisational"
group = "other"
effect = { basis = "published", measure = "risk ratio", value = 0.8, interval = [0.64, 1.0], comparator_risk = "30%", follow_up = "12 months", design = "before-after", source = "a study" }
delivery = { coverage = "80%", basis = "assumption", source = "us" }
[[interventions.by-interval.costs.annual.elicited]]
expert = "one"
quantiles = { "5%" = "£20,000", "50%" = "£40,000", "95%" = "£90,000" }
distribution = "log-normal"
weight = 1
reason = "invoices"
[[interventions.by-interval.costs.annual.elicited]]
expert = "two"
chips = { bins = ["£10,000", "£20,000", "£30,000", "£40,000"], counts = [3, 5, 2] }
distribution = "gamma"
weight = 2
reason = "a quotation"

[interventions.by-difference]
name = "By difference"
level = "organisational"
group = "other"
effect = { basis = "published", measure = "rate difference", value = -0.05, standard_error = 0.02, comparator_risk = "30%", follow_up = "12 months", design = "before-after", design_effect = 1.5, transport_sd = 0.2, source = "a study" }
delivery = { coverage = "80%", basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }

[interventions.by-rates]
name = "By rates"
level = "organisational"
group = "other"
effect = { basis = "published", measure = "two rates", intervention_rate = "12%", comparator_rate = "15%", standard_error_log = 0.2, follow_up = "12 months", design = "before-after", source = "a study" }
delivery = { coverage = "80%", basis = "assumption", source = "us" }
costs = { per_worker_year = "8% of salary", basis = "local", source = "us" }

[interventions.by-resources]
name = "By resources"
level = "organisational"
group = "other"
effect = { basis = "assumption", measure = "hazard ratio", value = 0.9, interval = [0.7, 1.15], source = "us" }
delivery = { coverage = "80%", basis = "assumption", source = "us" }
[[interventions.by-resources.costs.resources]]
item = "supervision"
per = "team and year"
kind = "time"
quantity = 12
paid_at = "pay"
hours = { distribution = "gamma", mean = 2.5, sd = 0.5, basis = "assumption", source = "us" }
backfilled = "50%"
backfill_price = "£30"
basis = "assumption"
source = "us"
note = "a note"
[[interventions.by-resources.costs.resources]]
item = "a trainer's day"
per = "authority once"
kind = "cash"
quantity = { distribution = "gamma", mean = 6, sd = 2, basis = "assumption", source = "us" }
price = { value = "£800", basis = "published", source = "an offer" }
capital = true
capital_why = "it fits the room out for good"

[interventions.by-counts]
name = "By counts"
level = "organisational"
group = "other"
effect = { basis = "local", measure = "counts", intervention_left = 12, intervention_of = 100, comparator_left = 30, comparator_of = 150, follow_up = "12 months", design = "before-after", design_effect = 1.5, source = "our payroll" }
delivery = { coverage = "80%", basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }

[interventions.by-figures]
name = "By figures"
level = "organisational"
group = "other"
delivery = { coverage = "80%", basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
[interventions.by-figures.effect]
basis = "published"
combine = "equal shares"
source = "three studies"
[[interventions.by-figures.effect.figures]]
name = "one"
measure = "hazard ratio"
value = 0.7
interval = [0.5, 0.98]
design = "before-after"
source = "a study"
[[interventions.by-figures.effect.figures]]
name = "two"
measure = "odds ratio"
value = 0.9
standard_error_log = 0.2
comparator_risk = "30%"
follow_up = "12 months"
design = "randomised"
developer_evaluated = true
source = "another"
[[interventions.by-figures.effect.figures]]
name = "three"
measure = "counts"
intervention_left = 12
intervention_of = 100
comparator_left = 30
comparator_of = 150
design_effect = 1.5
follow_up = "12 months"
design = "randomised"
source = "a third"

[interventions.by-pilot]
name = "By a pilot"
level = "organisational"
group = "other"
delivery = { coverage = "80%", basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
[interventions.by-pilot.effect]
basis = "published"
combine = "mixture"
does_not_apply = "30%"
does_not_apply_sd = 0.6
measure = "risk ratio"
value = 0.8
interval = [0.64, 1.0]
comparator_risk = "30%"
follow_up = "12 months"
design = "before-after"
source = "a study"
[interventions.by-pilot.effect.pilot]
place = "Upper Testshire"
design = "randomised"
with_left = 15
with_staff = 100
without_left = 24
without_staff = 120
months = "12 months"
design_effect = 1.5
source = "our payroll"
note = "a note"

[interventions.by-times]
name = "Before and after"
level = "organisational"
group = "other"
delivery = { coverage = "80%", basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
[interventions.by-times.effect]
basis = "local"
[interventions.by-times.effect.pilot]
design = "before-after"
before_left = 24
before_staff = 100
before_months = "12 months"
after_left = 15
after_staff = 110
after_months = "9 months"
source = "our payroll"

[interventions.by-experts]
name = "By experts"
level = "organisational"
group = "other"
delivery = { coverage = "80%", basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }
[interventions.by-experts.effect]
basis = "elicited"
source = "a workshop"
[[interventions.by-experts.effect.elicited]]
expert = "one"
of = 100
without = 18
with = { quantiles = { "5%" = 9, "50%" = 14, "95%" = 19 } }
weight = 1
reason = "two teams tried it"
[[interventions.by-experts.effect.elicited]]
expert = "two"
without = 16
with = { chips = { bins = [8, 12, 16, 20], counts = [3, 5, 2] } }
weight = 2
reason = "caseloads stay"

[interventions.unmeasured]
name = "Unmeasured"
level = "individual"
group = "review"
effect = { basis = "no-turnover-evidence", reason = "not measured", source = "a study" }
delivery = { coverage = "30%", basis = "assumption", source = "us" }
costs = { annual = 0, basis = "local", source = "us" }

[case]
note = "a note"
owners = { agency = "Head of resourcing", recruitment = "HR", training = "Principal social worker", staff_pay = "Finance" }

[alliances.together]
authorities = ["E01", "E02"]
interventions = ["by-resources"]
why = "one contract"
note = "a note"

[packages.both]
name = "Both"
members = ["by-odds", "by-counts"]
overlap = "20%"
basis = "assumption"
source = "us"
)";

//! Where each section stands in the study: paths, the members of a list by their number.
std::vector<std::string> places_of(Section const& section)
{
    static std::map<std::string_view, std::vector<std::string>> const places{
        {"", {}},  // its fields are sections of their own
        {"study", {"study"}},
        {"study.discounting", {"study.discounting.1", "study.discounting.2"}},
        {"(a quantity)",
         {"prices.pay", "prices.agency_premium", "prices.recruitment", "prices.induction", "prices.exit",
          "prices.agency_released", "prices.agency_price_level", "prices.months_to_full_productivity",
          "prices.starting_productivity", "prices.uncovered_value", "beliefs.leaving_rate", "beliefs.months_to_fill",
          "beliefs.posts_growth"}},
        {"(a quantity).elicited",
         {"interventions.by-interval.costs.annual.elicited.1", "interventions.by-interval.costs.annual.elicited.2"}},
        {"(a quantity).elicited.chips",
         {"interventions.by-interval.costs.annual.elicited.2.chips",
          "interventions.by-experts.effect.elicited.2.with.chips"}},
        {"(a quantity).elicited.quantiles", {"interventions.by-interval.costs.annual.elicited.1.quantiles"}},
        {"prices", {"prices"}},
        {"prices.cover_share", {"prices.cover_share"}},
        {"prices.working_days", {"prices.working_days"}},
        {"deflator", {"deflator"}},
        {"deflator.index", {"deflator.index"}},
        {"beliefs", {"beliefs"}},
        {"beliefs.bands", {"beliefs.bands.1", "beliefs.bands.2"}},
        {"beliefs.bias", {"beliefs.bias"}},
        {"beliefs.correlations", {"beliefs.correlations.1"}},
        {"published.<name>", {"published.workforce"}},
        {"england", {"england"}},
        {"england.national_leaving_rate", {"england.national_leaving_rate.1"}},
        {"authorities.<code>", {"authorities.E01"}},
        {"authorities.<code>.relative_leaving_rate", {"authorities.E01.relative_leaving_rate"}},
        {"authorities.<code>.years", {"authorities.E02.years.1"}},
        {"authorities.<code>.cover_years", {"authorities.E02.cover_years.1"}},
        {"authorities.<code>.agency_spend", {"authorities.E02.agency_spend.1"}},
        {"authorities.<code>.own_years", {"authorities.E02.own_years.1", "authorities.E02.own_years.2"}},
        {"interventions.<id>", {"interventions.by-odds"}},
        {"interventions.<id>.study", {"interventions.by-odds.study"}},
        {"interventions.<id>.effect",
         {"interventions.by-odds.effect", "interventions.by-interval.effect", "interventions.by-difference.effect",
          "interventions.by-rates.effect", "interventions.by-counts.effect", "interventions.by-figures.effect",
          "interventions.by-pilot.effect", "interventions.by-experts.effect", "interventions.unmeasured.effect"}},
        {"interventions.<id>.effect.elicited",
         {"interventions.by-experts.effect.elicited.1", "interventions.by-experts.effect.elicited.2"}},
        {"interventions.<id>.effect.elicited.with", {"interventions.by-experts.effect.elicited.1.with"}},
        {"interventions.<id>.effect.figures",
         {"interventions.by-figures.effect.figures.1", "interventions.by-figures.effect.figures.2",
          "interventions.by-figures.effect.figures.3"}},
        {"interventions.<id>.effect.pilot",
         {"interventions.by-pilot.effect.pilot", "interventions.by-times.effect.pilot"}},
        {"interventions.<id>.delivery", {"interventions.by-odds.delivery"}},
        {"interventions.<id>.absence", {"interventions.by-odds.absence"}},
        {"interventions.<id>.costs", {"interventions.by-odds.costs"}},
        {"interventions.<id>.adopters", {"interventions.by-odds.adopters.1"}},
        {"interventions.<id>.costs.resources",
         {"interventions.by-resources.costs.resources.1", "interventions.by-resources.costs.resources.2"}},
        {"interventions.<id>.wellbeing", {"interventions.by-odds.wellbeing.1"}},
        {"packages.<id>", {"packages.both"}},
        {"alliances.<id>", {"alliances.together"}},
        {"case", {"case"}},
        {"case.owners", {"case.owners"}},
        {"scenario", {}},  // run by themselves: tests/inputs/scenarios_test.cpp
    };
    auto const found = places.find(section.path);
    return found == places.end() ? std::vector<std::string>{"?"} : found->second;
}

std::vector<std::string> path_of(std::string const& place, std::string_view key)
{
    auto path = split(place, '.');
    path.emplace_back(key == "<year>" ? "2024" : key == "<level>" ? "50%" : key);
    return path;
}

std::string in_toml(Field const& field, double value)
{
    if (field.measure == NumberKind::months) return fmt::format("\"{} months\"", value);
    if (field.form == Form::whole) return fmt::format("{:.0f}", value);
    return fmt::format("{}", value);
}

bool is_number(Field const& field)
{
    return field.form == Form::number || field.form == Form::whole || field.form == Form::quantity;
}

//! The row of the quantity that a distribution is of: prices.pay, beliefs.leaving_rate.
Field const& quantity_around(FieldAt const& at)
{
    auto const& section = at.path.at(0) == "prices" ? sections::prices : sections::beliefs;
    auto const* row = section.field(at.path.at(1));
    if (row == nullptr) throw std::runtime_error("no row for " + at.name());
    return *row;
}

std::vector<std::string> ends_of_distribution(FieldAt const& at)
{
    auto const& around = quantity_around(at);
    auto const key = at.field->key;
    auto const low = in_toml(around, around.lowest);
    auto const high = in_toml(around, around.highest);
    if (key == "interval") return {fmt::format("[{}, {}]", low, high)};
    if (key == "sd") return {in_toml(around, 0.0), in_toml(around, around.highest - around.lowest)};
    static std::map<std::string_view, std::vector<std::string>> const parameters{
        {"log_sd", {"0", "10"}},     {"log_mean", {"-50", "50"}}, {"events", {"0", "5000"}},
        {"of", {"600", "1e9"}},      {"shape", {"0.001", "1e9"}}, {"scale", {"1e-9", "1e9"}},
        {"alpha", {"0.001", "1e9"}}, {"beta", {"0.001", "1e9"}}};
    auto const found = parameters.find(key);
    return found == parameters.end() ? std::vector<std::string>{low, high} : found->second;
}

//! Samples where form and range do not say enough: names of what is there, and whole numbers that a run can take.
std::vector<std::string> special_samples(FieldAt const& at)
{
    static std::map<std::string_view, std::vector<std::string>> const special{
        {"study.authorities", {"\"Upper Testshire\""}},
        {"study.region", {"\"North\""}},
        {"study.interventions", {"\"by-odds\""}},
        {"study.draws", {"32"}},
        {"study.seed", {"8"}},
        {"study.start", {"\"2026-11\""}},
        {"study.price_year", {"2024"}},
        {"study.discounting.from_year", {"0.5", "1.5"}},
        {"authorities.<code>.years.year", {"2024"}},
        {"beliefs.correlations.between", {"[\"prices.pay\", \"prices.exit\"]"}},
        {"interventions.<id>.alias", {"\"another\""}},
        {"interventions.<id>.delivery.eligible", {"\"new\""}},
        {"interventions.<id>.effect.design", {"\"randomised\"", "\"before-after\""}},
        {"interventions.<id>.effect.figures.design", {"\"randomised\"", "\"before-after\""}},
        {"interventions.<id>.effect.interval", {"[0.62, 1.03]", "[0.6, 1.06]"}},
        {"interventions.<id>.effect.figures.interval", {"[0.52, 0.94]"}},
        {"interventions.<id>.effect.pilot.design", {"\"matched\""}},
        {"interventions.<id>.effect.does_not_apply", {"\"45%\""}},
        {"alliances.<id>.authorities", {"[\"E02\", \"E01\"]"}},
        {"alliances.<id>.interventions", {"[\"by-odds\"]"}},
        {"packages.<id>.members", {"[\"by-odds\", \"by-rates\"]"}},
        {"(a quantity).interval", {"[0.65, 1.4]", "[\"4.1 months\", \"8.4 months\"]"}},
        {"(a quantity).median", {"\"5.9 months\"", "3100"}},
        {"(a quantity).price_year", {"2024", "2025"}},
        {"(a quantity).elicited.chips.bins", {"[10000, 20000, 30000, 50000]", "[8, 12, 17, 20]"}},
        {"(a quantity).elicited.chips.counts", {"[3, 4, 3]"}},
        {"(a quantity).elicited.quantiles.<level>", {"45000"}},
        {"interventions.<id>.effect.elicited.without", {"17"}},
        {"interventions.<id>.effect.elicited.of", {"101"}},
    };
    auto const found = special.find(fmt::format("{}.{}", at.section->path, at.field->key));
    return found == special.end() ? std::vector<std::string>{} : found->second;
}

//! As if the file had said it. A layer over the file would mark the value as changed, which is seen in every output.
void put(Node& root, std::vector<std::string> const& path, Node const& value)
{
    auto* at = &root;
    for (auto const& key : path) {
        if (at->is_list()) {
            at = &at->items.at(std::stoul(key) - 1);
            continue;
        }
        if (!at->is_table()) {  // a bare number becomes the value of a quantity
            Node made;
            made.at = at->at;
            made.entries.push_back({"value", at->at, std::move(*at)});
            *at = std::move(made);
        }
        if (at->entry(key) == nullptr) at->entries.push_back({key, at->at, Node{}});
        at = &at->entry(key)->value;
    }
    *at = value;
}

Read<Study> read_changed(FieldAt const* at, std::string const& value)
{
    Source const source("study.toml", everything);
    auto parsed = parse_toml(source);
    if (auto const* problem = std::get_if<Problem>(&parsed)) throw std::runtime_error(describe(*problem));
    auto tree = std::get<Node>(std::move(parsed));
    Source const typed("value", "v=" + value);
    if (at != nullptr) {
        auto const node = parse_toml_value(typed, 2);
        if (!node) throw std::runtime_error("no TOML: " + value);
        put(tree, at->path, *node);
    }
    Reading reading;
    auto study = study_of(tree, reading);
    return {std::move(study), std::move(reading.problems)};
}

}  // namespace

std::string FieldAt::name() const
{
    std::string text;
    for (auto const& part : path) text += (text.empty() ? "" : ".") + part;
    return text;
}

std::string const& study_with_everything() { return everything; }

std::vector<FieldAt> every_field()
{
    std::vector<FieldAt> all;
    for (auto const* section : all_sections())
        for (auto const& place : places_of(*section))
            for (auto const& field : section->fields) all.push_back({section, &field, path_of(place, field.key)});
    return all;
}

std::vector<std::string> sections_without_a_place()
{
    std::vector<std::string> without;
    for (auto const* section : all_sections())
        if (auto const places = places_of(*section); !places.empty() && places.front() == "?")
            without.emplace_back(section->path);
    return without;
}

std::vector<std::string> ends_of_range(FieldAt const& at)
{
    auto const& field = *at.field;
    std::vector<std::string> ends;
    if (at.section == &sections::quantity && says_distribution(field.key)) return ends_of_distribution(at);
    if (!is_number(field)) return ends;
    for (double const end : {field.lowest, field.highest})
        if (std::isfinite(end)) ends.push_back(in_toml(field, end));
    return ends;
}

std::vector<std::string> samples_of(FieldAt const& at)
{
    auto const& field = *at.field;
    if (auto samples = special_samples(at); !samples.empty()) return samples;
    switch (field.form) {
    case Form::text: return {"\"another text\""};
    case Form::texts: return {"[\"another text\"]"};
    case Form::flag: return {"true", "false"};
    case Form::month: return {"\"2027-01\""};
    case Form::pair: return {"[0.6, 1.5]"};
    case Form::numbers: return {"[\"30%\", \"5%\"]"};
    case Form::table:
    case Form::tables: return {};
    case Form::choice: {
        std::vector<std::string> samples;
        for (auto const& choice : choices_of(field)) samples.push_back("\"" + choice + "\"");
        return samples;
    }
    case Form::whole:
    case Form::number:
    case Form::quantity: break;
    }
    bool const of_distribution = at.section == &sections::quantity && says_distribution(field.key);
    auto const& range = of_distribution ? quantity_around(at) : field;
    double const low = std::isfinite(range.lowest) ? range.lowest : -1.0;
    double const high = std::isfinite(range.highest) ? range.highest : low + 1e5;
    std::vector<std::string> samples;
    for (double const part : {0.00002, 0.0003, 0.004, 0.02, 0.05, 0.11, 0.3, 0.7}) {
        double value = low + part * (high - low);
        if (range.form == Form::whole || range.measure == NumberKind::months || range.measure == NumberKind::year)
            value = std::ceil(value);
        auto sample = in_toml(range, value);
        if (std::find(samples.begin(), samples.end(), sample) == samples.end()) samples.push_back(std::move(sample));
    }
    return samples;
}

Read<Study> study_with(FieldAt const& at, std::string const& value) { return read_changed(&at, value); }
Read<Study> study_as_it_is() { return read_changed(nullptr, ""); }

}  // namespace holdfast::test

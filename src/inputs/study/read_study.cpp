#include "holdfast/inputs/read_study.hpp"

#include "base/text.hpp"
#include "holdfast/questions/adopters.hpp"
#include "holdfast/study/beliefs.hpp"
#include "inputs/doubts/idle_inputs.hpp"
#include "inputs/doubts/sizes.hpp"
#include "inputs/evidence/elicited_effect.hpp"
#include "inputs/evidence/pilot_place.hpp"
#include "inputs/evidence/regression_to_the_mean.hpp"
#include "inputs/files/inputs_hash.hpp"
#include "inputs/layers/layers.hpp"
#include "inputs/study/aliases.hpp"
#include "inputs/study/alliances.hpp"
#include "inputs/study/authorities.hpp"
#include "inputs/study/beliefs.hpp"
#include "inputs/study/correlations.hpp"
#include "inputs/study/doubts.hpp"
#include "inputs/study/interventions.hpp"
#include "inputs/study/merged_inputs.hpp"
#include "inputs/study/neighbours.hpp"
#include "inputs/study/packages.hpp"
#include "inputs/study/prices.hpp"
#include "inputs/study/scenarios.hpp"
#include "inputs/study/selection.hpp"
#include "inputs/study/settings.hpp"
#include "inputs/study/this_run.hpp"
#include "inputs/study/time_to_fill.hpp"
#include "inputs/study/to_fill_in.hpp"
#include "inputs/tables/price_levels.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Everything that the sections hold, before anything is chosen.
struct Parts {
    Settings settings;
    PricesRead prices;
    BeliefsRead beliefs;
    AuthoritiesRead authorities;
    std::vector<Intervention> interventions;
    std::vector<Package> packages;
    std::vector<Alliance> alliances;
    AllKnown known;
    std::vector<PublishedData> published;
    CaseOwners case_owners;
};

//! The median that the inputs expect England's leaving rate to have.
std::optional<double> expected_leaving_rate(BeliefsRead const& beliefs)
{
    if (beliefs.leaving_rate.id.empty()) return std::nullopt;  // could not be read
    return quantile(beliefs.leaving_rate.about, 0.5);
}

//! Can every member of a register be looked for? Not one that is no table, or whose name could not be read.
bool all_identified(Node const& tree, std::string_view key)
{
    auto const* list = tree.find(key);
    if (list == nullptr) return true;
    return list->is_table() && std::all_of(list->entries.begin(), list->entries.end(), [](Entry const& entry) {
               auto const* name = entry.value.find("name");
               return entry.value.is_table() && (name == nullptr || (name->is_text() && !trimmed(name->text).empty()));
           });
}

//! Said, though perhaps unreadably: of a [prices] that is no table, more than that need not be said.
bool on_costs_said(Node const& tree)
{
    auto const* prices = tree.find("prices");
    if (prices == nullptr || !prices->is_table()) return true;
    return prices->find("on_costs") != nullptr && prices->find("national_insurance") != nullptr;
}

//! The section's table; an empty one (and a problem) where it is missing.
Node const& section_in(TableReader const& root, std::string_view key, bool needed, Node const& empty)
{
    if (!root.has(key)) {
        if (needed)
            root.reading().missing(root.table().at, std::string(key), fmt::format("the inputs hold no [{}]", key),
                                   "say based_on = [\"shipped\"] at the top of the study, or give your own");
        return empty;
    }
    auto const* found = root.inner(key);
    return found != nullptr ? *found : empty;
}

Parts read_parts(Node const& tree, Reading& reading)
{
    TableReader const root(sections::root, tree, "", reading);
    Node empty;
    empty.at = tree.at;
    Parts parts;
    bool const all = !reading.partial;
    auto const read = [&](std::string_view key, bool needed, auto const& reader) {
        auto const& node = section_in(root, key, needed, empty);
        if (&node != &empty) reader(node);
    };
    AroundAuthorities around_authorities;
    Node const* interventions = root.has("interventions") ? &section_in(root, "interventions", all, empty) : nullptr;
    read("study", all, [&](Node const& node) { parts.settings = read_settings(node, reading); });
    PriceLevels levels;
    read("deflator", false, [&](Node const& node) { levels = read_price_levels(node, reading); });
    levels.study_year = parts.settings.price_year;
    reading.price_levels = &levels;
    read("prices", all, [&](Node const& node) { parts.prices = read_prices(node, reading); });
    read("beliefs", all, [&](Node const& node) { parts.beliefs = read_beliefs(node, reading); });
    read("published", false, [&](Node const& node) { parts.published = read_published(node, reading); });
    read("case", false, [&](Node const& node) { parts.case_owners = read_case(node, reading); });
    read("england", false, [&](Node const& node) { around_authorities.england = read_england(node, reading); });
    read("authorities", all, [&](Node const& node) {
        around_authorities.cover_effective_size = parts.prices.cover_effective_size;
        around_authorities.agency_price_level = parts.prices.agency_price_level;
        around_authorities.premium_is_own = parts.prices.beliefs.agency_premium.basis == Basis::local;
        around_authorities.expected_leaving_rate = expected_leaving_rate(parts.beliefs);
        around_authorities.study_start = parts.settings.start;
        parts.authorities = read_authorities(node, around_authorities, reading);
        parts.known.authorities = parts.authorities.all_known;
    });
    parts.known.authorities = parts.known.authorities && all_identified(tree, "authorities");
    parts.known.programmes = all_identified(tree, "interventions") && all_identified(tree, "packages");
    read("neighbours", false, [&](Node const& node) { read_neighbours(node, parts.authorities.list, reading); });
    Around const around{
        &parts.beliefs.bands,     &parts.beliefs.bias,
        &parts.beliefs.transport, parts.beliefs.between_authorities_sd,
        on_costs_said(tree),      reading.partial || parts.authorities.list.empty() ? nullptr : &parts.authorities.list,
        parts.known.authorities};
    read("interventions", all,
         [&](Node const& node) { parts.interventions = read_interventions(node, around, reading); });
    check_scenarios(tree, reading);
    read("packages", false,
         [&](Node const& node) { parts.packages = read_packages(node, interventions, parts.interventions, reading); });
    read("alliances", false, [&](Node const& node) {
        NamedInAlliances const names{parts.authorities.list, parts.interventions, parts.packages,
                                     parts.known.authorities, parts.known.programmes};
        parts.alliances = read_alliances(node, names, reading);
    });
    check_aliases(tree, reading);
    reading.price_levels = nullptr;
    return parts;
}

void add_beliefs(Intervention const& intervention, std::vector<Belief const*>& list)
{
    for_beliefs(intervention_rows, order::interventions, intervention,
                [&list](auto const&, Belief const& belief) { list.push_back(&belief); });
}

//! Beliefs that all authorities share, which are those that can be correlated.
std::vector<Belief const*> shared_beliefs(Parts const& parts)
{
    std::vector<Belief const*> list;
    auto const add = [&list](auto const&, Belief const& belief) { list.push_back(&belief); };
    for (auto const chapter : order::draws) {
        for_beliefs(leaving_rows, chapter, parts.beliefs, add);
        for_beliefs(price_rows, chapter, parts.prices.beliefs, add);
    }
    for (auto const& band : parts.beliefs.bands) list.push_back(&band_row.place(band));
    for_beliefs(price_rows, Chapter::on_costs, parts.prices.beliefs, add);
    for_beliefs(leaving_rows, Chapter::hours_and_teams, parts.beliefs, add);
    for (auto const& intervention : parts.interventions) add_beliefs(intervention, list);
    std::erase_if(list, [](Belief const* belief) { return belief->id.empty(); });  // could not be read
    return list;
}

std::vector<std::string> used_ids(Parts const& parts, Selection const& selection)
{
    std::vector<std::string> ids;
    std::vector<Belief const*> unused;
    bool salary = false;
    bool hours = false;
    bool teams = false;
    for (std::size_t i = 0; i < parts.interventions.size(); ++i) {
        auto const chosen = std::find(selection.interventions.begin(), selection.interventions.end(), i);
        if (chosen == selection.interventions.end()) add_beliefs(parts.interventions[i], unused);
        else {
            salary = salary || parts.interventions[i].follows_salary();
            hours = hours || parts.interventions[i].follows_hours();
            teams = teams || parts.interventions[i].follows_teams();
        }
    }
    if (!hours && parts.beliefs.paid_hours) unused.push_back(&*parts.beliefs.paid_hours);
    if (!teams && parts.beliefs.team_size) unused.push_back(&*parts.beliefs.team_size);
    if (!salary)
        for_beliefs(price_rows, Chapter::on_costs, parts.prices.beliefs,
                    [&unused](auto const&, Belief const& belief) { unused.push_back(&belief); });
    for (auto const* belief : shared_beliefs(parts))
        if (std::find(unused.begin(), unused.end(), belief) == unused.end()) ids.push_back(belief->id);
    return ids;
}

Study put_together(Parts&& parts, Selection const& selection)
{
    Study study;
    auto& settings = parts.settings;
    study.name = std::move(settings.name);
    study.months = settings.months.value_or(study.months);
    study.start = settings.start.value_or(study.start);
    study.price_year = settings.price_year.value_or(study.price_year);
    study.discounting = std::move(settings.discounting);
    study.outcome_discount_rate = settings.outcome_discount_rate;
    study.draws = settings.draws.value_or(study.draws);
    study.seed = settings.seed.value_or(study.seed);
    study.attribution = std::move(settings.attribution);
    study.published = std::move(parts.published);
    study.case_owners = std::move(parts.case_owners);
    study.alliances = std::move(parts.alliances);

    study.prices = std::move(parts.prices.beliefs);
    auto& beliefs = parts.beliefs;
    study.bands = std::move(beliefs.bands);
    study.leaving_rate = std::move(beliefs.leaving_rate);
    study.months_to_fill = std::move(beliefs.months_to_fill);
    study.implied_fill = beliefs.implied_fill;
    study.moves_between_authorities = std::move(beliefs.moves_between_authorities);
    study.posts_growth = std::move(beliefs.posts_growth);
    study.paid_hours = std::move(beliefs.paid_hours);
    study.team_size = std::move(beliefs.team_size);
    study.between_authorities = std::move(beliefs.between_authorities);
    study.between_authorities_sd = beliefs.between_authorities_sd;
    study.evidence_searched = beliefs.evidence_searched;

    study.authorities.reserve(selection.authorities.size());
    for (auto const& authority : parts.authorities.list) {
        ++study.authorities_in_region[authority.region];
        study.in_post_everywhere += authority.in_post;
    }
    for (auto const i : selection.authorities) study.authorities.push_back(std::move(parts.authorities.list[i]));
    for (auto const i : selection.interventions) study.interventions.push_back(std::move(parts.interventions[i]));
    for (auto const i : selection.packages) study.packages.push_back(std::move(parts.packages[i]));
    if (std::none_of(study.interventions.begin(), study.interventions.end(),
                     [](Intervention const& intervention) { return intervention.follows_salary(); })) {
        study.prices.on_costs.reset();
        study.prices.national_insurance.reset();
    }
    if (!follows_hours(study.interventions)) study.paid_hours.reset();
    if (!follows_teams(study.interventions)) study.team_size.reset();
    flag_time_to_fill(study);
    return study;
}

void choose(StudyRequest const& request, Layers& layers, Reading& reading)
{
    if (request.authorities) {
        layers.choose("--authority", "authorities", *request.authorities);
        if (!request.regions) layers.choose("--authority", "region", std::vector<std::string>{"all"});
    }
    if (request.regions) {
        layers.choose("--region", "region", *request.regions);
        if (!request.authorities) layers.choose("--region", "authorities", std::vector<std::string>{"all"});
    }
    if (request.interventions) layers.choose("--intervention", "interventions", *request.interventions);
    auto const whole = [&](std::string const& option, std::string const& key, std::optional<std::uint64_t> value) {
        if (!value) return;
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (*value <= most) return layers.choose(option, key, static_cast<std::int64_t>(*value));
        auto const text = std::to_string(*value);
        Problem problem;
        problem.at = {option, 1, 1, static_cast<unsigned>(text.size()), text};
        problem.says = fmt::format("{} is {}, but can be at most {}", option, text, most);
        reading.problems.push_back(std::move(problem));
    };
    whole("--draws", "draws", request.draws);
    whole("--seed", "seed", request.seed);
}

//! What goes over a study that is laid.
void lay_own(StudyRequest const& request, Layers& layers, Reading& reading)
{
    for (auto const& path : request.with) layers.add_local(path);
    layers.add_settings(request.set);
    choose(request, layers, reading);
}

//! Its source and basis are its own or, where it has none, those of the table around it.
SaidValue said_at(Node const& tree, std::string const& path)
{
    SaidValue said;
    said.path = path;
    auto const* node = &tree;
    auto const take = [&said](Node const& table) {
        for (auto const& [key, words] : {std::pair{"source", &said.source}, std::pair{"basis", &said.basis}})
            if (auto const* found = table.find(key); found != nullptr && found->is_text()) *words = found->text;
    };
    for (auto const& key : split(path, '.')) {
        if (!node->is_table()) return said;
        take(*node);
        node = node->find(key);
        if (node == nullptr) return said;
    }
    if (node->is_table()) take(*node);
    said.value = shown_number(*node);
    said.local = any_local(*node);
    return said;
}

//! "prices.pay.mean" is in prices.pay.
bool is_in(std::string_view field, std::string_view table)
{
    return field.starts_with(table) && (field.size() == table.size() || field[table.size()] == '.');
}

Problems all_problems(Layers const& layers, Reading& reading)
{
    auto problems = layers.problems();
    settle_warnings(reading);
    problems.insert(problems.end(), std::make_move_iterator(reading.problems.begin()),
                    std::make_move_iterator(reading.problems.end()));
    return without_repeats(layers.in_reading_order(std::move(problems)));
}

Problems warnings_in(Problems const& problems)
{
    Problems warnings;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(warnings),
                 [](Problem const& p) { return p.kind == Problem::Kind::warning; });
    return warnings;
}

//! A study that is stated in the prices of another year does not move money that says no year: it is taken to be in that
//! year's prices already, which whoever changed the year should know.
void warn_of_undated_money(Layers const& layers, Reading& reading)
{
    auto const& changes = layers.changes();
    bool const changed = std::any_of(changes.begin(), changes.end(), [](LocalValue const& value) {
        return value.path == "study.price_year" && !value.before.empty() && value.before != value.value;
    });
    auto const& undated = reading.undated_money;
    if (!changed || undated.empty()) return;
    auto const* settings = layers.tree().find("study");
    auto const* year = settings != nullptr ? settings->find("price_year") : nullptr;
    if (year == nullptr) return;
    reading.warning(
        year->at, "study.price_year",
        fmt::format("study.price_year is changed to {}, and money that does not say in which year's prices it "
                    "is stated ({}, for one) is taken to be in those already",
                    as_written(*year), undated.front()),
        "give each its own price_year, and [deflator] takes it to the study's");
}

//! What was changed, without the bases and sources that speak of no number: nothing is the reader's own by them.
std::vector<LocalValue> local_values(Layers const& layers, Reading const& reading)
{
    auto values = layers.changes();
    std::erase_if(values, [&reading](LocalValue const& value) {
        return std::any_of(reading.idle_words.begin(), reading.idle_words.end(), [&value](IdleWord const& word) {
            return word.path == value.path && word.where == value.from;
        });
    });
    return values;
}

}  // namespace

void settle_warnings(Reading& reading)
{
    Problems settled;
    for (auto& warning : reading.unless_wrong)
        if (std::none_of(reading.problems.begin(), reading.problems.end(), [&warning](Problem const& problem) {
                return problem.kind == Problem::Kind::error && is_in(problem.field, warning.field);
            }))
            settled.push_back(std::move(warning));
    reading.unless_wrong.clear();
    settled.insert(settled.end(), std::make_move_iterator(reading.problems.begin()),
                   std::make_move_iterator(reading.problems.end()));
    reading.problems = std::move(settled);
}

Problems without_repeats(Problems problems)
{
    Problems once;
    for (auto& problem : problems)
        if (std::find(once.begin(), once.end(), problem) == once.end()) once.push_back(std::move(problem));
    return once;
}

void lay(StudyRequest const& request, Layers& layers, Reading& reading)
{
    layers.add_study(request.study_path.empty() ? request.shipped_study_path : request.study_path);
    lay_own(request, layers, reading);
}

std::optional<Study> study_of(Node const& tree, Reading& reading)
{
    auto parts = read_parts(tree, reading);
    if (reading.partial) return std::nullopt;
    Node const empty;
    auto const* settings = tree.find("study");
    auto const selection = read_selection(settings != nullptr ? *settings : empty, parts.authorities,
                                          parts.interventions, parts.packages, parts.known, reading);
    Study correlated;
    auto const* beliefs = tree.find("beliefs");
    if (beliefs != nullptr && beliefs->is_table())
        read_correlations(*beliefs, shared_beliefs(parts), used_ids(parts, selection), correlated, reading);
    ask_to_fill_in(tree, reading);
    if (has_errors(reading.problems)) return std::nullopt;
    auto study = put_together(std::move(parts), selection);
    study.correlated = std::move(correlated.correlated);
    study.correlations = std::move(correlated.correlations);
    carry_pilots(study, reading);
    warn_of_regression_to_the_mean(study, reading);
    warn_of_experts_leaving(study, reading);
    warn_of_doubts(tree, study, reading);
    doubt_sizes(tree, study, reading);
    warn_of_idle_inputs(tree, study, reading);
    return study;
}

//! A layer that could not be opened leaves gaps that are no fault of the others.
Read<Study> study_of(Layers& layers, Reading& reading)
{
    reading.partial = has_errors(layers.problems());
    auto study = study_of(layers.tree(), reading);
    Read<Study> result;
    if (study) warn_of_undated_money(layers, reading);
    if (study && !reading.of_all) forget_warnings_of_what_is_not_in_this_run(*study, reading);
    if (study) {
        warn_of_what_is_not_in_this_run(*study, layers.tree(), reading);
        warn_of_alliances_not_in_this_run(*study, layers.tree(), reading);
    }
    result.problems = all_problems(layers, reading);
    if (!study || has_errors(result.problems)) return result;
    study->warnings = warnings_in(result.problems);
    study->local_values = local_values_of_this_run(*study, local_values(layers, reading));
    study->inputs_hash = hash_of_inputs(layers.tree());
    result.value = std::move(study);
    return result;
}

LaidStudy::LaidStudy(StudyRequest const& request, FileSource const& files)
{
    auto layers = std::make_unique<Layers>(files, request.shipped_study_path);
    layers->add_study(request.study_path.empty() ? request.shipped_study_path : request.study_path);
    layers_ = std::move(layers);
}

LaidStudy::~LaidStudy() = default;
LaidStudy::LaidStudy(LaidStudy&&) noexcept = default;
LaidStudy& LaidStudy::operator=(LaidStudy&&) noexcept = default;

Read<Study> LaidStudy::study(StudyRequest const& over) const
{
    auto layers = *layers_;
    Reading reading;
    lay_own(over, layers, reading);
    return study_of(layers, reading);
}

Read<std::vector<Scenario>> LaidStudy::scenarios(StudyRequest const& over) const
{
    auto layers = *layers_;
    Reading reading;
    lay_own(over, layers, reading);
    reading.partial = has_errors(layers.problems());
    auto scenarios = scenarios_of(layers.tree(), reading);
    Read<std::vector<Scenario>> result;
    result.problems = all_problems(layers, reading);
    if (!has_errors(result.problems)) result.value = std::move(scenarios);
    return result;
}

std::vector<SaidValue> LaidStudy::said(StudyRequest const& over, std::span<std::string const> paths) const
{
    auto layers = *layers_;
    Reading reading;
    lay_own(over, layers, reading);
    std::vector<SaidValue> values;
    for (auto const& path : paths) values.push_back(said_at(layers.tree(), path));
    return values;
}

Read<Study> read_study(StudyRequest const& request, FileSource const& files)
{
    return LaidStudy(request, files).study(request);
}

Read<std::vector<Scenario>> read_scenarios(StudyRequest const& request, FileSource const& files)
{
    return LaidStudy(request, files).scenarios(request);
}

namespace {

//! Does the file hold all that a study needs, so that it is one by itself?
bool is_whole(Node const& tree)
{
    constexpr std::array sections{"study", "prices", "beliefs", "authorities", "interventions"};
    return std::all_of(sections.begin(), sections.end(), [&tree](auto const* key) { return tree.has(key); });
}

//! Read as a run would read it, and every warning kept: of what a run leaves out, too.
Problems problems_of_study(Layers& layers, Panel const* panel)
{
    Reading reading;
    reading.of_all = true;
    auto study = study_of(layers, reading);
    auto problems = std::move(study.problems);
    if (reading.partial) return problems;
    if (panel != nullptr && study.value) {
        auto const of_adopters = what_adopters_saw(*study.value, *panel).problems;
        problems.insert(problems.end(), of_adopters.begin(), of_adopters.end());
    }
    // Whatever else is wrong: nobody should mend a file twice.
    Reading of_scenarios;
    of_scenarios.of_all = true;
    (void)scenarios_of(layers.tree(), of_scenarios);
    problems.insert(problems.end(), of_scenarios.problems.begin(), of_scenarios.problems.end());
    return without_repeats(layers.in_reading_order(std::move(problems)));
}

void check_file(std::string const& path, std::string const& shipped, FileSource const& files, Panel const* panel,
                CheckedFiles& checked)
{
    auto const add = [&checked](Problems problems) {
        checked.problems.insert(checked.problems.end(), std::make_move_iterator(problems.begin()),
                                std::make_move_iterator(problems.end()));
    };
    Layers alone(files, shipped);
    alone.add_study(path);
    if (alone.whole_study() || is_whole(alone.tree())) return add(problems_of_study(alone, panel));
    if (!has_errors(alone.problems()) && !shipped.empty()) {
        Layers below(files, shipped);
        below.add_study(shipped);
        Layers over(files, shipped);
        over.add_study(shipped);
        over.add_local(path);
        // One of the shipped files, or a copy, changes nothing: it is no layer of anybody's own.
        if (!same_value(over.tree(), below.tree()) || has_errors(over.problems())) {
            checked.over_shipped.push_back(path);
            return add(problems_of_study(over, panel));
        }
    }
    Reading reading;
    reading.partial = true;
    (void)read_parts(alone.tree(), reading);
    add(all_problems(alone, reading));
}

}  // namespace

CheckedFiles check_files(std::span<std::string const> paths, std::string const& shipped_study_path,
                         FileSource const& files, Panel const* panel)
{
    CheckedFiles checked;
    for (auto const& path : paths) check_file(path, shipped_study_path, files, panel, checked);
    checked.problems = without_repeats(std::move(checked.problems));
    return checked;
}

}  // namespace holdfast

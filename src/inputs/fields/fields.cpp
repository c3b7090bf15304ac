#include "inputs/fields/fields.hpp"

#include "base/text.hpp"
#include "holdfast/study/beliefs.hpp"

#include <algorithm>
#include <array>

namespace holdfast {

Field const* Section::field(std::string_view key) const
{
    auto const found = std::find_if(fields.begin(), fields.end(), [key](Field const& f) { return f.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

std::vector<std::string> Section::keys() const
{
    std::vector<std::string> keys;
    for (auto const& field : fields) keys.emplace_back(field.key);
    return keys;
}

std::vector<std::string> choices_of(Field const& field) { return split(field.choices, '|'); }

bool is_choice_of(Field const& field, std::string_view text)
{
    for (auto rest = field.choices;;) {
        auto const end = rest.find('|');
        if (rest.substr(0, end) == text) return true;
        if (end == std::string_view::npos) return false;
        rest.remove_prefix(end + 1);
    }
}

namespace sections {

namespace {

constexpr auto required = Need::required;

//! The field of a belief: its key, its label and its unit are those of its row.
constexpr Field believed(std::string_view id, Field field)
{
    auto const says = belief_said(id);
    if (!says) throw "a belief's field has a row in study/beliefs";
    field.key = says->key();
    field.label = says->label;
    field.unit = says->unit;
    return field;
}

//! Rows that stand in more than one section, between those that each has of its own.
template <std::size_t... sizes> constexpr auto joined(std::array<Field, sizes> const&... parts)
{
    std::array<Field, (sizes + ...)> all{};
    auto at = all.begin();
    ((at = std::copy(parts.begin(), parts.end(), at)), ...);
    return all;
}

constexpr std::string_view bases =
    "published|official-statistic|derived|null-result|elicited|assumption|placeholder|no-turnover-evidence|local";

// Said in many places, in the same words.
// A row a field reads best packed.
// clang-format off
constexpr Field basis{.key = "basis", .form = Form::choice, .noun = "a basis", .choices = bases,
    .help = "How well founded the numbers here are. Left out: a warning in every output."};
constexpr Field source{.key = "source",
    .help = "Who says so, where and when, so that a finance officer can follow it. Left out: a warning in every "
            "output."};
constexpr Field note{.key = "note", .help = "Anything a reader should know."};

constexpr std::array root_fields{
    Field{.key = "based_on", .form = Form::texts,
          .help = "Files and folders that this file is laid over, in order, as seen from this file; \"shipped\" "
                  "is the study of England that comes with holdfast."},
    Field{.key = "study", .form = Form::table, .help = "What to run."},
    Field{.key = "prices", .form = Form::table, .help = "What things cost."},
    Field{.key = "deflator", .form = Form::table, .help = "How prices have risen, year by year."},
    Field{.key = "beliefs", .form = Form::table,
          .help = "What the model believes about leaving, hiring and evidence."},
    Field{.key = "published", .form = Form::table,
          .help = "The files of published figures that the inputs were made of, a table for each: named in every output."},
    Field{.key = "england", .form = Form::table,
          .help = "England's figures, for authorities whose own are not published."},
    Field{.key = "authorities", .form = Form::table, .help = "A table for each authority, by its ONS code."},
    Field{.key = "neighbours", .form = Form::table,
          .help = "DfE's statistical neighbours, by DfE number, the most alike first, each with how close DfE says it "
                  "is: 831 = [[\"893\", \"Very close\"], [\"331\", \"Close\"]]. To be read beside an authority, and not "
                  "calculated with."},
    Field{.key = "interventions", .form = Form::table,
          .help = "A table for each intervention, by its id. A file that begins with [intervention] holds one: "
                  "its [intervention], [study], [effect], [delivery], [absence], [costs], [[adopters]] and "
                  "[[wellbeing]] are mounted here."},
    Field{.key = "packages", .form = Form::table, .help = "A table for each package, by its id."},
    Field{.key = "alliances", .form = Form::table,
          .help = "A table for each group of authorities that pays the set-up of an intervention once between them, by an id of your "
                  "own (M19c)."},
    Field{.key = "case", .form = Form::table, .help = "What a financial case (`impact --case`) says beside its figures."},
    Field{.key = "scenario", .form = Form::tables,
          .help = "What is run beside the study with `run --scenarios`, each [[scenario]] once: other inputs, laid over it. Those of "
                  "a file join those of the files below it; one of the same id takes the other's place."},
};

//! When somebody last looked for studies: of everything, and of one intervention.
constexpr Field evidence_searched{.key = "evidence_searched", .form = Form::month, .noun = "a search for evidence",
    .help = "The month in which evidence was last looked for, as in \"2026-11\": printed in every report. A forecast that "
            "starts more than 24 months later warns of it.",
    .used_for = "what every report says of how old the evidence is"};

constexpr std::array study_fields{
    Field{.key = "name", .otherwise = "unnamed", .help = "Stands at the head of the results."},
    Field{.key = "authorities", .form = Form::texts, .otherwise = "all",
          .help = "\"all\", or ONS codes, DfE numbers or names."},
    Field{.key = "region", .form = Form::texts, .otherwise = "all", .help = "Only authorities of these regions."},
    Field{.key = "interventions", .form = Form::texts, .otherwise = "all",
          .help = "\"all\", or ids, aliases or names of interventions and packages."},
    Field{.key = "horizon", .form = Form::number, .need = required, .measure = NumberKind::months, .lowest = 1,
          .highest = 600, .noun = "a horizon", .help = "How far the run looks ahead, in whole months."},
    Field{.key = "start", .form = Form::month, .need = required, .noun = "a start",
          .help = "The first month, as in \"2026-04\"."},
    Field{.key = "price_year", .form = Form::whole, .need = required, .measure = NumberKind::year, .lowest = 2000,
          .highest = 2100, .noun = "a price year",
          .help = "The year in whose prices all money stands. Money that is stated in another year's says so itself."},
    Field{.key = "discount_rate", .form = Form::number, .measure = NumberKind::share, .lowest = 0, .highest = 0.25,
          .noun = "a discount rate", .of = "a year's value",
          .help = "One rate a year for all years; or give [[study.discounting]]."},
    Field{.key = "discounting", .form = Form::tables,
          .help = "Rates that change with distance; instead of discount_rate."},
    Field{.key = "outcome_discount_rate", .form = Form::number, .measure = NumberKind::share, .lowest = 0,
          .highest = 0.25, .noun = "a discount rate", .of = "a year's value", .otherwise = "as money",
          .help = "Rate a year at which outcomes (leavers, staff-years) are discounted."},
    Field{.key = "draws", .form = Form::whole, .lowest = 2, .highest = 10'000'000, .noun = "a number of draws",
          .otherwise = "10000", .help = "How many times all beliefs are drawn together."},
    Field{.key = "seed", .form = Form::whole, .lowest = 0, .noun = "a seed", .otherwise = "1",
          .help = "Where the random stream begins: the same seed, the same results."},
    Field{.key = "attribution", .form = Form::texts, .help = "Licences and sources to be printed with the results.",
          .none = true},
    note,
};

constexpr std::array discount_step_fields{
    Field{.key = "from_year", .form = Form::number, .need = required, .lowest = 0, .highest = 1000, .noun = "a year",
          .help = "Years after the start from which the rate holds; the first step is 0."},
    Field{.key = "rate", .form = Form::number, .need = required, .measure = NumberKind::share, .lowest = 0,
          .highest = 0.25, .noun = "a discount rate", .of = "a year's value", .help = "Rate a year."},
};

constexpr std::array scenario_fields{
    Field{.key = "id", .need = required, .help = "Small letters, digits and hyphens."},
    Field{.key = "name", .need = required, .help = "As results call it."},
    Field{.key = "why", .need = required, .help = "Why it is worth looking at; where its numbers come from."},
    Field{.key = "set", .form = Form::table,
          .help = "Inputs that are laid over the study, as a file of --with is, with the same warnings: "
                  "set.beliefs.leaving_rate.median = \"14.9%\". Only what is believed: prices, beliefs, England's figures, and "
                  "figures of the authorities (by their codes), interventions and packages that the study has. Nothing of [study], "
                  "no name, number or region, no members of a package: a scenario answers the study's question."},
    Field{.key = "caps", .form = Form::table,
          .help = "Beliefs that are held down, draw by draw: \"prices.agency_premium\" = \"25%\" takes the smaller of the two. A cap is "
                  "written as its belief is; effects have none."},
    note,
};

constexpr std::array prices_fields{
    believed("prices.pay", Field{.form = Form::quantity, .need = required, .measure = NumberKind::money, .lowest = 1'000,
          .highest = 1'000'000, .noun = "yearly pay",
          .help = "Salary with on-costs of a permanent social worker, per FTE and year."}),
    believed("prices.on_costs", Field{.form = Form::quantity, .measure = NumberKind::share, .lowest = 0, .highest = 1.5,
          .noun = "a rate of on-costs", .of = "salary",
          .help = "What the employer pays on top of a salary: national insurance, pension. Needed where a cost of an "
                  "intervention is a share of salary, and used for nothing else."}),
    believed("prices.national_insurance", Field{.form = Form::quantity, .measure = NumberKind::share, .lowest = 0, .highest = 1,
          .noun = "a rate of national insurance", .of = "a payment",
          .help = "What the employer pays on top of a payment that counts towards no pension. Needed with on_costs."}),
    believed("prices.agency_premium", Field{.form = Form::quantity, .need = required, .measure = NumberKind::share, .lowest = 0,
          .highest = 3, .noun = "a premium", .of = "pay",
          .help = "What an agency worker costs above pay."}),
    believed("prices.agency_released", Field{.form = Form::quantity, .measure = NumberKind::share, .lowest = 0, .highest = 1,
          .noun = "a share of covered posts", .of = "covered posts", .otherwise = "100%",
          .help = "Of posts that agency workers cover: those whose worker goes when the post is filled (r of M17a). Those who stay "
                  "cost as before, and the work above establishment is given no value."}),
    believed("prices.recruitment", Field{.form = Form::quantity, .need = required, .measure = NumberKind::money, .lowest = 0,
          .highest = 200'000, .noun = "the cost of a hire",
          .help = "Advertising, agency fees, interviews and checks, per hire."}),
    believed("prices.induction", Field{.form = Form::quantity, .need = required, .measure = NumberKind::money, .lowest = 0,
          .highest = 200'000, .noun = "the cost of a hire",
          .help = "First weeks, training and supervision time, per hire."}),
    believed("prices.exit", Field{.form = Form::quantity, .need = required, .measure = NumberKind::money, .lowest = 0,
          .highest = 200'000, .noun = "the cost of a leaver",
          .help = "Paperwork, handover and exit interview, per leaver."}),
    believed("prices.months_to_full_productivity", Field{.form = Form::quantity, .need = required, .measure = NumberKind::months,
          .lowest = 0, .highest = 60, .noun = "a time to full productivity",
          .help = "Until a new member of staff does all the work of a settled one."}),
    believed("prices.starting_productivity", Field{.form = Form::quantity, .need = required, .measure = NumberKind::share,
          .lowest = 0, .highest = 1, .noun = "starting productivity", .of = "full output",
          .help = "Output of a new hire on the first day."}),
    believed("prices.uncovered_value", Field{.form = Form::quantity, .need = required, .measure = NumberKind::share, .lowest = 0,
          .highest = 10, .noun = "the value of uncovered work", .of = "its pay",
          .help = "Value of work that nobody does, as a share of its pay (κ of M20). Counts in capacity lines only."}),
    Field{.key = "agency_price_level", .form = Form::quantity, .lowest = 0.05, .highest = 20,
          .noun = "a price level", .unit = "ratio", .label = "agency price level", .otherwise = "1 everywhere",
          .help = "What an authority pays for an agency worker over what others pay (g of M17): how far authorities differ. "
                  "Not used where the agency premium is your own (basis \"local\")."},
    Field{.key = "cover_share", .form = Form::table, .need = required,
          .help = "How sure the believed shares of vacancies covered by agency staff are."},
    Field{.key = "working_days", .form = Form::table, .need = required, .help = "Working days in a year."},
};

constexpr std::array cover_share_fields{
    Field{.key = "effective_size", .form = Form::number, .need = required, .lowest = 2, .highest = 100'000,
          .noun = "an effective size",
          .help = "How closely the share of the years to come keeps to what is believed (M17): a beta with α + β = "
                  "this. A share that is planned, or stated as a distribution, is not touched."},
    basis,
    source,
    note,
};

constexpr std::array working_days_fields{
    Field{.key = "value", .form = Form::number, .need = required, .lowest = 100, .highest = 366,
          .noun = "a year's working days", .help = "To turn absence rates into days.",
          .used_for = "how many days of sickness are avoided"},
    basis,
    source,
    note,
};

constexpr std::array beliefs_fields{
    evidence_searched,
    Field{.key = "fill", .form = Form::choice, .noun = "fill", .choices = "months to fill|implied",
          .otherwise = "months to fill",
          .help = "\"implied\": every vacancy is being filled, and the time follows from the counts (M3)."},
    believed("beliefs.leaving_rate", Field{.form = Form::quantity, .need = required, .measure = NumberKind::share,
          .lowest = 0.001, .highest = 2, .noun = "a leaving rate", .of = "staff a year",
          .help = "Leavers per year over the mean staff in post during the year, England (M2)."}),
    believed("beliefs.months_to_fill", Field{.form = Form::quantity, .need = required, .measure = NumberKind::months, .lowest = 0,
          .highest = 120, .noun = "a time to fill",
          .help = "Mean time from a leaver to the next starter (M3)."}),
    believed("beliefs.moves_between_authorities", Field{.form = Form::quantity, .need = required, .measure = NumberKind::share,
          .lowest = 0, .highest = 1, .noun = "a share of leavers", .of = "leavers",
          .help = "ψ of M26: their vacancies are another authority's hires."}),
    believed("beliefs.posts_growth", Field{.form = Form::quantity, .measure = NumberKind::share, .lowest = 0, .highest = 0.25,
          .noun = "a growth of posts", .of = "a year's posts", .otherwise = "0%",
          .help = "How much posts grow in a year (g of M1a), with the programme as without it. New posts are filled as a leaver's "
                  "are. For fewer posts give fewer vacancies or staff."}),
    believed("beliefs.paid_hours", Field{.form = Form::quantity, .lowest = 500, .highest = 3'000, .noun = "hours of a year",
          .otherwise = "1,924",
          .help = "Hours that a full-time year's pay is for, leave among them: what an hour of staff costs is pay over these "
                  "(M19a). Used where a resource of a programme is paid at pay."}),
    believed("beliefs.team_size", Field{.form = Form::quantity, .lowest = 1, .highest = 100, .noun = "the size of a team",
          .otherwise = "7",
          .help = "Social workers in a team [FTE]: workers reached over these are teams (M19a). Used where a resource of a "
                  "programme is taken by the team."}),
    Field{.key = "bands", .form = Form::tables, .need = required,
          .help = "Bands of tenure, from the newest staff up; at most eight."},
    Field{.key = "bias", .form = Form::table, .need = required,
          .help = "How far published effects are trusted (M14)."},
    Field{.key = "transport_sd", .form = Form::quantity, .need = required, .lowest = 0, .highest = 3,
          .noun = "a standard deviation of a log hazard ratio", .unit = "log hazard ratio",
          .label = "uncertainty of transport",
          .help = "Standard deviation of the log hazard ratio because elsewhere is not here (M14). A fixed number."},
    believed("beliefs.between_authorities_sd", Field{.form = Form::quantity, .need = required, .lowest = 0, .highest = 3,
          .noun = "a standard deviation of a log hazard ratio",
          .help = "Standard deviation of the log hazard ratio between authorities (M15). A fixed number."}),
    Field{.key = "correlations", .form = Form::tables, .help = "Beliefs that move together (M28); []: none do.",
          .none = true},
    note,
};

constexpr std::array band_fields{
    Field{.key = "name", .need = required, .help = "As interventions name it in delivery.eligible."},
    Field{.key = "share", .form = Form::number, .need = required, .measure = NumberKind::share, .lowest = 0,
          .highest = 1, .noun = "a band", .of = "staff in post",
          .help = "Of staff in post. The shares add up to 1."},
    Field{.key = "width", .form = Form::number, .measure = NumberKind::months, .lowest = 0.5, .highest = 600,
          .noun = "a band's width",
          .help = "How long people stay in the band. The last band has none, and no other may be without. In equal steps, as in "
                  "\"60 months in 5 steps\", nobody passes through faster than that; a run takes up to three times as long."},
    Field{.key = "step_shares", .form = Form::numbers, .measure = NumberKind::share, .lowest = 0, .highest = 1,
          .noun = "a step of a band", .of = "staff in post",
          .help = "Where width is cut into steps: the shares of staff in them, newest first; only their proportions count. "
                  "Without them as many are taken to have started in every step."},
    believed("beliefs.bands.*.relative_rate", Field{.form = Form::quantity, .need = required, .lowest = 0.01, .highest = 50,
          .noun = "a relative rate",
          .help = "Leaving rate relative to the other bands (ρ of M2)."}),
    basis,
    source,
    note,
};

constexpr std::string_view bias_choices = "by design|empirical|empirical alone|none";

constexpr std::array bias_fields{
    Field{.key = "method", .form = Form::choice, .noun = "a way to deal with bias", .choices = bias_choices,
          .otherwise = "by design",
          .help = "Of all effects from studies, but those that say their own (interventions.X.effect.bias). By design: the "
                  "factor below. Empirical: shrunk as one of 23,551 medical trials, and the factor by design where it is below "
                  "1. Empirical alone: shrunk, whatever the design. None: as published."},
    Field{.key = "factors", .form = Form::table, .need = required,
          .help = "A factor for each design that effects may name, and developer_evaluated: times this, where the "
                  "developers ran the study. Each from 0 to 1."},
    basis,
    source,
    note,
};

constexpr std::array correlation_fields{
    Field{.key = "between", .form = Form::texts, .need = required,
          .help = "Two beliefs, as in [\"prices.pay\", \"prices.agency_premium\"]."},
    Field{.key = "correlation", .form = Form::number, .need = required, .lowest = -1, .highest = 1,
          .noun = "a correlation", .help = "Of the normal scores, strictly between -1 and 1."},
    basis,
    source,
    note,
};

constexpr Field own_cover = believed("authorities.*.cover_share", Field{.form = Form::quantity, .measure = NumberKind::share, .lowest = 0,
    .highest = 1, .noun = "a cover share", .of = "vacant posts", .otherwise = "England's, flagged",
    .help = "Share of vacant posts covered by agency staff."});
constexpr Field authority_cover = believed("authorities.*.cover_share", Field{.form = Form::quantity, .measure = NumberKind::share, .lowest = 0,
    .highest = 1, .noun = "a cover share", .of = "vacant posts", .otherwise = "England's, flagged",
    .help = "Share of vacant posts covered by agency staff. The shipped one is the mean of cover_years, drawn towards "
            "England's (M17); a bare share of your own is one year more. A share that you plan is fixed: { value = \"60%\", "
            "basis = \"local\", source = … }."});
constexpr Field own_agency_price_level = believed("authorities.*.agency_price_level", Field{.form = Form::quantity,
    .lowest = 0.05, .highest = 20, .noun = "a price level", .otherwise = "prices.agency_price_level",
    .help = "What this authority pays for an agency worker over what the study's premium says (g of M17). Leave it out where "
            "the premium is from this authority's own invoices: it holds its price level already."});
constexpr Field own_caseload = believed("authorities.*.caseload", Field{.form = Form::quantity, .lowest = 0, .highest = 500,
    .noun = "a caseload", .otherwise = "England's, flagged",
    .help = "Cases per social worker who holds cases. Moves no money, only how many handovers are averted.",
    .used_for = "how many handovers of a child's case are averted"});
constexpr Field own_absence = believed("authorities.*.absence_rate", Field{.form = Form::quantity, .measure = NumberKind::share, .lowest = 0,
    .highest = 1, .noun = "an absence rate", .of = "working time", .otherwise = "England's, flagged",
    .help = "Share of working time lost to sickness."});

constexpr std::array england_fields{
    Field{.key = "year", .form = Form::whole, .measure = NumberKind::year, .lowest = 2000, .highest = 2100,
          .noun = "a year", .help = "Reporting year of the figures, to be read.", .read_only = true},
    Field{.key = "national_leaving_rate", .form = Form::tables,
          .help = "England's leaving rate of each year: an authority's own leavers of that year are set against it."},
    Field{.key = "within_variance", .form = Form::number, .lowest = 0, .highest = 100, .noun = "a variance",
          .help = "Of an authority's yearly ratios (M27): how far own years are drawn towards the mean."},
    Field{.key = "between_variance", .form = Form::number, .lowest = 0, .highest = 100, .noun = "a variance",
          .help = "Between authorities (M27), as before."},
    Field{.key = "prior_mean", .form = Form::number, .lowest = 0, .highest = 100, .noun = "a mean ratio",
          .help = "The mean ratio of an authority of 200 FTE, towards which own years are drawn (M27)."},
    Field{.key = "prior_slope", .form = Form::number, .lowest = -10, .highest = 10, .noun = "a slope",
          .otherwise = "0: one mean for all sizes",
          .help = "How that mean changes for each ln(FTE / 200): large authorities lose fewer (M27)."},
    Field{.key = "smallest_size", .form = Form::number, .measure = NumberKind::staff, .lowest = 0.1,
          .highest = 100'000, .noun = "staff in post", .otherwise = "1 FTE",
          .help = "The smallest authority that the mean was fitted on [FTE]; a smaller one is taken to be as large."},
    Field{.key = "largest_size", .form = Form::number, .measure = NumberKind::staff, .lowest = 0.1,
          .highest = 100'000, .noun = "staff in post", .otherwise = "100,000 FTE",
          .help = "The largest, as before."},
    Field{.key = "variance_factor", .form = Form::number, .lowest = 0.01, .highest = 100, .noun = "a factor",
          .otherwise = "1",
          .help = "Times the variance that remains, so that years to come lie inside as often as they should (M27)."},
    Field{.key = "under_five_years", .form = Form::number, .measure = NumberKind::share, .lowest = 0, .highest = 1,
          .noun = "a share of staff", .of = "staff in post",
          .help = "Staff with under five years' service, worked out from starters (M2), to be read; beliefs.bands "
                  "holds what is calculated with.", .read_only = true},
    Field{.key = "new_staff_by_year", .form = Form::numbers, .measure = NumberKind::share, .lowest = 0, .highest = 1,
          .noun = "a share of staff", .of = "staff in post",
          .help = "The same by year of service, newest first, to be read; step_shares of beliefs.bands holds what is calculated "
                  "with.", .read_only = true},
    Field{.key = "authorities", .form = Form::whole, .lowest = 0, .highest = 1000, .noun = "a number of authorities",
          .help = "On which the variances rest, to be read.", .read_only = true},
    own_cover,
    own_caseload,
    own_absence,
    basis,
    source,
    note,
};

constexpr std::array published_fields{
    Field{.key = "file", .need = required, .help = "The file's name, as published."},
    Field{.key = "sha256", .help = "Of the file's bytes."},
    Field{.key = "figures_of", .help = "The day or period its figures are of."},
    Field{.key = "date", .help = "When it was published, or where and when it was taken from."},
    note,
};

constexpr std::array national_rate_fields{
    Field{.key = "year", .form = Form::whole, .need = required, .measure = NumberKind::year, .lowest = 2000,
          .highest = 2100, .noun = "a year", .help = "Reporting year, to 30 September."},
    Field{.key = "rate", .form = Form::number, .need = required, .measure = NumberKind::share, .lowest = 0,
          .highest = 2, .noun = "a leaving rate", .of = "staff a year",
          .help = "Leavers over mean staff in post. Moves a result where an authority gives an own year of leaving for it."},
};

constexpr std::array authority_fields{
    Field{.key = "name", .need = required, .help = "The authority's name."},
    Field{.key = "dfe_number", .need = required, .help = "DfE's number, on which years are joined."},
    Field{.key = "region", .need = required, .help = "One of the nine regions of England."},
    Field{.key = "subregion", .help = "Inner or Outer London."},
    Field{.key = "type", .help = "County, unitary, metropolitan, London borough."},
    Field{.key = "year", .form = Form::whole, .need = required, .measure = NumberKind::year, .lowest = 2000,
          .highest = 2100, .noun = "a year", .help = "Reporting year of the figures (30 September). Moves no money by itself. Typed beside a turnover, a "
                  "count or a share of cover of your own it says of which year that is. The published one of that year gives "
                  "way to it, and be it the year that stands here already. Without it a count of cover is of a year more."},
    Field{.key = "in_post", .form = Form::number, .need = required, .measure = NumberKind::staff, .lowest = 0.1,
          .highest = 100'000, .noun = "staff in post", .help = "Permanent social workers [FTE]."},
    Field{.key = "vacancies", .form = Form::number, .need = required, .measure = NumberKind::staff, .lowest = 0,
          .highest = 100'000, .noun = "a number of vacancies",
          .help = "Posts that nobody holds [FTE]. DfE counts on 30 September, when newly qualified social workers have "
                  "just started: that may be the year's low. Give your own average over the year, if you have it."},
    Field{.key = "agency", .form = Form::number, .measure = NumberKind::staff, .lowest = 0, .highest = 100'000,
          .noun = "a number of agency workers",
          .help = "Agency workers [FTE]. Shown; only those who cover vacancies move a result, so that a number of your "
                  "own is refused without agency_covering_vacancies."},
    Field{.key = "agency_covering_vacancies", .form = Form::number, .measure = NumberKind::staff, .lowest = 0,
          .highest = 100'000, .noun = "a number of agency workers", .help = "Of these, covering vacancies [FTE]."},
    Field{.key = "hires_capacity", .form = Form::number, .measure = NumberKind::staff, .lowest = 0.001,
          .highest = 10'000, .noun = "a number of hires a month", .otherwise = "no limit",
          .help = "Most hires a month that the authority can manage (M8)."},
    authority_cover,
    own_agency_price_level,
    own_caseload,
    own_absence,
    Field{.key = "turnover", .form = Form::number, .measure = NumberKind::share, .lowest = 0, .highest = 2,
          .noun = "a turnover", .of = "staff in post",
          .help = "Leavers of the year over staff in post at its end. DfE's is in the years already, and shown; one of "
                  "your own over it counts as the own year `year`."},
    Field{.key = "relative_leaving_rate", .form = Form::table, .otherwise = "worked out from own_years; needed without them",
          .help = "The authority's leaving rate over England's (M27)."},
    Field{.key = "years", .form = Form::tables,
          .help = "The published years on which relative_leaving_rate rests, as holdfast import dfe writes them. They "
                  "count again where there are own_years."},
    Field{.key = "own_years", .form = Form::tables,
          .help = "Leaving in years of your own counting. A year takes the place of the published one or joins them, "
                  "without pushing any of the last five published ones out; all are drawn towards the mean of all authorities "
                  "as published ones are."},
    Field{.key = "cover_years", .form = Form::tables,
          .help = "The published years on which cover_share rests, as holdfast import dfe writes them. A count or "
                  "share of your own is one year more beside them, or takes the place of that of its `year`."},
    Field{.key = "agency_spend", .form = Form::tables,
          .help = "What was spent on agency workers in a year: `backtest` holds the model's agency cover against it.",
          .used_for = "`backtest`, which holds the model's agency cover against it"},
    Field{.key = "flags", .form = Form::texts, .help = "The publisher's marks, and what a reader should know.",
          .none = true},
    basis,
    source,
    note,
};

constexpr std::array relative_leaving_rate_fields{
    Field{.key = "mean", .form = Form::number, .lowest = 0.01, .highest = 20, .noun = "a relative leaving rate",
          .help = "With sd: a gamma with these moments."},
    Field{.key = "sd", .form = Form::number, .lowest = 0, .highest = 20, .noun = "a standard deviation",
          .help = "With mean."},
    Field{.key = "value", .form = Form::number, .lowest = 0.01, .highest = 20, .noun = "a relative leaving rate",
          .help = "Instead: one fixed number."},
    Field{.key = "years", .form = Form::whole, .lowest = 0, .highest = 100, .noun = "a number of years",
          .help = "How many years of its own it rests on, to be read.", .read_only = true},
    basis,
    source,
    note,
};

constexpr std::array leaving_year_fields{
    Field{.key = "year", .form = Form::whole, .need = required, .measure = NumberKind::year, .lowest = 2000,
          .highest = 2100, .noun = "a year", .help = "Reporting year (to 30 September)."},
    Field{.key = "ratio", .form = Form::number, .need = required, .lowest = 0, .highest = 100, .noun = "a ratio",
          .help = "The authority's leavers over those expected at England's rate."},
    Field{.key = "exposure", .form = Form::number, .measure = NumberKind::staff, .lowest = 0, .highest = 100'000,
          .noun = "staff in post", .help = "Mean staff in post over the year [FTE], to be read.", .read_only = true},
};

constexpr std::array cover_year_fields{
    Field{.key = "year", .form = Form::whole, .need = required, .measure = NumberKind::year, .lowest = 2000,
          .highest = 2100, .noun = "a year", .help = "The count is of 30 September."},
    Field{.key = "share", .form = Form::number, .need = required, .measure = NumberKind::share, .lowest = 0,
          .highest = 1, .noun = "a cover share", .of = "vacant posts",
          .help = "Of vacant posts, covered by agency staff on that day."},
    Field{.key = "vacancies", .form = Form::number, .measure = NumberKind::staff, .lowest = 0, .highest = 100'000,
          .noun = "a number of vacancies", .help = "Vacant posts [FTE], to be read.", .read_only = true},
};

constexpr std::array own_year_fields{
    Field{.key = "year", .form = Form::whole, .need = required, .measure = NumberKind::year, .lowest = 2000,
          .highest = 2100, .noun = "a year", .help = "The year to 30 September, as DfE counts."},
    Field{.key = "leavers", .form = Form::number, .measure = NumberKind::staff, .lowest = 0, .highest = 100'000,
          .noun = "a number of leavers",
          .help = "Who left in the year [FTE], those who went to another authority too. With staff."},
    Field{.key = "staff", .form = Form::number, .measure = NumberKind::staff, .lowest = 0, .highest = 100'000,
          .noun = "staff in post",
          .help = "Mean staff in post over the year [FTE]: the average of its beginning and its end. At least 20."},
    Field{.key = "turnover", .form = Form::number, .measure = NumberKind::share, .lowest = 0, .highest = 2,
          .noun = "a turnover", .of = "staff in post",
          .help = "Instead of both: leavers of the year over staff in post at its end."},
    basis,
    source,
    note,
};

constexpr std::array agency_spend_fields{
    Field{.key = "year", .form = Form::whole, .need = required, .measure = NumberKind::year, .lowest = 2000,
          .highest = 2100, .noun = "a year",
          .help = "The financial year that begins in April of it: 2024 is 2024-25.", .used_for = "`backtest`"},
    Field{.key = "amount", .form = Form::number, .need = required, .measure = NumberKind::money, .lowest = 0,
          .highest = 1'000'000'000, .noun = "a year's spend",
          .help = "Spent on agency workers in children's services, in the prices of the year. £0 is refused.", .used_for = "`backtest`"},
    basis,
    source,
    note,
};

constexpr std::array intervention_fields{
    Field{.key = "id",
          .help = "Small letters, digits and hyphens. Needed at the top of an intervention's own file."},
    Field{.key = "name", .need = required, .help = "As results call it."},
    Field{.key = "alias",
          .help = "A short name that people say, as \"arc\": may be written wherever an intervention is chosen. Small letters, "
                  "digits and hyphens; no other intervention's or package's id, name or alias. Moves no money."},
    Field{.key = "level", .form = Form::choice, .need = required, .noun = "a level",
          .choices = "community|organisational|individual", .help = "Where it acts."},
    Field{.key = "group", .form = Form::choice, .need = required, .noun = "a group", .choices = "review|other",
          .help = "\"review\": one of the review's ten kinds."},
    Field{.key = "review", .help = "What the review says, or what the study is."},
    Field{.key = "caution", .help = "One sentence shown beside every result."},
    Field{.key = "study", .form = Form::table, .help = "Where the evidence comes from."},
    Field{.key = "effect", .form = Form::table, .need = required, .help = "What it did to leaving, as published."},
    Field{.key = "delivery", .form = Form::table, .need = required, .help = "Who is reached, and when."},
    Field{.key = "absence", .form = Form::table,
          .help = "What it did to sickness absence, where that was measured."},
    Field{.key = "costs", .form = Form::table, .help = "What the programme costs."},
    Field{.key = "bought_for", .form = Form::choice, .noun = "what it is bought for", .choices = "retention|families",
          .otherwise = "retention",
          .help = "families: keeping staff is not what it is for, and results say what share of its cost keeping them could "
                  "carry. Changes no figure."},
    Field{.key = "adopters", .form = Form::tables,
          .help = "Who adopted it, each [[adopters]] one set: reports show what happened to leaving there beside what was to "
                  "be expected (M33); []: none. Changes no figure.",
          .none = true},
    Field{.key = "wellbeing", .form = Form::tables,
          .help = "Results on mental health and wellbeing: shown beside the money, never converted into it; []: none.",
          .none = true},
    note,
};

constexpr std::array adopters_fields{
    Field{.key = "name", .need = required, .help = "What they adopted, as \"Family Valued\"."},
    Field{.key = "authorities", .form = Form::texts, .need = required,
          .help = "ONS codes, DfE numbers or names of authorities in the inputs."},
    Field{.key = "since", .form = Form::whole, .need = required, .measure = NumberKind::year, .lowest = 1900, .highest = 2100,
          .noun = "a year", .help = "The first year after: a year is that to 30 September.",
          .used_for = "which years are held against which"},
    Field{.key = "until", .form = Form::whole, .measure = NumberKind::year, .lowest = 1900, .highest = 2100,
          .noun = "a year", .otherwise = "the last published one", .help = "The last year after.",
          .used_for = "which years are held against which"},
    Field{.key = "before", .otherwise = "the three that end two before since",
          .help = "First and last year before, as \"2017:2019\"."},
    Field{.key = "source", .need = required, .help = "Who says that they adopted it, and when."},
    note,
};

constexpr std::array intervention_study_fields{
    Field{.key = "citation", .help = "The study."},
    Field{.key = "doi", .help = "Its digital object identifier."},
    Field{.key = "design", .help = "In free words."},
    Field{.key = "place", .help = "Where it was done."},
    Field{.key = "participants", .help = "How many, and who."},
    // What the rating needs and nothing else says (study/rating.hpp). Left out: not known, and no mark.
    Field{.key = "leaving", .form = Form::choice, .noun = "what a study found of leaving",
          .choices = "better|none shown|worse|not measured|not known", .otherwise = "as the effect and its basis say",
          .help = "What the study reports of leaving, where no figure of it is in [effect]. better: fewer left. Shown as the "
                  "first of three marks; moves no money. Refused where it contradicts the effect."},
    Field{.key = "randomised", .form = Form::flag, .otherwise = "as the effect's design says, or not known",
          .help = "Were people or teams shared out by lot? A mark of the strength of evidence. Refused where the effect's "
                  "design says otherwise."},
    Field{.key = "independent", .form = Form::flag, .otherwise = "false where developer_evaluated, or not known",
          .help = "Was the study run by others than the programme's developers? A mark of the strength of evidence."},
    Field{.key = "population", .form = Form::choice, .noun = "a population",
          .choices = "children's social workers|mixed staff|other staff", .otherwise = "not known",
          .help = "Whom the study was about. Social workers and caseworkers in child protection or child welfare give a "
                  "mark of the strength of evidence; mixed staff are these and others."},
    Field{.key = "country", .otherwise = "not known",
          .help = "Where it was done, as in \"England\", which gives a mark of the strength of evidence, or \"USA\". "
                  "\"England, UK\" is England; of several countries, name them."},
    Field{.key = "facts_source", .otherwise = "citation", .help = "Who says whether it was randomised, independent and so on."},
    evidence_searched,
    note,
};

constexpr std::string_view measures = "risk ratio|odds ratio|hazard ratio|rate difference|two rates|counts";

//! None is 0: beside a figure without error no other would count, and no study is that sure.
constexpr double least_standard_error = 1e-9;

//! How an effect was found: of the only figure of an intervention and of each of several alike.
constexpr std::array estimate_fields{
    Field{.key = "measure", .form = Form::choice, .noun = "a measure", .choices = measures,
          .help = "The measure in which the effect was published (M12)."},
    Field{.key = "value", .form = Form::number, .lowest = -1, .highest = 20, .noun = "an effect",
          .help = "Of a ratio: the estimate. Of a rate difference: intervention minus comparator."},
    Field{.key = "interval", .form = Form::pair, .lowest = -1, .highest = 400,
          .noun = "an effect", .help = "95% interval of the same measure."},
    Field{.key = "standard_error_log", .form = Form::quantity, .lowest = least_standard_error,
          .highest = 10, .noun = "a standard error of a logarithm", .unit = "log of the measure", .label = "standard error of the log",
          .help = "Of the logarithm of the measure (two rates: of the risk ratio). A fixed number."},
    Field{.key = "standard_error", .form = Form::quantity, .lowest = least_standard_error, .highest = 1,
          .noun = "a standard error of a difference", .unit = "share", .label = "standard error",
          .help = "Of a rate difference. A fixed number."},
    Field{.key = "intervention_rate", .form = Form::number, .measure = NumberKind::share,
          .lowest = 0, .highest = 1, .noun = "a rate of leaving", .of = "the workers followed",
          .help = "Two rates: who left of those with the intervention."},
    Field{.key = "comparator_rate", .form = Form::number, .measure = NumberKind::share,
          .lowest = 0, .highest = 1, .noun = "a rate of leaving", .of = "the workers followed",
          .help = "Two rates: who left of the others."},
    Field{.key = "intervention_left", .form = Form::number, .lowest = 0,
          .highest = 10'000'000, .noun = "a count", .help = "Counts: leavers with the intervention."},
    Field{.key = "intervention_of", .form = Form::number, .lowest = 1, .highest = 10'000'000,
          .noun = "a count", .help = "Counts: of how many."},
    Field{.key = "comparator_left", .form = Form::number, .lowest = 0, .highest = 10'000'000,
          .noun = "a count", .help = "Counts: leavers among the others."},
    Field{.key = "comparator_of", .form = Form::number, .lowest = 1, .highest = 10'000'000,
          .noun = "a count", .help = "Counts: of how many."},
    Field{.key = "design_effect", .form = Form::quantity, .lowest = 1, .highest = 1000,
          .noun = "a design effect", .unit = "ratio", .label = "design effect", .otherwise = "1",
          .help = "By how much clusters widen the variance (M13). A fixed number."},
    Field{.key = "comparator_risk", .form = Form::number, .measure = NumberKind::share,
          .lowest = 0, .highest = 1, .noun = "a risk of leaving", .of = "the workers followed",
          .help = "The study's own, over its follow-up: for risk ratios, odds ratios and differences."},
    Field{.key = "follow_up", .form = Form::number, .measure = NumberKind::months, .lowest = 0.25,
          .highest = 600, .noun = "a follow-up", .help = "How long the study watched; shown with the figure. Of a local "
          "effect: to set the comparators' leaving beside the authority's own.",
          .used_for = "what is shown beside the figure, and whether the study's comparators left faster than staff here"},
    Field{.key = "design",
          .help = "One of the names in beliefs.bias.factors; needed where the basis is published, and where it is local and the "
                  "measure is counts or two rates."},
    Field{.key = "developer_evaluated", .form = Form::flag, .otherwise = "false",
          .help = "Did those who developed it run the study?"},
};

constexpr auto effect_fields = joined(std::array{
    Field{.key = "basis", .form = Form::choice, .need = required, .noun = "an effect's basis",
          .choices = "published|derived|null-result|elicited|assumption|no-turnover-evidence|local",
          .help = "Published: shrunk by the design's bias factor. Derived: the same, where it was worked out from published "
                  "counts, as look-back does. Local: the same, for a study of your own; a ratio "
                  "without a design is used as stated. Elicited: what experts believe, in elicited; used as stated. "
                  "Null-result, assumption: used as stated. "
                  "No-turnover-evidence: no effect is given, only break-even results."},
    Field{.key = "reason",
          .help = "Why there is no effect: for no-turnover-evidence, and then nothing else but source."},
}, estimate_fields, std::array{
    Field{.key = "figures", .form = Form::tables,
          .help = "Several figures about one intervention, instead of one."},
    Field{.key = "elicited", .form = Form::tables,
          .help = "What experts believe, instead of figures: one table an expert, pooled linearly (M12a)."},
    Field{.key = "combine", .form = Form::choice, .noun = "a way to combine figures",
          .choices = "equal shares|fixed effect|random effects|mixture", .otherwise = "equal shares",
          .help = "How several figures become one belief (M13). Equal shares: each counts the same, and the belief holds "
                  "their disagreement. Fixed effect: all measure one effect and differ by chance alone. Random effects: "
                  "each measures its own, and the belief is about the effect in one more place; needs three figures. With these "
                  "three a pilot is one more figure. Mixture: what was published may not apply here, with the chance does_not_apply; "
                  "a pilot then moves that chance (M13a). Needed where a pilot stands beside published figures."},
    Field{.key = "bias", .form = Form::choice, .noun = "a way to deal with bias", .choices = bias_choices,
          .otherwise = "beliefs.bias.method",
          .help = "What is done because studies' effects are often too large, here: the choices of beliefs.bias.method. It "
                  "reaches effects from studies; what is stated as a belief is used as it stands. With a mixture: by design, or none."},
    Field{.key = "pilot", .form = Form::table,
          .help = "What the council counted in a pilot of its own. Beside a figure, combine says how the two become one belief."},
    Field{.key = "does_not_apply", .form = Form::number, .measure = NumberKind::share, .lowest = 0, .highest = 1,
          .noun = "a chance that what was published does not apply here", .of = "all cases",
          .help = "Mixture: the chance, before the pilot is looked at, that what was published elsewhere does not apply here."},
    Field{.key = "does_not_apply_sd", .form = Form::number, .lowest = 0.05, .highest = 3,
          .noun = "a standard deviation of a log hazard ratio", .otherwise = "0.5",
          .help = "Mixture: how far from no effect the effect may lie where nothing published applies (log hazard ratio)."},
    Field{.key = "transport_sd", .form = Form::quantity, .lowest = 0, .highest = 3,
          .noun = "a standard deviation of a log hazard ratio", .unit = "log hazard ratio",
          .label = "uncertainty of transport", .otherwise = "beliefs.transport_sd",
          .help = "Replaces the general one. A fixed number."},
    source,
    note,
});

constexpr auto figure_fields = joined(std::array{
    Field{.key = "name", .otherwise = "its source", .help = "As results label it, as in \"Smith 2020\"."},
}, estimate_fields, std::array{
    source,
    note,
});

//! People are counted in full-time equivalents or in heads, both groups alike.
constexpr std::string_view with_the_other_way = "the pilot is of the other way; of one way all fields are needed";
constexpr Field pilot_left(std::string_view key, std::string_view help)
{
    return {.key = key, .form = Form::number, .lowest = 0, .highest = 100'000, .noun = "a count of leavers",
            .otherwise = with_the_other_way, .help = help};
}
constexpr Field pilot_staff(std::string_view key, std::string_view help)
{
    return {.key = key, .form = Form::number, .lowest = 1, .highest = 100'000, .noun = "a count of staff",
            .otherwise = with_the_other_way, .help = help};
}
constexpr Field pilot_months(std::string_view key, std::string_view help)
{
    return {.key = key, .form = Form::number, .measure = NumberKind::months, .lowest = 1, .highest = 120,
            .noun = "a time in which leavers were counted", .otherwise = with_the_other_way, .help = help};
}

constexpr std::array pilot_fields{
    Field{.key = "place", .otherwise = "not known: then it is doubted for being carried over everywhere",
          .help = "The authority in which it was counted, by name or code. There nothing is added for being carried over; in any "
                  "other authority transport_sd is (M14), as for what was published."},
    Field{.key = "design", .need = required,
          .help = "How those with it were chosen: one of the names in beliefs.bias.factors. A lot: randomised, or cluster "
                  "randomised where teams were drawn. Teams matched on earlier leaving: strong quasi-experimental. Chosen by "
                  "managers, or who came forward: weak quasi-experimental. Nobody to compare with: before-after."},
    pilot_left("with_left", "Two groups: who left of the teams with it."),
    pilot_staff("with_staff", "Two groups: staff in the teams with it, on average over the time."),
    pilot_left("without_left", "Two groups: who left of the teams without it."),
    pilot_staff("without_staff", "Two groups: staff in the teams without it, on average over the time."),
    pilot_months("months", "Two groups: over how long both were counted."),
    pilot_left("before_left", "Before and after: who left before it began."),
    pilot_staff("before_staff", "Before and after: staff in the same teams before, on average over the time."),
    pilot_months("before_months", "Before and after: over how long it was counted before."),
    pilot_left("after_left", "Before and after: who left since."),
    pilot_staff("after_staff", "Before and after: staff in the same teams since, on average over the time."),
    pilot_months("after_months", "Before and after: over how long it was counted since."),
    Field{.key = "design_effect", .form = Form::number, .lowest = 1, .highest = 1000, .noun = "a design effect",
          .otherwise = "1 for two groups; 2 for before and after",
          .help = "By how much the variance is wider than that of chance alone, as teams leave together (M13). From one ordinary "
                  "year to the next leavers vary twice as much as chance has it (M29), so that before and after count with 2."},
    Field{.key = "source", .need = required, .help = "Where the counts come from, with the date: payroll, the HR system."},
    note,
};

constexpr std::array delivery_fields{
    Field{.key = "eligible", .form = Form::texts, .otherwise = "all", .help = "\"all\", or names of bands."},
    believed("interventions.*.coverage", Field{.form = Form::quantity, .need = required, .measure = NumberKind::share, .lowest = 0,
          .highest = 1, .noun = "a coverage", .of = "eligible staff", .help = "Share of eligible staff reached (e of M11)."}),
    Field{.key = "start", .form = Form::number, .measure = NumberKind::months, .lowest = 0, .highest = 600,
          .noun = "a start", .otherwise = "0 months", .help = "Whole months after the study's start."},
    Field{.key = "lag", .form = Form::number, .measure = NumberKind::months, .lowest = 0, .highest = 600,
          .noun = "a lag", .otherwise = "0 months", .help = "Until anything is felt."},
    Field{.key = "ramp", .form = Form::number, .measure = NumberKind::months, .lowest = 0, .highest = 600,
          .noun = "a ramp", .otherwise = "0 months", .help = "Over which the effect grows to full."},
    Field{.key = "duration", .form = Form::number, .measure = NumberKind::months, .lowest = 1, .highest = 600,
          .noun = "a duration", .otherwise = "to the horizon", .help = "Whole months of delivery."},
    Field{.key = "half_life", .form = Form::number, .measure = NumberKind::months, .lowest = 0, .highest = 600,
          .noun = "a half-life", .otherwise = "0 months",
          .help = "In which the effect halves after the end; 0: gone at once."},
    basis,
    source,
    note,
};

constexpr std::array absence_fields{
    Field{.key = "ratio", .form = Form::quantity, .need = required, .lowest = 0.01, .highest = 10,
          .noun = "a ratio of absence", .unit = "ratio", .label = "ratio of sickness absence",
          .help = "Of sickness absence in those reached (α of M21a)."},
    basis,
    source,
    note,
};

constexpr std::array costs_fields{
    believed("interventions.*.costs.setup", Field{.form = Form::quantity, .measure = NumberKind::money, .lowest = 0, .highest = 100'000'000,
          .noun = "a set-up cost", .otherwise = "nothing is paid once, but for resources",
          .help = "Once, in the month it starts.", .of_pay = true}),
    believed("interventions.*.costs.annual", Field{.form = Form::quantity, .measure = NumberKind::money, .lowest = 0, .highest = 100'000'000,
          .noun = "a yearly cost", .otherwise = "nothing is paid by the year, but for resources", .help = "A year, while delivered.",
          .of_pay = true}),
    believed("interventions.*.costs.per_worker_year", Field{.form = Form::quantity, .measure = NumberKind::money, .lowest = 0,
          .highest = 1'000'000, .noun = "a cost per worker", .otherwise = "nothing by the worker, but for resources", .help = "Per worker reached and year, while delivered.",
          .of_pay = true}),
    believed("interventions.*.costs.per_starter", Field{.form = Form::quantity, .measure = NumberKind::money, .lowest = 0, .highest = 1'000'000,
          .noun = "a cost per starter", .otherwise = "nothing by the starter, but for resources",
          .help = "Per new starter reached, while delivered.", .of_pay = true}),
    Field{.key = "setup_is_capital", .form = Form::flag, .otherwise = "false",
          .help = "true where all of setup buys what lasts and may be paid from capital, as equipment may: your finance team says, "
                  "in setup_is_capital_why. Training and staff time are revenue. Moves no money; a financial case (`impact --case`) "
                  "shows it as capital. What is built from resources says so row by row: capital."},
    Field{.key = "setup_is_capital_why", .otherwise = "none; needed beside setup_is_capital = true, and refused without",
          .help = "What setup buys that lasts, as in \"tablets, used for four years\": a financial case prints it."},
    Field{.key = "resources", .form = Form::tables,
          .help = "What the programme takes, a table [[…costs.resources]] each: added to the amounts above (M19a); []: nothing "
                  "more, and rows of the files below are out. Rows of your own join those of the files below by item: one of the "
                  "same item replaces the fields that it gives, and the others stay; any other is added; quantity = 0 takes one "
                  "out. An amount of your own stands for the cash of all shipped rows that add to it; time of staff stays.",
          .none = true},
    Field{.key = "own_resources_only", .form = Form::flag, .otherwise = "false: they join those of the files below",
          .help = "true where the resources that stand beside it are all that the programme takes: rows of the files below are "
                  "left out. Not taken where there are none."},
    basis,
    source,
    note,
};

constexpr std::array resource_fields{
    Field{.key = "item", .need = required, .help = "What is taken: \"group supervision\", \"a room for a day\"."},
    Field{.key = "per", .form = Form::choice, .need = required, .noun = "a measure of how often",
          .choices = "worker and year|team and year|authority once|authority and year|starter",
          .help = "For whom the quantity is taken: each worker reached or each team of them (beliefs.team_size), every year; "
                  "the authority, once or every year; each new starter reached."},
    Field{.key = "kind", .form = Form::choice, .need = required, .noun = "a kind of resource", .choices = "cash|time",
          .help = "\"cash\" is paid. \"time\" is working time of the authority's own staff: it is counted as capacity, "
                  "and leaves no bank account unless it is backfilled."},
    believed("interventions.*.resources.*.quantity", Field{.form = Form::quantity, .need = required, .lowest = 0,
          .highest = 10'000'000, .noun = "a quantity", .help = "How many units: sessions, hours, days, rooms. 0 of your own takes a shipped row out."}),
    believed("interventions.*.resources.*.price", Field{.form = Form::quantity, .measure = NumberKind::money, .lowest = 0,
          .highest = 100'000'000, .noun = "a price", .otherwise = "paid_at says what it costs; one of the two is needed", .help = "Of a unit. Or paid_at."}),
    Field{.key = "paid_at", .form = Form::choice, .noun = "what it is paid at", .choices = "pay",
          .otherwise = "price is what a unit costs; time needs it",
          .help = "\"pay\": a unit is so many hours of somebody at the study's pay, which is prices.pay over "
                  "beliefs.paid_hours an hour. Time always is."},
    believed("interventions.*.resources.*.hours", Field{.form = Form::quantity, .lowest = 0, .highest = 10'000,
          .noun = "a number of hours", .otherwise = "none; needed beside paid_at, and refused without",
          .help = "Of a unit that is paid at pay; 1 where the quantity is in hours."}),
    believed("interventions.*.resources.*.backfilled", Field{.form = Form::quantity, .measure = NumberKind::share, .lowest = 0,
          .highest = 1, .noun = "a share of the hours", .of = "the hours", .otherwise = "0%: nobody stands in, and none of it is cash",
          .help = "Of time: the share of the hours in which somebody else is paid to do the work. That part is cash."}),
    believed("interventions.*.resources.*.backfill_price", Field{.form = Form::quantity, .measure = NumberKind::money,
          .lowest = 0, .highest = 10'000, .noun = "a price of an hour", .otherwise = "an hour at the study's pay",
          .help = "What who stands in is paid an hour."}),
    Field{.key = "capital", .form = Form::flag, .otherwise = "false: it is revenue",
          .help = "true where it buys what lasts and may be paid from capital, as a room's fittings may. Only of cash that is paid once. "
                  "Of training and of hours of staff, which are revenue, a warning says so unless capital_why does not. Moves no "
                  "money; a financial case shows it as capital."},
    Field{.key = "capital_why", .otherwise = "its item says what is bought; refused without capital = true",
          .help = "What it buys that lasts, or why hours belong to the cost of an asset: a financial case prints it."},
    basis,
    source,
    note,
};

constexpr std::array case_fields{
    Field{.key = "owners", .form = Form::table, .otherwise = "each line is shown as to be named",
          .help = "Who answers for each line of the budget."},
    note,
};

//! Who is not named.
constexpr std::string_view owner_otherwise = "to be named, as of a blank, TBC or n/a";
constexpr std::array case_owners_fields{
    Field{.key = "agency", .otherwise = owner_otherwise,
          .help = "A name or a post: who ends an agency worker's contract when the post is filled, and gives the money up."},
    Field{.key = "recruitment", .otherwise = owner_otherwise, .help = "Who holds the budget for advertising, fees and checks."},
    Field{.key = "training", .otherwise = owner_otherwise, .help = "Who holds the budget for training and induction of new starters."},
    Field{.key = "staff_pay", .otherwise = owner_otherwise,
          .help = "Who holds the budget for the pay of permanent staff and for what leavers cost."},
};

constexpr std::array wellbeing_fields{
    Field{.key = "measure", .need = required, .help = "What was measured."},
    Field{.key = "result", .need = required, .help = "In words, with the number."},
    Field{.key = "effect_size", .form = Form::number, .lowest = -100, .highest = 100, .noun = "an effect size",
          .help = "As published.", .used_for = "what is shown of wellbeing"},
    Field{.key = "effect_measure", .help = "\"Cohen d\", …"},
    Field{.key = "significance", .form = Form::choice, .need = required, .noun = "a significance",
          .choices = "significant|not significant|not reported", .help = "By the study's own test."},
    source,
    note,
};

constexpr std::array package_fields{
    Field{.key = "name", .need = required, .help = "As results call it."},
    Field{.key = "members", .form = Form::texts, .need = required,
          .help = "Ids, names or aliases of interventions, or ids of packages, at least two. Each must have evidence on turnover."},
    Field{.key = "overlap", .form = Form::number, .measure = NumberKind::share, .lowest = 0, .highest = 1,
          .noun = "an overlap", .of = "the weaker effects", .otherwise = "0",
          .help = "ω of M11: weakens every member's effect but the strongest one's."},
    basis,
    source,
    note,
};

constexpr std::array alliance_fields{
    Field{.key = "authorities", .form = Form::texts, .need = required,
          .help = "Names, ONS codes or DfE numbers, at least two. They stay members where they are not chosen for a run."},
    Field{.key = "interventions", .form = Form::texts, .need = required,
          .help = "Ids, names or aliases of interventions, no packages. Each has a set-up: costs.setup, or resources of \"authority "
                  "once\". An authority shares the set-up of an intervention in one alliance only."},
    Field{.key = "why", .need = required,
          .help = "The agreement, contract or decision by which they pay it once: shown wherever the cost is."},
    note,
};

constexpr std::array quantity_fields{
    Field{.key = "distribution", .form = Form::choice, .noun = "a distribution",
          .choices = "fixed|normal|log-normal|beta|gamma|uniform|triangular|pert", .otherwise = "fixed, with value",
          .help = "Which one; then one of the specifications below."},
    Field{.key = "value", .form = Form::number, .help = "One fixed number."},
    Field{.key = "mean", .form = Form::number, .help = "With sd, or with interval."},
    Field{.key = "sd", .form = Form::number, .help = "Standard deviation, in the same unit."},
    Field{.key = "interval", .form = Form::pair, .help = "95% interval, with mean or median."},
    Field{.key = "median", .form = Form::number, .help = "With interval, or (log-normal) with log_sd."},
    Field{.key = "log_sd", .form = Form::number, .help = "Standard deviation of the logarithm."},
    Field{.key = "log_mean", .form = Form::number, .help = "Mean of the logarithm, with log_sd."},
    Field{.key = "min", .form = Form::number,
          .help = "Smallest possible value, with max (uniform) or mode and max."},
    Field{.key = "mode", .form = Form::number, .help = "Most likely value (triangular, pert)."},
    Field{.key = "max", .form = Form::number, .help = "Largest possible value."},
    Field{.key = "events", .form = Form::number,
          .help = "With of: a count, which makes a beta (events + ½, others + ½)."},
    Field{.key = "of", .form = Form::number, .help = "How many were counted."},
    Field{.key = "shape", .form = Form::number, .help = "Gamma, with scale."},
    Field{.key = "scale", .form = Form::number, .help = "Gamma, with shape."},
    Field{.key = "alpha", .form = Form::number, .help = "Beta, with beta."},
    Field{.key = "beta", .form = Form::number, .help = "Beta, with alpha."},
    Field{.key = "elicited", .form = Form::tables,
          .help = "What experts believe: one table an expert, pooled linearly. Each expert's table names its own distribution."},
    Field{.key = "pensionable", .form = Form::flag, .otherwise = "false",
          .help = "Of a share of salary: does the payment count towards the pension? It then carries all on-costs."},
    Field{.key = "price_year", .form = Form::whole, .measure = NumberKind::year, .lowest = 1900, .highest = 2100,
          .noun = "a price year", .otherwise = "the study's",
          .help = "Of money: the year in whose prices it is stated. It is taken to the study's by [deflator]."},
    Field{.key = "optimism_bias", .form = Form::number, .measure = NumberKind::share, .lowest = 0, .highest = 3,
          .noun = "an optimism bias", .of = "what is stated",
          .help = "Of money: how much more it is expected to come to than stated; \"20%\" multiplies it by 1.2."},
    Field{.key = "optimism_bias_reason",
          .help = "Why so much: what the estimate leaves open, or how others like it came out. Needed with "
                  "optimism_bias."},
    basis,
    source,
    note,
};

constexpr std::string_view fitted_families = "normal|log-normal|gamma|beta";

constexpr Field expert{.key = "expert", .need = required, .help = "Who was asked: a name or a role, as in \"Head of HR\"."};
constexpr Field chips{.key = "chips", .form = Form::table, .otherwise = "quantiles; one of the two is needed",
    .help = "Chips laid into bins: how many of all, so probable. Either this or quantiles."};
constexpr Field quantiles{.key = "quantiles", .form = Form::table, .otherwise = "chips; one of the two is needed",
    .help = "Values by level: \"5%\" is the value that it lies below in 5 of 100 cases."};
constexpr Field expert_weight{.key = "weight", .form = Form::number, .lowest = 0.001, .highest = 1000, .noun = "a weight",
    .otherwise = "1", .help = "How much this expert counts beside the others."};
constexpr Field expert_reason{.key = "reason", .need = required,
    .help = "Why the expert thinks so, in a sentence that a reader can question."};

constexpr std::array elicited_fields{
    expert,
    chips,
    quantiles,
    Field{.key = "distribution", .form = Form::choice, .noun = "a distribution for what an expert says",
          .choices = fitted_families,
          .otherwise = "beta for a share, log-normal for what is never below 0, else normal",
          .help = "Which one is fitted: of the family, the one whose cumulative probabilities are nearest to those stated."},
    expert_weight,
    expert_reason,
};

constexpr std::array chips_fields{
    Field{.key = "bins", .form = Form::numbers, .help = "The edges, rising, in the unit of the answer: one more than there are counts."},
    Field{.key = "counts", .form = Form::numbers, .lowest = 0, .highest = 10'000, .noun = "a number of chips",
          .help = "Chips in each bin. They lie in three bins or more."},
};

//! A level; its key is the probability.
constexpr std::array quantiles_fields{
    Field{.key = "<level>", .form = Form::number, .noun = "a value",
          .help = "A value in the unit of the answer, as in \"50%\" = 14. Two or more, levels and values rising, on both sides of 50%."},
};

constexpr std::array elicited_effect_fields{
    expert,
    Field{.key = "of", .form = Form::whole, .lowest = 2, .highest = 1'000'000, .noun = "a number of workers", .otherwise = "100",
          .help = "Of how many workers like yours the question speaks."},
    Field{.key = "without", .form = Form::number, .need = required, .lowest = 0, .highest = 1'000'000, .noun = "a number of leavers",
          .help = "How many of them leave in a year without the programme, as the expert sees it: one number."},
    Field{.key = "with", .form = Form::table, .need = required,
          .help = "How many leave with it, if so many leave without: chips or quantiles."},
    expert_weight,
    expert_reason,
};

constexpr std::array elicited_with_fields{chips, quantiles};

constexpr std::array deflator_fields{
    Field{.key = "name", .need = required, .help = "As results call it."},
    Field{.key = "forecast_from", .form = Form::whole, .measure = NumberKind::year, .lowest = 1900, .highest = 2100,
          .noun = "a year", .otherwise = "none",
          .help = "The first year of the index that is a forecast: an amount that is adjusted by it says so.",
          .used_for = "which years of the index are called a forecast"},
    Field{.key = "index", .form = Form::table, .need = required,
          .help = "The level of prices by calendar year, as in 2014 = 74.6524. Money of one year is multiplied by the "
                  "index of the study's price_year and divided by that of its own; only the ratio matters."},
    basis,
    source,
    note,
};

//! A year of the index; its key is the year.
constexpr std::array deflator_index_fields{
    Field{.key = "<year>", .form = Form::number, .lowest = 0.001, .highest = 1e6, .noun = "a price index",
          .help = "The level of prices of that year. A year that you add needs the source of [deflator] to say so."},
};

// clang-format on

}  // namespace

Section const root{"", "The top of every file.", root_fields};
Section const scenario{"scenario", "Other inputs, run beside the study.", scenario_fields};
Section const study{"study", "What to run.", study_fields};
Section const discount_step{"study.discounting", "A discount rate from a year on.", discount_step_fields};
Section const prices{"prices", "What things cost. Each is a quantity.", prices_fields};
Section const cover_share{"prices.cover_share", "The share itself is each authority's own.", cover_share_fields};
Section const working_days{"prices.working_days", "", working_days_fields};
Section const deflator{"deflator",
                       "How prices have risen: brings money that is stated in prices of another year to the "
                       "study's.",
                       deflator_fields};
Section const deflator_index{"deflator.index", "", deflator_index_fields};
Section const beliefs{"beliefs", "What the model believes about leaving, hiring and evidence.", beliefs_fields};
Section const band{"beliefs.bands", "A band of tenure.", band_fields};
Section const bias{"beliefs.bias", "Log hazard ratio used = factor × published (M14).", bias_fields};
Section const correlation{"beliefs.correlations", "Two beliefs that move together.", correlation_fields};
Section const england{"england", "England as a whole, and where the figures come from.", england_fields};
Section const published{"published.<name>", "A file of published figures. `holdfast import` writes it.",
                        published_fields};
Section const national_rate{"england.national_leaving_rate", "One year.", national_rate_fields};
Section const authority{"authorities.<code>", "One authority, as published.", authority_fields};
Section const relative_leaving_rate{"authorities.<code>.relative_leaving_rate", "A gamma, or a fixed number.",
                                    relative_leaving_rate_fields};
Section const leaving_year{"authorities.<code>.years", "One published year.", leaving_year_fields};
Section const cover_year{"authorities.<code>.cover_years", "One published year.", cover_year_fields};
Section const own_year{"authorities.<code>.own_years", "One year of your own counting.", own_year_fields};
Section const agency_spend{"authorities.<code>.agency_spend", "What agency workers cost in one year.",
                           agency_spend_fields};
Section const intervention{"interventions.<id>", "One intervention.", intervention_fields};
Section const intervention_study{"interventions.<id>.study", "Where the evidence comes from.",
                                 intervention_study_fields};
Section const effect{
    "interventions.<id>.effect",
    "The effect on leaving, as published; the calculator converts it. Laid over a shipped effect, one "
    "that says measure or figures stands alone: nothing of the old one is left, nor its study and its "
    "caution. A value alone, or another part of it, shows what another number would do, read as the old one is, and "
    "takes no source of your own.",
    effect_fields};
Section const pilot{
    "interventions.<id>.effect.pilot",
    "A pilot of the council's own. Give either two groups over the same time (with_…, without_…, months) or the same "
    "teams before and after (before_…, after_…). `holdfast init --pilot` writes a study with it.",
    pilot_fields};
Section const figure{"interventions.<id>.effect.figures", "One of several figures.", figure_fields};
Section const delivery{"interventions.<id>.delivery", "Who is reached, and when.", delivery_fields};
Section const absence{"interventions.<id>.absence", "Only where it was measured and is meant to be used.",
                      absence_fields};
Section const costs{
    "interventions.<id>.costs",
    "Each is a quantity. One at least is needed: a programme that costs nothing says annual = 0. An amount may be "
    "a share, which follows pay draw by draw: \"8% of pay\" (with on-costs), or \"8% of salary\" (pay "
    "over 1 + on-costs, and the employer's national insurance on top of it).",
    costs_fields};
Section const adopters{"interventions.<id>.adopters",
                       "One set of authorities. What happened there is worked out from the published panel "
                       "(inputs/panel.csv), as `look-back` does.",
                       adopters_fields};
Section const resource{"interventions.<id>.costs.resources",
                       "One thing that the programme takes (M19a). Its numbers are quantities, each drawn by itself; "
                       "basis and source here "
                       "speak of those that say none of their own.",
                       resource_fields};
Section const wellbeing{"interventions.<id>.wellbeing", "One result.", wellbeing_fields};
Section const package{"packages.<id>", "Interventions bought together.", package_fields};
Section const alliance{"alliances.<id>",
                       "These authorities pay the set-up of these interventions once between them. Each carries the "
                       "share that its staff in post are of "
                       "all members' (M19c), which holds only if all of them buy; a budget counts the set-up as one "
                       "purchase that its members' need.",
                       alliance_fields};
Section const case_{"case", "What a financial case (`impact --case`) says beside its figures.", case_fields};
Section const case_owners{"case.owners",
                          "Who answers for each line of the budget that a financial case changes. One that is left "
                          "out, blank or a stand-in (TBC, "
                          "n/a, ?) is shown as \"to be named\".",
                          case_owners_fields};
Section const quantity{
    "(a quantity)",
    "A number that moves a result: bare, or a table with a distribution. Its basis and source are those "
    "beside its numbers, or else those of the table around it, as the same file says them. A file "
    "that says them and no number changes nothing: they speak of none.",
    quantity_fields};

Section const elicited{"(a quantity).elicited",
                       "What one expert believes, as asked for in the way of SHELF. Several are pooled linearly: in so "
                       "many of 100 draws one of "
                       "them is right. The basis is then elicited, and the source says who was asked.",
                       elicited_fields};
Section const chips_section{"(a quantity).elicited.chips", "", chips_fields};
Section const quantiles_section{"(a quantity).elicited.quantiles", "", quantiles_fields};
Section const elicited_effect{"interventions.<id>.effect.elicited",
                              "What one expert believes the programme does, asked about people: of 100 workers like "
                              "yours, how many leave in a year without "
                              "it, and how many with it? The answers become a hazard ratio (M12a).",
                              elicited_effect_fields};
Section const elicited_with{"interventions.<id>.effect.elicited.with", "", elicited_with_fields};

}  // namespace sections

std::span<Section const* const> all_sections()
{
    using namespace sections;
    static constexpr std::array all{&root,
                                    &study,
                                    &discount_step,
                                    &quantity,
                                    &elicited,
                                    &chips_section,
                                    &quantiles_section,
                                    &prices,
                                    &cover_share,
                                    &working_days,
                                    &deflator,
                                    &deflator_index,
                                    &beliefs,
                                    &band,
                                    &bias,
                                    &correlation,
                                    &published,
                                    &england,
                                    &national_rate,
                                    &authority,
                                    &relative_leaving_rate,
                                    &leaving_year,
                                    &cover_year,
                                    &own_year,
                                    &agency_spend,
                                    &intervention,
                                    &intervention_study,
                                    &effect,
                                    &figure,
                                    &pilot,
                                    &elicited_effect,
                                    &elicited_with,
                                    &delivery,
                                    &absence,
                                    &costs,
                                    &adopters,
                                    &resource,
                                    &wellbeing,
                                    &package,
                                    &alliance,
                                    &scenario,
                                    &case_,
                                    &case_owners};
    return all;
}

}  // namespace holdfast

#include "support/sample_findings.hpp"

#include <algorithm>
#include <cmath>

namespace holdfast::sample {

namespace {

//! A mean with a range: `spread` of its size (or of 1,000) on either side.
Estimate about(double mean, double spread = 0.8)
{
    auto const half = spread * std::max(std::abs(mean), 1000.0);
    return {mean, half / 200.0, mean - half, mean + half};
}

Estimate operator*(Estimate e, double factor)
{
    Estimate scaled{e.mean * factor, e.mcse * std::abs(factor), e.low * factor, e.high * factor};
    if (scaled.low > scaled.high) std::swap(scaled.low, scaled.high);
    return scaled;
}

Savings scaled(Savings const& s, double factor)
{
    return {s.gross_cash * factor, s.gross_total * factor, s.net_cash * factor, s.net_total * factor};
}

Belief belief(std::string id, std::string label, std::string unit, Distribution about_it,
              Basis basis = Basis::assumption)
{
    Belief b;
    b.id = std::move(id);
    b.label = std::move(label);
    b.unit = std::move(unit);
    b.about = about_it;
    b.basis = basis;
    b.source = "Assumption of the sample";
    return b;
}

Intervention intervention(std::string id, std::string name, Basis basis, Basis cost_basis)
{
    Intervention i;
    i.id = id;
    i.name = std::move(name);
    i.level = "organisational";
    i.group = "review";
    i.review = "What the review says about it.";
    i.caution = "One study, and not from England.";
    i.citation = "Somebody 2006";
    i.study_design = "cluster-randomised trial";
    i.basis = basis;
    i.effect_source = "Somebody 2006, table 2";
    auto const own = "interventions." + i.id;
    if (basis == Basis::no_turnover_evidence) i.effect_reason = "no study measured leaving";
    else
        i.effect = LeavingEffect{belief(own + ".effect", "log hazard ratio", "", Normal{-0.2, 0.15}, basis),
                                 0.75,
                                 belief(own + ".transport", "transport", "", Normal{0.0, 0.15}),
                                 "odds ratio 0.344 (comparator risk 65%)",
                                 "strong quasi-experimental",
                                 false};
    i.coverage = belief(own + ".coverage", "coverage", "share", Beta{12.0, 3.0});
    i.setup = belief(own + ".costs.setup", "set-up", "£", Gamma{4.0, 15'000.0}, cost_basis);
    i.per_worker_year =
        belief(own + ".costs.per_worker_year", "cost per worker", "£ per FTE-year", Gamma{4.0, 225.0}, cost_basis);
    i.wellbeing = {{"burnout", "fell by half a standard deviation", 0.48, "Cohen d", "significant", "Somebody 2006"}};
    return i;
}

Authority authority(std::string code, std::string name, std::string region, double in_post)
{
    Authority a;
    a.code = code;
    a.dfe_number = "383";
    a.name = std::move(name);
    a.region = std::move(region);
    a.type = "metropolitan";
    a.year = 2025;
    a.in_post = in_post;
    a.vacancies = in_post / 10.0;
    a.agency = in_post / 20.0;
    auto const own = "authorities." + a.code;
    a.relative_leaving_rate =
        belief(own + ".relative_leaving_rate", "leaving rate over England's", "", Gamma{40.0, 0.025}, Basis::derived);
    a.cover_share = belief(own + ".cover_share", "cover share", "share", Beta{36.8, 13.2}, Basis::official_statistic);
    a.agency_price_level =
        belief(own + ".agency_price_level", "agency price level", "ratio", Fixed{1.0}, Basis::derived);
    a.caseload = belief(own + ".caseload", "caseload", "children per worker", Fixed{15.2}, Basis::official_statistic);
    a.absence_rate = belief(own + ".absence_rate", "absence", "share", Fixed{0.035}, Basis::official_statistic);
    a.source = "DfE, Children's social work workforce 2025";
    return a;
}

Study study()
{
    Study s;
    s.name = "A study made by hand";
    s.bands = {{"under five years", 0.61, 60.0,
                belief("beliefs.bands.1.relative_rate", "relative rate", "", Gamma{100.0, 0.0136})},
               {"five years or more", 0.39, std::nullopt,
                belief("beliefs.bands.2.relative_rate", "relative rate", "", Fixed{1.0})}};
    s.prices.pay = belief("prices.pay", "pay with on-costs", "£ per FTE-year", Gamma{123.0, 541.1}, Basis::published);
    s.prices.agency_premium = belief("prices.agency_premium", "agency premium", "share of pay", Gamma{11.4, 0.0355});
    s.prices.agency_released =
        belief("prices.agency_released", "agency workers who go", "share of covered posts", Fixed{1.0});
    s.prices.recruitment = belief("prices.recruitment", "recruitment", "£ per hire", Gamma{3.2, 1389.0});
    s.prices.induction = belief("prices.induction", "induction", "£ per hire", Gamma{4.0, 750.0});
    s.prices.exit = belief("prices.exit", "exit", "£ per leaver", Gamma{4.0, 125.0});
    s.prices.months_to_full_productivity =
        belief("prices.months_to_full_productivity", "months to full productivity", "months", LogNormal{1.8, 0.3});
    s.prices.starting_productivity =
        belief("prices.starting_productivity", "starting productivity", "share", Triangular{0.25, 0.5, 0.75});
    s.prices.uncovered_value = belief("prices.uncovered_value", "value of uncovered work", "share of pay", Fixed{1.0});
    s.posts_growth = belief("beliefs.posts_growth", "growth of posts", "share a year", Fixed{0.0});
    s.leaving_rate = belief("beliefs.leaving_rate", "national leaving rate", "per year", LogNormal{-2.11, 0.1});
    s.months_to_fill = belief("beliefs.months_to_fill", "months to fill", "months", Pert{2.0, 6.0, 12.0});
    s.moves_between_authorities = belief("beliefs.moves_between_authorities", "leavers who move to another authority",
                                         "share", Fixed{0.29}, Basis::official_statistic);
    s.between_authorities_sd = 0.1;
    s.between_authorities =
        belief("beliefs.between_authorities_sd", "difference between authorities", "", Normal{0.0, 0.1});
    s.correlations = {{0, 1, 0.3}};
    s.correlated = {"prices.pay", "prices.agency_premium"};
    s.authorities = {authority("E08000035", "Leeds", "Yorkshire and The Humber", 480.0),
                     authority("E08000034", "Kirklees", "Yorkshire and The Humber", 210.0),
                     authority("E06000041", "Wokingham", "South East", 95.0)};
    s.authorities[leeds].flags = {"caseload: England's, since the cell is blank"};
    s.interventions = {
        intervention("participatory-development",
                     "Improving the organisation together with its staff (ARC, design teams)", Basis::published,
                     Basis::placeholder),
        intervention("retention-payment", "Retention payments", Basis::published, Basis::published),
        intervention("enhanced-supervision", "Enhanced supervision", Basis::assumption, Basis::placeholder),
        intervention("newly-qualified-support", "Support for newly qualified staff", Basis::null_result,
                     Basis::placeholder),
        intervention("resilience-mindfulness", "Resilience and mindfulness", Basis::no_turnover_evidence,
                     Basis::placeholder)};
    s.authorities_in_region = {{"Yorkshire and The Humber", 15}, {"South East", 19}};
    s.attribution = {"Contains public sector information licensed under the Open Government Licence v3.0."};
    return s;
}

Strategy strategy(Study const& s, std::size_t member)
{
    auto const& i = s.interventions[member];
    Strategy strategy{i.id,         i.name,
                      i.level,      i.group,
                      i.basis,      i.has_placeholder_cost(),
                      {},           {member},
                      0.0,          i.effect.has_value(),
                      std::nullopt, std::nullopt};
    strategy.cost_parts = i.cash_parts();
    strategy.hours_guessed = i.guesses_hours();
    if (i.effect) {
        strategy.hazard_ratio = Estimate{0.81, 0.001, 0.55, 1.14};
        strategy.hazard_ratio_published = Estimate{0.47, 0.001, 0.25, 0.89};
    }
    return strategy;
}

//! What is left after the parts of a cost that has only one.
void know(Savings& savings, bool placeholder)
{
    savings.after_stated_cash = savings.after_built_cash = placeholder ? savings.gross_cash : savings.net_cash;
    savings.after_stated_total = savings.after_built_total = placeholder ? savings.gross_total : savings.net_total;
}
void know(Chances& chances, bool placeholder)
{
    chances.after_stated_cash = chances.after_built_cash = placeholder ? chances.gross_cash : chances.net_cash;
    chances.after_stated_total = chances.after_built_total = placeholder ? chances.gross_total : chances.net_total;
}

void price(Result& r, double size, bool costs_cash)
{
    std::array<Estimate, line_count> lines{};
    auto const put = [&](Line line, double mean) { lines[static_cast<std::size_t>(line)] = about(mean * size); };
    put(Line::pay, -620.0);
    put(Line::agency, costs_cash ? 0.0 : 690.0);
    put(Line::recruitment, 180.0);
    put(Line::induction, 120.0);
    put(Line::exit, 20.0);
    put(Line::programme, -310.0);
    put(Line::uncovered, costs_cash ? 620.0 : 160.0);
    put(Line::ramp_up, 70.0);
    put(Line::absence, -4.0);
    auto& saved = r.saved.emplace();
    saved.lines = lines;
    double cash = 0.0;
    double capacity = 0.0;
    for (auto const line : all_lines)
        if (line != Line::programme) (is_cash(line) ? cash : capacity) += lines[static_cast<std::size_t>(line)].mean;
    auto const programme = -lines[static_cast<std::size_t>(Line::programme)].mean;
    saved.savings =
        Savings{about(cash), about(cash + capacity), about(cash - programme), about(cash + capacity - programme)};
    saved.chances = costs_cash ? Chances{0.22, 0.9, 0.01, 0.6} : Chances{0.97, 0.999, 0.55, 0.84};
    saved.england = scaled(saved.savings, 0.8);
    saved.unadjusted_gross_cash = saved.savings.gross_cash * 1.9;
    saved.unadjusted_gross_total = saved.savings.gross_total * 1.9;
    for (int year = 2026; year < 2031; ++year)
        saved.years.push_back({year, 12, saved.savings.gross_cash * 0.22, about(capacity * 0.22),
                               about(programme * 0.22), saved.savings.net_cash * 0.22});
    saved.base.gross_cash = cash * 0.98;
    saved.base.gross_total = (cash + capacity) * 0.98;
    saved.base.net_cash = (cash - programme) * 0.98;
    saved.base.net_total = (cash + capacity - programme) * 0.98;
    saved.leavers_averted = about(size / 12.0);
    saved.leavers_averted_discounted = about(size / 13.0);
    saved.fte_years_kept = about(size / 25.0);
    saved.vacancy_months_avoided = about(size / 2.0);
    saved.agency_fte_years_avoided = about(size / 34.0);
    saved.hires_avoided = about(size / 12.0);
    saved.sickness_days_avoided = about(-size / 100.0);
    saved.handovers_averted = about(size * 1.2);
    r.cost_per_leaver_averted.value = Ratio{programme / (size / 13.0), 12.0};
    r.affordable_cash.value = about(cash / (size * 1.7));
    r.affordable_total.value = about((cash + capacity) / (size * 1.7));
    if (costs_cash)
        r.break_even_cash.reason =
            "here fewer leavers make the cash saving worse, so no fall in leaving pays for the programme";
    else r.break_even_cash.value = BreakEven{0.77, 0.004};
    r.break_even_total.value = BreakEven{0.881, 0.003};
    if (costs_cash) r.payback.reason = "the expected saving has not caught up with the cost by the horizon";
    else r.payback.value = Payback{14};
}

Result result(Study const& s, std::vector<Strategy> const& strategies, std::size_t authority_index,
              std::size_t strategy_index)
{
    // How large the effect is, by strategy; null results hover around nothing.
    static constexpr std::array<double, 6> sizes{1.0, 0.7, 0.4, 0.02, 0.0, 1.3};
    Result r;
    r.authority = authority_index;
    r.strategy = strategy_index;
    auto const in_post = s.authorities[authority_index].in_post;
    r.programme_cost = about(in_post * 310.0 * (strategy_index == no_evidence ? 1.0 : sizes[strategy_index]), 0.5);
    at(r.programme_parts, strategies[strategy_index].placeholder_cost ? CostPart::guessed : CostPart::stated) =
        r.programme_cost;
    r.workers_reached = about(in_post * 1.7, 0.1);
    if (strategies[strategy_index].has_effect) {
        price(r, in_post * sizes[strategy_index], authority_index == wokingham);
        bool const placeholder = strategies[strategy_index].placeholder_cost;
        know(r.saved->savings, placeholder);
        know(r.saved->england, placeholder);
        know(r.saved->chances, placeholder);
        for (auto& year : r.saved->years)
            year.known_cash_saving = placeholder ? year.gross_cash_saving : year.net_cash_saving;
        return r;
    }
    r.no_savings_reason = "no study measured leaving";
    r.payback.reason = r.cost_per_leaver_averted.reason = r.affordable_cash.reason = r.affordable_total.reason =
        r.no_savings_reason;
    if (authority_index == wokingham)
        r.break_even_cash.reason =
            "here fewer leavers make the cash saving worse, so no fall in leaving pays for the programme";
    else r.break_even_cash.value = BreakEven{0.64, 0.004};
    r.break_even_total.value = BreakEven{0.8, 0.003};
    return r;
}

Total total(Findings const& f, std::size_t strategy_index, std::string const& scope, std::string const& name)
{
    Total t;
    t.scope = scope;
    t.name = name;
    t.strategy = strategy_index;
    t.no_savings_reason = f.strategies[strategy_index].has_effect ? "" : "no study measured leaving";
    Savings sum;
    for (auto const& r : f.results) {
        if (r.strategy != strategy_index) continue;
        if (scope == "region" && f.study.authorities[r.authority].region != name) continue;
        ++t.authorities;
        if (!r.saved) continue;
        sum.gross_cash.mean += r.saved->savings.gross_cash.mean;
        sum.gross_total.mean += r.saved->savings.gross_total.mean;
        sum.net_cash.mean += r.saved->savings.net_cash.mean;
        sum.net_total.mean += r.saved->savings.net_total.mean;
    }
    t.of = 0;
    for (auto const& [region, count] : f.study.authorities_in_region)
        if (scope != "region" || region == name) t.of += static_cast<std::size_t>(count);
    if (!f.strategies[strategy_index].has_effect) {
        t.affordable_cash.reason = t.affordable_total.reason = t.no_savings_reason;
        return t;
    }
    auto& saved = t.saved.emplace();
    saved.savings = Savings{about(sum.gross_cash.mean), about(sum.gross_total.mean), about(sum.net_cash.mean),
                            about(sum.net_total.mean)};
    bool const placeholder = f.strategies[strategy_index].placeholder_cost;
    know(saved.savings, placeholder);
    saved.england = scaled(saved.savings, 0.8);
    know(saved.england, placeholder);
    saved.chances = saved.england_chances = Chances{0.95, 0.99, 0.5, 0.8};
    know(saved.chances, placeholder);
    know(saved.england_chances, placeholder);
    saved.leavers_averted = about(60.0);
    saved.fte_years_kept = about(30.0);
    t.affordable_cash.value = about(210.0);
    t.affordable_total.value = about(340.0);
    return t;
}

void add_totals(Findings& f)
{
    f.totals.clear();
    std::vector<std::string> regions;
    for (auto const& a : f.study.authorities)
        if (std::find(regions.begin(), regions.end(), a.region) == regions.end()) regions.push_back(a.region);
    if (f.study.authorities.size() < 2) return;
    for (std::size_t s = 0; s < f.strategies.size(); ++s) {
        for (auto const& region : regions) f.totals.push_back(total(f, s, "region", region));
        f.totals.push_back(total(f, s, "all", "selected authorities"));
    }
}

}  // namespace

Findings findings()
{
    Findings f;
    f.version = "0.1.0";
    f.seed = 20260401;
    f.draws = 10'000;
    f.inputs_hash = "3fa9c1d2e4b5a6978877665544332211ffeeddccbbaa99887766554433221100";
    f.study = study();
    for (std::size_t i = 0; i < f.study.interventions.size(); ++i) f.strategies.push_back(strategy(f.study, i));
    f.strategies.push_back({"both",
                            "Development and supervision together",
                            "package",
                            "package",
                            Basis::assumption,
                            true,
                            {false, false, true},
                            {published, assumed},
                            0.25,
                            true,
                            std::nullopt,
                            std::nullopt});
    for (std::size_t a = 0; a < f.study.authorities.size(); ++a)
        for (std::size_t s = 0; s < f.strategies.size(); ++s) f.results.push_back(result(f.study, f.strategies, a, s));
    add_totals(f);
    f.break_even_draws = 1000;
    f.warnings = {{Problem::Kind::warning,
                   {"prices.toml", 14, 1, 6, "recruitment = 4500"},
                   "prices.recruitment",
                   "prices.recruitment has no source",
                   "write who says so",
                   std::nullopt}};
    f.local_values = {{"prices.pay.mean", "70000", "£66,560", "--set"}};
    return f;
}

Findings findings_of(std::vector<std::size_t> const& authorities, std::vector<std::size_t> const& strategies)
{
    auto f = findings();
    std::vector<Authority> kept;
    std::vector<Strategy> kept_strategies;
    std::vector<Result> results;
    for (std::size_t a = 0; a < authorities.size(); ++a) {
        kept.push_back(f.study.authorities[authorities[a]]);
        for (std::size_t s = 0; s < strategies.size(); ++s) {
            auto r = f.results[authorities[a] * f.strategies.size() + strategies[s]];
            r.authority = a;
            r.strategy = s;
            results.push_back(r);
        }
    }
    for (auto const s : strategies) kept_strategies.push_back(f.strategies[s]);
    f.study.authorities = kept;
    f.strategies = kept_strategies;
    f.results = results;
    add_totals(f);
    return f;
}

WorkedSum worked_sum()
{
    WorkedSum w;
    w.authority = "Leeds";
    w.authority_code = "E08000035";
    w.intervention = "Improving the organisation together with its staff (ARC, design teams)";
    w.intervention_id = "participatory-development";
    w.basis = Basis::published;
    w.placeholder_cost = true;
    at(w.cost_parts, CostPart::guessed) = true;
    at(w.programme_parts, CostPart::guessed) = Money::pence(60'900'01);
    w.months = 2;
    w.start = {2026, 4};
    w.price_year = 2025;
    w.inputs = {{"pay with on-costs", 66'560.0, "£ per FTE-year", "mean of gamma(mean 66,560, sd 6,000)",
                 "One council's decision, 2025/26", Basis::published, false},
                {"leaving rate", 0.113834, "per year", "0.1211 × 0.94", "", Basis::derived, true}};
    // Each line: without, with [pence]; the months of its saving.
    struct Row {
        Line line;
        std::int64_t without, with;
    };
    static constexpr std::array<Row, line_count> rows{{{Line::pay, 5'000'000'10, 5'000'310'11},
                                                       {Line::agency, 40'000'00, 39'000'03},
                                                       {Line::recruitment, 9'000'00, 8'700'07},
                                                       {Line::induction, 6'000'00, 5'800'00},
                                                       {Line::exit, 1'000'00, 966'67},
                                                       {Line::programme, 0, 60'900'01},
                                                       {Line::uncovered, 20'000'00, 19'000'00},
                                                       {Line::ramp_up, 7'000'00, 6'500'50},
                                                       {Line::absence, 9'000'00, 9'000'05},
                                                       {Line::programme_time, 0, 0}}};
    w.by_month.resize(2);
    w.by_month[0].when = {2026, 4};
    w.by_month[1].when = {2026, 5};
    for (auto const& row : rows) {
        WorkedLine const line{row.line, Money::pence(row.without), Money::pence(row.with)};
        w.lines.push_back(line);
        auto const first = line.saving().in_pence() / 3;
        auto const at = static_cast<std::size_t>(row.line);
        w.by_month[0].saving[at] = Money::pence(first);
        w.by_month[1].saving[at] = Money::pence(line.saving().in_pence() - first);
        for (auto& month : w.by_month)
            if (is_cash(row.line)) month.net_cash += month.saving[at];
        (is_cash(row.line) ? w.net_cash : w.net_total) += line.saving();
        if (row.line != Line::programme) (is_cash(row.line) ? w.gross_cash : w.gross_total) += line.saving();
    }
    w.net_total += w.net_cash;
    w.gross_total += w.gross_cash;
    for (auto& month : w.by_month) {
        month.staff = 480.0;
        month.vacancies = 48.0;
        month.leavers = 4.4;
        month.leavers_without = 4.5;
        month.hires = 4.5;
        month.discount = 0.99;
    }
    w.leavers_without = 9.0;
    w.leavers_with = 8.8;
    w.hazard_ratio = 0.8123;
    w.posts = 528.0;
    return w;
}

}  // namespace holdfast::sample

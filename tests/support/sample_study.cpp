#include "sample_study.hpp"

#include "study/every_belief.hpp"

#include <cmath>
#include <utility>

namespace holdfast {

namespace {

Belief belief(std::string id, std::string label, std::string unit, Basis basis, Distribution about)
{
    return {std::move(id), std::move(label), std::move(unit), "invented for tests", basis, about, {}, false};
}

Authority authority(std::string code, std::string name, std::string region, double in_post, double vacancies)
{
    Authority a;
    a.code = std::move(code);
    a.name = std::move(name);
    a.region = std::move(region);
    a.year = 2025;
    a.in_post = in_post;
    a.vacancies = vacancies;
    a.source = "invented for tests";
    auto const own = [&a](char const* field) { return "authorities." + a.code + "." + field; };
    a.relative_leaving_rate = belief(own("relative_leaving_rate"), "leaving rate relative to England's", "ratio",
                                     Basis::derived, gamma_of(1.04, 0.12));
    a.cover_share = belief(own("cover_share"), "share of vacancies covered by agency staff", "share",
                           Basis::official_statistic, beta_of(0.7, 0.06));
    a.agency_price_level =
        belief(own("agency_price_level"), "agency price level", "ratio", Basis::derived, LogNormal{-0.005, 0.1});
    a.caseload =
        belief(own("caseload"), "children per social worker", "children", Basis::official_statistic, Fixed{15.2});
    a.absence_rate =
        belief(own("absence_rate"), "working time lost to sickness", "share", Basis::official_statistic, Fixed{0.035});
    return a;
}

//! An intervention with a name; its effect and costs follow.
Intervention intervention(std::string id, std::string name, Basis basis)
{
    Intervention i;
    i.id = std::move(id);
    i.name = std::move(name);
    i.level = "organisational";
    i.group = "review";
    i.review = "Invented for tests.";
    i.citation = "none";
    i.basis = basis;
    i.coverage = belief("interventions." + i.id + ".coverage", "share of eligible staff reached", "share",
                        Basis::assumption, beta_of(0.8, 0.08));
    return i;
}

LeavingEffect effect(Intervention const& of, double hazard_ratio, double log_sd, double bias_factor,
                     double transport_sd)
{
    LeavingEffect e;
    auto const id = "interventions." + of.id + ".effect";
    e.log_hazard_ratio = belief(id + ".log_hazard_ratio", "logarithm of the hazard ratio", "ln", of.basis,
                                Normal{std::log(hazard_ratio), log_sd});
    e.bias_factor = bias_factor;
    e.transport = belief(id + ".transport", "elsewhere is not here", "ln", Basis::assumption,
                         transport_sd > 0.0 ? Distribution(Normal{0.0, transport_sd}) : Distribution(Fixed{0.0}));
    e.as_published = "hazard ratio " + std::to_string(hazard_ratio);
    e.design = bias_factor < 1.0 ? "before-after" : "";
    return e;
}

std::optional<Belief> cost(Intervention const& of, char const* kind, Basis basis, double mean, double sd)
{
    return belief("interventions." + of.id + ".costs." + kind, kind, "£", basis, gamma_of(mean, sd));
}

Intervention supervision()
{
    auto i = intervention("supervision", "Better supervision", Basis::published);
    i.effect = effect(i, 0.47, 0.30, 0.5, 0.15);
    i.delivery = {0, 3.0, 6.0, std::nullopt, 0.0};
    i.setup = cost(i, "setup", Basis::placeholder, 20'000.0, 8'000.0);
    i.per_worker_year = cost(i, "per_worker_year", Basis::placeholder, 350.0, 90.0);
    return i;
}

Intervention mentoring()
{
    auto i = intervention("mentoring", "Mentors for new staff", Basis::null_result);
    i.effect = effect(i, 1.0, 0.20, 1.0, 0.0);
    i.delivery = {0, 0.0, 0.0, 12, 6.0};
    i.eligible_bands = {"under five years"};
    i.per_starter = cost(i, "per_starter", Basis::published, 400.0, 100.0);
    return i;
}

Intervention workload()
{
    auto i = intervention("workload", "Smaller caseloads", Basis::assumption);
    i.effect = effect(i, 0.85, 0.10, 1.0, 0.0);
    i.delivery = {6, 0.0, 3.0, std::nullopt, 0.0};
    i.absence_ratio = belief("interventions.workload.absence_ratio", "sickness absence in those reached", "ratio",
                             Basis::published, gamma_of(0.95, 0.03));
    i.annual = cost(i, "annual", Basis::assumption, 15'000.0, 4'000.0);
    return i;
}

Intervention circles()
{
    auto i = intervention("circles", "Reflective circles", Basis::no_turnover_evidence);
    i.effect_reason = "no study measured turnover";
    i.delivery = {0, 0.0, 0.0, std::nullopt, 0.0};
    i.per_worker_year = cost(i, "per_worker_year", Basis::placeholder, 120.0, 30.0);
    return i;
}

}  // namespace

Distribution gamma_of(double mean, double sd) { return Gamma{mean * mean / (sd * sd), sd * sd / mean}; }

Distribution beta_of(double mean, double sd)
{
    double const size = mean * (1.0 - mean) / (sd * sd) - 1.0;
    return Beta{mean * size, (1.0 - mean) * size};
}

Study sample_study()
{
    Study s;
    s.name = "a study for tests";
    s.months = 36;
    s.start = {2026, 10};
    s.discounting = {{0.0, 0.035}, {2.0, 0.03}};
    s.outcome_discount_rate = 0.015;
    s.seed = 20261123;
    s.draws = 1000;
    s.inputs_hash = "none: made in code";

    s.bands = {{"under five years", 0.61, 60.0,
                belief("bands.under five years.relative_rate", "relative leaving rate, under five years", "ratio",
                       Basis::assumption, gamma_of(1.36, 0.10))},
               {"five years or more", 0.39, std::nullopt,
                belief("bands.five years or more.relative_rate", "relative leaving rate, five years or more", "ratio",
                       Basis::assumption, Fixed{1.0})}};
    auto const price = [](char const* id, char const* unit, Distribution about) {
        return belief(std::string("prices.") + id, id, unit, Basis::assumption, about);
    };
    s.prices.pay = price("pay", "£ per FTE-year", gamma_of(66'560.0, 6'000.0));
    s.prices.agency_premium = price("agency_premium", "share of pay", gamma_of(0.406, 0.12));
    s.prices.agency_released = price("agency_released", "share of covered posts", Fixed{1.0});
    s.prices.recruitment = price("recruitment", "£ per hire", gamma_of(4'500.0, 2'500.0));
    s.prices.induction = price("induction", "£ per hire", gamma_of(3'000.0, 1'500.0));
    s.prices.exit = price("exit", "£ per leaver", gamma_of(500.0, 250.0));
    s.prices.months_to_full_productivity = price("months_to_full_productivity", "months", gamma_of(6.5, 2.0));
    s.prices.starting_productivity = price("starting_productivity", "share", beta_of(0.5, 0.1));
    s.prices.uncovered_value = price("uncovered_value", "share of pay", Fixed{1.0});
    s.posts_growth = belief("beliefs.posts_growth", "growth of posts", "share a year", Basis::assumption, Fixed{0.0});
    s.leaving_rate = belief("beliefs.leaving_rate", "England's leaving rate", "leavers per FTE-year", Basis::derived,
                            LogNormal{std::log(0.1211), 0.10});
    s.months_to_fill =
        belief("beliefs.months_to_fill", "months to fill a vacancy", "months", Basis::assumption, gamma_of(6.0, 2.0));
    s.moves_between_authorities = belief("beliefs.moves_between_authorities", "leavers who go to another authority",
                                         "share", Basis::official_statistic, beta_of(0.29, 0.03));
    s.between_authorities_sd = 0.10;
    s.between_authorities = belief("beliefs.between_authorities", "difference between authorities", "ln",
                                   Basis::assumption, Normal{0.0, 0.10});
    s.correlated = {"prices.pay", "prices.recruitment"};
    s.correlations = {{0, 1, 0.6}};

    s.authorities = {authority("E06000901", "Northmoor", "North", 120.5, 18.0),
                     authority("E06000902", "Westvale", "North", 64.0, 0.0),
                     authority("E06000903", "Southmere", "South", 210.0, 41.5)};
    s.authorities[2].hires_capacity = 3.0;
    s.authorities_in_region = {{"North", 12}, {"South", 1}};
    s.interventions = {supervision(), mentoring(), workload(), circles()};
    s.packages = {
        {"supervision-and-workload", "Supervision with smaller caseloads", {"supervision", "workload"}, 0.3, {}}};
    return s;
}

Study without_uncertainty(Study study)
{
    for_every_belief(study, [](Belief& belief) { belief.about = Fixed{mean(belief.about)}; });
    study.between_authorities_sd = 0.0;
    study.correlations.clear();
    study.correlated.clear();
    return study;
}

Study only(Study study, std::size_t authority, std::size_t intervention)
{
    study.authorities = {study.authorities[authority]};
    study.interventions = {study.interventions[intervention]};
    study.packages.clear();
    return study;
}

}  // namespace holdfast

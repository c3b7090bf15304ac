#include "written_findings.hpp"

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Writes what it is given under a name; optional and nested values by overload.
class Writer {
public:
    std::vector<std::string> lines;

    void write(std::string const& name, double value) { lines.push_back(fmt::format("{} = {:a}", name, value)); }
    void write(std::string const& name, int value) { lines.push_back(fmt::format("{} = {}", name, value)); }
    void write(std::string const& name, std::size_t value) { lines.push_back(fmt::format("{} = {}", name, value)); }
    void write(std::string const& name, std::string const& text) { lines.push_back(name + " = " + text); }
    void write(std::string const& name, Estimate const& e)
    {
        write(name + ".mean", e.mean);
        write(name + ".mcse", e.mcse);
        write(name + ".low", e.low);
        write(name + ".high", e.high);
    }
    void write(std::string const& name, Ratio const& r)
    {
        write(name + ".value", r.value);
        write(name + ".mcse", r.mcse);
    }
    void write(std::string const& name, Savings const& s)
    {
        write(name + ".gross_cash", s.gross_cash);
        write(name + ".gross_total", s.gross_total);
        write(name + ".net_cash", s.net_cash);
        write(name + ".net_total", s.net_total);
    }
    void write(std::string const& name, Chances const& c)
    {
        write(name + ".gross_cash", c.gross_cash);
        write(name + ".gross_total", c.gross_total);
        write(name + ".net_cash", c.net_cash);
        write(name + ".net_total", c.net_total);
    }
    void write(std::string const& name, Payback const& p) { write(name + ".month", p.month); }
    void write(std::string const& name, BreakEven const& b)
    {
        write(name + ".hazard_ratio", b.hazard_ratio);
        write(name + ".mcse", b.mcse);
    }
    void write(std::string const& name, std::array<Estimate, line_count> const& by_line)
    {
        for (auto const line : all_lines)
            write(fmt::format("{}.{}", name, holdfast::name(line)), by_line[static_cast<std::size_t>(line)]);
    }
    template <class T> void write(std::string const& name, std::optional<T> const& value)
    {
        if (value) write(name, *value);
        else write(name, std::string("none"));
    }
    template <class T> void write(std::string const& name, Maybe<T> const& maybe)
    {
        write(name, maybe.value);
        write(name + ".reason", maybe.reason);
    }
};

void write(Writer& to, std::string const& name, Result const& r)
{
    to.write(name + ".authority", r.authority);
    to.write(name + ".strategy", r.strategy);
    to.write(name + ".savings", part_of(r.saved, &Saved::savings));
    to.write(name + ".no_savings_reason", r.no_savings_reason);
    to.write(name + ".chances", part_of(r.saved, &Saved::chances));
    to.write(name + ".lines", part_of(r.saved, &Saved::lines));
    to.write(name + ".england", part_of(r.saved, &Saved::england));
    to.write(name + ".unadjusted_gross_cash", part_of(r.saved, &Saved::unadjusted_gross_cash));
    to.write(name + ".unadjusted_gross_total", part_of(r.saved, &Saved::unadjusted_gross_total));
    for (auto const& year : r.saved ? r.saved->years : std::vector<BudgetYear>{}) {
        auto const in = fmt::format("{}.years.{}", name, year.starts);
        to.write(in + ".months", year.months);
        to.write(in + ".gross_cash_saving", year.gross_cash_saving);
        to.write(in + ".capacity_saving", year.capacity_saving);
        to.write(in + ".programme", year.programme);
        to.write(in + ".net_cash_saving", year.net_cash_saving);
    }
    to.write(name + ".payback", r.payback);
    to.write(name + ".leavers_averted", part_of(r.saved, &Saved::leavers_averted));
    to.write(name + ".leavers_averted_discounted", part_of(r.saved, &Saved::leavers_averted_discounted));
    to.write(name + ".fte_years_kept", part_of(r.saved, &Saved::fte_years_kept));
    to.write(name + ".vacancy_months_avoided", part_of(r.saved, &Saved::vacancy_months_avoided));
    to.write(name + ".agency_fte_years_avoided", part_of(r.saved, &Saved::agency_fte_years_avoided));
    to.write(name + ".hires_avoided", part_of(r.saved, &Saved::hires_avoided));
    to.write(name + ".sickness_days_avoided", part_of(r.saved, &Saved::sickness_days_avoided));
    to.write(name + ".handovers_averted", part_of(r.saved, &Saved::handovers_averted));
    to.write(name + ".programme_cost", r.programme_cost);
    to.write(name + ".programme_time", r.programme_time);
    to.write(name + ".programme_hours", r.programme_hours);
    to.write(name + ".workers_reached", r.workers_reached);
    to.write(name + ".cost_per_leaver_averted", r.cost_per_leaver_averted);
    to.write(name + ".affordable_cash", r.affordable_cash);
    to.write(name + ".affordable_total", r.affordable_total);
    to.write(name + ".break_even_cash", r.break_even_cash);
    to.write(name + ".break_even_total", r.break_even_total);
    auto const base = part_of(r.saved, &Saved::base);
    to.write(name + ".base_gross_cash", part_of(base, &AtMeans::gross_cash));
    to.write(name + ".base_gross_total", part_of(base, &AtMeans::gross_total));
    to.write(name + ".base_net_cash", part_of(base, &AtMeans::net_cash));
    to.write(name + ".base_net_total", part_of(base, &AtMeans::net_total));
}

void write(Writer& to, std::string const& name, Total const& t)
{
    to.write(name + ".scope", t.scope);
    to.write(name + ".name", t.name);
    to.write(name + ".authorities", t.authorities);
    to.write(name + ".of", t.of);
    to.write(name + ".strategy", t.strategy);
    to.write(name + ".savings", part_of(t.saved, &SavedInAll::savings));
    to.write(name + ".chances", part_of(t.saved, &SavedInAll::chances));
    to.write(name + ".england", part_of(t.saved, &SavedInAll::england));
    to.write(name + ".england_chances", part_of(t.saved, &SavedInAll::england_chances));
    to.write(name + ".programme_time", part_of(t.saved, &SavedInAll::programme_time));
    to.write(name + ".leavers_averted", part_of(t.saved, &SavedInAll::leavers_averted));
    to.write(name + ".fte_years_kept", part_of(t.saved, &SavedInAll::fte_years_kept));
    to.write(name + ".affordable_cash", t.affordable_cash);
    to.write(name + ".affordable_total", t.affordable_total);
    to.write(name + ".no_savings_reason", t.no_savings_reason);
}

}  // namespace

std::vector<std::string> written_out(Findings const& findings)
{
    Writer to;
    to.write("seed", std::size_t{findings.seed});
    to.write("draws", std::size_t{findings.draws});
    to.write("interval_error", findings.interval_error);
    to.write("break_even_draws", std::size_t{findings.break_even_draws});
    to.write("precision_note", findings.precision_note);
    for (std::size_t i = 0; i < findings.strategies.size(); ++i) {
        auto const name = fmt::format("strategies[{}]", i);
        to.write(name + ".id", findings.strategies[i].id);
        to.write(name + ".hazard_ratio", findings.strategies[i].hazard_ratio);
        to.write(name + ".hazard_ratio_published", findings.strategies[i].hazard_ratio_published);
    }
    for (std::size_t i = 0; i < findings.results.size(); ++i)
        write(to, fmt::format("results[{}]", i), findings.results[i]);
    for (std::size_t i = 0; i < findings.totals.size(); ++i)
        write(to, fmt::format("totals[{}]", i), findings.totals[i]);
    return std::move(to.lines);
}

}  // namespace holdfast

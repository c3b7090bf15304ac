#include "authority_draws.hpp"

#include "break_even.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <memory>

namespace holdfast {

namespace {

constexpr std::size_t lanes = Batch::lanes;
static_assert(block_draws % lanes == 0);

std::size_t whole_batches(std::size_t draws) { return (draws + lanes - 1) / lanes * lanes; }

} // namespace

//! What one worker needs for itself.
struct AuthorityDraws::Scratch {
    Scratch(Study const& study, Plan const& plan) : model(study, plan)
    {
        own.heterogeneity.resize(study.interventions.size());
        own_columns.resize((4 + study.interventions.size()) * block_draws);
    }
    AuthorityModel<Batch> model;
    SharedValues<Batch> shared;
    AuthorityValues<Batch> own;
    StrategySaving<Batch> saving;
    std::vector<double> own_columns;  //!< the authority's own beliefs over one block
};

AuthorityDraws::AuthorityDraws(Study const& study, Plan const& plan, SharedBeliefs const& beliefs,
                               SharedDraws const& shared, std::uint64_t first_draw, std::size_t draws, Workers& workers)
    : study_(study), plan_(plan), beliefs_(beliefs), shared_(shared), workers_(workers), first_draw_(first_draw),
      draws_(draws), rows_(whole_batches(draws)), blocks_((draws + block_draws - 1) / block_draws),
      measures_(index(Measure::first_year) + static_cast<std::size_t>(plan.line.years()) * year_measures),
      break_even_draws_(std::min(draws, most_break_even_draws)), break_even_rows_(whole_batches(break_even_draws_))
{
    require(shared.rows == rows_, "shared draws and an authority's draws are equally many");
    auto const strategies = plan.strategies.size();
    columns_.resize(strategies);
    cash_by_month_.resize(strategies);
    break_even_.resize(strategies);
    for (std::size_t s = 0; s < strategies; ++s) {
        columns_[s].resize(measures_ * rows_);
        cash_by_month_[s].resize(blocks_ * static_cast<std::size_t>(plan.line.months));
        if (plan.strategies[s].members.size() == 1) break_even_[s].resize(2 * break_even_nodes * break_even_rows_);
    }
    for (std::size_t w = 0; w < workers.count(); ++w) scratch_.push_back(std::make_shared<Scratch>(study, plan));
}

void AuthorityDraws::run(Authority const& authority)
{
    workers_.share_out(blocks_, [&](std::size_t block, std::size_t worker) {
        run_block(authority, block, *scratch_[worker]);
    });
}

void AuthorityDraws::run_block(Authority const& authority, std::size_t block, Scratch& scratch)
{
    std::size_t const first_row = block * block_draws;
    std::size_t const rows = std::min(block_draws, rows_ - first_row);
    auto const interventions = study_.interventions.size();
    auto const own_column = [&](std::size_t i) { return std::span(scratch.own_columns).subspan(i * block_draws, rows); };

    auto const draw_own = [&](Belief const& belief, std::size_t i) {
        draw_belief(belief, study_.seed, first_draw_ + first_row, own_column(i));
    };
    draw_own(authority.relative_leaving_rate, 0);
    draw_own(authority.cover_share, 1);
    draw_own(authority.caseload, 2);
    draw_own(authority.absence_rate, 3);
    for (std::size_t i = 0; i < interventions; ++i) {
        if (!study_.interventions[i].effect) continue;
        Belief const eta{"authorities." + authority.code + ".interventions." + study_.interventions[i].id + ".heterogeneity",
                         {}, {}, {}, Basis::assumption, Normal{0.0, study_.between_authorities_sd}, {}, false};
        draw_own(eta, 4 + i);
    }

    auto const months = static_cast<std::size_t>(plan_.line.months);
    for (auto& sums : cash_by_month_)
        std::fill_n(sums.begin() + static_cast<std::ptrdiff_t>(block * months), months, 0.0);

    auto const points = break_even_points();
    for (std::size_t at = 0; at < rows; at += lanes) {
        std::size_t const row = first_row + at;
        scratch.shared.gather(beliefs_, [&](Slot slot) { return Batch::load(shared_.column(slot) + row); });
        auto const own = [&](std::size_t i) { return Batch::load(own_column(i).data() + at); };
        scratch.own.relative_leaving_rate = own(0);
        scratch.own.cover_share = own(1);
        scratch.own.caseload = own(2);
        scratch.own.absence_rate = own(3);
        for (std::size_t i = 0; i < interventions; ++i)
            scratch.own.heterogeneity[i] = study_.interventions[i].effect ? own(4 + i) : Batch(0.0);
        scratch.model.prepare(authority, scratch.shared, scratch.own);

        for (std::size_t s = 0; s < plan_.strategies.size(); ++s) {
            auto const& strategy = plan_.strategies[s];
            scratch.model.save(strategy, {EffectAs::Kind::used}, scratch.saving);
            keep(scratch, s, row);
            if (strategy.has_effect) {
                scratch.model.save<Keep::present_values>(strategy, {EffectAs::Kind::as_published}, scratch.saving);
                keep_unadjusted(scratch, s, row);
            }
            if (strategy.members.size() == 1 && row < break_even_rows_)
                for (std::size_t node = 0; node < break_even_nodes; ++node) {
                    scratch.model.save<Keep::present_values>(strategy, {EffectAs::Kind::given, points[node]}, scratch.saving);
                    keep_break_even(scratch, s, node, row);
                }
        }
    }
}

void AuthorityDraws::keep(Scratch& scratch, std::size_t strategy, std::size_t row)
{
    auto const& saving = scratch.saving;
    auto const& prices = scratch.model.prices();
    auto const& own = scratch.own;
    Batch const moves = scratch.shared.moves_between_authorities;
    double* const columns = columns_[strategy].data();
    auto const put = [&](std::size_t measure, Batch const& value) { value.store(columns + measure * rows_ + row); };
    auto const put_savings = [&](Measure first, Lines<Batch> const& gross) {
        Batch const gross_cash = cash(gross);
        Batch const gross_total = gross_cash + capacity(gross);
        put(index(first), gross_cash);
        put(index(first) + 1, gross_total);
        put(index(first) + 2, gross_cash - saving.programme);
        put(index(first) + 3, gross_total - saving.programme);
    };

    Lines<Batch> lines = price(saving.discounted, prices);
    put_savings(Measure::gross_cash, lines);
    put_savings(Measure::england_gross_cash, for_england(lines, moves));
    at(lines, Line::programme) = -saving.programme;
    for (auto const line : all_lines) put(index(line), at(lines, line));

    put(index(Measure::programme), saving.programme);
    put(index(Measure::workers_reached), saving.workers_reached);
    put(index(Measure::leavers_averted), saving.whole.leavers);
    put(index(Measure::leavers_averted_discounted), saving.discounted_outcomes.leavers);
    put(index(Measure::fte_years_kept), -saving.whole.permanent * (1.0 / 12.0));
    put(index(Measure::vacancy_months_avoided), saving.whole.vacancy);
    put(index(Measure::agency_fte_years_avoided), saving.whole.vacancy * own.cover_share * (1.0 / 12.0));
    put(index(Measure::hires_avoided), saving.whole.hires);
    put(index(Measure::sickness_days_avoided),
        saving.whole.absent * own.absence_rate * (study_.prices.working_days / 12.0));
    put(index(Measure::handovers_averted), saving.whole.leavers * own.caseload);

    for (std::size_t y = 0; y < saving.by_year.size(); ++y) {
        auto const year = price(saving.by_year[y], prices);
        Batch const gross = cash(year);
        put(index(YearMeasure::gross_cash, y), gross);
        put(index(YearMeasure::capacity, y), capacity(year));
        put(index(YearMeasure::programme, y), saving.programme_by_year[y]);
        put(index(YearMeasure::net_cash, y), gross - saving.programme_by_year[y]);
    }

    auto const months = saving.by_month.size();
    double* const sums = cash_by_month_[strategy].data() + row / block_draws * months;
    auto const counted = static_cast<int>(std::min(lanes, draws_ - row));
    for (std::size_t t = 0; t < months; ++t) {
        Batch const net = (cash(price(saving.by_month[t], prices)) - saving.programme_by_month[t]) * plan_.line.discount[t];
        for (int lane = 0; lane < counted; ++lane) sums[t] += net.lane(lane);
    }
}

void AuthorityDraws::keep_unadjusted(Scratch& scratch, std::size_t strategy, std::size_t row)
{
    auto const lines = price(scratch.saving.discounted, scratch.model.prices());
    double* const columns = columns_[strategy].data();
    Batch const gross_cash = cash(lines);
    gross_cash.store(columns + index(Measure::unadjusted_gross_cash) * rows_ + row);
    (gross_cash + capacity(lines)).store(columns + index(Measure::unadjusted_gross_total) * rows_ + row);
}

void AuthorityDraws::keep_break_even(Scratch& scratch, std::size_t strategy, std::size_t node, std::size_t row)
{
    auto const lines = price(scratch.saving.discounted, scratch.model.prices());
    Batch const net_cash = cash(lines) - scratch.saving.programme;
    double* const to = break_even_[strategy].data() + 2 * node * break_even_rows_ + row;
    net_cash.store(to);
    (net_cash + capacity(lines)).store(to + break_even_rows_);
}

std::vector<double> AuthorityDraws::expected_cash_by_month(std::size_t strategy) const
{
    auto const months = static_cast<std::size_t>(plan_.line.months);
    std::vector<double> expected(months, 0.0);
    for (std::size_t block = 0; block < blocks_; ++block)
        for (std::size_t t = 0; t < months; ++t) expected[t] += cash_by_month_[strategy][block * months + t];
    for (auto& value : expected) value /= static_cast<double>(draws_);
    return expected;
}

std::span<double const> AuthorityDraws::net_cash_at(std::size_t strategy, std::size_t node) const
{
    return std::span(break_even_[strategy]).subspan(2 * node * break_even_rows_, break_even_draws_);
}

std::span<double const> AuthorityDraws::net_total_at(std::size_t strategy, std::size_t node) const
{
    return std::span(break_even_[strategy]).subspan((2 * node + 1) * break_even_rows_, break_even_draws_);
}

} // namespace holdfast

#include "block_runner.hpp"

#include "authority_model.hpp"
#include "break_even.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <type_traits>

namespace holdfast {

namespace {

//! Real is a batch as wide as the instruction set's registers. All its work on draws is in run_batch, which is compiled
//! with everything it calls inlined, once for each instruction set.
template <class Real> class Runner final : public BlockRunner {
public:
    Runner(InstructionSet instructions, Study const& study, Plan const& plan, SharedBeliefs const& beliefs, SharedDraws const& shared_draws,
           std::uint64_t first_draw)
        : instructions_(instructions), study_(study), plan_(plan), beliefs_(beliefs), shared_draws_(shared_draws), first_draw_(first_draw),
          points_(break_even_points()), model_(study, plan),
          own_columns_((4 + study.interventions.size()) * block_draws)
    {
        own_.heterogeneity.assign(study.interventions.size(), Real(0.0));
    }

    void run(Authority const& authority, std::size_t block, DrawColumns& columns) override
    {
        std::size_t const first_row = block * block_draws;
        std::size_t const rows = std::min(block_draws, columns.rows - first_row);
        draw_own_beliefs(authority, first_row, rows);
        for (auto& sums : columns.cash_by_month)
            std::fill_n(sums.begin() + static_cast<std::ptrdiff_t>(block * columns.months), columns.months, 0.0);
        for (std::size_t at = 0; at < rows; at += Real::lanes)
            run_with(instructions_, [&]<class Other>(Other const&) {
                if constexpr (std::is_same_v<Other, Real>) run_batch(authority, first_row + at, at, columns);
            });
    }

    //! One batch: rows `row` to `row` + 7, which are rows `at` … of the block.
    void run_batch(Authority const& authority, std::size_t row, std::size_t at, DrawColumns& columns)
    {
        shared_.gather(beliefs_, [&](Slot slot) { return Real::load(shared_draws_.column(slot) + row); });
        own_.relative_leaving_rate = own(0, at);
        own_.cover_share = own(1, at);
        own_.caseload = own(2, at);
        own_.absence_rate = own(3, at);
        for (std::size_t i = 0; i < study_.interventions.size(); ++i)
            if (study_.interventions[i].effect) own_.heterogeneity[i] = own(4 + i, at);
        model_.prepare(authority, shared_, own_);

        for (std::size_t s = 0; s < plan_.strategies.size(); ++s) {
            auto const& strategy = plan_.strategies[s];
            model_.save(strategy, {EffectAs::Kind::used}, saving_);
            keep(columns, s, row);
            if (strategy.has_effect) {
                model_.template save<Keep::present_values>(strategy, {EffectAs::Kind::as_published}, saving_);
                keep_unadjusted(columns, s, row);
            }
            if (strategy.members.size() == 1 && row < columns.break_even_rows)
                for (std::size_t node = 0; node < break_even_nodes; ++node) {
                    model_.template save<Keep::present_values>(strategy, {EffectAs::Kind::given, points_[node]},
                                                               saving_);
                    keep_break_even(columns, s, node, row);
                }
        }
    }

private:
    void draw_own_beliefs(Authority const& authority, std::size_t first_row, std::size_t rows)
    {
        auto const draw = [&](Belief const& belief, std::size_t i) {
            draw_belief(belief, study_.seed, first_draw_ + first_row,
                        std::span(own_columns_).subspan(i * block_draws, rows));
        };
        draw(authority.relative_leaving_rate, 0);
        draw(authority.cover_share, 1);
        draw(authority.caseload, 2);
        draw(authority.absence_rate, 3);
        Belief heterogeneity;  // η (M15)
        heterogeneity.about = Normal{0.0, study_.between_authorities_sd};
        for (std::size_t i = 0; i < study_.interventions.size(); ++i) {
            if (!study_.interventions[i].effect) continue;
            heterogeneity.id =
                "authorities." + authority.code + ".interventions." + study_.interventions[i].id + ".heterogeneity";
            draw(heterogeneity, 4 + i);
        }
    }

    [[nodiscard]] Real own(std::size_t i, std::size_t at) const
    {
        return Real::load(own_columns_.data() + i * block_draws + at);
    }

    void keep(DrawColumns& columns, std::size_t strategy, std::size_t row)
    {
        auto const& prices = model_.prices();
        Real const moves = shared_.moves_between_authorities;
        auto const put = [&](std::size_t measure, Real const& value) {
            value.store(columns.at(strategy, measure, row));
        };
        auto const put_savings = [&](Measure first, Lines<Real> const& gross) {
            Real const gross_cash = cash(gross);
            Real const gross_total = gross_cash + capacity(gross);
            put(index(first), gross_cash);
            put(index(first) + 1, gross_total);
            put(index(first) + 2, gross_cash - saving_.programme);
            put(index(first) + 3, gross_total - saving_.programme);
        };

        Lines<Real> lines = price(saving_.discounted, prices);
        put_savings(Measure::gross_cash, lines);
        put_savings(Measure::england_gross_cash, for_england(lines, moves));
        at(lines, Line::programme) = -saving_.programme;
        for (auto const line : all_lines) put(index(line), at(lines, line));

        put(index(Measure::programme), saving_.programme);
        put(index(Measure::workers_reached), saving_.workers_reached);
        put(index(Measure::leavers_averted), saving_.whole.leavers);
        put(index(Measure::leavers_averted_discounted), saving_.discounted_outcomes.leavers);
        put(index(Measure::fte_years_kept), -saving_.whole.permanent * (1.0 / 12.0));
        put(index(Measure::vacancy_months_avoided), saving_.whole.vacancy);
        put(index(Measure::agency_fte_years_avoided), saving_.whole.vacancy * own_.cover_share * (1.0 / 12.0));
        put(index(Measure::hires_avoided), saving_.whole.hires);
        put(index(Measure::sickness_days_avoided),
            saving_.whole.absent * own_.absence_rate * (study_.prices.working_days / 12.0));
        put(index(Measure::handovers_averted), saving_.whole.leavers * own_.caseload);

        for (std::size_t y = 0; y < saving_.by_year.size(); ++y) {
            auto const year = price(saving_.by_year[y], prices);
            Real const gross = cash(year);
            put(index(YearMeasure::gross_cash, y), gross);
            put(index(YearMeasure::capacity, y), capacity(year));
            put(index(YearMeasure::programme, y), saving_.programme_by_year[y]);
            put(index(YearMeasure::net_cash, y), gross - saving_.programme_by_year[y]);
        }
        keep_cash_by_month(columns, strategy, row);
    }

    void keep_cash_by_month(DrawColumns& columns, std::size_t strategy, std::size_t row)
    {
        double* const sums = columns.cash_by_month[strategy].data() + row / block_draws * columns.months;
        auto const counted = static_cast<int>(std::min<std::size_t>(Real::lanes, columns.draws - row));
        for (std::size_t t = 0; t < columns.months; ++t) {
            Real const gross = cash(price(saving_.by_month[t], model_.prices()));
            Real const net = (gross - saving_.programme_by_month[t]) * plan_.line.discount[t];
            std::array<double, Real::lanes> lanes;
            net.store(lanes.data());
            for (int lane = 0; lane < counted; ++lane) sums[t] += lanes[static_cast<std::size_t>(lane)];
        }
    }

    void keep_unadjusted(DrawColumns& columns, std::size_t strategy, std::size_t row)
    {
        auto const lines = price(saving_.discounted, model_.prices());
        Real const gross_cash = cash(lines);
        gross_cash.store(columns.at(strategy, index(Measure::unadjusted_gross_cash), row));
        (gross_cash + capacity(lines)).store(columns.at(strategy, index(Measure::unadjusted_gross_total), row));
    }

    void keep_break_even(DrawColumns& columns, std::size_t strategy, std::size_t node, std::size_t row)
    {
        auto const lines = price(saving_.discounted, model_.prices());
        Real const net_cash = cash(lines) - saving_.programme;
        double* const to = columns.break_even[strategy].data() + 2 * node * columns.break_even_rows + row;
        net_cash.store(to);
        (net_cash + capacity(lines)).store(to + columns.break_even_rows);
    }

    InstructionSet instructions_;
    Study const& study_;
    Plan const& plan_;
    SharedBeliefs const& beliefs_;
    SharedDraws const& shared_draws_;
    std::uint64_t first_draw_;
    std::array<double, break_even_nodes> points_;
    AuthorityModel<Real> model_;
    SharedValues<Real> shared_;
    AuthorityValues<Real> own_;
    StrategySaving<Real> saving_;
    std::vector<double> own_columns_;  //!< the authority's own beliefs over one block
};

}  // namespace

std::unique_ptr<BlockRunner> block_runner(InstructionSet instructions, Study const& study, Plan const& plan,
                                          SharedBeliefs const& beliefs, SharedDraws const& shared,
                                          std::uint64_t first_draw)
{
    require(machine_has(instructions), "the instruction set is one that this machine has");
    std::unique_ptr<BlockRunner> runner;
    run_with(instructions, [&]<class Real>(Real const&) {
        runner = std::make_unique<Runner<Real>>(instructions, study, plan, beliefs, shared, first_draw);
    });
    return runner;
}

}  // namespace holdfast

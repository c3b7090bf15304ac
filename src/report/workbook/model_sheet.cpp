#include "report/workbook/model_sheet.hpp"

#include "holdfast/base/contract.hpp"

#include <utility>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::uint32_t group_row = 2;
constexpr std::uint32_t head_row = 3;
constexpr std::uint32_t first_row = 4;

//! The table of months. In the first month columns come to be, in the order in which they are written; in every other month
//! they are written in the same order.
class Months {
public:
    Months(Page& page, std::uint32_t months) : page_(page), last_(first_row + months - 1) {}

    void begin(std::uint32_t month)
    {
        row_ = first_row + month;
        next_ = 0;
    }
    void group(std::string const& name) { group_ = name; }

    Formula put(std::string const& heading, Digits digits, Formula const& is)
    {
        auto& column = next(heading);
        column.values.push_back(is.value);
        return page_.formula({row_, column.number}, is, digits);
    }
    Formula constant(std::string const& heading, Digits digits, double is)
    {
        auto& column = next(heading);
        column.values.push_back(is);
        page_.number({row_, column.number}, is, digits);
        return Formula::whole(name_of({row_, column.number}), is);
    }
    void text(std::string const& heading, std::string const& says) { page_.text({row_, next(heading).number}, says); }
    //! The column last written, as other sheets call it.
    [[nodiscard]] Range whole_column(std::string const& group, std::string const& heading) const
    {
        auto const& column = find(group, heading);
        return {page_.range(column.number, first_row, last_), column.values};
    }
    [[nodiscard]] std::string cells(std::string const& group, std::string const& heading) const
    {
        return page_.range(find(group, heading).number, first_row, last_);
    }
    //! Headings, and the groups above them.
    void head() const
    {
        for (std::size_t from = 0; from < columns_.size();) {
            auto until = from + 1;
            while (until < columns_.size() && columns_[until].group == columns_[from].group) ++until;
            page_.across({group_row, columns_[from].number}, columns_[until - 1].number, columns_[from].group,
                         Face::column);
            from = until;
        }
        for (auto const& column : columns_) page_.text({head_row, column.number}, column.heading, Face::column);
    }

private:
    struct Column {
        std::uint16_t number{};
        std::string group, heading;
        std::vector<double> values;
    };
    Column& next(std::string const& heading)
    {
        if (next_ == columns_.size()) columns_.push_back({static_cast<std::uint16_t>(next_), group_, heading, {}});
        auto& column = columns_[next_++];
        require(column.heading == heading && column.group == group_, "every month has the same columns: " + heading);
        return column;
    }
    [[nodiscard]] Column const& find(std::string const& group, std::string const& heading) const
    {
        for (auto const& column : columns_)
            if (column.group == group && column.heading == heading) return column;
        require(false, "the model has a column " + group + ": " + heading);
        return columns_.front();
    }

    Page& page_;
    std::uint32_t last_;
    std::uint32_t row_{};
    std::size_t next_{};
    std::string group_;
    std::vector<Column> columns_;
};

//! One world, with the programme or without, as a month leaves it.
struct World {
    std::vector<Formula> staff, chances;
    Formula posts = 0.0, added = 0.0;  //!< established at the month's start, and new in it (M1a)
    Formula frictional = 0.0, leavers = 0.0, hires = 0.0, vacancy = 0.0, permanent = 0.0;
};

Formula sum(std::vector<Formula> const& parts)
{
    Formula all = parts.at(0);
    for (std::size_t i = 1; i < parts.size(); ++i) all = all + parts[i];
    return all;
}

//! (M10)
Formula effect_share(LiveMember const& member, Formula const& middle)
{
    auto const& effect = *member.effect;
    auto const felt = middle - member.start - effect.lag;
    auto const grown = if_so(felt < 0.0, 0.0, if_so(effect.ramp == 0.0, 1.0, smallest(felt / effect.ramp, 1.0)));
    auto const faded = if_so(effect.half_life == 0.0, 0.0,
                             effect.level_at_stop * power(0.5, (middle - member.stop) / effect.half_life));
    return if_so(middle <= member.stop, grown, faded);
}

class Model {
public:
    Model(Page& page, SheetSubject const& chosen, LiveInputs const& live)
        : chosen_(chosen), study_(chosen.study), steps_(tenure_steps(study_.bands)), live_(live),
          table_(page, static_cast<std::uint32_t>(study_.months))
    {
        for (std::size_t i = 0; i < live.members.size(); ++i)
            names_.push_back(live.members.size() > 1 ? fmt::format(" ({})", i + 1) : std::string{});
    }

    LiveModel write()
    {
        LiveModel model;
        for (int t = 0; t < study_.months; ++t) {
            table_.begin(static_cast<std::uint32_t>(t));
            table_.group("The calendar");
            auto const month = table_.constant("month", Digits::whole, t);
            auto const when = later(study_.start, t);
            table_.text("calendar month", written(when));
            model.years.push_back(financial_year_name(financial_year(when)));
            table_.text("financial year", model.years.back());
            auto const middle = table_.put("middle of the month", Digits::general, month + 0.5);
            table_.put("discount factor", Digits::factor, discount(middle));

            table_.group(without_);
            step(before_, t, live_.chances);
            if (chosen_.has_live_savings()) {
                effects(middle);
                table_.group(with_);
                step(after_, t, chances());
            }
            programme(month);
            lines(without_lines_, before_, false);
            if (chosen_.has_live_savings()) {
                lines(with_lines_, after_, true);
                savings();
            }
        }
        table_.head();
        collect(model);
        return model;
    }

private:
    //! d at mid-month; each stretch of time at its own rate (M23).
    [[nodiscard]] Formula discount(Formula const& middle) const
    {
        auto const& rates = live_.discounting;
        if (rates.size() == 1) return power(1.0 + rates[0].rate, -(middle / 12.0));
        std::optional<Formula> factor;
        for (std::size_t i = 0; i < rates.size(); ++i) {
            auto const years = middle / 12.0;
            auto const from = rates[i].from_year;
            auto const until = i + 1 < rates.size() ? smallest(years, rates[i + 1].from_year) : years;
            auto const spent = largest({until - from, 0.0});
            auto const part = power(1.0 + rates[i].rate, -spent);
            factor = factor ? *factor * part : part;
        }
        return *factor;
    }

    //! One month of one world (M4–M9).
    void step(World& world, int t, std::vector<Formula> const& chances)
    {
        auto const bands = steps_.size();
        std::vector<Formula> staff;
        for (std::size_t k = 0; k < bands; ++k) {
            Formula opening = live_.opening_staff[k];
            if (t > 0) {
                auto const stay = [&](std::size_t band) { return world.staff[band] * (1.0 - world.chances[band]); };
                opening = stay(k) * (1.0 - live_.moving_up[k]);
                if (k > 0) opening = opening + stay(k - 1) * live_.moving_up[k - 1];
                else opening = opening + world.hires;
            }
            staff.push_back(table_.put("staff at the start: " + steps_[k].name, Digits::people, opening));
        }
        world.frictional =
            table_.put("vacancies being filled at the start", Digits::people,
                       t == 0 ? live_.opening_frictional : world.frictional + opened(world) - world.hires);
        grow(world, t);
        world.staff = staff;
        world.chances = chances;
        std::vector<Formula> leaving;
        for (std::size_t k = 0; k < bands; ++k) leaving.push_back(staff[k] * chances[k]);
        world.leavers = table_.put("leavers", Digits::people, sum(leaving));
        auto const& tau = live_.months_to_fill;
        auto const& filled = live_.filled_within_a_month;
        auto const wanted = world.frictional * filled + opened(world) * (1.0 - tau * filled);
        if (!live_.most_hires) {
            world.hires = table_.put("hires", Digits::people, wanted);
            world.vacancy = table_.put("vacant FTE-months", Digits::people, tau * world.hires + live_.structural);
        } else {
            auto const could = table_.put("hires, if it could manage them", Digits::people, wanted);
            world.hires = table_.put("hires", Digits::people, smallest(could, *live_.most_hires));
            auto const limited =
                (world.frictional + (world.frictional + opened(world) - world.hires)) * 0.5 + live_.structural;
            world.vacancy = table_.put("vacant FTE-months", Digits::people,
                                       if_so(*live_.most_hires < could, limited, tau * world.hires + live_.structural));
        }
        // New posts come evenly over the month.
        auto const posts = live_.monthly_growth ? world.posts + world.added * 0.5 : world.posts;
        world.permanent = table_.put("FTE-months of permanent staff", Digits::people, posts - world.vacancy);
    }

    //! Posts of the month's start, and those that are new in it (M1a); as many as ever where they do not grow.
    void grow(World& world, int t)
    {
        if (t == 0) world.posts = live_.posts;
        if (!live_.monthly_growth) return;
        auto const before = t == 0 ? live_.posts : world.posts + world.added;
        world.posts = table_.put("posts at the start", Digits::people, before);
        world.added = table_.put("new posts", Digits::people, world.posts * *live_.monthly_growth);
    }
    //! Posts that fall vacant in the month.
    [[nodiscard]] Formula opened(World const& world) const
    {
        return live_.monthly_growth ? world.leavers + world.added : world.leavers;
    }

    //! How far each effect is felt, and what is left of leaving in each band (M10, M11).
    void effects(Formula const& middle)
    {
        table_.group("What the programme does to leaving");
        shares_.clear();
        std::vector<Formula> fewer;
        for (std::size_t i = 0; i < live_.members.size(); ++i) {
            auto const& member = live_.members[i];
            shares_.push_back(
                table_.put("share of its full effect" + names_[i], Digits::share, effect_share(member, middle)));
            fewer.push_back(
                table_.put("leaving taken away among the eligible" + names_[i], Digits::factor,
                           member.coverage * (1.0 - exponential(shares_[i] * member.effect->log_hazard_ratio))));
        }
        left_.clear();
        for (std::size_t k = 0; k < steps_.size(); ++k) {
            Formula left = 1.0 - fewer[0] * live_.members[0].eligible[k];
            for (std::size_t i = 1; i < fewer.size(); ++i)
                left = left * (1.0 - fewer[i] * live_.members[i].eligible[k]);
            left_.push_back(
                table_.put("leaving rate that is left, as a share: " + steps_[k].name, Digits::factor, left));
        }
    }
    [[nodiscard]] std::vector<Formula> chances()
    {
        std::vector<Formula> chances;
        for (std::size_t k = 0; k < steps_.size(); ++k)
            chances.push_back(table_.put("chance of leaving: " + steps_[k].name, Digits::factor,
                                         1.0 - exponential(-(live_.hazards[k] * left_[k] / 12.0))));
        return chances;
    }

    //! (M19)
    void programme(Formula const& month)
    {
        auto const& world = chosen_.has_live_savings() ? after_ : before_;
        table_.group("The programme");
        std::vector<Formula> costs;
        ByPart<std::vector<Formula>> parts;
        std::vector<Formula> times;
        absence_ = std::nullopt;
        programme_time_ = std::nullopt;
        for (std::size_t i = 0; i < live_.members.size(); ++i) {
            auto const& member = live_.members[i];
            std::vector<Formula> staff;
            for (std::size_t k = 0; k < steps_.size(); ++k) staff.push_back(world.staff[k] * member.eligible[k]);
            auto const eligible = table_.put("eligible staff at the start" + names_[i], Digits::people, sum(staff));
            std::vector<std::pair<CostPart, Formula>> amounts;
            if (member.costs.setup)
                amounts.emplace_back(member.parts.setup, if_so(month == member.start, *member.costs.setup, 0.0));
            if (member.costs.annual) amounts.emplace_back(member.parts.annual, *member.costs.annual / 12.0);
            if (member.costs.per_worker_year)
                amounts.emplace_back(member.parts.per_worker_year,
                                     *member.costs.per_worker_year * member.coverage / 12.0 * eligible);
            if (member.costs.per_starter)
                amounts.emplace_back(member.parts.per_starter,
                                     *member.costs.per_starter * member.coverage * member.eligible[0] * world.hires);
            auto const in_a_month = [&](ProgrammePart amount, Formula const& rate) {
                switch (amount) {
                case ProgrammePart::setup: return if_so(month == member.start, rate, 0.0);
                case ProgrammePart::annual: return rate / 12.0;
                case ProgrammePart::per_worker_year: return rate * member.coverage / 12.0 * eligible;
                case ProgrammePart::per_starter: return rate * member.coverage * member.eligible[0] * world.hires;
                }
                return rate;
            };
            std::vector<Formula> of_time;
            for (auto const& taken : member.takes) {
                if (taken.cash) amounts.emplace_back(taken.part, in_a_month(taken.amount, *taken.cash));
                if (taken.time) of_time.push_back(in_a_month(taken.amount, *taken.time));
            }
            auto const delivered = [&](std::vector<Formula> const& of) {
                return if_so(both(member.start <= month, month < member.stop), of.empty() ? Formula(0.0) : sum(of),
                             0.0);
            };
            std::vector<Formula> all;
            for (auto const& amount : amounts) all.push_back(amount.second);
            costs.push_back(table_.put("cost of the programme" + names_[i], Digits::pence, delivered(all)));
            if (!of_time.empty())
                times.push_back(
                    table_.put("time that it takes of staff" + names_[i], Digits::pence, delivered(of_time)));
            for (auto const part : all_cost_parts) {
                std::vector<Formula> of_it;
                for (auto const& amount : amounts)
                    if (amount.first == part) of_it.push_back(amount.second);
                if (!of_it.empty()) at(parts, part).push_back(delivered(of_it));
            }
            if (member.effect && member.effect->absence_ratio) {
                auto const spared = 1.0 - member.coverage * (eligible / sum(world.staff)) * shares_[i] *
                                              (1.0 - *member.effect->absence_ratio);
                absence_ = absence_ ? *absence_ * spared : spared;
            }
        }
        programme_cost_ = costs.size() > 1 ? table_.put("cost of all of them", Digits::pence, sum(costs)) : costs[0];
        if (!times.empty()) programme_time_ = table_.put(all_time, Digits::pence, sum(times));
        if (chosen_.standing.known == CostKnown::partly)
            for (auto const part : all_cost_parts)
                if (auto const& of_it = at(parts, part); !of_it.empty() || at(chosen_.strategy.cost_parts, part))
                    table_.put(part_heading(part), Digits::pence, of_it.empty() ? Formula(0.0) : sum(of_it));
        if (absence_) absence_ = table_.put("share of sickness absence that is left", Digits::factor, *absence_);
    }

    static constexpr char const* all_time = "time of staff in all";
    static std::string part_heading(CostPart part) { return fmt::format("of the cost: {}", words_of(part)); }

    //! (M16–M18, M20–M21a), undiscounted.
    void lines(std::vector<Formula>& into, World const& world, bool with)
    {
        table_.group(with ? with_costs_ : without_costs_);
        into.clear();
        // The model's own lines (outcomes/lines), as formulas.
        auto costs =
            price<Formula>({world.permanent, world.vacancy, world.hires, world.leavers, world.permanent}, live_);
        if (with) at(costs, Line::programme) = programme_cost_;
        if (with && programme_time_) at(costs, Line::programme_time) = *programme_time_;
        // (M17a) Where an agency worker stays, a post that is filled saves no cover.
        if (with)
            at(costs, Line::agency) =
                at(costs, Line::agency) * live_.agency_released +
                without_lines_[static_cast<std::size_t>(Line::agency)] * (1.0 - live_.agency_released);
        if (with && absence_) at(costs, Line::absence) = at(costs, Line::absence) * *absence_;
        for (auto const line : all_lines) {
            bool const none = is_of_programme(line) && (!with || (line == Line::programme_time && !programme_time_));
            into.push_back(none ? Formula(0.0) : table_.put(std::string(label(line)), Digits::pence, at(costs, line)));
        }
    }

    void savings()
    {
        table_.group("Saving in the month, not discounted");
        std::vector<Formula> cash;
        std::vector<Formula> capacity;
        for (std::size_t i = 0; i < line_count; ++i) {
            if (all_lines[i] == Line::programme_time && !programme_time_) continue;
            auto const saving = without_lines_[i] - with_lines_[i];
            (is_cash(all_lines[i]) ? cash : capacity)
                .push_back(is_of_programme(all_lines[i]) ? -with_lines_[i] : saving);
        }
        table_.put("cash, after the programme", Digits::pence, sum_of(cash));
        table_.put("capacity (no cash)", Digits::pence, sum_of(capacity));
    }

    void collect(LiveModel& model) const
    {
        model.years_text = table_.cells("The calendar", "financial year");
        model.month = table_.whole_column("The calendar", "month");
        model.discount = table_.whole_column("The calendar", "discount factor");
        model.leavers_without = table_.whole_column(without_, "leavers");
        if (chosen_.standing.known == CostKnown::partly)
            for (auto const part : all_cost_parts)
                if (at(chosen_.strategy.cost_parts, part))
                    at(model.programme_parts, part) = table_.whole_column("The programme", part_heading(part));
        bool const live = chosen_.has_live_savings();
        if (live) model.leavers_with = table_.whole_column(with_, "leavers");
        for (auto const line : all_lines) {
            auto const i = static_cast<std::size_t>(line);
            if (line == Line::programme_time && !programme_time_) continue;
            if (!is_of_programme(line))
                model.without[i] = table_.whole_column(without_costs_, std::string(label(line)));
            if (live) model.with[i] = table_.whole_column(with_costs_, std::string(label(line)));
            else if (line == Line::programme_time) model.with[i] = table_.whole_column("The programme", all_time);
            else if (line == Line::programme)
                model.with[i] = table_.whole_column(
                    "The programme", live_.members.size() > 1 ? "cost of all of them" : "cost of the programme");
        }
    }

    SheetSubject const& chosen_;
    Study const& study_;
    std::vector<TenureStep> steps_;
    LiveInputs const& live_;
    Months table_;
    std::vector<std::string> names_;
    World before_, after_;
    std::vector<Formula> shares_, left_, without_lines_, with_lines_;
    std::optional<Formula> absence_;
    Formula programme_cost_ = 0.0;
    std::optional<Formula> programme_time_;

    std::string const without_ = "The workforce without the programme";
    std::string const with_ = "The workforce with the programme";
    std::string const without_costs_ = "What it costs without the programme (£, not discounted)";
    std::string const with_costs_ = "What it costs with the programme (£, not discounted)";
};

}  // namespace

LiveModel write_model(Page& page, SheetSubject const& chosen, LiveInputs const& live)
{
    // At most so many columns, each as wide as an amount.
    auto const bands = tenure_steps(chosen.study.bands).size();
    page.widths(std::vector<double>(40 + 4 * bands + 6 * live.members.size(), 14.0));
    page.paragraph(0, "Month by month: " + chosen.both_names(), Face::title, 11);
    page.paragraph(
        1,
        chosen.has_live_savings()
            ? "Every number is a formula of the cells on the sheet Inputs. Staff, leavers and hires are in FTE. "
              "Numbers in brackets, as (1), count the programmes of a package in order."
            : "No study measured leaving, so no effect is given: leaving is the same with the programme as "
              "without it, and only its cost is worked out.",
        Face::wrapped, 11);
    auto made = Model(page, chosen, live).write();
    page.freeze(first_row, 3, group_row);
    page.protect();
    return made;
}

}  // namespace holdfast::report

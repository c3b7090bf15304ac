#include "inputs/evidence/effect_figure.hpp"

#include "base/text.hpp"
#include "belief/published_effect.hpp"
#include "inputs/evidence/design_factor.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Which fields say a figure in a measure. One of `uncertainty` is needed, where there is any.
struct MeasureRow {
    std::string_view name;
    std::vector<std::string_view> needs;
    std::vector<std::string_view> uncertainty;
    std::vector<std::string_view> may_have{};
};

std::vector<MeasureRow> const& measure_rows()
{
    static std::vector<MeasureRow> const rows{
        {"risk ratio", {"value", "comparator_risk", "follow_up"}, {"interval", "standard_error_log"}},
        {"odds ratio", {"value", "comparator_risk", "follow_up"}, {"interval", "standard_error_log"}},
        {"hazard ratio", {"value"}, {"interval", "standard_error_log"}, {"comparator_risk"}},
        {"rate difference", {"value", "comparator_risk", "follow_up"}, {"interval", "standard_error"}},
        {"two rates", {"intervention_rate", "comparator_rate"}, {"standard_error_log"}},
        {"counts", {"intervention_left", "intervention_of", "comparator_left", "comparator_of"}, {}},
    };
    return rows;
}

//! Fields whose place depends on the measure.
constexpr std::array<std::string_view, 11> of_some_measure{
    "value",           "interval",          "standard_error_log", "standard_error",  "intervention_rate",
    "comparator_rate", "intervention_left", "intervention_of",    "comparator_left", "comparator_of",
    "comparator_risk"};

std::vector<std::string> texts_of(std::vector<std::string_view> const& list) { return {list.begin(), list.end()}; }

class FigureReader {
public:
    FigureReader(TableReader const& table, Provenance const& around, FigureAgainst const& against)
        : table_(table), around_(around), standing_(against.standing), bias_(*against.around.bias), against_(against)
    {
    }

    //! Alone, a figure that says nothing is a problem.
    [[nodiscard]] std::optional<FigureRead> read()
    {
        auto found = read_or_leave_out();
        if (!found) return std::nullopt;
        if (auto* figure = std::get_if<FigureRead>(&*found)) return std::move(*figure);
        complain(std::get<LeftOutFigure>(*found).why);
        return std::nullopt;
    }

    [[nodiscard]] std::optional<FigureOrNot> read_or_leave_out()
    {
        auto const measure = table_.text("measure");
        read_design(measure);
        if (!measure) {
            if (!table_.has("measure"))
                reading().missing(table_.table().at, table_.name("measure"),
                                  fmt::format("{} is missing", table_.name("measure")),
                                  std::string(table_.field("measure").help));
            return std::nullopt;
        }
        auto const& rows = measure_rows();
        row_ = &*std::find_if(rows.begin(), rows.end(), [&](MeasureRow const& row) { return row.name == *measure; });
        bool const complete = check_fields();
        auto const fit = fitted();
        if (!complete || !fit) return std::nullopt;
        if (auto const* why = std::get_if<EffectUnusable>(&*fit)) {
            if (why->says_nothing) return LeftOutFigure{figure_.as_published, why->why};
            complain(why->why);
            return std::nullopt;
        }
        figure_.mu = std::get<LogHazardRatio>(*fit).mu;
        figure_.sigma = std::get<LogHazardRatio>(*fit).sigma;
        figure_.source = around_.source;
        return std::move(figure_);
    }

    void complain(std::string const& why) const
    {
        auto const of_counts = table_.has("intervention_left") ? table_.at("intervention_left") : table_.table().at;
        auto const at = table_.has("value") ? table_.at("value") : of_counts;
        reading().error(wrong_key_.empty() ? at : table_.at(wrong_key_), table_.path(),
                        fmt::format("{}: {}", table_.path(), why), how_to_mend());
    }

private:
    [[nodiscard]] Reading& reading() const { return table_.reading(); }

    [[nodiscard]] std::string how_to_mend() const
    {
        if (wrong_key_.ends_with("_left"))
            return fmt::format("{0}_left is how many of {0}_of left: check both",
                               wrong_key_.substr(0, wrong_key_.rfind('_')));
        if (wrong_key_.ends_with("_rate"))
            return "where nobody left, or everybody, write the counts: measure = \"counts\", with intervention_left, "
                   "intervention_of, comparator_left and comparator_of";
        if (!table_.has("value") || !table_.has("interval")) return "";
        bool const apart = local_rank(*table_.node("value")) != local_rank(*table_.node("interval"));
        return apart ? "value and interval are not of one file: give the value's own interval beside it"
                     : "check value, interval and measure, which belong together";
    }

    //! A published effect says how it was found, and so does one that was counted here: two rates of a council's own are a
    //! before-after comparison like anybody's. A ratio of one's own may be a belief without a study behind it.
    [[nodiscard]] bool needs_design(std::optional<std::string> const& measure) const
    {
        if (standing_ == EffectStanding::published) return true;
        return standing_ == EffectStanding::local && measure && (*measure == "counts" || *measure == "two rates");
    }

    void read_design(std::optional<std::string> const& measure)
    {
        figure_.developer_evaluated = table_.flag("developer_evaluated").value_or(false);
        auto const design = table_.text("design");
        auto const& bias = bias_;
        if (!design) {
            if (needs_design(measure) && !table_.has("design"))
                reading().missing(table_.table().at, table_.name("design"),
                                  fmt::format("{} is missing: {} is trusted by its design", table_.name("design"),
                                              standing_ == EffectStanding::published
                                                  ? "a published or worked-out effect"
                                                  : "an effect from " + *measure + ", whoever made it,"),
                                  bias.known ? fmt::format("give one of {}", in_words(bias.designs(), "or")) : "");
            return;
        }
        figure_.design = *design;
        if (!bias.known) return;
        auto const factor = factor_of_design(table_, *design, figure_.developer_evaluated, bias);
        if (!factor) return;
        if (standing_ != EffectStanding::stated) figure_.bias = *factor;
        by_lot_ = bias.by_design.at(*design) == 1.0;
    }

    [[nodiscard]] bool check_fields() const
    {
        bool complete = true;
        for (auto const key : of_some_measure) {
            if (!table_.has(key) || among(row_->needs, key) || among(row_->uncertainty, key) ||
                among(row_->may_have, key))
                continue;
            reading().error(table_.key_at(key), table_.name(key),
                            fmt::format("{} has no place in an effect given as {}", key, row_->name),
                            fmt::format("it is given by {}", in_words(texts_of(row_->needs), "and")));
            complete = false;
        }
        for (auto const key : row_->needs) {
            if (table_.has(key)) continue;
            reading().missing(table_.table().at, table_.name(key),
                              fmt::format("{} is missing, and an effect given as {} cannot be used without it",
                                          table_.name(key), row_->name),
                              std::string(table_.field(key).help));
            complete = false;
        }
        auto const given = std::count_if(row_->uncertainty.begin(), row_->uncertainty.end(),
                                         [this](auto key) { return table_.has(key); });
        if (given == 0 && !row_->uncertainty.empty()) {
            reading().missing(table_.table().at, table_.path(),
                              fmt::format("{} does not say how uncertain it is", table_.path()),
                              fmt::format("give {}", in_words(texts_of(row_->uncertainty), "or")));
            complete = false;
        }
        if (given > 1) {
            reading().error(table_.key_at(row_->uncertainty.back()), table_.path(),
                            fmt::format("{} says twice how uncertain it is", table_.path()),
                            fmt::format("give {}, not both", in_words(texts_of(row_->uncertainty), "or")));
            complete = false;
        }
        return complete;
    }

    [[nodiscard]] NumberRule value_rule() const
    {
        if (row_->name == "rate difference")
            return {NumberKind::share, -1.0, 1.0, "a rate difference", "the workers followed"};
        return {NumberKind::plain, 0.001, 100.0,
                fmt::format("{} {}", row_->name.front() == 'o' ? "an" : "a", row_->name)};
    }

    [[nodiscard]] EffectFigure figure(double value) const
    {
        if (row_->name == "risk ratio") return RiskRatio{value};
        if (row_->name == "odds ratio") return OddsRatio{value};
        if (row_->name == "hazard ratio") return HazardRatioFigure{value};
        return RateDifference{value};
    }

    //! A fixed number with its own basis; it says where the uncertainty is from.
    [[nodiscard]] std::optional<double> fixed(std::string_view key)
    {
        auto const belief = table_.quantity(key, {table_.name(key), "", ""}, around_);
        if (!belief) return std::nullopt;
        if (key.starts_with("standard_error") && cost_part_of(belief->basis) == CostPart::guessed)
            figure_.interval_published = false;
        auto const* value = std::get_if<Fixed>(&belief->about);
        if (value == nullptr) {
            reading().error(blamed(*table_.node(key)), table_.name(key),
                            fmt::format("{} must be a fixed number", table_.name(key)), "give value");
            return std::nullopt;
        }
        if (belief->basis != around_.basis && belief->basis != Basis::missing)
            figure_.spread = fmt::format("The {} is {} ({}). {}", table_.field(key).label, with_thousands(value->value),
                                         name(belief->basis), belief->source);
        return value->value;
    }

    [[nodiscard]] std::optional<double> design_effect()
    {
        return table_.has("design_effect") ? fixed("design_effect") : 1.0;
    }

    [[nodiscard]] std::optional<LogHazardRatioFit> fitted()
    {
        follow_up_ = table_.number("follow_up");
        auto const clusters = design_effect();
        if (row_->name == "counts") return counts(clusters);
        if (row_->name == "two rates") return two_rates(clusters);
        return single(clusters);
    }

    //! " over 12 months"
    [[nodiscard]] std::string over_follow_up() const
    {
        return follow_up_ ? " over " + in_measure(NumberKind::months, *follow_up_) : "";
    }

    //! Of a council's own study: how fast its comparators left, a year, if the inputs say how long that was counted.
    void note_comparator(double chance)
    {
        if (!against_.own_study || reading().partial) return;
        if (!table_.has("follow_up")) {
            // Where the measure needs it, that has been complained about; where lots were drawn, nothing hangs on it.
            if (by_lot_ || among(row_->needs, "follow_up")) return;
            return reading().warning(table_.table().at, table_.name("follow_up"),
                                     fmt::format("{} does not say how long it watched, so nobody can see whether its "
                                                 "comparators left faster than staff here do",
                                                 table_.path()),
                                     "add follow_up, as in follow_up = \"12 months\"");
        }
        if (!follow_up_ || !(chance > 0.0 && chance < 1.0)) return;
        double const a_year = -std::log1p(-chance) * 12.0 / *follow_up_;
        reading().own_comparators.push_back({against_.intervention, table_.path(), table_.table().at, a_year, by_lot_});
        figure_.as_published += fmt::format(", whose comparators left at {:.1f}% a year", 100.0 * a_year);
    }

    [[nodiscard]] std::optional<LogHazardRatioFit> counts(std::optional<double> clusters)
    {
        auto const a = table_.number("intervention_left");
        auto const b = table_.number("intervention_of");
        auto const c = table_.number("comparator_left");
        auto const d = table_.number("comparator_of");
        if (!a || !b || !c || !d || !clusters) return std::nullopt;
        bool const halves = *a == 0.0 || *c == 0.0 || *a == *b || *c == *d;
        figure_.as_published = fmt::format("{} of {} left, against {} of {}{}{}", with_thousands(*a),
                                           with_thousands(*b), with_thousands(*c), with_thousands(*d), over_follow_up(),
                                           halves ? "; half a person added to each count, as one of them is 0" : "");
        figure_.half_added = halves;
        if (halves && against_.own_study && !reading().partial)
            reading().doubt(table_.table().at, table_.path(),
                            fmt::format("{}: one of the counts is 0, and half a person is added to each. How large the "
                                        "effect is says what was added, and next to nothing of the programme",
                                        table_.path()),
                            "count for longer, or in more teams");
        note_comparator(*c / *d);
        if (figure_.design == cluster_design && !table_.has("design_effect")) {
            figure_.clustering_left_out = true;
            warn_of_clustering_left_out(table_);
        }
        if (*a > *b) wrong_key_ = "intervention_left";
        else if (*c > *d) wrong_key_ = "comparator_left";
        return from_counts(Counts{*a, *b, *c, *d}, *clusters);
    }

    [[nodiscard]] std::optional<LogHazardRatioFit> two_rates(std::optional<double> clusters)
    {
        auto const with = table_.number("intervention_rate");
        auto const without = table_.number("comparator_rate");
        auto const error = table_.has("standard_error_log") ? fixed("standard_error_log") : std::nullopt;
        if (!with || !without || !error || !clusters) return std::nullopt;
        figure_.as_published =
            fmt::format("{} left, against {}{}", in_per_cent(*with), in_per_cent(*without), over_follow_up());
        note_comparator(*without);
        if (*with <= 0.0) wrong_key_ = "intervention_rate";
        else if (*without <= 0.0 || *without >= 1.0) wrong_key_ = "comparator_rate";
        if (!wrong_key_.empty()) return LogHazardRatioFit{EffectUnusable{"two rates must lie above 0% and below 100%"}};
        // The standard error is that of the log of their ratio.
        return from_standard_error(RiskRatio{*with / *without}, *error, Probability(*without), *clusters);
    }

    //! An interval that was published as if single workers had been randomised, made honest about their groups (M13).
    [[nodiscard]] static LogHazardRatioFit widened(LogHazardRatioFit fit, double design_effect)
    {
        if (auto* belief = std::get_if<LogHazardRatio>(&fit)) belief->sigma *= std::sqrt(design_effect);
        return fit;
    }

    [[nodiscard]] std::optional<LogHazardRatioFit> single(std::optional<double> clusters)
    {
        auto const rule = value_rule();
        auto const value = table_.has("value") ? number_of(*table_.node("value"), rule, table_.name("value"), reading())
                                               : std::nullopt;
        auto const risk = table_.number("comparator_risk");
        std::optional<Probability> comparator;
        if (risk) comparator = Probability(*risk);
        auto const interval = table_.pair("interval", rule);
        auto const error_key = row_->uncertainty.back();
        auto const error = table_.has(error_key) ? fixed(error_key) : std::nullopt;
        if (!value || !clusters || (!interval && !error)) return std::nullopt;
        if (!risk && row_->name != "hazard ratio") return std::nullopt;
        bool const difference = row_->name == "rate difference";
        figure_.as_published =
            fmt::format("{} {}", row_->name, difference ? in_per_cent(*value) : with_thousands(*value));
        if (interval)
            figure_.as_published +=
                difference
                    ? fmt::format(", 95% {} to {}", in_per_cent(interval->first), in_per_cent(interval->second))
                    : fmt::format(", 95% {} to {}", with_thousands(interval->first), with_thousands(interval->second));
        if (risk && row_->name == "hazard ratio" && any_local(*table_.node("comparator_risk")) && !reading().partial)
            reading().warning(
                table_.key_at("comparator_risk"), table_.name("comparator_risk"),
                fmt::format("{} moves no money: a hazard ratio needs none, and it is shown beside the figure",
                            table_.name("comparator_risk")));
        if (risk) {
            figure_.as_published += fmt::format(" (comparator risk {}{})", in_per_cent(*risk), over_follow_up());
            note_comparator(*risk);
        } else if (follow_up_) {
            figure_.as_published += over_follow_up();
        }
        if (interval)
            return widened(from_interval(figure(*value), figure(interval->first), figure(interval->second), comparator),
                           *clusters);
        return from_standard_error(figure(*value), *error, comparator, *clusters);
    }

    TableReader const& table_;
    Provenance const& around_;
    EffectStanding standing_;
    BiasFactors const& bias_;
    FigureAgainst const& against_;
    MeasureRow const* row_{};
    std::optional<double> follow_up_;
    bool by_lot_{};  //!< who was compared was drawn by lot: both groups then fall back alike
    FigureRead figure_;
    std::string wrong_key_;  //!< of a count or a rate that cannot be
};

}  // namespace

std::optional<FigureRead> read_figure(TableReader const& table, Provenance const& around, FigureAgainst const& against)
{
    return FigureReader(table, around, against).read();
}

std::optional<FigureOrNot> read_figure_or_leave_out(TableReader const& table, Provenance const& around,
                                                    FigureAgainst const& against)
{
    return FigureReader(table, around, against).read_or_leave_out();
}

bool is_of_some_measure(std::string_view key) { return among(of_some_measure, key); }

}  // namespace holdfast

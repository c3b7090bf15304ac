#include "inputs/tables/distribution_reader.hpp"

#include "base/text.hpp"
#include "belief/fitting.hpp"
#include "inputs/fields/specification.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr std::array<std::string_view, 2> mean_and_sd{"mean", "sd"};

class DistributionReader {
public:
    DistributionReader(TableReader const& table, Field const& field)
        : table_(table), field_(field), rule_(field), reading_(table.reading())
    {
    }

    [[nodiscard]] std::optional<Distribution> read() const
    {
        auto const keys = said();
        if (keys.empty()) {
            reading_.missing(table_.table().at, table_.path(), fmt::format("{} gives no number", table_.path()),
                             "give value, or mean and sd, or another way to say a distribution");
            return std::nullopt;
        }
        auto const specification = specification_with(keys);
        if (specification.empty()) {
            reading_.error(table_.key_at(keys.back()), table_.path(),
                           fmt::format("{} gives {}, which do not go together", table_.path(), in_words(keys, "and")),
                           "give one of: " + ways());
            return std::nullopt;
        }
        auto const named = family_text();
        if (table_.has("distribution") && !named) return std::nullopt;
        if (specification.size() != keys.size()) {
            check_numbers(keys);
            reading_.missing(table_.at(keys.front()), table_.path(),
                             fmt::format("{} gives {} alone, which does not say a distribution", table_.path(),
                                         in_words(keys, "and")),
                             "give one of: " + ways());
            return std::nullopt;
        }
        auto const family = named ? named : only_family(specification);
        if (!family) {
            check_numbers(keys);
            // The table may be another layer's: then the number that was added to it is to blame.
            auto const& table = table_.table();
            bool const of_another = any_local(table) && table.at.source != nullptr && !table.at.source->local;
            reading_.missing(of_another ? blame() : table.at, table_.path(),
                             fmt::format("{} does not say which distribution it is", table_.path()),
                             fmt::format("add distribution = \"{}\", or another one", usual_distribution(field_)));
            return std::nullopt;
        }
        return fitted(*family, specification);
    }

private:
    [[nodiscard]] Spot blame() const { return blamed(table_.table()); }

    //! Half a distribution may stand in another layer; its numbers are checked all the same.
    void check_numbers(std::vector<std::string> const& keys) const
    {
        if (!reading_.partial) return;
        for (auto const& key : keys) {
            if (key == "interval") (void)table_.pair("interval", rule_);
            else if (key == "sd") (void)spread(key);
            else if (key == "value" || key == "mean" || key == "median" || key == "min" || key == "mode" ||
                     key == "max")
                (void)own(key);
            else (void)plain(key, -infinity, infinity, "a parameter");
        }
    }

    [[nodiscard]] std::vector<std::string> said() const
    {
        std::vector<std::string> keys;
        for (auto const& row : sections::quantity.fields)
            if (says_distribution(row.key) && table_.has(row.key)) keys.emplace_back(row.key);
        return keys;
    }

    static std::string ways()
    {
        std::vector<std::string> all;
        for (auto const& specification : all_specifications()) all.push_back(in_words(specification));
        std::string text;
        for (auto const& way : all) text += (text.empty() ? "" : "; ") + way;
        return text;
    }

    [[nodiscard]] std::optional<Family> family_text() const
    {
        auto const* node = table_.node("distribution");
        if (node != nullptr && node->is_text())
            if (auto const family = family_named(node->text)) return family;
        (void)table_.text("distribution");  // complains
        return std::nullopt;
    }

    //! Where the keys leave no choice.
    static std::optional<Family> only_family(Specification specification)
    {
        if (holds(specification, "value")) return Family::fixed;
        if (holds(specification, "log_sd")) return Family::log_normal;
        if (holds(specification, "shape")) return Family::gamma;
        if (holds(specification, "alpha") || holds(specification, "events")) return Family::beta;
        return std::nullopt;
    }

    //! A value in the field's own unit and range.
    [[nodiscard]] std::optional<double> own(std::string_view key) const
    {
        return number_of(*table_.node(key), rule_, table_.name(key), reading_);
    }
    [[nodiscard]] std::optional<double> spread(std::string_view key) const
    {
        auto rule = rule_;
        rule.lowest = 0.0;
        rule.highest =
            std::isfinite(rule_.highest) && std::isfinite(rule_.lowest) ? rule_.highest - rule_.lowest : infinity;
        rule.noun = "a standard deviation";
        return number_of(*table_.node(key), rule, table_.name(key), reading_);
    }
    [[nodiscard]] std::optional<double> plain(std::string_view key, double lowest, double highest,
                                              std::string noun) const
    {
        return number_of(*table_.node(key), NumberRule(NumberKind::plain, lowest, highest, std::move(noun)),
                         table_.name(key), reading_);
    }

    [[nodiscard]] std::optional<Distribution> fitted(Family family, Specification specification) const
    {
        if (!can_be_said_by(family, specification)) {
            reading_.error(blame(), table_.path(), not_said_by(family, specification),
                           instead_of(family, specification));
            return std::nullopt;
        }
        auto const fit = fit_of(family, specification);
        if (!fit) return std::nullopt;
        if (auto const* why = std::get_if<CannotFit>(&*fit)) {
            reading_.error(blame(), table_.path(), fmt::format("{}: {}", table_.path(), why->why),
                           give_the_others(specification));
            return std::nullopt;
        }
        auto const& made = std::get<Distribution>(*fit);
        if (auto const wrong = problem_with(made)) {
            reading_.error(blame(), table_.path(), fmt::format("{}: {}", table_.path(), *wrong));
            return std::nullopt;
        }
        return made;
    }

    //! The distributions that a set of keys can say; the first is the one that most people would take.
    static std::vector<Family> said_by(Specification specification)
    {
        if (auto const only = only_family(specification)) return {*only};
        if (holds(specification, "mode")) return {Family::triangular, Family::pert};
        if (holds(specification, "min")) return {Family::uniform};
        return {Family::gamma,   Family::beta,       Family::normal, Family::log_normal,
                Family::uniform, Family::triangular, Family::pert};
    }
    static bool can_be_said_by(Family family, Specification specification)
    {
        auto const families = said_by(specification);
        return std::find(families.begin(), families.end(), family) != families.end();
    }

    //! Keys of the specification that no local layer changed, where one changed another: nobody wrote them beside it.
    [[nodiscard]] std::vector<std::string> of_a_layer_below(Specification specification) const
    {
        std::size_t newest = 0;
        for (auto const key : specification) newest = std::max(newest, local_rank(*table_.node(key)));
        std::vector<std::string> keys;
        for (auto const key : specification)
            if (local_rank(*table_.node(key)) < newest) keys.emplace_back(key);
        return keys;
    }

    //! "a fixed distribution is not said by mean and sd (sd is that of the file below)"
    [[nodiscard]] std::string not_said_by(Family family, Specification specification) const
    {
        auto const below = of_a_layer_below(specification);
        auto says = fmt::format("{}: a {} distribution is not said by {}", table_.path(), name(family),
                                in_words(specification));
        if (!below.empty())
            says += fmt::format("; {} {} not yours, and {} from before", in_words(below, "and"),
                                below.size() == 1 ? "is" : "are", below.size() == 1 ? "stays" : "stay");
        return says;
    }

    [[nodiscard]] std::string instead_of(Family family, Specification specification) const
    {
        std::vector<std::string> families;
        for (auto const one : said_by(specification)) families.push_back(fmt::format("\"{}\"", name(one)));
        if (family == Family::fixed) return "write value alone, or take distribution = \"fixed\" away";
        if (holds(specification, "value")) return "take distribution away: value is one fixed number";
        return fmt::format("write distribution = {} beside {}{}", in_words(families, "or"), in_words(specification),
                           can_be_said_by(family, mean_and_sd) ? ", or give mean and sd" : "");
    }

    [[nodiscard]] std::string give_the_others(Specification specification) const
    {
        auto const below = of_a_layer_below(specification);
        return below.empty() ? ""
                             : fmt::format("{} {} not yours, and {} from before: give {} of your own beside it",
                                           in_words(below, "and"), below.size() == 1 ? "is" : "are",
                                           below.size() == 1 ? "stays" : "stay", in_words(below, "and"));
    }

    //! Nothing where a number is wrong, which has been complained about.
    [[nodiscard]] std::optional<Fit> fit_of(Family family, Specification specification) const
    {
        if (holds(specification, "value")) return fixed();
        if (holds(specification, "events")) return counts();
        if (holds(specification, "alpha")) return alpha_beta();
        if (holds(specification, "shape")) return shape_scale();
        if (holds(specification, "log_sd")) return log_normal(specification);
        if (holds(specification, "min")) return range(family, specification);
        if (holds(specification, "interval")) return interval(family, specification);
        return mean_sd(family);
    }

    [[nodiscard]] std::optional<Fit> fixed() const
    {
        auto const value = own("value");
        if (!value) return std::nullopt;
        return Fit{Distribution{Fixed{*value}}};
    }
    [[nodiscard]] std::optional<Fit> mean_sd(Family family) const
    {
        auto const mean = own("mean");
        auto const sd = spread("sd");
        if (!mean || !sd) return std::nullopt;
        return from_mean_sd(family, *mean, *sd);
    }
    [[nodiscard]] std::optional<Fit> interval(Family family, Specification specification) const
    {
        bool const by_mean = holds(specification, "mean");
        auto const centre = own(by_mean ? "mean" : "median");
        auto const ends = table_.pair("interval", rule_);
        if (!centre || !ends) return std::nullopt;
        return by_mean ? from_mean_interval(family, *centre, ends->first, ends->second)
                       : from_median_interval(family, *centre, ends->first, ends->second);
    }
    [[nodiscard]] std::optional<Fit> range(Family family, Specification specification) const
    {
        auto const low = own("min");
        auto const high = own("max");
        auto const mode = holds(specification, "mode") ? own("mode") : low;
        if (!low || !high || !mode) return std::nullopt;
        return from_range(family, *low, *mode, *high);
    }
    [[nodiscard]] std::optional<Fit> log_normal(Specification specification) const
    {
        auto const log_sd = plain("log_sd", 0.0, 10.0, "a standard deviation of a logarithm");
        if (holds(specification, "median")) {
            auto const median = own("median");
            if (!median || !log_sd) return std::nullopt;
            if (*median <= 0.0) return Fit{CannotFit{"a log-normal needs a median above 0"}};
            if (*log_sd == 0.0) return Fit{Distribution{Fixed{*median}}};
            return Fit{Distribution{LogNormal{std::log(*median), *log_sd}}};
        }
        auto const log_mean = plain("log_mean", -50.0, 50.0, "a mean of a logarithm");
        if (!log_mean || !log_sd) return std::nullopt;
        if (*log_sd == 0.0) return Fit{Distribution{Fixed{std::exp(*log_mean)}}};
        return Fit{Distribution{LogNormal{*log_mean, *log_sd}}};
    }
    [[nodiscard]] std::optional<Fit> alpha_beta() const
    {
        auto const alpha = plain("alpha", 1e-3, 1e9, "a beta's alpha");
        auto const beta = plain("beta", 1e-3, 1e9, "a beta's beta");
        if (!alpha || !beta) return std::nullopt;
        return Fit{Distribution{Beta{*alpha, *beta}}};
    }
    [[nodiscard]] std::optional<Fit> shape_scale() const
    {
        auto const shape = plain("shape", 1e-3, 1e9, "a gamma's shape");
        auto const scale = plain("scale", 1e-9, 1e9, "a gamma's scale");
        if (!shape || !scale) return std::nullopt;
        return Fit{Distribution{Gamma{*shape, *scale}}};
    }
    [[nodiscard]] std::optional<Fit> counts() const
    {
        auto const events = plain("events", 0.0, 1e9, "a count");
        auto const of = plain("of", 1.0, 1e9, "a count");
        if (!events || !of) return std::nullopt;
        return from_counts(*events, *of);
    }

    TableReader const& table_;
    Field const& field_;
    NumberRule rule_;
    Reading& reading_;
};

}  // namespace

HardLimits hard_limits(Field const& field)
{
    return {field.lowest >= 0.0 ? 0.0 : -infinity,
            field.measure == NumberKind::share && field.highest <= 1.0 ? 1.0 : infinity};
}

bool keeps_to_limits(Distribution const& about, Field const& field, Spot const& at, std::string const& name,
                     Reading& reading)
{
    if (std::holds_alternative<Fixed>(about)) return true;
    constexpr double lowest_uniform = 0x1p-54;
    constexpr double highest_uniform = 1.0 - 0x1p-53;
    auto const limits = hard_limits(field);
    auto const distribution = holdfast::name(about);
    if (lowest(about) < limits.least && quantile(about, lowest_uniform) < limits.least) {
        reading.error(
            at, name,
            fmt::format("{} can fall below 0 as this {} distribution, and {} cannot", name, distribution, field.noun),
            fmt::format("use a {}, or a smaller spread", usual_distribution(field)));
        return false;
    }
    if (highest(about) > limits.most && quantile(about, highest_uniform) > limits.most) {
        reading.error(at, name,
                      fmt::format("{} can rise above 100% as this {} distribution, and {} cannot", name, distribution,
                                  field.noun),
                      fmt::format("use a {}, or a smaller spread", usual_distribution(field)));
        return false;
    }
    return true;
}

std::string_view usual_distribution(Field const& field) { return hard_limits(field).most == 1.0 ? "beta" : "gamma"; }

std::optional<Distribution> read_distribution(TableReader const& quantity, Field const& field)
{
    return DistributionReader(quantity, field).read();
}

}  // namespace holdfast

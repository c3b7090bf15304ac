#include "holdfast/base/text.hpp"
#include "holdfast/belief/adjusting.hpp"
#include "holdfast/belief/fitting.hpp"
#include "inputs/fields/specification.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/tables/price_levels.hpp"
#include "inputs/tables/share_of_pay.hpp"
#include "inputs/tables/table_reader.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

//! What no draw may ever pass, whatever the field's usual range: none of our quantities is negative, and a share of a
//! whole is no more than the whole.
struct HardLimits {
    double least{-infinity}, most{infinity};
};

HardLimits hard_limits(Field const& field)
{
    return {field.lowest >= 0.0 ? 0.0 : -infinity,
            field.measure == NumberKind::share && field.highest <= 1.0 ? 1.0 : infinity};
}

//! The distribution that most people would take for such a number.
std::string_view usual(Field const& field) { return hard_limits(field).most == 1.0 ? "beta" : "gamma"; }

constexpr std::array<std::string_view, 2> mean_and_sd{"mean", "sd"};

class QuantityTable {
public:
    QuantityTable(Node const& node, Field const& field, std::string const& name, Reading& reading)
        : table_(sections::quantity, node, name, reading), field_(field), rule_(field), reading_(reading)
    {
    }

    [[nodiscard]] TableReader const& table() const { return table_; }

    [[nodiscard]] std::optional<Distribution> distribution() const
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
            reading_.missing(table_.table().at, table_.path(),
                             fmt::format("{} does not say which distribution it is", table_.path()),
                             fmt::format("add distribution = \"{}\", or another one", usual(field_)));
            return std::nullopt;
        }
        return fitted(*family, specification);
    }

    //! A share of salary that counts towards the pension carries what salary does: it is that share of pay.
    [[nodiscard]] ShareOf what_of(ShareOf said) const
    {
        if (!table_.has("pensionable")) return said;
        auto const pensionable = table_.flag("pensionable");
        if (said == ShareOf::salary) return pensionable.value_or(false) ? ShareOf::pay : said;
        reading_.error(
            table_.key_at("pensionable"), table_.name("pensionable"),
            fmt::format("{} is about shares of salary, and {} is none", table_.name("pensionable"), table_.path()),
            "take it away, or write the amount as in \"8% of salary\"");
        return said;
    }

    //! What the amount is multiplied by, in order. Complains of what does not go together.
    [[nodiscard]] std::vector<Adjustment> adjustments() const
    {
        std::vector<Adjustment> made;
        if (auto prices = to_the_studys_prices()) made.push_back(*std::move(prices));
        if (auto bias = optimism_bias()) made.push_back(*std::move(bias));
        return made;
    }

private:
    //! Is the key there, and for this kind of number?
    [[nodiscard]] bool says_of_money(std::string_view key, std::string_view what) const
    {
        if (!table_.has(key)) return false;
        if (field_.measure == NumberKind::money || is_share_of_pay()) return true;
        reading_.error(
            table_.key_at(key), table_.name(key),
            fmt::format("{} is {}, which is for amounts of money, and {} is none", table_.name(key), what, field_.noun),
            "take it away");
        return false;
    }

    [[nodiscard]] bool is_share_of_pay() const { return field_.of_pay && field_.measure == NumberKind::share; }

    [[nodiscard]] std::optional<Adjustment> to_the_studys_prices() const
    {
        if (!says_of_money("price_year", "a price year")) return std::nullopt;
        if (is_share_of_pay()) {
            reading_.error(table_.key_at("price_year"), table_.name("price_year"),
                           fmt::format("{} is a share of {}, and follows it: it stands in the prices of no year",
                                       table_.path(), field_.of),
                           "take price_year away");
            return std::nullopt;
        }
        auto const whole = table_.whole("price_year");
        auto const* levels = reading_.price_levels;
        if (!whole || levels == nullptr || reading_.partial) return std::nullopt;  // it may stand in another layer
        if (!levels->study_year || *whole == *levels->study_year) return std::nullopt;
        auto const year = static_cast<int>(*whole);
        // A year that could not be read is there, and an error has said what is wrong with it.
        if (levels->unreadable.contains(year) || levels->unreadable.contains(*levels->study_year)) return std::nullopt;
        auto const complain = [&](std::string const& why, std::string hint) {
            reading_.error(table_.at("price_year"), table_.name("price_year"),
                           fmt::format("{} is in {} prices, {}", table_.path(), year, why), std::move(hint));
        };
        if (levels->index.empty()) {
            complain("and the inputs hold no price index", "give one as [deflator], or state it in the study's prices");
            return std::nullopt;
        }
        auto const study_year = *levels->study_year;
        if (!levels->holds(year)) {
            complain(fmt::format("but the {} has {}", levels->name, levels->years()),
                     fmt::format("add {} to [deflator.index] with its source", year));
            return std::nullopt;
        }
        if (!levels->holds(study_year)) {
            complain(
                fmt::format("and the study in those of {}, but the {} has {}", study_year, levels->name,
                            levels->years()),
                fmt::format("add {} to [deflator.index] with its source, or state the study in the prices of a year "
                            "that is there: price_year = {}",
                            study_year, levels->index.rbegin()->first));
            return std::nullopt;
        }
        Adjustment const made{Adjustment::Kind::prices, levels->factor_from(year), levels->reason_from(year)};
        warn_of_a_leap(made);
        return made;
    }

    //! Between 1970 and today prices rose less than twentyfold; more than five is rare, and a slipped point is not.
    void warn_of_a_leap(Adjustment const& prices) const
    {
        constexpr double leap = 5.0;
        if (prices.factor <= leap && prices.factor >= 1.0 / leap) return;
        reading_.warning(table_.at("price_year"), table_.name("price_year"),
                         fmt::format("{} is multiplied by {:.4g} ({}): prices moved by more than five times",
                                     table_.path(), prices.factor, prices.reason),
                         "check both years in [deflator.index]");
    }

    [[nodiscard]] std::optional<Adjustment> optimism_bias() const
    {
        bool const said = says_of_money("optimism_bias", "an optimism bias");
        bool const explained = table_.has("optimism_bias_reason");
        auto const reason = explained ? table_.text("optimism_bias_reason") : std::nullopt;
        if (explained && !table_.has("optimism_bias"))
            reading_.missing(table_.key_at("optimism_bias_reason"), table_.name("optimism_bias_reason"),
                             fmt::format("{} gives a reason for an optimism bias, and no optimism bias", table_.path()),
                             "add optimism_bias = \"20%\", or another one");
        if (!said) return std::nullopt;
        auto const bias = table_.number("optimism_bias");
        if (!explained)
            reading_.missing(table_.key_at("optimism_bias"), table_.name("optimism_bias"),
                             fmt::format("{} has an optimism bias, and no reason for it", table_.path()),
                             "add optimism_bias_reason: what the estimate leaves open, or how others like it came out");
        if (!bias || !reason) return std::nullopt;
        return Adjustment{Adjustment::Kind::optimism_bias, 1.0 + *bias, *reason};
    }

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

    TableReader table_;
    Field const& field_;
    NumberRule rule_;
    Reading& reading_;
};

//! What a number is multiplied by before it counts, and so is read with.
constexpr std::array<std::string_view, 3> said_of_numbers{"price_year", "optimism_bias", "pensionable"};

constexpr std::array<std::string_view, 3> spread_keys{"sd", "interval", "log_sd"};
constexpr std::array<std::string_view, 3> centre_keys{"mean", "median", "log_mean"};

bool is_all_of(std::vector<std::string> const& keys, std::span<std::string_view const> role)
{
    return std::all_of(keys.begin(), keys.end(),
                       [role](auto const& key) { return std::find(role.begin(), role.end(), key) != role.end(); });
}

std::string_view as_a_noun(Basis basis)
{
    switch (basis) {
    case Basis::placeholder: return "the placeholder";
    case Basis::assumption: return "the assumption";
    case Basis::official_statistic: return "the official statistic";
    case Basis::published: return "the published figure";
    case Basis::derived: return "the derived figure";
    case Basis::local: return "the local figure";
    default: return "the value before";
    }
}

//! Typed by a local layer, and not what stood there before.
bool is_changed(Node const& node) { return node.local && (node.below == nullptr || !same_value(*node.below, node)); }

//! The mean lies in the field's range, and no draw ever leaves what can be.
bool within_range(Distribution const& about, Field const& field, Node const& node, std::string const& name,
                  Reading& reading)
{
    NumberRule const rule(field);
    auto const at = blamed(node);
    auto const centre = mean(about);
    if (!(centre >= field.lowest && centre <= field.highest)) {
        reading.error(at, name,
                      fmt::format("{} has a mean of {}, but {} {}", name, in_measure(field.measure, centre), field.noun,
                                  range_in_words(rule)));
        return false;
    }
    if (std::holds_alternative<Fixed>(about)) return true;
    constexpr double lowest_uniform = 0x1p-54;
    constexpr double highest_uniform = 1.0 - 0x1p-53;
    auto const limits = hard_limits(field);
    auto const distribution = holdfast::name(about);
    if (lowest(about) < limits.least && quantile(about, lowest_uniform) < limits.least) {
        reading.error(
            at, name,
            fmt::format("{} can fall below 0 as this {} distribution, and {} cannot", name, distribution, field.noun),
            fmt::format("use a {}, or a smaller spread", usual(field)));
        return false;
    }
    if (highest(about) > limits.most && quantile(about, highest_uniform) > limits.most) {
        reading.error(at, name,
                      fmt::format("{} can rise above 100% as this {} distribution, and {} cannot", name, distribution,
                                  field.noun),
                      fmt::format("use a {}, or a smaller spread", usual(field)));
        return false;
    }
    return true;
}

//! A range holds for what the sum uses: after the amount is taken to the study's prices and made honest about optimism, too.
bool within_range_when_adjusted(Belief const& belief, Field const& field, Spot const& at, std::string const& name,
                                Reading& reading)
{
    double const centre = mean(belief.about);
    if (centre >= field.lowest && centre <= field.highest) return true;
    reading.error(at, name,
                  fmt::format("{} comes to {} ({}), but {} {}", name, in_measure(field.measure, centre),
                              adjustments_in_words(belief), field.noun, range_in_words(NumberRule(field))),
                  "check its price_year, the years of [deflator.index] and its optimism_bias");
    return false;
}

}  // namespace

Spot blamed(Node const& node)
{
    auto const* distribution = node.find("distribution");
    for (auto const& entry : node.entries)
        if (is_changed(entry.value) && says_distribution(entry.key)) return entry.value.at;
    if (distribution != nullptr && is_changed(*distribution)) return distribution->at;
    for (auto const& entry : node.entries)
        if (entry.value.local && says_distribution(entry.key)) return entry.value.at;
    return distribution != nullptr ? distribution->at : node.at;
}

std::string whose_number(Node const& quantity, std::size_t rank)
{
    auto const* basis = said_by_layer(quantity.find("basis"), rank);
    auto const* source = said_by_layer(quantity.find("source"), rank);
    auto const known = basis != nullptr && basis->is_text() ? basis_named(trimmed(basis->text)) : std::nullopt;
    std::string text(as_a_noun(known.value_or(Basis::missing)));
    if (source != nullptr && source->is_text()) text += fmt::format(" ({})", short_source(trimmed(source->text)));
    return text;
}

bool is_changed_locally(Node const& node)
{
    if (!node.is_table()) return any_local(node);
    return std::any_of(node.entries.begin(), node.entries.end(), [](Entry const& entry) {
        return entry.key != "basis" && entry.key != "source" && any_local(entry.value);
    });
}

std::size_t rank_of_numbers(Node const& node)
{
    if (!node.is_table()) return local_rank(node);
    std::size_t rank = 0;
    for (auto const& entry : node.entries)
        if (says_distribution(entry.key)) rank = std::max(rank, local_rank(entry.value));
    return rank;
}

std::size_t rank_saying(Node const& node)
{
    auto const* again = node.said_again.source;
    return std::max(local_rank(node), again != nullptr && again->local ? again->rank : 0);
}

std::string shown_number(Node const& node)
{
    auto const* number = &node;
    if (node.is_table())
        for (auto const* key : {"median", "mean", "value"})
            if (auto const* found = node.find(key)) number = found;
    auto const text = as_written(*number);
    bool const quoted = text.size() > 1 && text.front() == text.back() && (text.front() == '"' || text.front() == '\'');
    return quoted ? text.substr(1, text.size() - 2) : text;
}

std::string short_source(std::string_view source)
{
    auto end = source.size();
    for (auto const* mark : {": ", "; "}) end = std::min(end, source.find(mark));
    return std::string(source.substr(0, end));
}

std::string numbers_of_others(Node const& node, std::string const& name, Reading& reading)
{
    if (!node.is_table() || reading.partial) return {};
    std::size_t newest = 0;
    for (auto const& entry : node.entries)
        if (says_distribution(entry.key)) newest = std::max(newest, rank_saying(entry.value));
    std::vector<std::string> own;
    std::vector<std::string> others;
    std::vector<std::string> shown;
    std::size_t rank = 0;
    for (auto const& entry : node.entries) {
        bool const is_number = says_distribution(entry.key);
        bool const counts =
            is_number || std::find(said_of_numbers.begin(), said_of_numbers.end(), entry.key) != said_of_numbers.end();
        if (!counts) continue;
        auto const said = rank_saying(entry.value);
        if (said < newest) {
            others.push_back(entry.key);
            shown.push_back(entry.value.kind == NodeKind::flag
                                ? fmt::format("{} {}", entry.key, entry.value.flag)
                                : fmt::format("{} {}", entry.key, shown_number(entry.value)));
            rank = std::max(rank, said);
        } else if (is_number && local_rank(entry.value) == newest) own.push_back(entry.key);
    }
    if (own.empty() || others.empty()) return {};
    std::string_view role;
    if (is_all_of(others, spread_keys)) role = "its spread, ";
    else if (is_all_of(others, centre_keys)) role = "its centre, ";
    auto const listed = in_words(shown, "and");
    auto const verb = others.size() == 1 ? "is" : "are";
    reading.warning(blamed(node), name,
                    fmt::format("{}.{} {} yours; {}{}{} {} still that of {}", name, in_words(own, "and"),
                                own.size() == 1 ? "is" : "are", role, listed, role.empty() ? "" : ",", verb,
                                whose_number(node, rank)),
                    is_all_of(others, spread_keys)
                        ? "give sd or interval of your own beside it"
                        : fmt::format("give {} of your own beside it", in_words(others, "and")));
    return fmt::format("; {} still that of {}", listed, whose_number(node, rank));
}

bool comes_from_a_file(Node const& node)
{
    auto const* source = blamed(node).source;
    return source != nullptr && !source->name.starts_with("--");
}

std::string changed_locally(Node const& node, std::string const& name)
{
    auto const* shown = &node;
    std::string which = name;
    if (node.is_table())
        for (auto const& entry : node.entries)
            if (entry.value.local && says_distribution(entry.key)) {
                shown = &entry.value;
                which = name + "." + entry.key;
                break;
            }
    auto const* source = shown->at.source;
    return fmt::format("changed locally: {} = {}{}", which, as_written(*shown),
                       source == nullptr ? "" : fmt::format(" ({})", source->name));
}

void warn_of_unsourced(Node const& node, std::string const& name, Reading& reading)
{
    if (reading.partial) return;
    // Of a number that could not be read more than that need not be said.
    auto const at = place_of(blamed(node));
    bool const told = std::any_of(reading.problems.begin(), reading.problems.end(), [&](Problem const& problem) {
        return problem.kind == Problem::Kind::error && problem.at == at;
    });
    if (told) return;
    reading.warning(
        blamed(node), name, fmt::format("{} is changed here, and nothing says where the new number comes from", name),
        comes_from_a_file(node)
            ? "add basis and source beside it, as in source = \"payroll, March 2026\""
            : "to try a number out, nothing more is needed; one of your own belongs into a file, with basis "
              "and source beside it");
}

void warn_of_missing(Basis basis, std::string const& source, Spot const& at, std::string const& name, Reading& reading)
{
    if (basis != Basis::missing && !source.empty()) return;
    auto const what =
        basis == Basis::missing ? (source.empty() ? "neither basis nor source" : "no basis") : "no source";
    reading.warning(at, name, fmt::format("{} moves results and has {}", name, what),
                    basis == Basis::missing
                        ? "say how well founded it is, as in basis = \"local\", and where it comes from"
                        : "say where it comes from, as in source = \"payroll, March 2026\"");
}

namespace {

std::optional<Belief> read_amount(Node const& node, Field const& field, std::string const& name,
                                  Provenance const& around, Identity identity, ShareOf share_of, Reading& reading)
{
    Belief belief;
    belief.share_of = share_of;
    belief.id = std::move(identity.id);
    belief.label = identity.label.empty() ? std::string(field.label) : std::move(identity.label);
    belief.unit = identity.unit.empty() ? std::string(field.unit) : std::move(identity.unit);
    belief.at = place_of(node.at);
    belief.local = is_changed_locally(node);
    auto from = around;
    std::size_t source_rank = around.rank;
    auto const rank = rank_of_numbers(node);
    // A note inside the quantity speaks of it alone; one beside a bare number speaks of that.
    if (node.is_table()) from.note.clear();
    std::optional<Distribution> about;
    std::vector<Adjustment> adjustments;
    if (node.is_table()) {
        QuantityTable const quantity(node, field, name, reading);
        about = quantity.distribution();
        adjustments = quantity.adjustments();
        belief.share_of = quantity.what_of(share_of);
        (void)quantity.table().provenance();  // complains
        // A basis and a source speak of the numbers of their own layer: those inside the quantity, or else, as for a bare
        // number, those of the table around it.
        auto const own = quantity.table().provenance_of(node);
        from.note = own.note;
        from.rank_of_note = own.rank_of_note;
        if (own.basis != Basis::missing) {
            from.basis = own.basis;
            from.rank = rank;
        }
        if (!own.source.empty()) {
            from.source = own.source;
            source_rank = rank;
        }
    } else if (auto const value = number_of(node, NumberRule(field), name, reading)) {
        about = Fixed{*value};
    }
    // The basis and source of a lower layer speak of the number that was replaced.
    bool const unsourced = rank > source_rank;
    if (rank > from.rank) from.basis = Basis::local;
    if (unsourced) from.source = changed_locally(node, name);
    if (!about || !within_range(*about, field, node, name, reading)) return std::nullopt;
    if (unsourced) warn_of_unsourced(node, name, reading);
    auto const of_others = numbers_of_others(node, name, reading);
    if (!reading.partial) warn_of_missing(from.basis, from.source, node.at, name, reading);
    if (!adjustments.empty() && !can_be_scaled(*about)) {
        reading.error(blamed(node), name,
                      fmt::format("{} is a {} distribution, which cannot be multiplied by anything", name,
                                  holdfast::name(*about)),
                      fmt::format("use a {}", usual(field)));
        return std::nullopt;
    }
    belief.about = *about;
    belief.basis = from.basis;
    belief.source = from.source + of_others;
    if (rank_of_numbers(node) <= from.rank_of_note) belief.note = from.note;  // else it speaks of a number that is gone
    for (auto& adjustment : adjustments) adjust(belief, std::move(adjustment));
    if (!within_range_when_adjusted(belief, field, blamed(node), name, reading)) return std::nullopt;
    bool const dated = node.is_table() && node.has("price_year");
    if (field.measure == NumberKind::money && !dated) reading.undated_money.push_back(name);
    return belief;
}

}  // namespace

std::optional<Belief> read_quantity(Node const& node, Field const& field, std::string const& name,
                                    Provenance const& around, Identity identity, Reading& reading)
{
    if (!says_share_of_pay(node))
        return read_amount(node, field, name, around, std::move(identity), ShareOf::nothing, reading);
    auto const shared = shared_amount(node, field, name, reading);
    if (!shared) return std::nullopt;
    identity.unit =
        unit_of_share(identity.unit.empty() ? std::string(field.unit) : std::move(identity.unit), shared->what);
    return read_amount(shared->node, shared->field, name, around, std::move(identity), shared->what, reading);
}

}  // namespace holdfast

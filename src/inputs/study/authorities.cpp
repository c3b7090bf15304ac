#include "inputs/study/authorities.hpp"

#include "base/text.hpp"
#include "belief/fitting.hpp"
#include "holdfast/study/beliefs.hpp"
#include "inputs/study/own_cover.hpp"
#include "inputs/study/own_leaving.hpp"
#include "inputs/study/own_spend.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <map>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! What years are drawn towards (M27).
void read_prior(TableReader const& england, EnglandRead& read)
{
    auto const within = england.number("within_variance");
    auto const between = england.number("between_variance");
    auto const mean = england.number("prior_mean");
    auto const slope = england.number("prior_slope");
    auto const smallest = england.number("smallest_size");
    auto const largest = england.number("largest_size");
    auto const factor = england.number("variance_factor");
    if (within && between && mean) {
        LeavingPrior prior{*mean, *within, *between};
        prior.by_log_size = slope.value_or(0.0);
        prior.smallest = smallest.value_or(prior.smallest);
        prior.largest = largest.value_or(prior.largest);
        prior.widening = factor.value_or(1.0);
        if (prior.smallest <= prior.largest) read.prior = prior;
        else {
            read.prior_is_faulty = true;
            england.reading().error(england.at("smallest_size"), england.name("smallest_size"),
                                    "england.smallest_size is above england.largest_size", "exchange the two");
        }
        for (double const size : {prior.smallest, prior.largest})
            if (read.prior && prior.mean_at(size) <= 0.0) {
                read.prior.reset();
                read.prior_is_faulty = true;
                england.reading().error(
                    england.at("prior_slope"), england.name("prior_slope"),
                    fmt::format(
                        "with england.prior_slope = {:g} the usual ratio of an authority of {:g} FTE would be {:.2f}, "
                        "and nobody's leaving can be below 0",
                        prior.by_log_size, size, prior.mean_at(size)),
                    "give a flatter slope; the shipped one is about -0.25");
            }
    }
    for (auto const* key : {"within_variance", "between_variance", "prior_mean", "prior_slope", "smallest_size",
                            "largest_size", "variance_factor"})
        if (auto const* said = england.node(key); said != nullptr && said->local) {
            read.prior_is_local = true;
            england.warn_if_unsourced(key);
        }
}

}  // namespace

EnglandRead read_england(Node const& node, Reading& reading)
{
    TableReader const england(sections::england, node, "england", reading);
    (void)england.provenance();
    EnglandRead read;
    read.given = node.keys();
    for (auto const* key : {"year", "authorities"}) (void)england.whole(key);
    (void)england.number("under_five_years");
    (void)england.numbers("new_staff_by_year");
    for (auto const* table : england.tables("national_leaving_rate")) {
        TableReader const rate(sections::national_rate, *table, "england.national_leaving_rate", reading);
        auto const year = rate.whole("year");
        auto const share = rate.number("rate");
        if (year && share) read.leaving_rates[static_cast<int>(*year)] = *share;
    }
    england.warn_if_unsourced("national_leaving_rate");
    read_prior(england, read);
    auto const quantity = [&england](std::string const& key) {
        return england.quantity(key, {england.name(key), "", ""}, england.provenance_of(key));
    };
    read.cover_share = quantity("cover_share");
    read.caseload = quantity("caseload");
    read.absence_rate = quantity("absence_rate");
    return read;
}

namespace {

class AuthorityReader {
public:
    AuthorityReader(std::string const& code, Node const& node, AroundAuthorities const& around, Reading& reading)
        : table_(sections::authority, node, "authorities." + code, reading), from_(table_.provenance()), around_(around)
    {
        authority_.code = code;
        authority_.at = place_of(node.at);
    }

    //! Whatever could not be read is complained about, and nobody should be told that the authority is not there.
    [[nodiscard]] Authority read()
    {
        authority_.name = table_.text_or("name", "");
        authority_.dfe_number = table_.text_or("dfe_number", "");
        authority_.region = table_.text_or("region", "");
        authority_.subregion = table_.text_or("subregion", "");
        authority_.type = table_.text_or("type", "");
        read_year();
        auto& from = authority_.from;
        authority_.in_post = figure("in_post", from.in_post).value_or(0.0);
        authority_.vacancies = figure("vacancies", from.vacancies).value_or(0.0);
        authority_.agency = figure("agency", from.agency);
        authority_.agency_covering_vacancies = figure("agency_covering_vacancies", from.agency_covering_vacancies);
        authority_.hires_capacity = figure("hires_capacity", from.hires_capacity);
        authority_.turnover = figure("turnover", from.turnover);
        for (auto const& flag : table_.texts("flags")) authority_.flags.push_back(flag.text);
        (void)table_.text("note");
        authority_.source = published_source();
        read_leaving_rate();
        read_cover(table_, around_, identity("cover_share"), authority_);
        read_agency_price_level();
        read_own_spend(table_, around_, authority_);
        own_or_england("caseload", around_.england.caseload, authority_.caseload);
        own_or_england("absence_rate", around_.england.absence_rate, authority_.absence_rate);
        return std::move(authority_);
    }

private:
    [[nodiscard]] Identity identity(std::string_view key) const
    {
        return {table_.name(key),
                fmt::format("{}, {}", belief_said("authorities.*." + std::string(key))->label, authority_.name), ""};
    }

    //! A bare figure, and where it comes from: what the layer that typed it says, or nothing does.
    [[nodiscard]] std::optional<double> figure(std::string_view key, FigureSource& into) const
    {
        auto const value = table_.number(key);
        auto const* node = table_.node(key);
        if (node == nullptr) return value;
        auto from = table_.provenance_of(*node);
        into.local = any_local(*node);
        if (into.local && from.basis == Basis::missing) from.basis = Basis::local;
        if (into.local && from.source.empty()) {
            from.source = changed_locally(*node, std::string(key));
            table_.warn_if_unsourced(key);
        }
        into.basis = from.basis;
        into.source = from.source;
        return value;
    }

    //! The source of the figures that nobody changed.
    [[nodiscard]] std::string published_source() const
    {
        auto const* source = said_by_layer(table_.node("source"), 0);
        return source != nullptr && source->is_text() ? std::string(trimmed(source->text)) : from_.source;
    }

    //! A turnover typed beside it counts as that year's, so that the rule for own years holds here, too.
    void read_year()
    {
        auto const year = table_.whole("year");
        if (!year) return;
        authority_.year = static_cast<int>(*year);
        auto const& node = *table_.node("year");
        if (!any_local(node)) return;
        auto& reading = table_.reading();
        if (refuse_year_to_come(authority_.year, node.at, table_.name("year"), around_, reading)) return;
        // A whole authority of one's own has to say its year; whoever changes a published one may expect something of it.
        if (node.below == nullptr || !is_own(table_, "year") || is_own(table_, "turnover") || reading.partial) return;
        // Of cover, too, it says which published year an own count takes the place of.
        if (is_own(table_, "agency_covering_vacancies") || is_own(table_, "cover_share")) return;
        reading.warning(
            table_.key_at("year"), table_.name("year"),
            fmt::format("{} moves no money: it says of which year the figures are, beside them", table_.name("year")));
    }

    void read_leaving_rate()
    {
        read_stated_rate();
        read_own_leaving(table_, around_, authority_, authority_.relative_leaving_rate);
    }

    void read_stated_rate()
    {
        if (!table_.has("relative_leaving_rate") && !table_.has("own_years"))
            table_.reading().missing(table_.table().at, table_.name("relative_leaving_rate"),
                                     fmt::format("{} is missing", table_.name("relative_leaving_rate")),
                                     std::string(table_.field("relative_leaving_rate").help));
        auto const named = identity("relative_leaving_rate");
        authority_.relative_leaving_rate.id = named.id;
        authority_.relative_leaving_rate.label = named.label;
        authority_.relative_leaving_rate.unit = "ratio";
        auto const* node = table_.inner("relative_leaving_rate");
        if (node == nullptr) return;
        auto& reading = table_.reading();
        TableReader const rate(sections::relative_leaving_rate, *node, table_.name("relative_leaving_rate"), reading);
        auto own = rate.provenance();
        auto& belief = authority_.relative_leaving_rate;
        belief.at = place_of(node->at);
        belief.local = is_changed_locally(*node);
        auto const changed = rank_of_numbers(*node);
        // Beside the table, as beside any number: the words of the same layer in the authority's own table.
        if (auto const beside = table_.provenance_of("relative_leaving_rate");
            changed > own.rank_of_source && beside.rank_of_source == changed)
            own = beside;
        if (changed > own.rank) own.basis = Basis::local;
        if (changed > own.rank_of_source) {
            own.source = changed_locally(*node, rate.path());
            warn_of_unsourced(*node, rate.path(), reading);
        }
        belief.basis = own.basis;
        belief.source = own.source + numbers_of_others(*node, rate.path(), reading);
        (void)rate.whole("years");
        auto const fit = fitted(rate);
        if (!fit) return;
        if (auto const* why = std::get_if<CannotFit>(&*fit)) {
            reading.error(node->at, rate.path(), fmt::format("{}: {}", rate.path(), why->why));
            return;
        }
        belief.about = std::get<Distribution>(*fit);
        if (!reading.partial) warn_of_missing(own.basis, own.source, node->at, rate.path(), reading);
    }

    [[nodiscard]] static std::optional<Fit> fitted(TableReader const& rate)
    {
        auto const value = rate.number("value");
        auto const mean = rate.number("mean");
        auto const sd = rate.number("sd");
        if (rate.has("value") && (rate.has("mean") || rate.has("sd"))) {
            rate.reading().error(rate.key_at("value"), rate.path(),
                                 fmt::format("{} gives a value and a distribution", rate.path()),
                                 "give value, or mean and sd");
            return std::nullopt;
        }
        if (value) return Fit{Distribution{Fixed{*value}}};
        if (mean && sd) return from_mean_sd(Family::gamma, *mean, *sd);
        if (!rate.has("value") && !(rate.has("mean") && rate.has("sd")))
            rate.reading().missing(rate.table().at, rate.path(),
                                   fmt::format("{} needs mean and sd, or value", rate.path()));
        return std::nullopt;
    }

    //! g_a (M17): this authority's own; or that of any, unless the premium is its own already.
    void read_agency_price_level()
    {
        constexpr auto key = "agency_price_level";
        auto& belief = authority_.agency_price_level;
        auto const named = identity(key);
        if (table_.has(key)) {
            warn_of_level_counted_twice();
            if (auto own = table_.quantity(key, named, table_.provenance_of(key))) belief = *std::move(own);
            return;
        }
        bool const of_any = around_.agency_price_level && !around_.premium_is_own;
        if (of_any) {
            table_.reading().made_with.push_back({authority_.code, "prices.agency_price_level"});
            belief = *around_.agency_price_level;
        } else {
            belief.about = Fixed{1.0};
            belief.basis = Basis::derived;
            belief.source = around_.premium_is_own ? "the agency premium is this study's own"
                                                   : "the study gives no prices.agency_price_level";
        }
        belief.id = named.id;
        belief.label = named.label;
        belief.unit = std::string(table_.field(key).unit);
    }

    //! A premium from an authority's own invoices holds what that authority pays over others.
    void warn_of_level_counted_twice() const
    {
        constexpr auto key = "agency_price_level";
        if (!around_.premium_is_own || table_.reading().partial) return;
        table_.reading().warning(
            table_.at(key), table_.name(key),
            fmt::format(
                "{} is multiplied with prices.agency_premium, which is local: a premium from this authority's own "
                "invoices holds its price level already, and it counts twice",
                table_.name(key)),
            fmt::format("take {} out, or say in the premium's basis and source that it is not this authority's", key));
    }

    void own_or_england(std::string_view key, std::optional<Belief> const& england, Belief& into)
    {
        if (!table_.has(key)) return stand_in(table_, key, england, around_, identity(key), "blank", authority_, into);
        if (auto belief = table_.quantity(key, identity(key), table_.provenance_of(key))) into = *std::move(belief);
    }

    TableReader table_;
    Provenance from_;
    AroundAuthorities const& around_;
    Authority authority_;
};

}  // namespace

AuthoritiesRead read_authorities(Node const& node, AroundAuthorities const& around, Reading& reading)
{
    AuthoritiesRead read;
    read.list.reserve(node.entries.size());
    std::map<std::string, Spot> numbers;
    for (auto const& entry : node.entries) {
        auto const path = "authorities." + entry.key;
        if (!entry.value.is_table()) {
            reading.error(entry.value.at, path, fmt::format("{} is {}, not a table", path, in_words(entry.value.kind)),
                          fmt::format("write [authorities.{}]", entry.key));
            read.all_known = false;
            continue;
        }
        auto authority = AuthorityReader(entry.key, entry.value, around, reading).read();
        for (auto const* said : {&authority.name, &authority.dfe_number, &authority.region})
            if (said->empty()) read.all_known = false;
        auto const* number = entry.value.find("dfe_number");
        if (number != nullptr && !authority.dfe_number.empty()) {
            auto const [first, is_new] = numbers.emplace(authority.dfe_number, number->at);
            auto at = number->at;
            // The newer of the two is to blame: the one that a local layer says.
            if (!is_new && first->second.source != at.source && at.source->local < first->second.source->local)
                std::swap(at, first->second);
            if (!is_new)
                reading.clash(at, first->second, path + ".dfe_number",
                              fmt::format("two authorities have the DfE number {}", authority.dfe_number),
                              "correct one of the two");
        }
        authority.former_codes = entry.value.formerly;
        read.list.push_back(std::move(authority));
    }
    return read;
}

}  // namespace holdfast

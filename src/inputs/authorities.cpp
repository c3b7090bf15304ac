#include "holdfast/base/text.hpp"
#include "holdfast/belief/fitting.hpp"
#include "sections.hpp"
#include "table_reader.hpp"

#include <map>

#include <fmt/format.h>

namespace holdfast {

EnglandRead read_england(Node const& node, Reading& reading)
{
    TableReader const england(sections::england, node, "england", reading);
    auto const from = england.provenance();
    EnglandRead read;
    for (auto const* key : {"year", "authorities"}) (void)england.whole(key);
    for (auto const* key : {"within_variance", "between_variance", "prior_mean"}) (void)england.number(key);
    for (auto const* table : england.tables("national_leaving_rate")) {
        TableReader const rate(sections::national_rate, *table, "england.national_leaving_rate", reading);
        (void)rate.whole("year");
        (void)rate.number("rate");
    }
    read.cover_share = england.quantity("cover_share", {"england.cover_share", "", ""}, from);
    read.caseload = england.quantity("caseload", {"england.caseload", "", ""}, from);
    read.absence_rate = england.quantity("absence_rate", {"england.absence_rate", "", ""}, from);
    return read;
}

namespace {

class AuthorityReader {
public:
    AuthorityReader(std::string const& code, Node const& node, EnglandRead const& england, double effective_size,
                    Reading& reading)
        : table_(sections::authority, node, "authorities." + code, reading), from_(table_.provenance()),
          england_(england), effective_size_(effective_size)
    {
        authority_.code = code;
        authority_.at = place_of(node.at);
    }

    [[nodiscard]] std::optional<Authority> read()
    {
        authority_.name = table_.text_or("name", "");
        authority_.dfe_number = table_.text_or("dfe_number", "");
        authority_.region = table_.text_or("region", "");
        authority_.subregion = table_.text_or("subregion", "");
        authority_.type = table_.text_or("type", "");
        if (auto const year = table_.whole("year")) authority_.year = static_cast<int>(*year);
        auto const in_post = table_.number("in_post");
        auto const vacancies = table_.number("vacancies");
        authority_.in_post = in_post.value_or(0.0);
        authority_.vacancies = vacancies.value_or(0.0);
        authority_.agency = table_.number("agency");
        authority_.agency_covering_vacancies = table_.number("agency_covering_vacancies");
        authority_.hires_capacity = table_.number("hires_capacity");
        authority_.turnover = table_.number("turnover");
        for (auto const& flag : table_.texts("flags")) authority_.flags.push_back(flag.text);
        authority_.source = from_.source;
        read_leaving_rate();
        read_cover_share();
        own_or_england("caseload", england_.caseload, authority_.caseload);
        own_or_england("absence_rate", england_.absence_rate, authority_.absence_rate);
        if (!in_post || !vacancies) return std::nullopt;
        return std::move(authority_);
    }

private:
    [[nodiscard]] Identity identity(std::string_view key) const
    {
        return {table_.name(key),
                fmt::format("{}, {}",
                            key == "relative_leaving_rate" ? "leaving rate over England's" : table_.field(key).label,
                            authority_.name),
                ""};
    }

    void read_leaving_rate()
    {
        auto const* node = table_.inner("relative_leaving_rate");
        if (node == nullptr) return;
        auto& reading = table_.reading();
        TableReader const rate(sections::relative_leaving_rate, *node, table_.name("relative_leaving_rate"), reading);
        auto own = rate.provenance();
        auto& belief = authority_.relative_leaving_rate;
        auto const named = identity("relative_leaving_rate");
        belief.id = named.id;
        belief.label = named.label;
        belief.unit = "ratio";
        belief.at = place_of(node->at);
        belief.local = any_local(*node);
        if (local_rank(*node) > own.rank)
            own = {Basis::local, "changed locally: " + rate.path(), local_rank(*node), node->at};
        belief.basis = own.basis;
        belief.source = own.source;
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

    //! A published share of one day is a count of `effective_size` posts; at the ends it is taken as it is.
    void read_cover_share()
    {
        if (authority_.vacancies == 0.0 && table_.has("vacancies"))
            return stand_in("cover_share", england_.cover_share, authority_.cover_share, "no vacancies");
        own_or_england("cover_share", england_.cover_share, authority_.cover_share);
        auto const* node = table_.node("cover_share");
        auto& belief = authority_.cover_share;
        auto const* share = std::get_if<Fixed>(&belief.about);
        bool const as_published = node == nullptr || !node->is_table();
        if (!as_published || share == nullptr || share->value <= 0.0 || share->value >= 1.0 || effective_size_ <= 0.0)
            return;
        belief.about = Beta{share->value * effective_size_, (1.0 - share->value) * effective_size_};
    }

    void own_or_england(std::string_view key, std::optional<Belief> const& england, Belief& into)
    {
        if (!table_.has(key)) return stand_in(key, england, into, "blank");
        if (auto belief = table_.quantity(key, identity(key), from_)) into = *std::move(belief);
    }

    void stand_in(std::string_view key, std::optional<Belief> const& england, Belief& into, std::string_view why)
    {
        if (!england) {
            table_.reading().missing(
                table_.table().at, table_.name(key),
                fmt::format("{} is {}, and [england] gives none to stand in", table_.name(key), why),
                fmt::format("give {} here or in [england]", key));
            return;
        }
        into = *england;
        auto const named = identity(key);
        into.id = named.id;
        into.label = named.label;
        into.source = fmt::format("England's figure stands in ({} here): {}", why, england->source);
        authority_.flags.push_back(fmt::format("{}: England's ({} here)", table_.field(key).label, why));
        if (key == "cover_share")
            if (auto const* share = std::get_if<Fixed>(&into.about);
                share != nullptr && share->value > 0.0 && share->value < 1.0 && effective_size_ > 0.0)
                into.about = Beta{share->value * effective_size_, (1.0 - share->value) * effective_size_};
    }

    TableReader table_;
    Provenance from_;
    EnglandRead const& england_;
    double effective_size_;
    Authority authority_;
};

}  // namespace

std::vector<Authority> read_authorities(Node const& node, EnglandRead const& england, double effective_size,
                                        Reading& reading)
{
    std::vector<Authority> list;
    list.reserve(node.entries.size());
    std::map<std::string, Spot> numbers;
    for (auto const& entry : node.entries) {
        auto const path = "authorities." + entry.key;
        if (!entry.value.is_table()) {
            reading.error(entry.value.at, path, fmt::format("{} is {}, not a table", path, in_words(entry.value.kind)),
                          fmt::format("write [authorities.{}]", entry.key));
            continue;
        }
        if (auto authority = AuthorityReader(entry.key, entry.value, england, effective_size, reading).read()) {
            auto const* number = entry.value.find("dfe_number");
            if (number != nullptr && !authority->dfe_number.empty()) {
                auto const [first, is_new] = numbers.emplace(authority->dfe_number, number->at);
                auto at = number->at;
                // The newer of the two is to blame: the one that a local layer says.
                if (!is_new && first->second.source != at.source && at.source->local < first->second.source->local)
                    std::swap(at, first->second);
                if (!is_new)
                    reading.clash(at, first->second, path + ".dfe_number",
                                  fmt::format("two authorities have the DfE number {}", authority->dfe_number),
                                  "correct one of the two");
            }
            list.push_back(*std::move(authority));
        }
    }
    return list;
}

}  // namespace holdfast

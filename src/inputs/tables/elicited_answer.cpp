#include "inputs/tables/elicited_answer.hpp"

#include "base/text.hpp"
#include "inputs/files/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! A list of numbers, each by the rule; nothing, and the problems, where some of it is wrong.
std::optional<std::vector<double>> list_of(TableReader const& table, std::string_view key, NumberRule const& rule)
{
    auto& reading = table.reading();
    auto const* node = table.node(key);
    if (node == nullptr) {
        reading.missing(table.table().at, table.name(key), fmt::format("{} is missing", table.name(key)),
                        std::string(table.field(key).help));
        return std::nullopt;
    }
    if (!node->is_list() || node->items.empty()) {
        reading.error(node->at, table.name(key), fmt::format("{} is not a list of numbers", table.name(key)),
                      std::string(table.field(key).help));
        return std::nullopt;
    }
    std::vector<double> list;
    for (auto const& item : node->items)
        if (auto const number = number_of(item, rule, table.name(key), reading)) list.push_back(*number);
    return list.size() == node->items.size() ? std::optional(std::move(list)) : std::nullopt;
}

class AnswerReader {
public:
    AnswerReader(TableReader const& table, NumberRule const& rule)
        : table_(table), rule_(rule), reading_(table.reading())
    {
    }

    [[nodiscard]] std::optional<ElicitedAnswer> read() const
    {
        bool const chips = table_.has("chips");
        bool const quantiles = table_.has("quantiles");
        if (chips && quantiles)
            reading_.error(table_.key_at("quantiles"), table_.path(),
                           fmt::format("{} gives both chips and quantiles", table_.path()), "give one of them");
        if (!chips && !quantiles)
            reading_.missing(
                table_.table().at, table_.path(), fmt::format("{} gives neither chips nor quantiles", table_.path()),
                "write quantiles = { \"5%\" = …, \"50%\" = …, \"95%\" = … }, or chips = { bins = […], counts "
                "= […] }");
        auto by_chips = chips ? of_chips() : std::nullopt;
        auto by_levels = quantiles ? of_quantiles() : std::nullopt;
        if (chips == quantiles) return std::nullopt;
        auto answer = chips ? std::move(by_chips) : std::move(by_levels);
        if (!answer) return std::nullopt;
        if (auto const problem = problem_with_chances(answer->chances)) {
            auto const edge = answer->at_an_edge.empty()
                                  ? std::string("lay the chips into narrower bins: they have to lie in three or more")
                                  : answer->at_an_edge +
                                        ": the range that was asked about was too narrow. Ask again with "
                                        "bins beyond it";
            reading_.error(answer->at, table_.name(chips ? "chips" : "quantiles"),
                           fmt::format("{}: {}", table_.name(chips ? "chips" : "quantiles"), *problem),
                           chips ? edge : "");
            return std::nullopt;
        }
        if (!answer->at_an_edge.empty() && !reading_.partial)
            reading_.warning(
                answer->at, table_.name("chips"),
                fmt::format("{}: {}. The range that was asked about was too narrow, and nobody knows how far "
                            "beyond it the rest would lie",
                            table_.name("chips"), answer->at_an_edge),
                "ask again with bins beyond it");
        return answer;
    }

private:
    [[nodiscard]] std::string in_unit(double value) const { return in_measure(rule_.measure, value); }

    //! "40% of the chips lie in the outermost bin, £1,000 to £2,000"; empty where fewer than a third do, or where nothing can lie
    //! beyond it.
    [[nodiscard]] std::string at_an_edge(std::vector<double> const& edges, std::vector<double> const& counts) const
    {
        constexpr double third = 1.0 / 3.0;
        double const all = std::accumulate(counts.begin(), counts.end(), 0.0);
        bool const at_first = edges.front() > rule_.lowest && counts.front() >= counts.back();
        auto const bin = at_first ? std::size_t{0} : counts.size() - 1;
        bool const can_be_beyond = at_first || edges.back() < rule_.highest;
        if (!can_be_beyond || counts[bin] < third * all) return "";
        return fmt::format("{} of the chips lie in the outermost bin, {} to {}", in_per_cent(counts[bin] / all),
                           in_unit(edges[bin]), in_unit(edges[bin + 1]));
    }

    //! Somebody who leaves nothing open states a number, and no belief: there is no width to fit, or hardly any. True, with the
    //! problem said.
    [[nodiscard]] bool has_no_width(double least, double most, Spot const& at, std::string const& name) const
    {
        constexpr double hardly_any = 1e-3;  // of the number itself
        if (most - least > hardly_any * std::max(std::abs(least), std::abs(most)) || most < least) return false;
        reading_.error(
            at, name,
            fmt::format("{} leaves nothing open: all of it lies at {}, and a belief has a width", name, in_unit(least)),
            "ask for a low and a high value that would each be a surprise; or, where it is known, write the number "
            "itself with its basis and source");
        return true;
    }

    //! Each number that does not lie above the one before it is a problem.
    [[nodiscard]] bool rise(Node const& list, std::vector<double> const& numbers, std::string const& name) const
    {
        bool all = true;
        for (std::size_t i = 1; i < numbers.size(); ++i) {
            if (numbers[i] > numbers[i - 1]) continue;
            reading_.error(list.items[i].at, name,
                           fmt::format("{} goes from {} to {}: edges of bins rise", name, in_unit(numbers[i - 1]),
                                       in_unit(numbers[i])));
            all = false;
        }
        return all;
    }

    [[nodiscard]] std::optional<ElicitedAnswer> of_chips() const
    {
        auto const* node = table_.inner("chips");
        if (node == nullptr) return std::nullopt;
        TableReader const chips(sections::chips_section, *node, table_.name("chips"), reading_);
        auto const edges = list_of(chips, "bins", rule_);
        auto const counts = list_of(chips, "counts", NumberRule(chips.field("counts")));
        bool sound = !edges || (!(edges->size() > 1 && std::is_sorted(edges->begin(), edges->end()) &&
                                  has_no_width(edges->front(), edges->back(), chips.at("bins"), chips.name("bins"))) &&
                                rise(*chips.node("bins"), *edges, chips.name("bins")));
        if (counts && std::accumulate(counts->begin(), counts->end(), 0.0) <= 0.0) {
            reading_.error(chips.at("counts"), chips.name("counts"),
                           fmt::format("{} lays no chip into any bin", chips.name("counts")));
            sound = false;
        }
        if (edges && counts && edges->size() != counts->size() + 1) {
            reading_.error(chips.at("counts"), chips.name("counts"),
                           fmt::format("{} holds {} numbers of chips, and {} edges are those of {} bins",
                                       chips.name("counts"), counts->size(), edges->size(), edges->size() - 1),
                           "give one edge more than counts");
            sound = false;
        }
        if (!edges || !counts || !sound) return std::nullopt;
        std::string said = "chips";
        for (std::size_t i = 0; i < counts->size(); ++i)
            if ((*counts)[i] > 0.0)
                said += fmt::format("{} {:g} in {} to {}", i == 0 || said == "chips" ? "" : ",", (*counts)[i],
                                    in_unit((*edges)[i]), in_unit((*edges)[i + 1]));
        return ElicitedAnswer{chances_of_chips(*edges, *counts), said, table_.at("chips"), at_an_edge(*edges, *counts)};
    }

    //! The probability that a key says; nothing, and a problem, where it says none.
    [[nodiscard]] std::optional<double> level_of(Entry const& entry, std::string const& name) const
    {
        auto const read = read_number(entry.key);
        auto const* number = std::get_if<WrittenNumber>(&read);
        bool const is_share =
            number != nullptr && (number->mark == NumberMark::none || number->mark == NumberMark::per_cent);
        if (is_share && number->value > 0.0 && number->value < 1.0) return number->value;
        reading_.error(entry.key_at, name, fmt::format("\"{}\" is not a level between 0% and 100%", visible(entry.key)),
                       "write it like \"5%\" = …");
        return std::nullopt;
    }

    [[nodiscard]] std::optional<ElicitedAnswer> of_quantiles() const
    {
        auto const* node = table_.inner("quantiles");
        if (node == nullptr) return std::nullopt;
        ElicitedAnswer answer{{}, "", table_.at("quantiles"), ""};
        std::vector<Entry const*> said;
        for (auto const& entry : node->entries) {
            auto const name = name_of(entry);
            auto const level = level_of(entry, name);
            auto const value = number_of(entry.value, rule_, name, reading_);
            if (!level || !value) continue;
            said.push_back(&entry);
            answer.chances.push_back({*value, *level});
            answer.said +=
                fmt::format("{}{}: {}", answer.said.empty() ? "" : ", ", in_per_cent(*level), in_unit(*value));
        }
        bool sound = said.size() == node->entries.size();
        if (sound && has_no_width_of(answer)) return std::nullopt;
        for (std::size_t i = 1; i < said.size(); ++i)
            sound = rises(answer.chances[i - 1], answer.chances[i], *said[i], name_of(*said[i])) && sound;
        return sound ? std::optional(std::move(answer)) : std::nullopt;
    }

    [[nodiscard]] std::string name_of(Entry const& entry) const { return table_.name("quantiles") + "." + entry.key; }

    [[nodiscard]] bool has_no_width_of(ElicitedAnswer const& answer) const
    {
        if (answer.chances.size() < 2) return false;
        auto const [least, most] =
            std::minmax_element(answer.chances.begin(), answer.chances.end(),
                                [](StatedChance const& a, StatedChance const& b) { return a.value < b.value; });
        return has_no_width(least->value, most->value, answer.at, table_.name("quantiles"));
    }

    [[nodiscard]] bool rises(StatedChance const& before, StatedChance const& now, Entry const& entry,
                             std::string const& name) const
    {
        bool both = true;
        if (now.probability <= before.probability) {
            reading_.error(entry.key_at, name,
                           fmt::format("{} stands behind {}: levels rise", in_per_cent(now.probability),
                                       in_per_cent(before.probability)));
            both = false;
        }
        // Where the levels are out of order, the values may be in theirs.
        if (both && now.value <= before.value) {
            reading_.error(entry.value.at, name,
                           fmt::format("{} is {}, and {} is {}: values rise with their levels",
                                       in_per_cent(now.probability), in_unit(now.value),
                                       in_per_cent(before.probability), in_unit(before.value)));
            both = false;
        }
        return both;
    }

    TableReader const& table_;
    NumberRule const& rule_;
    Reading& reading_;
};

}  // namespace

std::optional<ElicitedAnswer> read_answer(TableReader const& table, NumberRule const& value)
{
    return AnswerReader(table, value).read();
}

std::vector<ExpertTable> expert_tables(TableReader const& around)
{
    std::vector<ExpertTable> tables;
    std::map<std::string, Spot> names;
    for (auto const* node : around.tables("elicited")) {
        tables.push_back({node, fmt::format("{}.{}", around.name("elicited"), tables.size() + 1)});
        auto const* expert = node->find("expert");
        if (expert == nullptr || !expert->is_text()) continue;
        auto const [first, is_new] = names.emplace(trimmed(expert->text), expert->at);
        if (!is_new)
            around.reading().clash(expert->at, first->second, tables.back().path + ".expert",
                                   fmt::format("two experts are called \"{}\"", visible(trimmed(expert->text))),
                                   "give each a name of their own, or weight = 2 to one of them");
    }
    if (tables.size() == 1 && tables.front().node->has("weight") && !around.reading().partial)
        around.reading().warning(
            tables.front().node->entry("weight")->key_at, tables.front().path + ".weight",
            fmt::format("{}.weight moves nothing: there is one expert, and nobody to count more than",
                        tables.front().path),
            "take it out, or ask another");
    return tables;
}

void share_out_weights(std::vector<Judgement>& judgements)
{
    double sum = 0.0;
    for (auto const& one : judgements) sum += one.weight;
    for (auto& one : judgements) one.weight /= sum;
}

std::string with_who_was_asked(std::string const& source, std::vector<Judgement> const& judgements)
{
    auto text = source + (source.empty() ? "asked" : source.ends_with('.') ? " Asked" : "; asked");
    for (std::size_t i = 0; i < judgements.size(); ++i) text += (i == 0 ? ": " : "; ") + judgements[i].expert;
    return text;
}

void warn_of_misfit(Judgement const& judgement, std::optional<MissedChance> const& missed,
                    std::function<std::string(double)> const& shown, std::string hint, Spot const& at,
                    std::string const& path, Reading& reading)
{
    if (!missed || reading.partial) return;
    auto const& [said, probability, value] = *missed;
    bool const upper = said.probability > 0.5;
    auto const in_100 = [upper](double below) { return 100.0 * (upper ? 1.0 - below : below); };
    reading.warning(
        at, path,
        fmt::format(
            "the {} that is fitted to what {} says has {} where {} is said at {}: the chance of {} is {:.1f} in 100 as "
            "fitted and {:.1f} in 100 as said",
            judgement.fitted, visible(judgement.expert), shown(value), shown(said.value), in_per_cent(said.probability),
            upper ? "more than " + shown(said.value) : "at most " + shown(said.value), in_100(probability),
            in_100(said.probability)),
        std::move(hint));
}

void warn_of_disagreement(std::vector<Judgement> const& judgements, Distribution const& pooled,
                          std::vector<ExpertTable> const& tables, Reading& reading)
{
    auto const apart = experts_apart(pooled);
    if (!apart || reading.partial) return;
    auto const& upper = tables.at(std::max(apart->first, apart->second));
    reading.warning(
        upper.node->at, upper.path,
        fmt::format("{} and {} disagree altogether: of what they say, as fitted, the 90% ranges do not "
                    "overlap. Pooled they are two camps, and the mean between them is what neither believes",
                    visible(judgements.at(apart->first).expert), visible(judgements.at(apart->second).expert)),
        "let them hear each other's reasons and ask again; or run it once with each, leaving the other out");
}

}  // namespace holdfast

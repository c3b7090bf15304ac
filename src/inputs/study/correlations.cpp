#include "inputs/study/correlations.hpp"

#include "base/text.hpp"
#include "holdfast/belief/correlation.hpp"
#include "inputs/fields/named.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace holdfast {

namespace {

struct DeclaredPair {
    CorrelatedPair pair;
    Spot at;
};

class CorrelationReader {
public:
    CorrelationReader(std::vector<Belief const*> const& all, std::vector<Intervention> const& interventions,
                      Reading& reading)
        : all_(all), interventions_(interventions), reading_(reading)
    {
    }

    void read(Node const& node, std::size_t number)
    {
        TableReader const table(sections::correlation, node, fmt::format("beliefs.correlations.{}", number), reading_);
        auto const from = table.provenance();
        auto const names = table.texts("between");
        auto const value = table.number("correlation");
        if (!reading_.partial && !any_local(node))
            warn_of_missing(from.basis, from.source, node.at, table.path(), reading_);
        table.warn_if_unsourced("correlation");
        if (!table.has("between")) return;
        if (names.size() != 2) {
            reading_.error(table.at("between"), table.name("between"), "a correlation is between two beliefs",
                           "write between = [\"prices.pay\", \"prices.agency_premium\"]");
            return;
        }
        auto const first = index_of(names[0], table);
        auto const second = index_of(names[1], table);
        if (!first || !second || !value) return;
        if (*first == *second) {
            reading_.error(names[1].at, table.name("between"),
                           fmt::format("{} is named twice: a belief moves with itself anyway", names[1].text));
            return;
        }
        if (*value <= -1.0 || *value >= 1.0) {
            reading_.error(table.at("correlation"), table.name("correlation"),
                           fmt::format("a correlation lies strictly between -1 and 1, not at {}", *value),
                           "for beliefs that move as one, use one belief");
            return;
        }
        auto const [seen, is_new] = pairs_.emplace(std::minmax(*first, *second), node.at);
        if (!is_new) {
            reading_.clash(node.at, seen->second, table.path(),
                           fmt::format("the correlation of {} and {} is given twice", names[0].text, names[1].text),
                           "keep one");
            return;
        }
        for (auto const& [belief, name] : {std::pair(*first, names[0]), std::pair(*second, names[1])})
            if (std::holds_alternative<Fixed>(all_[belief]->about))
                reading_.warning(name.at, table.name("between"),
                                 fmt::format("{} is fixed, so its correlation changes nothing", name.text));
        declared_.push_back({{*first, *second, *value}, table.at("between")});
    }

    void check()
    {
        auto const whole = over([](std::size_t) { return true; });
        auto const made = factor(whole.ids.size(), whole.pairs);
        auto const* fault = std::get_if<NotPositiveDefinite>(&made);
        if (fault == nullptr) return;
        auto const one = whole.beliefs[fault->first];
        auto const other = whole.beliefs[fault->second];
        Spot at = declared_.back().at;
        for (auto const& pair : declared_)
            if (std::minmax(pair.pair.first, pair.pair.second) == std::minmax(one, other)) at = pair.at;
        reading_.error(at, "beliefs.correlations",
                       fmt::format("the correlations cannot all hold together, least of all that of {} and {}: {}",
                                   all_[one]->id, all_[other]->id, fault->why));
    }

    //! Only the beliefs that the study uses.
    void keep(Study& study, std::vector<std::string> const& used) const
    {
        auto const kept =
            over([&](std::size_t i) { return std::find(used.begin(), used.end(), all_[i]->id) != used.end(); });
        study.correlated = kept.ids;
        study.correlations = kept.pairs;
    }

    [[nodiscard]] bool any() const { return !declared_.empty(); }

private:
    struct Matrix {
        std::vector<std::size_t> beliefs;
        std::vector<std::string> ids;
        std::vector<CorrelatedPair> pairs;
    };

    template <class Wanted> [[nodiscard]] Matrix over(Wanted wanted) const
    {
        Matrix matrix;
        auto const index = [&](std::size_t belief) {
            auto const found = std::find(matrix.beliefs.begin(), matrix.beliefs.end(), belief);
            auto const at = static_cast<std::size_t>(found - matrix.beliefs.begin());
            if (found == matrix.beliefs.end()) {
                matrix.beliefs.push_back(belief);
                matrix.ids.push_back(all_[belief]->id);
            }
            return at;
        };
        for (auto const& [pair, at] : declared_) {
            if (!wanted(pair.first) || !wanted(pair.second)) continue;
            auto const first = index(pair.first);
            auto const second = index(pair.second);
            matrix.pairs.push_back({first, second, pair.correlation});
        }
        return matrix;
    }

    [[nodiscard]] std::optional<std::size_t> index_of(TextAt const& name, TableReader const& table) const
    {
        if (reading_.partial) return std::nullopt;
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (all_[i]->id == name.text) return i;
            ids.push_back(all_[i]->id);
        }
        if (could_not_be_read(name.text)) return std::nullopt;
        bool const own = name.text.starts_with("authorities.");
        auto const by_id = with_id(name.text);
        auto const near = own ? std::nullopt : by_id != name.text ? std::optional(by_id) : nearest(name.text, ids);
        reading_.error(
            name.at, table.name("between"),
            own ? fmt::format("{} belongs to one authority, and only beliefs that all share can be correlated",
                              name.text)
                : fmt::format("there is no belief called {}", visible(name.text)),
            near ? fmt::format("did you mean {}?", *near) : "");
        return std::nullopt;
    }

    //! "interventions.arc.effect" by its id; any other path as it is.
    [[nodiscard]] std::string with_id(std::string const& path) const
    {
        auto parts = split(path, '.');
        if (parts.size() < 3 || parts.front() != "interventions") return path;
        auto const& typed = parts[1];
        return fmt::format("{}.{}{}", parts.front(), without_alias(interventions_, typed),
                           path.substr(parts.front().size() + 1 + typed.size()));
    }

    //! Then it is missing here because of a fault that is told already.
    [[nodiscard]] bool could_not_be_read(std::string const& id) const
    {
        return std::any_of(reading_.problems.begin(), reading_.problems.end(), [&id](Problem const& problem) {
            return problem.kind == Problem::Kind::error && (problem.field == id || problem.field.starts_with(id + "."));
        });
    }

    std::vector<Belief const*> const& all_;
    std::vector<Intervention> const& interventions_;
    Reading& reading_;
    std::vector<DeclaredPair> declared_;
    std::map<std::pair<std::size_t, std::size_t>, Spot> pairs_;
};

}  // namespace

void read_correlations(Node const& beliefs, std::vector<Belief const*> const& all,
                       std::vector<Intervention> const& interventions, std::vector<std::string> const& used,
                       Study& into, Reading& reading)
{
    auto const* list = beliefs.find("correlations");
    if (list == nullptr) return;
    if (!list->is_list()) {
        reading.error(list->at, "beliefs.correlations",
                      fmt::format("beliefs.correlations is {}, not a list of tables", in_words(list->kind)),
                      "write [[beliefs.correlations]]");
        return;
    }
    CorrelationReader reader(all, interventions, reading);
    for (std::size_t i = 0; i < list->items.size(); ++i)
        if (list->items[i].is_table()) reader.read(list->items[i], i + 1);
        else
            reading.error(list->items[i].at, "beliefs.correlations", "beliefs.correlations holds tables only",
                          "write [[beliefs.correlations]]");
    if (!reader.any()) return;
    reader.check();
    reader.keep(into, used);
}

}  // namespace holdfast

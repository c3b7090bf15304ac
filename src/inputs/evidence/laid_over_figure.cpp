#include "inputs/evidence/laid_over_figure.hpp"

#include "base/text.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

bool is_of_one_figure(std::string_view key)
{
    return std::find(of_one_figure.begin(), of_one_figure.end(), key) != of_one_figure.end();
}

//! A number of a figure, or what it is read with, that a local layer says while the measure is still that of a layer below.
class LaidOverFigure {
public:
    LaidOverFigure(TableReader const& table, TableReader const& effect) : table_(table), effect_(effect)
    {
        for (auto const& entry : table.table().entries) {
            if (is_part(entry.key)) rank_ = std::max(rank_, local_rank(entry.value));
        }
        if (auto const* measure = table.node("measure")) measure_ = rank_saying(*measure);
        else rank_ = 0;  // there is none to be read with, which is complained about
    }

    //! False (and a problem) where it says whose figure it is, and so would lend another study's measure its name.
    [[nodiscard]] bool check() const
    {
        if (rank_ <= measure_ || table_.reading().partial) return true;
        auto const with = fmt::format("{}, all still those of {}", read_with(), old_source());
        if (measure_ == 0 && says_whose()) {
            table_.reading().error(
                at(), table_.path(),
                fmt::format("{} has a basis or a source of its own and no measure: it would be read "
                            "as {}",
                            changed(), with),
                "write measure beside it, with its own interval, follow_up and design: the effect then "
                "stands alone; or, to see what another number would do, leave basis and source out");
            return false;
        }
        table_.reading().warning(at(), table_.path(),
                                 fmt::format("{} is changed alone, and read as {}", changed(), with),
                                 "for a figure of your own write measure beside it, with its interval, follow_up, "
                                 "design, basis and source: the effect then stands alone");
        return true;
    }

private:
    //! The comparators' risk and the design are as much of the study as its ratio: neither is true of another's.
    static bool is_part(std::string_view key) { return key != "measure" && is_of_one_figure(key); }
    [[nodiscard]] bool is_changed(Entry const& entry) const
    {
        return is_part(entry.key) && local_rank(entry.value) == rank_;
    }

    [[nodiscard]] Spot at() const
    {
        auto const& entries = table_.table().entries;
        auto const first =
            std::find_if(entries.begin(), entries.end(), [this](Entry const& entry) { return is_changed(entry); });
        return first->value.is_table() ? blamed(first->value) : first->value.at;
    }

    //! "interventions.x.effect.value and interval"
    [[nodiscard]] std::string changed() const
    {
        std::vector<std::string> keys;
        for (auto const& entry : table_.table().entries)
            if (is_changed(entry)) keys.push_back(entry.key);
        return table_.path() + "." + in_words(keys, "and");
    }

    [[nodiscard]] bool says_whose() const
    {
        for (auto const* key : {"basis", "source"})
            if (auto const* said = table_.node(key); said != nullptr && local_rank(*said) >= rank_) return true;
        return false;
    }

    //! "an odds ratio, with comparator_risk 65% and follow_up 12 months"
    [[nodiscard]] std::string read_with() const
    {
        std::vector<std::string> inherited;
        auto const add = [&](TableReader const& table) {
            for (auto const& entry : table.table().entries) {
                bool const counts = is_of_one_figure(entry.key) || entry.key == "transport_sd";
                if (!counts || entry.key == "measure" || rank_saying(entry.value) >= rank_) continue;
                inherited.push_back(entry.value.kind == NodeKind::flag
                                        ? fmt::format("{} {}", entry.key, entry.value.flag)
                                        : fmt::format("{} {}", entry.key, shown_number(entry.value)));
            }
        };
        add(table_);
        if (&table_ != &effect_) add(effect_);
        auto const measure = shown_number(*table_.node("measure"));
        bool const one = measure.ends_with("ratio") || measure.ends_with("difference");
        auto const article = !one ? "" : measure.starts_with("o") ? "an " : "a ";
        return fmt::format("{}{}{}{}", article, measure, inherited.empty() ? "" : ", with ",
                           in_words(std::span<std::string const>(inherited), "and"));
    }

    [[nodiscard]] std::string old_source() const
    {
        for (auto const* table : {&table_, &effect_})
            for (auto const* said = table->node("source"); said != nullptr; said = said->below.get())
                if (local_rank(*said) < rank_ && said->is_text()) return short_source(trimmed(said->text));
        return "the effect that it is laid over";
    }

    TableReader const& table_;
    TableReader const& effect_;
    std::size_t rank_{};     //!< of the highest layer that says a number of the figure
    std::size_t measure_{};  //!< of the one that says the measure
};

}  // namespace

bool check_laid_over(TableReader const& effect)
{
    bool good = LaidOverFigure(effect, effect).check();
    auto const* list = effect.node("figures");
    if (list == nullptr || !list->is_list()) return good;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        if (!list->items[i].is_table()) continue;
        Reading aside;  // what is wrong with its fields is said where it is read
        aside.partial = effect.reading().partial;
        TableReader const figure(sections::figure, list->items[i], fmt::format("{}.figures.{}", effect.path(), i + 1),
                                 aside);
        auto const before = aside.problems.size();
        good = LaidOverFigure(figure, effect).check() && good;
        for (auto at = before; at < aside.problems.size(); ++at)
            effect.reading().problems.push_back(std::move(aside.problems[at]));
    }
    return good;
}

}  // namespace holdfast

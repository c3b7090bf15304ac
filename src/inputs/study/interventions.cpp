#include "inputs/study/interventions.hpp"

#include "base/text.hpp"
#include "holdfast/study/beliefs.hpp"
#include "inputs/evidence/adopters.hpp"
#include "inputs/evidence/effect_rank.hpp"
#include "inputs/evidence/study_facts.hpp"
#include "inputs/fields/stand_ins.hpp"
#include "inputs/study/aliases.hpp"
#include "inputs/study/resources.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

class InterventionReader {
public:
    InterventionReader(std::string const& id, Node const& node, Around const& around, Reading& reading)
        : table_(sections::intervention, node, "interventions." + id, reading), around_(around)
    {
        made_.id = id;
        made_.at = place_of(node.at);
    }

    [[nodiscard]] Intervention read()
    {
        check_id();
        made_.name = table_.text_or("name", made_.id);
        made_.alias = table_.text_or("alias", "");
        made_.level = table_.text_or("level", "");
        made_.group = table_.text_or("group", "");
        made_.review = table_.text_or("review", "");
        made_.caution = table_.text_or("caution", "");
        if (table_.text_or("bought_for", "") == name(BoughtFor::families)) made_.bought_for = BoughtFor::families;
        (void)table_.text("note");
        auto const study = study_table();
        if (study) read_study(*study);
        std::size_t changed_by = 0;
        if (auto const* effect = table_.inner("effect")) {
            changed_by = read_effect(*effect, table_.name("effect"), around_, made_, reading());
            say_of_what_words_speak(changed_by);
        }
        if (study) read_study_facts(*study, table_.node("effect"), std::max(changed_by, rank_of_own_figures()), made_);
        read_delivery();
        read_absence();
        read_costs();
        read_wellbeing();
        made_.adopters = read_adopters(table_, around_);
        say_of_which_evidence();
        return std::move(made_);
    }

private:
    [[nodiscard]] Reading& reading() const { return table_.reading(); }
    [[nodiscard]] Identity identity(std::string const& last, std::string_view label) const
    {
        return {fmt::format("interventions.{}.{}", made_.id, last), fmt::format("{}: {}", label, made_.name), ""};
    }

    void check_id() const
    {
        auto const id = table_.text("id");
        if (!is_plain_id(made_.id))
            reading().error(table_.at("id"), table_.name("id"), fmt::format("\"{}\" is not an id", visible(made_.id)),
                            "use small letters, digits and hyphens");
        else if (id && *id != made_.id)
            reading().error(table_.at("id"), table_.name("id"),
                            fmt::format("the id is \"{}\", but it stands at interventions.{}", *id, made_.id));
    }

    [[nodiscard]] std::optional<TableReader> study_table() const
    {
        auto const* node = table_.inner("study");
        if (node == nullptr) return std::nullopt;
        return TableReader(sections::intervention_study, *node, table_.name("study"), reading());
    }

    void read_study(TableReader const& study)
    {
        made_.citation = study.text_or("citation", "");
        made_.doi = study.text_or("doi", "");
        made_.study_design = study.text_or("design", "");
        made_.place = study.text_or("place", "");
        made_.participants = study.text_or("participants", "");
        made_.study_note = study.text_or("note", "");
        made_.evidence_searched = study.month("evidence_searched");
    }

    //! Of the layer that says the figures of an effect of one's own; 0: none does. Beside a pilot what was published still
    //! counts, and words about it speak of half of the effect. A layer that says of one's own figures how bias is dealt with, or
    //! a note, says no figures: what described them describes them still.
    [[nodiscard]] std::size_t rank_of_own_figures() const
    {
        auto const* effect = table_.node("effect");
        bool const own = made_.basis == Basis::local || made_.basis == Basis::elicited;
        if (effect == nullptr || !made_.effect || !own) return 0;
        return made_.effect->pilot && made_.effect->rests_on_others() ? 0 : rank_of_figures(*effect);
    }

    //! A local layer changed the figures and nothing else: beside them no words may claim that a study found it.
    void say_of_what_words_speak(std::size_t changed)
    {
        auto const mark = [changed](Node const* said, std::string& words, std::string_view before) {
            if (said != nullptr && !words.empty() && local_rank(*said) < changed) words.insert(0, before);
        };
        mark(table_.node("caution"), made_.caution, "The effect is changed locally; of the one before: ");
        auto const* study = table_.node("study");
        if (study == nullptr) return;
        constexpr std::string_view before = "changed locally; before: ";
        mark(study->find("citation"), made_.citation, before);
        mark(study->find("design"), made_.study_design, before);
        mark(study->find("note"), made_.study_note, before);
    }

    //! Beside an effect of one's own, what a review says and what was measured of wellbeing are still of the study before it.
    void say_of_which_evidence()
    {
        auto const entered = rank_of_own_figures();
        if (entered == 0) return;
        auto const is_before = [&](std::string_view key) {
            auto const* said = table_.node(key);
            return said != nullptr && local_rank(*said) < entered;
        };
        constexpr std::string_view before = "of the evidence before, and not of the effect entered here: ";
        if (is_before("review") && !made_.review.empty()) made_.review.insert(0, before);
        if (!is_before("wellbeing")) return;
        for (auto& result : made_.wellbeing) result.measure.insert(0, before);
    }

    [[nodiscard]] std::optional<int> whole_months(TableReader const& delivery, std::string_view key) const
    {
        auto const months = delivery.number(key);
        if (!months) return std::nullopt;
        if (std::floor(*months) != *months) {
            reading().error(delivery.at(key), delivery.name(key),
                            fmt::format("{} must be whole months", delivery.name(key)));
            return std::nullopt;
        }
        return static_cast<int>(*months);
    }

    void read_delivery()
    {
        auto const* node = table_.inner("delivery");
        if (node == nullptr) return;
        TableReader const delivery(sections::delivery, *node, table_.name("delivery"), reading());
        auto const from = delivery.provenance();
        made_.delivery.start = whole_months(delivery, "start").value_or(0);
        made_.delivery.duration = whole_months(delivery, "duration");
        made_.delivery.lag = delivery.number("lag").value_or(0.0);
        made_.delivery.ramp = delivery.number("ramp").value_or(0.0);
        made_.delivery.half_life = delivery.number("half_life").value_or(0.0);
        made_.delivery_stated = delivery.stated(from, {"eligible", "start", "lag", "ramp", "duration", "half_life"});
        read_eligible(delivery);
        if (auto coverage =
                delivery.quantity("coverage", identity("coverage", "coverage"), delivery.provenance_of("coverage")))
            made_.coverage = *std::move(coverage);
        for (auto const* key : {"start", "lag", "ramp", "duration", "half_life"}) delivery.warn_if_unsourced(key);
        for (auto const* key : {"start", "lag", "ramp", "duration", "half_life"})
            if (delivery.has(key) && !delivery.node(key)->local && !reading().partial)
                return warn_of_missing(from.basis, from.source, node->at, delivery.path(), reading());
    }

    void read_eligible(TableReader const& delivery)
    {
        auto const eligible = delivery.texts("eligible");
        if (eligible.size() == 1 && eligible.front().text == "all") return;
        for (auto const& band : eligible) {
            made_.eligible_bands.push_back(band.text);
            if (around_.bands == nullptr || around_.bands->empty()) continue;
            std::vector<std::string> names;
            for (auto const& known : *around_.bands) names.push_back(known.name);
            if (std::find(names.begin(), names.end(), band.text) != names.end()) continue;
            auto const near = nearest(band.text, names);
            reading().error(band.at, delivery.name("eligible"),
                            fmt::format("there is no band of tenure called \"{}\"", visible(band.text)),
                            near ? fmt::format("did you mean \"{}\"?", *near)
                                 : fmt::format("there are {}", in_words(names, "and")));
        }
    }

    void read_absence()
    {
        auto const* node = table_.inner("absence");
        if (node == nullptr) return;
        TableReader const absence(sections::absence, *node, table_.name("absence"), reading());
        made_.absence_ratio = absence.quantity("ratio", identity("absence_ratio", "ratio of sickness absence"),
                                               absence.provenance_of("ratio"));
        (void)absence.provenance();
    }

    void read_costs()
    {
        auto const* node = table_.inner("costs");
        if (node == nullptr) {
            if (!table_.has("costs")) complain_of_no_costs(table_.table().at);
            return;
        }
        TableReader const costs(sections::costs, *node, table_.name("costs"), reading());
        bool says_one = false;
        for_rows(cost_rows, [&](auto const& row) { says_one = says_one || costs.has(row.says.key()); });
        auto const* resources = costs.node("resources");
        says_one = says_one || (resources != nullptr && !(resources->is_list() && resources->items.empty()));
        // An empty list that takes the shipped rows out is what is to be mended, and not the rows that were there.
        bool const emptied = resources != nullptr && any_local(*resources);
        if (!says_one) complain_of_no_costs(emptied ? costs.at("resources") : node->at);
        (void)costs.provenance();
        for_rows(cost_rows, [&](auto const& row) {
            std::string const key(row.says.key());
            auto& cost = row.place(made_);
            cost = costs.quantity(key, identity("costs." + key, row.says.label), costs.provenance_of(key));
            if (cost && costs.is_by_nobody(key)) call_a_guess(*cost);
            if (cost && cost->share_of == ShareOf::salary && !around_.on_costs) complain_of_no_on_costs(costs, key);
        });
        made_.resources = read_resources(costs, made_);
        put_own_costs_in_place(costs, made_);
        read_what_is_capital(costs);
    }

    //! An amount that stands over a guess stays that guess where nobody touches the example. What is built from resources has no
    //! amount below: there the example, or "TBC", would pass for a quotation.
    static void call_a_guess(Belief& cost)
    {
        cost.basis = Basis::assumption;
        cost.source = "Our guess: nobody is named whose quotation it is.";
    }

    void read_what_is_capital(TableReader const& costs)
    {
        constexpr auto key = "setup_is_capital";
        constexpr auto why = "setup_is_capital_why";
        made_.setup_is_capital = costs.flag(key).value_or(false);
        made_.setup_capital_why = costs.text_or(why, "");
        if (!made_.setup_is_capital) {
            if (costs.has(why) && !reading().partial)
                reading().error(
                    costs.at(why), costs.name(why),
                    fmt::format("{} says why a set-up is capital, and nothing says that it is", costs.name(why)),
                    "write setup_is_capital = true beside it, or take it out");
            return;
        }
        auto const says = fmt::format("{} says that what is paid once is capital, and ", costs.name(key));
        if (!pays_once())
            reading().error(costs.at(key), costs.name(key),
                            fmt::format("{}{} says nothing that is", says, costs.path()),
                            "give setup, or leave setup_is_capital out");
        else if (!made_.setup && !reading().partial)
            reading().error(
                costs.at(key), costs.name(key),
                fmt::format("{}what is paid once here is {}: of these each is by itself, and training and staff time "
                            "are revenue",
                            says, in_words(items_paid_once())),
                "write capital = true on the row of each that buys what lasts, and leave setup_is_capital out");
        else if (is_stand_in(made_.setup_capital_why))
            reading().missing(
                costs.at(key), costs.name(why),
                fmt::format("{}nothing says what it buys that lasts: training and staff time are revenue", says),
                "write setup_is_capital_why, as in \"tablets, used for four years\"; or leave setup_is_capital out");
        else if (!pays_something_once()) {
            made_.setup_is_capital = false;
            if (reading().partial) return;
            reading().warning(costs.at(key), costs.name(key),
                              says + "£0 is: it changes nothing, and a financial case shows no capital",
                              "say what is paid once in setup, or write setup_is_capital = false");
        }
    }

    [[nodiscard]] std::vector<std::string> items_paid_once() const
    {
        std::vector<std::string> items;
        for (auto const& resource : made_.resources)
            if (amount_of(resource.terms.per) == ProgrammePart::setup)
                items.push_back("\"" + visible(resource.item) + "\"");
        return items;
    }
    [[nodiscard]] bool pays_once() const
    {
        return made_.setup.has_value() || made_.takes([](Resource const& resource) {
            return amount_of(resource.terms.per) == ProgrammePart::setup;
        });
    }
    [[nodiscard]] bool pays_something_once() const { return made_.setup && !is_fixed_at_nothing(*made_.setup); }

    //! No costs is not £0: what a saving is "after the programme's own cost" must be after a cost that somebody said.
    void complain_of_no_costs(Spot const& at) const
    {
        reading().missing(
            at, table_.name("costs"),
            fmt::format("{} does not say what the programme costs, and no costs is not a cost of £0", table_.path()),
            fmt::format("add [{}] with {}, its basis and source; a programme that costs nothing says annual = 0",
                        table_.name("costs"), in_words(names_of_costs(), "or")));
    }
    static std::vector<std::string> names_of_costs()
    {
        std::vector<std::string> names;
        for_rows(cost_rows, [&names](auto const& row) { names.emplace_back(row.says.key()); });
        names.emplace_back("[[resources]]");
        return names;
    }
    void complain_of_no_on_costs(TableReader const& costs, std::string const& key) const
    {
        reading().missing(costs.at(key), costs.name(key),
                          fmt::format("{} is a share of salary, and the inputs do not say what an employer pays on top "
                                      "of one",
                                      costs.name(key)),
                          "give prices.on_costs and prices.national_insurance with their sources, or write a share of "
                          "pay, which carries all on-costs");
    }

    void read_wellbeing()
    {
        for (auto const* node : table_.tables("wellbeing")) {
            TableReader const table(sections::wellbeing, *node, table_.name("wellbeing"), reading());
            WellbeingResult result;
            result.measure = table.text_or("measure", "");
            result.result = table.text_or("result", "");
            result.effect_size = table.number("effect_size");
            result.effect_measure = table.text_or("effect_measure", "");
            result.significance = table.text_or("significance", "");
            result.source = table.text_or("source", "");
            made_.wellbeing.push_back(std::move(result));
        }
    }

    TableReader table_;
    Around const& around_;
    Intervention made_;
};

}  // namespace

std::vector<Intervention> read_interventions(Node const& node, Around const& around, Reading& reading)
{
    std::vector<Intervention> list;
    for (auto const& entry : node.entries) {
        auto const path = "interventions." + entry.key;
        if (!entry.value.is_table())
            reading.error(entry.value.at, path, fmt::format("{} is {}, not a table", path, in_words(entry.value.kind)),
                          fmt::format("write [{}]", path));
        else list.push_back(InterventionReader(entry.key, entry.value, around, reading).read());
    }
    return list;
}

}  // namespace holdfast

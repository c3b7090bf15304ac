#include "report/decision/head_to_head_parts.hpp"

#include "base/text.hpp"
#include "report/words/evidence.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr auto left = Column::Side::left;
constexpr auto right = Column::Side::right;

//! The strategies of the draws as the study has them; the status quo is none of them.
class Sides {
public:
    explicit Sides(Contestants const& contestants)
        : contestants_(contestants), strategies_(strategies_of(contestants.study))
    {
    }

    [[nodiscard]] std::string name(std::size_t s) const
    {
        return s == 0 ? "the status quo" : contestants_.draws.names[s];
    }
    [[nodiscard]] bool has_placeholder(std::size_t s) const
    {
        return s > 0 && strategies_[contestants_.draws.strategy_of[s - 1]].placeholder_cost;
    }
    //! "a placeholder", "partly a placeholder"; empty where there is none.
    [[nodiscard]] std::string placeholder(std::size_t s) const
    {
        return s == 0 ? std::string()
                      : placeholder_words(strategies_[contestants_.draws.strategy_of[s - 1]].cost_parts);
    }
    //! Nothing of the status quo, which claims nothing.
    [[nodiscard]] std::optional<Grounds> evidence(std::size_t s) const
    {
        if (s == 0) return std::nullopt;
        return evidence_of(strategies_[contestants_.draws.strategy_of[s - 1]]);
    }

private:
    Contestants const& contestants_;
    std::vector<Strategy> strategies_;
};

//! Empty for the status quo, which claims nothing.
std::string effect_in_a_cell(Sides const& sides, std::size_t s)
{
    auto const evidence = sides.evidence(s);
    return evidence ? std::string(in_a_cell(*evidence)) : std::string();
}

//! Under "cost our guess?"; empty for the status quo, which costs nothing more.
std::string cost_in_a_cell(Sides const& sides, std::size_t s)
{
    if (s == 0) return "";
    auto const words = sides.placeholder(s);
    return words.empty() ? "no" : words == wholly_placeholder ? "yes" : "partly";
}

bool shows(Contestants const& contestants, Perspective perspective)
{
    return std::find(contestants.perspectives.begin(), contestants.perspectives.end(), perspective) !=
           contestants.perspectives.end();
}

Table empty_table(Contestants const& of, bool placeholders)
{
    Table table{{{"choice", left, 0, true}, {"effect", left}, {"cost our\nguess?", left}}, {}, {}};
    auto const add = [&](std::string const& what, std::string const& short_name, int range_may_go) {
        table.columns.push_back({what, right});
        table.columns.push_back({short_name + ":\n95% range", right, range_may_go});
        table.columns.push_back({short_name + ":\nchance\nof more", right});
    };
    auto const what = std::string(of.willingness_to_pay == 0.0 ? "saves more" : "net benefit");
    auto const after =
        placeholders ? std::string("after each\ncost,\nguesses\nincluded") : std::string("after each\ncost");
    bool const cash = shows(of, Perspective::cash);
    if (cash) add(what + "\nin cash,\n" + after, "cash", 0);
    if (shows(of, Perspective::total))
        add(cash ? "and with\ncapacity too" : what + ",\ncash and\ncapacity,\n" + after, "capacity\ntoo", cash ? 2 : 0);
    return table;
}

Row row_of(Contestants const& contestants, Sides const& sides, StudyHeadToHead const& pair)
{
    auto const a = pair.cash.a;
    Row row{with_capital(sides.name(a)), effect_in_a_cell(sides, a), cost_in_a_cell(sides, a)};
    for (auto const perspective : all_perspectives) {
        if (!shows(contestants, perspective)) continue;
        auto const& found = perspective == Perspective::cash ? pair.cash : pair.total;
        row.push_back(spoken(found.net_benefit.mean));
        row.push_back(pounds_range(found.net_benefit));
        row.push_back(chance(found.a_better));
    }
    return row;
}

//! What is to be known of the one that others are set against.
std::string about(Sides const& sides, std::size_t s)
{
    auto const evidence = sides.evidence(s);
    if (!evidence) return "";
    auto text = fmt::format("Of {} itself: {}", sides.name(s), in_a_clause(*evidence));
    if (auto const words = sides.placeholder(s); !words.empty()) text += "; its cost is " + words;
    return text + ".";
}

Json in_one(HeadToHead const& head_to_head)
{
    return {{"net_benefit", estimate(head_to_head.net_benefit)},
            {"chance_better", number(head_to_head.a_better)},
            {"chance_worse", number(head_to_head.b_better)},
            {"chance_equal", number(head_to_head.equal)}};
}

}  // namespace

void head_to_head_tables(Paper& paper, Contestants const& contestants, std::vector<StudyHeadToHead> const& pairs)
{
    Sides const sides(contestants);
    for (std::size_t from = 0; from < pairs.size();) {
        auto const b = pairs[from].cash.b;
        paper.heading("Against " + sides.name(b));
        if (auto const text = about(sides, b); !text.empty()) paper.paragraph(text);
        std::vector<Row> rows;
        bool placeholders = sides.has_placeholder(b);
        for (; from < pairs.size() && pairs[from].cash.b == b; ++from) {
            placeholders = placeholders || sides.has_placeholder(pairs[from].cash.a);
            rows.push_back(row_of(contestants, sides, pairs[from]));
        }
        auto table = empty_table(contestants, placeholders);
        table.rows = std::move(rows);
        paper.table(table);
    }
}

void head_to_head_notes(Paper& paper, Contestants const& of, std::vector<StudyHeadToHead> const& pairs)
{
    Sides const sides(of);
    std::set<std::size_t> named;
    for (auto const& pair : pairs) named.insert({pair.cash.a, pair.cash.b});
    paper.paragraph(
        of.willingness_to_pay == 0.0
            ? "A difference is after the programmes' own costs, draw by draw, and a range holds 95% of the draws. "
              "The chance of more is the share of draws in which the choice saves more; a draw in which both save the "
              "same counts for neither. The order is the study's: nothing is ranked."
            : fmt::format(
                  "Net benefit is the saving after the programmes' own costs, and {} for each leaver avoided. A "
                  "difference is taken draw by draw, and a range holds 95% of the draws. The chance of more is "
                  "the share of draws in which the choice's net benefit is larger; a draw in which both are "
                  "equal counts for neither. The order is the study's: nothing is ranked.",
                  spoken(of.willingness_to_pay)));
    auto const any_has = [&](bool all_of_it) {
        return std::any_of(named.begin(), named.end(), [&](std::size_t s) {
            return sides.has_placeholder(s) && (sides.placeholder(s) == wholly_placeholder) == all_of_it;
        });
    };
    if (any_has(true))
        paper.item("-", "Cost our guess: nobody has published the programme's cost, so that every difference in "
                        "money to or from it is a guess, too. Enter a cost of your own before you choose by it.");
    if (any_has(false))
        paper.item("-", "Cost partly our guess: part of the programme's cost is somebody's figure, and part nobody has "
                        "published, so that every difference in money to or from it rests partly on a guess. Enter "
                        "your own figure for that part before you choose by it.");
    for (auto const evidence : all_evidence) {
        std::optional<Grounds> of_all;
        for (auto const s : named) {
            auto const grounds = sides.evidence(s);
            if (!grounds || *grounds != evidence) continue;
            if (!of_all) of_all = grounds;
            else if (of_all->bias != grounds->bias) of_all->bias.reset();
        }
        if (of_all && !reminder(*of_all, "").empty())
            paper.item("-", fmt::format("{}: {}", heading(evidence), meaning(*of_all)));
    }
}

void leavers_averted_table(Paper& paper, Contestants const& contestants, std::vector<StudyHeadToHead> const& pairs)
{
    Sides const sides(contestants);
    Table table{
        {{"choice", left, 0, true}, {"effect", left}, {"more leavers\navoided", right}, {"95% range", right}}, {}, {}};
    for (auto const& pair : pairs) {
        auto const a = pair.cash.a;
        table.rows.push_back({with_capital(sides.name(a)), effect_in_a_cell(sides, a), figure(pair.cash.effect.mean),
                              figure_range(pair.cash.effect)});
    }
    paper.heading("Leavers avoided (FTE, discounted), against " + sides.name(pairs.front().cash.b));
    paper.table(table);
}

Json head_to_head_objects(Contestants const& contestants, std::vector<StudyHeadToHead> const& pairs)
{
    Sides const sides(contestants);
    auto all = Json::array();
    for (auto const& pair : pairs)
        all.push_back({{"strategy", contestants.draws.strategies[pair.cash.a]},
                       {"against", contestants.draws.strategies[pair.cash.b]},
                       {"willingness_to_pay", number(contestants.willingness_to_pay)},
                       {"placeholder_cost", sides.has_placeholder(pair.cash.a) || sides.has_placeholder(pair.cash.b)},
                       {"cash", in_one(pair.cash)},
                       {"total", in_one(pair.total)},
                       {"leavers_averted_discounted", estimate(pair.cash.effect)}});
    return all;
}

Json choices_object(Study const& study, StudyDraws const& draws)
{
    auto const strategies = strategies_of(study);
    auto all = Json::array();
    for (std::size_t s = 0; s < draws.strategies.size(); ++s) {
        Json json{
            {"id", draws.strategies[s]}, {"name", draws.names[s]}, {"basis", nullptr}, {"placeholder_cost", false}};
        if (s > 0) {
            auto const& strategy = strategies[draws.strategy_of[s - 1]];
            json["basis"] = name(strategy.basis);
            json["placeholder_cost"] = strategy.placeholder_cost;
            json["programme_cost_parts"] = cost_parts(draws.programme[s]);
        }
        all.push_back(std::move(json));
    }
    return all;
}

Json left_out_object(StudyDraws const& draws)
{
    auto all = Json::array();
    for (auto const& one : draws.left_out) all.push_back({{"id", one.id}, {"name", one.name}, {"reason", one.reason}});
    return all;
}

}  // namespace holdfast::report

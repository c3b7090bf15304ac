#include "head_to_head_parts.hpp"

#include "evidence.hpp"
#include "wording.hpp"

#include "holdfast/base/text.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr auto left = Column::Side::left;
constexpr auto right = Column::Side::right;

//! The strategies of the draws as the study has them; the status quo is none of them.
class Sides {
public:
    explicit Sides(Contestants const& of) : of_(of), strategies_(strategies_of(of.study)) {}

    [[nodiscard]] std::string name(std::size_t s) const { return s == 0 ? "the status quo" : of_.draws.names[s]; }
    [[nodiscard]] bool has_placeholder(std::size_t s) const
    {
        return s > 0 && strategies_[of_.draws.strategy_of[s - 1]].placeholder_cost;
    }
    //! Nothing of the status quo, which claims nothing.
    [[nodiscard]] std::optional<Evidence> evidence(std::size_t s) const
    {
        if (s == 0) return std::nullopt;
        return evidence_of(strategies_[of_.draws.strategy_of[s - 1]]);
    }

private:
    Contestants const& of_;
    std::vector<Strategy> strategies_;
};

//! Empty for the status quo, which claims nothing.
std::string effect_in_a_cell(Sides const& sides, std::size_t s)
{
    auto const evidence = sides.evidence(s);
    return evidence ? std::string(in_a_cell(*evidence)) : std::string();
}

bool shows(Contestants const& of, Perspective perspective)
{
    return std::find(of.perspectives.begin(), of.perspectives.end(), perspective) != of.perspectives.end();
}

Table empty_table(Contestants const& of)
{
    Table table{{{"choice", left, 0, true}, {"effect", left}, {"cost", left}}, {}, {}};
    auto const add = [&](std::string const& what, int range_may_go) {
        table.columns.push_back({what, right});
        table.columns.push_back({"95% range", right, range_may_go});
        table.columns.push_back({"chance\nof more", right});
    };
    bool const money_alone = of.willingness_to_pay == 0.0;
    if (shows(of, Perspective::cash)) add(money_alone ? "saves more\nin cash" : "net benefit\nin cash", 0);
    if (shows(of, Perspective::total))
        add(money_alone ? "and with\ncapacity too" : "and with\ncapacity too", shows(of, Perspective::cash) ? 2 : 0);
    return table;
}

Row row_of(Contestants const& of, Sides const& sides, StudyHeadToHead const& pair)
{
    auto const a = pair.cash.a;
    Row row{with_capital(sides.name(a)), effect_in_a_cell(sides, a),
            a == 0 ? "" : (sides.has_placeholder(a) ? "placeholder" : "stated")};
    for (auto const perspective : all_perspectives) {
        if (!shows(of, perspective)) continue;
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
    if (sides.has_placeholder(s)) text += "; its cost is a placeholder";
    return text + ".";
}

Json in_one(HeadToHead const& found)
{
    return {{"net_benefit", estimate(found.net_benefit)},
            {"chance_better", number(found.a_better)},
            {"chance_worse", number(found.b_better)},
            {"chance_equal", number(found.equal)}};
}

}  // namespace

void head_to_head_tables(Paper& paper, Contestants const& of, std::vector<StudyHeadToHead> const& pairs)
{
    Sides const sides(of);
    for (std::size_t from = 0; from < pairs.size();) {
        auto const b = pairs[from].cash.b;
        paper.heading("Against " + sides.name(b));
        if (auto const text = about(sides, b); !text.empty()) paper.paragraph(text);
        auto table = empty_table(of);
        for (; from < pairs.size() && pairs[from].cash.b == b; ++from)
            table.rows.push_back(row_of(of, sides, pairs[from]));
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
                  "Net benefit is the saving after the programmes' own costs, and {} for each leaver averted. A "
                  "difference is taken draw by draw, and a range holds 95% of the draws. The chance of more is "
                  "the share of draws in which the choice's net benefit is larger; a draw in which both are "
                  "equal counts for neither. The order is the study's: nothing is ranked.",
                  spoken(of.willingness_to_pay)));
    if (std::any_of(named.begin(), named.end(), [&](std::size_t s) { return sides.has_placeholder(s); }))
        paper.item("-",
                   "Cost a placeholder: nobody has published the programme's cost, so that every difference in "
                   "money to or from it is a placeholder's, too. Enter a cost of your own before you choose by it.");
    for (auto const evidence : all_evidence) {
        if (evidence == Evidence::published || evidence == Evidence::own) continue;
        if (std::any_of(named.begin(), named.end(), [&](std::size_t s) { return sides.evidence(s) == evidence; }))
            paper.item("-", fmt::format("{}: {}", heading(evidence), meaning(evidence)));
    }
}

void leavers_averted_table(Paper& paper, Contestants const& of, std::vector<StudyHeadToHead> const& pairs)
{
    Sides const sides(of);
    Table table{
        {{"choice", left, 0, true}, {"effect", left}, {"more leavers\naverted", right}, {"95% range", right}}, {}, {}};
    for (auto const& pair : pairs) {
        auto const a = pair.cash.a;
        table.rows.push_back({with_capital(sides.name(a)), effect_in_a_cell(sides, a), figure(pair.cash.effect.mean),
                              figure_range(pair.cash.effect)});
    }
    paper.heading("Leavers averted (FTE, discounted), against " + sides.name(pairs.front().cash.b));
    paper.table(table);
}

Json head_to_head_objects(Contestants const& of, std::vector<StudyHeadToHead> const& pairs)
{
    Sides const sides(of);
    auto all = Json::array();
    for (auto const& pair : pairs)
        all.push_back({{"strategy", of.draws.strategies[pair.cash.a]},
                       {"against", of.draws.strategies[pair.cash.b]},
                       {"willingness_to_pay", number(of.willingness_to_pay)},
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

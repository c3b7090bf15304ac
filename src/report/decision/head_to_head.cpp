#include "report/decision/head_to_head.hpp"

#include "base/text.hpp"
#include "report/chapters/audit.hpp"
#include "report/chapters/cost_parts_table.hpp"
#include "report/decision/decision_screen.hpp"
#include "report/decision/decision_tables.hpp"
#include "report/decision/head_to_head_parts.hpp"
#include "report/decision/study_decision_screen.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/setup_words.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

namespace {

using report::amount;
using report::Column;
using report::Json;
using report::number;
using report::Paper;
using report::Table;

report::Contestants contestants_of(HeadToHeadReport const& of)
{
    return {of.study, of.draws, of.willingness_to_pay, of.perspectives};
}

Paper paper_in(TextStyle style) { return {static_cast<std::size_t>(std::max(style.width, 60)), style.colour}; }

}  // namespace

std::string head_to_head_json(HeadToHeadReport const& of)
{
    return report::written({{"version", HOLDFAST_VERSION},
                            {"study", of.study.name},
                            {"of", of.draws.name},
                            {"authorities", of.draws.authorities},
                            {"seed", of.study.seed},
                            {"draws", of.draws.draws},
                            {"inputs_hash", of.study.inputs_hash},
                            {"choices", report::choices_object(of.study, of.draws)},
                            {"left_out", report::left_out_object(of.draws)},
                            {"head_to_head", report::head_to_head_objects(contestants_of(of), of.pairs)}},
                           2);
}

std::string head_to_head_text(HeadToHeadReport const& of, TextStyle style)
{
    if (!style.full) return report::head_to_head_screen(of, style);
    auto paper = paper_in(style);
    auto const& draws = of.draws;
    auto const against = of.against == 0 ? std::string("the status quo") : draws.names[of.against];
    paper.headline(fmt::format("{}: what each choice would save more, or less, than {}", draws.name, against));
    paper.paragraph(
        fmt::format("{}; {}. Money and leavers avoided are present values over the horizon, money in prices "
                    "of {}.{}",
                    report::counted(draws.draws, "draw", "draws"), report::horizon(of.study.months, of.study.start),
                    of.study.price_year,
                    draws.authorities > 1 ? fmt::format(" One choice for the {} together.",
                                                        report::counted(draws.authorities, "authority", "authorities"))
                                          : std::string()));
    paper.gap();
    report::head_to_head_notes(paper, contestants_of(of), of.pairs);
    for (auto const& one : draws.left_out)
        paper.item("-", fmt::format("{} is no choice here: {}.", one.name, one.reason));
    if (auto const shared = report::shared_setup_sentences(of.study, report::programmes_of(of.study, draws));
        !shared.empty())
        paper.paragraph(shared);
    report::head_to_head_tables(paper, contestants_of(of), of.pairs);
    report::costs_of_choices(paper, draws);
    report::leavers_averted_table(paper, contestants_of(of), of.pairs);
    report::audit(paper,
                  {draws.draws, of.study.seed, of.study.inputs_hash, HOLDFAST_VERSION, of.study.sampling,
                   report::searched_sentence(of.study)},
                  of.study.published);
    return paper.text();
}

std::string head_to_head_json(SamplesHeadToHead const& head_to_head)
{
    auto pairs = Json::array();
    for (auto const& pair : head_to_head.pairs)
        pairs.push_back({{"strategy", head_to_head.strategies[pair.a]},
                         {"against", head_to_head.strategies[pair.b]},
                         {"willingness_to_pay", number(head_to_head.willingness_to_pay)},
                         {"net_benefit", report::estimate(pair.net_benefit)},
                         {"chance_better", number(pair.a_better)},
                         {"chance_worse", number(pair.b_better)},
                         {"chance_equal", number(pair.equal)},
                         {"effect", report::estimate(pair.effect)}});
    return report::written(
        {{"strategies", head_to_head.strategies}, {"draws", head_to_head.draws}, {"head_to_head", std::move(pairs)}},
        2);
}

std::string head_to_head_text(SamplesHeadToHead const& of, TextStyle style)
{
    auto paper = paper_in(style);
    paper.headline(fmt::format("Each strategy against {}, at {} for one unit of effect", of.strategies[of.against],
                               amount(of.willingness_to_pay)));
    Table table{{{"strategy", Column::Side::left, 0, true},
                 {"more net\nbenefit"},
                 {"net benefit:\n95% range"},
                 {"chance\nof more"},
                 {"more\neffect", Column::Side::right, 1},
                 {"effect:\n95% range", Column::Side::right, 2}},
                {},
                {}};
    for (auto const& pair : of.pairs)
        table.rows.push_back({of.strategies[pair.a], amount(pair.net_benefit.mean),
                              amount(pair.net_benefit.low) + " to " + amount(pair.net_benefit.high),
                              report::chance_among(pair.a_better, of.draws), report::figure(pair.effect.mean),
                              report::figure_range(pair.effect)});
    paper.table(table);
    paper.paragraph(
        fmt::format("{}. Net benefit is what the effect is worth less the cost; a difference is taken draw by "
                    "draw, and a range holds 95% of the draws. A draw in which both are equal counts as more "
                    "for neither.",
                    report::counted(of.draws, "draw", "draws")));
    return paper.text();
}

}  // namespace holdfast

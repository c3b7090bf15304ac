//! `holdfast backtest`: what the model would have said in years gone by, beside what happened.
#include "cli/commands.hpp"

#include "cli/answer_options.hpp"
#include "cli/output/answers.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"
#include "cli/past/idle_in_the_past.hpp"
#include "cli/published_panel.hpp"
#include "cli/typed/option_kinds.hpp"
#include "cli/typed/study_request.hpp"
#include "holdfast/panel/backtest.hpp"
#include "report/backtest/backtest.hpp"
#include "report/words/past_words.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

struct BacktestOptions {
    int from{2022};
    std::string panel;  //!< empty: the one that is shipped
    std::string authority;
    std::string next;  //!< where what is forecast for the year after the last goes; empty: nowhere
    StudyOptions study;
    AnswerOptions answer{AnswerOptions::Forms::text_json_csv};
};

void declare(CLI::App& app, BacktestOptions& options)
{
    add_study(app, options.study, "study");
    auto* const from =
        whole(app.add_option("--from", options.from, "the year that everything is known up to"), 1900, 2100);
    from->type_name("YEAR");
    auto* const authority =
        app.add_option("--authority", options.authority, "one authority's forecasts, a line a year");
    authority->type_name("NAME");
    add_panel(app, options.panel);
    options.answer.add_to(app);
    app.add_option("--next", options.next,
                   "write there, as CSV, what is forecast for the year after the last published one")
        ->type_name("FILE")
        ->excludes(from)
        ->excludes(authority)
        ->excludes(app.get_option("--format"))
        ->excludes(app.get_option("--out"));
}

//! What a leaver who is replaced costs in cash, but for the months that the post stands empty.
double cash_of_a_leaver(PriceBeliefs const& prices)
{
    return mean(prices.recruitment.about) + mean(prices.induction.about) + mean(prices.exit.about);
}

std::vector<AgencySpend> agency_spend_of(Study const& study)
{
    double const price = mean(study.prices.pay.about) * (1.0 + mean(study.prices.agency_premium.about));
    std::vector<AgencySpend> all;
    for (auto const& authority : study.authorities)
        for (auto const& stated : authority.agency_spend)
            all.push_back({authority.dfe_number, authority.name, stated.year, stated.spent,
                           price * mean(authority.agency_price_level.about), stated.stated, stated.at});
    return all;
}

ExitCode no_such_origin(Panel const& panel, int from)
{
    auto const origins = origins_of(panel);
    if (origins.empty())
        say_sentence("there is no year from which a forecast can be made and held against a later one");
    else
        say_sentence("--from {}: no forecast can be made then and held against a later year: give a year from {} to {}",
                     from, origins.front(), origins.back());
    return ExitCode::problem_in_inputs;
}

//! On standard error, so that no table swallows it.
void say_beside(Backtest const& found)
{
    if (!found.ignored_inputs.empty())
        say_sentence("{}",
                     report::ignored_inputs_words(found.ignored_inputs, "What is forecast and what happened are"));
    if (!found.warnings.empty()) show_problems(found.warnings);
}

//! What will be held against the year after the panel's last.
ExitCode forecast_next(Panel const& panel, BacktestOptions const& options)
{
    auto const study = study_or_complaints(options.study);
    if (!study) return ExitCode::problem_in_inputs;
    int last = 0;
    for (auto const& [number, authority] : panel)
        if (!authority.years.empty()) last = std::max(last, authority.years.rbegin()->first);
    return hand_over(forecast_csv(forecast_next_year(panel, {}, study->leaving_rate.about), last + 1), options.next);
}

ExitCode hold_against_the_past(BacktestOptions const& options)
{
    auto const panel = panel_or_complaints(options.panel);
    if (!panel) return ExitCode::problem_in_inputs;
    if (!options.next.empty()) return forecast_next(*panel, options);
    BacktestQuestion question;
    question.origin = options.from;
    auto asked = options.study;
    asked.answer_has_warnings = true;  // those of what it uses, and no others
    auto const study =
        options.authority.empty() ? study_or_complaints(asked) : study_of_authority(asked, options.authority);
    if (!study) return ExitCode::problem_in_inputs;
    if (!options.authority.empty()) question.authority = study->authorities.front().dfe_number;
    auto found = backtest(*panel, question);
    if (!found) return no_such_origin(*panel, options.from);
    found->before_after.leaver_cost = cash_of_a_leaver(study->prices);
    found->agency_spend = agency_spend_check(*panel, agency_spend_of(*study));
    found->agency_spend.price_year = study->price_year;
    found->ignored_inputs = idle_in_backtest(*study);
    found->warnings = doubts_of_backtest(study->warnings);
    if (!options.answer.is_text()) say_beside(*found);  // the page says it itself
    auto const all = backtest_all(*panel, question);
    return options.answer.hand_over({[&](auto const& style) { return backtest_text(*found, all, style); },
                                     [&] { return backtest_json(*found, all); },
                                     [&] { return backtest_csv(*found, all); }});
}

}  // namespace

Work add_backtest(CLI::App& app) { return work_of<BacktestOptions>(app, declare, hold_against_the_past); }

}  // namespace holdfast::cli

#include "report/explain/base_case.hpp"

#include "report/chapters/audit.hpp"
#include "report/forms/json_object.hpp"
#include "report/forms/paper.hpp"
#include "report/forms/sheet.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/rating_words.hpp"
#include "report/words/wording.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;

constexpr char const* what_it_is =
    "Base case: every input at its mean, worked out in 50-digit decimals and rounded once, to the penny. "
    "It has no range and no chance of saving: for those, run without --base-case. "
    "Present value over the horizon.";

std::string net_cash_shown(Strategy const& strategy, BaseCase const& base)
{
    auto const known = cost_known(strategy.cost_parts);
    return to_the_penny(base.net_cash) + (known == CostKnown::all      ? ""
                                          : known == CostKnown::partly ? " partly our guess"
                                                                       : " our guess");
}

std::string decimal(Money money)
{
    auto const pence = money.in_pence();
    auto const size = pence < 0 ? -pence : pence;
    return fmt::format("{}{}.{:02}", pence < 0 ? "-" : "", size / 100, size % 100);
}

}  // namespace

std::string base_case_text(Study const& study, std::span<BaseCase const> cases, TextStyle style)
{
    auto const strategies = strategies_of(study);
    Paper paper(static_cast<std::size_t>(std::max(style.width, 60)), style.colour);
    paper.paragraph(what_it_is);
    std::size_t shown = study.authorities.size();
    Table table;
    auto const start_table = [&table] {
        table = {};
        table.columns = {{"intervention", Column::Side::left, 0, true},
                         {"evidence", Column::Side::left, 3, false},
                         {"gross cash\nsaving", Column::Side::right, 0, false},
                         {"gross total\nsaving", Column::Side::right, 2, false},
                         {"net cash\nsaving", Column::Side::right, 1, false}};
    };
    auto const end_table = [&] {
        if (!table.rows.empty()) paper.table(table);
    };
    for (auto const& one : cases) {
        if (one.authority != shown) {
            end_table();
            paper.gap();
            paper.heading(study.authorities[one.authority].name);
            start_table();
            shown = one.authority;
        }
        auto const& strategy = strategies[one.strategy];
        if (!strategy.has_effect)
            table.rows.push_back({strategy.name, std::string(name(strategy.basis)), "no saving claimed",
                                  "no saving claimed", "no saving claimed"});
        else
            table.rows.push_back(
                {strategy.name,
                 strategy.beside_pilot ? std::string("published and own") : std::string(name(strategy.basis)),
                 to_the_penny(one.gross_cash), to_the_penny(one.gross_total), net_cash_shown(strategy, one)});
    }
    end_table();
    audit(paper, {0, 0, study.inputs_hash, HOLDFAST_VERSION, Sampling::philox, searched_sentence(study)},
          study.published);
    return paper.text();
}

std::string base_case_csv(Study const& study, std::span<BaseCase const> cases)
{
    auto const strategies = strategies_of(study);
    std::string text =
        "authority_code,authority,intervention,basis,placeholder_cost,gross_cash_saving,gross_total_saving,"
        "net_cash_saving,net_total_saving,leavers_averted,reason,programme_cost_stated,programme_cost_built,"
        "programme_cost_guessed\r\n";
    for (auto const& one : cases) {
        auto const& authority = study.authorities[one.authority];
        auto const& strategy = strategies[one.strategy];
        text +=
            fmt::format("{},{},{},{},{},", sheet_text(authority.code), sheet_text(authority.name),
                        sheet_text(strategy.id), name(strategy.basis), strategy.placeholder_cost ? "true" : "false");
        text += strategy.has_effect ? fmt::format("{},{},{},{},{},", decimal(one.gross_cash), decimal(one.gross_total),
                                                  decimal(one.net_cash), decimal(one.net_total), one.leavers_averted)
                                    : std::string(",,,,,") + no_saving_claimed;
        for (auto const part : all_cost_parts) text += "," + decimal(at(one.programme_parts, part));
        text += "\r\n";
    }
    return text;
}

std::string base_case_json(Study const& study, std::span<BaseCase const> cases)
{
    using report::Json;
    auto const strategies = strategies_of(study);
    Json document{{"version", HOLDFAST_VERSION}, {"inputs_hash", study.inputs_hash}, {"base_case", Json::array()}};
    for (auto const& one : cases) {
        auto const& authority = study.authorities[one.authority];
        auto const& strategy = strategies[one.strategy];
        Json row{{"authority", {{"code", authority.code}, {"name", authority.name}, {"region", authority.region}}},
                 {"intervention", strategy.id},
                 {"basis", std::string(name(strategy.basis))},
                 {"placeholder_cost", strategy.placeholder_cost}};
        if (strategy.has_effect) {
            row["gross_cash_saving"] = one.gross_cash.in_pounds();
            row["gross_total_saving"] = one.gross_total.in_pounds();
            row["net_cash_saving"] = one.net_cash.in_pounds();
            row["net_total_saving"] = one.net_total.in_pounds();
            row["leavers_averted"] = one.leavers_averted;
            for (auto const line : all_lines)
                row["lines"][std::string(name(line))] = one.lines[static_cast<std::size_t>(line)].in_pounds();
        } else {
            for (auto const* key : {"gross_cash_saving", "gross_total_saving", "net_cash_saving", "net_total_saving"}) {
                row[key] = nullptr;
                row["reasons"][key] = no_saving_claimed;
            }
        }
        for (auto const part : all_cost_parts)
            row["programme_cost_parts"][std::string(name(part))] = at(one.programme_parts, part).in_pounds();
        document["base_case"].push_back(std::move(row));
    }
    return report::written(document, 2);
}

}  // namespace holdfast

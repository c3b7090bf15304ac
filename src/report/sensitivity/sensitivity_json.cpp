#include "report/sensitivity/sensitivity.hpp"

#include "report/forms/adjustments_json.hpp"
#include "report/forms/json_object.hpp"
#include "report/words/subject.hpp"

#include <cmath>

namespace holdfast {

namespace {

using report::estimate;
using report::Json;
using report::number;

Json estimate(std::optional<Estimate> const& e) { return e ? estimate(*e) : Json(nullptr); }

Json threshold(std::optional<Threshold> const& found)
{
    if (!found) return nullptr;
    auto crossings = Json::array();
    for (auto const& crossing : found->crossings)
        // Where a curve is nearly flat the error of its zero may be beyond all numbers.
        crossings.push_back({{"value", number(crossing.value)},
                             {"mcse", std::isfinite(crossing.mcse) ? number(crossing.mcse) : Json(nullptr)},
                             {"pays", crossing.pays_above ? "above" : "below"}});
    return {{"crossings", std::move(crossings)},
            {"saving_at_low", number(found->saving_at_low)},
            {"saving_at_high", number(found->saving_at_high)}};
}

Json reason(std::string const& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json thresholds(StudySensitivity const& sensitivity)
{
    auto const& found = sensitivity.thresholds;
    auto inputs = Json::array();
    for (auto const& input : found.inputs)
        inputs.push_back({{"input", name(input.input)},
                          {"label", label_in(sensitivity, input.input)},
                          {"searched_from", number(input.low)},
                          {"searched_to", number(input.high)},
                          {"today", input.now ? Json{{"mean", number(input.now->mean)},
                                                     {"low", number(input.now->low)},
                                                     {"high", number(input.now->high)}}
                                              : Json(nullptr)},
                          {"draws", input.draws},
                          {"cash", threshold(input.cash)},
                          {"total", threshold(input.total)},
                          {"reason", reason(input.reason)}});
    return inputs;
}

Json end(TornadoEnd const& at)
{
    // What is each authority's own has no one value.
    auto const input = std::isfinite(at.input) ? number(at.input) : Json(nullptr);
    return {{"input", input}, {"net_cash", number(at.net_cash)}, {"net_total", number(at.net_total)}};
}

char const* name_of(BarScale scale)
{
    switch (scale) {
    case BarScale::plain: return "as it is";
    case BarScale::log_hazard_ratio: return "logarithm of a hazard ratio";
    case BarScale::log_factor: return "logarithm of a factor of the hazard ratio";
    }
    return "";
}

Json tornado(std::optional<Tornado> const& found)
{
    if (!found) return nullptr;
    auto const ids = [&](std::vector<std::size_t> const& order) {
        auto list = Json::array();
        for (auto const i : order) list.push_back(found->bars[i].belief.id);
        return list;
    };
    auto bars = Json::array();
    for (auto const& bar : found->bars) {
        bars.push_back({{"id", bar.belief.id},
                        {"label", bar.belief.label},
                        {"unit", bar.belief.unit},
                        {"scale", name_of(bar.scale)},
                        {"basis", bar.each_own ? Json(nullptr) : Json(name(bar.belief.basis))},
                        {"source", bar.each_own ? Json(nullptr) : Json(bar.belief.source)},
                        {"mean", bar.each_own ? Json(nullptr) : number(bar.mean)},
                        {"each_own", bar.each_own},
                        {"low", end(bar.low)},
                        {"high", end(bar.high)}});
        if (!bar.belief.adjustments.empty()) bars.back()["adjustments"] = report::adjustments(bar.belief);
        for (std::size_t i = 0; i < bar.without_expert.size(); ++i) {
            auto without = end(bar.without_expert[i]);
            without["expert"] = bar.belief.judgements.at(i).expert;
            bars.back()["without_expert"].push_back(std::move(without));
        }
    }
    return {{"net_cash", number(found->net_cash)},
            {"net_total", number(found->net_total)},
            {"bars", std::move(bars)},
            {"widest_in_cash", ids(found->widest_in_cash)},
            {"widest_in_total", ids(found->widest_in_total)}};
}

Json expectation(ExpectationAt const& at)
{
    return {{"input", number(at.parameter)},
            {"net_saving", number(at.outcome)},
            {"standard_error", number(at.standard_error)}};
}

Json explained(Sensitivity const& sensitivity, SpreadOfSaving const& spread)
{
    auto inputs = Json::array();
    for (std::size_t p = 0; p < sensitivity.parameters.size(); ++p) {
        auto const& one = sensitivity.parameters[p];
        auto const& belief = spread.about[p].belief;
        Json rank = nullptr;
        if (one.rank_correlation)
            rank = {{"value", number(one.rank_correlation->value)},
                    {"standard_error", number(one.rank_correlation->standard_error)}};
        inputs.push_back({{"id", one.name},
                          {"label", belief.label},
                          {"unit", belief.unit},
                          {"scale", name_of(spread.scales[p])},
                          {"share_of_variance",
                           {{"value", number(one.share.value)}, {"standard_error", number(one.share.standard_error)}}},
                          {"expected_at_low", expectation(one.low)},
                          {"expected_at_high", expectation(one.high)},
                          {"rank_correlation", std::move(rank)},
                          {"reason", reason(one.no_rank_correlation_reason)},
                          {"not_separable_from", one.not_separable_from},
                          {"method", one.method}});
    }
    return {{"mean", number(sensitivity.mean)},
            {"standard_deviation", number(sensitivity.standard_deviation)},
            {"draws", sensitivity.draws},
            {"inputs", std::move(inputs)}};
}

Json spread(std::optional<SpreadOfSaving> const& found)
{
    if (!found) return nullptr;
    return {{"cash", explained(found->of[0], *found)}, {"total", explained(found->of[1], *found)}};
}

Json grid(std::optional<TwoWay> const& found)
{
    if (!found) return nullptr;
    auto const axis = [](ThresholdInput input, std::vector<double> const& at) {
        return Json{{"input", name(input)}, {"label", label(input)}, {"at", at}};
    };
    auto const table = [&](double GridCell::*which) {
        auto rows = Json::array();
        for (std::size_t r = 0; r < found->down_at.size(); ++r) {
            auto row = Json::array();
            for (std::size_t c = 0; c < found->across_at.size(); ++c) row.push_back(number(found->at(r, c).*which));
            rows.push_back(std::move(row));
        }
        return rows;
    };
    if (found->cells.empty())
        return {{"down", name(found->down)}, {"across", name(found->across)}, {"reason", found->reason}};
    return {{"draws", found->draws},
            {"down", axis(found->down, found->down_at)},
            {"across", axis(found->across, found->across_at)},
            {"net_cash", table(&GridCell::net_cash)},
            {"net_cash_mcse", table(&GridCell::net_cash_mcse)},
            {"chance_of_cash_saving", table(&GridCell::chance_cash)},
            {"net_total", table(&GridCell::net_total)},
            {"net_total_mcse", table(&GridCell::net_total_mcse)},
            {"chance_of_total_saving", table(&GridCell::chance_total)}};
}

}  // namespace

std::string sensitivity_json(StudySensitivity const& sensitivity)
{
    auto const& head = sensitivity.head;
    auto const& strategy = head.strategies.at(sensitivity.strategy);
    auto document = report::document_of_one(head, sensitivity.strategy, sensitivity.thresholds.draws);
    if (is_of_sum(sensitivity)) {
        document.erase("authority");
        document["region"] = report::name_of_place(head.study);
        document["authorities"] = head.study.authorities.size();
    }
    document.update(
        Json{{"reason", strategy.has_effect ? Json(nullptr) : Json(no_saving_claimed)},
             {"price_year", head.study.price_year},
             {"months", head.study.months},
             {"net_cash_saving", estimate(sensitivity.thresholds.net_cash)},
             {"net_total_saving", estimate(sensitivity.thresholds.net_total)},
             {"programme_cost", estimate(sensitivity.thresholds.programme_cost)},
             {"programme_cost_parts", report::cost_parts(sensitivity.thresholds.programme_parts)},
             {"cash_saving_after_stated_cost", estimate(sensitivity.thresholds.after_stated)},
             {"cash_saving_after_stated_and_built_cost", estimate(sensitivity.thresholds.after_built)},
             {"cost_per_worker_year", sensitivity.thresholds.cost_per_worker_year
                                          ? number(*sensitivity.thresholds.cost_per_worker_year)
                                          : Json(nullptr)},
             {"largest_affordable_cost_per_worker_year", estimate(sensitivity.thresholds.affordable_cash.value)},
             {"largest_affordable_cost_per_worker_year_total", estimate(sensitivity.thresholds.affordable_total.value)},
             {"thresholds", thresholds(sensitivity)},
             {"two_way", grid(sensitivity.two_way)},
             {"tornado", tornado(sensitivity.tornado)},
             {"spread", spread(sensitivity.spread)},
             {"attribution", head.study.attribution}});
    return report::written(document, 2);
}

}  // namespace holdfast

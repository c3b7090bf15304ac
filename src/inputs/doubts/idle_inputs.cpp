//! What is typed, is in order, and moves nothing in this run: the page says why, in words. A row for each way.
#include "inputs/doubts/idle_inputs.hpp"

#include "base/text.hpp"
#include "inputs/fields/specification.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"
#include "study/every_belief.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr std::string_view rates_path = "england.national_leaving_rate";

//! Is it from a study, whose effect may be too large? What is stated as an assumption or a null result is not (M14).
bool is_of_a_study(Intervention const& intervention)
{
    return intervention.effect && intervention.effect->deals_with_bias();
}

//! Is it weakened by a factor for its design?
bool is_trusted_by_design(Intervention const& intervention)
{
    if (!is_of_a_study(intervention)) return false;
    auto const method = intervention.effect->bias_method;
    return method == BiasMethod::by_design || method == BiasMethod::empirical;
}

std::vector<std::string> designs_of(LeavingEffect const& effect)
{
    std::vector<std::string> designs;
    if (effect.pilot) designs.push_back(effect.pilot->design);
    if (effect.robust) designs.insert(designs.end(), effect.robust->designs.begin(), effect.robust->designs.end());
    if (effect.pooling)
        for (auto const& figure : effect.pooling->figures) designs.push_back(figure.design);
    if (designs.empty()) designs.push_back(effect.design);
    return designs;
}

std::string years_in_words(std::vector<int> const& years)
{
    std::vector<std::string> texts;
    for (int const year : years) texts.push_back(std::to_string(year));
    return in_words(texts, "and");
}

class IdleInputs {
public:
    IdleInputs(Node const& tree, Study const& study, Reading& reading) : tree_(tree), study_(study), reading_(reading)
    {
    }

    void say()
    {
        of_prices();
        of_beliefs();
        of_bias();
        of_deflator();
        of_england();
        of_national_rates();
        for (auto const& intervention : study_.interventions) of_delivery(intervention);
    }

private:
    //! Nothing where no local layer says it; a copy of the shipped figure, with its source, says nothing new.
    [[nodiscard]] Node const* typed(std::string_view path) const
    {
        auto const* at = &tree_;
        for (auto const& key : split(path, '.')) {
            at = at->find(key);
            if (at == nullptr) return nullptr;
        }
        bool const is_quantity = std::any_of(at->entries.begin(), at->entries.end(),
                                             [](Entry const& entry) { return says_distribution(entry.key); });
        return any_local(*at) && (!is_quantity || rank_of_numbers(*at) > 0) ? at : nullptr;
    }

    void moves_nothing(std::string const& path, std::string_view why, std::string hint = {})
    {
        if (auto const* node = typed(path))
            reading_.warning(blamed(*node), path, fmt::format("{} moves nothing here: {}", path, why), std::move(hint));
    }

    [[nodiscard]] bool any_intervention(auto const& holds) const
    {
        return std::any_of(study_.interventions.begin(), study_.interventions.end(), holds);
    }
    [[nodiscard]] bool any_effect() const
    {
        return any_intervention([](Intervention const& intervention) { return intervention.effect.has_value(); });
    }

    [[nodiscard]] bool is_of_this_run(InputUsed const& input) const
    {
        return std::any_of(study_.authorities.begin(), study_.authorities.end(),
                           [&](Authority const& authority) { return authority.code == input.authority; });
    }
    //! Is some figure of an authority of this run made with the input at this path?
    [[nodiscard]] bool made_with(std::string_view input) const
    {
        return std::any_of(reading_.made_with.begin(), reading_.made_with.end(),
                           [&](InputUsed const& one) { return one.input == input && is_of_this_run(one); });
    }

    void of_prices()
    {
        if (!study_.prices.on_costs)
            for (auto const* path : {"prices.on_costs", "prices.national_insurance"})
                moves_nothing(path, "no cost of an intervention in this run is a share of salary");
        if (!study_.paid_hours)
            moves_nothing("beliefs.paid_hours", "no intervention in this run takes anything that is paid at pay");
        if (!study_.team_size)
            moves_nothing("beliefs.team_size", "no intervention in this run takes anything by the team");
        constexpr auto level = "prices.agency_price_level";
        if (!made_with(level))
            moves_nothing(level, "the agency premium is this study's own, or each authority in this run has an "
                                 "agency_price_level of its own");
        constexpr auto size = "prices.cover_share.effective_size";
        if (!made_with(size))
            moves_nothing(size, "each cover share in this run is planned or stated as a distribution");
    }

    void of_beliefs()
    {
        if (study_.implied_fill)
            moves_nothing("beliefs.months_to_fill",
                          "beliefs.fill is \"implied\", so that the time to fill a post follows from the vacancies",
                          "to use it, write fill = \"months to fill\"");
        constexpr auto no_effect = "no intervention in this run has an effect on leaving";
        if (!any_effect()) moves_nothing("beliefs.between_authorities_sd", no_effect);
        auto const takes_the_studys = [this](Intervention const& intervention) {
            auto const& effect = intervention.effect;
            if (!effect || effect_says(intervention, "transport_sd")) return false;
            return effect->rests_on_others() || sd(effect->transport.about) > 0.0;
        };
        auto const counted_here = [](Intervention const& intervention) {
            auto const& effect = intervention.effect;
            return effect && !effect->rests_on_others() && sd(effect->transport.about) <= 0.0;
        };
        auto const own = any_intervention(counted_here)
                             ? "each intervention in this run has a transport_sd of its own, or was counted here"
                             : "each intervention in this run has a transport_sd of its own";
        if (!any_intervention(takes_the_studys))
            moves_nothing("beliefs.transport_sd", any_effect() ? own : no_effect,
                          any_effect() ? "change interventions.X.effect.transport_sd" : "");
    }

    void of_bias()
    {
        of_bias_method();
        auto const* factors = typed("beliefs.bias.factors");
        if (factors == nullptr) return;
        for (auto const& entry : factors->entries) {
            if (!any_local(entry.value) || uses_factor(entry.key)) continue;
            auto const path = "beliefs.bias.factors." + entry.key;
            reading_.warning(
                entry.value.at, path,
                fmt::format("{} moves nothing here: no effect in this run that is trusted by its design {}", path,
                            entry.key == "developer_evaluated"
                                ? std::string("was evaluated by its developers")
                                : fmt::format("is from a study of the design \"{}\"", entry.key)));
        }
    }

    void of_bias_method()
    {
        constexpr auto path = "beliefs.bias.method";
        if (!any_intervention(is_of_a_study))
            moves_nothing(path, "no effect in this run is from a study whose design is known");
        else if (!any_intervention([this](Intervention const& intervention) {
                     return is_of_a_study(intervention) && !effect_says(intervention, "bias");
                 }))
            moves_nothing(path, "each effect from a study in this run says its own",
                          "change interventions.X.effect.bias");
    }

    [[nodiscard]] bool effect_says(Intervention const& intervention, std::string_view key) const
    {
        auto const* interventions = tree_.find("interventions");
        auto const* its = interventions != nullptr ? interventions->find(intervention.id) : nullptr;
        auto const* effect = its != nullptr ? its->find("effect") : nullptr;
        return effect != nullptr && effect->has(key);
    }

    [[nodiscard]] bool uses_factor(std::string const& factor) const
    {
        return any_intervention([&](Intervention const& intervention) {
            if (!is_trusted_by_design(intervention)) return false;
            if (factor == "developer_evaluated") return intervention.effect->developer_evaluated;
            auto const designs = designs_of(*intervention.effect);
            return std::find(designs.begin(), designs.end(), factor) != designs.end();
        });
    }

    //! A year of the index moves an amount that is stated in its prices, or all of them where it is the study's.
    void of_deflator()
    {
        auto const* index = typed("deflator.index");
        if (index == nullptr) return;
        for (auto const& entry : index->entries) {
            if (!any_local(entry.value) || is_used(entry.key)) continue;
            auto const path = "deflator.index." + entry.key;
            reading_.warning(
                entry.value.at, path,
                fmt::format("{} moves nothing here: no amount in this run is taken from or to the prices of {}", path,
                            entry.key),
                "say price_year beside an amount that is stated in another year's prices");
        }
    }
    [[nodiscard]] bool is_used(std::string const& year) const
    {
        bool used = false;
        for_every_belief(study_, [&](Belief const& belief) {
            for (auto const& adjustment : belief.adjustments)
                used = used || (adjustment.kind == Adjustment::Kind::prices &&
                                adjustment.reason.find(year) != std::string::npos);
        });
        return used;
    }

    void of_england()
    {
        if (is_a_release("england")) return;
        for (auto const* key : {"cover_share", "caseload", "absence_rate"}) {
            auto const path = "england." + std::string(key);
            if (made_with(path)) continue;
            moves_nothing(path, "England's figure stands in where an authority has none, and each in this run has one",
                          fmt::format("give authorities.X.{}", key));
        }
        if (made_with("england.prior_mean")) return;
        for (auto const* key : {"within_variance", "between_variance", "prior_mean", "prior_slope", "smallest_size",
                                "largest_size", "variance_factor"})
            moves_nothing("england." + std::string(key),
                          "years of leaving are drawn with it towards the mean, and no authority in this run has any "
                          "beside a relative_leaving_rate of its own");
    }

    //! A release that is imported brings England's figures of its own, which it says are derived: nobody typed them.
    [[nodiscard]] bool is_a_release(char const* table) const
    {
        auto const* node = tree_.find(table);
        if (node == nullptr) return false;
        auto const* basis = said_by_layer(node->find("basis"), local_rank(*node));
        return basis != nullptr && basis->text == name(Basis::derived);
    }

    //! Only years of an authority's own are set against them.
    void of_national_rates()
    {
        auto const* rates = typed(rates_path);
        if (rates == nullptr || is_a_release("england")) return;
        std::vector<int> used;
        for (auto const& one : reading_.made_with)
            if (one.input == rates_path && is_of_this_run(one) &&
                std::find(used.begin(), used.end(), one.year) == used.end())
                used.push_back(one.year);
        for (int const year : used)
            if (is_changed(*rates, year)) return;
        reading_.warning(
            rates->at, std::string(rates_path),
            fmt::format("{} is changed and moves nothing: own years of leaving are set against the rate of "
                        "their year, and {}",
                        rates_path,
                        used.empty()
                            ? std::string("no authority in this run gives any")
                            : fmt::format("of {}, which own years here are of, it is as before", years_in_words(used))),
            "to change leaving in the years to come, change beliefs.leaving_rate");
    }

    static Node const* rate_of(Node const* rates, int year)
    {
        if (rates == nullptr) return nullptr;
        for (auto const& item : rates->items)
            if (auto const* said = item.find("year"); said != nullptr && said->whole == year) return item.find("rate");
        return nullptr;
    }
    static bool is_changed(Node const& rates, int year)
    {
        auto const* now = rate_of(&rates, year);
        auto const* before = rate_of(rates.below.get(), year);
        if (now == nullptr || before == nullptr) return now != before;
        return !same_value(*now, *before);
    }

    //! What happens after the end is seen only where there is an end before the horizon.
    void of_delivery(Intervention const& intervention)
    {
        auto const& delivery = intervention.delivery;
        if (delivery.duration && delivery.start + *delivery.duration < study_.months) return;
        moves_nothing(
            fmt::format("interventions.{}.delivery.half_life", intervention.id),
            delivery.duration
                ? fmt::format("the effect fades after the end of the programme, and the study ends before that, "
                              "after {} months",
                              study_.months)
                : std::string("the effect fades after the end of the programme, and without a duration it goes "
                              "on to the end of the study"),
            delivery.duration ? "" : "to let the programme end, give duration, as in duration = \"24 months\"");
    }

    Node const& tree_;
    Study const& study_;
    Reading& reading_;
};

}  // namespace

void warn_of_idle_inputs(Node const& tree, Study const& study, Reading& reading)
{
    IdleInputs(tree, study, reading).say();
}

}  // namespace holdfast

#include "portfolio/repair.hpp"

#include <algorithm>

namespace holdfast {

namespace {

constexpr int most_steps = 300;

//! One package less, one more, or one for another in the same authority; set-ups that are shared come and go with them.
struct Step {
    std::optional<std::size_t> without, with;
    std::int64_t worth{};  //!< by which the sum changes
    double beyond{};       //!< after it
};

class Repairer {
public:
    Repairer(Repair const& how, std::vector<std::size_t> const& choice)
        : how_(how), chosen_(choice), savings_(savings_of(choice, how.scenarios)), beyond_(beyond(how.limits, savings_))
    {
    }

    std::optional<std::vector<std::size_t>> repair()
    {
        for (int i = 0; beyond_ > 0.0 && i < most_steps; ++i)
            if (!take(best([&](Step const& a, Step const& b) { return pays_better(a, b); },
                           [&](Step const& step) { return step.beyond < beyond_; })))
                return std::nullopt;
        if (beyond_ > 0.0 || !how_.keeps(chosen_)) return std::nullopt;
        for (int i = 0; i < most_steps; ++i)
            if (!take(best([](Step const& a, Step const& b) { return a.worth > b.worth; },
                           [](Step const& step) { return step.worth > 0 && step.beyond <= 0.0; })))
                break;
        return chosen_;
    }

private:
    //! More risk taken away for each unit of worth lost; what loses none comes first.
    [[nodiscard]] bool pays_better(Step const& a, Step const& b) const
    {
        auto const lost = [](Step const& step) {
            return static_cast<double>(std::max<std::int64_t>(-step.worth, 0)) + 1.0;
        };
        return (beyond_ - a.beyond) * lost(b) > (beyond_ - b.beyond) * lost(a);
    }

    template <class Better, class Allowed> std::optional<Step> best(Better const& better, Allowed const& allowed) const
    {
        std::optional<Step> found;
        auto const look_at = [&](Step step) {
            step.worth = how_.market.setups.empty()
                             ? (step.with ? how_.worth[*step.with] : 0) - (step.without ? how_.worth[*step.without] : 0)
                             : worth_of(after(step)) - worth_of(chosen_);
            step.beyond = beyond(how_.limits, savings_after(step));
            if (allowed(step) && (!found || better(step, *found)) && how_.keeps(after(step))) found = step;
        };
        for (auto const offer : chosen_)
            if (!how_.market.offers[offer].setup) look_at({offer, std::nullopt, 0, 0.0});
        for (auto const offer : how_.offers) {
            if (how_.market.offers[offer].setup) continue;  // goes with whoever needs it
            auto const authority = how_.market.offers[offer].authority;
            auto const there = std::find_if(chosen_.begin(), chosen_.end(), [&](std::size_t other) {
                return !how_.market.offers[other].setup && how_.market.offers[other].authority == authority;
            });
            if (there == chosen_.end()) look_at({std::nullopt, offer, 0, 0.0});
            else if (*there != offer) look_at({*there, offer, 0, 0.0});
        }
        return found;
    }

    [[nodiscard]] std::vector<double> savings_after(Step const& step) const
    {
        if (!how_.market.setups.empty()) return savings_of(after(step), how_.scenarios);
        auto savings = savings_;
        auto const add = [&](std::size_t offer, double sign) {
            auto const own = how_.scenarios.of(offer);
            for (std::size_t i = 0; i < savings.size(); ++i) savings[i] += sign * own[i];
        };
        if (step.without) add(*step.without, -1.0);
        if (step.with) add(*step.with, 1.0);
        return savings;
    }

    [[nodiscard]] std::vector<std::size_t> after(Step const& step) const
    {
        auto chosen = chosen_;
        if (step.without) chosen.erase(std::find(chosen.begin(), chosen.end(), *step.without));
        if (step.with) chosen.insert(std::lower_bound(chosen.begin(), chosen.end(), *step.with), *step.with);
        return with_setups(how_.market, std::move(chosen));
    }

    [[nodiscard]] std::int64_t worth_of(std::vector<std::size_t> const& offers) const
    {
        std::int64_t sum = 0;
        for (auto const offer : offers) sum += how_.worth[offer];
        return sum;
    }

    bool take(std::optional<Step> const& step)
    {
        if (!step) return false;
        chosen_ = after(*step);
        savings_ = savings_of(chosen_, how_.scenarios);
        beyond_ = beyond(how_.limits, savings_);
        return true;
    }

    Repair const& how_;
    std::vector<std::size_t> chosen_;
    std::vector<double> savings_;
    double beyond_;
};

}  // namespace

double beyond(RiskLimits const& limits, std::span<double const> savings)
{
    double sum = 0.0;
    if (auto const& limit = limits.mean_of_worst) {
        double const missed = limit->at_least - smallest_loss - mean_of_worst(savings, limit->share);
        sum += std::max(missed, 0.0) * static_cast<double>(savings.size());
    }
    if (auto const& limit = limits.chance_of_no_loss) {
        std::vector<double> lost;
        for (double const saving : savings)
            if (saving < -smallest_loss) lost.push_back(-saving);
        auto const allowed = losses_allowed(*limit, savings.size());
        if (lost.size() > allowed) {
            // The largest are those that may be; the others are too many.
            std::nth_element(lost.begin(), lost.end() - static_cast<std::ptrdiff_t>(allowed), lost.end());
            for (auto at = lost.begin(); at != lost.end() - static_cast<std::ptrdiff_t>(allowed); ++at) sum += *at;
        }
    }
    return sum;
}

std::optional<std::vector<std::size_t>> repaired(Repair const& how, std::vector<std::size_t> const& choice)
{
    return Repairer(how, choice).repair();
}

}  // namespace holdfast

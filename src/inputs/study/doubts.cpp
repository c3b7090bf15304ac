#include "inputs/study/doubts.hpp"

#include "base/text.hpp"
#include "holdfast/study/rating.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/study/own_leaving.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Prices of years farther from the start than this are hardly meant.
constexpr int years_of_prices_back = 10;
//! A study that starts later than this after its figures is about staff whom nobody has counted.
constexpr int years_after_figures = 2;
//! Figures are of 30 September.
constexpr int month_of_figures = 9;

//! The place of the deepest part of a path that is there.
Spot place_in(Node const& tree, std::initializer_list<std::string_view> path)
{
    auto const* at = &tree;
    for (auto const key : path) {
        auto const* inner = at->find(key);
        if (inner == nullptr) break;
        at = inner;
    }
    return at->at;
}

std::string said(double number) { return with_thousands(std::round(number * 10.0) / 10.0); }

class Doubts {
public:
    Doubts(Node const& tree, Study const& study, Reading& reading) : tree_(tree), study_(study), reading_(reading) {}

    void say()
    {
        of_start();
        of_prices();
        of_search();
        for (auto const& authority : study_.authorities) {
            of_vacancies(authority);
            of_leaving(authority);
        }
        for (auto const& intervention : study_.interventions) {
            of_delivery(intervention);
            of_costs(intervention);
            of_own_pilot(intervention);
        }
    }

private:
    //! Nothing is carried from the figures' year to the start: the staff counted then are those who are there at the start.
    void of_start()
    {
        if (study_.authorities.empty()) return;
        auto const newest = std::max_element(study_.authorities.begin(), study_.authorities.end(),
                                             [](Authority const& a, Authority const& b) { return a.year < b.year; });
        int const year = newest->year;
        int const months = 12 * (study_.start.year - year) + study_.start.month - month_of_figures;
        if (months > 0 && months <= 12 * years_after_figures) return;
        reading_.warning(
            place_in(tree_, {"study", "start"}), "study.start",
            fmt::format("the study starts in {}, {} 30 September {}, the day of the newest figures of staff and "
                        "vacancies here: they are taken as those of the start all the same, and all money stays in the "
                        "prices of {}",
                        written(study_.start),
                        months <= 0 ? "before" : fmt::format("more than {} years after", years_after_figures), year,
                        study_.price_year),
            fmt::format("start it from {}-10 to {}-09, or give newer figures under authorities with their year", year,
                        year + years_after_figures));
    }

    void of_prices()
    {
        int const year = study_.price_year;
        if (year <= study_.start.year + 1 && year >= study_.start.year - years_of_prices_back) return;
        reading_.warning(
            place_in(tree_, {"study", "price_year"}), "study.price_year",
            fmt::format("all money is in the prices of {}, and the study starts in {}", year, study_.start.year),
            "state money in the prices of a year that is known");
    }

    //! Evidence that nobody has looked for since long before the forecast starts.
    void of_search()
    {
        auto const warn = [this](CalendarMonth searched, Spot const& at, std::string const& path) {
            if (!is_old_search(searched, study_.start)) return;
            reading_.warning(at, path,
                             fmt::format("evidence was last looked for in {}, and the study starts in {}, more than {} "
                                         "months later: there may be newer studies",
                                         written(searched), written(study_.start), months_until_search_is_old),
                             "look again, and say when in evidence_searched");
        };
        if (study_.evidence_searched)
            warn(*study_.evidence_searched, place_in(tree_, {"beliefs", "evidence_searched"}),
                 "beliefs.evidence_searched");
        for (auto const& intervention : study_.interventions)
            if (intervention.evidence_searched)
                warn(*intervention.evidence_searched,
                     place_in(tree_, {"interventions", intervention.id, "study", "evidence_searched"}),
                     fmt::format("interventions.{}.study.evidence_searched", intervention.id));
    }

    //! Doubted and not refused: a post is held or vacant, so that vacancies cannot be more than posts, but they can be more than the
    //! posts held. DfE published that of 12 authority-years from 2017 to 2025: Lambeth 2023 has 188.8 vacancies and 152.3 FTE in
    //! post, Herefordshire 2023 129 and 77.6. For the like reason years to fill a post are doubted where they are far from what
    //! they replace (inputs/doubts/sizes), and held to what the vacancies allow (M3): Herefordshire's were those of 9 years' leavers.
    void of_vacancies(Authority const& authority)
    {
        auto const path = "authorities." + authority.code + ".vacancies";
        if (authority.vacancies > authority.in_post)
            reading_.doubt(place_in(tree_, {"authorities", authority.code, "vacancies"}), path,
                           fmt::format("{} has {} vacancies and {} FTE in post: more posts are vacant than held",
                                       authority.name, said(authority.vacancies), said(authority.in_post)),
                           "check both");
        if (authority.in_post < smallest_leaving_year)
            reading_.warning(place_in(tree_, {"authorities", authority.code, "in_post"}),
                             "authorities." + authority.code + ".in_post",
                             fmt::format("{} has {} FTE in post: with fewer than {:g}, rates jump from year to year",
                                         authority.name, said(authority.in_post), smallest_leaving_year),
                             "check it");
    }

    void of_leaving(Authority const& authority)
    {
        double const rate = mean(study_.leaving_rate.about) * mean(authority.relative_leaving_rate.about);
        auto const place = place_in(tree_, {"authorities", authority.code, "relative_leaving_rate"});
        auto const path = "authorities." + authority.code + ".relative_leaving_rate";
        if (rate > most_who_leave)
            reading_.doubt(place, path,
                           fmt::format("{} of the staff of {} are taken to leave in a year: no authority that DfE "
                                       "publishes reached {}",
                                       in_per_cent(std::round(rate * 1000.0) / 1000.0), authority.name,
                                       in_per_cent(most_who_leave)),
                           "check the leaving rate: relative_leaving_rate times beliefs.leaving_rate");
        if (authority.hires_capacity && *authority.hires_capacity * 12.0 < rate * authority.in_post / 2.0)
            reading_.warning(place_in(tree_, {"authorities", authority.code, "hires_capacity"}),
                             "authorities." + authority.code + ".hires_capacity",
                             fmt::format("{} can hire {} in a year, and {} leave: its staff would melt away",
                                         authority.name, said(*authority.hires_capacity * 12.0),
                                         said(rate * authority.in_post)),
                             "hires_capacity is a number of hires a month");
    }

    void of_delivery(Intervention const& intervention)
    {
        auto const& delivery = intervention.delivery;
        auto const path = "interventions." + intervention.id + ".delivery.";
        auto const at = [&](std::string_view key) {
            return place_in(tree_, {"interventions", intervention.id, "delivery", key});
        };
        if (delivery.start >= study_.months)
            reading_.warning(
                at("start"), path + "start",
                fmt::format("{} would start after {} months, and the study ends after {}: nothing of it is "
                            "seen",
                            intervention.name, delivery.start, study_.months),
                "start it earlier, or look further ahead");
        else if (delivery.start + delivery.lag >= study_.months)
            reading_.warning(at("lag"), path + "lag",
                             fmt::format("{} would be felt after {:g} months, and the study ends after {}: its cost is "
                                         "seen, and no effect",
                                         intervention.name, delivery.start + delivery.lag, study_.months),
                             "look further ahead");
        if (mean(intervention.coverage.about) == 0.0)
            reading_.warning(at("coverage"), path + "coverage",
                             fmt::format("{} reaches nobody: its coverage is 0", intervention.name),
                             "say what share of the eligible staff is reached");
    }

    //! Whose pilot it was decides two marks, and a blank is no mark. Not where what was published stands beside it, whose facts
    //! these are.
    void of_own_pilot(Intervention const& intervention)
    {
        if (!intervention.effect || !intervention.effect->pilot || intervention.effect->rests_on_others()) return;
        auto const& facts = intervention.facts;
        bool const placed = !facts.country.empty() || !intervention.effect->pilot->place.empty();
        if (facts.population && placed) return;
        auto const blank = facts.population ? "country is" : placed ? "population is" : "population and country are";
        auto const path = "interventions." + intervention.id + ".study";
        reading_.warning(
            place_in(tree_, {"interventions", intervention.id, "effect", "pilot"}), path,
            fmt::format(
                "{} does not say whom the pilot was about: {} not known, and give no mark of the strength of evidence. "
                "The effect is the same: how far it is carried over follows from the pilot's place",
                path, blank),
            fmt::format(
                "write [{}] with population = \"children's social workers\" and country = \"England\", where it is "
                "so",
                path));
    }

    //! A 0 is easily meant as "not known", and says free. Not of a programme all of whose cost is the reader's own figures:
    //! "annual = 0" is what the reader is told to write where it costs nothing.
    void of_costs(Intervention const& intervention)
    {
        auto const guessed = guessed_costs(intervention);
        if (guessed.empty() && is_all_local(intervention)) return;
        auto const rest = !guessed.empty()         ? "still a guess: " + in_words(std::span<std::string const>(guessed))
                          : intervention.is_free() ? std::string("so is all of the programme")
                                                   : std::string("the rest of its cost is stated");
        for (auto const* cost : intervention.costs()) {
            if (!*cost || !(*cost)->local || !is_fixed_at_nothing(**cost)) continue;
            auto const key = (*cost)->id.substr((*cost)->id.rfind('.') + 1);
            auto const path = "interventions." + intervention.id + ".costs." + key;
            reading_.warning(place_in(tree_, {"interventions", intervention.id, "costs", key}), path,
                             fmt::format("{} is 0, which counts as free; {}", path, rest),
                             "if it is not free, write what it costs");
        }
    }
    static std::vector<std::string> guessed_costs(Intervention const& intervention)
    {
        std::vector<std::string> labels;
        for (auto const* cost : intervention.costs())
            if (*cost && cost_part_of((*cost)->basis) == CostPart::guessed && !is_fixed_at_nothing(**cost))
                labels.push_back((*cost)->label.substr(0, (*cost)->label.find(": ")));  // without the programme's name
        for (auto const& resource : intervention.resources)
            if (resource.part() == CostPart::guessed && !is_fixed_at_nothing(resource.quantity))
                labels.push_back(visible(resource.item));
        return labels;
    }
    [[nodiscard]] bool is_all_local(Intervention const& intervention) const
    {
        auto const* all = tree_.find("interventions");
        auto const* one = all != nullptr ? all->find(intervention.id) : nullptr;
        auto const* name = one != nullptr ? one->find("name") : nullptr;
        return name != nullptr && name->at.source != nullptr && name->at.source->local;
    }

    Node const& tree_;
    Study const& study_;
    Reading& reading_;
};

}  // namespace

void warn_of_doubts(Node const& tree, Study const& study, Reading& reading) { Doubts(tree, study, reading).say(); }

}  // namespace holdfast

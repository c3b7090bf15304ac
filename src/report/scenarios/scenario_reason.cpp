#include "report/scenarios/scenario_reason.hpp"

#include "base/text.hpp"
#include "report/words/wording.hpp"
#include "study/every_belief.hpp"
#include "study/months_allowed.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

constexpr std::string_view at_most = "at most ";
constexpr std::size_t most_named = 2;

bool is_in(std::string_view path, std::string_view table)
{
    return path.starts_with(table) && (path.size() == table.size() || path[table.size()] == '.');
}

bool is_word(std::string_view path)
{
    constexpr std::array<std::string_view, 6> words{"note", "source", "basis", "review", "caution", "flags"};
    auto const key = path.substr(path.rfind('.') + 1);
    bool const of_study = path.starts_with("interventions.") && path.find(".study") != std::string_view::npos;
    return of_study || std::find(words.begin(), words.end(), key) != words.end();
}

std::vector<Authority const*> authorities_in(Study const& study, ScenarioPlace const& place)
{
    std::vector<Authority const*> here;
    bool const only = study.authorities.size() == 1;
    for (std::size_t a = 0; a < study.authorities.size(); ++a) {
        auto const& authority = study.authorities[a];
        bool const lies_here = only || place.region.empty() || authority.region == place.region;
        if (place.authority ? *place.authority == a : lies_here) here.push_back(&authority);
    }
    return here;
}

bool is_without_vacancies(std::vector<Authority const*> const& here)
{
    auto const none = [](Authority const* authority) { return authority->vacancies == 0.0; };
    return !here.empty() && std::all_of(here.begin(), here.end(), none);
}

class Reason {
public:
    Reason(Findings const& study, ScenarioRun const& run, ScenarioPlace const& place, std::size_t strategy)
        : study_(study), other_(run.findings), changes_(run.findings.local_values),
          here_(authorities_in(study.study, place))
    {
        auto const& bought = study.strategies.at(strategy);
        programmes_.push_back(bought.id);
        for (auto const member : bought.members)
            if (member < study.study.interventions.size()) programmes_.push_back(study.study.interventions[member].id);
        std::erase_if(changes_, [](LocalValue const& change) { return is_word(change.path); });
        words_alone_ = changes_.empty() && !run.findings.local_values.empty();
    }

    [[nodiscard]] std::string of_nothing() const
    {
        if (words_alone_) return "it changes words alone";
        if (changes_.empty()) return "";
        if (auto elsewhere = about_others(); !elsewhere.empty()) return elsewhere;
        if (all([](LocalValue const& change) { return change.value == change.before; }))
            return "it sets what the study has already";
        if (all([this](LocalValue const& change) { return is_idle_cap(change); }))
            return "nothing that is believed reaches the cap";
        if (auto fill = of_fill(); !fill.empty()) return fill;
        return is_without_vacancies(here_) ? "no post stands empty" : "";
    }

    [[nodiscard]] std::string of_fill() const
    {
        if (changes_.empty() || here_.empty()) return "";
        if (!all([](LocalValue const& change) { return is_in(change.path, "beliefs.months_to_fill"); })) return "";
        if (study_.study.implied_fill) return "the time to fill follows from the vacancies";
        if (is_without_vacancies(here_)) return "no post stands empty";
        double const shorter =
            std::min(mean(study_.study.months_to_fill.about), mean(other_.study.months_to_fill.about));
        double longest = 0.0;
        for (auto const* authority : here_) {
            auto const allowed = months_allowed(study_.study, *authority);
            if (allowed && *allowed > shorter) return "";
            longest = std::max(longest, allowed.value_or(0.0));
        }
        return here_.size() == 1
                   ? fmt::format("the vacancies are worth {:.1f} months of leavers, and no post takes longer", longest)
                   : fmt::format("vacancies are worth {:.1f} months of leavers at most, and no post takes longer",
                                 longest);
    }

private:
    template <class Holds> [[nodiscard]] bool all(Holds const& holds) const
    {
        return std::all_of(changes_.begin(), changes_.end(), holds);
    }

    //! Whom it is about, where that is none of those here; empty where some of it could count.
    [[nodiscard]] std::string about_others() const
    {
        std::vector<std::string> names;
        for (auto const& change : changes_) {
            auto name = other_one(change.path);
            if (!name) return "";
            if (std::find(names.begin(), names.end(), *name) == names.end()) names.push_back(*std::move(name));
        }
        if (names.size() > most_named) {
            auto const more = names.size() - most_named;
            names.resize(most_named);
            names.push_back(fmt::format("{} more", more));
        }
        return fmt::format("it is about {}", in_words(names, "and"));
    }

    //! The authority or programme of the path, where it is not of this place and strategy.
    [[nodiscard]] std::optional<std::string> other_one(std::string const& path) const
    {
        auto const parts = split(path, '.');
        if (parts.size() < 2) return std::nullopt;
        auto const& key = parts[1];
        if (parts[0] == "authorities") {
            for (auto const* authority : here_)
                if (authority->code == key) return std::nullopt;
            for (auto const& authority : study_.study.authorities)
                if (authority.code == key) return authority.name;
            return "an authority that is not in this run";
        }
        if (parts[0] != "interventions" && parts[0] != "packages") return std::nullopt;
        if (std::find(programmes_.begin(), programmes_.end(), key) != programmes_.end()) return std::nullopt;
        for (auto const& strategy : study_.strategies)
            if (strategy.id == key) return strategy.name;
        return "a programme that is not shown here";
    }

    //! A cap at or above all that a run of these draws could show.
    [[nodiscard]] bool is_idle_cap(LocalValue const& change) const
    {
        if (!change.value.starts_with(at_most)) return false;
        std::optional<double> cap;
        for_every_belief(other_.study, [&](Belief const& belief) {
            if (belief.id == change.path) cap = highest(belief.about);
        });
        bool idle = false;
        auto const rare = 1.0 - 1.0 / (10.0 * static_cast<double>(std::max<std::uint64_t>(study_.draws, 1)));
        for_every_belief(study_.study, [&](Belief const& belief) {
            if (belief.id == change.path && cap) idle = quantile(belief.about, rare) <= *cap;
        });
        return idle;
    }

    Findings const& study_;
    Findings const& other_;
    std::vector<LocalValue> changes_;
    std::vector<Authority const*> here_;
    bool words_alone_{};
    std::vector<std::string> programmes_;
};

}  // namespace

std::string why_next_to_nothing(Findings const& study, ScenarioRun const& run, ScenarioPlace const& place,
                                std::size_t strategy, bool same)
{
    Reason const reason(study, run, place, strategy);
    return same ? reason.of_nothing() : reason.of_fill();
}

bool no_post_stands_empty(Findings const& study, ScenarioPlace const& place)
{
    return is_without_vacancies(authorities_in(study.study, place));
}

}  // namespace holdfast::report

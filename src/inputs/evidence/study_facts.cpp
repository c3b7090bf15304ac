#include "inputs/evidence/study_facts.hpp"

#include "base/text.hpp"
#include "holdfast/study/rating.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace holdfast {

namespace {

class FactsReader {
public:
    FactsReader(TableReader const& study, Node const* effect, std::size_t effect_rank, Intervention& into)
        : study_(study), effect_rank_(effect_rank), made_(into)
    {
        auto const* basis = effect != nullptr ? effect->find("basis") : nullptr;
        if (basis != nullptr) basis_rank_ = local_rank(*basis);
    }

    void read()
    {
        auto& facts = made_.facts;
        facts.randomised = study_.flag("randomised");
        facts.independent = study_.flag("independent");
        if (auto const population = study_.text("population"))
            for (auto const known :
                 {Population::childrens_social_workers, Population::mixed_staff, Population::other_staff})
                if (*population == name(known)) facts.population = known;
        facts.country = study_.text_or("country", "");
        if (auto const leaving = study_.text("leaving"))
            for (auto const mark : all_leaving_marks)
                if (*leaving == name(mark)) facts.leaving = mark;
        facts.source = study_.text_or("facts_source", "");
        check_country();
        forget_what_is_before();
        if (!study_.reading().partial) check_against_effect();
    }

private:
    [[nodiscard]] bool is_below(std::string_view key, std::size_t rank) const
    {
        auto const* said = study_.node(key);
        return said != nullptr && local_rank(*said) < rank;
    }

    //! England is one of four, and one of the five facts.
    void check_country()
    {
        auto lower = made_.facts.country;
        std::transform(lower.begin(), lower.end(), lower.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        constexpr std::array<std::string_view, 4> unions{"uk", "united kingdom", "great britain", "britain"};
        auto const complain = [this](std::string const& hint) {
            study_.reading().error(study_.at("country"), study_.name("country"),
                                   fmt::format("{} is \"{}\", and whether that is England decides a mark",
                                               study_.name("country"), visible(made_.facts.country)),
                                   hint);
        };
        if (std::find(unions.begin(), unions.end(), lower) != unions.end())
            complain("write England, Scotland, Wales or Northern Ireland; of several, name them");
        else if (lower == "england" && made_.facts.country != "England") complain("write \"England\"");
    }

    void forget_what_is_before()
    {
        auto& facts = made_.facts;
        if (is_below("randomised", effect_rank_)) facts.randomised.reset();
        if (is_below("independent", effect_rank_)) facts.independent.reset();
        if (is_below("population", effect_rank_)) facts.population.reset();
        if (is_below("country", effect_rank_)) facts.country.clear();
        if (is_below("facts_source", effect_rank_)) facts.source.clear();
        // What was found goes with the basis, too: as a reason does.
        if (is_below("leaving", std::max(effect_rank_, basis_rank_))) facts.leaving.reset();
    }

    void contradicts(std::string_view key, std::string const& is, std::string const& but) const
    {
        study_.reading().error(study_.at(key), study_.name(key),
                               fmt::format("{} is {}, but {}", study_.name(key), is, but),
                               "take it out, or mend the one that is wrong");
    }

    void check_against_effect() const
    {
        auto without = made_;
        without.facts = {};
        auto const rating = rate_evidence(without);
        auto const derived = [&rating](EvidenceFact fact) -> std::optional<bool> {
            auto const& found = rating.facts[static_cast<std::size_t>(fact)];
            if (found.answer == FactAnswer::not_known) return std::nullopt;
            return found.answer == FactAnswer::yes;
        };
        auto const truth = [](bool value) { return std::string(value ? "true" : "false"); };
        auto const& facts = made_.facts;
        auto const by_lot = derived(EvidenceFact::randomised);
        if (facts.randomised && by_lot && *by_lot != *facts.randomised)
            contradicts("randomised", truth(*facts.randomised),
                        fmt::format("the design of its effect is \"{}\"", visible(made_.effect->design)));
        auto const others = derived(EvidenceFact::independent);
        if (facts.independent && others && *others != *facts.independent)
            contradicts("independent", truth(*facts.independent), "the effect is developer_evaluated");
        if (!facts.country.empty() && facts.country != "England" && derived(EvidenceFact::england) == true)
            contradicts("country", fmt::format("\"{}\"", visible(facts.country)),
                        fmt::format("its pilot was counted in {}", visible(made_.effect->pilot->place_name)));
        check_leaving(rating);
    }

    void check_leaving(EvidenceRating const& without) const
    {
        auto const& leaving = made_.facts.leaving;
        if (!leaving || *leaving == without.leaving || without.leaving == LeavingMark::not_known) return;
        auto const is = fmt::format("\"{}\"", name(*leaving));
        bool const unseen = *leaving == LeavingMark::not_measured || *leaving == LeavingMark::not_known;
        if (without.measured)
            contradicts("leaving", is,
                        fmt::format("its effect is a measured one, whose hazard ratio of {:.2f} to {:.2f} says \"{}\"",
                                    without.measured->low, without.measured->high, name(without.leaving)));
        else if (!unseen)
            contradicts("leaving", is,
                        fmt::format("the basis of its effect is {}, which says \"{}\"", name(made_.basis),
                                    name(without.leaving)));
    }

    TableReader const& study_;
    std::size_t effect_rank_;
    std::size_t basis_rank_{};
    Intervention& made_;
};

}  // namespace

void read_study_facts(TableReader const& study, Node const* effect, std::size_t effect_rank, Intervention& into)
{
    FactsReader(study, effect, effect_rank, into).read();
}

}  // namespace holdfast

#include "inputs/evidence/study_facts.hpp"

#include "base/text.hpp"
#include "holdfast/study/rating.hpp"
#include "inputs/evidence/study_country.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

class FactsReader {
public:
    FactsReader(TableReader const& study, Node const* effect, std::size_t figures_rank, Intervention& into)
        : study_(study), figures_rank_(figures_rank), made_(into)
    {
        auto const rank_of = [effect](std::string_view key) {
            auto const* said = effect != nullptr ? effect->find(key) : nullptr;
            return said != nullptr ? local_rank(*said) : std::size_t{0};
        };
        basis_rank_ = rank_of("basis");
        design_rank_ = rank_of("design");
        developer_rank_ = rank_of("developer_evaluated");
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
        auto& country = made_.facts.country;
        if (country.empty()) return;
        auto said = study_country(country);
        if (!said.hint.empty())
            study_.reading().error(study_.at("country"), study_.name("country"),
                                   fmt::format("{} is \"{}\", and whether that is England decides a mark",
                                               study_.name("country"), visible(country)),
                                   said.hint);
        else if (!said.known && !study_.reading().partial)
            study_.reading().warning(
                study_.at("country"), study_.name("country"),
                fmt::format(
                    "{} is \"{}\", which is no country that we know: it counts as not in England, and gives no mark",
                    study_.name("country"), visible(country)),
                "write the country, as in \"England\" or \"USA\"; a town or a county goes into place");
        country = std::move(said.country);
    }

    //! Only figures that are replaced take with them what described them, and the page says so. What was found goes with the
    //! basis, too: as a reason does.
    void forget_what_is_before()
    {
        auto& facts = made_.facts;
        auto const forget = [this](auto& fact, std::string_view key, std::size_t rank) {
            if (!is_below(key, rank)) return;
            fact = {};
            made_.facts_left_out.emplace_back(key);
        };
        forget(facts.population, "population", figures_rank_);
        forget(facts.country, "country", figures_rank_);
        forget(facts.randomised, "randomised", figures_rank_);
        forget(facts.independent, "independent", figures_rank_);
        forget(facts.leaving, "leaving", std::max(figures_rank_, basis_rank_));
        if (is_below("facts_source", figures_rank_)) facts.source.clear();
        // A layer that says anew how the study was designed, or who ran it, has overridden what was said of that.
        if (is_below("randomised", design_rank_)) facts.randomised.reset();
        if (is_below("independent", developer_rank_)) facts.independent.reset();
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
    std::size_t figures_rank_;
    std::size_t basis_rank_{}, design_rank_{}, developer_rank_{};
    Intervention& made_;
};

}  // namespace

void read_study_facts(TableReader const& study, Node const* effect, std::size_t figures_rank, Intervention& into)
{
    FactsReader(study, effect, figures_rank, into).read();
}

}  // namespace holdfast

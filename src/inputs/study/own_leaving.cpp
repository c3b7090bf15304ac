#include "inputs/study/own_leaving.hpp"

#include "base/text.hpp"
#include "belief/fitting.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr char const* how_to_write =
    "write a year of your own as [[authorities.X.own_years]] with year, and leavers and staff, or turnover";

//! A year of leaving, whoever counted it.
struct Year {
    double ratio{};     //!< the authority's leaving rate over England's
    double exposure{};  //!< mean FTE in post
    bool own{};
    std::string source;  //!< of an own one
    Spot at;
    std::string field;
};

std::string years_in_words(std::vector<int> const& years)
{
    std::vector<std::string> texts;
    texts.reserve(years.size());
    for (int const year : years) texts.push_back(std::to_string(year));
    return in_words(texts, "and");
}

class OwnLeaving {
public:
    OwnLeaving(TableReader const& authority, AroundAuthorities const& around, Authority& of)
        : authority_(authority), around_(around), of_(of), reading_(authority.reading())
    {
    }

    void read_into(Belief& belief)
    {
        read_published();
        read_own();
        read_turnover();
        if (faults_ || reading_.partial) return;
        bool const prior_moved = around_.england.prior_is_local && !years_.empty() && !rate_is_local();
        if (own_ == 0 && !prior_moved) return;
        if (own_ > 0 && contradicted()) return;
        if (!around_.england.prior) {
            if (around_.england.prior_is_faulty) return;
            reading_.error(first_own()->at, first_own()->field,
                           fmt::format("{} needs what years are drawn towards, and [england] does not give it",
                                       first_own()->field),
                           "give within_variance, between_variance and prior_mean in [england], or base the study on "
                           "\"shipped\"");
            return;
        }
        keep_the_last();
        put_together(belief);
    }

private:
    [[nodiscard]] bool rate_is_local() const
    {
        auto const* rate = authority_.node("relative_leaving_rate");
        return rate != nullptr && any_local(*rate);
    }

    [[nodiscard]] Year const* first_own() const
    {
        for (auto const& [number, year] : years_)
            if (year.own) return &year;
        return &years_.begin()->second;
    }

    //! DfE's years are worked out from its whole panel: an own year is counted, not worked out by hand.
    void read_published()
    {
        auto const* node = authority_.node("years");
        if (node == nullptr) return;
        if (any_local(*node) && is_own(authority_, "years")) {
            faults_ = true;
            reading_.error(
                node->at, authority_.name("years"),
                fmt::format("{} are DfE's years, as holdfast import dfe works them out", authority_.name("years")),
                how_to_write);
            return;
        }
        std::size_t number = 0;
        for (auto const* table : authority_.tables("years")) {
            TableReader const one(sections::leaving_year, *table,
                                  fmt::format("{}.{}", authority_.name("years"), ++number), reading_);
            auto const year = one.whole("year");
            auto const ratio = one.number("ratio");
            auto const exposure = one.number("exposure");
            if (!year || !ratio) continue;
            published_[static_cast<int>(*year)] = exposure.value_or(0.0);
            add(static_cast<int>(*year), {*ratio, exposure.value_or(0.0), false, "", table->at, one.name("year")});
        }
    }

    void read_own()
    {
        std::size_t number = 0;
        for (auto const* table : authority_.tables("own_years")) {
            TableReader const one(sections::own_year, *table,
                                  fmt::format("{}.{}", authority_.name("own_years"), ++number), reading_);
            auto const year = one.whole("year");
            auto const rate = rate_of(one);
            (void)one.text("note");
            if (!year || !rate ||
                refuse_year_to_come(static_cast<int>(*year), one.at("year"), one.name("year"), around_, reading_)) {
                faults_ = true;
                continue;
            }
            auto const staff = one.has("staff") ? one.number("staff") : std::nullopt;
            add_own({static_cast<int>(*year), *rate, *rate, staff.value_or(of_.in_post)}, *table, one.path(),
                    source_of(one));
        }
    }

    //! Leavers per FTE-year in post: over the mean staff of the year, or (a turnover) over those at its end.
    [[nodiscard]] std::optional<double> rate_of(TableReader const& reader) const
    {
        auto const leavers = reader.number("leavers");
        auto const staff = reader.number("staff");
        auto const turnover = reader.number("turnover");
        bool const counts = reader.has("leavers") || reader.has("staff");
        if (counts == reader.has("turnover")) {
            auto const says =
                counts ? "gives leavers or staff, and turnover beside them" : "says how many left nowhere";
            reading_.error(reader.table().at, reader.path(), fmt::format("{} {}", reader.path(), says),
                           "give leavers and staff, or turnover alone");
            return std::nullopt;
        }
        if (!counts) return turnover;
        if (reader.has("leavers") != reader.has("staff")) {
            reading_.missing(
                reader.table().at, reader.path(),
                fmt::format("{} gives {} alone", reader.path(), reader.has("leavers") ? "leavers" : "staff"),
                "give leavers (FTE who left in the year) and staff (mean FTE in post over it)");
            return std::nullopt;
        }
        if (!leavers || !staff) return std::nullopt;
        if (*staff < smallest_leaving_year) {
            reading_.error(
                reader.at("staff"), reader.name("staff"),
                fmt::format("{} is {} FTE: a year of fewer than {:g} says too little, and is left out of every "
                            "authority's",
                            reader.name("staff"), with_thousands(*staff), smallest_leaving_year),
                "take the year out");
            return std::nullopt;
        }
        return *leavers / *staff;
    }

    [[nodiscard]] std::string source_of(TableReader const& reader) const
    {
        auto const own = reader.provenance();
        if (!own.source.empty()) return own.source;
        auto const around = authority_.provenance_of(*authority_.node("own_years"));
        if (around.source.empty()) warn_of_unsourced(reader.table(), reader.path(), reading_);
        return around.source;
    }

    //! A turnover typed over the published one is an own year: that of the table's figures.
    void read_turnover()
    {
        if (!is_own(authority_, "turnover") || !of_.turnover) return;
        auto const& node = *authority_.node("turnover");
        if (node.said_again.source != nullptr) return;  // the published figure, which counts already
        auto const from = authority_.provenance_of(node);
        // DfE's turnover is over the staff at the year's end, and its ratio over the year's mean, where that is known.
        auto const known = years_.find(of_.year);
        bool const same_staff =
            known != years_.end() && !known->second.own && known->second.exposure > 0.0 && is_as_published("in_post");
        double const rate = *of_.turnover * (same_staff ? of_.in_post / known->second.exposure : 1.0);
        add_own({of_.year, rate, *of_.turnover, of_.in_post}, node, authority_.name("turnover"), from.source);
    }

    //! An own count may come to the published one.
    [[nodiscard]] bool is_as_published(std::string_view key) const
    {
        auto const* now = authority_.node(key);
        auto const* published = said_by_layer(now, 0);
        return published != nullptr && same_value(*published, *now);
    }

    struct OwnYear {
        int year{};
        double rate{};
        double typed{};  //!< the rate as it was typed, be it over other staff
        double staff{};  //!< mean FTE in post; those of the newest count where the year's own are not known
    };
    void add_own(OwnYear const& own, Node const& node, std::string const& field, std::string source)
    {
        auto const [year, rate, typed, staff] = own;
        auto const known = around_.england.leaving_rates.find(year);
        if (known == around_.england.leaving_rates.end()) {
            if (!around_.expected_leaving_rate || *around_.expected_leaving_rate <= 0.0) return;
            without_national_.push_back(year);
        }
        if (beyond_belief(typed, node.at, field)) return;
        double const national =
            known != around_.england.leaving_rates.end() ? known->second : *around_.expected_leaving_rate;
        if (national <= 0.0) return;
        ++own_;
        rank_ = std::max(rank_, std::max(local_rank(node), is_within(authority_.node("own_years"), node)));
        add(year, {rate / national, staff, true, std::move(source), node.at, field});
    }

    //! Each year by itself: shrunk towards England, among years that are as usual, no slip shows in the rate of the whole.
    //! True, with the error said, where more left than were there.
    bool beyond_belief(double rate, Spot at, std::string const& field)
    {
        if (rate <= most_who_leave) return false;
        auto const share = in_per_cent(std::round(rate * 1000.0) / 1000.0);
        constexpr auto check = "check leavers (FTE who left in the year) and staff (mean FTE in post over it), or the "
                               "turnover, which is a year's";
        if (rate <= 1.0) {
            reading_.warning(at, field,
                             fmt::format("{} says that {} of the staff left in a year: no authority that DfE publishes "
                                         "reached {}",
                                         field, share, in_per_cent(most_who_leave)),
                             check);
            return false;
        }
        faults_ = true;
        reading_.error(
            at, field,
            fmt::format("{} says that {} of the staff left in a year, which is more than there were", field, share),
            fmt::format("{}; if it is true, the team was rebuilt, and that year says nothing of the years "
                        "to come: leave it out",
                        check));
        return true;
    }

    //! The rank of the list that holds the node; 0 where it does not.
    static std::size_t is_within(Node const* list, Node const& node)
    {
        if (list == nullptr) return 0;
        for (auto const& item : list->items)
            if (&item == &node) return local_rank(*list);
        return 0;
    }

    //! An own year takes a published one's place.
    void add(int number, Year year)
    {
        auto const [earlier, is_new] = years_.try_emplace(number, year);
        if (is_new) return;
        if (earlier->second.own || !year.own) {
            faults_ = true;
            reading_.clash(year.at, earlier->second.at, year.field, fmt::format("leaving in {} is given twice", number),
                           "give it once");
        }
        earlier->second = std::move(year);
    }

    //! Both a rate and the years that it would be worked out from: one of them would be ignored.
    bool contradicted()
    {
        auto const* rate = authority_.node("relative_leaving_rate");
        if (rate == nullptr) return false;
        auto const* own = first_own();
        bool const later = any_local(*rate) && local_rank(*rate) > rank_;
        bool const beside = rate->at.source == own->at.source;
        if (!later && !beside && !(any_local(*rate) && local_rank(*rate) == rank_)) return false;
        reading_.clash(own->at, blamed(*rate), own->field,
                       fmt::format("{} is given, and so is {}, which would be worked out from it", own->field,
                                   authority_.name("relative_leaving_rate")),
                       "give one of them");
        return true;
    }

    //! The last five years with a figure. What is counted now pushes no published year out, or a year of less leaving than is
    //! believed could raise the belief (decision 0046): beside five published years it is a sixth.
    void keep_the_last()
    {
        constexpr auto last = static_cast<std::size_t>(years_of_leaving);
        while (years_.size() > last) {
            auto const oldest = years_.begin();
            if (published_.contains(oldest->first) && published_.size() <= last) return;
            if (oldest->second.own)
                reading_.warning(oldest->second.at, oldest->second.field,
                                 fmt::format("{} is of {} and changes nothing: the last {} years with a figure count",
                                             oldest->second.field, oldest->first, years_of_leaving),
                                 "take it out");
            std::erase(without_national_, oldest->first);
            published_.erase(oldest->first);
            years_.erase(oldest);
        }
    }

    //! Mean staff of the published years that count, own counts of them or not: so that staff typed of one year do not move what
    //! all are drawn towards. Of own years where none is published.
    [[nodiscard]] double size() const
    {
        std::vector<LeavingYear> years;
        for (auto const& [number, exposure] : published_)
            if (exposure > 0.0) years.push_back({number, 0.0, exposure});
        for (auto const& [number, year] : years_)
            if (published_.empty() && year.exposure > 0.0) years.push_back({number, year.ratio, year.exposure});
        return years.empty() ? of_.in_post : mean_exposure(years);
    }

    void put_together(Belief& belief)
    {
        std::vector<double> ratios;
        std::vector<int> own;
        std::vector<int> published;
        std::vector<std::string> sources;
        for (auto const& [number, year] : years_) {
            ratios.push_back(year.ratio);
            if (year.own) reading_.made_with.push_back({of_.code, "england.national_leaving_rate", number});
            (year.own ? own : published).push_back(number);
            if (year.own && !year.source.empty() &&
                std::find(sources.begin(), sources.end(), year.source) == sources.end())
                sources.push_back(year.source);
        }
        reading_.made_with.push_back({of_.code, "england.prior_mean"});
        auto const shrunk = relative_leaving_rate(ratios, size(), *around_.england.prior);
        auto const fit = from_mean_sd(Family::gamma, shrunk.mean, shrunk.sd);
        if (auto const* why = std::get_if<CannotFit>(&fit)) {
            reading_.error(first_own()->at, first_own()->field, fmt::format("{}: {}", first_own()->field, why->why));
            return;
        }
        auto const before = authority_.has("relative_leaving_rate") ? std::optional(mean(belief.about)) : std::nullopt;
        belief.about = std::get<Distribution>(fit);
        belief.local = true;
        belief.basis = Basis::local;
        belief.at = place_of(first_own()->at);
        belief.source = "worked out from ";
        if (!own.empty()) {
            belief.source += fmt::format("own figures of {}{}", years_in_words(own),
                                         sources.empty() ? "" : fmt::format(" ({})", in_words(sources, "and")));
        }
        if (!published.empty())
            belief.source += fmt::format("{}DfE's of {}", own.empty() ? "" : " and ", years_in_words(published));
        belief.source += ", drawn towards what is usual for its size (docs/method.md, M27)";
        if (before && !own.empty()) say_what_moved(belief, *before);
        if (without_national_.empty()) return;
        auto const says = fmt::format("England's leaving rate of {} is not published: the belief's median, {} a year, "
                                      "stands in",
                                      years_in_words(without_national_), in_per_cent(*around_.expected_leaving_rate));
        belief.source += "; " + says;
        of_.flags.push_back("own leaving: " + says);
    }

    //! "; believed before it: 0.69 times England's rate, now 0.66"; a warning where nothing moved.
    void say_what_moved(Belief& belief, double before)
    {
        constexpr double visible_move = 0.0005;
        double const now = mean(belief.about);
        belief.source += fmt::format("; believed before: {:.2f} times England's rate, now {:.2f}", before, now);
        if (std::abs(now - before) >= visible_move || reading_.partial) return;
        reading_.warning(
            first_own()->at, first_own()->field,
            fmt::format("{} moves nothing: with it leaving is believed to be what it was before, {:.2f} times "
                        "England's rate",
                        first_own()->field, before));
    }

    TableReader const& authority_;
    AroundAuthorities const& around_;
    Authority& of_;
    Reading& reading_;
    std::map<int, Year> years_;
    std::map<int, double> published_;  //!< mean FTE of DfE's years that count, be they replaced by an own count
    std::vector<int> without_national_;
    std::size_t own_{};
    std::size_t rank_{};  //!< of the highest layer that says an own year
    bool faults_{};
};

}  // namespace

bool refuse_year_to_come(int year, Spot at, std::string const& field, AroundAuthorities const& around, Reading& reading)
{
    if (!around.study_start || year <= around.study_start->year) return false;
    reading.error(at, field,
                  fmt::format("{} is {}, and the study starts in {}: what has not been counted yet is no evidence",
                              field, year, written(*around.study_start)),
                  fmt::format("give a year to 30 September {} or earlier; a rate that you expect is a "
                              "relative_leaving_rate",
                              around.study_start->year));
    return true;
}

void read_own_leaving(TableReader const& authority, AroundAuthorities const& around, Authority& of, Belief& into)
{
    OwnLeaving(authority, around, of).read_into(into);
}

}  // namespace holdfast

#include "inputs/study/own_cover.hpp"

#include "base/text.hpp"
#include "holdfast/panel/cover_share.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/study/own_leaving.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Where nothing says how often England's posts are covered.
constexpr double even = 0.5;

//! A share that moves by less shows nowhere.
constexpr double visible_move = 0.0005;

//! α + β of what is believed.
constexpr auto size_path = "prices.cover_share.effective_size";

//! A share of all or none is no certainty: one post more is covered as England's are.
Beta as_sure_as(double posts, double share, std::optional<Belief> const& england)
{
    Beta about{share * posts, (1.0 - share) * posts};
    if (about.alpha > 0.0 && about.beta > 0.0) return about;
    double const other = england ? mean(england->about) : even;
    return {about.alpha + other, about.beta + 1.0 - other};
}

std::string years_in_words(std::vector<CoverYear> const& years)
{
    std::vector<std::string> texts;
    for (auto const& year : years)
        if (year.year > 0) texts.push_back(std::to_string(year.year));
    return in_words(texts, "and");
}

std::string posts(double number) { return with_thousands(std::round(number * 10.0) / 10.0); }

std::string rounded_share(double share) { return in_per_cent(std::round(share * 1000.0) / 1000.0); }

//! "87.5%, about 70 of 80 posts": what is believed is no count, and is never written as one.
std::string believed_in_posts(double share, double vacancies)
{
    auto text = rounded_share(share);
    if (vacancies > 0.0) text += fmt::format(", about {} of {} posts", posts(share * vacancies), posts(vacancies));
    return text;
}

//! An own count or share of one day.
struct Own {
    double share{};
    std::string says;  //!< "60 of 80 vacant posts covered (own list)"
    Spot at;
};

class CoverReader {
public:
    CoverReader(TableReader const& authority, AroundAuthorities const& around, Identity identity, Authority& of)
        : authority_(authority), around_(around), identity_(std::move(identity)), of_(of), reading_(authority.reading())
    {
    }

    void read()
    {
        refuse_agency_alone();
        read_published_years();
        bool const own_count_given = is_own(authority_, "agency_covering_vacancies");
        bool const share = says_own_share();
        if (own_count_given && of_.agency_covering_vacancies) check_count();
        if (own_count_given && share) return refuse_both();
        if (share) {
            if (auto const own = own_share()) put_together(*own);
            return;
        }
        bool const plan = says_plan();
        bool const stale = is_own(authority_, "vacancies") && !own_count_given;  // the count was of other vacancies
        bool const counts = !plan && !stale && (own_count_given || !authority_.has("cover_share"));
        if (auto const own = counts ? count() : std::nullopt) return put_together(*own);
        if (!authority_.has("cover_share") || published_without_vacancies()) from_england();
        else stated();
        if (plan && own_count_given) say_that_the_plan_counts();
        if (!plan && !own_count_given) warn_of_untouched_cover();
        warn_of_no_vacancies();
    }

private:
    [[nodiscard]] Node const* node() const { return authority_.node("cover_share"); }

    //! A share that a local layer says of its own, and neither as a distribution nor as a plan: `basis = "local"` beside
    //! `value` is a plan.
    [[nodiscard]] bool says_own_share() const
    {
        if (node() == nullptr || !is_own(authority_, "cover_share") || !any_local(*node())) return false;
        if (!node()->is_table()) return true;
        auto const* basis = node()->find("basis");
        bool const planned = basis != nullptr && basis->is_text() && trimmed(basis->text) == name(Basis::local);
        return node()->has("value") && !planned;
    }

    //! A share as it is planned, or a distribution, that a local layer says.
    [[nodiscard]] bool says_plan() const { return node() != nullptr && any_local(*node()) && node()->is_table(); }

    //! Where nobody is missing DfE publishes no share, and one that stands there is of no vacant posts.
    [[nodiscard]] bool published_without_vacancies() const
    {
        if (!years_.empty() && years_.back().year > 0) return false;
        return of_.vacancies == 0.0 && authority_.has("vacancies") && !any_local(*node());
    }

    void refuse_agency_alone() const
    {
        auto const* agency = authority_.node("agency");
        if (agency == nullptr || !any_local(*agency) || !is_own(authority_, "agency")) return;
        if (is_own(authority_, "agency_covering_vacancies")) return;
        reading_.error(
            authority_.at("agency"), authority_.name("agency"),
            fmt::format("{} is given, and not how many of these cover vacancies: those who do not move no result",
                        authority_.name("agency")),
            "add agency_covering_vacancies, how many of them cover vacant posts");
    }

    void refuse_both() const
    {
        reading_.clash(
            authority_.at("agency_covering_vacancies"), node()->at, authority_.name("agency_covering_vacancies"),
            fmt::format("{} and {} both say how many vacant posts are covered",
                        authority_.name("agency_covering_vacancies"), authority_.name("cover_share")),
            "give the count; or, for a share that is planned, cover_share = { value = \"60%\", basis = \"local\", "
            "source = … }");
    }

    //! More who cover vacancies than vacancies is doubted, and not refused: DfE published it of 16 authority-years from 2017 to 2020
    //! (West Sussex 2020: 91.2 of 56.2). More than all posts there are cannot be, and neither can more than all agency workers,
    //! of whom they are a part.
    void check_count() const
    {
        double const covering = *of_.agency_covering_vacancies;
        auto const field = authority_.name("agency_covering_vacancies");
        auto const at = authority_.at("agency_covering_vacancies");
        bool const counted_agency = is_own(authority_, "agency");
        if (of_.agency && counted_agency && covering > *of_.agency)
            return reading_.clash(
                at, authority_.at("agency"), field,
                fmt::format("{} agency workers cover vacancies in {}, of {} agency workers: a part is no more than the "
                            "whole",
                            posts(covering), of_.name, posts(*of_.agency)),
                "agency counts all agency workers [FTE], agency_covering_vacancies those of them who fill a vacant "
                "post: "
                "correct one of the two");
        double const all_posts = of_.in_post + of_.vacancies;
        if (!reading_.partial && all_posts > 0.0 && covering > all_posts)
            return reading_.error(
                at, field,
                fmt::format("{} agency workers cover vacancies in {}, which has {} posts in all: {} FTE in post and {} "
                            "vacancies",
                            posts(covering), of_.name, posts(all_posts), posts(of_.in_post), posts(of_.vacancies)),
                "write how many FTE of agency staff fill a vacant post on the day of the count");
        if (covering > of_.vacancies)
            reading_.doubt(at, field,
                           fmt::format("{} agency workers cover vacancies in {}, and there are {}", posts(covering),
                                       of_.name, of_.vacancies == 0.0 ? "none" : posts(of_.vacancies)),
                           of_.vacancies == 0.0 ? "give vacancies, too: this count says nothing of the share covered"
                                                : "every vacant post is taken to be covered; correct one of the two");
        if (of_.agency && covering > *of_.agency)
            reading_.doubt(at, field,
                           fmt::format("{} agency workers cover vacancies in {}, of {} agency workers", posts(covering),
                                       of_.name, posts(*of_.agency)),
                           "give agency, too, of the day of this count");
    }

    void stated()
    {
        auto belief = authority_.quantity("cover_share", identity_, authority_.provenance_of("cover_share"));
        if (!belief) return;
        of_.cover_share = *std::move(belief);
        if (of_.cover_share.basis != Basis::local || !node()->is_table()) believe_as_usual();
    }

    void say_that_the_plan_counts() const
    {
        reading_.warning(authority_.at("agency_covering_vacancies"), authority_.name("agency_covering_vacancies"),
                         fmt::format("{} is shown, and not calculated with: {} states the share that counts",
                                     authority_.name("agency_covering_vacancies"), authority_.name("cover_share")));
    }

    [[nodiscard]] std::optional<Own> own_share()
    {
        auto const belief = authority_.quantity("cover_share", identity_, authority_.provenance_of("cover_share"));
        if (!belief) return std::nullopt;
        of_.cover_share = *belief;
        auto const share = mean(belief->about);
        return Own{share, fmt::format("own share of {} ({})", in_per_cent(share), belief->source), node()->at};
    }

    //! A count of few posts says too little, whoever counts.
    [[nodiscard]] std::optional<Own> count() const
    {
        if (of_.vacancies <= 0.0 || !of_.agency_covering_vacancies) return std::nullopt;
        if (of_.vacancies < fewest_vacancies) {
            if (is_own(authority_, "agency_covering_vacancies"))
                reading_.warning(
                    authority_.at("agency_covering_vacancies"), authority_.name("agency_covering_vacancies"),
                    fmt::format(
                        "{} changes nothing: {} vacant posts in {} are fewer than the {:g} that say anything of "
                        "the share covered",
                        authority_.name("agency_covering_vacancies"), posts(of_.vacancies), of_.name, fewest_vacancies),
                    "for a share that is planned, write cover_share = { value = \"60%\", basis = \"local\", source = … "
                    "}");
            return std::nullopt;
        }
        double const covered = std::min(*of_.agency_covering_vacancies, of_.vacancies);
        auto const& source = of_.from.agency_covering_vacancies.source;
        return Own{covered / of_.vacancies,
                   fmt::format("{} of {} vacant posts covered{}", posts(covered), posts(of_.vacancies),
                               source.empty() ? "" : fmt::format(" ({})", source)),
                   authority_.at("agency_covering_vacancies")};
    }

    //! DfE's years as holdfast import dfe writes them; without them the published share, as one year.
    void read_published_years()
    {
        auto const* years = authority_.node("cover_years");
        if (years != nullptr && any_local(*years) && is_own(authority_, "cover_years"))
            reading_.error(years->at, authority_.name("cover_years"),
                           fmt::format("{} are DfE's years, as holdfast import dfe works them out",
                                       authority_.name("cover_years")),
                           "give a count of your own: vacancies and agency_covering_vacancies");
        std::size_t number = 0;
        for (auto const* table : years != nullptr ? authority_.tables("cover_years") : std::vector<Node const*>{}) {
            TableReader const row(sections::cover_year, *table,
                                  fmt::format("{}.{}", authority_.name("cover_years"), ++number), reading_);
            auto const year = row.whole("year");
            auto const share = row.number("share");
            auto const vacancies = row.number("vacancies");
            if (year && share) years_.push_back({static_cast<int>(*year), *share, vacancies.value_or(0.0)});
        }
        std::stable_sort(years_.begin(), years_.end(), [](auto const& a, auto const& b) { return a.year < b.year; });
        if (years_.size() > years_of_cover) years_.erase(years_.begin(), years_.end() - years_of_cover);
        if (years_.empty())
            if (auto const share = published_share()) years_.push_back({0, *share, 0.0});
    }

    //! What DfE published: the newest that is no figure of the authority's own; nothing of a distribution.
    [[nodiscard]] std::optional<double> published_share() const
    {
        for (auto const* said = node(); said != nullptr; said = said->below.get())
            for (auto const* value = said->is_table() ? said->find("value") : said; value != nullptr;
                 value = value->below.get()) {
                if (value->is_table()) break;  // whose own value is next
                if (any_local(*value) && authority_.provenance_of(*value).basis != Basis::official_statistic) continue;
                Reading aside;  // it was read before, or is nobody's figure any more
                return number_of(*value, NumberRule(authority_.field("cover_share")), "", aside);
            }
        return std::nullopt;
    }

    //! Of which year an own count or share is: the one that is typed beside it; a count that DfE published, said again, is of
    //! that count's year; anything else is newer than all that was published.
    [[nodiscard]] int year_of_own() const
    {
        auto const* year = authority_.node("year");
        if (year != nullptr && any_local(*year)) return of_.year;
        bool const as_published = is_as_published("vacancies") && is_as_published("agency_covering_vacancies");
        if (as_published && !says_own_share()) return of_.year;
        return years_.empty() ? of_.year : std::max(years_.back().year, of_.year) + 1;
    }
    [[nodiscard]] bool is_as_published(std::string_view key) const
    {
        auto const* now = authority_.node(key);
        auto const* published = said_by_layer(now, 0);
        return now != nullptr && published != nullptr && same_value(*published, *now);
    }

    //! What an own count or share does to the years that were published.
    struct Beside {
        double before{};                      //!< believed without it
        double believed{};                    //!< with it
        std::optional<CoverYear> replaced{};  //!< the published year whose place it takes
        std::vector<CoverYear> others{};      //!< published years that count, but for that one
        std::optional<int> too_old{};         //!< its year, where that lies before all years that count
    };

    //! Without an own count: the published share; England's where there is none; what the years come to where there is neither.
    [[nodiscard]] double believed_without_own() const
    {
        if (auto const share = published_share()) return *share;
        auto const& england = around_.england.cover_share;
        if (years_.empty() && england) reading_.made_with.push_back({of_.code, "england.cover_share"});
        std::vector<double> shares;
        for (auto const& year : years_) shares.push_back(year.share);
        if (england) return believed_cover(shares, mean(england->about)).mean;
        return shares.empty() ? even
                              : std::accumulate(shares.begin(), shares.end(), 0.0) / static_cast<double>(shares.size());
    }

    //! It takes the place of the published count of its year, or is one year more beside all that count (decision 0046).
    [[nodiscard]] Beside beside_published(Own const& own) const
    {
        Beside beside{believed_without_own(), 0.0};
        auto const year = year_of_own();
        for (auto const& published : years_)
            if (published.year == year && year > 0) beside.replaced = published;
            else beside.others.push_back(published);
        bool const full = years_.size() >= static_cast<std::size_t>(years_of_cover);
        if (beside.replaced)
            beside.believed = with_cover_counted_again(beside.before, years_.size(), beside.replaced->share, own.share);
        else if (full && year < years_.front().year) {
            beside.believed = beside.before;
            beside.too_old = year;
        } else if (years_.empty() && !around_.england.cover_share) beside.believed = own.share;
        else beside.believed = with_own_cover(beside.before, years_.size(), own.share);
        return beside;
    }

    void put_together(Own const& own)
    {
        double const size = around_.cover_effective_size;
        if (size <= 0.0) return;
        reading_.made_with.push_back({of_.code, size_path});
        auto const beside = beside_published(own);
        auto& belief = of_.cover_share;
        belief.id = identity_.id;
        belief.label = identity_.label;
        belief.unit = std::string(authority_.field("cover_share").unit);
        bool const is_mine = says_own_share() || is_own(authority_, "agency_covering_vacancies");
        belief.basis = is_mine ? Basis::local : of_.from.agency_covering_vacancies.basis;
        belief.local = is_mine;
        belief.at = place_of(own.at);
        belief.source = own.says;
        if (beside.replaced)
            belief.source += fmt::format(", in place of {}'s {} of {}", published_source(),
                                         rounded_share(beside.replaced->share), beside.replaced->year);
        if (!beside.others.empty()) {
            auto const named = years_in_words(beside.others);
            belief.source += fmt::format(", as one year beside {}{}", published_source(),
                                         named.empty() ? std::string() : "'s of " + named);
        }
        belief.about = as_sure_as(size, beside.believed, around_.england.cover_share);
        if (is_mine) warn_of_no_move(own, beside);
        say_what_is_believed(own, beside);
    }

    //! Typed, in order, and nothing came of it: the reader would look for what it did.
    void warn_of_no_move(Own const& own, Beside const& beside) const
    {
        if (reading_.partial) return;
        auto const field = authority_.name(says_own_share() ? "cover_share" : "agency_covering_vacancies");
        if (beside.too_old)
            return reading_.warning(
                own.at, field,
                fmt::format("{} is of {} and changes nothing: the last {} years with a figure count", own.says,
                            *beside.too_old, years_of_cover),
                "take it out");
        if (std::abs(beside.believed - beside.before) >= visible_move || said_as_published()) return;
        reading_.warning(
            own.at, field,
            fmt::format("{} moves nothing: {}", own.says,
                        beside.replaced
                            ? fmt::format("the published count of {}, whose place it takes, says the same",
                                          beside.replaced->year)
                            : fmt::format("it is what was believed before, {}", rounded_share(beside.before))),
            "for a share that is planned, write cover_share = { value = \"60%\", basis = \"local\", source = … }");
    }

    //! A copy of what was published is listed as before, and nobody expects anything of it.
    [[nodiscard]] bool said_as_published() const
    {
        return says_own_share() ? is_as_published("cover_share")
                                : is_as_published("vacancies") && is_as_published("agency_covering_vacancies");
    }

    //! Where the belief is not what was counted, both are said, with what was believed before it and why: in the source, which
    //! stands beside the value in every output, and among the authority's flags.
    void say_what_is_believed(Own const& own, Beside const& beside)
    {
        auto& belief = of_.cover_share;
        auto const share = mean(belief.about);
        if (std::abs(share - own.share) < visible_move) return;
        auto const believed = "believed for the years to come: " + believed_in_posts(share, of_.vacancies);
        belief.source += fmt::format("; believed before it: {}; {}", rounded_share(beside.before), believed);
        of_.flags.push_back(
            fmt::format("{}: counted: {}; believed before it: {}; {}, because one day says little of the "
                        "years to come: {} (M17)",
                        authority_.field("cover_share").label, own.says, rounded_share(beside.before), believed,
                        what_it_counts_as(beside)));
    }

    [[nodiscard]] static std::string what_it_counts_as(Beside const& beside)
    {
        if (beside.too_old)
            return fmt::format("of {}, it is older than the {} that count", *beside.too_old,
                               counted_years(beside.others.size()));
        if (beside.replaced)
            return fmt::format("it takes the place of the published {} of {}{}", rounded_share(beside.replaced->share),
                               beside.replaced->year,
                               beside.others.empty() ? ""
                                                     : fmt::format(", beside {}", counted_years(beside.others.size())));
        if (beside.others.empty()) return "it is drawn towards England's " + rounded_share(beside.before);
        return fmt::format("it is one year more beside {}, and none leaves", counted_years(beside.others.size()));
    }

    static std::string counted_years(std::size_t years)
    {
        return years == 1 ? "1 published year" : fmt::format("{} published years", years);
    }

    [[nodiscard]] std::string published_source() const
    {
        auto const* source = said_by_layer(authority_.node("source"), 0);
        return source != nullptr && source->is_text() ? std::string(trimmed(source->text)) : "the official statistics";
    }

    void from_england()
    {
        bool const no_vacancies = of_.vacancies == 0.0 && authority_.has("vacancies");
        stand_in(authority_, "cover_share", around_.england.cover_share, around_, identity_,
                 no_vacancies ? "no vacancies" : "blank", of_, of_.cover_share);
        believe_as_usual();
    }

    //! Whoever types that no post is vacant has typed that posts are filled at once (M3).
    void warn_of_no_vacancies()
    {
        if (reading_.partial || !authority_.has("vacancies") || !any_local(*authority_.node("vacancies"))) return;
        Reading aside;  // what could not be read was said before
        auto const said =
            number_of(*authority_.node("vacancies"), NumberRule(authority_.field("vacancies")), "", aside);
        if (said != 0.0) return;
        reading_.warning(
            authority_.at("vacancies"), authority_.name("vacancies"),
            fmt::format(
                "{} is 0: posts that fall vacant in {} are taken to be filled at once, so that agency cover, its "
                "price and the time to fill move nothing there",
                authority_.name("vacancies"), of_.name),
            "if posts do stand empty at times, give their average over the year");
    }

    //! A share that nobody plans is believed as closely as shares keep to what was believed.
    void believe_as_usual()
    {
        auto& belief = of_.cover_share;
        auto const* share = std::get_if<Fixed>(&belief.about);
        if (share == nullptr || around_.cover_effective_size <= 0.0) return;
        reading_.made_with.push_back({of_.code, size_path});
        belief.about = as_sure_as(around_.cover_effective_size, share->value, around_.england.cover_share);
    }

    //! New vacancies at the old share are covered by agency workers whom nobody has counted.
    void warn_of_untouched_cover() const
    {
        if (reading_.partial || !is_own(authority_, "vacancies") || of_.vacancies <= 0.0) return;
        if (!any_local(*authority_.node("vacancies"))) return;
        auto const last = of_.agency_covering_vacancies;
        reading_.warning(
            authority_.at("vacancies"), authority_.name("vacancies"),
            fmt::format("vacancies are changed in {}, and their cover is not: it is believed to be {}: {}", of_.name,
                        believed_in_posts(mean(of_.cover_share.about), of_.vacancies),
                        !authority_.has("cover_share")
                            ? std::string("England's share, since there is no figure of the authority's own")
                        : last ? fmt::format("the last count was {} agency workers, of other vacancies", posts(*last))
                               : std::string("it rests on the years that were published")),
            "give agency_covering_vacancies, how many of them agency workers cover, or a planned cover_share");
    }

    TableReader const& authority_;
    AroundAuthorities const& around_;
    Identity identity_;
    Authority& of_;
    Reading& reading_;
    std::vector<CoverYear> years_;  //!< published; of the year 0 where only a share is there
};

}  // namespace

void read_cover(TableReader const& authority, AroundAuthorities const& around, Identity identity, Authority& of)
{
    CoverReader(authority, around, std::move(identity), of).read();
}

void stand_in(TableReader const& authority, std::string_view key, std::optional<Belief> const& england,
              AroundAuthorities const& around, Identity identity, std::string_view why, Authority& of, Belief& into)
{
    if (!england) {
        auto const& given = around.england.given;
        if (std::find(given.begin(), given.end(), key) != given.end()) return;  // it could not be read: said there
        authority.reading().missing(
            authority.table().at, authority.name(key),
            fmt::format("{} is {}, and [england] gives none to stand in", authority.name(key), why),
            fmt::format("give {} here or in [england]", key));
        return;
    }
    authority.reading().made_with.push_back({of.code, fmt::format("england.{}", key)});
    into = *england;
    into.id = std::move(identity.id);
    into.label = std::move(identity.label);
    into.source = fmt::format("England's figure stands in ({} here): {}", why, england->source);
    of.flags.push_back(fmt::format("{}: England's ({} here)", authority.field(key).label, why));
}

}  // namespace holdfast

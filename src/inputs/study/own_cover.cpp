#include "inputs/study/own_cover.hpp"

#include "base/text.hpp"
#include "inputs/files/number_text.hpp"
#include "inputs/study/own_leaving.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Where nothing says how often England's posts are covered.
constexpr double even = 0.5;

//! How many posts a day's share counts as.
constexpr auto size_path = "prices.cover_share.effective_size";

Beta as_a_count(double share, double posts) { return {share * posts, (1.0 - share) * posts}; }

bool is_inside(double share) { return share > 0.0 && share < 1.0; }

std::string posts(double number) { return with_thousands(std::round(number * 10.0) / 10.0); }

//! "87.5%, about 70 of 80 posts": what is believed is no count, and is never written as one.
std::string believed_in_posts(double share, double vacancies)
{
    auto text = in_per_cent(std::round(share * 1000.0) / 1000.0);
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
        bool const own_count_given = is_own(authority_, "agency_covering_vacancies");
        bool const share = says_own_share();
        if (own_count_given && of_.agency_covering_vacancies) check_count();
        if (own_count_given && share) return refuse_both();
        if (share) {
            if (auto const own = own_share()) put_together(*own);
            return;
        }
        bool const plan = says_plan();
        bool const counts = !plan && (own_count_given || !authority_.has("cover_share"));
        if (auto const own = counts ? count() : std::nullopt) return put_together(*own);
        if (!authority_.has("cover_share") || published_without_vacancies()) from_england();
        else stated();
        if (plan && own_count_given) say_that_the_plan_counts();
        if (!plan) warn_of_untouched_cover();
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

    void check_count() const
    {
        double const covering = *of_.agency_covering_vacancies;
        auto const field = authority_.name("agency_covering_vacancies");
        auto const at = authority_.at("agency_covering_vacancies");
        if (covering > of_.vacancies)
            reading_.warning(at, field,
                             fmt::format("{} agency workers cover vacancies in {}, and there are {}", posts(covering),
                                         of_.name, of_.vacancies == 0.0 ? "none" : posts(of_.vacancies)),
                             of_.vacancies == 0.0 ? "give vacancies, too: this count says nothing of the share covered"
                                                  : "every vacant post is taken to be covered; correct one of the two");
        if (of_.agency && covering > *of_.agency)
            reading_.warning(at, field,
                             fmt::format("{} agency workers cover vacancies in {}, of {} agency workers",
                                         posts(covering), of_.name, posts(*of_.agency)),
                             "correct one of the two");
    }

    void stated()
    {
        if (auto belief = authority_.quantity("cover_share", identity_, authority_.provenance_of("cover_share")))
            of_.cover_share = *std::move(belief);
        if (!node()->is_table()) as_one_days_share();
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

    [[nodiscard]] std::optional<Own> count() const
    {
        if (of_.vacancies <= 0.0 || !of_.agency_covering_vacancies) return std::nullopt;
        double const covered = std::min(*of_.agency_covering_vacancies, of_.vacancies);
        auto const& source = of_.from.agency_covering_vacancies.source;
        return Own{covered / of_.vacancies,
                   fmt::format("{} of {} vacant posts covered{}", posts(covered), posts(of_.vacancies),
                               source.empty() ? "" : fmt::format(" ({})", source)),
                   authority_.at("agency_covering_vacancies")};
    }

    //! What DfE published: the newest that is no figure of the authority's own.
    [[nodiscard]] std::optional<double> published_share() const
    {
        for (auto const* said = node(); said != nullptr; said = said->below.get()) {
            if (any_local(*said) && authority_.provenance_of(*said).basis != Basis::official_statistic) continue;
            if (said->is_table()) return std::nullopt;
            Reading aside;  // it was read before, or is nobody's figure any more
            return number_of(*said, NumberRule(authority_.field("cover_share")), "", aside);
        }
        return std::nullopt;
    }

    //! Each day's share is trusted as a count of so many posts; two days are two counts. (The belief is a later edition's to
    //! change: here one day's count of the authority's own has the weight of one published day.)
    void put_together(Own const& own)
    {
        double const size = around_.cover_effective_size;
        if (size <= 0.0) return;
        reading_.made_with.push_back({of_.code, size_path});
        auto const published = published_share();
        auto about = as_a_count(own.share, size);
        if (published) {
            auto const theirs = as_a_count(*published, size);
            about = {about.alpha + theirs.alpha, about.beta + theirs.beta};
        }
        // A count of one's own is no certainty, not even of all or none: one post more is covered as England's are.
        if (about.alpha == 0.0 || about.beta == 0.0) {
            auto const& england = around_.england.cover_share;
            reading_.made_with.push_back({of_.code, "england.cover_share"});
            auto const one = as_a_count(england ? mean(england->about) : even, 1.0);
            about = {about.alpha + one.alpha, about.beta + one.beta};
        }
        auto& belief = of_.cover_share;
        belief.id = identity_.id;
        belief.label = identity_.label;
        belief.unit = std::string(authority_.field("cover_share").unit);
        auto const& counted = of_.from.agency_covering_vacancies;
        bool const is_mine = says_own_share() || is_own(authority_, "agency_covering_vacancies");
        belief.basis = is_mine ? Basis::local : counted.basis;
        belief.local = is_mine;
        belief.at = place_of(own.at);
        belief.source = own.says;
        if (published)
            belief.source +=
                fmt::format(", as one day beside the {} of {}", in_per_cent(*published), published_source());
        belief.about = about;
        say_what_is_believed(own, published);
    }

    //! Where the belief is not what was counted, both are said, and why: in the source, which stands beside the value in
    //! every output, and among the authority's flags.
    void say_what_is_believed(Own const& own, std::optional<double> const& published)
    {
        auto& belief = of_.cover_share;
        auto const share = mean(belief.about);
        constexpr double visible_apart = 0.0005;
        if (std::abs(share - own.share) < visible_apart) return;
        auto const believed = "believed for the forecast: " + believed_in_posts(share, of_.vacancies);
        belief.source += "; " + believed;
        of_.flags.push_back(fmt::format(
            "{}: counted: {}; {}, because {}", authority_.field("cover_share").label, own.says, believed,
            published
                ? fmt::format("one day's figure is averaged with the {} of the published day", in_per_cent(*published))
                : std::string("all or none on one day is no certainty: one post more is taken to be covered as "
                              "England's are")));
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
        as_one_days_share();
        if (no_vacancies) warn_of_nothing_to_cover();
    }

    //! Whoever types that no post is vacant has said nothing of the posts that will fall vacant.
    void warn_of_nothing_to_cover() const
    {
        Reading aside;  // what could not be read was said before
        auto const said =
            number_of(*authority_.node("vacancies"), NumberRule(authority_.field("vacancies")), "", aside);
        if (said != 0.0) return;
        auto const& england = around_.england.cover_share;
        if (reading_.partial || !england || !any_local(*authority_.node("vacancies"))) return;
        reading_.warning(
            authority_.at("vacancies"), authority_.name("vacancies"),
            fmt::format("{} is 0, so that there is no vacant post to count agency cover on: England's share, {}, is "
                        "taken for the posts that fall vacant in the forecast",
                        authority_.name("vacancies"), believed_in_posts(mean(england->about), 0.0)),
            "if yours will be another, write cover_share = { value = \"60%\", basis = \"local\", source = … }");
    }

    //! A share of one day is a count of `effective_size` posts; a published one at the ends is taken as it is.
    void as_one_days_share()
    {
        auto& belief = of_.cover_share;
        auto const* share = std::get_if<Fixed>(&belief.about);
        if (share == nullptr || !is_inside(share->value) || around_.cover_effective_size <= 0.0) return;
        reading_.made_with.push_back({of_.code, size_path});
        belief.about = as_a_count(share->value, around_.cover_effective_size);
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
                        last && authority_.has("cover_share")
                            ? fmt::format("the last count was {}", posts(*last))
                            : std::string("England's share, since there is no figure of the authority's own")),
            "give agency_covering_vacancies, how many of them agency workers cover, or a planned cover_share");
    }

    TableReader const& authority_;
    AroundAuthorities const& around_;
    Identity identity_;
    Authority& of_;
    Reading& reading_;
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

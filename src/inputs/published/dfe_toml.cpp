#include "inputs/published/dfe_toml.hpp"

#include "inputs/published/dfe_workforce.hpp"
#include "inputs/published/toml_text.hpp"

#include <array>
#include <numeric>

#include <fmt/format.h>

namespace holdfast {

namespace {

std::array<KnownRelease, 1> const known_releases{
    KnownRelease{"9e058bac193cc5b03f0d21ebe4259c8935d236dbf59f09d90b3e0916bfbca95f",
                 {"as held in the public repository of DfE's own dashboard,",
                  "dfe-analytical-services/CSC_outcomes_and_enablers at commit 2f5d11a4 (April 2026),",
                  "file data-raw/csww_indicators_2017_to_2025.csv"},
                 "April 2026, as held in the public repository of DfE's own dashboard, "
                 "dfe-analytical-services/CSC_outcomes_and_enablers at commit 2f5d11a4"},
};

std::string percent(PublishedNumber const& number) { return holdfast::quoted(number.digits + "%"); }

std::string release(int year) { return fmt::format("DfE, Children's social work workforce, reporting year {}", year); }

std::string provenance(DfeImport const& import, std::span<ImportedFile const> files)
{
    auto const text =
        fmt::format("# Social workers of each English authority with children's services, as published.\n"
                    "#\n"
                    "# Contains public sector information licensed under the Open Government Licence v3.0.\n"
                    "# Source: Department for Education, Children's social work workforce {}\n",
                    import.england.year);
    return text + provenance_of(files, known_releases) +
           "#\n"
           "# Made by `holdfast import dfe`; do not edit by hand: the next import would undo it.\n"
           "# To use figures of your own, give them in a local file, which goes before this one.\n"
           "#\n"
           "# Staff in FTE at 30 September of the year. A figure that is not here was not published: flags say why,\n"
           "# with DfE's mark (z not applicable, x unavailable, c confidential, u low reliability, low rounds to 0).\n"
           "# cover_share is the share of vacancies covered by agency staff that is believed: the authority's own "
           "mean, drawn\n"
           "# towards England's (M17 of docs/method.md); cover_years are the years that it rests on, each of one day.\n"
           "# The count is of 30 September, when newly qualified social workers have just started: vacancies may be at "
           "the\n"
           "# year's low.\n"
           "# turnover is leavers of the year over staff in post at its end, as DfE publishes it: to be read beside\n"
           "# others', and not calculated with.\n"
           "# relative_leaving_rate is the authority's leaving rate over England's, drawn towards what is usual for "
           "its\n"
           "# size (M27 of docs/method.md); years says how many years of its own it rests on. [authorities.X] years "
           "are\n"
           "# those years: the ratio of the authority's leaving rate to England's, and the mean FTE in post over the\n"
           "# year. Years of an authority's own (own_years, in a local file) replace or join them.\n";
}

std::string england_figure(std::string_view name, std::string const& value, int year, std::string_view what)
{
    return fmt::format("{} = {{ value = {}, basis = \"official-statistic\", source = {} }}\n", name, value,
                       holdfast::quoted(fmt::format("{}, England: {}", release(year), what)));
}

std::string england_table(ImportedEngland const& england, int first)
{
    auto text = fmt::format("\n[england]\nyear = {}\n"
                            "national_leaving_rate = [  # leavers / mean FTE in post over the year (M27)\n",
                            england.year);
    for (auto const& [year, rate] : england.leaving_rates)
        text += fmt::format("    {{ year = {}, rate = {:.4f} }},\n", year, rate);
    auto const& prior = england.prior;
    text += fmt::format("]\nwithin_variance = {:.6f}\nbetween_variance = {:.6f}\nprior_mean = {:.6f}\n"
                        "prior_slope = {:.6f}\nsmallest_size = {:.2f}\nlargest_size = {:.2f}\nvariance_factor = {:g}\n"
                        "authorities = {}\n",
                        prior.within_variance, prior.between_variance, prior.mean, prior.by_log_size, prior.smallest,
                        prior.largest, prior.widening, england.authorities);
    if (!england.new_staff.empty()) {
        auto const share = std::accumulate(england.new_staff.begin(), england.new_staff.end(), 0.0);
        text +=
            fmt::format("under_five_years = \"{:.1f}%\"  # of staff, from starters, at {:g} times the others' leaving "
                        "rate (M2)\n",
                        share * 100.0, relative_rate_of_new_staff);
        text += "new_staff_by_year = [";
        for (double const part : england.new_staff)
            text += fmt::format("{}\"{:.1f}%\"", text.back() == '[' ? "" : ", ", part * 100.0);
        text += "]  # who started in the last year, in the year before, …\n";
    }
    text += fmt::format(
        "cover_share = {{ value = \"{:.2f}%\", basis = \"derived\", source = {} }}\n", england.cover_share * 100.0,
        holdfast::quoted(fmt::format("DfE, Children's social work workforce {}-{}, all authorities: agency staff "
                                     "covering vacancies / vacancies",
                                     first, england.year)));
    if (england.caseload)
        text += england_figure("caseload", england.caseload->digits, england.year, "cases / FTE holding cases");
    if (england.absence_percent)
        text += england_figure("absence_rate", percent(*england.absence_percent), england.year,
                               "days lost to sickness / working days");
    text += fmt::format(
        "source = {}\nbasis = \"derived\"\n",
        holdfast::quoted(release(england.year) + ": rates, variances and mean worked out (docs/method.md, M27)"));
    return text;
}

std::string counted_years(int years) { return years == 1 ? "1 year" : fmt::format("{} years", years); }

std::string list_of(std::vector<std::string> const& flags)
{
    if (flags.empty()) return "[]";
    std::string text = "[";
    for (std::size_t i = 0; i < flags.size(); ++i) text += (i > 0 ? ", " : "") + holdfast::quoted(flags[i]);
    return text + "]";
}

std::string leaving_rate(RelativeLeavingRate const& rate, int first, int last)
{
    return fmt::format("{{ mean = {:.4f}, sd = {:.4f}, years = {}, basis = \"derived\", source = \"worked out from DfE "
                       "{}-{} (docs/method.md, M27)\" }}",
                       rate.mean, rate.sd, rate.years, first, last);
}

//! As many digits as the shrunk rate needs to come out again as it is written.
std::string years_kept(std::vector<LeavingYear> const& years)
{
    std::string text;
    for (auto const& [year, ratio, exposure] : years)
        text += fmt::format("    {{ year = {}, ratio = {:.6f}, exposure = {:.2f} }},\n", year, ratio, exposure);
    return "[\n" + text + "]";
}

//! m (M17): how sure it is says prices.cover_share.
std::string cover_share(CoverShare const& cover, int first, int last)
{
    return fmt::format("{{ value = \"{:.2f}%\", basis = \"derived\", source = \"worked out from {} of DfE {}-{} "
                       "(docs/method.md, M17)\" }}",
                       cover.mean * 100.0, counted_years(cover.years), first, last);
}

std::string years_kept(std::vector<CoverYear> const& years)
{
    std::string text;
    for (auto const& [year, share, vacancies] : years)
        text += fmt::format("    {{ year = {}, share = \"{:.2f}%\", vacancies = {:g} }},\n", year, share * 100.0,
                            vacancies);
    return "[\n" + text + "]";
}

std::string authority_table(ImportedAuthority const& a, int first, int last)
{
    auto text = fmt::format("\n[authorities.{}]\n", toml_key(a.code));
    auto const line = [&text](std::string_view name, std::string const& value) {
        text += fmt::format("{} = {}\n", name, value);
    };
    auto const number = [&](std::string_view name, std::optional<PublishedNumber> const& value) {
        if (value) line(name, value->digits);
    };
    auto const share = [&](std::string_view name, std::optional<PublishedNumber> const& value) {
        if (value) line(name, percent(*value));
    };
    line("name", holdfast::quoted(a.name));
    line("dfe_number", holdfast::quoted(a.dfe_number));
    line("region", holdfast::quoted(a.region));
    if (!a.subregion.empty()) line("subregion", holdfast::quoted(a.subregion));
    line("type", holdfast::quoted(a.type));
    line("year", std::to_string(a.year));
    number("in_post", a.in_post);
    number("vacancies", a.vacancies);
    number("agency", a.agency);
    number("agency_covering_vacancies", a.agency_covering_vacancies);
    if (a.cover.years > 0) line("cover_share", cover_share(a.cover, first, last));
    number("caseload", a.caseload);
    share("absence_rate", a.absence_percent);
    share("turnover", a.turnover_percent);
    line("relative_leaving_rate", leaving_rate(a.leaving, first, last));
    if (!a.years.empty()) line("years", years_kept(a.years));
    if (!a.cover_years.empty()) line("cover_years", years_kept(a.cover_years));
    line("flags", list_of(a.flags));
    line("source", holdfast::quoted(release(a.year)));
    line("basis", holdfast::quoted("official-statistic"));
    return text;
}

}  // namespace

std::string authorities_toml(DfeImport const& import, std::span<ImportedFile const> files)
{
    auto text =
        provenance(import, files) +
        published_tables("workforce", fmt::format("30 September {}", import.england.year), files, known_releases) +
        england_table(import.england, import.first_year);
    for (auto const& authority : import.authorities)
        text += authority_table(authority, import.first_year, import.england.year);
    return text;
}

}  // namespace holdfast

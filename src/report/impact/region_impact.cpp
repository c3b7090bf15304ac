#include "report/impact/region_impact.hpp"

#include "base/text.hpp"
#include "holdfast/base/contract.hpp"
#include "report/chapters/foot.hpp"
#include "report/forms/paper.hpp"
#include "report/impact/region_screen.hpp"
#include "report/words/case_words.hpp"
#include "report/words/cost_parts.hpp"
#include "report/words/first_screen.hpp"
#include "report/words/left_words.hpp"
#include "report/words/pilot_words.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

using namespace report;
using Side = Column::Side;

//! What the page is about.
struct Page {
    RegionImpact const& found;
    Subject subject;
    std::string region;
    [[nodiscard]] Study const& study() const { return found.sum.head.study; }
    //! Where nothing is claimed, costs alone are shown.
    [[nodiscard]] bool claims() const { return claims_a_saving(found); }
};

std::string range_of(Estimate const& of) { return fmt::format("{} to {}", case_pounds(of.low), case_pounds(of.high)); }

std::string period_name(ImpactPeriod const& period)
{
    return period.starts == 0 ? "in all" : financial_year_name(period.starts);
}

std::string who_is_summed(Page const& page) { return with_number(page.region, page.study()); }

std::string months_words(Page const& page)
{
    return counted(static_cast<std::uint64_t>(page.study().months), "month", "months");
}

void opening(Paper& paper, Page const& page)
{
    auto const& sum = page.found.sum;
    auto const costs = case_cost_sentence(sum.horizon.programme.mean, page.subject.strategy.cost_parts);
    if (!page.claims()) {
        auto const why = page.subject.evidence == Evidence::null_result
                             ? "A study looked and found no significant effect on leaving: no saving is claimed."
                             : "No study measured leaving: no saving can be stated.";
        paper.headline(fmt::format("{}: {} {} In {}, that is over {}, {}.", name_of(page.subject), why, costs,
                                   who_is_summed(page), months_words(page),
                                   discounted_or_not(page.study(), Counted::as_paid)));
        return;
    }
    auto const& saved = *sum.horizon.savings;
    auto const& net = saved.authority.cash;
    auto const median = more_often_than_not(net.mean, sum.cash->paid_back.chance);
    paper.headline(
        fmt::format("{}{} {} On average {} is {} (95% range {}). The chance that it pays for itself is {}.{}",
                    expected_fall_first(page.study(), page.subject.strategy),
                    case_saving_sentence(name_of(page.subject), who_is_summed(page),
                                         months_words(page) + ", " +
                                             std::string(discounted_or_not(page.study(), Counted::as_paid)) + ",",
                                         saved.before_programme.mean, page.subject.evidence.fall_expected),
                    costs, case_pounds(std::abs(net.mean)), net.mean <= -a_pound ? "lost" : "left", range_of(net),
                    in_100(sum.cash->paid_back.chance), median.empty() ? "" : " " + median));
}

//! How many of the councils would gain by themselves.
std::string who_gains(Page const& page)
{
    auto const& members = page.found.members;
    auto const gain = static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [](RegionMember const& m) {
        return m.savings && m.savings->net_cash.mean > a_pound;
    }));
    auto const budgets = "The sum lets one council's gain pay another's cost; each has its own budget.";
    if (members.size() < 2) return "";
    if (gain == 0) return fmt::format("No council is expected to gain by itself. {}", budgets);
    if (gain == members.size()) return fmt::format("Every council is expected to gain by itself. {}", budgets);
    return fmt::format("{} of {} councils {} expected to gain by {}. {}", gain, members.size(),
                       gain == 1 ? "is" : "are", gain == 1 ? "itself" : "themselves", budgets);
}

void by_authority(Paper& paper, Page const& page)
{
    paper.heading("Council by council, over the horizon");
    Table table;
    bool const claims = page.claims();
    table.columns = {{"", Side::left, 0, true}, {"costs", Side::right, 0, false}};
    if (claims)
        table.columns = {{"", Side::left, 0, true},
                         {"saves before\npaying for it", Side::right, 0, false},
                         {"costs", Side::right, 0, false},
                         {"left", Side::right, 0, false},
                         {"left: 95% range", Side::right, 1, false},
                         {"chance\nin 100", Side::right, 0, false}};
    auto const row = [&](std::string const& who, Estimate const& programme, auto const& saved) {
        if (!claims) return table.rows.push_back({who, case_pounds(programme.mean)});
        table.rows.push_back({who, case_pounds(saved->before_programme.mean), case_pounds(programme.mean),
                              case_pounds(saved->net_cash.mean), range_of(saved->net_cash), of_100(saved->chance)});
    };
    for (auto const& member : page.found.members)
        row(visible(page.study().authorities.at(member.authority).name), member.programme, member.savings);
    table.rules = {table.rows.size()};
    auto const& sum = page.found.sum;
    std::optional<RegionMember::Savings> total;
    if (sum.horizon.savings)
        total = {sum.horizon.savings->before_programme, sum.horizon.savings->authority.cash,
                 sum.cash->paid_back.chance};
    row(page.region, sum.horizon.programme, total);
    paper.table(table);
    if (claims) paper.paragraph("Averages add up to the last row. Ranges and chances do not: they are of the sum.");
}

void by_year(Paper& paper, Page const& page)
{
    paper.heading("Year by year, all councils together");
    Table table;
    bool const claims = page.claims();
    table.columns = {{"year", Side::left, 0, false}, {"costs", Side::right, 0, false}};
    if (claims)
        table.columns = {{"year", Side::left, 0, false},
                         {"saves before\npaying for it", Side::right, 0, false},
                         {"costs", Side::right, 0, false},
                         {"left", Side::right, 0, false},
                         {"left: 95% range", Side::right, 1, false},
                         {"left so far", Side::right, 0, false}};
    auto const row = [&](ImpactPeriod const& period) {
        if (!claims) return table.rows.push_back({period_name(period), case_pounds(period.programme.mean)});
        auto const& saved = *period.savings;
        table.rows.push_back({period_name(period), case_pounds(saved.before_programme.mean),
                              case_pounds(period.programme.mean), case_pounds(saved.authority.cash.mean),
                              range_of(saved.authority.cash), case_pounds(saved.position.mean)});
    };
    for (auto const& year : page.found.sum.years) row(year);
    table.rules = {table.rows.size()};
    row(page.found.sum.horizon);
    paper.table(table);
}

void funding(Paper& paper, Page const& page)
{
    auto const& cash = *page.found.sum.cash;
    auto const& study = page.study();
    paper.heading("What has to be found, and when it is back");
    if (cash.need.month == 0 || cash.need.pounds < a_pound)
        paper.item("-", "On average nothing has to be found: the cash position is never below £0.");
    else
        paper.item("-", fmt::format("On average {} has to be found by the end of {}.", case_pounds(cash.need.pounds),
                                    month_name(later(study.start, cash.need.month - 1))));
    auto const& month = cash.paid_back.month.value;
    paper.item(
        "-", month ? fmt::format("On average the cash is back by {}.", month_name(later(study.start, month->month - 1)))
                   : fmt::format("On average the cash is not back within {}.", months_words(page)));
    paper.item("-",
               fmt::format("At present value {} is {} (95% range {}).", case_pounds(std::abs(cash.present_value.mean)),
                           cash.present_value.mean <= -a_pound ? "lost" : "left", range_of(cash.present_value)));
}

void parties(Paper& paper, Page const& page)
{
    auto const& saved = *page.found.sum.horizon.savings;
    paper.heading("Who gains and who pays, over the horizon");
    Table table;
    table.columns = {{"", Side::left, 0, true},
                     {"cash", Side::right, 0, false},
                     {"cash: 95% range", Side::right, 1, false},
                     {"capacity\n(not cash)", Side::right, 0, false}};
    auto const row = [&](std::string what, PartyMoney const& party) {
        table.rows.push_back(
            {std::move(what), case_pounds(party.cash.mean), range_of(party.cash), case_pounds(party.capacity.mean)});
    };
    row(page.region, saved.authority);
    row("whom leavers would have joined", saved.other_authorities);
    table.rules = {table.rows.size()};
    row("England: all authorities together", saved.england);
    paper.table(table);
    auto const share = mean(page.study().moves_between_authorities.about);
    if (share > 0.0)
        paper.item(
            "-", fmt::format("{} leavers go to another council, which goes without them if they stay.", in_100(share)));
    if (share > 0.0 && page.found.members.size() > 1)
        paper.item("-", "Some of these councils are members here: how many leavers go from member to member is not "
                        "published.");
    paper.item("-", agency_workers_go);
}

}  // namespace

std::string region_impact_text(RegionImpact const& found, TextStyle style)
{
    if (!style.full) return region_screen(found, style);
    auto paper = page_of_width(style.width, style.colour);
    Page const page{found, subject_of(found.sum.head, found.sum.strategy), visible(found.region)};
    opening(paper, page);
    paper.gap();
    if (page.claims())
        if (auto const gains = who_gains(page); !gains.empty()) paper.paragraph(gains);
    for (auto const& reason :
         losing_members(members_that_may_lose(found), cost_known(page.subject.strategy.cost_parts)))
        paper.item("-", reason);
    by_authority(paper, page);
    by_year(paper, page);
    if (page.claims()) {
        funding(paper, page);
        parties(paper, page);
    }
    paper.heading("How to read it");
    paper.paragraph(fmt::format("Money is in {} prices, not discounted unless a line says so, by financial year (April "
                                "to March). A chance is the share of draws that end at £0 or more. {}",
                                page.study().price_year, as_a_sentence(page.subject.evidence)));
    cautions(paper, page.study(), page.subject.strategy);
    for (auto const& authority : page.study().authorities) figures_of(paper, authority);
    auto head = found.sum.head;
    head.break_even_draws = 0;  // there are none here
    foot(paper, head, std::nullopt);
    return paper.text();
}

}  // namespace holdfast

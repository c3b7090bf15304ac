#include "report/savings/losing_authorities.hpp"

#include "base/text.hpp"
#include "report/words/budget_sentence.hpp"
#include "report/words/round_pounds.hpp"
#include "report/words/subject.hpp"
#include "report/words/wording.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

//! In the order in which they are told.
enum class WhyLost { empty_posts_filled, more_leave, dearer_before_cost, cost };
constexpr std::array all_reasons{WhyLost::empty_posts_filled, WhyLost::more_leave, WhyLost::dearer_before_cost,
                                 WhyLost::cost};

std::optional<WhyLost> why_lost(LosingMember const& member)
{
    if (member.before.cash_before_programme <= -a_pound) {
        if (member.before.people_kept < 0.0) return WhyLost::more_leave;
        return member.before.pay < 0.0 ? WhyLost::empty_posts_filled : WhyLost::dearer_before_cost;
    }
    if (member.net_cash <= -a_pound) return WhyLost::cost;
    return std::nullopt;
}

std::string reason_words(WhyLost why, CostKnown known)
{
    switch (why) {
    case WhyLost::empty_posts_filled:
        return "lose even before paying for it, because posts that now stand empty would be filled and paid for";
    case WhyLost::more_leave: return "lose even before paying for it, because on average more people would leave";
    case WhyLost::dearer_before_cost:
        return "lose even before paying for it, because staying costs more than it spares";
    case WhyLost::cost: {
        auto const guess = at_our_guess(known);
        return fmt::format("lose{}, because the programme costs more than it spares", guess.empty() ? "" : " " + guess);
    }
    }
    return "";
}

//! Names in sentences that are short enough to be read. Each is a list of its own, with an "and" before its last: a list that a full
//! stop breaks would begin in its midst.
std::string listed(std::vector<std::pair<double, std::string>> const& losers, std::size_t most_names)
{
    std::vector<std::string> items;
    for (std::size_t i = 0; i < std::min(most_names, losers.size()); ++i) items.push_back(losers[i].second);
    if (items.size() < losers.size()) items.push_back(fmt::format("{} more", losers.size() - items.size()));
    constexpr std::size_t room = words_of_first_screen - 2;  // for the "and", and for what begins another sentence
    std::string text;
    std::vector<std::string> now;
    std::size_t words = 0;
    auto const close = [&] {
        text += fmt::format("{}{}.", text.empty() ? "" : " Then ", in_words(now));
        now.clear();
        words = 0;
    };
    for (auto const& item : items) {
        if (!now.empty() && words + words_in(item) > room) close();
        now.push_back(item);
        words += words_in(item);
    }
    close();
    return text;
}

}  // namespace

std::vector<std::string> losing_members(std::vector<LosingMember> const& members, CostKnown known,
                                        std::size_t most_names)
{
    std::vector<std::string> texts;
    for (auto const why : all_reasons) {
        std::vector<std::pair<double, std::string>> losers;
        for (auto const& member : members) {
            if (why_lost(member) != why) continue;
            // What is lost whatever the cost is told without the cost: nobody can bargain that away.
            double const lost = why == WhyLost::cost ? member.net_cash : member.before.cash_before_programme;
            losers.emplace_back(lost, fmt::format("{} ({})", visible(member.before.who), round_pounds(lost)));
        }
        if (losers.empty()) continue;
        std::stable_sort(losers.begin(), losers.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        texts.push_back(fmt::format("{} of {} {}. {}", losers.size(), members.size(), reason_words(why, known),
                                    listed(losers, most_names)));
    }
    return texts;
}

std::vector<std::string> losing_authorities(Findings const& findings, Standing const& lead, std::size_t most_names)
{
    if (!is_ranked(lead.evidence)) return {};
    std::vector<LosingMember> members;
    for (auto const* result : lead.results) {
        LosingMember member{{findings.study.authorities.at(result->authority).name}};
        if (auto const& saved = result->saved) {
            member.before.cash_before_programme = saved->savings.gross_cash.mean;
            member.before.people_kept = saved->leavers_averted.mean;
            member.before.pay = saved->lines[static_cast<std::size_t>(Line::pay)].mean;
            member.net_cash = saved->savings.net_cash.mean;
        }
        members.push_back(std::move(member));
    }
    return losing_members(members, lead.known, most_names);
}

}  // namespace holdfast::report

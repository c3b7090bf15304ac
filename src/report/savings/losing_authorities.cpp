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

std::optional<WhyLost> why_lost(Saved const& saved)
{
    if (saved.savings.gross_cash.mean <= -a_pound) {
        if (saved.leavers_averted.mean < 0.0) return WhyLost::more_leave;
        bool const on_pay = saved.lines[static_cast<std::size_t>(Line::pay)].mean < 0.0;
        return on_pay ? WhyLost::empty_posts_filled : WhyLost::dearer_before_cost;
    }
    if (saved.savings.net_cash.mean <= -a_pound) return WhyLost::cost;
    return std::nullopt;
}

std::string reason_words(WhyLost why, Standing const& lead)
{
    switch (why) {
    case WhyLost::empty_posts_filled:
        return "lose even before paying for it, because posts that now stand empty would be filled and paid for";
    case WhyLost::more_leave: return "lose even before paying for it, because on average more people would leave";
    case WhyLost::dearer_before_cost:
        return "lose even before paying for it, because staying costs more than it spares";
    case WhyLost::cost: {
        auto const guess = at_our_guess(lead.known);
        return fmt::format("lose{}, because the programme costs more than it spares", guess.empty() ? "" : " " + guess);
    }
    }
    return "";
}

//! Names in sentences that are short enough to be read.
std::string listed(std::vector<std::pair<double, std::string>> const& losers)
{
    constexpr auto spaces_in = [](std::string_view text) {
        return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
    };
    std::string text;
    std::size_t words = 0;
    for (auto const& [lost, name] : losers) {
        auto const more = spaces_in(name) + 1;
        bool const full = words + more > words_of_first_screen;
        text += text.empty() ? "" : full ? ". " : ", ";
        text += name;
        words = full ? more : words + more;
    }
    return text + ".";
}

}  // namespace

std::vector<std::string> losing_authorities(Findings const& findings, Standing const& lead)
{
    if (!is_ranked(lead.evidence)) return {};
    std::vector<std::string> texts;
    std::size_t const all = lead.results.size();
    for (auto const why : all_reasons) {
        std::vector<std::pair<double, std::string>> losers;
        for (auto const* result : lead.results) {
            if (!result->saved || why_lost(*result->saved) != why) continue;
            // What is lost whatever the cost is told without the cost: nobody can bargain that away.
            auto const& savings = result->saved->savings;
            double const lost = why == WhyLost::cost ? savings.net_cash.mean : savings.gross_cash.mean;
            losers.emplace_back(lost,
                                fmt::format("{} ({})", visible(findings.study.authorities.at(result->authority).name),
                                            round_pounds(lost)));
        }
        if (losers.empty()) continue;
        std::stable_sort(losers.begin(), losers.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
        texts.push_back(fmt::format("{} of {} {}. {}", losers.size(), all, reason_words(why, lead), listed(losers)));
    }
    return texts;
}

}  // namespace holdfast::report

#include "holdfast/inputs/budget_request.hpp"

#include "holdfast/base/text.hpp"
#include "holdfast/inputs/number_text.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double most_pounds = 1e12;

//! "5m" is millions here: nothing in a budget is in months.
std::string as_money(std::string_view text)
{
    std::string money(trimmed(text));
    bool const minus = !money.empty() && (money.front() == '-' || money.front() == '+');
    auto const digits = minus ? money.substr(1) : money;
    bool const plain = !digits.empty() && digits.front() >= '0' && digits.front() <= '9';
    return plain ? (minus && money.front() == '-' ? "-£" : "£") + digits : money;
}

struct Pair {
    std::string left, right;
};

class BudgetReader {
public:
    explicit BudgetReader(Study const& study) : study_(study), market_(market_of(study)) {}

    Read<BudgetQuestion> read(BudgetRequest const& asked)
    {
        if (asked.total)
            if (auto const pounds = budget("--total", *asked.total))
                question_.conditions.push_back(TotalAtMost{*pounds});
        for (auto const& text : asked.per_year) per_year(text);
        if (asked.at_least) chance_of_each(*asked.at_least);
        for (auto const& text : asked.region_floor) region_floor(text);
        for (auto const& text : asked.at_most)
            if (auto const found = count("--at-most", text))
                question_.conditions.push_back(AuthoritiesAtMost{found->first, found->second});
        for (auto const& text : asked.at_least_authorities)
            if (auto const found = count("--at-least-authorities", text))
                question_.conditions.push_back(AuthoritiesAtLeast{found->first, found->second});
        for (auto const& text : asked.must)
            if (auto const found = pair("--must", text))
                question_.conditions.push_back(MustBuy{found->first, found->second});
        for (auto const& text : asked.exclude)
            if (auto const found = pair("--exclude", text))
                question_.conditions.push_back(MayNotBuy{found->first, found->second});
        if (asked.chance_of_saving)
            if (auto const chance = share("--chance-of-saving", *asked.chance_of_saving))
                question_.limits.chance_of_no_loss = ChanceOfNoLoss{*chance};
        if (asked.cvar) worst(*asked.cvar);
        if (asked.frontier) frontier(*asked.frontier);
        if (has_errors(problems_)) return {std::nullopt, std::move(problems_)};
        return {std::move(question_), {}};
    }

private:
    void error(char const* option, std::string says, std::string hint = "")
    {
        problems_.push_back(
            {Problem::Kind::error, {option, 0, 0, 0, ""}, "", std::move(says), std::move(hint), std::nullopt});
    }

    std::optional<double> money(char const* option, std::string_view text)
    {
        auto const read = read_number(as_money(text));
        if (auto const* wrong = std::get_if<NotANumber>(&read)) {
            error(option, fmt::format("\"{}\" {}", visible(text), wrong->why), wrong->hint);
            return std::nullopt;
        }
        auto const number = std::get<WrittenNumber>(read);
        if (number.mark == NumberMark::pounds && std::abs(number.value) <= most_pounds) return number.value;
        error(option, fmt::format("\"{}\" is not an amount of money below £1,000,000,000,000", visible(text)),
              "write it as in \"£20m\" or \"£750,000\"");
        return std::nullopt;
    }

    std::optional<WholePounds> budget(char const* option, std::string_view text)
    {
        auto const pounds = money(option, text);
        if (!pounds) return std::nullopt;
        if (*pounds >= 0.0) return static_cast<WholePounds>(std::floor(*pounds));
        error(option, fmt::format("\"{}\" is below nothing, and a budget is not", visible(text)));
        return std::nullopt;
    }

    std::optional<double> share(char const* option, std::string_view text)
    {
        auto const read = read_number(text);
        if (auto const* number = std::get_if<WrittenNumber>(&read))
            if ((number->mark == NumberMark::none || number->mark == NumberMark::per_cent) && number->value >= 0.0 &&
                number->value <= 1.0)
                return number->value;
        error(option, fmt::format("\"{}\" is not a share between 0 and 1", visible(trimmed(text))),
              "write it as in 0.8 or \"80%\"");
        return std::nullopt;
    }

    std::optional<Pair> divided(char const* option, std::string const& text, char const* shape)
    {
        auto const at = text.rfind('=');
        if (at != std::string::npos && at > 0 && at + 1 < text.size())
            return Pair{std::string(trimmed(text.substr(0, at))), std::string(trimmed(text.substr(at + 1)))};
        error(option, fmt::format("\"{}\" is not of the shape {}", visible(text), shape));
        return std::nullopt;
    }

    //! One of the names, in any case; or the only one that holds the text.
    std::optional<std::size_t> named(char const* option, std::string const& what, std::string const& name,
                                     std::vector<std::vector<std::string>> const& all, std::string const& else_hint)
    {
        constexpr std::size_t shortest_part = 3;
        auto const lower = lower_case(name);
        std::vector<std::string> every;
        std::vector<std::size_t> in_part;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (auto const& one : all[i]) {
                if (lower_case(one) == lower) return i;
                every.push_back(one);
                if (lower.size() >= shortest_part && lower_case(one).find(lower) != std::string::npos &&
                    (in_part.empty() || in_part.back() != i))
                    in_part.push_back(i);
            }
        if (in_part.size() == 1) return in_part.front();
        auto const near = nearest_few(name, every, 3);
        error(option, fmt::format("there is no {} called \"{}\" in this study", what, visible(name)),
              near.empty() ? else_hint : fmt::format("did you mean {}?", in_words(near, "or")));
        return std::nullopt;
    }

    std::optional<std::size_t> authority(char const* option, std::string const& name)
    {
        std::vector<std::vector<std::string>> all;
        for (auto const& one : study_.authorities) all.push_back({one.name, one.code, one.dfe_number});
        return named(option, "authority", name, all, "see holdfast list authorities");
    }

    std::optional<std::size_t> intervention(char const* option, std::string const& name)
    {
        std::vector<std::vector<std::string>> all;
        for (auto const& one : study_.interventions) all.push_back({one.id, one.name});
        for (auto const& one : study_.packages) all.push_back({one.id, one.name});
        return named(option, "intervention or package", name, all, "see holdfast list interventions");
    }

    std::optional<std::pair<std::size_t, std::size_t>> pair(char const* option, std::string const& text)
    {
        auto const parts = divided(option, text, "AUTHORITY=INTERVENTION");
        if (!parts) return std::nullopt;
        auto const who = authority(option, parts->left);
        auto const what = intervention(option, parts->right);
        if (!who || !what) return std::nullopt;
        return std::pair{*who, *what};
    }

    std::optional<std::pair<std::size_t, std::int64_t>> count(char const* option, std::string const& text)
    {
        auto const parts = divided(option, text, "INTERVENTION=NUMBER");
        if (!parts) return std::nullopt;
        auto const what = intervention(option, parts->left);
        auto const read = read_number(parts->right);
        auto const* number = std::get_if<WrittenNumber>(&read);
        bool const whole = number != nullptr && number->mark == NumberMark::none && number->value >= 0.0 &&
                           number->value <= 1e6 && number->value == std::floor(number->value);
        if (!whole)
            error(option, fmt::format("\"{}\" is not a number of authorities", visible(parts->right)),
                  "write a whole number");
        if (!what || !whole) return std::nullopt;
        return std::pair{*what, static_cast<std::int64_t>(number->value)};
    }

    void per_year(std::string const& text)
    {
        auto const at = text.rfind('=');
        auto const pounds = budget("--per-year", at == std::string::npos ? text : text.substr(at + 1));
        if (!pounds) return;
        if (at == std::string::npos) {
            for (std::size_t year = 0; year < market_.years.size(); ++year)
                question_.conditions.push_back(YearAtMost{year, *pounds});
            return;
        }
        std::vector<std::vector<std::string>> years;
        for (auto const& year : market_.years) years.push_back({year});
        if (auto const year = named("--per-year", "financial year", std::string(trimmed(text.substr(0, at))), years,
                                    fmt::format("the study's are {}", in_words(market_.years))))
            question_.conditions.push_back(YearAtMost{*year, *pounds});
    }

    void chance_of_each(std::string const& text)
    {
        auto const at = text.rfind('=');
        if (at == std::string::npos || lower_case(trimmed(text.substr(0, at))) != "p(saves)")
            return error("--at-least", fmt::format("\"{}\" is not of the shape P(saves)=SHARE", visible(text)),
                         "write it as in \"P(saves)=0.6\"");
        if (auto const chance = share("--at-least", text.substr(at + 1)))
            question_.conditions.push_back(ChanceAtLeast{*chance});
    }

    void region_floor(std::string const& text)
    {
        constexpr auto option = "--region-floor";
        constexpr std::string_view of_authorities = "of authorities";
        auto parts = divided(option, text, "REGION=SHARE");
        if (!parts) return;
        std::vector<std::vector<std::string>> regions;
        for (auto const& region : market_.regions) regions.push_back({region});
        auto const where =
            named(option, "region", parts->left, regions, fmt::format("the study's are {}", in_words(market_.regions)));
        std::string_view asked = parts->right;
        bool const heads = asked.size() > of_authorities.size() &&
                           asked.substr(asked.size() - of_authorities.size()) == of_authorities;
        if (heads) asked = trimmed(asked.substr(0, asked.size() - of_authorities.size()));
        auto const part = share(option, asked);
        if (!where || !part) return;
        auto const per_myriad = std::llround(*part * 10'000.0);
        if (std::abs(static_cast<double>(per_myriad) - *part * 10'000.0) > 1e-6)
            return error(option, fmt::format("\"{}\" is finer than a hundredth of a per cent", visible(asked)));
        if (heads) question_.conditions.push_back(RegionAuthoritiesAtLeast{*where, per_myriad});
        else question_.conditions.push_back(RegionSpendAtLeast{*where, per_myriad});
    }

    void worst(std::string const& text)
    {
        auto const parts = divided("--cvar", text, "SHARE=AMOUNT, as in 0.05=-£1m");
        if (!parts) return;
        auto const part = share("--cvar", parts->left);
        auto const least = money("--cvar", parts->right);
        if (!part || !least) return;
        if (*part == 0.0) return error("--cvar", "the worst 0% of the draws are none", "write it as in 0.05=-£1m");
        question_.limits.mean_of_worst = MeanOfWorst{*part, *least};
    }

    void frontier(std::string const& text)
    {
        auto const parts = split(text, ':');
        if (parts.size() != 3)
            return error("--frontier", fmt::format("\"{}\" is not of the shape FIRST:LAST:STEP", visible(text)),
                         "write it as in 5m:50m:5m");
        auto const first = budget("--frontier", parts[0]);
        auto const last = budget("--frontier", parts[1]);
        auto const step = budget("--frontier", parts[2]);
        if (!first || !last || !step) return;
        if (*last < *first || *step <= 0)
            return error("--frontier",
                         fmt::format("\"{}\" does not rise from its first budget to its last", visible(text)));
        if ((*last - *first) / *step + 1 > static_cast<WholePounds>(most_budgets))
            return error("--frontier", fmt::format("\"{}\" has more than {} budgets", visible(text), most_budgets),
                         "make the step larger");
        for (auto at = *first; at <= *last; at += *step) question_.frontier.push_back(at);
    }

    Study const& study_;
    Market market_;
    BudgetQuestion question_;
    Problems problems_;
};

}  // namespace

Read<BudgetQuestion> read_budget(BudgetRequest const& asked, Study const& study)
{
    return BudgetReader(study).read(asked);
}

}  // namespace holdfast

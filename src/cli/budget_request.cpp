#include "cli/budget_request.hpp"

#include "base/text.hpp"
#include "inputs/fields/named.hpp"
#include "inputs/fields/typed_amount.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

namespace {

constexpr double most_pounds = 1e12;
constexpr std::uint64_t most_authorities = 1'000'000;

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
            if (auto const condition = count("--at-most", text))
                question_.conditions.push_back(AuthoritiesAtMost{index(condition->first), condition->second});
        for (auto const& text : asked.at_least_authorities)
            if (auto const condition = count("--at-least-authorities", text))
                question_.conditions.push_back(AuthoritiesAtLeast{index(condition->first), condition->second});
        for (auto const& text : asked.must)
            if (auto const purchase = pair("--must", text))
                question_.conditions.push_back(MustBuy{index(purchase->first), index(purchase->second)});
        for (auto const& text : asked.exclude)
            if (auto const purchase = pair("--exclude", text))
                question_.conditions.push_back(MayNotBuy{index(purchase->first), index(purchase->second)});
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
        auto const read = read_money(text);
        auto const* pounds = std::get_if<double>(&read);
        if (pounds != nullptr && std::abs(*pounds) <= most_pounds) return *pounds;
        auto const wrong =
            pounds == nullptr ? std::get<NotANumber>(read) : NotANumber{"is above £1,000,000,000,000", ""};
        error(option, fmt::format("\"{}\" {}", visible(trimmed(text)), wrong.why),
              wrong.hint.empty() ? "write it as in \"£20m\" or \"£750,000\"" : wrong.hint);
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
        auto const read = read_share(text);
        if (auto const* value = std::get_if<double>(&read)) return *value;
        auto const& wrong = std::get<NotANumber>(read);
        error(option, fmt::format("\"{}\" {}", visible(trimmed(text)), wrong.why), wrong.hint);
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

    template <class Number> std::optional<Number> number_of(char const* option, Named<Number> named)
    {
        if (auto* const number = std::get_if<Number>(&named)) return std::move(*number);
        auto& wrong = std::get<NotNamed>(named);
        error(option, std::move(wrong.says), std::move(wrong.hint));
        return std::nullopt;
    }

    std::optional<std::size_t> financial_year(std::string_view name)
    {
        Wanted wanted{"financial year", fmt::format("the study's are {}", in_words(market_.years)), false, {}};
        for (auto const& year : market_.years) wanted.all.push_back({{year}});
        return number_of("--per-year", chosen_by_name(wanted, name));
    }

    //! A part of London is no region that money goes to.
    std::optional<std::size_t> region(char const* option, std::string const& typed)
    {
        auto const name = number_of(option, region_named(study_.authorities, typed));
        if (!name) return std::nullopt;
        auto const& regions = market_.regions;
        auto const place = std::find(regions.begin(), regions.end(), *name);
        if (place != regions.end()) return static_cast<std::size_t>(place - regions.begin());
        error(option, fmt::format("{} is a part of London, and not a region", *name), "write London");
        return std::nullopt;
    }

    std::optional<StrategyNumber> programme(char const* option, std::string const& name)
    {
        return number_of(option, programme_named(study_, name));
    }

    std::optional<std::pair<AuthorityNumber, StrategyNumber>> pair(char const* option, std::string const& text)
    {
        auto const parts = divided(option, text, "AUTHORITY=INTERVENTION");
        if (!parts) return std::nullopt;
        auto const who = number_of(option, authority_named(study_, parts->left));
        auto const what = programme(option, parts->right);
        if (!who || !what) return std::nullopt;
        return std::pair{*who, *what};
    }

    std::optional<std::pair<StrategyNumber, std::int64_t>> count(char const* option, std::string const& text)
    {
        auto const parts = divided(option, text, "INTERVENTION=NUMBER");
        if (!parts) return std::nullopt;
        auto const what = programme(option, parts->left);
        auto const read = read_whole_number(parts->right);
        auto const* number = std::get_if<std::uint64_t>(&read);
        bool const fits = number != nullptr && *number <= most_authorities;
        if (!fits)
            error(option, fmt::format("\"{}\" is not a number of authorities", visible(parts->right)),
                  "write a whole number");
        if (!what || !fits) return std::nullopt;
        return std::pair{*what, static_cast<std::int64_t>(*number)};
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
        if (auto const year = financial_year(std::string_view(text).substr(0, at)))
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
        constexpr std::string_view heads_counted = "of authorities";
        auto parts = divided(option, text, "REGION=SHARE");
        if (!parts) return;
        auto const where = region(option, parts->left);
        std::string_view asked = parts->right;
        bool const heads =
            asked.size() > heads_counted.size() && asked.substr(asked.size() - heads_counted.size()) == heads_counted;
        if (heads) asked = trimmed(asked.substr(0, asked.size() - heads_counted.size()));
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
        auto const read = read_series(text, {SeriesRule::Of::money, 0.0, most_pounds, most_budgets, "5m:50m:5m"});
        if (auto const* wrong = std::get_if<NotANumber>(&read))
            return error("--frontier", fmt::format("\"{}\" {}", visible(text), wrong->why), wrong->hint);
        for (auto const pounds : std::get<std::vector<double>>(read))
            question_.frontier.push_back(static_cast<WholePounds>(std::floor(pounds)));
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

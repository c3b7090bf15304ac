#include "cli/budget_request.hpp"

#include "base/text.hpp"
#include "inputs/fields/chosen_by_name.hpp"
#include "inputs/fields/typed_amount.hpp"

#include <algorithm>
#include <cmath>

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

    std::optional<std::size_t> named(char const* option, Wanted const& wanted, std::string_view asked)
    {
        auto chosen = chosen_by_name(wanted, asked);
        if (!chosen.found) error(option, std::move(chosen.says), std::move(chosen.hint));
        return chosen.found;
    }

    static Wanted listed(char const* what, std::vector<std::string> const& names)
    {
        Wanted wanted{what, fmt::format("the study's are {}", in_words(names)), false, {}};
        for (auto const& name : names) wanted.all.push_back({{name}});
        return wanted;
    }

    std::optional<std::size_t> authority(char const* option, std::string const& name)
    {
        return named(option, authorities_to_choose(study_.authorities), name);
    }

    std::optional<std::size_t> intervention(char const* option, std::string const& name)
    {
        return named(option, programmes_to_choose(study_.interventions, study_.packages), name);
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
        if (auto const year =
                named("--per-year", listed("financial year", market_.years), std::string_view(text).substr(0, at)))
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
        auto const where = named(option, listed("region", market_.regions), parts->left);
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

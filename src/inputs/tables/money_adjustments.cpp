#include "inputs/tables/money_adjustments.hpp"

#include "base/text.hpp"
#include "inputs/tables/price_levels.hpp"
#include "inputs/tables/whose_number.hpp"

#include <optional>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

class MoneyAdjustments {
public:
    MoneyAdjustments(TableReader const& table, Field const& field)
        : table_(table), field_(field), reading_(table.reading())
    {
    }

    [[nodiscard]] std::vector<Adjustment> read() const
    {
        std::vector<Adjustment> made;
        if (auto prices = to_the_studys_prices()) made.push_back(*std::move(prices));
        if (auto bias = optimism_bias()) made.push_back(*std::move(bias));
        return made;
    }

private:
    //! Is the key there, and for this kind of number?
    [[nodiscard]] bool says_of_money(std::string_view key, std::string_view what) const
    {
        if (!table_.has(key)) return false;
        if (field_.measure == NumberKind::money || is_share_of_pay()) return true;
        reading_.error(
            table_.key_at(key), table_.name(key),
            fmt::format("{} is {}, which is for amounts of money, and {} is none", table_.name(key), what, field_.noun),
            "take it away");
        return false;
    }

    [[nodiscard]] bool is_share_of_pay() const { return field_.of_pay && field_.measure == NumberKind::share; }

    [[nodiscard]] std::optional<Adjustment> to_the_studys_prices() const
    {
        if (!says_of_money("price_year", "a price year")) return std::nullopt;
        if (is_share_of_pay()) {
            reading_.error(table_.key_at("price_year"), table_.name("price_year"),
                           fmt::format("{} is a share of {}, and follows it: it stands in the prices of no year",
                                       table_.path(), field_.of),
                           "take price_year away");
            return std::nullopt;
        }
        auto const whole = table_.whole("price_year");
        auto const* levels = reading_.price_levels;
        if (!whole || levels == nullptr || reading_.partial) return std::nullopt;  // it may stand in another layer
        if (!levels->study_year || *whole == *levels->study_year) return std::nullopt;
        auto const year = static_cast<int>(*whole);
        // A year that could not be read is there, and an error has said what is wrong with it.
        if (levels->unreadable.contains(year) || levels->unreadable.contains(*levels->study_year)) return std::nullopt;
        auto const complain = [&](std::string const& why, std::string hint) {
            reading_.error(table_.at("price_year"), table_.name("price_year"),
                           fmt::format("{} is in {} prices, {}", table_.path(), year, why), std::move(hint));
        };
        if (levels->index.empty()) {
            complain("and the inputs hold no price index", "give one as [deflator], or state it in the study's prices");
            return std::nullopt;
        }
        auto const study_year = *levels->study_year;
        if (!levels->holds(year)) {
            complain(fmt::format("but the {} has {}", levels->name, levels->years()),
                     fmt::format("add {} to [deflator.index] with its source", year));
            return std::nullopt;
        }
        if (!levels->holds(study_year)) {
            complain(
                fmt::format("and the study in those of {}, but the {} has {}", study_year, levels->name,
                            levels->years()),
                fmt::format("add {} to [deflator.index] with its source, or state the study in the prices of a year "
                            "that is there: price_year = {}",
                            study_year, levels->index.rbegin()->first));
            return std::nullopt;
        }
        Adjustment const made{Adjustment::Kind::prices, levels->factor_from(year), levels->reason_from(year)};
        warn_of_a_leap(made);
        warn_of_prices_that_are_adjusted(year, study_year);
        return made;
    }

    //! Between 1970 and today prices rose less than twentyfold; more than five is rare, and a slipped point is not.
    void warn_of_a_leap(Adjustment const& prices) const
    {
        constexpr double leap = 5.0;
        if (prices.factor <= leap && prices.factor >= 1.0 / leap) return;
        reading_.warning(table_.at("price_year"), table_.name("price_year"),
                         fmt::format("{} is multiplied by {:.4g} ({}): prices moved by more than five times",
                                     table_.path(), prices.factor, prices.reason),
                         "check both years in [deflator.index]");
    }

    //! Money that stands in the study's prices already would be carried there twice: a price year laid over somebody else's
    //! amount, or beside a source that says so.
    void warn_of_prices_that_are_adjusted(int year, int study_year) const
    {
        auto const* typed = table_.node("price_year");
        auto const warn = [&](std::string const& why, std::string hint) {
            reading_.warning(table_.at("price_year"), table_.name("price_year"),
                             fmt::format("{} is {}, and {}: it would be carried to the prices of {} twice",
                                         table_.name("price_year"), year, why, study_year),
                             std::move(hint));
        };
        bool const alone =
            typed->local && typed->below == nullptr && rank_of_numbers(table_.table()) < local_rank(*typed);
        if (alone)
            return warn(
                fmt::format("the amount is still that of {}, which says no price year and so is in those of {} already",
                            whose_number(table_.table(), rank_of_numbers(table_.table())), study_year),
                "write the amount beside it, as it was in that year; or take price_year out");
        for (auto const* key : {"source", "note"}) {
            auto const* said = table_.node(key);
            if (said == nullptr || !said->is_text()) continue;
            auto const text = lower_case(said->text);
            if (text.find(fmt::format("prices of {}", study_year)) != std::string::npos ||
                text.find(fmt::format("{} prices", study_year)) != std::string::npos)
                return warn(fmt::format("its {} says that it is in prices of {}", key, study_year),
                            "take price_year out; or write the amount as it was in that year, and say so");
        }
    }

    [[nodiscard]] std::optional<Adjustment> optimism_bias() const
    {
        bool const said = says_of_money("optimism_bias", "an optimism bias");
        bool const explained = table_.has("optimism_bias_reason");
        auto const reason = explained ? table_.text("optimism_bias_reason") : std::nullopt;
        if (explained && !table_.has("optimism_bias"))
            reading_.missing(table_.key_at("optimism_bias_reason"), table_.name("optimism_bias_reason"),
                             fmt::format("{} gives a reason for an optimism bias, and no optimism bias", table_.path()),
                             "add optimism_bias = \"20%\", or another one");
        if (!said) return std::nullopt;
        auto const bias = table_.number("optimism_bias");
        if (!explained)
            reading_.missing(table_.key_at("optimism_bias"), table_.name("optimism_bias"),
                             fmt::format("{} has an optimism bias, and no reason for it", table_.path()),
                             "add optimism_bias_reason: what the estimate leaves open, or how others like it came out");
        if (!bias || !reason) return std::nullopt;
        return Adjustment{Adjustment::Kind::optimism_bias, 1.0 + *bias, *reason};
    }

    TableReader const& table_;
    Field const& field_;
    Reading& reading_;
};

}  // namespace

std::vector<Adjustment> adjustments_of(TableReader const& quantity, Field const& field)
{
    return MoneyAdjustments(quantity, field).read();
}

ShareOf share_with_pension(TableReader const& quantity, ShareOf said)
{
    if (!quantity.has("pensionable")) return said;
    auto const pensionable = quantity.flag("pensionable");
    if (said == ShareOf::salary) return pensionable.value_or(false) ? ShareOf::pay : said;
    quantity.reading().error(
        quantity.key_at("pensionable"), quantity.name("pensionable"),
        fmt::format("{} is about shares of salary, and {} is none", quantity.name("pensionable"), quantity.path()),
        "take it away, or write the amount as in \"8% of salary\"");
    return said;
}

}  // namespace holdfast

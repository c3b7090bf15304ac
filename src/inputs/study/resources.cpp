#include "inputs/study/resources.hpp"

#include "base/text.hpp"
#include "holdfast/study/beliefs.hpp"
#include "inputs/fields/register_keys.hpp"
#include "inputs/fields/stand_ins.hpp"
#include "inputs/files/number_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace holdfast {

namespace {

std::string_view how_often(ResourcePer per)
{
    switch (per) {
    case ResourcePer::worker_year: return "units per worker reached and year";
    case ResourcePer::team_year: return "units per team reached and year";
    case ResourcePer::authority_once: return "units, once";
    case ResourcePer::authority_year: return "units a year";
    case ResourcePer::starter: return "units per new starter reached";
    }
    return "";
}

template <class Names> auto named(Names const& all, std::optional<std::string> const& text)
{
    using Name = typename Names::value_type;
    std::optional<Name> found;
    for (auto const one : all)
        if (text && name(one) == *text) found = one;
    return found;
}

class ResourceReader {
public:
    ResourceReader(TableReader const& table, Intervention const& of) : table_(table), of_(of) {}

    [[nodiscard]] std::optional<Resource> read()
    {
        made_.item = table_.text_or("item", "");
        made_.id = plain_id(made_.item);
        made_.at = place_of(table_.table().at);
        auto const per = named(all_resource_pers, table_.text("per"));
        auto const kind = named(all_resource_kinds, table_.text("kind"));
        if (table_.has("item") && made_.id.empty())
            complain("item", "has neither letters nor digits", "say what is taken, as in item = \"group supervision\"");
        made_.terms.per = per.value_or(ResourcePer::worker_year);
        made_.terms.kind = kind.value_or(ResourceKind::cash);
        made_.terms.paid_at_pay = table_.text("paid_at").has_value();
        if (kind) check_terms(*kind);
        read_capital();
        read_beliefs();
        (void)table_.provenance();
        bool const priced = made_.terms.paid_at_pay ? made_.hours.has_value() : made_.price.has_value();
        if (!per || !kind || made_.id.empty() || made_.quantity.id.empty() || !priced) return std::nullopt;
        if (!is_possible()) return std::nullopt;
        warn_of_what_moves_nothing();
        doubt_capital();
        warn_of_an_old_quantity();
        made_.terms = made_.modelled();
        return std::move(made_);
    }

private:
    //! What a row comes to is part of one of the four amounts, and may be no more than that amount itself may be. An hour is
    //! taken at £100, which is more than anybody's pay here.
    [[nodiscard]] bool is_possible() const
    {
        constexpr double pounds_an_hour = 100.0;
        auto const key = cost_said(amount_of(made_.terms.per)).key();
        double const most = sections::costs.field(key)->highest;
        double const units = mean(made_.quantity.about);
        bool const priced = !made_.terms.paid_at_pay;
        double const comes_to = units * (priced ? mean(made_.price->about) : mean(made_.hours->about) * pounds_an_hour);
        if (comes_to <= most) return true;
        complain("quantity",
                 priced ? fmt::format("times its price is {}, and {} is {} at most",
                                      in_measure(NumberKind::money, comes_to), key, in_measure(NumberKind::money, most))
                        : fmt::format("times its hours is {} hours, and {} at most can be {}",
                                      with_thousands(comes_to / pounds_an_hour), with_thousands(most / pounds_an_hour),
                                      how_often(made_.terms.per).substr(6)),
                 "say how many units are taken each time, and what one of them costs");
        return false;
    }

    //! What is typed beside a share or a quantity of nothing.
    void warn_of_what_moves_nothing() const
    {
        auto const nothing = [](std::optional<Belief> const& of) { return of && is_fixed_at_nothing(*of); };
        auto const warn = [this](std::string_view key, std::string_view why, std::string hint) {
            if (!table_.reading().partial)
                table_.reading().warning(table_.at(key), table_.name(key), fmt::format("{} {}", table_.name(key), why),
                                         std::move(hint));
        };
        if (made_.backfill_price && nothing(made_.backfilled))
            warn("backfill_price", "moves nothing: backfilled is 0%, and nobody stands in",
                 "say for what share of the hours, as in backfilled = \"50%\", or take it out");
        for (auto const& [key, number] : {std::pair{"price", &made_.price}, std::pair{"hours", &made_.hours}})
            if (nothing(*number) && (*number)->local)
                warn(key, "is 0, which counts as free",
                     "if it is not free, write what it takes; to take the row out write "
                     "quantity = 0");
    }

    void read_beliefs()
    {
        for_rows(resource_rows, [&](auto const& row) {
            std::string const key(row.says.key());
            Identity named{fmt::format("interventions.{}.resources.{}.{}", of_.id, made_.id, key),
                           fmt::format("{}, {}: {}", row.says.label, made_.item, of_.name), ""};
            if (key == "quantity") named.unit = how_often(made_.terms.per);
            auto belief = table_.quantity(key, std::move(named), table_.provenance_of(key));
            if (belief) row.place(made_) = *std::move(belief);
        });
    }

    //! Only cash that is paid once can buy what lasts.
    void read_capital()
    {
        made_.capital_why = table_.text_or("capital_why", "");
        made_.terms.capital = table_.flag("capital").value_or(false);
        if (!made_.terms.capital) {
            if (table_.has("capital_why"))
                complain("capital_why", "says why it is capital, and nothing says that it is",
                         "write capital = true beside it, or take it out");
            return;
        }
        if (made_.terms.kind == ResourceKind::time)
            complain("capital",
                     "is true, and the time of the authority's own staff leaves no bank account: it is revenue",
                     "take it out");
        else if (made_.terms.per != ResourcePer::authority_once)
            complain("capital", "is true, and what is paid again and again is revenue",
                     "write per = \"authority once\" where it is bought once, or take capital out");
    }

    //! Training and hours of staff last no longer than they take, and are revenue under proper practices; where a person says
    //! why not, it is theirs to answer for.
    void doubt_capital() const
    {
        bool const explained = !is_stand_in(made_.capital_why);
        if (!made_.terms.capital || explained || table_.reading().partial) return;
        bool const training = is_training(made_.item);
        if (!training && !made_.terms.paid_at_pay) return;
        table_.reading().warning(
            table_.at("capital"), table_.name("capital"),
            fmt::format("{} makes {} capital, and \"{}\" {}: under proper practices that is revenue",
                        table_.name("capital"), made_.id, visible(made_.item),
                        training ? "reads like training or somebody's time" : "is paid by the hour, as staff are"),
            "take it out; or say in capital_why what it buys that lasts, as your finance team has it");
    }
    static bool is_training(std::string_view item)
    {
        constexpr std::array<std::string_view, 14> words{"train",  "course", "workshop", "facilitat", "coach",
                                                         "teach",  "learn",  "seminar",  "supervis",  "session",
                                                         "lesson", "hour",   "salar",    "consultan"};
        auto const low = lower_case(item);
        return std::any_of(words.begin(), words.end(),
                           [&low](std::string_view word) { return low.find(word) != std::string::npos; });
    }

    void complain(std::string_view key, std::string_view what, std::string hint) const
    {
        table_.reading().error(table_.has(key) ? table_.at(key) : table_.table().at, table_.name(key),
                               fmt::format("{} {}", table_.name(key), what), std::move(hint));
    }
    void missing(std::string_view key, std::string_view why, std::string hint) const
    {
        auto const at =
            is_laid_over("kind") ? table_.at("kind") : table_.table().at;  // what asks for it was said there
        table_.reading().missing(at, table_.name(key), fmt::format("{} is missing: {}", table_.name(key), why),
                                 std::move(hint));
    }

    //! Does a local layer say this word anew over a row of a layer below?
    [[nodiscard]] bool is_laid_over(std::string_view key) const
    {
        auto const* said = table_.node(key);
        return said != nullptr && said->local && said->below != nullptr && !same_value(*said->below, *said);
    }

    //! Of what is taken anew, the old quantity says nothing: 24 days a year are not 24 hours once.
    void warn_of_an_old_quantity() const
    {
        auto const* quantity = table_.node("quantity");
        if (quantity == nullptr || table_.reading().partial) return;
        for (auto const* key : {"kind", "per"}) {
            if (!is_laid_over(key) || local_rank(*quantity) >= local_rank(*table_.node(key))) continue;
            table_.reading().warning(
                table_.at(key), table_.name(key),
                fmt::format("{} was \"{}\" and is \"{}\" here, and the quantity of \"{}\" is still {:.4g}, which was "
                            "said of the "
                            "first",
                            table_.name(key), visible(table_.node(key)->below->text), visible(table_.node(key)->text),
                            visible(made_.item), mean(made_.quantity.about)),
                "write quantity beside it; or, of another thing, a row of its own under another item");
        }
    }

    //! Cash has a price or is paid at pay; time is always paid at pay, and may be backfilled.
    void check_terms(ResourceKind kind) const
    {
        constexpr auto at_pay = "write paid_at = \"pay\" and hours";
        bool const time = kind == ResourceKind::time;
        bool const price = table_.has("price");
        bool const pay = table_.has("paid_at");
        if (time && price)
            complain("price", "is a price, and the time of staff is worth what they are paid",
                     pay ? "remove it; what somebody else is paid is a resource of kind = \"cash\"" : at_pay);
        else if (price && pay)
            complain("price", "stands beside paid_at, and one of them is what it costs", "remove one");
        else if (time && !pay) missing("paid_at", "the time of staff is worth what they are paid", at_pay);
        else if (!price && !pay)
            missing("price", "nothing says what a unit costs",
                    "give a price, or paid_at = \"pay\" and hours where a unit is somebody's working time");
        if (pay && !table_.has("hours"))
            missing("hours", "what is paid at pay is paid by the hour",
                    "say how many hours a unit is, as in hours = 2.5; 1 where the quantity is in hours");
        if (!pay && !time && table_.has("hours"))
            complain("hours", "counts only where paid_at = \"pay\"",
                     "remove it, or pay the unit at pay instead of a price");
        if (!time)
            for (auto const* key : {"backfilled", "backfill_price"})
                if (table_.has(key))
                    complain(key, "is about time of staff, and this is cash",
                             "remove it, or write kind = \"time\" and paid_at = \"pay\"");
        if (time && table_.has("backfill_price") && !table_.has("backfilled"))
            complain("backfill_price", "is paid to who stands in, and nobody does",
                     "say for what share of the hours, as in backfilled = \"50%\", or remove it");
    }

    TableReader const& table_;
    Intervention const& of_;
    Resource made_;
};

//! Where there are rows to leave out, laying over takes the word out: what is left of it says nothing.
void complain_of_no_rows_to_leave_out(TableReader const& costs)
{
    constexpr auto key = "own_resources_only";
    if (!costs.flag(key).value_or(false) || costs.reading().partial) return;
    costs.reading().error(
        costs.at(key), costs.name(key),
        fmt::format("{} leaves out the rows of the files below, and {}", costs.name(key),
                    costs.has("resources") ? "there are none, or none are given beside it" : "there are none"),
        "write it in the file and the [table] in which your own rows stand; to leave out all and add "
        "none write resources = []");
}

class OwnCosts {
public:
    OwnCosts(TableReader const& costs, Intervention& intervention) : costs_(costs), into_(intervention) {}

    void put_in_place()
    {
        for_rows(cost_rows, [&](auto const& row) {
            auto const& amount = row.place(into_);
            if (!amount || !amount->local) return;
            auto const key = std::string(row.says.key());
            if (!is_fixed_at_nothing(*amount) && !costs_.is_by_nobody(key)) own_amounts_.push_back(key);
            replace_cash_that_adds_to(*amount, key);
        });
        if (!costs_.reading().partial) say_what_may_count_twice();
    }

private:
    void replace_cash_that_adds_to(Belief const& amount, std::string const& key)
    {
        std::vector<std::string> replaced;
        bool time_stays = false;
        std::erase_if(into_.resources, [&](Resource const& resource) {
            auto const& its = into_.cost(amount_of(resource.terms.per));
            if (!its || &*its != &amount || has_own_number(resource)) return false;
            bool const cash = resource.terms.kind == ResourceKind::cash;
            if (cash) replaced.push_back(resource.item);
            time_stays = time_stays || !cash;
            return cash;
        });
        if (replaced.empty() || costs_.reading().partial) return;
        costs_.reading().warning(costs_.at(key), costs_.name(key),
                                 fmt::format("{} {}, and stands for what was built of it: {}", costs_.name(key),
                                             whose(key), in_words(replaced, "and")),
                                 time_stays ? "hours of staff still count beside it; resources = [] leaves them out"
                                            : "");
    }

    [[nodiscard]] std::string_view whose(std::string const& key) const
    {
        if (costs_.is_by_example(key)) return "is an example";
        return costs_.is_by_nobody(key) ? "is nobody's figure" : "is yours";
    }

    static bool has_own_number(Resource const& resource)
    {
        bool own = false;
        resource.for_numbers([&own](Belief const& number) { own = own || number.local; });
        return own;
    }
    //! Did a local layer bring the row, and not only a number of it?
    [[nodiscard]] bool is_added(Resource const& resource) const
    {
        auto const& rows = costs_.node("resources")->items;
        auto const* kind = rows.at(resource.row - 1).find("kind");
        return kind != nullptr && kind->local;
    }

    //! A quotation is for a programme: what is shipped of its cash may be in it already.
    void say_what_may_count_twice() const
    {
        auto own = own_amounts_;
        std::vector<std::string> shipped;
        Spot at = own.empty() ? Spot{} : costs_.at(own.front());
        for (auto const& resource : into_.resources) {
            if (resource.terms.kind != ResourceKind::cash) continue;
            auto const named = fmt::format("\"{}\"", resource.item);
            if (is_added(resource)) {
                if (own.empty()) at = costs_.node("resources")->items.at(resource.row - 1).at;
                own.push_back(named);
            } else if (!has_own_number(resource)) shipped.push_back(named);
        }
        if (own.empty() || shipped.empty()) return;
        auto const path = costs_.name("resources");
        costs_.reading().warning(
            at, path,
            fmt::format(
                "{} of {} {} yours, and cash that comes with the programme's inputs is counted as well: {}. What yours "
                "holds already counts twice",
                in_words(own, "and"), costs_.path(), own.size() == 1 ? "is" : "are", in_words(shipped, "and")),
            fmt::format("to take one out write a row [[{}]] with item = {} and quantity = 0; {}", path, shipped.front(),
                        own.size() > own_amounts_.size()
                            ? "to count your rows alone, write own_resources_only = true in [" + costs_.path() + "]"
                            : "to take all out, hours of staff too, write resources = [] in [" + costs_.path() + "]"));
    }

    TableReader const& costs_;
    Intervention& into_;
    std::vector<std::string> own_amounts_;
};

}  // namespace

std::vector<Resource> read_resources(TableReader const& costs, Intervention const& of)
{
    std::vector<Resource> list;
    std::map<std::string, Spot> ids;
    std::size_t number = 0;
    for (auto const* node : costs.tables("resources")) {
        TableReader const table(sections::resource, *node, fmt::format("{}.{}", costs.name("resources"), ++number),
                                costs.reading());
        auto resource = ResourceReader(table, of).read();
        auto const id = plain_id(table.has("item") && table.node("item")->is_text() ? table.node("item")->text : "");
        auto const [first, is_new] = ids.emplace(id, node->at);
        if (!is_new && !id.empty())
            costs.reading().clash(table.at("item"), first->second, table.name("item"),
                                  fmt::format("two resources of {} are called \"{}\"", of.name, id),
                                  "rename one, so that each can be told from the other");
        if (!resource || !is_new) continue;
        resource->row = number;
        if (resource->quantity.local && is_fixed_at_nothing(resource->quantity)) continue;  // taken out
        list.push_back(*std::move(resource));
    }
    complain_of_no_rows_to_leave_out(costs);
    return list;
}

void put_own_costs_in_place(TableReader const& costs, Intervention& intervention)
{
    OwnCosts(costs, intervention).put_in_place();
}

}  // namespace holdfast

#include "inputs/study/resources.hpp"

#include "base/text.hpp"
#include "holdfast/study/beliefs.hpp"
#include "inputs/files/number_text.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! "Group supervision, monthly" is group-supervision-monthly in the ids of its beliefs.
std::string id_of(std::string_view item)
{
    std::string id;
    for (char const c : item) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool const digit = c >= '0' && c <= '9';
        if (letter || digit) id += static_cast<char>(letter ? c | 0x20 : c);
        else if (!id.empty() && id.back() != '-') id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

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
        made_.id = id_of(made_.item);
        made_.at = place_of(table_.table().at);
        auto const per = named(all_resource_pers, table_.text("per"));
        auto const kind = named(all_resource_kinds, table_.text("kind"));
        if (table_.has("item") && made_.id.empty())
            complain("item", "has neither letters nor digits", "say what is taken, as in item = \"group supervision\"");
        made_.terms.per = per.value_or(ResourcePer::worker_year);
        made_.terms.kind = kind.value_or(ResourceKind::cash);
        made_.terms.paid_at_pay = table_.text("paid_at").has_value();
        if (kind) check_terms(*kind);
        read_beliefs();
        (void)table_.provenance();
        bool const priced = made_.terms.paid_at_pay ? made_.hours.has_value() : made_.price.has_value();
        if (!per || !kind || made_.id.empty() || made_.quantity.id.empty() || !priced) return std::nullopt;
        if (!is_possible()) return std::nullopt;
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

    void complain(std::string_view key, std::string_view what, std::string hint) const
    {
        table_.reading().error(table_.has(key) ? table_.at(key) : table_.table().at, table_.name(key),
                               fmt::format("{} {}", table_.name(key), what), std::move(hint));
    }
    void missing(std::string_view key, std::string_view why, std::string hint) const
    {
        table_.reading().missing(table_.table().at, table_.name(key),
                                 fmt::format("{} is missing: {}", table_.name(key), why), std::move(hint));
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
        auto const id = id_of(table.has("item") && table.node("item")->is_text() ? table.node("item")->text : "");
        auto const [first, is_new] = ids.emplace(id, node->at);
        if (!is_new && !id.empty())
            costs.reading().clash(table.at("item"), first->second, table.name("item"),
                                  fmt::format("two resources of {} are called \"{}\"", of.name, id),
                                  "rename one, so that each can be told from the other");
        if (!resource || !is_new) continue;
        resource->row = number;
        list.push_back(*std::move(resource));
    }
    return list;
}

}  // namespace holdfast

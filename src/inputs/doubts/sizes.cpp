#include "inputs/doubts/sizes.hpp"

#include "base/text.hpp"
#include "holdfast/study/beliefs.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/number_rule.hpp"
#include "inputs/files/number_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! Keys of a quantity that say where its middle is; an end or a spread alone may be far from the one before.
constexpr std::array<std::string_view, 4> middles{"value", "mean", "median", "mode"};

//! A number as it is written, whatever its unit: "40.6%" is 0.406.
std::optional<double> number_at(Node const& node)
{
    if (node.is_number()) return node.number;
    if (!node.is_text()) return std::nullopt;
    auto const read = read_number(node.text);
    auto const* number = std::get_if<WrittenNumber>(&read);
    return number != nullptr ? std::optional(number->value) : std::nullopt;
}

//! The middle of a quantity: its number, or the one that its table says.
Node const* middle_of(Node const& node)
{
    if (!node.is_table()) return &node;
    for (auto const key : middles)
        if (auto const* found = node.find(key)) return found;
    return nullptr;
}

class SizeDoubts {
public:
    SizeDoubts(Node const& tree, Study const& study, Reading& reading) : tree_(tree), study_(study), reading_(reading)
    {
    }

    void say()
    {
        of_pay();
        for (auto const* section : {"prices", "beliefs", "england"})
            if (auto const* table = tree_.find(section)) of_replaced_in(*table, section);
        for (auto const& authority : study_.authorities) of_authority(authority);
        for (auto const& intervention : study_.interventions) {
            of_share(intervention.coverage, {"interventions", intervention.id, "delivery", "coverage"});
            of_hours(intervention);
            of_cost_of_a_worker(intervention);
        }
    }

private:
    using Path = std::initializer_list<std::string_view>;

    [[nodiscard]] Node const* node_at(Path path) const
    {
        auto const* at = &tree_;
        for (auto const key : path)
            if (at != nullptr) at = at->find(key);
        return at;
    }

    static std::string path_of(Path parts)
    {
        std::string path;
        for (auto const part : parts) path += (path.empty() ? "" : ".") + std::string(part);
        return path;
    }

    //! Every own number of a section, deep down, beside the one that no local layer said. Of a quantity the middle alone.
    void of_replaced_in(Node const& table, std::string const& path)
    {
        bool const quantity = table.has("distribution") || middle_of(table) != nullptr;
        for (auto const& entry : table.entries) {
            auto const inner = path + "." + entry.key;
            auto const* was = said_by_layer(&entry.value, 0);
            bool const is_middle = among(middles, entry.key);
            // A mean that gave way to a value is no node below it.
            if (was == nullptr && quantity && is_middle) was = table.gave_way.get();
            if (was != nullptr && was != &entry.value && (!quantity || is_middle))
                of_replaced(entry.value, *was, inner, is_near_what_is_published(inner));
            if (entry.value.is_table()) of_replaced_in(entry.value, inner);
        }
    }

    //! Pay, and what agency work costs above it: of either a council's own figure is never far from the published one. A premium
    //! three times as large is the whole price, most likely.
    static bool is_near_what_is_published(std::string const& path)
    {
        for (auto const* price : {"prices.pay", "prices.agency_premium"})
            if (path == price || path.starts_with(std::string(price) + ".")) return true;
        return false;
    }

    void of_replaced(Node const& now, Node const& was, std::string const& path, bool published)
    {
        auto const* middle = middle_of(now);
        auto const* before = middle_of(was);
        if (middle == nullptr || before == nullptr || !any_local(*middle)) return;
        auto const is = number_at(*middle);
        auto const was_number = number_at(*before);
        if (!is || !was_number || *is <= 0.0 || *was_number <= 0.0) return;
        if (published && pay_is_refused_ && path.starts_with("prices.pay")) return;
        double const times = *is > *was_number ? *is / *was_number : *was_number / *is;
        if (times < (published ? far_from_published : far_from_before)) return;
        reading_.doubt(middle->at, path,
                       fmt::format("{} is {}, {:.0f} times {} what it replaces, {}", path, as_written(*middle), times,
                                   *is > *was_number ? "as much as" : "less than", as_written(*before)),
                       hint_for(*middle, *is, *was_number));
    }

    //! Pay that no full-time year may be paid: that of a month, most likely.
    void of_pay()
    {
        double const pay = mean(study_.prices.pay.about);
        double const hours = study_.paid_hours ? mean(study_.paid_hours->about) : usual_paid_hours();
        if (pay >= least_paid_an_hour * hours) return;
        pay_is_refused_ = true;
        constexpr double months = 12.0;
        auto const money = [](double pounds) { return in_measure(NumberKind::money, std::round(pounds)); };
        auto const* node = node_at({"prices", "pay"});
        auto const* middle = node != nullptr ? middle_of(*node) : nullptr;
        reading_.error(
            middle != nullptr ? middle->at
            : node != nullptr ? node->at
                              : tree_.at,
            "prices.pay",
            fmt::format("prices.pay is {} for a full-time year of {} hours. The minimum wage of adults was never below "
                        "{} an hour, which is {} a year",
                        money(pay), with_thousands(std::round(hours)), fmt::format("£{:.2f}", least_paid_an_hour),
                        money(least_paid_an_hour * hours)),
            fmt::format("it is pay with on-costs for a full-time year: if {} is a month's, write \"{}\"", money(pay),
                        money(months * pay)));
    }
    static double usual_paid_hours()
    {
        double hours = 0.0;
        for_rows(leaving_rows, [&hours](auto const& row) {
            if (row.says.id == "beliefs.paid_hours") hours = row.says.otherwise;
        });
        return hours;
    }

    //! A hundred times as much, or as little, is a sign of per cent; ten or twelve times a digit, or months for a year.
    static std::string hint_for(Node const& now, double is, double was)
    {
        constexpr double hundred_low = 30.0;
        constexpr double hundred_high = 300.0;
        double const times = std::max(is, was) / std::min(is, was);
        bool const share = was < 1.0 && times >= hundred_low && times <= hundred_high && is < was;
        if (share)
            return fmt::format("of a share write {} or \"{}\"; leave it if {} is meant", with_thousands(100.0 * is),
                               in_per_cent(100.0 * is), as_written(now));
        return "check its unit (a year or a month, £ or £ thousand) and its digits; leave it if it is meant";
    }

    void of_authority(Authority const& authority)
    {
        Path const in_post{"authorities", authority.code, "in_post"};
        if (auto const* node = node_at(in_post))
            if (auto const* was = said_by_layer(node, 0); was != nullptr && was != node)
                of_replaced(*node, *was, path_of(in_post), true);
        of_share(authority.cover_share, {"authorities", authority.code, "cover_share"});
        auto const* years = node_at({"authorities", authority.code, "own_years"});
        if (years == nullptr || !years->is_list()) return;
        for (std::size_t i = 0; i < years->items.size(); ++i)
            of_own_year(authority, years->items[i], fmt::format("authorities.{}.own_years.{}", authority.code, i + 1));
    }

    void of_own_year(Authority const& authority, Node const& year, std::string const& path)
    {
        if (auto const* turnover = year.find("turnover")) of_typed_share(*turnover, path + ".turnover");
        auto const* staff = year.find("staff");
        auto const number = staff != nullptr ? number_at(*staff) : std::nullopt;
        if (!number || *number <= 0.0 || authority.in_post <= 0.0) return;
        double const times = std::max(*number / authority.in_post, authority.in_post / *number);
        if (times < far_from_published) return;
        reading_.doubt(staff->at, path + ".staff",
                       fmt::format("{}.staff is {}, and {} has {} FTE in post", path, as_written(*staff),
                                   visible(authority.name), with_thousands(std::round(authority.in_post))),
                       "it is the mean FTE in post of the whole authority over the year; check both");
    }

    void of_share(Belief const& belief, Path path)
    {
        if (!belief.local || mean(belief.about) >= hardly_a_share) return;
        auto const* node = node_at(path);
        auto const* middle = node != nullptr ? middle_of(*node) : nullptr;
        if (middle != nullptr) of_typed_share(*middle, path_of(path));
    }

    //! "0.8%": a fraction that got a sign?
    void of_typed_share(Node const& node, std::string const& path)
    {
        auto const number = number_at(node);
        if (!node.is_text() || !node.text.ends_with('%') || !number || *number <= 0.0 || *number >= hardly_a_share)
            return;
        reading_.doubt(node.at, path, fmt::format("{} is {}, less than one in a hundred", path, visible(node.text)),
                       fmt::format("write \"{}\" if {} of 1 is meant; leave it if it is meant as it stands",
                                   in_per_cent(100.0 * *number), with_thousands(100.0 * *number)));
    }

    //! The most hours that there are to take of staff, for one unit of how often, and in words; nothing where it is not known.
    struct MostHours {
        double hours{};  //!< in all, as what is taken is: workers times the hours that each is paid for
        std::string of;
    };
    [[nodiscard]] std::optional<MostHours> most_hours(ResourcePer per) const
    {
        double const year = mean(study_.paid_hours->about);
        auto const of_workers = [year](double workers, std::string_view whose) {
            auto const each = with_thousands(std::round(year));
            auto const most = year * workers;
            return MostHours{most, fmt::format("the {} that {} {} are paid for in a year ({} times {})",
                                               with_thousands(std::round(most)), with_thousands(workers), whose,
                                               with_thousands(workers), each)};
        };
        if (per == ResourcePer::worker_year || per == ResourcePer::starter)
            return MostHours{
                year, fmt::format("the {} that one worker is paid for in a year", with_thousands(std::round(year)))};
        if (per == ResourcePer::team_year) {
            if (!study_.team_size) return std::nullopt;
            return of_workers(mean(study_.team_size->about), "workers of a team");
        }
        if (study_.authorities.empty()) return std::nullopt;
        auto const largest = std::max_element(study_.authorities.begin(), study_.authorities.end(),
                                              [](auto& a, auto& b) { return a.in_post < b.in_post; });
        return of_workers(largest->in_post, "FTE in post in " + visible(largest->name));
    }

    static std::string_view how_often(ResourcePer per)
    {
        switch (per) {
        case ResourcePer::worker_year: return "a worker a year";
        case ResourcePer::team_year: return "a team a year";
        case ResourcePer::authority_once: return "once";
        case ResourcePer::authority_year: return "a year";
        case ResourcePer::starter: return "a new starter";
        }
        return "";
    }

    void of_hours(Intervention const& intervention)
    {
        if (!study_.paid_hours) return;
        for (auto const& resource : intervention.resources) {
            if (!resource.hours || !(resource.hours->local || resource.quantity.local)) continue;
            double const taken = mean(resource.quantity.about) * mean(resource.hours->about);
            auto const most = most_hours(resource.terms.per);
            if (!most || taken <= most->hours) continue;
            auto const path = fmt::format("interventions.{}.costs.resources.{}", intervention.id, resource.row);
            reading_.error(
                spot_of(intervention, resource), path + ".hours",
                fmt::format("{} takes {} hours {}, more than {}", path, with_thousands(std::round(taken)),
                            how_often(resource.terms.per), most->of),
                "quantity is how many times, and hours how long each of them is: write 52 and 1.5 for an hour "
                "and a half a week");
        }
    }

    [[nodiscard]] Spot spot_of(Intervention const& intervention, Resource const& resource) const
    {
        auto const* rows = node_at({"interventions", intervention.id, "costs", "resources"});
        if (rows == nullptr || !rows->is_list() || resource.row < 1 || resource.row > rows->items.size())
            return tree_.at;
        auto const& row = rows->items[resource.row - 1];
        auto const* hours = row.find(resource.hours->local ? "hours" : "quantity");
        auto const* middle = hours != nullptr ? middle_of(*hours) : nullptr;
        return middle != nullptr ? middle->at : row.at;
    }

    //! A programme that costs more for each worker than the worker does is hardly one to keep him.
    void of_cost_of_a_worker(Intervention const& intervention)
    {
        auto const& cost = intervention.cost(ProgrammePart::per_worker_year);
        if (!cost || !cost->local || cost->share_of != ShareOf::nothing) return;
        double const pay = mean(study_.prices.pay.about);
        if (mean(cost->about) <= pay) return;
        Path const keys{"interventions", intervention.id, "costs", "per_worker_year"};
        auto const* node = node_at(keys);
        auto const* middle = node != nullptr ? middle_of(*node) : nullptr;
        auto const path = path_of(keys);
        reading_.doubt(
            middle != nullptr ? middle->at : tree_.at, path,
            fmt::format("{} is {}, more than a worker's pay, {}", path,
                        in_measure(NumberKind::money, std::round(mean(cost->about))),
                        in_measure(NumberKind::money, std::round(pay))),
            "it is what each worker taking part costs a year; what is paid once for all is setup, and what is "
            "paid each year for all is annual");
    }

    Node const& tree_;
    Study const& study_;
    Reading& reading_;
    bool pay_is_refused_{};
};

}  // namespace

void doubt_sizes(Node const& tree, Study const& study, Reading& reading) { SizeDoubts(tree, study, reading).say(); }

}  // namespace holdfast

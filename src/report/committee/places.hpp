//! Where a report can look: all authorities together, regions, single authorities.
#pragma once

#include "holdfast/report/report.hpp"
#include "report/scenarios/scenario_rows.hpp"
#include "report/words/sentences.hpp"
#include "report/words/standing.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::report {

struct ReportPlace {
    enum class Kind { all, region, authority };
    Kind kind{Kind::authority};
    std::string name;
    std::optional<std::size_t> authority;  //!< index into Study::authorities
    std::size_t authorities{1};            //!< how many are in it
    std::size_t of{1};                     //!< how many the inputs hold
};

//! All together first, then regions, then authorities in the study's order; of a study of one authority, it alone.
[[nodiscard]] std::vector<ReportPlace> places_of(Findings const&);

//! Where the report opens, by its number.
[[nodiscard]] std::size_t opening_place(ReportChoice const&, std::vector<ReportPlace> const&);
[[nodiscard]] ReportPlace opening_place(ReportMaterial const&);

//! The same place as scenarios have it.
[[nodiscard]] ScenarioPlace scenario_place(ReportPlace const&);

//! What is found of a strategy in a place: a result of one authority, or a total. One of the two.
struct Found {
    Result const* result{};
    Total const* total{};
    std::size_t number{};  //!< into Findings::results or ::totals, and Pictures'
    explicit operator bool() const { return result != nullptr || total != nullptr; }
};
//! Where to look things up: for every place and strategy.
class FoundIn {
public:
    explicit FoundIn(Findings const&);
    [[nodiscard]] Found at(ReportPlace const&, std::size_t strategy) const;

private:
    Findings const& findings_;
    std::vector<std::vector<std::size_t>> results_;  //!< by authority, then strategy
};

[[nodiscard]] Standing standing_of(Findings const&, Found const&);
[[nodiscard]] Setting setting_of(Findings const&, Found const&);
//! How every strategy stands in a place, in the study's order.
[[nodiscard]] std::vector<Standing> standings_in(Findings const&, ReportPlace const&);

}  // namespace holdfast::report

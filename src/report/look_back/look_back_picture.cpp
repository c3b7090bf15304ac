#include "report/look_back/look_back.hpp"

#include "base/text.hpp"
#include "report/forms/svg.hpp"
#include "report/words/wording.hpp"

#include <fmt/format.h>

namespace holdfast {

namespace {

//! "2017: 16.2% here, 15.1% in the rest of England"
std::string year_words(std::string const& year, double here, double elsewhere)
{
    return fmt::format("{}: {:.1f}% here, {:.1f}% in the rest of England", year, here * 100.0, elsewhere * 100.0);
}

}  // namespace

std::string look_back_svg(LookBack const& found)
{
    auto const who = adopters_words(found);
    std::vector<std::string> years;
    std::vector<std::string> description;
    report::PlottedCurve here{report::with_capital(who), {}, {}, {}};
    report::PlottedCurve elsewhere{fmt::format("The rest of England ({} authorities)", found.others), {}, {}, {}};
    for (auto const& year : found.years) {
        if (!year.here || !year.elsewhere) continue;
        years.push_back(std::to_string(year.year));
        here.y.push_back(*year.here);
        elsewhere.y.push_back(*year.elsewhere);
        description.push_back(year_words(years.back(), *year.here, *year.elsewhere));
    }
    report::Titles const titles{fmt::format("Leaving in {} and in the rest of England", who),
                                fmt::format("{}. Before is {}, after is {}.", in_words(description),
                                            span_words(found.windows.before), span_words(found.windows.after)),
                                "leavers of a year over staff at its end"};
    return report::curves_svg(titles, "year to September", years, {here, elsewhere}, report::share_at_axis);
}

}  // namespace holdfast

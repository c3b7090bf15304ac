#include "report/forms/adjustments_json.hpp"

#include "belief/adjusting.hpp"

namespace holdfast::report {

Json adjustments(Belief const& belief)
{
    auto list = Json::array();
    for (auto const& adjustment : belief.adjustments)
        list.push_back({{"kind", adjustment.kind == Adjustment::Kind::prices ? "prices" : "optimism bias"},
                        {"factor", number(adjustment.factor)},
                        {"reason", adjustment.reason},
                        {"in_words", in_words(adjustment)}});
    return list;
}

}  // namespace holdfast::report

#include "report/forms/adjustments_json.hpp"

#include "belief/adjusting.hpp"

namespace holdfast::report {

Json adjustments(Belief const& belief)
{
    auto list = Json::array();
    for (auto const& one : belief.adjustments)
        list.push_back({{"kind", one.kind == Adjustment::Kind::prices ? "prices" : "optimism bias"},
                        {"factor", number(one.factor)},
                        {"reason", one.reason},
                        {"in_words", in_words(one)}});
    return list;
}

}  // namespace holdfast::report

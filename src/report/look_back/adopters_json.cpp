#include "report/look_back/adopters_json.hpp"

#include "report/look_back/adopters_words.hpp"
#include "report/look_back/look_back_object.hpp"

#include <utility>

namespace holdfast::report {

Json adopters_json(std::vector<Adopters> const& all)
{
    auto list = Json::array();
    for (auto const& set : all) {
        Object whole;
        whole.put("name", set.name);
        whole.put("dfe_numbers", strings(set.numbers));
        whole.put("since", set.since);
        whole.put(
            "until", set.until, [](int year) { return Json(year); }, "the last published year");
        whole.put(
            "before", set.before,
            [](YearSpan const& span) {
                return Json{{"first", span.first}, {"last", span.last}};
            },
            "the three years that end two before since");
        whole.put("source", set.source);
        whole.text("note", set.note, "the inputs give none");
        list.push_back(std::move(whole).finished());
    }
    return list;
}

Json adopters_json(std::vector<AdoptersFound> const& all)
{
    auto list = Json::array();
    for (auto const& set : all) {
        Json whole{{"intervention", set.intervention}, {"name", set.adopters.name}};
        whole.update(look_back_object(set.happened));
        whole["says"] = strings(adopters_sentences(set));
        list.push_back(std::move(whole));
    }
    return list;
}

}  // namespace holdfast::report

#include "browser/answers.hpp"

#include "holdfast/base/contract.hpp"
#include "inputs/fields/fields.hpp"
#include "report/forms/json_object.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::browser {

namespace {

using report::Json;

std::optional<std::vector<std::string>> texts_in(Json const& request, char const* key)
{
    auto const found = request.find(key);
    if (found == request.end() || found->is_null()) return std::nullopt;
    require(found->is_array(), "a list of a request is one");
    std::vector<std::string> texts;
    for (auto const& item : *found) {
        require(item.is_string(), "a list of a request holds texts");
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

//! Numbers of draws are small; a seed may have more digits than JavaScript's numbers, and comes as text.
std::optional<std::uint64_t> whole_in(Json const& request, char const* key)
{
    auto const found = request.find(key);
    if (found == request.end() || found->is_null()) return std::nullopt;
    if (found->is_number_unsigned()) return found->get<std::uint64_t>();
    require(found->is_string(), "a whole number of a request is one, or a text");
    std::uint64_t value = 0;
    for (char const digit : found->get<std::string>()) {
        require(digit >= '0' && digit <= '9', "a whole number has digits");
        value = 10 * value + static_cast<std::uint64_t>(digit - '0');
    }
    return value;
}

std::string text_in(Json const& request, char const* key)
{
    auto const found = request.find(key);
    if (found == request.end() || found->is_null()) return {};
    require(found->is_string(), "a text of a request is one");
    return found->get<std::string>();
}

Json place(Place const& at)
{
    return {
        {"file", at.file}, {"line", at.line}, {"column", at.column}, {"width", at.width}, {"line_text", at.line_text}};
}

std::string_view name(Form form)
{
    constexpr std::array<std::string_view, 12> names{"text",    "choice",   "flag",  "whole", "number", "pair",
                                                     "numbers", "quantity", "month", "texts", "table",  "tables"};
    return names.at(static_cast<std::size_t>(form));
}

std::string_view name(NumberKind kind)
{
    constexpr std::array<std::string_view, 6> names{"plain", "money", "share", "months", "staff", "year"};
    return names.at(static_cast<std::size_t>(kind));
}

Json limit(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json row(Field const& field)
{
    auto const text = [](std::string_view words) { return std::string(words); };
    Json json{{"key", text(field.key)},
              {"form", text(name(field.form))},
              {"measure", text(name(field.measure))},
              {"required", field.need == Need::required},
              {"lowest", limit(field.lowest)},
              {"highest", limit(field.highest)},
              {"noun", text(field.noun)},
              {"of", text(field.of)},
              {"unit", text(field.unit)},
              {"label", text(field.label)},
              {"otherwise", text(field.otherwise)},
              {"help", text(field.help)},
              {"read_only", field.read_only}};
    json["choices"] = report::strings(choices_of(field));
    return json;
}

}  // namespace

bool Request::wants(std::string_view part) const { return std::find(parts.begin(), parts.end(), part) != parts.end(); }

Request request_in(std::string const& json)
{
    auto const document = Json::parse(json, nullptr, false);
    require(document.is_object(), "a request is an object");
    Request request;
    request.question = text_in(document, "question");
    request.own = text_in(document, "own");
    request.authorities = texts_in(document, "authorities");
    request.interventions = texts_in(document, "interventions");
    request.draws = whole_in(document, "draws");
    request.seed = whole_in(document, "seed");
    request.parts = texts_in(document, "parts").value_or(std::vector<std::string>{});
    request.paths = texts_in(document, "paths").value_or(std::vector<std::string>{});
    return request;
}

std::string answer_of(Problems const& problems, std::string_view answer)
{
    auto list = Json::array();
    for (auto const& problem : problems)
        list.push_back({{"kind", problem.kind == Problem::Kind::error ? "error" : "warning"},
                        {"at", place(problem.at)},
                        {"field", problem.field},
                        {"says", problem.says},
                        {"hint", problem.hint},
                        {"clash", problem.clash ? place(*problem.clash) : Json(nullptr)}});
    std::string text = "{\"problems\":";
    text += report::written(list);
    text += ",\"answer\":";
    text += answer;
    text += '}';
    return text;
}

std::string fields_json()
{
    auto list = Json::array();
    for (auto const* section : all_sections()) {
        auto rows = Json::array();
        for (auto const& field : section->fields) rows.push_back(row(field));
        list.push_back(
            {{"path", std::string(section->path)}, {"help", std::string(section->help)}, {"fields", std::move(rows)}});
    }
    return report::written(list);
}

std::string choices_json(Study const& study)
{
    auto authorities = Json::array();
    for (auto const& authority : study.authorities)
        authorities.push_back({{"code", authority.code}, {"name", authority.name}, {"region", authority.region}});
    auto interventions = Json::array();
    for (auto const& intervention : study.interventions)
        interventions.push_back({{"id", intervention.id}, {"name", intervention.name}});
    return report::written(Json{{"authorities", std::move(authorities)}, {"interventions", std::move(interventions)}});
}

std::string values_json(std::vector<SaidValue> const& values)
{
    auto object = Json::object();
    for (auto const& value : values)
        object[value.path] = {
            {"value", value.value}, {"source", value.source}, {"basis", value.basis}, {"local", value.local}};
    return report::written(object);
}

}  // namespace holdfast::browser

#include "inputs/fields/register_keys.hpp"

#include "base/text.hpp"
#include "inputs/fields/among.hpp"
#include "inputs/fields/chosen_by_name.hpp"
#include "inputs/fields/place_names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

bool is_register(std::string_view table)
{
    constexpr std::array<std::string_view, 4> registers{"authorities", "interventions", "packages", "alliances"};
    return among(registers, table);
}

std::vector<std::string> dfe_numbers_of(Node const& authority)
{
    std::vector<std::string> numbers;
    auto const* said = authority.find("dfe_number");
    if (said == nullptr || !said->is_text()) return numbers;
    for (auto const& part : split(said->text, '/')) numbers.emplace_back(trimmed(part));
    return numbers;
}

namespace {

std::string plain_or_quoted(std::string const& code)
{
    return code.find_first_of(" /.") == std::string::npos ? code : fmt::format("\"{}\"", code);
}

//! "Cumberland (authorities.E06000063)": those that a county of before became.
std::vector<std::string> with_their_codes(std::vector<std::string> const& names, Wanted const& wanted)
{
    std::vector<std::string> list;
    for (auto const& name : names)
        for (auto const& one : wanted.all)
            if (one.names.front() == name)
                list.push_back(fmt::format("authorities.{} ({})", plain_or_quoted(one.names.at(1)), visible(name)));
    return list;
}

//! Whose name or alias it is: by the rule of chosen_by_name, which options go by, but whole names alone. A key is no place for a
//! part of one, and a new id may hold an old one.
std::optional<std::string> id_called(std::string const& key, Node const* table, std::vector<std::string> const& ids)
{
    Wanted wanted{"", "", false, {}, false};
    for (auto const& id : ids) {
        auto& names = wanted.all.emplace_back(Choosable{{id}}).names;
        for (auto const* said : {"name", "alias"})
            if (auto const* name = table->find(id)->find(said); name != nullptr && name->is_text())
                names.emplace_back(trimmed(name->text));
    }
    auto const named = chosen_by_name(wanted, key);
    auto const* place = std::get_if<std::size_t>(&named);
    if (place == nullptr) return std::nullopt;
    auto const& names = wanted.all[*place].names;
    bool const whole = std::any_of(names.begin(), names.end(), [&key](std::string const& name) {
        return lower_case(name) == lower_case(trimmed(key));
    });
    return whole ? std::optional(ids[*place]) : std::nullopt;
}

}  // namespace

std::string in_place_of(std::string const& key, Node const* table, std::string_view in)
{
    auto const known = table == nullptr ? std::vector<std::string>{} : table->keys();
    if (in != "authorities") {
        if (auto const id = id_called(key, table, known))
            return fmt::format("write {}.{}, the id of {}", in, *id, visible(key));
        auto const near = nearest(key, known);
        return near ? fmt::format("did you mean {}?", *near) : "";
    }
    std::vector<Choosable> all;
    for (auto const& code : known) {
        auto const& authority = *table->find(code);
        auto const* name = authority.find("name");
        all.push_back({{name != nullptr && name->is_text() ? name->text : code, code}});
        for (auto& number : dfe_numbers_of(authority)) all.back().names.push_back(std::move(number));
    }
    auto const wanted = wanted_authority(std::move(all));
    auto const named = chosen_by_name(wanted, key);
    if (auto const* wrong = std::get_if<NotNamed>(&named)) {
        auto const place = place_known_as(key);
        auto const several = place ? with_their_codes(place->authorities, wanted) : std::vector<std::string>{};
        return several.size() > 1 ? fmt::format("{} {}: write {}", visible(key), place->why, in_words(several, "or"))
                                  : wrong->hint;
    }
    auto const place = std::get<std::size_t>(named);
    return fmt::format("write authorities.{}, the code of {}", plain_or_quoted(known[place]),
                       visible(wanted.all[place].names.front()));
}

std::optional<std::string> code_since(Node const& authorities, std::string_view former_code)
{
    for (auto const& [code, at, authority] : authorities.entries)
        if (std::find(authority.formerly.begin(), authority.formerly.end(), former_code) != authority.formerly.end())
            return code;
    auto const known = place_known_as(former_code);
    if (!known || known->authorities.size() != 1 || !looks_like_a_code(former_code)) return std::nullopt;
    for (auto const& [code, at, authority] : authorities.entries) {
        auto const* name = authority.find("name");
        if (name != nullptr && name->is_text() && trimmed(name->text) == known->authorities.front()) return code;
    }
    return std::nullopt;
}

std::string plain_id(std::string_view name)
{
    std::string id;
    for (char const c : name) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool const digit = c >= '0' && c <= '9';
        if (letter || digit) id += static_cast<char>(letter ? c | 0x20 : c);
        else if (!id.empty() && id.back() != '-') id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

}  // namespace holdfast

#include "inputs/evidence/adopters.hpp"

#include "base/text.hpp"
#include "holdfast/panel/look_back.hpp"
#include "inputs/fields/named.hpp"
#include "inputs/fields/year_span.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! The DfE number of whom the text names; none where nobody is named, and a problem says so.
std::optional<std::string> number_named(TextAt const& typed, TableReader const& table, Around const& around)
{
    auto named = authority_named(*around.authorities, typed.text, around.all_authorities_known);
    if (auto const* place = std::get_if<AuthorityNumber>(&named)) {
        auto const& authority = (*around.authorities)[index(*place)];
        if (!authority.dfe_number.empty()) return authority.dfe_number;
        table.reading().error(typed.at, table.name("authorities"),
                              fmt::format("{} has no DfE number, and the published panel knows it by no other name",
                                          visible(authority.name)),
                              "give it dfe_number, or leave it out here");
        return std::nullopt;
    }
    auto& wrong = std::get<NotNamed>(named);
    if (!wrong.says.empty())
        table.reading().error(typed.at, table.name("authorities"), std::move(wrong.says), std::move(wrong.hint));
    return std::nullopt;
}

std::vector<std::string> numbers_named(TableReader const& table, Around const& around)
{
    std::vector<std::string> numbers;
    auto const typed = table.texts("authorities");
    if (around.authorities == nullptr) return numbers;
    for (auto const& text : typed) {
        auto number = number_named(text, table, around);
        if (!number) continue;
        if (std::find(numbers.begin(), numbers.end(), *number) != numbers.end())
            table.reading().error(text.at, table.name("authorities"),
                                  fmt::format("{} is named twice", visible(text.text)), "name it once");
        else numbers.push_back(*std::move(number));
    }
    return numbers;
}

std::optional<YearSpan> years_before(TableReader const& table, int since)
{
    auto const typed = table.text("before");
    if (!typed) return std::nullopt;
    auto const span = year_span_typed(*typed);
    auto const says = [&](std::string what, std::string hint) {
        table.reading().error(table.at("before"), table.name("before"),
                              fmt::format("{} is \"{}\", {}", table.name("before"), visible(*typed), what),
                              std::move(hint));
        return std::nullopt;
    };
    // Without it the usual three count, as far as they are published; a file is read without a panel.
    auto const example = fmt::format("write before = \"{}:{}\", as far as they are published, or leave it out",
                                     since - years_between - years_of_before, since - years_between - 1);
    if (!span) return says("which is not two years", example);
    if (span->first > span->last)
        return says(fmt::format("and {} is later than {}", span->first, span->last),
                    span->first < since ? fmt::format("write before = \"{}:{}\"", span->last, span->first) : example);
    if (span->last >= since)
        return says(fmt::format("which overlaps with the years after, from {} on", since), example);
    return span;
}

Adopters adopters_in(TableReader const& table, Around const& around)
{
    auto const place = [&table](char const* key) { return place_of(table.at(key)); };
    Adopters made;
    made.name = table.text_or("name", "");
    made.source = table.text_or("source", "");
    made.note = table.text_or("note", "");
    made.numbers = numbers_named(table, around);
    made.at = place_of(table.table().at);
    made.at_since = place("since");
    made.at_until = place("until");
    made.at_before = place("before");
    auto const since = table.whole("since");
    auto const until = table.whole("until");
    if (!since) return made;
    made.since = static_cast<int>(*since);
    made.before = years_before(table, made.since);
    if (until) made.until = static_cast<int>(*until);
    if (until && *until < *since)
        table.reading().error(table.at("until"), table.name("until"),
                              fmt::format("{} is {}, before since, {}", table.name("until"), *until, *since),
                              "give the last year after, or leave it out");
    return made;
}

}  // namespace

std::vector<Adopters> read_adopters(TableReader const& intervention, Around const& around)
{
    std::vector<Adopters> all;
    for (auto const* node : intervention.tables("adopters")) {
        TableReader const table(sections::adopters, *node,
                                fmt::format("{}.{}", intervention.name("adopters"), all.size() + 1),
                                intervention.reading());
        all.push_back(adopters_in(table, around));
    }
    return all;
}

}  // namespace holdfast

//! Every field of the inputs, said once: its key, how it is written, its range, what it is for.
//! The reader, its checks, "did you mean" and docs/input-reference.md all come from these rows.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast {

//! How a field is written.
enum class Form {
    text,
    choice,    //!< one of Field::choices
    flag,      //!< true or false
    whole,     //!< a whole number
    number,    //!< a number of Field::measure
    pair,      //!< two numbers, the lower first
    numbers,   //!< a list of numbers of Field::measure
    quantity,  //!< a number, or a table with a distribution, basis and source
    month,     //!< "2026-04"
    texts,     //!< a text or a list of texts
    table,     //!< a table, described in a section of its own
    tables     //!< a list of tables
};

//! What a number counts, which decides how it may be written.
enum class NumberKind {
    plain,
    money,   //!< "£66,560"
    share,   //!< 0.406 or "40.6%"
    months,  //!< "12 months", "2 years": always with the unit
    staff,   //!< FTE
    year     //!< of the calendar
};

enum class Need { optional, required };

struct Field {
    std::string_view key{};
    Form form{Form::text};
    Need need{Need::optional};
    NumberKind measure{NumberKind::plain};
    double lowest{-std::numeric_limits<double>::infinity()};
    double highest{std::numeric_limits<double>::infinity()};
    std::string_view noun{};       //!< "a premium", for sentences about what is wrong
    std::string_view of{};         //!< of a share: what it is a share of
    std::string_view unit{};       //!< as shown beside the value: "£ per FTE-year"
    std::string_view label{};      //!< as a finance officer says it: "pay with on-costs"
    std::string_view choices{};    //!< separated by |
    std::string_view otherwise{};  //!< what holds where the field is left out
    std::string_view help{};
    bool none{};  //!< of a list: [] is an answer, "none"; any other empty list is refused, for it says nothing
    //! Nothing is calculated with it. Every other field changes a result, or is refused (tests/laws/every_field_test.cpp);
    //! where a local layer says this one, a warning says that it moves nothing.
    bool read_only{};
    //! Of a number that moves a result and no money: what it is used for, as the warning says where a local layer says it.
    std::string_view used_for{};
    bool of_pay{};  //!< may the amount be stated as a share of pay or of salary?
};

struct Section {
    std::string_view path;  //!< "prices", "interventions.<id>.effect"
    std::string_view help;
    std::span<Field const> fields;

    [[nodiscard]] Field const* field(std::string_view key) const;
    [[nodiscard]] std::vector<std::string> keys() const;
};

[[nodiscard]] std::vector<std::string> choices_of(Field const&);
[[nodiscard]] bool is_choice_of(Field const&, std::string_view);

namespace sections {
extern Section const root, scenario, study, discount_step, prices, cover_share, working_days, deflator, deflator_index,
    beliefs, band, bias, correlation, england, national_rate, authority, relative_leaving_rate, leaving_year,
    cover_year, own_year, agency_spend, intervention, intervention_study, effect, figure, pilot, delivery, absence,
    costs, resource, adopters, wellbeing, package, alliance, quantity, published, elicited, chips_section,
    quantiles_section, elicited_effect, elicited_with;
extern Section const case_, case_owners;
}  // namespace sections
//! In the order of the reference page.
[[nodiscard]] std::span<Section const* const> all_sections();

}  // namespace holdfast

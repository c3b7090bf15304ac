#include "report/workbook/inputs_writer.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace holdfast::report {

using namespace inputs_columns;

namespace {

Digits digits_of(std::string const& unit)
{
    if (unit.find("£") != std::string::npos) return Digits::pence;
    if (unit.rfind("share", 0) == 0) return Digits::share;
    return Digits::general;
}

//! Where a belief comes from, and what was done to it on the way.
std::string source_of(Belief const& about)
{
    auto text = about.source.empty() ? std::string("the inputs give none") : about.source;
    for (auto const& adjustment : about.adjustments)
        text += fmt::format(" Times {:.4g}: {}", adjustment.factor, adjustment.reason);
    if (!about.note.empty()) text += " Note: " + about.note;
    return text;
}

InputRow row_of(Belief const& about, std::string called, Digits digits, Allowed allowed)
{
    return {about.label, about.unit,       std::move(called), digits, allowed, std::string(name(about.basis)),
            about.id,    source_of(about), about.local};
}

}  // namespace

void InputsWriter::heading(std::string const& text)
{
    page_.text({row_++, what}, text, Face::heading);  // no blank row before it: each takes a line from the printed page
}

Formula InputsWriter::input(InputRow const& row, double is)
{
    bool const is_long = row.digits == Digits::general && std::abs(is * 1e4 - std::round(is * 1e4)) > 1e-6;
    auto const shown = is_long ? Digits::rate : row.digits;
    page_.number({row_, value}, is, shown, Face::input);
    page_.number({row_, first}, is, shown, Face::derived);
    return finish(row, is);
}

Formula InputsWriter::input_or_nothing(InputRow const& row, std::optional<double> is)
{
    if (is) return input(row, *is);
    page_.empty({row_, value}, Face::input);
    page_.empty({row_, first}, Face::derived);
    return finish(row, 0.0);
}

Formula InputsWriter::belief(Belief const& about, std::string name, Allowed allowed, std::string path)
{
    auto const digits = digits_of(about.unit);
    if (!std::holds_alternative<Fixed>(about.about))
        range(quantile(about.about, 0.025), quantile(about.about, 0.975), digits);
    auto row = row_of(about, std::move(name), digits, allowed);
    if (!path.empty()) row.path = std::move(path);
    return input(row, mean(about.about));
}

Formula InputsWriter::ratio(Belief const& about, std::string label, std::string name, std::string path)
{
    if (!std::holds_alternative<Fixed>(about.about))
        range(std::exp(quantile(about.about, 0.025)), std::exp(quantile(about.about, 0.975)), Digits::general);
    auto row = row_of(about, std::move(name), Digits::general, Allowed::positive);
    row.label = std::move(label);
    row.unit = "ratio";
    row.path = std::move(path);
    return input(row, std::exp(mean(about.about)));
}

Formula InputsWriter::derived(std::string const& label, std::string const& unit, std::string const& name,
                              Formula const& is, Digits digits, std::string const& how)
{
    page_.formula({row_, value}, is, digits, Face::derived);
    InputRow row;
    row.label = label;
    row.unit = unit;
    row.name = name;
    row.source = how;
    return finish(row, is.value);
}

Formula InputsWriter::changed(std::uint32_t last)
{
    auto const of = [last](std::uint16_t column) {
        return name_of({inputs_head_row + 1, column}) + ":" + name_of({last, column});
    };
    return Formula::whole("SUMPRODUCT(--(" + of(value) + "<>" + of(first) + "))", 0.0);
}

void InputsWriter::range(double from, double to, Digits digits)
{
    auto const shown = digits == Digits::general ? Digits::rate : digits;
    page_.number({row_, low}, from, shown);
    page_.number({row_, high}, to, shown);
}

Formula InputsWriter::finish(InputRow const& row, double is)
{
    auto label = row.label;
    if (auto const at = programme_.empty() ? std::string::npos : label.find(": " + programme_); at != std::string::npos)
        label.erase(at, programme_.size() + 2);
    page_.text({row_, what}, label, Face::wrapped);
    for (auto const& [column, text] : {std::pair{unit, row.unit}, std::pair{basis, row.basis},
                                       std::pair{local, std::string(row.local ? "yes" : "")}})
        page_.text({row_, column}, text, Face::aside);
    // What is for the screen alone makes no row higher: a source of eight lines would shrink the printed sheet to nothing.
    for (auto const& [column, text] :
         {std::pair{named, row.name}, std::pair{path, row.path}, std::pair{source, row.source}})
        page_.text({row_, column}, text, Face::plain);
    page_.may_hold({row_, value}, row.allowed);
    return book_.call(row.name, page_, {row_++, value}, is);
}

}  // namespace holdfast::report

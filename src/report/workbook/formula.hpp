//! A number and the spreadsheet formula that makes it, kept together: what a cell shows before it is recalculated and what
//! it says afterwards come of one expression. Written like any arithmetic; brackets are set where the order needs them.
//! Tested in tests/report/workbook_formula_test.cpp.
#pragma once

#include <string>
#include <vector>

namespace holdfast::report {

class Formula {
public:
    Formula(double constant = 0.0);  // NOLINT(google-explicit-constructor): a number is a formula
    //! A cell, a name or a call: nothing outside can pull it apart.
    [[nodiscard]] static Formula whole(std::string text, double value) { return {std::move(text), value, whole_}; }

    double value{};
    std::string text;  //!< without the "="

    friend Formula operator+(Formula const&, Formula const&);
    friend Formula operator-(Formula const&, Formula const&);
    friend Formula operator*(Formula const&, Formula const&);
    friend Formula operator/(Formula const&, Formula const&);
    friend Formula operator-(Formula const&);

private:
    Formula(std::string says, double is, int binds) : value(is), text(std::move(says)), binds_(binds) {}
    static Formula joined(Formula const& left, char sign, Formula const& right, int binds, double value);
    //! The text, in brackets where it binds less than `needed`.
    [[nodiscard]] std::string within(int needed) const;

    static constexpr int sum_ = 1, product_ = 2, whole_ = 3;
    int binds_{whole_};
};

struct Condition {
    std::string text;
    bool holds{};
};
[[nodiscard]] Condition operator<(Formula const&, Formula const&);
[[nodiscard]] Condition operator<=(Formula const&, Formula const&);
[[nodiscard]] Condition operator==(Formula const&, Formula const&);
[[nodiscard]] Condition both(Condition const&, Condition const&);
//! Is the cell empty? `cell` is its text.
[[nodiscard]] Condition is_empty(Formula const& cell, bool empty);
[[nodiscard]] Formula if_so(Condition const&, Formula const& then, Formula const& otherwise);

[[nodiscard]] Formula exponential(Formula const&);
[[nodiscard]] Formula logarithm(Formula const&);
[[nodiscard]] Formula size(Formula const&);
[[nodiscard]] Formula power(Formula const& base, Formula const& exponent);
[[nodiscard]] Formula smallest(Formula const&, Formula const&);
[[nodiscard]] Formula largest(std::vector<Formula> const&);
//! To the penny, halves away from zero.
[[nodiscard]] Formula to_penny(Formula const& pounds);

//! Cells of one column.
struct Range {
    std::string text;
    std::vector<double> values;
};
[[nodiscard]] Formula sum_of(Range const&);
//! Of several formulas, in brackets of a call.
[[nodiscard]] Formula sum_of(std::vector<Formula> const&);
[[nodiscard]] Formula sum_of_products(Range const&, Range const&);
//! The sum of those cells beside which `keys` says `key`.
[[nodiscard]] Formula sum_where(Range const& cells, std::string const& keys_text, std::vector<std::string> const& keys,
                                std::string const& key_text, std::string const& key);

}  // namespace holdfast::report

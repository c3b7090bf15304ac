#include "report/workbook/formula.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace holdfast::report {

namespace {

std::string called(char const* function, std::vector<Formula> const& with)
{
    std::string text = std::string(function) + "(";
    for (std::size_t i = 0; i < with.size(); ++i) text += (i > 0 ? "," : "") + with[i].text;
    return text + ")";
}

}  // namespace

Formula::Formula(double constant) : value(constant), text(fmt::format("{}", constant))
{
    require(std::isfinite(constant), "a number in a formula is finite");
    if (constant < 0.0) text = "(" + text + ")";
}

std::string Formula::within(int needed) const { return binds_ < needed ? "(" + text + ")" : text; }

Formula Formula::joined(Formula const& left, char sign, Formula const& right, int binds, double value)
{
    return {left.within(binds) + sign + right.within(binds + 1), value, binds};
}

Formula operator+(Formula const& a, Formula const& b)
{
    return Formula::joined(a, '+', b, Formula::sum_, a.value + b.value);
}
Formula operator-(Formula const& a, Formula const& b)
{
    return Formula::joined(a, '-', b, Formula::sum_, a.value - b.value);
}
Formula operator*(Formula const& a, Formula const& b)
{
    return Formula::joined(a, '*', b, Formula::product_, a.value * b.value);
}
Formula operator/(Formula const& a, Formula const& b)
{
    return Formula::joined(a, '/', b, Formula::product_, a.value / b.value);
}

Formula operator-(Formula const& a) { return {"-" + a.within(Formula::product_), -a.value, Formula::sum_}; }

Condition operator<(Formula const& a, Formula const& b) { return {a.text + "<" + b.text, a.value < b.value}; }
Condition operator<=(Formula const& a, Formula const& b) { return {a.text + "<=" + b.text, a.value <= b.value}; }
Condition operator==(Formula const& a, Formula const& b) { return {a.text + "=" + b.text, a.value == b.value}; }
Condition both(Condition const& a, Condition const& b)
{
    return {"AND(" + a.text + "," + b.text + ")", a.holds && b.holds};
}
Condition is_empty(Formula const& cell, bool empty) { return {"ISBLANK(" + cell.text + ")", empty}; }

Formula if_so(Condition const& condition, Formula const& then, Formula const& otherwise)
{
    return Formula::whole("IF(" + condition.text + "," + then.text + "," + otherwise.text + ")",
                          condition.holds ? then.value : otherwise.value);
}

Formula exponential(Formula const& formula)
{
    return Formula::whole(called("EXP", {formula}), std::exp(formula.value));
}
Formula logarithm(Formula const& of) { return Formula::whole(called("LN", {of}), std::log(of.value)); }
Formula size(Formula const& formula) { return Formula::whole(called("ABS", {formula}), std::abs(formula.value)); }
Formula power(Formula const& base, Formula const& exponent)
{
    return Formula::whole(called("POWER", {base, exponent}), std::pow(base.value, exponent.value));
}
Formula smallest(Formula const& a, Formula const& b)
{
    return Formula::whole(called("MIN", {a, b}), std::min(a.value, b.value));
}
Formula largest(std::vector<Formula> const& of)
{
    double most = of.at(0).value;
    for (auto const& one : of) most = std::max(most, one.value);
    return Formula::whole(called("MAX", of), most);
}
Formula to_penny(Formula const& pounds)
{
    double const rounded = std::round(pounds.value * 100.0) / 100.0;
    return Formula::whole("ROUND(" + pounds.text + ",2)", rounded == 0.0 ? 0.0 : rounded);  // no "-£0.00"
}

Formula sum_of(Range const& cells)
{
    double sum = 0.0;
    for (double const value : cells.values) sum += value;
    return Formula::whole("SUM(" + cells.text + ")", sum);
}
Formula sum_of(std::vector<Formula> const& parts)
{
    double sum = 0.0;
    for (auto const& part : parts) sum += part.value;
    return Formula::whole(called("SUM", parts), sum);
}
Formula sum_of_products(Range const& a, Range const& b)
{
    require(a.values.size() == b.values.size(), "products are of two ranges of one length");
    double sum = 0.0;
    for (std::size_t i = 0; i < a.values.size(); ++i) sum += a.values[i] * b.values[i];
    return Formula::whole("SUMPRODUCT(" + a.text + "," + b.text + ")", sum);
}
Formula sum_where(Range const& cells, std::string const& keys_text, std::vector<std::string> const& keys,
                  std::string const& key_text, std::string const& key)
{
    require(keys.size() == cells.values.size(), "every cell has a key beside it");
    double sum = 0.0;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i] == key) sum += cells.values[i];
    return Formula::whole("SUMIFS(" + cells.text + "," + keys_text + "," + key_text + ")", sum);
}

}  // namespace holdfast::report

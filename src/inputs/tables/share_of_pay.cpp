#include "inputs/tables/share_of_pay.hpp"

#include "base/text.hpp"
#include "inputs/tables/table_reader.hpp"
#include "inputs/tables/whose_number.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace holdfast {

namespace {

//! The keys of a quantity whose numbers are in its own unit.
constexpr std::array<std::string_view, 8> own_numbers{"value",    "mean", "sd",   "median",
                                                      "interval", "min",  "mode", "max"};
constexpr std::array shares{ShareOf::pay, ShareOf::salary};

bool is_own_number(std::string_view key)
{
    return std::find(own_numbers.begin(), own_numbers.end(), key) != own_numbers.end();
}

//! What the text ends in, and the text before that.
struct Ending {
    ShareOf what{ShareOf::nothing};
    std::string rest;
};

Ending ending_of(std::string const& text)
{
    auto const lower = lower_case(trimmed(text));
    for (auto const what : shares) {
        auto const end = " of " + std::string(in_words(what));
        if (lower.size() <= end.size() || lower.compare(lower.size() - end.size(), end.size(), end) != 0) continue;
        auto const whole = std::string(trimmed(text));
        return {what, std::string(trimmed(std::string_view(whole).substr(0, whole.size() - end.size())))};
    }
    return {ShareOf::nothing, text};
}

bool says_share(Node const& value)
{
    if (value.is_list()) return std::any_of(value.items.begin(), value.items.end(), says_share);
    return value.is_text() && ending_of(value.text).what != ShareOf::nothing;
}

//! Takes the endings off, number by number; all of them must be alike.
class EndingsTaker {
public:
    EndingsTaker(std::string const& name, Reading& reading) : name_(name), reading_(reading) {}

    void take(Node& value)
    {
        if (value.is_list()) {
            for (auto& item : value.items) take(item);
            return;
        }
        if (!value.is_text() && !value.is_number()) return;  // complained about where it is read
        auto ending = value.is_text() ? ending_of(value.text) : Ending{};
        if (what_ && *what_ != ending.what) alike_ = false;
        if (!alike_ && !told_) {
            told_ = true;
            reading_.error(value.at, name_,
                           fmt::format("{} is partly a share of pay or salary and partly something else", name_),
                           "say it of every number alike, as in mean = \"8% of salary\", sd = \"1% of salary\"");
        }
        what_ = ending.what;
        if (ending.what != ShareOf::nothing) value.text = std::move(ending.rest);
    }
    [[nodiscard]] bool alike() const { return alike_; }
    [[nodiscard]] ShareOf what() const { return what_.value_or(ShareOf::nothing); }

private:
    std::string const& name_;
    Reading& reading_;
    std::optional<ShareOf> what_;
    bool alike_{true};
    bool told_{};
};

Field share_field(Field field, ShareOf what)
{
    constexpr double most = 3.0;  // a payment of three years' pay is no payment
    field.measure = NumberKind::share;
    field.lowest = 0.0;
    field.highest = most;
    field.of = in_words(what);
    return field;
}

}  // namespace

bool says_share_of_pay(Node const& node)
{
    if (!node.is_table()) return says_share(node);
    return std::any_of(node.entries.begin(), node.entries.end(),
                       [](Entry const& entry) { return is_own_number(entry.key) && says_share(entry.value); });
}

std::optional<SharedAmount> shared_amount(Node const& node, Field const& field, std::string const& name,
                                          Reading& reading)
{
    if (!field.of_pay) {
        reading.error(blamed(node), name,
                      fmt::format("{} is stated as a share of pay or salary, which only the costs of an intervention "
                                  "may be",
                                  name),
                      "write the amount itself");
        return std::nullopt;
    }
    SharedAmount shared{ShareOf::nothing, node, field};
    EndingsTaker taker(name, reading);
    if (!node.is_table()) taker.take(shared.node);
    else
        for (auto& entry : shared.node.entries)
            if (is_own_number(entry.key)) taker.take(entry.value);
    if (!taker.alike()) return std::nullopt;
    shared.what = taker.what();
    shared.field = share_field(field, shared.what);
    return shared;
}

std::string unit_of_share(std::string unit, ShareOf what)
{
    constexpr std::string_view pounds = "£";
    auto const at = unit.find(pounds);
    if (at != std::string::npos) unit.replace(at, pounds.size(), "share of " + std::string(in_words(what)));
    return unit;
}

}  // namespace holdfast

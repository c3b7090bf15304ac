#include "report/sensitivity/tornado_bars.hpp"

#include <algorithm>

namespace holdfast::report {

double base_cash(Tornado const& tornado, bool before_guess)
{
    return tornado.net_cash + (before_guess ? tornado.guessed : 0.0);
}

double cash_at(TornadoEnd const& end, bool before_guess) { return end.net_cash + (before_guess ? end.guessed : 0.0); }

std::vector<std::size_t> widest_bars(Tornado const& tornado, bool before_guess, std::size_t most)
{
    constexpr double narrowest_bar = 1.0;
    auto const width = [&](std::size_t number) {
        auto const& bar = tornado.bars[number];
        return before_guess ? bar.known_cash_width() : bar.cash_width();
    };
    auto order = tornado.widest_in_cash;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return width(a) > width(b); });
    order.erase(
        std::find_if(order.begin(), order.end(), [&](std::size_t number) { return width(number) < narrowest_bar; }),
        order.end());
    order.resize(std::min(order.size(), most));
    return order;
}

}  // namespace holdfast::report

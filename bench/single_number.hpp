// One draw at a time: the plain doubles that batches are measured against, with the batch's interface. It may count its
// operations, so that a kernel's share of the machine's peak can be told for the mix of operations that it really has.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace holdfast {

struct Operations {
    std::uint64_t additions{}, multiplications{}, divisions{};
    [[nodiscard]] std::uint64_t all() const { return additions + multiplications + divisions; }
};

template <bool counting> class SingleNumber {
public:
    static constexpr std::size_t lanes = 1;
    static inline Operations counted;

    SingleNumber() = default;
    SingleNumber(double x) : x_(x) {}  // NOLINT(google-explicit-constructor)
    static SingleNumber load(double const* from) { return *from; }
    void store(double* to) const { *to = x_; }

    friend SingleNumber operator+(SingleNumber a, SingleNumber b) { return added(a.x_ + b.x_); }
    friend SingleNumber operator-(SingleNumber a, SingleNumber b) { return added(a.x_ - b.x_); }
    friend SingleNumber operator*(SingleNumber a, SingleNumber b)
    {
        if constexpr (counting) ++counted.multiplications;
        return a.x_ * b.x_;
    }
    friend SingleNumber operator/(SingleNumber a, SingleNumber b)
    {
        if constexpr (counting) ++counted.divisions;
        return a.x_ / b.x_;
    }
    friend SingleNumber operator-(SingleNumber a) { return -a.x_; }
    friend bool operator<(SingleNumber a, SingleNumber b) { return a.x_ < b.x_; }
    friend bool operator==(SingleNumber a, SingleNumber b) { return a.x_ == b.x_; }
    //! Counted as what the batch's own comes to (numerics/batch.hpp).
    friend SingleNumber exp(SingleNumber a) { return function(std::exp(a.x_)); }
    friend SingleNumber expm1(SingleNumber a) { return function(std::expm1(a.x_)); }
    friend SingleNumber short_chance_at(SingleNumber const& a)
    {
        if constexpr (counting) counted.additions += 8, counted.multiplications += 10;
        return -std::expm1(-a.x_);
    }
    friend SingleNumber shortest_chance_at(SingleNumber const& a)
    {
        if constexpr (counting) counted.additions += 4, counted.multiplications += 5;
        return -std::expm1(-a.x_);
    }
    friend double largest_lane(SingleNumber const& a) { return a.x_; }

private:
    static SingleNumber added(double x)
    {
        if constexpr (counting) ++counted.additions;
        return x;
    }
    static SingleNumber function(double x)
    {
        if constexpr (counting) counted.additions += 17, counted.multiplications += 18;
        return x;
    }
    double x_{};
};

}  // namespace holdfast

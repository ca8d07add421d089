#pragma once
// A whole number of 128 bits out of two machine words: what `wide` is where the compiler has no such number of its own (MSVC).
//
//     portable_wide{std::numeric_limits<std::int64_t>::max()} * 2      // 18446744073709551614
//
// It does what <andel/values/wide_integer.hpp> needs and no more. Like the machine's own numbers it wraps around where it is full; products
// of two numbers of 64 bits, and the sum of two such products, never fill it.

#include <compare>
#include <cstdint>

namespace andel {

class portable_wide {
   public:
    constexpr portable_wide() noexcept = default;
    constexpr portable_wide(std::int64_t value) noexcept  // NOLINT(google-explicit-constructor): it has room for every one of them
        : low_{static_cast<std::uint64_t>(value)}, high_{value < 0 ? ~std::uint64_t{0} : 0} {}
    /// The low word; the number, where it fits.
    constexpr explicit operator std::int64_t() const noexcept { return static_cast<std::int64_t>(low_); }

    constexpr portable_wide operator-() const noexcept { return {~low_ + 1, ~high_ + (low_ == 0 ? 1U : 0U)}; }
    friend constexpr portable_wide operator+(portable_wide a, portable_wide b) noexcept {
        const std::uint64_t low = a.low_ + b.low_;
        return {low, a.high_ + b.high_ + (low < a.low_ ? 1U : 0U)};
    }
    friend constexpr portable_wide operator-(portable_wide a, portable_wide b) noexcept { return a + -b; }
    friend constexpr portable_wide operator*(portable_wide a, portable_wide b) noexcept {
        portable_wide product = product_of_words(a.low_, b.low_);
        product.high_ += a.high_ * b.low_ + a.low_ * b.high_;
        return product;
    }
    constexpr portable_wide& operator+=(portable_wide other) noexcept { return *this = *this + other; }
    friend constexpr portable_wide operator/(portable_wide a, portable_wide b) noexcept;
    friend constexpr portable_wide operator%(portable_wide a, portable_wide b) noexcept;
    friend constexpr bool operator==(portable_wide, portable_wide) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(portable_wide a, portable_wide b) noexcept {
        const auto by_high = static_cast<std::int64_t>(a.high_) <=> static_cast<std::int64_t>(b.high_);
        return by_high != 0 ? by_high : a.low_ <=> b.low_;
    }

   private:
    struct division;
    constexpr portable_wide(std::uint64_t low, std::uint64_t high) noexcept : low_{low}, high_{high} {}
    [[nodiscard]] constexpr bool is_negative() const noexcept { return high_ >> 63U != 0; }
    [[nodiscard]] constexpr portable_wide size() const noexcept { return is_negative() ? -*this : *this; }

    static constexpr portable_wide product_of_words(std::uint64_t a, std::uint64_t b) noexcept {
        constexpr std::uint64_t half = 0xffffffff;
        const std::uint64_t low = (a & half) * (b & half);
        const std::uint64_t middle = (a >> 32U) * (b & half) + (low >> 32U);
        const std::uint64_t other = (a & half) * (b >> 32U) + (middle & half);
        return {other << 32U | (low & half), (a >> 32U) * (b >> 32U) + (middle >> 32U) + (other >> 32U)};
    }

    static constexpr division divide(portable_wide a, portable_wide b) noexcept;

    std::uint64_t low_ = 0;
    std::uint64_t high_ = 0;  // the sign is its highest bit
};

struct portable_wide::division {
    portable_wide quotient;
    portable_wide left;
};

/// By the machine's own division where one word holds both sizes; else as on paper, one binary digit after the other. Toward zero.
constexpr portable_wide::division portable_wide::divide(portable_wide a, portable_wide b) noexcept {
    const portable_wide from = a.size();
    const portable_wide by = b.size();
    division sizes;
    if (from.high_ == 0 && by.high_ == 0) {
        sizes = {{from.low_ / by.low_, 0}, {from.low_ % by.low_, 0}};
    } else {
        for (unsigned digit = 128; digit-- > 0;) {
            const std::uint64_t word = digit < 64 ? from.low_ : from.high_;
            sizes.quotient = sizes.quotient + sizes.quotient;
            sizes.left = sizes.left + sizes.left + portable_wide{word >> digit % 64 & 1U, 0};
            if (!(sizes.left - by).is_negative()) {
                sizes.left = sizes.left - by;
                sizes.quotient.low_ |= 1U;
            }
        }
    }
    return {a.is_negative() != b.is_negative() ? -sizes.quotient : sizes.quotient, a.is_negative() ? -sizes.left : sizes.left};
}

constexpr portable_wide operator/(portable_wide a, portable_wide b) noexcept { return portable_wide::divide(a, b).quotient; }
constexpr portable_wide operator%(portable_wide a, portable_wide b) noexcept { return portable_wide::divide(a, b).left; }

}  // namespace andel

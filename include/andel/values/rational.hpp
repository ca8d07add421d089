#pragma once
// An exact fraction: the only kind of number that Andel computes with.
//
//     rational third{1, 3};
//     third * 3 == 1;                                  // always, whatever the size
//     to_text(rational{12, 5} - rational{2, 5}) == "2";
//
// Numerator and denominator stand in two machine words as long as they fit, which is nearly always; a chain such as 1.02^30 goes on
// in big integers by itself (src/values/rational.cpp). The two ways give equal results, and a fraction has one form only: reduced, its
// denominator positive, in machine words whenever it fits. Hence equality is equality of the parts.
//
// The question people get wrong: "why can I not write rational x = 0.1?" Because 0.1 in binary is not one tenth. Write {1, 10}.

#include <andel/values/wide_integer.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <memory>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace andel {

struct big_number;  // numerator and denominator without limit of size; known to src/values/rational.cpp only

/// Thrown when a fraction would have the denominator zero: a mistake in the program, never in an agreement.
struct division_by_zero : std::domain_error {
    division_by_zero() : std::domain_error{"a fraction cannot have the denominator zero"} {}
};

template <class number>
concept WholeNumber = std::integral<number> && !std::same_as<number, bool>;

class rational {
   public:
    rational() noexcept = default;  // zero
    template <WholeNumber whole>
    rational(whole value)  // NOLINT(google-explicit-constructor): a whole number is a fraction
        : numerator_{static_cast<std::int64_t>(value)} {
        if (!std::in_range<std::int64_t>(value)) {
            *this = from_digits(std::to_string(value), 0);
        } else if (numerator_ == std::numeric_limits<std::int64_t>::min()) {
            *this = rational{numerator_, 1};
        }
    }
    rational(std::int64_t numerator, std::int64_t denominator);
    template <std::floating_point binary>
    rational(binary) = delete;  // 0.1 is not one tenth; write {1, 10}
    rational(std::floating_point auto, auto) = delete;
    rational(auto, std::floating_point auto) = delete;

    /// The number written by `digits` (0-9 only, any length) divided by ten to the power of `decimals`.
    [[nodiscard]] static rational from_digits(std::string_view digits, unsigned decimals);

    [[nodiscard]] int sign() const noexcept;
    [[nodiscard]] bool is_zero() const noexcept { return denominator_ != 0 && numerator_ == 0; }
    [[nodiscard]] bool is_whole() const noexcept;
    /// True while the fraction stands in two machine words; then numerator() and denominator() are its parts.
    [[nodiscard]] bool is_small() const noexcept { return denominator_ != 0; }
    [[nodiscard]] std::int64_t numerator() const noexcept { return numerator_; }
    [[nodiscard]] std::int64_t denominator() const noexcept { return denominator_; }
    /// The whole number, if it is one and fits in 64 bits.
    [[nodiscard]] std::optional<std::int64_t> whole() const noexcept;
    /// The whole part, toward zero: 7/2 gives 3, -7/2 gives -3.
    [[nodiscard]] rational truncated() const;

    /// The whole part, toward zero, and how what was cut compares with one half, in size.
    struct cut;
    [[nodiscard]] cut cut_to_whole() const;

    rational operator-() const;
    friend rational operator+(const rational& a, const rational& b) {
        rational sum;
        return a.is_small() && b.is_small() && add_small(a, b, sum) ? sum : add_big(a, b);
    }
    friend rational operator-(const rational& a, const rational& b) { return a + -b; }
    friend rational operator*(const rational& a, const rational& b) {
        rational product;
        return a.is_small() && b.is_small() && multiply_small(a, b, product) ? product : multiply_big(a, b);
    }
    friend rational operator/(const rational& a, const rational& b) { return a * b.inverse(); }
    rational& operator+=(const rational& other) { return *this = *this + other; }
    rational& operator-=(const rational& other) { return *this = *this - other; }
    rational& operator*=(const rational& other) { return *this = *this * other; }
    rational& operator/=(const rational& other) { return *this = *this / other; }
    friend bool operator==(const rational& a, const rational& b) noexcept {
        return a.is_small() == b.is_small() &&
               (a.is_small() ? a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_ : equal_big(a, b));
    }
    friend std::strong_ordering operator<=>(const rational& a, const rational& b) {
        if (a.is_small() && b.is_small()) {
            return wide{a.numerator_} * b.denominator_ <=> wide{b.numerator_} * a.denominator_;
        }
        return compare_big(a, b);
    }

   private:
    struct reduced {};
    rational(reduced, std::int64_t numerator, std::int64_t denominator) noexcept : numerator_{numerator}, denominator_{denominator} {}
    explicit rational(std::shared_ptr<const big_number> big) noexcept : denominator_{0}, big_{std::move(big)} {}
    static bool add_small(const rational& a, const rational& b, rational& sum) noexcept;
    static bool multiply_small(const rational& a, const rational& b, rational& product) noexcept;
    static rational add_big(const rational& a, const rational& b);
    static rational multiply_big(const rational& a, const rational& b);
    static bool equal_big(const rational& a, const rational& b) noexcept;
    static std::strong_ordering compare_big(const rational& a, const rational& b);
    [[nodiscard]] rational inverse() const;
    friend struct big_number;
    friend std::string to_text(const rational& value);

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;                // 0: the fraction is in big_
    std::shared_ptr<const big_number> big_ = {};  // shared, never changed
};

struct rational::cut {
    rational whole;
    bool something = false;
    std::strong_ordering to_half = std::strong_ordering::less;
};

/// "7", "-7/2": the form that explanations and JSON use, read back by anybody.
[[nodiscard]] std::string to_text(const rational& value);

[[nodiscard]] inline rational absolute(const rational& value) { return value.sign() < 0 ? -value : value; }

inline bool rational::add_small(const rational& a, const rational& b, rational& sum) noexcept {
    // Knuth 4.5.1: only the gcd of the denominators can divide the new numerator, so one look at it is enough.
    const std::int64_t common = std::gcd(a.denominator_, b.denominator_);
    const wide numerator = wide{a.numerator_} * (b.denominator_ / common) + wide{b.numerator_} * (a.denominator_ / common);
    const std::int64_t again = common == 1 ? 1 : std::gcd(static_cast<std::int64_t>(numerator % common), common);
    return fits(numerator / again, sum.numerator_) && fits(wide{a.denominator_ / common} * (b.denominator_ / again), sum.denominator_);
}

inline bool rational::multiply_small(const rational& a, const rational& b, rational& product) noexcept {
    const std::int64_t left = b.denominator_ == 1 ? 1 : std::gcd(a.numerator_, b.denominator_);
    const std::int64_t right = a.denominator_ == 1 ? 1 : std::gcd(b.numerator_, a.denominator_);
    return fits(wide{a.numerator_ / left} * (b.numerator_ / right), product.numerator_) &&
           fits(wide{a.denominator_ / right} * (b.denominator_ / left), product.denominator_);
}

}  // namespace andel

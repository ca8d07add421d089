#include <andel/values/big_rational.hpp>
#include <andel/values/rational.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace andel {

// Always reduced, the denominator positive, and too large for the small form.
struct big_number {
    big_integer numerator;
    big_integer denominator;

    static big_number of(const rational& value) {
        return value.is_small() ? big_number{value.numerator_, value.denominator_} : *value.big_;
    }
    static rational times(const big_number& big, std::int64_t numerator, std::int64_t denominator);
    // Takes a reduced fraction and gives it the only form it may have.
    static rational as_rational(big_integer numerator, big_integer denominator) {
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
        if (denominator <= most && numerator <= most && numerator >= -most) {
            return rational{rational::reduced{}, static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
        }
        return rational{std::make_shared<const big_number>(big_number{std::move(numerator), std::move(denominator)})};
    }
};

namespace {

// Takes a prime out of a number that is not zero, at most so many times; `power` is as high a power of it as a word holds. Says how often.
unsigned take_out(big_integer& from, unsigned most, std::uint64_t prime, std::uint64_t power, unsigned exponent) {
    unsigned times = 0;
    for (; times + exponent <= most && integer_modulus(from, power) == 0; times += exponent) {
        from /= power;
    }
    for (; times < most && integer_modulus(from, prime) == 0; ++times) {
        from /= prime;
    }
    return times;
}

// gcd of two long numbers. What percentages leave below the line is twos and fives: without them there is mostly a word left.
big_integer long_common_divisor(big_integer a, big_integer b) {
    constexpr std::uint64_t most_fives = 7'450'580'596'923'828'125;  // 5 to the power of 27
    const unsigned all = std::numeric_limits<unsigned>::max() / 2;
    const unsigned twos = std::min(static_cast<unsigned>(lsb(a)), static_cast<unsigned>(lsb(b)));
    a >>= static_cast<unsigned>(lsb(a));
    b >>= static_cast<unsigned>(lsb(b));
    const unsigned fives = take_out(a, take_out(b, all, 5, most_fives, 27), 5, most_fives, 27);
    const big_integer rest = b == 1 || a == 1 ? big_integer{1} : big_integer{gcd(a, b)};
    return (rest * pow(big_integer{5}, fives)) << twos;
}

// gcd where one side is a machine word, as it nearly always is: one long division instead of many.
big_integer common_divisor(const big_integer& a, const big_integer& b) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const big_integer& small = abs(a) < abs(b) ? a : b;
    const big_integer& large = &small == &a ? b : a;
    if (small == 0) {
        return gcd(a, b);
    }
    if (abs(small) > most) {
        return long_common_divisor(abs(a), abs(b));
    }
    const auto word = static_cast<std::int64_t>(small);
    return std::gcd(word, static_cast<std::int64_t>(large % word));
}

// The greatest common divisor with a word that is not zero.
std::int64_t common_with_word(const big_integer& a, std::int64_t word) {
    if (word == 1 || word == -1) {
        return 1;
    }
    const auto size = static_cast<std::uint64_t>(word < 0 ? -word : word);
    return static_cast<std::int64_t>(std::gcd(size, static_cast<std::uint64_t>(integer_modulus(a, size))));
}

void divide_out(big_integer& a, big_integer& b) {
    const big_integer common = common_divisor(a, b);
    if (common != 1) {
        a /= common;
        b /= common;
    }
}

}  // namespace

rational::rational(std::int64_t numerator, std::int64_t denominator) {
    if (denominator == 0) {
        throw division_by_zero{};
    }
    const wide sign = denominator < 0 ? -1 : 1;
    const std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    if (numerator == lowest || denominator == lowest) {
        big_integer above{numerator};
        big_integer below{denominator};
        divide_out(above, below);
        *this = below < 0 ? big_number::as_rational(-above, -below) : big_number::as_rational(above, below);
        return;
    }
    const std::int64_t common = std::gcd(numerator, denominator);
    numerator_ = static_cast<std::int64_t>(sign * (numerator / common));
    denominator_ = static_cast<std::int64_t>(sign * (denominator / common));
}

rational rational::from_digits(std::string_view digits, unsigned decimals) {
    big_integer value = 0;
    for (const char digit : digits) {
        value = value * 10 + (digit - '0');
    }
    big_integer power = pow(big_integer{10}, decimals);
    divide_out(value, power);
    return big_number::as_rational(std::move(value), std::move(power));
}

int rational::sign() const noexcept {
    if (!is_small()) {
        return big_->numerator.sign();
    }
    return (numerator_ > 0) - (numerator_ < 0);
}

bool rational::is_whole() const noexcept { return is_small() ? denominator_ == 1 : big_->denominator == 1; }

std::optional<std::int64_t> rational::whole() const noexcept { return denominator_ == 1 ? std::optional{numerator_} : std::nullopt; }

rational rational::truncated() const {
    if (is_small()) {
        return {reduced{}, numerator_ / denominator_, 1};
    }
    return big_number::as_rational(big_->numerator / big_->denominator, 1);
}

rational::cut rational::cut_to_whole() const {
    if (is_small()) {
        const std::int64_t left = numerator_ % denominator_;
        return {{reduced{}, numerator_ / denominator_, 1}, left != 0, 2 * wide{left < 0 ? -left : left} <=> wide{denominator_}};
    }
    big_integer whole;
    big_integer left;
    divide_qr(big_->numerator, big_->denominator, whole, left);
    const bool something = left != 0;
    left = abs(left) * 2;
    const int order = left.compare(big_->denominator);
    return {big_number::as_rational(std::move(whole), 1), something, order <=> 0};
}

rational rational::operator-() const {
    if (is_small()) {
        return {reduced{}, -numerator_, denominator_};
    }
    return big_number::as_rational(-big_->numerator, big_->denominator);
}

rational rational::inverse() const {
    if (is_zero()) {
        throw division_by_zero{};
    }
    const int direction = sign();
    if (is_small()) {
        return {reduced{}, direction * denominator_, direction * numerator_};
    }
    return big_number::as_rational(direction * big_->denominator, direction * big_->numerator);
}

rational rational::add_big(const rational& a, const rational& b) {
    const big_number x = big_number::of(a);
    const big_number y = big_number::of(b);
    // As in add_small: only the gcd of the denominators can divide the new numerator, and one of them is nearly always a machine word.
    const big_integer common = common_divisor(x.denominator, y.denominator);
    if (common == 1) {
        return big_number::as_rational(x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator);
    }
    const big_integer rest = y.denominator / common;
    big_integer numerator = x.numerator * rest + y.numerator * (x.denominator / common);
    const big_integer again = common_divisor(numerator, common);
    if (again != 1) {
        numerator /= again;
    }
    return big_number::as_rational(std::move(numerator), x.denominator / again * rest);
}

// A long fraction by one of machine words: two remainders of one word each say all that can be divided out.
rational big_number::times(const big_number& big, std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t above = common_with_word(big.numerator, denominator);
    const std::int64_t below = common_with_word(big.denominator, numerator);
    big_integer product = big.numerator;
    if (above != 1) {
        product /= above;
    }
    product *= numerator / below;
    big_integer divisor = big.denominator;
    if (below != 1) {
        divisor /= below;
    }
    divisor *= denominator / above;
    return as_rational(std::move(product), std::move(divisor));
}

rational rational::multiply_big(const rational& a, const rational& b) {
    if (a.is_small() != b.is_small() && !a.is_zero() && !b.is_zero()) {
        const rational& word = a.is_small() ? a : b;
        return big_number::times(*(a.is_small() ? b : a).big_, word.numerator_, word.denominator_);
    }
    big_number x = big_number::of(a);
    big_number y = big_number::of(b);
    divide_out(x.numerator, y.denominator);
    divide_out(y.numerator, x.denominator);
    return big_number::as_rational(x.numerator * y.numerator, x.denominator * y.denominator);
}

bool rational::equal_big(const rational& a, const rational& b) noexcept {
    return a.big_->numerator == b.big_->numerator && a.big_->denominator == b.big_->denominator;
}

std::strong_ordering rational::compare_big(const rational& a, const rational& b) {
    const big_number x = big_number::of(a);
    const big_number y = big_number::of(b);
    const big_integer left = x.numerator * y.denominator;
    const int order = left.compare(y.numerator * x.denominator);
    return order <=> 0;
}

std::string to_text(const rational& value) {
    if (value.is_small()) {
        return std::to_string(value.numerator_) + (value.denominator_ == 1 ? "" : "/" + std::to_string(value.denominator_));
    }
    const auto& big = *value.big_;
    return big.numerator.str() + (big.denominator == 1 ? "" : "/" + big.denominator.str());
}

}  // namespace andel

#pragma once
// Money, in two types that never mix by accident.
//
//     money        whole öre; what is written in a table, owed or paid
//     exact_money  any fraction of a krona; what comes out of a calculation before somebody names a rounding
//
//     exact_money rent = money::of_kronor(100000) * rational{1, 3};      // 33 333 1/3 kr, exact
//     money part = round(rent, {.to = {1, 100}, .mode = rounding_mode::half_up});
//
// `money` becomes `exact_money` freely; the way back is `round` with a rule, or `exactly`, which answers only when there is nothing to
// round. Money times money, money plus a number, and money from a binary float do not compile (tests/must_not_compile).
// Currency is always SEK. Money knows nothing of dates.

#include <andel/values/rational.hpp>
#include <andel/values/rounding.hpp>

#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>

namespace andel {

/// Thrown when an amount outgrows 64 bits of öre (92 000 000 000 000 000 kr).
struct amount_too_large : std::overflow_error {
    amount_too_large() : std::overflow_error{"the amount does not fit in 64 bits of öre"} {}
};

class money {
   public:
    constexpr money() noexcept = default;
    [[nodiscard]] static constexpr money of_ore(std::int64_t ore) { return checked(ore); }
    [[nodiscard]] static constexpr money of_kronor(std::int64_t kronor) { return checked(wide{kronor} * 100); }
    template <std::floating_point binary>
    static money of_ore(binary) = delete;  // write whole öre, or exact_money::of_kronor({1, 10})
    template <std::floating_point binary>
    static money of_kronor(binary) = delete;
    [[nodiscard]] constexpr std::int64_t ore() const noexcept { return ore_; }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return ore_ == 0; }

    constexpr money operator-() const noexcept { return money{-ore_}; }
    friend constexpr money operator+(money a, money b) { return checked(wide{a.ore_} + b.ore_); }
    friend constexpr money operator-(money a, money b) { return checked(wide{a.ore_} - b.ore_); }
    constexpr money& operator+=(money other) { return *this = *this + other; }
    constexpr money& operator-=(money other) { return *this = *this - other; }
    friend constexpr auto operator<=>(money, money) noexcept = default;

   private:
    constexpr explicit money(std::int64_t ore) noexcept : ore_{ore} {}
    static constexpr money checked(wide ore) {
        std::int64_t narrow = 0;
        if (!fits(ore, narrow)) {
            throw amount_too_large{};
        }
        return money{narrow};
    }
    std::int64_t ore_ = 0;
};

class exact_money {
   public:
    exact_money() noexcept = default;
    exact_money(money whole) : kronor_{whole.ore(), 100} {}  // NOLINT(google-explicit-constructor): nothing is lost
    [[nodiscard]] static exact_money of_kronor(rational kronor) { return exact_money{std::move(kronor)}; }
    [[nodiscard]] const rational& kronor() const noexcept { return kronor_; }
    [[nodiscard]] bool is_zero() const noexcept { return kronor_.is_zero(); }
    [[nodiscard]] int sign() const noexcept { return kronor_.sign(); }

    exact_money operator-() const { return exact_money{-kronor_}; }
    friend exact_money operator+(const exact_money& a, const exact_money& b) { return exact_money{a.kronor_ + b.kronor_}; }
    friend exact_money operator-(const exact_money& a, const exact_money& b) { return exact_money{a.kronor_ - b.kronor_}; }
    friend exact_money operator*(const exact_money& a, const rational& factor) { return exact_money{a.kronor_ * factor}; }
    friend rational operator/(const exact_money& a, const exact_money& b) { return a.kronor_ / b.kronor_; }
    exact_money& operator+=(const exact_money& other) { return *this = *this + other; }
    friend bool operator==(const exact_money& a, const exact_money& b) noexcept = default;
    friend std::strong_ordering operator<=>(const exact_money& a, const exact_money& b) { return a.kronor_ <=> b.kronor_; }

   private:
    explicit exact_money(rational kronor) : kronor_{std::move(kronor)} {}
    rational kronor_;
};

[[nodiscard]] inline exact_money operator*(money amount, const rational& factor) { return exact_money{amount} * factor; }

/// The amount in whole öre, if it is one; nothing is rounded.
[[nodiscard]] inline std::optional<money> exactly(const exact_money& amount) {
    const rational ore = amount.kronor() * 100;
    if (!ore.is_whole()) {
        return std::nullopt;
    }
    const auto fitting = ore.whole();
    if (!fitting) {
        throw amount_too_large{};
    }
    return money::of_ore(*fitting);
}

/// The amount rounded by `rule`, whose unit is a whole multiple of an öre.
[[nodiscard]] inline money round(const exact_money& amount, const rounding& rule) {
    const auto ore_in_unit = (rule.to * 100).whole();
    if (!ore_in_unit) {
        throw std::invalid_argument{"money is rounded to a whole multiple of an öre"};
    }
    const auto units = round_to_whole(amount.kronor() / rule.to, rule.mode).whole();
    std::int64_t ore = 0;
    if (!units || !fits(wide{*units} * *ore_in_unit, ore)) {
        throw amount_too_large{};
    }
    return money::of_ore(ore);
}

}  // namespace andel

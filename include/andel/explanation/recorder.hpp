#pragma once
// The recorder that explains: its numbers remember the steps that made them (derivation.hpp).
//
//     derivation how;
//     derivation_recorder record{how};
//     evaluator<derivation_recorder> evaluate{plan, record};       // the same evaluator as project's
//
// A recorded number without a derivation is a constant of the rule, like the 1 of 1 + 2 %; it becomes a step when it meets one that
// has. Adding nothing and multiplying by one are no steps.

#include <andel/explanation/derivation.hpp>

#include <span>

namespace andel {

class recorded_number {
   public:
    recorded_number() = default;  // zero
    explicit recorded_number(rational constant) : value_{std::move(constant)} {}
    recorded_number(derivation& of, derivation_step step);

    [[nodiscard]] const rational& value() const { return value_; }
    [[nodiscard]] bool is_constant() const { return of_ == nullptr; }
    /// Its step, made now if it is a constant.
    [[nodiscard]] step_number step_in(derivation& of) const;

    recorded_number operator-() const;
    friend recorded_number operator+(const recorded_number& a, const recorded_number& b);
    friend recorded_number operator-(const recorded_number& a, const recorded_number& b);
    friend recorded_number operator*(const recorded_number& a, const recorded_number& b);
    friend recorded_number operator/(const recorded_number& a, const recorded_number& b);
    friend bool operator==(const recorded_number& a, const recorded_number& b) { return a.value_ == b.value_; }

   private:
    static recorded_number made(operation what, rational value, const recorded_number& a, const recorded_number& b);

    rational value_;
    derivation* of_ = nullptr;
    step_number step_ = no_step;
};

[[nodiscard]] inline const rational& value_of(const recorded_number& number) { return number.value(); }

class derivation_recorder {
   public:
    using number = recorded_number;
    explicit derivation_recorder(derivation& into) : into_{into} {}

    number given(const rational& value, meaning what, row_number row);
    number rounded(const number& value, const named_rounding& by);
    number most(const number& a, const number& b);
    number least(const number& a, const number& b);
    void mark(const number& value, meaning what, row_number row);
    void divided(const key_division<number>& how);
    void moved(row_number charge, row_number party);
    std::vector<number> parts(part_kind kind, row_number charge, std::span<const row_number> parties, std::span<const number> quotas,
                              const split_rule& rule, std::span<const std::uint32_t> ranks, const split_result& whole,
                              const rational& unit);

   private:
    derivation& into_;
    std::map<std::pair<meaning, row_number>, number> given_;
    std::vector<std::pair<row_number, number>> borne_;  // the parts last made, by party
    std::map<std::pair<row_number, row_number>, number> moved_;
};

}  // namespace andel

#include <andel/explanation/recorder.hpp>

#include <algorithm>
#include <stdexcept>

namespace andel {

const derivation_split& derivation::split_of(part_kind kind, row_number charge) const {
    const auto of = [&](part_kind wanted) {
        return std::ranges::find_if(splits, [&](const derivation_split& each) { return each.charge == charge && each.kind == wanted; });
    };
    const auto found = of(kind);
    return found != splits.end() ? *found : *of(part_kind::borne);  // paid as it is borne
}

step_number derivation::part_of(part_kind kind, row_number charge, row_number party) const {
    const auto change = moved.find({charge, party});
    if (change != moved.end()) {
        return kind == part_kind::borne ? change->second : nothing;
    }
    const derivation_split& split = split_of(kind, charge);
    const auto own = std::ranges::find(split.parties, party);
    return own == split.parties.end() ? no_step : split.kronor[static_cast<std::size_t>(own - split.parties.begin())];
}

// ---- numbers

recorded_number::recorded_number(derivation& of, derivation_step step) : value_{step.value}, of_{&of} {
    step_ = static_cast<step_number>(of.steps.size());
    of.steps.push_back(std::move(step));
}

step_number recorded_number::step_in(derivation& of) const {
    return is_constant() ? recorded_number{of, {.what = operation::constant, .value = value_}}.step_ : step_;
}

recorded_number recorded_number::made(operation what, rational value, const recorded_number& a, const recorded_number& b) {
    derivation* of = a.is_constant() ? b.of_ : a.of_;
    if (of == nullptr) {
        return recorded_number{std::move(value)};
    }
    const step_number first = a.step_in(*of);
    return {*of, {.what = what, .value = std::move(value), .operands = {first, b.step_in(*of)}}};
}

recorded_number recorded_number::operator-() const {
    return is_constant() ? recorded_number{-value_}
                         : recorded_number{*of_, {.what = operation::negate, .value = -value_, .operands = {step_, no_step}}};
}

recorded_number operator+(const recorded_number& a, const recorded_number& b) {
    if (a.is_constant() && a.value_.is_zero()) {
        return b;
    }
    return b.is_constant() && b.value_.is_zero() ? a : recorded_number::made(operation::add, a.value_ + b.value_, a, b);
}

recorded_number operator-(const recorded_number& a, const recorded_number& b) {
    if (b.is_constant() && b.value_.is_zero()) {
        return a;
    }
    return recorded_number::made(operation::subtract, a.value_ - b.value_, a, b);
}

recorded_number operator*(const recorded_number& a, const recorded_number& b) {
    if (a.is_constant() && a.value_ == 1) {
        return b;
    }
    return b.is_constant() && b.value_ == 1 ? a : recorded_number::made(operation::multiply, a.value_ * b.value_, a, b);
}

recorded_number operator/(const recorded_number& a, const recorded_number& b) {
    return recorded_number::made(operation::divide, a.value_ / b.value_, a, b);
}

// ---- the recorder

recorded_number derivation_recorder::given(const rational& value, meaning what, row_number row) {
    const auto known = given_.find({what, row});
    if (known != given_.end()) {
        return known->second;
    }
    number made{into_, {.what = operation::input, .value = value, .means = what, .row = row}};
    given_.emplace(std::pair{what, row}, made);
    return made;
}

recorded_number derivation_recorder::rounded(const number& value, const named_rounding& by) {
    rational result = round(value.value(), *by.rule);
    return {into_,
            {.what = operation::round,
             .value = std::move(result),
             .operands = {value.step_in(into_), no_step},
             .rule = *by.rule,
             .said_by = *by.from,
             .said_at = by.where}};
}

recorded_number derivation_recorder::most(const number& a, const number& b) {
    const step_number first = a.step_in(into_);
    return {into_, {.what = operation::most, .value = std::max(a.value(), b.value()), .operands = {first, b.step_in(into_)}}};
}

recorded_number derivation_recorder::least(const number& a, const number& b) {
    const step_number first = a.step_in(into_);
    return {into_, {.what = operation::least, .value = std::min(a.value(), b.value()), .operands = {first, b.step_in(into_)}}};
}

void derivation_recorder::mark(const number& value, meaning what, row_number row) {
    into_.marked.insert_or_assign({what, row}, value.step_in(into_));
}

void derivation_recorder::divided(const key_division<number>& how) {
    derivation_division made{
        .charge = how.charge, .key = how.key, .whole = no_step, .before_limits = {}, .after_limits = {}, .rest = no_step};
    if (how.whole != nullptr) {
        made.whole = how.whole->step_in(into_);
    }
    for (const number& each : how.before_limits) {
        made.before_limits.push_back(each.step_in(into_));
    }
    for (const number& each : how.after_limits) {
        made.after_limits.push_back(each.step_in(into_));
    }
    if (how.rest != nullptr) {
        made.rest = how.rest->step_in(into_);
    }
    into_.divisions.push_back(std::move(made));
}

// What the others bear more, this one bears less.
void derivation_recorder::moved(row_number charge, row_number party) {
    const auto add = [&](row_number who, const number& kronor) {
        number& sum = moved_[{charge, who}];
        sum = sum + kronor;
        into_.moved.insert_or_assign({charge, who}, sum.step_in(into_));
    };
    number less;
    for (const auto& [other, kronor] : borne_) {
        add(other, kronor);
        less = less + kronor;
    }
    add(party, -less);
    into_.nothing = into_.nothing == no_step ? number{}.step_in(into_) : into_.nothing;
}

std::vector<recorded_number> derivation_recorder::parts(part_kind kind, row_number charge, std::span<const row_number> parties,
                                                        std::span<const number> quotas, const split_rule& rule,
                                                        std::span<const std::uint32_t> ranks, const split_result& whole,
                                                        const rational& unit) {
    derivation_split split{.kind = kind,
                           .charge = charge,
                           .parties{parties.begin(), parties.end()},
                           .quotas = {},
                           .ranks{ranks.begin(), ranks.end()},
                           .parts{whole.parts.begin(), whole.parts.end()},
                           .kronor = {},
                           .rule = rule,
                           .unit = unit,
                           .takes_what_is_left = whole.takes_what_is_left};
    number left;  // what is not in whole units
    for (const number& each : quotas) {
        split.quotas.push_back(each.step_in(into_));
        left = whole.takes_what_is_left ? left + each : left;
    }
    const auto which = static_cast<std::uint32_t>(into_.splits.size());
    std::vector<number> made;
    for (std::uint32_t i = 0; i < parties.size(); ++i) {
        const number units{into_, {.what = operation::part, .value = whole.parts[i].units, .part = {which, i}}};
        left = whole.takes_what_is_left ? left - units : left;
        made.push_back(units * number{unit});
    }
    if (whole.takes_what_is_left) {
        number& taker = made[*whole.takes_what_is_left];
        taker = taker + left * number{unit};
    }
    for (const number& each : made) {
        split.kronor.push_back(each.step_in(into_));
    }
    if (kind == part_kind::borne) {
        borne_.clear();
        for (std::size_t i = 0; i < parties.size(); ++i) {
            borne_.emplace_back(parties[i], made[i]);
        }
    }
    into_.splits.push_back(std::move(split));
    return made;
}

}  // namespace andel

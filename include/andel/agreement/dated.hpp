#pragma once
// The cell of an agreement: a plain thing, or the same thing with dates and with a source.
//
//     yearly = "600 tkr"                                         one statement, for as long as the agreement holds
//     key = { value = "municipality", source = "assumption" }    the same, with a source of its own
//     shares.from-2019 = { … }                                   a step: from that day until the next step
//     once.2024 = "3 mnkr"                                       an occasion: in that year, or on that day, only
//
// Every value in every table is a `dated<T>`, also where dates are not allowed (then it has one statement). Each statement knows its
// place and where it comes from; what it does not say itself it has from the thing that it stands in.

#include <andel/values/day.hpp>
#include <andel/values/problem.hpp>
#include <andel/values/rational.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace andel {

/// How firmly something is known, weakest first, so that the smallest of several is what a figure rests on.
enum class status : std::uint8_t { assumed, estimated, reported, published, decided, booked, agreed };

inline constexpr std::uint32_t no_row = 0xFFFF'FFFF;

enum class origin_kind : std::uint8_t { file, rule_profile, change };

/// Who says so: a source of the file, the place in it ("§ 4"), and how firm it is; or the rule profile; or somebody's what-if.
struct origin {
    origin_kind kind = origin_kind::file;
    std::uint32_t source = no_row;
    status how_firm = status::assumed;
    std::string detail;
    friend bool operator==(const origin&, const origin&) = default;
};

/// A reference by id, resolved later.
struct name {
    std::string id;
    place where;
    friend bool operator==(const name& a, const name& b) { return a.id == b.id; }
};

/// A day as written: a date, or the id of a date, or "start" or "end" of the term.
struct day_reference {
    std::string named;        // empty: a date was written
    std::optional<day> when;  // known from the start, or after names are resolved
    place where;
};

/// What follows the last value that is known: nothing (no projection goes further), the same again, or growth every year.
enum class after_last_way : std::uint8_t { stop, repeat, growth };
struct after_last {
    after_last_way way = after_last_way::stop;
    rational growth;  // a year, as a fraction of one
};

template <class value_type>
struct statement {
    value_type value{};
    origin from;
    place where;
    std::string note;
};

enum class time_kind : std::uint8_t { always, step, year, on_day };

struct time_mark {
    time_kind kind = time_kind::always;
    std::string written;       // "from-opening", "2024": the last part of the address
    std::string named;         // the id of a date, where one was used
    std::optional<day> first;  // always: none
    place where;
};

template <class value_type>
struct dated_statement {
    time_mark when;
    statement<value_type> what;
};

template <class value_type>
class dated {
   public:
    std::vector<dated_statement<value_type>> statements;  // in order of time once names are resolved
    place where;                                          // of the key
    bool broken = false;                                  // was there, but could not be understood: a problem already says so
    std::optional<statement<andel::after_last>> follows;  // what comes after the last occasion

    [[nodiscard]] bool absent() const { return statements.empty() && !broken; }
    [[nodiscard]] bool usable() const { return !statements.empty() && !broken; }
    [[nodiscard]] bool has_steps() const { return usable() && statements.front().when.kind == time_kind::step; }
    [[nodiscard]] bool has_occasions() const { return usable() && statements.front().when.kind >= time_kind::year; }
    /// The statement of a value that has one only.
    [[nodiscard]] const statement<value_type>& only() const { return statements.front().what; }
    [[nodiscard]] const value_type& value() const { return only().value; }
    /// The statement in force on a day: nothing before the first step.
    [[nodiscard]] const dated_statement<value_type>* at(day d) const {
        const dated_statement<value_type>* found = nullptr;
        for (const auto& each : statements) {
            if (!each.when.first || *each.when.first <= d) {
                found = &each;
            }
        }
        return found;
    }
};

}  // namespace andel

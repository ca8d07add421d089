#pragma once
// What the parts of the reader share: the document, the problems found so far, and how to report one.

#include <andel/agreement/agreement.hpp>
#include <andel/agreement/fields.hpp>
#include <andel/agreement/problem_log.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace andel {

/// What the reader knows of the cell that it is in.
struct cell {
    std::string_view key;      // "yearly"
    std::string_view example;  // what could stand there
};

/// `words` with commas between them; of none, the word for that.
[[nodiscard]] both_languages listed(const std::vector<std::string>& words);
/// "Menade du x? " when one of `known` is near, else nothing.
[[nodiscard]] both_languages nearest(std::string_view word, const std::vector<std::string>& known);
[[nodiscard]] std::string in_quotes(std::string_view text);
/// What stands in a node, in words.
[[nodiscard]] both_languages described(const node& from);
/// A time as a key: "from-2030", "2024", "2024-11-15", "on-opening". Everything with a hyphen or a leading digit is one.
[[nodiscard]] bool is_time_key(std::string_view key);
[[nodiscard]] bool is_valid_id(std::string_view id);

/// `written` begins with a year (2025-02-30, 2025-13, 3000); `prefix` is what stands before it in a key.
void report_no_such_day(problem_log& log, place where, std::string_view written, std::string_view prefix);
void report_wrong_type(problem_log& log, const node& from, const cell& where, both_languages expected);

bool read_kronor(problem_log& log, const node& from, const cell& where, rational& value);
bool read_fraction_of_one(problem_log& log, const node& from, const cell& where, rational& value);
bool read_plain_number(problem_log& log, const node& from, const cell& where, rational& value);
bool read_names(problem_log& log, const node& from, const cell& where, std::vector<name>& names);

// Plain values: true and the value, or a problem and false.
bool read_plain(problem_log& log, const node& from, const cell& where, std::string& value);
bool read_plain(problem_log& log, const node& from, const cell& where, std::vector<std::string>& value);
bool read_plain(problem_log& log, const node& from, const cell& where, amount& value);
bool read_plain(problem_log& log, const node& from, const cell& where, share& value);
bool read_plain(problem_log& log, const node& from, const cell& where, change& value);
bool read_plain(problem_log& log, const node& from, const cell& where, name& value);
bool read_plain(problem_log& log, const node& from, const cell& where, receiver_set& value);
bool read_plain(problem_log& log, const node& from, const cell& where, name_list& value);
bool read_plain(problem_log& log, const node& from, const cell& where, share_row& value);
bool read_plain(problem_log& log, const node& from, const cell& where, weight_row& value);
bool read_plain(problem_log& log, const node& from, const cell& where, price_year& value);
bool read_plain(problem_log& log, const node& from, const cell& where, day_reference& value);
bool read_plain(problem_log& log, const node& from, const cell& where, day_of_year& value);
bool read_plain(problem_log& log, const node& from, const cell& where, length& value);
bool read_plain(problem_log& log, const node& from, const cell& where, rounding& value);
bool read_plain(problem_log& log, const node& from, const cell& where, part_rounding& value);
bool read_plain(problem_log& log, const node& from, const cell& where, key_part_rounding& value);
bool read_plain(problem_log& log, const node& from, const cell& where, tariff& value);
bool read_plain(problem_log& log, const node& from, const cell& where, limit_rules& value);
bool read_plain(problem_log& log, const node& from, const cell& where, event_rule& value);
bool read_plain(problem_log& log, const node& from, const cell& where, level& value);
bool read_plain(problem_log& log, const node& from, const cell& where, index_portion& value);
bool read_plain(problem_log& log, const node& from, const cell& where, change_limit& value);
bool read_plain(problem_log& log, const node& from, const cell& where, change_threshold& value);
bool read_plain(problem_log& log, const node& from, const cell& where, measured_row& value);
bool read_plain(problem_log& log, const node& from, const cell& where, after_last& value);
bool read_plain(problem_log& log, const node& from, const cell& where, reading_rule& value);
bool read_plain(problem_log& log, const node& from, const cell& where, continuation& value);
bool read_plain(problem_log& log, const node& from, const cell& where, renewal& value);
bool read_plain(problem_log& log, const node& from, const cell& where, notice& value);
bool read_plain(problem_log& log, const node& from, const cell& where, term_end& value);
bool read_plain(problem_log& log, const node& from, const cell& where, interest_rate& value);
bool read_plain(problem_log& log, const node& from, const cell& where, rate_row& value);
bool read_plain(problem_log& log, const node& from, const cell& where, grant& value);
bool read_plain(problem_log& log, const node& from, const cell& where, int& value);

template <class word_type>
requires std::is_enum_v<word_type>
bool read_plain(problem_log& log, const node& from, const cell& where, word_type& value) {
    std::vector<std::string> choices;
    for (const auto& [word, meaning] : words_of<word_type>::all) {
        if (from.kind == node_kind::text && from.text == word) {
            value = meaning;
            return true;
        }
        choices.push_back(in_quotes(word));
    }
    if (from.kind != node_kind::text) {
        report_wrong_type(log, from, where, {"ett av orden " + listed(choices).swedish, "one of the words " + listed(choices).english});
    } else {
        log.report(problem_code::unknown_word, from.where,
                   {{"value", in_quotes(from.text)},
                    {"key", std::string{where.key}},
                    {"hint", nearest(in_quotes(from.text), choices)},
                    {"choices", listed(choices)}});
    }
    return false;
}

/// Whether the clause says what next year's change is put on.
[[nodiscard]] bool needs_carry(const index& clause);
/// Whether each change is put on what an earlier one has reached.
[[nodiscard]] bool is_chained(const index& clause);
/// The rows of the measures that a clause and its parts read.
[[nodiscard]] std::vector<std::uint32_t> measures_of(const agreement& draft, const index& clause);
[[nodiscard]] bool needs_after_correction(const agreement& draft, const index& clause);
/// Whether the day on which a loan is repaid is none of its payment days.
[[nodiscard]] bool needs_odd_period(const loan& one);

/// The version of the format that a file says it is written in; `top` is where one that says none lacks it.
void check_version(const node& root, place top, problem_log& log);
/// Reads every table of the document into the draft.
void read_tables(const document& from, agreement& draft, problem_log& log);
/// Finds days, puts steps in order of time and fills in the rule profile; then checks what can be checked without counting.
void resolve(agreement& draft, problem_log& log);
void check_things(agreement& draft, problem_log& log);
void check_measures(agreement& draft, problem_log& log);
void check_indexes(agreement& draft, problem_log& log);
void check_keys(agreement& draft, problem_log& log);
void check_capital(agreement& draft, problem_log& log);
void check_term(agreement& draft, problem_log& log);
void check_rules(agreement& draft, problem_log& log);

}  // namespace andel

#pragma once
// An agreement on its way to sentences. What is said of each thing stands in a file of its own:
//
//     describe.cpp           the whole, and how a sentence is finished with where it comes from
//     describe_words.cpp     names, days, amounts, units
//     describe_parties.cpp   the agreement, its sources, parties, activities and days
//     describe_costs.cpp     costs and frames
//     describe_keys.cpp      keys, charges and limits
//     describe_figures.cpp   measures and the figures that they read
//     describe_capital.cpp   assets, loans, and what a leaver owes
//     describe_indexes.cpp   index clauses
//     describe_rules.cpp     term and rounding, and what is left out

#include "sentences.hpp"

#include <andel/agreement/fields.hpp>
#include <andel/agreement/in_words.hpp>
#include <andel/explanation/describe.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace andel {

class describer {
   public:
    describer(const agreement& from, language in) : from_{from}, in_{in} {}

    description describe();
    static std::string without_stop(std::string text);

   private:
    using words = std::vector<std::string>;

    // Where a cited statement comes from is known only when the whole sentence is: until then a mark stands there, which no text may hold.
    static constexpr char mark_begins = '\x01';
    static constexpr char mark_ends = '\x02';

    static std::string one_line(std::string_view text);

    static std::string joined(const words& all, std::string_view between);

    // ---- the whole
    struct chunk {  // what stands at one place of the file
        place where;
        both_languages heading;
        std::vector<described_sentence> sentences;
    };

    void append(description& to, const both_languages& heading, std::vector<described_sentence> sentences) const;

    void begin(const thing& one, const both_languages& heading);

    template <class thing_type>
    void add_all(const std::vector<thing_type>& things, const both_languages& heading) {
        for (const thing_type& each : things) {
            begin(each, heading);
            address_ = std::string{table_of<thing_type>::name} + "." + each.id;
            add(each);
            add_note_of_thing();
        }
    }

    void add_note_of_thing();

    // ---- small words
    using arguments = std::vector<problem_argument>;
    [[nodiscard]] std::string say(const both_languages& pattern, const arguments& with = {}) const;
    template <class word_array, class word_type>
    [[nodiscard]] std::string word(const word_array& all, word_type which) const {
        return all.at(static_cast<std::size_t>(which)).in(in_);
    }
    [[nodiscard]] static std::string capital(std::string text);
    [[nodiscard]] static std::string in_turn(const words& all);
    [[nodiscard]] std::string listed(const words& all) const;
    [[nodiscard]] std::string quoted(std::string_view text) const { return say(sentences::quotes, {{"text", one_line(text)}}); }

    [[nodiscard]] std::string month(int number) const { return word(sentences::months, number - 1); }
    [[nodiscard]] std::string in_words(day d) const;
    [[nodiscard]] std::string in_words(day d, const std::string& named) const { return in_words(d) + in_brackets(name_of_day(named)); }
    [[nodiscard]] std::string in_words(const day_reference& written) const { return in_words(*written.when, written.named); }
    [[nodiscard]] std::string in_words(const length& time) const;
    [[nodiscard]] static std::string in_brackets(const std::string& text) { return text.empty() ? "" : " (" + text + ")"; }
    [[nodiscard]] std::string name_of_day(const std::string& id) const;
    [[nodiscard]] std::string when(const time_mark& mark) const;
    [[nodiscard]] std::string in_words_of(const after_last& what, const std::array<both_languages, 3>& ways) const;

    [[nodiscard]] std::string kronor(const rational& count) const { return in_words(exact_money::of_kronor(count)); }
    // "2 600 tkr", "1 234,50 kr"; in English, where nobody writes tkr, "2,600,000 kr".
    [[nodiscard]] std::string in_words(const exact_money& amount) const;

    // ---- names
    // A label as the subject that a sentence begins with, or as a name inside one.
    [[nodiscard]] std::string subject(const std::string& label) const;
    template <class thing_type>
    [[nodiscard]] std::string numbered(const std::vector<thing_type>& all, const thing_type& one, const both_languages& pattern) const {
        return say(pattern, {{"number", std::to_string(&one - all.data() + 1)}});
    }
    template <class thing_type>
    [[nodiscard]] static auto count_labelled(const std::vector<thing_type>& all, std::string_view label) {
        return std::ranges::count_if(
            all, [&](const thing_type& each) { return each.label.usable() && one_line(each.label.value()) == one_line(label); });
    }
    // The label; with a number where another has the same, and the number alone where there is none.
    template <class thing_type>
    [[nodiscard]] std::string name_of(const std::vector<thing_type>& all, const thing_type& one, const both_languages& pattern,
                                      bool as_subject = false) const {
        if (!one.label.usable()) {
            return numbered(all, one, pattern);
        }
        const std::string& label = one.label.value();
        constexpr bool is_party = std::is_same_v<thing_type, party>;
        constexpr bool is_receiver = is_party || std::is_same_v<thing_type, activity> || std::is_same_v<thing_type, key>;
        const auto same =
            is_receiver ? count_labelled(from_.parties, label) + count_labelled(from_.activities, label) + count_labelled(from_.keys, label)
                        : count_labelled(all, label);
        return (is_party || as_subject ? subject(label) : quoted(label)) + (same > 1 ? in_brackets(numbered(all, one, pattern)) : "");
    }
    [[nodiscard]] std::string name_of(const party& one) const { return name_of(from_.parties, one, sentences::party_number); }
    [[nodiscard]] std::string name_of(const key& one) const { return name_of(from_.keys, one, sentences::key_number); }
    [[nodiscard]] std::string name_of(const andel::index& one) const { return name_of(from_.indexes, one, sentences::index_number); }
    [[nodiscard]] std::string name_of(const activity& one, bool as_subject = false) const;
    [[nodiscard]] std::string name_of(const cost& one, bool as_subject = false) const;
    [[nodiscard]] std::string name_of(const receiver& which) const;
    [[nodiscard]] std::string name_of_measure(const name& which) const;
    [[nodiscard]] std::string name_of_series(std::string_view id) const;
    [[nodiscard]] std::string name_of_group(const std::string& id) const;
    // A receiver, or a set word.
    [[nodiscard]] std::string name_of(const name& which) const;
    [[nodiscard]] words names_in(const std::vector<name>& all) const;
    /// How a receiver is said, which has a pattern for each kind.
    [[nodiscard]] std::string by_kind(const name& which, const both_languages& of_party, const both_languages& of_activity,
                                      const both_languages& of_key) const;

    // ---- sources
    // The one signed agreement is "avtalet"; any other source has a number.
    [[nodiscard]] std::string name_of_source(std::uint32_t row) const;
    [[nodiscard]] std::string reference_to(const origin& from, const both_languages& pattern = sentences::reference) const;

    // ---- sentences
    // A mark for where the statement comes from; its note is kept for after the sentence.
    template <class value_type>
    std::string cite(const statement<value_type>& said, std::string_view key) {
        cited_.push_back(said.from);
        if (!said.note.empty()) {
            notes_.push_back(note_row(address_ + "." + std::string{key} + ".note", said.note, said.from, said.where));
        }
        return mark_begins + std::to_string(cited_.size() - 1) + mark_ends;
    }
    // What `in_words` makes of each statement, with its days and its source.
    template <class value_type, class function>
    words each_over_time(const dated<value_type>& value, std::string_view key, const function& in_words) {
        words all;
        for (const auto& each : value.statements) {
            all.push_back(in_words(each.what.value) + when(each.when) + cite(each.what, address_in(key, each.when)));
        }
        if (value.follows) {
            all.push_back(in_words_of(value.follows->value, sentences::after_last) +
                          cite(*value.follows, std::string{key} + ".after_last"));
        }
        return all;
    }
    static std::string address_in(std::string_view key, const time_mark& mark);
    template <class value_type, class function>
    std::string over_time(const dated<value_type>& value, std::string_view key, const function& in_words) {
        return listed(each_over_time(value, key, in_words));
    }
    // "; {pattern}" of a value that need not be there.
    template <class value_type, class function>
    void add_piece(words& pieces, const dated<value_type>& value, std::string_view key, const both_languages& pattern,
                   std::string_view argument, const function& in_words) {
        if (value.usable()) {
            pieces.push_back(say(pattern, {{std::string{argument}, over_time(value, key, in_words)}}));
        }
    }
    template <class value_type, class word_array>
    void add_word(words& pieces, const dated<value_type>& value, std::string_view key, const word_array& all) {
        if (value.usable()) {
            pieces.push_back(over_time(value, key, [&](value_type which) { return word(all, which); }));
        }
    }

    [[nodiscard]] described_sentence row(std::string address, std::string text, const origin& from, place where) const;
    [[nodiscard]] described_sentence note_row(std::string address, const std::string& text, const origin& from, place where) const;

    // The sentence is finished: what comes from one place says so once, last; else what is not the thing's own says so where it stands.
    void finish(std::string address, const std::string& text, place where);
    void finish(const std::string& text) { finish(address_, text, thing_->where); }
    // A rule of the agreement, if it is there: `pattern` with what `in_words` makes of it.
    template <class value_type, class function>
    void add_rule(const dated<value_type>& value, std::string_view key, const both_languages& pattern, std::string_view argument,
                  const function& in_words) {
        if (value.usable()) {
            const std::string said = over_time(value, key, in_words);
            finish(address_ + "." + std::string{key}, say(pattern, {{std::string{argument}, said}}), value.where);
        }
    }
    void in_order_of_file() { std::ranges::stable_sort(chunks_.back().sentences, {}, &described_sentence::where); }

    [[nodiscard]] static std::string text_of(const std::string& text) { return without_stop(one_line(text)); }

    // ---- the agreement and its sources
    void add_facts();

    // A source says where others come from, and comes itself from nowhere else.
    void add(const source& one);

    // ---- parties, activities, days
    void add(const party& one);

    void add(const activity& one);

    void add(const named_date& one);

    // ---- costs
    [[nodiscard]] std::string at_prices(const price_year& level) const;
    [[nodiscard]] std::string in_words(const rounding& rule, const std::string& unit) const;
    [[nodiscard]] std::string unit_of_money(const rational& kronor) const;
    [[nodiscard]] std::string in_words(const rounding& rule) const { return in_words(rule, unit_of_money(rule.to)); }

    [[nodiscard]] std::string rounded_number(const rounding& rule, const std::string& unit) const;
    [[nodiscard]] std::string how_indexed(const name& which) const;
    std::string amounts_of(const cost& one, bool income);

    void add(const cost& one);

    // ---- keys
    void add(const key& one);
    [[nodiscard]] std::string borne(const name& by) const;
    [[nodiscard]] std::string in_words(const tariff& row) const;
    [[nodiscard]] std::string in_words(const charge& owed) const;
    [[nodiscard]] std::string in_words(const bound& limit, const both_languages& share_of = sentences::share_of_all) const;
    [[nodiscard]] std::string at_least(const bound& limit) const;
    [[nodiscard]] std::string at_most(const bound& limit) const;
    [[nodiscard]] std::string in_words(const andel::discount& rule) const;
    [[nodiscard]] std::string in_words(const yearly_limit& rule) const;
    [[nodiscard]] std::string in_words(const limit_rules& rules) const;
    [[nodiscard]] std::string for_whom(const std::vector<name>& only, const std::vector<name>& except) const;
    [[nodiscard]] std::string in_words(const part_rounding& part) const;

    // ---- measures and figures
    void add(const measure& one);
    void add(const figure_series& one);
    [[nodiscard]] std::string in_words(const measured_row& row) const;
    [[nodiscard]] std::string in_words(const reading_rule& rule) const;
    [[nodiscard]] std::string in_words(const continuation& link) const;
    [[nodiscard]] std::string years_before(int count) const;
    [[nodiscard]] std::string month_and_year(int number, const std::string& year) const;

    // ---- indexes

    void add(const andel::index& one);
    void add_movement(words& pieces, const andel::index& one, const std::string& label);
    void add_rules_of_change(words& pieces, const andel::index& one);
    [[nodiscard]] std::string in_words(const change& said) const;
    [[nodiscard]] std::string in_words(const level& said) const;
    [[nodiscard]] std::string basket(const share_row& row) const;

    // ---- assets and loans
    void add(const asset& one);
    void add(const loan& one);
    void add_leaving();
    void add_amendments();
    [[nodiscard]] std::string in_words(const interest_rate& rate) const;

    // ---- frames
    void add(const frame& one);

    // ---- term and rounding
    void add_term();

    [[nodiscard]] std::string in_words(const renewal& again) const;
    [[nodiscard]] std::string in_words(const notice& said) const;

    void add_rounding();

    // ---- last
    [[nodiscard]] std::vector<described_sentence> left_out() const;

    [[nodiscard]] std::vector<described_sentence> forgotten() const;

    const agreement& from_;
    language in_;
    std::vector<chunk> chunks_;
    std::vector<described_sentence> profile_;
    // of the sentence in the making
    const thing* thing_ = nullptr;
    std::string address_;
    std::vector<origin> cited_;
    std::vector<described_sentence> notes_;
};

}  // namespace andel

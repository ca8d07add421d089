// Each thing in a sentence of its own; the rules of the agreement (term, rounding, its name) in one for each rule.

#include "sentences.hpp"

#include <andel/agreement/fields.hpp>
#include <andel/agreement/in_words.hpp>
#include <andel/explanation/describe.hpp>
#include <andel/plan/check_agreement.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <string_view>

namespace andel {
namespace {

using words = std::vector<std::string>;

// Where a cited statement comes from is known only when the whole sentence is: until then a mark stands there, which no text may hold.
constexpr char mark_begins = '\x01';
constexpr char mark_ends = '\x02';
constexpr std::string_view no_break_space = "\u00A0";

std::string one_line(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank || (!result.empty() && result.back() != ' ')) {
            result += blank ? ' ' : c;
        }
    }
    return result.substr(0, result.find_last_not_of(' ') + 1);
}

std::string without_stop(std::string text) {
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

std::string joined(const words& all, std::string_view between) {
    std::string text;
    for (const std::string& each : all) {
        text += (text.empty() ? "" : std::string{between}) + each;
    }
    return text;
}

class describer {
   public:
    describer(const agreement& from, language in) : from_{from}, in_{in} {}

    description describe() {
        chunks_.clear();
        add_facts();
        add_all(from_.sources, sentences::sources_heading);
        add_all(from_.parties, sentences::parties_heading);
        add_all(from_.activities, sentences::activities_heading);
        add_all(from_.costs, sentences::costs_heading);
        add_all(from_.keys, sentences::keys_heading);
        add_all(from_.indexes, sentences::indexes_heading);
        add_all(from_.frames, sentences::frames_heading);
        add_all(from_.dates, sentences::dates_heading);
        add_term();
        add_rounding();
        std::ranges::stable_sort(chunks_, {}, &chunk::where);
        description result{.in = in_, .heading = one_line(from_.facts.name.value()), .sections = {}};
        for (chunk& each : chunks_) {
            append(result, each.heading, std::move(each.sentences));
        }
        append(result, sentences::profile_heading, std::move(profile_));
        append(result, sentences::left_out_heading, left_out());
        append(result, sentences::forgotten_heading, forgotten());
        return result;
    }

   private:
    // ---- the whole

    struct chunk {  // what stands at one place of the file
        place where;
        both_languages heading;
        std::vector<described_sentence> sentences;
    };

    void append(description& to, const both_languages& heading, std::vector<described_sentence> sentences) const {
        if (sentences.empty()) {
            return;
        }
        if (to.sections.empty() || to.sections.back().heading != heading.in(in_)) {
            to.sections.push_back({heading.in(in_), {}});
        }
        auto& all = to.sections.back().sentences;
        std::ranges::move(sentences, std::back_inserter(all));
    }

    void begin(const thing& one, const both_languages& heading) {
        chunks_.push_back({one.where, heading, {}});
        thing_ = &one;
    }

    template <class thing_type>
    void add_all(const std::vector<thing_type>& things, const both_languages& heading) {
        for (const thing_type& each : things) {
            begin(each, heading);
            address_ = std::string{table_of<thing_type>::name} + "." + each.id;
            add(each);
            add_note_of_thing();
        }
    }

    void add_note_of_thing() {
        if (thing_->note.usable()) {
            const auto& said = thing_->note.only();
            chunks_.back().sentences.push_back(note_row(address_ + ".note", said.value, said.from, thing_->note.where));
        }
    }

    // ---- small words

    using arguments = std::vector<problem_argument>;
    [[nodiscard]] std::string say(const both_languages& pattern, const arguments& with = {}) const {
        return fill_in(pattern.in(in_), with, in_);
    }
    template <class word_array, class word_type>
    [[nodiscard]] std::string word(const word_array& all, word_type which) const {
        return all.at(static_cast<std::size_t>(which)).in(in_);
    }
    [[nodiscard]] std::string listed(const words& all) const {
        if (all.size() < 2) {
            return joined(all, "");
        }
        return joined({all.begin(), all.end() - 1}, ", ") + sentences::and_word.in(in_) + all.back();
    }
    [[nodiscard]] std::string quoted(std::string_view text) const { return say(sentences::quotes, {{"text", one_line(text)}}); }

    [[nodiscard]] std::string month(int number) const { return word(sentences::months, number - 1); }
    [[nodiscard]] std::string in_words(day d) const {
        const civil_date date = civil(d);
        return say(sentences::day_in_words,
                   {{"day", std::to_string(date.day_of_month)}, {"month", month(date.month)}, {"year", std::to_string(date.year)}});
    }
    [[nodiscard]] std::string in_words(day d, const std::string& named) const { return in_words(d) + in_brackets(name_of_day(named)); }
    [[nodiscard]] std::string in_words(const day_reference& written) const { return in_words(*written.when, written.named); }
    [[nodiscard]] std::string in_words(const length& time) const {
        return time.count == 1 ? word(sentences::one_length, time.unit) : andel::in_words(time).in(in_);
    }
    [[nodiscard]] static std::string in_brackets(const std::string& text) { return text.empty() ? "" : " (" + text + ")"; }
    [[nodiscard]] std::string name_of_day(const std::string& id) const {
        if (id == "start" || id == "end") {
            return say(id == "start" ? sentences::first_day : sentences::last_day);
        }
        const named_date* found = from_.find_date(id);
        return found == nullptr ? "" : one_line(found->label.value());
    }
    [[nodiscard]] std::string when(const time_mark& mark) const {
        switch (mark.kind) {
            case time_kind::always:
                return "";
            case time_kind::step:
                return say(sentences::from_day, {{"day", in_words(*mark.first, mark.named)}});
            case time_kind::year:
                return say(sentences::in_year, {{"year", std::to_string(year_of(*mark.first))}});
            case time_kind::on_day:
                return say(sentences::on_day, {{"day", in_words(*mark.first, mark.named)}});
        }
        return "";
    }

    // "2 600 tkr", "1 234,50 kr"; in English, where nobody writes tkr, "2,600,000 kr".
    [[nodiscard]] std::string in_words(const exact_money& amount) const {
        for (const auto& [kronor, unit] : {std::pair{1'000'000, money_unit::mnkr}, std::pair{1'000, money_unit::tkr}}) {
            const rational count = amount.kronor() / kronor;
            if (in_ == language::swedish && !count.is_zero() && count.is_whole()) {
                return write_exact(count, in_) + std::string{no_break_space} + std::string{andel::name_of(unit)};
            }
        }
        const auto ore = exactly(amount);
        const bool broken = ore && ore->ore() % 100 != 0;
        return (broken ? write_kronor(*ore, in_) : write_exact(amount.kronor(), in_)) + std::string{no_break_space} + "kr";
    }

    // ---- names

    // A label as the subject that a sentence begins with, or as a name inside one.
    [[nodiscard]] std::string subject(const std::string& label) const {
        return label.find_first_of(",;:.()") == std::string::npos ? one_line(label) : quoted(label);
    }
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
    [[nodiscard]] std::string name_of(const activity& one, bool as_subject = false) const {
        return name_of(from_.activities, one, sentences::activity_number, as_subject);
    }
    [[nodiscard]] std::string name_of(const cost& one, bool as_subject = false) const {
        return name_of(from_.costs, one, sentences::cost_number, as_subject);
    }
    [[nodiscard]] std::string name_of(const receiver& which) const {
        return which.kind == receiver_kind::party      ? name_of(from_.parties[which.row])
               : which.kind == receiver_kind::activity ? name_of(from_.activities[which.row])
                                                       : name_of(from_.keys[which.row]);
    }
    // A receiver, or a set word.
    [[nodiscard]] std::string name_of(const name& which) const {
        if (const auto of_class = class_of_set_word(which.id)) {
            return word(sentences::classes, *of_class);
        }
        const auto found = from_.find_receiver(which.id);
        return found ? name_of(*found) : which.id == "everyone" ? say(sentences::everyone) : which.id;
    }
    [[nodiscard]] words names_in(const std::vector<name>& all) const {
        words names;
        std::ranges::transform(all, std::back_inserter(names), [&](const name& each) { return name_of(each); });
        return names;
    }
    /// How a receiver is said, which has a pattern for each kind.
    [[nodiscard]] std::string by_kind(const name& which, const both_languages& of_party, const both_languages& of_activity,
                                      const both_languages& of_key) const {
        const auto found = from_.find_receiver(which.id);
        const receiver_kind kind = found ? found->kind : receiver_kind::party;
        const auto& pattern = kind == receiver_kind::party ? of_party : kind == receiver_kind::activity ? of_activity : of_key;
        return say(pattern, {{"name", name_of(which)}});
    }

    // ---- sources

    // The one signed agreement is "avtalet"; any other source has a number.
    [[nodiscard]] std::string name_of_source(std::uint32_t row) const {
        const auto signed_one = [](const source& each) { return each.how_firm.usable() && each.how_firm.value() == status::agreed; };
        return signed_one(from_.sources[row]) && std::ranges::count_if(from_.sources, signed_one) == 1
                   ? say(sentences::the_agreement)
                   : say(sentences::source_number, {{"number", std::to_string(row + 1)}});
    }
    [[nodiscard]] std::string reference_to(const origin& from, const both_languages& pattern = sentences::reference) const {
        std::string where = say(from.kind == origin_kind::rule_profile ? sentences::the_profile : sentences::a_change);
        if (from.source != no_row) {
            where = name_of_source(from.source);
            const bool numbered = where != say(sentences::the_agreement);
            where += from.detail.empty() ? "" : (numbered ? ", " : " ") + one_line(from.detail);
        }
        return say(pattern, {{"where", where}, {"status", std::string{word_for(from.how_firm, in_)}}});
    }

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
        return all;
    }
    static std::string address_in(std::string_view key, const time_mark& mark) {
        return std::string{key} + (mark.written.empty() ? "" : "." + mark.written);
    }
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

    [[nodiscard]] described_sentence row(std::string address, std::string text, const origin& from, place where) const {
        described_sentence made{.address = std::move(address),
                                .text = std::move(text),
                                .reference = {},
                                .clause = from.detail,
                                .source = {},
                                .source_title = {},
                                .how_firm = from.how_firm,
                                .where = where};
        if (from.source != no_row) {
            made.source = from_.sources[from.source].id;
            made.source_title = from_.sources[from.source].title.value();
        }
        return made;
    }
    [[nodiscard]] described_sentence note_row(std::string address, const std::string& text, const origin& from, place where) const {
        const std::string note = one_line(text);
        const bool ends = note.ends_with('.') || note.ends_with('?') || note.ends_with('!') || note.ends_with("…");
        return row(std::move(address), say(sentences::note, {{"note", note + (ends ? "" : ".")}}), from, where);
    }

    // The sentence is finished: what comes from one place says so once, last; else what is not the thing's own says so where it stands.
    void finish(std::string address, const std::string& text, place where) {
        const bool one = !cited_.empty() && std::ranges::all_of(cited_, [&](const origin& each) { return each == cited_.front(); });
        const origin& whole = one ? cited_.front() : thing_->from;
        const bool mixed = std::ranges::any_of(cited_, [&](const origin& each) { return each != whole; });
        std::string clean;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] != mark_begins) {
                clean += text[i];
                continue;
            }
            const std::size_t end = text.find(mark_ends, i);
            const origin& own = cited_[std::stoul(text.substr(i + 1, end - i - 1))];
            clean += own == whole ? "" : " " + reference_to(own);
            i = end;
        }
        described_sentence made = row(std::move(address), std::move(clean), whole, where);
        made.reference = reference_to(whole, mixed ? sentences::reference_for_the_rest : sentences::reference);
        auto& to = whole.kind == origin_kind::rule_profile ? profile_ : chunks_.back().sentences;
        to.push_back(std::move(made));
        to.insert(to.end(), notes_.begin(), notes_.end());
        cited_.clear();
        notes_.clear();
    }
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

    void add_facts() {
        const agreement_facts& facts = from_.facts;
        begin(facts, sentences::agreement_heading);
        address_ = "agreement";
        const std::string name = quoted(facts.name.value()) + cite(facts.name.only(), "name");
        const std::string in = word(sentences::file_languages, facts.language.value()) + cite(facts.language.only(), "language");
        const std::string currency = word(sentences::currencies, facts.currency.value()) + cite(facts.currency.only(), "currency");
        finish("agreement.name", say(sentences::agreement_name, {{"name", name}, {"language", in}, {"currency", currency}}),
               facts.name.where);
        add_rule(facts.about, "about", sentences::about, "about", &text_of);
        add_rule(facts.target_groups, "target_groups", sentences::target_groups, "groups", [](const words& groups) {
            words all;
            std::ranges::transform(groups, std::back_inserter(all), &text_of);
            return joined(all, "; ");
        });
        add_rule(facts.reference, "reference", sentences::file_number, "reference", &text_of);
        add_rule(facts.rules, "rules", {"{rule}"}, "rule", [&](rule_profile which) { return word(sentences::profiles, which); });
        add_note_of_thing();
        in_order_of_file();
    }

    // A source says where others come from, and comes itself from nowhere else.
    void add(const source& one) {
        const auto row_number = static_cast<std::uint32_t>(&one - from_.sources.data());
        std::string name = name_of_source(row_number);
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
        std::string facts;
        const auto add_fact = [&](const dated<std::string>& value, const both_languages& pattern, std::string_view argument) {
            facts += value.usable() ? say(pattern, {{std::string{argument}, text_of(value.value())}}) : "";
        };
        add_fact(one.publisher, sentences::published_by, "publisher");
        add_fact(one.date, sentences::dated, "date");
        add_fact(one.address, sentences::found_at, "address");
        std::string text = say(sentences::source, {{"name", name},
                                                   {"title", quoted(one.title.value())},
                                                   {"facts", facts},
                                                   {"status", std::string{word_for(one.how_firm.value(), in_)}}});
        if (one.clauses.usable()) {
            words clauses;
            std::ranges::transform(one.clauses.value().names, std::back_inserter(clauses), &andel::name::id);
            text += say(sentences::its_clauses, {{"clauses", listed(clauses)}});
        }
        const origin itself{.kind = origin_kind::file, .source = row_number, .how_firm = one.how_firm.value(), .detail = {}};
        chunks_.back().sentences.push_back(row(address_, text, itself, one.where));
    }

    // ---- parties, activities, days

    void add(const party& one) {
        const std::string label = name_of(one) + cite(one.label.only(), "label");
        const std::string kind = word(sentences::a_class, one.kind.value()) + cite(one.kind.only(), "class");
        const std::string code =
            one.code.usable() ? say(sentences::with_code, {{"code", one.code.value()}}) + cite(one.code.only(), "code") : "";
        finish(say(sentences::party, {{"label", label}, {"class", kind}, {"code", code}}));
    }

    void add(const activity& one) {
        const std::string label = name_of(one, true) + cite(one.label.only(), "label");
        const std::string responsible = over_time(one.responsible, "responsible", [&](const name& who) {
            return by_kind(who, sentences::responsible_party, sentences::responsible_activity, sentences::responsible_key);
        });
        const std::string runs =
            one.performer.usable()
                ? say(sentences::performer, {{"name", text_of(one.performer.value()) + cite(one.performer.only(), "operator")}})
                : "";
        finish(say(sentences::activity, {{"label", label}, {"responsible", responsible}, {"performer", runs}}));
    }

    void add(const named_date& one) {
        const std::string label = one_line(one.label.value()) + cite(one.label.only(), "label");
        finish(say(sentences::named_date, {{"label", label}, {"day", in_words(one.date.value()) + cite(one.date.only(), "date")}}));
    }

    // ---- costs

    [[nodiscard]] std::string at_prices(const price_year& level) const {
        const bool whole_year = level.month == 0;
        return say(whole_year ? sentences::at_prices : sentences::at_prices_of_month,
                   {{"month", whole_year ? "" : month(level.month)}, {"year", std::to_string(level.year)}});
    }
    [[nodiscard]] std::string in_words(const rounding& rule, const std::string& unit) const {
        return say(sentences::rounded, {{"unit", unit}, {"mode", word(sentences::modes, rule.mode)}});
    }
    [[nodiscard]] std::string unit_of_money(const rational& kronor) const {
        return kronor == rational{1, 100} ? say(sentences::whole_ore)
               : kronor == 1              ? say(sentences::whole_kronor)
                                          : say(sentences::multiples_of, {{"unit", in_words(exact_money::of_kronor(kronor))}});
    }
    [[nodiscard]] std::string in_words(const rounding& rule) const { return in_words(rule, unit_of_money(rule.to)); }

    std::string amounts_of(const cost& one, bool income) {
        const auto kronor = [&](const amount& said) { return in_words(income ? -said.value : said.value); };
        const auto level_of_all = one.price_level.usable() ? std::optional{one.price_level.value()} : std::nullopt;
        const auto with_level = [&](const std::string& text, const amount& said) {
            const bool own = said.price_level && (!level_of_all || said.price_level->year != level_of_all->year ||
                                                  said.price_level->month != level_of_all->month);
            return text + (own ? at_prices(*said.price_level) : "");
        };
        std::string text;
        if (one.yearly.usable()) {
            text = over_time(one.yearly, "yearly", [&](const amount& said) {
                return with_level(say(sentences::a_year, {{"amount", kronor(said)}}), said);
            });
        } else {
            const std::string amounts = over_time(one.once, "once", [&](const amount& said) { return with_level(kronor(said), said); });
            text = say(sentences::as_one_off, {{"amounts", amounts}});
        }
        if (one.price_level.usable()) {
            text += "," + at_prices(*level_of_all) + cite(one.price_level.only(), "price_level");
        }
        return text;
    }

    void add(const cost& one) {
        const bool income = one.kind.usable() && one.kind.value() == cost_kind::income;
        const bool staff = one.kind.usable() && one.kind.value() == cost_kind::staff;
        const bool rent = one.kind.usable() && one.kind.value() == cost_kind::rent;
        const std::string label = name_of(one, true) + cite(one.label.only(), "label");
        words pieces{say(income ? sentences::gives
                         : rent ? sentences::comes_to
                                : sentences::costs,
                         {{"label", label}, {"amounts", amounts_of(one, income)}})};
        add_piece(pieces, one.index, "index", sentences::the_amount, "how", [&](const name& which) {
            const auto found = from_.find_index(which.id);
            const bool none = found == no_row;
            return say(none ? sentences::not_indexed : sentences::indexed, {{"name", none ? "" : name_of(from_.indexes[found])}});
        });
        add_piece(pieces, one.key, "key", income ? sentences::the_income : sentences::the_cost, "how", [&](const name& which) {
            return income ? by_kind(which, sentences::falls_to_party, sentences::falls_to_activity, sentences::divided_by_key)
                          : by_kind(which, sentences::borne_by_party, sentences::borne_by_activity, sentences::divided_by_key);
        });
        add_piece(pieces, one.paid_by, "paid_by", {"{who}"}, "who", [&](const name& which) {
            if (which.id == "bearer") {
                return say(income ? sentences::bearer_receives : sentences::bearer_pays);
            }
            return say(income ? sentences::receives : staff ? sentences::pays_staff : sentences::pays_supplier, {{"name", name_of(which)}});
        });
        add_piece(pieces, one.until, "until", sentences::last_day_of_cost, "day",
                  [&](const day_reference& last) { return in_words(last); });
        add_piece(pieces, one.kind, "kind", sentences::kind, "kind", [&](cost_kind which) { return word(sentences::kinds, which); });
        add_piece(pieces, one.activity, "activity", sentences::belongs_to, "name", [&](const name& which) { return name_of(which); });
        add_piece(pieces, one.part_of_year, "part_years", sentences::part_of_year_of_cost, "rule",
                  [&](part_years rule) { return word(sentences::part_year_rules, rule); });
        add_piece(pieces, one.rounding_amount, "rounding.amount", sentences::rounded_amount, "rounding",
                  [&](const rounding& rule) { return in_words(rule); });
        finish(joined(pieces, "; ") + ".");
    }

    // ---- keys and indexes

    void add(const key& one) {
        const std::string label = name_of(one) + (one.label.usable() ? cite(one.label.only(), "label") : "");
        words how = each_over_time(one.shares, "shares", [&](const share_row& row) {
            words parts;
            words last;  // the rest comes after what it is the rest of
            for (const share_entry& each : row.entries) {
                const std::string part = each.part ? write_share(each.part->of_whole, in_) : say(sentences::the_rest);
                (each.part ? parts : last).push_back(say(sentences::falls_on, {{"share", part}, {"name", name_of(each.receiver)}}));
            }
            std::ranges::move(last, std::back_inserter(parts));
            return say(sentences::falls, {{"parts", listed(parts)}});
        });
        std::ranges::copy(each_over_time(one.equal, "equal",
                                         [&](const receiver_set& set) {
                                             return say(sentences::equally, {{"names", listed(names_in(set.members))}});
                                         }),
                          std::back_inserter(how));
        std::ranges::copy(each_over_time(one.weights, "weights",
                                         [&](const weight_row& row) {
                                             words weights;
                                             for (const weight_entry& each : row.entries) {
                                                 weights.push_back(say(sentences::weight_of, {{"weight", write_exact(each.weight, in_)},
                                                                                              {"name", name_of(each.receiver)}}));
                                             }
                                             return say(sentences::in_proportion, {{"weights", listed(weights)}});
                                         }),
                          std::back_inserter(how));
        finish(say(sentences::key, {{"label", label}, {"how", joined(how, "; ")}}));
    }

    void add(const andel::index& one) {
        const std::string label = name_of(one) + (one.label.usable() ? cite(one.label.only(), "label") : "");
        const day_of_year every = one.every.value();
        const std::string day = say(sentences::day_of_year, {{"day", std::to_string(every.day_of_month)}, {"month", month(every.month)}}) +
                                cite(one.every.only(), "every");
        const std::string basis = word(sentences::bases, one.against.value()) + cite(one.against.only(), "against");
        const std::string changes = over_time(one.yearly_change, "change", [&](const change& said) { return write_share(said.by, in_); });
        words pieces{say(one.yearly_change.has_steps() ? sentences::index_in_steps : sentences::index,
                         {{"label", label}, {"day", day}, {"basis", basis}, {"changes", changes}})};
        const auto money = [&](const rounding& rule) { return in_words(rule); };
        add_piece(pieces, one.rounding_change, "rounding.change", sentences::change_rounded, "rounding", [&](const rounding& rule) {
            return in_words(rule, say(sentences::multiples_of, {{"unit", write_share(rule.to, in_)}}));
        });
        add_piece(pieces, one.rounding_factor, "rounding.factor", sentences::factor_rounded, "rounding", [&](const rounding& rule) {
            return in_words(rule, say(sentences::multiples_of, {{"unit", write_exact(rule.to, in_)}}));
        });
        add_piece(pieces, one.rounding_addition, "rounding.addition", sentences::addition_rounded, "rounding", money);
        add_piece(pieces, one.rounding_result, "rounding.result", sentences::result_rounded, "rounding", money);
        add_word(pieces, one.floor, "floor", sentences::floors);
        add_word(pieces, one.carry, "carry", sentences::carries);
        finish(joined(pieces, "; ") + ".");
    }

    // ---- frames

    void add(const frame& one) {
        const std::string label = name_of(from_.frames, one, both_languages{}) + cite(one.label.only(), "label");
        const bool every_year = !one.limit.has_occasions();
        const std::string amounts = over_time(one.limit, "amount", [&](const amount& said) {
            return say(every_year ? sentences::a_year : both_languages{"{amount}"}, {{"amount", in_words(said.value)}}) +
                   (said.price_level ? at_prices(*said.price_level) : "");
        });
        const std::string owner = over_time(one.owner, "owner", [&](const name& who) {
            return say(sentences::frame_owner, {{"owner", name_of(who)}});
        });
        words costs;
        for (const name& each : one.costs.value().names) {
            const auto found = std::ranges::find(from_.costs, each.id, &cost::id);
            costs.push_back(found == from_.costs.end() ? each.id : name_of(*found));
        }
        const std::string compared = listed(costs) + cite(one.costs.only(), "costs");
        const std::string over = word(sentences::over, one.over.value()) + cite(one.over.only(), "over");
        finish(say(sentences::frame, {{"label", label}, {"amounts", amounts}, {"owner", owner}, {"costs", compared}, {"over", over}}));
    }

    // ---- term and rounding

    void add_term() {
        const andel::term& rules = from_.term;
        begin(rules, sentences::term_heading);
        address_ = "term";
        const std::string start = in_words(rules.start.value()) + cite(rules.start.only(), "start");
        const std::string end = in_words(rules.end.value()) + cite(rules.end.only(), "end");
        finish("term.start", say(sentences::term, {{"start", start}, {"end", end}}), std::min(rules.start.where, rules.end.where));
        add_rule(rules.renewal, "renewal", {"{renewal}"}, "renewal", [&](const renewal& again) { return in_words(again); });
        add_rule(rules.notice, "notice", sentences::notice, "times", [&](const notice& said) { return in_words(said); });
        add_rule(rules.part_of_year, "part_years", sentences::part_of_year, "rule",
                 [&](part_years rule) { return word(sentences::part_year_rules, rule); });
        const bool months_end = rules.renewal.usable() && !rules.renewal.value().none;
        if (months_end || (rules.month_ends.usable() && rules.month_ends.only().from.kind != origin_kind::rule_profile)) {
            add_rule(rules.month_ends, "month_end", {"{rule}"}, "rule", [&](month_end rule) { return word(sentences::month_ends, rule); });
        }
        add_rule(rules.condition, "condition", sentences::term_condition, "condition", &text_of);
        add_note_of_thing();
        in_order_of_file();
    }

    [[nodiscard]] std::string in_words(const renewal& again) const {
        if (again.none) {
            return say(sentences::no_renewal);
        }
        const bool one_at_most = again.at_most && *again.at_most == 1;
        const auto& most = !again.at_most ? sentences::without_limit : one_at_most ? sentences::at_most_once : sentences::at_most;
        const auto& condition = again.condition.empty() ? both_languages{} : sentences::on_condition;
        return say(again.happens == renewal_way::unless_notice ? sentences::renewal_unless_notice : sentences::renewal_by_decision,
                   {{"length", in_words(again.each)},
                    {"most", say(most, {{"count", std::to_string(again.at_most.value_or(0))}})},
                    {"condition", say(condition, {{"condition", text_of(again.condition)}})}});
    }
    [[nodiscard]] std::string in_words(const notice& said) const {
        std::string text =
            in_words(said.time) + word(sentences::notice_before, said.before) + (said.to_month_end ? say(sentences::to_month_end) : "");
        for (const auto& [who, own] : said.by_party) {
            text += say(sentences::notice_of_party, {{"name", name_of(who)}, {"length", in_words(own)}});
        }
        return text;
    }

    void add_rounding() {
        const rounding_rules& rules = from_.rounding;
        begin(rules, sentences::rounding_heading);
        address_ = "rounding";
        add_rule(rules.charge_period, "period", sentences::charge_period, "length", [&](const length& time) { return in_words(time); });
        add_rule(rules.amount, "amount", sentences::amounts_rounded, "rounding", [&](const rounding& rule) { return in_words(rule); });
        if (rules.part.usable()) {
            const part_rounding& part = rules.part.value();
            const std::string unit = unit_of_money(part.to);
            const std::string odd = in_words(part) + cite(rules.part.only(), "part");
            finish("rounding.part", say(sentences::parts_rounded, {{"unit", unit}, {"odd", odd}}), rules.part.where);
        }
        add_note_of_thing();
        in_order_of_file();
    }

    [[nodiscard]] std::string in_words(const part_rounding& part) const {
        std::string text = word(sentences::odd, part.odd);
        if (part.odd == odd_rule::party) {
            text = fill_in(text, {{"name", name_of(part.taker)}}, in_);
        }
        if (!part.by_code && part.order.empty()) {
            return text;
        }
        text += part.profile_ties ? say(sentences::first_larger_part) : part.odd == odd_rule::first_in_order ? "," : say(sentences::tie);
        return text + (part.by_code ? say(sentences::in_order_of_code)
                                    : say(sentences::in_order, {{"names", joined(names_in(part.order), ", ")}}));
    }

    // ---- last

    [[nodiscard]] std::vector<described_sentence> left_out() const {
        std::vector<described_sentence> all;
        for (const left_out_clause& each : from_.facts.left_out) {
            std::string clause = one_line(each.clause);
            for (std::uint32_t i = 0; i < from_.sources.size(); ++i) {
                if (clause.starts_with(from_.sources[i].id + " ")) {
                    clause.replace(0, from_.sources[i].id.size(), name_of_source(i));
                    break;
                }
            }
            all.push_back(row("agreement.left_out." + each.clause,
                              say(sentences::left_out, {{"clause", clause}, {"reason", text_of(each.reason)}}), from_.facts.from,
                              each.where));
            all.back().reference = reference_to(from_.facts.from);
        }
        return all;
    }

    [[nodiscard]] std::vector<described_sentence> forgotten() const {
        std::vector<described_sentence> all;
        for (const problem& each : warnings_of(from_)) {
            if (each.code == problem_code::clause_not_modelled) {
                all.push_back(row("sources", message(each, in_), {}, each.where));
            }
        }
        return all;
    }

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

}  // namespace

description describe(const agreement& from, language in) { return describer{from, in}.describe(); }

std::string write_text(const description& from) {
    std::string text = from.heading + "\n";
    for (const described_section& section : from.sections) {
        text += "\n" + section.heading + "\n";
        for (const described_sentence& each : section.sentences) {
            text += each.address.ends_with(".note") ? "    " : "  ";
            text += each.reference.empty() ? each.text : without_stop(each.text) + " " + each.reference + ".";
            text += "\n";
        }
    }
    return text;
}

}  // namespace andel

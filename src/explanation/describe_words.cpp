// Names, days and amounts, as they are read aloud.

#include "describer.hpp"

namespace andel {

namespace {
constexpr std::string_view no_break_space = "\u00A0";
}  // namespace

std::string describer::one_line(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank || (!result.empty() && result.back() != ' ')) {
            result += blank ? ' ' : c;
        }
    }
    return result.substr(0, result.find_last_not_of(' ') + 1);
}

std::string describer::without_stop(std::string text) {
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

std::string describer::joined(const words& all, std::string_view between) {
    std::string text;
    for (const std::string& each : all) {
        text += (text.empty() ? "" : std::string{between}) + each;
    }
    return text;
}

std::string describer::capital(std::string text) {
    text[0] = static_cast<char>(text[0] >= 'a' && text[0] <= 'z' ? text[0] - 'a' + 'A' : text[0]);
    return text;
}

// "(1) …, (2) …": one after the other, where the order matters.
std::string describer::in_turn(const words& all) {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        text += (i == 0 ? "" : ", ") + in_brackets(std::to_string(i + 1)).substr(1) + " " + all[i];
    }
    return text;
}

std::string describer::listed(const words& all) const {
    if (all.size() < 2) {
        return joined(all, "");
    }
    return joined({all.begin(), all.end() - 1}, ", ") + sentences::and_word.in(in_) + all.back();
}

std::string describer::in_words(day d) const {
    const civil_date date = civil(d);
    return say(sentences::day_in_words,
               {{"day", std::to_string(date.day_of_month)}, {"month", month(date.month)}, {"year", std::to_string(date.year)}});
}

std::string describer::in_words(const length& time) const {
    return time.count == 1 ? word(sentences::one_length, time.unit) : andel::in_words(time).in(in_);
}

std::string describer::name_of_day(const std::string& id) const {
    if (id == "start" || id == "end") {
        return say(id == "start" ? sentences::first_day : sentences::last_day);
    }
    const named_date* found = from_.find_date(id);
    return found == nullptr ? "" : one_line(found->label.value());
}

std::string describer::when(const time_mark& mark) const {
    switch (mark.kind) {
        case time_kind::always:
            return "";
        case time_kind::step:
            return say(sentences::from_day, {{"day", in_words(*mark.first, mark.named)}});
        case time_kind::year:
            return say(sentences::in_year, {{"year", mark.written}});
        case time_kind::on_day:
            return say(sentences::on_day, {{"day", in_words(*mark.first, mark.named)}});
    }
    return "";
}

std::string describer::in_words_of(const after_last& what, const std::array<both_languages, 3>& ways) const {
    return fill_in(word(ways, what.way), {{"growth", write_share(what.growth, in_)}}, in_);
}

// "2 600 tkr", "1 234,50 kr"; in English, where nobody writes tkr, "2,600,000 kr".
std::string describer::in_words(const exact_money& amount) const {
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

// A label as the subject that a sentence begins with, or as a name inside one.
std::string describer::subject(const std::string& label) const {
    return label.find_first_of(",;:.()") == std::string::npos ? one_line(label) : quoted(label);
}

std::string describer::name_of(const activity& one, bool as_subject) const {
    return name_of(from_.activities, one, sentences::activity_number, as_subject);
}

std::string describer::name_of(const cost& one, bool as_subject) const {
    return name_of(from_.costs, one, sentences::cost_number, as_subject);
}

std::string describer::name_of(const receiver& which) const {
    return which.kind == receiver_kind::party      ? name_of(from_.parties[which.row])
           : which.kind == receiver_kind::activity ? name_of(from_.activities[which.row])
                                                   : name_of(from_.keys[which.row]);
}

// A receiver, or a set word.
std::string describer::name_of(const name& which) const {
    if (const auto of_class = class_of_set_word(which.id)) {
        return word(sentences::classes, *of_class);
    }
    if (from_.is_group(which.id)) {
        return say(sentences::group, {{"name", name_of_group(which.id)}});
    }
    const auto found = from_.find_receiver(which.id);
    return found ? name_of(*found) : which.id == "everyone" ? say(sentences::everyone) : which.id;
}

describer::words describer::names_in(const std::vector<name>& all) const {
    words names;
    std::ranges::transform(all, std::back_inserter(names), [&](const name& each) { return name_of(each); });
    return names;
}

/// How a receiver is said, which has a pattern for each kind.
std::string describer::by_kind(const name& which, const both_languages& of_party, const both_languages& of_activity,
                               const both_languages& of_key) const {
    const auto found = from_.find_receiver(which.id);
    const receiver_kind kind = found ? found->kind : receiver_kind::party;
    const auto& pattern = kind == receiver_kind::party ? of_party : kind == receiver_kind::activity ? of_activity : of_key;
    return say(pattern, {{"name", name_of(which)}});
}

// The one signed agreement is "avtalet"; any other source has a number.
std::string describer::name_of_source(std::uint32_t row) const {
    const auto signed_one = [](const source& each) { return each.how_firm.usable() && each.how_firm.value() == status::agreed; };
    return signed_one(from_.sources[row]) && std::ranges::count_if(from_.sources, signed_one) == 1
               ? say(sentences::the_agreement)
               : say(sentences::source_number, {{"number", std::to_string(row + 1)}});
}

std::string describer::reference_to(const origin& from, const both_languages& pattern) const {
    std::string where = say(from.kind == origin_kind::rule_profile ? sentences::the_profile : sentences::a_change);
    if (from.source != no_row) {
        where = name_of_source(from.source);
        const bool numbered = where != say(sentences::the_agreement);
        where += from.detail.empty() ? "" : (numbered ? ", " : " ") + one_line(from.detail);
    }
    return say(pattern, {{"where", where}, {"status", std::string{word_for(from.how_firm, in_)}}});
}

std::string describer::name_of_measure(const name& which) const {
    return name_of(from_.measures, from_.measures[from_.find_measure(which.id)], sentences::measure_number);
}

// A file of figures has no label; its sentence says which file it is.
std::string describer::name_of_series(std::string_view id) const {
    return say(sentences::series_number, {{"number", std::to_string(from_.find_figures(id) + 1)}});
}

// A group is only a word in the file.
std::string describer::name_of_group(const std::string& id) const {
    std::string text = id;
    std::ranges::replace(text, '_', ' ');
    return quoted(text);
}

}  // namespace andel

#include "calendar_words.hpp"

#include <andel/agreement/deadlines.hpp>
#include <andel/calendar/make_calendar.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <functional>

namespace andel {
namespace {

namespace words = calendar_words;

constexpr std::size_t width_of_terminal = 80;

std::string label_of(const auto& one) { return one.label.usable() ? one.label.value() : one.id; }
std::string condition_in(const dated<std::string>& said) { return said.usable() ? said.value() : ""; }

class calendar_in_words {
   public:
    calendar_in_words(const calendar& of, language in) : of_{of}, from_{*of.source}, in_{in} {}

    [[nodiscard]] std::string what(const calendar_row& row) const {
        switch (row.kind) {
            case calendar_kind::start:
                return say(words::start);
            case calendar_kind::condition:
                return say(words::condition, row);
            case calendar_kind::joins:
                return say(words::joins, row);
            case calendar_kind::leaves:
                return say(words::leaves, row);
            case calendar_kind::renewal_begins:
                return say(words::renewal_begins, row);
            case calendar_kind::renewal_ends:
                return say(words::renewal_ends, row);
            case calendar_kind::term_ends:
                return say(words::term_ends);
            case calendar_kind::ends:
                return say(words::ends);
            case calendar_kind::named_date:
                return label_of(from_.dates[row.date]);
            case calendar_kind::last_day_of_notice:
                return say(row.parties.empty() ? words::notice : words::notice_of, row);
            case calendar_kind::decision:
                break;
        }
        return say(from_.term.renewal.value().condition.empty() ? words::decision : words::decision_on_condition, row);
    }

    [[nodiscard]] std::string otherwise(const calendar_row& row) const {
        if (row.kind == calendar_kind::decision) {
            return say(words::ends_on, row);
        }
        if (row.kind != calendar_kind::last_day_of_notice) {
            return {};
        }
        if (runs_past(*row.end)) {
            return say(words::goes_on);
        }
        const bool by_decision = from_.term.renewal.value().happens == renewal_way::by_decision;
        return say(by_decision ? words::may_be_renewed : words::renewed, row);
    }

    [[nodiscard]] text_table days() const {
        text_table table{say(words::days), say(words::day), {{say(words::on)}, {say(words::what)}, {say(words::otherwise)}}, {}};
        for (const calendar_row& row : of_.rows) {
            const bool firm = row.how_firm == standing::firm;
            table.rows.push_back({.label = to_text(row.when) + (firm ? "" : " *"),
                                  .firm = firm,
                                  .cells = {std::string{word_for(weekday_of(row.when), in_)}, what(row), otherwise(row)}});
        }
        return table;
    }

    using amount_of = std::function<std::optional<money>(const outcome_part&)>;

    // Each end, the way there, and an amount of each party.
    [[nodiscard]] text_table amounts(std::string heading, const text_column& way, const std::function<std::string(const outcome&)>& way_of,
                                     const amount_of& amount) const {
        text_table table{std::move(heading), say(words::end), {way}, {}};
        for (const party& each : from_.parties) {
            table.columns.push_back({label_of(each), true});
        }
        table.columns.push_back({say(words::sum), true});
        for (const outcome& each : of_.outcomes) {
            const bool firm = each.how_firm == standing::firm;
            text_row row{.label = to_text(each.end) + (firm ? "" : " *"), .firm = firm, .cells = {way_of(each)}};
            money sum;
            bool known = true;
            for (const outcome_part& part : each.parts) {
                const auto one = amount(part);
                known = known && one.has_value();
                sum += one.value_or(money{});
                row.cells.push_back(one ? write_kronor(*one, in_) : "");
            }
            row.cells.push_back(write_kronor(sum, in_));
            if (known) {
                table.rows.push_back(std::move(row));
            }
        }
        return table;
    }

    [[nodiscard]] std::vector<text_table> tables() const {
        std::vector<text_table> all{days()};
        const text_column notice{say(words::notice_by)};
        const text_column next{say(words::next_end)};
        const auto notice_of = [&](const outcome& each) { return notice_in_words(each); };
        const auto next_of = [](const outcome& each) { return each.next_end ? to_text(*each.next_end) : std::string{}; };
        const auto add = [&](const std::string& heading, const text_column& way, const auto& way_of, const amount_of& amount) {
            auto table = amounts(heading, way, way_of, amount);
            if (!table.rows.empty()) {
                all.push_back(std::move(table));
            }
        };
        const auto any = [&](money outcome_part::*which) {
            return std::ranges::any_of(of_.outcomes, [&](const outcome& each) {
                return std::ranges::any_of(each.parts, [&](const outcome_part& part) { return !(part.*which).is_zero(); });
            });
        };
        add(say(words::bears), notice, notice_of, [](const outcome_part& part) { return std::optional{part.bears}; });
        const int first = from_.year_of(of_.when.first);
        if (from_.fixed_term()->first < from_.days_of_year(first).first) {
            add(say(words::bears_from, {{"year", from_.year_in_words(first)}}), notice, notice_of,
                [](const outcome_part& part) { return std::optional{part.bears_from}; });
        }
        if (any(&outcome_part::left_over)) {
            add(say(words::left_over), notice, notice_of, [](const outcome_part& part) { return std::optional{part.left_over}; });
        }
        if (any(&outcome_part::committed)) {
            add(say(words::committed), notice, notice_of, [](const outcome_part& part) { return std::optional{part.committed}; });
        }
        add(say(words::one_more), next, next_of, [](const outcome_part& part) { return part.one_more; });
        return all;
    }

    [[nodiscard]] std::vector<std::string> notes() const {
        std::vector<std::string> all;
        const auto not_firm = [](const auto& row) { return row.how_firm != standing::firm; };
        if (std::ranges::any_of(of_.rows, not_firm) || std::ranges::any_of(of_.outcomes, not_firm)) {
            const auto& again = from_.term.renewal;
            const bool by_decision = again.usable() && again.value().happens == renewal_way::by_decision;
            all.push_back(say(by_decision ? words::note_decision : words::note_renewal));
        }
        if (std::ranges::any_of(of_.outcomes, [&](const outcome& each) { return each.notice && runs_past(each.end); })) {
            all.push_back(say(words::note_any_day));
        }
        const auto& number = from_.term.notice;
        const auto end = from_.end_of_renewal(0);
        if (number.usable() && end && !from_.runs_on() && *end != from_.last_possible_end() && of_.when.contains(*end - 1) &&
            !last_day_of_notice(from_, "", *end - 1)) {
            all.push_back(say(words::note_never_too_late, {{"end", to_text(*end - 1)}}));
        }
        const bool deadlines = std::ranges::any_of(of_.rows, [](const auto& row) { return row.kind == calendar_kind::last_day_of_notice; });
        if (deadlines && from_.term.month_ends.usable() && from_.term.month_ends.only().from.kind == origin_kind::rule_profile) {
            all.push_back(say(words::note_month_end));
        }
        if (deadlines && from_.term.weekend.usable()) {
            all.push_back(say(words::note_weekend.at(static_cast<std::size_t>(from_.term.weekend.value()))));
        }
        return all;
    }

    [[nodiscard]] std::string title() const {
        const std::string first = from_.year_in_words(from_.year_of(of_.when.first));
        const std::string last = from_.year_in_words(from_.year_of(of_.when.before - 1));
        return from_.facts.name.value() + "\n" + say(words::title, {{"years", first == last ? first : first + "–" + last}});
    }

   private:
    [[nodiscard]] std::string say(const both_languages& what, const std::vector<problem_argument>& arguments = {}) const {
        return fill_in(what.in(in_), arguments, in_);
    }

    // With whatever the row has.
    [[nodiscard]] std::string say(const both_languages& what, const calendar_row& row) const {
        const bool decided = row.kind == calendar_kind::decision;
        const std::vector<problem_argument> arguments{
            {"number", std::to_string(row.renewal)},
            {"end", row.end ? to_text(*row.end) : ""},
            {"otherwise", row.otherwise ? to_text(*row.otherwise) : ""},
            {"parties", parties(row)},
            {"text", decided ? from_.term.renewal.value().condition : condition_in(from_.term.condition)}};
        return say(what, arguments);
    }

    [[nodiscard]] std::string parties(const calendar_row& row) const {
        std::string all;
        for (const row_number each : row.parties) {
            all += (all.empty() ? "" : ", ") + label_of(from_.parties[each]);
        }
        return all;
    }

    // Whether the clause in force when notice is given to an end knows no periods.
    [[nodiscard]] bool runs_past(day end) const {
        const auto given = last_day_of_notice(from_, "", end);
        const auto* clause = given ? from_.term.notice.at(*given) : nullptr;
        return clause != nullptr && clause->what.value.before == notice_before::any_day;
    }

    // The last day for all; or that of each who has its own.
    [[nodiscard]] std::string notice_in_words(const outcome& one) const {
        const auto own = [&](const outcome_part& part) { return part.notice && part.notice != one.notice; };
        std::string all = one.notice ? to_text(*one.notice) : "";
        for (const outcome_part& part : one.parts) {
            if (own(part)) {
                all += (all.empty() ? "" : "\n") +
                       say(words::notice_by_party, {{"day", to_text(*part.notice)}, {"party", label_of(from_.parties[part.party])}});
            }
        }
        return all.empty() ? say(words::without_notice) : all;
    }

    const calendar& of_;
    const agreement& from_;
    language in_;
};

}  // namespace

std::string in_words(const calendar& of, const calendar_row& row, language in) { return calendar_in_words{of, in}.what(row); }
std::string if_missed(const calendar& of, const calendar_row& row, language in) { return calendar_in_words{of, in}.otherwise(row); }
std::string_view word_for(weekday on, language in) { return words::weekdays.at(static_cast<std::size_t>(on)).in(in); }

std::vector<text_table> text_tables(const calendar& of, language in) { return calendar_in_words{of, in}.tables(); }
std::vector<std::string> notes_of(const calendar& of, language in) { return calendar_in_words{of, in}.notes(); }
std::string title_of(const calendar& of, language in) { return calendar_in_words{of, in}.title(); }

std::string write_text(const calendar& of, language in, bool colour) {
    std::string text = (colour ? "\x1b[1m" + title_of(of, in) + "\x1b[0m" : title_of(of, in)) + "\n";
    for (const text_table& each : text_tables(of, in)) {
        text += "\n" + draw_text(each, width_of_terminal, colour);
    }
    const auto notes = notes_of(of, in);
    for (std::size_t i = 0; i < notes.size(); ++i) {
        text += (i == 0 ? "\n" : "") + notes[i] + "\n";
    }
    return text;
}

}  // namespace andel

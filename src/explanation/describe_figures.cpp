// Numbers that are read: what a measure is, and the files that somebody else publishes.

#include "describer.hpp"

namespace andel {

void describer::add(const measure& one) {
    const std::string label = capital(name_of(from_.measures, one, sentences::measure_number, true)) +
                              (one.label.usable() ? cite(one.label.only(), "label") : "");
    const std::string what = one.values.absent() ? say(sentences::reads, {{"series", name_of_series(one.figures.value().id)}}) +
                                                       cite(one.figures.only(), "figures")
                                                 : over_time(one.values, "values", [&](const measured_row& row) { return in_words(row); });
    words pieces{say(sentences::measure, {{"label", label}, {"what", what}})};
    add_piece(pieces, one.unit, "unit", sentences::measured_in, "unit", &text_of);
    add_piece(pieces, one.reading, "reading", {"{rule}"}, "rule", [&](const reading_rule& rule) { return in_words(rule); });
    add_word(pieces, one.kind, "kind", sentences::measure_kinds);
    add_piece(pieces, one.rounding_measure, "rounding.measure", sentences::reading_rounded, "rounding",
              [&](const rounding& rule) { return rounded_number(rule, write_exact(rule.to, in_)); });
    add_piece(pieces, one.after_last, "after_last", {"{what}"}, "what",
              [&](const after_last& follows) { return in_words_of(follows, sentences::after_last_figure); });
    add_word(pieces, one.preliminary, "preliminary", sentences::preliminary);
    finish(joined(pieces, "; ") + ".");
}

std::string describer::in_words(const measured_row& row) const {
    words all;
    for (const weight_entry& each : row.entries) {
        const std::string number = row.kronor ? kronor(each.weight) : write_exact(each.weight, in_);
        all.push_back(say(sentences::weight_of, {{"weight", number}, {"name", name_of(each.receiver)}}));
    }
    return listed(all);
}

std::string describer::years_before(int count) const {
    return count == 0   ? say(sentences::same_year)
           : count == 1 ? say(sentences::years_before_one)
                        : say(sentences::years_before, {{"count", std::to_string(count)}});
}

std::string describer::month_and_year(int number, const std::string& year) const {
    return say(sentences::month_of, {{"month", month(number)}, {"year", year}});
}

std::string describer::in_words(const reading_rule& rule) const {
    if (rule.at == reading_time::period_start) {
        return say(sentences::read_each_period);
    }
    const std::string year = rule.frozen ? std::to_string(*rule.frozen) : years_before(rule.years_before);
    std::string when;
    switch (rule.at) {
        case reading_time::period_start:
        case reading_time::year:
            when = !rule.frozen && rule.years_before == 0 ? say(sentences::this_year) : year;
            break;
        case reading_time::month:
            when = month_and_year(rule.month, year);
            break;
        case reading_time::day:
            when = say(sentences::day_some_year,
                       {{"day", say(sentences::day_of_year, {{"day", std::to_string(rule.day_of_month)}, {"month", month(rule.month)}})},
                        {"ago", year}});
            break;
    }
    if (rule.edition_month != 0) {
        when += say(sentences::of_edition, {{"month", month(rule.edition_month)}, {"ago", years_before(rule.edition_years_before)}});
    }
    return say(rule.frozen ? sentences::read_once : sentences::read_each_year, {{"when", when}});
}

void describer::add(const figure_series& one) {
    const std::string file = quoted(one.file.value()) + cite(one.file.only(), "file");
    const std::string unit = word(sentences::figure_units, one.unit.value()) + cite(one.unit.only(), "unit");
    const std::string base =
        one.base.usable() ? say(sentences::with_base, {{"base", text_of(one.base.value())}}) + cite(one.base.only(), "base") : "";
    const std::string label = capital(name_of_series(one.id));
    words pieces{say(sentences::series, {{"label", label}, {"file", file}, {"unit", unit}, {"base", base}})};
    add_piece(pieces, one.continued, "continued", {"{link}"}, "link", [&](const continuation& link) { return in_words(link); });
    finish(joined(pieces, "; ") + ".");
}

std::string describer::in_words(const continuation& link) const {
    const std::string from = link.from.month == 0 ? std::to_string(link.from.year)
                             : link.from_day == 0 ? month_and_year(link.from.month, std::to_string(link.from.year))
                                                  : in_words(first_day_of_month(link.from.year, link.from.month) + (link.from_day - 1));
    std::string rounded;
    if (link.rounding_level) {
        const std::string unit = say(sentences::multiples_of, {{"unit", write_exact(link.rounding_level->to, in_)}});
        rounded = say(sentences::rounded_link, {{"unit", unit}, {"mode", word(sentences::modes, link.rounding_level->mode)}});
    }
    return say(sentences::continued,
               {{"period", from}, {"series", name_of_series(link.by.id)}, {"link", write_exact(link.times, in_)}, {"rounded", rounded}});
}

}  // namespace andel

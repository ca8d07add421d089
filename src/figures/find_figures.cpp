#include <andel/agreement/problem_log.hpp>
#include <andel/figures/find_figures.hpp>
#include <andel/figures/read_figures.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace andel {
namespace {

// Whether the period is read from the series that continues this one.
bool goes_on(const figure_series& one, const figure_period& when) {
    if (!one.continued.usable()) {
        return false;
    }
    const continuation& on = one.continued.value();
    return std::tuple{when.year, when.month == 0 ? 12 : when.month, when.day_of_month == 0 ? 31 : when.day_of_month} >=
           std::tuple{on.from.year, std::max(on.from.month, 1), std::max(on.from_day, 1)};
}

constexpr int most_years_past = 300;

enum class answer : std::uint8_t { found, missing, past_last, preliminary, no_parties };

class finder {
   public:
    finder(const agreement& from, const figures& in, std::optional<day> known_by) : from_{from}, in_{in}, known_by_{known_by} {}

    answer find(const need_row& need, found_figure& found) const {
        return need.measure == no_row                         ? typed_level(need, found)
               : from_.measures[need.measure].values.usable() ? typed_value(need, found)
                                                              : read(need, found);
    }

    // Whether no row of the series has a party.
    [[nodiscard]] bool has_no_parties(row_number file) const {
        return file < in_.files.size() &&
               std::ranges::all_of(in_.files[file].rows, [](const figure_row& each) { return each.party.empty(); });
    }

    [[nodiscard]] std::string party_of(const need_row& need) const {
        if (!need.of) {
            return {};
        }
        if (need.of->kind == receiver_kind::party) {
            const party& one = from_.parties[need.of->row];
            return one.code.usable() ? one.code.value() : one.id;
        }
        return need.of->kind == receiver_kind::activity ? from_.activities[need.of->row].id : from_.keys[need.of->row].id;
    }

    // The row of a period that counts: the latest that was published by the knowledge day.
    [[nodiscard]] const figure_row* row_of(row_number file, const std::string& party, const figure_period& when,
                                           const std::string& edition) const {
        if (file >= in_.files.size()) {
            return nullptr;
        }
        const auto& all = in_.files[file].rows;
        const auto key = [](const figure_row& each) { return std::tie(each.party, each.edition, each.when); };
        const auto wanted = std::tie(party, edition, when);
        auto row =
            std::lower_bound(all.begin(), all.end(), wanted, [&](const figure_row& each, const auto& asked) { return key(each) < asked; });
        const figure_row* latest = nullptr;
        for (; row != all.end() && key(*row) == wanted; ++row) {
            if (!row->published || !known_by_ || *row->published <= *known_by_) {
                latest = &*row;
            }
        }
        return latest;
    }

   private:
    // ---- typed in the agreement

    // An index number, or a change, of a named year.
    [[nodiscard]] answer typed_level(const need_row& need, found_figure& found) const {
        const andel::index& one = from_.indexes[need.index];
        if (one.level.usable()) {
            return of_year(
                one.level, need.year, [](const dated_statement<level>& each) { return std::optional{each.what.value.number}; }, found);
        }
        return of_year(
            one.yearly_change, need.year, [](const dated_statement<change>& each) { return std::optional{each.what.value.by}; }, found);
    }

    [[nodiscard]] answer typed_value(const need_row& need, found_figure& found) const {
        const auto& values = from_.measures[need.measure].values;
        const auto of_receiver = [&](const dated_statement<measured_row>& each) -> std::optional<rational> {
            for (const weight_entry& entry : each.what.value.entries) {
                if (need.of && from_.find_receiver(entry.receiver.id) == need.of) {
                    found.where = entry.where;
                    return entry.weight;
                }
            }
            return std::nullopt;
        };
        if (values.has_occasions()) {
            return of_year(values, need.year, of_receiver, found);
        }
        for (const auto& each : values.statements) {
            if (each.when.first.value_or(day{}) == need.on) {
                found.where = each.what.where;
                return take(each, of_receiver, found);
            }
        }
        return answer::missing;
    }

    template <class value_type, class function>
    static answer take(const dated_statement<value_type>& said, const function& number, found_figure& found) {
        const auto value = number(said);
        if (!value) {
            return answer::missing;
        }
        found.read = *value;
        found.from = said.what.from;
        found.how_firm = said.what.from.how_firm;
        if (found.where.line == 0) {
            found.where = said.what.where;
        }
        return answer::found;
    }

    template <class value_type, class function>
    static answer of_year(const dated<value_type>& values, int year, const function& number, found_figure& found) {
        const dated_statement<value_type>* last = nullptr;
        for (const auto& each : values.statements) {
            const int said = year_of(*each.when.first);
            if (said == year) {
                found.when = {year, 0, 0};
                return take(each, number, found);
            }
            last = last == nullptr || *last->when.first < *each.when.first ? &each : last;
        }
        if (last == nullptr || year < year_of(*last->when.first)) {
            return answer::missing;
        }
        if (!values.follows || values.follows->value.way == after_last_way::stop) {
            found.when = {year_of(*last->when.first), 0, 0};
            return answer::past_last;
        }
        found.when = {year_of(*last->when.first), 0, 0};
        extend(found, *values.follows, year - found.when.year);
        const answer taken = take(*last, number, found);
        found.how_firm = std::min(found.how_firm, values.follows->from.how_firm);
        return taken;
    }

    static void extend(found_figure& found, const statement<after_last>& rule, int years) {
        found.years_past = years;
        found.follows = &rule;
    }

    // ---- read from a file

    [[nodiscard]] answer read(const need_row& need, found_figure& found) const {
        const measure& one = from_.measures[need.measure];
        const row_number series = from_.find_figures(one.figures.value().id);
        if (need.of && has_no_parties(series)) {
            return answer::no_parties;
        }
        const answer direct = read_year(need, series, need.year, found);
        if (one.reading.value().at == reading_time::period_start) {
            return direct == answer::missing ? after_last_day(need, series, found) : direct;
        }
        const bool may_follow = direct == answer::missing && need.month == 0 && !one.reading.value().frozen;
        if (!may_follow) {
            return direct;
        }
        for (int later = 1; later <= most_years_past; ++later) {
            found_figure other;
            if (read_year(need, series, need.year + later, other) != answer::missing) {
                return answer::missing;  // a gap, not the end
            }
        }
        for (int years = 1; years <= most_years_past; ++years) {
            found_figure last;
            const answer earlier = read_year(need, series, need.year - years, last);
            if (earlier == answer::missing) {
                continue;
            }
            found = last;
            if (earlier != answer::found) {
                return earlier;
            }
            const auto& follows = one.after_last;
            if (!follows.usable() || follows.value().way == after_last_way::stop) {
                return answer::past_last;
            }
            extend(found, follows.only(), years);
            found.how_firm = std::min(found.how_firm, follows.only().from.how_firm);
            return answer::found;
        }
        return answer::missing;
    }

    // A day past the last one that the series has a row for: the same again, where the measure says so.
    [[nodiscard]] answer after_last_day(need_row need, row_number series, found_figure& found) const {
        const measure& one = from_.measures[need.measure];
        std::optional<day> last;
        if (series >= in_.files.size()) {
            return answer::missing;
        }
        for (const figure_row& each : in_.files[series].rows) {
            const bool known = !each.published || !known_by_ || *each.published <= *known_by_;
            const auto of = each.when.day_of_month == 0 ? std::nullopt : make_day(each.when.year, each.when.month, each.when.day_of_month);
            last = known && of && each.party == party_of(need) && (!last || *of > *last) ? of : last;
        }
        if (!last || need.on < *last) {
            return answer::missing;
        }
        need.on = *last;
        const answer direct = read_period(need, series, period_of(from_, need), edition_of(from_, need), found, 0);
        if (direct != answer::found) {
            return direct;
        }
        const auto& follows = one.after_last;
        if (!follows.usable() || follows.value().way != after_last_way::repeat) {
            return answer::past_last;
        }
        extend(found, follows.only(), 0);
        found.how_firm = std::min(found.how_firm, follows.only().from.how_firm);
        return answer::found;
    }

    [[nodiscard]] answer read_year(need_row need, row_number series, int year, found_figure& found) const {
        need.year = year;
        return read_period(need, series, period_of(from_, need), edition_of(from_, need), found, 0);
    }

    [[nodiscard]] answer read_period(const need_row& need, row_number series, const figure_period& when, const std::string& edition,
                                     found_figure& found, std::size_t depth) const {
        const figure_series& one = from_.figures[series];
        if (goes_on(one, when) && depth < from_.figures.size()) {
            const answer other = read_period(need, from_.find_figures(one.continued.value().by.id), when, edition, found, depth + 1);
            found.links.push_back(series);
            found.how_firm = std::min(found.how_firm, one.continued.only().from.how_firm);
            return other;
        }
        const figure_row* row = row_of(series, party_of(need), when, edition);
        if (row == nullptr) {
            return answer::missing;
        }
        found.read = row->value;
        found.from = one.from;
        found.how_firm = one.from.how_firm;
        found.where = row->where;
        found.file = series;
        found.when = row->when;
        found.preliminary = row->status == figure_status::preliminary;
        const measure& reader = from_.measures[need.measure];
        return found.preliminary && reader.preliminary.usable() && reader.preliminary.value() == preliminary_rule::refuse
                   ? answer::preliminary
                   : answer::found;
    }

    const agreement& from_;
    const figures& in_;
    std::optional<day> known_by_;
};

std::optional<day> earlier(std::optional<day> a, std::optional<day> b) { return !a ? b : !b ? a : std::min(a, b); }

// What a measure lacks, gathered, so that it is told once.
struct lack {
    std::vector<std::string> figures;
    std::string example, file, last;
    place where, other;
};

class teller {
   public:
    teller(const agreement& from, const figures& in, problem_log& log) : from_{from}, in_{in}, log_{log} {}

    void note(answer what, const need_row& need, const found_figure& found, const std::string& party) {
        const bool typed = need.measure == no_row;
        const bool of_change = typed && !from_.indexes[need.index].level.usable();
        const std::string address = typed ? "indexes." + from_.indexes[need.index].id + (of_change ? ".change" : ".level")
                                          : "measures." + from_.measures[need.measure].id;
        lack& one = lacks_[{address, need.month != 0 && what == answer::missing ? answer::past_last : what, need.month != 0}];
        if (typed || from_.measures[need.measure].values.usable()) {
            const std::string receiver = typed ? "" : party;
            one.where = typed ? (of_change ? from_.indexes[need.index].yearly_change.where : from_.indexes[need.index].level.where)
                              : from_.measures[need.measure].values.where;
            one.file = log_.text().name;
            one.figures.push_back(join(need.year == 0 ? "" : typed ? std::to_string(need.year) : from_.year_in_words(need.year), receiver));
            one.example = typed ? std::to_string(need.year) + (of_change ? " = \"2 %\"" : " = \"384,04\"") : receiver + " = 1200";
        } else {
            const figure_period when = period_of(from_, need);
            const std::string edition = edition_of(from_, need);
            const row_number series = from_.find_figures(from_.measures[need.measure].figures.value().id);
            one.where = from_.measures[need.measure].figures.only().where;
            one.file = from_.figures[series].file.usable() ? from_.figures[series].file.value() : from_.figures[series].id;
            one.figures.push_back(join(join(to_text(when), edition), party));
            one.example = to_text(when) + (edition.empty() ? "" : ";" + edition) + (party.empty() ? "" : ";" + party) + ";…";
            if (what == answer::preliminary && found.file != no_row) {
                one.other = {};
            }
        }
        one.last = to_text(found.when);
        if (what == answer::no_parties) {
            one.other = need.where;
        }
    }

    void tell() {
        for (const auto& [key, one] : lacks_) {
            const auto& [address, what, of_level] = key;
            if (!of_level && lacks_.contains({address, answer::past_last, true})) {
                continue;  // what lies between the price level and the series follows from it
            }
            std::vector<problem_argument> arguments{{"measure", address}, {"figure", figures_of(one)}, {"file", one.file}};
            if (of_level) {
                log_.report(problem_code::price_level_not_in_series, one.where,
                            {{"level", figures_of(one)}, {"file", one.file}, {"measure", address}, {"choices", periods_of(address)}});
            } else if (what == answer::missing) {
                arguments.push_back({"example", one.example});
                log_.report(problem_code::no_figure, one.where, std::move(arguments));
            } else if (what == answer::past_last) {
                arguments.push_back({"last", one.last});
                log_.report(problem_code::past_last_figure, one.where, std::move(arguments));
            } else if (what == answer::preliminary) {
                log_.report(problem_code::preliminary_refused, one.where, std::move(arguments));
            } else {
                log_.report(problem_code::measure_without_parties, one.other, {{"measure", address}, {"key", {"En nyckel", "A key"}}},
                            one.where);
            }
        }
    }

   private:
    static std::string join(const std::string& a, const std::string& b) { return a.empty() ? b : b.empty() ? a : a + " " + b; }
    static both_languages figures_of(const lack& one) {
        constexpr std::size_t most_shown = 6;
        std::vector<std::string> all = one.figures;
        std::ranges::sort(all);
        all.erase(std::unique(all.begin(), all.end()), all.end());
        std::string text;
        for (std::size_t i = 0; i < std::min(all.size(), most_shown); ++i) {
            text += (text.empty() ? "" : ", ") + all[i];
        }
        if (all.size() <= most_shown) {
            return text;
        }
        const std::string more = std::to_string(all.size() - most_shown);
        return {text + " och " + more + " till", text + " and " + more + " more"};
    }
    [[nodiscard]] both_languages periods_of(const std::string& address) const {
        const row_number row = from_.find_measure(address.substr(address.find('.') + 1));
        const row_number series = row == no_row ? no_row : from_.find_figures(from_.measures[row].figures.value().id);
        if (series >= in_.files.size() || in_.files[series].rows.empty()) {
            return {"inga", "none"};
        }
        const auto& all = in_.files[series].rows;
        return to_text(all.front().when) + " … " + to_text(all.back().when);
    }

    const agreement& from_;
    const figures& in_;
    problem_log& log_;
    std::map<std::tuple<std::string, answer, bool>, lack> lacks_;
};

}  // namespace

figure_period period_of(const agreement& of, const need_row& need) {
    if (need.month != 0) {
        return {need.year, need.month, 0};
    }
    const auto& reading = of.measures[need.measure].reading;
    if (!reading.usable()) {
        return {need.year, 0, 0};
    }
    const reading_rule& rule = reading.value();
    if (rule.at == reading_time::period_start) {
        const civil_date on = civil(need.on);
        return {on.year, on.month, on.day_of_month};
    }
    const int year = rule.frozen ? *rule.frozen : need.year - rule.years_before;
    return {year, rule.at == reading_time::year ? 0 : rule.month, rule.at == reading_time::day ? rule.day_of_month : 0};
}

std::string edition_of(const agreement& of, const need_row& need) {
    const auto& reading = of.measures[need.measure].reading;
    if (!reading.usable() || reading.value().edition_month == 0) {
        return {};
    }
    return to_text(figure_period{need.year - reading.value().edition_years_before, reading.value().edition_month, 0});
}

reading<figures> read_figures(const agreement& of) { return read_figures(of, {}); }

reading<figures> read_figures(const agreement& of, const std::filesystem::path& folder) {
    figures all;
    std::vector<problem> problems;
    for (const figure_series& one : of.figures) {
        figures_file& file = all.files.emplace_back();
        if (!one.file.usable() || !one.unit.usable()) {
            continue;
        }
        const std::string& name = one.file.value();
        const std::string& own = of.text->file_of(one.file.only().where).folder;  // a path begins at the file that it stands in
        const auto beside = folder.empty() ? std::filesystem::path{std::u8string{own.begin(), own.end()}} : folder;
        auto read = read_figures_file(beside / std::filesystem::path{std::u8string{name.begin(), name.end()}}, name, one.unit.value());
        problems.insert(problems.end(), read.problems().begin(), read.problems().end());
        if (read.has_draft()) {
            file = std::move(read).draft();
        }
    }
    return {std::move(all), std::move(problems)};
}

std::optional<found_figure> find_figure(const plan& of, const figures& in, row_number need, std::optional<day> known_by) {
    found_figure found;
    return finder{*of.source, in, known_by}.find(of.needs[need], found) == answer::found ? std::optional{std::move(found)} : std::nullopt;
}

reading<found_figures> find_figures(const plan& of, const figures& in, std::optional<day> known_by) {
    found_figures all;
    problem_log log{*of.source->text};
    teller tell{*of.source, in, log};
    for (const need_row& need : of.needs) {
        const finder look{*of.source, in, earlier(known_by, need.billed)};
        found_figure found;
        const answer what = look.find(need, found);
        if (what == answer::found) {
            all.of_needs.emplace_back(std::move(found));
        } else {
            tell.note(what, need, found, look.party_of(need));
            all.of_needs.emplace_back();
        }
    }
    tell.tell();
    auto problems = log.take();
    in_order_of_place(problems);
    return {std::move(all), std::move(problems)};
}

std::vector<day> published_after(const plan& of, const figures& in, row_number need, day from, std::optional<day> until) {
    std::vector<day> days;
    const need_row& asked = of.needs[need];
    if (asked.measure == no_row || !of.source->measures[asked.measure].figures.usable()) {
        return days;
    }
    // What stands at the same place of another year counts too: a figure past the last one follows from it.
    const std::string party = finder{*of.source, in, {}}.party_of(asked);
    const std::string edition = edition_of(*of.source, asked);
    const figure_period when = period_of(*of.source, asked);
    constexpr std::size_t year = 4;  // as an edition begins
    const auto is_alike = [&](const figure_row& each) {
        return each.party == party && each.when.month == when.month && each.when.day_of_month == when.day_of_month &&
               each.edition.size() == edition.size() && (edition.empty() || each.edition.substr(year) == edition.substr(year));
    };
    std::set<row_number> files;  // its own, and those that continue it, once each
    for (row_number file = of.source->find_figures(of.source->measures[asked.measure].figures.value().id);
         file < in.files.size() && files.insert(file).second;) {
        for (const figure_row& each : in.files[file].rows) {
            if (each.published && *each.published > from && (!until || *each.published <= *until) && is_alike(each)) {
                days.push_back(*each.published);
            }
        }
        const auto& continued = of.source->figures[file].continued;
        file = continued.usable() ? of.source->find_figures(continued.value().by.id) : no_row;
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

row_number series_of(const agreement& of, const need_row& need) {
    row_number series = of.find_figures(of.measures[need.measure].figures.value().id);
    const figure_period when = period_of(of, need);
    for (std::size_t depth = 0; depth < of.figures.size() && goes_on(of.figures[series], when); ++depth) {
        series = of.find_figures(of.figures[series].continued.value().by.id);
    }
    return series;
}

}  // namespace andel

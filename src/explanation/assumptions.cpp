#include <andel/agreement/fields.hpp>
#include <andel/agreement/read_agreement.hpp>
#include <andel/explanation/assumptions.hpp>
#include <andel/plan/check_agreement.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/projection/known_figures.hpp>
#include <andel/projection/project.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace andel {
namespace {

constexpr status firmest_assumption = status::reported;
const both_languages ten_percent_more{"10 % mer", "10 % more"};
const both_languages one_point_more{"en procentenhet mer", "one percentage point more"};
const both_languages half_a_year_later{"ett halvår senare", "half a year later"};

// ---- what each charge rests on

struct support {
    std::set<place> places;  // of statements
    std::set<row_number> indexes, keys, measures, series;
};

class supporter {
   public:
    supporter(const plan& rows, const found_figures& found) : rows_{rows}, found_{found} {}

    support of(const charge_row& charge) {
        support result;
        const auto add = [&](row_number input) {
            if (input != no_row) {
                result.places.insert(rows_.inputs[input].where);
            }
        };
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            const cell_row& cell = rows_.cells[row];
            if (cell.amount != no_row) {
                add(rows_.amounts[cell.amount].input);
            }
            add(cell.charged_input);
            add(cell.index_input);
            add(cell.key_input);
            add(cell.payer_input);
            for (row_number i = cell.boundary_inputs.first; i < cell.boundary_inputs.first + cell.boundary_inputs.count; ++i) {
                add(rows_.boundary_inputs[i]);
            }
            add_steps(cell.index_step, result);
            if (cell.key.is_key) {
                add_key(cell.key.row, result);
            }
        }
        return result;
    }

   private:
    void add_steps(row_number step, support& to) const {
        for (; step != no_row; step = rows_.index_steps[step].previous) {
            const index_step_row& row = rows_.index_steps[step];
            add(row.reference_input, to);
            to.indexes.insert(row.index);
            for (row_number each = row.readings.first; each < row.readings.first + row.readings.count; ++each) {
                const index_reading_row& reading = rows_.index_readings[each];
                to.indexes.insert(reading.index);
                add(reading.change_input, to);
                add(reading.said_input, to);
                add(reading.follows_input, to);
                add_need(reading.need, to);
                add_need(reading.base_need, to);
            }
        }
    }

    // What a key row and all behind it rest on: the same for every charge that it divides.
    void add_key(row_number row, support& to) {
        const auto [known, added] = behind_.try_emplace(row);
        if (added) {
            support own;
            const key_row& key = rows_.keys[row];
            if (key.key != no_row) {
                own.keys.insert(key.key);
            }
            for (const row_number input : {key.input, key.by_input, key.rest_input, key.limits_input, key.index_input}) {
                add(input, own);
            }
            for (row_number line = key.lines.first; line < key.lines.first + key.lines.count; ++line) {
                add_need(rows_.lines[line].need, own);
                add_target(rows_.lines[line].to, own);
            }
            for (row_number line = key.charges.first; line < key.charges.first + key.charges.count; ++line) {
                const charge_line& charged = rows_.charge_lines[line];
                add_need(charged.need, own);
                add_steps(charged.fee.index_step, own);
                add_steps(charged.rate.index_step, own);
                add_limits(charged.limits, own);
                add_target(charged.to, own);
            }
            add_limits(key.limits, own);
            for (const auto& each : {key.rest, key.difference}) {
                if (each) {
                    add_target(*each, own);
                }
            }
            behind_[row] = std::move(own);
        }
        const support& all = behind_[row];
        to.places.insert(all.places.begin(), all.places.end());
        to.indexes.insert(all.indexes.begin(), all.indexes.end());
        to.keys.insert(all.keys.begin(), all.keys.end());
        to.measures.insert(all.measures.begin(), all.measures.end());
        to.series.insert(all.series.begin(), all.series.end());
    }
    void add_target(const target& other, support& to) {
        if (other.is_key) {
            add_key(other.row, to);
        }
    }
    void add_limits(const run& limits, support& to) const {
        for (row_number each = limits.first; each < limits.first + limits.count; ++each) {
            const limit_row& limit = rows_.limits[each];
            for (const row_number need : {limit.need, limit.low.need, limit.high.need}) {
                add_need(need, to);
            }
            add_steps(limit.low.kronor.index_step, to);
            add_steps(limit.high.kronor.index_step, to);
        }
    }
    void add(row_number input, support& to) const {
        if (input != no_row) {
            to.places.insert(rows_.inputs[input].where);
        }
    }
    // A figure: typed, with its place; or of a series, with the rules that link and extend it.
    void add_need(row_number need, support& to) const {
        if (need == no_row || !found_.of_needs[need]) {
            return;
        }
        const found_figure& found = *found_.of_needs[need];
        if (rows_.needs[need].measure != no_row) {
            to.measures.insert(rows_.needs[need].measure);
        }
        if (found.file != no_row) {
            to.series.insert(found.file);
        } else {
            to.places.insert(statement_at(rows_.needs[need], found.where));
        }
        for (const row_number series : found.links) {
            to.series.insert(series);
            to.places.insert(rows_.source->figures[series].continued.only().where);
        }
        if (found.follows != nullptr) {
            to.places.insert(found.follows->where);
        }
    }
    // The statement in which a typed number stands.
    [[nodiscard]] place statement_at(const need_row& need, place number) const {
        if (need.measure == no_row) {
            return number;
        }
        place best;
        for (const auto& each : rows_.source->measures[need.measure].values.statements) {
            best = each.what.where <= number && best < each.what.where ? each.what.where : best;
        }
        return best;
    }

    const plan& rows_;
    const found_figures& found_;
    std::map<row_number, support> behind_;
};

// ---- the inputs that are not firm

template <class value_type, class... types>
constexpr bool is_one_of = (std::is_same_v<value_type, types> || ...);

// Titles and notes, and words that have one meaning in every agreement, are no assumptions about money.
template <class value_type>
constexpr bool can_change_a_figure =
    !is_one_of<value_type, std::string, std::vector<std::string>, file_language, file_currency, rule_profile>;

// Values that name receivers or indexes: shown by their labels.
template <class value_type>
constexpr bool names_things = is_one_of<value_type, name, share_row, weight_row, measured_row, tariff, limit_rules, receiver_set, name_list,
                                        part_rounding, change, level, interest_rate, rate_row>;

class collector {
   public:
    explicit collector(const projection& from) : from_{from}, rows_{*from.planned}, agreement_{*rows_.source} {}

    std::vector<assumption> collect() {
        weigh();
        look_at("agreement", agreement_.facts);
        look_at_all(agreement_.parties);
        look_at_all(agreement_.activities);
        look_at_all(agreement_.costs);
        look_at_all(agreement_.keys);
        look_at_all(agreement_.measures);
        look_at_all(agreement_.indexes);
        look_at_all(agreement_.figures);
        look_at_all(agreement_.assets);
        look_at_all(agreement_.loans);
        look_at_all(agreement_.frames);
        look_at_all(agreement_.dates);
        look_at("term", agreement_.term);
        look_at("rounding", agreement_.rounding);
        look_at("leaving", agreement_.leaving);
        std::ranges::stable_sort(
            found_, [](const assumption& a, const assumption& b) { return a.rests != b.rests ? a.rests > b.rests : a.where < b.where; });
        return std::move(found_);
    }

   private:
    // Kronor of the fixed term on each statement, each index and each cost.
    void weigh() {
        const known_figures known{rows_, *from_.read, from_.as_of};
        supporter support_of{rows_, known.found()};
        std::map<row_number, money> charged;
        for (const entry_row& each : from_.entries) {
            if (rows_.charges[each.charge].how_firm == standing::firm) {
                charged[each.charge] += each.bears < money{} ? -each.bears : each.bears;
            }
        }
        for (const auto& [charge, sum] : charged) {
            const money amount = sum;  // a lambda of clang 14 catches no structured binding
            const row_number corrected = rows_.charges[charge].corrects;
            const row_number number = corrected == no_row ? charge : corrected;
            const support rests = support_of.of(rows_.charges[number]);
            all_ += amount;
            on_cost_[rows_.charges[number].cost] += amount;
            for (const place& where : rests.places) {
                on_place_[where] += amount;
            }
            const auto put = [&](const std::set<row_number>& rows, std::map<row_number, money>& on) {
                for (const row_number row : rows) {
                    on[row] += amount;
                }
            };
            put(rests.indexes, on_index_);
            put(rests.keys, on_key_);
            put(rests.measures, on_measure_);
            put(rests.series, on_series_);
        }
    }

    template <class thing_type>
    void look_at_all(const std::vector<thing_type>& things) {
        for (const thing_type& one : things) {
            look_at(std::string{table_of<thing_type>::name} + "." + one.id, one);
        }
    }

    template <class thing_type>
    void look_at(const std::string& address, const thing_type& one) {
        std::apply([&](const auto&... field) { (look_at_field(address, one, field), ...); }, table_of<thing_type>::fields);
    }

    template <class thing_type, class value_type>
    void look_at_field(const std::string& address, const thing_type& one, const field<thing_type, value_type>& of) {
        if constexpr (can_change_a_figure<value_type>) {
            for (const auto& each : (one.*of.member).statements) {
                if (each.what.from.how_firm <= firmest_assumption) {
                    std::string full = address;
                    full.append(".").append(of.name);
                    if (each.when.kind != time_kind::always) {
                        full.append(".").append(each.when.written);
                    }
                    add(full, label_of(one), of, each.what, rests_on(one, each.what.where));
                }
            }
            const auto& follows = (one.*of.member).follows;
            if (follows && follows->from.how_firm <= firmest_assumption) {
                add(address + "." + std::string{of.name} + ".after_last", label_of(one), of, *follows, sum_of(on_place_, follows->where));
            }
        }
    }

    template <class field_type, class value_type>
    void add(const std::string& address, const std::string& label, const field_type& of, const statement<value_type>& said, money rests) {
        const std::string before = label.empty() ? "" : label + ": ";
        assumption one{.address = address,
                       .what = {before + std::string{of.meaning_sv}, before + std::string{of.meaning_en}},
                       .value = {},
                       .from = said.from,
                       .where = said.where,
                       .rests = rests,
                       .step = {},
                       .effect = {}};
        if (said.from.kind != origin_kind::rule_profile) {
            one.value = value_at(one.address, names_things<value_type>);
        }
        found_.push_back(std::move(one));
    }

    [[nodiscard]] std::string value_at(std::string_view address, bool names) const {
        const node* inside = &agreement_.text->root;
        while (inside != nullptr && !address.empty()) {
            const std::size_t dot = address.find('.');
            inside = inside->find(address.substr(0, dot));
            address = dot == std::string_view::npos ? std::string_view{} : address.substr(dot + 1);
        }
        return inside == nullptr ? std::string{} : written(*inside, names);
    }

    // As the file writes it; with labels for ids, where it names things.
    [[nodiscard]] std::string written(const node& from, bool names) const {
        if (from.kind == node_kind::exact_number) {
            return to_text(from.number);
        }
        if (from.kind != node_kind::table && from.kind != node_kind::list) {
            return names ? named(from.text) : from.text;
        }
        if (const node* value = from.find("value")) {
            return written(*value, names);
        }
        std::string text;
        for (const entry& each : from.entries) {
            text += text.empty() ? "" : ", ";
            text += each.key.empty() ? std::string{} : (names ? named(each.key) : each.key) + " ";
            text += written(each.value, names);
        }
        return text;
    }

    [[nodiscard]] std::string named(const std::string& id) const {
        if (const auto found = agreement_.find_receiver(id)) {
            return found->kind == receiver_kind::party      ? label_of(agreement_.parties[found->row])
                   : found->kind == receiver_kind::activity ? label_of(agreement_.activities[found->row])
                                                            : label_of(agreement_.keys[found->row]);
        }
        const row_number index = agreement_.find_index(id);
        const row_number measure = agreement_.find_measure(id);
        return index != no_row ? label_of(agreement_.indexes[index]) : measure != no_row ? label_of(agreement_.measures[measure]) : id;
    }

    template <class thing_type>
    [[nodiscard]] static std::string label_of(const thing_type& one) {
        if constexpr (requires { one.label; }) {
            return one.label.usable() ? one.label.value() : one.id;
        } else {
            return {};
        }
    }

    // A number or a choice that the plan points at; a rule of an index; a rule of a cost; or a rule for everything.
    template <class thing_type>
    [[nodiscard]] money rests_on(const thing_type& one, place where) const {
        if constexpr (std::is_same_v<thing_type, andel::index>) {
            const auto found = on_place_.find(where);
            return found != on_place_.end() ? found->second : sum_of(on_index_, agreement_.find_index(one.id));
        } else if constexpr (std::is_same_v<thing_type, measure>) {
            const bool row = std::ranges::any_of(one.values.statements, [&](const auto& each) { return each.what.where == where; });
            return row || (one.after_last.usable() && one.after_last.only().where == where)
                       ? sum_of(on_place_, where)
                       : sum_of(on_measure_, agreement_.find_measure(one.id));
        } else if constexpr (std::is_same_v<thing_type, figure_series>) {
            return one.continued.usable() && one.continued.only().where == where ? sum_of(on_place_, where)
                                                                                 : sum_of(on_series_, agreement_.find_figures(one.id));
        } else if constexpr (std::is_same_v<thing_type, key>) {
            const auto found = on_place_.find(where);
            return found != on_place_.end() || governs_parts(one, where) ? sum_of(on_place_, where)
                                                                         : sum_of(on_key_, agreement_.find_receiver(one.id)->row);
        } else if constexpr (std::is_same_v<thing_type, rounding_rules>) {
            return all_;
        } else if constexpr (std::is_same_v<thing_type, andel::term>) {
            const bool bounds = where == where_of(agreement_.term.start) || where == where_of(agreement_.term.end);
            return bounds ? all_ : sum_of(on_place_, where);
        } else if constexpr (std::is_same_v<thing_type, cost>) {
            const bool governs =
                where == where_of(one.rounding_amount) || where == where_of(one.price_level) || where == where_of(one.until);
            return governs ? sum_of(on_cost_, static_cast<row_number>(&one - agreement_.costs.data())) : sum_of(on_place_, where);
        } else {
            return sum_of(on_place_, where);
        }
    }
    // Of the row, the set, the charges or the limits of a key only the years count in which they are in force.
    [[nodiscard]] static bool governs_parts(const key& one, place where) {
        const auto says = [&](const auto& value) {
            return std::ranges::any_of(value.statements, [&](const auto& each) { return each.what.where == where; });
        };
        return says(one.shares) || says(one.equal) || says(one.weights) || says(one.among) || says(one.charges) || says(one.rest) ||
               says(one.limits);
    }
    template <class value_type>
    [[nodiscard]] static place where_of(const dated<value_type>& value) {
        return value.usable() ? value.only().where : place{};
    }
    template <class key_type>
    [[nodiscard]] static money sum_of(const std::map<key_type, money>& sums, const key_type& key) {
        const auto found = sums.find(key);
        return found == sums.end() ? money{} : found->second;
    }

    const projection& from_;
    const plan& rows_;
    const agreement& agreement_;
    money all_;
    std::map<place, money> on_place_;
    std::map<row_number, money> on_index_, on_cost_, on_key_, on_measure_, on_series_;
    std::vector<assumption> found_;
};

// ---- one step of an input, and what it changes

class trial {
   public:
    explicit trial(const projection& from)
        : rows_{*from.planned}, agreement_{*rows_.source}, read_{*from.read}, as_of_{from.as_of}, before_{burdens(from)} {}

    void make(assumption& one) {
        plan changed = rows_;
        if (change_amounts(changed, one) || change_index(changed, one) || change_rate(changed, one) || change_key(changed, one)) {
            measure(one, project(changed, read_, {.as_of = as_of_}));
        } else if (const auto later = half_a_year_after(one)) {
            one.step = half_a_year_later;
            measure(one, with(one.address, to_text(*later)));
        } else if (const auto faster = one_point_faster(one)) {
            one.step = one_point_more;
            measure(one, with(one.address, *faster));
        } else if (const auto more = ten_percent_more_of_the_first(one)) {
            measure(one, with(more->first, more->second));
        }
    }

   private:
    [[nodiscard]] std::vector<money> burdens(const projection& of) const {
        std::vector<money> sums(agreement_.parties.size());
        for (const entry_row& each : of.entries) {
            if (of.planned->charges[each.charge].how_firm == standing::firm) {
                sums[each.party] += each.bears;
            }
        }
        return sums;
    }

    void measure(assumption& one, const reading<projection>& after) const {
        if (!after) {
            one.step = {};
            return;
        }
        one.effect = burdens(*after);
        for (std::size_t i = 0; i < before_.size(); ++i) {
            one.effect[i] -= before_[i];
        }
    }

    [[nodiscard]] bool is_of(row_number input, const assumption& one) const {
        return input != no_row && rows_.inputs[input].where == one.where;
    }

    bool change_amounts(plan& rows, assumption& one) const {
        bool found = false;
        for (amount_row& each : rows.amounts) {
            if (is_of(each.input, one)) {
                each.kronor *= rational{11, 10};
                found = true;
            }
        }
        one.step = found ? ten_percent_more : both_languages{};
        return found;
    }

    bool change_index(plan& rows, assumption& one) const {
        bool found = false;
        for (index_reading_row& each : rows.index_readings) {
            if (is_of(each.change_input, one)) {
                each.change += rational{1, 100};
                found = true;
            }
        }
        one.step = found ? one_point_more : both_languages{};
        return found;
    }

    // Of an asset or a loan, or the margin of a loan.
    bool change_rate(plan& rows, assumption& one) const {
        std::set<row_number> said;
        std::ranges::for_each(rows.rates, [&](const interest_row& each) { said.insert(each.stated); });
        std::ranges::for_each(rows.loan_pieces, [&](const loan_piece_row& each) { said.insert(each.margin); });
        bool found = false;
        for (const row_number row : said) {
            if (row != no_row && is_of(rows.stated[row].input, one)) {
                rows.stated[row].value += rational{1, 100};
                found = true;
            }
        }
        one.step = found ? one_point_more : both_languages{};
        return found;
    }

    bool change_key(plan& rows, assumption& one) const {
        bool found = false;
        for (const key_row& each : rows.keys) {
            if (is_of(each.input, one) && each.activity == no_row && each.lines.count > 1 && !is_measured(each) &&
                move_ten_points(rows, each)) {
                const auto& first = rows.lines[each.lines.first];
                const bool more = first.weight > share_before(each);
                const std::string name = name_of(first.to);
                one.step = {name + (more ? " 10 procentenheter mer" : " 10 procentenheter mindre"),
                            name + (more ? " 10 percentage points more" : " 10 percentage points less")};
                found = true;
            }
        }
        return found;
    }

    [[nodiscard]] bool is_measured(const key_row& key) const { return rows_.lines[key.lines.first].need != no_row; }
    [[nodiscard]] rational sum_of(const plan& rows, const key_row& key) const {
        rational sum;
        for (row_number row = key.lines.first; row < key.lines.first + key.lines.count; ++row) {
            sum += rows.lines[row].weight;
        }
        return sum;
    }
    [[nodiscard]] rational share_before(const key_row& key) const { return rows_.lines[key.lines.first].weight / sum_of(rows_, key); }

    // The first share up by 10 points, or down where it would pass 100; what the others have left is theirs in the old proportion.
    bool move_ten_points(plan& rows, const key_row& key) const {
        const rational first = share_before(key);
        if (first == 1) {
            return false;
        }
        const rational moved = first + rational{1, 10} <= 1 ? first + rational{1, 10} : first - rational{1, 10};
        const rational sum = sum_of(rows_, key);
        for (row_number row = key.lines.first; row < key.lines.first + key.lines.count; ++row) {
            rows.lines[row].weight = row == key.lines.first ? moved : rows_.lines[row].weight / sum * (1 - moved) / (1 - first);
        }
        return true;
    }

    [[nodiscard]] std::string name_of(const target& to) const {
        const auto label = [](const auto& thing) { return thing.label.usable() ? thing.label.value() : thing.id; };
        if (!to.is_key) {
            return label(agreement_.parties[to.row]);
        }
        const key_row& key = rows_.keys[to.row];
        return key.stands_in_for != no_row ? label(agreement_.parties[key.stands_in_for])
               : key.activity != no_row    ? label(agreement_.activities[key.activity])
                                           : label(agreement_.keys[key.key]);
    }

    [[nodiscard]] std::optional<day> half_a_year_after(const assumption& one) const {
        for (const named_date& each : agreement_.dates) {
            if (one.address == "dates." + each.id + ".date" && one.rests != money{}) {
                return add_months(*each.date.value().when, 6, month_end::last_day);
            }
        }
        return std::nullopt;
    }

    // The projection with another text at an address.
    [[nodiscard]] reading<projection> with(const std::string& address, const std::string& text) const {
        node value;
        value.kind = node_kind::text;
        value.text = text;
        const auto changed = check_further(with_changes(agreement_, {{address, std::move(value)}}));
        const auto planned =
            changed ? make_plan(*changed, {.until = rows_.until, .notice = rows_.notice}) : reading<plan>{changed.problems()};
        return planned ? project(*planned, read_, {.as_of = as_of_}) : reading<projection>{planned.problems()};
    }

    // A growth past the last figure, or past the last typed value.
    [[nodiscard]] std::optional<std::string> one_point_faster(const assumption& one) const {
        std::optional<std::string> found;
        const auto look = [&](const statement<after_last>& said) {
            if (said.where == one.where && said.value.way == after_last_way::growth) {
                found = to_text(said.value.growth + rational{1, 100});
                found = found->find('/') == std::string::npos ? *found + "/1" : *found;
            }
        };
        const auto look_at = [&](const auto& value) {
            if (value.follows) {
                look(*value.follows);
            }
        };
        for (const andel::measure& each : agreement_.measures) {
            look_at(each.values);
            if (each.after_last.usable()) {
                look(each.after_last.only());
            }
        }
        for (const andel::index& each : agreement_.indexes) {
            look_at(each.level);
        }
        return found;
    }

    // A row of typed numbers: the first of them ten percent more.
    [[nodiscard]] std::optional<std::pair<std::string, std::string>> ten_percent_more_of_the_first(assumption& one) const {
        for (const andel::measure& each : agreement_.measures) {
            for (const auto& said : each.values.statements) {
                if (said.what.where != one.where || said.what.value.entries.empty() || one.rests == money{}) {
                    continue;
                }
                const weight_entry& first = said.what.value.entries.front();
                const std::string name = name_of(first.receiver);
                const rational more = first.weight * rational{11, 10};
                one.step = {name + ": " + ten_percent_more.swedish, name + ": " + ten_percent_more.english};
                const bool opened = value_is_opened(one.address);
                return std::pair{one.address + (opened ? ".value." : ".") + first.receiver.id,
                                 said.what.value.kronor ? write_exact(more) + " kr" : to_text(more)};
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] bool value_is_opened(std::string_view address) const {
        const node* inside = &agreement_.text->root;
        while (inside != nullptr && !address.empty()) {
            const std::size_t dot = address.find('.');
            inside = inside->find(address.substr(0, dot));
            address = dot == std::string_view::npos ? std::string_view{} : address.substr(dot + 1);
        }
        return inside != nullptr && inside->find("value") != nullptr;
    }
    [[nodiscard]] std::string name_of(const name& which) const {
        const auto label = [](const auto& thing) { return thing.label.usable() ? thing.label.value() : thing.id; };
        const auto found = agreement_.find_receiver(which.id);
        return !found                                   ? which.id
               : found->kind == receiver_kind::party    ? label(agreement_.parties[found->row])
               : found->kind == receiver_kind::activity ? label(agreement_.activities[found->row])
                                                        : label(agreement_.keys[found->row]);
    }

    const plan& rows_;
    const agreement& agreement_;
    const figures& read_;
    std::optional<day> as_of_;
    std::vector<money> before_;
};

}  // namespace

std::vector<assumption> what_rests_on_assumptions(const projection& from) { return collector{from}.collect(); }

std::vector<assumption> assumptions_of(const projection& from) {
    auto all = what_rests_on_assumptions(from);
    trial try_step{from};
    for (assumption& each : all) {
        try_step.make(each);
    }
    return all;
}

}  // namespace andel

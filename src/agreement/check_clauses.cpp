// Clauses by themselves: measures and the figures they read, what an index clause does with a change, keys in kronor and limits of parts.
//
// A value at fault is marked as broken, so that nothing that rests on it is reported again.

#include "names.hpp"
#include "reader.hpp"

#include <andel/values/written.hpp>

#include <algorithm>
#include <functional>
#include <set>

namespace andel {
namespace {

class clause_checker {
   public:
    clause_checker(agreement& draft, problem_log& log) : draft_{draft}, log_{log}, names_{draft, log} {}

    void run() {
        check_all(draft_.parties);
        check_all(draft_.figures);
        check_all(draft_.measures);
        check_all(draft_.indexes);
        check_cycles_of_baskets();
        check_used_indexes();
        check_all(draft_.keys);
        std::ranges::for_each(draft_.costs, [&](cost& each) { check(each); });
    }

   private:
    template <class things>
    void check_all(things& all) {
        for (auto& each : all) {
            if (!each.broken) {
                check(each);
            }
        }
    }

    void missing(const std::string& table, place where, std::string_view key, both_languages meaning, both_languages example) {
        if (!log_.text().lost(table, key)) {
            log_.report(problem_code::missing_key, where,
                        {{"table", table}, {"key", std::string{key}}, {"meaning", std::move(meaning)}, {"example", std::move(example)}});
        }
    }
    void refuse(place where, std::string key, both_languages expected, both_languages found, both_languages example) {
        log_.report(
            problem_code::wrong_type, where,
            {{"key", std::move(key)}, {"expected", std::move(expected)}, {"found", std::move(found)}, {"example", std::move(example)}});
    }
    template <class value_type, class function>
    static void check_each(dated<value_type>& value, const function& good) {
        if (!value.broken) {
            for (const auto& each : value.statements) {
                value.broken = !good(each.what) || value.broken;
            }
        }
    }
    void exactly_one(const thing& one, const std::string& table, const std::vector<std::pair<std::string, place>>& found,
                     both_languages what, const std::vector<std::string>& choices) {
        if (found.size() > 1) {
            const bool in_order = found[0].second < found[1].second;
            log_.report(problem_code::two_verbs, found[in_order ? 1 : 0].second,
                        {{"table", table}, {"first", found[in_order ? 0 : 1].first}, {"second", found[in_order ? 1 : 0].first}},
                        found[in_order ? 0 : 1].second);
        } else if (found.empty() && std::ranges::none_of(choices, [&](const std::string& each) { return log_.text().lost(table, each); })) {
            log_.report(problem_code::no_verb, one.where, {{"table", table}, {"what", std::move(what)}, {"choices", listed(choices)}});
        }
    }

    // ---- parties

    void check(party& one) {
        check_each(one.borne_by, [&](const auto& said) { return names_.is_party(said.value); });
        for (const auto& each : one.groups.statements) {
            for (const name& group : each.what.value.names) {
                const bool taken = draft_.find_receiver(group.id) || class_of_set_word(group.id) || group.id == "everyone";
                if (!is_valid_id(group.id)) {
                    log_.report(problem_code::invalid_name, group.where, {{"name", in_quotes(group.id)}, {"example", "inland"}});
                } else if (taken) {
                    log_.report(problem_code::reserved_name, group.where,
                                {{"name", in_quotes(group.id)}, {"example", in_quotes(group.id + "_group")}});
                }
            }
        }
        if (one.joins.usable() && one.leaves.usable() && *one.leaves.value().when < *one.joins.value().when) {
            log_.report(problem_code::days_out_of_order, one.leaves.value().where,
                        {{"later", "leaves"},
                         {"later_day", to_text(*one.leaves.value().when)},
                         {"earlier", "joins"},
                         {"earlier_day", to_text(*one.joins.value().when)}},
                        one.joins.value().where);
        }
    }

    // ---- figures and measures

    void check(figure_series& one) {
        const std::string table = "figures." + one.id;
        if (one.unit.usable() && one.unit.value() == figure_unit::index && one.base.absent()) {
            missing(table, one.where, "base",
                    {"indextal med olika bas går inte att jämföra", "index numbers of different bases cannot be compared"},
                    "base = \"1980=100\"");
        }
        check_each(one.continued, [&](const auto& said) {
            const std::uint32_t row = draft_.find_figures(said.value.by.id);
            if (row != no_row) {
                const auto& unit = draft_.figures[row].unit;
                if (!unit.usable() || !one.unit.usable() || unit.value() == one.unit.value()) {
                    return true;
                }
                log_.report(problem_code::two_bases, said.value.by.where,
                            {{"first", one.id},
                             {"first_unit", std::string{word_for(one.unit.value())}},
                             {"second", said.value.by.id},
                             {"second_unit", std::string{word_for(unit.value())}}},
                            unit.where);
                return false;
            }
            std::vector<std::string> known;
            name_checker::add_ids(known, draft_.figures);
            names_.report_unknown(said.value.by, {"Serien", "The series"}, known);
            return false;
        });
        std::vector<const figure_series*> seen;
        for (const figure_series* next = &one; next->continued.usable();) {
            if (std::ranges::find(seen, next) != seen.end()) {
                log_.report(
                    problem_code::cycle, one.continued.where,
                    {{"links", one.id + " → … → " + one.id}, {"end", {"en serie som inte fortsätts", "a series that is not continued"}}});
                one.continued.broken = true;
                return;
            }
            seen.push_back(next);
            next = &draft_.figures[draft_.find_figures(next->continued.value().by.id)];
        }
    }

    void check(measure& one) {
        const std::string table = "measures." + one.id;
        std::vector<std::pair<std::string, place>> from;
        if (!one.values.absent()) {
            from.emplace_back("values", one.values.where);
        }
        if (!one.figures.absent()) {
            from.emplace_back("figures", one.figures.where);
        }
        exactly_one(one, table, from, {"varifrån talen kommer", "where its numbers come from"}, {"values", "figures"});
        if (!one.figures.absent()) {
            check_reader(one, table);
        } else if (one.values.usable()) {
            check_typed(one, table);
        }
    }

    void check_reader(measure& one, const std::string& table) {
        check_each(one.figures, [&](const auto& said) {
            if (draft_.find_figures(said.value.id) != no_row) {
                return true;
            }
            std::vector<std::string> known;
            name_checker::add_ids(known, draft_.figures);
            names_.report_unknown(said.value, {"Serien", "The series"}, known);
            return false;
        });
        if (one.reading.absent()) {
            missing(table, one.where, "reading",
                    {"vilken dag, månad eller vilket år som läses (mätdatum)", "which day, month or year is read (the vintage)"},
                    "reading = { at = \"11-01\", years_before = 1 }");
        }
        const bool may_be_frozen = one.reading.broken || (one.reading.usable() && one.reading.value().frozen);
        if (one.after_last.absent() && !may_be_frozen) {
            missing(table, one.where, "after_last",
                    {"vad som gäller efter seriens sista värde", "what holds after the last value of the series"},
                    {"after_last = \"stop\", \"repeat\" eller en årlig ökning som \"2 %\"",
                     "after_last = \"stop\", \"repeat\" or a yearly growth such as \"2 %\""});
        }
        if (one.preliminary.absent()) {
            missing(table, one.where, "preliminary", {"vad som gäller för preliminära värden", "what holds for preliminary values"},
                    {"preliminary = \"refuse\", \"keep\" eller \"correct\"", "preliminary = \"refuse\", \"keep\" or \"correct\""});
        }
        check_growth(one.kind, one.after_last);
    }

    void check_growth(const dated<measure_kind>& kind, dated<after_last>& follows) {
        if (kind.usable() && kind.value() == measure_kind::flow && follows.usable() && follows.value().way == after_last_way::growth) {
            refuse(follows.only().where, "after_last", {"\"stop\" eller \"repeat\" för ett flöde", "\"stop\" or \"repeat\" for a flow"},
                   {"en årlig ökning", "a yearly growth"}, "after_last = \"repeat\"");
            follows.broken = true;
        }
    }

    void check_typed(measure& one, const std::string& table) {
        using said_at = std::pair<std::string_view, place>;
        for (const auto& [key, where] : {said_at{"reading", one.reading.where}, said_at{"after_last", one.after_last.where},
                                         said_at{"preliminary", one.preliminary.where}}) {
            if (where.line != 0) {
                log_.report(problem_code::two_verbs, where, {{"table", table}, {"first", "values"}, {"second", std::string{key}}},
                            one.values.where);
            }
        }
        check_each(one.values, [&](const auto& said) {
            bool good = true;
            for (const weight_entry& each : said.value.entries) {
                good = names_.is_receiver(each.receiver, false) && good;
                if (each.weight.sign() < 0) {
                    log_.report(problem_code::negative_weight, each.where,
                                {{"receiver", each.receiver.id},
                                 {"value", {write_exact(each.weight), write_exact(each.weight, language::english)}}});
                    good = false;
                }
            }
            return good;
        });
        check_follows(one.values, table + ".values");
        if (one.values.follows && one.values.follows->value.way == after_last_way::growth && one.kind.usable() &&
            one.kind.value() == measure_kind::flow) {
            refuse(one.values.follows->where, "after_last",
                   {"\"stop\" eller \"repeat\" för ett flöde", "\"stop\" or \"repeat\" for a flow"}, {"en årlig ökning", "a yearly growth"},
                   "after_last = \"repeat\"");
            one.values.broken = true;
        }
    }

    // Occasions end; what then is never assumed.
    template <class value_type>
    void check_follows(dated<value_type>& value, const std::string& address) {
        if (!value.has_occasions()) {
            if (value.follows) {
                refuse(value.follows->where, "after_last", {"bland värden för namngivna år", "among values of named years"},
                       {"värden som gäller tills vidare", "values that hold until further notice"},
                       address + " = { 2025 = …, after_last = \"repeat\" }");
                value.broken = true;
            }
        } else if (!value.follows && !value.broken) {
            missing(address, value.where, "after_last", {"vad som gäller efter det sista året", "what holds after the last year"},
                    {"after_last = \"stop\" eller \"repeat\"", "after_last = \"stop\" or \"repeat\""});
            value.broken = true;
        }
        for (const auto& each : value.statements) {
            if (each.when.kind == time_kind::on_day) {
                log_.report(
                    problem_code::step_or_occasion, each.when.where,
                    {{"key", address},
                     {"hint", {"Skriv året: " + each.when.written.substr(0, 4), "Write the year: " + each.when.written.substr(0, 4)}}});
                value.broken = true;
            }
        }
    }

    // ---- index clauses

    void check(andel::index& one) {
        const std::string table = "indexes." + one.id;
        std::vector<std::pair<std::string, place>> verbs;
        const auto verb = [&](std::string word, const auto& value) {
            if (!value.absent()) {
                verbs.emplace_back(std::move(word), value.where);
            }
        };
        verb("level", one.level);
        verb("change", one.yearly_change);
        verb("parts", one.parts);
        exactly_one(one, table, verbs, {"hur beloppet ändras", "how the amount moves"}, {"level", "change", "parts"});
        check_level(one, table);
        check_change(one, table);
        check_parts(one);
        check_last_used(one);
        check_order(one, table);
        check_chained_words(one, table);
    }

    void check_level(andel::index& one, const std::string& table) {
        const bool occasions = one.level.has_occasions();
        check_each(one.level, [&](const auto& said) {
            const bool measured = !said.value.measure.id.empty();
            if (occasions && measured) {
                refuse(said.where, "level", {"ett indextal för varje år", "an index number for each year"},
                       in_quotes(said.value.measure.id), "level = { 2025 = \"384,04\", after_last = \"stop\" }");
                return false;
            }
            if (!occasions && !measured) {
                refuse(said.where, "level", {"ett mått, eller indextal för namngivna år", "a measure, or index numbers of named years"},
                       {"ett tal", "a number"}, "level = { 2025 = \"384,04\", after_last = \"stop\" }");
                return false;
            }
            return !measured || (names_.is_measure(said.value.measure) && reads_one_number(said.value.measure));
        });
        if (one.level.usable()) {
            check_follows(one.level, table + ".level");
        }
    }

    // A measure of the receivers is no index number.
    bool reads_one_number(const name& which) {
        const measure& read = draft_.measures[draft_.find_measure(which.id)];
        if (read.values.absent()) {
            return true;
        }
        refuse(which.where, "level", {"ett mått som läser en serie", "a measure that reads a series"},
               {"ett mått med ett tal för varje mottagare", "a measure with a number for each receiver"},
               "level = { 2025 = \"384,04\", after_last = \"stop\" }");
        return false;
    }

    void check_change(andel::index& one, const std::string& table) {
        check_each(one.yearly_change, [&](const auto& said) {
            return said.value.measure.id.empty() || (names_.is_measure(said.value.measure) && reads_percent(said.value.measure));
        });
        if (one.yearly_change.usable()) {
            check_follows(one.yearly_change, table + ".change");
            const auto& follows = one.yearly_change.follows;
            if (follows && follows->value.way == after_last_way::growth) {
                refuse(follows->where, "after_last", {"\"stop\" eller \"repeat\" för en ändring", "\"stop\" or \"repeat\" for a change"},
                       {"en årlig ökning", "a yearly growth"}, "after_last = \"repeat\"");
                one.yearly_change.broken = true;
            }
        }
    }

    bool reads_percent(const name& which) {
        const measure& read = draft_.measures[draft_.find_measure(which.id)];
        const std::uint32_t series = read.figures.usable() ? draft_.find_figures(read.figures.value().id) : no_row;
        const bool percent =
            series == no_row || !draft_.figures[series].unit.usable() || draft_.figures[series].unit.value() == figure_unit::percent;
        if (percent && reads_one_number(which)) {
            return true;
        }
        if (!percent) {
            refuse(which.where, "change", {"ett mått i procent", "a measure in percent"},
                   {"ett mått som läser " + std::string{word_for(draft_.figures[series].unit.value())},
                    "a measure that reads " + std::string{word_for(draft_.figures[series].unit.value())}},
                   "level = " + in_quotes(which.id));
        }
        return false;
    }

    void check_parts(andel::index& one) {
        check_each(one.parts, [&](const auto& said) {
            bool good = true;
            rational sum;
            for (const share_entry& each : said.value.entries) {
                good = names_.is_index(each.receiver, false) && good;
                if (!each.part || each.part->of_whole.sign() < 0) {
                    refuse(each.where, each.receiver.id, {"en vikt, som \"80 %\"", "a weight, such as \"80 %\""},
                           {each.part ? "en negativ vikt" : "\"rest\"", each.part ? "a negative weight" : "\"rest\""},
                           each.receiver.id + " = \"80 %\"");
                    return false;
                }
                sum += each.part->of_whole;
            }
            if (good && sum != 1) {
                const rational off = absolute(1 - sum);
                const bool too_little = sum < 1;
                log_.report(problem_code::shares_not_100, said.where,
                            {{"sum", {write_share(sum), write_share(sum, language::english)}},
                             {"difference",
                              {write_share(off) + (too_little ? " saknas" : " för mycket"),
                               write_share(off, language::english) + (too_little ? " is missing" : " too much")}}});
                return false;
            }
            return good;
        });
    }

    void check_last_used(andel::index& one) {
        if (!one.against.usable() || one.against.value() != index_basis::last_used) {
            return;
        }
        const bool typed = std::ranges::any_of(reached_by(one), [](const andel::index* each) { return !each->yearly_change.absent(); });
        if (typed) {
            refuse(one.against.only().where, "against",
                   {"\"previous\" eller \"base\" när ändringen står i procent", "\"previous\" or \"base\" where the change is in percent"},
                   "\"last_used\"", "against = \"previous\"");
            one.against.broken = true;
        }
    }

    [[nodiscard]] std::vector<const andel::index*> reached_by(const andel::index& one) const {
        std::vector<const andel::index*> reached{&one};
        for (std::size_t i = 0; i < reached.size(); ++i) {  // NOLINT(modernize-loop-convert): it grows on the way
            for (const auto& each : reached[i]->parts.statements) {
                for (const share_entry& part : each.what.value.entries) {
                    const std::uint32_t row = draft_.find_index(part.receiver.id);
                    if (row != no_row && std::ranges::find(reached, &draft_.indexes[row]) == reached.end()) {
                        reached.push_back(&draft_.indexes[row]);
                    }
                }
            }
        }
        return reached;
    }

    void check_cycles_of_baskets() {
        for (andel::index& one : draft_.indexes) {
            const auto reached = reached_by(one);
            const bool circle = std::ranges::any_of(reached, [&](const andel::index* each) {
                return std::ranges::any_of(each->parts.statements, [&](const auto& said) {
                    return std::ranges::any_of(said.what.value.entries,
                                               [&](const share_entry& part) { return part.receiver.id == one.id; });
                });
            });
            if (circle) {
                log_.report(
                    problem_code::cycle, one.parts.where,
                    {{"links", one.id + " → … → " + one.id}, {"end", {"ett index som inte är en korg", "an index that is no basket"}}});
                one.parts.broken = true;
            }
        }
    }

    // What happens to a change, in which order.
    void check_order(andel::index& one, const std::string& table) {
        std::vector<std::string> there;
        const auto add = [&](const char* word, const auto& value) {
            if (!value.absent()) {
                there.emplace_back(word);
            }
        };
        add("portion", one.portion);
        add("threshold", one.threshold);
        add("minimum", one.minimum);
        add("maximum", one.maximum);
        const bool bounds_only = one.portion.absent() && one.threshold.absent();
        const std::string example = "order = [\"" + joined(there) + "\"]";
        if (one.order.absent()) {
            if (there.size() >= 2 && !bounds_only && !log_.text().lost(table, "order")) {
                log_.report(
                    problem_code::rule_missing, one.where,
                    {{"question",
                      {"I vilken ordning " + listed(there).swedish + " tillämpas i " + table,
                       "In which order " + listed(there).english + " apply in " + table}},
                     {"answers", {"olika ordning ger olika belopp", "another order gives another amount"}},
                     {"way", {"Skriv alla i ordning, till exempel: " + example, "Write all of them in order, such as: " + example}}});
                one.order.broken = true;
            }
            return;
        }
        check_each(one.order, [&](const auto& said) {
            std::vector<std::string> named;
            for (const name& each : said.value.names) {
                if (std::ranges::find(there, each.id) == there.end()) {
                    log_.report(
                        problem_code::unknown_word, each.where,
                        {{"value", in_quotes(each.id)}, {"key", "order"}, {"hint", nearest(each.id, there)}, {"choices", listed(there)}});
                    return false;
                }
                named.push_back(each.id);
            }
            for (const std::string& each : there) {
                if (std::ranges::find(named, each) == named.end()) {
                    log_.report(problem_code::missing_key, said.where,
                                {{"table", table + ".order"},
                                 {"key", each},
                                 {"meaning", {"alla som finns står i ordning", "all that there are stand in order"}},
                                 {"example", example}});
                    return false;
                }
            }
            return true;
        });
    }

    static std::string joined(const std::vector<std::string>& all) {
        std::string text;
        for (const std::string& each : all) {
            text += (text.empty() ? "" : "\", \"") + each;
        }
        return text;
    }

    void check_chained_words(andel::index& one, const std::string& table) {
        if (!one.against.usable()) {
            return;
        }
        const bool chained = is_chained(one);
        if (one.portion.usable() && chained && !one.portion.value().of && one.portion.value().share != 1) {
            log_.report(
                problem_code::rule_missing, one.portion.only().where,
                {{"question", {"Vad andelen i " + table + " är av", "What the portion of " + table + " is of"}},
                 {"answers",
                  {"\"amount\" (resten av beloppet står still) eller \"change\" (varje ändring skalas)",
                   "\"amount\" (the rest of the amount stands still) or \"change\" (each change is scaled)"}},
                 {"way",
                  {"Skriv till exempel: portion = { share = \"" + write_share(one.portion.value().share) + "\", of = \"change\" }",
                   "Write for example: portion = { share = \"" + write_share(one.portion.value().share) + "\", of = \"change\" }"}}});
            one.portion.broken = true;
        }
        const auto check_excess = [&](dated<change_limit>& limit, const std::string& word) {
            if (!limit.usable()) {
                return;
            }
            if (chained && !limit.value().excess) {
                log_.report(
                    problem_code::rule_missing, limit.only().where,
                    {{"question",
                      {"Vad som händer med det som går utanför " + word + " i " + table,
                       "What becomes of what goes beyond the " + word + " of " + table}},
                     {"answers",
                      {"\"lost\" (det faller bort) eller \"carried\" (det förs till nästa år)",
                       "\"lost\" (it falls away) or \"carried\" (it goes on to the next year)"}},
                     {"way",
                      {"Skriv till exempel: " + word + " = { share = \"" + write_share(limit.value().share) + "\", excess = \"lost\" }",
                       "Write for example: " + word + " = { share = \"" + write_share(limit.value().share) + "\", excess = \"lost\" }"}}});
                limit.broken = true;
            } else if (!chained && limit.value().excess) {
                refuse(limit.only().where, word,
                       {"en andel, när ändringen räknas från prisnivån", "a share, where the change is counted from the price level"},
                       {"en andel med excess", "a share with excess"}, word + " = \"" + write_share(limit.value().share) + "\"");
                limit.broken = true;
            }
        };
        check_excess(one.minimum, "minimum");
        check_excess(one.maximum, "maximum");
        if (one.minimum.usable() && one.maximum.usable() && one.minimum.value().share > one.maximum.value().share) {
            refuse(one.minimum.only().where, "minimum", {"högst lika med maximum", "at most the maximum"},
                   write_share(one.minimum.value().share), "minimum = \"" + write_share(one.maximum.value().share) + "\"");
            one.minimum.broken = true;
        }
        if (needs_after_correction(draft_, one) && one.after_correction.absent() && !log_.text().lost(table, "after_correction")) {
            log_.report(problem_code::rule_missing, one.where,
                        {{"question",
                          {"Vad senare ändringar i " + table + " bygger på när ett preliminärt värde rättats",
                           "What later changes of " + table + " build on when a preliminary value is corrected"}},
                         {"answers",
                          {"\"definitive\" (det rättade värdet) eller \"as_billed\" (det som debiterades)",
                           "\"definitive\" (the corrected value) or \"as_billed\" (what was billed)"}},
                         {"way",
                          {"Lägg till: after_correction = \"definitive\" eller after_correction = \"as_billed\"",
                           "Add: after_correction = \"definitive\" or after_correction = \"as_billed\""}}});
        }
    }

    // Parts of a basket need no more than their change; what a cost or a key uses must say the rest.
    void check_used_indexes() {
        std::vector<bool> told(draft_.indexes.size());
        const auto use = [&](const dated<name>& references) {
            for (const auto& each : references.statements) {
                const std::uint32_t row = draft_.find_index(each.what.value.id);
                if (row != no_row && !told[row]) {
                    told[row] = true;
                    check_used(draft_.indexes[row]);
                }
            }
        };
        std::ranges::for_each(draft_.costs, [&](const cost& each) { use(each.index); });
        std::ranges::for_each(draft_.keys, [&](const key& each) { use(each.index); });
    }

    void check_used(andel::index& one) {
        const std::string table = "indexes." + one.id;
        if (one.broken) {
            return;
        }
        if (one.against.absent()) {
            missing(table, one.where, "against",
                    {"mot vad ändringen räknas: \"previous\" (fjolåret), \"base\" (prisnivån) eller \"last_used\" (den senaste ändring som "
                     "gjordes)",
                     "what the change is counted against: \"previous\" (last year), \"base\" (the price level) or \"last_used\" (the last "
                     "change made)"},
                    "against = \"previous\"");
        }
        if (one.every.absent()) {
            missing(table, one.where, "every",
                    {"dagen på året då årets ändring börjar gälla", "the day of the year on which the year's change takes effect"},
                    "every = \"01-01\"");
        }
        if (one.floor.absent() && !log_.text().lost(table, "floor")) {
            const bool typed = !one.yearly_change.absent() && std::ranges::all_of(one.yearly_change.statements, [](const auto& said) {
                return said.what.value.measure.id.empty();
            });
            const auto fall =
                std::ranges::find_if(one.yearly_change.statements, [](const auto& said) { return said.what.value.by.sign() < 0; });
            if (!typed || fall != one.yearly_change.statements.end()) {
                const bool negative = typed;
                log_.report(
                    problem_code::missing_key, one.where,
                    {{"table", table},
                     {"key", "floor"},
                     {"meaning", negative ? both_languages{"ändringen är negativ, så det måste stå om beloppet får sjunka",
                                                           "the change is negative, so it must be said whether the amount may fall"}
                                          : both_languages{"ändringen kan vara negativ, så det måste stå om beloppet får sjunka",
                                                           "the change may be negative, so it must be said whether the amount may fall"}},
                     {"example",
                      {"floor = \"none\", \"contract\", \"last_year\" eller \"falls_ignored\"",
                       "floor = \"none\", \"contract\", \"last_year\" or \"falls_ignored\""}}},
                    negative ? fall->what.where : place{});
            }
        }
    }

    // ---- keys

    void check(key& one) {
        const std::string table = "keys." + one.id;
        if (!one.by.absent()) {
            check_each(one.by, [&](const auto& said) { return measures_receivers(said.value, table); });
            if (one.among.absent()) {
                missing(table, one.where, "among", {"mellan vilka måttet fördelar", "between whom the measure divides"},
                        "among = \"municipalities\"");
                one.by.broken = true;
            }
        } else if (!one.among.absent()) {
            missing(table, one.among.where, "by", {"måttet som fördelar", "the measure that divides"}, "by = \"inhabitants\"");
        }
        check_each(one.among, [&](const auto& said) { return is_set(said.value); });
        check_each(one.charges, [&](const auto& said) { return check_charges(said.value, table); });
        if (!one.rest.absent() && one.charges.absent()) {
            log_.report(problem_code::unknown_key, one.rest.where,
                        {{"key", "rest"},
                         {"table", table},
                         {"hint", {"Resten hör till charges. ", "The rest belongs to charges. "}},
                         {"choices", "by, among, limits, label"}});
        }
        check_each(one.rest, [&](const auto& said) { return names_.is_receiver(said.value, false); });
        check_each(one.limits, [&](const auto& said) { return check_limits(said.value, one, table); });
        check_index_of(one, table);
        check_rounding_of(one, table);
    }

    bool is_set(const receiver_set& set) {
        bool good = true;
        for (const name& each : set.members) {
            good = names_.is_receiver(each, true) && good;
        }
        const auto members = draft_.members_of(set);
        for (std::size_t i = 0; good && i < members.size(); ++i) {
            if (std::find(members.begin() + static_cast<std::ptrdiff_t>(i) + 1, members.end(), members[i]) != members.end()) {
                log_.report(problem_code::named_twice, set.members.back().where, {{"name", in_quotes(id_of(members[i]))}});
                return false;
            }
        }
        return good;
    }

    [[nodiscard]] const std::string& id_of(const receiver& which) const {
        return which.kind == receiver_kind::party      ? draft_.parties[which.row].id
               : which.kind == receiver_kind::activity ? draft_.activities[which.row].id
                                                       : draft_.keys[which.row].id;
    }

    // A measure that a key divides by has a number for each receiver, and says whether it is as on a day or counted over a time.
    bool measures_receivers(const name& which, const std::string& table) {
        if (!names_.is_measure(which)) {
            return false;
        }
        measure& read = draft_.measures[draft_.find_measure(which.id)];
        const std::uint32_t series = read.figures.usable() ? draft_.find_figures(read.figures.value().id) : no_row;
        if (series != no_row && draft_.figures[series].unit.usable() &&
            (draft_.figures[series].unit.value() == figure_unit::index || draft_.figures[series].unit.value() == figure_unit::percent)) {
            log_.report(problem_code::measure_without_parties, which.where, {{"measure", "measures." + which.id}, {"key", table}},
                        read.where);
            return false;
        }
        if (read.kind.absent() && std::ranges::find(kinds_told_, read.id) == kinds_told_.end()) {
            kinds_told_.push_back(read.id);
            missing("measures." + read.id, read.where, "kind",
                    {"\"stock\" när det mäts en dag, \"flow\" när det räknas över en tid",
                     "\"stock\" when it is as on a day, \"flow\" when it is counted over a time"},
                    "kind = \"stock\"");
        }
        return !read.broken;
    }

    [[nodiscard]] bool in_kronor(const name& which) const {
        const measure& read = draft_.measures[draft_.find_measure(which.id)];
        const std::uint32_t series = read.figures.usable() ? draft_.find_figures(read.figures.value().id) : no_row;
        return series != no_row ? draft_.figures[series].unit.usable() && draft_.figures[series].unit.value() == figure_unit::kr
                                : read.values.usable() && read.values.statements.front().what.value.kronor;
    }

    bool check_bound(const std::optional<bound>& limit, const std::string& table) {
        return !limit || limit->per.id.empty() || measures_receivers(limit->per, table);
    }

    bool check_charges(const tariff& row, const std::string& table) {
        bool good = true;
        std::vector<std::pair<receiver, name>> charged;
        for (const charge_entry& each : row.entries) {
            if (!names_.is_receiver(each.receiver, true)) {
                good = false;
                continue;
            }
            for (const receiver& member : draft_.members_of({.members = {each.receiver}})) {
                const auto before = std::ranges::find(charged, member, &std::pair<receiver, name>::first);
                if (before != charged.end()) {
                    log_.report(problem_code::charged_twice, each.receiver.where,
                                {{"name", in_quotes(id_of(member))}, {"first", before->second.id}, {"second", each.receiver.id}},
                                before->second.where);
                    good = false;
                } else {
                    charged.emplace_back(member, each.receiver);
                }
            }
            const charge& owed = each.owed;
            if (!owed.per.id.empty() && measures_receivers(owed.per, table)) {
                if (owed.rate_of_each && !in_kronor(owed.per)) {
                    refuse(owed.per.where, "rate",
                           {"ett belopp, när måttet inte är i kronor", "an amount, where the measure is not in kronor"},
                           {"en andel", "a share"}, "rate = \"1,25 kr\"");
                    good = false;
                }
            } else if (!owed.per.id.empty()) {
                good = false;
            }
            good = check_bound(owed.minimum, table) && check_bound(owed.maximum, table) && good;
            if (owed.discount && !owed.discount->of.id.empty()) {
                good = measures_receivers(owed.discount->of, table) && good;
            }
        }
        return good;
    }

    bool check_limits(const limit_rules& rules, const key& one, const std::string& table) {
        if (!one.charges.absent()) {
            log_.report(
                problem_code::unknown_key, one.limits.where,
                {{"key", "limits"},
                 {"table", table},
                 {"hint",
                  {"Avgifter har sina egna gränser, bredvid fee och rate. ", "Charges have limits of their own, beside fee and rate. "}},
                 {"choices", "charges, rest, index, price_level, label"}});
            return false;
        }
        bool good = check_bound(rules.minimum, table) && check_bound(rules.maximum, table);
        const auto check_sets = [&](const std::vector<name>& only, const std::vector<name>& except) {
            for (const auto* set : {&only, &except}) {
                std::ranges::for_each(*set, [&](const name& each) { good = names_.is_receiver(each, true) && good; });
            }
        };
        if (rules.discount) {
            if (!rules.discount->of.id.empty()) {
                good = measures_receivers(rules.discount->of, table) && good;
            }
            check_sets(rules.discount->only, rules.discount->except);
        }
        if (rules.yearly_change) {
            good = check_bound(rules.yearly_change->up, table) && check_bound(rules.yearly_change->down, table) && good;
            std::ranges::for_each(rules.yearly_change->previous,
                                  [&](const weight_entry& each) { good = names_.is_receiver(each.receiver, false) && good; });
            check_sets(rules.yearly_change->only, rules.yearly_change->except);
        }
        if (rules.difference.id.empty()) {
            log_.report(problem_code::nobody_carries, rules.where,
                        {{"table", table},
                         {"what", {"det som gränserna flyttar", "what the limits move"}},
                         {"example",
                          {"difference = \"others\" (delas av dem som inte är vid en gräns), eller difference = \"region_x\"",
                           "difference = \"others\" (shared by those who are not at a limit), or difference = \"region_x\""}}});
            return false;
        }
        if (rules.difference.id == "others") {
            if (rules.discount) {
                refuse(rules.difference.where, "difference",
                       {"en mottagare, när det finns en rabatt", "a receiver, where there is a discount"}, "\"others\"",
                       "difference = \"region_x\"");
                return false;
            }
            return good;
        }
        return names_.is_receiver(rules.difference, false) && good;
    }

    [[nodiscard]] static bool has_kronor(const key& one) {
        if (one.charges.usable()) {
            return true;
        }
        if (!one.limits.usable()) {
            return false;
        }
        const limit_rules& rules = one.limits.value();
        const auto is = [](const std::optional<bound>& limit) { return limit && limit->kronor; };
        return is(rules.minimum) || is(rules.maximum) ||
               (rules.yearly_change && (is(rules.yearly_change->up) || is(rules.yearly_change->down)));
    }

    void check_index_of(key& one, const std::string& table) {
        if (!has_kronor(one)) {
            check_each(one.index, [&](const auto& said) { return names_.is_index(said.value, true); });
            return;
        }
        if (one.index.absent()) {
            missing(table, one.where, "index",
                    {"hur kronorna i nyckeln räknas upp; ett pris som står still är ett beslut",
                     "how the kronor of the key move with prices; a price that stands still is a decision"},
                    "index = \"none\"");
            one.index.broken = true;
            return;
        }
        bool indexed = false;
        bool by_level = true;
        check_each(one.index, [&](const auto& said) {
            const std::uint32_t row = draft_.find_index(said.value.id);
            indexed = indexed || row != no_row;
            by_level = by_level && (row == no_row || (draft_.indexes[row].level.usable() && !draft_.indexes[row].level.has_occasions()));
            return names_.is_index(said.value, true);
        });
        if (indexed && one.price_level.absent()) {
            missing(table, one.where, "price_level", {"året i vars priser kronorna står", "the year in whose prices its kronor stand"},
                    "price_level = 2025");
            one.price_level.broken = true;
        } else if (indexed && one.price_level.usable() && one.price_level.value().month != 0 && !by_level) {
            refuse(one.price_level.only().where, "price_level",
                   {"ett år, när indexet inte läser en serie", "a year, where the index reads no series"}, {"en månad", "a month"},
                   "price_level = " + std::to_string(one.price_level.value().year));
            one.price_level.broken = true;
        }
    }

    void check_rounding_of(key& one, const std::string& table) {
        if (one.rounding_share.usable() && !one.charges.absent()) {
            refuse(one.rounding_share.only().where, "rounding.share", {"i en nyckel som fördelar", "in a key that divides"},
                   {"en nyckel med avgifter", "a key of charges"}, "rounding.part = { to = \"1 kr\", mode = \"half_up\" }");
            one.rounding_share.broken = true;
        }
        if (one.rounding_share.usable() && !(1 / one.rounding_share.value().to).is_whole()) {
            refuse(one.rounding_share.only().where, "to", {"en andel som går jämnt upp i 100 %", "a share that divides 100 %"},
                   write_share(one.rounding_share.value().to), "to = \"0,01 %\"");
            one.rounding_share.broken = true;
        }
        const bool schedule = !one.charges.absent() && one.rest.absent();
        if (one.rounding_part.usable() && one.rounding_part.value().alone.has_value() != schedule) {
            refuse(one.rounding_part.only().where, "rounding.part",
                   {schedule ? "{ to, mode }: avgifterna behöver inte gå jämnt ut" : "{ to, odd, order }: delarna måste gå jämnt ut",
                    schedule ? "{ to, mode }: the charges need not add up" : "{ to, odd, order }: the parts must add up"},
                   {schedule ? "odd" : "mode", schedule ? "odd" : "mode"},
                   schedule ? "rounding.part = { to = \"1 kr\", mode = \"half_up\" }"
                            : "rounding.part = { to = \"1 kr\", odd = \"largest_remainder\", order = \"by_code\" }");
            one.rounding_part.broken = true;
        }
        const auto check_named = [&](part_rounding& part, bool& broken) {
            if (part.odd == odd_rule::party) {
                broken = broken || !names_.is_receiver(part.taker, false);
                return;
            }
            std::ranges::for_each(part.order, [&](const name& each) { broken = !names_.is_receiver(each, true) || broken; });
            if (!part.by_code && part.order.empty() && !broken) {
                log_.report(problem_code::order_missing, part.where,
                            {{"rule", std::string{word_for(part.odd)}},
                             {"missing", {"alla", "everybody"}},
                             {"example", "[\"alfa\", \"region_x\"]"}});
                broken = true;
            }
        };
        if (one.rounding_share.usable()) {
            check_named(one.rounding_share.statements.front().what.value, one.rounding_share.broken);
        }
        if (one.rounding_part.usable() && !one.rounding_part.value().alone) {
            check_named(one.rounding_part.statements.front().what.value.together, one.rounding_part.broken);
        }
        (void)table;
    }

    // ---- costs: what is charged, and what has somebody to carry the rest

    void check(cost& one) {
        const std::string table = "costs." + one.id;
        bool charged = false;
        bool in_kronor = false;
        const auto look = [&](const dated<amount>& amounts) {
            for (const auto& each : amounts.statements) {
                (each.what.value.as_charged ? charged : in_kronor) = true;
            }
        };
        look(one.yearly);
        look(one.once);
        if (one.once.usable() && !one.once.has_occasions() && one.when.absent()) {
            missing(table, one.once.where, "when", {"vilket år avgiften debiteras", "in which year it is charged"},
                    {"when = { event = \"joins\", years_before = 1 }, eller once = { 2024 = \"as charged\" }",
                     "when = { event = \"joins\", years_before = 1 }, or once = { 2024 = \"as charged\" }"});
            one.once.broken = true;
        }
        if (one.when.usable() && (!one.once.usable() || one.once.has_occasions())) {
            log_.report(problem_code::unknown_key, one.when.where,
                        {{"key", "when"},
                         {"table", table},
                         {"hint", {"when hör till once = \"as charged\". ", "when belongs to once = \"as charged\". "}},
                         {"choices", "label, yearly, once, key, paid_by"}});
            one.when.broken = true;
        }
        if (charged && in_kronor) {
            refuse(one.yearly.usable() ? one.yearly.where : one.once.where, one.yearly.usable() ? "yearly" : "once",
                   {"\"as charged\" i alla steg, eller belopp i alla", "\"as charged\" in all steps, or amounts in all"}, {"båda", "both"},
                   "yearly = \"as charged\"");
            (one.yearly.usable() ? one.yearly : one.once).broken = true;
            return;
        }
        std::set<std::string, std::less<>> seen;
        for (const auto& each : one.key.statements) {
            if (charged) {
                check_charged(each.what.value, one.key);
            } else {
                check_carried(each.what.value, seen);
            }
        }
    }

    [[nodiscard]] bool is_schedule(const receiver& which) const {
        return which.kind == receiver_kind::key && !draft_.keys[which.row].charges.absent() && draft_.keys[which.row].rest.absent();
    }

    // Under "as charged" stands a key of charges alone.
    void check_charged(const name& which, dated<name>& reference) {
        const auto found = draft_.find_receiver(which.id);
        const bool unknown =
            !found || (found->kind == receiver_kind::key && (draft_.keys[found->row].charges.broken || draft_.keys[found->row].broken));
        if (!unknown && !is_schedule(*found)) {
            log_.report(problem_code::nothing_to_divide, which.where, {{"key", in_quotes(which.id)}},
                        found->kind == receiver_kind::key ? draft_.keys[found->row].where : place{});
            reference.broken = true;
        }
    }

    // Everywhere else it needs somebody who bears the rest, however far behind the name it stands.
    void check_carried(const name& first, std::set<std::string, std::less<>>& seen) {
        std::vector<name> ahead{first};
        while (!ahead.empty()) {
            const name which = std::move(ahead.back());
            ahead.pop_back();
            const auto found = draft_.find_receiver(which.id);
            if (!found || !seen.insert(which.id).second) {
                continue;
            }
            if (is_schedule(*found)) {
                tell_nobody_carries(draft_.keys[found->row], which.where);
            } else {
                const auto behind = draft_.named_by(*found);
                ahead.insert(ahead.end(), behind.rbegin(), behind.rend());
            }
        }
    }

    void tell_nobody_carries(key& one, place named) {
        if (!one.charges.broken && std::ranges::find(carriers_told_, one.id) == carriers_told_.end() &&
            !log_.text().lost("keys." + one.id, "rest")) {
            carriers_told_.push_back(one.id);
            log_.report(problem_code::nobody_carries, one.charges.where,
                        {{"table", "keys." + one.id},
                         {"what", {"det som avgifterna inte täcker", "what the charges do not cover"}},
                         {"example",
                          {"rest = \"region_x\", eller yearly = \"as charged\" i kostnaden",
                           "rest = \"region_x\", or yearly = \"as charged\" in the cost"}}},
                        named);
        }
        one.charges.broken = true;
    }

    agreement& draft_;
    problem_log& log_;
    name_checker names_;
    std::vector<std::string> kinds_told_, carriers_told_;
};

}  // namespace

void check_clauses(agreement& draft, problem_log& log) { clause_checker{draft, log}.run(); }

}  // namespace andel

// Index clauses: where the change comes from, and what is done with it.
//
// A value at fault is marked as broken, so that nothing that rests on it is reported again.

#include "checks.hpp"

#include <andel/values/written.hpp>

namespace andel {
namespace {

class index_clause_checker : clause_checker {
   public:
    using clause_checker::clause_checker;

    void run() {
        for (auto& each : draft_.indexes) {
            if (!each.broken) {
                check(each);
            }
        }
        check_cycles_of_baskets();
        check_used_indexes();
    }

   private:
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
        if (read.reading.usable() && read.reading.value().at == reading_time::period_start) {
            refuse(which.where, "level",
                   {"ett mått som läses en dag, en månad eller ett år", "a measure that is read on a day, in a month or for a year"},
                   {"ett mått som läses den dag en period börjar", "a measure that is read on the first day of a period"},
                   "reading = { at = \"10\" }");
            return false;
        }
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
};

}  // namespace

void check_indexes(agreement& draft, problem_log& log) { index_clause_checker{draft, log}.run(); }

}  // namespace andel

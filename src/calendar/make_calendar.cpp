#include <andel/agreement/deadlines.hpp>
#include <andel/calendar/make_calendar.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/projection/project.hpp>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace andel {
namespace {

constexpr int longest_calendar_years = 200;

// A day on which the agreement may end, and the way there.
struct possible_end {
    day last;
    std::optional<notice_given> notice;  // none: it ends by itself, or by nobody deciding to go on
    int renewals = 0;                    // that come before it
};

struct borne {
    money all, from, left_over;
};

class calendar_maker {
   public:
    calendar_maker(const agreement& of, const calendar_options& options, const figures& read)
        : of_{of}, read_{read}, start_{of.fixed_term()->first} {
        const int first = of_.year_of(start_);
        const int last = first + longest_calendar_years;
        const int until = options.until ? *options.until : year_without_asking();
        if (until < first || until > last) {
            throw horizon_out_of_reach{first, last};
        }
        made_.source = std::make_shared<const agreement>(of);
        made_.when = {std::max(options.from.value_or(start_), start_), of_.days_of_year(until).before};
        latest_ = of_.days_of_year(last).before - 1;
    }

    reading<calendar> make() {
        if (!made_.when.empty()) {
            find_ends();
            add_rows();
            add_outcomes();
        }
        if (!problems_.empty()) {
            in_order_of_place(problems_);
            return {std::move(problems_)};
        }
        return std::move(made_);
    }

   private:
    // ---- what may happen

    [[nodiscard]] int year_without_asking() const {
        if (of_.runs_on()) {
            throw horizon_missing{};
        }
        const auto renewed = of_.end_of_renewal(1);
        return of_.year_of(renewed.value_or(of_.fixed_term()->before) - 1);
    }
    [[nodiscard]] bool by_decision() const { return renewed() && of_.term.renewal.value().happens == renewal_way::by_decision; }
    [[nodiscard]] bool renewed() const { return of_.term.renewal.usable() && !of_.term.renewal.value().none; }
    [[nodiscard]] bool any_day() const {
        return of_.term.notice.usable() && std::ranges::any_of(of_.term.notice.statements, [](const auto& each) {
                   return each.what.value.before == notice_before::any_day;
               });
    }
    [[nodiscard]] standing standing_to(day last) const {
        const bool firm = last < of_.fixed_term()->before;
        return firm ? standing::firm : by_decision() ? standing::conditional : standing::rests_on_no_notice;
    }
    [[nodiscard]] day last_day() const { return made_.when.before - 1; }

    // The last day of the fixed term, of the first renewal…
    [[nodiscard]] std::optional<day> end_number(int number) const {
        const auto before = of_.runs_on() ? std::nullopt : of_.end_of_renewal(number);
        const auto last_possible = of_.last_possible_end();
        const bool there = before && *before - 1 <= latest_ && !(last_possible && *before > *last_possible);
        return there ? std::optional{*before - 1} : std::nullopt;
    }

    // The last day on which notice of this party leads to this very end.
    [[nodiscard]] std::optional<day> last_notice(std::string_view party, day end) const {
        const auto found = last_day_of_notice(of_, party, end);
        return found && end_after_notice(of_, party, *found) == end ? found : std::nullopt;
    }
    // Somebody's notice that leads there.
    [[nodiscard]] std::optional<notice_given> way_to(day end) const {
        if (const auto found = last_notice("", end)) {
            return notice_given{"", *found};
        }
        for (const party& each : of_.parties) {
            if (const auto found = last_notice(each.id, end)) {
                return notice_given{each.id, *found};
            }
        }
        return std::nullopt;
    }

    // In order of time, each once.
    void find_ends() {
        find_all_ends();
        std::ranges::stable_sort(ends_, {}, &possible_end::last);
        const auto same = [](const possible_end& a, const possible_end& b) { return a.last == b.last; };
        ends_.erase(std::unique(ends_.begin(), ends_.end(), same), ends_.end());
    }

    // Every end through the last day, and one more for what it costs to go on.
    void find_all_ends() {
        if (any_day()) {
            find_ends_of_any_day();
        }
        const bool enough = std::ranges::any_of(ends_, [&](const possible_end& each) { return each.last > last_day(); });
        for (int number = 0; !enough; ++number) {
            const auto end = end_number(number);
            if (!end) {
                return;
            }
            const bool last = !end_number(number + 1);
            auto way = last || by_decision() || any_day() ? std::nullopt : way_to(*end);
            if (last || by_decision() || way) {
                ends_.push_back({*end, std::move(way), number});
            }
            if (*end > last_day()) {
                return;
            }
        }
    }

    // The earliest end that can still be had, and the last of each year.
    void find_ends_of_any_day() {
        const auto add = [&](std::optional<day> given) {
            const auto end = given ? end_after_notice(of_, "", *given) : std::nullopt;
            if (end && (ends_.empty() || *end > ends_.back().last)) {
                ends_.push_back({*end, notice_given{"", *given}, 0});
            }
        };
        add(made_.when.first);
        for (int year = of_.year_of(made_.when.first); year <= of_.year_of(latest_); ++year) {
            if (!ends_.empty() && ends_.back().last > last_day()) {
                return;
            }
            const auto given = last_day_of_notice(of_, "", of_.days_of_year(year).before - 1);
            add(given && *given >= made_.when.first ? given : std::nullopt);
        }
    }

    // ---- the days

    void add(calendar_row row) {
        if (made_.when.contains(row.when)) {
            made_.rows.push_back(std::move(row));
        }
    }

    void add_rows() {
        add({.when = start_, .kind = calendar_kind::start});
        if (of_.term.condition.usable()) {
            add({.when = start_, .kind = calendar_kind::condition});
        }
        for (row_number row = 0; row < of_.parties.size(); ++row) {
            const party& one = of_.parties[row];
            if (one.joins.usable()) {
                add_day(*one.joins.value().when, calendar_kind::joins, {row});
            }
            if (one.leaves.usable()) {
                add_day(*one.leaves.value().when, calendar_kind::leaves, {row});
            }
        }
        for (row_number row = 0; row < of_.dates.size(); ++row) {
            if (of_.dates[row].date.usable()) {
                const day when = *of_.dates[row].date.value().when;
                add({.when = when, .kind = calendar_kind::named_date, .how_firm = standing_to(when), .date = row});
            }
        }
        if (any_day()) {
            for (auto each = ends_.begin(); each != ends_.end(); ++each) {
                if (each->notice) {
                    add_notice(each->last, std::next(each) == ends_.end() ? std::nullopt : std::optional{std::next(each)->last});
                }
            }
        }
        for (int number = 0; add_period(number); ++number) {
        }
        std::ranges::stable_sort(made_.rows, [](const calendar_row& a, const calendar_row& b) {
            return std::tuple{a.when, a.kind, a.renewal} < std::tuple{b.when, b.kind, b.renewal};
        });
    }

    void add_day(day when, calendar_kind kind, std::vector<row_number> parties) {
        add({.when = when, .kind = kind, .how_firm = standing_to(when), .parties = std::move(parties)});
    }

    // The fixed term, or a renewal: its days and those of the notice that stops it there. False where no later one matters.
    bool add_period(int number) {
        const auto end = end_number(number);
        if (!end) {
            return false;
        }
        const auto next = end_number(number + 1);
        if (number > 0) {
            const day first = *end_number(number - 1) + 1;
            add({.when = first, .kind = calendar_kind::renewal_begins, .how_firm = standing_to(first), .renewal = number, .end = end});
        }
        const auto kind = !next ? calendar_kind::ends : number == 0 ? calendar_kind::term_ends : calendar_kind::renewal_ends;
        add({.when = *end, .kind = kind, .how_firm = standing_to(*end), .renewal = number});
        if (next && by_decision()) {
            add({.when = *end, .kind = calendar_kind::decision, .how_firm = standing_to(*end), .end = end, .otherwise = next});
        }
        const bool notice_matters = next && !any_day() && add_notice(*end, next);
        return next && (*end <= last_day() || notice_matters);
    }

    // The last day of notice to an end, for each party: one row where all have the same. Whether some of them is inside the calendar, or
    // before it, be it before the agreement begins.
    bool add_notice(day end, std::optional<day> next) {
        std::map<day, std::vector<row_number>> parties;
        bool too_early = false;  // for somebody, but not for the ends after it
        for (row_number row = 0; row < of_.parties.size(); ++row) {
            if (const auto found = last_notice(of_.parties[row].id, end)) {
                parties[*found].push_back(row);
            }
            too_early = too_early || (of_.term.notice.usable() && !last_day_of_notice(of_, of_.parties[row].id, end));
        }
        for (auto& [when, who] : parties) {
            const bool all = who.size() == of_.parties.size();
            add({.when = when,
                 .kind = calendar_kind::last_day_of_notice,
                 .how_firm = standing_to(end),
                 .parties = all ? std::vector<row_number>{} : who,
                 .end = end,
                 .otherwise = next});
        }
        return too_early || (!parties.empty() && parties.begin()->first <= last_day());
    }

    // ---- what each end costs

    void add_outcomes() {
        std::vector<std::optional<std::vector<borne>>> costs;
        for (const possible_end& each : ends_) {
            costs.push_back(cost_to(each));
            if (!costs.back()) {
                return;
            }
        }
        for (std::size_t i = 0; i < ends_.size(); ++i) {
            const possible_end& each = ends_[i];
            if (!made_.when.contains(each.last)) {
                continue;
            }
            const bool more = i + 1 < ends_.size();
            outcome& one = made_.outcomes.emplace_back(outcome{.end = each.last,
                                                               .notice = each.notice ? last_notice("", each.last) : std::nullopt,
                                                               .next_end = more ? std::optional{ends_[i + 1].last} : std::nullopt,
                                                               .how_firm = standing_to(each.last),
                                                               .parts = {}});
            const std::vector<money> committed = committed_after(each.last);
            for (row_number row = 0; row < of_.parties.size(); ++row) {
                const borne& here = (*costs[i])[row];
                one.parts.push_back({.party = row,
                                     .notice = each.notice ? last_notice(of_.parties[row].id, each.last) : std::nullopt,
                                     .bears = here.all,
                                     .bears_from = here.from,
                                     .one_more = more ? std::optional{(*costs[i + 1])[row].all - here.all} : std::nullopt,
                                     .left_over = here.left_over,
                                     .committed = committed[row]});
            }
        }
    }

    // The projection with that end chosen, summed by party.
    std::optional<std::vector<borne>> cost_to(const possible_end& end) {
        agreement chosen = of_;
        plan_options options{.until = of_.year_of(end.last), .notice = end.notice};
        if (end.notice) {
            options.until = std::nullopt;
        } else if (by_decision()) {  // decided so many times, and not again
            renewal& again = chosen.term.renewal.statements.front().what.value;
            again.none = end.renewals == 0;
            again.at_most = end.renewals;
        }
        const auto of = projected(chosen, options);
        if (!of) {
            return std::nullopt;
        }
        std::vector<borne> sums(of_.parties.size());
        for (const entry_row& each : of->entries) {
            const charge_row& charge = of->planned->charges[each.charge];
            borne& sum = sums[each.party];
            sum.all += each.bears;
            sum.from += charge.year >= of_.year_of(made_.when.first) ? each.bears : money{};
            sum.left_over += charge.component == charge_component::left_over ? each.bears : money{};
        }
        return sums;
    }

    // What the costs to which the agreement is committed come to after an end: as if it went on with these alone.
    std::vector<money> committed_after(day end) {
        std::vector<money> sums(of_.parties.size());
        std::map<day, std::vector<cost>> costs;
        for (const cost& each : of_.costs) {
            if (each.committed_until.usable() && *each.committed_until.value().when > end) {
                costs[*each.committed_until.value().when].push_back(each);
            }
        }
        for (const auto& [until, bound] : costs) {
            agreement longer = of_;
            longer.unamended = nullptr;
            longer.costs = bound;
            longer.frames.clear();
            term_end& last = longer.term.end.statements.front().what.value;
            last.none = false;
            last.when = end;
            longer.term.renewal.statements.front().what.value = renewal{.none = false,
                                                                        .each = {until - end, length_unit::days},
                                                                        .happens = renewal_way::unless_notice,
                                                                        .at_most = 1,
                                                                        .condition = {}};
            longer.term.notice.statements.clear();
            const auto of = projected(longer, {.until = of_.year_of(until), .notice = {}});
            if (!of) {
                return sums;
            }
            for (const entry_row& each : of->entries) {
                const bool after = of->planned->charges[each.charge].how_firm != standing::firm;
                sums[each.party] += after ? each.bears : money{};
            }
        }
        return sums;
    }

    std::optional<projection> projected(const agreement& chosen, const plan_options& options) {
        const auto planned = make_plan(chosen, options);
        auto of = planned ? project(*planned, read_) : reading<projection>{planned.problems()};
        if (!of) {
            problems_.insert(problems_.end(), of.problems().begin(), of.problems().end());
            return std::nullopt;
        }
        return *of;
    }

    const agreement& of_;
    const figures& read_;
    day start_;
    day latest_;
    calendar made_;
    std::vector<possible_end> ends_;
    std::vector<problem> problems_;
};

}  // namespace

std::string_view name_of(calendar_kind kind) {
    constexpr std::array<std::string_view, 11> names{"start",        "condition",          "joins",    "renewal_begins",
                                                     "named_date",   "last_day_of_notice", "decision", "leaves",
                                                     "renewal_ends", "term_ends",          "ends"};
    return names.at(static_cast<std::size_t>(kind));
}

reading<calendar> make_calendar(const agreement& of, const calendar_options& options, const figures& read) {
    return calendar_maker{of, options, read}.make();
}

}  // namespace andel

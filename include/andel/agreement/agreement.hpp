#pragma once
// The agreement: what the document says, nothing computed.
//
//     const auto read = read_agreement("agreements/smedjebacken-familjecentral.toml");
//     read->costs.front().label.value() == "Uppstart";
//     read->costs.front().paid_by.value().id == "municipality";
//
// The nouns of the format, one struct each, in the order of agreements/README.md. What each key means, and when it is required, stands
// in one place: the table of fields (fields.hpp). Amounts are kronor excluding VAT.

#include <andel/agreement/dated.hpp>
#include <andel/agreement/document.hpp>
#include <andel/values/day.hpp>
#include <andel/values/day_count.hpp>
#include <andel/values/money.hpp>
#include <andel/values/rounding.hpp>
#include <andel/values/split.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace andel {

// ---- plain values

/// The year in whose prices an amount stands, or the month where the clause says so.
struct price_year {
    int year = 0;
    int month = 0;  // 0: a year
};

struct amount {
    exact_money value;
    std::optional<price_year> price_level;  // in an opened amount: its own
    bool as_charged = false;                // what the key's charges come to; then there is no value
};

/// The part of a whole. Not a change: "12,5 %" in a key is not "12,5 %" in an index.
struct share {
    rational of_whole;
};
/// How much something moves: 2 % is 1/50; or the measure that says so every year.
struct change {
    rational by;
    name measure;  // empty: typed
};
/// An index number that is typed; or the measure that reads it.
struct level {
    rational number;
    name measure;  // empty: typed
};

struct share_entry {
    name receiver;
    std::optional<share> part;  // none: "rest"
    place where;
};
struct share_row {
    std::vector<share_entry> entries;
};

struct weight_entry {
    name receiver;
    rational weight;
    place where;
};
struct weight_row {
    std::vector<weight_entry> entries;
};
/// What a measure says of each receiver: numbers, or kronor in all of them.
struct measured_row {
    std::vector<weight_entry> entries;
    bool kronor = false;
};
/// Amounts, one for each receiver.
struct amount_list {
    std::vector<weight_entry> entries;  // kronor
};

/// A set of receivers: ids and set words ("everyone", "municipalities") as written.
struct receiver_set {
    std::vector<name> members;
};
struct name_list {
    std::vector<name> names;
};

struct day_of_year {
    int month = 1;
    int day_of_month = 1;
};

enum class length_unit : std::uint8_t { years, months, weeks, days };
struct length {
    int count = 0;
    length_unit unit = length_unit::years;
    [[nodiscard]] std::optional<int> months() const {
        return unit == length_unit::years ? std::optional{count * 12} : unit == length_unit::months ? std::optional{count} : std::nullopt;
    }
};

enum class party_class : std::uint8_t { municipality, region, agency, association, company };
enum class cost_kind : std::uint8_t { running, rent, staff, income };
enum class index_basis : std::uint8_t { base, previous, last_used };
enum class floor_rule : std::uint8_t { contract, last_year, falls_ignored, none };
enum class carry_rule : std::uint8_t { rounded, exact };
enum class portion_of : std::uint8_t { amount, change };
enum class excess_rule : std::uint8_t { lost, carried };
enum class threshold_gives : std::uint8_t { whole, excess, steps };
enum class correction_rule : std::uint8_t { definitive, as_billed };
enum class measure_kind : std::uint8_t { stock, flow };
enum class preliminary_rule : std::uint8_t { refuse, keep, correct };
enum class presence_rule : std::uint8_t { by_segment, weighted };
enum class part_year_rule : std::uint8_t { scaled, whole };
enum class discount_on : std::uint8_t { whole, excess };
enum class renewal_way : std::uint8_t { unless_notice, by_decision };
enum class notice_before : std::uint8_t { period_end, any_day };
enum class frame_over : std::uint8_t { shown };
enum class weekend_rule : std::uint8_t { next_weekday, weekday_before };
enum class asset_start : std::uint8_t { in_use_month, month_after, next_january };
enum class depreciation_method : std::uint8_t { linear, annuity };
enum class interest_basis : std::uint8_t { opening, average, monthly };
enum class interest_start : std::uint8_t { in_use, depreciation };
enum class rate_change_rule : std::uint8_t { refix, keep_plan, keep_payment };
enum class grant_treatment : std::uint8_t { reduces_cost, spread_over_life };
enum class repayment_way : std::uint8_t { bullet, straight, annuity };
enum class annuity_way : std::uint8_t { equal_periods, by_days };
enum class odd_period : std::uint8_t { short_last, long_last };
enum class loan_part : std::uint8_t { interest, all };
enum class leaver_pays : std::uint8_t { leaving_day, year_end, period_end };
enum class leaver_owes : std::uint8_t { its_share, all, nothing };
enum class file_language : std::uint8_t { sv, en };
enum class file_currency : std::uint8_t { sek };
enum class rule_profile : std::uint8_t { andel_1 };
enum class figure_unit : std::uint8_t { index, percent, kr, number };

/// `rounding.part`: how parts are made whole so that they add up.
struct part_rounding {
    rational to;  // kronor
    odd_rule odd = odd_rule::largest_remainder;
    name taker;                 // odd_rule::party
    bool by_code = false;       // order = "by_code"
    std::vector<name> order;    // ids and set words as written
    bool profile_ties = false;  // ties to the larger part, then by code: the rule profile's own order
    place where;
};

/// `rounding.part` of a key: how its parts are made whole so that they add up; or, of fees that are what they are, each by itself.
struct key_part_rounding {
    part_rounding together;
    std::optional<rounding> alone;
};

// ---- index clauses

struct index_portion {
    rational share;
    std::optional<portion_of> of;
};
struct change_limit {
    rational share;
    std::optional<excess_rule> excess;
};
struct change_threshold {
    rational share;
    threshold_gives gives = threshold_gives::whole;
};

// ---- measures and figures

enum class reading_time : std::uint8_t { day, month, year, period_start };

/// Which row of a series is read for a year, or for a period of a loan; or the one row that is always read.
struct reading_rule {
    reading_time at = reading_time::year;
    int month = 0;
    int day_of_month = 0;
    int years_before = 0;
    std::optional<int> frozen;  // its year, with month and day above: "on"
    int edition_month = 0;      // 0: the series has no editions
    int edition_years_before = 0;
};

/// The series that goes on where another stops: from that period read it, times the link, rounded.
struct continuation {
    name by;
    price_year from;   // a year or a month; or,
    int from_day = 0;  // with this day of the month, a day
    rational times;
    std::optional<rounding> rounding_level;
    place where;
};

// ---- keys in kronor, and limits

/// A number of kronor, a share, or kronor for each unit of a measure.
struct bound {
    std::optional<rational> kronor;
    rational share;  // without kronor
    name per;        // with kronor: for each unit of this measure
    place where;
};

struct discount {
    rational share;
    std::optional<rational> threshold;  // none: for everybody
    bool from_threshold = false;        // from it, not above it
    name of;                            // the measure that the threshold is of; of a charge: its own where nothing is said
    discount_on on = discount_on::whole;
    std::vector<name> only, except;
    place where;
};

struct yearly_limit {
    std::optional<bound> up, down;
    std::vector<weight_entry> previous;  // kronor
    std::vector<name> only, except;
    place where;
};

enum class limit_word : std::uint8_t { minimum, maximum, discount, yearly_change };

/// What a receiver owes for a year: a fee, and a rate for each unit of a measure, within limits.
struct charge {
    std::optional<rational> fee, rate;     // kronor
    std::optional<rational> rate_of_each;  // a share of a measure in kronor
    name per;
    std::optional<bound> minimum, maximum;
    std::optional<andel::discount> discount;
    std::vector<limit_word> order;
    bool order_said = false;
};
struct charge_entry {
    name receiver;  // or a set
    charge owed;
    place where;
};
struct tariff {
    std::vector<charge_entry> entries;
};

struct limit_rules {
    std::optional<bound> minimum, maximum;
    std::optional<andel::discount> discount;
    std::optional<yearly_limit> yearly_change;
    std::vector<limit_word> order;
    bool order_said = false;
    name difference;  // a receiver, or "others"; empty: nobody is named
    place where;
};

/// What makes a cost fall due in years that the file does not name.
struct event_rule {
    int years_before = 0;  // the years before the event: a party joins
};

/// The last day of the fixed term: a day; none, until further notice; or the first such day of the year after the start.
struct term_end : day_reference {
    bool none = false;
    std::optional<day_of_year> at;  // in every odd year, or every even one
    bool odd_years = false;
};

struct renewal {
    bool none = false;
    length each;
    renewal_way happens = renewal_way::unless_notice;
    std::optional<int> at_most;  // none: unlimited
    std::string condition;
};

struct notice {
    length time;
    notice_before before = notice_before::period_end;
    bool to_month_end = false;
    std::vector<std::pair<name, length>> by_party;
};

// ---- capital and loans

/// A rate of interest a year; or the measure that says it.
struct interest_rate {
    rational yearly;
    name measure;  // empty: typed
};
struct party_rate {
    name party;
    interest_rate rate;
    place where;
};
/// The rates of parties that count with their own.
struct rate_row {
    std::vector<party_rate> entries;
};

/// What somebody else pays of an asset.
struct grant {
    rational kronor;
    grant_treatment treatment = grant_treatment::reduces_cost;
};

// ---- things

struct thing {
    std::string id;  // of the rules of the agreement: the table's name
    place where;
    origin from;
    dated<std::string> note;
    bool broken = false;  // not even a table: a problem already says so
};

struct source : thing {
    dated<std::string> title, publisher, date, address;
    dated<status> how_firm;
    dated<name_list> clauses;  // the register: every clause of the document, as written
};

/// A clause that is not modelled, and the reason why.
struct left_out_clause {
    std::string clause;  // "§ 7 Skatteväxling", or with its source before it: "contract § 7"
    std::string reason;
    place where;
};

struct agreement_facts : thing {
    dated<std::string> name, about, reference;
    dated<std::vector<std::string>> target_groups;
    dated<file_language> language;
    dated<file_currency> currency;
    dated<rule_profile> rules;
    std::vector<left_out_clause> left_out;
};

struct party : thing {
    dated<std::string> label;
    dated<party_class> kind;
    dated<std::string> code;
    dated<name_list> groups;
    dated<day_reference> joins, leaves;
    dated<andel::name> borne_by;
    std::optional<day> last_day;  // as a member: the day on which it leaves, or the one through which [leaving] lets it pay

    /// The days on which it is a member, inside `term`.
    [[nodiscard]] period present(const period& term) const {
        const bool known = joins.usable() && joins.value().when.has_value();
        return intersection(term, {known ? *joins.value().when : term.first, last_day ? *last_day + 1 : term.before});
    }
};

struct activity : thing {
    dated<std::string> label;
    dated<andel::name> responsible;
    dated<std::string> performer;
};

struct cost : thing {
    dated<std::string> label;
    dated<amount> yearly, once;
    dated<name_list> capital;              // assets, whose depreciation and interest it is
    dated<andel::name> loan;               // or what is paid on a loan,
    dated<andel::loan_part> part_of_loan;  // interest, or repayments too
    dated<andel::name> key, paid_by, index;
    dated<price_year> price_level;
    dated<day_reference> until, committed_until;
    dated<cost_kind> kind;
    dated<andel::name> activity;
    dated<part_years> part_of_year;
    dated<event_rule> when;
    dated<rounding> rounding_amount;
};

struct key : thing {
    dated<std::string> label;
    dated<share_row> shares;
    dated<receiver_set> equal;
    dated<weight_row> weights;
    dated<andel::name> by;
    dated<receiver_set> among;
    dated<tariff> charges;
    dated<andel::name> rest;
    dated<andel::name> index;  // of every krona that the key says
    dated<price_year> price_level;
    dated<limit_rules> limits;
    dated<part_year_rule> part_year;
    dated<part_rounding> rounding_share;
    dated<key_part_rounding> rounding_part;

    /// Whether the parts depend on kronor of the key, so that half the amount is not half of each part.
    [[nodiscard]] bool says_kronor() const { return !charges.absent() || !limits.absent(); }
};

struct measure : thing {
    dated<std::string> label, unit;
    dated<measure_kind> kind;
    dated<measured_row> values;
    dated<andel::name> figures;
    dated<reading_rule> reading;
    dated<andel::after_last> after_last;
    dated<preliminary_rule> preliminary;
    dated<rounding> rounding_measure;
};

struct index : thing {
    dated<std::string> label;
    dated<andel::level> level;
    dated<change> yearly_change;
    dated<share_row> parts;
    dated<index_basis> against;
    dated<day_of_year> every;
    dated<floor_rule> floor;
    dated<index_portion> portion;
    dated<change_threshold> threshold;
    dated<change_limit> minimum, maximum;
    dated<name_list> order;
    dated<carry_rule> carry;
    dated<correction_rule> after_correction;
    dated<rounding> rounding_level, rounding_change, rounding_factor, rounding_addition, rounding_result;
};

/// A file of figures that somebody else publishes.
struct figure_series : thing {
    dated<std::string> file, base;
    dated<figure_unit> unit;
    dated<continuation> continued;
};

/// Something bought once that costs over its life. Everything runs in whole months.
struct asset : thing {
    dated<std::string> label;
    dated<andel::name> owner;
    dated<amount> cost, rest_value;
    dated<andel::grant> grant;
    dated<length> life;
    dated<day_reference> in_use;
    dated<asset_start> start;
    dated<depreciation_method> method;
    dated<interest_basis> interest_on;
    dated<interest_start> interest_from;
    dated<rate_change_rule> rate_change;
    dated<interest_rate> rate;
    dated<rate_row> rate_by_party;
    dated<andel::name> left_over;  // who bears the book value when the agreement ends before the life
    dated<rounding> rounding_depreciation;
};

/// Money borrowed; a layer beside the assets.
struct loan : thing {
    dated<std::string> label, lender;
    dated<andel::name> borrower;
    dated<name_list> finances;
    dated<amount> drawn;
    dated<day_reference> repaid, first_payment, first_repayment;
    dated<repayment_way> repayment;
    dated<amount> instalment, payment;  // stated instead: of straight, of annuity
    dated<annuity_way> annuity;
    dated<rate_change_rule> rate_change;
    dated<interest_rate> rate;
    dated<share> margin, discount;
    dated<andel::day_count> day_count;
    dated<int> payments;     // a year
    dated<int> payment_day;  // of the month; 31: month ends
    dated<andel::odd_period> odd_period;
    dated<rounding> rounding_interest, rounding_repayment;
};

struct frame : thing {
    dated<std::string> label;
    dated<andel::name> owner;
    dated<name_list> costs, assets;
    dated<amount> limit;
    dated<frame_over> over;
};

struct named_date : thing {
    dated<std::string> label;
    dated<day_reference> date;
};

struct term : thing {
    dated<day_reference> start;
    dated<term_end> end;
    dated<andel::renewal> renewal;
    dated<andel::notice> notice;
    dated<part_years> part_of_year;
    dated<presence_rule> presence;
    dated<month_end> month_ends;
    dated<day_of_year> year_starts;  // absent: calendar years
    dated<weekend_rule> weekend;     // absent: a deadline stands on the day it falls
    dated<std::string> condition;
};

/// What a party that leaves goes on paying, and owes.
struct leaving_rules : thing {
    dated<leaver_pays> pays_until;
    dated<leaver_owes> undepreciated, committed;
};

/// A later agreement that changes this one from a day: the table [amendment] of a file of its own.
struct amendment : thing {
    dated<std::string> label, amends;  // the path of the file that it amends, from its own
    dated<day_reference> first_day, decided;
    dated<name_list> removes;  // addresses

    /// Whether it was decided when it already held.
    [[nodiscard]] bool is_late() const { return first_day.usable() && decided.usable() && *first_day.value().when < *decided.value().when; }
};

struct rounding_rules : thing {
    dated<length> charge_period;
    dated<rounding> amount;
    dated<part_rounding> part;
};

enum class receiver_kind : std::uint8_t { party, activity, key };
struct receiver {
    receiver_kind kind = receiver_kind::party;
    std::uint32_t row = no_row;
    friend auto operator<=>(const receiver&, const receiver&) = default;
};

struct agreement {
    std::shared_ptr<const document> text;
    agreement_facts facts;
    std::vector<source> sources;
    std::vector<party> parties;
    std::vector<activity> activities;
    std::vector<cost> costs;
    std::vector<key> keys;
    std::vector<measure> measures;
    std::vector<andel::index> indexes;
    std::vector<figure_series> figures;
    std::vector<asset> assets;
    std::vector<loan> loans;
    std::vector<frame> frames;
    std::vector<named_date> dates;
    andel::term term;
    rounding_rules rounding;
    leaving_rules leaving;                       // `where` has line 0: the file has none
    std::vector<amendment> amendments;           // that have been read into it, in the order in which they amend
    std::shared_ptr<const agreement> unamended;  // without the last of them, where some were decided after their day

    /// For each number of amendments, from none to all: the day from which it is known that they hold; the first is before every day.
    [[nodiscard]] std::vector<day> known_from() const;

    /// The names that a receiver hands an amount on to, on a day or, without one, over all its steps; a party only where another bears its
    /// part.
    [[nodiscard]] std::vector<name> named_by(const receiver& from, std::optional<day> on = {}) const;
    /// Every receiver that an amount handed to `to` may come to, itself first, each once; on a day, or ever.
    [[nodiscard]] std::vector<receiver> behind(const name& to, std::optional<day> on = {}) const;
    /// The year of the agreement that a day is in, by the calendar year of its first day: 2024 for what is written 2024/25.
    [[nodiscard]] int year_of(day on) const;
    [[nodiscard]] period days_of_year(int year) const;
    /// "2024", or "2024/25" where it is not the calendar year.
    [[nodiscard]] std::string year_in_words(int year) const;
    /// Whether it has no last day, and runs until somebody gives notice.
    [[nodiscard]] bool runs_on() const { return term.end.usable() && term.end.value().none; }
    /// From the first day to the day after the last of the fixed term; of one that runs on, to the first day on which notice can have
    /// ended it. Nothing in a draft that does not say.
    [[nodiscard]] std::optional<period> fixed_term() const;
    /// The day after the last day of renewal `number`, counted from the first end (0: the fixed term itself).
    [[nodiscard]] std::optional<day> end_of_renewal(int number) const;
    /// The day after the last day to which the agreement can run at the most; nothing where renewals are unlimited.
    [[nodiscard]] std::optional<day> last_possible_end() const;
    [[nodiscard]] std::optional<receiver> find_receiver(std::string_view id) const;
    [[nodiscard]] std::uint32_t find_index(std::string_view id) const;
    [[nodiscard]] std::uint32_t find_measure(std::string_view id) const;
    [[nodiscard]] std::uint32_t find_figures(std::string_view id) const;
    [[nodiscard]] std::uint32_t find_asset(std::string_view id) const;
    [[nodiscard]] std::uint32_t find_loan(std::string_view id) const;
    /// Whether some party gives this group.
    [[nodiscard]] bool is_group(std::string_view id) const;
    /// Whether a receiver takes part on a day: an activity or a key always, a party from `joins` through `leaves`.
    [[nodiscard]] bool is_present(const receiver& which, day on) const;
    [[nodiscard]] const named_date* find_date(std::string_view id) const;
    /// The rows of the parties, activities and keys that a set names; of groups, as they are on a day, or ever. Whether they take part on
    /// that day is another question.
    [[nodiscard]] std::vector<receiver> members_of(const receiver_set& set, std::optional<day> on = {}) const;
};

/// The class that a set word ("municipalities") names.
[[nodiscard]] std::optional<party_class> class_of_set_word(std::string_view word);
/// Two agreements are the same when they say the same in the same words: the text and every change to it.
[[nodiscard]] bool operator==(const agreement& a, const agreement& b);

}  // namespace andel

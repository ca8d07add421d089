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
};

/// The part of a whole. Not a change: "12,5 %" in a key is not "12,5 %" in an index.
struct share {
    rational of_whole;
};
/// How much something moves: 2 % is 1/50.
struct change {
    rational by;
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
enum class index_basis : std::uint8_t { base, previous };
enum class floor_rule : std::uint8_t { contract, last_year, falls_ignored, none };
enum class carry_rule : std::uint8_t { rounded, exact };
enum class renewal_way : std::uint8_t { unless_notice, by_decision };
enum class notice_before : std::uint8_t { period_end, any_day };
enum class frame_over : std::uint8_t { shown };
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
};

struct activity : thing {
    dated<std::string> label;
    dated<andel::name> responsible;
    dated<std::string> performer;
};

struct cost : thing {
    dated<std::string> label;
    dated<amount> yearly, once;
    dated<andel::name> key, paid_by, index;
    dated<price_year> price_level;
    dated<day_reference> until;
    dated<cost_kind> kind;
    dated<andel::name> activity;
    dated<part_years> part_of_year;
    dated<rounding> rounding_amount;
};

struct key : thing {
    dated<std::string> label;
    dated<share_row> shares;
    dated<receiver_set> equal;
    dated<weight_row> weights;
};

struct index : thing {
    dated<std::string> label;
    dated<change> yearly_change;
    dated<index_basis> against;
    dated<day_of_year> every;
    dated<floor_rule> floor;
    dated<carry_rule> carry;
    dated<rounding> rounding_change, rounding_factor, rounding_addition, rounding_result;
};

struct frame : thing {
    dated<std::string> label;
    dated<andel::name> owner;
    dated<name_list> costs;
    dated<amount> limit;
    dated<frame_over> over;
};

struct named_date : thing {
    dated<std::string> label;
    dated<day_reference> date;
};

struct term : thing {
    dated<day_reference> start, end;
    dated<andel::renewal> renewal;
    dated<andel::notice> notice;
    dated<part_years> part_of_year;
    dated<month_end> month_ends;
    dated<std::string> condition;
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
    friend bool operator==(const receiver&, const receiver&) = default;
};

struct agreement {
    std::shared_ptr<const document> text;
    agreement_facts facts;
    std::vector<source> sources;
    std::vector<party> parties;
    std::vector<activity> activities;
    std::vector<cost> costs;
    std::vector<key> keys;
    std::vector<andel::index> indexes;
    std::vector<frame> frames;
    std::vector<named_date> dates;
    andel::term term;
    rounding_rules rounding;

    /// The names that a receiver hands an amount on to, on a day or, without one, over all its steps; a party hands nothing on.
    [[nodiscard]] std::vector<name> named_by(const receiver& from, std::optional<day> on = {}) const;
    /// Every receiver that an amount handed to `to` may come to, itself first, each once; on a day, or ever.
    [[nodiscard]] std::vector<receiver> behind(const name& to, std::optional<day> on = {}) const;
    /// From the first day to the day after the last of the fixed term; nothing in a draft that does not say.
    [[nodiscard]] std::optional<period> fixed_term() const;
    /// The day after the last day of renewal `number`, counted from the first end (0: the fixed term itself).
    [[nodiscard]] std::optional<day> end_of_renewal(int number) const;
    /// The day after the last day to which the agreement can run at the most; nothing where renewals are unlimited.
    [[nodiscard]] std::optional<day> last_possible_end() const;
    [[nodiscard]] std::optional<receiver> find_receiver(std::string_view id) const;
    [[nodiscard]] std::uint32_t find_index(std::string_view id) const;
    [[nodiscard]] const named_date* find_date(std::string_view id) const;
    /// The rows of the parties, activities and keys that a set names.
    [[nodiscard]] std::vector<receiver> members_of(const receiver_set& set) const;
};

/// The class that a set word ("municipalities") names.
[[nodiscard]] std::optional<party_class> class_of_set_word(std::string_view word);
/// Two agreements are the same when they say the same in the same words: the text and every change to it.
[[nodiscard]] bool operator==(const agreement& a, const agreement& b);

}  // namespace andel

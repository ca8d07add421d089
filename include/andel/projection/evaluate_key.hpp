#pragma once
// Who an amount comes to: down a key, exactly.
//
// A key of shares is linear: its fractions are found once and serve every amount (`shares_of`). A key that says kronor, or has limits, is
// not: it is evaluated on the amount itself (`divide`), once for a charge period.
//
//     charges     fee + rate x measure, within its own limits; what they leave of the amount is handed to `rest`
//     limits      the parts by the key, then each limit in order; the difference is borne by somebody, or `fill`:
//                 the unique parts clamp(t x part, low, high) that add up to the amount, with one t for all
//
// `fill` looks for t among the points where somebody reaches a limit, and then computes it as a fraction; clamping everybody who breaks a
// limit and sharing what is left, again and again, may end with money left over.

#include <andel/projection/evaluate_index.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace andel {

/// A way from a cost to a party, and the fraction of the amount that takes it; or, down a key in kronor, the amount.
template <class number>
struct path_share {
    row_number party = no_row;
    row_number activity = no_row;  // the first on the way
    number of_whole;
    status rests_on = status::agreed;
};

/// The part of a year that a charge's stretch is, and which charge it is of: what kronor of a key are scaled by.
struct stretch {
    row_number charge = no_row;
    row_number cell = no_row;  // its first
    rational of_year = 1;
    receiver who = {};  // whose part it is
    [[nodiscard]] stretch of(const receiver& whose) const {
        stretch own = *this;
        own.who = whose;
        return own;
    }
};

template <class recorder>
class key_parts {
   public:
    using number = typename recorder::number;
    using way = path_share<number>;

    key_parts(const evaluation<recorder>& in, figure_numbers<recorder>& figures, index_levels<recorder>& levels,
              std::span<const std::uint32_t> ranks)
        : in_{in}, figures_{figures}, levels_{levels}, ranks_{ranks}, shares_(in.rows.keys.size()) {}

    /// Whether an amount must be divided as it is, not by fractions.
    [[nodiscard]] bool says_kronor(const target& to) const { return to.is_key && in_.rows.keys[to.row].says_kronor; }

    /// Where an amount that is handed to `to` ends up; the fractions make one. For keys of shares.
    [[nodiscard]] const std::vector<way>& shares_of(const target& to) {
        if (!to.is_key) {
            direct_.assign(1, {to.row, no_row, number{1}, status::agreed});
            return direct_;
        }
        std::vector<way>& shares = shares_[to.row];
        if (shares.empty()) {
            shares = fractions_down(to.row);
        }
        return shares;
    }

    /// The amounts that come to each party when `amount` is handed to `to`; without an amount, what it charges. Throws cannot_divide.
    void divide(const target& to, const std::optional<number>& amount, const stretch& part, std::vector<way>& into) {
        hand_on(to, amount, part, no_row, status::agreed, into);
    }

    /// Forgets what a charge has come to, before it is divided anew.
    void forget(row_number charge) {
        std::erase_if(had_, [&](const auto& each) { return each.first.first == charge; });
    }

   private:
    // What each receiver of a key with limits has had in a charge, for the year after.
    struct had {
        receiver who;
        number amount;
        rational of_year;
    };
    [[nodiscard]] status firmness(row_number input) const {
        return input == no_row ? status::agreed : in_.rows.inputs[input].from.how_firm;
    }
    [[nodiscard]] const key* clause_of(const key_row& row) const { return row.key == no_row ? nullptr : &in_.rows.source->keys[row.key]; }

    // ---- fractions

    [[nodiscard]] number weight_of(row_number row) {
        const weight_line& line = in_.rows.lines[row];
        const number weight = line.need != no_row ? figures_.of(line.need) : number{in_.record.given(line.weight, meaning::weight, row)};
        return line.presence == 1 ? weight : weight * in_.record.given(line.presence, meaning::presence, row);
    }

    // What each line is of the whole; rounded before use where the key says so.
    [[nodiscard]] std::vector<number> line_fractions(row_number row) {
        const key_row& key = in_.rows.keys[row];
        number sum;
        std::vector<number> fractions;
        for (row_number line = key.lines.first; line < key.lines.first + key.lines.count; ++line) {
            fractions.push_back(weight_of(line));
            sum = sum + fractions.back();
        }
        if (value_of(sum).is_zero()) {
            throw cannot_divide{.fault = evaluation_fault::nothing_weighs, .key = row, .amount = {}, .least = {}, .most = {}};
        }
        for (number& each : fractions) {
            each = each / sum;
        }
        const key_row& head = key;
        const andel::key* clause = clause_of(head);
        return clause != nullptr && clause->rounding_share.usable() ? rounded_shares(row, *clause, fractions) : fractions;
    }

    [[nodiscard]] std::vector<number> rounded_shares(row_number row, const andel::key& clause, const std::vector<number>& fractions) {
        const part_rounding& said = clause.rounding_share.value();
        std::vector<number> quotas;
        std::vector<rational> values;
        std::vector<row_number> lines;
        std::vector<std::uint32_t> ranks;
        const number units{1 / said.to};
        split_rule rule{.odd = said.odd, .taker = fractions.size(), .ties_to_larger_quota = said.profile_ties};
        const key_row& key = in_.rows.keys[row];
        for (row_number i = 0; i < key.lines.count; ++i) {
            quotas.push_back(fractions[i] * units);
            values.push_back(value_of(quotas.back()));
            lines.push_back(i);
            const receiver& who = in_.rows.lines[key.lines.first + i].who;
            ranks.push_back(rank_of(said, who));
            if (said.odd == odd_rule::party && in_.rows.source->find_receiver(said.taker.id) == who) {
                rule.taker = i;
            }
        }
        const split_result parts = split(values, rule, ranks);
        if (parts.taker_has_no_quota) {
            throw cannot_divide{.fault = evaluation_fault::taker_without_part, .key = row, .amount = {}, .least = {}, .most = {}};
        }
        return in_.record.parts(part_kind::share, row, lines, quotas, rule, ranks, parts, said.to);
    }

    // The place in the order of a rounding; after those that it names, parties by rank and the others by row.
    [[nodiscard]] std::uint32_t rank_of(const part_rounding& said, const receiver& who) const {
        const agreement& from = *in_.rows.source;
        const auto own = [&](const receiver& which) {
            return which.kind == receiver_kind::party
                       ? ranks_[which.row]
                       : static_cast<std::uint32_t>(from.parties.size() + which.row) +
                             (which.kind == receiver_kind::key ? static_cast<std::uint32_t>(from.activities.size()) : 0U);
        };
        std::uint32_t rank = 0;
        if (!said.by_code) {
            for (const name& each : said.order) {
                auto members = from.members_of({.members = {each}});
                std::sort(members.begin(), members.end(), [&](const receiver& a, const receiver& b) { return own(a) < own(b); });
                const auto found = std::find(members.begin(), members.end(), who);
                if (found != members.end()) {
                    return rank + static_cast<std::uint32_t>(found - members.begin());
                }
                rank += static_cast<std::uint32_t>(members.size());
            }
        }
        return rank + own(who);
    }

    std::vector<way> fractions_down(row_number row) {
        const key_row& key = in_.rows.keys[row];
        const std::vector<number> fractions = line_fractions(row);
        const status of_weights = firmness_of_weights(key);
        std::vector<way> shares;
        for (row_number i = 0; i < key.lines.count; ++i) {
            for (const way& inner : std::vector<way>{shares_of(in_.rows.lines[key.lines.first + i].to)}) {
                const row_number activity = key.activity != no_row ? key.activity : inner.activity;
                add_way(shares, {inner.party, activity, inner.of_whole * fractions[i], std::min(inner.rests_on, of_weights)});
            }
        }
        return shares;
    }

    // Every part depends on every weight.
    [[nodiscard]] status firmness_of_weights(const key_row& key) const {
        status weakest = std::min(firmness(key.input), firmness(key.by_input));
        for (row_number line = key.lines.first; line < key.lines.first + key.lines.count; ++line) {
            weakest = std::min(weakest, figures_.rests_on(in_.rows.lines[line].need));
        }
        return weakest;
    }

    // Ways to the same party through the same activity are one way.
    static void add_way(std::vector<way>& ways, way another) {
        for (way& each : ways) {
            if (each.party == another.party && each.activity == another.activity) {
                each.of_whole = each.of_whole + another.of_whole;
                each.rests_on = std::min(each.rests_on, another.rests_on);
                return;
            }
        }
        ways.push_back(std::move(another));
    }

    // ---- amounts

    void hand_on(const target& to, const std::optional<number>& amount, const stretch& part, row_number activity, status rests_on,
                 std::vector<way>& into) {
        if (!says_kronor(to)) {
            if (to.is_key && amount && value_of(*amount).is_zero() && nothing_weighs(to)) {
                return;  // nothing by nothing
            }
            for (const way& each : std::vector<way>{shares_of(to)}) {
                add_way(into, {each.party, activity != no_row ? activity : each.activity, *amount * each.of_whole,
                               std::min(rests_on, each.rests_on)});
            }
            return;
        }
        const key_row& key = in_.rows.keys[to.row];
        if (key.schedule) {
            charge(to.row, amount, part, activity, rests_on, into);
        } else if (key.limits_input != no_row) {
            limit(to.row, *amount, part, activity, rests_on, into);
        } else {
            const std::vector<number> fractions = line_fractions(to.row);
            const status firm = std::min(rests_on, firmness_of_weights(key));
            const row_number through = activity != no_row ? activity : key.activity;
            for (row_number i = 0; i < key.lines.count; ++i) {
                hand_on(in_.rows.lines[key.lines.first + i].to, *amount * fractions[i], part, through, firm, into);
            }
        }
    }

    [[nodiscard]] bool nothing_weighs(const target& to) {
        try {
            (void)shares_of(to);
            return false;
        } catch (const cannot_divide& why) {
            return why.fault == evaluation_fault::nothing_weighs;
        }
    }

    // Kronor for each year, in a stretch that is less.
    [[nodiscard]] number scaled(const number& kronor, const key_row& key, const stretch& part) {
        return key.whole_year || part.of_year == 1 ? kronor : kronor * in_.record.given(part.of_year, meaning::scale, part.cell);
    }

    // Kronor for what is counted over a time: it belongs to all the stretches in which the receiver is there, and is never counted twice.
    [[nodiscard]] number counted_once(const number& kronor, const key_row& key, const receiver& who, const stretch& part) {
        const charge_row& charge = in_.rows.charges[part.charge];
        rational there;
        for (row_number row = charge.cells.first; row < charge.cells.first + charge.cells.count; ++row) {
            if (names(in_.rows.cells[row].key, key.key, who)) {
                there += in_.rows.cells[row].fraction;
            }
        }
        const rational share = there.is_zero() ? rational{1} : part.of_year / there;
        return share == 1 ? kronor : kronor * number{share};
    }

    // Whether, down from a target, the key of the agreement names the receiver.
    [[nodiscard]] bool names(const target& to, row_number key, const receiver& who) const {
        if (!says_kronor(to)) {
            return false;
        }
        const key_row& row = in_.rows.keys[to.row];
        bool found = false;
        for (row_number line = row.lines.first; line < row.lines.first + row.lines.count && !found; ++line) {
            found = (row.key == key && in_.rows.lines[line].who == who) || names(in_.rows.lines[line].to, key, who);
        }
        for (row_number line = row.charges.first; line < row.charges.first + row.charges.count && !found; ++line) {
            found = (row.key == key && in_.rows.charge_lines[line].who == who) || names(in_.rows.charge_lines[line].to, key, who);
        }
        return found || (row.rest && names(*row.rest, key, who)) || (row.difference && names(*row.difference, key, who));
    }

    [[nodiscard]] number kronor_of(const krona& said) { return levels_.moved(said.amount, said.index_step); }
    [[nodiscard]] number stated(row_number row) { return in_.record.given(in_.rows.stated[row].value, meaning::stated, row); }

    void charge(row_number row, const std::optional<number>& amount, const stretch& part, row_number activity, status rests_on,
                std::vector<way>& into) {
        const key_row& key = in_.rows.keys[row];
        std::vector<number> raw;
        std::vector<number> owed;
        number sum;
        status firm = std::min({rests_on, firmness(key.input), firmness(key.index_input)});
        status all = firm;
        std::vector<status> firm_of;
        for (row_number i = 0; i < key.charges.count; ++i) {
            const charge_line& line = in_.rows.charge_lines[key.charges.first + i];
            number fee;
            if (line.fee.there()) {
                fee = scaled(kronor_of(line.fee), key, part);
            }
            number by_rate;
            if (line.need != no_row) {
                const number rate = line.rate.there() ? kronor_of(line.rate) : stated(line.share);
                const number whole_rate = rate * figures_.of(line.need);
                by_rate = line.flow ? counted_once(whole_rate, key, line.who, part) : scaled(whole_rate, key, part);
            }
            raw.push_back(fee + by_rate);
            number reached = raw.back();
            status firm_here = std::min(
                {firm, figures_.rests_on(line.need), levels_.rests_on(line.fee.index_step), levels_.rests_on(line.rate.index_step)});
            for (row_number each = line.limits.first; each < line.limits.first + line.limits.count; ++each) {
                reached = applied(in_.rows.limits[each], reached, by_rate, number{0}, number{0}, key, part.of(line.who));
                firm_here = std::min(firm_here, firmness_of(in_.rows.limits[each]));
            }
            owed.push_back(reached);
            sum = sum + reached;
            firm_of.push_back(firm_here);
            all = std::min(all, firm_of.back());
        }
        std::optional<number> rest;
        if (key.rest) {
            rest = *amount - sum;
            if (value_of(*rest).sign() < 0 && says_kronor(*key.rest)) {
                throw cannot_divide{
                    .fault = evaluation_fault::below_zero_in_kronor, .key = row, .amount = value_of(*rest), .least = {}, .most = {}};
            }
        }
        in_.record.divided({.charge = part.charge,
                            .key = row,
                            .whole = amount ? &*amount : nullptr,
                            .before_limits = raw,
                            .after_limits = owed,
                            .rest = rest ? &*rest : nullptr});
        for (row_number i = 0; i < key.charges.count; ++i) {
            hand_on(in_.rows.charge_lines[key.charges.first + i].to, owed[i], part, activity, firm_of[i], into);
        }
        if (rest) {
            hand_on(*key.rest, *rest, part, activity, std::min(all, firmness(key.rest_input)), into);
        }
    }

    // ---- limits

    void limit(row_number row, const number& amount, const stretch& part, row_number activity, status rests_on, std::vector<way>& into) {
        const key_row& key = in_.rows.keys[row];
        if (value_of(amount).sign() < 0) {
            throw cannot_divide{
                .fault = evaluation_fault::below_zero_in_kronor, .key = row, .amount = value_of(amount), .least = {}, .most = {}};
        }
        std::vector<number> raw = line_fractions(row);
        for (number& each : raw) {
            each = amount * each;
        }
        status firm = std::min({rests_on, firmness_of_weights(key), firmness(key.limits_input), firmness(key.index_input)});
        std::vector<number> parts = key.fill ? filled(row, raw, amount, part) : raw;
        for (row_number each = key.limits.first; each < key.limits.first + key.limits.count; ++each) {
            const limit_row& said = in_.rows.limits[each];
            firm = std::min(firm, firmness_of(said));
            if (!key.fill) {
                const number before = said.word == limit_word::yearly_change ? year_before(said, row, part) : number{0};
                const receiver& who = in_.rows.lines[key.lines.first + said.line].who;
                parts[said.line] = applied(said, parts[said.line], parts[said.line], amount, before, key, part.of(who));
            }
        }
        std::optional<number> rest;
        if (!key.fill) {
            number sum;
            for (const number& each : parts) {
                sum = sum + each;
            }
            rest = amount - sum;
            if (value_of(*rest).sign() < 0 && says_kronor(*key.difference)) {
                throw cannot_divide{
                    .fault = evaluation_fault::below_zero_in_kronor, .key = row, .amount = value_of(*rest), .least = {}, .most = {}};
            }
        }
        in_.record.divided({.charge = part.charge,
                            .key = row,
                            .whole = &amount,
                            .before_limits = raw,
                            .after_limits = parts,
                            .rest = rest ? &*rest : nullptr});
        std::vector<had>& memory = had_[{part.charge, key.key}];
        for (row_number i = 0; i < key.lines.count; ++i) {
            const weight_line& line = in_.rows.lines[key.lines.first + i];
            remember(memory, line.who, parts[i], part.of_year);
            hand_on(line.to, parts[i], part, activity, firm, into);
        }
        if (rest) {
            hand_on(*key.difference, *rest, part, activity, firm, into);
        }
    }

    [[nodiscard]] status firmness_of(const limit_row& said) {
        return std::min({figures_.rests_on(said.need), figures_.rests_on(said.low.need), figures_.rests_on(said.high.need),
                         levels_.rests_on(said.low.kronor.index_step), levels_.rests_on(said.high.kronor.index_step)});
    }

    static void remember(std::vector<had>& memory, const receiver& who, const number& amount, const rational& of_year) {
        for (had& each : memory) {
            if (each.who == who) {
                each.amount = each.amount + amount;
                each.of_year += of_year;
                return;
            }
        }
        memory.push_back({who, amount, of_year});
    }

    // What the receiver of a line had the year before: by the charge of that year, or as the clause says for the first.
    [[nodiscard]] number year_before(const limit_row& said, row_number row, const stretch& part) {
        const key_row& key = in_.rows.keys[row];
        const receiver& who = in_.rows.lines[key.lines.first + said.line].who;
        const run& before = in_.rows.charges[part.charge].year_before;
        std::optional<number> sum;
        rational of_year;
        for (row_number each = before.first; each < before.first + before.count; ++each) {
            const auto memory = had_.find({in_.rows.charges_before[each], key.key});
            for (const had& known : memory == had_.end() ? std::vector<had>{} : memory->second) {
                if (known.who == who) {
                    sum = sum ? *sum + known.amount : known.amount;
                    of_year += known.of_year;
                }
            }
        }
        if (sum) {
            const rational scale = key.whole_year || of_year.is_zero() ? rational{1} : part.of_year / of_year;
            return scale == 1 ? *sum : *sum * number{scale};
        }
        if (!said.previous.there()) {
            throw cannot_divide{.fault = evaluation_fault::no_year_before,
                                .key = row,
                                .amount = {},
                                .least = {},
                                .most = {},
                                .party = who.kind == receiver_kind::party ? who.row : no_row};
        }
        return scaled(kronor_of(said.previous), key, part);
    }

    [[nodiscard]] number bound_value(const bound_row& said, const number& whole, const key_row& key, const stretch& part) {
        if (!said.kronor.there()) {
            return whole * stated(said.share);
        }
        number kronor = kronor_of(said.kronor);
        if (said.need != no_row) {
            kronor = kronor * figures_.of(said.need);
        }
        return said.flow ? counted_once(kronor, key, part.who, part) : scaled(kronor, key, part);
    }

    [[nodiscard]] number highest(const limit_row& said, const number& whole, const number& before, const key_row& key,
                                 const stretch& part) {
        return said.word == limit_word::yearly_change ? before + bound_value(said.high, before, key, part)
                                                      : bound_value(said.high, whole, key, part);
    }
    [[nodiscard]] number lowest(const limit_row& said, const number& whole, const number& before, const key_row& key, const stretch& part) {
        return said.word == limit_word::yearly_change ? before - bound_value(said.low, before, key, part)
                                                      : bound_value(said.low, whole, key, part);
    }

    [[nodiscard]] number applied(const limit_row& said, number reached, const number& by_rate, const number& whole, const number& before,
                                 const key_row& key, const stretch& part) {
        if (said.word == limit_word::discount) {
            return discounted(said, reached, by_rate);
        }
        if (said.high.there()) {
            reached = in_.record.least(reached, highest(said, whole, before, key, part));
        }
        if (said.low.there()) {
            reached = in_.record.most(reached, lowest(said, whole, before, key, part));
        }
        return reached;
    }

    [[nodiscard]] number discounted(const limit_row& said, const number& reached, const number& by_rate) {
        if (said.threshold == no_row) {
            return reached * (number{1} - stated(said.share));
        }
        const number& size = figures_.of(said.need);
        const rational& threshold = in_.rows.stated[said.threshold].value;
        const bool passes = said.from_threshold ? value_of(size) >= threshold : value_of(size) > threshold;
        if (!passes) {
            return reached;
        }
        if (!said.on_excess) {
            return reached * (number{1} - stated(said.share));
        }
        const number& of_what = said.of_the_rate ? by_rate : reached;
        return value_of(size).is_zero() ? reached : reached - of_what * ((size - stated(said.threshold)) / size) * stated(said.share);
    }

    // ---- the unique parts that follow the key as far as the limits allow

    struct bounds_of_line {
        std::optional<number> low, high;
    };

    [[nodiscard]] std::vector<number> filled(row_number row, const std::vector<number>& raw, const number& amount, const stretch& part) {
        const key_row& key = in_.rows.keys[row];
        std::vector<bounds_of_line> bounds(raw.size());
        for (row_number each = key.limits.first; each < key.limits.first + key.limits.count; ++each) {
            const limit_row& said = in_.rows.limits[each];
            const number before = said.word == limit_word::yearly_change ? year_before(said, row, part) : number{0};
            bounds_of_line& own = bounds[said.line];
            if (said.low.there()) {
                const number low = lowest(said, amount, before, key, part.of(in_.rows.lines[key.lines.first + said.line].who));
                own.low = own.low ? in_.record.most(*own.low, low) : low;
            }
            if (said.high.there()) {
                const number high = highest(said, amount, before, key, part.of(in_.rows.lines[key.lines.first + said.line].who));
                own.high = own.high ? in_.record.least(*own.high, high) : high;
            }
        }
        refuse_impossible(row, raw, bounds, value_of(amount));
        const rational near_t = crossing(raw, bounds, value_of(amount));
        number fixed;
        number free;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            const number* const at = held_at(raw[i], bounds[i], near_t);
            (at != nullptr ? fixed : free) = at != nullptr ? fixed + *at : free + raw[i];
        }
        const bool nobody_free = value_of(free).is_zero();
        const number t = nobody_free ? number{1} : (amount - fixed) / free;
        std::vector<number> parts;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            const number* const at = held_at(raw[i], bounds[i], near_t);
            parts.push_back(at != nullptr ? *at : raw[i] * t);
        }
        return parts;
    }

    // The limit that holds a line at a t, or nothing. A line without weight stands at its minimum.
    [[nodiscard]] const number* held_at(const number& raw, const bounds_of_line& own, const rational& t) {
        if (value_of(raw).is_zero()) {
            return own.low && value_of(*own.low).sign() > 0 ? &*own.low : &raw;
        }
        if (own.low && t * value_of(raw) <= value_of(*own.low)) {
            return &*own.low;
        }
        return own.high && t * value_of(raw) >= value_of(*own.high) ? &*own.high : nullptr;
    }

    void refuse_impossible(row_number row, const std::vector<number>& raw, const std::vector<bounds_of_line>& bounds,
                           const rational& amount) {
        rational least;
        std::optional<rational> most = rational{};
        for (std::size_t i = 0; i < raw.size(); ++i) {
            const rational low = bounds[i].low ? std::max(value_of(*bounds[i].low), rational{}) : rational{};
            const bool weightless = value_of(raw[i]).is_zero();
            if (bounds[i].high && value_of(*bounds[i].high) < low) {
                throw cannot_divide{.fault = evaluation_fault::limits_do_not_meet,
                                    .key = row,
                                    .amount = amount,
                                    .least = low,
                                    .most = value_of(*bounds[i].high)};
            }
            least += low;
            if (weightless) {
                most = most ? std::optional{*most + low} : most;
            } else {
                most = most && bounds[i].high ? std::optional{*most + value_of(*bounds[i].high)} : std::nullopt;
            }
        }
        if (amount < least || (most && amount > *most)) {
            throw cannot_divide{
                .fault = evaluation_fault::limits_do_not_meet, .key = row, .amount = amount, .least = least, .most = most.value_or(amount)};
        }
    }

    // A t at which the parts add up to the amount, found between the points where somebody reaches a limit.
    [[nodiscard]] rational crossing(const std::vector<number>& raw, const std::vector<bounds_of_line>& bounds, const rational& amount) {
        std::vector<rational> points{rational{}};
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (value_of(raw[i]).is_zero()) {
                continue;
            }
            for (const std::optional<number>* const bound : {&bounds[i].low, &bounds[i].high}) {
                if (*bound) {
                    points.push_back(value_of(**bound) / value_of(raw[i]));
                }
            }
        }
        std::sort(points.begin(), points.end());
        const auto sum_at = [&](const rational& t) {
            rational sum;
            for (std::size_t i = 0; i < raw.size(); ++i) {
                rational part = t * value_of(raw[i]);
                if (bounds[i].high) {
                    part = std::min(part, value_of(*bounds[i].high));
                }
                if (bounds[i].low) {
                    part = std::max(part, value_of(*bounds[i].low));
                }
                sum += part;
            }
            return sum;
        };
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (sum_at(points[i]) >= amount) {
                if (i == 0 || sum_at(points[i]) == amount) {
                    return points[i];
                }
                return (points[i - 1] + points[i]) / 2;  // inside the stretch that holds the answer, so that whoever is held is held
            }
        }
        return points.back() + 1;
    }

    const evaluation<recorder>& in_;
    figure_numbers<recorder>& figures_;
    index_levels<recorder>& levels_;
    std::span<const std::uint32_t> ranks_;
    std::vector<std::vector<way>> shares_;
    std::vector<way> direct_;
    std::map<std::pair<row_number, row_number>, std::vector<had>> had_;  // charge, key of the agreement
};

}  // namespace andel

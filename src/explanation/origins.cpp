#include "origins.hpp"

#include "explain_words.hpp"

#include <andel/agreement/fields.hpp>
#include <andel/agreement/in_words.hpp>
#include <andel/explanation/explain.hpp>
#include <andel/values/written.hpp>

#include <algorithm>
#include <array>

namespace andel {
namespace {

namespace words = explain_words;

constexpr std::size_t longest_formula = 400;  // characters
constexpr std::size_t most_numbers = 150;

}  // namespace

std::string origin_in_words(const agreement& of, const origin& from, place where, language in) {
    std::string text;
    const auto add = [&](std::string_view part) { text.append(text.empty() || part.empty() ? "" : " · ").append(part); };
    if (from.kind == origin_kind::rule_profile) {
        add(fill_in(words::by_profile.in(in), {{"profile", std::string{word_for(of.facts.rules.value())}}}, in));
    } else {
        const std::string& file = of.text->file_of(where).name;
        add(file.substr(file.find_last_of("/\\") + 1) + ":" + std::to_string(where.line));
    }
    if (from.kind == origin_kind::change) {
        add(words::by_change.in(in));
    } else if (from.kind == origin_kind::file) {
        add(from.detail);
        if (from.source < of.sources.size()) {
            const source& said = of.sources[from.source];
            add(said.title.usable() ? said.title.value() : said.id);
        }
    }
    add(word_for(from.how_firm, in));
    return text;
}

std::string in_short(const rational& value, language in) {
    std::string exact = write_exact(value, in);
    const rational cut = (value * 1'000'000).truncated() / 1'000'000;
    const bool fraction = exact.find('/') != std::string::npos;
    if (cut == value || (fraction && exact.size() < 20)) {
        return exact;
    }
    std::string text = write_exact(cut, in);
    const char comma = in == language::swedish ? ',' : '.';
    if (text.find(comma) == std::string::npos) {
        text += comma;
    }
    while (text.size() - text.find(comma) < 7) {
        text += '0';
    }
    return (cut.is_zero() && value.sign() < 0 ? "\u2212" : "") + text + "…";
}

std::string charge_formula(const explanation& why, row_number charge, formula_style style, language in) {
    const derivation& how = why.how;
    if (why.planned->charges[charge].corrects != no_row) {
        const auto found = std::ranges::find(why.charges, charge, &explained_charge::charge);
        return formula_writer{how, style, in}.write(exact_money{found->of(why.party).bears}.kronor());
    }
    const step_number part = how.part_of(part_kind::borne, charge, why.party);
    if (part == no_step) {
        return "0";
    }
    const std::array<std::vector<meaning>, 4> stops{{{},
                                                     {meaning::index_amount, meaning::index_factor},
                                                     {meaning::index_amount, meaning::index_factor, meaning::level},
                                                     {meaning::index_amount, meaning::index_factor, meaning::level, meaning::cell_amount,
                                                      meaning::exact_amount, meaning::rounded_amount}}};
    std::string text = formula_writer{how, style, in}.write(how.value(part));  // where every other way is too tangled
    for (const auto& named : stops) {
        std::vector<step_number> steps;
        for (const auto& [what, step] : how.marked) {
            if (std::ranges::find(named, what.first) != named.end()) {
                steps.push_back(step);
            }
        }
        std::ranges::sort(steps);
        const formula_writer write{how, style, in, [&](step_number each) { return std::ranges::binary_search(steps, each); }};
        if (!write.is_short(part, most_numbers)) {
            continue;
        }
        text = write.write(part);
        if (text.size() <= longest_formula) {
            break;
        }
    }
    return text;
}

std::string formula_of(const explanation& why, language in) {
    std::string text;
    for (const explained_charge& each : why.charges) {
        const money bears = each.of(why.party).bears;
        if (why.charges.size() == 1) {
            return "=" + charge_formula(why, each.charge, formula_style::spreadsheet, in);
        }
        if (!bears.is_zero()) {
            const std::string number = formula_writer{why.how, formula_style::spreadsheet, in}.write(exact_money{bears}.kronor());
            text += (text.empty() || number.starts_with('-') ? "" : "+") + number;
        }
    }
    return "=" + (text.empty() ? "0" : text);
}

}  // namespace andel

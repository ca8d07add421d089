#include "explain_words.hpp"
#include "origins.hpp"

#include <andel/explanation/assumptions.hpp>
#include <andel/values/written.hpp>

namespace andel {
namespace {

namespace words = explain_words;

std::string effects(const assumption& one, const agreement& of, language in) {
    std::string text;
    for (std::size_t i = 0; i < one.effect.size(); ++i) {
        if (!one.effect[i].is_zero()) {
            const party& each = of.parties[i];
            text += (text.empty() ? "" : ", ") + (each.label.usable() ? each.label.value() : each.id) + " " +
                    (one.effect[i] > money{} ? "+" : "") + write_kronor(one.effect[i], in) + " kr";
        }
    }
    return text.empty() ? words::no_effect.in(in) : text;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

}  // namespace

std::vector<std::string> largest_assumptions(const projection& from, std::size_t count, language in) {
    std::vector<std::string> lines;
    for (const assumption& each : assumptions_of(from)) {
        if (lines.size() <= count && !each.effect.empty() && !each.rests.is_zero()) {
            if (lines.empty()) {
                lines.push_back(words::largest.in(in));
            }
            lines.push_back("  " + fill_in(words::large.in(in),
                                           {{"what", capitalised(each.what.in(in))},
                                            {"value", each.value},
                                            {"amount", write_kronor(each.rests, in)},
                                            {"step", each.step},
                                            {"effects", effects(each, *from.planned->source, in)}},
                                           in));
        }
    }
    return lines;
}

std::string write_text(const std::vector<assumption>& all, const projection& of, language in) {
    const agreement& from = *of.planned->source;
    const auto say = [&](const both_languages& text, const std::vector<problem_argument>& arguments = {}) {
        return fill_in(text.in(in), arguments, in);
    };
    std::string text = from.facts.name.value() + "\n" + say(all.empty() ? words::no_assumptions : words::assumptions_heading) + "\n";
    bool idle = false;
    for (const assumption& each : all) {
        if (each.rests.is_zero() && !idle) {
            idle = true;
            text += "\n" + say(words::without_kronor) + "\n";
        }
        text += "\n" + capitalised(each.what.in(in)) + (each.value.empty() ? "" : ", " + each.value) + "\n";
        text += "  " + each.address + "\n  " + origin_in_words(from, each.from, each.where, in) + "\n";
        if (!each.rests.is_zero()) {
            text += "  " + say(words::kronor_rest, {{"amount", write_kronor(each.rests, in)}}) + "\n";
        }
        if (!each.effect.empty()) {
            text += "  " + say(words::if_it_were, {{"step", each.step}, {"effects", effects(each, from, in)}}) + "\n";
        }
    }
    return text;
}

}  // namespace andel

#include "bindings.hpp"

#include <andel/agreement/fields.hpp>
#include <andel/explanation/assumptions.hpp>
#include <andel/explanation/describe.hpp>
#include <andel/explanation/explain.hpp>
#include <andel/projection/project.hpp>

#include <pybind11/stl.h>

namespace andel::python {
namespace {

explanation explained(const projection& of, const py::object& party, const py::object& year, const py::object& cost) {
    explanation_question about{.party = as_text(party, "party")};
    const auto wanted = as_year(year);
    if (!wanted) {
        throw py::type_error("year is a year, such as 2031, not None");
    }
    about.year = *wanted;
    if (!cost.is_none()) {
        about.cost = as_text(cost, "cost");
    }
    try {
        return without_interpreter_lock([&] { return explain(of, about); });
    } catch (const nothing_to_explain& error) {
        std::string all;
        for (const std::string& each : error.choices) {
            all += (all.empty() ? "" : ", ") + each;
        }
        throw py::value_error("no " + error.what_kind + " " + error.given + " in this projection; there is " + all);
    }
}

const std::string& id_of_party(const explanation& self) { return self.planned->source->parties[self.party].id; }
py::object id_of_cost(const explanation& self) {
    return self.cost ? py::object(as_str(self.planned->source->costs[*self.cost].id)) : py::object(py::none());
}

py::list lines(const explanation& self, const py::object& lang) {
    py::list all;
    for (const explained_line& each : lines_of(self, as_language(lang))) {
        all.append(py::make_tuple(each.depth, each.text));
    }
    return all;
}

// Lines from `at` on that are at least `depth` deep, as (text, [inner]).
py::list nested(const std::vector<explained_line>& all, std::size_t& at, unsigned depth) {
    py::list result;
    while (at < all.size() && all[at].depth >= depth) {
        const std::string& text = all[at++].text;
        result.append(py::make_tuple(text, nested(all, at, depth + 1)));
    }
    return result;
}

py::list tree(const explanation& self, const py::object& lang) {
    std::size_t at = 0;
    return nested(lines_of(self, as_language(lang)), at, 0);
}

py::list assumption_rows(const projection& self, const py::object& lang) {
    const language in = as_language(lang);
    const agreement& from = *self.planned->source;
    const py::object make = py::module_::import("andel.rows").attr("AssumptionRow");
    py::list all;
    for (const assumption& each : without_interpreter_lock([&] { return assumptions_of(self); })) {
        const bool has_source = each.from.kind == origin_kind::file && each.from.source < from.sources.size();
        py::dict effect;
        for (std::size_t i = 0; i < each.effect.size(); ++i) {
            effect[as_str(from.parties[i].id)] = as_decimal(each.effect[i]);
        }
        all.append(make(each.address, each.what.in(in), each.value, as_str(word_for(each.from.how_firm)),
                        has_source ? from.sources[each.from.source].id : std::string{}, each.from.detail, each.where.line,
                        as_decimal(each.rests), each.step.in(in), effect));
    }
    return all;
}

std::string assumptions_text(const projection& self, const py::object& lang) {
    const language in = as_language(lang);
    return without_interpreter_lock([&] { return write_text(assumptions_of(self), self, in); });
}

constexpr const char* about = R"(Why a party bears what it bears in a year, down to the lines of the agreement. Made by Projection.explain.

Prints as an indented tree: every step in the order it was computed, who got the odd öre and why, what is to be paid between the
parties, what changed since the year before, and a formula to type into Excel. Amounts are Decimal kronor. Compares, hashes and pickles.)";

constexpr const char* about_explain = R"(explain(self, party, year, cost=None)
--

Why a party bears what it bears in a year, of one cost or of all; ids as in the file.

Runs the same evaluator as project did, with a recorder. Raises ValueError for a party, cost or year that is not in the projection.)";

constexpr const char* about_assumptions = R"(assumptions(self, lang='sv')
--

Every input that is assumed, estimated or merely reported: a list of andel.AssumptionRow, that on which most rests first.

The kronor that rest on each overlap. The effect of one stated step is found by making the change and projecting again.)";

// A list of andel.Sentence.
py::list rows_of(const description& self) {
    const py::object row = py::module_::import("andel.rows").attr("Sentence");
    py::list all;
    for (const described_section& section : self.sections) {
        for (const described_sentence& each : section.sentences) {
            all.append(row(section.heading, as_str(each.address), as_str(each.text), each.clause, each.source, each.source_title,
                           word_for(each.how_firm), each.where.line));
        }
    }
    return all;
}

constexpr const char* about_description =
    R"(The agreement in plain words, one sentence for each clause in the order of the file. Prints as text.

Iterates as rows (Sentence): section, address, sentence, clause, source, source_title, status, line.)";

constexpr const char* about_describe = R"(describe(self, lang='sv')
--

The agreement in plain words, in "sv" or "en": one sentence for each clause, in the order of the file, then what is set aside.)";

}  // namespace

void bind_explanation(py::module_& module) {
    py::class_<explanation> bound(module, "Explanation", about);
    shown_in_notebooks(bound, "explanation_html");
    bound.def_property_readonly("party", &id_of_party, "The id of the party.")
        .def_property_readonly(
            "year", [](const explanation& self) { return self.year; }, "The year.")
        .def_property_readonly("cost", &id_of_cost, "The id of the cost, or None: all costs.")
        .def_property_readonly(
            "bears_kr", [](const explanation& self) { return as_decimal(self.bears); }, "What the party bears, kronor.")
        .def_property_readonly(
            "pays_kr", [](const explanation& self) { return as_decimal(self.pays); }, "What it pays outward, kronor.")
        .def_property_readonly(
            "settles_kr", [](const explanation& self) { return as_decimal(self.settles()); },
            "What it owes the other parties (negative: has to get), kronor.")
        .def(
            "title", [](const explanation& self, const py::object& lang) { return title_of(self, as_language(lang)); },
            py::arg("lang") = "sv", "title(self, lang='sv')\n--\n\nWhat is explained, in one line.")
        .def("lines", &lines, py::arg("lang") = "sv", "lines(self, lang='sv')\n--\n\nThe tree line by line: (depth, text).")
        .def("tree", &tree, py::arg("lang") = "sv",
             "tree(self, lang='sv')\n--\n\nThe tree: a list of (text, inner), inner being such a list.")
        .def(
            "formula", [](const explanation& self, const py::object& lang) { return formula_of(self, as_language(lang)); },
            py::arg("lang") = "sv",
            "formula(self, lang='sv')\n--\n\nThe amount as a formula for Excel, in the function names of that language.")
        .def(
            "text", [](const explanation& self, const py::object& lang) { return write_text(self, as_language(lang)); },
            py::arg("lang") = "sv", "text(self, lang='sv')\n--\n\nThe explanation as indented text.")
        .def("json", &write_json,
             "json(self)\n--\n\nEvery step with its operands and exact value, version 1 of the explanation's JSON (see README.md).")
        .def("__str__", [](const explanation& self) { return write_text(self, language::swedish); })
        .def("__repr__",
             [](const explanation& self) {
                 return "Explanation(" + id_of_party(self) + ", " + std::to_string(self.year) +
                        (self.cost ? ", " + self.planned->source->costs[*self.cost].id : "") + ", bears " +
                        std::string{py::str(as_decimal(self.bears))} + " kr)";
             })
        .def("__eq__",
             [](const explanation& self, const py::object& other) {
                 return py::isinstance<explanation>(other) && write_json(self) == write_json(other.cast<const explanation&>());
             })
        .def("__hash__", [](const explanation& self) { return py::hash(py::str(write_json(self))); })
        .def(py::pickle(
            [](const explanation& self) {
                return py::make_tuple(*self.planned, id_of_party(self), self.year, id_of_cost(self), *self.read,
                                      self.as_of ? as_date(*self.as_of) : py::object(py::none()));
            },
            [](const py::tuple& state) {
                const auto again =
                    value_or_raise(project(state[0].cast<const plan&>(), state[4].cast<const figures&>(), {.as_of = as_day(state[5])}));
                return explained(again, state[1], state[2], state[3]);
            }));

    py::class_<projection>(module.attr("Projection"))
        .def("explain", &explained, py::arg("party"), py::arg("year"), py::arg("cost") = py::none(), about_explain)
        .def("assumptions", &assumption_rows, py::arg("lang") = "sv", about_assumptions)
        .def("assumptions_text", &assumptions_text, py::arg("lang") = "sv",
             "assumptions_text(self, lang='sv')\n--\n\nThe assumptions as text, as the command prints them.");

    py::class_<description>(module, "Description", about_description)
        .def_readonly("heading", &description::heading, "The name of the agreement.")
        .def_property_readonly("sentences", &rows_of, "The sentences, a list of Sentence: a new list.")
        .def("__iter__", [](const description& self) { return py::iter(rows_of(self)); })
        .def("__len__",
             [](const description& self) {
                 std::size_t count = 0;
                 for (const described_section& section : self.sections) {
                     count += section.sentences.size();
                 }
                 return count;
             })
        .def("__str__", [](const description& self) { return write_text(self); })
        .def("__repr__", [](const description& self) { return "Description(" + self.heading + ")"; });

    py::class_<agreement>(module.attr("Agreement"))
        .def(
            "describe",
            [](const agreement& self, const py::object& lang) {
                const language in = as_language(lang);
                return without_interpreter_lock([&] { return describe(self, in); });
            },
            py::arg("lang") = "sv", about_describe);
}

}  // namespace andel::python

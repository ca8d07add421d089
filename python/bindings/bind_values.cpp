#include "bindings.hpp"

#include <andel/values/problem.hpp>
#include <andel/values/version.hpp>

#include <pybind11/stl.h>

namespace andel::python {
namespace {

py::str code_of(const problem& self) { return as_str(name_of(self.code)); }

py::str severity_word(const problem& self) { return severity_of(self.code) == severity::error ? "error" : "warning"; }

// As text is drawn: in the language asked for, and whatever stood in the file.
template <auto words>
py::str in_words(const problem& self, const py::object& lang) {
    return as_str(words(self, as_language(lang)));
}

py::dict as_dict(const problem& self, const py::object& lang) {
    py::dict all;
    all["code"] = code_of(self);
    all["severity"] = severity_word(self);
    all["file"] = as_str(self.file);
    all["line"] = self.where.line;
    all["column"] = self.where.column;
    all["message"] = in_words<message>(self, lang);
    all["way_out"] = in_words<way_out>(self, lang);
    return all;
}

// Plain values, texts as bytes since they may be anything: a problem found in one process is told in another.
py::tuple pickled(const problem& self) {
    py::list arguments;
    for (const problem_argument& each : self.arguments) {
        arguments.append(py::make_tuple(py::bytes(each.name), py::bytes(each.value.swedish), py::bytes(each.value.english)));
    }
    return py::make_tuple(code_of(self), self.where.line, self.where.column, arguments, self.other.line, self.other.column,
                          py::bytes(self.file), py::bytes(self.line_text), py::bytes(self.other_text), py::bytes(self.other_file),
                          self.where.file, self.other.file);
}

problem unpickled(const py::tuple& state) {
    const auto number = [&](std::size_t i) { return state[i].cast<std::uint32_t>(); };
    const auto text = [](const py::handle& from) { return from.cast<std::string>(); };
    problem made{.where = {number(1), number(2), number(10)},
                 .other = {number(4), number(5), number(11)},
                 .file = text(state[6]),
                 .line_text = text(state[7]),
                 .other_text = text(state[8]),
                 .other_file = text(state[9])};
    for (const py::handle& each : state[3].cast<py::list>()) {
        const auto parts = each.cast<py::tuple>();
        made.arguments.push_back({text(parts[0]), {text(parts[1]), text(parts[2])}});
    }
    for (const problem_code code : every_problem_code()) {
        if (name_of(code) == text(state[0])) {
            made.code = code;
        }
    }
    return made;
}

}  // namespace

void bind_values(py::module_& module) {
    module.def(
        "version", [] { return std::string{version()}; }, "version()\n--\n\nThe version of the library, as in its packages.");
    module.attr("format_version") = format_version;
    module.def(
        "problem_codes",
        [] {
            std::vector<std::string> names;
            for (const problem_code code : every_problem_code()) {
                names.emplace_back(name_of(code));
            }
            return names;
        },
        "problem_codes()\n--\n\nEvery code that a problem can have.");

    py::class_<problem> bound(
        module, "Problem",
        "What is wrong in a document, where, and the way out.\n\nPrints in Swedish; message, way_out and draw also speak "
        "English (lang=\"en\").");
    shown_in_notebooks(bound, "problem_html");
    bound.def_property_readonly("code", &code_of, "Stable name of the kind of problem, such as \"shares_not_100\".")
        .def_property_readonly("severity", &severity_word, "\"error\" or \"warning\".")
        .def_property_readonly(
            "file", [](const problem& self) { return as_str(self.file); }, "The document, as the reader was told to call it.")
        .def_property_readonly(
            "line", [](const problem& self) { return self.where.line; }, "From 1; 0 for the document as a whole.")
        .def_property_readonly(
            "column", [](const problem& self) { return self.where.column; }, "From 1, in characters; 0 for the document as a whole.")
        .def_property_readonly(
            "line_text", [](const problem& self) { return as_str(self.line_text); }, "That line; empty for the document as a whole.")
        .def("message", &in_words<message>, py::arg("lang") = "sv",
             "message(self, lang='sv')\n--\n\nWhat is wrong, in one sentence; lang is \"sv\" or \"en\".")
        .def("way_out", &in_words<way_out>, py::arg("lang") = "sv",
             "way_out(self, lang='sv')\n--\n\nWhat to do about it: something to paste, or to choose from.")
        .def("draw", &in_words<draw>, py::arg("lang") = "sv",
             "draw(self, lang='sv')\n--\n\nPlace, message, the line with a caret, and the way out, on lines of their own.")
        .def("as_dict", &as_dict, py::arg("lang") = "sv", "as_dict(self, lang='sv')\n--\n\nEverything as plain values, for JSON.")
        .def("__eq__", &equal<problem>)
        .def("__hash__",
             [](const problem& self) {
                 return py::hash(py::make_tuple(code_of(self), as_str(self.file), self.where.line, self.where.column));
             })
        .def("__str__", [](const problem& self) { return as_str(draw(self, language::swedish)); })
        .def("__repr__",
             [](const problem& self) {
                 return as_str("Problem(" + std::string{name_of(self.code)} + ", " + self.file + ":" + std::to_string(self.where.line) +
                               ":" + std::to_string(self.where.column) + ")");
             })
        .def(py::pickle(&pickled, &unpickled));
}

}  // namespace andel::python

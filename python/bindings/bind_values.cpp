#include "bindings.hpp"

#include <andel/values/problem.hpp>
#include <andel/values/version.hpp>

#include <pybind11/stl.h>

namespace andel::python {
namespace {

py::dict as_dict(const problem& which, const std::string& lang) {
    py::dict all;
    all["code"] = std::string{name_of(which.code)};
    all["severity"] = severity_of(which.code) == severity::error ? "error" : "warning";
    all["file"] = which.file;
    all["line"] = which.where.line;
    all["column"] = which.where.column;
    all["message"] = message(which, as_language(lang));
    all["way_out"] = way_out(which, as_language(lang));
    return all;
}

}  // namespace

void bind_values(py::module_& module) {
    module.def("version", [] { return std::string{version()}; }, "The version of the library, as in its packages.");
    module.def("problem_codes", [] {
        std::vector<std::string> names;
        for (const problem_code code : every_problem_code()) {
            names.emplace_back(name_of(code));
        }
        return names;
    }, "Every code that a problem can have.");

    py::class_<problem>(module, "Problem", "What is wrong in a document, where, and the way out.")
        .def_property_readonly("code", [](const problem& self) { return std::string{name_of(self.code)}; }, "Stable name of the kind of problem, such as shares_not_100.")
        .def_property_readonly("severity", [](const problem& self) { return severity_of(self.code) == severity::error ? "error" : "warning"; }, "\"error\" or \"warning\".")
        .def_readonly("file", &problem::file, "The document, as the reader was told to call it.")
        .def_property_readonly("line", [](const problem& self) { return self.where.line; }, "From 1; 0 for the document as a whole.")
        .def_property_readonly("column", [](const problem& self) { return self.where.column; }, "From 1, in characters.")
        .def("message", [](const problem& self, const std::string& lang) { return message(self, as_language(lang)); }, py::arg("lang") = "sv", "What is wrong, one sentence; lang is \"sv\" or \"en\".")
        .def("way_out", [](const problem& self, const std::string& lang) { return way_out(self, as_language(lang)); }, py::arg("lang") = "sv", "What to do about it.")
        .def("draw", [](const problem& self, const std::string& lang) { return draw(self, as_language(lang)); }, py::arg("lang") = "sv", "Place, message, the line with a caret, and the way out.")
        .def("as_dict", &as_dict, py::arg("lang") = "sv", "Everything as plain values, for JSON.")
        .def("__eq__", [](const problem& self, const py::object& other) { return py::isinstance<problem>(other) && self == other.cast<const problem&>(); })
        .def("__hash__", [](const problem& self) { return py::hash(py::make_tuple(std::string{name_of(self.code)}, self.file, self.where.line, self.where.column)); })
        .def("__repr__", [](const problem& self) {
            return "Problem(" + std::string{name_of(self.code)} + ", " + self.file + ":" + std::to_string(self.where.line) + ":" + std::to_string(self.where.column) + ")";
        });
}

}  // namespace andel::python

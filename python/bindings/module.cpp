// The private module andel._core: a table of contents.

#include "bindings.hpp"

namespace py = pybind11;

PYBIND11_MODULE(_core, module) {
    module.doc() = "The core of Andel. Private: use the package `andel`.";
    py::options docstrings;
    docstrings.disable_function_signatures();  // ours begin with one
    andel::python::bind_values(module);
    andel::python::bind_agreement(module);
    andel::python::bind_plan(module);
    andel::python::bind_figures(module);
    andel::python::bind_projection(module);
    andel::python::bind_explanation(module);
    andel::python::bind_comparison(module);
    andel::python::bind_report(module);
    andel::python::bind_calendar(module);
    andel::python::bind_arrow(module);
    for (const auto& [name, thing] : module.attr("__dict__").cast<py::dict>()) {
        if (py::isinstance<py::type>(thing)) {
            thing.attr("__module__") = "andel";  // where people find it
        }
    }
}

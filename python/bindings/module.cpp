// The private module andel._core: a table of contents.

#include "bindings.hpp"

PYBIND11_MODULE(_core, module) {
    module.doc() = "The core of Andel. Private: use the package `andel`.";
    andel::python::bind_values(module);
    andel::python::bind_agreement(module);
    andel::python::bind_plan(module);
    andel::python::bind_projection(module);
    andel::python::bind_report(module);
}

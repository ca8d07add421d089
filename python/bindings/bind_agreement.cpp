#include "bindings.hpp"

#include <andel/agreement/read_agreement.hpp>
#include <andel/plan/check_agreement.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/projection/project.hpp>

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

namespace andel::python {
namespace {

template <class things>
std::vector<std::string> ids_of(const things& all) {
    std::vector<std::string> ids;
    for (const auto& each : all) {
        ids.push_back(each.id);
    }
    return ids;
}

agreement read_bytes(const py::bytes& bytes, std::string name) {
    const std::string text = bytes;
    return value_or_raise(without_interpreter_lock([&] { return check_agreement_text(text, std::move(name)); }));
}

agreement with_python_changes(const agreement& self, const py::dict& changes) {
    std::vector<document_change> wanted;
    for (const auto& [address, value] : changes) {
        wanted.push_back({address.cast<std::string>(), as_node(value)});
    }
    return value_or_raise(without_interpreter_lock([&] { return check_further(with_changes(self, wanted)); }));
}

// What a trial projection of the fixed term finds comes last; warnings only where there are no errors.
std::vector<problem> look_for_problems(const reading<agreement>& read) {
    if (!read) {
        return read.problems();
    }
    const auto planned = make_plan(*read);
    auto problems = planned.problems();
    if (planned) {
        problems = project(*planned).problems();
    }
    return problems.empty() ? warnings_of(*read) : problems;
}

py::tuple pickled(const agreement& self) {
    py::dict changes;
    for (const document_change& each : self.text->changes) {
        changes[py::str(each.address)] = as_python(each.value);
    }
    return py::make_tuple(py::bytes(*self.text->text), self.text->name, changes);
}

agreement unpickled(const py::tuple& state) {
    const agreement base = read_bytes(state[0].cast<py::bytes>(), state[1].cast<std::string>());
    const auto changes = state[2].cast<py::dict>();
    return changes.empty() ? base : with_python_changes(base, changes);
}

std::string name_of_agreement(const agreement& self) { return self.facts.name.value(); }

}  // namespace

void bind_agreement(py::module_& module) {
    py::class_<agreement>(module, "Agreement", "What an agreement file says; nothing computed. Made by read_agreement.")
        .def_property_readonly("name", &name_of_agreement, "The name of the agreement.")
        .def_property_readonly("file", [](const agreement& self) { return self.text->name; }, "The file it was read from.")
        .def_property_readonly("text", [](const agreement& self) { return *self.text->text; }, "The text of the file; changes are not in it.")
        .def_property_readonly("parties", [](const agreement& self) { return ids_of(self.parties); }, "The ids of the parties, in the order of the file.")
        .def_property_readonly("activities", [](const agreement& self) { return ids_of(self.activities); }, "The ids of the activities.")
        .def_property_readonly("costs", [](const agreement& self) { return ids_of(self.costs); }, "The ids of the cost items.")
        .def_property_readonly("keys", [](const agreement& self) { return ids_of(self.keys); }, "The ids of the allocation keys.")
        .def_property_readonly("frames", [](const agreement& self) { return ids_of(self.frames); }, "The ids of the budget frames.")
        .def_property_readonly("start", [](const agreement& self) { return as_date(self.fixed_term()->first); }, "The first day of the agreement.")
        .def_property_readonly("end", [](const agreement& self) { return as_date(self.fixed_term()->before - 1); }, "The last day of the fixed term.")
        .def_property_readonly("warnings", &warnings_of, "Keys and indexes that nothing uses.")
        .def("with_changes", &with_python_changes, py::arg("changes"),
             "A checked copy in which each address (\"costs.rent.yearly.from-opening\") has a new value, marked as assumed. "
             "Values: text as in the file, int (whole kronor), Decimal (kronor, or a share), Fraction, date, list, dict. "
             "Raises TypeError for a float, AgreementError for everything that does not fit the agreement.")
        .def("__eq__", [](const agreement& self, const py::object& other) { return py::isinstance<agreement>(other) && self == other.cast<const agreement&>(); })
        .def("__hash__", [](const agreement& self) { return static_cast<py::ssize_t>(hash_of(self.text->root) >> 1U); })
        .def("__repr__", [](const agreement& self) {
            return "Agreement(" + name_of_agreement(self) + ", " + to_text(self.fixed_term()->first) + " to " + to_text(self.fixed_term()->before - 1) + ", " +
                   std::to_string(self.parties.size()) + " parties, " + std::to_string(self.costs.size()) + " costs)";
        })
        .def(py::pickle(&pickled, &unpickled));

    module.def("read_agreement", [](const std::filesystem::path& path) { return value_or_raise(without_interpreter_lock([&] { return check_agreement(path); })); }, py::arg("path"));
    module.def("read_agreement_text", &read_bytes, py::arg("text"), py::arg("name"));
    module.def("check", [](const std::filesystem::path& path) { return without_interpreter_lock([&] { return look_for_problems(check_agreement(path)); }); }, py::arg("path"));
    module.def("check_text", [](const py::bytes& bytes, std::string name) {
        const std::string text = bytes;
        return without_interpreter_lock([&] { return look_for_problems(check_agreement_text(text, std::move(name))); });
    }, py::arg("text"), py::arg("name"));
}

}  // namespace andel::python

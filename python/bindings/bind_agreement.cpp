#include "bindings.hpp"

#include <andel/agreement/read_agreement.hpp>
#include <andel/agreement/write_schema.hpp>
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

agreement read_bytes(const py::bytes& bytes, std::string name, std::string folder) {
    const std::string text = bytes;
    return value_or_raise(without_interpreter_lock([&] { return check_agreement_text(text, std::move(name), std::move(folder)); }));
}

agreement with_all(const agreement& self, const std::vector<document_change>& changes) {
    return value_or_raise(without_interpreter_lock([&] { return check_further(with_changes(self, changes)); }));
}

agreement with_python_changes(const agreement& self, const py::object& changes) {
    if (!is_mapping(changes)) {
        throw py::type_error("changes are a dict of addresses and values, {\"costs.rent.yearly\": \"1 400 tkr\"}, not " +
                             type_name(changes));
    }
    std::vector<document_change> wanted;
    for (const auto& [address, value] : py::dict(changes)) {
        wanted.push_back({as_text(address, "an address"), as_node(value)});
    }
    return with_all(self, wanted);
}

// What a trial projection of the fixed term finds comes last; warnings only where there are no errors.
py::object warnings_as_problems(const agreement& self) { return as_problems(warnings_of(self)); }

std::vector<problem> look_for_problems(const reading<agreement>& read) {
    if (!read) {
        return read.problems();
    }
    const bool runs_on = read->runs_on();  // then all that is sure is what comes before the earliest end
    const auto planned = make_plan(*read, {.until = runs_on ? std::optional{read->year_of(read->fixed_term()->before - 1)} : std::nullopt});
    auto problems = planned.problems();
    if (planned) {
        const auto figures_read = read_figures(*read);
        problems = figures_read ? project(*planned, *figures_read).problems() : figures_read.problems();
    }
    return problems.empty() ? warnings_of(*read) : problems;
}

py::tuple pickled(const agreement& self) {
    py::list changes;  // in the order they were made: the same address may come twice
    for (const document_change& each : self.text->changes) {
        changes.append(py::make_tuple(each.address, as_python(each.value)));
    }
    py::list texts;  // from the last amendment to the agreement itself
    for (const document* each = self.text.get(); each != nullptr; each = each->base.get()) {
        texts.append(py::make_tuple(py::bytes(*each->text), py::bytes(each->name), py::bytes(each->folder)));
    }
    return py::make_tuple(texts, changes);
}

agreement unpickled(const py::tuple& state) {
    std::vector<source_text> texts;
    for (const py::handle& each : state[0].cast<py::list>()) {
        const auto parts = each.cast<py::tuple>();
        texts.push_back({parts[0].cast<std::string>(), parts[1].cast<std::string>(), parts[2].cast<std::string>()});
    }
    const agreement base = value_or_raise(without_interpreter_lock([&] { return check_further(read_agreement_texts(texts)); }));
    std::vector<document_change> changes;
    for (const py::handle& each : state[1].cast<py::list>()) {
        const auto parts = each.cast<py::tuple>();
        changes.push_back({parts[0].cast<std::string>(), as_node(parts[1])});
    }
    return changes.empty() ? base : with_all(base, changes);
}

std::string name_of_agreement(const agreement& self) { return self.facts.name.value(); }

constexpr const char* about_schema = R"(schema(overlay=False)
--

The format of an agreement file as a JSON Schema (draft 7), described in Swedish: the text of agreements/andel-1.schema.json.
With overlay, that of a file with [amendment]: agreements/andel-1-overlay.schema.json.

Editors that know JSON Schema for TOML complete and check by it, when the first line of the file is ``#:schema`` and its path.)";

constexpr const char* about = R"(What an agreement file says; nothing computed. Made by read_agreement.

Nobody changes it: with_changes gives another one. Equal to an agreement whose file says the same in the same order; hashes and pickles.)";

constexpr const char* about_changes = R"(with_changes(self, changes)
--

A checked copy in which each address has a new value, whose status is assumed.

An address is the way to a value through the headings of the file, and may also name something new:

    agreement.with_changes({"costs.rent.yearly.from-opening": "1 400 tkr"})

Values: text as in the file, int (whole kronor, a year, a weight), Decimal or Fraction (kronor, or a share of 1), date, list,
dict. Raises TypeError for a float, and AgreementError for whatever does not fit the agreement.)";

constexpr const char* about_tables = R"(tables(self, lang='sv')
--

What one recognises the agreement by, as tables of text (andel.rows.Table): the parties, the term, and the costs.)";

}  // namespace

void bind_agreement(py::module_& module) {
    py::class_<agreement> bound(module, "Agreement", about);
    shown_in_notebooks(bound, "agreement_html");
    bound.def_property_readonly("name", &name_of_agreement, "The name of the agreement.")
        .def_property_readonly(
            "file", [](const agreement& self) { return as_str(self.text->name); }, "The file it was read from.")
        .def_property_readonly(
            "text", [](const agreement& self) { return *self.text->text; }, "The text of the file; changes are not in it.")
        .def_property_readonly(
            "parties", [](const agreement& self) { return ids_of(self.parties); }, "The ids of the parties, in the order of the file.")
        .def_property_readonly(
            "activities", [](const agreement& self) { return ids_of(self.activities); },
            "The ids of the activities, in the order of the file.")
        .def_property_readonly(
            "costs", [](const agreement& self) { return ids_of(self.costs); }, "The ids of the cost items, in the order of the file.")
        .def_property_readonly(
            "keys", [](const agreement& self) { return ids_of(self.keys); }, "The ids of the allocation keys, in the order of the file.")
        .def_property_readonly(
            "assets", [](const agreement& self) { return ids_of(self.assets); }, "The ids of the assets, in the order of the file.")
        .def_property_readonly(
            "loans", [](const agreement& self) { return ids_of(self.loans); }, "The ids of the loans, in the order of the file.")
        .def_property_readonly(
            "frames", [](const agreement& self) { return ids_of(self.frames); }, "The ids of the budget frames, in the order of the file.")
        .def_property_readonly(
            "start", [](const agreement& self) { return as_date(self.fixed_term()->first); }, "The first day of the agreement.")
        .def_property_readonly(
            "end", [](const agreement& self) { return self.runs_on() ? py::object(py::none()) : as_date(self.fixed_term()->before - 1); },
            "The last day of the fixed term; renewals come after it. None: it runs until somebody gives notice.")
        .def_property_readonly("warnings", &warnings_as_problems,
                               "What is worth a look though nothing is wrong, such as keys that nothing uses: a list of Problem.")
        .def(
            "tables", [](const agreement& self, const py::object& lang) { return as_tables(text_tables(self, as_language(lang))); },
            py::arg("lang") = "sv", about_tables)
        .def("with_changes", &with_python_changes, py::arg("changes"), about_changes)
        .def("__eq__", &equal<agreement>)
        .def("__hash__", [](const agreement& self) { return static_cast<py::ssize_t>(hash_of(self.text->root) >> 1U); })
        .def("__repr__",
             [](const agreement& self) {
                 return "Agreement(" + name_of_agreement(self) + ", " + to_text(self.fixed_term()->first) + " to " +
                        to_text(self.fixed_term()->before - 1) + ", " + std::to_string(self.parties.size()) + " parties, " +
                        std::to_string(self.costs.size()) + " costs)";
             })
        .def(py::pickle(&pickled, &unpickled));

    // The package says what these do (python/andel/__init__.py).
    module.def(
        "read_agreement",
        [](const std::filesystem::path& path) { return value_or_raise(without_interpreter_lock([&] { return check_agreement(path); })); },
        py::arg("path"), "read_agreement(path)\n--\n\n");
    module.def("read_agreement_text", &read_bytes, py::arg("text"), py::arg("name"), py::arg("folder") = std::string{},
               "read_agreement_text(text, name, folder='')\n--\n\n");
    module.def(
        "check",
        [](const std::filesystem::path& path) {
            return as_problems(without_interpreter_lock([&] { return look_for_problems(check_agreement(path)); }));
        },
        py::arg("path"), "check(path)\n--\n\n");
    module.def(
        "check_text",
        [](const py::bytes& bytes, std::string name, std::string folder) {
            const std::string text = bytes;
            return as_problems(without_interpreter_lock(
                [&] { return look_for_problems(check_agreement_text(text, std::move(name), std::move(folder))); }));
        },
        py::arg("text"), py::arg("name"), py::arg("folder") = std::string{}, "check_text(text, name, folder='')\n--\n\n");
    module.def(
        "schema", [](bool overlay) { return overlay ? write_overlay_schema() : write_schema(); }, py::arg("overlay") = false, about_schema);
}

}  // namespace andel::python

#include "bindings.hpp"

#include <andel/agreement/fields.hpp>
#include <andel/figures/find_figures.hpp>
#include <andel/figures/read_figures.hpp>

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <optional>

namespace andel::python {
namespace {

figures read_all(const agreement& of, const py::object& folder) {
    if (folder.is_none()) {
        return value_or_raise(without_interpreter_lock([&] { return read_figures(of); }));
    }
    const auto path = folder.cast<std::filesystem::path>();
    return value_or_raise(without_interpreter_lock([&] { return read_figures(of, path); }));
}

// How the need was met: read as it is, read though preliminary, extended past the last row, typed in the agreement; or not.
const char* how_met(const std::optional<found_figure>& found) {
    return !found                      ? "missing"
           : found->follows != nullptr ? "extended"
           : found->file == no_row     ? "typed"
           : found->preliminary        ? "preliminary"
                                       : "read";
}

py::list needed(const plan& of, const py::object& read, const py::object& as_of) {
    const figures known = read.is_none() ? read_all(*of.source, py::none()) : as<figures>(read, "figures are Figures");
    const auto day_known = as_day(as_of);
    const auto found = without_interpreter_lock([&] { return find_figures(of, known, day_known); });
    const agreement& from = *of.source;
    const py::object make = py::module_::import("andel.rows").attr("NeededFigure").attr("_make");
    py::list all;
    for (std::size_t i = 0; i < of.needs.size(); ++i) {
        const need_row& need = of.needs[i];
        const auto& met = found.draft().of_needs[i];
        const bool typed = need.measure == no_row || !from.measures[need.measure].figures.usable();
        const std::string& measured = need.measure == no_row ? from.indexes[need.index].id : from.measures[need.measure].id;
        const auto* label = need.measure == no_row ? &from.indexes[need.index].label : &from.measures[need.measure].label;
        const row_number series = typed ? no_row : series_of(from, need);
        const bool is_party = need.of && need.of->kind == receiver_kind::party;
        all.append(make(py::make_tuple(
            measured, label->usable() ? label->value() : measured, series == no_row ? std::string{} : from.figures[series].file.value(),
            typed ? (need.year == 0 ? std::string{} : std::to_string(need.year)) : to_text(period_of(from, need)),
            typed ? std::string{} : edition_of(from, need),
            !need.of   ? std::string{}
            : is_party ? from.parties[need.of->row].id
                       : (need.of->kind == receiver_kind::activity ? from.activities[need.of->row].id : from.keys[need.of->row].id),
            is_party && from.parties[need.of->row].code.usable() ? from.parties[need.of->row].code.value() : std::string{}, how_met(met),
            met ? as_fraction(met->read) : py::object(py::none()), met && met->file != no_row ? to_text(met->when) : std::string{},
            met ? met->years_past : 0, met ? std::string{word_for(met->how_firm)} : std::string{})));
    }
    return all;
}

constexpr const char* about = R"(The figures that an agreement reads besides its own text. Made by read_figures.

One CSV file for each [figures] of the agreement, in its order. Compares and pickles.)";

constexpr const char* about_read = R"(read_figures(agreement, folder=None)
--

Read the CSV files that an agreement names, from the folder it was read from, or from another.

Raises AgreementError with every problem of every file at once. project does this by itself.)";

constexpr const char* about_needed = R"(needed_figures(plan, figures=None, *, as_of=None)
--

Exactly which figures a plan needs: a list of andel.NeededFigure, one for each measure, party and year.

Missing ones are in the list too (how is "missing"); nothing is raised for them. as_of is the day that is known of: what was
published later is not seen.)";

}  // namespace

void bind_figures(py::module_& module) {
    py::class_<figures>(module, "Figures", about)
        .def(py::init<>(), "No figures: for agreements that read none.")
        .def_property_readonly(
            "files",
            [](const figures& self) {
                py::list names;
                for (const figures_file& each : self.files) {
                    names.append(as_str(each.name));
                }
                return names;
            },
            "The files, as the agreement names them.")
        .def("__len__",
             [](const figures& self) {
                 std::size_t rows = 0;
                 for (const figures_file& each : self.files) {
                     rows += each.rows.size();
                 }
                 return rows;
             })
        .def("__eq__",
             [](const figures& self, const py::object& other) {
                 if (!py::isinstance<figures>(other)) {
                     return false;
                 }
                 const auto& files = other.cast<const figures&>().files;
                 return self.files.size() == files.size() &&
                        std::equal(self.files.begin(), self.files.end(), files.begin(),
                                   [](const auto& a, const auto& b) { return a.sha256 == b.sha256 && a.unit == b.unit; });
             })
        .def("__hash__", [](const figures& self) { return static_cast<py::ssize_t>(self.files.size()); })
        .def("__repr__", [](const figures& self) { return "Figures(" + std::to_string(self.files.size()) + " files)"; })
        .def(py::pickle(
            [](const figures& self) {
                py::list files;
                for (const figures_file& each : self.files) {
                    const std::string text = each.text == nullptr ? std::string{} : *each.text->text;
                    files.append(py::make_tuple(py::bytes(each.name), py::bytes(text), static_cast<int>(each.unit)));
                }
                return py::make_tuple(files);
            },
            [](const py::tuple& state) {
                figures made;
                for (const py::handle& each : state[0].cast<py::list>()) {
                    const auto parts = each.cast<py::tuple>();
                    const auto text = parts[1].cast<std::string>();
                    made.files.push_back(text.empty() ? figures_file{}
                                                      : value_or_raise(read_figures_text(text, parts[0].cast<std::string>(),
                                                                                         static_cast<figure_unit>(parts[2].cast<int>()))));
                }
                return made;
            }));
    module.def(
        "read_figures",
        [](const py::object& of, const py::object& folder) {
            return read_all(as<agreement>(of, "agreement is an Agreement, from read_agreement"), folder);
        },
        py::arg("agreement"), py::arg("folder") = py::none(), about_read);
    module.def(
        "needed_figures",
        [](const py::object& of, const py::object& read, const py::object& as_of) {
            return needed(as<plan>(of, "plan is a Plan, from make_plan"), read, as_of);
        },
        py::arg("plan"), py::arg("figures") = py::none(), py::kw_only(), py::arg("as_of") = py::none(), about_needed);
}

}  // namespace andel::python

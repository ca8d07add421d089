#include "bindings.hpp"
#include "projection_tables.hpp"

#include <andel/comparison/compare.hpp>

#include <pybind11/stl.h>

namespace andel::python {
namespace {

py::object row_class(const char* name) { return py::module_::import("andel.rows").attr(name).attr("_make"); }

// A row for each year, standing and party: first what it bears, then what it settles.
template <class function>
py::list rows_of(const difference& self, const char* name, function&& append_amounts) {
    const py::object make = row_class(name);
    py::list all;
    for (const difference_row& each : self.rows) {
        for (const auto& [what, figure] : {std::pair{"bears", &each.bears}, std::pair{"settles", &each.settles}}) {
            const party& one = self.parties[each.party];
            py::list columns;
            columns.append(each.year);
            columns.append(as_str(name_of(each.how_firm)));
            columns.append(one.id);
            columns.append(one.label.usable() ? one.label.value() : one.id);
            columns.append(what);
            append_amounts(columns, *figure);
            all.append(make(columns));
        }
    }
    return all;
}

py::list rows_in_order(const difference& self) {
    return rows_of(self, "DifferenceRow", [](py::list& columns, const compared& figure) {
        columns.append(as_decimal(figure.older));
        columns.append(as_decimal(figure.newer));
        for (const aspect each : every_aspect) {
            columns.append(as_decimal(figure.in_order.of(each)));
        }
        columns.append(as_decimal(figure.change()));
    });
}

py::list rows_alone(const difference& self) {
    return rows_of(self, "AloneRow", [](py::list& columns, const compared& figure) {
        for (const aspect each : every_aspect) {
            columns.append(as_decimal(figure.alone.of(each)));
        }
        columns.append(as_decimal(figure.interaction()));
        columns.append(as_decimal(figure.change()));
    });
}

py::list clauses(const difference& self, const py::object& lang) {
    const language in = as_language(lang);
    const py::object make = row_class("ClauseRow");
    const auto line = [](const place& where, bool what_if) {
        return where.line == 0 || what_if ? py::object(py::none()) : py::object(py::int_(where.line));
    };
    py::list all;
    for (const clause_difference& each : self.clauses) {
        py::list columns;
        columns.append(each.address);
        columns.append(each.what == clause_change::added ? "added" : each.what == clause_change::removed ? "removed" : "changed");
        columns.append(each.of ? as_str(name_of(*each.of)) : py::str(""));
        columns.append(as_str(in_words(each, in)));
        columns.append(as_str(each.older_value.in(in)));
        columns.append(as_str(each.newer_value.in(in)));
        columns.append(line(each.older_place, each.older_what_if));
        columns.append(line(each.newer_place, each.newer_what_if));
        all.append(make(columns));
    }
    return all;
}

difference compared_versions(const py::object& older, const py::object& newer, const py::object& until) {
    const auto& before = as<agreement>(older, "old is an Agreement, from read_agreement");
    const auto& after = as<agreement>(newer, "new is an Agreement, from read_agreement");
    const auto year = as_year(until);
    try {
        return value_or_raise(without_interpreter_lock([&] { return compare(before, after, {.until = year}); }));
    } catch (const horizon_out_of_reach& problem) {
        throw py::value_error(problem.what());
    }
}

constexpr const char* about = R"(What differs between two versions of an agreement, and what it changes in kronor. Made by diff.

rows attributes each change in one order (index, amount, key, term, rounding), so that the lines add up to it exactly; alone changes one
aspect of the old version at a time, and has the interaction that then remains. Prints as the report that is read.)";

constexpr const char* about_diff = R"(diff(old, new, until=None)
--

Compare two versions of an agreement: which clauses differ, and what each kind of clause changes for each party and year.

Through the end of each version's fixed term, or through the year until. Raises ValueError for a year out of reach of either,
AgreementError for what cannot be planned or computed.)";

constexpr const char* about_clauses = R"(clauses(self, lang='sv')
--

The clauses that differ: a new list of andel.ClauseRow, each with a sentence.)";

}  // namespace

void bind_comparison(py::module_& module) {
    py::class_<difference>(module, "Difference", about)
        .def_property_readonly(
            "old", [](const difference& self) { return *self.older; }, "The projection of the old version.")
        .def_property_readonly(
            "new", [](const difference& self) { return *self.newer; }, "The projection of the new version.")
        .def_property_readonly("rows", &rows_in_order,
                               "Year x standing x party x figure (bears, settles): a new list of andel.DifferenceRow.")
        .def_property_readonly("alone", &rows_alone, "Each aspect alone, and the interaction: a new list of andel.AloneRow.")
        .def("clauses", &clauses, py::arg("lang") = "sv", about_clauses)
        .def("__iter__", [](const difference& self) { return py::iter(rows_in_order(self)); })
        .def("__len__", [](const difference& self) { return 2 * self.rows.size(); })
        .def("__repr__", [](const difference& self) {
            return "Difference(" + self.older_agreement().text->name + ", " + self.newer_agreement().text->name + ", " +
                   std::to_string(self.clauses.size()) + " clauses, " + std::to_string(2 * self.rows.size()) + " rows)";
        });

    module.def("diff", &compared_versions, py::arg("old"), py::arg("new"), py::arg("until") = py::none(), about_diff);
}

}  // namespace andel::python

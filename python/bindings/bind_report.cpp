#include "bindings.hpp"

#include <andel/report/make_report.hpp>

#include <pybind11/stl.h>

#include <array>

namespace andel::python {
namespace {

template <class choice, std::size_t count>
choice chosen(const std::array<std::pair<std::string_view, choice>, count>& choices, const py::object& given, const char* what) {
    const std::string word = as_text(given, what);
    std::string all;
    for (const auto& [each, meaning] : choices) {
        if (each == word) {
            return meaning;
        }
        all += (all.empty() ? "\"" : ", \"") + std::string{each} + "\"";
    }
    throw py::value_error(std::string{what} + " is one of " + all);
}

constexpr auto groupings = std::to_array<std::pair<std::string_view, grouping>>(
    {{"party", grouping::party}, {"cost", grouping::cost}, {"activity", grouping::activity}});
constexpr auto units =
    std::to_array<std::pair<std::string_view, money_unit>>({{"kr", money_unit::kr}, {"tkr", money_unit::tkr}, {"mnkr", money_unit::mnkr}});

report reported(const projection& from, const py::object& by, const py::object& unit, const py::object& lang) {
    const report_options options{.by = chosen(groupings, by, "by"), .unit = chosen(units, unit, "unit"), .in = as_language(lang)};
    return without_interpreter_lock([&] { return make_report(from, options); });
}

py::list cells(const report& of, const report_row& row) {
    const unsigned decimals = of.unit == money_unit::kr ? 2 : of.unit == money_unit::tkr ? 0 : 1;
    py::list all;
    for (const std::int64_t steps : row.cells) {
        all.append(as_decimal(steps, decimals));
    }
    return all;
}

// (heading, columns, [(label, kind, firm, cells)]): what a notebook or a document draws its tables from.
py::list blocks(const report& self) {
    py::list all;
    for (const report_block& block : self.blocks) {
        py::list rows;
        for (const report_row& row : block.rows) {
            rows.append(py::make_tuple(row.label, row.kind == row_kind::total ? "total" : "year", row.how_firm == standing::firm,
                                       cells(self, row)));
        }
        all.append(py::make_tuple(block.heading, block.columns, rows));
    }
    return all;
}

constexpr const char* about = R"(What is read: grouped by year, rounded to the unit of the table, with totals that tie out. Prints as text.

A cell is rounded half up from its amount in öre; where shown parts then differ from a shown total, a note says so.)";

constexpr const char* about_method = R"(report(self, *, by='party', unit='kr', lang='sv')
--

The report that is read: by "party", "cost" or "activity"; in "kr" (with öre), "tkr" or "mnkr"; in "sv" or "en".)";

constexpr const char* about_make_report = R"(make_report(projection, *, by='party', unit='kr', lang='sv')
--

The report that is read: by "party", "cost" or "activity"; in "kr" (with öre), "tkr" or "mnkr"; in "sv" or "en".)";

}  // namespace

void bind_report(py::module_& module) {
    py::class_<report> bound(module, "Report", about);
    shown_in_notebooks(bound, "report_html");
    bound
        .def_property_readonly(
            "lang", [](const report& self) { return self.in == language::swedish ? "sv" : "en"; }, "Its language: \"sv\" or \"en\".")
        .def_readonly("title", &report::title, "The name of the agreement, the years and the unit.")
        .def_readonly("preface", &report::preface, "What the figures rest on, line by line.")
        .def_readonly("notes", &report::notes, "What must be said under the tables.")
        .def_property_readonly(
            "blocks", &blocks,
            "The tables: (heading, columns, rows); a row is (label, \"year\" or \"total\", firm, cells as Decimal in the unit).")
        .def(
            "tables", [](const report& self) { return as_tables(text_tables(self)); },
            "tables(self)\n--\n\nThe tables as they are read (andel.rows.Table): every figure as text, labels with their marks.")
        .def("text", &write_text, py::arg("colour") = false, "text(self, colour=False)\n--\n\nThe report as text for a terminal.")
        .def("__str__", [](const report& self) { return write_text(self); })
        .def("__repr__", [](const report& self) { return "Report(" + self.title.substr(self.title.find('\n') + 1) + ")"; });

    py::class_<projection>(module.attr("Projection"))
        .def("report", &reported, py::kw_only(), py::arg("by") = "party", py::arg("unit") = "kr", py::arg("lang") = "sv", about_method);

    module.def(
        "make_report",
        [](const py::object& from, const py::object& by, const py::object& unit, const py::object& lang) {
            return reported(as<projection>(from, "projection is a Projection, from project"), by, unit, lang);
        },
        py::arg("projection"), py::kw_only(), py::arg("by") = "party", py::arg("unit") = "kr", py::arg("lang") = "sv", about_make_report);
}

}  // namespace andel::python

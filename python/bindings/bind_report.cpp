#include "bindings.hpp"

#include <andel/report/make_capital_report.hpp>
#include <andel/report/make_report.hpp>
#include <andel/report/report_difference.hpp>

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

std::optional<int> as_prices(const py::object& prices) {
    if (py::isinstance<py::str>(prices)) {
        if (as_text(prices, "prices") != "current") {
            throw py::value_error("prices is \"current\", or a year such as 2025");
        }
        return std::nullopt;
    }
    if (prices.is_none()) {
        throw py::type_error("prices is \"current\", or a year such as 2025, not None");
    }
    return as_year(prices);
}

std::vector<inhabitant_count> as_inhabitants(const py::object& given) {
    std::vector<inhabitant_count> all;
    if (given.is_none()) {
        return all;
    }
    if (!is_mapping(given)) {
        all.push_back({"everyone", as_count(given, "the number of inhabitants")});
        return all;
    }
    for (const auto& [party, count] : py::dict(given)) {
        const std::string id = as_text(party, "a party of inhabitants");
        all.push_back({id, as_count(count, "the number of inhabitants of " + id)});
    }
    return all;
}

// Raises andel.ReportError, in the language of the report.
[[noreturn]] void raise_refused(const options_refused& refused, language in) {
    const py::object kind = py::module_::import("andel.errors").attr("ReportError");
    PyErr_SetObject(kind.ptr(), kind(as_str(refused.words.in(in))).ptr());
    throw py::error_already_set();
}

report reported(const py::object& from, const py::object& by, const py::object& unit, const py::object& lang, const py::object& budget_year,
                const py::object& prices, const py::object& deflator, const py::object& inhabitants) {
    const projection& projected = as<projection>(from, "projection is a Projection, from project");
    const report_options options{.by = chosen(groupings, by, "by"),
                                 .unit = chosen(units, unit, "unit"),
                                 .in = as_language(lang),
                                 .budget_year = as_year(budget_year),
                                 .prices_of = as_prices(prices),
                                 .deflator = deflator.is_none() ? std::string{} : as_text(deflator, "deflator"),
                                 .inhabitants = as_inhabitants(inhabitants)};
    try {
        return without_interpreter_lock([&] { return make_report(projected, options); });
    } catch (const options_refused& refused) {
        raise_refused(refused, options.in);
    }
}

report capital_reported(const projection& from, const py::object& unit, const py::object& lang) {
    const report_options options{.by = grouping::party, .unit = chosen(units, unit, "unit"), .in = as_language(lang)};
    try {
        return without_interpreter_lock([&] { return make_capital_report(from, options); });
    } catch (const options_refused& refused) {
        raise_refused(refused, options.in);
    }
}

report reported_difference(const difference& from, const py::object& unit, const py::object& lang) {
    const report_options options{.by = grouping::party, .unit = chosen(units, unit, "unit"), .in = as_language(lang)};
    return without_interpreter_lock([&] { return make_report(from, options); });
}

py::list cells(const report_block& block, const report_row& row) {
    const unsigned decimals = block.unit == money_unit::kr ? 2 : block.unit == money_unit::tkr ? 0 : 1;
    py::list all;
    for (const std::int64_t steps : row.cells) {
        all.append(as_decimal(steps, decimals));
    }
    return all;
}

const char* name_of_kind(row_kind kind) { return kind == row_kind::total ? "total" : kind == row_kind::year ? "year" : "amount"; }

// (heading, columns, [(label, kind, firm, cells)]): what a notebook or a document draws its tables from.
py::list blocks(const report& self) {
    py::list all;
    for (const report_block& block : self.blocks) {
        py::list rows;
        for (const report_row& row : block.rows) {
            rows.append(py::make_tuple(row.label, name_of_kind(row.kind), row.how_firm == standing::firm, cells(block, row)));
        }
        all.append(py::make_tuple(block.heading, block.columns, rows));
    }
    return all;
}

constexpr const char* about = R"(What is read: grouped by year, rounded to the unit of the table, with totals that tie out. Prints as text.

A cell is rounded half up from its amount in öre; where shown parts then differ from a shown total, a note says so.)";

constexpr const char* about_method =
    R"(report(self, *, by='party', unit='kr', lang='sv', budget_year=None, prices='current', deflator=None, inhabitants=None)
--

The report that is read: by "party", "cost" or "activity"; in "kr" (with öre), "tkr" or "mnkr"; in "sv" or "en".

budget_year: years across, named as a council names them: the year before, budget, two plan years, and as many years beyond as
were projected until. prices and deflator: what is borne also in the prices of a year, by the yearly changes of an index of the
agreement. inhabitants: what is borne also per inhabitant, {"municipality": 10854}, or a number for all together ("everyone").
Raises ReportError, a ValueError, for what the projection cannot follow.)";

constexpr const char* about_capital = R"(capital_report(self, *, unit='kr', lang='sv')
--

Assets year by year, and loans beside the capital cost of what they pay for: in "kr" (with öre), "tkr" or "mnkr"; in "sv" or "en".

Raises ReportError, a ValueError, where the agreement has neither assets nor loans.)";

constexpr const char* about_difference = R"(report(self, *, unit='kr', lang='sv')
--

The report that is read: in "kr" (with öre), "tkr" or "mnkr"; in "sv" or "en".)";

constexpr const char* about_make_report =
    R"(make_report(projection, *, by='party', unit='kr', lang='sv', budget_year=None, prices='current', deflator=None, inhabitants=None)
--

The report that is read: by "party", "cost" or "activity"; in "kr" (with öre), "tkr" or "mnkr"; in "sv" or "en".

budget_year: years across, named as a council names them: the year before, budget, two plan years, and as many years beyond as
were projected until. prices and deflator: what is borne also in the prices of a year, by the yearly changes of an index of the
agreement. inhabitants: what is borne also per inhabitant, {"municipality": 10854}, or a number for all together ("everyone").
Raises ReportError, a ValueError, for what the projection cannot follow.)";

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
        .def_property_readonly("blocks", &blocks,
                               "The tables: (heading, columns, rows); a row is (label, \"year\", \"total\" or \"amount\", firm, cells as "
                               "Decimal in the unit).")
        .def(
            "tables", [](const report& self) { return as_tables(text_tables(self)); },
            "tables(self)\n--\n\nThe tables as they are read (andel.rows.Table): every figure as text, labels with their marks.")
        .def(
            "text", [](const report& self, bool colour) { return write_text(self, colour); }, py::arg("colour") = false,
            "text(self, colour=False)\n--\n\nThe report as text for a terminal.")
        .def("__str__", [](const report& self) { return write_text(self); })
        .def("__repr__", [](const report& self) { return "Report(" + self.title.substr(self.title.find('\n') + 1) + ")"; });

    py::class_<projection>(module.attr("Projection"))
        .def("report", &reported, py::kw_only(), py::arg("by") = "party", py::arg("unit") = "kr", py::arg("lang") = "sv",
             py::arg("budget_year") = py::none(), py::arg("prices") = "current", py::arg("deflator") = py::none(),
             py::arg("inhabitants") = py::none(), about_method);

    py::class_<projection>(module.attr("Projection"))
        .def("capital_report", &capital_reported, py::kw_only(), py::arg("unit") = "kr", py::arg("lang") = "sv", about_capital);

    py::class_<difference> compared{module.attr("Difference")};
    compared.def("report", &reported_difference, py::kw_only(), py::arg("unit") = "kr", py::arg("lang") = "sv", about_difference)
        .def("__str__", [](const difference& self) { return write_text(make_report(self)); });
    shown_in_notebooks(compared, "difference_html");

    module.def("make_report", &reported, py::arg("projection"), py::kw_only(), py::arg("by") = "party", py::arg("unit") = "kr",
               py::arg("lang") = "sv", py::arg("budget_year") = py::none(), py::arg("prices") = "current", py::arg("deflator") = py::none(),
               py::arg("inhabitants") = py::none(), about_make_report);
}

}  // namespace andel::python

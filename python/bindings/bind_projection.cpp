#include "bindings.hpp"
#include "projection_tables.hpp"

#include <andel/agreement/fields.hpp>
#include <andel/plan/make_plan.hpp>

#include <pybind11/stl.h>

namespace andel::python {
namespace {

py::object value_of(int number) { return py::int_(number); }
py::object value_of(std::int64_t number) { return py::int_(number); }
py::object value_of(bool truth) { return py::bool_(truth); }
py::object value_of(std::string_view text) { return as_str(text); }
py::object value_of(day d) { return as_date(d); }
py::object value_of(money amount) { return as_decimal(amount); }
py::object value_of(const exact_money& amount) { return as_fraction(amount.kronor()); }
py::object value_of(const std::optional<exact_money>& amount) { return amount ? value_of(*amount) : py::object(py::none()); }

// The rows of a table, each of a class of andel/rows.py.
template <class place, class column_list>
py::list rows_of(const char* row_class, const std::vector<place>& places, const column_list& columns) {
    const py::object make = py::module_::import("andel.rows").attr(row_class).attr("_make");
    py::list all;
    for (const place& each : places) {
        all.append(make(std::apply([&](const auto&... column) { return py::make_tuple(value_of(column(each))...); }, columns)));
    }
    return all;
}

py::list entry_rows(const projection& self) { return rows_of("Row", entry_places(self), entry_columns); }
py::list activity_rows(const projection& self) { return rows_of("ActivityRow", activity_places(self), activity_columns); }
py::list frame_rows(const projection& self) { return rows_of("FrameRow", frame_places(self), frame_columns); }

py::list asset_rows(const projection& self) { return rows_of("AssetRow", asset_places(self), asset_columns); }
py::list loan_rows(const projection& self) { return rows_of("LoanRow", loan_places(self), loan_columns); }
py::list loan_year_rows(const projection& self) { return rows_of("LoanYearRow", loan_year_places(self), loan_year_columns); }

py::list rests_on(const projection& self) {
    py::list all;
    for (const resting& each : what_it_rests_on(self)) {
        all.append(py::make_tuple(as_str(word_for(each.on)), as_decimal(each.amount)));
    }
    return all;
}

py::list profile_answers(const projection& self, const py::object& lang) {
    const language in = as_language(lang);
    py::list all;
    for (const profile_answer& each : self.planned->profile_answers) {
        all.append(py::make_tuple(each.address, each.words.in(in)));
    }
    return all;
}

std::vector<int> years_of(const projection& self) {
    std::vector<int> years;
    const agreement& from = *self.planned->source;
    for (int year = from.year_of(self.planned->when.first); year <= from.year_of(self.planned->when.before - 1); ++year) {
        years.push_back(year);
    }
    return years;
}

projection projected(const plan& from, const py::object& read, const py::object& as_of) {
    const figures known = read.is_none() ? value_or_raise(without_interpreter_lock([&] { return read_figures(*from.source); }))
                                         : as<figures>(read, "figures are Figures");
    const auto day_known = as_day(as_of);
    return value_or_raise(without_interpreter_lock([&] { return project(from, known, {.as_of = day_known}); }));
}

std::string described(const projection& self) {
    return "Projection(" + self.planned->source->facts.name.value() + ", " + to_text(self.planned->when.first) + " to " +
           to_text(self.planned->when.before - 1) + ", " + std::to_string(self.entries.size()) + " rows)";
}

constexpr const char* about = R"(How much, exactly: who bears, who has paid, who owes whom. Made by project.

Iterates as rows (andel.Row): period x cost x party. Amounts are Decimal kronor with two decimals, excluding VAT. Compares, hashes
and pickles. to_pandas and to_polars are tables of it; whatever reads Arrow (DuckDB, pyarrow) takes it as it is.)";

constexpr const char* about_project = R"(project(plan, figures=None, *, as_of=None)
--

Compute a plan: what each party bears, pays outward and has to settle, exact to the öre.

figures are what read_figures gives; None reads the files that the agreement names. as_of is a date: no figure that was published
later is used, and past years without booked figures are marked by it. Raises AgreementError for figures that are missing, and for
what only the arithmetic can find, such as a part that is not whole öre where no rounding is named.)";

constexpr const char* about_method = R"(project(self, until=None, figures=None, *, as_of=None, notice=None)
--

Plan and project: to the end of the fixed term, or through the year until (never past the last possible renewal). notice is a date on
which somebody gives notice, or a party and a date: the agreement then ends where that leads.

figures are what read_figures gives; None reads the files that the agreement names. as_of is a date: no figure that was published
later is used, and past years without booked figures are marked by it. Raises ValueError for a year out of reach, AgreementError
for what cannot be planned or computed.)";

}  // namespace

void bind_projection(py::module_& module) {
    py::class_<projection> bound(module, "Projection", about);
    shown_in_notebooks(bound, "projection_html");
    bound
        .def_property_readonly(
            "plan", [](const projection& self) { return *self.planned; },
            "The plan that was projected; plan.agreement is what it was made from.")
        .def_property_readonly(
            "as_of", [](const projection& self) { return self.as_of ? as_date(*self.as_of) : py::object(py::none()); },
            "The day from which past years are judged, or None.")
        .def_property_readonly(
            "figures", [](const projection& self) { return *self.read; }, "The figures that it read besides the agreement.")
        .def_property_readonly("years", &years_of, "Every year of the projection, also those without amounts.")
        .def_property_readonly("rows", &entry_rows, "The long table, period x cost x party: a new list of andel.Row.")
        .def_property_readonly("frames", &frame_rows, "The budget frames year by year: a new list of andel.FrameRow.")
        .def_property_readonly("assets", &asset_rows, "The assets year by year, exactly: a new list of andel.AssetRow.")
        .def_property_readonly("loans", &loan_rows, "Every payment of the loans, exactly: a new list of andel.LoanRow.")
        .def_property_readonly("loan_years", &loan_year_rows,
                               "The loans year by year, beside the capital cost of what they pay for: a new list of andel.LoanYearRow.")
        .def_property_readonly("by_activity", &activity_rows,
                               "What each party bears through each activity: a new list of andel.ActivityRow.")
        .def_property_readonly(
            "rests_on", &rests_on,
            "What the total of the fixed term rests on: (status, kronor), weakest first, each amount under its weakest input.")
        .def("profile_answers", &profile_answers, py::arg("lang") = "sv",
             "profile_answers(self, lang='sv')\n--\n\nWhat the rule profile answered because the file did not: (address, words).")
        .def("__iter__", [](const projection& self) { return py::iter(entry_rows(self)); })
        .def("__len__", [](const projection& self) { return self.entries.size(); })
        .def("__eq__", &equal<projection>)
        .def("__hash__",
             [](const projection& self) {
                 return py::hash(py::make_tuple(hash_of(self.planned->source->text->root) >> 1U, self.planned->when.before.number,
                                                self.as_of ? self.as_of->number : 0));
             })
        .def("__repr__", &described)
        .def(py::pickle(
            [](const projection& self) {
                return py::make_tuple(*self.planned, *self.read, self.as_of ? as_date(*self.as_of) : py::object(py::none()));
            },
            [](const py::tuple& state) { return projected(state[0].cast<const plan&>(), state[1], state[2]); }));

    // Planning and projecting in one go, for somebody who has an agreement in hand.
    py::class_<agreement>(module.attr("Agreement"))
        .def(
            "project",
            [](const agreement& self, const py::object& until, const py::object& read, const py::object& as_of, const py::object& notice) {
                const py::object planned = py::module_::import("andel._core").attr("make_plan")(self, until, py::arg("notice") = notice);
                return projected(planned.cast<const plan&>(), read, as_of);
            },
            py::arg("until") = py::none(), py::arg("figures") = py::none(), py::kw_only(), py::arg("as_of") = py::none(),
            py::arg("notice") = py::none(), about_method);

    module.def(
        "project",
        [](const py::object& from, const py::object& read, const py::object& as_of) {
            return projected(as<plan>(from, "plan is a Plan, from make_plan"), read, as_of);
        },
        py::arg("plan"), py::arg("figures") = py::none(), py::kw_only(), py::arg("as_of") = py::none(), about_project);
}

}  // namespace andel::python

#include "bindings.hpp"

#include <andel/agreement/fields.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/projection/project.hpp>
#include <andel/report/make_report.hpp>

#include <pybind11/stl.h>

namespace andel::python {
namespace {

std::string_view word_for_standing(standing how_firm) {
    return how_firm == standing::firm ? "firm" : how_firm == standing::rests_on_no_notice ? "rests_on_no_notice" : "conditional";
}

std::string text_or_id(const dated<std::string>& text, const std::string& id) { return text.usable() ? text.value() : id; }

py::object row_class(const char* name) { return py::module_::import("andel.rows").attr(name).attr("_make"); }

// The columns that all rows of a charge begin with: year, period_from, period_to, standing, cost, cost_label, kind.
py::list charge_columns(const plan& rows, const charge_row& charge) {
    const cost& item = rows.source->costs[charge.cost];
    py::list columns;
    columns.append(charge.year);
    columns.append(as_date(charge.when.first));
    columns.append(as_date(charge.when.before - 1));
    columns.append(as_str(word_for_standing(charge.how_firm)));
    columns.append(item.id);
    columns.append(text_or_id(item.label, item.id));
    columns.append(item.kind.usable() ? as_str(word_for(item.kind.value())) : py::str(""));
    return columns;
}

void append_party(py::list& columns, const agreement& from, row_number row) {
    columns.append(from.parties[row].id);
    columns.append(text_or_id(from.parties[row].label, from.parties[row].id));
}

py::list entry_rows(const projection& self) {
    const plan& rows = *self.planned;
    const py::object make = row_class("Row");
    py::list all;
    for (const entry_row& each : self.entries) {
        const charge_row& charge = rows.charges[each.charge];
        py::list columns = charge_columns(rows, charge);
        append_party(columns, *rows.source, each.party);
        columns.append(as_decimal(each.bears));
        columns.append(as_decimal(each.pays));
        columns.append(as_decimal(each.settles()));
        columns.append(each.odd_units);
        columns.append(as_str(word_for(each.rests_on)));
        columns.append(as_str(word_for(each.settles_rests_on)));
        columns.append(past_without_actuals(self, charge));
        all.append(make(columns));
    }
    return all;
}

py::list activity_rows(const projection& self) {
    const plan& rows = *self.planned;
    const py::object make = row_class("ActivityRow");
    py::list all;
    for (const activity_entry& each : by_activity(self)) {
        const charge_row& charge = rows.charges[each.charge];
        py::list columns = charge_columns(rows, charge);
        const activity* one = each.activity == no_row ? nullptr : &rows.source->activities[each.activity];
        columns.append(one == nullptr ? "" : one->id);
        columns.append(one == nullptr ? "" : text_or_id(one->label, one->id));
        append_party(columns, *rows.source, each.party);
        columns.append(as_decimal(each.bears));
        all.append(make(columns));
    }
    return all;
}

py::list frame_rows(const projection& self) {
    const plan& rows = *self.planned;
    const py::object make = row_class("FrameRow");
    py::list all;
    for (const frame_entry& each : self.frames) {
        const frame_row& planned = rows.frames[each.frame];
        const frame& one = rows.source->frames[planned.frame];
        py::list columns;
        columns.append(planned.year);
        columns.append(one.id);
        columns.append(text_or_id(one.label, one.id));
        columns.append(rows.source->parties[planned.owner].id);
        columns.append(as_decimal(each.amount));
        columns.append(as_decimal(each.used));
        columns.append(as_decimal(each.left()));
        columns.append(as_str(word_for_standing(planned.how_firm)));
        columns.append(as_str(word_for(each.rests_on)));
        all.append(make(columns));
    }
    return all;
}

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
    for (int year = year_of(self.planned->when.first); year <= year_of(self.planned->when.before - 1); ++year) {
        years.push_back(year);
    }
    return years;
}

projection projected(const plan& from, const py::object& read, const py::object& as_of) {
    const figures known = read.is_none() ? figures{} : as<figures>(read, "figures are Figures");
    const auto day_known = as_day(as_of);
    return value_or_raise(without_interpreter_lock([&] { return project(from, known, {.as_of = day_known}); }));
}

std::string described(const projection& self) {
    return "Projection(" + self.planned->source->facts.name.value() + ", " + to_text(self.planned->when.first) + " to " +
           to_text(self.planned->when.before - 1) + ", " + std::to_string(self.entries.size()) + " rows)";
}

constexpr const char* about = R"(How much, exactly: who bears, who has paid, who owes whom. Made by project.

Iterates as rows (andel.Row): period x cost x party. Amounts are Decimal kronor with two decimals, excluding VAT. Compares, hashes
and pickles; pandas.DataFrame(projection) is a table of it.)";

constexpr const char* about_project = R"(project(plan, figures=None, *, as_of=None)
--

Compute a plan: what each party bears, pays outward and has to settle, exact to the öre.

as_of is a date: past years without booked figures are marked by it. Raises AgreementError for what only the arithmetic can find,
such as a part that is not whole öre where no rounding is named.)";

constexpr const char* about_method = R"(project(self, until=None, figures=None, *, as_of=None)
--

Plan and project: to the end of the fixed term, or through the year until (never past the last possible renewal).

as_of is a date: past years without booked figures are marked by it. Raises ValueError for a year out of reach, AgreementError for
what cannot be planned or computed.)";

}  // namespace

void bind_projection(py::module_& module) {
    py::class_<figures>(module, "Figures", "Figures that a projection reads besides the agreement; no clause of this version reads any.")
        .def(py::init<>())
        .def("__eq__", [](const figures&, const py::object& other) { return py::isinstance<figures>(other); })
        .def("__hash__", [](const figures&) { return 0; })
        .def("__repr__", [](const figures&) { return "Figures()"; })
        .def(py::pickle([](const figures&) { return py::tuple(); }, [](const py::tuple&) { return figures{}; }));

    py::class_<projection>(module, "Projection", about)
        .def_property_readonly(
            "plan", [](const projection& self) { return *self.planned; },
            "The plan that was projected; plan.agreement is what it was made from.")
        .def_property_readonly(
            "as_of", [](const projection& self) { return self.as_of ? as_date(*self.as_of) : py::object(py::none()); },
            "The day from which past years are judged, or None.")
        .def_property_readonly("years", &years_of, "Every year of the projection, also those without amounts.")
        .def_property_readonly("rows", &entry_rows, "The long table, period x cost x party: a new list of andel.Row.")
        .def_property_readonly("frames", &frame_rows, "The budget frames year by year: a new list of andel.FrameRow.")
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
                return py::make_tuple(*self.planned, self.as_of ? as_date(*self.as_of) : py::object(py::none()));
            },
            [](const py::tuple& state) { return projected(state[0].cast<const plan&>(), py::none(), state[1]); }));

    // Planning and projecting in one go, for somebody who has an agreement in hand.
    py::class_<agreement>(module.attr("Agreement"))
        .def(
            "project",
            [](const agreement& self, const py::object& until, const py::object& read, const py::object& as_of) {
                const py::object planned = py::module_::import("andel._core").attr("make_plan")(self, until);
                return projected(planned.cast<const plan&>(), read, as_of);
            },
            py::arg("until") = py::none(), py::arg("figures") = py::none(), py::kw_only(), py::arg("as_of") = py::none(), about_method);

    module.def(
        "project",
        [](const py::object& from, const py::object& read, const py::object& as_of) {
            return projected(as<plan>(from, "plan is a Plan, from make_plan"), read, as_of);
        },
        py::arg("plan"), py::arg("figures") = py::none(), py::kw_only(), py::arg("as_of") = py::none(), about_project);
}

}  // namespace andel::python

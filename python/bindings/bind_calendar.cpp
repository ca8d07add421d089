#include "bindings.hpp"

#include <andel/calendar/make_calendar.hpp>
#include <andel/figures/find_figures.hpp>
#include <andel/plan/make_plan.hpp>

#include <pybind11/stl.h>

namespace andel::python {
namespace {

py::object row_class(const char* name) { return py::module_::import("andel.rows").attr(name).attr("_make"); }

py::object as_date_or_none(const std::optional<day>& d) { return d ? as_date(*d) : py::object(py::none()); }

py::list days(const calendar& self, const py::object& lang) {
    const language in = as_language(lang);
    const py::object make = row_class("CalendarRow");
    py::list all;
    for (const calendar_row& each : self.rows) {
        py::list parties;
        for (const row_number row : each.parties) {
            parties.append(self.source->parties[row].id);
        }
        py::list columns;
        columns.append(as_date(each.when));
        columns.append(as_str(word_for(weekday_of(each.when), in)));
        columns.append(as_str(name_of(each.kind)));
        columns.append(as_str(in_words(self, each, in)));
        columns.append(as_str(if_missed(self, each, in)));
        columns.append(as_date_or_none(each.end));
        columns.append(as_date_or_none(each.otherwise));
        columns.append(parties);
        columns.append(as_str(name_of(each.how_firm)));
        all.append(make(columns));
    }
    return all;
}

py::list outcomes(const calendar& self) {
    const py::object make = row_class("OutcomeRow");
    py::list all;
    for (const outcome& each : self.outcomes) {
        for (const outcome_part& part : each.parts) {
            const party& one = self.source->parties[part.party];
            py::list columns;
            columns.append(as_date(each.end));
            columns.append(as_str(name_of(each.how_firm)));
            columns.append(one.id);
            columns.append(one.label.usable() ? one.label.value() : one.id);
            columns.append(as_date_or_none(part.notice));
            columns.append(as_decimal(part.bears));
            columns.append(as_decimal(part.bears_from));
            columns.append(as_decimal(part.left_over));
            columns.append(as_decimal(part.committed));
            columns.append(as_date_or_none(each.next_end));
            columns.append(part.one_more ? as_decimal(*part.one_more) : py::object(py::none()));
            all.append(make(columns));
        }
    }
    return all;
}

calendar made(const agreement& of, const py::object& until, const py::object& from, const py::object& read) {
    const figures known = read.is_none() ? value_or_raise(without_interpreter_lock([&] { return read_figures(of); }))
                                         : as<figures>(read, "figures are Figures");
    const calendar_options options{.until = as_year(until), .from = as_day(from)};
    try {
        return value_or_raise(without_interpreter_lock([&] { return make_calendar(of, options, known); }));
    } catch (const horizon_out_of_reach& problem) {
        throw py::value_error(problem.what());
    }
}

constexpr const char* about = R"(The days of an agreement, and what each way to end it costs everybody. Made by make_calendar.

Iterates as its days (andel.CalendarRow, in Swedish); outcomes has the kronor. Prints as the text that is read.)";

constexpr const char* about_make_calendar = R"(make_calendar(agreement, until=None, *, since=None, figures=None)
--

The days of an agreement: its ends, the last days of notice and what happens if one is missed; and what each outcome costs each party.

Through the year until (None: to the end of the first renewal), from the day since (None: the first day). figures are what read_figures
gives; None reads the files that the agreement names. Raises ValueError for a year out of reach, or where the agreement has no last day
and until is missing; AgreementError for what cannot be planned or computed.)";

constexpr const char* about_method = R"(calendar(self, until=None, *, since=None, figures=None)
--

Its days and what each outcome costs, as andel.make_calendar has them.)";

constexpr const char* about_to_dict = R"(to_dict(self, lang='sv')
--

Everything it holds, as a dict that json.dumps takes: days as text, kronor as text with two decimals.)";

constexpr const char* about_to_ics = R"(to_ics(self, lang='sv')
--

Its days as an iCalendar file for calendar programs, as bytes: all-day events, and an alarm a month before each last day to act.)";

}  // namespace

void bind_calendar(py::module_& module) {
    const auto from_ics = [](const char* name) {
        return [name](const py::object& self, const py::object& lang) {
            return py::module_::import("andel.calendars").attr(name)(self, lang);
        };
    };
    py::class_<calendar> bound(module, "Calendar", about);
    shown_in_notebooks(bound, "calendar_html");
    bound
        .def_property_readonly(
            "agreement", [](const calendar& self) { return *self.source; }, "The agreement that it is of.")
        .def_property_readonly(
            "start", [](const calendar& self) { return as_date(self.when.first); }, "The first day that it shows.")
        .def_property_readonly(
            "end", [](const calendar& self) { return as_date(self.when.before - 1); }, "The last day that it shows.")
        .def("days", &days, py::arg("lang") = "sv",
             "days(self, lang='sv')\n--\n\nThe days in order, each with a sentence: a new list of andel.CalendarRow.")
        .def_property_readonly("outcomes", &outcomes, "Each end x party, in kronor: a new list of andel.OutcomeRow.")
        .def(
            "title", [](const calendar& self, const py::object& lang) { return title_of(self, as_language(lang)); }, py::arg("lang") = "sv",
            "title(self, lang='sv')\n--\n\nThe name of the agreement, and the years.")
        .def(
            "tables", [](const calendar& self, const py::object& lang) { return as_tables(text_tables(self, as_language(lang))); },
            py::arg("lang") = "sv", "tables(self, lang='sv')\n--\n\nThe days and the kronor, as tables of text (andel.rows.Table).")
        .def(
            "notes", [](const calendar& self, const py::object& lang) { return notes_of(self, as_language(lang)); }, py::arg("lang") = "sv",
            "notes(self, lang='sv')\n--\n\nWhat the tables leave unsaid.")
        .def(
            "text", [](const calendar& self, const py::object& lang, bool colour) { return write_text(self, as_language(lang), colour); },
            py::arg("lang") = "sv", py::kw_only(), py::arg("colour") = false,
            "text(self, lang='sv', *, colour=False)\n--\n\nAs the command prints it.")
        .def("to_dict", from_ics("as_dict"), py::arg("lang") = "sv", about_to_dict)
        .def("to_ics", from_ics("as_ics"), py::arg("lang") = "sv", about_to_ics)
        .def("__iter__", [](const calendar& self) { return py::iter(days(self, py::str("sv"))); })
        .def("__len__", [](const calendar& self) { return self.rows.size(); })
        .def("__str__", [](const calendar& self) { return write_text(self, language::swedish); })
        .def("__repr__", [](const calendar& self) {
            return "Calendar(" + self.source->facts.name.value() + ", " + to_text(self.when.first) + " to " +
                   to_text(self.when.before - 1) + ", " + std::to_string(self.rows.size()) + " days, " +
                   std::to_string(self.outcomes.size()) + " outcomes)";
        });

    py::class_<agreement>(module.attr("Agreement"))
        .def("calendar", &made, py::arg("until") = py::none(), py::kw_only(), py::arg("since") = py::none(),
             py::arg("figures") = py::none(), about_method);

    module.def(
        "make_calendar",
        [](const py::object& of, const py::object& until, const py::object& since, const py::object& read) {
            return made(as<agreement>(of, "agreement is an Agreement, from read_agreement"), until, since, read);
        },
        py::arg("agreement"), py::arg("until") = py::none(), py::kw_only(), py::arg("since") = py::none(), py::arg("figures") = py::none(),
        about_make_calendar);
}

}  // namespace andel::python

#include "bindings.hpp"

#include <andel/plan/make_plan.hpp>

#include <pybind11/stl.h>

#include <algorithm>
#include <utility>

namespace andel::python {
namespace {

plan planned(const agreement& from, std::optional<int> until, std::optional<notice_given> notice) {
    try {
        return value_or_raise(without_interpreter_lock([&] { return make_plan(from, {.until = until, .notice = std::move(notice)}); }));
    } catch (const horizon_out_of_reach& problem) {
        throw py::value_error(problem.what());
    }
}

// A day, or the id of a party and a day.
std::optional<notice_given> as_notice(const py::object& given, const agreement& of) {
    if (!py::isinstance<py::tuple>(given)) {
        const auto on = as_day(given);
        return on ? std::optional{notice_given{"", *on}} : std::nullopt;
    }
    const auto pair = py::tuple(given);
    const auto on = pair.size() == 2 ? as_day(pair[1]) : std::nullopt;
    if (!on) {
        throw py::type_error("notice is a date, or a party and a date: (\"region\", date(2037, 6, 1))");
    }
    std::string party = as_text(pair[0], "the party of a notice");
    if (std::ranges::none_of(of.parties, [&](const andel::party& each) { return each.id == party; })) {
        throw py::value_error("there is no party " + party);
    }
    return notice_given{std::move(party), *on};
}

py::object as_python(const std::optional<notice_given>& notice) {
    if (!notice) {
        return py::none();
    }
    return notice->party.empty() ? as_date(notice->on) : py::make_tuple(notice->party, as_date(notice->on));
}

constexpr const char* about = R"(Which rule governs which cost in which period: rows, no amounts. Made by make_plan.

Its length is the number of charges: one cost over one charge period, rounded once and shared once. Compares, hashes and pickles.)";

constexpr const char* about_make_plan = R"(make_plan(agreement, until=None, *, notice=None)
--

Plan an agreement: names looked up, days and steps resolved, nothing computed.

until is the last year, such as 2042, though never past the last possible renewal; None is the end of the fixed term. notice is a
date on which somebody gives notice, or a party and a date: the agreement then ends where that leads. Raises ValueError for a year
before the agreement or more than 200 years after its start, for a notice that is too early or too late, and where the agreement has
no last day and until is missing; AgreementError for what cannot be planned.)";

}  // namespace

void bind_plan(py::module_& module) {
    py::class_<plan> bound(module, "Plan", about);
    shown_in_notebooks(bound, "plan_html");
    bound
        .def_property_readonly(
            "agreement", [](const plan& self) { return *self.source; }, "The agreement that was planned.")
        .def_property_readonly(
            "until", [](const plan& self) { return self.until; }, "The year that was asked for, or None: the end of the fixed term.")
        .def_property_readonly(
            "notice", [](const plan& self) { return as_python(self.notice); }, "The day on which somebody gives notice, or None.")
        .def_property_readonly(
            "start", [](const plan& self) { return as_date(self.when.first); }, "The first day.")
        .def_property_readonly(
            "end", [](const plan& self) { return as_date(self.when.before - 1); }, "The last day, inclusive.")
        .def(
            "tables", [](const plan& self, const py::object& lang) { return as_tables(text_tables(self, as_language(lang))); },
            py::arg("lang") = "sv",
            "tables(self, lang='sv')\n--\n\nThe charges of each cost, as a table of text (andel.rows.Table): how many, from when to when.")
        .def("__len__", [](const plan& self) { return self.charges.size(); })
        .def("__eq__",
             [](const plan& self, const py::object& other) {
                 return py::isinstance<plan>(other) && *self.source == *other.cast<const plan&>().source &&
                        self.when == other.cast<const plan&>().when && self.notice == other.cast<const plan&>().notice;
             })
        .def("__hash__",
             [](const plan& self) { return py::hash(py::make_tuple(hash_of(self.source->text->root) >> 1U, self.when.before.number)); })
        .def("__repr__",
             [](const plan& self) {
                 return "Plan(" + self.source->facts.name.value() + ", " + to_text(self.when.first) + " to " +
                        to_text(self.when.before - 1) + ", " + std::to_string(self.charges.size()) + " charges)";
             })
        .def(py::pickle([](const plan& self) { return py::make_tuple(*self.source, self.until, as_python(self.notice)); },
                        [](const py::tuple& state) {
                            const auto& from = state[0].cast<const agreement&>();
                            return planned(from, state[1].cast<std::optional<int>>(), as_notice(state[2], from));
                        }));

    module.def(
        "make_plan",
        [](const py::object& from, const py::object& until, const py::object& notice) {
            const auto& of = as<agreement>(from, "agreement is an Agreement, from read_agreement");
            return planned(of, as_year(until), as_notice(notice, of));
        },
        py::arg("agreement"), py::arg("until") = py::none(), py::kw_only(), py::arg("notice") = py::none(), about_make_plan);
}

}  // namespace andel::python

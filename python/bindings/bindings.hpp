#pragma once
// What the bind files share: one function per room, and how values cross the border.
//
// Amounts cross as decimal.Decimal, shares as fractions.Fraction, days as datetime.date. A float is refused with a message that says
// what to write. Values are shared with Python, never copied, since nobody can change them.
//
// A docstring begins with the signature as Python writes it ("name(self, until=None)", a line "--", an empty line): help() and
// inspect.signature show it. What is of the wrong type comes as py::object and is refused in words, not with a list of overloads.

#include <andel/agreement/document.hpp>
#include <andel/report/text_tables.hpp>
#include <andel/values/day.hpp>
#include <andel/values/money.hpp>
#include <andel/values/reading.hpp>

#include <pybind11/pybind11.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace andel::python {

namespace py = pybind11;

void bind_values(py::module_& module);
void bind_agreement(py::module_& module);
void bind_plan(py::module_& module);
void bind_figures(py::module_& module);
void bind_projection(py::module_& module);
void bind_explanation(py::module_& module);
void bind_comparison(py::module_& module);
void bind_report(py::module_& module);
void bind_calendar(py::module_& module);
void bind_arrow(py::module_& module);

[[nodiscard]] py::object as_fraction(const rational& value);
[[nodiscard]] py::object as_decimal(money amount);
[[nodiscard]] py::object as_decimal(std::int64_t steps, unsigned decimals);
[[nodiscard]] py::object as_date(day d);
[[nodiscard]] std::optional<day> as_day(const py::object& date);   // None: nothing; TypeError for what is no date
[[nodiscard]] std::optional<int> as_year(const py::object& year);  // None: nothing; TypeError for what is no whole number
[[nodiscard]] std::int64_t as_count(const py::handle& number, const std::string& what);  // TypeError: "what is an int, not float"
[[nodiscard]] language as_language(const py::object& code);                              // "sv", "en"; ValueError else
[[nodiscard]] std::string as_text(const py::handle& text, const char* what);             // TypeError: "what is text, not int"
[[nodiscard]] py::str as_str(std::string_view text);  // what is not UTF-8 in it (a line of a spoilt file, a file name) becomes U+FFFD

/// str, int, Decimal, Fraction, date, list and dict become nodes of a document; a float is a TypeError with the way out. Deeper than
/// a document may be (a dict may hold itself): ValueError.
[[nodiscard]] node as_node(const py::handle& value, std::size_t depth = 0);
[[nodiscard]] py::object as_python(const node& from);

[[nodiscard]] bool is_mapping(const py::handle& value);  // a dict, or what is used like one
/// "int", "DataFrame"
[[nodiscard]] std::string type_name(const py::handle& value);

/// The bound value inside, or TypeError: "plan is a Plan, from make_plan, not str".
template <class value_type>
[[nodiscard]] const value_type& as(const py::handle& value, const char* what) {
    if (!py::isinstance<value_type>(value)) {
        throw py::type_error(std::string{what} + ", not " + type_name(value));
    }
    return value.cast<const value_type&>();
}

/// What __eq__ answers: false for whatever is something else.
template <class value_type>
[[nodiscard]] bool equal(const value_type& self, const py::object& other) {
    return py::isinstance<value_type>(other) && self == other.cast<const value_type&>();
}

/// As rows.Table: what notebooks and documents draw.
[[nodiscard]] py::list as_tables(const std::vector<text_table>& tables);
/// As errors.Problems, a list that notebooks show as a table.
[[nodiscard]] py::object as_problems(const std::vector<problem>& problems);

/// Gives a class `_repr_html_`, which notebooks ask for: the function of andel.html by that name, imported when it is asked.
template <class bound>
void shown_in_notebooks(bound& shown, const char* drawn_by) {
    shown.def(
        "_repr_html_", [drawn_by](const py::object& self) { return py::module_::import("andel.html").attr(drawn_by)(self); },
        "_repr_html_(self)\n--\n\nAs HTML, for notebooks.");
}

/// Raises andel.AgreementError with all the problems.
[[noreturn]] void raise_problems(const std::vector<problem>& problems);

/// The value of a reading, or AgreementError.
template <class value_type>
[[nodiscard]] value_type value_or_raise(reading<value_type> read) {
    if (!read) {
        raise_problems(read.problems());
    }
    return *read;
}

/// Calls something that computes, with the interpreter free for other threads meanwhile.
template <class function>
[[nodiscard]] auto without_interpreter_lock(function&& compute) {
    const py::gil_scoped_release released;
    return compute();
}

}  // namespace andel::python

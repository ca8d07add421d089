#pragma once
// What the bind files share: one function per room, and how values cross the border.
//
// Amounts cross as decimal.Decimal, shares as fractions.Fraction, days as datetime.date. A float is refused with a message that says
// what to write. Values are shared with Python, never copied, since nobody can change them.

#include <andel/agreement/document.hpp>
#include <andel/values/day.hpp>
#include <andel/values/money.hpp>
#include <andel/values/reading.hpp>

#include <pybind11/pybind11.h>

#include <optional>
#include <string_view>
#include <vector>

namespace andel::python {

namespace py = pybind11;

void bind_values(py::module_& module);
void bind_agreement(py::module_& module);
void bind_plan(py::module_& module);
void bind_projection(py::module_& module);
void bind_report(py::module_& module);

[[nodiscard]] py::object as_decimal(money amount);
[[nodiscard]] py::object as_decimal(std::int64_t steps, unsigned decimals);
[[nodiscard]] py::object as_date(day d);
[[nodiscard]] std::optional<day> as_day(const py::object& date);  // None: nothing; TypeError for what is no date
[[nodiscard]] language as_language(std::string_view code);        // "sv", "en"; ValueError else

/// str, int, Decimal, Fraction, date, list and dict become nodes of a document; a float is a TypeError with the way out.
[[nodiscard]] node as_node(const py::handle& value);
[[nodiscard]] py::object as_python(const node& from);

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

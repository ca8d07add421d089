#include "bindings.hpp"

#include <andel/values/problem.hpp>
#include <andel/values/rational.hpp>

#include <pybind11/stl.h>

#include <algorithm>
#include <cstdlib>

namespace andel::python {
namespace {

bool is_a(const py::handle& value, const char* module, const char* name) {
    return py::isinstance(value, py::module_::import(module).attr(name));
}

node node_of(node_kind kind, std::string text, rational number = {}) {
    node result;
    result.kind = kind;
    result.text = std::move(text);
    result.number = std::move(number);
    return result;
}

std::int64_t as_word(const py::handle& whole) {  // int, or what counts as one, such as the integers of numpy
    const auto number = py::reinterpret_steal<py::object>(PyNumber_Index(whole.ptr()));
    if (!number) {
        throw py::error_already_set();
    }
    int overflow = 0;
    const long long value = PyLong_AsLongLongAndOverflow(number.ptr(), &overflow);
    if (overflow != 0) {
        throw py::value_error(py::repr(whole).cast<std::string>() + " is larger than Andel counts with");
    }
    return value;
}

bool is_whole(const py::handle& value) { return PyIndex_Check(value.ptr()) != 0 && !py::isinstance<py::bool_>(value); }

node node_of_exact(const py::handle& number) {
    if (is_a(number, "decimal", "Decimal") && !number.attr("is_finite")().cast<bool>()) {
        throw py::value_error(py::repr(number).cast<std::string>() + " is not a number that can be counted with");
    }
    const py::object ratio = number.attr("as_integer_ratio")();
    const auto parts = py::cast<py::tuple>(ratio);
    return node_of(node_kind::exact_number, {}, rational{as_word(parts[0]), as_word(parts[1])});
}

// The key of a dict: a word of the format, or a year.
std::string as_key(const py::handle& key) { return is_whole(key) ? std::to_string(as_word(key)) : as_text(key, "a key of a dict"); }

}  // namespace

bool is_mapping(const py::handle& value) { return is_a(value, "collections.abc", "Mapping"); }

std::string type_name(const py::handle& value) { return py::type::of(value).attr("__name__").cast<std::string>(); }

std::string as_text(const py::handle& text, const char* what) {
    if (!py::isinstance<py::str>(text)) {
        throw py::type_error(std::string{what} + " is text, not " + type_name(text));
    }
    Py_ssize_t size = 0;
    const char* const bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
    if (bytes == nullptr) {  // half a character: UnicodeEncodeError says which
        throw py::error_already_set();
    }
    return {bytes, static_cast<std::size_t>(size)};
}

py::str as_str(std::string_view text) {
    return py::reinterpret_steal<py::str>(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "replace"));
}

py::object as_decimal(std::int64_t steps, unsigned decimals) {
    std::string digits = std::to_string(steps < 0 ? -steps : steps);
    if (digits.size() <= decimals) {
        digits.insert(0, decimals + 1 - digits.size(), '0');
    }
    if (decimals != 0) {
        digits.insert(digits.size() - decimals, 1, '.');
    }
    static const auto& decimal = *new py::object(py::module_::import("decimal").attr("Decimal"));
    return decimal(std::string{steps < 0 ? "-" : ""} + digits);
}

namespace {

// Python reads at most 4 300 digits of a whole number at a time; an exact rest may have more.
py::object as_whole_number(const std::string& digits) {
    constexpr std::size_t at_a_time = 4'000;
    const py::int_ step = py::reinterpret_steal<py::int_>(PyNumber_Power(py::int_(10).ptr(), py::int_(at_a_time).ptr(), Py_None));
    const bool negative = digits.front() == '-';
    std::size_t at = negative ? 1 : 0;
    std::size_t count = (digits.size() - at - 1) % at_a_time + 1;
    py::object number = py::int_(0);
    for (; at < digits.size(); at += count, count = at_a_time) {
        number = number * step + py::int_(py::str(digits.substr(at, count)));
    }
    return negative ? -number : number;
}

}  // namespace

py::object as_fraction(const rational& value) {
    const std::string text = to_text(value);
    const std::size_t line = text.find('/');
    const py::object denominator = line == std::string::npos ? py::int_(1) : as_whole_number(text.substr(line + 1));
    return py::module_::import("fractions").attr("Fraction")(as_whole_number(text.substr(0, line)), denominator);
}
py::object as_decimal(money amount) { return as_decimal(amount.ore(), 2); }

py::object as_date(day d) {
    static const auto& date = *new py::object(py::module_::import("datetime").attr("date"));
    const civil_date written = civil(d);
    return date(written.year, written.month, written.day_of_month);
}

std::optional<day> as_day(const py::object& date) {
    if (date.is_none()) {
        return std::nullopt;
    }
    if (!is_a(date, "datetime", "date") || is_a(date, "datetime", "datetime")) {
        throw py::type_error("a day is a datetime.date, such as date(2026, 12, 31), not " + type_name(date));
    }
    const auto made = make_day(date.attr("year").cast<int>(), date.attr("month").cast<int>(), date.attr("day").cast<int>());
    if (!made) {
        throw py::value_error("days are counted from the year 1900 to 2999");
    }
    return made;
}

std::optional<int> as_year(const py::object& year) {
    if (year.is_none()) {
        return std::nullopt;
    }
    if (!is_whole(year)) {
        throw py::type_error("a year is an int, such as 2042, not " + type_name(year));
    }
    const std::int64_t number = as_word(year);
    return static_cast<int>(std::clamp<std::int64_t>(number, -9999, 9999));  // what is beyond is out of reach in any case
}

std::int64_t as_count(const py::handle& number, const std::string& what) {
    if (!is_whole(number)) {
        throw py::type_error(what + " is an int, not " + type_name(number));
    }
    return as_word(number);
}

language as_language(const py::object& code) {
    const std::string word = as_text(code, "lang");
    if (word != "sv" && word != "en") {
        throw py::value_error("lang is \"sv\" or \"en\"");
    }
    return word == "sv" ? language::swedish : language::english;
}

node as_node(const py::handle& value, std::size_t depth) {
    if (depth > document_limits::depth) {
        throw py::value_error("a value is nested deeper than " + std::to_string(document_limits::depth) + " levels");
    }
    if (py::isinstance<py::str>(value)) {
        return node_of(node_kind::text, as_text(value, "a text"));
    }
    if (py::isinstance<py::bool_>(value)) {
        throw py::type_error("an agreement has no True and False");
    }
    if (is_whole(value)) {
        const std::int64_t number = as_word(value);
        return node_of(node_kind::whole_number, std::to_string(number), rational{number});
    }
    if (py::isinstance<py::float_>(value)) {
        const auto written = py::repr(py::float_(PyFloat_AsDouble(value.ptr()))).cast<std::string>();
        throw py::type_error(written + " is a float, which cannot hold every öre or share; write Decimal(\"" + written +
                             "\"), Fraction(1, 4), or text such as \"25 %\" or \"1 300 tkr\"");
    }
    if (is_a(value, "decimal", "Decimal") || is_a(value, "fractions", "Fraction")) {
        return node_of_exact(value);
    }
    if (is_a(value, "datetime", "date") && !is_a(value, "datetime", "datetime")) {
        return node_of(node_kind::text, value.attr("isoformat")().cast<std::string>());
    }
    node result;
    if (is_mapping(value)) {
        result.kind = node_kind::table;
        for (const auto& [key, inner] : py::dict(py::reinterpret_borrow<py::object>(value))) {
            result.entries.push_back({as_key(key), {}, as_node(inner, depth + 1)});
        }
        return result;
    }
    if (is_a(value, "collections.abc", "Sequence") && !py::isinstance<py::bytes>(value)) {
        result.kind = node_kind::list;
        for (const auto& inner : value.cast<py::sequence>()) {
            result.entries.push_back({{}, {}, as_node(inner, depth + 1)});
        }
        return result;
    }
    throw py::type_error("a value is text, int, Decimal, Fraction, date, list or dict, not " + type_name(value));
}

py::object as_python(const node& from) {
    switch (from.kind) {
        case node_kind::whole_number:
            return py::int_(from.number.numerator());
        case node_kind::exact_number:
            return as_fraction(from.number);
        case node_kind::list: {
            py::list all;
            for (const entry& each : from.entries) {
                all.append(as_python(each.value));
            }
            return all;
        }
        case node_kind::table: {
            py::dict all;
            for (const entry& each : from.entries) {
                all[py::str(each.key)] = as_python(each.value);
            }
            return all;
        }
        default:
            return py::str(from.text);
    }
}

py::list as_tables(const std::vector<text_table>& tables) {
    const py::module_ rows = py::module_::import("andel.rows");
    const py::object make_table = rows.attr("Table");
    const py::object make_column = rows.attr("TableColumn");
    const py::object make_row = rows.attr("TableRow");
    py::list all;
    for (const text_table& table : tables) {
        py::list columns;
        for (const text_column& each : table.columns) {
            columns.append(make_column(each.heading, each.figures));
        }
        py::list lines;
        for (const text_row& each : table.rows) {
            lines.append(make_row(each.label, each.total, each.firm, each.cells));
        }
        all.append(make_table(table.heading, table.row_heading, columns, lines));
    }
    return all;
}

py::object as_problems(const std::vector<problem>& problems) {
    return py::module_::import("andel.errors").attr("Problems")(py::cast(problems));
}

void raise_problems(const std::vector<problem>& problems) {
    const py::object kind = py::module_::import("andel.errors").attr("AgreementError");
    const py::object error = kind(py::tuple(py::cast(problems)));
    PyErr_SetObject(kind.ptr(), error.ptr());
    throw py::error_already_set();
}

}  // namespace andel::python

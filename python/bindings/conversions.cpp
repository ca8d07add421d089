#include "bindings.hpp"

#include <andel/values/rational.hpp>

#include <cstdlib>

namespace andel::python {
namespace {

bool is_a(const py::handle& value, const char* module, const char* name) { return py::isinstance(value, py::module_::import(module).attr(name)); }

node node_of(node_kind kind, std::string text, rational number = {}) {
    node result;
    result.kind = kind;
    result.text = std::move(text);
    result.number = std::move(number);
    return result;
}

std::int64_t as_word(const py::handle& whole) {
    int overflow = 0;
    const long long value = PyLong_AsLongLongAndOverflow(whole.ptr(), &overflow);
    if (overflow != 0) {
        throw py::value_error("the number is larger than Andel counts with");
    }
    return value;
}

node node_of_exact(const py::handle& number) {
    const py::object ratio = number.attr("as_integer_ratio")();
    const auto parts = py::cast<py::tuple>(ratio);
    return node_of(node_kind::exact_number, {}, rational{as_word(parts[0]), as_word(parts[1])});
}

}  // namespace

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
        throw py::type_error("a day is a datetime.date, such as date(2026, 12, 31)");
    }
    const auto made = make_day(date.attr("year").cast<int>(), date.attr("month").cast<int>(), date.attr("day").cast<int>());
    if (!made) {
        throw py::value_error("days are counted from the year 1900 to 2999");
    }
    return made;
}

language as_language(std::string_view code) {
    if (code != "sv" && code != "en") {
        throw py::value_error("the language is \"sv\" or \"en\"");
    }
    return code == "sv" ? language::swedish : language::english;
}

node as_node(const py::handle& value) {
    if (py::isinstance<py::str>(value)) {
        return node_of(node_kind::text, value.cast<std::string>());
    }
    if (py::isinstance<py::bool_>(value)) {
        throw py::type_error("an agreement has no true and false");
    }
    if (py::isinstance<py::int_>(value)) {
        const std::int64_t number = as_word(value);
        return node_of(node_kind::whole_number, std::to_string(number), rational{number});
    }
    if (py::isinstance<py::float_>(value)) {
        const auto written = py::repr(value).cast<std::string>();
        throw py::type_error(written + " is a float, which cannot hold every öre or share; write Decimal(\"" + written + "\"), Fraction(1, 4), or text such as \"25 %\" or \"1 300 tkr\"");
    }
    if (is_a(value, "decimal", "Decimal") || is_a(value, "fractions", "Fraction")) {
        return node_of_exact(value);
    }
    if (is_a(value, "datetime", "date")) {
        return node_of(node_kind::text, value.attr("isoformat")().cast<std::string>());
    }
    node result;
    if (py::isinstance<py::dict>(value)) {
        result.kind = node_kind::table;
        for (const auto& [key, inner] : value.cast<py::dict>()) {
            result.entries.push_back({key.cast<std::string>(), {}, as_node(inner)});
        }
        return result;
    }
    if (py::isinstance<py::list>(value) || py::isinstance<py::tuple>(value)) {
        result.kind = node_kind::list;
        for (const auto& inner : value.cast<py::sequence>()) {
            result.entries.push_back({{}, {}, as_node(inner)});
        }
        return result;
    }
    throw py::type_error("write text, int, Decimal, Fraction, date, list or dict, not " + py::type::of(value).attr("__name__").cast<std::string>());
}

py::object as_python(const node& from) {
    switch (from.kind) {
        case node_kind::whole_number: return py::int_(from.number.numerator());
        case node_kind::exact_number: return py::module_::import("fractions").attr("Fraction")(to_text(from.number));
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
        default: return py::str(from.text);
    }
}

void raise_problems(const std::vector<problem>& problems) {
    const py::object kind = py::module_::import("andel.errors").attr("AgreementError");
    py::list all;
    for (const problem& each : problems) {
        all.append(py::cast(each));
    }
    const py::object error = kind(py::tuple(all));
    PyErr_SetObject(kind.ptr(), error.ptr());
    throw py::error_already_set();
}

}  // namespace andel::python

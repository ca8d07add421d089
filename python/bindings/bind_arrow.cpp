// The tables of a projection as Arrow keeps them: for each column one buffer of values, and for texts one of where they begin. Python
// hands the buffers to a library that gives them to others (andel/tables.py).

#include "bindings.hpp"
#include "projection_tables.hpp"

#include <bit>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <type_traits>

namespace andel::python {
namespace {

static_assert(std::endian::native == std::endian::little, "Arrow's values are in the byte order of the machine; ours are written so");

template <class number>
void append(std::string& bytes, number value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);  // NOLINT: bytes are what Arrow reads
}

// Values one after the other, and what Arrow calls their type.
class fixed_column {
   public:
    void add(std::int32_t number) { append(values_, number); }
    void add(std::int64_t number) { append(values_, number); }
    void add(day d) { append(values_, d.number); }
    void add(money amount) {  // 128 bits, of which the upper half repeats the sign
        append(values_, amount.ore());
        append(values_, std::int64_t{amount.ore() < 0 ? -1 : 0});
    }
    void add(bool truth) {  // a bit each, the lowest first
        if (count_ % 8 == 0) {
            values_.push_back('\0');
        }
        values_.back() = static_cast<char>(static_cast<unsigned char>(values_.back()) | (unsigned{truth} << (count_ % 8)));
        ++count_;
    }
    [[nodiscard]] py::list buffers() const {
        py::list all;
        all.append(py::bytes(values_));
        return all;
    }

   private:
    std::string values_;
    std::size_t count_ = 0;
};

class text_column {
   public:
    void add(std::string_view text) {
        letters_ += text;
        if (letters_.size() > std::numeric_limits<std::int32_t>::max()) {
            throw std::length_error{"the texts of a column take more than two gigabytes, which is the most that Arrow's utf8 holds"};
        }
        append(ends_, static_cast<std::int32_t>(letters_.size()));
    }
    [[nodiscard]] py::list buffers() const {
        py::list all;
        all.append(py::bytes(ends_));
        all.append(py::bytes(letters_));
        return all;
    }

   private:
    std::string ends_ = std::string(sizeof(std::int32_t), '\0');  // the first text begins at 0
    std::string letters_;
};

template <class value>
constexpr const char* format_of = nullptr;  // as in Arrow's C data interface
template <>
constexpr const char* format_of<std::int32_t> = "i";
template <>
constexpr const char* format_of<std::int64_t> = "l";
template <>
constexpr const char* format_of<bool> = "b";
template <>
constexpr const char* format_of<day> = "tdD";
template <>
constexpr const char* format_of<money> = "d:38,2";
template <>
constexpr const char* format_of<std::string_view> = "u";

template <class place, class function>
void append_column(py::list& columns, const std::vector<place>& places, const function& value_at) {
    using value = std::invoke_result_t<function, const place&>;
    std::conditional_t<std::is_same_v<value, std::string_view>, text_column, fixed_column> column;
    for (const place& each : places) {
        column.add(value_at(each));
    }
    columns.append(py::make_tuple(format_of<value>, column.buffers()));
}

template <class place, class column_list>
py::tuple table(const std::vector<place>& places, const column_list& columns, const py::object& file) {
    py::list all;
    if (!file.is_none()) {
        const std::string name = as_text(file, "file");
        append_column(all, places, [&](const place&) { return std::string_view{name}; });
    }
    std::apply([&](const auto&... column) { (append_column(all, places, column), ...); }, columns);
    return py::make_tuple(places.size(), all);
}

std::string as_table(const py::object& word) {
    std::string name = as_text(word, "table");
    if (name != "rows" && name != "frames" && name != "activities") {
        throw py::value_error("table is one of \"rows\", \"frames\", \"activities\"");
    }
    return name;
}

py::tuple arrow_buffers(const py::object& from, const py::object& name, const py::object& file) {
    const auto& self = as<projection>(from, "projection is a Projection, from project");
    const std::string asked_for = as_table(name);
    if (asked_for == "rows") {
        return table(entry_places(self), entry_columns, file);
    }
    return asked_for == "frames" ? table(frame_places(self), frame_columns, file) : table(activity_places(self), activity_columns, file);
}

constexpr const char* about = R"(arrow_buffers(projection, table, file=None)
--

The rows of a table and its columns, as Arrow keeps them: (number of rows, [(format, buffers)]).

file is the value of a column before the others. Formats are those of Arrow's C data interface; nothing is ever absent, so there are no
bitmaps of what is.)";

py::object in_tables(const char* function, const py::object& self, const py::object& argument) {
    return py::module_::import("andel.tables").attr(function)(self, argument);
}

}  // namespace

void bind_arrow(py::module_& module) {
    module.def("arrow_buffers", &arrow_buffers, py::arg("projection"), py::arg("table"), py::arg("file") = py::none(), about);

    py::class_<projection>(module.attr("Projection"))
        .def(
            "__arrow_c_stream__",
            [](const py::object& self, const py::object& requested) { return in_tables("arrow_stream", self, requested); },
            py::arg("requested_schema") = py::none(),
            "__arrow_c_stream__(self, requested_schema=None)\n--\n\nThe long table for libraries that read Arrow. Needs nanoarrow.")
        .def(
            "to_pandas",
            [](const py::object& self, const py::object& table) { return in_tables("to_pandas", self, py::str(as_table(table))); },
            py::arg("table") = "rows",
            "to_pandas(self, table='rows')\n--\n\n"
            "The \"rows\", \"frames\" or \"activities\" as a pandas.DataFrame; amounts are Decimal, days datetime.date. Needs pandas.")
        .def(
            "to_polars",
            [](const py::object& self, const py::object& table) { return in_tables("to_polars", self, py::str(as_table(table))); },
            py::arg("table") = "rows",
            "to_polars(self, table='rows')\n--\n\n"
            "The \"rows\", \"frames\" or \"activities\" as a polars.DataFrame; amounts are Decimal(38, 2), days Date. Needs polars and "
            "nanoarrow.");
}

}  // namespace andel::python

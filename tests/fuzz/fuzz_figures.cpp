// libFuzzer: whatever the bytes, reading figures answers with rows in order, each in the file, or with problems that can be drawn.

#include <andel/figures/read_figures.hpp>

#include "fuzz.hpp"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::text_of(data, size);
    const auto unit = static_cast<andel::figure_unit>(size % 4);  // each length has one, so that every unit is tried
    const auto read = andel::read_figures_text(bytes, "siffror.csv", unit);
    fuzz::look_at(read.problems(), bytes);
    fuzz::demand(read.ok() != !read.problems().empty(), "figures, or problems");
    fuzz::demand(read.problems().size() <= andel::figures_limits::problems, "no more problems than are told");
    if (read) {
        const auto in_order = [](const andel::figure_row& a, const andel::figure_row& b) {
            return std::tie(a.party, a.edition, a.when, a.published, a.status) <
                   std::tie(b.party, b.edition, b.when, b.published, b.status);
        };
        fuzz::demand(std::ranges::adjacent_find(read->rows, std::not_fn(in_order)) == read->rows.end(), "rows in order, each once");
        for (const andel::figure_row& each : read->rows) {
            fuzz::demand(read->text->line(each.where.line).find(std::to_string(each.when.year)) != std::string_view::npos, "its line");
            fuzz::demand(unit != andel::figure_unit::index || each.value.sign() > 0, "an index number");
        }
    }
    return 0;
}

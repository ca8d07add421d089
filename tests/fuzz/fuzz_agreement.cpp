// libFuzzer: whatever the bytes, reading and planning answer with an agreement or with problems that can be drawn.

#include <andel/plan/check_agreement.hpp>
#include <andel/plan/make_plan.hpp>

#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::text_of(data, size);
    const auto checked = andel::check_agreement_text(bytes, "avtal.toml");
    fuzz::look_at(checked.problems(), bytes);
    fuzz::demand(checked.ok() != !checked.problems().empty(), "an agreement, or problems");
    if (checked) {
        fuzz::look_at(andel::warnings_of(*checked), bytes);
        const auto until = checked->runs_on() ? std::optional{checked->year_of(checked->fixed_term()->before - 1)} : std::nullopt;
        fuzz::look_at(andel::make_plan(*checked, {.until = until, .notice = {}}).problems(), bytes);
    }
    return 0;
}

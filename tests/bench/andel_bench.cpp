// The stages on large-agreement.toml (30 years, 20 costs, 2 parties), each beside its peer; bench.py makes ratios of them.

#include "plain_projection.hpp"

#include <andel/andel.hpp>

#include <benchmark/benchmark.h>

#define TOML_EXCEPTIONS 0  // as in src/agreement/parse_document.cpp
#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif

#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace andel;

const std::string& text() {
    static const std::string bytes = [] {
        std::ifstream file{ANDEL_SOURCE_FOLDER "/tests/bench/large-agreement.toml", std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    }();
    return bytes;
}

const plan& planned() {
    static const plan rows = *make_plan(*read_agreement_text(text(), "large-agreement.toml"));
    return rows;
}

void bare_parse(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(toml::parse(text()));
    }
}

void parse_document(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(andel::parse_document(text(), "large-agreement.toml"));
    }
}

void read_agreement(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(read_agreement_text(text(), "large-agreement.toml"));
    }
}

void make_plan(benchmark::State& state) {
    const auto read = read_agreement_text(text(), "large-agreement.toml");
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(andel::make_plan(*read));
    }
}

void project(benchmark::State& state) {
    const plan& rows = planned();
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(andel::project(rows));
    }
}

void project_in_big_rationals(benchmark::State& state) {
    const bench::plain_plan rows{planned()};
    std::vector<bench::plain_entry> expected;
    const auto projected = andel::project(planned());
    for (const entry_row& each : projected->entries) {
        expected.push_back({each.charge, each.party, each.bears.ore(), each.pays.ore()});
    }
    if (project_plainly(rows) != expected) {
        state.SkipWithError("the peer gives other figures");
        return;
    }
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(project_plainly(rows));
    }
}

BENCHMARK(bare_parse)->Name("bare toml++ parse");
BENCHMARK(parse_document);
BENCHMARK(read_agreement);
BENCHMARK(make_plan);
BENCHMARK(project);
BENCHMARK(project_in_big_rationals)->Name("boost cpp_rational");

}  // namespace

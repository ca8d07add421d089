#pragma once
// What reading gives: a value, or all the problems at once.
//
//     const reading<agreement> read = read_agreement("smedjebacken-familjecentral.toml");
//     if (!read) { for (const problem& each : read.problems()) std::cerr << draw(each, language::swedish); }
//     else use(*read);
//
// A value and problems may exist together: a *draft*, what could be understood of a document with problems. The next room may look for
// further problems in it, so that the author hears of everything in one go; nobody computes with it.

#include <andel/values/problem.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace andel {

/// Thrown by `reading::value` when there is none: look at `problems` first.
struct has_problems : std::logic_error {
    explicit has_problems(std::vector<problem> all) : std::logic_error{"the document has problems"}, problems{std::move(all)} {}
    std::vector<problem> problems;
};

template <class value_type>
class reading {
   public:
    reading(value_type value) : value_{std::move(value)} {}                     // NOLINT(google-explicit-constructor)
    reading(std::vector<problem> problems) : problems_{std::move(problems)} {}  // NOLINT(google-explicit-constructor)
    reading(value_type draft, std::vector<problem> problems) : value_{std::move(draft)}, problems_{std::move(problems)} {}

    [[nodiscard]] bool ok() const { return value_.has_value() && problems_.empty(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const std::vector<problem>& problems() const { return problems_; }
    [[nodiscard]] const value_type& value() const& {
        if (!ok()) {
            throw has_problems{problems_};
        }
        return *value_;
    }
    [[nodiscard]] const value_type& operator*() const& { return value(); }
    [[nodiscard]] const value_type* operator->() const { return &value(); }
    [[nodiscard]] bool has_draft() const { return value_.has_value(); }
    [[nodiscard]] const value_type& draft() const& { return value_.value(); }
    [[nodiscard]] value_type draft() && { return std::move(value_).value(); }

   private:
    std::optional<value_type> value_;
    std::vector<problem> problems_;
};

/// In the order of the document, each problem once.
inline void in_order_of_place(std::vector<problem>& problems) {
    const auto earlier = [](const problem& a, const problem& b) { return std::pair{a.where, a.code} < std::pair{b.where, b.code}; };
    std::stable_sort(problems.begin(), problems.end(), earlier);
    std::vector<problem> once;
    for (problem& each : problems) {
        const auto alike = std::lower_bound(once.begin(), once.end(), each, earlier);  // the first of this place and code
        if (std::find(alike, once.end(), each) == once.end()) {
            once.push_back(std::move(each));
        }
    }
    problems = std::move(once);
}

}  // namespace andel

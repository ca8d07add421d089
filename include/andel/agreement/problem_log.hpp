#pragma once
// Where the stages note problems: each with its line of the document, so that it can be drawn later without the file.
//
// Of more than a thousand the rest are not noted: nobody reads them, and what is looked up for each (the nearest name) takes time.

#include <andel/agreement/document.hpp>
#include <andel/values/problem.hpp>

#include <string>
#include <utility>
#include <vector>

namespace andel {

class problem_log {
   public:
    static constexpr std::size_t most = 1'000;
    explicit problem_log(const document& from) : document_{from} {}
    [[nodiscard]] bool full() const { return problems_.size() >= most; }
    void report(problem_code code, place where, std::vector<problem_argument> arguments, place other = {}) {
        if (full()) {
            return;
        }
        problems_.push_back({.code = code,
                             .where = where,
                             .arguments = std::move(arguments),
                             .other = other,
                             .file = document_.file_of(where).name,
                             .line_text = std::string{document_.file_of(where).line(where.line)},
                             .other_text = std::string{document_.file_of(other).line(other.line)},
                             .other_file = other.line == 0 || other.file == where.file ? std::string{} : document_.file_of(other).name});
    }
    [[nodiscard]] const document& text() const { return document_; }
    [[nodiscard]] std::size_t count() const { return problems_.size(); }
    [[nodiscard]] std::vector<problem> take() { return std::move(problems_); }

   private:
    const document& document_;
    std::vector<problem> problems_;
};

}  // namespace andel

#pragma once
// Looking names up: a receiver, a party, a set word; and what is said of a name that nobody has.

#include "reader.hpp"

#include <string>
#include <vector>

namespace andel {

class name_checker {
   public:
    name_checker(const agreement& draft, problem_log& log) : draft_{draft}, log_{log} {}

    template <class things>
    static void add_ids(std::vector<std::string>& ids, const things& from) {
        for (const auto& each : from) {
            ids.push_back(each.id);
        }
    }
    [[nodiscard]] std::vector<std::string> party_ids() const;
    [[nodiscard]] std::vector<std::string> receiver_ids() const;

    /// True when there is such a party; else a problem, unless an unreadable statement may be to blame.
    bool is_party(const name& which);
    /// True when the name is a receiver's or, where sets may stand, a set word that somebody belongs to.
    bool is_receiver(const name& which, bool sets_too);
    bool is_measure(const name& which);
    bool are_assets(const name_list& which);
    bool is_index(const name& which, bool none_too);
    void report_unknown(const name& which, both_languages kind, const std::vector<std::string>& known);

   private:
    const agreement& draft_;
    problem_log& log_;
};

}  // namespace andel

#pragma once
// Which line of a difference a clause's kronor are in.
//
//     aspect_of("costs", "yearly") == aspect::amount;
//     aspect_by_use(aspect::key, "measures", "inhabitants", users) == aspect::index;     // where an index of costs reads it

#include <andel/comparison/difference.hpp>

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace andel {

[[nodiscard]] std::optional<aspect> aspect_of(std::string_view table, std::string_view key);
/// Of a thing that only one version has.
[[nodiscard]] std::optional<aspect> aspect_of_thing(std::string_view table);

/// What a version uses its indexes, measures, series, assets and loans for.
class clause_users {
   public:
    explicit clause_users(const agreement& of);
    /// Whether an index, a measure or a series moves the amounts of costs, also through a basket.
    [[nodiscard]] bool move_amounts(std::string_view table, const std::string& id) const;
    /// Whether a measure or a series says the interest of assets or loans that costs are for.
    [[nodiscard]] bool say_rates(std::string_view table, const std::string& id) const;
    /// Whether some figures have a row for each party.
    [[nodiscard]] bool read_by_code() const;
    [[nodiscard]] bool is_of_keys(const std::string& index) const;
    /// Whether some cost is for an asset, or for a loan.
    [[nodiscard]] bool is_a_cost(std::string_view table, const std::string& id) const;

   private:
    struct readers {
        std::set<std::string> measures, figures;
    };
    void add_index(row_number row);
    void add_measure(readers& to, row_number row) const;
    void add_figures(readers& to, row_number row) const;
    void add_rates(const dated<interest_rate>& rates);
    void add_capital(const cost& each);

    const agreement& of_;
    std::set<std::string> indexes_, assets_, loans_;
    readers of_amounts_, of_rates_;
};

/// The line where its kronor are, by what either version uses it for; nothing where no cost is for it.
[[nodiscard]] std::optional<aspect> aspect_by_use(aspect of, std::string_view table, const std::string& id,
                                                  const std::array<clause_users, 2>& users);

}  // namespace andel

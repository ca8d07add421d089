#include <andel/agreement/in_words.hpp>

#include <array>

namespace andel {

std::string_view word_for(status how_firm, language in) {
    static const std::array<both_languages, 7> words{{{"antaget", "assumed"},
                                                      {"uppskattat", "estimated"},
                                                      {"uppgivet", "reported"},
                                                      {"publicerat", "published"},
                                                      {"beslutat", "decided"},
                                                      {"bokfört", "booked"},
                                                      {"avtalat", "agreed"}}};
    return words.at(static_cast<std::size_t>(how_firm)).in(in);
}

std::string_view word_for(party_class kind, language in) {
    static const std::array<both_languages, 5> words{
        {{"kommun", "municipality"}, {"region", "region"}, {"myndighet", "agency"}, {"förening", "association"}, {"bolag", "company"}}};
    return words.at(static_cast<std::size_t>(kind)).in(in);
}

std::string_view word_for(cost_kind kind, language in) {
    static const std::array<both_languages, 4> words{{{"drift", "running"}, {"hyra", "rent"}, {"personal", "staff"}, {"intäkt", "income"}}};
    return words.at(static_cast<std::size_t>(kind)).in(in);
}

both_languages in_words(const length& time) {
    static const std::array<std::pair<both_languages, both_languages>, 4> units{{{{"år", "year"}, {"år", "years"}},
                                                                                 {{"månad", "month"}, {"månader", "months"}},
                                                                                 {{"vecka", "week"}, {"veckor", "weeks"}},
                                                                                 {{"dag", "day"}, {"dagar", "days"}}}};
    const auto& [one, several] = units.at(static_cast<std::size_t>(time.unit));
    const both_languages& unit = time.count == 1 ? one : several;
    const std::string count = std::to_string(time.count) + " ";
    return {count + unit.swedish, count + unit.english};
}

}  // namespace andel

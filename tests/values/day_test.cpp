// Days against a calendar counted by hand, the three readings of "months before", and parts of years that add up.

#include <andel/values/day.hpp>

#include "printing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace {

using namespace andel;

constexpr std::array month_ends{month_end::whole_months, month_end::last_day, month_end::next_day};
constexpr int days_of_the_cycle = 146'097;  // 400 years: 400 · 365 + 97

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int days_of_month(int year, int month) {
    constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths.at(static_cast<std::size_t>(month - 1));
}

day at(const std::string& text) {
    const auto found = read_day(text);
    EXPECT_TRUE(found) << text;
    return found.value_or(day{});
}

period from_to(const std::string& first, const std::string& last) { return {at(first), at(last) + 1}; }

struct three_readings {
    std::string name;
    std::string last;
    int months = 0;
    std::array<std::string, 3> landed;  // whole_months, last_day, next_day
};

void PrintTo(const three_readings& row, std::ostream* out) { *out << row.last << " and " << row.months << " months"; }

class MonthsBefore : public testing::TestWithParam<three_readings> {};

const std::array readings{
    // semantics, month arithmetic
    three_readings{"SixFromTheEndOfSeptember", "2030-09-30", -6, {"2030-03-31", "2030-03-30", "2030-03-30"}},
    three_readings{"TwoFromTheEndOfApril", "2030-04-30", -2, {"2030-02-28", "2030-02-28", "2030-03-01"}},
    three_readings{"ThreeFromTheEndOfYear", "2030-12-31", -3, {"2030-09-30", "2030-09-30", "2030-10-01"}},
    // language, hard points
    three_readings{"SixFromTheEndOfDecember", "2030-12-31", -6, {"2030-06-30", "2030-06-30", "2030-07-01"}},
    three_readings{"OneFromTheEndOfJune", "2030-06-30", -1, {"2030-05-31", "2030-05-30", "2030-05-30"}},
    // Lerum: the lease ends 2020-12-31 if somebody gives notice a year before, and else runs for five years more
    three_readings{"LerumNotice", "2020-12-31", -12, {"2019-12-31", "2019-12-31", "2019-12-31"}},
    three_readings{"LerumRenewal", "2020-12-31", 60, {"2025-12-31", "2025-12-31", "2025-12-31"}},
    three_readings{"Smedjebacken", "2038-12-31", -12, {"2037-12-31", "2037-12-31", "2037-12-31"}},
    // the question of the header
    three_readings{"OneAfterTheEndOfJanuary", "2025-01-31", 1, {"2025-02-28", "2025-02-28", "2025-03-01"}},
    three_readings{"OneAfterThirtiethOfJanuary", "2025-01-30", 1, {"2025-02-28", "2025-02-28", "2025-03-01"}},
    three_readings{"OneAfterTwentyNinthOfJanuary", "2025-01-29", 1, {"2025-02-28", "2025-02-28", "2025-03-01"}},
    three_readings{"OneAfterTwentyEighthOfJanuary", "2025-01-28", 1, {"2025-02-28", "2025-02-28", "2025-02-28"}},
    three_readings{"OneAfterTheEndOfFebruary", "2025-02-28", 1, {"2025-03-31", "2025-03-28", "2025-03-28"}},
    // leap years
    three_readings{"YearAfterALeapDay", "2024-02-29", 12, {"2025-02-28", "2025-02-28", "2025-03-01"}},
    three_readings{"YearBeforeTheFebruaryAfterIt", "2025-02-28", -12, {"2024-02-29", "2024-02-28", "2024-02-28"}},
    three_readings{"FourYearsAfterALeapDay", "2024-02-29", 48, {"2028-02-29", "2028-02-29", "2028-02-29"}},
    // an ordinary day has one answer
    three_readings{"FromTheMiddleOfAMonth", "2030-05-15", -15, {"2029-02-15", "2029-02-15", "2029-02-15"}},
    three_readings{"NoMonthsAtAll", "2030-05-31", 0, {"2030-05-31", "2030-05-31", "2030-05-31"}},
};

}  // namespace

TEST(Day, IsCountedFrom1970) {
    EXPECT_EQ(at("1970-01-01").number, 0);
    EXPECT_EQ(at("1969-12-31").number, -1);
    EXPECT_EQ(at("2000-03-01").number, 30 * 365 + 7 + 31 + 29);  // seven leap days from 1972 to 1996, then January and February
    EXPECT_EQ(at("2026-01-01") - at("2025-01-01"), 365);
    EXPECT_EQ(at("2025-01-01") - at("2024-01-01"), 366);
}

TEST(Day, GoesThereAndBackOnEveryDayOf400Years) {
    int number = at("2000-01-01").number;
    for (int year = 2000; year < 2400; ++year) {
        ASSERT_EQ(first_day_of_year(year).number, number);
        for (int month = 1; month <= 12; ++month) {
            ASSERT_EQ(first_day_of_month(year, month).number, number);
            for (int of_month = 1; of_month <= days_of_month(year, month); ++of_month, ++number) {
                const auto made = make_day(year, month, of_month);
                ASSERT_TRUE(made && made->number == number) << year << "-" << month << "-" << of_month;
                ASSERT_EQ(civil(*made), (civil_date{year, month, of_month}));
                ASSERT_EQ(year_of(*made), year);
                ASSERT_EQ(read_day(to_text(*made)), made);
            }
            ASSERT_FALSE(make_day(year, month, days_of_month(year, month) + 1)) << year << "-" << month;
        }
    }
    EXPECT_EQ(number - at("2000-01-01").number, days_of_the_cycle);
    EXPECT_EQ(days_of_the_cycle % 7, 0) << "the same weekdays again";
}

TEST(Day, FollowsTheLeapYearsOfCenturies) {
    EXPECT_TRUE(make_day(2000, 2, 29));
    EXPECT_TRUE(make_day(2400, 2, 29));
    EXPECT_FALSE(make_day(1900, 2, 29));
    EXPECT_FALSE(make_day(2100, 2, 29));
    EXPECT_FALSE(make_day(2025, 2, 29));
}

TEST(Day, RefusesWhatTheCalendarDoesNotHave) {
    EXPECT_FALSE(make_day(2025, 2, 30));
    EXPECT_FALSE(make_day(2025, 4, 31));
    for (const int wrong : {-257, -256, -1, 0, 13, 32, 256, 257, 268, 65'537}) {
        EXPECT_FALSE(make_day(2025, wrong, 1)) << "month " << wrong;
        EXPECT_FALSE(wrong != 13 && make_day(2025, 1, wrong)) << "day " << wrong;
    }
}

TEST(Day, LiesBetween1900And2999) {
    EXPECT_TRUE(make_day(1900, 1, 1));
    EXPECT_TRUE(make_day(2999, 12, 31));
    EXPECT_FALSE(make_day(1899, 12, 31));
    EXPECT_FALSE(make_day(3000, 1, 1));
    EXPECT_FALSE(make_day(67'561, 1, 1)) << "2025 and 65 536: a year that is cut to 16 bits";
}

TEST(Day, IsReadInOneShapeOnly) {
    EXPECT_EQ(read_day("2038-12-31"), make_day(2038, 12, 31));
    for (const char* const text :
         {"", "2038", "2038-12", "2038-12-3", "2038-12-031", "2038-12-31 ", " 2038-12-31", "2038/12/31", "38-12-31", "2038-1-31",
          "2038-12-3a", "+038-12-31", "2038--2-31", "20381231", "2038-12-31T00:00", "2038\u221212-31"}) {
        bool shaped = true;
        EXPECT_FALSE(read_day(text, &shaped)) << text;
        EXPECT_FALSE(shaped) << text;
    }
}

TEST(Day, TellsAMissingDayFromAWrongShape) {
    for (const char* const text :
         {"2025-02-29", "2025-02-30", "2025-13-01", "2025-00-01", "2025-01-00", "2025-01-32", "1899-12-31", "3000-01-01"}) {
        bool shaped = false;
        EXPECT_FALSE(read_day(text, &shaped)) << text;
        EXPECT_TRUE(shaped) << text;
    }
}

TEST(Day, FirstOfAMonthCountsOnAcrossTheYear) {
    EXPECT_EQ(first_day_of_month(2025, 13), at("2026-01-01"));
    EXPECT_EQ(first_day_of_month(2025, 0), at("2024-12-01"));
    EXPECT_EQ(first_day_of_month(2025, -11), at("2024-01-01"));
    EXPECT_EQ(first_day_of_month(2025, 36), at("2027-12-01"));
}

TEST(Period, IsHalfOpen) {
    const period year{first_day_of_year(2025), first_day_of_year(2026)};
    EXPECT_EQ(year, from_to("2025-01-01", "2025-12-31"));
    EXPECT_EQ(year.days(), 365);
    EXPECT_TRUE(year.contains(at("2025-01-01")));
    EXPECT_TRUE(year.contains(at("2025-12-31")));
    EXPECT_FALSE(year.contains(at("2024-12-31")));
    EXPECT_FALSE(year.contains(at("2026-01-01")));
    EXPECT_FALSE(year.empty());
    EXPECT_TRUE((period{at("2025-01-01"), at("2025-01-01")}.empty()));
}

TEST(Period, IntersectsWhereBothAre) {
    const period spring = from_to("2025-03-01", "2025-05-31");
    EXPECT_EQ(intersection(spring, from_to("2025-05-01", "2025-12-31")), from_to("2025-05-01", "2025-05-31"));
    EXPECT_EQ(intersection(from_to("2020-01-01", "2030-12-31"), spring), spring);
    EXPECT_TRUE(intersection(spring, from_to("2025-06-01", "2025-12-31")).empty()) << "neighbours share no day";
    EXPECT_TRUE(intersection(spring, from_to("2026-01-01", "2026-12-31")).empty());
}

TEST_P(MonthsBefore, LandsWhereTheRuleSays) {
    const auto& row = GetParam();
    for (std::size_t i = 0; i < month_ends.size(); ++i) {
        EXPECT_EQ(add_months(at(row.last), row.months, month_ends[i]), at(row.landed[i])) << name_of(month_ends[i]);
    }
}

INSTANTIATE_TEST_SUITE_P(MonthArithmetic, MonthsBefore, testing::ValuesIn(readings), [](const auto& row) { return row.param.name; });

TEST(MonthArithmetic, AgreesOnAMonthEndExactlyWhenTheMonthsAreEquallyLong) {
    int differing = 0;
    for (int year = 2000; year < 2400; ++year) {
        for (int month = 1; month <= 12; ++month) {
            for (const int months : {3, 6, 9, 12}) {
                const day last = first_day_of_month(year, month + 1) - 1;
                const day first = first_day_of_month(year, month - months);
                const bool equally_long = first_day_of_month(year, month - months + 1) - first == days_of_month(year, month);
                const day whole = add_months(last, -months, month_end::whole_months);
                const bool agree =
                    whole == add_months(last, -months, month_end::last_day) && whole == add_months(last, -months, month_end::next_day);
                ASSERT_EQ(agree, equally_long) << to_text(last) << " - " << months;
                ASSERT_EQ(whole, first_day_of_month(year, month - months + 1) - 1) << "whole months go from month end to month end";
                differing += months == 12 && !agree ? 1 : 0;
            }
        }
    }
    // A year from a month end differs in the leap Februaries and in those after them: 97 each, 1 month end in 25.
    EXPECT_EQ(differing, 2 * 97);
}

TEST(MonthArithmetic, KeepsTheOrderOfDays) {
    for (const auto rule : month_ends) {
        for (const int months : {-12, -6, -1, 0, 1, 7, 12}) {
            for (day d = at("2023-01-01"); d < at("2029-01-01"); d = d + 1) {
                ASSERT_LE(add_months(d, months, rule), add_months(d + 1, months, rule))
                    << to_text(d) << " " << name_of(rule) << " " << months;
            }
        }
    }
}

TEST(MonthArithmetic, IsTheSame400YearsLater) {
    for (const auto rule : month_ends) {
        for (day d = at("2096-01-01"); d < at("2105-01-01"); d = d + 1) {
            ASSERT_EQ(add_months(d + days_of_the_cycle, -9, rule), add_months(d, -9, rule) + days_of_the_cycle)
                << to_text(d) << " " << name_of(rule);
        }
    }
}

TEST(MonthArithmetic, CannotBeTakenBack) {
    // Hence every deadline is counted from its own end, never from the deadline before.
    const day back = add_months(at("2030-08-31"), -6, month_end::last_day);
    EXPECT_EQ(back, at("2030-02-28"));
    EXPECT_EQ(add_months(back, 6, month_end::last_day), at("2030-08-28"));
}

TEST(MonthArithmetic, HasThreeReadingsInTheOrderOfTheRules) {
    // The examples of the act on statutory times, and of an agreement that ends with the year.
    const auto written = [](day last, int months) {
        std::string all;
        for (const day each : add_months(last, months)) {
            all.append(all.empty() ? "" : " ").append(to_text(each));
        }
        return all;
    };
    EXPECT_EQ(written(at("2020-12-31"), -12), "2019-12-31 2019-12-31 2019-12-31");
    EXPECT_EQ(written(at("2038-12-31"), -6), "2038-06-30 2038-06-30 2038-07-01");
    EXPECT_EQ(written(at("2030-09-30"), -6), "2030-03-31 2030-03-30 2030-03-30");
    EXPECT_EQ(written(at("2030-04-30"), -2), "2030-02-28 2030-02-28 2030-03-01");
}

TEST(Weekday, GoesRoundAndRound) {
    EXPECT_EQ(weekday_of(at("1970-01-01")), weekday::thursday);
    EXPECT_EQ(weekday_of(at("1900-01-01")), weekday::monday) << "before 1970 too";
    EXPECT_EQ(weekday_of(at("2037-12-31")), weekday::thursday);
    for (day d = at("1965-01-01"); d < at("1975-01-01"); d = d + 1) {
        ASSERT_EQ((static_cast<int>(weekday_of(d)) + 1) % 7, static_cast<int>(weekday_of(d + 1))) << to_text(d);
    }
}

TEST(Weekday, IsFoundAroundASaturdayAndASunday) {
    EXPECT_EQ(next_weekday(at("2028-12-30")), at("2029-01-01")) << "Saturday";
    EXPECT_EQ(next_weekday(at("2028-12-31")), at("2029-01-01")) << "Sunday; the first of January is a day like others";
    EXPECT_EQ(next_weekday(at("2028-12-29")), at("2028-12-29"));
    EXPECT_EQ(weekday_before(at("2028-12-30")), at("2028-12-29"));
    EXPECT_EQ(weekday_before(at("2028-12-31")), at("2028-12-29"));
    EXPECT_EQ(weekday_before(at("2029-01-01")), at("2029-01-01"));
}

TEST(PartOfYear, HeaderTableHolds) {
    const period from_march = from_to("2025-03-01", "2025-12-31");
    EXPECT_EQ(part_of_year(from_march, part_years::days), (rational{306, 365}));
    EXPECT_EQ(part_of_year(from_march, part_years::months), (rational{10, 12}));
    EXPECT_EQ(part_of_year(from_march, part_years::months_and_days), (rational{10, 12}));
    const period from_mid_march = from_to("2025-03-15", "2025-12-31");
    EXPECT_EQ(part_of_year(from_mid_march, part_years::days), (rational{292, 365}));
    EXPECT_EQ(part_of_year(from_mid_march, part_years::months), std::nullopt);
    EXPECT_EQ(part_of_year(from_mid_march, part_years::months_and_days), (rational{17, 31} + 9) / 12);
}

TEST(PartOfYear, DividesByTheYearsOwnDays) {
    // 366 000 kr over July 2027 to June 2028: 184 504,11 kr and 182 000 kr.
    EXPECT_EQ(part_of_year(from_to("2027-07-01", "2027-12-31"), part_years::days), (rational{184, 365}));
    EXPECT_EQ(part_of_year(from_to("2028-01-01", "2028-06-30"), part_years::days), (rational{182, 366}));
}

TEST(PartOfYear, IsOfAYearThatBeginsOnAnyDay) {
    const period school_year = from_to("2027-07-01", "2028-06-30");
    EXPECT_EQ(part_of_year(school_year, part_years::months, school_year), rational{1});
    EXPECT_EQ(part_of_year(from_to("2027-07-01", "2027-12-31"), part_years::days, school_year), (rational{184, 366}));
    EXPECT_EQ(part_of_year(from_to("2027-11-01", "2028-02-29"), part_years::months, school_year), (rational{4, 12}));
    const period from_mid_july = from_to("2027-07-15", "2028-07-14");  // July twice: 17 days and 14
    EXPECT_EQ(part_of_year(from_to("2028-06-01", "2028-07-14"), part_years::months_and_days, from_mid_july), (rational{14, 31} + 1) / 12);
    EXPECT_EQ(part_of_year(from_to("2028-06-01", "2028-07-14"), part_years::months, from_mid_july), std::nullopt);
}

TEST(PartOfYear, CountsTheLeapDayByDaysAndNotByMonths) {
    const period leap = from_to("2024-02-01", "2024-02-29");
    const period common = from_to("2025-02-01", "2025-02-28");
    EXPECT_EQ(part_of_year(leap, part_years::days), (rational{29, 366}));
    EXPECT_EQ(part_of_year(common, part_years::days), (rational{28, 365}));
    for (const auto rule : {part_years::months, part_years::months_and_days}) {
        EXPECT_EQ(part_of_year(leap, rule), (rational{1, 12}));
        EXPECT_EQ(part_of_year(common, rule), (rational{1, 12}));
    }
    EXPECT_EQ(part_of_year(from_to("2024-02-29", "2024-02-29"), part_years::months_and_days), (rational{1, 348}));
}

TEST(PartOfYear, OfTheWholeYearIsOneByEveryRule) {
    for (const int year : {2023, 2024, 2100, 2400}) {
        for (const auto rule : {part_years::days, part_years::months, part_years::months_and_days}) {
            EXPECT_EQ(part_of_year({first_day_of_year(year), first_day_of_year(year + 1)}, rule), 1);
        }
    }
}

TEST(PartOfYear, OfNothingIsNothing) {
    for (const auto rule : {part_years::days, part_years::months, part_years::months_and_days}) {
        EXPECT_EQ(part_of_year({at("2025-07-01"), at("2025-07-01")}, rule), 0);
    }
}

TEST(PartOfYear, PartsOfACutYearAddUpToOneOnEveryDayOf400Years) {
    for (int year = 2000; year < 2400; ++year) {
        const period whole{first_day_of_year(year), first_day_of_year(year + 1)};
        for (day cut = whole.first + 1; cut < whole.before; cut = cut + 1) {
            const period earlier{whole.first, cut};
            const period later{cut, whole.before};
            for (const auto rule : {part_years::days, part_years::months_and_days}) {
                ASSERT_EQ(*part_of_year(earlier, rule) + *part_of_year(later, rule), 1) << to_text(cut) << " " << name_of(rule);
            }
        }
    }
}

TEST(PartOfYear, WholeMonthsAddUpToOneAndBrokenOnesAreRefused) {
    for (int year = 2000; year < 2400; year += 4) {
        const period whole{first_day_of_year(year), first_day_of_year(year + 1)};
        for (int month = 2; month <= 12; ++month) {
            const day cut = first_day_of_month(year, month);
            ASSERT_EQ(part_of_year({whole.first, cut}, part_years::months), (rational{month - 1, 12}));
            ASSERT_EQ(part_of_year({cut, whole.before}, part_years::months), (rational{13 - month, 12}));
            ASSERT_EQ(part_of_year({whole.first, cut + 1}, part_years::months), std::nullopt);
            ASSERT_EQ(part_of_year({cut + 1, whole.before}, part_years::months), std::nullopt);
            ASSERT_EQ(part_of_year({cut + 1, cut + 2}, part_years::months), std::nullopt);
        }
    }
}

TEST(PartOfYear, IsAdditiveOverAnyNumberOfPieces) {
    for (const auto rule : {part_years::days, part_years::months_and_days}) {
        for (const int step : {1, 7, 13, 45}) {
            const period whole = from_to("2024-01-20", "2024-12-05");
            rational sum;
            for (day from = whole.first; from < whole.before; from = from + step) {
                sum += *part_of_year(intersection({from, from + step}, whole), rule);
            }
            EXPECT_EQ(sum, part_of_year(whole, rule)) << name_of(rule) << " by " << step;
        }
    }
}

#pragma once
// Andel, all of it: an agreement on shared costs as a text file, and who bears, pays and owes what, exact to the öre.
//
//     const auto read = andel::check_agreement("agreements/smedjebacken-familjecentral.toml");
//     const auto planned = andel::make_plan(*read, {.until = 2042});
//     const auto projected = andel::project(*planned);
//     std::cout << andel::write_text(andel::make_report(*projected));
//
// The rooms, in the order in which a figure travels; each knows only those before it:
//     values      numbers, money, days, problems
//     agreement   what the document says
//     plan        which rule governs which cost in which period
//     figures     what is read besides: index series, measured data
//     projection  how much: who bears, who has paid, who owes
//     explanation why an amount is what it is; the agreement in plain words
//     comparison  what another version of the agreement changes
//     report      what is read
//     calendar    its days, and what each way to end it costs

#include <andel/agreement/agreement.hpp>
#include <andel/agreement/deadlines.hpp>
#include <andel/agreement/in_words.hpp>
#include <andel/agreement/read_agreement.hpp>
#include <andel/agreement/write_schema.hpp>
#include <andel/calendar/calendar.hpp>
#include <andel/calendar/make_calendar.hpp>
#include <andel/comparison/compare.hpp>
#include <andel/comparison/difference.hpp>
#include <andel/explanation/describe.hpp>
#include <andel/explanation/explain.hpp>
#include <andel/explanation/explanation.hpp>
#include <andel/figures/figures.hpp>
#include <andel/figures/read_figures.hpp>
#include <andel/plan/check_agreement.hpp>
#include <andel/plan/make_plan.hpp>
#include <andel/plan/plan.hpp>
#include <andel/projection/project.hpp>
#include <andel/projection/projection.hpp>
#include <andel/report/make_capital_report.hpp>
#include <andel/report/make_report.hpp>
#include <andel/report/report.hpp>
#include <andel/report/report_difference.hpp>
#include <andel/report/text_tables.hpp>
#include <andel/values/version.hpp>

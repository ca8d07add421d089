"""Small agreement files for examples with known answers."""

# ruff: noqa: E501
from __future__ import annotations

AGREEMENT = """andel = 1
agreement = {{ name = "Exempel", language = "sv", currency = "SEK", source = "agreement" }}
sources.agreement = {{ title = "Avtalet", status = "agreed" }}
sources.assumption = {{ title = "Antagande", status = "assumed" }}
parties.alfa = {{ label = "Alfa", class = "municipality", code = "9901", source = "agreement" }}
parties.region_x = {{ label = "Region X", class = "region", code = "99", source = "agreement" }}
parties.beta = {{ label = "Beta", class = "municipality", code = "9902", source = "agreement" }}
parties.gamma = {{ label = "Gamma", class = "municipality", code = "9903", source = "agreement" }}
term = {{ start = "{start}", end = "{end}", {term} source = "agreement" }}
rounding = {{ {rounding} source = "agreement" }}
keys.key = {{ {key}, source = "agreement" }}
{more}
costs.cost = {{ label = "Post", {cost}, key = "key", paid_by = {paid_by}, source = "agreement" }}
"""
FIRST_ALFA = '["alfa", "beta", "region_x", "gamma"]'
EXACT = 'period = "1 year",'
PROFILE = ("agreement = {", 'agreement = { rules = "andel-1",')


def to_unit(
    unit: str = "0,01 kr", odd: str = "largest_remainder", order: str = FIRST_ALFA, period: str = "1 year", mode: str = "half_up"
) -> str:
    """Amount and parts to the same unit."""
    listed = "" if order == "" else f", order = {order}"
    return f'period = "{period}", amount = {{ to = "{unit}", mode = "{mode}" }}, part = {{ to = "{unit}", odd = "{odd}"{listed} }},'


def one_cost(
    cost: str,
    key: str = 'equal = ["alfa", "region_x"]',
    start: str = "2025-01-01",
    end: str = "2029-12-31",
    term: str = 'renewal = "none",',
    rounding: str = "",
    more: str = "",
    paid_by: str = '"region_x"',
) -> str:
    """An agreement with one cost, one key and four parties."""
    return AGREEMENT.format(cost=cost, key=key, start=start, end=end, term=term, rounding=rounding or to_unit(), more=more, paid_by=paid_by)


def index(change: str, against: str = "previous", more: str = "", every: str = "01-01") -> str:
    """An index called `prices`."""
    return f'indexes.prices = {{ change = {change}, against = "{against}", every = "{every}", {more} source = "agreement" }}'


def index_steps(*changes: str, first: int = 2025) -> str:
    """A typed change from each year on."""
    return "{ " + ", ".join(f'from-{first + place} = "{change}"' for place, change in enumerate(changes)) + " }"


# semantics.md 4.1, with the assumptions that stand there written out
WALK_THROUGH = """andel = 1
agreement = { name = "Familjecentral", language = "sv", currency = "SEK", source = "assumption" }
sources.assumption = { title = "Antagande", status = "assumed" }
[parties]
municipality = { label = "Kommunen", class = "municipality", code = "2061", source = "assumption" }
region = { label = "Regionen", class = "region", code = "20", source = "assumption" }
[term]
start = "2023-01-01"
end = "2038-12-31"
renewal = { length = "1 year", happens = "unless_notice", at_most = "unlimited" }
notice = { length = "12 months", before = "period_end" }
part_years = "months"
source = "assumption"
[dates]
opening = { label = "Öppning", date = "2025-03-01", source = "assumption" }
[keys]
halves = { equal = ["municipality", "region"], source = "assumption" }
thirds = { shares = { municipality = "1/3", region = "2/3" }, source = "assumption" }
[indexes]
prices = { change = "2 %", against = "previous", every = "01-01", source = "assumption" }
wages = { change = "2,5 %", against = "previous", every = "01-01", source = "assumption" }
[costs]
start_up = { label = "Uppstart", once = { 2024 = "2 600 000 kr", 2025 = "3 150 000 kr" }, key = "municipality", paid_by = "municipality", source = "assumption" }
rent = { label = "Hyra", yearly.from-opening = "2 600 tkr", price_level = 2025, index = "prices", key = "halves", paid_by = "municipality", source = "assumption" }
operation = { label = "Drift", yearly.from-opening = "900 tkr", price_level = 2025, index = "prices", key = "thirds", paid_by = "municipality", source = "assumption" }
staff_municipality = { label = "Personal", yearly.from-opening = "1 750 tkr", price_level = 2025, index = "wages", key = "municipality", paid_by = "bearer", source = "assumption" }
staff_region = { label = "Personal", yearly.from-opening = "4 100 tkr", price_level = 2025, index = "wages", key = "region", paid_by = "bearer", source = "assumption" }
[frames]
money = { label = "Avsatt", owner = "municipality", costs = ["start_up"], amount = { 2024 = "3 mnkr", 2025 = "3 mnkr" }, over = "shown", source = "assumption" }
[rounding]
period = "1 year"
amount = { to = "0,01 kr", mode = "half_up" }
part = { to = "0,01 kr", odd = "largest_remainder", order = ["municipality", "region"] }
source = "assumption"
"""

# language.md 3.1, what can change a figure
SMEDJEBACKEN = """andel = 1
agreement = { name = "Familjecentral", language = "sv", currency = "SEK", source = "article" }
[sources]
article = { title = "Artikel", status = "reported" }
assumption = { title = "Antagande", status = "assumed" }
[parties]
municipality = { label = "Smedjebackens kommun", class = "municipality", code = "2061", source = "article" }
region = { label = "Region Dalarna", class = "region", code = "20", source = "article" }
[term]
start = { value = "2023-01-01", source = "assumption" }
end = { value = "2038-12-31", source = "assumption" }
renewal = { length = "1 year", happens = "unless_notice", at_most = "unlimited" }
notice = { value = { length = "12 months", before = "period_end" }, source = "assumption" }
part_years = { value = "months", source = "assumption" }
source = "article"
[dates]
opening = { label = "Öppning", date = "2025-01-01", source = "assumption" }
[activities]
maternity_care = { label = "Mödrahälsovård", responsible = "region", source = "article" }
child_health = { label = "Barnhälsovård", responsible = "region", source = "article" }
open_preschool = { label = "Öppen förskola", responsible = "municipality", source = "article" }
family_support = { label = "Socialtjänst", responsible = "municipality", source = "article" }
youth_clinic = { label = "Ungdomsmottagning", responsible = { value = "half_each", source = "assumption" }, source = "article" }
[costs]
start_up = { label = "Uppstart", once = { 2024 = "3 mnkr", 2025 = "3 mnkr" }, key = "municipality", paid_by = "municipality", source = "article" }
rent = { label = "Hyra", yearly.from-opening = "2 600 tkr", price_level = 2025, index = "prices", key = "half_each", paid_by = "region", source = "assumption" }
maternity_staff = { label = "Barnmorskor", yearly.from-opening = "1 900 tkr", price_level = 2025, index = "wages", key = "maternity_care", paid_by = "bearer", source = "assumption" }
child_health_staff = { label = "Sköterskor", yearly.from-opening = "1 700 tkr", price_level = 2025, index = "wages", key = "child_health", paid_by = "bearer", source = "assumption" }
preschool_staff = { label = "Förskollärare", yearly.from-opening = "1 500 tkr", price_level = 2025, index = "wages", key = "open_preschool", paid_by = "bearer", source = "assumption" }
family_support_staff = { label = "Rådgivare", yearly.from-opening = "1 300 tkr", price_level = 2025, index = "wages", key = "family_support", paid_by = "bearer", source = "assumption" }
youth_clinic_staff = { label = "Kuratorer", yearly.from-opening = "900 tkr", price_level = 2025, index = "wages", key = "youth_clinic", paid_by = "bearer", source = "assumption" }
operations = { label = "Drift", yearly.from-opening = "600 tkr", price_level = 2025, index = "prices", key = "half_each", paid_by = "municipality", source = "assumption" }
[keys]
half_each = { equal = ["municipality", "region"], source = "assumption" }
[indexes]
prices = { change = "2 %", against = "previous", every = "01-01", source = "assumption" }
wages = { change = "3 %", against = "previous", every = "01-01", source = "assumption" }
[rounding]
amount = { to = "1 kr", mode = "half_up" }
part = { to = "0,01 kr", odd = "largest_remainder", order = ["municipality", "region"] }
period = "1 year"
source = "assumption"
"""

# domain.md section 5, Skövde: nothing before 2019, one eighth in 2019, one quarter from 2020
SKOVDE = one_cost(
    'yearly = "5 600 tkr", index = "none"',
    start="2018-01-01",
    end="2021-12-31",
    rounding=EXACT,
    key='shares = { from-2018 = { alfa = "0 %", region_x = "rest" }, from-2019 = { alfa = "12,5 %", region_x = "rest" }, '
    'from-2020 = { alfa = "25 %", region_x = "rest" } }',
)

# what cannot be computed, by the code of the problem (language.md 2.8)
YEARLY, THIRDS = 'yearly = "100 kr", index = "none"', 'equal = ["alfa", "beta", "region_x"]'
REFUSED = (
    ("inexact", one_cost(YEARLY, THIRDS, rounding=EXACT)),
    ("rule_missing", one_cost(YEARLY, start="2025-07-01")),
    ("inside_a_month", one_cost(YEARLY, start="2025-07-02", term='renewal = "none", part_years = "months",')),
    ("before_price_level", one_cost('yearly = "1 kr", price_level = 2026, index = "prices"', more=index('"2 %"'))),
    ("two_answers", one_cost('once = { 2025 = "1 kr" }', paid_by='{ from-start = "alfa", from-2025-07 = "beta" }')),
    ("outside_the_agreement", one_cost('once = { 2030 = "1 kr" }')),
    ("rule_missing", one_cost(YEARLY, THIRDS, rounding=to_unit(odd="gamma", order=""))),
    ("all_weights_zero", one_cost(YEARLY, "weights = { alfa = 0, beta = 0 }")),
    ("order_missing", one_cost(YEARLY, THIRDS, rounding=to_unit(order='["alfa"]'))),
    ("gap_before_first_step", one_cost(YEARLY, paid_by='{ from-2026 = "alfa" }')),
)

# ------------------------------------------------------------------------------------ measures, figures and their clauses

HEADS = 'measures.heads = {{ kind = "{kind}", values = {{ {values} }}, source = "agreement" }}'
KPI = """figures.kpi_long = { file = "figures/kpi.csv", unit = "index", base = "1980=100", source = "agreement", continued = { by = "kpi_2020", from = "2026-01", times = "3,3592", rounding.level = { to = "0,01", mode = "half_up" } } }
figures.kpi_2020 = { file = "figures/kpi-2020.csv", unit = "index", base = "2020=100", source = "agreement" }
measures.kpi_october = { figures = "kpi_long", reading = { at = "10", years_before = 1 }, preliminary = "refuse", after_last = "stop", source = "agreement" }
measures.kpi_september = { figures = "kpi_long", reading = { at = "09", years_before = 1 }, preliminary = "refuse", after_last = "stop", source = "agreement" }"""
# semantics.md 4.4: 1980=100 as published, 2020=100 assumed
KPI_FIGURES = {
    "figures/kpi.csv": "# KPI, fastställda tal\nperiod,value\n2013-10,314.40\n2014-10,314.02\n2015-10,314.29\n2016-10,318.00\n2019-10,336.04\n"
    "2020-10,336.97\n2021-10,346.44\n2022-10,384.04\n2023-10,409.07\n2024-10,415.51\n2025-10,419.35\n",
    "figures/kpi-2020.csv": "period;value\r\n2026-10;125,10\r\n2027-10;126,98\r\n",
}


def heads(kind: str = "stock", **values: object) -> str:
    """A measure called `heads`, typed in the file."""
    return HEADS.format(kind=kind, values=", ".join(f'{name} = "{value}"' for name, value in values.items()))


def level(measure: str, against: str, more: str = "", every: str = "01-01") -> str:
    """An index called `prices` that reads a level, with the KPI beside it."""
    return f'indexes.prices = {{ level = "{measure}", against = "{against}", every = "{every}", {more} source = "agreement" }}\n{KPI}'


def typed_levels(against: str, *levels: str, more: str = "", first: int = 2024) -> str:
    """An index called `prices` with an index number for each year from 2024."""
    row = ", ".join(f'{first + place} = "{value}"' for place, value in enumerate(levels))
    return f'indexes.prices = {{ level = {{ {row}, after_last = "stop" }}, against = "{against}", every = "01-01", {more} source = "agreement" }}'


def with_party(text: str, party: str, said: str) -> str:
    """The same file with more said about a party: groups, joins, leaves, borne_by."""
    return text.replace(f"parties.{party} = {{ ", f"parties.{party} = {{ {said}, ")

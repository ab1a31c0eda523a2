"""The style of the HTML document: light and dark, wide and narrow, and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

STYLE: Final = """
:root { --text: light-dark(#1f2328, #e6edf3); --page: light-dark(#ffffff, #0d1117);
  --quiet: light-dark(#59636e, #9198a1); --good: light-dark(#1a7f37, #3fb950); --finding: var(--major);
  --weigh: var(--moderate); --unknown: light-dark(#8250df, #d2a8ff);
  --link: light-dark(#0550ae, #79c0ff); }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page);
  max-width: 76rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
h1 { margin: .5rem 0; } h2 { margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 1px solid var(--edge); }
h3 { margin: 2rem 0 .5rem; }
h1, h2, h3 { line-height: 1.25; overflow-wrap: anywhere; }
a { color: var(--link); }
code, pre { font: .8125em/1.45 ui-monospace, monospace; }
code { overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--edge); border-radius: 6px; padding: .5rem; overflow-x: auto; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.verdict { border-left: 5px solid var(--tone); background: var(--soft); padding: .75rem 1rem;
  border-radius: 0 6px 6px 0; font-size: 1.125rem; }
.critical { --tone: var(--critical); } .major { --tone: var(--major); } .moderate { --tone: var(--moderate); }
.minor { --tone: var(--minor); } .none, .good { --tone: var(--good); } .finding { --tone: var(--finding); }
.weigh { --tone: var(--weigh); } .unknown { --tone: var(--unknown); } .neutral { --tone: var(--edge); }
.scroll { overflow-x: auto; border: 1px solid var(--edge); border-radius: 6px; margin: .75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--edge); }
th { background: var(--soft); white-space: nowrap; }
td { overflow-wrap: break-word; }
tr:last-child td { border-bottom: 0; }
tr[class] td:first-child { box-shadow: inset 4px 0 var(--tone, transparent); }
td b { color: var(--tone); } .neutral td b { color: var(--quiet); }
td code { overflow-wrap: break-word; }
.of4 { min-width: 40rem; } .of5 { min-width: 46rem; } .of6, .of9 { min-width: 52rem; }
fieldset { border: 1px solid var(--edge); border-radius: 6px; padding: .5rem .8rem; margin: 1rem 0;
  display: flex; flex-wrap: wrap; gap: .4rem 1rem; align-items: center; }
legend { color: var(--quiet); padding: 0 .3rem; }
label b { color: var(--tone); }
select { font: inherit; max-width: 100%; }
.group > h3 b { color: var(--tone); }
.why, .quiet { color: var(--quiet); }
details { border: 1px solid var(--edge); border-left: 4px solid var(--tone, var(--edge)); border-radius: 6px;
  margin: .5rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
.place { display: block; color: var(--quiet); }
svg { display: block; color: var(--text); font: 11px ui-monospace, monospace; }
svg text { fill: currentColor; }
.week { min-width: 46rem; width: 100%; height: auto; }
.week .rule { stroke: var(--edge); } .week .hour { fill: var(--quiet); }
.week rect { stroke: var(--page); } .week .hit { stroke: var(--critical); stroke-width: 2; }
.mark { display: inline-block; min-width: 1.6rem; padding: 0 .3rem; border-radius: 3px; text-align: center; }
.c0 { fill: light-dark(#b6d4fe, #1f4b82); background: light-dark(#b6d4fe, #1f4b82); }
.c1 { fill: light-dark(#b7ebc6, #1d5b32); background: light-dark(#b7ebc6, #1d5b32); }
.c2 { fill: light-dark(#f9dba0, #6a4a10); background: light-dark(#f9dba0, #6a4a10); }
.c3 { fill: light-dark(#f4c2dc, #702a52); background: light-dark(#f4c2dc, #702a52); }
.c4 { fill: light-dark(#d9ccf7, #4d3a86); background: light-dark(#d9ccf7, #4d3a86); }
.c5 { fill: light-dark(#b5e6e6, #16595c); background: light-dark(#b5e6e6, #16595c); }
.graph .node { fill: var(--soft); stroke: var(--edge); } .graph .task rect { stroke: var(--minor); stroke-width: 1.5; }
.graph .queue rect { stroke: var(--good); } .graph .beat rect { stroke: var(--moderate); }
.graph .route rect { stroke: var(--unknown); } .graph .head { fill: var(--quiet); font-weight: bold; }
.graph path { fill: none; stroke: light-dark(#8c959f, #6e7681); } .graph .starts { stroke-dasharray: 5 3; }
.graph .calls { stroke-dasharray: 2 3; }
.graph marker path { fill: light-dark(#8c959f, #6e7681); stroke: none; }
body:has(#critical:not(:checked)) #defects .critical, body:has(#major:not(:checked)) #defects .major,
body:has(#moderate:not(:checked)) #defects .moderate, body:has(#minor:not(:checked)) #defects .minor { display: none; }
@media (max-width: 40rem) {
  body { padding: .5rem .75rem 3rem; } h2 { margin-top: 2rem; } th, td { padding: .3rem .45rem; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, fieldset { display: none; }
  table { font-size: 8pt; min-width: 0 !important; } th { white-space: normal; } td { overflow-wrap: anywhere; }
  .scroll { overflow: visible; } .week, .graph { min-width: 0 !important; width: 100%; height: auto; }
  details::details-content { content-visibility: visible; block-size: auto; }
  tr, details, pre, .verdict { break-inside: avoid; } h2, h3, summary { break-after: avoid; }
  pre { white-space: pre-wrap; }
}
"""


def choices(rules: Iterable[str], apps: int) -> str:
    """What hides the findings that a reader did not choose: a rule of style for each choice, and no program."""
    named = [("rule", code) for code in rules] + [("app", f"app-{number}") for number in range(1, apps + 1)]
    return "".join(
        f'body:has(#by-{what} option[value="{name}"]:checked) #defects :is(.group, details):not(.{name}) '
        "{ display: none; }\n"
        for what, name in named
    )

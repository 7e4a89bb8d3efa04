/** Teams and persons: their table, views among peers, terms behind lines, folded parts; only in reports about people. */
export const peopleStyle = `
.finder{display:flex;flex-wrap:wrap;gap:var(--s1) var(--s2);align-items:center;margin:var(--s3) 0 var(--s2);font-size:var(--label)}
.finder input{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:4px;padding:4px 10px;min-height:36px;width:min(22em,100%)}
.finder output{color:var(--soft)}
.persons{width:100%}
.persons :is(td,thead th){white-space:normal}
.persons thead th:nth-child(1){width:15%}
.persons thead th:nth-child(2){width:15%}
.persons thead th:nth-child(3){width:26%}
.persons thead th:nth-child(4){width:13%}
.persons tbody th{font-weight:600}
.persons .team>*{border-top:1px solid var(--line);border-bottom-color:var(--line);background:var(--paper);padding-top:8px;padding-bottom:8px}
.persons .team>:first-child{padding-left:8px}
.persons .team>:last-child{padding-right:8px}
.persons small{white-space:nowrap}
.persons small::before{content:" "}
.verdict.suggested{color:var(--ink)}
.verdict:is(.not-comparable,.no-grade){color:var(--soft)}
:is(td,.part).gate:is(.vetoed,.not-met)>*:first-child,td.gate:is(.vetoed,.not-met){color:var(--alert)}
:is(td,.part).gate:is(.examiners-differ,.incomplete)>*:first-child,td.gate:is(.examiners-differ,.incomplete){color:var(--doubt)}
.doubt{color:var(--doubt);font-size:.9375rem;max-width:52em}
.suggestion .verdict{font-size:1rem;font-weight:600;color:var(--value)}
.suggestion.undecided .verdict{color:var(--doubt)}
.suggestion:is(.not-comparable,.no-grade) .verdict{color:var(--soft)}
.gate li{padding:2px 0}
.gate .behind{margin:0}
.share-row{grid-template-columns:minmax(8rem,16rem) minmax(0,1fr) minmax(7rem,12rem);padding:2px 0}
.share-row .figure{text-align:left;white-space:normal}
.project-row{grid-template-columns:minmax(9rem,18rem) minmax(0,1fr) 12rem;padding:4px 0;border-bottom:1px solid var(--faint)}
.project-row.heads{border:0}
.project-row .tag{white-space:normal}
.project-row .figure{text-align:left}
.project-row .aside{grid-column:1/-1;grid-row:2;margin-top:4px}
.timeline.with-credits{height:246px}
.term{stroke:var(--card);stroke-width:2}
.term.even{fill:var(--faint)}
.term.odd{fill:var(--line);fill-opacity:.7}
.terms{font-size:.9375rem;padding-left:1.6em;margin-top:var(--s2)}
.folds{border-top:1px solid var(--line)}
.fold{border-bottom:1px solid var(--faint)}
.fold>summary{font-size:.9375rem;padding:7px 0}
.fold>.part{padding:var(--s1) 0 var(--s3)}
.fold h5{margin:var(--s3) 0 var(--s1)}
.verdicts{display:grid;grid-template-columns:minmax(0,1.2fr) minmax(0,1fr);gap:var(--s3) var(--s4)}
.verdicts>:only-child{grid-column:1/-1}
.part :is(.rows,.plain){padding-left:0}
.narrow{display:none!important}
.written{max-width:52em;font-size:.9375rem}
.written li{padding:6px 0;border-top:1px solid var(--faint)}
.portrait.team>summary h4{color:var(--value)}
.body>.soft,.body>.inline{font-size:var(--label)}
@media(max-width:680px){
.verdicts{grid-template-columns:minmax(0,1fr)}
.persons,.persons tbody{display:block}
.persons thead{display:none}
.persons tr{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:0 var(--s2);padding:8px 0;border-bottom:1px solid var(--faint)}
.persons :is(.suggested,.gate,.out,.team th){grid-column:1/-1}
.persons :is(.gate,.out){font-size:var(--small)}
.persons :is(.gate,.out):empty{display:none}
.persons td.suggested small{display:inline}
.narrow{display:inline!important}
figure[id$=-heads] td.b{min-width:7.5em;white-space:normal}
.persons tbody :is(th,td){border:0!important;padding:0!important;min-width:0}
.persons tr.team{background:var(--paper);border-top:1px solid var(--line);padding:8px}
.persons .team>*{background:none}
.share-row,.project-row{column-gap:12px;padding:5px 0;grid-template-columns:minmax(0,1fr)}
:is(.share-row,.project-row)>svg{grid-column:1/-1;grid-row:2}
:is(.share-row,.project-row).heads>span{display:none}
.project-row .aside{grid-column:1/-1}
:is(.share-row,.project-row) .figure{grid-row:3}
.project-row .aside{grid-row:4}}
@media print{.finder{display:none}.written li,.terms li{break-inside:avoid}}
@media(forced-colors:active){.term{forced-color-adjust:none}}
`;

/** What people said: stacked answers, corrected beside raw, two sides apart. */
export const voicesStyle = `
.poll{border-top:1px solid var(--line);margin-top:var(--s4);padding-top:var(--s4)}
.note+.poll{border-top:0;margin-top:0;padding-top:0}
.poll>h3{margin:0 0 var(--s1);font-size:var(--lead)}
.poll>*+figure,.poll>*+.part{margin-top:var(--s3)}
.poll .print-open{margin-top:var(--s2)}
.poll h4{font-size:.9375rem}
.poll .tag{margin-left:var(--s1);font-weight:400}
.apart{border-top-style:dashed}
.apart .tag{white-space:normal;color:var(--doubt);border-color:var(--doubt-edge)}
.pool{font-weight:600;margin:var(--s2) 0 0}
.said-row{grid-template-columns:minmax(7rem,12rem) minmax(0,1fr) 9rem minmax(7rem,11rem);padding:2px 0}
.said-row .figure{text-align:left}
.side-row{grid-template-columns:minmax(6rem,9rem) minmax(0,1fr) 11rem minmax(9rem,16rem);padding:2px 0}
.side-row .figure{text-align:left}
.apart-list{font-size:.9375rem;margin-bottom:var(--s2)}
td.b{min-width:11em;vertical-align:top}
td.b :is(.pile,.track){margin:-4px 0}
.portrait .behind>.inline,.portrait .behind>p{font-size:.9375rem}
.pile{display:block;width:100%;height:28px;overflow:visible}
.pile rect{stroke:var(--value)}
.pile rect{y:5px;height:18px}
rect.a{fill:var(--value)}
rect.b{fill:var(--tint)}
rect.c{fill:var(--wash)}
rect.d{fill:url(#hatch)}
rect.e{fill:var(--card)}
span:is(.a,.b,.c,.d,.e)::before{content:"" / "";display:inline-block;width:18px;height:9px;margin-right:5px;border:1px solid var(--value);border-radius:1px}
.legend>span::before{margin:0}
span.a::before{background:var(--value)}
span.b::before{background:var(--tint)}
span.c::before{background:var(--wash)}
span.d::before{background:repeating-linear-gradient(135deg,var(--edge) 0 2px,var(--card) 2px 5px)}
.hatch-ground{fill:var(--card)}
.hatch-line{stroke:var(--edge);stroke-width:2}
.pile text{text-anchor:middle;fill:var(--ink);transform:translateY(18px)}
.pile text.a{fill:var(--card)}
.pile text.d{stroke:var(--card);stroke-width:4px;paint-order:stroke}
.raw-dot{fill:var(--card);stroke:var(--value);stroke-width:2.5}
.joint{stroke:var(--edge);stroke-width:3}
`;

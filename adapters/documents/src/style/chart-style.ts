/** Marks of the charts: one meaning, one look. Negative is hollow, undecided is hollow and yellow. */
export const chartStyle = `
svg text{font:.75rem var(--sans);fill:var(--soft)}
.track{display:block;width:100%;height:28px;overflow:visible}
.track.tall{height:44px}
.track>circle{cy:14px;r:5px}
.track:not(.tall,.meter)>rect{y:7px;height:14px;rx:1.5px}
.track:not(.meter)>:is(.value-band,.doubt-band){y:9px;height:10px;rx:5px}
.track>.median{y:6px;width:2px;height:16px;rx:0;transform:translateX(-1px)}
.peers circle{cy:14px;r:3.5px;fill:var(--peer)}
.grid{stroke:var(--faint);stroke-width:1}
.base{stroke:var(--line)}
.zero{stroke:var(--soft)}
.median{stroke:var(--ink);stroke-width:2}
rect.median{fill:var(--ink);stroke:none}
.value-band{fill:var(--band);stroke:var(--edge)}
.clear{fill-opacity:.75}
.doubt-band{fill:var(--doubt-band);stroke:var(--doubt-edge)}
.value-dot{fill:var(--value);stroke:var(--card)}
.open-dot{fill:var(--card);stroke:var(--doubt);stroke-width:2.5}
.peer{fill:var(--peer)}
.visible-plus,.value-plus,.value-bar{fill:var(--value)}
.visible-minus{fill:var(--card);stroke:var(--value);stroke-width:1.5}
.latent-plus{fill:var(--latent)}
.latent-minus{fill:var(--card);stroke:var(--latent);stroke-width:1.5}
.rest-plus{fill:var(--soft)}
.rest-minus{fill:var(--card);stroke:var(--soft);stroke-width:1.5}
.sum-plus{fill:var(--ink)}
.sum-minus{fill:var(--card);stroke:var(--ink);stroke-width:1.5}
.total-bar{fill:var(--band);stroke:var(--edge)}
.whisker{stroke:var(--ink);stroke-width:1.5}
.halo{stroke:var(--card);stroke-width:4.5}
.meter{max-width:36em}
.meter-room{fill:var(--faint)}
.meter-over{fill:var(--doubt-edge)}
.budget{stroke:var(--ink);stroke-width:2}
.radar{display:block;width:100%;max-width:320px;margin:0 auto}
.spokes text{font:13px var(--sans);fill:var(--ink)}
.ring{fill:none;stroke:var(--line)}
.radar-own{fill:var(--value);fill-opacity:.18;stroke:var(--value);stroke-width:2}
.radar-peers{fill:none;stroke:var(--soft);stroke-width:1.5;stroke-dasharray:4 3}
.timeline{display:block;width:100%;height:180px;overflow:visible}
.levels{text-anchor:end}
.periods{text-anchor:middle}
.line{stroke-width:2}
.line.index{stroke:var(--ink)}
.line.visible{stroke:var(--value);stroke-dasharray:5 3}
.line.latent{stroke:var(--latent)}
.point.index{fill:var(--ink)}
.point.visible{fill:var(--card);stroke:var(--value);stroke-width:2}
.point.latent{fill:var(--latent)}
.timeline circle{r:3px}
.timeline .index circle{r:3.5px}
.timeline .latent rect{width:7px;height:7px;transform:translate(-3.5px,-3.5px)}
.columns rect{fill:var(--value)}
.columns text{text-anchor:middle}
.columns{display:block;width:100%;max-width:34em;height:86px}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;margin-top:var(--s2);font-size:var(--small);color:var(--soft);line-height:1.6}
.legend>span{display:inline-flex;align-items:center;gap:6px}
.legend svg{width:20px;height:16px;flex:none}
.legend>span::before{flex:none}
.legend>:is(.peer,.value-dot,.open-dot,.raw-dot)::before{content:"" / "";width:10px;height:10px;border-radius:50%}
.legend>.peer::before{background:var(--peer)}
.legend>.value-dot::before{background:var(--value)}
.legend>.open-dot::before{border:2.5px solid var(--doubt)}
.legend>.raw-dot::before{border:2.5px solid var(--value)}
.legend>.median::before{content:"" / "";width:2px;height:14px;background:var(--ink)}
.legend>:is(.value-bar,.total-bar,.value-band,.visible-plus,.visible-minus,.latent-plus)::before{content:"" / "";width:18px;height:8px;border-radius:1px}
.legend>:is(.value-bar,.visible-plus)::before{background:var(--value)}
.legend>.latent-plus::before{background:var(--latent)}
.legend>.visible-minus::before{border:1.5px solid var(--value)}
.legend>:is(.total-bar,.value-band)::before{background:var(--band);border:1px solid var(--edge)}
.legend>.value-band::before{border-radius:4px}
`;

/** Marks of the charts: one meaning, one look. Negative is hollow, undecided is hollow and yellow. */
export const chartStyle = `
svg text{font:.75rem var(--sans);fill:var(--soft)}
.track{display:block;width:100%;height:28px;overflow:visible}
.track.tall{height:44px}
.grid{stroke:var(--faint);stroke-width:1}
.base{stroke:var(--line)}
.zero{stroke:var(--soft)}
.median{stroke:var(--ink);stroke-width:2}
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
.radar text{font-size:13px;fill:var(--ink)}
.ring{fill:none;stroke:var(--line)}
.radar-own{fill:var(--value);fill-opacity:.18;stroke:var(--value);stroke-width:2}
.radar-peers{fill:none;stroke:var(--soft);stroke-width:1.5;stroke-dasharray:4 3}
.timeline{display:block;width:100%;height:180px;overflow:visible}
.line{stroke-width:2}
.line.index{stroke:var(--ink)}
.line.visible{stroke:var(--value);stroke-dasharray:5 3}
.line.latent{stroke:var(--latent)}
.point.index{fill:var(--ink)}
.point.visible{fill:var(--card);stroke:var(--value);stroke-width:2}
.point.latent{fill:var(--latent)}
.columns{display:block;width:100%;max-width:34em;height:86px}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;margin-top:var(--s2);font-size:var(--small);color:var(--soft);line-height:1.6}
.legend>span{display:inline-flex;align-items:center;gap:6px}
.legend svg{width:20px;height:16px;flex:none}
`;

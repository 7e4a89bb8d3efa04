/** What single sections need beyond the page: rows of charts, portraits, flags, remarks. */
export const sectionStyle = `
.rows{list-style:none;padding:0}
.row{display:grid;align-items:center;column-gap:var(--s3);min-height:28px;line-height:1.4}
.row.heads{color:var(--soft);font-size:var(--small);align-items:end}
.row .figure{text-align:right;white-space:nowrap;font-size:.9375rem}
.row .aside{font-size:var(--small);color:var(--soft)}
.ranking-row{grid-template-columns:minmax(7rem,10rem) minmax(0,1fr) 5rem 5.5rem 9rem}
.ranking-row .name a{color:var(--ink);text-decoration-color:var(--line)}
.ranking-row .name a:hover{text-decoration-color:var(--value)}
figure.ranking{margin-top:var(--s3)}
figure.ranking .name{padding-left:var(--s3)}
.ranking figcaption{display:flex;align-items:baseline;gap:var(--s2);margin-bottom:var(--s1)}
.ranking figcaption h3{margin:0}
.ranking figcaption>span{font-size:var(--small);color:var(--soft);font-weight:400}
.ranking .behind{padding-left:var(--s3)}
.tail>summary{padding-left:var(--s3)}
.row:not(.heads):hover{background:linear-gradient(90deg,var(--faint),transparent 40%)}
.range{white-space:nowrap}
.change{font-size:var(--label);white-space:nowrap}
.within{color:var(--soft)}
.verdict{font-size:var(--label);color:var(--soft)}
.verdict.undecided{color:var(--doubt)}
.strip-row{grid-template-columns:minmax(5rem,8rem) minmax(0,1fr) 3rem 7rem}
.reason-row{grid-template-columns:minmax(7rem,15rem) minmax(0,1fr) 3.5rem;max-width:48rem}
.reason-row.latent .name{color:var(--latent)}
.reason-row.sum{border-top:1px solid var(--line);font-weight:600}
.sense-row{grid-template-columns:minmax(7rem,12rem) minmax(0,1fr) 7rem;min-height:44px}
.weight-row{grid-template-columns:minmax(7rem,14rem) minmax(0,1fr) 4rem minmax(0,1fr) 3.5rem}
.weight-row.heads{margin-bottom:var(--s1)}
.first{list-style:none;padding:0}
.first li{display:grid;grid-template-columns:7.5em 1fr;gap:0 var(--s3);padding:6px 0;border-bottom:1px solid var(--faint);align-items:baseline}
.first li:last-child{border-bottom:0}
.first .tag{justify-self:start}
.flagged .tag,.no-score .tag{color:var(--alert);border-color:currentColor}
.undecided>.tag{color:var(--doubt);border-color:var(--doubt-edge)}
.group{margin-top:var(--s4)}
.portrait{border-top:1px solid var(--line)}
.portrait>summary{display:grid;grid-template-columns:1.2rem minmax(7rem,1fr) 9rem 11rem;column-gap:var(--s2);align-items:baseline;padding:9px 0;color:var(--ink);list-style:none;font-size:1rem}
.portrait>summary::-webkit-details-marker{display:none}
.portrait>summary::before{content:"\\25B8" / "";color:var(--value);display:inline-block;width:1em;line-height:1;align-self:center;text-align:center;transition:transform .15s}
.portrait[open]>summary::before{transform:rotate(90deg)}
.portrait>summary:hover{text-decoration:none}
.portrait>summary:hover h4{text-decoration:underline;text-underline-offset:3px}
.portrait .range{font-size:var(--label)}
.body{padding:var(--s1) 0 var(--s4)}
.body>*+*{margin-top:var(--s4)}
.story,.told{max-width:48em;text-wrap:pretty}
.part ul,.part ol,section>ul{padding-left:1.3em}
.part h3,.part h5{margin-top:0}
.inline{display:flex;flex-wrap:wrap;gap:0 var(--s4);list-style:none;padding:0!important}
.beside{display:grid;grid-template-columns:minmax(0,1fr) 300px;gap:var(--s4)}
.flag{border-left:4px solid var(--doubt-edge);padding-left:var(--s3);margin-top:var(--s4)}
.flag .soft{white-space:nowrap}
.flag h3{margin:0 0 var(--s1)}
.flag dl,.facts{display:grid;grid-template-columns:8.5em minmax(0,1fr);gap:var(--s1) var(--s3);font-size:.9375rem}
.flag dt,.facts dt{color:var(--soft)}
.remarks{list-style:none;padding:0!important}
.remarks li{padding:12px 0;border-top:1px solid var(--faint);max-width:56em}
.plain{list-style:none;padding:0}
.over{color:var(--doubt)}
.missed{color:var(--doubt)}
section>.behind,section>.print-open{margin-top:var(--s3)}
figure+.remarks{margin-top:var(--s3)}
section>figure+figure{margin-top:var(--s4)}
section>div.part{margin-top:var(--s3)}
`;

/** The document: one column of sections, type, links, controls, tables, folded parts. */
export const pageStyle = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:var(--s3)}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.75 var(--sans);font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
html[lang="zh-Hant"] :is(u,q,use[lang="zh-Hans"],use[lang="en"]),
html[lang="zh-Hans"] :is(i,q,use[lang="zh-Hant"],use[lang="en"]),
html[lang="en"] :is(i,u,bdi,use[lang|="zh"]){display:none}
i{font-style:normal}
u{text-decoration:inherit}
q{quotes:none}
[hidden]{display:none!important}
.alternative{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.defs{position:absolute;width:0;height:0}
.skip{position:absolute;left:var(--s3);top:-100px;background:var(--card);padding:var(--s2) var(--s3);z-index:1}
.skip:focus{top:var(--s2)}
:focus-visible{outline:2px solid var(--value);outline-offset:2px;border-radius:2px}
main:focus{outline:none}
main,.top{max-width:1064px;margin:0 auto;padding:0 32px}
main{padding-bottom:var(--s5)}
.top{display:flex;justify-content:flex-end;min-height:var(--s5);padding-top:var(--s3)}
.controls{display:flex;flex-wrap:wrap;gap:var(--s1)}
button{font:inherit;font-size:var(--small);line-height:1.5;min-height:28px;color:var(--soft);background:none;border:1px solid transparent;border-radius:4px;padding:2px 10px;cursor:pointer}
button:hover{color:var(--ink);border-color:var(--line)}
button[aria-pressed="true"]{color:var(--ink);border-color:var(--line);background:var(--card);font-weight:600}
h1,h2,h3,h4,h5,figcaption{line-height:1.4;margin:0;text-wrap:balance}
h1,h2{font-family:var(--serif);font-weight:700}
h1{font-size:var(--h1)}
h2{font-size:var(--h2);margin-bottom:var(--s2)}
h3{font-size:1rem;margin:var(--s4) 0 var(--s2)}
h4{font-size:1rem}
h5,figcaption{font-size:.9375rem;font-weight:600;margin-bottom:var(--s2)}
p,ul,ol,dl,dd,figure{margin:0}
a{color:var(--value);text-underline-offset:3px;text-decoration-thickness:1px;text-decoration-color:var(--edge)}
a:hover{text-decoration-thickness:2px}
code{font-family:var(--mono);font-size:max(.8125em,.75rem)}
pre{margin:var(--s2) 0;padding:var(--s2) var(--s3);background:var(--faint);border-radius:4px;overflow-x:auto}
small,.hint,.soft{font-size:var(--small);color:var(--soft);font-weight:400}
.kicker{color:var(--soft);font-size:var(--label);letter-spacing:.06em;margin-bottom:var(--s1)}
.fictional{display:inline-block;white-space:nowrap;margin-left:12px;color:var(--alert);border:1px solid currentColor;border-radius:3px;padding:0 6px;font-weight:600;letter-spacing:0}
.lead{font-size:var(--lead);max-width:44em;margin:var(--s3) 0 var(--s4);text-wrap:pretty}
.strip{display:grid;grid-template-columns:repeat(5,1fr);border-top:2px solid var(--ink);border-bottom:1px solid var(--line)}
.strip div{display:flex;flex-direction:column-reverse;justify-content:flex-end;padding:var(--s3) var(--s3) 12px 0}
.strip dt{font-size:var(--small);line-height:1.5;color:var(--soft)}
.strip dd{font-size:1.5rem;font-weight:600;line-height:1.25}
.contents{margin:var(--s3) 0 var(--s4);font-size:var(--label)}
.contents ul{display:flex;flex-wrap:wrap;gap:0 var(--s3);list-style:none;padding:0}
.contents a{display:inline-block;padding:4px 0;text-decoration:none}
.contents a:hover{text-decoration:underline}
section{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:var(--s4);margin-bottom:var(--s4)}
.note{font-size:.9375rem;color:var(--soft);max-width:52em;margin-bottom:var(--s3);text-wrap:pretty}
.note strong{color:var(--doubt);font-weight:600}
summary{cursor:pointer;color:var(--value);font-size:var(--label);padding:2px 0}
summary:hover{text-decoration:underline;text-underline-offset:3px}
.behind{margin-top:var(--s2)}
.scroll{overflow-x:auto;margin:var(--s2) 0}
table{border-collapse:collapse;font-size:var(--label);line-height:1.5;min-width:100%}
caption{text-align:left;font-size:var(--small);color:var(--soft);padding-bottom:var(--s1)}
th,td{text-align:left;vertical-align:baseline;padding:5px 8px;border-bottom:1px solid var(--faint);font-weight:400}
th:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
td,thead th{white-space:nowrap}
.t{white-space:normal!important;min-width:14em}
thead th{color:var(--soft);font-size:var(--small);border-bottom-color:var(--line);vertical-align:bottom}
tbody th{min-width:7em}
.n,.n td,.n th+th{text-align:right}
.n :is(.w,.t,.b){text-align:left}
.n details{white-space:normal}
td>details>summary{color:inherit;font-size:inherit;padding:0;text-decoration:underline dotted;text-underline-offset:3px;list-style:none}
td>details>summary::-webkit-details-marker{display:none}
td>details[open]>summary{color:var(--value)}
td>details>code{display:block;text-align:left;min-width:24em;line-height:1.6}
.digest{overflow-wrap:anywhere}
.tag{display:inline-block;font-size:var(--small);color:var(--soft);border:1px solid var(--line);border-radius:3px;padding:0 6px;line-height:1.5;white-space:nowrap}
.tag.warning{color:var(--doubt);border-color:var(--doubt-edge)}
`;

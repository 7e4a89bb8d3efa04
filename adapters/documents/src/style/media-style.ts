/** Small screens, paper, forced colours and calm motion. */
export const mediaStyle = `
@media(max-width:860px){
.beside{grid-template-columns:minmax(0,1fr)}
.ranking-row{grid-template-columns:minmax(6rem,9rem) minmax(0,1fr) 4.5rem 5rem 7rem}
.said-row{grid-template-columns:minmax(6rem,10rem) minmax(0,1fr) 8.5rem minmax(6rem,9rem)}
.side-row{grid-template-columns:minmax(6rem,9rem) minmax(0,1fr) 11rem}
.side-row .aside{grid-column:2/-1;grid-row:2}
.portrait>summary{grid-template-columns:1.2rem minmax(6rem,1fr) auto minmax(6rem,auto)}}
@media(max-width:680px){
main,.top{padding-left:var(--s3);padding-right:var(--s3)}
.top{justify-content:flex-start}
h1{font-size:1.5rem}
.lead{font-size:1.0625rem}
.strip{grid-template-columns:1fr 1fr}
section{padding:var(--s3);border-radius:0;margin-left:calc(-1*var(--s3));margin-right:calc(-1*var(--s3));border-left:0;border-right:0}
.ranking-row{grid-template-columns:minmax(0,1fr) auto auto;column-gap:12px;padding:6px 0;border-bottom:1px solid var(--faint)}
.ranking-row.heads{border:0;padding:0}
.ranking-row.heads>span{display:none}
.ranking-row .track{grid-column:1/-1;grid-row:2}
.ranking-row .verdict{grid-column:1/-1;grid-row:3}
.ranking-row .verdict.settled{display:none}
figure.ranking .name{padding-left:0}
.ranking .behind,.tail>summary{padding-left:0}
.strip-row{grid-template-columns:minmax(0,1fr) auto auto;column-gap:12px;padding:4px 0}
.strip-row .track{grid-column:1/-1;grid-row:2}
.said-row,.side-row{grid-template-columns:minmax(0,1fr) auto;column-gap:12px;padding:5px 0}
.said-row svg,.side-row svg{grid-column:1/-1;grid-row:2}
.said-row .aside,.side-row .aside{grid-column:1/-1;grid-row:3}
.said-row.heads>span,.side-row.heads>span{display:none}
.reason-row,.sense-row{grid-template-columns:minmax(0,1fr) auto;padding:2px 0}
.reason-row .track,.sense-row .track{grid-column:1/-1;grid-row:2}
.sense-row.heads>span{display:none}
.weight-row{grid-template-columns:minmax(0,1fr) 3.6rem minmax(0,1fr) 3rem;padding:3px 0}
.weight-row .name,.weight-row.heads>span:first-child{grid-column:1/-1}
.portrait>summary{grid-template-columns:1.2rem minmax(0,1fr) auto}
.portrait>summary .verdict{grid-column:2/-1}
.portrait>summary .verdict.settled{display:none}
.first li{grid-template-columns:1fr}
.flag dl,.facts{grid-template-columns:1fr}
.flag dd,.facts dd{margin-bottom:var(--s2)}}
@media print{
@page{size:A4;margin:16mm 14mm}
.top,.contents,.skip{display:none}
main{max-width:none;padding:0}
section{border:0;border-top:1px solid var(--line);border-radius:0;padding:12pt 0 0}
h2,h3,h4,h5,figcaption,.portrait>summary{break-after:avoid}
.row,tr,.flag,.remarks li,.first li,.strip,.radar,.timeline{break-inside:avoid}
.row:hover{background:none!important}
.behind:not([open]),.portrait>summary::before{display:none}
.portrait>summary{grid-template-columns:minmax(7rem,1fr) 9rem 11rem}
.scroll{overflow:visible}
.beside{grid-template-columns:minmax(0,1fr) 240px}
a{color:inherit;text-decoration:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details.print-open::details-content{content-visibility:visible;block-size:auto}}
@media(forced-colors:active){.value-band,.doubt-band,.value-bar,.total-bar,.value-dot,.visible-plus,.latent-plus,.pile rect,.raw-dot,.peers circle,.legend>span::before{forced-color-adjust:none}}
@media(prefers-reduced-motion:reduce){.portrait>summary::before{transition:none}}
`;

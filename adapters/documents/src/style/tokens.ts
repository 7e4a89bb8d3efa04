/**
 * Every colour, size and space of the report, in one place.
 *
 * Light is the design; dark keeps the meaning of each colour at the same contrast; large type scales
 * everything that is measured in rem. Text has a contrast of at least 4.5 on card and paper, marks 3.
 */
export const tokens = `
:root{
--paper:#FBFAF6;--card:#FFFFFF;--ink:#1E2329;--soft:#5B6570;--line:#DAD7CE;--faint:#EFEDE6;
--value:#24557F;--tint:#8FB0CC;--wash:#D5E2EE;--band:#B9CFE1;--edge:#6B92B3;--latent:#2F6B4F;--latent-band:#C4DCCB;
--doubt:#8A5F0F;--doubt-band:#F0DFB8;--doubt-edge:#B5852A;--alert:#A83C2B;--peer:#C9C6BC;
--s1:4px;--s2:8px;--s3:16px;--s4:24px;--s5:40px;
--small:.8125rem;--label:.875rem;--lead:1.125rem;--h2:1.25rem;--h1:1.875rem;
--sans:"Noto Sans TC","Noto Sans CJK TC","PingFang TC","Microsoft JhengHei",sans-serif;
--serif:"Noto Serif TC","Noto Serif CJK TC","Source Han Serif TC","Songti TC","PMingLiU",serif;
--mono:ui-monospace,"SFMono-Regular","DejaVu Sans Mono",Consolas,monospace}
:root:lang(zh-Hans){
--sans:"Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;
--serif:"Noto Serif SC","Noto Serif CJK SC","Source Han Serif SC","Songti SC","SimSun",serif}
:root:lang(en){
--sans:"Noto Sans","Segoe UI","Helvetica Neue",Arial,"Noto Sans TC","Noto Sans CJK TC","PingFang TC",sans-serif;
--serif:"Noto Serif",Georgia,"Times New Roman","Noto Serif TC","Noto Serif CJK TC","Songti TC",serif}
:root[data-type="large"]{font-size:125%}
:root[data-theme="light"]{color-scheme:light}
:root[data-theme="dark"]{color-scheme:dark;DARK}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){DARK}}
@media print{:root,:root[data-theme="dark"]{
--paper:#FFFFFF;--card:#FFFFFF;--ink:#1E2329;--soft:#4B545E;--line:#C9C6BC;--faint:#E6E3DA;
--value:#24557F;--tint:#8FB0CC;--wash:#D5E2EE;--band:#B9CFE1;--edge:#6B92B3;--latent:#2F6B4F;--latent-band:#C4DCCB;
--doubt:#8A5F0F;--doubt-band:#F0DFB8;--doubt-edge:#B5852A;--alert:#A83C2B;--peer:#C9C6BC;font-size:10.5pt}}
`.replaceAll(
  "DARK",
  `--paper:#14181C;--card:#1B2025;--ink:#E6E4DE;--soft:#A7B0B9;--line:#3A4149;--faint:#2A3037;
--value:#86B6DE;--tint:#35597A;--wash:#22384A;--band:#2A4963;--edge:#5F8DB3;--latent:#7CC49D;--latent-band:#24463A;
--doubt:#E2B964;--doubt-band:#4A3B1A;--doubt-edge:#A98336;--alert:#EE9482;--peer:#59626B`,
);

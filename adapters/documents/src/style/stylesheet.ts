import { chartStyle } from "./chart-style.ts";
import { mediaStyle } from "./media-style.ts";
import { pageStyle } from "./page-style.ts";
import { sectionStyle } from "./section-style.ts";
import { tokens } from "./tokens.ts";
import { voicesStyle } from "./voices-style.ts";

/** The whole style of a report, the same bytes in every report. */
export const stylesheet = tokens + pageStyle + sectionStyle + chartStyle + voicesStyle + mediaStyle;

export { type ReportOptions, renderReport } from "./report/render-report.ts";

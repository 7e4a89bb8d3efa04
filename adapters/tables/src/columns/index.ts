// The door of tables by columns, without the readers of evidence.
export { type LoadColumnsOptions, loadColumns } from "./load-columns.ts";

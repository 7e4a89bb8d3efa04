/** A term of office; days as `YYYY-MM-DD`, `to` null = still in post. */
export interface OfficeTerm {
  readonly county: string;
  readonly post: "secretary" | "mayor";
  readonly person: string;
  readonly from: string;
  readonly to: string | null;
}

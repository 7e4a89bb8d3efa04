import type { UndefinedReason } from "../undefined-reason.ts";

/**
 * Why an integrity check has no answer on well-formed data.
 *
 * Beyond the reasons every statistic knows: `range-too-narrow`, the values span too little for a digit
 * law to hold; `not-rounded`, the values carry no reported precision, so a last digit has no meaning.
 */
export type IntegrityReason = UndefinedReason | "range-too-narrow" | "not-rounded";

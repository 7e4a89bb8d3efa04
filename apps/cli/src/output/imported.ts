import type { Problem } from "@huabiao/kernel/problem";
import { type ExitCode, exitCodes, type Session } from "../io.ts";
import { noteText } from "./print-problems.ts";

/** Says what was imported, what to look at, and what to run next. */
export function printImported(session: Session, out: string, notes: readonly Problem[]): ExitCode {
  const { io, translate } = session;
  if (session.json) {
    io.out(`${JSON.stringify({ out, notes }, null, 2)}\n`);
    return exitCodes.done;
  }
  io.out(noteText(notes, translate));
  io.out(`${translate("cli.import.done", { out, command: `npx huabiao assess ${out}` })}\n`);
  return exitCodes.done;
}

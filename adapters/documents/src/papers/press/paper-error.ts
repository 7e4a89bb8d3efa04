/** A paper could not be printed: a fault of template, font or compiler, told in `cause`. Never a matter of what the text says. */
export class PaperError extends Error {
  override readonly name = "PaperError";
}

import { flushCompileCache } from "node:module";
import { type PdfFault, readPdf, type ReadPdf } from "./read-pdf.ts";

/** Messages of the process that reads one PDF: ready, then its answer. */
export type PdfAnswered = "ready" | { readonly read: ReadPdf | PdfFault };

const say = (answered: PdfAnswered, then: () => void = () => undefined): void =>
  void process.send?.(answered, then);

process.on("message", (bytes: Uint8Array) => {
  void readPdf(bytes).then((read) => say({ read }, () => process.disconnect()));
});
say("ready");
// It is ended by a signal, and would else leave no compiled code for the next one.
flushCompileCache();
// The command has ended, so nobody waits for the answer.
process.once("disconnect", () => process.exit());

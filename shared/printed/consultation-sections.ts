import { sayIn } from "../catalogs/say.ts";
import type { ExportedInput } from "../consultation/inputs-export.ts";
import type { ReportLanguage } from "../text/localized.ts";
import type { ReportBlock, ReportSection } from "./report-block.ts";

/** Inputs to a consultation as sections of a file: a section an input (rule F33). */
export function consultationSections(
  inputs: readonly ExportedInput[],
  language: ReportLanguage,
): readonly ReportSection[] {
  const say = sayIn("consult", language);
  if (inputs.length === 0) return [{ title: say("noneSent"), blocks: [] }];
  return inputs.map((one) => {
    const facts = [
      [say("columnNumber"), one.number],
      [say("columnReceived"), one.received],
      [say("columnState"), one.state],
      [say("affiliation"), one.affiliation],
      [say("email"), one.email],
      [say("columnAbout"), one.about],
      [say("file"), one.file],
      [say("columnReason"), one.reason],
    ] as const;
    const sentences = [one.text, one.fileText]
      .flatMap((text) => text.split("\n"))
      .filter((text) => text.trim() !== "")
      .map((text): ReportBlock => ({ kind: "sentence", text }));
    return {
      title: one.name === "" ? one.number : one.name,
      blocks: [
        { kind: "facts", facts: facts.filter(([, value]) => value !== "") },
        ...sentences,
        { kind: "hash", text: one.proof },
      ],
    };
  });
}

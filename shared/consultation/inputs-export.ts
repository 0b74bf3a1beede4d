import { sayIn } from "../catalogs/say.ts";
import { csvOf } from "../text/csv.ts";
import type { ReportLanguage } from "../text/localized.ts";
import { commaIn } from "../text/list-signs.ts";
import { type Consultation, type ConsultationInput, subjectsOf } from "./consultation.ts";
import type { StoredInput } from "./input.ts";

/** One input as files have it, in words; an erased one has its number, proof and reason alone. */
export type ExportedInput = {
  readonly number: string;
  readonly received: string;
  readonly state: string;
  readonly name: string;
  readonly affiliation: string;
  readonly email: string;
  readonly about: string;
  readonly text: string;
  readonly file: string;
  readonly fileText: string;
  readonly reason: string;
  readonly proof: string;
};

/** All inputs of a consultation, in the order in which they were confirmed (rule F33). */
export function exportedInputs(
  of: Consultation,
  stored: readonly StoredInput[],
  language: ReportLanguage,
): readonly ExportedInput[] {
  const words = new Map(stored.map((one) => [one.id, one.words]));
  const names = new Map(subjectsOf(of).map(({ id, name }) => [id, name]));
  const general = sayIn("consult", language)("general");
  return of.inputs.map((input) => {
    const found = words.get(input.id);
    const none = { name: "", affiliation: "", email: "", about: "", text: "", file: "", fileText: "" };
    const own =
      found === undefined
        ? none
        : {
            name: found.name,
            affiliation: found.affiliation,
            email: found.email,
            about:
              found.about.length === 0
                ? general
                : found.about.map((id) => names.get(id) ?? id).join(commaIn(language)),
            text: found.text,
            file: found.file?.name ?? "",
            fileText: found.file?.paragraphs.join("\n") ?? "",
          };
    return { ...factsOf(input, language), ...own };
  });
}

const factsOf = ({ id, receivedAt, state, acts, proof }: ConsultationInput, language: ReportLanguage) => ({
  number: id,
  received: new Date(receivedAt).toISOString(),
  state: sayIn("inputState", language)(state),
  reason: acts.at(-1)?.reason ?? "",
  proof,
});

/** A line an input. No cell begins a formula. */
export function inputsCsv(inputs: readonly ExportedInput[], language: ReportLanguage): string {
  const say = sayIn("consult", language);
  return csvOf([
    [
      say("columnNumber"),
      say("columnReceived"),
      say("columnState"),
      say("name"),
      say("affiliation"),
      say("email"),
      say("columnAbout"),
      say("text"),
      say("file"),
      say("textOfFile"),
      say("columnReason"),
      say("columnProof"),
    ],
    ...inputs.map((one) => [
      one.number,
      one.received,
      one.state,
      one.name,
      one.affiliation,
      one.email,
      one.about,
      one.text,
      one.file,
      one.fileText,
      one.reason,
      one.proof,
    ]),
  ]);
}

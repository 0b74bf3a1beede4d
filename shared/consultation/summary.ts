import { type Consultation, subjectsOf, type SummaryCount, type SummaryNote } from "./consultation.ts";
import type { InputWords } from "./input.ts";

type Counted = { readonly about: readonly string[] };

/** Counts inputs about each paragraph and topic; those about none stand under "". */
export const countInputs = (
  of: Pick<Consultation, "topics" | "paragraphs">,
  inputs: readonly Counted[],
): readonly SummaryCount[] =>
  ["", ...subjectsOf(of).map(({ id }) => id)].map((about) => ({
    about,
    inputs: inputs.filter((one) => (about === "" ? one.about.length === 0 : one.about.includes(about)))
      .length,
  }));

/** Inputs about one paragraph or topic, as a summary begins with them: a line each. */
export const firstNote = (
  about: string,
  inputs: readonly (Counted & Pick<InputWords, "name" | "affiliation" | "text">)[],
): SummaryNote => ({
  about,
  text: inputs
    .filter((one) => (about === "" ? one.about.length === 0 : one.about.includes(about)))
    .map(({ name, affiliation, text }) => `${affiliation === "" ? name : affiliation}: ${shortOf(text)}`)
    .join("\n"),
});

const SHORT_CHARS = 280;

const shortOf = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, " ");
  return line.length <= SHORT_CHARS ? line : `${line.slice(0, SHORT_CHARS).toWellFormed()}…`;
};

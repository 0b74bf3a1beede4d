import {
  CONSULTATION_PARAGRAPHS_MAX,
  CONSULTATION_TOPICS_MAX,
  EMAIL_CHARS_MAX,
  INPUT_TEXT_CHARS_MAX,
} from "../door-limits.ts";
import { NAME_CHARS_MAX } from "../limits.ts";
import { hasWords, toPlainLines, toPlainWords } from "../text/plain-words.ts";
import { type OpenedConsultation, subjectsOf } from "./consultation.ts";
import { asContact } from "./consultation-commands.ts";
import type { InputWords } from "./input.ts";

/** Fields of the form, as a page without script sends them. */
export const INPUT_FIELDS = {
  about: "about",
  text: "text",
  file: "file",
  name: "name",
  affiliation: "affiliation",
  email: "email",
  consent: "consent",
  /** Nobody sees it; programs fill it in. */
  trap: "website",
  stamp: "stamp",
} as const;

/** Why a form is not taken; each has a sentence in every language. */
export const INPUT_FAULTS = [
  "nameMissing",
  "nameLong",
  "affiliationLong",
  "emailWrong",
  "textMissing",
  "textLong",
  "aboutUnknown",
  "consentMissing",
  "trapFilled",
] as const;
export type InputFault = (typeof INPUT_FAULTS)[number];

/** Values as they were typed: shown again beside a fault. */
export type TypedInput = {
  readonly about: readonly string[];
  readonly text: string;
  readonly name: string;
  readonly affiliation: string;
  readonly email: string;
  readonly consent: boolean;
  readonly trap: string;
};

export const NOTHING_TYPED: TypedInput = {
  about: [],
  text: "",
  name: "",
  affiliation: "",
  email: "",
  consent: false,
  trap: "",
};

type Read =
  | { readonly words: Pick<InputWords, "about" | "text" | "name" | "affiliation" | "email"> }
  | { readonly faults: readonly InputFault[] };

const oneLine = (typed: string): string => toPlainWords(typed).replaceAll(/\s+/gu, " ").trim();

/** Reads a form: signs that nobody sees go, and each fault is told. */
export function readInputForm(
  typed: TypedInput,
  { of, hasFile }: { readonly of: OpenedConsultation; readonly hasFile: boolean },
): Read {
  const name = oneLine(typed.name);
  const affiliation = oneLine(typed.affiliation);
  const text = toPlainLines(typed.text).trim();
  const about = [...new Set(typed.about)];
  const known = new Set(subjectsOf(of).map(({ id }) => id));
  // Judged as it was typed: a break in it must not become a space.
  const email = typed.email.length > EMAIL_CHARS_MAX ? null : asContact.safeParse(typed.email);
  const faults: InputFault[] = [
    ...(typed.trap === "" ? [] : ["trapFilled" as const]),
    ...(about.length > CONSULTATION_PARAGRAPHS_MAX + CONSULTATION_TOPICS_MAX ||
    about.some((id) => !known.has(id))
      ? ["aboutUnknown" as const]
      : []),
    ...(hasWords(text) || (hasFile && text === "") ? [] : ["textMissing" as const]),
    ...(text.length > INPUT_TEXT_CHARS_MAX ? ["textLong" as const] : []),
    ...(hasWords(name) ? [] : ["nameMissing" as const]),
    ...(name.length > NAME_CHARS_MAX ? ["nameLong" as const] : []),
    ...(affiliation.length > NAME_CHARS_MAX ? ["affiliationLong" as const] : []),
    ...(email?.success === true ? [] : ["emailWrong" as const]),
    ...(typed.consent ? [] : ["consentMissing" as const]),
  ];
  if (faults.length > 0 || email?.success !== true) return { faults };
  return { words: { about, text, name, affiliation, email: email.data } };
}

import { sha256Hex } from "../text/hash.ts";
import { canonicalJson } from "../events/chain.ts";
import type { Preset } from "../presets/preset.ts";
import type { ReportLanguage } from "../text/localized.ts";

/** Parts that the Chair may leave in or out (rule H1); masthead, title and the fingerprint always stand. */
export const REPORT_PARTS = [
  "introduction",
  "organization",
  "documents",
  "status",
  "pending",
  "remarks",
  "nextSteps",
  "opinions",
  "provenance",
  "contributions",
] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** The Chair's own paragraphs of the covering text, which come from no record. */
export const OWN_PARTS = ["introduction", "remarks"] as const;
export type OwnPart = (typeof OWN_PARTS)[number];

/** Degree to which anyone is named in it (rule H3). */
export const NAMINGS = ["delegations", "categories", "nobody"] as const;
export type Naming = (typeof NAMINGS)[number];

/** (Rev.n), (Cor.n), (Add.n) of a document that was issued under the same number. */
export const REVISION_KINDS = ["Rev", "Cor", "Add"] as const;
export type ReportRevision = { readonly kind: (typeof REVISION_KINDS)[number]; readonly n: number };

/** The Chair's own part of the report, kept with the record (rule H1). */
export type ReportFields = {
  readonly documentNumber: string;
  /** Null: the document itself. */
  readonly revision: ReportRevision | null;
  readonly language: ReportLanguage;
  /** YYYY-MM-DD; null: the day on which it is made. */
  readonly date: string | null;
  readonly sections: readonly ReportPart[];
  readonly naming: Naming;
  /** Plain paragraphs, one a line. */
  readonly introduction: string;
  readonly remarks: string;
};

/** Before the Chair writes anything. */
export const firstFields = ({ reportNumber }: Pick<Preset, "reportNumber">): ReportFields => ({
  documentNumber: reportNumber,
  revision: null,
  language: "en",
  date: null,
  sections: REPORT_PARTS,
  naming: "delegations",
  introduction: "",
  remarks: "",
});

/** The letter at the end of the Union's document numbers. */
const LETTERS = { ar: "A", zh: "C", en: "E", fr: "F", ru: "R", es: "S" } as const;

/** The same number for the same document in another language: `…/1-E` is `…/1-F` in French. */
export const numberIn = (
  { documentNumber, language }: Pick<ReportFields, "documentNumber" | "language">,
  to: ReportLanguage,
): string =>
  documentNumber.endsWith(`-${LETTERS[language]}`)
    ? documentNumber.slice(0, -1) + LETTERS[to]
    : documentNumber;

/** `IEG-WTPF-26/1-E(Rev.2)`. */
export const reportSymbol = ({ documentNumber, revision }: ReportFields): string =>
  revision === null ? documentNumber : `${documentNumber}(${revision.kind}.${revision.n})`;

/** SHA-256 of all fields: an edit names the state that it was made on. */
export const fieldsHash = (fields: ReportFields): string => sha256Hex(canonicalJson(fields));

/** The Chair's words as paragraphs. */
export const paragraphsIn = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

import { type Consultation, type ConsultationInput, INPUT_STATES, type InputState } from "./consultation.ts";
import type { InputFile, InputWords, StoredInput } from "./input.ts";

/** A consultation as lists show it. `counts` are the secretariat's alone. */
export type ListedConsultation = Omit<Consultation, "inputs" | "summary" | "paragraphs" | "topics"> & {
  readonly counts: Readonly<Record<InputState, number>> | null;
  readonly hasSummary: boolean;
};

export const listedConsultation = (
  { inputs, summary, paragraphs: _paragraphs, topics: _topics, ...of }: Consultation,
  { withCounts }: { readonly withCounts: boolean },
): ListedConsultation => ({
  ...of,
  counts: withCounts ? countStates(inputs) : null,
  hasSummary: summary.published !== null,
});

const countStates = (inputs: readonly ConsultationInput[]): Readonly<Record<InputState, number>> =>
  Object.fromEntries(
    INPUT_STATES.map((state) => [state, inputs.filter((one) => one.state === state).length]),
  ) as Record<InputState, number>;

export type ConsultationsAnswer = {
  readonly consultations: readonly ListedConsultation[];
  /** Without mail nobody can confirm an input. */
  readonly isMailOn: boolean;
};

/** An input as the secretariat decides on it; null: it was erased, or its words were damaged. */
export type ModeratedInput = ConsultationInput & {
  readonly words:
    | (Omit<InputWords, "file"> & {
        readonly file: (Omit<InputFile, "paragraphs"> & { readonly text: string }) | null;
      })
    | null;
};

export type ModerationAnswer = {
  readonly consultation: Omit<Consultation, "inputs">;
  readonly inputs: readonly ModeratedInput[];
};

/** Text of a file that the table shows; the file itself has all of it. */
const FILE_TEXT_CHARS_MAX = 4_000;

/** The inputs of the record with their words. */
export function moderatedInputs(
  { inputs }: Pick<Consultation, "inputs">,
  stored: readonly StoredInput[],
): readonly ModeratedInput[] {
  const words = new Map(stored.map((one) => [one.id, one.words]));
  return inputs.map((input) => {
    const found = words.get(input.id);
    if (found === undefined) return { ...input, words: null };
    const { file, ...others } = found;
    return { ...input, words: { ...others, file: file === null ? null : shortFile(file) } };
  });
}

const shortFile = ({ paragraphs, ...file }: InputFile) => ({
  ...file,
  text: paragraphs.join("\n").slice(0, FILE_TEXT_CHARS_MAX).toWellFormed(),
});

/** Base texts and reports on which a consultation can be opened. */
export type ConsultationDrafts = {
  readonly baseTexts: readonly {
    readonly opinionId: string;
    readonly number: string;
    readonly title: string;
    readonly n: number;
  }[];
  readonly reports: readonly { readonly reportId: string; readonly symbol: string }[];
};

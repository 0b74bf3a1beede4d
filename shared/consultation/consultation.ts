import type { ConsultationId, InputId, OpinionId, ReportIssueId, UserId } from "../ids.ts";
import type { Signed } from "../signed.ts";
import type { Localized, ReportLanguage } from "../text/localized.ts";

/** The draft that a consultation is about. */
export type ConsultationDraft =
  | { readonly kind: "own" }
  | { readonly kind: "baseText"; readonly opinionId: OpinionId; readonly n: number }
  | { readonly kind: "report"; readonly reportId: ReportIssueId };

/** Something that an input can be about: a paragraph, or a topic. */
export type ConsultationParagraph = { readonly id: string; readonly label: string; readonly text: string };
export type ConsultationTopic = { readonly id: string; readonly name: string };

/** Facts of a consultation that stand for good. */
export type OpenedConsultation = {
  readonly id: ConsultationId;
  readonly title: Localized;
  readonly introduction: Localized;
  /** Of its topics and paragraphs. */
  readonly language: ReportLanguage;
  readonly draft: ConsultationDraft;
  readonly topics: readonly ConsultationTopic[];
  readonly paragraphs: readonly ConsultationParagraph[];
  /** Address at which the secretariat is asked to erase an input. */
  readonly contact: string;
  /** Milliseconds since 1970: inputs are taken from the first instant until just before the second. */
  readonly opensAt: number;
  readonly closesAt: number;
};

export const INPUT_STATES = ["received", "published", "withheld", "erased"] as const;
export type InputState = (typeof INPUT_STATES)[number];

/** One step of the moderation. */
export type InputAct = Signed & {
  readonly kind: Exclude<InputState, "received">;
  /** Empty where an input is published. */
  readonly reason: string;
};

/** An input as the forum's event log knows it: without a word of it. */
export type ConsultationInput = {
  readonly id: InputId;
  /** The instant that counts. */
  readonly receivedAt: number;
  readonly confirmedAt: number;
  /** Salted hash of its words (rule F31). */
  readonly proof: string;
  readonly state: InputState;
  readonly acts: readonly InputAct[];
};

/** Text about the inputs of one paragraph or topic; `about` is its id, and empty for inputs about none. */
export type SummaryNote = { readonly about: string; readonly text: string };
/** Number of inputs about a paragraph or topic when the summary was published. */
export type SummaryCount = { readonly about: string; readonly inputs: number };

export type ConsultationSummary = {
  /** As the secretariat last kept it; null: nothing yet. */
  readonly kept: (Signed & { readonly seq: number; readonly notes: readonly SummaryNote[] }) | null;
  readonly published:
    | (Signed & { readonly notes: readonly SummaryNote[]; readonly counts: readonly SummaryCount[] })
    | null;
};

export type ConsultationChange = Signed & { readonly reason: string };

export type Consultation = OpenedConsultation & {
  readonly at: number;
  readonly by: UserId;
  /** In order; the last one may have ended it. */
  readonly changes: readonly ConsultationChange[];
  /** Set where the secretariat ended it before its deadline. */
  readonly ended: ConsultationChange | null;
  readonly inputs: readonly ConsultationInput[];
  readonly summary: ConsultationSummary;
};

export type ConsultationPhase = "toCome" | "open" | "closed";

/** The deadline counts to the second: an input that comes at its instant is late. */
export function phaseOf(
  { opensAt, closesAt, ended }: Pick<Consultation, "opensAt" | "closesAt" | "ended">,
  at: number,
): ConsultationPhase {
  if (at < opensAt && ended === null) return "toCome";
  return at < Math.min(closesAt, ended?.at ?? Infinity) ? "open" : "closed";
}

/** Ids of everything that an input can be about, in the order of the page. */
export const subjectsOf = ({
  topics,
  paragraphs,
}: Pick<OpenedConsultation, "topics" | "paragraphs">): readonly {
  readonly id: string;
  readonly name: string;
}[] => [
  ...topics.map(({ id, name }) => ({ id, name })),
  ...paragraphs.map(({ id, label }) => ({ id, name: label })),
];

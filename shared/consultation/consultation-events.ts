import type { ConsultationId, InputId, UserId } from "../ids.ts";
import type { Readers } from "../people/readers.ts";
import type { Localized } from "../text/localized.ts";
import type {
  Consultation,
  ConsultationInput,
  InputAct,
  OpenedConsultation,
  SummaryCount,
  SummaryNote,
} from "./consultation.ts";

type Of = { readonly consultationId: ConsultationId };
type OfInput = Of & { readonly inputId: InputId };

/** Events of public consultations (rules F25 to F33). No word of an input, and nobody's name, is in one of them. */
export type ConsultationEvent =
  | { readonly type: "consultationOpened"; readonly consultation: OpenedConsultation }
  | (Of & {
      readonly type: "consultationChanged";
      readonly title?: Localized;
      readonly introduction?: Localized;
      readonly contact?: string;
      readonly closesAt?: number;
      readonly reason: string;
    })
  | (Of & { readonly type: "consultationClosed"; readonly reason: string })
  | (OfInput & { readonly type: "inputReceived"; readonly receivedAt: number; readonly proof: string })
  | (OfInput & { readonly type: "inputPublished" })
  | (OfInput & { readonly type: "inputWithheld"; readonly reason: string })
  | (OfInput & { readonly type: "inputErased"; readonly reason: string })
  | (Of & { readonly type: "summaryKept"; readonly notes: readonly SummaryNote[] })
  | (Of & {
      readonly type: "summaryPublished";
      readonly notes: readonly SummaryNote[];
      readonly counts: readonly SummaryCount[];
    });

/** `isQuiet`: no page of a member reads the forum anew for it, or strangers could hold members up. */
const CONSULTATION_EVENTS: Readonly<
  Record<ConsultationEvent["type"], { readonly isQuiet: boolean; readonly isForAll: boolean }>
> = {
  consultationOpened: { isQuiet: false, isForAll: true },
  consultationChanged: { isQuiet: false, isForAll: true },
  consultationClosed: { isQuiet: false, isForAll: true },
  inputReceived: { isQuiet: true, isForAll: false },
  inputPublished: { isQuiet: true, isForAll: false },
  inputWithheld: { isQuiet: true, isForAll: false },
  inputErased: { isQuiet: true, isForAll: false },
  summaryKept: { isQuiet: true, isForAll: false },
  summaryPublished: { isQuiet: false, isForAll: true },
};

export const isConsultationEvent = <Event extends { readonly type: string }>(
  event: Event,
): event is Extract<Event, { readonly type: ConsultationEvent["type"] }> =>
  Object.hasOwn(CONSULTATION_EVENTS, event.type);

/** True for events of one input and of a summary in work: floods of inputs never reach members' pages. */
export const isQuietConsultationEvent = (event: { readonly type: string }): boolean =>
  isConsultationEvent(event as ConsultationEvent) &&
  CONSULTATION_EVENTS[event.type as ConsultationEvent["type"]].isQuiet;

/** The secretariat alone reads which inputs came, and what it did with them (rule F29). */
export const consultationReadersOf = ({ type }: ConsultationEvent): Readers =>
  CONSULTATION_EVENTS[type].isForAll ? { kind: "all" } : { kind: "secretariat" };

type Placed = ConsultationEvent & { readonly seq: number; readonly at: number; readonly by: UserId };

/** The consultations after one more entry. */
export function applyConsultationEvent(
  consultations: readonly Consultation[],
  entry: Placed,
): readonly Consultation[] {
  const { at, by } = entry;
  if (entry.type === "consultationOpened") {
    const opened = { ...entry.consultation, at, by, changes: [], ended: null, inputs: [] };
    return [...consultations, { ...opened, summary: { kept: null, published: null } }];
  }
  return consultations.map((one) =>
    one.id === entry.consultationId ? { ...one, ...changed(one, entry) } : one,
  );
}

function changed(
  { changes, inputs, summary }: Consultation,
  entry: Exclude<Placed, { readonly type: "consultationOpened" }>,
): Partial<Consultation> {
  const { at, by } = entry;
  const acted = (act: InputAct): Partial<Consultation> => ({
    inputs: inputs.map((one) =>
      "inputId" in entry && one.id === entry.inputId
        ? { ...one, state: act.kind, acts: [...one.acts, act] }
        : one,
    ),
  });
  switch (entry.type) {
    case "consultationChanged": {
      const { title, introduction, contact, closesAt, reason } = entry;
      return {
        ...(title === undefined ? {} : { title }),
        ...(introduction === undefined ? {} : { introduction }),
        ...(contact === undefined ? {} : { contact }),
        ...(closesAt === undefined ? {} : { closesAt }),
        changes: [...changes, { at, by, reason }],
      };
    }
    case "consultationClosed": {
      const ended = { at, by, reason: entry.reason };
      return { ended, changes: [...changes, ended] };
    }
    case "inputReceived": {
      const { inputId: id, receivedAt, proof } = entry;
      const input: ConsultationInput = {
        id,
        receivedAt,
        confirmedAt: at,
        proof,
        state: "received",
        acts: [],
      };
      return { inputs: [...inputs, input] };
    }
    case "inputPublished":
      return acted({ kind: "published", at, by, reason: "" });
    case "inputWithheld":
      return acted({ kind: "withheld", at, by, reason: entry.reason });
    case "inputErased":
      return acted({ kind: "erased", at, by, reason: entry.reason });
    case "summaryKept":
      return { summary: { ...summary, kept: { at, by, seq: entry.seq, notes: entry.notes } } };
    case "summaryPublished": {
      const { notes, counts } = entry;
      return { summary: { ...summary, published: { at, by, notes, counts } } };
    }
  }
}

import { CONSULTATION_BYTES_MAX, CONSULTATIONS_MAX, INPUTS_OF_CONSULTATION_MAX } from "../door-limits.ts";
import { type ConsultationId, consultationId, type InputId, type NewId } from "../ids.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { bytesOf } from "../text/bytes-of.ts";
import {
  type Consultation,
  type ConsultationInput,
  type ConsultationParagraph,
  phaseOf,
  subjectsOf,
  type SummaryCount,
} from "./consultation.ts";
import type { ConsultationCommand } from "./consultation-commands.ts";
import type { ConsultationEvent } from "./consultation-events.ts";

/** Facts that a command of consultations is decided with, beside the record. */
export type ConsultationContext = {
  readonly at: number;
  readonly newId: NewId;
  /** Paragraphs of the base text or report that a consultation is opened on, as the server read them. */
  readonly draft?: readonly ConsultationParagraph[] | undefined;
  /** Inputs about each paragraph and topic, counted where their words stand. */
  readonly counts?: readonly SummaryCount[] | undefined;
};

type Decided = { readonly events: readonly ConsultationEvent[] } | { readonly refusal: Refusal };
type Ask<Type extends ConsultationCommand["type"]> = Extract<ConsultationCommand, { readonly type: Type }>;

const NO_CONSULTATION = refuse("noSuchText", "There is no such consultation.");
const NO_INPUT = refuse("noSuchPaper", "There is no such input.");

/** Decides what the secretariat asks of consultations (rules F25, F29 to F32). */
export function decideConsultation(
  consultations: readonly Consultation[],
  command: ConsultationCommand,
  context: ConsultationContext,
): Decided {
  if (command.type === "openConsultation") return openConsultation(consultations, command, context);
  const found = consultations.find(({ id }) => id === command.consultationId);
  if (found === undefined) return NO_CONSULTATION;
  const of = { consultationId: found.id };
  switch (command.type) {
    case "changeConsultation":
      return changeConsultation(found, command, context.at);
    case "closeConsultation":
      return phaseOf(found, context.at) === "closed"
        ? refuse("timeIsOver", "This consultation is closed already.")
        : { events: [{ type: "consultationClosed", ...of, reason: command.reason }] };
    case "publishInputs":
      return moderated(found, command.inputIds, {
        isDone: ({ state }) => state === "published",
        event: (inputId) => ({ type: "inputPublished", ...of, inputId }),
      });
    case "withholdInputs":
      return moderated(found, command.inputIds, {
        isDone: ({ state }) => state === "withheld",
        event: (inputId) => ({ type: "inputWithheld", ...of, inputId, reason: command.reason }),
      });
    case "eraseInput":
      return moderated(found, [command.inputId], {
        isDone: () => false,
        event: (inputId) => ({ type: "inputErased", ...of, inputId, reason: command.reason }),
      });
    case "keepSummary":
      return keepSummary(found, command);
    case "publishSummary": {
      const { kept } = found.summary;
      if (kept === null || kept.seq !== command.seq) return CHANGED;
      const { counts = [] } = context;
      return { events: [{ type: "summaryPublished", ...of, notes: kept.notes, counts }] };
    }
  }
}

const CHANGED = refuse("changedSince", "Somebody else changed the summary since. Read it again.");

function openConsultation(
  consultations: readonly Consultation[],
  command: Ask<"openConsultation">,
  { at, newId, draft }: ConsultationContext,
): Decided {
  const { title, introduction, language, topics, contact } = command;
  const [opensAt, closesAt] = [Date.parse(command.opensAt), Date.parse(command.closesAt)];
  if (consultations.length >= CONSULTATIONS_MAX)
    return refuse("tooMany", "The forum has as many consultations as may.", { max: CONSULTATIONS_MAX });
  if (closesAt <= Math.max(at, opensAt))
    return refuse("notLater", "The deadline comes after the opening, and is still to come.");
  const paragraphs =
    command.draft.kind === "own"
      ? command.draft.paragraphs.map((one, n): ConsultationParagraph => ({ id: `p${n + 1}`, ...one }))
      : (draft ?? []);
  if (paragraphs.length === 0 && topics.length === 0)
    return refuse("emptyWords", "A consultation has a topic or a paragraph.");
  const consultation = {
    id: consultationId(newId()),
    title,
    introduction,
    language,
    draft: command.draft.kind === "own" ? ({ kind: "own" } as const) : command.draft,
    topics: topics.map((name, n) => ({ id: `t${n + 1}`, name })),
    paragraphs,
    contact,
    opensAt,
    closesAt,
  };
  if (bytesOf(JSON.stringify(consultation)) > CONSULTATION_BYTES_MAX)
    return refuse("tooLong", "The texts of the consultation are too long.", { max: CONSULTATION_BYTES_MAX });
  return { events: [{ type: "consultationOpened", consultation }] };
}

function changeConsultation(
  found: Consultation,
  { title, introduction, contact, reason, ...command }: Ask<"changeConsultation">,
  at: number,
): Decided {
  const closesAt = command.closesAt === undefined ? undefined : Date.parse(command.closesAt);
  if (found.ended !== null) return refuse("timeIsOver", "This consultation was closed.");
  if (closesAt !== undefined && closesAt <= Math.max(at, found.opensAt))
    return refuse("notLater", "The deadline comes after the opening, and is still to come.");
  const parts = {
    ...(title === undefined ? {} : { title }),
    ...(introduction === undefined ? {} : { introduction }),
    ...(contact === undefined ? {} : { contact }),
    ...(closesAt === undefined ? {} : { closesAt }),
  };
  return Object.keys(parts).length === 0
    ? refuse("nothingToDo", "Nothing of the consultation is changed.")
    : { events: [{ type: "consultationChanged", consultationId: found.id, ...parts, reason }] };
}

/** One event an input; those that are so already are passed over. An erased one is over for good. */
function moderated(
  { inputs }: Consultation,
  ids: readonly InputId[],
  {
    isDone,
    event,
  }: {
    readonly isDone: (input: ConsultationInput) => boolean;
    readonly event: (id: InputId) => ConsultationEvent;
  },
): Decided {
  const events: ConsultationEvent[] = [];
  for (const id of new Set(ids)) {
    const input = inputs.find((one) => one.id === id);
    if (input === undefined) return NO_INPUT;
    if (input.state === "erased") return refuse("paperSettled", "This input was erased.");
    if (!isDone(input)) events.push(event(id));
  }
  return events.length === 0 ? refuse("nothingToDo", "It is so already.") : { events };
}

function keepSummary(found: Consultation, { seq, notes }: Ask<"keepSummary">): Decided {
  if ((found.summary.kept?.seq ?? 0) !== seq) return CHANGED;
  const known = new Set(["", ...subjectsOf(found).map(({ id }) => id)]);
  if (notes.some(({ about }) => !known.has(about)))
    return refuse("unreadable", "The summary names a paragraph that is not there.");
  const kept = notes.filter(({ text }) => text !== "");
  if (bytesOf(JSON.stringify(kept)) > CONSULTATION_BYTES_MAX)
    return refuse("tooLong", "The summary is too long.", { max: CONSULTATION_BYTES_MAX });
  return { events: [{ type: "summaryKept", consultationId: found.id, notes: kept }] };
}

/** An input whose address was confirmed enters the record. One that is there already is not entered again (rule F28). */
export function receiveInput(
  consultations: readonly Consultation[],
  {
    consultationId: id,
    ...input
  }: {
    readonly consultationId: ConsultationId;
    readonly inputId: InputId;
    readonly receivedAt: number;
    readonly proof: string;
  },
): Decided {
  const found = consultations.find((one) => one.id === id);
  if (found === undefined) return NO_CONSULTATION;
  if (found.inputs.some((one) => one.id === input.inputId))
    return refuse("nothingToDo", "This input was confirmed already.");
  if (found.inputs.length >= INPUTS_OF_CONSULTATION_MAX)
    return refuse("tooMany", "The consultation takes no more inputs.", { max: INPUTS_OF_CONSULTATION_MAX });
  return { events: [{ type: "inputReceived", consultationId: id, ...input }] };
}

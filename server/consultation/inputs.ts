import { randomBytes } from "node:crypto";
import { type Consultation, phaseOf } from "../../shared/consultation/consultation.ts";
import { type InputWords, proofOfInput, type StoredInput } from "../../shared/consultation/input.ts";
import { type InputFault, readInputForm } from "../../shared/consultation/input-form.ts";
import {
  INPUT_BYTES_OF_CONSULTATION_MAX,
  INPUT_BYTES_WAITING_MAX,
  INPUT_CONFIRM_MS,
  INPUTS_OF_CONSULTATION_MAX,
  INPUTS_UNCONFIRMED_MAX,
} from "../../shared/door-limits.ts";
import type { NewId } from "../../shared/ids.ts";
import { inLanguage } from "../../shared/text/localized.ts";
import type { PageLanguage } from "../../shared/text/page-language.ts";
import { isSecret, newSecret, secretHash } from "../forum/secrets.ts";
import type { ForumParts } from "../setup/parts.ts";
import { confirmMailKey } from "../store/consultation-store.ts";
import { openFormDoors } from "./form-doors.ts";
import { type FormStamps, openFormStamps } from "./form-stamp.ts";
import { type FileFaultKind, readInputFile } from "./read-input-file.ts";
import { isTooLargeFile, type CameForm } from "./read-form.ts";

/** Why an input is not taken; each has a sentence in every language. */
export type FormFault =
  | InputFault
  | FileFaultKind
  | "late"
  | "notYet"
  | "tooFast"
  | "formOld"
  | "stampWrong"
  | "tooManyNetwork"
  | "tooManyAddress"
  | "tooManyAll"
  | "full"
  | "fileLarge"
  | "unreadable"
  | "noMail"
  | "noDisk";

/** A consultation's place for inputs, as a form came to it. */
type Came = {
  readonly of: Consultation;
  readonly language: PageLanguage;
  readonly network: string;
  /** The instant at which the whole form was here. */
  readonly receivedAt: number;
  readonly form: CameForm;
};

export type Confirmation =
  | { readonly kind: "unknown" | "ended" | "refused" }
  | { readonly kind: "ask" | "done"; readonly input: StoredInput; readonly of: Consultation };

/** Inputs of strangers: taken, confirmed by a mailed link, forgotten where they are not (rules F26 to F28). */
export type StrangerInputs = {
  readonly stamp: (of: Consultation) => Promise<string>;
  readonly doors: ReturnType<typeof openFormDoors>;
  /** Stores an input, and mails the link. */
  readonly receive: (
    came: Came,
  ) => Promise<{ readonly email: string } | { readonly faults: readonly FormFault[] }>;
  /** Reads a link and does nothing: mail scanners open links. */
  readonly look: (secret: string) => Promise<Confirmation>;
  /** Confirms once; asked again, it answers the same. */
  readonly confirm: (secret: string) => Promise<Confirmation>;
};

type Parts = Pick<ForumParts, "forum" | "store" | "clock" | "mail" | "address" | "disk"> & {
  readonly newId: NewId;
};

export function openInputs({ forum, store, clock, mail, address, disk, newId }: Parts): StrangerInputs {
  const doors = openFormDoors();
  /** Made once a forum, so that a form stays good over a restart and a change of the node. */
  let known: Promise<FormStamps> | null = null;
  const stamps = (): Promise<FormStamps> =>
    (known ??= (async () => {
      const stored = await store.meta("consultationKey");
      const key = stored ?? newSecret();
      if (stored === null) await store.saveMeta("consultationKey", key);
      return openFormStamps({ key, newId });
    })().catch((error: unknown) => {
      known = null;
      throw error;
    }));

  const isFull = async (of: Consultation): Promise<boolean> => {
    const { waiting, waitingBytes, bytes } = await store.inputTotals(of.id);
    return (
      of.inputs.length >= INPUTS_OF_CONSULTATION_MAX ||
      waiting >= INPUTS_UNCONFIRMED_MAX ||
      waitingBytes >= INPUT_BYTES_WAITING_MAX ||
      bytes >= INPUT_BYTES_OF_CONSULTATION_MAX
    );
  };

  const receive: StrangerInputs["receive"] = async ({ of, language, network, receivedAt, form }) => {
    const fault = (one: FormFault) => ({ faults: [one] });
    if (!mail.isOn) return fault("noMail");
    if (disk.isFull()) return fault("noDisk");
    const phase = phaseOf(of, receivedAt);
    if (phase !== "open") return fault(phase === "toCome" ? "notYet" : "late");
    const stamp = (await stamps()).read(form.stamp, { of: of.id, at: receivedAt });
    const read = readInputForm(form.typed, { of, hasFile: form.file !== null });
    const faults: readonly FormFault[] = [
      ...("faults" in read ? read.faults : []),
      ...("fault" in stamp ? [stamp.fault] : []),
      ...(isTooLargeFile(form) ? ["fileLarge" as const] : []),
    ];
    if ("faults" in read || "fault" in stamp || faults.length > 0) return { faults };
    const limit = doors.take(network, read.words.email);
    if (limit !== null) return fault(limit);
    if (await isFull(of)) return fault("full");
    const file = form.file === null ? null : await readInputFile(form.file.name, form.file.bytes);
    if (file !== null && "fault" in file) return fault(file.fault);
    const secret = newSecret();
    const words: InputWords = { ...read.words, language, file: file?.file ?? null };
    const input: StoredInput = {
      id: stamp.id,
      consultationId: of.id,
      receivedAt,
      isConfirmed: false,
      linkHash: secretHash(secret),
      salt: randomBytes(32).toString("hex"),
      words,
    };
    // Sent twice, as by a second press, it is stored and mailed once.
    if (!(await store.addInput(input, form.file?.bytes ?? null))) return { email: words.email };
    await mail.queue({
      key: confirmMailKey(input.id),
      to: { address: words.email },
      kind: "confirmInput",
      language,
      values: {
        title: inLanguage(of.title, language),
        receipt: input.id,
        at: receivedAt,
        until: receivedAt + INPUT_CONFIRM_MS,
        link: `${address()}/public/${language}/confirm?key=${secret}`,
        contact: of.contact,
      },
    });
    return { email: words.email };
  };

  const look: StrangerInputs["look"] = async (secret) => {
    const input = isSecret(secret) ? await store.inputByLink(secretHash(secret)) : null;
    const of = forum.forum().consultations.find(({ id }) => id === input?.consultationId);
    if (input === null || of === undefined) return { kind: "unknown" };
    if (input.isConfirmed) return { kind: "done", input, of };
    return clock.now() > input.receivedAt + INPUT_CONFIRM_MS ? { kind: "ended" } : { kind: "ask", input, of };
  };

  /** One after the other, so that two presses at once confirm once. */
  let turn: Promise<unknown> = Promise.resolve();
  const confirm: StrangerInputs["confirm"] = (secret) => {
    const done = turn.then(async (): Promise<Confirmation> => {
      const found = await look(secret);
      if (found.kind !== "ask") return found;
      const { input, of } = found;
      const { id: inputId, consultationId, receivedAt } = input;
      const told = { inputId, consultationId, receivedAt, proof: proofOfInput(input) };
      const answered = await forum.recordInput(told, (rows) => store.confirmInput(rows, inputId));
      return "refusal" in answered ? { kind: "refused" } : { kind: "done", input, of };
    });
    turn = done.catch(() => undefined);
    return done;
  };

  return {
    stamp: async (of) => (await stamps()).make(of.id, clock.now()),
    doors,
    receive,
    look,
    confirm,
  };
}

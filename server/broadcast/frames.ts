import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { CommandAnswer, FrameNews, RefusalNotice } from "../../shared/wire/protocol.ts";
import { MESSAGE } from "../../shared/wire/protocol.ts";

/** The messages that leave the server, as bytes (docs/protocol.md). */
const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

const SYNC = { step1: 0, step2: 1, update: 2 } as const;

const sync = (step: number, bytes: Uint8Array): Uint8Array =>
  message(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const syncStep1 = (stateVector: Uint8Array): Uint8Array => sync(SYNC.step1, stateVector);
export const syncStep2 = (update: Uint8Array): Uint8Array => sync(SYNC.step2, update);
export const syncUpdate = (update: Uint8Array): Uint8Array => sync(SYNC.update, update);

export const awarenessMessage = (update: Uint8Array): Uint8Array =>
  message(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));

export const acknowledgement = (count: number): Uint8Array =>
  message(MESSAGE.acknowledgement, (encoder) => encoding.writeVarUint(encoder, count));

export const minutesMessage = (answer: CommandAnswer): Uint8Array =>
  message(MESSAGE.minutes, (encoder) => encoding.writeVarString(encoder, JSON.stringify(answer)));

export const refusalMessage = (notice: RefusalNotice): Uint8Array =>
  message(MESSAGE.refusal, (encoder) => encoding.writeVarString(encoder, JSON.stringify(notice)));

export type Frame = {
  readonly words: Uint8Array | null;
  readonly awareness: Uint8Array | null;
  readonly news: FrameNews | null;
};

/** One frame for all: merged update, cursors and minutes, each present by its flag. */
export const frameMessage = (frame: Frame): Uint8Array =>
  message(MESSAGE.frame, (encoder) => {
    const flags = (frame.words ? 1 : 0) | (frame.awareness ? 2 : 0) | (frame.news ? 4 : 0);
    encoding.writeVarUint(encoder, flags);
    if (frame.words) encoding.writeVarUint8Array(encoder, frame.words);
    if (frame.awareness) encoding.writeVarUint8Array(encoder, frame.awareness);
    if (frame.news) encoding.writeVarString(encoder, JSON.stringify(frame.news));
  });

/** What a client may send. */
export type Incoming =
  | { readonly kind: "syncStep1"; readonly stateVector: Uint8Array }
  | { readonly kind: "words"; readonly step2: boolean; readonly update: Uint8Array }
  | { readonly kind: "awareness"; readonly update: Uint8Array }
  | { readonly kind: "queryAwareness" }
  | { readonly kind: "command"; readonly json: string };

/** Whether a message is a whole state (sync step 2), which may be larger than others. */
export const isState = (bytes: Uint8Array): boolean => bytes[0] === MESSAGE.sync && bytes[1] === SYNC.step2;

/** Reads one message; null when it is malformed or of an unknown type. Never throws. */
export function readMessage(bytes: Uint8Array): Incoming | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync: {
        const step = decoding.readVarUint(decoder);
        const body = decoding.readVarUint8Array(decoder);
        if (step === SYNC.step1) return { kind: "syncStep1", stateVector: body };
        if (step === SYNC.step2 || step === SYNC.update) {
          return { kind: "words", step2: step === SYNC.step2, update: body };
        }
        return null;
      }
      case MESSAGE.awareness:
        return { kind: "awareness", update: decoding.readVarUint8Array(decoder) };
      case MESSAGE.queryAwareness:
        return { kind: "queryAwareness" };
      case MESSAGE.command:
        return { kind: "command", json: decoding.readVarString(decoder) };
      default:
        return null;
    }
  } catch {
    return null;
  }
}

export type AwarenessState = { readonly client: number; readonly clock: number; readonly json: string };

/** The states in an awareness update, unread; null when malformed. */
export function readAwareness(update: Uint8Array): readonly AwarenessState[] | null {
  try {
    const decoder = decoding.createDecoder(update);
    const states: AwarenessState[] = [];
    const count = decoding.readVarUint(decoder);
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      states.push({ client, clock, json: decoding.readVarString(decoder) });
    }
    return states;
  } catch {
    return null;
  }
}

/** An awareness update of one state. */
export const writeAwareness = (state: AwarenessState): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, state.client);
  encoding.writeVarUint(encoder, state.clock);
  encoding.writeVarString(encoder, state.json);
  return encoding.toUint8Array(encoder);
};

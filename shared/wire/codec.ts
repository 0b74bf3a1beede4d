import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Command } from "../commands/commands.ts";
import { type CommandAnswer, type FrameNews, MESSAGE, type RefusalNotice } from "./protocol.ts";
import { isCommandAnswer, isFrameNews, isRefusalNotice } from "./shapes.ts";

/**
 * The one place that knows the bytes of the messages between page and server (docs/protocol.md). Each kind has its writer
 * here. A reader returns null for malformed bytes and for unknown types; it never throws.
 */

type Sync =
  | { readonly kind: "syncStep1"; readonly stateVector: Uint8Array }
  /** `step2`: the whole state that the other side lacks, and not one edit. */
  | { readonly kind: "words"; readonly step2: boolean; readonly update: Uint8Array };

export type ClientMessage =
  | Sync
  | { readonly kind: "awareness"; readonly update: Uint8Array }
  | { readonly kind: "queryAwareness" }
  /** Left as JSON: its schema refuses it with a reason (server/room/read-command). */
  | { readonly kind: "command"; readonly json: string }
  /** This page shows the words of an open call for objections (rule I20). */
  | { readonly kind: "shown"; readonly callSeq: number };

export type ServerMessage =
  | Sync
  | { readonly kind: "awareness"; readonly update: Uint8Array }
  | { readonly kind: "acknowledgement"; readonly count: number }
  | { readonly kind: "answer"; readonly answer: CommandAnswer }
  | { readonly kind: "refusal"; readonly notice: RefusalNotice }
  | { readonly kind: "frame"; readonly frame: Frame };

/** One batch for all: merged update, cursors and news, each present by its flag. */
export type Frame = {
  readonly words: Uint8Array | null;
  readonly awareness: Uint8Array | null;
  readonly news: FrameNews | null;
};

const SYNC = { step1: 0, step2: 1, update: 2 } as const;
const PART = { words: 1, awareness: 2, news: 4 } as const;

type Bytes = Uint8Array<ArrayBuffer>;

const message = (type: number, write: (encoder: encoding.Encoder) => void): Bytes => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
};

const jsonMessage = (type: number, value: unknown): Bytes =>
  message(type, (encoder) => encoding.writeVarString(encoder, JSON.stringify(value)));

const sync = (step: number, bytes: Uint8Array): Bytes =>
  message(MESSAGE.sync, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const syncStep1 = (stateVector: Uint8Array): Bytes => sync(SYNC.step1, stateVector);
export const syncStep2 = (update: Uint8Array): Bytes => sync(SYNC.step2, update);
export const syncUpdate = (update: Uint8Array): Bytes => sync(SYNC.update, update);

export const awarenessMessage = (update: Uint8Array): Bytes =>
  message(MESSAGE.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update));

/** `again`: it may have arrived before, on another socket. */
export const commandMessage = ({
  n,
  id,
  again,
  command,
}: {
  readonly n: number;
  readonly id?: string;
  readonly again?: boolean;
  readonly command: Command | Readonly<Record<string, unknown>>;
}): Bytes => jsonMessage(MESSAGE.command, { n, id, ...(again === true ? { again } : {}), command });

export const shownMessage = (callSeq: number): Bytes =>
  message(MESSAGE.shown, (encoder) => encoding.writeVarUint(encoder, callSeq));

export const acknowledgement = (count: number): Bytes =>
  message(MESSAGE.acknowledgement, (encoder) => encoding.writeVarUint(encoder, count));

export const minutesMessage = (answer: CommandAnswer): Bytes => jsonMessage(MESSAGE.minutes, answer);

export const refusalMessage = (notice: RefusalNotice): Bytes => jsonMessage(MESSAGE.refusal, notice);

export const frameMessage = ({ words, awareness, news }: Frame): Bytes =>
  message(MESSAGE.frame, (encoder) => {
    const parts = (words ? PART.words : 0) | (awareness ? PART.awareness : 0) | (news ? PART.news : 0);
    encoding.writeVarUint(encoder, parts);
    if (words) encoding.writeVarUint8Array(encoder, words);
    if (awareness) encoding.writeVarUint8Array(encoder, awareness);
    if (news) encoding.writeVarString(encoder, JSON.stringify(news));
  });

/** Tells a counted message, one that brings words and must be acknowledged; null for all others. */
export function countedKind(bytes: Uint8Array): "state" | "update" | null {
  if (bytes[0] !== MESSAGE.sync) return null;
  if (bytes[1] === SYNC.step2) return "state";
  return bytes[1] === SYNC.update ? "update" : null;
}

const orNull = <Read>(read: (decoder: decoding.Decoder) => Read | null, bytes: Uint8Array): Read | null => {
  try {
    return read(decoding.createDecoder(bytes));
  } catch {
    return null;
  }
};

function readSync(decoder: decoding.Decoder): Sync | null {
  const step = decoding.readVarUint(decoder);
  const body = decoding.readVarUint8Array(decoder);
  if (step === SYNC.step1) return { kind: "syncStep1", stateVector: body };
  if (step !== SYNC.step2 && step !== SYNC.update) return null;
  return { kind: "words", step2: step === SYNC.step2, update: body };
}

export const readClientMessage = (bytes: Uint8Array): ClientMessage | null =>
  orNull<ClientMessage>((decoder) => {
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync:
        return readSync(decoder);
      case MESSAGE.awareness:
        return { kind: "awareness", update: decoding.readVarUint8Array(decoder) };
      case MESSAGE.queryAwareness:
        return { kind: "queryAwareness" };
      case MESSAGE.command:
        return { kind: "command", json: decoding.readVarString(decoder) };
      case MESSAGE.shown:
        return { kind: "shown", callSeq: decoding.readVarUint(decoder) };
      default:
        return null;
    }
  }, bytes);

const readJson = (decoder: decoding.Decoder): unknown => JSON.parse(decoding.readVarString(decoder));

function readFrame(decoder: decoding.Decoder): Frame | null {
  const parts = decoding.readVarUint(decoder);
  const words = (parts & PART.words) === 0 ? null : decoding.readVarUint8Array(decoder);
  const awareness = (parts & PART.awareness) === 0 ? null : decoding.readVarUint8Array(decoder);
  if ((parts & PART.news) === 0) return { words, awareness, news: null };
  const news = readJson(decoder);
  return isFrameNews(news) ? { words, awareness, news } : null;
}

export const readServerMessage = (bytes: Uint8Array): ServerMessage | null =>
  orNull<ServerMessage>((decoder) => {
    switch (decoding.readVarUint(decoder)) {
      case MESSAGE.sync:
        return readSync(decoder);
      case MESSAGE.awareness:
        return { kind: "awareness", update: decoding.readVarUint8Array(decoder) };
      case MESSAGE.acknowledgement:
        return { kind: "acknowledgement", count: decoding.readVarUint(decoder) };
      case MESSAGE.minutes: {
        const answer = readJson(decoder);
        return isCommandAnswer(answer) ? { kind: "answer", answer } : null;
      }
      case MESSAGE.refusal: {
        const notice = readJson(decoder);
        return isRefusalNotice(notice) ? { kind: "refusal", notice } : null;
      }
      case MESSAGE.frame: {
        const frame = readFrame(decoder);
        return frame === null ? null : { kind: "frame", frame };
      }
      default:
        return null;
    }
  }, bytes);

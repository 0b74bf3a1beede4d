import type * as Y from "yjs";
import { syncUpdate } from "../../shared/wire/codec.ts";
import type { ConcordClient } from "./concord-client.ts";
import { type CharId, forge, type ForgedDeletion, type ForgedStruct } from "./forge.ts";

/** Knowledge of a hostile delegate with a program of its own when it sends. */
export type Attacker = {
  readonly client: ConcordClient;
  /** Ids of clauses: where it may type, and one that is locked. */
  readonly open: string;
  readonly locked: string;
  /** The Yjs id under which an honest delegate of another delegation types. */
  readonly victim: number;
};

export type HostileCase = {
  readonly what: string;
  /** The refusal with which it is closed; null where it stays and nothing comes of it. */
  readonly refused: readonly [code: number, reason: string] | null;
  readonly send: (attacker: Attacker) => readonly (Uint8Array | string)[];
};

export const NOT_AN_EDIT = [4403, "notAnEdit"] as const;
export const LOCKED = [4403, "clauseLocked"] as const;
export const FOREIGN = [4403, "foreignClient"] as const;
export const UNREADABLE = [4403, "unreadable"] as const;
export const NOT_PLAIN = [4403, "notPlainWords"] as const;
export const TOO_LARGE = [4413, "tooLarge"] as const;

/** All characters of a clause in order, deleted ones too. */
export const charsOf = ({ client }: Attacker, clause: string): readonly CharId[] => {
  const chars: CharId[] = [];
  for (let item = client.text(clause)._start; item !== null; item = item.right) {
    for (let i = 0; i < item.length; i++) chars.push([item.id.client, item.id.clock + i]);
  }
  return chars;
};
export const first = (attacker: Attacker, clause: string): CharId => charsOf(attacker, clause)[0]!;
/** Between the first two characters of the open clause, as a page would type there. */
export const beside = (attacker: Attacker): { origin: CharId; right: CharId | undefined } => {
  const [origin, right] = charsOf(attacker, attacker.open);
  return { origin: origin!, right };
};
export const textItem = ({ client }: Attacker, clause: string): CharId => {
  const { id } = client.text(clause)._item!;
  return [id.client, id.clock];
};
export const paragraph = ({ client }: Attacker, clause: string): CharId => {
  const { id } = (client.text(clause).parent as Y.XmlElement)._item!;
  return [id.client, id.clock];
};

export const mine = ({ client }: Attacker, structs: readonly ForgedStruct[], clock = 0): Uint8Array =>
  syncUpdate(forge([{ client: client.doc.clientID, clock, structs }]));
export const deleting = (...ranges: ForgedDeletion[]): Uint8Array => syncUpdate(forge([], ranges));
export const under = (client: number, clock: number, struct: ForgedStruct): Uint8Array =>
  syncUpdate(forge([{ client, clock, structs: [struct] }]));

import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** Yjs updates byte by byte, as no editor writes them: what a hostile client could send. */
export type CharId = readonly [client: number, clock: number];

export type ForgedStruct =
  | {
      readonly content: Pick<Y.ContentString, "getRef" | "write">;
      readonly origin?: CharId;
      readonly right?: CharId;
      /** A root's name, or the id of the item that holds the type; only written where there is no neighbour. */
      readonly parent?: string | CharId;
      readonly sub?: string;
    }
  | { readonly gc: number }
  | { readonly skip: number };

export type ForgedBlock = {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly ForgedStruct[];
};
export type ForgedDeletion = readonly [client: number, clock: number, length: number];

const HAS_ORIGIN = 128;
const HAS_RIGHT = 64;
const HAS_SUB = 32;
const SKIP = 10;

export const text = (words: string): Y.ContentString => new Y.ContentString(words);

export function forge(blocks: readonly ForgedBlock[], deletions: readonly ForgedDeletion[] = []): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  encoding.writeVarUint(encoder.restEncoder, blocks.length);
  for (const { client, clock, structs } of blocks) {
    encoding.writeVarUint(encoder.restEncoder, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, clock);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  encoding.writeVarUint(encoder.restEncoder, deletions.length);
  for (const [client, clock, length] of deletions) {
    for (const number of [client, 1, clock, length]) encoding.writeVarUint(encoder.restEncoder, number);
  }
  return encoder.toUint8Array();
}

function writeStruct(encoder: Y.UpdateEncoderV1, struct: ForgedStruct): void {
  if ("gc" in struct) {
    encoder.writeInfo(0);
    encoder.writeLen(struct.gc);
    return;
  }
  if ("skip" in struct) {
    encoder.writeInfo(SKIP);
    encoding.writeVarUint(encoder.restEncoder, struct.skip);
    return;
  }
  const { content, origin, right, parent, sub } = struct;
  const bits =
    (origin === undefined ? 0 : HAS_ORIGIN) |
    (right === undefined ? 0 : HAS_RIGHT) |
    (sub === undefined ? 0 : HAS_SUB);
  encoder.writeInfo(content.getRef() | bits);
  if (origin !== undefined) encoder.writeLeftID(Y.createID(...origin));
  if (right !== undefined) encoder.writeRightID(Y.createID(...right));
  if (origin === undefined && right === undefined) {
    encoder.writeParentInfo(typeof parent === "string");
    if (typeof parent === "string") encoder.writeString(parent);
    else encoder.writeLeftID(Y.createID(...(parent ?? [0, 0])));
    if (sub !== undefined) encoder.writeString(sub);
  }
  content.write(encoder, 0);
}

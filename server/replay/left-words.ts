import { canonicalJson } from "../../shared/events/chain.ts";
import type { AuthorId } from "../../shared/ids.ts";
import type { CopiedWords } from "../store/store.ts";
import type { DeletedRange } from "./server-doc.ts";

/**
 * Remains of a run of removed rows, kept in the last of them: all that they made of the words together. Characters
 * that came and went among them are known by their number alone.
 */
export type LeftWords = {
  /** Owners of the ids that first wrote among these rows. */
  readonly owners: readonly (readonly [client: number, user: AuthorId])[];
  readonly standIns: CopiedWords["standIns"];
  readonly moved: CopiedWords["moved"];
  /** Deletions with their authors. */
  readonly deleted: readonly (DeletedRange & { readonly by: AuthorId })[];
  /** From the words after the run before to those after this one (Yjs, V1). */
  readonly update: Uint8Array;
};

/** As it lies in a row: JSON in one form. */
export function writeLeftWords({ owners, standIns, moved, deleted, update }: LeftWords): Uint8Array {
  const ranges = deleted.map(({ by, client, clock, length }) => [by, client, clock, length]);
  const base64 = Buffer.from(update).toString("base64");
  return new TextEncoder().encode(
    canonicalJson({ owners, standIns, moved, deleted: ranges, update: base64 }),
  );
}

/** Throws on what is none. */
export function readLeftWords(body: Uint8Array): LeftWords {
  const { deleted, update, ...left } = JSON.parse(new TextDecoder().decode(body)) as Omit<
    LeftWords,
    "deleted" | "update"
  > & {
    readonly deleted: readonly (readonly [AuthorId, number, number, number])[];
    readonly update: string;
  };
  return {
    ...left,
    deleted: deleted.map(([by, client, clock, length]) => ({ by, client, clock, length })),
    update: Buffer.from(update, "base64"),
  };
}

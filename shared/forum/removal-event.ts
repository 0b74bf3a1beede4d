import type { OpinionId } from "../ids.ts";

/** Rows of words of one document that were removed, and what binds what is left of it. */
export type RemovedRows = {
  /** The first and the last row that this act removed, and how many rows of words they are; 0: none of its own. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** SHA-256 over what is left of all rows ever removed in it (docs/protocol.md, "Removed words"). */
  readonly proof: string;
};

/** Typed text was removed when the forum's period was over (rules Z1, Z4). */
export type RemovalEvent =
  | {
      readonly type: "keystrokesRemoved";
      /** Text typed before this instant, in milliseconds since 1970. */
      readonly before: number;
      /** The server's clock, or whoever runs the server by its command line. */
      readonly asked: "clock" | "commandLine";
      readonly opinions: readonly (RemovedRows & { readonly opinionId: OpinionId })[];
    }
  | {
      /** Of drafts, whose number and place are nobody's to know (rule Q8): for no reader. */
      readonly type: "draftKeystrokesRemoved";
      readonly before: number;
      readonly drafts: readonly (RemovedRows & { readonly draftId: string })[];
    };

/**
 * The operator's word that the machine's clock is right (rules Z10, D16), in milliseconds since 1970. `recorded`: the
 * forum's clock then. If it is later, a clock ran ahead before, and rows after the next start are older than this.
 */
export type ClockEvent = {
  readonly type: "clockConfirmed";
  readonly is: number;
  readonly seen: number;
  readonly recorded: number;
};

/** One act of removing, as it is told of one Opinion. */
export type ToldRemoval = {
  readonly seq: number;
  readonly at: number;
  readonly before: number;
  readonly asked: Extract<RemovalEvent, { type: "keystrokesRemoved" }>["asked"];
  readonly opinions: readonly { readonly opinionId: OpinionId; readonly rows: number }[];
};

export const toldRemoval = ({
  seq,
  at,
  before,
  asked,
  opinions,
}: Extract<RemovalEvent, { type: "keystrokesRemoved" }> & {
  readonly seq: number;
  readonly at: number;
}): ToldRemoval => ({
  seq,
  at,
  before,
  asked,
  opinions: opinions.map(({ opinionId, rows }) => ({ opinionId, rows })),
});

/** The counted messages of a connection: they bring words and must be acknowledged. */
export type Received = {
  counted: number;
  /** How many were in the document when one was missing: those after it count once a step 2 has filled the gap. Null: no gap. */
  beforeGap: number | null;
  /** The state told in its first step 1, until its first step 2 comes. */
  told: ReadonlyMap<number, number> | null;
};

export const nothingReceived = (): Received => ({ counted: 0, beforeGap: null, told: null });

/** Messages that are in the document; acknowledged when they are on disk. */
export const takenOf = ({ counted, beforeGap }: Received): number => beforeGap ?? counted;

export function countTaken(received: Received, { step2 }: { readonly step2: boolean }): void {
  received.counted += 1;
  if (step2) received.beforeGap = null;
}

export function countGap(received: Received): void {
  received.beforeGap ??= received.counted;
  received.counted += 1;
}

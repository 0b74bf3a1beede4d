import type { Negotiation } from "../negotiation/negotiation.ts";
import type { Opinion } from "../opinion/opinion.ts";

/** The Opinion with other parts of its negotiation. */
export const withNegotiation = (opinion: Opinion, part: Partial<Negotiation>): Opinion => ({
  ...opinion,
  negotiation: { ...opinion.negotiation, ...part },
});

/** The list with one of it changed, by id. */
export const changedIn = <One extends { readonly id: string }>(
  list: readonly One[],
  id: One["id"],
  part: (one: One) => Partial<One>,
): readonly One[] => list.map((one) => (one.id === id ? { ...one, ...part(one) } : one));

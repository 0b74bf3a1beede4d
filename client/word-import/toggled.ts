/** The same numbers with one more, or one less. */
export function toggled(chosen: ReadonlySet<number>, n: number): ReadonlySet<number> {
  const next = new Set(chosen);
  if (!next.delete(n)) next.add(n);
  return next;
}

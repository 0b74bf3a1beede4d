import { z } from "zod";
import type { ReportSeal, SealedLine } from "./seal.ts";

const head = z.object({ symbol: z.string(), madeAt: z.iso.datetime(), end: z.string(), annexes: z.number() });
const annexHead = z.object({
  label: z.string(),
  text: z.string(),
  seq: z.number(),
  head: z.string(),
  lines: z.number(),
});
const someLines = z.array(z.tuple([z.string(), z.string(), z.literal("beside").optional()]));
const wholeSeal = head.extend({
  looks: z.string().optional(),
  annexes: z.array(annexHead.extend({ lines: someLines, looks: z.string().optional() })),
});

/** Returns null if a file carries no whole seal. */
export function sealFrom(marks: ReadonlyMap<string, string>): ReportSeal | null {
  try {
    const parsed = <What>(name: string, schema: z.ZodType<What>): What =>
      schema.parse(JSON.parse(marks.get(name) ?? ""));
    const { annexes: count, ...rest } = parsed("concord-report", head);
    const annexes = Array.from({ length: count }, (_, i) => {
      const { lines: length, ...annex } = parsed(`concord-annex-${i + 1}`, annexHead);
      const lines: SealedLine[] = [];
      for (let n = 1; lines.length < length; n++)
        lines.push(...parsed(`concord-annex-${i + 1}-${n}`, someLines.min(1)));
      return { ...annex, lines };
    });
    return { ...rest, annexes };
  } catch {
    return null;
  }
}

/** Returns null if a text is no seal. */
export function sealFromText(text: string): ReportSeal | null {
  try {
    // A key that is absent stays absent: the seal's hash depends on it.
    return wholeSeal.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

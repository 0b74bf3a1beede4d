import { z } from "zod";
import type { IssuedText } from "../../shared/forum/issued-report.ts";
import { FORUM_STREAM } from "../store/store.ts";
import { type OpenEntry, verifyRecordFile } from "./record-file.ts";
import { VERIFIED, type VerifiedFile } from "./verified-file.ts";
import { isDatabase, verifyDatabase } from "./verify-database.ts";
import { say } from "./spoken.ts";

/** An issue of the report as the record tells it. */
export type FoundIssue = {
  readonly symbol: string;
  /** ISO, when it was issued. */
  readonly at: string;
  /** The office of the person who issued it, in words. */
  readonly by: string;
  /** `bytes`: the very file was issued; `seal`: a file with this seal was. */
  readonly kind: "bytes" | "seal";
  readonly texts: readonly Pick<IssuedText, "number" | "title" | "baseText">[];
};

type SearchedRecord = VerifiedFile & {
  readonly isWhole: boolean;
  readonly issues: number;
  readonly found: FoundIssue | null;
};

const asIssued = z.object({
  setBy: z.string().nullish(),
  issue: z.object({
    symbol: z.string(),
    texts: z.array(z.object({ number: z.string(), title: z.string(), baseText: z.number() })),
    files: z.array(z.object({ hash: z.string(), seal: z.string().optional() })),
  }),
});
const asPerson = z.object({ participant: z.object({ id: z.string(), role: z.string() }) });

/** Finds the issue of a report by the SHA-256 of one of its files, or by its seal. */
export async function searchRecord(
  recordFile: string,
  { sha256, seal }: { readonly sha256: string; readonly seal: string | null },
): Promise<SearchedRecord> {
  const { lines, code, rows, entries } = await entriesOf(recordFile);
  const isWhole = code === VERIFIED.whole;
  // Hashes of rows that are wrong prove nothing.
  const issues = isWhole ? issuesIn(entries()) : [];
  const having = (has: (file: { readonly hash: string; readonly seal?: string | undefined }) => boolean) =>
    issues.find(({ files }) => files.some(has))?.issue;
  const same = having(({ hash }) => hash === sha256);
  const sealed = seal === null ? undefined : having((file) => file.seal === seal);
  const found = same ?? sealed;
  return {
    lines,
    code,
    rows,
    isWhole,
    issues: issues.length,
    found: found === undefined ? null : { ...found, kind: same === undefined ? "seal" : "bytes" },
  };
}

async function entriesOf(
  file: string,
): Promise<VerifiedFile & { readonly entries: () => readonly OpenEntry[] }> {
  if (isDatabase(file)) {
    const { forumEntries, ...verified } = await verifyDatabase(file);
    const entries = () => forumEntries.map(({ at, by, ...entry }) => ({ at, by, entry }));
    return { ...verified, entries };
  }
  const { opened, ...verified } = verifyRecordFile(file);
  return { ...verified, entries: () => opened(FORUM_STREAM) };
}

function issuesIn(entries: readonly OpenEntry[]) {
  const roles = new Map<string, string>();
  return entries.flatMap(({ at, by, entry }) => {
    const person = asPerson.safeParse(entry);
    if (person.success) roles.set(person.data.participant.id, person.data.participant.role);
    if (entry["type"] !== "reportIssued") return [];
    const issued = asIssued.safeParse(entry);
    if (!issued.success) return [];
    const { setBy, issue } = issued.data;
    const { files, symbol, texts } = issue;
    const office = say("sealed", OFFICES[roles.get(setBy ?? by) ?? ""] ?? "byUnknown");
    return [{ files, issue: { symbol, texts, at: new Date(at).toISOString(), by: office } }];
  });
}

const OFFICES: Readonly<Record<string, "byChair" | "bySecretariat">> = {
  chair: "byChair",
  secretariat: "bySecretariat",
};

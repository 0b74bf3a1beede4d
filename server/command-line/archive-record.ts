import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { Forum } from "../../shared/forum/forum.ts";
import { personAt } from "../../shared/forum/people-of.ts";
import { userId } from "../../shared/ids.ts";
import type { Role } from "../../shared/people/participant.ts";
import { FORUM_STREAM } from "../store/store.ts";
import type { Preset } from "../../shared/presets/preset.ts";
import { openSubjects } from "./archive-subjects.ts";
import { PHRASES } from "./archive-phrases.ts";

/** An event that all may read, in words. */
export type ToldEvent = { readonly at: number; readonly sentence: string };

type OpenRow = {
  readonly seq: number;
  readonly at: number;
  readonly by: string;
  readonly entry: { readonly type: string } & Readonly<Record<string, unknown>>;
};
type Streams = readonly { readonly stream: string; readonly rows: readonly Partial<OpenRow>[] }[];

const OFFICES: Readonly<Record<Role, string>> = {
  chair: "The Chair",
  managementTeam: "The management team",
  facilitator: "A facilitator",
  secretariat: "The secretariat",
  delegate: "A delegation",
  follower: "A follower",
};

/** Tells each open event of a record: who as all may read it, what, about what, why (rule D31). */
export function toldEvents(
  recordBytes: Uint8Array,
  {
    forum,
    documents,
    preset,
  }: { readonly forum: Forum; readonly documents: readonly OpinionDocument[]; readonly preset: Preset },
): readonly ToldEvent[] {
  const { streams } = JSON.parse(Buffer.from(recordBytes).toString("utf8")) as { streams: Streams };
  const symbols = symbolsOver(streams);
  const subjectsOf = openSubjects({ documents, preset });
  // The forum's own log first: Opinions speak of its papers.
  const inOrder = streams.toSorted(
    (a, b) => Number(b.stream === FORUM_STREAM) - Number(a.stream === FORUM_STREAM),
  );
  return inOrder
    .flatMap(({ stream, rows }) =>
      rows.flatMap((row) => {
        if (!isOpen(row)) return [];
        const { entry, at, by, seq } = row;
        const named = entry["forumSeq"];
        const forumSeq = typeof named === "number" ? named : stream === FORUM_STREAM ? seq : Infinity;
        const symbolOf = (id: string): string | undefined => symbols(id, forumSeq);
        const who = authorOf(forum, { by, forumSeq, symbols });
        const what = Object.hasOwn(PHRASES, entry.type)
          ? PHRASES[entry.type as keyof typeof PHRASES]
          : entry.type;
        const about = [...subjectsOf({ stream, seq, entry, symbolOf }), ...personIn(entry, symbolOf)];
        const where = [...new Set(about)].filter((one) => one !== who).join(", ");
        const reason = typeof entry["reason"] === "string" ? entry["reason"].trim() : "";
        const said = `${who} ${what}${where === "" ? "" : ` (${where})`}.`;
        return [{ at, sentence: reason === "" ? said : `${said} Reason: ${reason}` }];
      }),
    )
    .toSorted((a, b) => a.at - b.at);
}

const isOpen = (row: Partial<OpenRow>): row is OpenRow => row.entry !== undefined && row.at !== undefined;

type SymbolOver = (delegationId: string, forumSeq: number) => string | undefined;

/** Symbols of delegations as they were after an entry of the forum: one may be corrected later. */
function symbolsOver(streams: Streams): SymbolOver {
  const rows = streams.find(({ stream }) => stream === FORUM_STREAM)?.rows ?? [];
  const named = rows.flatMap(({ seq, entry }) => {
    const { id, symbol } = (entry?.["delegation"] ?? {}) as { id?: string; symbol?: string };
    return seq === undefined || id === undefined || symbol === undefined ? [] : [{ seq, id, symbol }];
  });
  return (delegationId, forumSeq) => {
    const own = named.filter(({ id }) => id === delegationId);
    return (own.findLast(({ seq }) => seq <= forumSeq) ?? own[0])?.symbol;
  };
}

type Asked = { readonly by: string; readonly forumSeq: number; readonly symbols: SymbolOver };

function authorOf(forum: Forum, { by, forumSeq, symbols }: Asked): string {
  const person = personAt(forum.people, userId(by), forumSeq);
  // Acts of a clock or of the command line are the office's.
  if (person === null) return "The secretariat's server";
  const symbol = person.delegationId === null ? undefined : symbols(person.delegationId, forumSeq);
  return person.role === "delegate" && symbol !== undefined ? symbol : OFFICES[person.role];
}

/** The person whom an entry admits or changes: a symbol or an office, never a name. */
function personIn(
  entry: OpenRow["entry"],
  symbolOf: (delegationId: string) => string | undefined,
): readonly string[] {
  const person = entry["participant"] as { role: Role; delegationId: string | null } | undefined;
  if (person === undefined) return [];
  const of = person.delegationId === null ? undefined : symbolOf(person.delegationId);
  return [of ?? OFFICES[person.role].toLowerCase()];
}

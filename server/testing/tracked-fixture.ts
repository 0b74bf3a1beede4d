import { clauseId, commentId, proposalId } from "../../shared/ids.ts";
import type { DocumentClause, OpinionDocument } from "../../shared/document/opinion-document.ts";
import type { TrackedParagraph, TrackedText } from "../../shared/tracked/tracked-text.ts";
import {
  type ChangeAuthor,
  proposedOver,
  type TrackedPiece,
  untracked,
} from "../../shared/tracked/tracked-words.ts";
import { opinionFixture, REPORT_AT } from "./docx-fixture.ts";

/** Words of three scripts, with what a Word file must not stumble over. */
const WORDS = [
  ..."that ICTs [should][could] help all, and < & > “so on” 2030 naïve é".split(" "),
  ..."تشجيع الدول الأعضاء على [تبادل] الخبرات (ITU) ، ٢٠٣٠".split(" "),
  ..."鼓励 成员国 就 [可负担的] 接入 交流 经验 、 2030 年".split(" "),
  ..."содействие 😀 развитию".split(" "),
];
export const AUTHORS = ["AAA", "BBB", "CCC", "Facilitator"] as const;

const OF = { commentId: commentId("01K00000000000000000000C01") };

type Below = (below: number) => number;

const pick = <One>(list: readonly One[], below: Below): One => list[below(list.length)]!;

function someWords(below: Below): string {
  const from = pick([0, 14, 23], below);
  return Array.from({ length: 1 + below(12) }, () => WORDS[(from + below(9)) % WORDS.length]).join(" ");
}

const revision = (below: Below): ChangeAuthor => ({
  author: pick(AUTHORS, below),
  at: REPORT_AT - below(1_000_000) * 1_000,
});

/** Random changes of words: some are struck, some put in. */
function edited(base: string, below: Below): readonly TrackedPiece[] {
  return base.split(/(?<= )/u).flatMap((text): TrackedPiece[] => {
    const kept = { text, added: null, removed: null, stands: true };
    switch (below(8)) {
      case 0:
        return [{ ...kept, removed: revision(below), stands: false }];
      case 1:
        return [{ ...kept, text: `${someWords(below)} `, added: revision(below) }, kept];
      default:
        return [kept];
    }
  });
}

export type RandomText = {
  readonly text: TrackedText;
  /** By clause: what refusing all changes and taking all must give. */
  readonly base: ReadonlyMap<string, string>;
  readonly proposed: ReadonlyMap<string, string>;
};

/** An Opinion of a few clauses that were edited, and then proposed on. */
export function randomText(seedOf: number, below: Below): RandomText {
  const fixture: OpinionDocument = opinionFixture("4");
  const base = new Map<string, string>();
  const proposed = new Map<string, string>();
  const paragraphs = fixture.clauses.slice(1, 5 + below(10)).map((place, i): TrackedParagraph => {
    const id = clauseId(`01J${String(seedOf).padStart(12, "0")}${String(i).padStart(11, "0")}`);
    const before = someWords(below);
    const pieces = below(3) === 0 ? untracked(before) : edited(before, below);
    const now = pieces.map(({ text, stands }) => (stands ? text : "")).join("");
    const clause: DocumentClause = { ...place, id, text: now, footnotes: [] };
    // A proponent of its own: who would strike their own words stands apart (`strikesOwn`).
    const by = { ...revision(below), author: "DDD" };
    const isProposed = below(2) === 0;
    const wording = below(6) === 0 ? "" : `${now.slice(0, below(now.length + 1))}${someWords(below)}`;
    base.set(id, before);
    proposed.set(id, isProposed ? wording : now);
    const { kind, level, number, closing } = place;
    const placed = { kind, level, number, closing, added: null, removed: null, movedFrom: null, move: null };
    return {
      ...placed,
      subject: { kind: "clause", id, clause },
      pieces: isProposed ? proposedOver(pieces, wording, by) : pieces,
      threads: [
        {
          span: below(2) === 0 ? null : { start: 0, end: below(now.length + 1) },
          resolved: below(2) === 0,
          remarks: [
            { author: "AAA", at: REPORT_AT, text: `why ${someWords(below)}`, of: OF },
            { author: "BBB", at: REPORT_AT + 60_000, text: "why not", of: OF },
          ],
        },
      ],
    };
  });
  const by = revision(below);
  const added: TrackedParagraph = {
    ...paragraphs[0]!,
    subject: { kind: "proposal", id: proposalId("01JZZZZZZZZZZZZZZZZZZZZZZZ"), label: "CCC/1" },
    pieces: untracked(someWords(below)).map((piece) => ({ ...piece, added: by })),
    added: by,
    threads: [],
  };
  const clauses = paragraphs.flatMap(({ subject }) =>
    subject.kind === "clause" && subject.clause !== null ? [subject.clause] : [],
  );
  const document = { ...fixture, clauses };
  return { text: { document, since: 1, paragraphs: [...paragraphs, added] }, base, proposed };
}

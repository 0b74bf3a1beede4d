import type { Filling } from "./filling.ts";
import { each, plain } from "./pieces.ts";
import { PAYLOADS } from "./payloads.ts";

const CLAUSE_CHARS = 600;
/** Notices name a clause by its section verb: a few verbs hold the corpus. */
const VERB_CHARS = 4_000;

/** Clauses, and what delegations and leads say of them. */
export async function fillOpinion(filling: Filling): Promise<void> {
  const { act, opinion, pieces, lead, aaa, bbb } = filling;
  // As it is, where nothing may be hidden: refused in words, or made plain; never a fault.
  const raw = PAYLOADS.filter(({ text }) => plain(text) !== text);
  await each(raw, ({ text }) =>
    act(
      lead,
      { type: "addClause", after: null, kind: "note", text },
      { sink: "clause words, raw", piece: { text, whole: [plain(text)] } },
    ),
  );
  const [rows, verbs] = [pieces(CLAUSE_CHARS), pieces(VERB_CHARS)];
  const share = Math.ceil(rows.length / verbs.length);
  for (const [n, verb] of verbs.entries()) {
    await each(rows.slice(n * share, (n + 1) * share), (piece) =>
      act(
        lead,
        { type: "addClause", after: null, kind: "operative", level: 1, text: piece.text },
        { sink: "clause words", piece },
      ),
    );
    await act(
      lead,
      { type: "addClause", after: null, kind: "verb", text: verb.text },
      { sink: "section verbs, in notices", piece: verb },
    );
  }
  const { clauses } = await lead.opinion(opinion);
  const byText = new Map(clauses.map((one) => [one.text, one]));
  await each(rows, async (piece, n) => {
    const { text } = piece;
    const row = byText.get(text);
    if (row === undefined) return;
    const { id, hash } = row;
    const on = { clauseId: id, hash };
    await Promise.all([
      act(
        aaa,
        { type: "propose", kind: "change", text: `that ${text}`, reason: text, ...on },
        { sink: "proposals and reasons", piece },
      ),
      act(
        bbb,
        {
          type: "takePosition",
          subject: { clauseId: id },
          hash,
          position: "reservation",
          reason: text,
        },
        { sink: "positions", piece },
      ),
    ]);
    await act(
      aaa,
      { type: "comment", on: { clauseId: id }, text, readers: "room" },
      { sink: "comments", piece },
    );
    if (n % 4 === 0)
      await act(lead, { type: "addFootnote", clauseId: id, at: 0, text }, { sink: "footnotes", piece });
    if (n % 4 === 1)
      await act(
        lead,
        { type: "lockClause", clauseId: id, hash, reason: text },
        { sink: "reasons of locks", piece },
      );
    if (n % 4 === 2)
      await act(
        lead,
        {
          type: "park",
          subject: { clauseId: id },
          reason: text,
          until: { meeting: text.slice(0, 60) },
        },
        { sink: "postponed", piece },
      );
  });
}

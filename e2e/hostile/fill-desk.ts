import { type Merge, mergeRowHash } from "../../shared/merging/merge.ts";
import { resultHash } from "../../shared/merging/merging.ts";
import { provenanceOf } from "../../shared/merging/provenance.ts";
import type { Filling } from "./filling.ts";
import type { Piece } from "./pieces.ts";

/** Texts laid beside each other at the merging desk: names of inputs, rows, reasons and a revision's name. */
export async function fillDesk({ act, opinion, pieces, lead }: Filling): Promise<void> {
  const names = pieces(120);
  const rows = pieces(600);
  const opened = await lead.ask(opinion, { type: "openMerge", openness: "open" });
  const mergeId = (opened.entries?.[0] as { mergeId?: string } | undefined)?.mergeId;
  if (mergeId === undefined) throw new Error(opened.refusal?.message);
  const half = Math.ceil(rows.length / 2);
  for (const [n, part] of [rows.slice(0, half), rows.slice(half)].entries()) {
    const list = part.map(({ text }, i) => `${i + 1}\t${text};`).join("\n\n");
    const whole = part.flatMap((one) => one.whole);
    const from = { kind: "text", name: names[n]!.text, whose: [], text: `_noting_\n\n${list}` };
    const take = { type: "takeMergeInput", mergeId, from };
    await act(lead, take, { sink: "texts at the desk", piece: { text: list, whole } });
  }
  const now = async (): Promise<Merge> =>
    ((await (await lead.get(`/api/opinions/${opinion}/merges/${mergeId}`)).json()) as { merge: Merge }).merge;
  const laid = await now();
  const [written, dropped] = laid.rows.slice(1, 3);
  const reason = pieces(1_000)[0]!;
  const row = (piece: Piece, command: object) =>
    act(lead, { mergeId, ...command }, { sink: "rows and reasons at the desk", piece });
  if (written === undefined || dropped === undefined) throw new Error("nothing was laid at the desk");
  const hash = mergeRowHash(laid, written);
  await row(rows[0]!, { type: "writeMergeRow", rowId: written.id, text: rows[0]!.text, hash });
  await row(reason, {
    type: "dropMergeRow",
    rowId: dropped.id,
    reason: reason.text,
    hash: mergeRowHash(laid, dropped),
  });
  await row(rows[1]!, {
    type: "addMergeRow",
    after: null,
    kind: "operative",
    level: 1,
    text: rows[1]!.text,
  });
  const name = names[2]!;
  const publish = { type: "publishRevision", mergeId, name: name.text, whose: "lead" };
  await act(
    lead,
    { ...publish, hash: resultHash(provenanceOf(await now())) },
    { sink: "names of revisions", piece: name },
  );
  // Another work, which stays open on the page.
  const again = await lead.ask(opinion, { type: "openMerge", openness: "open" });
  const other = (again.entries?.[0] as { mergeId?: string } | undefined)?.mergeId;
  const text = `_noting_\n\n${rows.map((one, i) => `${i + 1}\t${one.text};`).join("\n\n")}`;
  await act(
    lead,
    {
      type: "takeMergeInput",
      mergeId: other,
      from: { kind: "text", name: names[3]!.text, whose: [], text },
    },
    { sink: "texts at the desk", piece: { text, whole: rows.flatMap(({ whole }) => whole) } },
  );
}

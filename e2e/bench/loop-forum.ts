import type { TestPerson } from "../../server/testing/room-of-people.ts";
import { provenanceOf } from "../../shared/merging/provenance.ts";
import type { Merge } from "../../shared/merging/merge.ts";
import { resultHash } from "../../shared/merging/merging.ts";

/** The long Opinion, what runs on it, and what lies at its desk. */
const CLAUSES = 300;
const PROPOSALS = 300;
const PAPERS = 12;
const INPUTS = 12;
const PARAGRAPHS = 490;

/** Long as clauses are, each with words of its own; every text says most of it otherwise. */
const sentence = (text: number, n: number): string =>
  `that sample consideration number ${n}, of topic ${(n * 37) % 101} and of case ${(n * 53) % 97}, is written to be measured ${
    (n + text) % 3 === 0 ? "alone" : `with addition ${text}`
  }, and says nothing else at some length, since clauses of this kind are long${n % 5 === text % 5 ? " in print" : ""}`;

export const plainText = (text: number, paragraphs: number): string =>
  ["_considering_", ...Array.from({ length: paragraphs }, (_, n) => `${sentence(text, n)};`)].join("\n\n");

export async function done(
  person: TestPerson,
  id: string,
  command: Record<string, unknown>,
): Promise<readonly Record<string, string>[]> {
  const answer = await person.ask(id, command);
  if (answer.status !== 200) throw new Error(`not done: ${JSON.stringify(answer.refusal)}`);
  return answer.entries as unknown as readonly Record<string, string>[];
}

/** An Opinion of 300 clauses, with as many proposals of delegations, some of them of papers. Gives its id. */
export async function openLongOpinion(people: {
  readonly secretariat: TestPerson;
  readonly delegates: readonly { readonly symbol: string; readonly person: TestPerson }[];
  readonly url: string;
}): Promise<string> {
  const { secretariat, delegates, url } = people;
  const opened = await fetch(`${url}/api/forum/import?group=space`, {
    method: "POST",
    headers: { cookie: secretariat.cookie },
    body: plainText(0, CLAUSES),
  });
  if (!opened.ok) throw new Error(`not opened: ${opened.status} ${await opened.text()}`);
  const { opinionId: id } = (await opened.json()) as { readonly opinionId: string };
  const { delegations } = await secretariat.forum();
  for (let n = 0; n < PAPERS; n++) {
    const { symbol } = delegates[n % delegates.length]!;
    const answer = await secretariat.post("/api/forum/commands", {
      type: "registerContribution",
      number: `C${n + 1}`,
      from: {
        kind: "delegation",
        delegationId: delegations.find((one) => one.symbol === symbol)!.id,
      },
      title: `Paper ${n + 1}`,
      language: "en",
      receivedAt: "2025-06-02T09:00:00Z",
      text: plainText(n, 60),
    });
    if (!answer.ok) throw new Error(`no paper: ${await answer.text()}`);
  }
  const { clauses } = await secretariat.opinion(id);
  const items = clauses.filter(({ kind }) => kind === "recital");
  for (let n = 0; n < PROPOSALS; n++) {
    const { id: clauseId, text, hash } = items[n % items.length]!;
    const proposed = text.replace("is written to be", n % 2 === 0 ? "shall be" : "is written, and is to be,");
    await done(delegates[n % delegates.length]!.person, id, {
      type: "propose",
      kind: "change",
      clauseId,
      text: proposed,
      hash,
    });
  }
  return id;
}

/** A desk with the working text and eleven texts beside it. */
export async function openLongDesk(lead: TestPerson, id: string): Promise<string> {
  const [opened] = await done(lead, id, { type: "openMerge", openness: "open" });
  const mergeId = opened!["mergeId"]!;
  for (let n = 2; n < INPUTS; n++) await takeInput(lead, id, { mergeId, n });
  return mergeId;
}

export const takeInput = (
  lead: TestPerson,
  id: string,
  { mergeId, n }: { readonly mergeId: string; readonly n: number },
): Promise<unknown> =>
  done(lead, id, {
    type: "takeMergeInput",
    mergeId,
    from: { kind: "text", name: `Text ${n}`, whose: [], text: plainText(n, PARAGRAPHS) },
  });

/** The hash of what the desk gives, as the page says it. */
export async function resultOf(lead: TestPerson, id: string, mergeId: string): Promise<string> {
  const answer = await lead.get(`/api/opinions/${id}/merges/${mergeId}`);
  const { merge } = (await answer.json()) as { readonly merge: Merge };
  return resultHash(provenanceOf(merge));
}

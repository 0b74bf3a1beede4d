import type { TestSite } from "./room-of-people.ts";
import type { Caller, Cast } from "./authorization-cast.ts";

type Made = Record<string, unknown>;

export const NO_ID = `01${"Z".repeat(24)}`;
export const NO_HASH = "0".repeat(64);
export const REASON = "as the matrix asks";
const SOON = new Date(Date.now() + 100 * 3_600_000).toISOString();
const LATER_BY_AN_HOUR = new Date(Date.now() + 101 * 3_600_000).toISOString();
export const LATER = new Date(Date.now() + 200 * 3_600_000).toISOString();

/** One of each noun in the matrix's Opinion and forum, by id; `hash` is of the present words. */
export type Furnished = Awaited<ReturnType<typeof furnish>>;

/** Commands of those who may, each of which must be carried out. */
function asking(id: string, { people }: Cast) {
  const ask = async (who: Caller, command: Made): Promise<Made> => {
    const answer = await people[who].ask(id, command);
    if (answer.status !== 200) throw new Error(`${who}: ${JSON.stringify([command, answer.refusal])}`);
    return (answer.entries ?? [])[0] as unknown as Made;
  };
  const askForum = async (who: Caller, command: Made): Promise<Made> => {
    const answer = await people[who].post("/api/forum/commands", command);
    const told = (await answer.json()) as { readonly entries?: readonly Made[]; readonly refusal?: unknown };
    if (answer.status !== 200) throw new Error(`${who}: ${JSON.stringify([command, told.refusal])}`);
    return (told.entries ?? [])[0] ?? {};
  };
  const seen = async () => people.lead.opinion(id);
  const hashOf = async (clauseId: unknown): Promise<string> =>
    (await seen()).clauses.find((one) => one.id === clauseId)!.hash;

  return { ask, askForum, seen, hashOf };
}
type AskOptions = ReturnType<typeof asking>;

/** A clause for each thing that is to stand at one. */
async function makeClauses({ ask, seen }: AskOptions) {
  let last = (await seen()).clauses.at(-1)!.id;
  const clause = async (text: string): Promise<string> => {
    const added = await ask("lead", { type: "addClause", after: last, kind: "operative", text });
    last = String(added.clauseId);
    return last;
  };
  const clauseId = await clause("that networks reach all regions");
  const second = await clause("that services are affordable");
  const removed = await clause("that nothing is left of this");
  await ask("lead", { type: "removeClause", clauseId: removed });
  const bracketed = await clause("that bridges stand firmly");
  const huddled = await clause("that groups report back");
  const silent = await clause("that silence is agreement");
  const corrected = await clause("that spelling is corected");
  const opposed = await clause("that somebody objects");
  const marked = await clause("that marks may wait");
  const parked = await clause("that matters may wait");
  const rival = await clause("that rivals meet");
  const locked = await clause("that locks hold");
  return {
    clauseId,
    second,
    removed,
    bracketed,
    huddled,
    silent,
    corrected,
    opposed,
    marked,
    parked,
    rival,
    locked,
    last,
  };
}

type Clauses = Awaited<ReturnType<typeof makeClauses>>;

async function makeProposals({ ask }: AskOptions, { clauseId, second, rival }: Clauses) {
  const { footnoteId } = await ask("lead", { type: "addFootnote", clauseId: second, at: 4, text: "A note." });
  const propose = async (text: string, on: string): Promise<string> =>
    String((await ask("head", { type: "propose", kind: "change", clauseId: on, text })).proposalId);
  const proposal = await propose("that networks reach all the regions", clauseId);
  await ask("head", { type: "askCoSponsor", proposalId: proposal, delegationId: "BBB" });
  const sponsored = await propose("that services are quite affordable", second);
  await ask("head", { type: "askCoSponsor", proposalId: sponsored, delegationId: "BBB" });
  await ask("otherHead", { type: "answerCoSponsor", proposalId: sponsored, joins: true });
  const shelved = await propose("that services are affordable everywhere", second);
  await ask("lead", { type: "setAsideProposal", proposalId: shelved, reason: REASON });
  const rivals = [
    await propose("that rivals meet first", rival),
    await propose("that rivals never meet", rival),
  ];
  const draft = await ask("delegate", {
    type: "draftProposal",
    kind: "change",
    clauseId,
    text: "that we draft",
  });
  return { footnoteId, proposal, sponsored, shelved, rivals, draft: draft.proposalId };
}

async function makeTalk({ ask, askForum, hashOf }: AskOptions, clauses: Clauses) {
  const { clauseId, bracketed, huddled, silent, corrected, opposed, marked, parked, locked } = clauses;
  const { bracketId } = await ask("head", {
    type: "raiseBracket",
    clauseId: bracketed,
    from: 0,
    to: 12,
    hash: await hashOf(bracketed),
  });
  const on = { clauseId };
  const { commentId } = await ask("delegate", { type: "comment", on, text: "A question", readers: "room" });
  const { commentId: resolved } = await ask("delegate", {
    type: "comment",
    on,
    text: "Old",
    readers: "room",
  });
  await ask("delegate", { type: "resolveComment", commentId: resolved });
  const { huddleId } = await ask("lead", {
    type: "formHuddle",
    clauseId: huddled,
    question: REASON,
    delegations: ["AAA", "BBB"],
    until: SOON,
  });
  await askForum("chair", {
    type: "setSilenceRules",
    silence: { hoursMin: 24, workingDays: null },
    reason: REASON,
  });
  const silence = await ask("lead", {
    type: "startSilence",
    clauses: [{ clauseId: silent, hash: await hashOf(silent) }],
    closes: SOON,
  });
  await ask("head", { type: "askMoreTime", silenceSeq: silence.seq, reason: REASON });
  const correction = await ask("lead", {
    type: "correctClause",
    clauseId: corrected,
    text: "that spelling is corrected",
    hash: await hashOf(corrected),
  });
  const take = (subject: string, position: string, hash: string) => ({
    type: "takePosition",
    subject: { clauseId: subject },
    position,
    hash,
    reason: REASON,
  });
  await ask("otherHead", take(opposed, "cannotAccept", await hashOf(opposed)));
  await ask("head", take(marked, "cannotAccept", await hashOf(marked)));
  await ask("lead", {
    type: "markClause",
    clauseId: marked,
    tier: "ad-referendum",
    hash: await hashOf(marked),
    pending: [{ delegationId: "AAA" }],
    reason: REASON,
  });
  await ask("lead", { type: "park", subject: { clauseId: parked }, reason: REASON });
  await ask("lead", { type: "lockClause", clauseId: locked });
  return {
    bracketId,
    commentId,
    resolved,
    huddleId,
    silenceSeq: silence.seq,
    correctionSeq: correction.seq,
  };
}

async function makeMerge({ ask }: AskOptions) {
  const merge = await ask("otherLead", { type: "openMerge", openness: "private" });
  const mergeId = String(merge.mergeId);
  const from = { kind: "text", name: "A paper", whose: [], text: "_noting_\n\na)\tthat paper is patient;" };
  const taken = await ask("team", { type: "takeMergeInput", mergeId, from });
  const { inputId } = taken as { readonly inputId?: string };
  const input = (taken.input as { readonly id: string } | undefined)?.id ?? inputId;
  const rowId = (merge.laid as readonly { readonly rowId: string }[])[0]!.rowId;
  return { mergeId, input, rowId };
}

async function makeMeetingAndPaper({ askForum }: AskOptions) {
  const { meeting } = await askForum("lead", {
    type: "openMeeting",
    groupId: "space",
    name: "First meeting",
  });
  const { plan } = await askForum("lead", {
    type: "planMeeting",
    plan: {
      groupIds: ["space"],
      name: "Second meeting",
      startsAt: SOON,
      endsAt: LATER_BY_AN_HOUR,
      zone: "Europe/Paris",
      place: "",
      link: null,
      agenda: [],
      invited: "all",
    },
  });
  const paper = await askForum("secretariat", {
    type: "registerContribution",
    number: "7",
    from: { kind: "delegation", delegationId: "AAA" },
    title: "A paper",
    language: "en",
    receivedAt: new Date(Date.now() - 60_000).toISOString(),
    late: true,
  });
  return {
    meetingId: (meeting as { readonly id: string }).id,
    planId: (plan as { readonly id: string }).id,
    paper: paper.contributionId ?? (paper.contribution as { readonly id: string } | undefined)?.id,
  };
}

/** Makes one of everything that a command may name, by real commands of those who may. */
export async function furnish(site: TestSite, cast: Cast) {
  const id = site.opinionOf("space");
  const neighbour = site.opinionOf("green");
  const asked = asking(id, cast);
  const clauses = await makeClauses(asked);
  const made = {
    ...(await makeProposals(asked, clauses)),
    ...(await makeTalk(asked, clauses)),
    ...(await makeMerge(asked)),
    ...(await makeMeetingAndPaper(asked)),
  };
  const there = (await cast.people.lead.opinion(neighbour)).clauses.at(-1)!;
  const hashes = new Map((await asked.seen()).clauses.map((one) => [one.id, one.hash]));
  return {
    id,
    neighbour,
    there: { id: there.id, hash: there.hash },
    ids: cast.ids,
    spare: await cast.spare(),
    ...clauses,
    ...made,
    hash: (of: string): string => hashes.get(of) ?? NO_HASH,
  };
}

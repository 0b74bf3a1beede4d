import { groupId } from "../../shared/ids.ts";
import type { Role } from "../../shared/people/participant.ts";
import { eavesdrop, type Eavesdropper } from "./eavesdropper.ts";
import { openTestSite, signedIn, type TestPerson, type TestSite } from "./room-of-people.ts";

/**
 * Tests readers (practice, table B4) through a real server: everybody listens on a Concord connection and on a stock
 * one, then asks for all there is, and it is looked for each secret in every byte.
 */
export const WHO = [
  "AAA",
  "AAA too",
  "BBB",
  "CCC",
  "lead",
  "lead from AAA",
  "other lead",
  "chair",
  "team",
  "secretariat",
  "follower",
] as const;
export type Who = (typeof WHO)[number];

/** Each secret by the words in it, and who may read them. */
const ROOM = WHO;
export const MAY_READ = {
  "the room was told that BBB can go along": ROOM,
  "the lead alone was told what AAA cannot accept": ["AAA", "AAA too", "lead", "lead from AAA"],
  "AAA asks its own people": ["AAA", "AAA too"],
  "AAA asks whoever leads": ["AAA", "AAA too", "lead", "lead from AAA"],
  "whoever leads answers AAA": ["AAA", "AAA too", "lead", "lead from AAA"],
  "AAA asks the room": ROOM,
  "the lead parks it for this reason": ROOM,
  "the question that a huddle took along": ROOM,
  "what AAA reports back from the huddle": ROOM,
  "words proposed by AAA": ROOM,
  "a draft of AAA": ["AAA", "AAA too"],
  "the management team merges in private": [
    "lead",
    "lead from AAA",
    "other lead",
    "chair",
    "team",
    "secretariat",
  ],
  "all watch what is merged in the open": ROOM,
  "a draft of AAA and BBB as a group": ["AAA", "AAA too", "BBB"],
  // CCC joined the huddle after its draft was begun (rule Y8).
  "a draft of a huddle": ["AAA", "AAA too", "BBB"],
  "a draft of the facilitators": ["lead", "lead from AAA"],
  "a draft of the Chair": ["chair"],
} as const satisfies Record<string, readonly Who[]>;
export type DraftWords = Extract<keyof typeof MAY_READ, `a draft of ${string}`>;
/** A draft's words are in a document of its own, in nothing that is told of its Opinion. */
export const NO_DRAFTS = Object.fromEntries(
  Object.keys(MAY_READ).flatMap((secret) => (secret.startsWith("a draft of") ? [[secret, []]] : [])),
);
export const isDraft = (secret: string): boolean => secret in NO_DRAFTS;
/** BBB's first statement: heard by all then, BBB's alone once it moved. */
export const EARLIER = "BBB said something else before";
export type Secret = keyof typeof MAY_READ | typeof EARLIER;
export const SECRETS: readonly Secret[] = [...(Object.keys(MAY_READ) as (keyof typeof MAY_READ)[]), EARLIER];

export let site: TestSite;
export let id: string;
const people = new Map<Who, TestPerson>();
export const as = (who: Who): TestPerson => people.get(who)!;
export const listening = new Map<Who, { readonly concord: Eavesdropper; readonly stock: Eavesdropper }>();
export let draftId: string;
/** By its words. */
export const drafts = new Map<DraftWords, string>();
export let hiddenComment: string;
export let clauseId: string;
export let proposed: string;
export let proposedByGroup: string;
export let baseText: string;
export const NO_ID = `01${"Z".repeat(24)}`;

const admit = async (
  name: string,
  role: Role,
  { delegation, leads }: { readonly delegation?: string; readonly leads?: string } = {},
): Promise<TestPerson> => {
  const admitted = await site.concord.secretariat.carryOut(null, {
    type: "admitParticipant",
    name,
    role,
    ...(delegation === undefined ? {} : { delegation }),
    ...(leads === undefined ? {} : { leads: [groupId(leads)] }),
  });
  if ("refusal" in admitted) throw new Error(admitted.refusal.message);
  const token = admitted.link?.split("#")[1];
  const answer = await fetch(`${site.url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  return signedIn(site.url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
};

const done = async (who: Who, command: Record<string, unknown>): Promise<Record<string, string>> => {
  const answer = await as(who).ask(id, command);
  if (answer.status !== 200) throw new Error(`${who}: ${JSON.stringify([command, answer])}`);
  return answer.entries![0] as unknown as Record<string, string>;
};
export const hashOf = async (): Promise<string> =>
  (await as("lead").opinion(id)).clauses.find((one) => one.id === clauseId)!.hash;

/** A real server with people of every kind, and each secret said where it belongs. */
export async function tellSecrets(): Promise<void> {
  site = await openTestSite();
  id = site.opinionOf("space");
  for (const [who, named] of [
    ["AAA", "AAA"],
    ["BBB", "BBB"],
    ["CCC", "CCC"],
    ["lead", "space"],
    ["other lead", "green"],
    ["chair", "chair"],
    ["secretariat", "secretariat"],
  ] as const) {
    people.set(who, await site.person(named));
  }
  people.set("AAA too", await admit("Second of AAA", "delegate", { delegation: "AAA" }));
  people.set(
    "lead from AAA",
    await admit("Facilitator from AAA", "facilitator", { delegation: "AAA", leads: "space" }),
  );
  people.set("team", await admit("Member of the management team", "managementTeam"));
  people.set("follower", await admit("Somebody who follows", "follower"));
  const { generation } = await as("lead").opinion(id);
  for (const [who, { cookie }] of people) {
    const path = `/ws/opinions/${id}`;
    listening.set(who, {
      concord: eavesdrop(site.url, { cookie, path, concord: { generation } }),
      stock: eavesdrop(site.url, { cookie, path }),
    });
  }
  await Promise.all([...listening.values()].flatMap(({ concord, stock }) => [concord.there, stock.there]));
  const last = (await as("lead").opinion(id)).clauses.at(-1)!.id;
  const added = await done("lead", {
    type: "addClause",
    after: last,
    kind: "operative",
    text: "that ICTs help",
  });
  clauseId = added["clauseId"]!;

  const hash = await hashOf();
  const subject = { clauseId };
  const take = (position: string, reason: string, to: string) => {
    return { type: "takePosition", subject, hash, position, reason, to };
  };
  await done("BBB", take("cannotAccept", EARLIER, "room"));
  await done("BBB", take("canAccept", "the room was told that BBB can go along", "room"));
  await done("AAA", take("cannotAccept", "the lead alone was told what AAA cannot accept", "lead"));

  const comment = (text: string, readers: string) => ({ type: "comment", on: subject, text, readers });
  const own = await done("AAA", comment("AAA asks its own people", "delegation"));
  hiddenComment = own["commentId"]!;
  const asked = await done("AAA", comment("AAA asks whoever leads", "lead"));
  await done("lead", {
    type: "replyToComment",
    commentId: asked["commentId"],
    text: "whoever leads answers AAA",
  });
  await done("AAA", comment("AAA asks the room", "room"));

  const paste = async (openness: string, text: string): Promise<void> => {
    const { mergeId } = await done("other lead", { type: "openMerge", openness });
    const from = { kind: "text", name: "A paper", whose: [], text: `_noting_\n\na)\t${text};` };
    await done("team", { type: "takeMergeInput", mergeId, from });
  };
  await paste("private", "the management team merges in private");
  await paste("open", "all watch what is merged in the open");

  // On another clause: this one is to be marked.
  const other = await done("lead", {
    type: "addClause",
    after: last,
    kind: "operative",
    text: "that gaps close",
  });
  const aside = { clauseId: other["clauseId"] };
  await done("lead", {
    type: "park",
    subject: aside,
    reason: "the lead parks it for this reason",
    until: { meeting: "the next one" },
    reportsBack: "BBB",
  });
  const { huddleId } = await done("lead", {
    type: "formHuddle",
    ...aside,
    question: "the question that a huddle took along",
    delegations: ["AAA", "BBB"],
    until: "2099-01-01T12:00:00+01:00",
  });

  const pair = { symbol: "TWO", name: "Group of two", members: ["AAA", "BBB"] };
  for (const [who, text, as] of [
    ["AAA too", "a draft of AAA", "delegation"],
    ["AAA", "a draft of AAA and BBB as a group", pair],
    ["AAA", "a draft of a huddle", { symbol: "H1", name: "Huddle 1", members: ["AAA", "BBB"] }],
    ["lead from AAA", "a draft of the facilitators", "office"],
    ["chair", "a draft of the Chair", "office"],
  ] as const) {
    const draft = await done(who, { type: "draftProposal", kind: "change", clauseId, text, as });
    drafts.set(text, draft["proposalId"]!);
  }
  await done("CCC", { type: "joinHuddle", huddleId });
  await done("AAA", {
    type: "reportHuddle",
    huddleId,
    proposalId: null,
    note: "what AAA reports back from the huddle",
  });
  draftId = drafts.get("a draft of AAA")!;
  const submitted = await done("AAA", {
    type: "propose",
    kind: "change",
    clauseId,
    text: "words proposed by AAA",
    hash,
  });
  proposed = submitted["proposalId"]!;
  await done("AAA", { type: "askCoSponsor", proposalId: proposed, delegationId: "BBB" });
  const group = { symbol: "GRP", name: "Group of three", members: ["AAA", "BBB", "CCC"] };
  const inGroup = await done("AAA", { type: "propose", kind: "keep", clauseId, as: group, hash });
  proposedByGroup = inGroup["proposalId"]!;
  const entry = await done("lead", { type: "consolidate", hash: (await as("lead").opinion(id)).hash });
  baseText = JSON.stringify(entry);
}

export async function closeSecrets(): Promise<void> {
  for (const { concord, stock } of listening.values()) {
    concord.terminate();
    stock.terminate();
  }
  await site.close();
}

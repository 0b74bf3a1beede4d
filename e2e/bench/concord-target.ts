import { signedIn, type TestPerson } from "../../server/testing/room-of-people.ts";
import { SCHEMA } from "../../shared/wire/protocol.ts";
import type { Target } from "./crowd-run.ts";
import { CLAUSES, sampleWords } from "./crowd-words.ts";
import { wireOf } from "./wires.ts";

const PEOPLE_AT_ONCE = 10;

/** Fills an Opinion up to so many clauses, in wording of no document. */
export async function fillOpinion(
  facilitator: TestPerson,
  opinionId: string,
  wanted = CLAUSES,
): Promise<void> {
  const { clauses } = await facilitator.opinion(opinionId);
  if (clauses.length >= wanted) return;
  const last = clauses.findLast((clause) => clause.kind === "recital")!;
  const commands = Array.from({ length: wanted - clauses.length }, (_, n) => ({
    type: "addClause",
    after: last.id,
    kind: "recital",
    text: sampleWords(n),
  }));
  const answer = await facilitator.ask(opinionId, { type: "batch", commands });
  if (answer.status !== 200) throw new Error(`not filled: ${JSON.stringify(answer)}`);
}

export async function signIn(url: string, token: string): Promise<TestPerson> {
  const answer = await fetch(`${url}/api/sign-in`, { method: "POST", body: JSON.stringify({ token }) });
  if (answer.status !== 204) throw new Error(`not signed in: ${answer.status}`);
  return signedIn(url, answer.headers.get("set-cookie")?.split(";")[0] ?? "");
}

/** So many that 5,500 connections are within the limit of each. */
const DELEGATIONS = 12;

/** The sample delegations and more, each with an invented symbol. */
async function delegationsOf(secretariat: TestPerson): Promise<readonly { readonly id: string }[]> {
  const { delegations } = await secretariat.forum();
  for (let n = delegations.length; n < DELEGATIONS; n++) {
    const symbol = `Q${String.fromCharCode(65 + n)}`;
    const name = { en: `Delegation ${symbol}` };
    const command = { type: "admitDelegation", symbol, name, category: "memberState" };
    const answer = await secretariat.post("/api/forum/commands", command);
    if (!answer.ok) throw new Error(`not admitted: ${answer.status} ${await answer.text()}`);
  }
  return (await secretariat.forum()).delegations;
}

/** Admits delegates to the delegations in turn and signs them in; gives their cookies. */
export async function admitDelegates(
  url: string,
  { secretariat, count }: { readonly secretariat: TestPerson; readonly count: number },
): Promise<readonly string[]> {
  const delegations = await delegationsOf(secretariat);
  const cookies: string[] = [];
  const admit = async (i: number): Promise<void> => {
    const answer = await secretariat.post("/api/forum/commands", {
      type: "admitParticipant",
      role: "delegate",
      name: `Delegate ${i + 1}`,
      delegation: delegations[i % delegations.length]!.id,
    });
    const { link } = (await answer.json()) as { readonly link?: string };
    if (link === undefined) throw new Error(`not admitted: ${answer.status}`);
    cookies[i] = (await signIn(url, link.split("#")[1]!)).cookie;
  };
  for (let from = 0; from < count; from += PEOPLE_AT_ONCE) {
    await Promise.all(
      Array.from({ length: Math.min(PEOPLE_AT_ONCE, count - from) }, (_, i) => admit(from + i)),
    );
  }
  return cookies;
}

/** Our server, its first Opinion filled and as many people admitted and signed in as are asked for. */
export async function concordTarget(options: {
  readonly url: string;
  readonly pid: number;
  readonly secretariat: TestPerson;
  readonly facilitator: TestPerson;
  readonly signedIn: number;
  readonly close: () => Promise<void>;
}): Promise<Target> {
  const { url, facilitator } = options;
  const { groups } = await facilitator.forum();
  const opinionId = groups.find((group) => group.id === "space")!.opinions[0]!.id;
  await fillOpinion(facilitator, opinionId);
  const { clauses, generation } = await facilitator.opinion(opinionId);
  const cookies = await admitDelegates(url, { secretariat: options.secretariat, count: options.signedIn });
  const open = clauses.filter((clause) => !clause.locked && clause.text !== "").map((clause) => clause.id);
  return {
    name: "concord",
    url,
    pid: options.pid,
    forwarderPid: null,
    wire: wireOf("concord", `/ws/opinions/${opinionId}?concord=1&schema=${SCHEMA}&generation=${generation}`),
    cookies,
    clauses: open,
    text: null,
    lead: { opinionId, person: facilitator },
    readBack: async () => {
      const now = await facilitator.opinion(opinionId);
      return new Map(
        now.clauses.filter((clause) => open.includes(clause.id)).map((clause) => [clause.id, clause.text]),
      );
    },
    close: options.close,
  };
}

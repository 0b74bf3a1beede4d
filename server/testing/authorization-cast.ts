import { groupId, userId } from "../../shared/ids.ts";
import type { Participant, Role } from "../../shared/people/participant.ts";
import { signInWith } from "./people-at-server.ts";
import { signedIn, type TestPerson, type TestSite } from "./room-of-people.ts";

/** People of the authorization matrix who take part, in its group "space" (rule A63). */
const CALLERS = [
  "chair",
  "lead",
  "otherLead",
  "team",
  "secretariat",
  "head",
  "deputy",
  "delegate",
  "otherHead",
  "observer",
  "follower",
  "contributor",
] as const;
export type Caller = (typeof CALLERS)[number];

/** People who do not take part: without a cookie, signed out, and dismissed with a cookie of before. */
export const OUTSIDERS = ["nobody", "signedOut", "dismissed"] as const;
export type Outsider = (typeof OUTSIDERS)[number];

/** Sets of callers that the expected tables use, by the meeting's words. */
export const ALL = CALLERS as readonly Caller[];
export const WRITERS: readonly Caller[] = CALLERS.filter(
  (one) => one !== "follower" && one !== "contributor",
);
export const LEADS: readonly Caller[] = ["chair", "lead", "secretariat"];
export const DESK: readonly Caller[] = ["chair", "lead", "otherLead", "team", "secretariat"];
/** Heads and deputies speak for their delegations (rules C10, C21). */
export const SPEAKERS: readonly Caller[] = ["head", "deputy", "otherHead", "observer"];
/** AAA's own: who speaks for it, and all of it. */
export const OWN_SPEAKERS: readonly Caller[] = ["head", "deputy"];
export const OWN: readonly Caller[] = ["head", "deputy", "delegate"];
export const MEMBERS: readonly Caller[] = ["head", "deputy", "delegate", "otherHead", "observer"];

export type Cast = {
  readonly people: Readonly<Record<Caller | Outsider, TestPerson>>;
  readonly ids: Readonly<Record<Caller, string>>;
  /** As the forum's record has them now. */
  readonly participant: (who: Caller) => Participant;
  /** Another delegate of AAA. */
  readonly spare: () => Promise<string>;
};

export async function castOf(site: TestSite): Promise<Cast> {
  const { secretariat, forum } = site.concord;
  const carry = async (command: Parameters<typeof secretariat.carryOut>[1]) => {
    const done = await secretariat.carryOut(null, command);
    if ("refusal" in done) throw new Error(done.refusal.message);
    return done;
  };
  const admit = async (
    name: string,
    role: Role,
    { delegation, ...more }: { delegation?: string; head?: boolean; leads?: string[] } = {},
  ): Promise<TestPerson> => {
    const { leads, ...head } = more;
    const { link } = await carry({
      type: "admitParticipant",
      name,
      role,
      ...(delegation === undefined ? {} : { delegation }),
      ...(leads === undefined ? {} : { leads: leads.map(groupId) }),
      ...head,
    });
    return signInWith(site.url, link?.split("#")[1]);
  };
  const idOf = async (person: TestPerson): Promise<string> => (await person.forum()).me.id;

  await carry({
    type: "admitDelegation",
    symbol: "OBS",
    name: { en: "Observer organization" },
    category: "observerOrganization",
  });
  const people: Record<Caller | Outsider, TestPerson> = {
    chair: await site.person("chair"),
    lead: await site.person("space"),
    otherLead: await site.person("green"),
    secretariat: await site.person("secretariat"),
    head: await site.person("AAA"),
    otherHead: await site.person("BBB"),
    team: await admit("Member of the management team", "managementTeam"),
    deputy: await admit("Deputy of AAA", "delegate", { delegation: "AAA" }),
    delegate: await admit("Delegate of AAA", "delegate", { delegation: "AAA" }),
    observer: await admit("Head of the observers", "delegate", { delegation: "OBS", head: true }),
    follower: await admit("Somebody who follows", "follower"),
    contributor: await admit("Expert of a ministry of AAA", "follower", { delegation: "AAA" }),
    nobody: signedIn(site.url, ""),
    signedOut: await admit("Delegate who signed out", "delegate", { delegation: "BBB" }),
    dismissed: await admit("Facilitator who left", "facilitator", { leads: ["space"] }),
  };
  const known = await Promise.all(CALLERS.map(async (who) => [who, await idOf(people[who])] as const));
  const ids = Object.fromEntries(known) as Record<Caller, string>;
  await carry({ type: "nameDeputy", userId: userId(ids.deputy), deputy: true });
  await carry({ type: "nameContributor", userId: userId(ids.contributor), contributor: true });
  const left = await idOf(people.dismissed);
  await carry({ type: "dismissParticipant", userId: userId(left), reason: "left" });
  await people.signedOut.post("/api/sign-out", {});
  let spares = 0;
  return {
    people,
    ids,
    participant: (who) => {
      const found = forum.participant(userId(ids[who]));
      if (found === null) throw new Error(`${who} takes no part`);
      return found;
    },
    spare: async () =>
      idOf(await admit(`Spare delegate ${(spares += 1)}`, "delegate", { delegation: "AAA" })),
  };
}

import { type Browser, expect, type Page } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import type { ToldLinks } from "../shared/people-list/told-list.ts";
import { startFounded } from "./found-forum.ts";
import { enter } from "./people.ts";

type Admitted = { readonly entries: readonly { readonly participant: { readonly id: string } }[] };

/** The forum of the shipped file, with two delegations, whose clock goes from date to date. */
export type CalendarForum = {
  readonly url: string;
  readonly of: (who: string) => Promise<Page>;
  readonly at: (instant: string) => Promise<void>;
  readonly read: <Answer>(who: string, path: string) => Promise<Answer>;
  readonly forum: () => Promise<ForumView>;
  /** A command to the forum, or in an Opinion; anything but "done" fails. */
  readonly ask: (who: string, command: object) => Promise<void>;
  readonly say: (who: string, opinionId: string, command: object) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openCalendarForum(
  browser: Browser,
  first: string,
  settings: Record<string, string> = {},
): Promise<CalendarForum> {
  const running = await startFounded("presets/wtpf-26.yaml", { ...settings, FORUM_NOW: first });
  const links = new Map([["secretariat", running.link("secretariat")]]);
  const people = new Map<string, Page>();
  const of = async (who: string): Promise<Page> => {
    const known = people.get(who);
    if (known !== undefined) return known;
    const page = await enter(browser, { url: running.url, link: (one) => links.get(one)! }, { who });
    people.set(who, page);
    return page;
  };
  const post = async (who: string, path: string, data: object): Promise<unknown> => {
    const answer = await (await of(who)).request.post(`${running.url}${path}`, { data });
    expect(answer.status(), `${who}: ${JSON.stringify(data).slice(0, 200)}: ${await answer.text()}`).toBe(
      200,
    );
    return answer.json();
  };
  const read = async <Answer>(who: string, path: string): Promise<Answer> =>
    (await (await of(who)).request.get(`${running.url}${path}`)).json();
  const ask = async (who: string, command: object): Promise<void> =>
    void (await post(who, "/api/forum/commands", command));

  for (const symbol of ["AAA", "BBB"]) {
    const name = { en: `Delegation ${symbol[0]}` };
    await ask("secretariat", { type: "admitDelegation", symbol, name, category: "memberState" });
  }
  const { groups } = await read<ForumView>("secretariat", "/api/forum");
  const seats: readonly (readonly [string, object])[] = [
    ["AAA", { role: "delegate", delegation: "AAA", head: true }],
    ["BBB", { role: "delegate", delegation: "BBB", head: true }],
    ["chair", { role: "chair" }],
    ...groups.map(({ id }) => [id, { role: "facilitator", leads: [id] }] as const),
  ];
  for (const [who, seat] of seats) {
    const command = { type: "admitParticipant", name: `Person of ${who}`, ...seat };
    const admitted = (await post("secretariat", "/api/forum/commands", command)) as Admitted;
    const users = [admitted.entries[0]!.participant.id];
    const made = (await post("secretariat", "/api/people/links", { users })) as ToldLinks;
    links.set(who, made.links[0]!.link);
  }
  return {
    url: running.url,
    of,
    read,
    ask,
    at: (instant) => running.restart({ FORUM_NOW: instant }),
    forum: () => read<ForumView>("AAA", "/api/forum"),
    say: async (who, opinionId, command) =>
      void (await post(who, `/api/opinions/${opinionId}/commands`, command)),
    close: running.close,
  };
}

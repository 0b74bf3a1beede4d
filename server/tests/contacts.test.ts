import { afterAll, beforeAll, expect, test } from "vitest";
import type { UserId } from "../../shared/ids.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let office: TestPerson;
beforeAll(async () => {
  site = await openTestSite();
  office = await site.person("secretariat");
});
afterAll(() => site.close());

const send = async (command: Record<string, unknown>): Promise<string> => {
  const answer = await office.post("/api/forum/commands", command);
  const told = (await answer.json()) as { readonly refusal?: { readonly reason: string } };
  return told.refusal?.reason ?? "done";
};
const admit = async (name: string, more: Record<string, unknown>): Promise<UserId> => {
  expect(await send({ type: "admitParticipant", name, role: "delegate", delegation: "AAA", ...more })).toBe(
    "done",
  );
  return (await office.forum()).people.find((one) => one.name === name)!.id;
};
const change = (userId: UserId, to: Record<string, unknown>): Promise<string> =>
  send({ type: "changeParticipant", userId, ...to });

test("P11 e-mail and title are stored with the person, changed without an entry, and found", async () => {
  const { store, forum } = site.concord;
  const user = await admit("Expert A", { email: " Expert.A@Example.org ", title: "Adviser" });
  const contact = { user, email: "Expert.A@Example.org", title: "Adviser", gender: "" };
  expect(await store.contactOf(user)).toEqual(contact);
  expect(await store.usersByEmail("expert.a@EXAMPLE.org ")).toEqual([user]);
  expect(await store.usersByEmail("")).toEqual([]);

  const seq = forum.seq();
  expect(await change(user, { title: "Senior adviser" })).toBe("done");
  expect(await store.contactOf(user)).toEqual({ ...contact, title: "Senior adviser" });
  expect(await change(user, { email: "" })).toBe("done");
  expect(await store.usersByEmail("expert.a@example.org")).toEqual([]);
  expect(forum.seq()).toBe(seq);

  expect(await change(user, { name: "Expert AA", email: "aa@example.org" })).toBe("reasonMissing");
  expect((await store.contactOf(user))?.email).toBe("");
  expect(await change(user, { name: "Expert AA", email: "aa@example.org", reason: "typing" })).toBe("done");
  expect((await store.contactOf(user))?.email).toBe("aa@example.org");
  expect(site.concord.people.nameOf(user)).toBe("Expert AA");
  const record = await office.get("/api/forum/minutes?after=0");
  expect(await record.text()).not.toMatch(/example\.org|adviser/iu);
});

test("P11 an address that is none is refused, and nobody is admitted", async () => {
  const before = site.concord.forum.forum().participants.size;
  for (const email of [
    "a",
    "a@b c.org",
    "a@b@example.org",
    "a@example.org\nBcc: b",
    `${"a".repeat(250)}@b.org`,
  ]) {
    const asked = { type: "admitParticipant", name: "B", role: "delegate", delegation: "BBB", email };
    expect([email, await send(asked)]).toEqual([email, "unreadable"]);
  }
  expect(site.concord.forum.forum().participants.size).toBe(before);
});

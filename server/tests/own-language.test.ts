import { afterAll, beforeAll, expect, test } from "vitest";
import type { DeviceLink } from "../../shared/people/sign-ins.ts";
import { openTestSite, type TestPerson, type TestSite } from "../testing/room-of-people.ts";

let site: TestSite;
let chair: TestPerson;
beforeAll(async () => {
  site = await openTestSite({});
  chair = await site.person("chair");
});
afterAll(() => site.close());

/** The cookies that a new device of this person gets when it signs in. */
async function signedInAnew(person: TestPerson): Promise<string> {
  const { token } = (await (await person.post("/api/devices/links", {})).json()) as DeviceLink;
  const answer = await fetch(`${site.url}/api/sign-in`, {
    method: "POST",
    body: JSON.stringify({ token }),
    headers: { "content-type": "application/json", origin: site.url },
  });
  expect(answer.status).toBe(204);
  return answer.headers.getSetCookie().join("\n");
}

test("K33 a new device speaks the language that its person chose, and wishes about mail stay", async () => {
  expect(await signedInAnew(chair)).not.toContain("concord-language");
  const wishes = { concerns: "now", followed: [], language: "" };
  expect((await chair.post("/api/mail", wishes)).status).toBe(204);
  expect((await chair.post("/api/language", { language: "ar" })).status).toBe(204);
  expect(await (await chair.get("/api/mail")).json()).toMatchObject({
    wishes: { ...wishes, language: "ar" },
  });
  expect(await signedInAnew(chair)).toContain("concord-language=ar; Max-Age=31536000; Path=/; SameSite=Lax");
  const { me } = await chair.forum();
  expect(await site.concord.mail.languageOf(me.id)).toBe("ar");
  for (const wrong of [{}, { language: "xx" }, { language: "ar", user: me.id }])
    expect((await chair.post("/api/language", wrong)).status).toBe(400);
  const other = await site.person("secretariat");
  expect(await signedInAnew(other)).not.toContain("concord-language");
});

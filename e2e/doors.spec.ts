import { expect, type Page, test } from "@playwright/test";
import type { ForumView } from "../shared/forum/forum-view.ts";
import { type MailServer, openMailServer } from "../server/testing/mail-server.ts";
import { enter, type Running, signInBy, signOut, startConcord } from "./people.ts";

let mail: MailServer;
let running: Running;
test.beforeAll(async () => {
  mail = await openMailServer();
  running = await startConcord({ SMTP_URL: mail.url, MAIL_FROM: "Concord <concord@example.org>" });
});
test.afterAll(async () => {
  await running.close();
  await mail.close();
});

const ADDRESS = "expert@b.example.org";

/** Asks the server as the page's person does. */
const ask = <Body>(page: Page, path: string, body?: object): Promise<Body> =>
  page.evaluate(
    async ([at, sent]) => {
      const { me } = (await (await fetch("/api/forum")).json()) as { me: { id: string } };
      const method = sent === null ? "GET" : "POST";
      const answer = await fetch(at, { method, body: sent, headers: { "concord-person": me.id } });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as Body;
    },
    [path, body === undefined ? null : JSON.stringify(body)] as const,
  );

/** The sign-in link of the nth mail to the expert, once it has come. */
async function linkOf(n: number): Promise<string> {
  const own = () => mail.got.filter(({ to }) => to.includes(ADDRESS));
  await expect.poll(() => own().length).toBeGreaterThanOrEqual(n);
  const parsed = (await mail.parsed()).filter(({ to }) => JSON.stringify(to).includes(ADDRESS));
  const links = parsed.flatMap(({ text = "" }) => text.match(/http\S+\/sign-in#[\w-]+/u) ?? []);
  return links.at(-1) ?? "";
}

test("P23 A24 A27 P15 a nominated expert signs in by mail and phone, and is replaced", async ({
  browser,
}) => {
  const secretariat = await enter(browser, running, { who: "secretariat" });
  const { nominationCode: code } = await ask<{ nominationCode: string }>(secretariat, "/api/forum/commands", {
    type: "openNominations",
    letter: "CL-7",
    until: new Date(Date.now() + 86_400_000).toISOString(),
  });
  await fetch(`${running.url}/api/nominations`, {
    method: "POST",
    body: JSON.stringify({
      code,
      delegation: "BBB",
      nominator: { name: "Focal Point of B", email: "focal@b.example.org", capacity: "focalPoint" },
      experts: [{ name: "Expert of B", title: "Engineer", email: ADDRESS }],
    }),
  });
  await secretariat.goto(`${running.url}/experts`);
  await secretariat.getByRole("button", { name: "Approve Expert of B" }).click();
  const invitation = await linkOf(1);

  const laptop = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await test.step("the invitation and a link by mail sign the laptop in", async () => {
    await signInBy(laptop, invitation);
    await expect(laptop.getByRole("button", { name: /^Signed in as Expert of B/u })).toBeVisible();
    await signOut(laptop);
    await laptop.getByLabel("Your e-mail address").fill(ADDRESS);
    await laptop.getByRole("button", { name: "Send me a link" }).click();
    await expect(laptop.getByText(/^If this address is known here/u)).toBeVisible();
    await expect.poll(async () => (await linkOf(2)) !== invitation).toBe(true);
    await signInBy(laptop, await linkOf(2));
  });

  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await test.step("the laptop lets the phone in", async () => {
    await laptop.getByRole("button", { name: /^Signed in as/u }).click();
    await laptop.getByRole("menuitem", { name: "Add another device" }).click();
    const dialog = laptop.getByRole("dialog", { name: "Add another device" });
    const short = await dialog.locator(".short-code").innerText();
    await phone.goto(`${running.url}/sign-in`);
    await phone.getByLabel("Code", { exact: true }).fill(short);
    await phone.getByRole("button", { name: "Use this code" }).click();
    await phone.waitForURL((url) => !url.pathname.includes("sign-in"));
    await dialog.getByRole("button", { name: "Done" }).click();
  });

  const { groups } = await ask<ForumView>(laptop, "/api/forum");
  const id = groups.find((group) => group.id === "space")!.opinions[0]!.id;
  const opinion = () => `/api/opinions/${id}`;
  const { clauses } = await ask<{ clauses: readonly { id: string }[] }>(laptop, opinion());
  const said = "only our delegation reads this";
  await ask(laptop, `${opinion()}/commands`, {
    type: "comment",
    on: { clauseId: clauses[3]!.id },
    text: said,
    readers: "delegation",
  });

  await test.step("the replacement sees what the expert saw, and the expert nothing more", async () => {
    await secretariat.goto(`${running.url}/people`);
    await secretariat.getByRole("button", { name: "Actions for Expert of B", exact: true }).click();
    await secretariat.getByRole("menuitem", { name: "Replace …" }).click();
    const dialog = secretariat.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Successor of B");
    await dialog.getByRole("textbox", { name: "E-mail" }).fill("successor@b.example.org");
    await dialog.getByRole("textbox", { name: "Reason" }).fill("By letter");
    await dialog.getByRole("button", { name: "Replace" }).click();
    await expect(dialog).toHaveCount(0);
    await expect.poll(() => laptop.evaluate(async () => (await fetch("/api/forum")).status)).toBe(401);
    expect(await phone.evaluate(async () => (await fetch("/api/forum")).status)).toBe(401);

    await secretariat.getByRole("button", { name: "Actions for Successor of B", exact: true }).click();
    await secretariat.getByRole("menuitem", { name: "Make a sign-in link" }).click();
    const answered = secretariat.waitForResponse(/\/api\/people\/links$/u);
    await secretariat.getByRole("alertdialog").getByRole("button", { name: "Make a sign-in link" }).click();
    const { links } = (await (await answered).json()) as { links: { link: string }[] };
    const successor = await (await browser.newContext()).newPage();
    await signInBy(successor, links[0]!.link);
    expect(JSON.stringify(await ask(successor, opinion()))).toContain(said);
    const other = await enter(browser, running, { who: "AAA" });
    expect(JSON.stringify(await ask(other, opinion()))).not.toContain(said);
    await successor.context().close();
  });

  await test.step("all get an invitation by mail who have an address", async () => {
    await secretariat.getByRole("button", { name: "Back to the people" }).click();
    await secretariat.getByRole("checkbox", { name: "Choose all that are found" }).check();
    await secretariat.getByRole("button", { name: "Invite by mail …" }).click();
    await secretariat.getByRole("dialog").getByRole("button", { name: "Send" }).click();
    await expect(
      secretariat.getByText(/^1 invitation is on the way\. \d+ without an address\.$/u),
    ).toBeVisible();
    await expect
      .poll(() => mail.got.filter(({ to }) => to.includes("successor@b.example.org")).length)
      .toBe(1);
  });
  await laptop.context().close();
  await phone.context().close();
});

import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { enter, startConcord } from "./people.ts";

test("O1 O2 O4 the board as the chair, as a delegate, and as a file", async ({ browser }) => {
  const running = await startConcord({ FORUM_NOW: "2025-03-03T09:00:00Z" });
  const [chair, lead, aaa] = [
    await enter(browser, running, { who: "chair" }),
    await enter(browser, running, { who: "space" }),
    await enter(browser, running, { who: "AAA" }),
  ];
  const path = new URL(lead.url()).pathname.replace("/opinions/", "/api/opinions/");
  // A mark that waits for AAA, set over HTTP as any client may.
  await lead.evaluate(async (opinion) => {
    const answer = await fetch(opinion);
    const { clauses } = (await answer.json()) as {
      clauses: { id: string; kind: string; text: string; hash: string }[];
    };
    const { id, hash } = clauses.find(({ kind, text }) => kind === "operative" && !text.includes("["))!;
    const command = {
      type: "markClause",
      clauseId: id,
      tier: "ad-referendum",
      hash,
      pending: [{ delegationId: "AAA" }],
    };
    await fetch(`${opinion}/commands`, { method: "POST", body: JSON.stringify(command) });
  }, path);

  await aaa.evaluate(async (opinion) => {
    const { clauses } = (await (await fetch(opinion)).json()) as {
      clauses: { id: string; kind: string; hash: string }[];
    };
    const { id, hash } = clauses.find(({ kind }) => kind === "recital")!;
    const until = "2025-03-10T12:00:00Z";
    const position = { position: "awaitsInstructions", subject: { clauseId: id }, hash, until };
    const command = { type: "takePosition", ...position };
    await fetch(`${opinion}/commands`, { method: "POST", body: JSON.stringify(command) });
  }, path);

  await chair.getByRole("link", { name: /^Convergence board/u }).click();
  await expect(chair.getByRole("heading", { name: "Convergence board" })).toBeVisible();
  const opinions = chair.locator(".opinion-board");
  await expect(opinions).toHaveCount(5);
  await expect(opinions.locator("h2")).toContainText([
    /Opinion 1/u,
    /Opinion 2/u,
    /Opinion 3/u,
    /Opinion 4/u,
    /Opinion 5/u,
  ]);
  const space = opinions.nth(3);
  await expect(space.getByRole("img", { name: /^Opinion 4, paragraphs on/u })).toBeVisible();
  await expect(space).toContainText("Agreed pending AAA:");
  await expect(space).toContainText(
    "AAA awaits instructions, until 10 March 2025, 12:00 your time (UTC) · 13:00 Geneva:",
  );
  await expect(space).toContainText("1 mark set:");
  await space.getByText("Every day as a table").click();
  await expect(space.getByRole("table")).toContainText("3 March 2025");
  await expect(chair.locator(".board")).not.toContainText("%");

  await aaa.goto(`${running.url}/board`);
  await expect(aaa.locator(".opinion-board").nth(3)).toContainText(
    "Only the management team and the secretariat see who must answer.",
  );
  await expect(aaa.locator(".board")).not.toContainText("Agreed pending AAA");
  await chair.getByLabel("Everything, also who must answer").check();
  await expect(chair.getByText("The board is open as you chose.")).toBeVisible();
  await aaa.reload();
  await expect(aaa.locator(".opinion-board").nth(3)).toContainText("Agreed pending AAA:");

  const downloading = aaa.waitForEvent("download");
  await aaa.getByRole("link", { name: "Download as CSV" }).click();
  const file = readFileSync(await (await downloading).path(), "utf8");
  expect(file).toMatch(/^\uFEFFday,opinion,title,agreed,/u);
  expect(file).toMatch(/\r\n2025-03-03,4,Space connectivity,0,1,/u);

  await chair.getByLabel("Nothing", { exact: true }).check();
  await aaa.reload();
  await expect(aaa.getByText("Only the management team and the secretariat see the board.")).toBeVisible();
  await expect(aaa.getByRole("link", { name: /^Convergence board/u })).toHaveCount(0);
  await running.close();
});

test("U10 O1 a lead clears the text at the desk, the board shows it, and the lead takes it back", async ({
  browser,
}) => {
  const running = await startConcord({ FORUM_NOW: "2025-03-03T09:00:00Z" });
  const [chair, lead] = [
    await enter(browser, running, { who: "chair" }),
    await enter(browser, running, { who: "space" }),
  ];
  const { groups } = (await (await lead.request.get(`${running.url}/api/forum`)).json()) as {
    groups: readonly { id: string; opinions: readonly { id: string }[] }[];
  };
  const id = groups.find((group) => group.id === "space")!.opinions[0]!.id;
  await lead.goto(`${running.url}/desk/${id}`);
  await lead.getByRole("button", { name: "Approve for the Chair’s report" }).click();
  await expect(lead.getByText(/approved this text, /u)).toBeVisible();

  await chair.goto(`${running.url}/board`);
  const space = chair.locator(".opinion-board").nth(3);
  await expect(space).toContainText("Approved by the facilitator, 3 March 2025");
  await expect(space).toContainText("text approved by the facilitator");
  await expect(chair.locator(".opinion-board").nth(0)).toContainText("Not yet approved by the facilitator");

  await lead.getByRole("button", { name: "Withdraw approval" }).click();
  const dialog = lead.getByRole("dialog");
  await dialog.getByRole("textbox").fill("The annex is missing");
  await dialog.getByRole("button", { name: "Withdraw approval" }).click();
  await expect(lead.getByText("Not yet approved by the facilitator")).toBeVisible();
  await chair.reload();
  await expect(space).toContainText("Not yet approved by the facilitator");
  await expect(space).toContainText("one approval withdrawn");
  await running.close();
});

import { expect, type Page, test } from "@playwright/test";
import { PUBLIC_PARTS } from "../shared/forum/public-parts.ts";
import { linksIn, longEnough, until } from "../server/testing/consulted.ts";
import { openMailServer } from "../server/testing/mail-server.ts";
import { openCalendarForum } from "./calendar-forum.ts";
import { picture } from "./picture.ts";

type Text = {
  readonly hash: string;
  readonly clauses: readonly { id: string; hash: string; text: string; kind: string; number: string }[];
};

test("R31 R33 T12 T39 F17 F25 Annex 2 is walked from the first outline to the adopted Opinions", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const smtp = await openMailServer();
  const { url, of, read, at, forum, ask, say, close } = await openCalendarForum(
    browser,
    "2024-08-05T09:00Z",
    {
      SMTP_URL: smtp.url,
      MAIL_FROM: "concord@example.org",
    },
  );
  const opinions = async () =>
    (await forum()).groups.flatMap(({ id: group, opinions: all }) => all.map(({ id }) => ({ group, id })));
  const text = (id: string): Promise<Text> => read<Text>("AAA", `/api/opinions/${id}`);
  const report = async () => (await forum()).mainReport!;
  const publish = async (kind: string, commentsUntil: string | null): Promise<void> => {
    const annexes = kind === "outline" ? [] : (await opinions()).map(({ id }) => id);
    const { hash } = await report();
    await ask("secretariat", { type: "publishReportDraft", hash, kind, commentsUntil, annexes });
  };
  const addLast = async (who: string, id: string, kind: "verb" | "operative", words: string) => {
    const after = (await text(id)).clauses.at(-1)!.id;
    const level = kind === "operative" ? { level: 1 } : {};
    await say(who, id, { type: "addClause", after, kind, text: words, ...level });
  };
  const write = async (kind: "verb" | "operative", words: string): Promise<void> =>
    addLast("secretariat", (await report()).opinionId, kind, words);
  const nextDraft = async (words: string): Promise<void> => {
    const { opinionId } = await report();
    await say("secretariat", opinionId, { type: "reopen", reason: "for the next draft" });
    await write("operative", words);
  };
  const look = async (who: string, path: string, name: string): Promise<Page> => {
    const page = await of(who);
    await page.goto(url + path);
    await expect(page.locator("h1").first()).toBeAttached();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await picture(page, `annex-2-${name}`);
    return page;
  };
  const meet = async (name: string): Promise<void> => {
    await ask("chair", { type: "openMeeting", groupId: null, name });
    const meetingId = (await forum()).openMeetings.find((one) => one.name === name)!.id;
    await ask("chair", { type: "closeMeeting", meetingId });
  };
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  stranger.setDefaultTimeout(30_000);
  /** Opens a consultation on the newest draft of the report; returns its id. */
  const consult = async (title: string, from: string, until: string): Promise<string> => {
    const { opinionId, drafts } = await report();
    await ask("secretariat", {
      type: "openConsultation",
      title: { en: title },
      introduction: { en: "Please say what the report should add." },
      language: "en",
      draft: { kind: "baseText", opinionId, n: drafts.at(-1)!.baseText },
      topics: ["Lamps"],
      contact: "secretariat@example.org",
      opensAt: from,
      closesAt: until,
    });
    const { consultations } = await read<{ consultations: { id: string; title: { en: string } }[] }>(
      "secretariat",
      "/api/consultations",
    );
    return consultations.find((one) => one.title.en === title)!.id;
  };
  /** A stranger without a script sends an input and confirms it by mail; the secretariat publishes it. */
  const giveInput = async (id: string, email: string, words: string): Promise<void> => {
    await stranger.goto(`${url}/public/en/consultations/${id}`);
    await stranger.getByRole("checkbox", { name: /Lamps/u }).check();
    await stranger.getByRole("textbox", { name: "Your text" }).fill(words);
    await stranger.getByRole("textbox", { name: "Your name" }).fill("Ana Example");
    await stranger.getByRole("textbox", { name: "E-mail address" }).fill(email);
    await stranger.getByRole("checkbox", { name: "I agree to this." }).check();
    await longEnough();
    await stranger.getByRole("button", { name: "Send", exact: true }).click();
    await until(async () => (await linksIn(smtp)).has(email));
    await stranger.goto((await linksIn(smtp)).get(email)!);
    await stranger.getByRole("button", { name: "Confirm", exact: true }).click();
    const { inputs } = await read<{ inputs: { id: string }[] }>("secretariat", `/api/consultations/${id}`);
    await ask("secretariat", {
      type: "publishInputs",
      consultationId: id,
      inputIds: inputs.map((one) => one.id),
    });
    await stranger.goto(`${url}/public/en/consultations/${id}/inputs`);
    await expect(stranger.getByText(words)).toBeVisible();
  };

  await test.step("5 August 2024: the outline goes out for comments, and the public may read", async () => {
    await ask("secretariat", { type: "openToPublic", parts: PUBLIC_PARTS });
    await ask("secretariat", { type: "openMainReport", title: "Report on lamps", language: "en" });
    await write("verb", "Introduction");
    await write("operative", "Lamps are lit.");
    await publish("outline", "2024-08-26T21:59:59Z");
    const { opinionId } = await report();
    const clauseId = (await text(opinionId)).clauses.find(({ kind }) => kind === "operative")!.id;
    await say("AAA", opinionId, { type: "comment", on: { clauseId }, text: "Which lamps?", readers: "room" });
    await look("AAA", "/main-report", "outline");
  });

  await test.step("7 October 2024: the group meets for the first time", async () => {
    await at("2024-10-07T09:00Z");
    await meet("First meeting");
  });

  await test.step("4 November 2024: the second draft, with the draft Opinions", async () => {
    await at("2024-11-04T10:00Z");
    await nextDraft("Oil is dear.");
    await publish("draft", "2024-12-20T22:59:59Z");
    const id = await consult("First consultation", "2024-11-04T09:00:00Z", "2024-12-20T22:59:59Z");
    await giveInput(id, "ana@example.org", "Count the lamps.");
    await picture(stranger, "annex-2-consultation", { fullPage: true });
    await look("secretariat", `/consultations?of=${id}`, "moderation");
  });

  await test.step("20 December 2024: the first consultation is over, to the second", async () => {
    const form = stranger.url().replace(/\/inputs$/u, "");
    await stranger.goto(form);
    await expect(stranger.getByRole("button", { name: "Send", exact: true })).toBeVisible();
    await at("2024-12-20T22:59:59Z");
    await stranger.goto(form);
    await expect(stranger.getByRole("main")).toContainText("This consultation is closed");
    await expect(stranger.getByRole("button", { name: "Send", exact: true })).toHaveCount(0);
  });

  await test.step("13 February 2025: the group meets for the second time", async () => {
    await at("2025-02-13T09:00Z");
    await meet("Second meeting");
  });

  await test.step("31 March 2025: the third draft; a contribution is handed in and posted", async () => {
    await at("2025-03-31T10:00Z");
    await nextDraft("Ships come by night.");
    await publish("draft", "2025-06-16T21:59:59Z");
    const id = await consult("Second consultation", "2025-03-31T09:00:00Z", "2025-06-16T21:59:59Z");
    await giveInput(id, "ben@example.org", "Light each harbour.");
    await ask("AAA", {
      type: "handInPaper",
      kind: "paper",
      title: "On lamps",
      language: "en",
      text: "Lamps are dear.",
    });
    const { papers } = await read<{ papers: { id: string }[] }>("secretariat", "/api/forum/papers");
    await ask("secretariat", { type: "postPaper", paperId: papers[0]!.id, number: "1" });
    await look("BBB", "/contributions", "contributions");
  });

  await test.step("15 April 2025: five groups write their draft Opinions online", async () => {
    await at("2025-04-15T09:00Z");
    for (const { group, id } of await opinions()) {
      await ask(group, { type: "openMeeting", groupId: group, name: `Online meeting of ${group}` });
      for (const [kind, words] of [
        ["verb", "invites Member States"],
        ["operative", "that lamps are lit"],
        ["operative", "that oil is kept"],
      ] as const)
        await addLast(group, id, kind, words);
      const meetingId = (await forum()).openMeetings[0]!.id;
      await ask(group, { type: "closeMeeting", meetingId });
    }
    await look("AAA", "/", "groups");
  });

  await test.step("16 June 2025: base texts, and the Chair’s report with five draft Opinions", async () => {
    await at("2025-06-16T09:00Z");
    for (const { group, id } of await opinions()) await say(group, id, { type: "consolidate" });
    const { preparing } = await read<{ preparing: { hash: string } }>("chair", "/api/report");
    await ask("chair", { type: "issueReport", hash: preparing.hash });
    await look("AAA", "/report", "chairs-report");
  });

  await test.step("7 August 2025: written input on the base texts", async () => {
    await at("2025-08-06T09:00Z");
    const { id } = (await opinions()).find(({ group }) => group === "space")!;
    const { id: clauseId, hash } = (await text(id)).clauses.find(({ kind }) => kind === "operative")!;
    const words = "that lamps are lit each night";
    await say("AAA", id, { type: "propose", kind: "change", clauseId, text: words, hash });
    await look("AAA", `/opinions/${id}`, "written-input");
  });

  await test.step("September 2025: the third meeting", async () => {
    await at("2025-09-16T09:00Z");
    await meet("Third meeting");
  });

  await test.step("3 November 2025: the fourth draft", async () => {
    await at("2025-11-03T10:00Z");
    await nextDraft("A lamp is lit in each harbour.");
    await publish("draft", "2025-12-19T22:59:59Z");
  });

  await test.step("January 2026: the fourth meeting agrees to the texts", async () => {
    await at("2026-01-20T09:00Z");
    await ask("chair", { type: "openMeeting", groupId: null, name: "Fourth meeting" });
    for (const { id } of await opinions()) {
      const marks = (await text(id)).clauses
        .filter((one) => one.text !== "")
        .map((one) => ({ clauseId: one.id, hash: one.hash }));
      const reason = "as the meeting agreed";
      await say("chair", id, { type: "agreeEnBloc", marks, reason });
      await say("chair", id, { type: "advanceStage", to: "agreed", reason });
    }
    const meetingId = (await forum()).openMeetings[0]!.id;
    await ask("chair", { type: "closeMeeting", meetingId });
    await look("AAA", "/", "agreed");
  });

  await test.step("13 April 2026: the final report, in time, with the Opinions annexed", async () => {
    await at("2026-04-13T09:00Z");
    for (const { id } of await opinions())
      await say("chair", id, { type: "advanceStage", to: "annexed", reason: "with the final report" });
    await nextDraft("The lamps were counted.");
    await publish("final", null);
    const { drafts } = await report();
    expect(drafts.map(({ kind }) => kind)).toEqual(["outline", "draft", "draft", "draft", "final"]);
    expect(drafts.at(-1)!.lateAfter).toBeUndefined();
    expect(drafts.at(-1)!.annexes).toHaveLength(5);
    const page = await look("AAA", "/main-report", "final-report");
    await expect(page.getByRole("link", { name: "Public consultation: First consultation" })).toBeVisible();
  });

  await test.step("9 June 2026: the Forum elects its Chair, and adopts five Opinions", async () => {
    await at("2026-06-09T08:00Z");
    const secretariat = await look("secretariat", "/agenda", "agenda");
    await secretariat.getByRole("button", { name: "Open the Forum…" }).click();
    await secretariat.getByRole("dialog").getByRole("button", { name: "Open", exact: true }).click();
    const takeUp = async (page: Page, n: number): Promise<void> => {
      await page.getByRole("button", { name: new RegExp(`^Take up item ${n}:`) }).click();
      await expect(page.locator(".agenda-items > li").nth(n - 1)).toContainText("now");
    };
    await takeUp(secretariat, 1);
    await takeUp(secretariat, 2);
    await secretariat.getByRole("button", { name: "Record the election…" }).click();
    const dialog = secretariat.getByRole("dialog", { name: "Election of the Chair" });
    const person = dialog.getByRole("combobox", { name: "Person elected" });
    const head =
      (await person
        .getByRole("option", { name: /^BBB: / })
        .first()
        .textContent()) ?? "";
    await person.selectOption(head);
    await dialog.getByRole("button", { name: "Record" }).click();
    await expect(secretariat.locator(".agenda-items > li").nth(1)).toContainText("by acclamation, for BBB");
    const chair = await look("BBB", "/agenda", "agenda-chair");
    for (const n of [3, 4, 5, 6, 7, 8]) await takeUp(chair, n);
    for (const { id } of await opinions())
      await say("BBB", id, { type: "advanceStage", to: "underConsideration", reason: "as the agenda says" });
    await takeUp(chair, 9);
    for (const { id } of await opinions())
      await say("BBB", id, { type: "advanceStage", to: "adopted", reason: "by consensus" });
    const states = (await forum()).groups.flatMap(({ opinions: all }) => all.map(({ stage }) => stage));
    expect(states).toEqual(["adopted", "adopted", "adopted", "adopted", "adopted"]);
    await look("AAA", "/agenda", "adopted");
  });

  await test.step("a stranger reads what became of it", async () => {
    await stranger.goto(`${url}/public/en/consultations`);
    await expect(stranger.getByRole("main")).toContainText("Second consultation");
    await stranger.getByRole("link", { name: "Report drafts", exact: true }).click();
    await expect(stranger.getByRole("heading", { level: 2 })).toHaveCount(5);
    await picture(stranger, "annex-2-public", { fullPage: true });
  });
  await close();
  await smtp.close();
});

import { expect, type Page } from "@playwright/test";
import type { Spoken } from "./spoken.ts";

/** Addresses of one forum that its screens are opened at. */
export type Places = { readonly opinion: string; readonly meeting: string };

export type Screen = {
  readonly name: string;
  readonly who: "lead" | "delegate" | "secretariat" | "nobody";
  readonly at: (places: Places) => string;
  /** Opens a menu, a dialog or a clause there. */
  readonly open?: (page: Page, say: Spoken) => Promise<void>;
};

const press =
  (key: string): NonNullable<Screen["open"]> =>
  async (page, say) => {
    await page
      .getByRole("button", { name: say.named(key) })
      .first()
      .click();
    await page
      .locator("[role=menu], [role=dialog], [role=alertdialog]")
      .filter({ visible: true })
      .first()
      .waitFor();
  };

/** By the palette, which finds what no button of this width shows. */
const search =
  (key: string): NonNullable<Screen["open"]> =>
  async (page, say) => {
    const palette = page.getByRole("dialog", { name: say.named("palette.name") });
    // The page takes keys once its header is drawn; a key before that opens nothing.
    await expect(async () => {
      await page.keyboard.press("Control+k");
      await palette.waitFor({ timeout: 5_000 });
    }).toPass();
    await palette.getByRole("combobox").fill(say.part(key));
    await palette.getByRole("option").first().click();
    await page.locator("[role=dialog], [role=alertdialog]").first().waitFor();
  };

const clause: NonNullable<Screen["open"]> = async (page, say) => {
  const row = page.locator(".sheet-row.operative").first();
  await row.click({ position: { x: 4, y: 4 } });
  await expect(row).toHaveAttribute("aria-current", "true");
  await page.getByRole("toolbar", { name: say.named("pen.bar") }).waitFor();
};

const type: NonNullable<Screen["open"]> = async (page, say) => {
  await page.locator(".sheet-row.recital [data-words]").nth(1).click();
  await page.getByRole("textbox", { name: say.named("sheet.editor") }).waitFor();
};

/** In the panel beside the text; on a phone in the drawer over it. */
const tab =
  (id: "clause" | "proposals" | "people" | "record"): NonNullable<Screen["open"]> =>
  async (page, say) => {
    await clause(page, say);
    const details = page.getByRole("button", { name: say.named("panel.open") });
    const shown = page.locator(`[role=tab][data-key=${id}]`);
    if ((await shown.count()) === 0) await details.click();
    await shown.click();
    await expect(shown).toHaveAttribute("aria-selected", "true");
  };

const then =
  (...steps: readonly NonNullable<Screen["open"]>[]): NonNullable<Screen["open"]> =>
  async (page, say) => {
    for (const step of steps) await step(page, say);
  };

const opinion = ({ opinion: id }: Places): string => `/opinions/${id}`;
const ofOpinion = (name: string, open?: Screen["open"], who: Screen["who"] = "lead"): Screen => ({
  name,
  who,
  at: opinion,
  ...(open === undefined ? {} : { open }),
});
const screen = (name: string, path: string, who: Screen["who"] = "secretariat"): Screen => ({
  name,
  who,
  at: () => path,
});

/** Screens of the page, each with what can be opened over it. */
export const SCREENS: readonly Screen[] = [
  ofOpinion("text"),
  ofOpinion("text of a delegate", undefined, "delegate"),
  ofOpinion("open clause", type),
  ofOpinion("clause in the panel", tab("clause")),
  ofOpinion("proposals in the panel", tab("proposals")),
  ofOpinion("people in the panel", tab("people")),
  ofOpinion("record in the panel", tab("record")),
  ofOpinion("clause of a delegate", tab("clause"), "delegate"),
  { ...ofOpinion("agreed words"), at: (places) => `${opinion(places)}?read=agreed` },
  { ...ofOpinion("clean result"), at: (places) => `${opinion(places)}?read=result` },
  { ...ofOpinion("projector"), at: (places) => `${opinion(places)}?projector=table` },
  { name: "versions", who: "lead", at: (places) => `${opinion(places)}/versions` },
  { name: "merging desk", who: "secretariat", at: ({ opinion: id }) => `/desk/${id}` },
  { name: "meeting", who: "secretariat", at: ({ meeting }) => `/meetings/${meeting}` },
  { name: "record of a meeting", who: "secretariat", at: ({ meeting }) => `/meetings/${meeting}/record` },
  { name: "unknown Opinion", who: "lead", at: () => "/opinions/01J0000000000000000000000A" },
  screen("home", "/", "delegate"),
  screen("timetable", "/timetable"),
  screen("agenda", "/agenda"),
  screen("where", "/where"),
  screen("across", "/desk"),
  screen("board", "/board"),
  screen("report", "/report"),
  screen("new draft", "/new-draft"),
  screen("new draft of a delegate", "/new-draft", "delegate"),
  screen("shelf", "/shelf"),
  screen("audit", "/audit"),
  screen("audit of a delegate", "/audit", "delegate"),
  screen("experts", "/experts"),
  screen("experts of a delegate", "/experts", "delegate"),
  screen("people", "/people"),
  screen("contributions", "/contributions", "delegate"),
  screen("consultations", "/consultations"),
  screen("help", "/help", "delegate"),
  screen("mail", "/mail", "delegate"),
  screen("passkeys", "/passkeys", "delegate"),
  screen("nowhere", "/nothing", "delegate"),
  screen("sign-in", "/sign-in", "nobody"),
  screen("nomination", "/nominate", "nobody"),
];

/** Menus and dialogs over the text, each in one look. */
export const OVERLAYS: readonly Screen[] = [
  ofOpinion("menu of the person", press("account.label")),
  ofOpinion("menu of the Opinion", press("header.draftOpinionMenu")),
  ofOpinion("menu of the view", press("reading.viewIs")),
  ofOpinion("menu of the acts", then(clause, press("acts.moreName"))),
  ofOpinion("menu of what can be added", then(tab("clause"), press("add.name"))),
  ofOpinion("palette", async (page, say) => {
    await page.keyboard.press("Control+k");
    await page
      .getByRole("dialog", { name: say.named("palette.name") })
      .getByRole("option")
      .first()
      .waitFor();
  }),
  ofOpinion("notices", press("notices.open")),
  ofOpinion("lock with a reason", then(clause, search("acts.lockReasoned"))),
  ofOpinion("position", then(clause, search("position.takeName")), "delegate"),
  ofOpinion("hand over", search("agreement.handOver.overName")),
];

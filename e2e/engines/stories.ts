import { button, literal, menuItem, pause, row, until } from "./person.ts";
import { allHave, focusOn, openText, putCaret, type Scene, select, signIn } from "./scene.ts";

export type Story = {
  readonly title: string;
  /** Each has its own: none finds what another left. */
  readonly clause: string;
  readonly act: (scene: Scene) => Promise<void>;
};

const enter: Story = {
  title: "sign in by link",
  clause: "a)",
  act: async (scene) => {
    const { server, lead, aaa } = scene;
    await Promise.all([signIn(lead, server.link("space")), signIn(aaa, server.link("AAA"))]);
    await openText(scene);
    await aaa.see(button("^Signed in as .*Delegation A"));
  },
};

const typeTogether: Story = {
  title: "two type at once",
  clause: "a)",
  act: async (scene) => {
    await openText(scene);
    const { lead, aaa, clause } = scene;
    const before = await aaa.storedOf(clause);
    await putCaret(lead, { clause, key: "Home" });
    await putCaret(aaa, { clause, key: "End" });
    await Promise.all([lead.type("before all of this, "), aaa.type(", and after all of it")]);
    await allHave(scene, `before all of this, ${before}, and after all of it`);
  },
};

const markAndLock: Story = {
  title: "mark and lock",
  clause: "b)",
  act: async (scene) => {
    await openText(scene);
    const { lead, aaa, clause } = scene;
    const before = await aaa.storedOf(clause);
    await putCaret(aaa, { clause, key: "End" });
    await select(lead, clause);
    await lead.click(button(`^Agree \\(ad referendum\\): clause ${literal(clause)}`));
    await lead.click({ css: "input, textarea, [role=textbox]", name: "^Meeting or basis" });
    await lead.type("sample meeting");
    await lead.click(button("^Mark$"));
    await aaa.see(row(clause, "agreed ad referendum"));
    await lead.click(button(`^Lock clause ${literal(clause)}`));
    await aaa.see(row(clause, ".*locked"));
    // Outside an editor some keys are the page's own; "y" is none.
    await select(aaa, clause);
    await aaa.see({ css: ".sheet-note", name: "^You cannot type here: .* locked it" });
    await aaa.press("y");
    await pause(300);
    await allHave(scene, before);
  },
};

const comment: Story = {
  title: "a comment",
  clause: "c)",
  act: async (scene) => {
    await openText(scene);
    const { lead, aaa, clause } = scene;
    await select(aaa, clause);
    await aaa.click(button(`^Add to clause ${literal(clause)}`));
    await aaa.click(menuItem("^Comment on"));
    await aaa.click({ css: "textarea, [role=textbox]", name: "^Comment$" });
    await aaa.type("Is this the usual word?");
    await aaa.click({ css: "label", name: "^everyone" });
    await aaa.click(button("^Send$"));
    await select(lead, clause);
    await lead.see({ css: "p", name: "^Is this the usual word\\?$" });
    await aaa.see({ css: "p", name: "^Is this the usual word\\?$" });
  },
};

const proposal: Story = {
  title: "a proposal, accepted",
  clause: "1",
  act: async (scene) => {
    await openText(scene);
    const { lead, aaa, clause } = scene;
    const before = await aaa.storedOf(clause);
    await select(aaa, clause);
    await aaa.click(button(`^Suggest on clause ${literal(clause)}`));
    await focusOn(aaa, "^(Suggestion|Draft) ");
    await aaa.press("Control", "End");
    await aaa.type(" and safe");
    await aaa.click(button("^Suggest (for|as) "));
    await select(lead, clause);
    await lead.see({ css: "ins", name: "^ ?and safe$" });
    await lead.click(button("^Accept AAA/1$"));
    await lead.click(button("^Accept$"));
    await allHave(scene, `${before} and safe`);
  },
};

const undo: Story = {
  title: "undo",
  clause: "2",
  act: async (scene) => {
    await openText(scene);
    const { lead, aaa, clause } = scene;
    const before = await aaa.storedOf(clause);
    await putCaret(lead, { clause, key: "Home" });
    await putCaret(aaa, { clause, key: "End" });
    await aaa.type(" and more");
    await lead.type("first ");
    await allHave(scene, `first ${before} and more`);
    // Typing is several steps on a slow machine.
    await until("the words undone", async () => {
      if ((await aaa.textOf(clause)) === `first ${before}`) return true;
      await aaa.press("Control", "z");
      await pause(300);
      return false;
    });
    await allHave(scene, `first ${before}`);
    await aaa.type("!");
    await allHave(scene, `first ${before}!`);
  },
};

const structure: Story = {
  title: "Enter, Backspace, copy, paste",
  clause: "3",
  act: async (scene) => {
    await openText(scene);
    const { lead, aaa, clause } = scene;
    const before = await aaa.storedOf(clause);
    await putCaret(aaa, { clause, key: "End" });
    await aaa.press("Enter");
    await aaa.type("that more follows");
    await lead.see(row("4"));
    await until("the new clause", async () => (await lead.textOf("4")) === "that more follows");
    await aaa.press("Control", "Home");
    await aaa.press("Backspace");
    await allHave(scene, `${before}that more follows`);
    await aaa.press("Shift", "End");
    await aaa.press("Control", "x");
    await allHave(scene, before);
    await aaa.press("Control", "v");
    await aaa.press("Control", "v");
    await allHave(scene, `${before}that more followsthat more follows`);
  },
};

const cut: Story = {
  title: "the server is killed while they type",
  clause: "2.1",
  act: async (scene) => {
    await openText(scene);
    const { server, lead, aaa, clause } = scene;
    const before = await aaa.storedOf(clause);
    await putCaret(lead, { clause, key: "Home" });
    await putCaret(aaa, { clause, key: "End" });
    const typed = Promise.all([
      lead.type("one two three four five six seven eight nine ten "),
      aaa.type(" eleven twelve thirteen fourteen fifteen sixteen"),
    ]);
    await until("the first words on the other page", async () =>
      (await lead.textOf(clause)).includes("twelve"),
    );
    await server.kill();
    await typed;
    await server.restart();
    await allHave(
      scene,
      `one two three four five six seven eight nine ten ${before} eleven twelve thirteen fourteen fifteen sixteen`,
    );
  },
};

const arabic: Story = {
  title: "the page in Arabic",
  clause: "2.2",
  act: async (scene) => {
    await openText(scene);
    const { aaa, clause } = scene;
    const before = await aaa.storedOf(clause);
    await aaa.click(button("^Language"));
    await aaa.click(menuItem("^العربية$"));
    await until("a page from right to left", () =>
      aaa.window.run(
        (language) =>
          document.documentElement.lang === language &&
          document.documentElement.dir === "rtl" &&
          document.documentElement.scrollWidth <= innerWidth,
        "ar",
      ),
    );
    const directions = await aaa.window.run(() => {
      const rows = [...document.querySelectorAll("[data-clause]")];
      return rows.map((one) => getComputedStyle(one.querySelector(".sheet-words")!).direction);
    }, null);
    if (directions.some((direction) => direction !== "ltr")) throw new Error("the English text turned round");
    await aaa.click(button("^اللغة"));
    await aaa.click(menuItem("^English$"));
    await putCaret(aaa, { clause, key: "End" });
    await aaa.type(" still");
    await allHave(scene, `${before} still`);
  },
};

export const STORIES: readonly Story[] = [
  enter,
  typeTogether,
  markAndLock,
  comment,
  proposal,
  undo,
  structure,
  cut,
  arabic,
];

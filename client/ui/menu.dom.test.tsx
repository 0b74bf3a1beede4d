import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Button } from "./button.tsx";
import { loadAriaButton } from "./load-aria-button.ts";
import { MenuPopup } from "./menu-popup.tsx";

let root: ReturnType<typeof createRoot>;
beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // jsdom has none, and react-aria escapes ids.
  vi.stubGlobal("CSS", { escape: (id: string) => id });
  root = createRoot(document.body.appendChild(document.createElement("main")));
  await loadAriaButton();
});
afterEach(() => act(() => root.unmount()));

const draw = (words: string): Promise<void> =>
  act(async () =>
    root.render(
      <MenuPopup
        label="View"
        trigger={<Button>View</Button>}
        opensAtOnce
        groups={[
          { id: "texts", entries: [{ id: "clean", words: "Clean text" }] },
          { id: "changes", entries: [{ id: "changes", words }] },
        ]}
      />,
    ),
  );

const shown = (): (string | null)[] =>
  [...document.querySelectorAll("[role=menuitem]")].map(({ textContent }) => textContent);

test("a menu whose group is named like its entry is drawn, and drawn again", async () => {
  await draw("Changes");
  expect(shown()).toEqual(["Clean text", "Changes"]);
  await draw("All changes");
  expect(shown()).toEqual(["Clean text", "All changes"]);
});

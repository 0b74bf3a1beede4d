import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { Button } from "./button.tsx";
import { loadAriaButton } from "./load-aria-button.ts";

test("K17 a button keeps focus and press when react-aria's takes its place", async () => {
  const pressed: string[] = [];
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  const buttons = ["first", "second"].map((name) =>
    createElement(Button, { key: name, onPress: () => pressed.push(name) }, name),
  );
  flushSync(() => root.render(createElement("p", null, buttons)));
  const [, plain] = place.querySelectorAll("button");
  plain!.focus();
  plain!.click();
  await loadAriaButton();
  await vi.waitFor(() => expect(plain!.isConnected).toBe(false));
  const [, second] = place.querySelectorAll("button");
  expect(document.activeElement).toBe(second);
  second!.click();
  expect(pressed).toEqual(["second", "second"]);
  root.unmount();
});

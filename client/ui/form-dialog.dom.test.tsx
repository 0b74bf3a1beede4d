import { act, useState } from "react";
import { createRoot } from "react-dom/client";
import { IntlProvider } from "use-intl";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FormDialog } from "./form-dialog.tsx";
import { TextField } from "./text-field.tsx";
import { Toasts } from "./toasts.tsx";
import { type SendAction, useSending } from "./use-sending.ts";

type AskProps = { readonly sent: SendAction; readonly onClose: () => void };

function Ask({ sent, onClose }: AskProps) {
  const [words, setWords] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const sending = useSending(onClose);
  return (
    <FormDialog
      sending={sending}
      title="Park clause 3"
      seen="Everybody sees it"
      doWords="Park"
      onEdit={() => setWrong(null)}
      onSubmit={() => (words === "" ? setWrong("Give a reason.") : sending.send(sent))}
      onClose={onClose}
    >
      <TextField label="Reason" help="In the record" value={words} wrong={wrong} onChange={setWords} />
    </FormDialog>
  );
}

let root: ReturnType<typeof createRoot>;
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // jsdom has none, and react-aria escapes ids.
  vi.stubGlobal("CSS", { escape: (id: string) => id });
  root = createRoot(document.body.appendChild(document.createElement("main")));
});
afterEach(() => act(() => root.unmount()));

/** Mounts the dialog with an answer that the test gives. */
async function mount() {
  const answer = Promise.withResolvers<string | null>();
  const sent = vi.fn<SendAction>(async (refuse) => {
    const refused = await answer.promise;
    if (refused !== null) refuse(refused);
    return refused === null;
  });
  const onClose = vi.fn<() => void>(() => root.render(page(null)));
  const page = (dialog: React.ReactNode) => (
    <IntlProvider locale="en" timeZone="UTC" messages={{ ui: { cancel: "Cancel" } }}>
      <Toasts label="Notices" dismissName="Dismiss" lasting={null}>
        {dialog}
      </Toasts>
    </IntlProvider>
  );
  await act(async () => root.render(page(<Ask sent={sent} onClose={onClose} />)));
  return { answer, sent, onClose };
}

const one = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const field = (): HTMLInputElement => document.querySelector("input")!;
const submit = (): Promise<void> =>
  act(async () => {
    one("form").dispatchEvent(new Event("submit", { bubbles: true }));
  });
const type = (words: string): Promise<void> =>
  act(async () => {
    const input = field();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(input, words);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
const cancel = (): Promise<void> => act(async () => one(".dialog-acts button").click());

test("W23 a form sends once, however often its button is pressed", async () => {
  const { answer, sent, onClose } = await mount();
  await type("two capitals are asked");
  await submit();
  await submit();
  expect(sent).toHaveBeenCalledTimes(1);
  expect(one("[type=submit], [data-pending]").hasAttribute("data-pending")).toBe(true);
  await act(async () => answer.resolve(null));
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("W23 a refusal stands in the form, and leaves what was typed", async () => {
  const { answer, sent, onClose } = await mount();
  await type("two capitals are asked");
  await submit();
  await act(async () => answer.resolve("This act needs the connection."));
  expect(one("[role=dialog] [role=alert]").textContent).toBe("This act needs the connection.");
  expect(field().value).toBe("two capitals are asked");
  expect(onClose).not.toHaveBeenCalled();
  await submit();
  expect(sent).toHaveBeenCalledTimes(2);
});

test("W23 a refusal that comes after the form was closed is a notice", async () => {
  const { answer } = await mount();
  await type("two capitals are asked");
  await submit();
  await cancel();
  expect(document.querySelector("[role=dialog]")).toBeNull();
  await act(async () => answer.resolve("Somebody locked the clause."));
  expect(one(".toasts [role=alert]").textContent).toContain("Somebody locked the clause.");
});

test("W23 an error stands at its field, which takes the keys, until something is typed", async () => {
  const { sent } = await mount();
  await submit();
  const input = field();
  const described = (): readonly (string | null | undefined)[] =>
    (input.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
  expect(sent).not.toHaveBeenCalled();
  expect(input.getAttribute("aria-invalid")).toBe("true");
  expect(described()).toEqual(["In the record", "Give a reason."]);
  expect(document.activeElement).toBe(input);
  await type("a reason");
  expect(input.getAttribute("aria-invalid")).toBe("false");
  expect(described()).toEqual(["In the record"]);
});

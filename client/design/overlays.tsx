import { type ReactNode, useEffect, useState } from "react";
import { useSearch } from "wouter";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import type { MenuGroup } from "../ui/menu-entries.ts";
import { MenuPopup } from "../ui/menu-popup.tsx";
import { TextField } from "../ui/text-field.tsx";
import { type Toast, useToast } from "../ui/toasts.tsx";
import type { Sending } from "../ui/use-sending.ts";
import { ActBar, DesignOpinion, MeetingStrip } from "./design-opinion.tsx";
import type { DesignText } from "./design-text.ts";
import { Specimen } from "./specimen.tsx";

const nothing = (): void => {};

const ENTRIES: readonly MenuGroup[] = [
  {
    id: "first",
    heading: "Clause b)",
    entries: [
      { id: "suggest", words: "Suggest a change…", shortcut: "Alt+S" },
      { id: "comment", words: "Comment…", letter: "c" },
      { id: "mark", words: "Agree", note: "BBB cannot accept this text.", disabled: true },
    ],
  },
  { id: "second", entries: [{ id: "chosen", words: "The chosen one" }] },
];

const REFUSED: Sending = {
  isSending: false,
  refused: "Somebody changed this text meanwhile. Read it again.",
  send: nothing,
  forgetRefusal: nothing,
};

const TOASTS: readonly Toast[] = [
  { kind: "done", words: "Suggested." },
  { kind: "told", words: "BBB asks for the floor.", act: { words: "Give it", onPress: nothing } },
  { kind: "refused", words: "You are offline. Nothing was sent." },
];

function SaidToasts() {
  const say = useToast();
  useEffect(() => {
    for (const toast of TOASTS) say(toast);
  }, [say]);
  return null;
}

function Form({ sending }: { readonly sending?: Sending }) {
  const [reason, setReason] = useState("It goes too far.");
  return (
    <FormDialog
      title="Object to clause b)"
      doWords="Send"
      seen="Everyone will see it."
      {...(sending === undefined ? {} : { sending })}
      onSubmit={nothing}
      onClose={nothing}
    >
      <Choices
        label="Position"
        choices={[
          { value: "a", words: "Cannot accept" },
          { value: "b", words: "Waits for instructions" },
        ]}
        chosen="a"
        onChoose={nothing}
      />
      <TextField label="Reason" lines="several" value={reason} onChange={setReason} />
    </FormDialog>
  );
}

const lineOf = (text: DesignText, who: "lead" | "aaa"): ReactNode => (
  <DesignOpinion text={text} who={who}>
    {({ snapshot }) => (
      <MeetingStrip opinionId={snapshot().opinion.id} groupId={snapshot().opinion.groupId} />
    )}
  </DesignOpinion>
);

const LONG = "A long list that scrolls inside its drawer, so that the page behind it stays where it was. ";

/** Parts as wide as their page, whose looks follow its width. */
const lines = (text: DesignText): Readonly<Record<string, ReactNode>> => ({
  "act bar": (
    <DesignOpinion text={text} who="lead" selected="open">
      {() => <ActBar />}
    </DesignOpinion>
  ),
  "meeting line of the lead": lineOf(text, "lead"),
  "meeting line of a delegation": lineOf(text, "aaa"),
});

const OVERLAYS: Readonly<Record<string, ReactNode>> = {
  menu: (
    <MenuPopup
      opensAtOnce
      label="Acts"
      placement="bottom start"
      chosen="chosen"
      groups={ENTRIES}
      trigger={<Button>Acts ⋯</Button>}
    />
  ),
  form: <Form />,
  "form refused": <Form sending={REFUSED} />,
  question: (
    <ConfirmDialog title="Agree to clause b)?" doWords="Agree" onDo={nothing} onClose={nothing}>
      <p>The group agrees to these words, ad referendum.</p>
    </ConfirmDialog>
  ),
  "grave question": (
    <ConfirmDialog title="Remove this draft?" doWords="Remove" look="grave" onDo={nothing} onClose={nothing}>
      <p>Its words go with it.</p>
    </ConfirmDialog>
  ),
  "drawer below": (
    <Drawer title="Panel" closeName="Close" from="below" onClose={nothing}>
      <p className="tab-panel">{LONG.repeat(3)}</p>
    </Drawer>
  ),
  "drawer beside": (
    <Drawer title="Opinions" closeName="Close" from="beside" onClose={nothing}>
      <p className="tab-panel">{LONG.repeat(3)}</p>
    </Drawer>
  ),
  notices: <SaidToasts />,
};

export type OverlayProps = { readonly text: DesignText; readonly name: string };

/** One part that lies over the page, in a page of its own. */
export function Overlay({ text, name }: OverlayProps) {
  const line = lines(text)[name];
  return line === undefined ? <main className="design-overlay">{OVERLAYS[name]}</main> : line;
}

/** Each in a frame, since it lies over its whole page. */
export function Overlays({ text }: Pick<OverlayProps, "text">) {
  return (
    <>
      {Object.keys(lines(text)).map((name) => (
        <Framed key={name} name={name} look="design-frame line" wide />
      ))}
      {Object.keys(OVERLAYS).map((name) => (
        <Framed key={name} name={name} look="design-frame" />
      ))}
    </>
  );
}

type FramedProps = { readonly name: string; readonly look: string; readonly wide?: boolean };

function Framed({ name, look, wide = false }: FramedProps) {
  const asked = new URLSearchParams(useSearch());
  asked.set("over", name);
  return (
    <Specimen name={name} wide={wide}>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- reason: it is this page itself */}
      <iframe className={look} loading="lazy" title={name} src={`/design?${asked}`} />
    </Specimen>
  );
}

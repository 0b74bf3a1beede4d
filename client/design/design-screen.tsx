import { type ReactNode, useInsertionEffect, useState } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { Link, useSearch } from "wouter";
import { useTitle } from "../shell/use-title.ts";
import { Buttons, Fields, TabsPart } from "./controls.tsx";
import { type DesignText, tellDesignText } from "./design-text.ts";
import { NoticeParts, SignParts } from "./notices.tsx";
import { ClauseParts, MeetingParts, PanelParts } from "./opinion-parts.tsx";
import { Overlay, Overlays } from "./overlays.tsx";
import { Values } from "./values.tsx";

type Part = {
  readonly id: string;
  readonly heading: string;
  readonly content: (text: DesignText) => ReactNode;
};

const PARTS: readonly Part[] = [
  { id: "values", heading: "Spacing, type and colours", content: () => <Values /> },
  { id: "buttons", heading: "Buttons", content: () => <Buttons /> },
  { id: "fields", heading: "Fields", content: () => <Fields /> },
  { id: "tabs", heading: "Tabs", content: () => <TabsPart /> },
  { id: "signs", heading: "Chips, badges and signs", content: (text) => <SignParts text={text} /> },
  {
    id: "notices",
    heading: "Notices: empty, loading, error, offline",
    content: (text) => <NoticeParts text={text} />,
  },
  {
    id: "over",
    heading: "Over the page: menus, dialogs, drawers",
    content: (text) => <Overlays text={text} />,
  },
  { id: "clauses", heading: "Clauses", content: (text) => <ClauseParts text={text} /> },
  { id: "meeting", heading: "Meeting and calls", content: (text) => <MeetingParts text={text} /> },
  { id: "panel", heading: "Panel", content: (text) => <PanelParts text={text} /> },
];

/** How the page is looked at: `?theme=dark&dir=rtl`, one part by `part`, one that lies over the page by `over`. */
function useLook() {
  const asked = new URLSearchParams(useSearch());
  const theme = asked.get("theme") === "dark" ? "dark" : "light";
  const dir = asked.get("dir") === "rtl" ? "rtl" : "ltr";
  const withOther = (name: string, value: string): string => {
    const next = new URLSearchParams(asked);
    next.set(name, value);
    return `/design?${next}`;
  };
  return { theme, dir, part: asked.get("part"), over: asked.get("over"), withOther };
}

/** Every component of the page in every state. Only a development build has it. */
export function DesignScreen() {
  const { theme, dir, part, over, withOther } = useLook();
  const [text] = useState(tellDesignText);
  useTitle("Design");
  // Before any part is measured.
  useInsertionEffect(() => {
    document.documentElement.dataset["theme"] = theme;
    document.documentElement.dir = dir;
  }, [theme, dir]);
  return (
    // The direction of menus follows the language, as it will in a language that runs from right to left.
    <I18nProvider key={`${theme} ${dir}`} locale={dir === "rtl" ? "ar-EG" : "en-GB"}>
      {over === null ? (
        <div className="design">
          <nav className="design-list" aria-label="Parts">
            <p>
              <Link href={withOther("theme", theme === "dark" ? "light" : "dark")}>
                {theme === "dark" ? "Light" : "Dark"}
              </Link>{" "}
              ·{" "}
              <Link href={withOther("dir", dir === "rtl" ? "ltr" : "rtl")}>
                {dir === "rtl" ? "Left to right" : "Right to left"}
              </Link>
            </p>
            <ul>
              {PARTS.map(({ id, heading }) => (
                <li key={id}>
                  <a href={`#${id}`}>{heading}</a>
                </li>
              ))}
            </ul>
          </nav>
          <main>
            {PARTS.filter(({ id }) => part === null || part === id).map(({ id, heading, content }) => (
              <section key={id} id={id} className="design-part" aria-label={heading}>
                <h2>{heading}</h2>
                <div className="design-specimens">{content(text)}</div>
              </section>
            ))}
          </main>
        </div>
      ) : (
        <Overlay text={text} name={over} />
      )}
    </I18nProvider>
  );
}

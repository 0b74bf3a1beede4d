import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { useLatest } from "../opinion/use-latest.ts";
import { Button } from "../ui/button.tsx";
import { chordOf } from "../ui/chord.ts";
import { holdsPage } from "../ui/nothing-begun.ts";
import type { Sending } from "../ui/use-sending.ts";
import { WhoSees } from "../ui/who-sees.tsx";
import type { SentHere } from "./sent-here.ts";
import { SUBMIT_KEY, SUBMIT_SHORTCUT } from "./suggest-key.ts";

export type SuggestionFrameProps = {
  /** "Suggestion for AAA: change of clause b)". */
  readonly name: string;
  /** Shown above its words where the row does not say what it is. */
  readonly heading: string | null;
  /** True where it stands in place of the row's own words. */
  readonly isInPlace: boolean;
  readonly colour: string;
  readonly closing: string;
  /** The text, or the redline of a deletion. */
  readonly text: ReactNode;
  /** Warnings and what else is said between text and buttons. */
  readonly notes?: ReactNode;
  readonly doWords: string;
  /** The button does nothing, and is not the one to press. */
  readonly isDisabled: boolean;
  /** There is nothing to type in: the first key is for the button. */
  readonly focusDo: boolean;
  readonly sending: Sending;
  readonly sent: SentHere;
  readonly seen: ReactNode;
  /** Buttons behind the main one. */
  readonly acts: ReactNode;
  /** Null: there is no more to say. */
  readonly more: { readonly words: string; readonly isOpen: boolean; readonly content: ReactNode } | null;
  readonly onMore: (isOpen: boolean) => void;
  readonly onSubmit: () => void;
  readonly onLeave: () => void;
};

/** A suggestion in its row: its text, and under it what can be done with it. */
export function SuggestionFrame(props: SuggestionFrameProps) {
  const t = useTranslations("suggestion");
  const root = useRef<HTMLDivElement>(null);
  const moreId = useId();
  const { sending, sent, more } = props;
  const latest = useLatest(props);
  useEffect(() => {
    const holder = {};
    holdsPage(holder, true);
    return () => holdsPage(holder, false);
  }, []);
  useEffect(() => {
    // Before the keys of the page, to which this one means something else.
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target) !== true) return;
      if (chordOf(event) !== "Mod+Enter") return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) latest().onSubmit();
    };
    addEventListener("keydown", listen, { capture: true });
    return () => removeEventListener("keydown", listen, { capture: true });
  }, [latest]);
  useEffect(() => {
    root.current?.scrollIntoView({ block: "nearest" });
    // A drawer that it was opened from gives the focus back to its own button, a frame later.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => takeFocus(root.current));
    });
    return () => cancelAnimationFrame(frame);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const chord = chordOf(event.nativeEvent);
    if (event.defaultPrevented) return;
    if (chord === "Escape") {
      event.preventDefault();
      props.onLeave();
    }
    // Else the sheet would take back what was typed in the text.
    if (chord === "Mod+z" || chord === "Mod+y" || chord === "Mod+Shift+z") event.stopPropagation();
  };
  return (
    <div
      ref={root}
      className={props.isInPlace ? "suggesting in-place" : "suggesting"}
      role="group"
      aria-label={props.name}
      style={{ "--who": props.colour, "--closing": JSON.stringify(props.closing) } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      {props.heading === null ? null : <p className="suggesting-head">{props.heading}</p>}
      <div className="sheet-words closed" inert={sending.isSending}>
        {props.text}
      </div>
      {props.notes}
      {sending.refused === null ? null : (
        <p className="warning" role="alert">
          {sending.refused}
        </p>
      )}
      {sent.told}
      <div className="suggesting-acts">
        <Button
          look="main"
          aria-keyshortcuts={SUBMIT_SHORTCUT}
          isDisabled={props.isDisabled}
          isPending={sending.isSending}
          autoFocus={props.focusDo}
          onPress={props.onSubmit}
        >
          {props.doWords}
          <kbd aria-hidden="true">{SUBMIT_KEY}</kbd>
        </Button>
        {props.acts}
        {more === null ? null : (
          <Button
            look="plain"
            aria-expanded={more.isOpen}
            aria-controls={moreId}
            onPress={() => props.onMore(!more.isOpen)}
          >
            {more.words} <span aria-hidden="true">{more.isOpen ? "▴" : "▾"}</span>
          </Button>
        )}
        <WhoSees>{props.seen}</WhoSees>
      </div>
      <div
        id={moreId}
        className="suggesting-more"
        role="group"
        aria-label={t("moreName")}
        hidden={more?.isOpen !== true}
      >
        {more?.isOpen === true ? more.content : null}
      </div>
    </div>
  );
}

function takeFocus(frame: HTMLElement | null): void {
  if (frame === null || frame.contains(document.activeElement)) return;
  frame.querySelector<HTMLElement>("[role=textbox], button")?.focus();
}

/** The row itself: keys go on from there. */
export function focusRow(clause: string | null): void {
  const row = clause === null ? null : document.querySelector(`[data-clause="${CSS.escape(clause)}"]`);
  const next = row ?? document.querySelector("main");
  if (next instanceof HTMLElement) next.focus();
}

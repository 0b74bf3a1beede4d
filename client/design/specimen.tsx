import { type ReactNode, useEffect, useRef } from "react";
import { useButtonKind } from "../ui/load-aria-button.ts";

type SpecimenProps = {
  readonly name: string;
  /** Over the whole width, as on a page of its own. */
  readonly wide?: boolean;
  readonly children: ReactNode;
};

/** One component in one state, with its name. */
export function Specimen({ name, wide = false, children }: SpecimenProps) {
  return (
    <figure className={wide ? "specimen wide" : "specimen"}>
      <figcaption>{name}</figcaption>
      <div>{children}</div>
    </figure>
  );
}

/** States that a pointer or a key gives a control; its styles know them by these attributes. */
export type ControlState = "hovered" | "pressed" | "focus-visible";

type WithStateProps = { readonly state: ControlState; readonly children: ReactNode };

/** Puts the control inside it into a state, without a pointer or a key. */
export function WithState({ state, children }: WithStateProps) {
  const around = useRef<HTMLSpanElement>(null);
  // Each button is made anew when react-aria's is here, and with it this.
  useButtonKind();
  useEffect(() => {
    for (const control of around.current?.querySelectorAll("button, input, textarea, select") ?? [])
      control.setAttribute(`data-${state}`, "true");
  });
  return <span ref={around}>{children}</span>;
}

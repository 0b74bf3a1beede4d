import { createElement, useContext } from "react";
import type { ButtonKindProps } from "./button-props.ts";
import { ClosingContext } from "./dialog-sends.ts";
import { useButtonKind } from "./load-aria-button.ts";

export type ButtonLook = "usual" | "main" | "grave" | "plain" | "icon" | "link";

export type ButtonProps = Omit<ButtonKindProps, "className"> & {
  readonly look?: ButtonLook;
  readonly extraClass?: string;
};

const CLASSES: Readonly<Record<ButtonLook, string>> = {
  usual: "button",
  main: "button main",
  grave: "button grave",
  plain: "button plain",
  icon: "button plain icon",
  link: "button link",
};

/** One press, one act. `aria-label` names the whole act where the visible words are short. */
export function Button({ look = "usual", extraClass, children, ...rest }: ButtonProps) {
  const kind = useButtonKind();
  const closing = useContext(ClosingContext);
  const isCancel = closing !== null && rest.onPress === closing.onClose;
  const className = extraClass === undefined ? CLASSES[look] : `${CLASSES[look]} ${extraClass}`;
  return createElement(
    kind,
    { ...rest, ...(isCancel ? { onPress: closing.close } : {}), className },
    children,
  );
}

import { type ReactNode, useContext } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { ClosingContext } from "./dialog-sends.ts";

export type ButtonLook = "usual" | "main" | "grave" | "plain" | "icon" | "link";

export type ButtonProps = Omit<AriaButtonProps, "className" | "children"> & {
  readonly look?: ButtonLook;
  readonly extraClass?: string;
  readonly children: ReactNode;
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
  const closing = useContext(ClosingContext);
  const isCancel = closing !== null && rest.onPress === closing.onClose;
  const className = extraClass === undefined ? CLASSES[look] : `${CLASSES[look]} ${extraClass}`;
  return (
    <AriaButton {...rest} {...(isCancel ? { onPress: closing.close } : {})} className={className}>
      {children}
    </AriaButton>
  );
}

import type { ReactNode } from "react";
import type { ButtonProps as AriaButtonProps } from "react-aria-components/Button";

/** A button as both of its forms take it: at first a plain one, then that of react-aria. */
export type ButtonKindProps = Omit<AriaButtonProps, "className" | "children"> & {
  readonly className: string;
  readonly children?: ReactNode;
};

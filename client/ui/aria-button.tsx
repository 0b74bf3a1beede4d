import { Button } from "react-aria-components/Button";
import type { ButtonKindProps } from "./button-props.ts";

export const AriaButton = (props: ButtonKindProps) => <Button {...props} />;

/** Waits while a button is held down: replaced in the middle of a press, it would miss the rest. */
export async function released(): Promise<void> {
  while (document.querySelector("button:active") !== null)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

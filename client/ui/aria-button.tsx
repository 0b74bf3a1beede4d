import { Button } from "react-aria-components/Button";
import type { ButtonKindProps } from "./button-props.ts";

export const AriaButton = (props: ButtonKindProps) => <Button {...props} />;

import { useState } from "react";

/** Holds the text of one field, with the props that tie the field to it. */
export function useText(first: string | (() => string) = "") {
  const [value, onChange] = useState(first);
  return [value, { value, onChange }] as const;
}

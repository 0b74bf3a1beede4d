let go: (label: string) => void = () => {};

/** The open text says how to go to a person's caret; parts that list people ask for it. */
export const onGoToPerson = (next: (label: string) => void): (() => void) => {
  go = next;
  return () => {
    go = () => {};
  };
};

/** Goes to the clause in which the caret of this delegation or office is, and says so (rule K39). */
export const goToPerson = (label: string): void => go(label);

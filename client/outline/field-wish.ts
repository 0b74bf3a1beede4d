/** A key or the palette asked for the outline: its field takes the focus once, as soon as it is shown. */
let isWished = false;
let tell = (): void => {};

export function wishField(): void {
  isWished = true;
  tell();
}

/** Runs `focus` for a wish that waits, and for each later one while the outline is shown. */
export function onFieldWish(focus: () => void): () => void {
  const take = (): void => {
    if (!isWished) return;
    isWished = false;
    focus();
  };
  tell = take;
  take();
  return () => {
    if (tell === take) tell = () => {};
  };
}

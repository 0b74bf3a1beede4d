/** The control under a pointer that is held down. */
let held: Element | null = null;

const controlOf = (target: EventTarget | Element | null): Element | null =>
  target instanceof Element ? target.closest("button, [role=tab]") : null;

document.addEventListener("pointerdown", ({ target }) => (held = controlOf(target)), { capture: true });
for (const end of ["pointerup", "pointercancel"])
  document.addEventListener(end, () => (held = null), { capture: true });

/**
 * Runs it once the pointer is released over the control that it pressed; elsewhere the press is taken back (rule A80).
 * A key runs it at once.
 */
export function onRelease(run: () => void): void {
  const pressed = held;
  if (pressed === null) {
    run();
    return;
  }
  const ended = new AbortController();
  const { signal } = ended;
  document.addEventListener("pointercancel", () => ended.abort(), { capture: true, signal });
  document.addEventListener(
    "pointerup",
    ({ clientX, clientY }) => {
      ended.abort();
      if (controlOf(document.elementFromPoint(clientX, clientY)) === pressed) run();
    },
    { capture: true, signal },
  );
}

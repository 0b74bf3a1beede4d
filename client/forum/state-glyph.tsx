import type { ClauseState } from "../../shared/document/opinion-document.ts";

/**
 * The state of a clause as a shape: ○ open, ◐ ad referendum, ● agreed, ◌ changed since. Drawn, since fonts
 * give these signs different sizes. Always with a word beside it or for screen readers.
 */
export function StateGlyph({ state }: { state: ClauseState }) {
  return (
    <svg className={`glyph ${state}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <circle
        cx="6"
        cy="6"
        r="4.75"
        fill={state === "agreed" ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={state === "void" ? "2 2" : undefined}
      />
      {state === "adReferendum" ? <path d="M6 1.25a4.75 4.75 0 0 0 0 9.5z" fill="currentColor" /> : null}
    </svg>
  );
}

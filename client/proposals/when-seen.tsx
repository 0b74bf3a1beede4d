import { type ReactNode, useEffect, useRef, useState } from "react";

/** Distance beyond the edge of the screen at which things are made ready. */
const NEAR = "400px";

/** Draws its children once it comes near the screen, and keeps them: three hundred proposals cost what is read. */
export function WhenSeen({ lines, children }: { lines: number; children: () => ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null || seen) return;
    const watching = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: NEAR },
    );
    watching.observe(element);
    return () => watching.disconnect();
  }, [seen]);
  return (
    <div ref={place} style={seen ? undefined : { minBlockSize: `${lines * 1.6}em` }}>
      {seen ? children() : null}
    </div>
  );
}

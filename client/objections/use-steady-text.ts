import { type RefObject, useLayoutEffect, useRef } from "react";

/** Scrolls the text by as much as the element above it grows or shrinks, so that a reader's line stays where it is. */
export function useSteadyText(): RefObject<HTMLElement | null> {
  const above = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = above.current;
    if (element === null) return;
    let height = 0;
    const move = (to: number): void => {
      const desk = document.querySelector<HTMLElement>("main.desk");
      const isTyped = document.activeElement?.closest(".clause-editor") != null;
      const isRead = desk !== null && (desk.scrollTop > 0 || isTyped);
      if (isRead) desk.scrollTop += to - height;
      height = to;
    };
    move(element.offsetHeight);
    const observer = new ResizeObserver(() => move(element.offsetHeight));
    observer.observe(element);
    return () => {
      observer.disconnect();
      move(0);
    };
  }, []);
  return above;
}

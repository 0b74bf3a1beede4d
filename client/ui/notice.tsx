import { type ReactNode, useContext } from "react";
import { InScreenContext, Whole } from "./whole.tsx";

type NoticeProps = {
  readonly heading: string;
  readonly next?: string;
  /** Under the screen's own heading. */
  readonly isInside?: boolean;
  readonly children?: ReactNode;
};

/** The page has nothing to show but what to do next. */
export function WholeNotice(props: NoticeProps) {
  return (
    <Whole>
      <Notice isInside={useContext(InScreenContext)} {...props} />
    </Whole>
  );
}

/** A place that has nothing to show but what to do next. */
export function Notice({ heading, next, isInside = false, children }: NoticeProps) {
  const Heading = isInside ? "h2" : "h1";
  return (
    <div className="notice" role="status">
      <Heading>{heading}</Heading>
      {next === undefined ? null : <p className="quiet">{next}</p>}
      {children === undefined ? null : <div className="notice-acts">{children}</div>}
    </div>
  );
}

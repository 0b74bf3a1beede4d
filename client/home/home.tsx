import { useState } from "react";
import { FirstVisit } from "../help/first-visit.tsx";
import { readSeenGuide } from "../offline-store/seen-guide.ts";
import { type ForumHere, useForum } from "../forum/use-forum.ts";
import { Greeting } from "./greeting.tsx";
import { HomeFoot } from "./home-foot.tsx";
import { NextList } from "./next-list.tsx";
import { NowCard } from "./now-card.tsx";
import { OpinionList } from "./opinion-list.tsx";
import { SinceCard } from "./since-card.tsx";
import { WaitingCard } from "./waiting-card.tsx";

/** One person's own page: what happens now, what waits, what changed, and the way to every text (rule A69). */
export function Home() {
  const { me } = useForum();
  return <HomeOf key={me.id} me={me} />;
}

function HomeOf({ me }: { readonly me: ForumHere["me"] }) {
  // The cards of a first visit stand in the place of what changed since another one.
  const [isFirst, setFirst] = useState(() => !readSeenGuide(me.id));
  return (
    <div className="home">
      <Greeting />
      <div className="home-main">
        {isFirst ? <FirstVisit person={me.id} role={me.role} onEnd={() => setFirst(false)} /> : null}
        <NowCard />
        <WaitingCard />
        {isFirst ? null : <SinceCard />}
      </div>
      <div className="home-side">
        <OpinionList />
        <NextList />
        <HomeFoot />
      </div>
    </div>
  );
}

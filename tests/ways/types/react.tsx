// The same text is compiled with the types of React 19 and of React 18.
import "who-said-what/react";
import type { Story, WhoSaidWhatElement } from "who-said-what";
import { useRef } from "react";

export function Statements({ story }: { story: Story }) {
  const element = useRef<WhoSaidWhatElement>(null);
  return (
    <who-said-what
      ref={element} id="statements" className="wide" lang="de" src="/story.json" story={story} query={{ stance: ["denies"] }}
      wasm-url="/files/who_said_what_bg.wasm" address="wsw" words={{ search: "Find" }}
      onwsw-ready={({ detail }) => void (detail.total satisfies number)}
    >
      <p>What was said</p>
    </who-said-what>
  );
}

// @ts-expect-error an address is a text
export const wrong = <who-said-what src={7} />;
// @ts-expect-error a query has no such key
export const wronger = <who-said-what query={{ stanse: [] }} />;

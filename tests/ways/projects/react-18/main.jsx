// React 18 passes on attributes only: what is an object, and listeners, are set on the element itself.
import "who-said-what/react";
import { StrictMode, useCallback, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function Statements({ story, query, onFound }) {
  const element = useRef();
  // First, so that it hears of what the others set.
  useEffect(() => {
    const ended = new AbortController();
    for (const type of ["wsw-ready", "wsw-change"]) element.current.addEventListener(type, onFound, ended);
    return () => ended.abort();
  }, [onFound]);
  useEffect(() => {
    element.current.story = story;
  }, [story]);
  useEffect(() => {
    element.current.query = query;
  }, [query]);
  return <who-said-what ref={element}><p>What was said, for readers without the widget</p></who-said-what>;
}

function Page() {
  const [story, setStory] = useState();
  const [query, setQuery] = useState({});
  const [found, setFound] = useState();
  const tell = useCallback(({ detail }) => setFound(`${detail.statements.length} of ${detail.total}`), []);
  useEffect(() => {
    fetch("story.json").then((answer) => answer.json()).then(setStory);
  }, []);
  return (
    <>
      <button onClick={() => setQuery({ stance: ["denies"] })}>Only denials</button>
      <output>{found}</output>
      {story && <Statements story={story} query={query} onFound={tell} />}
    </>
  );
}

createRoot(document.querySelector("#app")).render(<StrictMode><Page /></StrictMode>);

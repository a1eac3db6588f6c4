import "who-said-what/react";
import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

function Page() {
  const [story, setStory] = useState();
  const [query, setQuery] = useState({});
  const [found, setFound] = useState();
  useEffect(() => {
    fetch("story.json").then((answer) => answer.json()).then(setStory);
  }, []);
  const tell = ({ detail }) => setFound(`${detail.statements.length} of ${detail.total}`);
  return (
    <>
      <button onClick={() => setQuery({ stance: ["denies"] })}>Only denials</button>
      <output>{found}</output>
      {story && (
        <who-said-what story={story} query={query} onwsw-ready={tell} onwsw-change={tell}>
          <p>What was said, for readers without the widget</p>
        </who-said-what>
      )}
    </>
  );
}

createRoot(document.querySelector("#app")).render(<StrictMode><Page /></StrictMode>);

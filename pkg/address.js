// The state of a widget in the page's address, after `#`, so that Back works and a link can be sent. What else stands there
// is left alone: a page may have anchors, and other widgets.

/**
 * Keeps the address and a widget in step, until the signal ends it.
 *
 * @param {HTMLElement} host
 * @param {{ state: string[] }} widget
 * @param {string} prefix what the names of this widget's entries begin with
 * @param {AbortSignal} signal
 * @param {() => true | Promise<boolean>} ready loads what shows a state; whether it is there
 */
export async function keepInAddress(host, widget, prefix, signal, ready) {
  const read = () => entries(prefix).flatMap(([name, value]) => [name.slice(prefix.length), value]);
  let kept = "";
  /** @param {boolean} [quietly] without a step for Back */
  const write = (quietly) => {
    const state = widget.state;
    const next = JSON.stringify(state);
    if (next !== kept) {
      // While words are typed, there is one step for all of it.
      const typing = withoutText(next) === withoutText(kept) && kept.includes('"text"');
      kept = next;
      history[quietly || typing ? "replaceState" : "pushState"](history.state, "", address(prefix, state));
    }
  };
  const show = (/** @type {string[]} */ state) => {
    // A statement is scrolled to, and what has not been laid out has no height yet to scroll by.
    host.shadowRoot?.querySelector("[data-new]")?.removeAttribute("data-new");
    widget.state = state;
  };
  const restore = async () => {
    if (JSON.stringify(read()) === kept) return;
    const there = ready();
    if (there !== true && !(await there)) return;
    const state = read();
    if (!signal.aborted && JSON.stringify(state) !== kept) {
      kept = JSON.stringify(state);
      show(state);
      kept = JSON.stringify(widget.state);
    }
  };
  const begun = read();
  if (begun.length > 0) {
    await restore();
  } else {
    kept = JSON.stringify(widget.state);
  }
  host.addEventListener("wsw-change", ({ target }) => target === host && write(), { signal });
  host.addEventListener("wsw-view", ({ target }) => target === host && write(), { signal });
  addEventListener("hashchange", restore, { signal });
  // A link to a statement keeps what else was chosen, for who presses it here; wherever else it goes, it leads there alone.
  host.shadowRoot?.addEventListener("click", (event) => {
    const { button, ctrlKey, metaKey, shiftKey, altKey } = /** @type {MouseEvent} */ (event);
    const link = /** @type {Element} */ (event.target).closest("a[data-link]");
    const id = link?.closest("[data-statement]")?.getAttribute("data-statement");
    if (id && !(button || ctrlKey || metaKey || shiftKey || altKey)) {
      event.preventDefault();
      const go = () => {
        const others = widget.state;
        const at = others.indexOf("statement");
        show([...(at % 2 === 0 ? others.slice(0, at) : others), "statement", id]);
        write();
      };
      const there = ready();
      if (there === true) go();
      else there.then((is) => is && go());
    }
  }, { signal });
}

/** @param {string} state as JSON */
function withoutText(state) {
  return state.replace(/"text","(?:[^"\\]|\\.)*"/, "");
}

/**
 * The entries after `#` that belong to a widget.
 *
 * @param {string} prefix
 */
function entries(prefix) {
  return [...new URLSearchParams(location.hash.slice(1))].filter(([name]) => name.startsWith(prefix));
}

/**
 * The address with a state in place of what a widget had there.
 *
 * @param {string} prefix
 * @param {string[]} state
 */
function address(prefix, state) {
  const others = location.hash.slice(1).split("&").filter((entry) => entry && !decoded(entry).startsWith(prefix));
  const own = [];
  for (let i = 0; i < state.length; i += 2) {
    own.push(String(new URLSearchParams([[prefix + state[i], state[i + 1]]])));
  }
  return `${location.pathname}${location.search}${others.length + own.length > 0 ? "#" : ""}${[...others, ...own].join("&")}`;
}

/** @param {string} entry */
function decoded(entry) {
  return [...new URLSearchParams(entry).keys()][0] ?? "";
}

// Opening a large story without a page that stands still: in slices of some milliseconds, between which the page answers
// its reader.

/** So long a slice may take, in milliseconds, before the page has its turn. */
const SLICE = 12;
/** So much is read at a time, in letters or bytes: a millisecond's work or two. */
const PIECE = 1 << 16;

/** The page's turn: what its reader has done meanwhile comes before what goes on here. */
const turn = () =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done(undefined);
    };
    port2.postMessage(undefined);
  });

/**
 * The pieces of a text, as bytes, and what share of it they end at, where that is known.
 *
 * @param {import("./core.js").StorySource} source
 * @returns {AsyncGenerator<[Uint8Array, number | undefined]>}
 */
async function* pieces(source) {
  if (typeof source === "string") {
    const encoder = new TextEncoder();
    for (let start = 0, end = 0; start < source.length; start = end) {
      end = Math.min(source.length, start + PIECE);
      // The two halves of one character go together.
      if (end < source.length && (source.charCodeAt(end - 1) & 0xfc00) === 0xd800) end++;
      yield [encoder.encode(source.slice(start, end)), end / source.length];
    }
  } else if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    const bytes = source instanceof ArrayBuffer ? new Uint8Array(source) : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    for (let start = 0; start < bytes.length; start += PIECE) {
      const piece = bytes.subarray(start, start + PIECE);
      yield [piece, (start + piece.length) / bytes.length];
    }
  } else {
    const { body, size } = stream(source);
    const reader = body.getReader();
    let read = 0;
    try {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        // A server may send much at once.
        for (let start = 0; start < next.value.length; start += PIECE) {
          const piece = next.value.subarray(start, start + PIECE);
          read += piece.length;
          yield [piece, size && Math.min(1, read / size)];
        }
      }
    } finally {
      // Nothing more is wanted, if it was not the end.
      await reader.cancel().catch(() => {});
    }
  }
}

/**
 * @param {Response | Blob | ReadableStream<Uint8Array>} source
 * @returns {{ body: ReadableStream<Uint8Array>, size?: number }}
 */
function stream(source) {
  if (source instanceof ReadableStream) return { body: source };
  if (source instanceof Blob) return { body: source.stream(), size: source.size };
  if (!(source instanceof Response)) throw new TypeError("a story must be text, bytes, a Response, a Blob or a ReadableStream");
  if (!source.ok) throw new Error(`${source.url || "the story"} answered ${source.status}`);
  if (!source.body) throw new TypeError("the response has no body, or it has been read");
  // What is compressed on the way is longer than it says.
  const size = source.headers.get("content-encoding") ? 0 : Number(source.headers.get("content-length"));
  return { body: source.body, size: size || undefined };
}

/**
 * The text of a large answer, decoded as it comes.
 *
 * @param {Response} response
 * @param {AbortSignal} signal
 */
export async function textOf(response, signal) {
  const decoder = new TextDecoder();
  let text = "";
  let since = performance.now();
  for await (const [piece] of pieces(response)) {
    text += decoder.decode(piece, { stream: true });
    if (performance.now() - since < SLICE) continue;
    await turn();
    signal.throwIfAborted();
    since = performance.now();
  }
  return text + decoder.decode();
}

/**
 * Reads a story, in slices; whether it is one that can be used. What cannot be is read to its end if it is `kept`, to be
 * explained.
 *
 * @param {import("./wasm/library.js").Opening | import("./wasm/who_said_what.js").Opening} opening
 * @param {import("./core.js").StorySource} source
 * @param {import("./core.js").OpenOptions} options
 * @param {Uint8Array[]} [kept] is given all that comes, until that is known
 */
async function read(opening, source, { progress, signal }, kept) {
  signal?.throwIfAborted();
  let since = performance.now();
  /** @param {number | undefined} share */
  const pause = async (share) => {
    if (performance.now() - since < SLICE) return;
    if (share !== undefined) progress?.(share);
    await turn();
    signal?.throwIfAborted();
    since = performance.now();
  };
  let good = true;
  for await (const [piece, share] of pieces(source)) {
    kept?.push(piece.slice());
    good &&= opening.feed(piece);
    if (!good && !kept) break;
    await pause(share && share * 0.7);
  }
  signal?.throwIfAborted();
  while (good) {
    const sound = opening.finish();
    if (sound) break;
    good = sound === undefined;
    await pause(0.7);
  }
  if (good && kept) kept.length = 0;
  for (let share = 0; good && share < 1; ) {
    share = opening.step();
    await pause(0.7 + share * 0.3);
  }
  if (good) progress?.(1);
  return good;
}

/**
 * @param {typeof import("./wasm/library.js")} library
 * @param {import("./core.js").StorySource} source
 * @param {import("./core.js").OpenOptions} [options]
 * @returns {Promise<import("./wasm/library.js").StoryIndex>}
 */
export async function openStory({ Opening, StoryIndex }, source, options = {}) {
  const opening = new Opening();
  const again = typeof source === "string" || source instanceof ArrayBuffer || ArrayBuffer.isView(source);
  // What has come of a stream, in case it has to be explained: it cannot be read again.
  /** @type {Uint8Array[]} */
  const kept = [];
  try {
    if (await read(opening, source, options, again ? undefined : kept)) return opening.index();
    // Throws, and says what is wrong.
    return new StoryIndex(again ? whole(source) : new Uint8Array(await new Blob(/** @type {BlobPart[]} */ (kept)).arrayBuffer()));
  } catch (error) {
    opening.free();
    throw error;
  }
}

/**
 * A large story for a widget, which says meanwhile how far it has come.
 *
 * @param {typeof import("./wasm/who_said_what.js")} module
 * @param {string} text
 * @param {ShadowRoot} root
 * @param {import("./language.js").Texts} language
 * @param {AbortSignal} signal
 * @returns {Promise<import("./wasm/who_said_what.js").Opening | undefined>} nothing when it is no story that can be used
 */
export async function openForWidget({ Opening }, text, root, { lang, loading }, signal) {
  const line = root.querySelector(".loading");
  const percent = new Intl.NumberFormat(lang, { style: "percent" });
  const progress = (/** @type {number} */ share) => {
    if (line) line.textContent = `${loading} ${percent.format(share)}`;
  };
  const opening = new Opening();
  let opened = false;
  try {
    opened = await read(opening, text, { progress, signal });
  } finally {
    if (!opened) opening.free();
  }
  return opened ? opening : undefined;
}

/** @param {any} source @returns {string | Uint8Array} */
function whole(source) {
  return typeof source === "string" || source instanceof Uint8Array ? source : new Uint8Array(source.buffer ?? source, source.byteOffset ?? 0, source.byteLength);
}

// Gives each block of code a button that copies it. Without this script the code is there all the same.

const said = document.createElement("p");
said.className = "said";
said.setAttribute("role", "status");
document.body.append(said);

for (const block of document.querySelectorAll("pre")) {
  const frame = document.createElement("div");
  frame.className = "code";
  block.replaceWith(frame);

  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-description", document.getElementById(block.getAttribute("aria-labelledby") ?? "")?.textContent ?? "");
  button.addEventListener("click", () => copy(block, button));
  frame.append(block, button);
}

/**
 * @param {HTMLElement} block
 * @param {HTMLButtonElement} button
 */
async function copy(block, button) {
  try {
    await navigator.clipboard.writeText(block.innerText);
    button.textContent = "Copied";
    said.textContent = "Copied";
  } catch {
    // A browser may forbid it; then the code is at least ready to be copied by hand.
    getSelection()?.selectAllChildren(block);
    button.textContent = "Selected";
    said.textContent = "Not copied: the code is selected, copy it with the keyboard";
  }
  setTimeout(() => {
    button.textContent = "Copy";
    said.textContent = "";
  }, 2500);
}

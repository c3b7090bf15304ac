//! A chart leaves the page as a picture that can stand alone: with its title, its provisos and where it comes from.

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 20;
const FONT = "Arial, Helvetica, sans-serif";

/** @typedef {{text: string, width: number, height: number}} Drawing */

function wrapped(/** @type {string} */ text, /** @type {number} */ letters) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && (last + word).length > letters) lines.push(word);
    else lines[lines.length - 1] = last + (last ? " " : "") + word;
  }
  return lines.filter(Boolean);
}

//! The chart with its words around it, as one drawing.
/** @returns {Drawing} */
export function standalone(
  /** @type {SVGSVGElement} */ chart,
  /** @type {{title: string, what: string, says: string, foot: string}} */ { title, what, says, foot },
) {
  const width = Number(chart.getAttribute("width"));
  const height = Number(chart.getAttribute("height"));
  const outer = document.createElementNS(SVG, "svg");
  let y = MARGIN;
  const write = (
    /** @type {string} */ text,
    /** @type {number} */ size,
    /** @type {number} */ weight,
    /** @type {string} */ colour,
  ) => {
    for (const line of wrapped(text, Math.floor(((weight > 400 ? 1.62 : 1.85) * width) / size))) {
      y += size * 1.3;
      const node = document.createElementNS(SVG, "text");
      for (const [key, value] of Object.entries({
        x: MARGIN,
        y,
        "font-size": size,
        "font-weight": weight,
        fill: colour,
        "font-family": FONT,
      }))
        node.setAttribute(key, String(value));
      node.textContent = line;
      outer.append(node);
    }
  };
  write(title, 18, 700, "#1b2430");
  write(what, 14, 400, "#1b2430");
  if (says) write(says, 13, 400, "#1b2430");
  const inner = /** @type {SVGSVGElement} */ (chart.cloneNode(true));
  inner.setAttribute("x", String(MARGIN));
  inner.setAttribute("y", String(y + 12));
  inner.setAttribute("color", "#1b2430");
  y += 12 + height;
  write(foot, 11, 400, "#51606f");
  const size = { width: width + 2 * MARGIN, height: y + MARGIN };
  const ground = document.createElementNS(SVG, "rect");
  for (const [key, value] of Object.entries({ ...size, fill: "#ffffff" })) ground.setAttribute(key, String(value));
  outer.prepend(ground);
  outer.append(inner);
  for (const [key, value] of Object.entries({ ...size, viewBox: `0 0 ${size.width} ${size.height}` }))
    outer.setAttribute(key, String(value));
  outer.setAttribute("xmlns", SVG);
  return { text: new XMLSerializer().serializeToString(outer), ...size };
}

//! Twice the size, so that it stays sharp in a paper.
export async function asPng(/** @type {Drawing} */ { text, width, height }) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await /** @type {Promise<Blob>} */ (
      new Promise((resolve, reject) =>
        canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
      )
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

//! Into the clipboard, or into a file where the browser does not let a page use the clipboard. Says which.
export async function handOver(/** @type {Blob} */ blob, /** @type {string} */ name) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [blob.type]: blob })]);
    return "Copied";
  } catch {
    const address = URL.createObjectURL(blob);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    return `Saved as ${name}`;
  }
}

//! A drawing goes into the clipboard as text: every program that takes SVG takes it so.
export async function handOverText(/** @type {string} */ text, /** @type {string} */ name) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    return handOver(new Blob([text], { type: "image/svg+xml" }), name);
  }
}

//! Where the clipboard is not to be had, the sentence is marked instead, to be copied by hand.
export async function handOverSentence(/** @type {string} */ text, /** @type {Element} */ shown) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    getSelection()?.selectAllChildren(shown);
    return "Marked: copy it with Ctrl+C";
  }
}

//! What the file holds compressed: gzip in base 64, inside a script element that is no script.
import { byId } from "../../report/src/dom.js";

export async function unpacked(/** @type {string} */ id) {
  const letters = atob((byId(id).textContent ?? "").trim());
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

//! Puts data into the page as the command does: nothing in them can end the script element.
export function filled(template, data) {
  const text = (typeof data === "string" ? data : JSON.stringify(data)).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.codePointAt(0).toString(16).padStart(4, "0")}`,
  );
  return template.replace("@report-data@", () => text);
}

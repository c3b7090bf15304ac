//! Puts data into the page as the command does: nothing in them can end the script element. Data as the page reads them go
//! back into columns first.
export function filled(template, data) {
  const held = Array.isArray(data.results) ? inColumns(data) : data;
  const text = (typeof data === "string" ? data : JSON.stringify(held)).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.codePointAt(0).toString(16).padStart(4, "0")}`,
  );
  return template.replace("@report-data@", () => text);
}

//! As src/report/committee/columns.cpp does, with every sentence a text of its own.
export function inColumns(data) {
  const texts = [...data.texts];
  const results = {};
  const put = (key, place, strategy, value) => {
    const column = (results[key] ??= []);
    while (column.length <= place) column.push([]);
    while (column[place].length < strategy) column[place].push(null);
    column[place].push(value);
  };
  data.results.forEach((row, place) =>
    row.forEach((result, strategy) => {
      for (const [key, value] of Object.entries(result ?? {})) {
        if (typeof value === "string" && /sentence$/.test(key))
          put(key, place, strategy, value.includes("{") ? [texts.push("{0}") - 1, value] : [texts.push(value) - 1]);
        else if (value !== null && typeof value === "object" && !Array.isArray(value))
          for (const [part, inner] of Object.entries(value)) put(`${key}.${part}`, place, strategy, inner);
        else put(key, place, strategy, value);
      }
    }),
  );
  return { ...data, texts, results };
}

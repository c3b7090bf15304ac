//! Questions that people ask of the figures chosen, and their answers: both come with the data and are placed.
import { terms } from "../dom.js";

//! Empty where none arises.
export function questionParts(
  /** @type {import("../book.js").Book} */ book,
  /** @type {import("../state.js").State} */ { place, strategy },
) {
  const questions = book.questions(place, strategy);
  return questions.length > 0 ? [terms(questions)] : [];
}

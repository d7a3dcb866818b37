// How like a call for help a text is, by what was learned from phrases that others typed: bench/danger/learn.py, which
// cuts a text into the same pieces. Touches no page and asks nothing of the server.
import { words } from "./words.js";

// Pieces in the order of the alphabet: a capital says how much of the one before each begins with.
function unpacked(text) {
  let before = "";
  return (text.match(/[A-Z][^A-Z]*/g) || []).map(function (each) {
    before = before.slice(0, each.charCodeAt(0) - 65) + each.slice(1);
    return before;
  });
}

// Its words, each two of them side by side, and all that stands side by side in a word.
export function piecesOf(text, longest) {
  const said = words(text), found = new Set();
  said.forEach(function (word, at) {
    const whole = " " + word + " ";
    if (at) found.add(said[at - 1] + " " + word);
    found.add(whole);
    for (let length = 2; length <= longest; length++) {
      for (let begin = 0; begin + length <= whole.length; begin++) {
        const piece = whole.slice(begin, begin + length);
        if (piece.trim().length > 1) found.add(piece);
      }
    }
  });
  return found;
}

// What weighs a text; `data` as bench/danger/learn.py writes it. The answer: how sure it is that this calls for help (0 to
// 1), and how much each kind says for itself (one more is some three times as likely).
export function Likeness(data) {
  const place = new Map();
  const telling = unpacked(data.telling);
  telling.concat(unpacked(data.others)).forEach(function (piece, at) { place.set(piece, at); });
  const zero = data.zero;

  function sum(table, at) {
    if (!at.length) return table.base;
    const total = at.reduce(function (so, each) { return so + table.weights.charCodeAt(each) - zero; }, 0);
    return table.base + (table.unit * total) / Math.sqrt(at.length);
  }

  return function (text) {
    const at = [];
    piecesOf(text, data.longest).forEach(function (piece) { if (place.has(piece)) at.push(place.get(piece)); });
    const telltale = at.filter(function (each) { return each < telling.length; });
    const kinds = {};
    Object.keys(data.kinds).forEach(function (each) { kinds[each] = sum(data.kinds[each], telltale); });
    return { sure: 1 / (1 + Math.exp(-sum(data, at))), kinds: kinds };
  };
}

// Words as they are compared: small letters without accents, whatever the script, and how far one is from another.
// The same as service_catalogue/finder/folding.py does to what is in the catalogue.

const SAME = {
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ς": "σ",
  "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": "",
};
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=[\p{L}\p{N}]{3})/u;
const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const ABBREVIATION = /(^|[^\p{L}\p{N}_])((?:\p{L}\.){2,})(\p{L}?)(?![\p{L}\p{N}_])/gu;

function digit(letter) {
  const code = letter.charCodeAt(0);
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return letter in SAME ? SAME[letter] : letter;
}

// One word as it is compared; the same as `fold` in finder/folding.py.
export function fold(word) {
  const small = word.toLowerCase();
  if (/^[\x00-\x7f]*$/.test(small)) return small;
  const bare = Array.from(small.normalize("NFKD").replace(MARKS, "")).map(digit).join("").normalize("NFC");
  return /^[\u0600-\u06ff]/.test(bare) ? bare.replace(ARTICLE, "") : bare;
}

// The words of a text, folded; the same as `words` in finder/folding.py, and then `fold`.
export function words(text) {
  const whole = text.toLowerCase().normalize("NFC").replace(MARKS, "");
  const said = whole.replace(ABBREVIATION, function (all, before, letters, last) { return before + letters.replace(/\./g, "") + last; });
  return (said.match(WORD) || []).map(fold);
}

// What people type when they look for a number: its digits, without the signs between them.
export function digitsOf(text) {
  if (!/^[\s+\d./()-]*$/.test(text)) return "";
  const digits = text.replace(/\(0\)/, "").replace(/\D/g, "").replace(/^00/, "");
  return digits.length >= 6 ? digits : "";
}

// How many letters differ (dropped, added, changed, swapped), at most `most`, else Infinity;
// `open` asks for the distance to the nearest beginning of `word`.
export function distance(typed, word, most, open) {
  const rows = typed.length, columns = open ? Math.min(word.length, rows + most) : word.length;
  if (Math.abs(rows - columns) > most && !(open && columns > rows)) return Infinity;
  let before = [], last = [], row = [];
  for (let at = 0; at <= columns; at++) last[at] = at;
  for (let i = 1; i <= rows; i++) {
    row = [i];
    let least = i;
    for (let j = 1; j <= columns; j++) {
      const same = typed[i - 1] === word[j - 1];
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    before = last;
    last = row;
  }
  const found = open ? Math.min.apply(null, last) : last[columns];
  return found > most ? Infinity : found;
}

// How many mistakes a word may have.
export function mistakes(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

// How a word sounds, for who knows it from hearing: `sounds` are pairs that sound alike, and doubled letters count as one.
export function sound(word, sounds) {
  return sounds.reduce(function (text, pair) { return text.split(pair[0]).join(pair[1]); }, word).replace(/(.)\1+/g, "$1");
}

// The words of the finder's index and where they stand: looks up a word, one with its stem, one that it begins, one
// that somebody may have meant. Fetches only the pieces of the index (service_catalogue/finder/) that can hold it.
import { distance, fold, mistakes, sound } from "./words.js";

const PREFIX_FROM = 3;
const SHORTEST_STEM = 3;
const MOST_PREFIXES = 12;
const MOST_TYPOS = 4;
const ALIKE = 5; // letters that words of one family begin with, and that they may end with otherwise
const MOST_OF_A_LETTER = 12; // pieces
const FEW = 24; // pieces of words that may all be fetched for one search

// The offers that a string of postings holds: their numbers, and how much the word says in each (1 to 26).
function decode(postings) {
  const found = { numbers: [], levels: [] };
  let at = -1, step = 0;
  for (let i = 0; i < postings.length; i++) {
    const code = postings.charCodeAt(i);
    if (code >= 97) step = step * 36 + code - 87;
    else if (code < 65) step = step * 36 + code - 48;
    else {
      at += step + 1;
      step = 0;
      found.numbers.push(at);
      found.levels.push(code - 64);
    }
  }
  return found;
}

// Where a number stands in a list of growing numbers; -1 when it does not.
export function placeOf(number, list) {
  let low = 0, high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (list[middle] === number) return middle;
    if (list[middle] < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function numbers(gaps) {
  let at = -1;
  return gaps ? gaps.split(",").map(function (gap) { return (at += parseInt(gap, 36) + 1); }) : [];
}

// The words of an index; `main` is its first file and `load(name)` promises what another one holds. An entry is a
// stem with how many offers have it, the words that are shown for it, and those words as they are compared.
export function Vocabulary(main, load) {
  const pieces = new Map(); // by name: what each file promises
  const decoded = new Map(); // by stem
  const vocabulary = new Map(); // by number of the piece
  const fillers = new Set(main.fillers);
  const endings = main.endings;
  const synonyms = new Map(); // from the stems of a text to the groups it is in

  main.synonyms.forEach(function (group) {
    group.forEach(function (member) {
      const key = member.slice(1).join(" ");
      if (!synonyms.has(key)) synonyms.set(key, new Set());
      synonyms.get(key).add(group);
    });
  });

  // Words that say nothing by themselves.
  function isFiller(word) {
    return fillers.has(word) || /^[a-z]$/.test(word);
  }

  // A piece of the index: in the first file of a small one, else in a file of its own.
  async function piece(kind, number) {
    const name = kind + "-" + number;
    if (main.inline) return main.inline[name];
    if (!pieces.has(name)) {
      const coming = load(main.pieces + name + ".json");
      coming.catch(function () { pieces.delete(name); }); // so that another try asks again
      pieces.set(name, coming);
    }
    return pieces.get(name);
  }

  // The pieces that can hold what begins with `begin`; each goes on to where the next begins.
  function covering(firsts, begin) {
    const found = [];
    firsts.forEach(function (first, at) {
      if (first <= begin + "\uffff" && (at + 1 === firsts.length || firsts[at + 1] > begin)) found.push(at);
    });
    return found;
  }

  function read(line) {
    const parts = line.split("|");
    const shown = parts.length > 2 ? parts.slice(2) : [parts[0]], isPlain = parts[1][0] === "!";
    return {
      stem: parts[0], count: parseInt(isPlain ? parts[1].slice(1) : parts[1], 36), shown: shown, isPlain: isPlain,
      forms: shown.map(function (form) { return fold(form.replace(/ /g, "")); }),
    };
  }

  // Every known word whose stem begins with `begin`, or could.
  async function known(begin) {
    const lists = await Promise.all(covering(main.words, begin).map(async function (at) {
      if (!vocabulary.has(at)) vocabulary.set(at, (await piece("words", at)).map(read));
      return vocabulary.get(at);
    }));
    return lists.length === 1 ? lists[0] : [].concat.apply([], lists);
  }

  async function postings(stem) {
    if (!decoded.has(stem)) {
      let at = 0;
      main.postings.forEach(function (first, number) { if (first <= stem) at = number; });
      const lines = await piece("postings", at);
      decoded.set(stem, decode(Object.prototype.hasOwnProperty.call(lines, stem) ? lines[stem] : ""));
    }
    return decoded.get(stem);
  }

  function cut(word) {
    const stems = new Set([word]);
    endings.forEach(function (pair) {
      const at = word.length - pair[0].length;
      if (at + pair[1].length >= SHORTEST_STEM && word.slice(at) === pair[0]) stems.add(word.slice(0, at) + pair[1]);
    });
    return stems;
  }

  // The entries that are `word` itself, or a word with its stem.
  async function same(word) {
    const entries = await known(word.slice(0, 2));
    const found = entries.filter(function (entry) { return entry.forms.indexOf(word) >= 0; }).map(function (entry) { return { entry: entry, how: "word" }; });
    const bare = main.beginnings.filter(function (begin) { return word.indexOf(begin) === 0 && word.length > begin.length + 3; });
    for (const each of [""].concat(found.length ? [] : bare)) {
      const rest = word.slice(each.length), stems = cut(rest);
      const alike = (each ? await known(rest.slice(0, 2)) : entries).filter(function (entry) {
        return stems.has(entry.stem) && !found.some(function (other) { return other.entry === entry; });
      });
      alike.sort(function (one, other) { return other.stem.length - one.stem.length; });
      alike.slice(0, 2).forEach(function (entry) { found.push({ entry: entry, how: "stem" }); });
    }
    return found;
  }

  // The entries that are of one family with a word that stands nowhere: they begin alike, and end otherwise.
  async function family(word) {
    if (word.length <= ALIKE) return [];
    const found = [];
    (await known(word.slice(0, 4))).forEach(function (entry) {
      const form = entry.forms[0];
      let alike = 0;
      while (alike < word.length && word[alike] === form[alike]) alike++;
      const rest = Math.max(word.length, form.length) - alike;
      if (entry.count && !entry.isPlain && alike >= ALIKE && rest <= ALIKE && rest < alike) found.push({ entry: entry, how: "family", alike: alike });
    });
    found.sort(function (one, other) { return other.alike - one.alike || other.entry.count - one.entry.count; });
    return found.slice(0, 3);
  }

  async function beginning(word, isLast) {
    if (word.length < (isLast ? PREFIX_FROM : PREFIX_FROM + 1)) return [];
    const entries = await known(word);
    const found = entries.filter(function (entry) {
      if (!entry.count && !hasMeanings(entry.stem)) return false;
      return entry.forms.some(function (form) { return form.length > word.length && form.slice(0, word.length) === word; });
    });
    found.sort(function (one, other) { return other.count - one.count; });
    return found.slice(0, MOST_PREFIXES).map(function (entry) { return { entry: entry, how: "prefix" }; });
  }

  function halves(word) {
    const found = [];
    for (let at = word.length - 3; at >= 3; at--) {
      main.links.forEach(function (link) {
        if (word.slice(at - link.length, at) === link && at - link.length >= 3) found.push([word.slice(0, at - link.length), word.slice(at)]);
      });
    }
    return found;
  }

  // A compound that stands nowhere, by the words that it is made of, or by the one of them that is known.
  async function made(word) {
    if (word.length < 7) return [];
    let one = [];
    for (const pair of halves(word)) {
      const sides = await Promise.all(pair.map(async function (half) {
        return (await same(half)).filter(function (each) { return each.entry.count; })[0];
      }));
      if (sides[0] && sides[1]) return [sides[0].entry, sides[1].entry];
      sides.forEach(function (side, at) {
        const isWord = side && side.how === "word" && !isFiller(pair[at]);
        if (isWord && pair[at].length > 3 && pair[1 - at].length > 3 && !one.length) one = [side.entry];
      });
    }
    return one;
  }

  // Whether somebody may have meant a word: it begins alike, two thirds of the letters are right, and it is none of the
  // short words that every text has. No answer is better than a wrong one.
  function mayMean(typed, entry, form, off) {
    if (entry.isPlain || isFiller(form)) return false;
    if (typed[0] !== form[0] && !main.alike.some(function (letters) { return letters.indexOf(typed[0]) >= 0 && letters.indexOf(form[0]) >= 0; })) return false;
    return Math.floor(off) * 3 <= typed.length && typed.length * 3 >= form.length * 2;
  }

  // The entries that differ by few letters, or by few sounds, the nearest first; `most` mistakes.
  async function nearest(word, most, begins) {
    const lists = await Promise.all(begins.map(known));
    const heard = sound(word, main.sounds), longest = word.length > 7 ? 2 : 1;
    const found = [];
    [].concat.apply([], lists).forEach(function (entry) {
      let best = Infinity;
      entry.forms.forEach(function (form, at) {
        let off = distance(word, form, most, false);
        if (off > 1 && word.length > 4 && Math.abs(word.length - form.length) < 4) {
          if (!entry.sounds) entry.sounds = entry.forms.map(function (form) { return sound(form, main.sounds); });
          off = Math.min(off, distance(heard, entry.sounds[at], 1, false) + 0.7);
        }
        const isOpen = off > most && word.length > 4 && form.length > word.length && form.slice(0, 2) === word.slice(0, 2);
        if (isOpen && entry.shown[at].indexOf(" ") < 0) off = Math.min(off, distance(word, form, Math.min(most, longest), true) + 0.5);
        if (mayMean(word, entry, form, off)) best = Math.min(best, off);
      });
      if (best <= most + 0.9) found.push({ entry: entry, off: best });
    });
    found.sort(function (one, other) { return one.off - other.off || other.entry.count - one.entry.count; });
    return found;
  }

  // What has to be right of how a word begins: the first letter, or two where that one has too many words to fetch.
  function sureOf(begin) {
    return covering(main.words, begin[0]).length > MOST_OF_A_LETTER ? begin : begin[0];
  }

  // Where to look for a word whose first letter may be wrong: everywhere, unless that is too much to fetch.
  function anyOr(letter) {
    return main.words.length > FEW ? [letter] : [""];
  }

  // The words that somebody may have meant.
  async function corrected(word) {
    const most = mistakes(word);
    if (!most) return [];
    const firsts = main.alike.filter(function (letters) { return letters.indexOf(word[0]) >= 0; }).join("") || word[0];
    const found = await nearest(word, most, firsts.split("").map(function (letter) { return sureOf(letter + word[1]); }));
    const least = found.length ? found[0].off : 0;
    return found.filter(function (each) { return each.off === least; }).slice(0, MOST_TYPOS).map(function (each) {
      return { entry: each.entry, how: each.off < 2 ? "typo" : "typos" };
    });
  }

  async function entryOf(stem) {
    const found = (await known(stem.slice(0, 2))).filter(function (entry) { return entry.stem === stem; })[0];
    return found || { stem: stem, count: 0, shown: [stem], forms: [stem] };
  }

  // The texts that mean the same as one with these stems: each with its own stems behind it.
  function meanings(stems) {
    const own = stems.join(" ");
    const members = [].concat.apply([], Array.from(synonyms.get(own) || []));
    return members.filter(function (member) { return member.slice(1).join(" ") !== own; });
  }

  function hasMeanings(stem) {
    return synonyms.has(stem);
  }

  return {
    anyOr: anyOr, beginning: beginning, corrected: corrected, cut: cut, entryOf: entryOf, family: family, hasMeanings: hasMeanings, isFiller: isFiller,
    known: known, made: made, meanings: meanings, nearest: nearest, piece: piece, postings: postings, same: same, sureOf: sureOf,
  };
}

// Recognises that somebody who types is in danger, in any language of the lists in catalogue/urgent_words/.
// Touches no page and asks nothing of the server; what it is given comes from service_catalogue/finder/urgent.py.
import { Likeness } from "./likeness.js";
import { distance, sound, words } from "./words.js";

const SLIP_FROM = 6; // letters of a listed word that may be typed with one mistake
const SOUND_FROM = 4; // and that may be written as it sounds
const JOINED_FROM = 6; // letters of two words that together may be one: "zelf moord"
const LONGEST = 14; // letters of a word in a text without spaces
const MOST_WORDS = 40; // of a text that are looked at: the longest search is a sentence or two
const ABOUT_FROM = 4; // words of a line that say more than that somebody reads or learns about it
const SURE = 0.6; // of what no line knows: from here on it is a call all the same
const SURE_OF_A_WORD = 0.85; // the same of a text of one word: topics are in the lists
const SURE_ALL_THE_SAME = 0.93; // the same beside words that a list says are quiet
const DOUBTFUL = 0.2; // of what a line knows and more words stand beside: below this it is none
const LIKELIER = 3; // e to the third times as likely: another kind than the line's
export const CALL = 2; // how loud an answer is: help first; what is less is one line

// One piece of a line: any of `listed`, whole words or beginnings ("zelfmoord*"), or none of them.
function pieceOf(text, groups) {
  const isAbsent = text[0] === "!";
  const listed = [].concat.apply([], (isAbsent ? text.slice(1) : text).split("|").map(function (part) {
    return part[0] === "<" ? groups[part.slice(1, -1)] : [part];
  }));
  return { listed: listed, isAbsent: isAbsent };
}

// A line as an editor wrote it: "= " before it wants nothing else beside it.
function lineOf(text, groups) {
  const isWhole = text[0] === "=";
  const pieces = text.slice(isWhole ? 1 : 0).split(" ").filter(Boolean).map(function (part) { return pieceOf(part, groups); });
  return {
    isWhole: isWhole,
    wanted: pieces.filter(function (piece) { return !piece.isAbsent; }).map(function (piece) { return piece.listed; }),
    unwanted: [].concat.apply([], pieces.filter(function (piece) { return piece.isAbsent; }).map(function (piece) { return piece.listed; })),
  };
}

function setOf(text) {
  return new Set(text.split(" ").filter(Boolean));
}

// The lists of one language, ready to be looked through.
function Language(name, data, isReal) {
  const groups = {};
  Object.keys(data.groups).forEach(function (id) { groups[id] = data.groups[id].split(" "); });
  const lines = data.lines.map(function (each) {
    return Object.assign(lineOf(each[3], groups), { kind: each[0], strength: each[1], isTopic: each[2] });
  });
  const quiet = data.quiet.map(function (text) { return lineOf(text, groups); });
  const all = new Set();
  lines.concat(quiet).forEach(function (line) {
    line.wanted.concat([line.unwanted]).forEach(function (listed) { listed.forEach(function (word) { all.add(word); }); });
  });
  const context = setOf(data.context), about = setOf(data.about), everyday = setOf(data.everyday), fillers = setOf(data.fillers);
  const glued = data.glued.split(" ").filter(Boolean), tailed = data.tailed.split(" ").filter(Boolean);
  const heard = Object.create(null), begins = [], whole = [];
  all.forEach(function (word) {
    if (word[word.length - 1] === "*") return begins.push({ word: word, begin: word.slice(0, -1) });
    whole.push(word);
    if (word.length >= SOUND_FROM) (heard[heardAs(word)] = heard[heardAs(word)] || []).push(word);
  });

  // How a word sounds without what is silent at its end.
  function heardAs(word) {
    const end = data.silent.filter(function (each) { return word.length > each.length + 2 && word.slice(-each.length) === each; })[0] || "";
    return sound(word.slice(0, word.length - end.length), data.sounds);
  }

  const remembered = new Map();

  // The listed words that a typed word is: itself, as it sounds, or with one mistake, unless it is another word of the language.
  function hits(typed) {
    if (remembered.has(typed)) return remembered.get(typed);
    const found = [];
    if (all.has(typed)) found.push(typed);
    begins.forEach(function (each) { if (typed.indexOf(each.begin) === 0) found.push(each.word); });
    if (!found.length) {
      glued.forEach(function (each) {
        const rest = typed.slice(each.length);
        if (rest.length > 2 && typed.indexOf(each) === 0 && all.has(rest)) found.push(rest);
      });
      tailed.forEach(function (each) {
        const rest = typed.slice(0, -each.length);
        if (rest.length > 2 && typed.slice(-each.length) === each && all.has(rest)) found.push(rest);
      });
    }
    const isSure = function () { return found.some(function (word) { return word[word.length - 1] !== "*" || word.length > SLIP_FROM; }); };
    if (!isSure() && !isReal(typed)) {
      if (typed.length >= SOUND_FROM - 1) found.push.apply(found, heard[heardAs(typed)] || []);
      if (!isSure() && typed.length >= SLIP_FROM - 1) {
        whole.forEach(function (word) { if (word.length >= SLIP_FROM && distance(typed, word, 1, false) <= 1) found.push(word); });
        begins.forEach(function (each) {
          if (each.begin.length >= SLIP_FROM && distance(each.begin, typed, 1, true) <= 1) found.push(each.word);
        });
      }
    }
    if (remembered.size > 500) remembered.clear();
    remembered.set(typed, found);
    return found;
  }

  // The words that a text without its spaces is made of: "ikwildood"; fewest first, none where it is no such text.
  function pieces(typed) {
    if (typed.length < JOINED_FROM || isReal(typed) || hits(typed).length) return [];
    const best = [[]];
    for (let end = 1; end <= typed.length; end++) {
      for (let begin = Math.max(0, end - LONGEST); begin < end; begin++) {
        const word = typed.slice(begin, end), before = best[begin];
        if (before && (fillers.has(word) || (word.length > 2 && all.has(word))) && !(best[end] && best[end].length <= before.length + 1)) best[end] = before.concat(word);
      }
    }
    const found = best[typed.length] || [];
    return found.length > 2 && fillers.has(found[0]) ? found : []; // a compound begins with no such word
  }

  // Whether a typed word is one of `context` or of `about`, also with one mistake.
  function isOf(list, typed) {
    const known = { context: context, about: about }[list];
    if (known.has(typed)) return true;
    if (typed.length < SLIP_FROM || isReal(typed) || hits(typed).length) return false;
    return Array.from(known).some(function (word) { return word.length >= SLIP_FROM && distance(typed, word, 1, false) <= 1; });
  }

  const known = setOf(data.real);

  function knows(word) {
    return all.has(word) || fillers.has(word) || everyday.has(word) || known.has(word);
  }

  return { name: name, knows: knows, lines: lines, quiet: quiet, pieces: pieces, isOf: isOf, everyday: everyday, fillers: fillers, whole: whole, hits: hits };
}

// The typed words, with those that two of them make together; `at` says which of the typed ones each is.
function tokensOf(text) {
  const typed = words(text).slice(0, MOST_WORDS);
  const tokens = typed.map(function (word, at) { return { word: word, at: [at] }; });
  for (let at = 1; at < typed.length; at++) {
    const both = typed[at - 1] + typed[at];
    if (both.length >= JOINED_FROM) tokens.push({ word: both, at: [at - 1, at], isJoined: true });
  }
  return { typed: typed, tokens: tokens };
}

// From each listed word that is there to the typed words that it is.
function foundIn(language, tokens) {
  const found = new Map();
  const apart = tokens.filter(function (token) { return !token.isJoined; }).map(function (token) {
    return language.pieces(token.word).map(function (word) { return { word: word, at: token.at }; });
  });
  [].concat.apply(tokens, apart).forEach(function (token) {
    const listed = language.hits(token.word);
    listed.forEach(function (word) {
      if (token.isJoined && word !== token.word && word[word.length - 1] !== "*" && word.length < JOINED_FROM + 2) return;
      if (!found.has(word)) found.set(word, []);
      found.get(word).push.apply(found.get(word), token.at);
    });
  });
  return found;
}

// Which typed words a line is, or null where it is not there.
function placesOf(line, found) {
  const places = new Set();
  for (const listed of line.wanted) {
    let isThere = false;
    listed.forEach(function (word) {
      if (!found.has(word)) return;
      isThere = true;
      found.get(word).forEach(function (at) { places.add(at); });
    });
    if (!isThere) return null;
  }
  return line.unwanted.some(function (word) { return found.has(word); }) ? null : places;
}

// What recognises, on a page in `own` language; `data` as service_catalogue/finder/urgent.py writes it.
export function Recogniser(data, own) {
  const real = new Set();
  Object.keys(data.languages).forEach(function (name) {
    [data.languages[name].real, data.languages[name].everyday].forEach(function (list) { setOf(list).forEach(function (word) { real.add(word); }); });
  });
  const isReal = function (word) { return real.has(word); };
  const languages = Object.keys(data.languages).map(function (name) { return Language(name, data.languages[name], isReal); });
  languages.forEach(function (language) { language.whole.forEach(function (word) { real.add(word); }); });
  languages.sort(function (one, other) { return (other.name === own) - (one.name === own); });
  const page = languages.filter(function (each) { return each.name === own; })[0];

  const like = Likeness(data.likeness);
  const names = data.names.map(function (name) { return name.split(" "); });

  // Whether two typed words stand side by side in a name, give or take a letter.
  function follows(one, other, name) {
    const isIt = function (typed, word) { return typed === word || (word.length > 3 && distance(typed, word, 1, false) <= 1); };
    return name.some(function (word, at) { return at && isIt(one, name[at - 1]) && isIt(other, word); });
  }

  // Whether words of another language may be meant: not when all that was typed is everyday in the page's own.
  function isForeign(language, places, typed) {
    if (!page || language === page) return true;
    const strange = function (word) { return !page.everyday.has(word); };
    if (Array.from(places).some(function (at) { return strange(typed[at]); })) return true;
    return typed.some(function (word) { return language.fillers.has(word) && strange(word) && !page.fillers.has(word); });
  }

  // What `text` calls for: its kind, how loud the answer is, and the language it was typed in; null where it is quiet.
  return function recognise(text) {
    const all = tokensOf(text);
    const silent = new Set();
    languages.forEach(function (language) {
      const found = foundIn(language, all.tokens);
      language.quiet.forEach(function (line) {
        const places = placesOf(line, found);
        if (places) places.forEach(function (at) { silent.add(at); });
      });
    });
    all.typed.forEach(function (word, at) {
      if (at && names.some(function (name) { return follows(all.typed[at - 1], word, name); })) silent.add(at - 1).add(at);
    });
    const tokens = all.tokens.filter(function (token) { return !token.at.some(function (at) { return silent.has(at); }); });
    const has = function (list) {
      return languages.some(function (language) { return all.typed.some(function (word) { return language.isOf(list, word); }); });
    };
    const isEveryday = has("context"), isAbout = has("about");
    let best = null;
    languages.forEach(function (language) {
      const found = foundIn(language, tokens);
      if (!found.size) return;
      language.lines.forEach(function (line) {
        if (line.isTopic && (isEveryday || isAbout)) return;
        const places = placesOf(line, found);
        if (places && isAbout && places.size < ABOUT_FROM) return;
        if (!places || !isForeign(language, places, all.typed)) return;
        if (line.isWhole && !all.typed.every(function (word, at) { return places.has(at) || language.fillers.has(word); })) return;
        const rank = [line.strength, places.size, -line.kind];
        if (!best || isBefore(rank, best.rank)) best = { rank: rank, kind: data.kinds[line.kind], strength: line.strength, language: language, places: places };
      });
    });
    const isAll = best && all.typed.every(function (word, at) { return best.places.has(at) || best.language.fillers.has(word); });
    if (!isAll) best = weighed(best, all.typed, silent.size > 0);
    return best && { kind: best.kind, strength: best.strength, language: best.language.name, isLearned: Boolean(best.isLearned) };
  };

  // What the likeness to other calls adds to the best line, beside which more words stand: a doubt, a likelier kind, a call
  // that no line knows. `isQuiet`: some of the words are in a line of what is no danger.
  function weighed(best, typed, isQuiet) {
    const told = like(typed.join(" "));
    const kind = Object.keys(told.kinds).sort(function (one, other) { return told.kinds[other] - told.kinds[one]; })[0];
    if (!kind) return best; // a catalogue with other kinds of help
    if (best && data.likeness.languages.indexOf(best.language.name) < 0) return best;
    if (best && told.sure < DOUBTFUL) return null;
    if (best && best.strength === CALL) {
      return Object.assign(best, told.kinds[kind] > told.kinds[best.kind] + LIKELIER ? { kind: kind } : {});
    }
    const isNumber = typed.every(function (word) { return /^[0-9]+$/.test(word); });
    const isSure = told.sure >= (isQuiet ? SURE_ALL_THE_SAME : typed.length > 1 ? SURE : SURE_OF_A_WORD);
    return !isSure || isNumber ? best : { kind: kind, strength: data.likeness.strength, language: spoken(typed), isLearned: true };
  }

  // The language that most of the typed words are of.
  function spoken(typed) {
    const known = languages.map(function (language) { return typed.filter(language.knows).length; });
    return languages[known.indexOf(Math.max.apply(null, known))];
  }
}

function isBefore(one, other) {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return one[at] > other[at];
  return false;
}

// What answers a text at an address of the lists, on a page in `language`: null, or how loud, whether no list knows it but
// it was learned, and the finished pieces of the help that fits, in the language that was typed where the site has it.
export async function openUrgent(address, language) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(answer.status + " " + address);
  const data = await answer.json(), recognise = Recogniser(data, language);
  return function (text) {
    const found = recognise(text);
    if (!found) return null;
    const spoken = data.blocks[found.language] ? found.language : language;
    return Object.assign({ isCall: found.strength === CALL, isLearned: found.isLearned, kind: found.kind, language: spoken }, data.blocks[spoken][found.kind]);
  };
}

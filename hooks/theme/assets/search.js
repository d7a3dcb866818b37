// The finder's search: looks up, corrects and ranks. Touches no page, keeps nothing, and fetches only the pieces of
// the index (made by service_catalogue/finder/) that hold the words that are asked for.

const SAME = {
  "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ς": "σ",
  "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": "",
};
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=[\p{L}\p{N}]{3})/u;
const MARKS = /\p{M}+/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const ABBREVIATION = /(^|[^\p{L}\p{N}_])((?:\p{L}\.){2,})(\p{L}?)(?![\p{L}\p{N}_])/gu;

// How much a way of finding a word weighs beside the word itself.
const WEIGHTS = { word: 1, name: 1.3, stem: 0.95, prefix: 0.5, parts: 0.6, part: 0.3, synonym: 0.4, typo: 0.45, typos: 0.25 };
const PREFIX_FROM = 3;
const MOST_PREFIXES = 12;
const MOST_TYPOS = 4;
const LONGEST_SPAN = 4; // words that together are a name or a synonym

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
  const whole = text.normalize("NFC").replace(MARKS, "").toLowerCase();
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

function mistakes(word) {
  return word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
}

// The numbers of offers that a string of postings holds, with how much the word says in each.
function decode(postings) {
  const found = new Map();
  const step = /([0-9a-z]+)([A-Z])/g;
  let at = -1, match;
  while ((match = step.exec(postings))) {
    at += parseInt(match[1], 36) + 1;
    found.set(at, match[2].charCodeAt(0) - 64);
  }
  return found;
}

function numbers(gaps) {
  let at = -1;
  return gaps ? gaps.split(",").map(function (gap) { return (at += parseInt(gap, 36) + 1); }) : [];
}

// An index whose pieces come from `load(name)`, which promises what the file holds.
export function Index(main, load) {
  const pieces = new Map();
  const decoded = new Map();
  const fillers = new Set(main.fillers);
  const endings = main.endings;
  const synonyms = new Map(); // from the stems of a text to the groups it is in
  let facets = null;

  main.synonyms.forEach(function (group) {
    group.forEach(function (member) {
      const key = member.slice(1).join(" ");
      if (!synonyms.has(key)) synonyms.set(key, new Set());
      synonyms.get(key).add(group);
    });
  });

  async function piece(reference) {
    if (typeof reference !== "string") return reference;
    if (!pieces.has(reference)) {
      const coming = load(reference);
      coming.catch(function () { pieces.delete(reference); }); // so that another try asks again
      pieces.set(reference, coming);
    }
    return pieces.get(reference);
  }

  // The pieces that can hold what begins with `begin`; each piece goes on to where the next begins.
  function covering(list, begin) {
    return list.filter(function (each, at) {
      const next = list[at + 1];
      return each[0] <= begin + "\uffff" && (!next || next[0] > begin);
    });
  }

  function read(line) {
    const parts = line.split("|");
    const shown = parts.length > 2 ? parts.slice(2) : [parts[0]];
    return {
      stem: parts[0], count: parseInt(parts[1], 36), shown: shown,
      forms: shown.map(function (form) { return fold(form.replace(/ /g, "")); }),
    };
  }

  const vocabulary = new Map();

  // Every known word whose stem begins with `begin`, or could.
  async function known(begin) {
    const lists = await Promise.all(covering(main.words, begin).map(async function (each) {
      if (!vocabulary.has(each)) vocabulary.set(each, (await piece(each[1])).map(read));
      return vocabulary.get(each);
    }));
    return lists.length === 1 ? lists[0] : [].concat.apply([], lists);
  }

  async function postings(stem) {
    if (!decoded.has(stem)) {
      let held = main.postings[0];
      main.postings.forEach(function (each) { if (each[0] <= stem) held = each; });
      const lines = await piece(held[1]);
      const line = Object.prototype.hasOwnProperty.call(lines, stem) ? lines[stem] : "";
      decoded.set(stem, decode(line));
    }
    return decoded.get(stem);
  }

  function cut(word) {
    const stems = new Set([word]);
    endings.forEach(function (pair) {
      const at = word.length - pair[0].length;
      if (at >= 2 && word.slice(at) === pair[0]) stems.add(word.slice(0, at) + pair[1]);
    });
    return stems;
  }

  // The entries that are `word` itself, or a word with its stem.
  async function same(word) {
    const stems = cut(word);
    const entries = await known(word.slice(0, 2));
    const exact = entries.filter(function (entry) { return entry.forms.indexOf(word) >= 0; });
    if (exact.length) return exact.map(function (entry) { return { entry: entry, how: "word" }; });
    const alike = entries.filter(function (entry) { return stems.has(entry.stem); });
    alike.sort(function (one, other) { return other.stem.length - one.stem.length; });
    return alike.slice(0, 2).map(function (entry) { return { entry: entry, how: "stem" }; });
  }

  async function beginning(word) {
    if (word.length < PREFIX_FROM) return [];
    const entries = await known(word);
    const found = entries.filter(function (entry) {
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

  // A compound that stands nowhere, by the words that it is made of.
  async function made(word) {
    if (word.length < 7) return [];
    for (const pair of halves(word)) {
      const head = await same(pair[0]);
      const heads = head.filter(function (each) { return each.entry.count; });
      if (!heads.length) continue;
      const tails = (await same(pair[1])).filter(function (each) { return each.entry.count; });
      if (tails.length) return [heads[0].entry, tails[0].entry];
    }
    return [];
  }

  async function nearest(word, most, begin) {
    const entries = await known(begin);
    const found = [];
    entries.forEach(function (entry) {
      let best = Infinity;
      entry.forms.forEach(function (form) {
        const whole = distance(word, form, most, false);
        const open = word.length > 4 && whole > most ? distance(word, form, Math.min(most, word.length > 8 ? 2 : 1), true) + 0.5 : whole;
        best = Math.min(best, whole, open);
      });
      if (best <= most + 0.5) found.push({ entry: entry, off: best });
    });
    found.sort(function (one, other) { return one.off - other.off || other.entry.count - one.entry.count; });
    return found;
  }

  // The words that somebody may have meant.
  async function corrected(word) {
    const most = mistakes(word);
    if (!most) return [];
    let found = await nearest(word, most, word[0]);
    if (!found.length) found = await nearest(word, 1, ""); // the first letter itself may be wrong
    const least = found.length ? found[0].off : 0;
    return found.filter(function (each) { return each.off === least; }).slice(0, MOST_TYPOS).map(function (each) {
      return { entry: each.entry, how: each.off < 2 ? "typo" : "typos" };
    });
  }

  // One way to find what was typed: by an offer that has all of `entries`.
  function way(entries, how, label, factor) {
    return {
      stems: entries.map(function (entry) { return entry.stem; }), how: how, label: label || entries[0].shown[0],
      forms: [].concat.apply([], entries.map(function (entry) { return entry.forms; })), weight: WEIGHTS[how] * (factor || 1),
    };
  }

  // The ways by what means the same as `stems`.
  async function alike(stems, factor) {
    const own = stems.join(" ");
    const members = [].concat.apply([], Array.from(synonyms.get(own) || [])).filter(function (member) { return member.slice(1).join(" ") !== own; });
    return Promise.all(members.map(async function (member) {
      const entries = await Promise.all(member.slice(1).map(entryOf));
      return way(entries, "synonym", member[0], factor);
    }));
  }

  async function entryOf(stem) {
    const found = (await known(stem.slice(0, 2))).filter(function (entry) { return entry.stem === stem; })[0];
    return found || { stem: stem, count: 0, shown: [stem], forms: [stem] };
  }

  async function waysOf(word) {
    const found = await same(word);
    const longer = (await beginning(word)).filter(function (each) { return !found.some(function (other) { return other.entry === each.entry; }); });
    const isKnown = found.some(function (each) { return each.entry.count || synonyms.has(each.entry.stem); });
    const ways = found.concat(longer).map(function (each) { return way([each.entry], each.how); });
    const meant = found.slice();
    if (!isKnown) {
      const parts = await made(word);
      if (parts.length) {
        ways.push(way(parts, "parts", word));
        parts.forEach(function (entry) { ways.push(way([entry], "part")); });
      } else if (!longer.length) {
        for (const each of await corrected(word)) {
          meant.push(each);
          ways.push(way([each.entry], each.how));
        }
      }
    }
    for (const each of meant) {
      ways.push.apply(ways, await alike([each.entry.stem], each.how.slice(0, 4) === "typo" ? 0.6 : 1));
    }
    return ways;
  }

  // Words that together are one: a name, a word written apart, or a text of a group of synonyms.
  async function waysOfSpan(span, content) {
    const found = (await same(span.join(""))).filter(function (each) { return each.how === "word"; });
    const ways = found.map(function (each) { return way([each.entry], "name"); });
    const apart = await Promise.all(content.map(async function (word) {
      const own = await same(word);
      return own.length ? own[0].entry : await entryOf(word);
    }));
    const others = content.length > 1 ? await alike(apart.map(function (entry) { return entry.stem; }), 1) : [];
    if (ways.length || others.length) ways.push(way(apart, "word", span.join(" "))); // the words themselves count as well
    return ways.concat(others);
  }

  // What was typed, in pieces that each have to be found: a word, or words that belong together.
  async function understand(text) {
    const digits = digitsOf(text);
    const typed = digits ? [digits] : words(text);
    const isSaid = typed.every(function (word) { return fillers.has(word); })
      ? function () { return true; }
      : function (word) { return !fillers.has(word); };
    const units = [];
    let at = 0;
    while (at < typed.length) {
      let unit = null;
      for (let length = Math.min(LONGEST_SPAN, typed.length - at); length > 1 && !unit; length--) {
        const span = typed.slice(at, at + length);
        if (isSaid(span[0]) && isSaid(span[length - 1])) {
          const ways = await waysOfSpan(span, span.filter(isSaid));
          if (ways.length) unit = { text: span.join(" "), ways: ways, length: length };
        }
      }
      if (!unit && isSaid(typed[at])) unit = { text: typed[at], ways: await waysOf(typed[at]), length: 1 };
      if (unit) units.push(unit);
      at += unit ? unit.length : 1;
    }
    return { units: units, names: typed.length > 1 ? await namesOf(typed.join("")) : [] };
  }

  // The names that the whole text is, with a mistake, without its end, or with its spaces elsewhere.
  async function namesOf(joined) {
    if (joined.length < 5) return [];
    const most = mistakes(joined);
    const entries = await known(joined[0]);
    return entries.filter(function (entry) {
      return entry.shown[0].indexOf(" ") > 0 && distance(joined, entry.forms[0], most, true) <= most;
    });
  }

  // The offers that a way leads to, with how much it says in each (0 to 1).
  async function offersOf(way) {
    const found = await Promise.all(way.stems.map(postings));
    const offers = new Map();
    found[0].forEach(function (level, number) {
      let sum = 0;
      for (const each of found) {
        if (!each.has(number)) return;
        sum += each.get(number);
      }
      offers.set(number, sum / found.length / 26);
    });
    return offers;
  }

  // How telling a word is that so many offers have.
  function tells(count) {
    return Math.log(1 + (main.count - count + 0.5) / (count + 0.5));
  }

  async function weighed(unit) {
    const ways = await Promise.all(unit.ways.map(async function (each) { return { way: each, offers: await offersOf(each) }; }));
    const best = new Map();
    let own = new Set(), most = 0;
    ways.forEach(function (each) {
      most = Math.max(most, each.offers.size);
      each.offers.forEach(function (level, number) {
        if (each.way.how === "word" || each.way.how === "stem") own.add(number);
        const score = each.way.weight * level, before = best.get(number);
        if (!before || score > before.score) best.set(number, { score: score, way: each.way });
      });
    });
    const telling = tells(own.size || most);
    best.forEach(function (each) { each.score *= telling; });
    return { unit: unit, best: best, telling: telling, isKnown: own.size > 0 };
  }

  // Every offer that answers `text`, the best first: its number, and the words by which it was found.
  async function ranked(text) {
    const asked = await understand(text);
    const pieces = await Promise.all(asked.units.map(weighed));
    const found = pieces.filter(function (each) { return each.best.size; });
    const offers = new Map();
    found.forEach(function (each) {
      each.best.forEach(function (one, number) {
        if (!offers.has(number)) offers.set(number, { number: number, score: 0, hits: 0, by: [] });
        const offer = offers.get(number);
        offer.score += one.score;
        offer.hits += 1;
        offer.by.push(one.way);
      });
    });
    const whole = found.reduce(function (sum, each) { return sum + each.telling; }, 0) || tells(1);
    for (const entry of asked.names) {
      (await postings(entry.stem)).forEach(function (level, number) {
        if (!offers.has(number)) offers.set(number, { number: number, score: 0, hits: 0, by: [way([entry], "name")] });
        const offer = offers.get(number);
        offer.score += whole * level / 26;
        offer.hits = found.length;
      });
    }
    const list = Array.from(offers.values());
    list.forEach(function (each) { if (found.length) each.score *= each.hits / found.length; });
    const top = list.reduce(function (most, each) { return Math.max(most, each.score); }, 0);
    // What differs by little fits equally; then the number decides, which says what is running and checked.
    list.forEach(function (each) { each.fit = Math.round(20 * each.score / top); });
    list.sort(function (one, other) { return other.hits - one.hits || other.fit - one.fit || one.number - other.number; });
    return { list: list, units: pieces, complete: list.filter(function (each) { return each.hits === pieces.length; }).length };
  }

  async function cards(numbered) {
    const blocks = await Promise.all(numbered.map(function (number) { return piece(main.cards[Math.floor(number / main.block)]); }));
    return numbered.map(function (number, at) { return blocks[at][number % main.block]; });
  }

  // The facets with, per answer, how many of the found offers would be left with it. `chosen` goes from facet to answers.
  async function narrowed(found, chosen) {
    const all = (await piece(main.facets)).map(function (facet) {
      return {
        id: facet.id, name: facet.name,
        values: facet.values.map(function (value) { return { id: value[0], name: value[1], offers: new Set(numbers(value[2])) }; }),
      };
    });
    const passes = function (number, except) {
      return all.every(function (facet) {
        const wanted = chosen[facet.id] || [];
        if (facet === except || !wanted.length) return true;
        return facet.values.some(function (value) { return wanted.indexOf(value.id) >= 0 && value.offers.has(number); });
      });
    };
    all.forEach(function (facet) {
      const left = found.filter(function (number) { return passes(number, facet); });
      facet.values.forEach(function (value) {
        value.count = left.filter(function (number) { return value.offers.has(number); }).length;
        value.isChosen = (chosen[facet.id] || []).indexOf(value.id) >= 0;
      });
      const told = facet.values.filter(function (value) { return value.count; });
      facet.splits = told.length > 1 && told.some(function (value) { return value.count < left.length; });
    });
    return { facets: all, left: found.filter(function (number) { return passes(number, null); }) };
  }

  // Words that look like what was typed, for who found nothing.
  async function near(text) {
    const found = [];
    for (const word of words(text)) {
      const entries = await nearest(word, Math.max(2, Math.floor(word.length / 2) - 1), word[0]);
      entries.filter(function (each) { return each.entry.count; }).slice(0, 3).forEach(function (each) { found.push(each.entry.shown[0]); });
    }
    return found.filter(function (word, at) { return found.indexOf(word) === at; }).slice(0, 5);
  }

  // Whether the text has words that call for urgent help: all words of one of the settings' lines.
  function isUrgent(text) {
    const typed = words(text).map(function (word) { return { word: word, stems: cut(word) }; });
    const joined = words(text).join("");
    return main.urgent.some(function (line) {
      return line.every(function (stem) {
        return typed.some(function (each) { return each.stems.has(stem) || (stem.length > 6 && distance(each.word, stem, 1, false) <= 1); });
      }) || (line.length === 1 && line[0].length > 6 && joined.indexOf(line[0]) >= 0);
    });
  }

  // The whole answer. `chosen` are the facets' answers; `most` is how many cards to fetch.
  async function search(text, chosen, most) {
    const isAsked = words(text).length > 0;
    const answer = isAsked ? await ranked(text) : null;
    const all = Array.from({ length: main.count }, function (none, number) { return number; });
    const list = answer ? answer.list : all.map(function (number) { return { number: number, by: [] }; });
    const narrow = await narrowed(list.map(function (each) { return each.number; }), chosen || {});
    const left = new Set(narrow.left);
    const kept = list.filter(function (each) { return left.has(each.number); });
    const shown = kept.slice(0, most || 20);
    const found = await cards(shown.map(function (each) { return each.number; }));
    const units = answer ? answer.units : [];
    return {
      total: kept.length,
      complete: answer ? kept.filter(function (each) { return each.hits === units.length; }).length : kept.length,
      facets: narrow.facets,
      instead: units.filter(function (each) { return !each.isKnown && each.best.size; }).map(function (each) {
        return firstLabel(kept, each);
      }).filter(Boolean),
      near: isAsked && !kept.length ? await near(text) : [],
      urgent: isUrgent(text),
      results: shown.map(function (each, at) {
        return { number: each.number, id: found[at][0], html: found[at][1], by: each.by };
      }),
    };
  }

  // What stands for a word that no offer has, in the first result: "activering".
  function firstLabel(kept, unit) {
    for (const each of kept) {
      const one = unit.best.get(each.number);
      if (one) return one.way.how === "prefix" || one.way.how === "parts" || one.way.how === "part" ? "" : one.way.label;
    }
    return "";
  }

  return { search: search, understand: understand, cards: cards };
}

// The index at an address; its pieces lie beside it.
export async function openIndex(address) {
  async function load(name) {
    const answer = await fetch(new URL(name, new URL(address, location.href)), { credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.status + " " + name);
    return answer.json();
  }
  return Index(await load(""), load);
}

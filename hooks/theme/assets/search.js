// The finder's search: understands what is typed, and ranks the offers that answer it. Touches no page, keeps nothing.
import { digitsOf, distance, mistakes, words } from "./words.js";
import { numbers, placeOf, Vocabulary } from "./vocabulary.js";

// How much a way of finding a word weighs beside the word itself.
const WEIGHTS = { word: 1, name: 1.3, stem: 0.95, prefix: 0.5, parts: 0.6, part: 0.2, family: 0.35, synonym: 0.6, typo: 0.45, typos: 0.25 };
const ENOUGH = 0.15; // of what a word says at most: an offer where all say that much goes before the others
const CONTRAST = 1.4; // how much more a word says in a name than in a long text
const MOST_NEAR = 6; // nearest hits where nothing answers
const LONGEST_SPAN = 4; // words that together are a name or a synonym

// An index whose pieces come from `load(name)`, which promises what the file holds.
export function Index(main, load) {
  const { anyOr, beginning, corrected, cut, entryOf, family, hasMeanings, isFiller, known, made, meanings, nearest, piece, postings, same, sureOf } = Vocabulary(main, load);

  // One way to find what was typed: by an offer that has all of `entries`.
  function way(entries, how, label, factor) {
    return {
      stems: entries.map(function (entry) { return entry.stem; }), how: how, label: label || entries[0].shown[0],
      forms: [].concat.apply([], entries.map(function (entry) { return entry.forms; })), weight: WEIGHTS[how] * (factor || 1),
    };
  }

  // The ways by what means the same as `stems`.
  function alike(stems, factor) {
    return Promise.all(meanings(stems).map(async function (member) {
      return way(await Promise.all(member.slice(1).map(entryOf)), "synonym", member[0], factor);
    }));
  }

  async function waysOf(word, isEnd) {
    const found = await same(word);
    const longer = (await beginning(word, isEnd)).filter(function (each) { return !found.some(function (other) { return other.entry === each.entry; }); });
    const isKnown = found.some(function (each) { return each.entry.count || hasMeanings(each.entry.stem); });
    const ways = found.concat(longer).map(function (each) { return way([each.entry], each.how); });
    const meant = found.slice();
    if (!isKnown) {
      const parts = await made(word);
      const near = longer.length ? [] : (await corrected(word)).concat(await family(word));
      if (parts.length > 1) ways.push(way(parts, "parts", word));
      near.forEach(function (each) {
        ways.push(way([each.entry], each.how));
        if (parts.length < 2) meant.push(each);
      });
      if (parts.length > 1 || !near.length) parts.forEach(function (entry) { ways.push(way([entry], "part")); });
    }
    for (const each of meant) {
      ways.push.apply(ways, await alike([each.entry.stem], each.how === "word" || each.how === "stem" ? 1 : 0.6));
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
    const texts = found.map(function (each) { return [each.entry.stem]; });
    if (content.length > 1) texts.push(apart.map(function (entry) { return entry.stem; }));
    const others = [].concat.apply([], await Promise.all(texts.map(function (stems) { return alike(stems, 1); })));
    if (ways.length || others.length) ways.push(way(apart, "word", span.join(" "))); // the words themselves count as well
    return ways.concat(others);
  }

  // What was typed, in pieces that each have to be found: a word, or words that belong together.
  async function understand(text) {
    const digits = digitsOf(text);
    const typed = digits ? [digits] : words(text);
    const isSaid = typed.every(isFiller) ? function () { return true; } : function (word) { return !isFiller(word); };
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
      if (!unit && isSaid(typed[at])) unit = { text: typed[at], ways: await waysOf(typed[at], at === typed.length - 1), length: 1 };
      if (unit) units.push(unit);
      at += unit ? unit.length : 1;
    }
    const isUnclear = units.some(function (each) { return !each.ways.length || each.ways[0].how !== "word"; });
    return { units: units, names: typed.length > 1 ? await namesOf(typed.join(""), isUnclear) : [] };
  }

  // The names that the whole text is, with a mistake, without its end, or with its spaces elsewhere.
  async function namesOf(joined, isUnclear) {
    if (joined.length < 5) return [];
    const most = isUnclear ? mistakes(joined) : 0;
    const entries = await known(sureOf(joined.slice(0, 2)));
    return entries.filter(function (entry) {
      return entry.shown[0].indexOf(" ") > 0 && distance(joined, entry.forms[0], most, true) <= most;
    });
  }

  // The offers that a way leads to, with how much it says in each.
  async function offersOf(way) {
    const found = await Promise.all(way.stems.map(postings));
    if (found.length === 1) return found[0];
    const both = { numbers: [], levels: [] };
    found[0].numbers.forEach(function (number, at) {
      let sum = found[0].levels[at];
      for (let other = 1; other < found.length; other++) {
        const place = placeOf(number, found[other].numbers);
        if (place < 0) return;
        sum += found[other].levels[place];
      }
      both.numbers.push(number);
      both.levels.push(sum / found.length);
    });
    return both;
  }

  // How telling a word is that so many offers have.
  function tells(count) {
    return Math.log(1 + (main.count - count + 0.5) / (count + 0.5));
  }

  // What each offer says of one piece of the text, by the best of the ways to find it.
  async function weighed(unit) {
    const ways = await Promise.all(unit.ways.map(async function (each) { return { way: each, offers: await offersOf(each) }; }));
    const best = new Float32Array(main.count);
    let own = 0, all = 0;
    ways.forEach(function (each) {
      const numbers = each.offers.numbers, levels = each.offers.levels, weight = each.way.weight;
      if (each.way.how === "word" || each.way.how === "stem") own = Math.max(own, numbers.length);
      all = Math.max(all, numbers.length);
      for (let at = 0; at < numbers.length; at++) {
        const score = weight * Math.pow(levels[at], CONTRAST);
        if (score > best[numbers[at]]) best[numbers[at]] = score;
      }
    });
    let top = 0;
    best.forEach(function (score) { if (score > top) top = score; });
    return { text: unit.text, ways: ways, best: best, enough: top * ENOUGH, telling: tells(own || all), isKnown: own > 0, isFound: all > 0 };
  }

  // The way by which an offer was found.
  function wayTo(number, unit) {
    let found = null, most = 0;
    unit.ways.forEach(function (each) {
      const place = placeOf(number, each.offers.numbers);
      const score = place < 0 ? 0 : each.way.weight * Math.pow(each.offers.levels[place], CONTRAST);
      if (score > most) { most = score; found = each.way; }
    });
    return found;
  }

  // The numbers of the offers that answer `text`, the best first.
  async function ranked(text) {
    const asked = await understand(text);
    const units = await Promise.all(asked.units.map(weighed));
    const found = units.filter(function (each) { return each.isFound; });
    const scores = new Float32Array(main.count), hits = new Uint8Array(main.count), seen = new Uint8Array(main.count);
    found.forEach(function (each) {
      for (let number = 0; number < main.count; number++) {
        if (each.best[number]) {
          scores[number] += each.best[number] * each.telling;
          if (each.best[number] >= each.enough) hits[number] += 1;
          seen[number] += 1;
        }
      }
    });
    const whole = found.reduce(function (sum, each) { return sum + each.telling; }, 0) || 1;
    for (const entry of asked.names) {
      const named = await postings(entry.stem);
      named.numbers.forEach(function (number, at) {
        scores[number] += whole * named.levels[at];
        hits[number] = seen[number] = Math.max(1, found.length);
      });
    }
    let top = 0, count = 0;
    for (let number = 0; number < main.count; number++) {
      if (!seen[number]) continue;
      if (found.length) scores[number] *= seen[number] / found.length;
      if (scores[number] > top) top = scores[number];
      count += 1;
    }
    // What differs by little fits equally; then the number decides, which says what is running and checked.
    const keys = new Float64Array(count);
    let at = 0;
    for (let number = 0; number < main.count; number++) {
      if (seen[number]) keys[at++] = number - ((hits[number] >= found.length ? 100 : 0) + Math.round(20 * scores[number] / top)) * main.count;
    }
    keys.sort();
    const order = Array.from(keys, function (key) { return ((key % main.count) + main.count) % main.count; });
    return { order: order, units: units, names: asked.names, hits: seen };
  }

  async function cards(wanted) {
    const blocks = await Promise.all(wanted.map(function (number) { return piece("cards", Math.floor(number / main.block)); }));
    return wanted.map(function (number, at) { return blocks[at][number % main.block]; });
  }

  // The facets with, per answer, how many of the found offers would be left with it. `chosen` goes from facet to answers.
  async function narrowed(found, chosen) {
    const facets = await Promise.all(main.facets.map(async function (facet, at) {
      const values = (await piece("facets", at)).map(function (value) { return { id: value[0], name: value[1], offers: numbers(value[2]), count: 0 }; });
      const wanted = chosen[facet.id] || [];
      let passes = null; // which offers have one of the chosen answers; null lets all pass
      values.forEach(function (value) {
        value.isChosen = wanted.indexOf(value.id) >= 0;
        if (wanted.length && !passes) passes = new Uint8Array(main.count);
        if (value.isChosen) value.offers.forEach(function (number) { passes[number] = 1; });
      });
      return { id: facet.id, name: facet.name, values: values, passes: passes };
    }));
    const missed = new Uint8Array(main.count).fill(255); // how many facets an offer does not pass; 255 is not found
    found.forEach(function (number) { missed[number] = 0; });
    facets.forEach(function (facet) {
      if (facet.passes) found.forEach(function (number) { if (!facet.passes[number]) missed[number] += 1; });
    });
    facets.forEach(function (facet) {
      const lacks = function (number) { return facet.passes && !facet.passes[number] ? 1 : 0; };
      facet.values.forEach(function (value) {
        value.offers.forEach(function (number) { if (missed[number] !== 255 && missed[number] === lacks(number)) value.count += 1; });
      });
      const left = found.filter(function (number) { return missed[number] === lacks(number); }).length;
      const told = facet.values.filter(function (value) { return value.count; });
      facet.splits = told.length > 1 && told.some(function (value) { return value.count < left; });
    });
    return { facets: facets, left: found.filter(function (number) { return !missed[number]; }) };
  }

  // Words that look like what was typed, for who found nothing.
  async function near(text) {
    const found = [];
    for (const word of words(text)) {
      const most = Math.min(Math.floor(word.length / 2) - 1, Math.floor(word.length / 3));
      const entries = most > 0 ? await nearest(word, most, anyOr(word[0])) : [];
      entries.filter(function (each) { return each.entry.count; }).slice(0, 3).forEach(function (each) { found.push(each.entry.shown[0]); });
    }
    return found.filter(function (word, at) { return found.indexOf(word) === at; }).slice(0, 5);
  }

  // The whole answer. `chosen` are the facets' answers, `most` is how many cards to fetch; the facets are counted
  // when something is chosen or `isFaceted`, since a large catalogue holds much of them.
  async function search(text, chosen, most, isFaceted) {
    let answer = words(text).length ? await ranked(text) : null;
    let order = answer ? answer.order : Array.from({ length: main.count }, function (none, number) { return number; });
    let facets = null;
    if (isFaceted || Object.keys(chosen || {}).some(function (name) { return chosen[name].length; })) {
      const narrow = await narrowed(order, chosen || {});
      facets = narrow.facets;
      order = narrow.left;
    }
    const total = order.length;
    const nearby = answer && !answer.order.length ? await near(text) : [];
    if (nearby.length) { // nothing answers: the nearest hits, told to be that
      answer = await ranked(nearby[0]);
      order = answer.order.slice(0, MOST_NEAR);
    }
    const units = answer ? answer.units : [];
    const names = answer ? answer.names.map(function (entry) { return way([entry], "name"); }) : [];
    const shown = order.slice(0, most || 20);
    const found = await cards(shown);
    return {
      total: total,
      complete: order.filter(function (number) { return !answer || answer.hits[number] >= units.length; }).length,
      facets: facets,
      instead: units.filter(function (each) { return !each.isKnown && each.isFound; }).map(function (each) { return insteadOf(each, order); }).filter(Boolean),
      near: nearby,
      results: shown.map(function (number, at) {
        const by = units.map(function (each) { return wayTo(number, each); }).filter(Boolean);
        return { number: number, id: found[at][0], html: found[at][1], by: by.length ? by : names };
      }),
    };
  }

  // What stands for a word that no offer has, in the first result that has it: "activering".
  function insteadOf(unit, order) {
    const first = order.filter(function (number) { return unit.best[number]; })[0];
    const found = first === undefined ? null : wayTo(first, unit);
    return found && ["synonym", "typo", "typos"].indexOf(found.how) >= 0 ? found.label : "";
  }

  return { search: search, understand: understand };
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

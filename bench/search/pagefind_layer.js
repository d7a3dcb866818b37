// Pagefind with our handling of the query: one search per alternative of each word, the answers put together here.

// units: a list per word of the query, each a list of { text, weight }. Per word a page gets its best alternative's
// weight × Pagefind's score. Pages that answer all words come first, then the higher sum.
export async function layered(pagefind, units) {
  const found = new Map()
  const asked = new Map()
  for (const [unit, alternatives] of units.entries()) {
    for (const { text, weight } of alternatives) {
      if (!asked.has(text)) asked.set(text, (await pagefind.search(text)).results)
      for (const result of asked.get(text)) {
        if (!found.has(result.id)) found.set(result.id, { result, scores: new Array(units.length).fill(0) })
        const { scores } = found.get(result.id)
        scores[unit] = Math.max(scores[unit], weight * result.score)
      }
    }
  }
  const ranked = [...found.values()].map(({ result, scores }) => ({
    result, all: scores.every(Boolean), sum: scores.reduce((sum, score) => sum + score, 0),
  }))
  ranked.sort((a, b) => b.all - a.all || b.sum - a.sum)
  return ranked.map(({ result }) => result)
}

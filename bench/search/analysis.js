// What the layer on Pagefind knows of a query: all that this catalogue's own search understands of it (stop words,
// corrections, compounds, synonyms, with the same weights), asked of the built site at /ours/.

const OFFERS = { nl: "/ours/aanbod/", fr: "/ours/fr/aanbod/", en: "/ours/en/aanbod/" }

// language -> (query -> units), as pagefind_layer.js takes them.
export async function analysis(language) {
  const { openIndex } = await import("/ours/assets/search.js")
  const page = new DOMParser().parseFromString(await (await fetch(OFFERS[language])).text(), "text/html")
  const address = new URL(page.querySelector("[data-index]").dataset.index, new URL(OFFERS[language], location.href))
  const index = await openIndex(address.href)
  return async query => (await index.understand(query)).units.map(({ text, ways }) => [
    { text, weight: 1 },
    ...ways.map(way => ({ text: way.label, weight: Math.min(1, way.weight) })),
  ])
}

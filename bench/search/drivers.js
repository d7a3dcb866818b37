// One search function per engine, query -> slugs in rank order (the first ten), each asked as its own page would.

const last = address => address.split("#")[0].split("/").filter(Boolean).at(-1)

// What Material's bundle does: it fetches the index, hands it to its worker, then posts what is typed as it is;
// the worker itself makes lunr's query of it. Message types: 0 set up, 1 ready, 2 query, 3 result.
export async function material({ base, worker }) {
  const { config, docs } = await (await fetch(`${base}search/search_index.json`)).json()
  const thread = new Worker(`${base}${worker}`)
  const ask = message => new Promise((done, failed) => {
    thread.onmessage = event => done(event.data)
    thread.onerror = failed
    thread.postMessage(message)
  })
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } })
  return async query => {
    const { data } = await ask({ type: 2, data: query })
    // Each item holds the sections of one page.
    return data.items.slice(0, 10).map(([section]) => last(section.location))
  }
}

async function open(base) {
  const module = await import(`${base}pagefind.js`)
  await module.init()
  return module
}

// A result has no title before its own file is there, so ten of those belong to an answer.
const named = async results => {
  const data = await Promise.all(results.slice(0, 10).map(result => result.data()))
  return data.map(({ url }) => last(url))
}

export async function pagefind({ base }) {
  const module = await open(base)
  return async query => named((await module.search(query)).results)
}

export async function layer({ base, language }) {
  const [module, { layered }, { analysis }] = await Promise.all([
    open(base), import("/_bench/pagefind_layer.js"), import("/_bench/analysis.js"),
  ])
  const unitsOf = await analysis(language)
  return async query => named(await layered(module, await unitsOf(query)))
}

// The finder's page says where its index is; a folder without pages has `index` handed in.
export async function catalogue({ base, index }) {
  index ??= document.querySelector("[data-index]").dataset.index
  const { openIndex } = await import(`${base}assets/search.js`)
  const opened = await openIndex(new URL(index, location.href).href)
  return async query => (await opened.search(query)).results.slice(0, 10).map(result => result.id)
}

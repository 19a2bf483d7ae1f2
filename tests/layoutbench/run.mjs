// cargo xtask bench layout: our layout beside the others, on the demo tree and on random trees.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoTree, randomTree, withOneMore } from './graphs.mjs'
import { area, crossings, linesThroughCards, reordered, torn } from './measure.mjs'
import { peers } from './peers.mjs'

const SEED = 12345
const WARM_RUNS = 3
const RUNS = 5

const program = process.env.BENCH_LAYOUT
if (!program) throw new Error('BENCH_LAYOUT names the program that lays out; cargo xtask bench layout sets it')

const folder = mkdtempSync(join(tmpdir(), 'layoutbench-'))
const ours = arrangement => ({
  name: `ours, ${arrangement}`,
  nodesMax: Infinity,
  measuresItself: true,
  layout (graph) {
    const [input, output] = [join(folder, 'graph.json'), join(folder, 'layout.json')]
    writeFileSync(input, JSON.stringify(graph))
    execFileSync(program, [input, output, arrangement])
    return JSON.parse(readFileSync(output))
  }
})

/** The layout, with the median time of some runs. */
async function run (tool, graph) {
  if (tool.measuresItself) return tool.layout(graph)
  const times = []
  let layout
  for (let at = 0; at < WARM_RUNS + RUNS; at++) {
    layout = await tool.layout(graph)
    if (at >= WARM_RUNS) times.push(layout.ms)
  }
  return { ...layout, ms: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] }
}

async function row (tool, graph) {
  const { graph: grown, parent } = withOneMore(graph)
  const [before, after] = [await run(tool, graph), await tool.layout(grown)]
  return {
    tool: tool.name,
    ms: before.ms,
    area: area(graph, before),
    crossings: before.edges && crossings(before),
    through: before.edges && linesThroughCards(graph, before),
    torn: torn(graph, before, after, parent),
    // In a column siblings stand under each other.
    reordered: tool.name.includes('compact') ? 0 : reordered(graph, before)
  }
}

const number = value => value === null ? '–' : value >= 100 ? String(Math.round(value)) : String(+value.toPrecision(2))

try {
  for (const [name, graph] of [
    ['demo tree', demoTree()], ['500 notes', randomTree(500, SEED)], ['5,000 notes', randomTree(5000, SEED)]
  ]) {
    const tools = [ours('classic'), ours('compact'), ...peers].filter(tool => graph.nodes.length <= tool.nodesMax)
    const rows = []
    for (const tool of tools) rows.push(await row(tool, graph))
    const [classic] = rows
    console.log(`\n${name}: ${graph.nodes.length} cards, ${graph.links.length} links beside the tree\n`)
    console.log('| tool | ms | × our time | Mpx² | × our area | crossings | lines through cards | torn | reordered |')
    console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
    for (const r of rows) {
      console.log(`| ${[
        r.tool, number(r.ms), number(r.ms / classic.ms), number(r.area / 1e6), number(r.area / classic.area),
        number(r.crossings), number(r.through), r.torn, r.reordered
      ].join(' | ')} |`)
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}

// Problem trees to lay out: the demo's, and random ones.
//
// A graph is { core, links: [[from, to]], nodes: [{ w, h, parent, side, kids }] }; side 0 is the core, 1 a cause, 2 an
// effect. Siblings are listed in their order. Links point from cause to effect.
import { readFileSync } from 'node:fs'

export const GAP_ACROSS = 24
export const GAP_LEVELS = 48

const CARD_WIDTH = 208
const LINE_HEIGHT = 19
const LINES_MAX = 5
const LETTERS_A_LINE = 26
const DEPTH_MAX = 6

const node = (lines, parent, side) => ({ w: CARD_WIDTH, h: 44 + LINE_HEIGHT * (lines - 1), parent, side, kids: [] })

/** The tree of the demo board. A cause's first link makes its place, further ones are links beside the tree. */
export function demoTree () {
  const tree = JSON.parse(readFileSync(new URL('../../board/demo/tre-heltid.nb.json', import.meta.url)))
  const index = new Map(tree.nodes.map((note, at) => [note.id, at]))
  const side = { core: 0, effect: 2 }
  const graph = {
    core: tree.nodes.findIndex(note => note.kind === 'core'),
    links: [],
    nodes: tree.nodes.map(note => {
      const lines = Math.min(LINES_MAX, Math.max(1, Math.ceil(note.text.length / LETTERS_A_LINE)))
      return node(lines, null, side[note.kind] ?? 1)
    })
  }
  // Vicious circles are left out: not all of the others lay out a circle.
  for (const link of tree.links.filter(link => link.kind !== 'feedback')) {
    const [from, to] = [index.get(link.from), index.get(link.to)]
    const [child, parent] = graph.nodes[from].side === 1 ? [from, to] : [to, from]
    if (child !== graph.core && graph.nodes[child].parent === null) hang(graph, child, parent)
    else graph.links.push([from, to])
  }
  return graph
}

function hang (graph, child, parent) {
  graph.nodes[child].parent = parent
  graph.nodes[parent].kids.push(child)
}

/** mulberry32: small, good enough, the same everywhere. */
function randomNumbers (seed) {
  let state = seed >>> 0
  return (low, high) => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return low + Math.floor(((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296 * (high - low + 1))
  }
}

/** `count` notes, four or five branches on each side, two to five children, six levels; one link to twenty notes. */
export function randomTree (count, seed) {
  const random = randomNumbers(seed)
  const graph = { core: 0, links: [], nodes: [node(random(1, LINES_MAX), null, 0)] }
  const depth = [0]
  const grow = (parent, side) => {
    graph.nodes.push(node(random(1, LINES_MAX), null, side))
    hang(graph, graph.nodes.length - 1, parent)
    depth.push(depth[parent] + 1)
    return graph.nodes.length - 1
  }
  const open = []
  for (const side of [1, 2]) for (let left = random(4, 5); left > 0; left--) open.push(grow(0, side))
  while (graph.nodes.length < count) {
    if (open.length === 0) open.push(1 + graph.nodes.slice(1).findIndex((_, at) => depth[at + 1] < DEPTH_MAX))
    const [parent] = open.splice(random(0, open.length - 1), 1)
    for (let left = random(2, 5); left > 0 && graph.nodes.length < count; left--) {
      const child = grow(parent, graph.nodes[parent].side)
      if (depth[child] < DEPTH_MAX) open.push(child)
    }
  }
  addLinks(graph, depth, random, Math.round(count / 20))
  return graph
}

/** Links between relatives mostly, never to an own ancestor, always from the cause's to the effect's level. */
function addLinks (graph, depth, random, count) {
  const { nodes } = graph
  const above = (low, high) => {
    for (let at = nodes[low].parent; at !== null; at = nodes[at].parent) if (at === high) return true
    return false
  }
  const relative = (at) => {
    for (let up = random(2, 4); up > 0; up--) at = nodes[at].parent ?? at
    for (let down = random(1, 3); down > 0 && nodes[at].kids.length; down--) {
      at = nodes[at].kids[random(0, nodes[at].kids.length - 1)]
    }
    return at
  }
  const seen = new Set()
  while (graph.links.length < count) {
    const one = random(1, nodes.length - 1)
    const other = random(1, 10) <= 7 ? relative(one) : random(1, nodes.length - 1)
    if (other === graph.core || nodes[one].side !== nodes[other].side || depth[one] === depth[other]) continue
    if (above(one, other) || above(other, one)) continue
    const oneIsCause = (nodes[one].side === 1) === (depth[one] > depth[other])
    const link = oneIsCause ? [one, other] : [other, one]
    if (seen.has(link.join())) continue
    seen.add(link.join())
    graph.links.push(link)
  }
}

/** Parents before children, siblings in order. */
export function readingOrder (graph) {
  const order = []
  const open = [graph.core]
  while (open.length) {
    const at = open.pop()
    order.push(at)
    open.push(...graph.nodes[at].kids.toReversed())
  }
  return order
}

/** The graph with one leaf more, among the leaves of a branch in the middle of the causes: room must be made. */
export function withOneMore (graph) {
  const grown = structuredClone(graph)
  const { nodes } = grown
  const leafy = readingOrder(graph).filter(at =>
    nodes[at].side === 1 && nodes[at].kids.length >= 2 && nodes[at].kids.every(kid => !nodes[kid].kids.length))
  const parent = leafy[Math.floor(leafy.length / 2)] ?? nodes[graph.core].kids[0]
  nodes.push(node(3, parent, 1))
  nodes[parent].kids.splice(Math.ceil(nodes[parent].kids.length / 2), 0, nodes.length - 1)
  return { graph: grown, parent }
}

/** All lines from cause to effect: the tree's in reading order, then the links. */
export function allLines (graph) {
  const own = readingOrder(graph).filter(at => at !== graph.core).map(at => {
    const { parent, side } = graph.nodes[at]
    return side === 1 ? [at, parent] : [parent, at]
  })
  return [...own, ...graph.links]
}

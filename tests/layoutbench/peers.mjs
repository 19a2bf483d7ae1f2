// The others. Each gives { ms, x, y, edges }: centres, and lines [from, to, [[x, y], …]] where it routes them.
import dagre from '@dagrejs/dagre'
import ELK from 'elkjs/lib/elk.bundled.js'
import { flextree } from 'd3-flextree'
import { GAP_ACROSS, GAP_LEVELS, allLines, readingOrder } from './graphs.mjs'

const elk = new ELK()

function withDagre (graph) {
  const lines = allLines(graph)
  const drawing = new dagre.graphlib.Graph({ multigraph: true })
  drawing.setGraph({ rankdir: 'BT', nodesep: GAP_ACROSS, ranksep: GAP_LEVELS, edgesep: 10 })
  drawing.setDefaultEdgeLabel(() => ({}))
  for (const at of readingOrder(graph)) {
    drawing.setNode(String(at), { width: graph.nodes[at].w, height: graph.nodes[at].h })
  }
  lines.forEach(([from, to], name) => drawing.setEdge(String(from), String(to), {}, String(name)))
  const start = performance.now()
  dagre.layout(drawing)
  const ms = performance.now() - start
  const edges = lines.map(([from, to], name) => {
    const { points } = drawing.edge(String(from), String(to), String(name))
    return [from, to, points.map(point => [point.x, point.y])]
  })
  const placed = graph.nodes.map((_, at) => drawing.node(String(at)))
  return { ms, x: placed.map(node => node.x), y: placed.map(node => node.y), edges }
}

async function withElk (graph) {
  const lines = allLines(graph)
  const drawing = {
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'UP',
      'elk.spacing.nodeNode': String(GAP_ACROSS),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(GAP_LEVELS)
    },
    children: readingOrder(graph).map(at => ({ id: String(at), width: graph.nodes[at].w, height: graph.nodes[at].h })),
    edges: lines.map(([from, to], name) => ({ id: `e${name}`, sources: [String(from)], targets: [String(to)] }))
  }
  const start = performance.now()
  const laidOut = await elk.layout(drawing)
  const ms = performance.now() - start
  const [x, y] = [[], []]
  for (const child of laidOut.children) {
    x[child.id] = child.x + child.width / 2
    y[child.id] = child.y + child.height / 2
  }
  const edges = laidOut.edges.map((edge, at) => {
    const points = edge.sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
    return [...lines[at], points.map(point => [point.x, point.y])]
  })
  return { ms, x, y, edges }
}

/** A tree for each side, put together at the core. It routes nothing. */
function withFlextree (graph) {
  const { nodes, core } = graph
  const [x, y] = [nodes.map(() => 0), nodes.map(() => 0)]
  let ms = 0
  for (const side of [1, 2]) {
    const layout = flextree({
      children: at => at === core ? nodes[at].kids.filter(kid => nodes[kid].side === side) : nodes[at].kids,
      nodeSize: ({ data }) => [nodes[data].w + GAP_ACROSS, nodes[data].h + GAP_LEVELS],
      spacing: 0
    })
    const start = performance.now()
    const tree = layout.hierarchy(core)
    layout(tree)
    ms += performance.now() - start
    tree.each(({ data: at, x: across, y: out }) => {
      if (at === core) return
      x[at] = across - tree.x
      const down = out - nodes[core].h / 2 + nodes[at].h / 2
      y[at] = side === 1 ? down : -down
    })
  }
  return { ms, x, y, edges: null }
}

/** Beyond so many nodes a run takes many seconds. */
const SLOW_FROM = 2000

export const peers = [
  { name: 'd3-flextree', nodesMax: Infinity, layout: withFlextree },
  { name: 'dagre', nodesMax: SLOW_FROM, layout: withDagre },
  { name: 'elk layered', nodesMax: SLOW_FROM, layout: withElk }
]

// What a layout is worth: its area, its crossings, lines through cards, what an insertion tears.

/** The area that the cards fill, in square units. */
export function area (graph, { x, y }) {
  const sides = (at, size) => graph.nodes.flatMap((node, i) => [at[i] - node[size] / 2, at[i] + node[size] / 2])
  const extent = values => Math.max(...values) - Math.min(...values)
  return extent(sides(x, 'w')) * extent(sides(y, 'h'))
}

const turn = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
const opposite = (one, other) => (one > 1e-6 && other < -1e-6) || (one < -1e-6 && other > 1e-6)
const cross = (a, b, c, d) => opposite(turn(a, b, c), turn(a, b, d)) && opposite(turn(c, d, a), turn(c, d, b))

/** Pieces of lines without a common end that properly cross. */
export function crossings ({ edges }) {
  const pieces = edges.flatMap(([from, to, points]) => points.slice(1).map((b, at) => {
    const a = points[at]
    return {
      from, to, a, b,
      left: Math.min(a[0], b[0]), right: Math.max(a[0], b[0]), top: Math.min(a[1], b[1]), bottom: Math.max(a[1], b[1])
    }
  }))
  pieces.sort((p, q) => p.left - q.left)
  let count = 0
  let open = []
  for (const piece of pieces) {
    open = open.filter(other => other.right >= piece.left)
    for (const other of open) {
      if (other.bottom < piece.top || other.top > piece.bottom) continue
      const meet = [piece.from, piece.to].some(end => end === other.from || end === other.to)
      if (!meet && cross(piece.a, piece.b, other.a, other.b)) count++
    }
    open.push(piece)
  }
  return count
}

/** How many times a line runs through a card that it does not join. */
export function linesThroughCards (graph, { x, y, edges }) {
  const cards = graph.nodes.map((node, at) => ({
    at, left: x[at] - node.w / 2 + 1, right: x[at] + node.w / 2 - 1, top: y[at] - node.h / 2 + 1, bottom: y[at] + node.h / 2 - 1
  })).sort((a, b) => a.left - b.left)
  const widest = Math.max(...graph.nodes.map(node => node.w))
  let count = 0
  for (const [from, to, points] of edges) {
    const hit = new Set()
    for (let piece = 1; piece < points.length; piece++) {
      const [a, b] = [points[piece - 1], points[piece]]
      const [low, high] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])]
      for (let place = firstFrom(cards, low - widest); place < cards.length && cards[place].left <= high; place++) {
        const card = cards[place]
        if (card.at !== from && card.at !== to && runsThrough(a, b, card)) hit.add(card.at)
      }
    }
    count += hit.size
  }
  return count
}

/** The first card whose left edge is not left of `x`. */
function firstFrom (cards, x) {
  let [low, high] = [0, cards.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (cards[middle].left < x) low = middle + 1
    else high = middle
  }
  return low
}

/** Liang–Barsky. */
function runsThrough (a, b, card) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  let [enter, leave] = [0, 1]
  for (const [step, room] of [
    [-dx, a[0] - card.left], [dx, card.right - a[0]], [-dy, a[1] - card.top], [dy, card.bottom - a[1]]
  ]) {
    if (step === 0) {
      if (room < 0) return false
    } else if (step < 0) enter = Math.max(enter, room / step)
    else leave = Math.min(leave, room / step)
  }
  return enter < leave
}

/** Cards out of the form of their branch after a leaf was put in under `parent`. */
export function torn (graph, before, after, parent) {
  const grown = new Set()
  for (let at = parent; at !== null; at = graph.nodes[at].parent) grown.add(at)
  const moved = at => [after.x[at] - before.x[at], after.y[at] - before.y[at]]
  let count = 0
  for (const branch of [...grown].flatMap(at => graph.nodes[at].kids).filter(kid => !grown.has(kid))) {
    const cards = [branch]
    for (const at of cards) cards.push(...graph.nodes[at].kids)
    const moves = cards.map(moved)
    // The branch's move is the one that most of its cards made.
    const counts = new Map()
    for (const move of moves) counts.set(String(move.map(Math.round)), (counts.get(String(move.map(Math.round))) ?? 0) + 1)
    const usual = [...counts].sort((one, other) => other[1] - one[1])[0][0].split(',').map(Number)
    count += moves.filter(move => Math.hypot(move[0] - usual[0], move[1] - usual[1]) > 1.5).length
  }
  return count
}

/** Neighbouring siblings that stand the other way round than given. */
export function reordered (graph, { x }) {
  let count = 0
  for (const node of graph.nodes) {
    for (const side of [1, 2]) {
      const row = node.kids.filter(kid => graph.nodes[kid].side === side)
      count += row.slice(1).filter((kid, at) => x[kid] < x[row[at]]).length
    }
  }
  return count
}

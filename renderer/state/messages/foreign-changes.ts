/** What stands where a text of this page stood, before page translation or an extension replaced it. */
const standIns = new WeakMap<Node, Element>()
/** Nodes that this page removed itself. */
const removedHere = new WeakSet<Node>()

/** The child of `parent` that is, contains or stands for `node`; null if there's none anymore. */
const childFor = (parent: Node, node: Node): ChildNode | null => {
  const start = node.isConnected ? node : (standIns.get(node) ?? node)
  for (let at: Node | null = start; at !== null; at = at.parentNode)
    if (at.parentNode === parent) return at as ChildNode
  return null
}

/** Remembers which element was put in the place of a text, by whatever changes the page besides this app. */
const remember = (records: readonly MutationRecord[]): void => {
  const added = new Set<Node>(records.flatMap(({ addedNodes }) => [...addedNodes]))
  for (const { target, removedNodes, addedNodes, previousSibling, nextSibling } of records) {
    for (const node of removedNodes) {
      if (node.nodeType !== Node.TEXT_NODE || node.isConnected || removedHere.has(node)) continue
      const beside = [...addedNodes, previousSibling, nextSibling].find(
        (one): one is Element => one instanceof Element && added.has(one) && one.parentNode === target,
      )
      if (beside !== undefined) standIns.set(node, beside)
    }
  }
}

/**
 * Lets the page live on when something else moves or replaces its texts: page translation wraps every text in an element
 * of its own, and some extensions do the same.
 *
 * React keeps hold of the texts it made. Without this, removing a text that was moved, or inserting before it, throws and
 * takes the whole window down; and a text that was replaced never changes again, so the screen would say something that
 * is no longer true. With it, the change reaches what stands there now, and a new text takes its place back.
 *
 * Call it before the first paint.
 */
export const surviveForeignChanges = (page: Document): void => {
  const { prototype } = Node
  const { removeChild, insertBefore, appendChild } = prototype
  /** A text that is put somewhere is shown itself, not what stood in for it. */
  const comeBack = (node: Node) => {
    removedHere.delete(node)
    standIns.get(node)?.remove()
    standIns.delete(node)
  }
  const value = Object.getOwnPropertyDescriptor(prototype, 'nodeValue')

  prototype.removeChild = function remove<T extends Node>(this: Node, child: T): T {
    removedHere.add(child)
    if (child.parentNode === this) return removeChild.call(this, child) as T
    const shown = childFor(this, child)
    if (shown !== null) removeChild.call(this, shown)
    return child
  }
  prototype.insertBefore = function insert<T extends Node>(this: Node, node: T, before: Node | null): T {
    comeBack(node)
    const next = before === null || before.parentNode === this ? before : childFor(this, before)
    return insertBefore.call(this, node, next) as T
  }
  prototype.appendChild = function append<T extends Node>(this: Node, node: T): T {
    comeBack(node)
    return appendChild.call(this, node) as T
  }
  if (value?.set !== undefined && value.get !== undefined) {
    const { get, set } = value
    Object.defineProperty(prototype, 'nodeValue', {
      ...value,
      get,
      set(this: Node, text: string | null) {
        set.call(this, text)
        const standIn = this.isConnected ? undefined : standIns.get(this)
        if (standIn?.isConnected !== true || removedHere.has(this)) return
        standIns.delete(this)
        standIn.replaceWith(this)
      },
    })
  }
  new MutationObserver(remember).observe(page, { childList: true, subtree: true })
}

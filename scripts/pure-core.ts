import { fileURLToPath } from 'node:url'
import { normalizePath, parseSync, type Plugin } from 'vite'

/** Only these: a folder of that name may lie anywhere, above the project too. */
const root = normalizePath(fileURLToPath(new URL('..', import.meta.url)))
const isCore = (id: string): boolean => id.startsWith(`${root}core/`)
const isZod = (id: string): boolean => id.startsWith(`${root}node_modules/zod/`)

type Node = { type: string; start: number; [key: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** Starts of all calls of an expression, but for those that a function in it makes when it is called. */
const callsIn = (node: Node): number[] => {
  if (node.type.endsWith('FunctionExpression')) return []
  const inner = Object.values(node).flat().filter(isNode).flatMap(callsIn)
  return node.type === 'CallExpression' || node.type === 'NewExpression' ? [node.start, ...inner] : inner
}

/** The initial values of a module's constants. */
const constantsOf = (program: Node): Node[] =>
  (program['body'] as Node[])
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement['declaration'] : statement))
    .filter(isNode)
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap((declaration) => declaration['declarations'] as { init: unknown }[])
    .map(({ init }) => init)
    .filter(isNode)

/**
 * Lets a bundle leave out those constants of core that it doesn't use, shapes above all, and zod with the last of them.
 * Making one has no effect but the constant, which a bundler can't know; that core is pure is its rule. For threads that
 * read what others have checked: they start sooner.
 */
export const pureCorePlugin = (): Plugin => ({
  name: 'pure-core',
  transform: {
    filter: { id: /\.ts$/u },
    handler(code, id) {
      if (!isCore(normalizePath(id))) return null
      const { program } = parseSync(id, code)
      const starts = new Set(constantsOf(program as unknown as Node).flatMap(callsIn))
      let marked = code
      for (const start of [...starts].toSorted((a, b) => b - a))
        marked = `${marked.slice(0, start)}/* @__PURE__ */ ${marked.slice(start)}`
      return { code: marked, map: null }
    },
  },
})

/** How the client's threads are built. */
export const threads = {
  format: 'es' as const,
  plugins: () => [pureCorePlugin()],
  rolldownOptions: {
    treeshake: {
      propertyReadSideEffects: false as const,
      moduleSideEffects: (id: string) => !isCore(normalizePath(id)) && !isZod(normalizePath(id)),
    },
  },
}

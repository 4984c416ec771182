import { fileURLToPath } from 'node:url'
import { normalizePath, type Plugin } from 'vite'
import { compileFn } from 'zod/v4/core'
import '../core/domain/shapes/collections.ts'
import { compiledShapes } from '../core/domain/shapes/compiled-shape.ts'
import { shortHash } from '../core/domain/text/short-hash.ts'

const id = 'virtual:compiled-shapes'
const hashFile = normalizePath(fileURLToPath(new URL('../core/domain/text/short-hash.ts', import.meta.url)))

/** A function that zod makes from text: the names of its parameters, and its body. */
type Made = { names: string[]; body: string }

/** All that zod makes from text for a schema: its keys may have functions of their own. */
const madeFor = (schema: (typeof compiledShapes)[number]): Made[] => {
  const real = globalThis.Function
  const made: Made[] = []
  globalThis.Function = function take(...all: string[]) {
    made.push({ names: all.slice(0, -1), body: all.at(-1) ?? '' })
    return real(...all)
  } as unknown as FunctionConstructor
  try {
    compileFn(schema)
  } finally {
    globalThis.Function = real
  }
  return made
}

/** A module that knows the function for each of these texts, so that none has to be made in a page. */
const moduleText = (): string => {
  const functions = new Map(
    compiledShapes.flatMap(madeFor).map(({ names, body }): [string, string] => {
      const name = JSON.stringify(shortHash(body))
      return [name, `${name}: function (${names.join(', ')}) {\n${body}\n}`]
    }),
  )
  return `
    import { shortHash } from ${JSON.stringify(hashFile)}
    const known = { ${[...functions.values()].join(',\n')} }
    export function Known(...parts) {
      const found = known[shortHash(parts.at(-1))]
      if (found === undefined) throw new Error('The build did not compile this shape.')
      return found
    }
  `
}

/**
 * Compiles the shapes of documents with the build, because a page must not make code from text (ADR 0065).
 *
 * zod's compiler writes a function's text and makes the function from it. In a page it writes the same text, and the
 * function with that text is looked up.
 */
export const compiledShapesPlugin = (): Plugin => ({
  name: 'compiled-shapes',
  resolveId: (source) => (source === id ? `\0${id}` : null),
  load: (source) => (source === `\0${id}` ? moduleText() : null),
  transform: {
    filter: { id: /[\\/]zod[\\/]v4[\\/]core[\\/]compile\.js$/u },
    handler(code) {
      const places = code.split('const F = Function;')
      if (places.length !== 2) throw new Error('zod’s compiler makes functions in another way than expected.')
      return { code: `import { Known } from '${id}';\n${places.join('const F = Known;')}`, map: null }
    },
  },
})

import { core, INVALID, withParser, type z } from 'zod'

/** Every schema that is compiled, for the build, which does it ahead of time. */
export const compiledShapes: z.ZodType[] = []

/**
 * The same schema, several times as fast for what is valid; anything else is left to the schema itself, which says what
 * is wrong.
 *
 * Its code is written at the first use. In a page, whose policy forbids making code from text, it is the build's
 * (`scripts/compiled-shapes.ts`); without one, the schema works as it is.
 */
export const compiled = <S extends z.ZodType>(schema: S): S => {
  compiledShapes.push(schema)
  let parse: ((input: unknown) => unknown) | undefined
  return withParser(schema, (input: unknown) => {
    parse ??= parserOf(schema)
    return parse(input) as z.output<S> | typeof INVALID
  })
}

const parserOf = (schema: z.ZodType): ((input: unknown) => unknown) => {
  try {
    return core.compileFn(schema)
  } catch {
    return () => INVALID
  }
}

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { collections } from '../../../../core/domain/shapes/collections.ts'
import { intents } from '../../../../core/intents/registry.ts'
import { Handshake, limits, pushes, requests } from '../../../../core/protocol/messages.ts'
import { oldestProtocol, protocolVersion } from '../../../../core/protocol/version.ts'
import { pinnedSchemas } from './pinned-schemas.ts'

/** What may be sent; defaults are not filled in yet. */
const shapeOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' })
const shapesOf = (schemas: Record<string, z.ZodType>) =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shapeOf(schema)]))

const wire = {
  handshake: shapeOf(Handshake),
  requests: Object.entries(requests).map(([name, { request, answer }]) => [
    name,
    shapeOf(request),
    shapeOf(answer),
  ]),
  pushes: shapesOf(pushes),
  documents: shapesOf(collections),
  intents: Object.entries(intents).map(([type, { version, payload }]) => [type, version, shapeOf(payload)]),
  limits,
}

/** JSON with its keys in order, so that moving a field about changes nothing. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
const hash = createHash('sha256').update(canonical(wire)).digest('hex')

describe('the protocol', () => {
  it('has the shapes of its version', () => {
    expect(
      pinnedSchemas[protocolVersion],
      'The wire has changed: see pinned-schemas.ts for what to do.',
    ).toBe(hash)
  })

  it('talks to versions that were', () => {
    expect(oldestProtocol).toBeLessThanOrEqual(protocolVersion)
    for (let version = 1; version <= protocolVersion; version += 1)
      expect(pinnedSchemas[version]).toMatch(/^[0-9a-f]{64}$/u)
    expect(Math.max(...Object.keys(pinnedSchemas).map(Number))).toBe(protocolVersion)
    expect(new Set(Object.values(pinnedSchemas)).size).toBe(Object.keys(pinnedSchemas).length)
  })
})

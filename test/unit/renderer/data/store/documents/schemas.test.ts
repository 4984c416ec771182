import { expect, test } from 'vitest'
import { shapesHash, shapesText } from '../../../../../../core/domain/shapes/shapes.ts'
import electronViteConfig from '../../../../../../electron.vite.config.ts'

test('the name of the replica follows from the shapes of all its documents', () => {
  const text = shapesText()
  expect(text).toBe(shapesText())
  expect(text).toContain('escalationPackage')
  expect(text).toContain('wokeAt')
})

test('a build names the shapes that it was made with', () => {
  const { renderer } = electronViteConfig as { renderer: { define: Record<string, string> } }
  expect(renderer.define['import.meta.env.VITE_BATON_SHAPES']).toBe(JSON.stringify(shapesHash()))
})

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Filled } from '../../../../../renderer/ui/form/filled.tsx'

const filled = (text: (time: string) => string): string =>
  renderToStaticMarkup(createElement(Filled, { text }, createElement('time', null, '5 min')))

test('an element stands where each language has it', () => {
  expect(filled((time) => `Read ${time} ago`)).toBe('Read <time>5 min</time> ago')
  expect(filled((time) => `Gelesen vor ${time}`)).toBe('Gelesen vor <time>5 min</time>')
  expect(filled((time) => `${time} later`)).toBe('<time>5 min</time> later')
})

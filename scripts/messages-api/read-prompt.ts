/** Something in the material that was sent, with its mark. */
export type Seen = { mark: string; text: string; detail: string }

/** The material of a session as the prompt has it. */
export type SeenMaterial = {
  title: string
  problem: string
  facts: Seen[]
  /** `detail` is the result, '' while there is none. */
  steps: Seen[]
  notes: Seen[]
  /** `detail` is the state, such as `ruled out`. */
  branches: Seen[]
  fixes: Seen[]
}

const matches = (text: string, pattern: RegExp): RegExpExecArray[] => [...text.matchAll(pattern)]
const unquoted = (block: string): string[] =>
  block.split('\n').map((line) => line.replace(/^\| ?/u, '').trim())

/** Reads a session out of a prompt, by its marks. */
export const readPrompt = (prompt: string): SeenMaterial => {
  const blocks = (kinds: string): Seen[] =>
    matches(prompt, new RegExp(`^\\[(${kinds}\\d+)\\][^\\n]*:\\n((?:\\|[^\\n]*\\n?)+)`, 'gmu')).map(
      ([, mark = '', block = '']) => {
        const [text = '', ...rest] = unquoted(block.trimEnd())
        const result = rest.find((line) => line.startsWith('result: '))
        return { mark, text, detail: result?.slice('result: '.length) ?? '' }
      },
    )
  const states = (letter: string): Seen[] =>
    matches(prompt, new RegExp(`^\\[(${letter}\\d+)\\] >*([^:\\n]+): ([^\\n]*)$`, 'gmu')).map(
      ([, mark = '', detail = '', text = '']) => ({ mark, text, detail }),
    )
  const problem = /^Problem:\n((?:\|[^\n]*\n?)+)/mu.exec(prompt)?.[1] ?? ''
  return {
    title: /^Title: (.*)$/mu.exec(prompt)?.[1] ?? '',
    problem: unquoted(problem.trimEnd()).join(' ').trim(),
    facts: states('F'),
    steps: blocks('S'),
    notes: blocks('E'),
    branches: states('B'),
    fixes: states('X'),
  }
}

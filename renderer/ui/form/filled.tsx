import type { ReactNode } from 'react'

/** A character of no language, where the element goes. */
const slot = '\uE000'

/**
 * A sentence with an element in it, such as a time that keeps itself up to date.
 *
 * The words stay one sentence, so that each language puts the element where its own order has it.
 */
export const Filled = ({ text, children }: { text: (filling: string) => string; children?: ReactNode }) => {
  const [before, after = ''] = text(slot).split(slot)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}

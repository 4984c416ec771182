import './assistant.css'
import { Fragment, memo } from 'react'
import { answerBlocks, type Inline } from './answer-blocks.ts'

const Pieces = ({ pieces }: { pieces: readonly Inline[] }) =>
  pieces.map(({ kind, text }, index) =>
    kind === 'code' ? (
      <code key={index}>{text}</code>
    ) : kind === 'strong' ? (
      <strong key={index}>{text}</strong>
    ) : (
      <Fragment key={index}>{text}</Fragment>
    ),
  )

/** What the assistant said: paragraphs, lists and code, and never a link or a picture. */
export const AnswerText = memo(function AnswerText({ text, live = false }: { text: string; live?: boolean }) {
  return (
    <div className={live ? 'answer-text answer-live' : 'answer-text'} dir="auto">
      {answerBlocks(text).map((block, index) => {
        if (block.kind === 'code') return <pre key={index}>{block.text}</pre>
        if (block.kind === 'paragraph')
          return (
            <p key={index}>
              {block.lines.map((line, at) => (
                <Fragment key={at}>
                  {at > 0 && <br />}
                  <Pieces pieces={line} />
                </Fragment>
              ))}
            </p>
          )
        const items = block.items.map((pieces, at) => (
          <li key={at}>
            <Pieces pieces={pieces} />
          </li>
        ))
        return block.ordered ? (
          <ol key={index} start={block.start}>
            {items}
          </ol>
        ) : (
          <ul key={index}>{items}</ul>
        )
      })}
    </div>
  )
})

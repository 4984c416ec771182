import './write-up-step.css'
import { useId, type ReactNode } from 'react'

/** One of the things beside a note: a heading, something short at its end, and what belongs to it. */
export const WriteUpPart = ({
  title,
  aside,
  children,
}: {
  title: string
  aside?: ReactNode
  children: ReactNode
}) => {
  const id = useId()
  return (
    <section className="write-up-part" aria-labelledby={id}>
      <div className="write-up-part-title">
        <h3 id={id} className="write-up-part-title">
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  )
}
